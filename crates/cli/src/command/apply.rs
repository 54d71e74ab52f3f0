//! `dialbase apply`: exactly the bytes of a plan, once.

use super::{PROGRAM, clock, environment, say_if_needless, say_next, show, state};
use crate::args::Apply;
use crate::output::{Failure, say};
use crate::progress::Line;
use pipeline::Exit;

pub(crate) fn apply(args: Apply) -> Result<Exit, Failure> {
    let plan = upload::Plan::read(&args.plan)?;
    let state = state(args.state, &plan.pipeline.path);
    let line = Line::new();

    let applied = pipeline::apply(
        &args.plan,
        &state,
        PROGRAM,
        &environment,
        &clock(),
        args.overridden.as_deref(),
        &|progress| {
            line.show(progress);
        },
    )?;
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
