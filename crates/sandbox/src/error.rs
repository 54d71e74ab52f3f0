//! Why a sandbox cannot start.

use std::io;
use std::path::PathBuf;
use thiserror::Error as ThisError;
use words::{Message, Told, message, told};

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

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::Port { port, .. } => told!(self, "sandbox-port", port = port.to_string()),
            Self::Store { path, .. } => told!(self, "sandbox-store", path = path.display()),
            Self::Database { path, .. } => told!(self, "sandbox-database", path = path.display()),
            Self::Certificate(_) => told!(self, "sandbox-certificate"),
            Self::Thread(_) => told!(self, "sandbox-thread"),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Port { source, .. } | Self::Store { source, .. } | Self::Thread(source) => source.chain(),
            Self::Database { source, .. } => vec![Message::detail(source)],
            Self::Certificate(source) => vec![Message::detail(source)],
        }
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::Port { .. } => message!(
                "sandbox-port-do",
                "stop what listens there, or choose another port (0: any that is free)"
            ),
            Self::Store { .. } => message!("sandbox-store-do", "choose a directory that you may write to"),
            Self::Database { path, .. } => message!(
                "sandbox-database-do",
                "delete {path} to start with an empty sandbox",
                path = path.display()
            ),
            Self::Certificate(_) | Self::Thread(_) => return None,
        })
    }
}
