//! `dialbase runs list`: the runs of a ledger, and with them whatever else was changed at the far end by lists.

use crate::command::minute;
use crate::output::{Failure, print};
use crate::terms::numbers;
use crate::voice::Voice;
use pipeline::Exit;
use serde_json::{Value, json};
use upload::{Ledger, PastPush, PastTaking, RunRecord};
use words::{Arg, Message, message, told};

/// Something that was done at an instance.
enum Done {
    Run(RunRecord),
    Push(PastPush),
    Taking(PastTaking),
}

pub(super) fn list(ledger: &Ledger, all: bool, json: bool, voice: &Voice) -> Result<Exit, Failure> {
    let mut done: Vec<Done> = ledger.runs()?.into_iter().map(Done::Run).collect();
    let (pushes, takings) = (ledger.past_pushes()?, ledger.past_takings()?);
    let others = (pushes.len() + takings.len()) as u64;
    if all {
        done.extend(pushes.into_iter().map(Done::Push));
        done.extend(takings.into_iter().map(Done::Taking));
        // What happened in the same moment stays in its order.
        done.sort_by(|a, b| b.at().cmp(a.at()));
    }
    for one in &done {
        print(if json { one.as_json().to_string() } else { voice.text(&one.in_words(voice)) })?;
    }
    if !all && others > 0 {
        let times = if others == 1 { "once".to_owned() } else { format!("{} times", Arg::from(others)) };
        voice.say(&told!(
            &format!("Beside these, lists were brought to the blacklist of an instance, or people taken out of it, {times}: dialbase runs list --all"),
            "cli-runs-and-others",
            times = others
        ));
    }
    Ok(Exit::Done)
}

impl Done {
    fn at(&self) -> &str {
        match self {
            Self::Run(run) => &run.applied_at,
            Self::Push(push) => &push.at,
            Self::Taking(taking) => &taking.at,
        }
    }

    fn in_words(&self, voice: &Voice) -> Message {
        match self {
            Self::Run(run) => run_in_words(run, voice),
            Self::Push(push) => push_in_words(push),
            Self::Taking(taking) => taking_in_words(taking),
        }
    }

    fn as_json(&self) -> Value {
        match self {
            Self::Run(run) => run_as_json(run),
            Self::Push(push) => push_as_json(push),
            Self::Taking(taking) => taking_as_json(taking),
        }
    }
}

fn run_in_words(run: &RunRecord, voice: &Voice) -> Message {
    let RunRecord { id, pipeline, instance, came_in, left_out, .. } = run;
    let lines = run.lines.iter().map(|(state, lines)| {
        let lines = words::count(voice.language(), *lines);
        format!("{lines} {}", voice.text(&state.words()))
    });
    message!(
        "cli-run",
        "{at}  {run}  {rows} rows, {left_out} left out, {lists}  {instance}  {pipeline}",
        at = minute(&run.applied_at),
        run = id,
        rows = came_in,
        left_out = left_out,
        lists = lines.collect::<Vec<_>>().join(", "),
        instance = instance,
        pipeline = pipeline
    )
}

fn run_as_json(run: &RunRecord) -> Value {
    let lines: serde_json::Map<String, Value> =
        run.lines.iter().map(|(state, lines)| (state.to_string(), (*lines).into())).collect();
    json!({
        "what": "run",
        "run": run.id,
        "pipeline": run.pipeline,
        "instance": run.instance,
        "applied_at": run.applied_at,
        "came_in": run.came_in,
        "left_out": run.left_out,
        "contacts": lines,
    })
}

/// How far something came, by the word for machines.
fn state(is_cut_off: bool, is_whole: bool) -> &'static str {
    match (is_cut_off, is_whole) {
        (true, _) => "cut-off",
        (false, true) => "done",
        (false, false) => "unfinished",
    }
}

/// The figures of a push that came to its end.
fn figures(push: &PastPush) -> Option<Value> {
    push.figures.as_deref().and_then(|figures| serde_json::from_str(figures).ok())
}

fn state_of(push: &PastPush) -> &'static str {
    let figures = figures(push);
    let left = |figures: &Value| ["to_add", "to_remove"].iter().any(|key| figures[key].as_u64() != Some(0));
    state(figures.is_none(), figures.as_ref().is_some_and(|figures| !left(figures)))
}

