//! What is known of the calls that a list is, where it is some.

use crate::output::Failure;
use crate::voice::Voice;
use serde_json::{Value, json};
use upload::{Ledger, State};
use words::{Arg, Message, message};

/// So many held calls are named; of more, how many.
const NAMED: usize = 20;

/// How many calls of a list are in each state, and which are held; nothing for a base.
pub(super) fn by_state(ledger: &Ledger, list: i64, voice: &Voice) -> Result<Option<String>, Failure> {
    let Some(batch) = ledger.calls_of_part(list)? else { return Ok(None) };
    let states = ledger.call_states(batch.id)?.into_iter().map(|(state, calls)| {
        message!("cli-calls-in-state", "{calls} {state}", calls = calls, state = state.words())
    });
    let states = Message::all(states.collect()).unwrap_or_default();
    let held = held(ledger, batch.id)?;
    let words = if held.is_empty() {
        message!("cli-its-calls", "its calls: {states}", states = states)
    } else {
        message!(
            "cli-its-calls-held",
            "its calls: {states}; held are those of lines {lines}: say of each what became of it with --call LINE, or of all without",
            states = states,
            lines = named_lines(&held)
        )
    };
    Ok(Some(voice.text(&words)))
}

/// Lines by their numbers; of many, the first.
pub(crate) fn named_lines(lines: &[usize]) -> Arg {
    let more = lines.len().saturating_sub(NAMED);
    let mut named: Vec<String> = lines.iter().take(NAMED).map(ToString::to_string).collect();
    named.extend((more > 0).then(|| format!("+{more}")));
    Arg::text(named.join(", "))
}

fn held(ledger: &Ledger, batch: i64) -> Result<Vec<usize>, Failure> {
    let calls = ledger.calls(batch)?;
    Ok(calls.iter().filter(|call| call.state == State::Held).map(|call| call.nth + 1).collect())
}

/// Whether nothing of a list can be sent any more but what is past, or held.
pub(super) fn is_over(ledger: &Ledger, list: i64, past: usize) -> Result<bool, Failure> {
    let Some(batch) = ledger.calls_of_part(list)?.filter(|_| past > 0) else { return Ok(false) };
    let states = ledger.call_states(batch.id)?;
    let calls = |of: State| states.iter().find(|(state, _)| *state == of).map_or(0, |(_, calls)| *calls);
    Ok(calls(State::Planned) == past as u64 && calls(State::Refused) + calls(State::Sending) == 0)
}

/// The same for machines: how many calls are in each state, and which lines are held or past.
pub(super) fn as_numbers(ledger: &Ledger, list: i64, past: &[usize]) -> Result<Value, Failure> {
    let Some(batch) = ledger.calls_of_part(list)? else { return Ok(Value::Null) };
    let states: serde_json::Map<String, Value> = ledger
        .call_states(batch.id)?
        .into_iter()
        .map(|(state, calls)| (state.as_str().to_owned(), calls.into()))
        .collect();
    let held = held(ledger, batch.id)?;
    Ok(json!({ "kind": batch.kind.as_str(), "states": states, "held": held, "past": past }))
}
