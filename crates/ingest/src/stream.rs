//! From single rows to a table and its blocks, the same for every format: the first rows are held back until the header
//! is found among them, the rest goes out as it comes.

use crate::reader::{Format, Opened, Outlet};
use crate::table::{
    Again, Band, Beside, Columns, Found, Layout, Line, Lookout, Names, Part, bands, find, joined, lines,
    next_in_range,
};
use crate::text::{RowsInColumn, rows_in_column};
use crate::{Error, Header, Range, Source, header};
use contact::{Block, Code, Row, Severity, Table};
use std::path::Path;
use std::sync::Arc;
use words::Message;

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
    let sheet = if let Format::Workbook { sheet, .. } = &format { Some(sheet.clone()) } else { None };
    // A workbook's reader keeps to the range by itself.
    let range = match &source.range {
        _ if sheet.is_some() => None,
        None => None,
        Some(Range::Cells(cells)) => Some(*cells),
        Some(Range::Named(name)) => {
            let (path, wanted) = (source.path.clone(), name.clone());
            return Err(Error::NoSuchRange { path, wanted, ranges: Vec::new() });
        }
    };
    let mut next_row = |block: &mut Block, named| match range {
        None => next_row(block, named),
        Some(range) => next_in_range(range, block, named, &mut next_row),
    };
    let head = Head::read(source, sheet.is_some(), &mut next_row)?;
    let table = Arc::new(head.table(&source.path, sheet));
    let named = head.named();
    let mut block = Block::new(Arc::clone(&table));
    head.deliver(named, &mut block);
    let lookout = head.lookout();
    let Head { part, above, layout, .. } = head;
    if !outlet.opened(Opened { table, format, skipped_above: above, layout }) {
        return Ok(());
    }
    send(outlet, block, Some(lookout), |block| part.next(block, named, &mut next_row))
}

/// Sends the rows of a format whose columns have names before any row is read.
pub(crate) fn stream_keyed(
    source: &Source,
    opened: Opened,
    outlet: &Outlet,
    next_row: impl FnMut(&mut Block) -> Result<Option<usize>, Error>,
) -> Result<(), Error> {
    if source.range.is_some() {
        return Err(Error::NoCells { path: source.path.clone() });
    }
    let block = Block::new(Arc::clone(&opened.table));
    if outlet.opened(opened) { send(outlet, block, None, next_row) } else { Ok(()) }
}

/// Sends block after block, until the rows end or nobody listens. Only rows of a sheet have a lookout: where a row is a value
/// with names, nothing stands beside the table.
fn send(
    outlet: &Outlet,
    mut block: Block,
    mut lookout: Option<Lookout>,
    mut next_row: impl FnMut(&mut Block) -> Result<Option<usize>, Error>,
) -> Result<(), Error> {
    let table = Arc::clone(block.table());
    let mut cells = 0;
    while let Some(width) = next_row(&mut block)? {
        cells += width;
        if block.len() >= BLOCK_ROWS || block.bytes() >= BLOCK_BYTES || cells >= BLOCK_CELLS {
            cells = 0;
            let full = std::mem::replace(&mut block, Block::new(Arc::clone(&table)));
            let known = match &mut lookout {
                Some(lookout) => lookout.pass(full),
                None => Some(full),
            };
            if known.is_some_and(|known| !outlet.block(known)) {
                return Ok(());
            }
        }
    }
    let last = match lookout {
        Some(lookout) => lookout.end(block),
        None => vec![block],
    };
    // Whether anyone takes the last blocks no longer matters here.
    last.into_iter().filter(|block| !block.is_empty()).all(|block| outlet.block(block));
    Ok(())
}

/// The file's first rows, and what they are.
struct Head {
    rows: Block,
    found: Found,
    /// Rows above the table that are not blank.
    above: u32,
    layout: Layout,
    /// What of each row is the table's.
    part: Part,
}

