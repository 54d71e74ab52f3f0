//! What became of every row that has something in its phone columns, beside the plan: the trace, by which a number is explained.
//!
//! Inputs change and go, so a trace holds what stood in the cells. It is written in the file's order, in one go, as compressed
//! chunks: a head, the tables, the words that repeat, and rows of some bytes each. It holds people's data, and is read again by
//! `dialbase explain` alone.

mod bytes;
mod kind;
mod reader;
mod writer;

pub use reader::Traced;
pub use writer::TraceWriter;

use contact::{Severity, Table, ZoneWhy};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::io;
use std::sync::Arc;
use words::{Message, Told, told};

/// The name of the trace in a plan's directory.
pub const TRACE: &str = "trace.lz4";

/// The version in which traces are written now.
const VERSION: u32 = 1;

/// How a run read its numbers, at the head of its trace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceHead {
    /// The country of numbers written without one: two letters.
    pub region: String,
    /// The area code of numbers that lack one; blank where they were left out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area_code: String,
    /// The guesses that were allowed, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guesses: Vec<String>,
    /// Whether an SQL statement chose rows before; those that it did not choose left no trace.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sql: bool,
}

/// A table whose rows are traced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedTable {
    /// The table.
    pub table: Arc<Table>,
    /// Its phone columns in dialling order: of each the number's column, and the one with its area code.
    pub phones: Vec<(u16, Option<u16>)>,
}

/// A row, as it came and as it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedRow<'t> {
    /// The row's number on the sheet, from 1.
    pub row: u32,
    /// What stood in the phone columns, in dialling order.
    pub cells: Vec<TracedCell<'t>>,
    /// What became of it.
    pub fate: TracedFate<'t>,
    /// What was noticed on the way, in that order, beside why it was left out.
    pub noticed: Vec<Noticed<'t>>,
}

/// What stood in a phone column of a row, and in the column with its area code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TracedCell<'t> {
    /// The number's cell.
    pub number: &'t str,
    /// The area code's; blank where there is no such column.
    pub ddd: &'t str,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TracedFate<'t> {
    /// It stands in a part.
    Planned {
        /// Where, and why there.
        group: TracedGroup<'t>,
        /// Its numbers in dialling order, by [`contact::Number::key`], each with its column; none where it stood in another row.
        phones: Vec<(Option<u16>, u64)>,
    },
    /// It was left out, for this.
    LeftOut(Noticed<'t>),
}

/// What the contacts of a part have in common, and why they ring by its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedGroup<'t> {
    /// The campaign.
    pub campaign: Cow<'t, str>,
    /// The zone by its IANA name; none for the instance's own.
    pub zone: Option<Cow<'t, str>>,
    /// What told it.
    pub why: ZoneWhy,
}

/// A finding as a trace holds it: by words, which outlive the program that knew them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed<'t> {
    /// The code.
    pub code: Cow<'t, str>,
    /// What it did to its row.
    pub severity: Severity,
    /// The column, from 0; none for the whole row.
    pub column: Option<u16>,
    /// What stood there.
    pub seen: Cow<'t, str>,
    /// What it became.
    pub became: Option<Cow<'t, str>>,
    /// Who says so.
    pub by: Option<Cow<'t, str>>,
}

impl TracedTable {
    /// The name of a column; its letters where the table names none.
    #[must_use]
    pub fn column_name(&self, column: u16) -> String {
        let name = self.table.columns.get(usize::from(column));
        name.map_or_else(|| contact::column_letters(column), Clone::clone)
    }

    /// What stands in a phone column among a row's cells; blank where the column is none.
    #[must_use]
    pub fn cell<'t>(&self, cells: &[TracedCell<'t>], column: Option<u16>) -> &'t str {
        let nth = self.phones.iter().position(|(number, _)| Some(*number) == column);
        nth.and_then(|nth| cells.get(nth)).map_or("", |cell| cell.number)
    }
}

impl TracedGroup<'_> {
    /// The same, of borrowed words.
    fn borrowed(&self) -> TracedGroup<'_> {
        let zone = self.zone.as_deref().map(Cow::Borrowed);
        TracedGroup { campaign: Cow::Borrowed(&self.campaign), zone, why: self.why }
    }
}

/// Why a trace cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TraceError {
    /// The disk gives it no more.
    #[error("it cannot be read")]
    Unreadable(#[source] io::Error),
    /// It is no trace, or its bytes changed since.
    #[error("it is damaged: {0}")]
    Damaged(&'static str),
    /// A version wrote it that writes traces otherwise.
    #[error("another version of dialbase wrote it, in a way that this one cannot read")]
    Version,
}

impl Told for TraceError {
    fn told(&self) -> Message {
        match self {
            Self::Unreadable(_) => told!(self, "trace-unreadable"),
            Self::Damaged(what) => told!(self, "trace-damaged", what = damage(what)),
            Self::Version => told!(self, "trace-version"),
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Unreadable(source) => source.chain(),
            Self::Damaged(_) | Self::Version => Vec::new(),
        }
    }
}

/// What is wrong with a trace that is damaged.
fn damage(what: &str) -> Message {
    match what {
        NO_BEGINNING => told!(what, "trace-no-beginning"),
        NO_HEAD => told!(what, "trace-no-head"),
        NO_TRACE => told!(what, "trace-none"),
        TOO_EARLY => told!(what, "trace-too-early"),
        CHANGED => told!(what, "trace-changed"),
        _ => Message::foreign(what),
    }
}

const NO_BEGINNING: &str = "it does not begin as a trace does";
const NO_HEAD: &str = "it has no head";
const NO_TRACE: &str = "its bytes are not those of a trace";
const TOO_EARLY: &str = "it ends too early";
const CHANGED: &str = "its bytes changed since it was written";

#[cfg(test)]
mod tests;
