//! `dialbase runs resume`: the plan of a run again, from where the ledger knows it to be.

use crate::args::Resume;
use crate::command::{PROGRAM, clock, environment, say_next, show};
use crate::interrupt::{Interrupt, SENDING};
use crate::output::{Failure, say};
use crate::progress::Line;
use pipeline::{Applying, Exit};

pub(super) fn resume(args: &Resume) -> Result<Exit, Failure> {
    let line = Line::new();
    let interrupt = Interrupt::heed(SENDING);

    let how = Applying {
        program: PROGRAM,
        environment: &environment,
        clock: &clock(),
        overridden: None,
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.show(progress),
    };
    let resumed = pipeline::resume(&args.run, &args.state, &how)?;
    drop(line);

    show(&resumed.report, args.json)?;
    if resumed.sent_now {
        say_next(&resumed.report);
    } else {
        say("There was nothing left to send of this run: nothing was sent now.");
    }
    Ok(resumed.exit)
}
