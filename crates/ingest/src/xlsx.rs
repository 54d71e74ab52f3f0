//! Excel workbooks (.xlsx, .xlsm): one sheet, streamed cell by cell.
//!
//! Never through calamine's ranges, which allocate what a sheet claims to be wide and high.

mod bounds;
mod cell;
mod sheet;

use crate::progress::Counted;
use crate::reader::{Format, Outlet};
use crate::recognise::archive;
use crate::stream::{remark_beyond, stream};
use crate::text::MAX_COLUMNS;
use crate::{Error, Source};
use calamine::{Cell, DataRef, Reader as _, Xlsx, XlsxCellReader, XlsxError};
use contact::{Block, column_letters};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

pub(crate) use cell::{CELL_ERROR, DIGITS_LOST};

/// The most rows that a sheet has.
const MAX_ROWS: u32 = 1_048_576;
/// The most text that a row may have. A few bytes of file can ask for the same long text in each of its cells.
const MAX_ROW_BYTES: usize = 1 << 20;
/// The longest text that Excel keeps in a cell, in UTF-16 units.
const MAX_CELL_UNITS: usize = 32_767;

type Workbook = Xlsx<BufReader<Counted<File>>>;

/// Reads a sheet's rows to the outlet.
pub(crate) fn read(source: &Source, file: File, outlet: &Outlet) -> Result<(), Error> {
    let path = &source.path;
    let names = bounds::check(path, &file)?;
    if let Some(foreign) = archive(&names) {
        return Err(foreign.error(path));
    }
    let counted = Counted::new(file, Arc::clone(&outlet.progress));
    let mut workbook: Workbook = Xlsx::new(BufReader::new(counted)).map_err(|error| damaged(path, error))?;
    let sheet = sheet::choose(path, source.sheet.as_deref(), workbook.sheets_metadata())?;
    let cells = workbook.worksheet_cells_reader(&sheet).map_err(|error| damaged(path, error))?;
    let mut rows =
        Rows { path, sheet: &sheet, cells, ended: false, at: None, waiting: None, scratch: String::new() };
    stream(source, Format::Xlsx { sheet: sheet.clone() }, outlet, |block, named| rows.next_row(block, named))
}

fn damaged(path: &Path, error: XlsxError) -> Error {
    Error::Damaged { path: path.into(), source: error.into() }
}

/// A sheet's rows, from its cells in their order.
struct Rows<'w> {
    path: &'w Path,
    sheet: &'w str,
    cells: XlsxCellReader<'w, BufReader<Counted<File>>>,
    /// Behind its last cell a sheet must not be asked again.
    ended: bool,
    /// Where the last cell stood, row and column from 0.
    at: Option<(u32, u32)>,
    /// The first cell of the next row.
    waiting: Option<Cell<DataRef<'w>>>,
    scratch: String,
}

impl<'w> Rows<'w> {
    /// Pushes the next row that has a value; answers how many cells it has.
    fn next_row(&mut self, block: &mut Block, named: usize) -> Result<Option<usize>, Error> {
        let mut next = match self.waiting.take() {
            None => self.next_value()?,
            waiting => waiting,
        };
        let Some((row, _)) = next.as_ref().map(Cell::get_position) else { return Ok(None) };
        let limit = block.bytes() + MAX_ROW_BYTES;
        let mut width = 0;
        let mut beyond = named;
        while let Some(cell) = next {
            if cell.get_position().0 != row {
                self.waiting = Some(cell);
                break;
            }
            let column = cell.get_position().1 as usize;
            for _ in width..column {
                block.push_cell("");
            }
            width = column + 1;
            self.push(&cell, &mut beyond, block)?;
            if block.bytes() > limit {
                return Err(Error::LongRow { path: self.path.into(), row: row + 1 });
            }
            next = self.next_value()?;
        }
        block.end_row(row + 1);
        Ok(Some(width))
    }

    /// Pushes a cell. The first with text from column `beyond` on is remarked, and moves `beyond` out of reach.
    fn push(&mut self, cell: &Cell<DataRef<'w>>, beyond: &mut usize, block: &mut Block) -> Result<(), Error> {
        let (row, column) = cell.get_position();
        let (text, code) = cell::text(cell.get_value(), &mut self.scratch);
        if text.len() > MAX_CELL_UNITS && text.encode_utf16().count() > MAX_CELL_UNITS {
            let letters = column_letters(column as u16);
            return Err(self.wrong(row, format!("column {letters} holds more text than a cell can")));
        }
        if let Some(code) = code {
            block.remark(Some(column as u16), code);
        }
        if column as usize >= *beyond && !text.trim().is_empty() {
            let gap = std::iter::repeat_n("", column as usize);
            remark_beyond(*beyond, gap.chain([text]), block);
            *beyond = usize::MAX;
        }
        block.push_cell(text);
        Ok(())
    }

    /// The next cell that has a value. Formatting is not data, and neither is a text of no length.
    fn next_value(&mut self) -> Result<Option<Cell<DataRef<'w>>>, Error> {
        while !self.ended {
            let Some(cell) = self.cells.next_cell().map_err(|error| self.unreadable(&error))? else {
                self.ended = true;
                break;
            };
            let (row, column) = cell.get_position();
            if row >= MAX_ROWS || column as usize >= MAX_COLUMNS {
                return Err(self.wrong(
                    self.at.map_or(0, |(row, _)| row),
                    format!(
                        "below it a cell claims row {} and column {}",
                        u64::from(row) + 1,
                        u64::from(column) + 1
                    ),
                ));
            }
            if self.at.is_some_and(|at| (row, column) <= at) {
                return Err(self.wrong(row, "a cell stands out of order".into()));
            }
            self.at = Some((row, column));
            if !cell::is_empty(cell.get_value()) {
                return Ok(Some(cell));
            }
        }
        Ok(None)
    }

    fn unreadable(&self, error: &XlsxError) -> Error {
        let row = self.at.map_or(0, |(row, _)| row);
        self.wrong(row, format!("a cell in this row or below cannot be read ({error})"))
    }

    fn wrong(&self, row: u32, what: String) -> Error {
        let (path, sheet) = (self.path.into(), self.sheet.into());
        Error::Cell { path, sheet, row: row.saturating_add(1), what }
    }
}

#[cfg(test)]
mod tests;
