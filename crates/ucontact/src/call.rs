//! The calls, as what they do.

use std::fmt;
use words::{Arg, Message, message};

/// What a call was to do. An upload has no such name: what is known after it is its [`Outcome`](crate::Outcome).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Call {
    /// Open a session.
    SignIn,
    /// End a session.
    EndSession,
    /// Tell which campaigns there are.
    ListCampaigns,
    /// Take a contact off a campaign.
    RemoveContact,
    /// Tell what came of calls.
    ReadRecords,
}

impl Call {
    /// It as a verb: `sign in`.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::SignIn => message!("ucontact-call-sign-in", "sign in"),
            Self::EndSession => message!("ucontact-call-end-session", "end the session"),
            Self::ListCampaigns => message!("ucontact-call-list-campaigns", "list the campaigns"),
            Self::RemoveContact => message!("ucontact-call-remove-contact", "remove a contact"),
            Self::ReadRecords => message!("ucontact-call-read-records", "read the records of calls"),
        }
    }

    /// How things stand after it went without a useful answer. No call but an upload uploads, and that has no such errors.
    pub(crate) fn left_behind(self) -> Message {
        match self {
            Self::RemoveContact => message!(
                "ucontact-left-removal",
                "whether the contact was removed is not known, and removing it again does no harm"
            ),
            Self::EndSession => message!("ucontact-left-session", "the session may still be open"),
            Self::SignIn | Self::ListCampaigns | Self::ReadRecords => {
                message!("ucontact-left-nothing", "nothing was uploaded")
            }
        }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

impl From<&Call> for Arg {
    fn from(call: &Call) -> Self {
        call.words().into()
    }
}
