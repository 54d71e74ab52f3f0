//! What happened to a number, as it is told: in words by the command, or as JSON.

use chrono::{DateTime, Utc};
use serde::Serialize;
use words::Message;

/// What happened to a number in the runs that were searched.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// What was asked for.
    pub asked: String,
    /// The runs in which it stands, the latest first.
    pub runs: Vec<RunStory>,
    /// How many runs were searched.
    pub searched: u64,
    /// The runs that keep no trace of their rows, because an earlier version planned them.
    pub without_trace: Vec<String>,
    /// The runs that could not be searched.
    pub unreadable: Vec<UnreadableRun>,
    /// Runs in which an SQL statement chose the rows: those that it did not choose left no trace.
    pub chosen_by_sql: Vec<String>,
}

/// A run that could not be searched.
#[derive(Clone, Debug, Serialize)]
pub struct UnreadableRun {
    /// Its directory.
    pub directory: String,
    /// Why not.
    pub why: Message,
}

/// What happened to a number in a run.
#[derive(Clone, Debug, Serialize)]
pub struct RunStory {
    /// The run's name.
    pub run: String,
    /// When it was planned.
    pub made_at: DateTime<Utc>,
    /// When it was first applied, as far as the ledger knows.
    pub applied_at: Option<String>,
    /// The version that planned it.
    pub program: String,
    /// The pipeline file.
    pub pipeline: String,
    /// The instance's address, or `sandbox`.
    pub instance: String,
    /// The plan's directory.
    pub directory: String,
    /// Why nothing of it may be sent, where a guard stopped it.
    pub stopped: Option<Message>,
    /// Who let it go all the same, and why, for each guard.
    pub overridden: Vec<OverriddenStory>,
    /// How many blacklists the run had.
    pub blacklists: usize,
    /// The number as this run reads what was asked for; none where it is none there.
    pub number: Option<NumberStory>,
    /// The rows in which it stands, in the order of the inputs.
    pub rows: Vec<RowStory>,
}

/// A guard that a person overrode.
#[derive(Clone, Debug, Serialize)]
pub struct OverriddenStory {
    /// The guard's code.
    pub guard: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
    /// Who, as the system knew them.
    pub who: Option<String>,
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NumberStory {
    /// E.164.
    pub e164: String,
    /// What it reaches.
    pub kind: &'static str,
    /// Its country.
    pub region: String,
}

/// What happened to a number in a row.
#[derive(Clone, Debug, Serialize)]
pub struct RowStory {
    /// The row: `clientes.xlsx › Clientes:17`.
    pub row: String,
    /// The cells in which it stands.
    pub stood: Vec<StoodStory>,
    /// What was noticed about those cells, and about the row.
    pub noticed: Vec<NoticedStory>,
    /// The blacklists, in the order in which the number was held against them.
    pub held_against: Vec<HeldStory>,
    /// What became of the number.
    pub became: Became,
    /// What became of the row.
    pub fate: FateStory,
}

/// A cell in which the number stands.
#[derive(Clone, Debug, Serialize)]
pub struct StoodStory {
    /// The cell: `clientes.xlsx › Clientes!C17`.
    pub at: String,
    /// The column's name; none where it stood in another row of the same person.
    pub column: Option<String>,
    /// What stands there; other numbers are masked.
    pub cell: String,
    /// What stands in the column with its area code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub area_code: String,
    /// How it is the number.
    pub how: How,
    /// The number that was read, where that is not the one that was asked for.
    pub read: Option<NumberStory>,
    /// Why no number was read.
    pub misread: Option<CodeStory>,
    /// What was mended to read it.
    pub repairs: Vec<RepairStory>,
}

/// How what stands in a cell is what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is the same number.
    Number,
    /// It is another form of the same line.
    Line,
    /// Its digits stand there, and were not read as that number.
    Digits,
}

/// A code, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeStory {
    /// The code.
    pub code: String,
    /// What happened.
    pub means: String,
    /// What a person does about it.
    pub advice: String,
}

