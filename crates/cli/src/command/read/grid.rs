//! Every row as it stands: a workbook's grid from A1, a text's records.

use super::row::Print;
use super::say_what;
use crate::output::Failure;
use crate::voice::Voice;
use contact::Row;
use ingest::Source;
use std::io::Write;
use words::{Told, message};

/// How many cells a grid has at most for its rows to be filled up to one width: a cell in the last corner of a sheet is no
/// reason to print a thousand million commas.
const MOST_CELLS: u64 = 1 << 25;

pub(super) fn print<W: Write + Send>(
    source: &Source,
    print: Print<'_, W>,
    voice: &Voice,
) -> Result<(), Failure> {
    let mut reader = match ingest::open(source) {
        Ok(reader) => reader,
        // Nothing, printed as it stands, is nothing.
        Err(error @ ingest::Error::NoRows { .. }) => {
            voice.say(&error.told());
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    // A text has no grid: its records are as long as they are.
    let square = if reader.table().sheet.is_some() { square(source, voice)? } else { None };
    let widest = || {
        Ok(match square {
            Some(width) => width,
            None => widest(source)?.0,
        })
    };
    let mut rows = print.begin(&[], widest)?;
    let mut next = 1;
    for block in reader.by_ref() {
        let block = block?;
        for row in block.rows() {
            for blank in next..row.number() {
                rows.row(blank, &[], (0..square.unwrap_or(0)).map(|_| ""))?;
            }
            let width = square.unwrap_or(row.width());
            rows.row(row.number(), &[], (0..width as u16).map(|column| row.cell(column)))?;
            next = row.number() + 1;
        }
    }
    rows.finish()?;
    let width = square.unwrap_or(reader.table().columns.len());
    say_what(&reader, width, next as usize - 1, voice);
    Ok(())
}

/// The width to which each row of a grid is filled up: that of the widest. It is known only when all have been seen, so the
/// file is read for it once more.
fn square(source: &Source, voice: &Voice) -> Result<Option<usize>, Failure> {
    let (width, rows) = widest(source)?;
    let fits = u64::from(rows) * width as u64 <= MOST_CELLS;
    if !fits {
        voice.say(&message!(
            "cli-grid-too-large",
            "the grid is so large that its rows end at their last cell"
        ));
    }
    Ok(fits.then_some(width))
}

/// How many cells the widest row has, and how many rows there are.
fn widest(source: &Source) -> Result<(usize, u32), Failure> {
    let (mut width, mut rows) = (0, 0);
    for block in ingest::open(source)? {
        for row in block?.rows() {
            width = width.max(filled_width(row));
            rows = row.number();
        }
    }
    Ok((width, rows))
}

fn filled_width(row: Row<'_>) -> usize {
    let filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
    filled.last().map_or(0, |(nth, _)| nth + 1)
}
