//! `dialbase runs`: what the ledger knows of earlier runs, and what a person does about it.

mod calls;
mod list;
mod resolve;
mod resume;
mod show;

pub(super) use calls::named_lines;

use super::{clock, has_ledger};
use crate::args::{Runs, RunsCommand};
use crate::output::Failure;
use crate::voice::Voice;
use pipeline::Exit;

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
        RunsCommand::List { all, json, state } => {
            list::list(&pipeline::look_at(&state, clock()())?, all, json, voice)
        }
        RunsCommand::Show(args) => show::show(&args, voice),
        RunsCommand::Resume(args) => resume::resume(&args, voice),
        RunsCommand::Resolve(args) => resolve::resolve(&args, voice),
    }
}
