//! `dialbase runs`: what the ledger knows.

use crate::args::{Runs, RunsCommand};
use crate::output::{Failure, print, say};
use pipeline::Exit;
use serde_json::json;
use upload::{Ledger, RunRecord};

pub(crate) fn runs(args: Runs) -> Result<Exit, Failure> {
    let RunsCommand::List { state, json } = args.command;
    if !state.join("ledger.db").exists() {
        say(&format!("There is no ledger in {} yet; name another directory with --state", state.display()));
        return Ok(Exit::Done);
    }
    let runs = Ledger::open(&state)?.runs()?;

    for run in &runs {
        print(if json { as_json(run) } else { in_words(run) })?;
    }
    Ok(Exit::Done)
}

fn in_words(run: &RunRecord) -> String {
    let RunRecord { id, pipeline, instance, came_in, left_out, .. } = run;
    let lines: Vec<String> = run.lines.iter().map(|(state, lines)| format!("{lines} {state}")).collect();
    let minute = run.applied_at.get(..16).unwrap_or(&run.applied_at).replace('T', " ");
    format!(
        "{minute}  {id}  {came_in} rows, {left_out} left out, {}  {instance}  {pipeline}",
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
