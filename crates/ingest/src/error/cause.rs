//! Why something went wrong, in words that can be said in every language.

use crate::book::Trouble;
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::{fmt, io};
use words::{Message, Told, message};

/// Why a file could not be read, and why that was so.
///
/// What other crates say is kept as words: an error that goes from one process to another is nothing but words there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cause(Box<Link>);

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Link {
    said: Message,
    cause: Option<Cause>,
}

impl Cause {
    /// Any error with its own causes.
    pub(crate) fn of(error: &(dyn Error + 'static)) -> Self {
        if let Some(cause) = error.downcast_ref::<Self>() {
            return cause.clone();
        }
        Self(Box::new(Link { said: said(error), cause: error.source().map(Self::of) }))
    }

    /// What it says, and what its causes say, the nearest first.
    pub(crate) fn chain(&self) -> Vec<Message> {
        let causes = std::iter::successors(Some(self), |cause| cause.0.cause.as_ref());
        causes.map(|cause| cause.0.said.clone()).collect()
    }
}

impl From<Message> for Cause {
    fn from(said: Message) -> Self {
        Self(Box::new(Link { said, cause: None }))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.said)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}

/// What an error says, without its causes.
fn said(error: &(dyn Error + 'static)) -> Message {
    if let Some(trouble) = error.downcast_ref::<Trouble>() {
        return trouble.told();
    }
    let Some(system) = error.downcast_ref::<io::Error>() else { return reader_says(&error.to_string()) };
    // A reader of bytes has only the system's errors, and says what it found wrong with them.
    match system.get_ref() {
        Some(inner) => said(inner),
        None => Some(system.told())
            .filter(|said| !said.id().is_empty())
            .unwrap_or_else(|| reader_says(&system.to_string())),
    }
}

/// Words of another crate. What it quotes may be a person's number.
pub(crate) fn reader_says(words: &str) -> Message {
    let words = contact::mask_digits(words);
    message!("ingest-reader-says", "{words}", words = words)
}
