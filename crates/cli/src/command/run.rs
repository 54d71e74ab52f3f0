//! `dialbase run`: plan, check the thresholds, apply.

use super::{
    PROGRAM, clock, environment, say_if_needless, say_next, say_open, say_past, say_where, show, state, who,
};
use crate::args::Run;
use crate::interrupt::{Interrupt, sending};
use crate::output::{Failure, shown};
use crate::progress::Line;
use crate::voice::Voice;
use pipeline::{Applied, Applying, Exit, Instance, Place, Request};
use words::message;

pub(crate) fn run(args: Run, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(pipeline::language(&args.pipeline));
    let voice = &*voice;
    let pipeline = pipeline::load(&args.pipeline)?;
    let state = state(args.state, &args.pipeline);
    let clock = clock();
    // Better now than after a million rows.
    pipeline::credentials(&pipeline.upload, &environment)?;
    let line = Line::new(voice);

    let planned = pipeline::plan(
        &pipeline,
        &Request {
            inputs: args.input,
            place: Place::Below(state.join("plans")),
            state: state.clone(),
            now: clock(),
            threads: args.common.threads.map(usize::from),
            language: voice.language(),
            program: PROGRAM,
            who: who(),
            progress: &|progress| line.show(progress),
        },
    )?;
    let json = args.common.json;
    let overridden = args.overridden.as_deref();
    let interrupt = Interrupt::heed(sending(), line.aside());
    let how = Applying {
        program: PROGRAM,
        environment: &environment,
        clock: &clock,
        overridden,
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.show(progress),
    };
    let done = pipeline::apply(&planned.directory, &state, &how);
    drop(line);

    match done {
        Ok(Applied { report, past, exit, .. }) => {
            show(&report, json, voice)?;
            say_if_needless(overridden, &report, voice);
            say_next(&report, voice);
            if matches!(pipeline.upload.instance, Instance::Sandbox) {
                voice.say(&message!(
                    "cli-see-what-arrived",
                    "See what arrived: dialbase sandbox --state {state}",
                    state = shown(&state).display()
                ));
            }
            say_where(&planned.directory, voice);
            say_open(&report, (&state, exit), &past, voice);
            say_past((&report.run, &state), &past, voice);
            Ok(exit)
        }
        Err(error) => {
            // What was sent before it stopped is in the report by now.
            show(&pipeline::report(&planned.directory).unwrap_or(planned.report), json, voice)?;
            say_where(&planned.directory, voice);
            voice.pause();
            Err(error.into())
        }
    }
}
