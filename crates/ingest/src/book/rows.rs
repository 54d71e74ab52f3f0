//! A sheet's rows on their way into blocks: in order, bounded, and marked where the sheet does not show them.

use super::merged::Filling;
use super::range::CellRange;
use super::row::{MAX_ROWS, SheetRow};
use super::sheet::Grid;
use super::trouble::Trouble;
use crate::stream::BEYOND_HEADER;
use crate::{Error, Hidden};
use contact::{Block, Code, Severity};
use std::path::Path;
use words::{Message, message};

/// A row that is hidden, and goes on.
pub(crate) static ROW_HIDDEN: Code = Code {
    id: "row-hidden",
    severity: Severity::Note,
    means: "the sheet does not show this row: it is hidden, or a filter leaves it out",
    advice: "unhide the rows or clear the filter; or say under [source] in the pipeline file what becomes of them: `hidden = \"include\"` reads them, `hidden = \"exclude\"` leaves them out",
};

/// A row that is hidden, and stays behind.
pub(crate) static ROW_HIDDEN_LEFT_OUT: Code = Code {
    id: "row-hidden-left-out",
    severity: Severity::LeftOut,
    means: "the sheet does not show this row, and the pipeline file leaves hidden rows out",
    advice: "unhide the row or clear the filter, if it belongs to the list",
};

/// The most cells of a sheet, with the blank ones in between: a lonely cell at the right end of a row costs as much as all
/// that could stand left of it.
const MAX_CELLS: u64 = 1 << 27;
/// The most text of a sheet. A few bytes of file can ask for the same text again and again.
const MAX_TEXT: u64 = 2 << 30;

/// The rows of a sheet.
pub(crate) struct Rows<'b> {
    pub(crate) path: &'b Path,
    pub(crate) sheet: &'b str,
    pub(crate) grid: Box<dyn Grid + 'b>,
    pub(crate) hidden: Hidden,
    /// The cells that are wanted, if not all.
    pub(crate) range: Option<CellRange>,
    pub(crate) filling: Filling,
    row: SheetRow,
    /// The last row's number.
    last: u32,
    cells: u64,
    text: u64,
    ended: bool,
}

impl<'b> Rows<'b> {
    /// All rows of a sheet, hidden or not.
    pub(crate) fn new(path: &'b Path, sheet: &'b str, grid: Box<dyn Grid + 'b>) -> Self {
        let (hidden, range, filling, row) = (Hidden::Include, None, Filling::default(), SheetRow::default());
        Self { path, sheet, grid, hidden, range, filling, row, last: 0, cells: 0, text: 0, ended: false }
    }

    /// Pushes the next row that has a value; answers how many cells it has.
    pub(crate) fn next_row(&mut self, block: &mut Block, named: usize) -> Result<Option<usize>, Error> {
        while self.advance()? {
            if self.row.is_empty() {
                continue;
            }
            if self.row.hidden {
                match self.hidden {
                    Hidden::Include => block.remark(None, &ROW_HIDDEN),
                    Hidden::Exclude => block.remark(None, &ROW_HIDDEN_LEFT_OUT),
                    Hidden::Stop => return Err(self.hidden_rows()?),
                }
            }
            self.push(block, named);
            return Ok(Some(self.row.width() as usize));
        }
        Ok(None)
    }

    /// Reads the next row, whatever it holds; answers whether there was one.
    pub(crate) fn advance(&mut self) -> Result<bool, Error> {
        if self.ended {
            return Ok(false);
        }
        let (path, sheet, last) = (self.path, self.sheet, self.last);
        let below = |trouble: Trouble| trouble.below(path, sheet, last);
        if !self.grid.next_row(&mut self.row).map_err(below)? {
            self.ended = true;
            return Ok(false);
        }
        let number = self.row.number;
        let claims = |what: Message| {
            let what = what.into();
            Err(Error::Cell { path: path.into(), sheet: sheet.into(), row: last.max(1), what })
        };
        if number == 0 || number > MAX_ROWS {
            return claims(message!(
                "ingest-row-claims",
                "below it a row claims to be row {number}",
                number = number.to_string()
            ));
        }
        if number <= last {
            return claims(message!(
                "ingest-row-out-of-order",
                "below it stands row {number}, which is out of order",
                number = number.to_string()
            ));
        }
        self.last = number;
        self.row.settle();
        if !self.row.is_empty() {
            self.cells += self.filling.fill(&mut self.row).map_err(below)?;
        }
        if let Some(range) = self.range {
            self.row.keep(|column| range.has_row(number) && range.has_column(column));
        }
        self.cells += u64::from(self.row.width());
        self.text += self.row.bytes() as u64;
        if self.cells > MAX_CELLS || self.text > MAX_TEXT {
            let what = message!(
                "ingest-too-much-in-sheet",
                "sheet {sheet} holds more cells or more text than a list needs",
                sheet = sheet
            );
            return Err(Trouble::too_big(what).about(path));
        }
        Ok(true)
    }

    pub(crate) fn row(&self) -> &SheetRow {
        &self.row
    }

    fn push(&self, block: &mut Block, named: usize) {
        let mut width = 0;
        let mut beyond = named;
        for (column, text, code) in self.row.cells() {
            for _ in width..column {
                block.push_cell("");
            }
            width = column + 1;
            if let Some(code) = code {
                block.remark(Some(column as u16), code);
            }
            if column as usize >= beyond && !text.trim().is_empty() {
                block.remark(Some(column as u16), &BEYOND_HEADER);
                beyond = usize::MAX;
            }
            block.push_cell(text);
        }
        block.end_row(self.row.number);
    }

    /// Counts what is hidden to the sheet's end, for a person to see what they would lose.
    fn hidden_rows(&mut self) -> Result<Error, Error> {
        let first = self.row.number;
        let mut hidden = 1;
        while self.advance()? {
            hidden += u32::from(self.row.hidden && !self.row.is_empty());
        }
        let (path, sheet) = (self.path.into(), self.sheet.into());
        Ok(Error::HiddenRows { path, sheet, hidden, first })
    }
}
