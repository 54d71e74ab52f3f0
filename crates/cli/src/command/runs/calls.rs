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
    let mut held: Vec<String> = ledger
        .calls(batch.id)?
        .iter()
        .filter(|call| call.state == State::Held)
        .map(|call| (call.nth + 1).to_string())
        .collect();
    let more = held.len().saturating_sub(NAMED);
    held.truncate(NAMED);
    let words = if held.is_empty() {
        message!("cli-its-calls", "its calls: {states}", states = states)
    } else {
        if more > 0 {
            held.push(format!("+{more}"));
        }
        message!(
            "cli-its-calls-held",
            "its calls: {states}; held are those of lines {lines}: say of each what became of it with --call LINE, or of all without",
            states = states,
            lines = Arg::text(held.join(", "))
        )
    };
    Ok(Some(voice.text(&words)))
}

/// The same for machines: how many calls are in each state, and which lines are held.
pub(super) fn as_numbers(ledger: &Ledger, list: i64) -> Result<Value, Failure> {
    let Some(batch) = ledger.calls_of_part(list)? else { return Ok(Value::Null) };
    let states: serde_json::Map<String, Value> = ledger
        .call_states(batch.id)?
        .into_iter()
        .map(|(state, calls)| (state.as_str().to_owned(), calls.into()))
        .collect();
    let calls = ledger.calls(batch.id)?;
    let held: Vec<usize> =
        calls.iter().filter(|call| call.state == State::Held).map(|call| call.nth + 1).collect();
    Ok(json!({ "kind": batch.kind.as_str(), "states": states, "held": held }))
}
