//! `dialbase runs resume`: the plan of a run again, from where the ledger knows it to be.

use crate::args::Resume;
use crate::command::{PROGRAM, clock, environment, say_next, say_open, say_past, show};
use crate::interrupt::{Interrupt, sending};
use crate::output::Failure;
use crate::progress::Line;
use crate::voice::Voice;
use pipeline::{Applying, Exit};
use words::message;

pub(super) fn resume(args: &Resume, voice: &Voice) -> Result<Exit, Failure> {
    let line = Line::new(voice);
    let interrupt = Interrupt::heed(sending(), line.aside());

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

    show(&resumed.report, args.json, voice)?;
    if resumed.sent_now {
        say_next(&resumed.report, voice);
    } else {
        voice.say(&message!(
            "cli-nothing-left",
            "There was nothing left to send of this run: nothing was sent now."
        ));
    }
    say_open(&resumed.report, (&args.state, resumed.exit), &resumed.past, voice);
    say_past((&args.run, &args.state), &resumed.past, voice);
    Ok(resumed.exit)
}