impl Head {
    fn read(
        source: &Source,
        is_sheet: bool,
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
        let (part, beside) = part(source, is_sheet, &rows);
        if !matches!(part, Part::Whole) {
            let whole = std::mem::replace(&mut rows, held_back());
            for row in whole.rows() {
                part.push(row, usize::MAX, &mut rows);
            }
        }
        let found = table_among(source, &rows)?;
        let top = found.group.or(found.header).unwrap_or(found.data);
        above += rows.rows().take(top).filter(|row| !row.is_blank()).count() as u32;
        let mut head = Self { rows, found, above, layout: Layout::default(), part };
        head.layout = Layout { beside, ..head.layout() };
        Ok(head)
    }

    fn layout(&self) -> Layout {
        let cells = self.header_cells();
        let filled = |cells: &Vec<String>| {
            cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
        };
        let width = cells.as_ref().map_or(0, filled);
        Layout {
            width: width.max(self.data_width()),
            names: cells.map_or(Names::Nowhere, Names::Row),
            why: Message::all(self.found.why.clone()),
            beside: Vec::new(),
        }
    }

    /// The cells that name the columns; those of a header of two rows are joined.
    fn header_cells(&self) -> Option<Vec<String>> {
        let row = |at: usize| self.rows.row(at as u32);
        let header = row(self.found.header?);
        Some(match self.found.group {
            Some(group) => joined(&Line::of(row(group)), &Line::of(header)),
            None => header.cells().map(str::to_owned).collect(),
        })
    }

    fn table(&self, path: &Path, sheet: Option<String>) -> Table {
        let cells = self.header_cells().unwrap_or_default();
        Table {
            source: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            sheet,
            columns: header::names(cells.iter().map(String::as_str), self.data_width()),
            header_row: self.header_row(),
        }
    }

    fn header_row(&self) -> u32 {
        self.found.header.map_or(0, |at| self.rows.row(at as u32).number())
    }

    fn data_width(&self) -> usize {
        self.data().map(filled_width).max().unwrap_or(0)
    }

    /// How many columns the header has; without a header no cell can stand beyond it.
    fn named(&self) -> usize {
        self.header_cells().map_or(usize::MAX, |cells| cells.len())
    }

    fn lookout(&self) -> Lookout {
        let lines = lines(&self.rows, 0..self.rows.len() as u32);
        let data = &lines[self.found.data.min(lines.len())..];
        let again = self.found.header.map(|at| Again::new(&lines[at], &lines[..at], data));
        let header = self.header_cells().unwrap_or_default();
        Lookout::new(header, self.header_row(), Columns::of(data), again.unwrap_or_default())
    }

    /// Pushes the rows below the header, with what was noticed about them.
    fn deliver(&self, named: usize, block: &mut Block) {
        for row in self.data() {
            Part::Whole.push(row, named, block);
        }
    }

    fn data(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.rows().skip(self.found.data)
    }
}

/// How the cells of a sheet's only column are cut, if they are really rows.
fn rows_in_only_column(rows: &Block) -> Option<RowsInColumn> {
    let only = rows.rows().all(|row| filled_width(row) <= 1);
    if only { rows_in_column(rows.rows().map(|row| row.cell(0))) } else { None }
}

/// What of each row is the table's, and the tables beside it. With a range, or without a header, it was said.
fn part(source: &Source, is_sheet: bool, rows: &Block) -> (Part, Vec<Beside>) {
    if source.header == Header::None {
        return (Part::Whole, Vec::new());
    }
    if let Some(cut) = rows_in_only_column(rows).filter(|_| is_sheet) {
        return (Part::InOneCell(cut), Vec::new());
    }
    let lines = lines(rows, 0..rows.len() as u32);
    let bands = if source.range.is_none() { bands(&lines) } else { Vec::new() };
    let Some(list) = list_among(source, &lines, &bands) else { return (Part::Whole, Vec::new()) };
    let others = bands.iter().enumerate().filter(|(nth, _)| *nth != list);
    (Part::Columns(bands[list].columns.clone()), others.map(|(_, band)| band.told()).collect())
}

