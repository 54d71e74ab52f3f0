//! Why a compiled blacklist is not to be trusted, or could not be made.

use std::io;
use words::{Language, Message, Told, count, message, told};

/// Why a compiled blacklist is not to be trusted, or could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is of another kind.
    #[error("it is no compiled blacklist")]
    NotCompiled,
    /// A later dialbase made it.
    #[error("it is written in version {version} of the format, and this dialbase reads version {ours}")]
    Version {
        /// Its version.
        version: u32,
        /// Ours.
        ours: u32,
    },
    /// Its end is not where it should be.
    #[error("it has {} bytes and should have {}", english(*bytes), english(*expected))]
    Length {
        /// How many there are.
        bytes: u64,
        /// How many there should be.
        expected: u64,
    },
    /// It is not as it was written.
    #[error("it is damaged: {what}")]
    Damaged {
        /// What does not fit.
        what: Box<Message>,
    },
    /// Two registries would have one name.
    #[error("two registries would be called {name}")]
    Taken {
        /// The name.
        name: String,
    },
    /// A section is full.
    #[error("a registry can hold 4,294,967,295 numbers for one campaign and day, and {name} has more")]
    Full {
        /// The registry.
        name: String,
    },
    /// The system did not let us read or write.
    #[error(transparent)]
    System(#[from] io::Error),
}

fn english(number: u64) -> String {
    count(Language::English, number)
}

impl Error {
    pub(super) fn damaged(what: Message) -> Self {
        Self::Damaged { what: what.into() }
    }
}

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::NotCompiled => told!(self, "compiled-not"),
            Self::Version { version, ours } => {
                told!(self, "compiled-version", version = version.to_string(), ours = ours.to_string())
            }
            Self::Length { bytes, expected } => {
                told!(self, "compiled-length", bytes = bytes, expected = expected)
            }
            Self::Damaged { what } => told!(self, "compiled-damaged", what = &**what),
            Self::Taken { name } => told!(self, "compiled-taken", name = name),
            Self::Full { name } => told!(self, "compiled-full", name = name),
            Self::System(error) => error.told(),
        }
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::NotCompiled => {
                message!("compiled-compile-one", "compile one: dialbase blacklist build -o FILE.dbl LIST…")
            }
            Self::Version { version, ours } if version > ours => {
                message!("compiled-later", "use the dialbase that made it, or a later one")
            }
            Self::Version { .. } | Self::Length { .. } | Self::Damaged { .. } => message!(
                "compiled-copy-again",
                "copy it again from where it came, or build it anew from its lists; until then nobody may be called"
            ),
            Self::Taken { .. } => {
                message!("compiled-another-name", "give one of them another name: --name NAME")
            }
            Self::Full { .. } => message!(
                "compiled-split",
                "split the list into registries: build each with a --name of its own"
            ),
            Self::System(_) => message!("compiled-disk", "check the disk's space and rights"),
        })
    }
}
