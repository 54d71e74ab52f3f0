//! `dialbase runs`: what the ledger knows.

use super::clock;
use crate::args::{Runs, RunsCommand, Seen};
use crate::output::{Failure, print, say};
use pipeline::Exit;
use serde_json::json;
use upload::{Event, Ledger, Lock, RunRecord, State};

pub(crate) fn runs(args: Runs) -> Result<Exit, Failure> {
    let (RunsCommand::List { state, .. }
    | RunsCommand::Show { state, .. }
    | RunsCommand::Resolve { state, .. }) = &args.command;
    if !state.join("ledger.db").exists() {
        say(&format!("There is no ledger in {} yet; name another directory with --state", state.display()));
        return Ok(Exit::Usage);
    }
    let ledger = Ledger::open(state)?;
    match args.command {
        RunsCommand::List { json, .. } => list(&ledger, json),
        RunsCommand::Show { run, .. } => show(&ledger, &run),
        RunsCommand::Resolve { run, list, seen, reason, state } => {
            let _lock = Lock::take(&state, "a person resolving a list")?;
            ledger.hold_orphans(clock()())?;
            resolve(&ledger, (&run, &list), &seen, &reason)
        }
    }
}

fn list(ledger: &Ledger, json: bool) -> Result<Exit, Failure> {
    for run in &ledger.runs()? {
        print(if json { as_json(run) } else { in_words(run) })?;
    }
    Ok(Exit::Done)
}

fn show(ledger: &Ledger, run: &str) -> Result<Exit, Failure> {
    let parts = ledger.parts(run)?;
    for part in &parts {
        let name = part.name.as_deref().unwrap_or("(never left)");
        print(format!(
            "{:>3}  {:<9}  {name}  {}",
            part.nth + 1,
            part.state,
            part.said.as_deref().unwrap_or_default()
        ))?;
    }
    for upload::Overridden { at, guard, reason, who } in ledger.overridden(run)? {
        print(report::Overridden { guard, reason, who, at })?;
    }
    if parts.is_empty() {
        say(&format!("The ledger knows no run {run}; `dialbase runs list` shows those it knows"));
        return Ok(Exit::Usage);
    }
    Ok(Exit::Done)
}

fn resolve(ledger: &Ledger, part: (&str, &str), seen: &Seen, reason: &str) -> Result<Exit, Failure> {
    let event = match seen {
        Seen { loaded: true, .. } => Event::PersonSawIt,
        Seen { not_loaded: true, .. } => Event::PersonSawItMissing,
        Seen { .. } => Event::PersonGaveUp,
    };
    let state = ledger.resolve(part, event, (reason, None), clock()())?;
    say(&format!("{} is {state} now", part.1));
    if state == State::Planned {
        say(
            "To send it, apply the plan of its run again. Do not also run the pipeline anew: the same people may be in both.",
        );
    }
    Ok(Exit::Done)
}

fn in_words(run: &RunRecord) -> String {
    let RunRecord { id, pipeline, instance, came_in, left_out, .. } = run;
    let lines: Vec<String> = run.lines.iter().map(|(state, lines)| format!("{lines} {state}")).collect();
    let minute = run.applied_at.get(..16).unwrap_or(&run.applied_at).replace('T', " ");
    format!(
        "{minute} UTC  {id}  {came_in} rows, {left_out} left out, {}  {instance}  {pipeline}",
        lines.join(", ")
    )
}

fn as_json(run: &RunRecord) -> String {
    let lines: serde_json::Map<String, serde_json::Value> =
        run.lines.iter().map(|(state, lines)| (state.to_string(), (*lines).into())).collect();
    let value = json!({
        "run": run.id,
        "pipeline": run.pipeline,
        "instance": run.instance,
        "applied_at": run.applied_at,
        "came_in": run.came_in,
        "left_out": run.left_out,
        "contacts": lines,
    });
    value.to_string()
}
