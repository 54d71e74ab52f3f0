//! What stops a command, and what a person does about it.

use crate::PushError;
use crate::{ApiError, BulkError};
use pipeline::Exit;
use std::io;
use std::path::PathBuf;
use words::{Message, Told, message, told};

/// What stops a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What also stops a run: the pipeline file, the instance, the ledger, an input.
    #[error(transparent)]
    Run(Box<pipeline::Error>),
    /// A list does not go to the instance's blacklist, or its numbers do not leave a campaign.
    #[error(transparent)]
    Push(Box<PushError>),
    /// The instance has no campaign of the name that was given.
    #[error("{address} has no campaign {given:?}")]
    NoSuchCampaign {
        /// The name.
        given: String,
        /// The instance.
        address: String,
        /// Which it may have been.
        near: Option<Box<Message>>,
    },
    /// A call by hand cannot be made.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// A file's rows cannot be sent.
    #[error(transparent)]
    Bulk(Box<BulkError>),
    /// Records name no list for contacts that went in calls of their own.
    #[error("the contacts of run {run} went in calls of their own, and their records name no list")]
    RecordingsOfCalls {
        /// The run.
        run: String,
    },
    /// A directory cannot be written.
    #[error("cannot write into {}", .path.display())]
    Directory {
        /// The directory.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Another process is at work in a directory.
    #[error("another dialbase is at work in {}", .path.display())]
    DirectoryBusy {
        /// The directory.
        path: PathBuf,
    },
    /// The instance gives the same page again.
    #[error("the instance answers the same records of calls from row {row} on as before")]
    DoesNotPage {
        /// From where.
        row: u64,
    },
    /// What stops the reading of results.
    #[error(transparent)]
    Results(Box<crate::results::Trouble>),
}

impl<E: Into<pipeline::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Run(Box::new(error.into()))
    }
}

impl From<PushError> for Error {
    fn from(error: PushError) -> Self {
        Self::Push(Box::new(error))
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

impl From<BulkError> for Error {
    fn from(error: BulkError) -> Self {
        Self::Bulk(Box::new(error))
    }
}

impl Error {
    /// Whether asking the same again a little later helps nothing: the session is over, or what was meant is not there.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        match self {
            Self::Run(error) => {
                matches!(**error, pipeline::Error::Instance(ucontact::Error::TokenRefused { .. }))
            }
            _ => true,
        }
    }

    /// The campaigns that the instance does not have, each with which it may have been; none where that is not what stops it.
    pub(crate) fn lacking_campaigns(&self) -> &[(String, Option<Message>)] {
        match self {
            Self::Run(error) => match &**error {
                pipeline::Error::NoSuchCampaign { lacking, .. } => lacking,
                _ => &[],
            },
            _ => &[],
        }
    }

    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Run(error) => error.exit(),
            Self::Push(error) => error.exit(),
            Self::NoSuchCampaign { .. } | Self::RecordingsOfCalls { .. } | Self::Api(_) | Self::Bulk(_) => {
                Exit::Usage
            }
            Self::Directory { .. } => Exit::Disk,
            Self::DirectoryBusy { .. } => Exit::Locked,
            Self::DoesNotPage { .. } => Exit::Failed,
            Self::Results(trouble) => trouble.exit(),
        }
    }
}

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::Run(error) => error.told(),
            Self::Push(error) => error.told(),
            Self::NoSuchCampaign { given, address, .. } => {
                told!(self, "operations-no-campaign", address = address, given = given)
            }
            Self::Api(error) => error.told(),
            Self::Bulk(error) => error.told(),
            Self::RecordingsOfCalls { run } => told!(self, "operations-recordings-of-calls", run = run),
            Self::Directory { path, .. } => told!(self, "operations-directory", path = path.display()),
            Self::DirectoryBusy { path } => {
                told!(self, "operations-directory-busy", path = path.display())
            }
            Self::DoesNotPage { row } => told!(self, "operations-does-not-page", row = row.to_string()),
            Self::Results(trouble) => trouble.told(),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Run(error) => error.causes(),
            Self::Push(error) => error.causes(),
            Self::Directory { source, .. } => source.chain(),
            Self::NoSuchCampaign { .. }
            | Self::RecordingsOfCalls { .. }
            | Self::DirectoryBusy { .. }
            | Self::DoesNotPage { .. } => Vec::new(),
            Self::Api(error) => error.causes(),
            Self::Bulk(error) => error.causes(),
            Self::Results(trouble) => trouble.causes(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::Run(error) => error.advice(),
            Self::Push(error) => error.advice(),
            Self::NoSuchCampaign { near, .. } => near.as_deref().cloned(),
            Self::RecordingsOfCalls { .. } => Some(message!(
                "operations-recordings-of-calls-do",
                "ask for a period, with --from, --to and --campaign; or for guids that the results of the run name"
            )),
            Self::Api(error) => error.advice(),
            Self::Bulk(error) => error.advice(),
            Self::Directory { .. } | Self::DirectoryBusy { .. } | Self::DoesNotPage { .. } => None,
            Self::Results(trouble) => trouble.advice(),
        }
    }
}
