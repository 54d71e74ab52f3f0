//! Recordings of calls into a directory: which are wanted, each looked for at its places, and an index of what came.
//!
//! It may end at any time and be run again: a recording is written beside its place, synced, and renamed, so what has its name is whole, and
//! is neither fetched nor written again. Fetching changes nothing at the instance but that `convert` makes an MP3 of what is GSM there.

mod fetching;
mod index;
mod wanted;

pub use wanted::Wanted;

use crate::{Error, Hands, Progress, Site};
use fetching::Fetcher;
use pipeline::{Exit, Reached};
use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};
use ucontact::{Address, Client, Recordings};
use wanted::Item;
use words::{Message, message};

/// The longest recording that is fetched: twelve hours of the best MP3.
const LONGEST: u64 = 2 * 1024 * 1024 * 1024;

/// How recordings are fetched.
#[derive(Clone, Debug)]
pub struct Fetching {
    /// Where to.
    pub directory: PathBuf,
    /// How many at a time.
    pub parallel: usize,
    /// Whether the instance is asked to make an MP3 where there is none.
    pub convert: bool,
    /// Whether calls that nobody answered are looked for, too.
    pub unanswered: bool,
    /// Whether the index holds whole numbers.
    pub reveal: bool,
    /// The host of the recordings, where it is not the instance itself.
    pub telephony: Option<Address>,
    /// The host of old recordings.
    pub backup: Option<Address>,
}

/// Why a recording is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Nobody answered the call, so it was not looked for.
    Unanswered,
    /// The record names no call, or in a way that no file can be named.
    NoGuid,
    /// None of its places has it.
    Absent,
    /// What stands at its place is no sound.
    NotSound,
    /// It is longer than what is fetched.
    TooLong,
    /// Its host does not let the session fetch it.
    NotAllowed,
    /// Its host did not answer, or not in a way that says that there is none.
    NotReached,
    /// Somebody wished it to end before.
    NotYet,
}

impl Missing {
    /// Its name, for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::NoGuid => "no-guid",
            Self::Absent => "absent",
            Self::NotSound => "not-sound",
            Self::TooLong => "too-long",
            Self::NotAllowed => "not-allowed",
            Self::NotReached => "not-reached",
            Self::NotYet => "not-yet",
        }
    }

    /// It in words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::Unanswered => message!("operations-recording-unanswered", "nobody answered the call"),
            Self::NoGuid => message!("operations-recording-no-guid", "the record has no usable guid"),
            Self::Absent => message!("operations-recording-absent", "at none of its places"),
            Self::NotSound => message!("operations-recording-not-sound", "what is there is no sound"),
            Self::TooLong => message!("operations-recording-too-long", "longer than what is fetched"),
            Self::NotAllowed => {
                message!("operations-recording-not-allowed", "the host does not let us fetch it")
            }
            Self::NotReached => {
                message!("operations-recording-not-reached", "the host gave no useful answer")
            }
            Self::NotYet => message!("operations-recording-not-yet", "not looked for yet"),
        }
    }

    /// Whether running it again may find it.
    #[must_use]
    pub fn may_come(self) -> bool {
        matches!(self, Self::NotReached | Self::NotYet)
    }
}

/// What came. It adds up: records are those of other lists, those of a call that another record has, and the wanted; the wanted are the
/// fetched, those that were there, and the missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordingsCame {
    /// How many records were read; none where guids were given.
    pub records: u64,
    /// How many of them belong to other lists.
    pub elsewhere: u64,
    /// How many belong to a call, or are a guid, that came before.
    pub again: u64,
    /// How many recordings are wanted.
    pub wanted: u64,
    /// How many were fetched, and how long they are together.
    pub fetched: u64,
    /// How many bytes these have.
    pub bytes: u64,
    /// How many were there already.
    pub there: u64,
    /// How many are missing, by reason.
    pub missing: BTreeMap<Missing, u64>,
    /// Whether somebody wished it to end before all records were read.
    pub is_cut: bool,
    /// The index.
    pub index: PathBuf,
}

