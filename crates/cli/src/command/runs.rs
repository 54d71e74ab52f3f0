//! `dialbase runs`: what the ledger knows of earlier runs, and what a person does about it.

mod resolve;
mod resume;
mod show;

use super::{clock, has_ledger};
use crate::args::{Runs, RunsCommand};
use crate::output::{Failure, print};
use pipeline::Exit;
use serde_json::json;
use upload::{Ledger, RunRecord};

pub(crate) fn runs(args: Runs) -> Result<Exit, Failure> {
    let state = match &args.command {
        RunsCommand::List { state, .. } => state,
        RunsCommand::Show(args) => &args.state,
        RunsCommand::Resume(args) => &args.state,
        RunsCommand::Resolve(args) => &args.state,
    };
    if !has_ledger(state) {
        return Ok(Exit::Usage);
    }
    match args.command {
        RunsCommand::List { json, state } => list(&pipeline::look_at(&state, clock()())?, json),
        RunsCommand::Show(args) => show::show(&args),
        RunsCommand::Resume(args) => resume::resume(&args),
        RunsCommand::Resolve(args) => resolve::resolve(&args),
    }
}

fn list(ledger: &Ledger, json: bool) -> Result<Exit, Failure> {
    for run in &ledger.runs()? {
        print(if json { as_json(run) } else { in_words(run) })?;
    }
    Ok(Exit::Done)
}

fn in_words(run: &RunRecord) -> String {
    let RunRecord { id, pipeline, instance, came_in, left_out, .. } = run;
    let lines: Vec<String> = run.lines.iter().map(|(state, lines)| format!("{lines} {state}")).collect();
    let minute = super::minute(&run.applied_at);
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
