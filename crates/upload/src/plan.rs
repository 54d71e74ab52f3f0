//! What shall be sent: the exact bytes, on disk, and what they were made from.

use crate::{CallKind, Error, RunFigures, Stop};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serialize::Digest;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;
use words::{Message, message};

/// The way in which this version writes plans.
const VERSION: u32 = 2;

/// How old a plan may be when it is applied: from one day to the next, blacklists and customers change.
const MAX_AGE: TimeDelta = TimeDelta::hours(24);

/// How long after a person went to a campaign another list may bring them there again, where nothing is said: longer than a day of
/// work, shorter than from one night to the next.
pub const CLAIM: Duration = Duration::from_hours(20);

fn claim_seconds() -> u64 {
    CLAIM.as_secs()
}

/// What shall be sent, and what it was made from: `plan.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The way in which it is written.
    pub version: u32,
    /// The version of dialbase that made it.
    pub program: String,
    /// The run's name.
    pub run: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// The pipeline file.
    pub pipeline: Stamp,
    /// The inputs.
    pub inputs: Vec<Stamp>,
    /// The columns of each input, which those of the next run are held against.
    #[serde(default)]
    pub columns: Vec<Columns>,
    /// The blacklists.
    pub blacklists: Vec<BlacklistStamp>,
    /// The instance's address, or `sandbox`.
    pub instance: String,
    /// The user whom the portal shows beside the list.
    pub username: String,
    /// The parts' character set.
    pub charset: String,
    /// How long after it went the same content may go again; never where nothing is said.
    pub repeat_after_seconds: Option<u64>,
    /// How long after a person went to a campaign another list may bring them there again.
    #[serde(default = "claim_seconds")]
    pub claim_seconds: u64,
    /// Whether rows were held against what went before: then it must know all of it.
    pub holds_against_earlier: bool,
    /// Where its rows went.
    pub books: Books,
    /// Why it must not be applied, where a guard stopped it.
    pub stopped: Option<Message>,
    /// The guards that stopped it.
    #[serde(default)]
    pub stops: Vec<Stop>,
    /// What the run is like, in numbers, which those of the next are held against.
    #[serde(default)]
    pub figures: Option<RunFigures>,
    /// What shall be sent, in this order.
    pub parts: Vec<PlannedPart>,
}

/// Where the rows went: the account, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Books {
    /// Rows read from the inputs.
    pub read: u64,
    /// Rows that an SQL statement made.
    pub computed: u64,
    /// Rows that stand in a part.
    pub planned: u64,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<String, u64>,
}

/// A file as it was when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The file.
    pub path: PathBuf,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// The columns of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The input, as people call it.
    pub input: String,
    /// Its columns, in their order.
    pub columns: Vec<SeenColumn>,
}

/// A column of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenColumn {
    /// Its name.
    pub name: String,
    /// What it holds, in words, where that is plain.
    pub holds: Option<String>,
}

impl Columns {
    /// The column of that very name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&SeenColumn> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// A blacklist as it was when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlacklistStamp {
    /// The file.
    #[serde(flatten)]
    pub file: Stamp,
    /// When it was last written.
    pub modified_at: DateTime<Utc>,
    /// How old it may be.
    pub max_age_seconds: Option<u64>,
}

/// One upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPart {
    /// The file with its lines, below the plan's directory.
    pub file: PathBuf,
    /// The name under which it goes first.
    pub name: String,
    /// Its campaign.
    pub campaign: String,
    /// Its time zone by its IANA name; the instance's own where there is none.
    pub zone: Option<String>,
    /// Its time zone as the instance calls it.
    pub zone_sent: Option<String>,
    /// How many lines it has: the form's `cant`.
    pub lines: u64,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The file with its numbers by their lines, below the plan's directory: eight bytes each, the lowest first, the highest bit
    /// set for main numbers; and with the persons and the mended rows that are in it ([`serialize::PERSON`], [`serialize::ROW`]).
    pub numbers: PathBuf,
    /// The SHA-256 of that file's bytes.
    pub numbers_sha256: String,
    /// The calls as which its lines go one by one; none where it goes as a base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls: Option<PlannedCalls>,
}

/// The calls that a part is, where it is no base: one a line, in the lines' order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCalls {
    /// What they do.
    pub kind: CallKind,
    /// The file with the forms in which they are sent, one a line, below the plan's directory.
    pub file: PathBuf,
    /// The SHA-256 of that file's bytes.
    pub sha256: String,
    /// By whose clock their moments are: the server's zone, by its IANA name; none where they have no moments.
    pub server_zone: Option<String>,
    /// The first moment.
    pub first: Option<NaiveDateTime>,
    /// The last moment.
    pub last: Option<NaiveDateTime>,
    /// Where they go at once, within which hours of their people's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<CallHours>,
}

/// The hours within which calls may go that go at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallHours {
    /// By the clock of this zone, an IANA name.
    pub zone: String,
    /// From this minute of the day.
    pub from: u16,
    /// Until before this one.
    pub until: u16,
}

impl CallHours {
    /// Whether a moment is within them; where the zone is none that is known, none is.
    #[must_use]
    pub fn have(&self, at: DateTime<Utc>) -> bool {
        let minute = |zone: Tz| {
            let shown = at.with_timezone(&zone);
            (shown.hour() * 60 + shown.minute()) as u16
        };
        self.zone.parse().is_ok_and(|zone| (self.from..self.until).contains(&minute(zone)))
    }
}

