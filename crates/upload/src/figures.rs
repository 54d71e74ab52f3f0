//! The figures of a run, which the next runs of its pipeline are held against, and the guards that stopped it or were overridden.

use serde::{Deserialize, Serialize};
use words::Message;

/// What a run was like, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunFigures {
    /// Rows of the list: blank ones, footers and repeated headers aside.
    pub rows: u64,
    /// How many of them were left out, for other reasons than a blacklist.
    pub left_out: u64,
    /// How many numbers a blacklist held.
    pub blacklisted: u64,
    /// How many rows stand in a part.
    pub planned: u64,
    /// How many of their main numbers never stood in a part before; nothing where the ledger knows no earlier numbers.
    #[serde(default)]
    pub never_seen: Option<u64>,
    /// The inputs, in order.
    #[serde(default)]
    pub inputs: Vec<InputFigures>,
}

/// What an input held, by its content.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFigures {
    /// The input, as people call it.
    pub input: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Rows that are not blank.
    pub rows: u64,
    /// What tells the content of those rows from another, in whatever order and format they stand.
    pub content: String,
}

/// A guard that stopped a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Its code.
    pub guard: String,
    /// What it saw.
    pub why: Message,
    /// Whether a person may let the plan go all the same, with a reason that goes on record.
    pub may_be_overridden: bool,
}

/// A person's word that a plan goes, though guards stopped it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Why.
    pub reason: String,
    /// Who says so, as the system knows them.
    pub who: Option<String>,
}
