//! `dialbase plan`: the report and the exact bytes, sending nothing.

use super::{PROGRAM, clock, say_where, show, state, who};
use crate::args::Plan;
use crate::output::{Failure, shown};
use crate::progress::Line;
use crate::voice::Voice;
use pipeline::{Exit, Place, Request};
use words::message;

pub(crate) fn plan(args: Plan, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(pipeline::language(&args.pipeline));
    let voice = &*voice;
    let pipeline = pipeline::load(&args.pipeline)?;
    let line = Line::new(voice);

    let planned = pipeline::plan(
        &pipeline,
        &Request {
            inputs: args.input,
            place: Place::At(args.output),
            state: state(args.state, &args.pipeline),
            now: args.now.unwrap_or_else(|| clock()()),
            threads: args.common.threads.map(usize::from),
            language: voice.language(),
            program: PROGRAM,
            who: who(),
            progress: &|progress| line.show(progress),
        },
    )?;
    drop(line);

    show(&planned.report, args.common.json, voice)?;
    let may_be_applied = planned.may_be_applied();
    if may_be_applied.is_ok() {
        voice.say(&message!(
            "cli-nothing-sent",
            "Nothing was sent. To send it: dialbase apply {directory}",
            directory = shown(&planned.directory).display()
        ));
    }
    say_where(&planned.directory, voice);
    may_be_applied?;
    Ok(Exit::Done)
}
