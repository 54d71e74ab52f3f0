//! What the system says of files and connections.

use crate::{Message, Told, message};
use std::io::{Error, ErrorKind};

impl Told for Error {
    fn told(&self) -> Message {
        // The English words are the system's own, in the program and in the papers about it.
        let own = || self.to_string();
        let told = |id| Message::new(id, own(), []);
        match self.kind() {
            ErrorKind::NotFound => told("system-not-found"),
            ErrorKind::PermissionDenied => told("system-permission-denied"),
            ErrorKind::AlreadyExists => told("system-already-exists"),
            ErrorKind::IsADirectory => told("system-is-a-directory"),
            ErrorKind::NotADirectory => told("system-not-a-directory"),
            ErrorKind::StorageFull => told("system-storage-full"),
            ErrorKind::QuotaExceeded => told("system-quota-exceeded"),
            ErrorKind::FileTooLarge => told("system-file-too-large"),
            ErrorKind::ReadOnlyFilesystem => told("system-read-only"),
            ErrorKind::TimedOut => told("system-timed-out"),
            ErrorKind::ConnectionRefused => told("system-connection-refused"),
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => told("system-connection-reset"),
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => told("system-unreachable"),
            ErrorKind::UnexpectedEof => told("system-ends-early"),
            _ => match self.raw_os_error() {
                // The system's number tells somebody who knows it, in any language.
                Some(number) => {
                    message!("system-other", "{words}", words = own(), number = number.to_string())
                }
                None => Message::detail(self),
            },
        }
    }
}