impl RecordingsCame {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            _ if self.is_cut || self.missing.keys().any(|why| why.may_come()) => Exit::Unfinished,
            Self { wanted: 0, .. } => Exit::Nothing,
            _ if self.missing.contains_key(&Missing::NotAllowed) => Exit::Failed,
            // A page for signing in stands at every place of a host that lets nobody in.
            Self { fetched: 0, there: 0, .. } if self.missing.contains_key(&Missing::NotSound) => {
                Exit::Failed
            }
            _ => Exit::Done,
        }
    }
}

/// What becomes of a wanted recording.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    Fetched { file: String, place: String, bytes: u64 },
    There { file: String },
    Missing(Missing),
}

/// Fetches what is wanted.
///
/// # Errors
/// Where the instance does not tell the records, the directory is somebody else's at work, or cannot be written.
pub fn recordings(
    reached: &Reached,
    site: &Site,
    wanted: &Wanted,
    how: &Fetching,
    hands: &Hands<'_>,
) -> Result<RecordingsCame, Error> {
    let unwritable = |source| Error::Directory { path: how.directory.clone(), source };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&how.directory).map_err(unwritable)?;
    let _lock = locked(how)?;
    let client = |address: &Option<Address>| {
        let authorities: Vec<PathBuf> = site.spec.authorities.iter().map(|file| file.path.clone()).collect();
        let at = |address: &Address| Client::trusting(address.clone(), site.spec.deadlines, &authorities);
        address.as_ref().map(at).transpose()
    };
    let telephony = client(&how.telephony)?.unwrap_or_else(|| reached.client.clone());
    let hosts = Recordings { telephony, backup: client(&how.backup)? };

    let (items, mut came) = wanted.items(reached, site, hands)?;
    let fetcher = Fetcher { reached, hosts: &hosts, how };
    let fates = fetched(&items, &fetcher, hands)?;
    for fate in &fates {
        came.wanted += 1;
        match fate {
            Fate::Fetched { bytes, .. } => {
                (came.fetched, came.bytes) = (came.fetched + 1, came.bytes + bytes);
            }
            Fate::There { .. } => came.there += 1,
            Fate::Missing(why) => *came.missing.entry(*why).or_default() += 1,
        }
    }
    came.index = index::write(how, &items, &fates).map_err(unwritable)?;
    Ok(came)
}

/// Keeps others out of the directory as long as it lives.
fn locked(how: &Fetching) -> Result<File, Error> {
    let path = how.directory.join(".lock");
    let unwritable = |source| Error::Directory { path: path.clone(), source };
    let lock = File::options().create(true).append(true).mode(0o600).open(&path).map_err(unwritable)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(Error::DirectoryBusy { path: how.directory.clone() }),
        Err(fs::TryLockError::Error(source)) => Err(unwritable(source)),
    }
}

/// What becomes of each, in the order of the items.
fn fetched(items: &[Item], fetcher: &Fetcher<'_>, hands: &Hands<'_>) -> Result<Vec<Fate>, Error> {
    let (next, done, fails) = (AtomicUsize::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let fates: Mutex<Vec<Option<Fate>>> = Mutex::new(vec![None; items.len()]);
    let failure: Mutex<Option<io::Error>> = Mutex::new(None);
    let (interrupted, progress, of) = (hands.interrupted, hands.progress, items.len() as u64);
    let work = || {
        while !fails.load(Ordering::Relaxed) && !interrupted() {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(nth) else { return };
            match fetcher.fate(item, interrupted) {
                Ok(fate) => fates.lock().unwrap_or_else(PoisonError::into_inner)[nth] = Some(fate),
                Err(error) => {
                    fails.store(true, Ordering::Relaxed);
                    *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                }
            }
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            let words =
                message!("operations-recordings-progress", "{n} of {of} recordings", n = done, of = of);
            progress(Progress { done, of: Some(of), words });
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..fetcher.how.parallel.clamp(1, items.len().max(1)) {
            scope.spawn(work);
        }
    });
    if let Some(source) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(Error::Directory { path: fetcher.how.directory.clone(), source });
    }
    let fates = fates.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(fates.into_iter().map(|fate| fate.unwrap_or(Fate::Missing(Missing::NotYet))).collect())
}