/// Which of the tables beside each other is meant: the one with the names that are wanted, or else with telephone numbers, or
/// else with the most rows. `None` where all of them are, or only one is.
fn list_among(source: &Source, lines: &[Line<'_>], bands: &[Band<'_>]) -> Option<usize> {
    let names = |wanted: &[String], lines: &[Line<'_>]| lines.iter().map(|line| held(line, wanted)).max();
    let fits = |band: &Band<'_>| match &source.header {
        Header::Naming(wanted) => names(wanted, &band.lines).unwrap_or(0),
        Header::Row(_) => band.lines.first().map_or(0, |line| usize::from(!line.is_blank())),
        _ => 0,
    };
    let weight = |nth: &usize| (fits(&bands[*nth]), bands[*nth].weight(), std::cmp::Reverse(*nth));
    let best = (0..bands.len()).max_by_key(weight).filter(|_| bands.len() > 1)?;
    match &source.header {
        // Who names columns of two tables takes them for one.
        Header::Naming(wanted) => (names(wanted, lines) <= names(wanted, &bands[best].lines)).then_some(best),
        _ => Some(best),
    }
}

/// Notes the first cell with text beyond the `named` columns, on the row under way.
pub(crate) fn remark_beyond<'c>(named: usize, cells: impl Iterator<Item = &'c str>, block: &mut Block) {
    let beyond = cells.enumerate().skip(named).find(|(_, cell)| !cell.trim().is_empty());
    if let Some((column, _)) = beyond {
        block.remark(u16::try_from(column).ok(), &BEYOND_HEADER);
    }
}

fn table_among(source: &Source, rows: &Block) -> Result<Found, Error> {
    let lines = lines(rows, 0..rows.len() as u32);
    let found = match find(&lines) {
        Some(found) => found,
        // What begins with blank rows goes on behind them.
        None if source.header == Header::None && rows.len() >= HEAD_ROWS => Found::said(None),
        None => return Err(Error::NoRows { path: source.path.clone() }),
    };
    let first = rows.rows().position(|row| !row.is_blank());
    match &source.header {
        Header::Found => Ok(found),
        Header::First => Ok(Found::said(first)),
        Header::None => Ok(Found::said(None)),
        Header::Naming(wanted) => {
            // The first row that holds the most of them: where it lacks some, the caller can say which.
            let held = lines.iter().enumerate().map(|(at, line)| (held(line, wanted), at));
            let best = held.max_by_key(|(held, at)| (*held, std::cmp::Reverse(*at)));
            let best = best.filter(|(held, _)| *held > held_by_both(&found, &lines, wanted));
            let best = best.map(|(_, at)| Found::said(Some(at)));
            Ok(best.unwrap_or_else(|| if found.header.is_some() { found } else { Found::said(first) }))
        }
        Header::Row(pinned) => match rows.rows().next() {
            Some(row) if row.number() == *pinned && !row.is_blank() => Ok(Found::said(Some(0))),
            _ => Err(Error::NoHeader { path: source.path.clone(), row: *pinned }),
        },
    }
}

/// How many of the names the two rows of a header hold together; none where it has one row.
fn held_by_both(found: &Found, lines: &[Line<'_>], wanted: &[String]) -> usize {
    let both = found.group.zip(found.header).map(|(group, names)| joined(&lines[group], &lines[names]));
    both.map_or(0, |names| held(&Line::new(1, names.iter().map(String::as_str)), wanted))
}

/// How many of the names a row holds.
fn held(line: &Line<'_>, wanted: &[String]) -> usize {
    let table = Table::text("", header::names(line.cells.iter().copied(), 0));
    if line.is_blank() { 0 } else { wanted.iter().filter(|name| table.column(name).is_some()).count() }
}

fn filled_width(row: Row<'_>) -> usize {
    let filled = row.cells().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    filled.last().map_or(0, |(nth, _)| nth + 1)
}

/// A block for rows whose table is not known yet.
pub(crate) fn held_back() -> Block {
    Block::new(Arc::new(Table::text("", [""; 0])))
}