impl PlannedPart {
    /// What tells its content from any other: the same people at another moment are another content.
    #[must_use]
    pub fn identity(&self) -> &str {
        self.calls.as_ref().map_or(&self.sha256, |calls| &calls.sha256)
    }
}

impl Plan {
    /// The name of a plan's own file in its directory.
    pub const FILE: &str = "plan.json";

    /// The version in which plans are written now.
    pub const VERSION: u32 = VERSION;

    /// Reads the plan of a directory.
    ///
    /// # Errors
    /// Where it is not there, is not a plan, or is one of another version.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        let path = directory.join(Self::FILE);
        let text = std::fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                Error::NoPlan { directory: directory.to_owned() }
            }
            _ => Error::File { path: path.clone(), source },
        })?;
        let plan: Self = serde_json::from_str(&text)
            .map_err(|source| Error::PlanUnreadable { path: path.clone(), source })?;
        if plan.version == VERSION {
            Ok(plan)
        } else {
            Err(Error::PlanVersion { path, made_by: plan.program })
        }
    }

    /// Whether a person may let it go though it was stopped: where every guard that stopped it allows that.
    #[must_use]
    pub fn may_be_overridden(&self) -> bool {
        !self.stops.is_empty() && self.stops.iter().all(|stop| stop.may_be_overridden)
    }

    /// What is no longer as it was when the plan was made, in words; nothing for a plan that may be applied.
    #[must_use]
    pub fn stale(&self, program: &str, now: DateTime<Utc>) -> Vec<Message> {
        let mut stale = Vec::new();
        if self.program != program {
            stale.push(message!(
                "upload-stale-program",
                "it was made by dialbase {made_by}, and this is {program}",
                made_by = &self.program,
                program = program
            ));
        }
        let age = now - self.made_at;
        if age > MAX_AGE || age < TimeDelta::zero() {
            stale.push(message!(
                "upload-stale-age",
                "it was made at {made_at}, and now it is {now}",
                made_at = self.made_at,
                now = now
            ));
        }
        let input = message!("upload-stale-input", "the input");
        let pipeline = message!("upload-stale-pipeline", "the pipeline");
        let blacklist = blacklist();
        let files = self.inputs.iter().map(|stamp| (&input, stamp));
        let files = files.chain(self.blacklists.iter().map(|list| (&blacklist, &list.file)));
        // Several blacklists may stand in one file.
        let mut looked_at = BTreeSet::new();
        let files = [(&pipeline, &self.pipeline)].into_iter().chain(files);
        for (what, stamp) in files.filter(|(_, stamp)| looked_at.insert((&stamp.path, &stamp.sha256))) {
            stale.extend(stamp.changed(what));
        }
        let old = self.blacklists.iter().filter(|list| list.is_old_in_any_way(now));
        stale.extend(old.map(BlacklistStamp::is_too_old));
        stale
    }
}

impl Stamp {
    /// The path that stands for the standard input.
    pub const INPUT: &str = "-";

    /// The stamp of a file as it is now.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let sha256 = Digest::of_reader(File::open(path)?)?.to_string();
        Ok(Self { path: path.to_owned(), sha256 })
    }

    /// The stamp of what came by standard input.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of_input(input: impl io::Read) -> io::Result<Self> {
        Ok(Self { path: PathBuf::from(Self::INPUT), sha256: Digest::of_reader(input)?.to_string() })
    }

    /// What is said of a file, called `what`, that is not as it was; nothing where it is.
    pub(crate) fn changed(&self, what: &Message) -> Option<Message> {
        if self.path == Path::new(Self::INPUT) {
            // What came once cannot change any more.
            return None;
        }
        match Self::of(&self.path) {
            Ok(now) if now == *self => None,
            Ok(_) => Some(message!(
                "upload-stale-changed",
                "{what} {path} has changed",
                what = what,
                path = self.path.display()
            )),
            Err(_) => Some(message!(
                "upload-stale-unreadable",
                "{what} {path} cannot be read any more",
                what = what,
                path = self.path.display()
            )),
        }
    }
}

impl BlacklistStamp {
    /// What is said of a list that is not as it was; nothing where it is.
    pub(crate) fn changed(&self) -> Option<Message> {
        self.file.changed(&blacklist())
    }

    /// What is said of a list that is older than it may be.
    pub(crate) fn is_too_old(&self) -> Message {
        let path = self.file.path.display();
        message!("upload-stale-old", "the blacklist {path} is older than its max_age", path = path)
    }

    /// Whether the list is older than it may be, by what was seen at planning or by what its file says now.
    pub(crate) fn is_old_in_any_way(&self, now: DateTime<Utc>) -> bool {
        self.is_old(now) || self.file_is_old(now)
    }

    /// Whether the file says now that it is older than it may be.
    fn file_is_old(&self, now: DateTime<Utc>) -> bool {
        let written = std::fs::metadata(&self.file.path).and_then(|meta| meta.modified());
        written.is_ok_and(|written| Self { modified_at: written.into(), ..self.clone() }.is_old(now))
    }

    /// Whether the list is older than it may be.
    #[must_use]
    pub fn is_old(&self, now: DateTime<Utc>) -> bool {
        let age = (now - self.modified_at).to_std().unwrap_or_default();
        self.max_age_seconds.is_some_and(|seconds| age > Duration::from_secs(seconds))
    }
}

fn blacklist() -> Message {
    message!("upload-stale-blacklist", "the blacklist")
}
