//! `dialbase apply`: exactly the bytes of a plan, once.

use super::{PROGRAM, clock, environment, say_if_needless, say_next, show, state};
use crate::args::Apply;
use crate::interrupt::{Interrupt, SENDING};
use crate::output::{Failure, say};
use crate::progress::Line;
use pipeline::{Applying, Exit};

pub(crate) fn apply(args: Apply) -> Result<Exit, Failure> {
    let plan = upload::Plan::read(&args.plan)?;
    let state = state(args.state, &plan.pipeline.path);
    let line = Line::new();
    let interrupt = Interrupt::heed(SENDING);

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

    show(&applied.report, args.json)?;
    say_if_needless(args.overridden.as_deref(), &applied.report);
    if applied.sent_now {
        say_next(&applied.report);
    } else {
        say("This plan had been applied before: nothing was sent now.");
    }
    Ok(applied.exit)
}
