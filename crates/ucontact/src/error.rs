//! What could not be done, and what to do about it.

use crate::{Call, Cause};
use std::io;
use std::path::PathBuf;
use std::time::Duration;
use thiserror::Error as ThisError;
use words::Message;

/// What stops a client. The outcome of an upload is not among these: that is [`Outcome`](crate::Outcome).
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The text is no web address.
    #[error("cannot read the instance's address {given:?}")]
    AddressUnreadable {
        /// The text, without what stood before an `@`.
        given: String,
    },
    /// Plain http to another machine.
    #[error("the address {origin} is not encrypted")]
    AddressNotEncrypted {
        /// Scheme, host and port.
        origin: String,
    },
    /// A name or a password in the address, where logs would show it.
    #[error("the address {origin} holds a user or a password")]
    AddressHoldsUser {
        /// Scheme, host and port.
        origin: String,
    },
    /// More than scheme, host and port.
    #[error("the address {origin} goes on after the host")]
    AddressTooLong {
        /// Scheme, host and port.
        origin: String,
    },
    /// The text holds characters that no token has.
    #[error("the token given is not one")]
    NotAToken,
    /// The certificates of this machine could not be loaded, or the like.
    #[error("cannot prepare encryption")]
    Encryption(#[source] Cause),
    /// A file that should say whom to trust.
    #[error("cannot read the certificates in {}", .path.display())]
    AuthorityUnreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file without a certificate.
    #[error("{} holds no certificate", .path.display())]
    AuthorityMissing {
        /// The file.
        path: PathBuf,
    },
    /// A file with a certificate that cannot be one.
    #[error("a certificate in {} is damaged", .path.display())]
    AuthorityDamaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: Cause,
    },
    /// The request could not be put together.
    #[error("cannot write the request")]
    Request(#[source] Cause),
    /// The call got no whole answer. What was asked may have been done.
    #[error("cannot {call} at {address}")]
    NoAnswer {
        /// What was being done.
        call: Call,
        /// The instance.
        address: String,
        /// What went wrong on the way.
        source: Cause,
    },
    /// The instance, or what stands before it, cannot answer the call now.
    #[error("cannot {call} at {address} now: it answered {answer}")]
    NotNow {
        /// What was being done.
        call: Call,
        /// The instance.
        address: String,
        /// The answer's status, as `503 Service Unavailable`.
        answer: String,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// The user and the password are not good.
    #[error("{address} refused the user {user:?} or the password")]
    SignInRefused {
        /// The instance.
        address: String,
        /// The user's name.
        user: String,
    },
    /// The session's token is not, or no longer, good for this call.
    #[error("{address} does not let this session {call}")]
    TokenRefused {
        /// What was being done.
        call: Call,
        /// The instance.
        address: String,
    },
    /// The instance says that it did not remove a contact: it has none of this number, or does not want to.
    #[error("{address} removed nobody from {campaign:?}: it answered 0")]
    NobodyRemoved {
        /// The instance.
        address: String,
        /// The campaign.
        campaign: String,
    },
    /// The instance says that it did not do what was asked.
    #[error("{address} did not {call}: it answered 0")]
    NotDone {
        /// What was being done.
        call: Call,
        /// The instance.
        address: String,
    },
    /// The text is no name of a call.
    #[error("{given:?} is no name of a call")]
    NotAGuid {
        /// The text.
        given: String,
    },
    /// What stands at a recording's place is none.
    #[error("what {place} holds is no recording: {what}")]
    NotARecording {
        /// The place.
        place: String,
        /// Its kind, as `text/html`.
        what: Message,
    },
    /// A recording that is longer than was allowed.
    #[error("the recording at {place} is longer than {}", words::bytes(words::Language::English, *.limit))]
    RecordingTooLong {
        /// The place.
        place: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A recording could not be written where the caller wanted it.
    #[error("cannot write the recording of {place}")]
    RecordingUnwritten {
        /// The place.
        place: String,
        /// Why not.
        source: io::Error,
    },
    /// No place has the recording.
    #[error("the recording {guid} is at none of its {places} places")]
    NoRecording {
        /// The call.
        guid: String,
        /// How many places were looked at.
        places: usize,
    },
    /// An answer that the vendor's page does not know.
    #[error("cannot {call} at {address}: the answer was {answer}")]
    UnknownAnswer {
        /// What was being done.
        call: Call,
        /// The instance.
        address: String,
        /// The answer's kind, never its text: it may hold a token.
        answer: Message,
    },
}
