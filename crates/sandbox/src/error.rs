//! Why a sandbox cannot start.

use std::io;
use std::path::PathBuf;
use thiserror::Error as ThisError;

/// What keeps a sandbox from starting.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The port is taken, or not allowed.
    #[error("cannot listen on port {port} of this machine")]
    Port {
        /// The port.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The directory or the file cannot be made or opened.
    #[error("cannot keep the sandbox in {}", .path.display())]
    Store {
        /// The directory or the file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is not a sandbox's, or is damaged.
    #[error("cannot use the sandbox's database {}", .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// No certificate could be made.
    #[error("cannot make a certificate for the sandbox")]
    Certificate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No thread could be had.
    #[error("cannot start the sandbox's thread")]
    Thread(#[source] io::Error),
}

impl Error {
    /// What a person can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Port { .. } => {
                Some("stop what listens there, or choose another port (0: any that is free)".to_owned())
            }
            Self::Store { .. } => Some("choose a directory that you may write to".to_owned()),
            Self::Database { path, .. } => {
                Some(format!("delete {} to start with an empty sandbox", path.display()))
            }
            Self::Certificate(_) | Self::Thread(_) => None,
        }
    }
}
