//! What stops a command, and what a person does about it.

use crate::PushError;
use pipeline::Exit;
use words::{Message, Told};

/// What stops a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What also stops a run: the pipeline file, the instance, the ledger, an input.
    #[error(transparent)]
    Run(Box<pipeline::Error>),
    /// A list does not go to the instance's blacklist, or its numbers do not leave a campaign.
    #[error(transparent)]
    Push(Box<PushError>),
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

impl Error {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Run(error) => error.exit(),
            Self::Push(error) => error.exit(),
        }
    }
}

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::Run(error) => error.told(),
            Self::Push(error) => error.told(),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Run(error) => error.causes(),
            Self::Push(error) => error.causes(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::Run(error) => error.advice(),
            Self::Push(error) => error.advice(),
        }
    }
}
