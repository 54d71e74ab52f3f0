//! What could not be done, and what to do about it.

use crate::Cause;
use thiserror::Error as ThisError;

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
    /// The call got no whole answer. What was asked may have been done.
    #[error("cannot {call} at {address}")]
    NoAnswer {
        /// What was being done, as a verb: `sign in`.
        call: &'static str,
        /// The instance.
        address: String,
        /// What went wrong on the way.
        source: Cause,
    },
    /// The user and the password are not good.
    #[error("{address} refused the user {user:?} or the password")]
    SignInRefused {
        /// The instance.
        address: String,
        /// The user's name.
        user: String,
    },
    /// An answer that the vendor's page does not know.
    #[error("cannot {call} at {address}: the answer was {answer}")]
    UnknownAnswer {
        /// What was being done, as a verb: `sign in`.
        call: &'static str,
        /// The instance.
        address: String,
        /// The answer's kind, never its text: it may hold a token.
        answer: String,
    },
}

impl Error {
    /// What a person can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::AddressUnreadable { .. } => {
                Some("write it whole, as in https://company.ucontactcloud.com".to_owned())
            }
            Self::AddressNotEncrypted { .. } => {
                Some("write https:// in front: people's data does not travel in the open".to_owned())
            }
            Self::AddressHoldsUser { .. } => {
                Some("take them out of the address, and sign in with them instead".to_owned())
            }
            Self::AddressTooLong { origin } => {
                Some(format!("leave out what follows the host: write {origin}"))
            }
            Self::NotAToken => {
                Some("give the token as the instance gave it: one word, base64, without quotes".to_owned())
            }
            Self::Encryption(_) => Some(
                "install this machine's root certificates (on Linux, the package ca-certificates)".to_owned(),
            ),
            Self::NoAnswer { .. } => {
                Some("check the address and the network; nothing was uploaded".to_owned())
            }
            Self::SignInRefused { .. } => {
                Some("check the user and the password by signing in at the portal".to_owned())
            }
            Self::UnknownAnswer { .. } => Some(
                "check that the address is the uContact instance itself, not a portal or a proxy before it"
                    .to_owned(),
            ),
        }
    }
}

/// An error with its causes in one line.
pub(crate) fn whole_story(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
