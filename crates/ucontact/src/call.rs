//! The calls, as what they do.

use std::fmt;
use words::{Arg, Message, message};

/// What a call was to do. An upload has no such name: what is known after it is its [`Outcome`](crate::Outcome).
///
/// Those that answer an `Outcome` too are named here for whoever keeps a book of what was done.
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
    /// Put numbers on the blacklist.
    AddToBlacklist,
    /// Take numbers off the blacklist.
    DeleteFromBlacklist,
    /// Give the dialer a task.
    RunTask,
    /// Schedule a call.
    ScheduleCall,
    /// Take scheduled calls back.
    RemoveScheduled,
    /// Give a contact back to its dialer.
    Respool,
    /// Fetch a recording.
    FetchRecording,
    /// Make an MP3 of a recording.
    ConvertRecording,
    /// Write a tag to a recording.
    TagRecording,
    /// Say what came of a call.
    SetDisposition,
    /// Call somebody for an agent.
    PlaceCall,
    /// End the call of an agent's phone.
    HangUp,
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
            Self::AddToBlacklist => message!("ucontact-call-add-to-blacklist", "add to the blacklist"),
            Self::DeleteFromBlacklist => {
                message!("ucontact-call-delete-from-blacklist", "delete from the blacklist")
            }
            Self::RunTask => message!("ucontact-call-run-task", "give the dialer a task"),
            Self::ScheduleCall => message!("ucontact-call-schedule", "schedule a call"),
            Self::RemoveScheduled => message!("ucontact-call-remove-scheduled", "take scheduled calls back"),
            Self::Respool => message!("ucontact-call-respool", "give a contact back to its dialer"),
            Self::FetchRecording => message!("ucontact-call-fetch-recording", "fetch a recording"),
            Self::ConvertRecording => message!("ucontact-call-convert-recording", "convert a recording"),
            Self::TagRecording => message!("ucontact-call-tag-recording", "tag a recording"),
            Self::SetDisposition => {
                message!("ucontact-call-set-disposition", "set the disposition of a call")
            }
            Self::PlaceCall => message!("ucontact-call-place-call", "place a call"),
            Self::HangUp => message!("ucontact-call-hang-up", "hang up"),
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
            Self::AddToBlacklist | Self::DeleteFromBlacklist => message!(
                "ucontact-left-blacklist",
                "whether the blacklist was changed is not known, and changing it again does no harm"
            ),
            Self::RemoveScheduled => message!(
                "ucontact-left-scheduled",
                "whether the calls were taken back is not known, and taking them back again does no harm"
            ),
            Self::ConvertRecording => message!(
                "ucontact-left-conversion",
                "whether the recording was converted is not known, and converting it again does no harm"
            ),
            // What these did, their outcome says.
            Self::RunTask
            | Self::ScheduleCall
            | Self::Respool
            | Self::TagRecording
            | Self::SetDisposition
            | Self::PlaceCall
            | Self::HangUp => message!("ucontact-left-unknown", "what was asked may have been done"),
            Self::SignIn | Self::ListCampaigns | Self::ReadRecords | Self::FetchRecording => {
                message!("ucontact-left-nothing", "nothing was changed at the instance")
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
