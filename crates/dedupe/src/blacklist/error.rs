//! Why a compiled blacklist is not to be trusted, or could not be made.

use std::io;

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
    #[error("it has {bytes} bytes and should have {expected}")]
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
        what: &'static str,
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

impl Error {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotCompiled => "compile one: dialbase blacklist build -o FILE.dbl LIST…",
            Self::Version { version, ours } if version > ours => {
                "use the dialbase that made it, or a later one"
            }
            Self::Version { .. } | Self::Length { .. } | Self::Damaged { .. } => {
                "copy it again from where it came, or build it anew from its lists; until then nobody may be called"
            }
            Self::Taken { .. } => "give one of them another name: --name NAME",
            Self::Full { .. } => "split the list into registries: build each with a --name of its own",
            Self::System(_) => "check the disk's space and rights",
        }
    }
}
