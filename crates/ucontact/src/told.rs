//! What the errors say, why, and what to do about it, with names for every language.

use crate::Error;
use crate::cause::story;
use std::time::Duration;
use words::{Arg, Message, Told, message, told};

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::AddressUnreadable { given } => told!(self, "ucontact-address-unreadable", given = given),
            Self::AddressNotEncrypted { origin } => {
                told!(self, "ucontact-address-not-encrypted", origin = origin)
            }
            Self::AddressHoldsUser { origin } => told!(self, "ucontact-address-holds-user", origin = origin),
            Self::AddressTooLong { origin } => told!(self, "ucontact-address-too-long", origin = origin),
            Self::NotAToken => told!(self, "ucontact-not-a-token"),
            Self::Encryption(_) => told!(self, "ucontact-encryption"),
            Self::AuthorityUnreadable { path, .. } => {
                told!(self, "ucontact-authority-unreadable", path = path.display())
            }
            Self::AuthorityMissing { path } => {
                told!(self, "ucontact-authority-missing", path = path.display())
            }
            Self::AuthorityDamaged { path, .. } => {
                told!(self, "ucontact-authority-damaged", path = path.display())
            }
            Self::Request(_) => told!(self, "ucontact-request"),
            Self::NoAnswer { call, address, .. } => {
                told!(self, "ucontact-no-answer", call = call, address = address)
            }
            Self::NotNow { call, address, answer, .. } => {
                told!(self, "ucontact-not-now", call = call, address = address, answer = answer)
            }
            Self::SignInRefused { address, user } => {
                told!(self, "ucontact-sign-in-refused", address = address, user = user)
            }
            Self::TokenRefused { call, address } => {
                told!(self, "ucontact-token-refused", call = call, address = address)
            }
            Self::NobodyRemoved { address, campaign } => {
                told!(self, "ucontact-nobody-removed", address = address, campaign = campaign)
            }
            Self::NotDone { call, address } => {
                told!(self, "ucontact-not-done", call = call, address = address)
            }
            Self::NotAGuid { given } => told!(self, "ucontact-not-a-guid", given = given),
            Self::NotARecording { place, what } => {
                told!(self, "ucontact-not-a-recording", place = place, what = what)
            }
            Self::RecordingTooLong { place, limit } => {
                told!(self, "ucontact-recording-too-long", place = place, limit = Arg::Bytes(*limit))
            }
            Self::RecordingUnwritten { place, .. } => {
                told!(self, "ucontact-recording-unwritten", place = place)
            }
            Self::NoRecording { guid, places } => {
                told!(self, "ucontact-no-recording", guid = guid, places = *places)
            }
            Self::UnknownAnswer { call, address, answer } => {
                told!(self, "ucontact-unknown-answer", call = call, address = address, answer = answer)
            }
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Encryption(source)
            | Self::Request(source)
            | Self::AuthorityDamaged { source, .. }
            | Self::NoAnswer { source, .. } => story(&**source),
            Self::AuthorityUnreadable { source, .. } | Self::RecordingUnwritten { source, .. } => {
                story(source)
            }
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::AddressUnreadable { .. }
            | Self::AddressNotEncrypted { .. }
            | Self::AddressHoldsUser { .. }
            | Self::AddressTooLong { .. }
            | Self::NotAToken
            | Self::Encryption(_)
            | Self::AuthorityUnreadable { .. }
            | Self::AuthorityMissing { .. }
            | Self::AuthorityDamaged { .. }
            | Self::Request(_) => of_a_client(self),
            Self::TokenRefused { .. }
            | Self::NobodyRemoved { .. }
            | Self::NotDone { .. }
            | Self::NoAnswer { .. }
            | Self::NotNow { .. }
            | Self::SignInRefused { .. }
            | Self::UnknownAnswer { .. } => of_a_call(self),
            Self::NotAGuid { .. }
            | Self::NotARecording { .. }
            | Self::RecordingTooLong { .. }
            | Self::RecordingUnwritten { .. }
            | Self::NoRecording { .. } => of_a_recording(self),
        }
    }
}

