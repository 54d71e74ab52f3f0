//! The table in the sheet: its names, its rows, and what stands above, below and beside it.

mod again;
mod another;
mod beside;
mod evidence;
mod find;
mod footer;
mod kind;
mod lookout;
mod part;
mod sample;

pub(crate) use again::Again;
pub(crate) use beside::{Band, bands};
pub(crate) use find::{Found, find, joined};
pub(crate) use lookout::Lookout;
pub(crate) use part::{Part, next_in_range};
pub(crate) use sample::{Columns, Line, lines};

use contact::{Block, Code, Row, Severity, column_letters};
use serde::{Deserialize, Serialize};
use std::fmt;
use words::{Arg, Message, message};

/// A row stands below the list and is no part of it.
pub static FOOTER: Code = Code {
    id: "row-footer",
    severity: Severity::LeftOut,
    means: "the row stands below the list and is no part of it: a total, a notice, or the like",
    advice: "nothing, if so; if it is a person, fill its cells as in the rows above it",
};

/// A row belongs to a second table on the same sheet.
pub static ANOTHER_TABLE: Code = Code {
    id: "row-of-another-table",
    severity: Severity::LeftOut,
    means: "the row is of another table, further down on the same sheet under a header of its own, so it is not read",
    advice: "if these rows are to be called too, move them to a sheet of their own; or let the pipeline file read that table as well: one more [[source]] with the row of its header as `header`",
};

/// A row repeats the header.
pub static HEADER_AGAIN: Code = Code {
    id: "row-header-again",
    severity: Severity::LeftOut,
    means: "the row is the header once more, or a title or the foot of a page beside it, as in lists that were made to be printed",
    advice: "nothing, if so; if it is a person, fill its cells as in the rows above it",
};

/// A row has text that belongs to a table beside the list.
pub(crate) static BESIDE: Code = Code {
    id: "cells-of-another-table",
    severity: Severity::Note,
    means: "there is text in columns of another table, which stands beside the list, and it is not read",
    advice: "if it belongs to the list, say which cells do as `range` under [source] in the pipeline file; if it is a list too, name its cells in one more [[source]]",
};

/// Whether a remark says that a row is no part of the table, and not that the row could not be read.
#[must_use]
pub fn is_outside(code: &Code) -> bool {
    [&FOOTER, &ANOTHER_TABLE, &HEADER_AGAIN].iter().any(|outside| outside.id == code.id)
}

/// The first row that was not read for sure and would be left out, and why: for tables of which no row may be missing. A row
/// that is no part of the table is not one.
#[must_use]
pub fn first_left_out(block: &Block) -> Option<(u32, &'static Code)> {
    let leaves_out = |code: &&Code| code.severity == Severity::LeftOut && !is_outside(code);
    let why = |row: Row<'_>| row.remarks().map(|remark| remark.code).find(leaves_out);
    block.rows().find_map(|row| Some((row.number(), why(row)?)))
}

/// What is known of how a table lies on its sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// Where its columns have their names from.
    pub names: Names,
    /// How many columns have a name or, in the first rows, text.
    pub width: usize,
    /// Why the header was taken to be where it is, or that there is none; nothing where it was said.
    pub why: Option<Message>,
    /// Tables that stand beside this one and are not read.
    pub beside: Vec<Beside>,
}

/// A table beside the one that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Its first column, from 0, and its last.
    pub columns: (u16, u16),
    /// The row that names them; 0 where none does.
    pub header_row: u32,
    /// What they are named.
    pub names: Vec<String>,
}

/// `columns F to G, row 1: Ciudad, Cantidad`.
impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.said())
    }
}

impl Beside {
    /// The same as its `Display`, for every language.
    #[must_use]
    pub fn said(&self) -> Message {
        let (first, last) = self.columns;
        let columns = message!(
            "ingest-columns",
            "columns {first} to {last}",
            first = column_letters(first),
            last = column_letters(last)
        );
        if self.header_row == 0 {
            return columns;
        }
        message!(
            "ingest-columns-named",
            "{columns}, row {row}: {names}",
            columns = columns,
            row = self.header_row.to_string(),
            names = Arg::list(&self.names)
        )
    }
}

/// Where columns have their names from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Names {
    /// The format itself names them.
    #[default]
    Keys,
    /// A row of the table, with its cells as they stand; those of a header of two rows are joined.
    Row(Vec<String>),
    /// Nowhere: they go by their letters.
    Nowhere,
}

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;
