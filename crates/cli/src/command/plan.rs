//! `dialbase plan`: the report and the exact bytes, sending nothing.

use super::{PROGRAM, clock, show, state, who};
use crate::args::Plan;
use crate::output::{Failure, say, shown};
use crate::progress::Line;
use pipeline::{Exit, Place, Request};
use words::Language;

pub(crate) fn plan(args: Plan) -> Result<Exit, Failure> {
    let pipeline = pipeline::load(&args.pipeline)?;
    let line = Line::new();

    let planned = pipeline::plan(
        &pipeline,
        &Request {
            inputs: args.input,
            place: Place::At(args.output),
            state: state(args.state, &args.pipeline),
            now: args.now.unwrap_or_else(|| clock()()),
            threads: args.common.threads.map(usize::from),
            language: Language::default(),
            program: PROGRAM,
            who: who(),
            progress: &|progress| line.show(progress),
        },
    )?;
    drop(line);

    show(&planned.report, args.common.json)?;
    let directory = shown(&planned.directory);
    say(&format!("Plan and report: {}", directory.display()));
    planned.may_be_applied()?;
    say(&format!("Nothing was sent. To send it: dialbase apply {}", directory.display()));
    Ok(Exit::Done)
}