/// What to do where there is no client yet, or none that can write a request.
fn of_a_client(error: &Error) -> Option<Message> {
    Some(match error {
        Error::AddressUnreadable { .. } => message!(
            "ucontact-address-unreadable-do",
            "write it whole, as in https://company.ucontactcloud.com"
        ),
        Error::AddressNotEncrypted { .. } => message!(
            "ucontact-address-not-encrypted-do",
            "write https:// in front: people's data does not travel in the open"
        ),
        Error::AddressHoldsUser { .. } => message!(
            "ucontact-address-holds-user-do",
            "take them out of the address, and sign in with them instead"
        ),
        Error::AddressTooLong { origin } => message!(
            "ucontact-address-too-long-do",
            "leave out what follows the host: write {origin}",
            origin = origin
        ),
        Error::NotAToken => message!(
            "ucontact-not-a-token-do",
            "give the token as the instance gave it: one word, base64, without quotes"
        ),
        Error::Encryption(_) => message!(
            "ucontact-encryption-do",
            "install this machine's root certificates (on Linux, the package ca-certificates)"
        ),
        Error::AuthorityUnreadable { .. } => message!(
            "ucontact-authority-unreadable-do",
            "check the path, and that this user may read the file"
        ),
        Error::AuthorityMissing { path } => message!(
            "ucontact-authority-missing-do",
            "give a PEM file with the authority's certificate (it begins -----BEGIN CERTIFICATE-----); of a DER file make one by: openssl x509 -inform der -in {path} -out authority.pem",
            path = path.display()
        ),
        Error::AuthorityDamaged { .. } => {
            message!("ucontact-authority-damaged-do", "export the authority's certificate again, as PEM")
        }
        Error::Request(_) => {
            message!("ucontact-request-do", "this is a defect of the program: report it")
        }
        _ => return None,
    })
}

/// What to do after a call.
fn of_a_call(error: &Error) -> Option<Message> {
    Some(match error {
        Error::TokenRefused { .. } => message!(
            "ucontact-token-refused-do",
            "sign in again, or give a token that is still good and whose user may do this"
        ),
        Error::NobodyRemoved { .. } => {
            message!("ucontact-nobody-removed-do", "look in the portal whether the number is in the campaign")
        }
        Error::NotDone { .. } => message!(
            "ucontact-not-done-do",
            "look in the portal whether the campaign and the number are there, and whether this user may do it"
        ),
        Error::NoAnswer { call, .. } => message!(
            "ucontact-no-answer-do",
            "check the address and the network; {left}",
            left = call.left_behind()
        ),
        Error::NotNow { call, retry_after, .. } => message!(
            "ucontact-not-now-do",
            "run again {when}; {left}",
            when = when(*retry_after),
            left = call.left_behind()
        ),
        Error::SignInRefused { .. } => message!(
            "ucontact-sign-in-refused-do",
            "check the user and the password by signing in at the portal"
        ),
        Error::UnknownAnswer { .. } => message!(
            "ucontact-unknown-answer-do",
            "check that the address is the uContact instance itself, not a portal or a proxy before it"
        ),
        _ => return None,
    })
}

/// What to do about a recording.
fn of_a_recording(error: &Error) -> Option<Message> {
    Some(match error {
        Error::NotAGuid { .. } => message!(
            "ucontact-not-a-guid-do",
            "give the call's guid as the records of calls have it: letters, digits, hyphens and points"
        ),
        Error::NotARecording { .. } => message!(
            "ucontact-not-a-recording-do",
            "check that the host is one of recordings, and that it gives them without signing in"
        ),
        Error::RecordingTooLong { .. } => {
            message!("ucontact-recording-too-long-do", "allow longer recordings, if this one is wanted")
        }
        Error::RecordingUnwritten { .. } => {
            message!(
                "ucontact-recording-unwritten-do",
                "check that there is room, and that it may be written"
            )
        }
        Error::NoRecording { .. } => message!(
            "ucontact-no-recording-do",
            "look whether the call was answered and recorded, and whether another host keeps old recordings"
        ),
        _ => return None,
    })
}

/// `in 30 seconds, as it asks`: never sooner than was asked.
fn when(asked: Option<Duration>) -> Message {
    let Some(asked) = asked else { return message!("ucontact-later", "later") };
    let seconds = asked.as_secs() + u64::from(asked.subsec_nanos() > 0);
    match seconds {
        0..=1 => message!("ucontact-in-a-second", "in a second, as it asks"),
        2..=120 => {
            message!("ucontact-in-seconds", "in {seconds} seconds, as it asks", seconds = seconds)
        }
        _ => message!(
            "ucontact-in-minutes",
            "in {minutes} minutes, as it asks",
            minutes = seconds.div_ceil(60)
        ),
    }
}