/// What was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RepairStory {
    /// The rule's name.
    pub name: String,
    /// What was done.
    pub means: String,
}

/// Something noticed.
#[derive(Clone, Debug, Serialize)]
pub struct NoticedStory {
    /// What kind of thing.
    #[serde(flatten)]
    pub code: CodeStory,
    /// Where.
    pub at: String,
    /// What stood there; other numbers are masked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// What it became.
    pub became: Option<String>,
    /// Who says so.
    pub by: Option<Message>,
}

/// A blacklist, and what it said of the number.
#[derive(Clone, Debug, Serialize)]
pub struct HeldStory {
    /// The list.
    pub list: String,
    /// For which campaigns it counts, in words.
    #[serde(skip_serializing_if = "is_unsaid")]
    pub scope: Message,
    /// How many numbers it held.
    pub numbers: u64,
    /// When it was last written.
    pub modified_at: DateTime<Utc>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// What it said.
    pub said: Said,
}

fn is_unsaid(message: &Message) -> bool {
    message.english().is_empty()
}

/// What a blacklist said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// It does not hold it.
    NotHeld,
    /// It holds it.
    Held,
    /// It was not asked: one before it held the number.
    NotAsked,
}

/// What became of a number.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Became {
    /// It is dialled: first, or as the alternative of this place, from 1.
    Main,
    /// It is dialled where the main number does not answer.
    Alternative {
        /// Its place among the alternatives, from 1.
        nth: usize,
    },
    /// It was taken from its row.
    Taken {
        /// For this.
        why: NoticedBy,
    },
    /// It went with its row, which was left out.
    LeftOut,
    /// No number was read.
    Unread,
    /// The row goes without it, and its trace does not say why.
    Gone,
}

/// A code, and who says so.
#[derive(Clone, Debug, Serialize)]
pub struct NoticedBy {
    /// What kind of thing.
    #[serde(flatten)]
    pub code: CodeStory,
    /// Who says so.
    pub by: Option<Message>,
}

/// What became of a row.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum FateStory {
    /// It was left out.
    LeftOut {
        /// For this.
        why: NoticedStory,
        /// The row that is dialled in its place, where it was left out as a duplicate.
        instead: Option<String>,
    },
    /// It stands in a part.
    Planned {
        /// The campaign.
        campaign: String,
        /// How many numbers it has.
        numbers: usize,
        /// By whose clock it is dialled.
        zone: ZoneStory,
        /// The part; none where the plan does not know of such a line.
        part: Option<Box<PartStory>>,
    },
}

/// A time zone, and why.
#[derive(Clone, Debug, Serialize)]
pub struct ZoneStory {
    /// The zone by its IANA name; none for the instance's own.
    pub zone: Option<String>,
    /// What had a say: a column's name, or none for the area of a number.
    pub told_by: Vec<Option<String>>,
    /// How that came to one zone: `agreed`, `several`, `unknown` or `server`, as [timezone] of a pipeline file has them.
    pub settled: &'static str,
}

/// A part, and what is known of it.
#[derive(Clone, Debug, Serialize)]
pub struct PartStory {
    /// Its file, below the plan's directory.
    pub file: String,
    /// Its place in the plan, from 1, and of how many.
    pub nth: (usize, usize),
    /// The line's place in it, from 1, and of how many.
    pub line_nth: (u64, u64),
    /// The line as it is uploaded, other numbers masked; none where the file is not as it was planned.
    pub line: Option<String>,
    /// The time zone as the instance calls it.
    pub zone_sent: Option<String>,
    /// The list's name in the portal.
    pub list: String,
    /// Whether the line went as a call of its own: then state and happenings are the call's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_call: bool,
    /// What is known of it.
    pub state: String,
    /// What happened to it.
    pub happened: Vec<HappenedStory>,
}

/// A change in what is known of a part.
#[derive(Clone, Debug, Serialize)]
pub struct HappenedStory {
    /// When.
    pub at: String,
    /// What was known then.
    pub state: String,
    /// What was said.
    pub said: Message,
    /// Whether a person decided so.
    pub by_a_person: bool,
}
