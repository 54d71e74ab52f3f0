//! `dialbase runs`: what the ledger knows of earlier runs, and what a person does about it.

mod calls;
mod resolve;
mod resume;
mod show;

use super::{clock, has_ledger};
use crate::args::{Runs, RunsCommand};
use crate::output::{Failure, print};
use crate::voice::Voice;
use pipeline::Exit;
use serde_json::json;
use upload::{Ledger, RunRecord};
use words::message;

pub(crate) fn runs(args: Runs, voice: &mut Voice) -> Result<Exit, Failure> {
    let state = match &args.command {
        RunsCommand::List { state, .. } => state,
        RunsCommand::Show(args) => &args.state,
        RunsCommand::Resume(args) => &args.state,
        RunsCommand::Resolve(args) => &args.state,
    };
    if !has_ledger(state, voice) {
        return Ok(Exit::Usage);
    }
    match args.command {
        RunsCommand::List { json, state } => list(&pipeline::look_at(&state, clock()())?, json, voice),
        RunsCommand::Show(args) => show::show(&args, voice),
        RunsCommand::Resume(args) => resume::resume(&args, voice),
        RunsCommand::Resolve(args) => resolve::resolve(&args, voice),
    }
}

fn list(ledger: &Ledger, json: bool, voice: &Voice) -> Result<Exit, Failure> {
    for run in &ledger.runs()? {
        print(if json { as_json(run) } else { in_words(run, voice) })?;
    }
    Ok(Exit::Done)
}

fn in_words(run: &RunRecord, voice: &Voice) -> String {
    let RunRecord { id, pipeline, instance, came_in, left_out, .. } = run;
    let lines = run.lines.iter().map(|(state, lines)| {
        let lines = words::count(voice.language(), *lines);
        format!("{lines} {}", voice.text(&state.words()))
    });
    let words = message!(
        "cli-run",
        "{at}  {run}  {rows} rows, {left_out} left out, {lists}  {instance}  {pipeline}",
        at = super::minute(&run.applied_at),
        run = id,
        rows = came_in,
        left_out = left_out,
        lists = lines.collect::<Vec<_>>().join(", "),
        instance = instance,
        pipeline = pipeline
    );
    voice.text(&words)
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
