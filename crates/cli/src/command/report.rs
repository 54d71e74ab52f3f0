//! `dialbase report`: what people open of a plan, written anew, in the language of whoever reads it.

use crate::args::Report;
use crate::output::Failure;
use crate::voice::Voice;
use pipeline::Exit;
use words::message;

pub(crate) fn report(args: Report, voice: &mut Voice) -> Result<Exit, Failure> {
    let report = pipeline::report(&args.plan)?;
    voice.follow(Some(report.language));
    let path = args.output.unwrap_or_else(|| args.plan.join(::report::PAGE));
    pipeline::write_page(&path, &report, voice.language())?;
    voice.say(&message!("cli-report", "Report: {page}", page = path.display()));
    Ok(Exit::Done)
}
