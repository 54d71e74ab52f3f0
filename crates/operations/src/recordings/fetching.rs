//! One recording: its places in the page's order, MP3 before GSM; then an MP3 made of it, and its places once more.

use super::wanted::Item;
use super::{Fate, Fetching, LONGEST, Missing};
use pipeline::Reached;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;
use ucontact::{
    Audio, Error, Fetched, Found, Guid, RecordingFormat, RecordingHost, RecordingPlace, Recordings,
    recording_places,
};

/// How often a place is asked that does not answer, and how long it waits before the second time.
const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(300);

/// What a recording is looked for with.
pub(super) struct Fetcher<'f> {
    pub(super) reached: &'f Reached,
    pub(super) hosts: &'f Recordings,
    pub(super) how: &'f Fetching,
}

impl Fetcher<'_> {
    /// What becomes of a recording. An error is one of the disk.
    pub(super) fn fate(&self, item: &Item, interrupted: &(dyn Fn() -> bool + Sync)) -> io::Result<Fate> {
        let Some(guid) = &item.guid else { return Ok(Fate::Missing(Missing::NoGuid)) };
        let is_there = |audio| fs::symlink_metadata(self.how.directory.join(name(guid, audio))).is_ok();
        match [Audio::Mp3, Audio::Wav, Audio::Ogg, Audio::Gsm].into_iter().find(|audio| is_there(*audio)) {
            // It was kept for want of an MP3: there may be one now.
            Some(Audio::Gsm) if self.how.convert => return self.instead(guid, item, interrupted),
            Some(audio) => return Ok(Fate::There { file: name(guid, audio) }),
            None => {}
        }
        if item.is_unanswered && !self.how.unanswered {
            return Ok(Fate::Missing(Missing::Unanswered));
        }
        let (mut first, mut second) = (self.beside(guid, "1")?, self.beside(guid, "2")?);
        let found = self.search(guid, item, (&mut first, &mut second), interrupted)?;
        let fate = match found {
            Ok((found, is_second)) => self.keep(guid, found, if is_second { &second } else { &first })?,
            Err(why) => Fate::Missing(why),
        };
        for part in [first, second] {
            // One of them may have gone to its place.
            drop(fs::remove_file(&part.path));
        }
        Ok(fate)
    }

    /// What becomes of one that is there as GSM: an MP3 beside it, where there is one or the instance makes one now.
    fn instead(&self, guid: &Guid, item: &Item, interrupted: &(dyn Fn() -> bool + Sync)) -> io::Result<Fate> {
        let mut part = self.beside(guid, "1")?;
        let found = match self.look(guid, item, RecordingFormat::Mp3, &mut part, interrupted)? {
            Ok(None) if !interrupted() => {
                self.made(guid, item, item.calldate.is_some(), &mut part, interrupted)?
            }
            found => found.ok().flatten(),
        };
        let fate = match found {
            Some(found) => self.keep(guid, found, &part)?,
            None => Fate::There { file: name(guid, Audio::Gsm) },
        };
        drop(fs::remove_file(&part.path));
        Ok(fate)
    }

    /// Puts a recording in its place.
    fn keep(&self, guid: &Guid, found: Found, part: &Part) -> io::Result<Fate> {
        part.file.sync_all()?;
        let file = name(guid, found.audio);
        fs::rename(&part.path, self.how.directory.join(&file))?;
        Ok(Fate::Fetched { file, place: self.written(&found.place), bytes: found.bytes })
    }

    /// The MP3 that the instance makes of it, where it does.
    fn made(
        &self,
        guid: &Guid,
        item: &Item,
        in_folder: bool,
        part: &mut Part,
        interrupted: &(dyn Fn() -> bool + Sync),
    ) -> io::Result<Option<Found>> {
        let day = item.calldate.filter(|_| in_folder).map(|at| at.date());
        if self.reached.client.convert(&self.reached.token, guid, day).is_err() {
            return Ok(None);
        }
        Ok(self.look(guid, item, RecordingFormat::Mp3, part, interrupted)?.ok().flatten())
    }

    /// Looks for it everywhere; answers where it was, and whether the second file holds it.
    fn search(
        &self,
        guid: &Guid,
        item: &Item,
        (first, second): (&mut Part, &mut Part),
        interrupted: &(dyn Fn() -> bool + Sync),
    ) -> io::Result<Result<(Found, bool), Missing>> {
        let look = |format, part: &mut Part| self.look(guid, item, format, part, interrupted);
        let mut why = Missing::Absent;
        match look(RecordingFormat::Mp3, first)? {
            Ok(Some(found)) => return Ok(Ok((found, false))),
            Ok(None) => {}
            Err(error) => why = error,
        }
        let gsm = match look(RecordingFormat::Gsm, first)? {
            Ok(found) => found,
            Err(error) => {
                why = if why == Missing::Absent { error } else { why };
                None
            }
        };
        if self.how.convert && !interrupted() {
            let in_folder = gsm.as_ref().is_none_or(|found| found.place.path.matches('/').count() > 1);
            if let Some(found) = self.made(guid, item, in_folder, second, interrupted)? {
                return Ok(Ok((found, true)));
            }
        }
        Ok(gsm.map(|found| (found, false)).ok_or(why))
    }

    /// Looks at the places of a format, one after the other. A place that cannot be asked is passed over, and asked again where no
    /// other has it.
    fn look(
        &self,
        guid: &Guid,
        item: &Item,
        format: RecordingFormat,
        part: &mut Part,
        interrupted: &(dyn Fn() -> bool + Sync),
    ) -> io::Result<Result<Option<Found>, Missing>> {
        let mut pause = PAUSE;
        for tries in 1.. {
            let mut why = None;
            for place in recording_places(guid, item.calldate) {
                let is_nowhere = place.host == RecordingHost::Backup && self.hosts.backup.is_none();
                if place.format != format || is_nowhere {
                    continue;
                }
                part.empty()?;
                match self.fetch(&place, part) {
                    Ok(Fetched::Whole { bytes, audio }) => {
                        return Ok(Ok(Some(Found { place, bytes, audio })));
                    }
                    Ok(Fetched::Absent) => {}
                    Err(Error::RecordingUnwritten { source, .. }) => return Err(source),
                    Err(error) => why = why.or(Some(reason(&error))),
                }
            }
            match why {
                None => return Ok(Ok(None)),
                Some(Missing::NotReached) if tries < TRIES && !interrupted() => sleep(pause),
                Some(why) => return Ok(Err(why)),
            }
            pause *= 2;
        }
        Ok(Ok(None))
    }

    /// Fetches what is at a place. The session is shown to the instance itself; to another host only where it does not do without.
    fn fetch(&self, place: &RecordingPlace, part: &mut Part) -> Result<Fetched, Error> {
        let host = match place.host {
            RecordingHost::Telephony => Some(&self.hosts.telephony),
            RecordingHost::Backup => self.hosts.backup.as_ref(),
        };
        let is_own = host.is_some_and(|host| host.address() == self.reached.client.address());
        let token = &self.reached.token;
        if !is_own {
            match self.hosts.fetch(None, place, LONGEST, &mut part.file) {
                Err(Error::TokenRefused { .. }) => {}
                fetched => return fetched,
            }
        }
        self.hosts.fetch(Some(token), place, LONGEST, &mut part.file)
    }

    /// A place as the index has it: with its host.
    fn written(&self, place: &RecordingPlace) -> String {
        let backup = self.hosts.backup.as_ref().filter(|_| place.host == RecordingHost::Backup);
        format!("{}/{place}", backup.unwrap_or(&self.hosts.telephony).address())
    }

    /// A file beside the place of the recording: what an earlier run left there is nobody's.
    fn beside(&self, guid: &Guid, nth: &str) -> io::Result<Part> {
        let path = self.how.directory.join(format!(".{guid}.{nth}.part"));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let file = File::options().write(true).create_new(true).mode(0o600).open(&path)?;
        Ok(Part { path, file })
    }
}

/// A file that is being written.
struct Part {
    path: PathBuf,
    file: File,
}

impl Part {
    fn empty(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0)).map(drop)
    }
}

/// The name of a recording's file. A guid is letters, digits, `-`, `_` and `.`, and begins with a letter or a digit.
fn name(guid: &Guid, audio: Audio) -> String {
    let ending = match audio {
        Audio::Mp3 => "mp3",
        Audio::Gsm => "gsm",
        Audio::Wav => "wav",
        Audio::Ogg => "ogg",
    };
    Path::new(&format!("{guid}.{ending}")).display().to_string()
}

fn reason(error: &Error) -> Missing {
    match error {
        Error::NotARecording { .. } => Missing::NotSound,
        Error::RecordingTooLong { .. } => Missing::TooLong,
        Error::TokenRefused { .. } => Missing::NotAllowed,
        Error::NoRecording { .. } => Missing::Absent,
        _ => Missing::NotReached,
    }
}
