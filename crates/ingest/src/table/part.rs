//! What of each row on the sheet is the table's: rows that stand in one cell are cut, and the cells of tables beside it left out.

use super::BESIDE;
use crate::stream::{held_back, remark_beyond};
use crate::text::RowsInColumn;
use crate::{CellRange, Error};
use contact::{Block, Remark, Row};
use std::ops::Range;

/// What of a row is the table's.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// The pieces of its first cell, and its other cells behind them.
    InOneCell(RowsInColumn),
    /// The cells of some columns. They keep their places.
    Columns(Range<usize>),
}

impl Part {
    /// Pushes the table's part of a row; answers how many cells it has. Text beyond the first `named` columns is remarked upon.
    pub(crate) fn push(&self, row: Row<'_>, named: usize, block: &mut Block) -> usize {
        match self {
            Self::Whole => push(row, |_| true, usize::MAX, named, block),
            Self::InOneCell(cut) => {
                row.remarks().for_each(|remark| block.remark(None, remark.code));
                let pieces = cut.cut(row.cell(0));
                let cells = || pieces.iter().map(String::as_str).chain(row.cells().skip(1));
                remark_beyond(named, cells(), block);
                block.push_row(row.number(), cells());
                cells().count()
            }
            Self::Columns(columns) => {
                let is_outside =
                    |(column, cell): &(usize, &str)| !columns.contains(column) && !cell.trim().is_empty();
                if let Some((column, _)) = row.cells().enumerate().find(is_outside) {
                    block.remark(u16::try_from(column).ok(), &BESIDE);
                }
                push(row, |column| columns.contains(&column), columns.end, named, block)
            }
        }
    }

    /// Pushes the table's part of the next row; answers how many cells it has.
    pub(crate) fn next(
        &self,
        block: &mut Block,
        named: usize,
        mut next_row: impl FnMut(&mut Block, usize) -> Result<Option<usize>, Error>,
    ) -> Result<Option<usize>, Error> {
        if let Self::Whole = self {
            return next_row(block, named);
        }
        let mut whole = held_back();
        let more = next_row(&mut whole, usize::MAX)?;
        let width = whole.rows().map(|row| self.push(row, named, block)).max();
        Ok(more.and(width))
    }
}

/// Pushes the next row of a range, with the cells that stand in it. Columns keep their places.
pub(crate) fn next_in_range(
    range: CellRange,
    block: &mut Block,
    named: usize,
    mut next_row: impl FnMut(&mut Block, usize) -> Result<Option<usize>, Error>,
) -> Result<Option<usize>, Error> {
    let mut whole = held_back();
    while next_row(&mut whole, usize::MAX)?.is_some() {
        if let Some(row) = whole.rows().next().filter(|row| range.has_row(row.number())) {
            let (is_wanted, end) = (|column| range.has_column(column as u32), range.last.1 as usize + 1);
            return Ok(Some(push(row, is_wanted, end, named, block)));
        }
        whole = held_back();
    }
    Ok(None)
}

/// Pushes the wanted cells of a row before column `end`, with what was noticed about them; the others are blank.
fn push(
    row: Row<'_>,
    is_wanted: impl Fn(usize) -> bool,
    end: usize,
    named: usize,
    block: &mut Block,
) -> usize {
    let wanted = |remark: &&Remark| remark.column.is_none_or(|column| is_wanted(usize::from(column)));
    for remark in row.remarks().filter(wanted) {
        block.remark(remark.column, remark.code);
    }
    let cell = |(column, cell)| if is_wanted(column) { cell } else { "" };
    let cells: Vec<&str> = row.cells().take(end).enumerate().map(cell).collect();
    remark_beyond(named, cells.iter().copied(), block);
    block.push_row(row.number(), cells.iter().copied());
    cells.len()
}
