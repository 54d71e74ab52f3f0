//! `dialbase run`: plan, check the thresholds, apply.

use super::{PROGRAM, clock, environment, say_if_needless, say_next, show, state, who};
use crate::args::Run;
use crate::interrupt::{Interrupt, SENDING};
use crate::output::{Failure, say, shown};
use crate::progress::Line;
use pipeline::{Applied, Applying, Exit, Instance, Place, Request};
use words::Language;

pub(crate) fn run(args: Run) -> Result<Exit, Failure> {
    let pipeline = pipeline::load(&args.pipeline)?;
    let state = state(args.state, &args.pipeline);
    let clock = clock();
    // Better now than after a million rows.
    pipeline::credentials(&pipeline.upload, &environment)?;
    let line = Line::new();

    let planned = pipeline::plan(
        &pipeline,
        &Request {
            inputs: args.input,
            place: Place::Below(state.join("plans")),
            state: state.clone(),
            now: clock(),
            threads: args.common.threads.map(usize::from),
            language: Language::default(),
            program: PROGRAM,
            who: who(),
            progress: &|progress| line.show(progress),
        },
    )?;
    let json = args.common.json;
    let overridden = args.overridden.as_deref();
    let interrupt = Interrupt::heed(SENDING);
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

    let directory = shown(&planned.directory);
    match done {
        Ok(Applied { report, exit, .. }) => {
            show(&report, json)?;
            say(&format!("Plan and report: {}", directory.display()));
            say_if_needless(overridden, &report);
            say_next(&report);
            if matches!(pipeline.upload.instance, Instance::Sandbox) {
                say(&format!("See what arrived: dialbase sandbox --state {}", shown(&state).display()));
            }
            Ok(exit)
        }
        Err(error) => {
            // What was sent before it stopped is in the report by now.
            show(&pipeline::report(&planned.directory).unwrap_or(planned.report), json)?;
            say(&format!("Plan and report: {}\n", directory.display()));
            Err(error.into())
        }
    }
}
