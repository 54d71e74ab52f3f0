//! What stops the reading of results, and what a person does about it.

use crate::Error;
use chrono::NaiveDate;
use pipeline::Exit;
use std::io;
use std::path::PathBuf;
use words::{Message, Told, message, told};

/// What stops the reading of results.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A page of records did not come, or not as one.
    #[error("the records of {day} from row {row} on did not come")]
    Page {
        /// The day by the instance's clock.
        day: NaiveDate,
        /// The row.
        row: u64,
        /// Why.
        source: ucontact::Error,
    },
    /// The instance gives the same page whatever row it is asked for.
    #[error(
        "the instance gave the same records of {day} again when it was asked for those from row {row} on"
    )]
    DoesNotPage {
        /// The day by the instance's clock.
        day: NaiveDate,
        /// The row.
        row: u64,
    },
    /// What was read cannot be kept.
    #[error("cannot use {}, which holds the records that were read", .path.display())]
    Spool {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// A file cannot be read or written.
    #[error("cannot use {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The ledger knows no such list, or none of such a run, that left for the instance.
    #[error("the ledger knows of no list of {name} that left for {instance}")]
    NoSuchList {
        /// The list or the run.
        name: String,
        /// The instance.
        instance: String,
    },
    /// A file would be overwritten that is not ours.
    #[error("{} is there already and is none that this command wrote, so it stays as it is", .path.display())]
    Taken {
        /// The file.
        path: PathBuf,
    },
    /// A list is none to which lines of the portal's form may be added.
    #[error("{} is no list of lines number;campaign; to which numbers could be added: {what}. Nothing was read or written", .path.display())]
    NotAList {
        /// The file.
        path: PathBuf,
        /// What it is.
        what: Message,
    },
    /// Nobody said where the tables shall go.
    #[error("nobody said where the tables shall go")]
    NoPlace,
    /// The period ends before it begins.
    #[error("the period ends before it begins")]
    NoPeriod,
    /// The account does not add up.
    #[error("the account of the results does not add up")]
    DoesNotAddUp,
}

impl Trouble {
    /// As what stops a command.
    pub(super) fn into_error(self) -> Error {
        Error::Results(Box::new(self))
    }

    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            // Whoever is not let in is not let in the next time either.
            Self::Page { source: ucontact::Error::TokenRefused { .. }, .. } | Self::DoesNotPage { .. } => {
                Exit::Failed
            }
            Self::Page { .. } => Exit::Unfinished,
            Self::Spool { .. } | Self::File { .. } => Exit::Disk,
            Self::NoSuchList { .. } | Self::Taken { .. } | Self::NoPlace | Self::NoPeriod => Exit::Usage,
            Self::NotAList { .. } => Exit::Input,
            Self::DoesNotAddUp => Exit::Defect,
        }
    }
}

impl Told for Trouble {
    fn told(&self) -> Message {
        match self {
            Self::Page { day, row, .. } => told!(self, "results-page", day = *day, row = row.to_string()),
            Self::DoesNotPage { day, row } => {
                told!(self, "results-same-page", day = *day, row = row.to_string())
            }
            Self::Spool { path, .. } => told!(self, "results-spool", path = path.display()),
            Self::File { path, .. } => told!(self, "results-file", path = path.display()),
            Self::NoSuchList { name, instance } => {
                told!(self, "results-no-such-list", name = name, instance = instance)
            }
            Self::Taken { path } => told!(self, "results-taken", path = path.display()),
            Self::NotAList { path, what } => {
                told!(self, "results-not-a-list", path = path.display(), what = what.clone())
            }
            Self::NoPlace => told!(self, "results-no-place"),
            Self::NoPeriod => told!(self, "results-no-period"),
            Self::DoesNotAddUp => told!(self, "results-does-not-add-up"),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Page { source, .. } => source.chain(),
            Self::Spool { source, .. } => vec![Message::detail(source)],
            Self::File { source, .. } => source.chain(),
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::Page { .. } => message!(
                "results-page-do",
                "run the same command again: what was read is kept, and it goes on where it stopped"
            ),
            Self::DoesNotPage { .. } => message!(
                "results-same-page-do",
                "ask for less at once, with --campaign or a shorter period, or ask the vendor how the instance pages"
            ),
            Self::Spool { .. } => message!(
                "results-spool-do",
                "check the disk; where the file is damaged, take it away: all of it can be read again"
            ),
            Self::File { .. } => {
                message!(
                    "results-file-do",
                    "check that you may read and write there, and that the disk has room"
                )
            }
            Self::NoSuchList { .. } => message!(
                "results-no-such-list-do",
                "look what there is with `dialbase runs list` and `dialbase runs show RUN`"
            ),
            Self::Taken { .. } => message!("results-taken-do", "name another place, or take it away"),
            Self::NotAList { .. } => message!(
                "results-not-a-list-do",
                "name a new file with --blacklist, and name that one in the pipeline besides, as another [[blacklist]]"
            ),
            Self::NoPlace => message!("results-no-place-do", "name a directory with -o"),
            Self::NoPeriod => message!("results-no-period-do", "write --from and --to the other way round"),
            Self::DoesNotAddUp => return None,
        })
    }
}
