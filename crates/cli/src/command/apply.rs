//! `dialbase apply`: exactly the bytes of a plan, once.

use super::{
    PROGRAM, clock, environment, say_if_needless, say_next, say_open, say_past, say_where, show, state,
};
use crate::args::Apply;
use crate::interrupt::{Interrupt, sending};
use crate::output::Failure;
use crate::progress::Line;
use crate::voice::Voice;
use pipeline::{Applying, Exit};
use words::message;

pub(crate) fn apply(args: Apply, voice: &mut Voice) -> Result<Exit, Failure> {
    let plan = upload::Plan::read(&args.plan)?;
    voice.follow(pipeline::language(&plan.pipeline.path));
    let voice = &*voice;
    let state = state(args.state, &plan.pipeline.path);
    let line = Line::new(voice);
    let interrupt = Interrupt::heed(sending(), line.aside());

    let how = Applying {
        program: PROGRAM,
        environment: &environment,
        clock: &clock(),
        overridden: args.overridden.as_deref(),
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.show(progress),
    };
    let applied = pipeline::apply(&args.plan, &state, &how)?;
    drop(line);

    show(&applied.report, args.json, voice)?;
    say_if_needless(args.overridden.as_deref(), &applied.report, voice);
    if applied.sent_now {
        say_next(&applied.report, voice);
    } else {
        voice
            .say(&message!("cli-applied-before", "This plan had been applied before: nothing was sent now."));
    }
    say_where(&args.plan, voice);
    say_open(&applied.report, (&state, applied.exit), &applied.past, voice);
    say_past((&applied.report.run, &state), &applied.past, voice);
    Ok(applied.exit)
}