fn push_in_words(push: &PastPush) -> Message {
    let figures = figures(push).unwrap_or_default();
    let of = |key: &str| figures[key].as_u64().unwrap_or_default();
    let mut came = vec![
        (
            of("added"),
            message!("cli-done-added", "{numbers} added", numbers = numbers(of("added")), n = of("added")),
        ),
        (
            of("removed"),
            message!(
                "cli-done-taken-off",
                "{numbers} taken off",
                numbers = numbers(of("removed")),
                n = of("removed")
            ),
        ),
        (of("to_add"), message!("cli-done-to-add", "{numbers} to add", numbers = numbers(of("to_add")))),
        (
            of("to_remove"),
            message!("cli-done-to-take-off", "{numbers} to take off", numbers = numbers(of("to_remove"))),
        ),
    ];
    came.retain(|(count, _)| *count > 0);
    let mut came: Vec<Message> = came.into_iter().map(|(_, words)| words).collect();
    match state_of(push) {
        "cut-off" => came
            .push(message!("cli-done-cut-off", "UNDER WAY, OR CUT OFF: the same again says what is missing")),
        "unfinished" => came.push(not_finished()),
        _ if came.is_empty() => came.push(message!("cli-done-nothing", "nothing to change")),
        _ => {}
    }
    message!(
        "cli-done-push",
        "{at}  blacklist {what} {list}  {came}  {instance}  {who}",
        at = minute(&push.at),
        what = &push.what,
        list = &push.list,
        came = Message::all(came).unwrap_or_default(),
        instance = &push.instance,
        who = who(push.who.as_deref(), push.reason.as_deref())
    )
}

fn push_as_json(push: &PastPush) -> Value {
    json!({
        "what": format!("blacklist-{}", push.what),
        "list": push.list,
        "instance": push.instance,
        "at": push.at,
        "state": state_of(push),
        "dial": push.dial,
        "numbers": figures(push),
        "who": push.who,
        "reason": push.reason,
    })
}

fn taking_in_words(taking: &PastTaking) -> Message {
    let PastTaking { removed, had_none, unknown, .. } = taking;
    let mut came = vec![
        (
            *removed,
            message!("cli-done-removed", "{numbers} removed", numbers = numbers(*removed), n = *removed),
        ),
        (
            *had_none,
            message!("cli-done-had-none", "{numbers} of which it had none", numbers = numbers(*had_none)),
        ),
        (
            *unknown,
            message!("cli-done-unknown", "{numbers} of which nobody knows", numbers = numbers(*unknown)),
        ),
    ];
    came.retain(|(count, _)| *count > 0);
    let mut came: Vec<Message> = came.into_iter().map(|(_, words)| words).collect();
    if taking.ended_at.is_none() {
        came.push(not_finished());
    }
    let what = if is_of_contacts(taking) {
        message!("cli-done-contacts", "contacts")
    } else {
        message!("cli-done-scheduled", "scheduled calls")
    };
    message!(
        "cli-done-taking",
        "{at}  remove {file}  {what} of {campaign}: {came}  {instance}  {who}",
        at = minute(&taking.at),
        file = &taking.file,
        what = what,
        campaign = &taking.campaign,
        came = Message::all(came).unwrap_or_default(),
        instance = &taking.instance,
        who = who(taking.who.as_deref(), Some(&taking.reason))
    )
}

fn taking_as_json(taking: &PastTaking) -> Value {
    let of_contacts = is_of_contacts(taking);
    json!({
        "what": if of_contacts { "remove-contacts" } else { "remove-scheduled" },
        "file": taking.file,
        "campaign": taking.campaign,
        "span": if of_contacts { None } else { taking.what.strip_prefix("scheduled ") },
        "instance": taking.instance,
        "at": taking.at,
        "ended_at": taking.ended_at,
        "state": state(false, taking.ended_at.is_some()),
        "numbers": { "removed": taking.removed, "had_none": taking.had_none, "unknown": taking.unknown },
        "who": taking.who,
        "reason": taking.reason,
    })
}

fn is_of_contacts(taking: &PastTaking) -> bool {
    taking.what == "contacts"
}

fn not_finished() -> Message {
    message!("cli-done-not-finished", "NOT FINISHED: run the same again")
}

/// Who did it, and why where somebody said so.
fn who(who: Option<&str>, reason: Option<&str>) -> Arg {
    let somebody = || message!("cli-somebody", "somebody").into();
    let who: Arg = who.map_or_else(somebody, |who| Arg::text(who.to_owned()));
    match reason {
        Some(reason) => message!("cli-done-why", "{who}: {reason}", who = who, reason = reason).into(),
        None => who,
    }
}
