//! `dialbase init`: a first pipeline file.

use crate::args::Init;
use crate::look::look;
use crate::output::Failure;
use pipeline::Exit;

pub(crate) fn init(args: Init) -> Result<Exit, Failure> {
    let _look = look(&args.look)?;
    Ok(Exit::Done)
}
