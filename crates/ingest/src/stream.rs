//! From single rows to a table and its blocks, the same for every format: the first rows are held back until the header
//! is found among them, the rest goes out as it comes.

use crate::reader::{Format, Opened, Outlet};
use crate::{Error, Header, Source, header};
use contact::{Block, Code, Row, Severity, Table};
use std::path::Path;
use std::sync::Arc;

/// A row has text where the header has no column.
pub(crate) static BEYOND_HEADER: Code = Code {
    id: "cells-beyond-header",
    severity: Severity::Note,
    means: "there is text to the right of the last column that has a name",
    advice: "look whether a delimiter inside a cell has moved this row's cells; quote such cells, or name the column",
};

/// How many rows are looked at to find the header and the table's width.
const HEAD_ROWS: usize = 100;
const BLOCK_ROWS: usize = 4096;
const BLOCK_BYTES: usize = 1 << 20;
const BLOCK_CELLS: usize = 1 << 18;

/// Sends a format's rows to the outlet, until they end or nobody listens.
///
/// `next_row(block, named)` pushes one row to the block and answers its width, or `None` at the end. It remarks text
/// beyond the first `named` columns.
pub(crate) fn stream(
    source: &Source,
    format: Format,
    outlet: &Outlet,
    mut next_row: impl FnMut(&mut Block, usize) -> Result<Option<usize>, Error>,
) -> Result<(), Error> {
    let head = Head::read(source, &mut next_row)?;
    let sheet = if let Format::Workbook { sheet, .. } = &format { Some(sheet.clone()) } else { None };
    let table = Arc::new(head.table(&source.path, sheet));
    let named = head.named();
    let mut block = Block::new(Arc::clone(&table));
    head.deliver(named, &mut block);
    if !outlet.opened(Opened { table: Arc::clone(&table), format, skipped_above: head.above }) {
        return Ok(());
    }
    send(outlet, block, |block| next_row(block, named))
}

/// Sends the rows of a format whose columns have names before any row is read.
pub(crate) fn stream_keyed(
    opened: Opened,
    outlet: &Outlet,
    next_row: impl FnMut(&mut Block) -> Result<Option<usize>, Error>,
) -> Result<(), Error> {
    let block = Block::new(Arc::clone(&opened.table));
    if outlet.opened(opened) { send(outlet, block, next_row) } else { Ok(()) }
}

/// Sends block after block, until the rows end or nobody listens.
fn send(
    outlet: &Outlet,
    mut block: Block,
    mut next_row: impl FnMut(&mut Block) -> Result<Option<usize>, Error>,
) -> Result<(), Error> {
    let table = Arc::clone(block.table());
    let mut cells = 0;
    while let Some(width) = next_row(&mut block)? {
        cells += width;
        if block.len() >= BLOCK_ROWS || block.bytes() >= BLOCK_BYTES || cells >= BLOCK_CELLS {
            cells = 0;
            if !outlet.block(std::mem::replace(&mut block, Block::new(Arc::clone(&table)))) {
                return Ok(());
            }
        }
    }
    if !block.is_empty() {
        // Whether anyone takes the last block no longer matters here.
        outlet.block(block);
    }
    Ok(())
}

/// The file's first rows, and which of them is the header.
struct Head {
    rows: Block,
    header: Option<u32>,
    /// Rows above the header that are not blank.
    above: u32,
}

impl Head {
    fn read(
        source: &Source,
        mut next_row: impl FnMut(&mut Block, usize) -> Result<Option<usize>, Error>,
    ) -> Result<Self, Error> {
        let mut rows = held_back();
        let mut above = 0;
        while rows.len() < HEAD_ROWS && next_row(&mut rows, usize::MAX)?.is_some() {
            if let Header::Row(pinned) = source.header {
                // A pinned header may stand deeper than the first rows, and those above it are only counted.
                let (before, blank) =
                    rows.rows().last().map_or((false, true), |row| (row.number() < pinned, row.is_blank()));
                if before {
                    above += u32::from(!blank);
                    rows = held_back();
                }
            }
        }
        let header = header_among(source, &rows)?;
        above += rows.rows().take(header.unwrap_or(0) as usize).filter(|row| !row.is_blank()).count() as u32;
        Ok(Self { rows, header, above })
    }

    fn table(&self, path: &Path, sheet: Option<String>) -> Table {
        let header = self.header.map(|at| self.rows.row(at));
        let width = self.data().map(filled_width).max().unwrap_or(0);
        Table {
            source: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            sheet,
            columns: header::names(header.into_iter().flat_map(Row::cells), width),
            header_row: header.map_or(0, Row::number),
        }
    }

    /// How many columns the header has; without a header no cell can stand beyond it.
    fn named(&self) -> usize {
        self.header.map_or(usize::MAX, |at| self.rows.row(at).width())
    }

    /// Pushes the rows below the header, with what was noticed about them.
    fn deliver(&self, named: usize, block: &mut Block) {
        for row in self.data() {
            for remark in row.remarks() {
                block.remark(remark.column, remark.code);
            }
            remark_beyond(named, row.cells(), block);
            block.push_row(row.number(), row.cells());
        }
    }

    fn data(&self) -> impl Iterator<Item = Row<'_>> {
        let first = self.header.map_or(0, |at| at + 1);
        self.rows.rows().skip(first as usize)
    }
}

/// Notes the first cell with text beyond the `named` columns, on the row under way.
pub(crate) fn remark_beyond<'c>(named: usize, cells: impl Iterator<Item = &'c str>, block: &mut Block) {
    let beyond = cells.enumerate().skip(named).find(|(_, cell)| !cell.trim().is_empty());
    if let Some((column, _)) = beyond {
        block.remark(u16::try_from(column).ok(), &BEYOND_HEADER);
    }
}

fn header_among(source: &Source, rows: &Block) -> Result<Option<u32>, Error> {
    let path = || source.path.clone();
    let first = rows.rows().find(|row| !row.is_blank()).map(Row::position);
    let first = first.ok_or_else(|| Error::NoRows { path: path() });
    match &source.header {
        Header::First => first.map(Some),
        Header::None => first.map(|_| None),
        Header::Naming(wanted) => {
            // The first row that holds the most of them: where it lacks some, the caller can say which.
            let held = rows.rows().map(|row| (held(row, wanted), row.position()));
            let best = held.max_by_key(|(held, position)| (*held, std::cmp::Reverse(*position)));
            best.filter(|(held, _)| *held > 0).map_or(first, |(_, position)| Ok(position)).map(Some)
        }
        Header::Row(pinned) => match rows.rows().next() {
            Some(row) if row.number() == *pinned && !row.is_blank() => Ok(Some(row.position())),
            _ => Err(Error::NoHeader { path: path(), row: *pinned }),
        },
    }
}

/// How many of the names a row holds.
fn held(row: Row<'_>, wanted: &[String]) -> usize {
    let table = Table::text("", header::names(row.cells(), 0));
    if row.is_blank() { 0 } else { wanted.iter().filter(|name| table.column(name).is_some()).count() }
}

fn filled_width(row: Row<'_>) -> usize {
    let filled = row.cells().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    filled.last().map_or(0, |(nth, _)| nth + 1)
}

/// A block for rows whose table is not known yet.
fn held_back() -> Block {
    Block::new(Arc::new(Table::text("", [""; 0])))
}
