//! Recordings of calls: where they may be, fetching one, making an MP3 of one, and its tag.

mod audio;
mod fetch;

pub use audio::Audio;
pub use fetch::{Fetched, Found};

use crate::outcome::Says;
use crate::{Call, Cause, Client, Error, Guid, Outcome, Token, field, path};
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// The hosts of an instance's recordings: the one of its telephony, which is a client's own address, and the one that keeps
/// old recordings, where there is one.
///
/// The vendor's page writes them as `TelephonyIP` and `BackupRecords` and says no more of them: neither whether they are the
/// instance's own host nor whether they want a session.
#[derive(Clone, Debug)]
pub struct Recordings {
    /// The host of the telephony.
    pub telephony: Client,
    /// The host of the backup.
    pub backup: Option<Client>,
}

/// A file in which a recording may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordingFormat {
    /// MP3.
    Mp3,
    /// GSM 06.10 at full rate, which is tried after MP3, and of which [`Client::convert`] makes one.
    Gsm,
}

impl RecordingFormat {
    /// The endings that the file's name may have. The page says to put "GSM" in the place of `mp3`; the switch beneath writes it small.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Mp3 => &["mp3"],
            Self::Gsm => &["gsm", "GSM"],
        }
    }
}

/// On which host a recording may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordingHost {
    /// The telephony's.
    Telephony,
    /// The backup's.
    Backup,
}

/// One place at which a recording may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingPlace {
    /// The host.
    pub host: RecordingHost,
    /// What the file holds.
    pub format: RecordingFormat,
    /// The path on the host, without a slash in front.
    pub path: String,
}

impl fmt::Display for RecordingPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.path)
    }
}

/// The folder of a day's recordings: the day without hyphens, as `20160118`.
#[must_use]
pub fn folder(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The places at which a recording may be, in the order in which they are looked at: as MP3 in the four places of the vendor's
/// page ("A gravação pode estar em quatro lugares diferentes"), and then as GSM in the same four, with
/// either ending. `calldate` is the call's, as
/// its record has it; without it there are the two places without a folder.
///
/// The page has the four twice; once the folder of the second is lost, and is taken from the other time.
#[must_use]
pub fn recording_places(guid: &Guid, calldate: Option<NaiveDateTime>) -> Vec<RecordingPlace> {
    use RecordingHost::{Backup, Telephony};
    let folder = calldate.map(|calldate| folder(calldate.date()));
    let four = [(Telephony, false), (Telephony, true), (Backup, true), (Backup, false)];
    let mut places = Vec::new();
    let endings = |format: RecordingFormat| format.endings().iter().map(move |ending| (format, ending));
    for (format, ending) in [RecordingFormat::Mp3, RecordingFormat::Gsm].into_iter().flat_map(endings) {
        for (host, in_folder) in four {
            let within = match (in_folder, &folder) {
                (false, _) => String::new(),
                (true, Some(folder)) => format!("{folder}/"),
                (true, None) => continue,
            };
            let path = format!("{}/{within}{guid}.{ending}", path::RECORDS);
            places.push(RecordingPlace { host, format, path });
        }
    }
    places
}

impl Client {
    /// Has an MP3 made of a recording in GSM; look for it again then. May be made again: of the same comes the same.
    ///
    /// The vendor's page has it as `Supervisor/convert` ("Converter gravações") with the fields `guid` and `pasta`, and knows the
    /// answer `1`. The latter is the Portuguese word for a folder, and the page's own addresses say `folder`; so both travel.
    /// `folder` is the recording's day where it is in a folder.
    ///
    /// # Errors
    /// [`Error::NotDone`] where the instance answers `0`; and where no answer comes, or another.
    pub fn convert(&self, token: &Token, guid: &Guid, day: Option<NaiveDate>) -> Result<(), Error> {
        let folder = day.map(folder).unwrap_or_default();
        let form =
            [(field::GUID, guid.as_str()), (field::FOLDER_AS_TRANSLATED, &folder), (field::FOLDER, &folder)];
        self.done(Call::ConvertRecording, path::CONVERT, &form, token)
    }

    /// Writes a tag to a recording, once. Whether a second tag takes the first's place or stands beside it is not known, so it
    /// is not to be made again without looking. `phone` is the number that was called.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Agents/TagRecord` ("Tag de gravação") with the fields `phone`, `guid` and `data`. It is done in
    /// the background, and its answer is empty: accepted means received.
    pub fn tag_recording(
        &self,
        token: &Token,
        (phone, guid): (&str, &Guid),
        tag: &str,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let form = [(field::PHONE, phone), (field::GUID, guid.as_str()), (field::DATA, tag)];
        self.attempt(path::TAG_RECORD, &form, token, connected, nothing).outcome
    }
}

/// An empty answer is a yes here, and a `1` can be no less.
fn nothing(_: u16, body: &[u8]) -> Says<()> {
    match body {
        b"" | b"1" => Says::Yes(None),
        b"0" => Says::No(None),
        _ => Says::Neither,
    }
}
