//! What keeps a list from the instance's blacklist, and its numbers in a campaign.

use crate::Error;
use pipeline::{Exit, Unhealthy};
use std::io;
use std::path::PathBuf;
use words::{Language, Message, Told, message, told};

/// What keeps a list from the instance's blacklist, or its numbers in a campaign.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// Lists are not to be trusted.
    #[error("{}; nothing was sent", of_each(.0))]
    Untrusted(Vec<Unhealthy>),
    /// Who is on the instance's blacklist by our hand cannot be read or written.
    #[error("cannot keep what stands on the instance's blacklist in {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file that says who of a list is on the instance's blacklist is gone.
    #[error("{}, which says who of {list} stands on the instance's blacklist, is gone", .path.display())]
    Gone {
        /// The file.
        path: PathBuf,
        /// The list.
        list: String,
    },
    /// The same file is not what was written.
    #[error("{}, which says who of {list} stands on the instance's blacklist, is not what was written", .path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// The list.
        list: String,
    },
    /// A list lost more than may be taken off the instance's blacklist without a word.
    #[error("{gone} of the {of} numbers of {list} that stand on the instance's blacklist are on it no more; nothing was sent", gone = words::count(Language::English, *.gone), of = words::count(Language::English, *.of))]
    WouldShrink {
        /// The list.
        list: String,
        /// How many it has no more.
        gone: u64,
        /// How many stand there.
        of: u64,
    },
    /// Another list stands there under the name of files that nobody named otherwise.
    #[error("{}; nothing was sent", other_files(.list, .before))]
    OtherFiles {
        /// What both are called.
        list: String,
        /// By which files the other was brought; blank where somebody named it so.
        before: String,
    },
    /// A national form says nothing where nobody knows of which nation it is.
    #[error("in which country the instance dials is not known")]
    NoHome,
}

/// What speaks against each list.
fn of_each(lists: &[Unhealthy]) -> Message {
    Message::all(lists.iter().map(Told::told).collect()).unwrap_or_default()
}

/// Which list stands there under a name.
fn other_files(list: &str, before: &str) -> Message {
    if before.is_empty() {
        message!(
            "push-was-named",
            "a list that was brought as --name {list} stands on the instance's blacklist, and whether this is the same one is not said",
            list = list
        )
    } else {
        message!(
            "push-other-place",
            "the list {list} that stands on the instance's blacklist was brought from {before}",
            list = list,
            before = before
        )
    }
}

impl PushError {
    /// What speaks against lists that were read here for no run: whether anybody may be called is not the question.
    pub(crate) fn of_lists(error: pipeline::Error) -> Error {
        match error {
            pipeline::Error::BlacklistsUnhealthy { lists } => Self::Untrusted(lists).into(),
            error => error.into(),
        }
    }

    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::File { .. } | Self::Gone { .. } | Self::Changed { .. } => Exit::Disk,
            Self::Untrusted(_) | Self::WouldShrink { .. } => Exit::Guarded,
            Self::NoHome | Self::OtherFiles { .. } => Exit::Usage,
        }
    }
}

impl Told for PushError {
    fn told(&self) -> Message {
        match self {
            Self::Untrusted(lists) => told!(self, "push-untrusted", lists = of_each(lists)),
            Self::File { path, .. } => told!(self, "push-cannot-keep", path = path.display()),
            Self::Gone { path, list } => {
                told!(self, "push-file-gone", path = path.display(), list = list)
            }
            Self::Changed { path, list } => {
                told!(self, "push-file-changed", path = path.display(), list = list)
            }
            Self::WouldShrink { list, gone, of } => {
                told!(self, "push-would-shrink", list = list, gone = gone, of = of)
            }
            Self::OtherFiles { list, before } => {
                told!(self, "push-other-files", which = other_files(list, before))
            }
            Self::NoHome => told!(self, "push-no-home"),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::File { source, .. } => vec![source.told()],
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::Untrusted(lists) => {
                let first = lists.first().and_then(|list| list.ailments.first());
                first.map(|ailment| (*ailment.remedy).clone())
            }
            Self::File { .. } => Some(message!(
                "push-cannot-keep-do",
                "make room there, or let its owner write there, and run again"
            )),
            Self::Gone { .. } | Self::Changed { .. } => Some(message!(
                "push-file-gone-do",
                "bring it back from a copy of the state directory; or bring the list under another name (`--name`): then all of it is sent again, and what it lost is never taken off"
            )),
            Self::WouldShrink { .. } => Some(message!(
                "push-would-shrink-do",
                "look whether the list is whole; if so, say why it is shorter: `--allow-shrink \"…\"`"
            )),
            Self::OtherFiles { list, .. } => Some(message!(
                "push-other-files-do",
                "say which list it is: `--name \"{list}\"` where it is the same one, and any other name where it is another; it must stay so from then on",
                list = list
            )),
            Self::NoHome => Some(message!(
                "push-no-home-do",
                "name the pipeline file (`--pipeline`), or the country (`--region`), or a dial form that needs none: `--dial e164`"
            )),
        }
    }
}
