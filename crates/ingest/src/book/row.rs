//! A row of a sheet while it is being read: its cells as text, in whatever order they come.

use super::cell::{self, CELL_ERROR, Epoch, FORMULA_WITHOUT_VALUE};
use super::look::Look;
use super::trouble::Trouble;
use contact::{Code, column_letters};
use words::message;

/// The most rows that a sheet has.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// The most columns that a sheet has.
pub(crate) const MAX_COLUMNS: u32 = 16_384;
/// The most text that a row may have. A few bytes of file can ask for the same long text in each of its cells.
const MAX_ROW_BYTES: usize = 1 << 20;
/// The longest text that a spreadsheet keeps in a cell, in UTF-16 units.
const MAX_CELL_UNITS: usize = 32_767;

/// A row's cells that have a value.
#[derive(Debug, Default)]
pub(crate) struct SheetRow {
    /// As the spreadsheet numbers it, from 1.
    pub(crate) number: u32,
    /// Whether the sheet does not show it.
    pub(crate) hidden: bool,
    text: String,
    cells: Vec<Cell>,
    in_order: bool,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    column: u32,
    start: usize,
    end: usize,
    code: Option<&'static Code>,
}

impl SheetRow {
    /// Begins a row.
    pub(crate) fn begin(&mut self, number: u32, hidden: bool) {
        self.number = number;
        self.hidden = hidden;
        self.text.clear();
        self.cells.clear();
        self.in_order = true;
    }

    /// A text as it is. One of no length is no value.
    pub(crate) fn text(&mut self, column: u32, text: &str) -> Result<(), Trouble> {
        let start = self.text.len();
        self.text.push_str(text);
        self.end_cell(column, start, None)
    }

    /// A text that `write` puts at the end of the string it is given.
    pub(crate) fn written(&mut self, column: u32, write: impl FnOnce(&mut String)) -> Result<(), Trouble> {
        let start = self.text.len();
        write(&mut self.text);
        self.end_cell(column, start, None)
    }

    pub(crate) fn number(
        &mut self,
        column: u32,
        number: f64,
        look: &Look,
        epoch: Epoch,
    ) -> Result<(), Trouble> {
        let start = self.text.len();
        let code = cell::number(number, look, epoch, &mut self.text);
        self.end_cell(column, start, code)
    }

    pub(crate) fn truth(&mut self, column: u32, truth: bool) -> Result<(), Trouble> {
        self.text(column, if truth { "TRUE" } else { "FALSE" })
    }

    /// What a spreadsheet shows where a formula went wrong: `#N/A`.
    pub(crate) fn error(&mut self, column: u32, shown: &str) -> Result<(), Trouble> {
        let start = self.text.len();
        self.text.push_str(shown);
        self.end_cell(column, start, Some(&CELL_ERROR))
    }

    /// A formula that nobody has calculated.
    pub(crate) fn formula(&mut self, column: u32) -> Result<(), Trouble> {
        self.end_cell(column, self.text.len(), Some(&FORMULA_WITHOUT_VALUE))
    }

    fn end_cell(&mut self, column: u32, start: usize, code: Option<&'static Code>) -> Result<(), Trouble> {
        let end = self.text.len();
        if end == start && code.is_none() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            let (row, column) = (self.number, u64::from(column) + 1);
            return Err(Trouble::damaged(message!(
                "ingest-claims-place",
                "a cell claims row {row} and column {column}",
                row = row.to_string(),
                column = column.to_string()
            )));
        }
        let text = &self.text[start..];
        if text.len() > MAX_CELL_UNITS && text.encode_utf16().count() > MAX_CELL_UNITS {
            let letters = column_letters(column as u16);
            return Err(Trouble::damaged(message!(
                "ingest-long-cell-in-column",
                "column {column} holds more text than a cell can",
                column = letters
            )));
        }
        if end > MAX_ROW_BYTES {
            return Err(Trouble::LongRow(self.number));
        }
        self.in_order &= self.cells.last().is_none_or(|last| last.column < column);
        self.cells.push(Cell { column, start, end, code });
        // Only cells that stand twice in their column can be more than there are columns.
        if self.cells.len() > 2 * MAX_COLUMNS as usize { Err(Trouble::LongRow(self.number)) } else { Ok(()) }
    }

    /// Puts the cells in order. Of two in one place the later one holds.
    pub(crate) fn settle(&mut self) {
        if !self.in_order {
            self.cells.sort_by_key(|cell| cell.column);
            self.cells.reverse();
            self.cells.dedup_by_key(|cell| cell.column);
            self.cells.reverse();
            self.in_order = true;
        }
    }

    /// Leaves out the cells of columns that are not wanted.
    pub(crate) fn keep(&mut self, wanted: impl Fn(u32) -> bool) {
        self.cells.retain(|cell| wanted(cell.column));
    }

    /// The text of a column. The cells must have been put in order.
    pub(crate) fn value(&self, column: u32) -> Option<&str> {
        let nth = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        Some(&self.text[self.cells[nth].start..self.cells[nth].end])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How many columns there are up to the last cell.
    pub(crate) fn width(&self) -> u32 {
        self.cells.last().map_or(0, |cell| cell.column + 1)
    }

    /// How many bytes of text the cells hold.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Each cell with a value: its column, its text, what was noticed.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (u32, &str, Option<&'static Code>)> {
        self.cells.iter().map(|cell| (cell.column, &self.text[cell.start..cell.end], cell.code))
    }
}

/// Checks that a text which is still being put together is not longer than a row may be.
pub(crate) fn bounded(text: &str) -> Result<(), Trouble> {
    if text.len() > MAX_ROW_BYTES {
        Err(Trouble::damaged(message!("ingest-long-cell", "it holds more text than a cell can")))
    } else {
        Ok(())
    }
}
