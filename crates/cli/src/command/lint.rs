//! `dialbase lint`: everything wrong with a pipeline file, underlined.

use crate::args::Lint;
use crate::output::Failure;
use crate::voice::Voice;
use pipeline::Exit;
use words::message;

pub(crate) fn lint(args: Lint, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(pipeline::language(&args.pipeline));
    let pipeline = pipeline::load(&args.pipeline)?;
    let unchecked = pipeline::check(&pipeline)?;

    for unchecked in unchecked {
        voice.say(&message!("cli-note", "Note: {unchecked}", unchecked = unchecked));
    }
    voice.say(&message!("cli-is-right", "{path} is right", path = args.pipeline.display()));
    Ok(Exit::Done)
}
