//! What stops a command, and what a person does about it.

use pipeline::Exit;
use words::{Message, Told};

/// What stops a command.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What also stops a run: the pipeline file, the instance, the ledger, an input.
    #[error(transparent)]
    Run(Box<pipeline::Error>),
    /// What stops the reading of results.
    #[error(transparent)]
    Results(Box<crate::results::Trouble>),
}

impl<E: Into<pipeline::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Run(Box::new(error.into()))
    }
}

impl Error {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Run(error) => error.exit(),
            Self::Results(trouble) => trouble.exit(),
        }
    }
}

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::Run(error) => error.told(),
            Self::Results(trouble) => trouble.told(),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Run(error) => error.causes(),
            Self::Results(trouble) => trouble.causes(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::Run(error) => error.advice(),
            Self::Results(trouble) => trouble.advice(),
        }
    }
}
