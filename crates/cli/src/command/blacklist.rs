//! `dialbase blacklist`: who must not be called, compiled into one file, changed, and asked.

mod build;
mod check;
mod info;
mod push;

use crate::args::{Blacklist, BlacklistCommand, Rows};
use crate::output::Failure;
use crate::voice::Voice;
use operations::What;
use pipeline::{Asked, Exit};
use std::path::PathBuf;
use words::{Message, message};

pub(crate) fn blacklist(args: Blacklist, voice: &mut Voice) -> Result<Exit, Failure> {
    match args.command {
        BlacklistCommand::Build(args) => build::build(args, voice),
        BlacklistCommand::Change(args) => build::change(args, voice),
        BlacklistCommand::Check(args) => check::check(args, voice),
        BlacklistCommand::Info(args) => info::info(args, voice),
        BlacklistCommand::Push(args) => push::bring(What::Push, args.bring, None, true, voice),
        BlacklistCommand::Sync(args) => {
            push::bring(What::Sync, args.bring, args.allow_shrink.as_deref(), args.yes, voice)
        }
        BlacklistCommand::Remove(args) => push::bring(What::Remove, args.bring, None, args.yes, voice),
    }
}

fn asked(files: Vec<PathBuf>, rows: &Rows) -> Asked {
    let Rows { region, column, campaign } = rows;
    Asked { files, region: *region, column: column.clone(), campaign: campaign.clone() }
}

/// The campaign for which numbers are listed.
fn campaign(name: Option<&str>) -> Message {
    name.map_or_else(|| message!("cli-all-campaigns", "all campaigns"), Message::foreign)
}
