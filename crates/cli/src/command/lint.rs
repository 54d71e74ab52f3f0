//! `dialbase lint`: everything wrong with a pipeline file, underlined.

use crate::args::Lint;
use crate::output::{Failure, say};
use pipeline::Exit;

pub(crate) fn lint(args: Lint) -> Result<Exit, Failure> {
    let pipeline = pipeline::load(&args.pipeline)?;
    let unchecked = pipeline::check(&pipeline)?;

    for unchecked in unchecked {
        say(&format!("Note: {unchecked}"));
    }
    say(&format!("{} is right", args.pipeline.display()));
    Ok(Exit::Done)
}
