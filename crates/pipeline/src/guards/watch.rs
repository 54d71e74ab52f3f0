//! What is looked at in an input on its way: its content, its last row, and whether its cells stay in their columns.

use super::shift::{Shift, Shifted};
use crate::file::Pipeline;
use contact::{Block, Severity, Table};
use std::sync::Arc;
use twox_hash::XxHash3_128;

/// Looks at an input, block after block.
pub(crate) struct Watch {
    table: Arc<Table>,
    rows: u64,
    list_rows: u64,
    last_row: u32,
    ends: bool,
    content: u128,
    shift: Shift,
    line: Vec<u8>,
}

/// What an input was.
#[derive(Clone, Debug)]
pub(crate) struct Watched {
    /// The table.
    pub(crate) table: Arc<Table>,
    /// Rows that are not blank.
    pub(crate) rows: u64,
    /// Those of the list: footers and the like aside.
    pub(crate) list_rows: u64,
    /// The number of the last row that is not blank.
    pub(crate) last_row: u32,
    /// Whether that row is no person but the end of a list, such as its total.
    pub(crate) ends: bool,
    /// What tells the content of the rows from another, in whatever order they stand.
    pub(crate) content: u128,
    /// Where cells left their columns.
    pub(crate) shifted: Vec<Shifted>,
}

/// What stands between two cells of a line, and in none.
const BETWEEN: u8 = 0x1f;

impl Watch {
    pub(crate) fn at(table: &Arc<Table>, pipeline: &Pipeline) -> Self {
        let phones = pipeline.columns.phones.iter();
        let phones: Vec<u16> = phones.filter_map(|phone| table.column(&phone.number.text)).collect();
        Self {
            table: Arc::clone(table),
            rows: 0,
            list_rows: 0,
            last_row: 0,
            ends: false,
            content: 0,
            shift: Shift::of(table.columns.len(), &phones),
            line: Vec::new(),
        }
    }

    pub(crate) fn take(&mut self, block: &Block) {
        for row in block.rows() {
            self.line.clear();
            for cell in row.cells() {
                self.line.extend_from_slice(trimmed(cell).as_bytes());
                self.line.push(BETWEEN);
            }
            // Whether blank cells end a row hangs on its format.
            while self.line.last() == Some(&BETWEEN) {
                self.line.pop();
            }
            if self.line.is_empty() {
                continue;
            }
            self.rows += 1;
            self.last_row = row.number();
            // A sum is the same in any order, and unlike an exclusive or keeps rows that stand twice.
            self.content = self.content.wrapping_add(XxHash3_128::oneshot(&self.line));
            self.ends = row.remarks().any(|remark| {
                remark.column.is_none()
                    && remark.code.severity == Severity::LeftOut
                    && is_no_row(remark.code.id)
            });
            if !self.ends {
                self.list_rows += 1;
                self.shift.take(row);
            }
        }
    }

    pub(crate) fn finish(self) -> Watched {
        let Self { table, rows, list_rows, last_row, ends, content, shift, .. } = self;
        Watched { table, rows, list_rows, last_row, ends, content, shifted: shift.finish() }
    }
}

/// A cell without blanks at its ends. Most have none, and that shows in two bytes.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => cell,
        _ => cell.trim(),
    }
}

fn is_no_row(code: &str) -> bool {
    ["row-footer", "row-header-again", "row-of-another-table"].contains(&code)
}

#[cfg(test)]
mod tests;
