//! `dialbase report`: what people open of a plan, written anew, in the language of whoever reads it.

use crate::args::Report;
use crate::output::{Failure, say};
use pipeline::Exit;

pub(crate) fn report(args: Report) -> Result<Exit, Failure> {
    let report = pipeline::report(&args.plan)?;
    let path = args.output.unwrap_or_else(|| args.plan.join(::report::PAGE));
    pipeline::write_page(&path, &report, args.lang.unwrap_or(report.language))?;
    say(&format!("Report: {}", path.display()));
    Ok(Exit::Done)
}
