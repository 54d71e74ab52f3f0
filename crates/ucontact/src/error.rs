//! What could not be done, and what to do about it.

use crate::{Cause, removal, sign_in};
use std::io;
use std::path::PathBuf;
use std::time::Duration;
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
        /// What was being done, as a verb: `sign in`.
        call: &'static str,
        /// The instance.
        address: String,
        /// What went wrong on the way.
        source: Cause,
    },
    /// The instance, or what stands before it, cannot answer the call now.
    #[error("cannot {call} at {address} now: it answered {answer}")]
    NotNow {
        /// What was being done, as a verb: `sign in`.
        call: &'static str,
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
        /// What was being done, as a verb: `list the campaigns`.
        call: &'static str,
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
            Self::AuthorityUnreadable { .. } => {
                Some("check the path, and that this user may read the file".to_owned())
            }
            Self::AuthorityMissing { path } => Some(format!(
                "give a PEM file with the authority's certificate (it begins -----BEGIN CERTIFICATE-----); of a DER file \
                 make one by: openssl x509 -inform der -in {} -out authority.pem",
                path.display()
            )),
            Self::AuthorityDamaged { .. } => {
                Some("export the authority's certificate again, as PEM".to_owned())
            }
            Self::Request(_) => Some("this is a defect of the program: report it".to_owned()),
            Self::TokenRefused { .. } => Some(
                "sign in again, or give a token that is still good and whose user may do this".to_owned(),
            ),
            Self::NobodyRemoved { .. } => {
                Some("look in the portal whether the number is in the campaign".to_owned())
            }
            Self::NoAnswer { call, .. } => {
                Some(format!("check the address and the network; {}", left_behind(call)))
            }
            Self::NotNow { call, retry_after, .. } => {
                let when = retry_after.map_or_else(|| "later".to_owned(), in_words);
                Some(format!("run again {when}; {}", left_behind(call)))
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

/// How things stand after a call without a useful answer. No call but an upload uploads, and that has no such errors.
fn left_behind(call: &str) -> &'static str {
    match call {
        removal::CALL => "whether the contact was removed is not known, and removing it again does no harm",
        sign_in::CALL_TO_END => "the session may still be open",
        _ => "nothing was uploaded",
    }
}

/// `in 30 seconds, as it asks`: never sooner than was asked.
fn in_words(asked: Duration) -> String {
    let seconds = asked.as_secs() + u64::from(asked.subsec_nanos() > 0);
    match seconds {
        0..=1 => "in a second, as it asks".to_owned(),
        2..=120 => format!("in {seconds} seconds, as it asks"),
        _ => format!("in {} minutes, as it asks", seconds.div_ceil(60)),
    }
}

/// An error with its causes in one line.
pub(crate) fn whole_story(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
