//! A sheet of an .xlsb, row by row.

use super::records::Records;
use crate::book::fields::Fields;
use crate::book::package::Part;
use crate::book::parts::Shared;
use crate::book::range::CellRange;
use crate::book::row::SheetRow;
use crate::book::sheet::{Grid, Layout};
use crate::book::trouble::{Trouble, no_such_text};
use crate::book::xls::{packed, shown};
use words::message;

const ROW: u32 = 0;
const CELLS_END: u32 = 146;
const COLUMN: u32 = 60;
const MERGED: u32 = 176;
const FILTER: u32 = 161;
const FILTER_COLUMN: u32 = 163;

/// A sheet while it is being read.
pub(super) struct Worksheet<'b> {
    records: Records<Part<'b>>,
    shared: &'b Shared,
    /// The number of the row whose record was read last, and whether it is hidden.
    waiting: Option<(u32, bool)>,
    layout: Layout,
}

impl<'b> Worksheet<'b> {
    pub(super) fn new(records: Records<Part<'b>>, shared: &'b Shared) -> Self {
        Self { records, shared, waiting: None, layout: Layout::default() }
    }
}

impl Grid for Worksheet<'_> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        let mut begun = self.waiting.take();
        if let Some((number, hidden)) = begun {
            row.begin(number, hidden);
        }
        // Where a cell does not say its column, it stands right of the one before it.
        let mut column = 0;
        while let Some(kind) = self.records.next()? {
            let mut fields = self.records.fields();
            match kind {
                ROW => {
                    let next = begin(&mut fields)?;
                    if begun.is_some() {
                        self.waiting = Some(next);
                        return Ok(true);
                    }
                    row.begin(next.0, next.1);
                    begun = Some(next);
                }
                CELLS_END => return Ok(begun.is_some()),
                1..=11 | 62 if begun.is_some() => {
                    column = fields.u32()?;
                    cell(kind, &mut fields, column, self.shared, row)?;
                    column = column.saturating_add(1);
                }
                12..=18 if begun.is_some() => {
                    cell(kind - 11, &mut fields, column, self.shared, row)?;
                    column = column.saturating_add(1);
                }
                _ => beside(kind, &mut fields, &mut self.layout)?,
            }
        }
        if begun.is_some() {
            Err(Trouble::damaged(message!("ingest-breaks-off", "it breaks off")))
        } else {
            Ok(false)
        }
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        while let Some(kind) = self.records.next()? {
            beside(kind, &mut self.records.fields(), &mut self.layout)?;
        }
        Ok(&self.layout)
    }
}

/// A row's number and whether it has no height.
fn begin(fields: &mut Fields<'_>) -> Result<(u32, bool), Trouble> {
    let number = fields.u32()?.saturating_add(1);
    fields.take(7)?;
    Ok((number, fields.u8()? & 0x10 != 0))
}

fn cell(
    kind: u32,
    fields: &mut Fields<'_>,
    column: u32,
    shared: &Shared,
    row: &mut SheetRow,
) -> Result<(), Trouble> {
    let style = (fields.u32()? & 0x00FF_FFFF) as usize;
    match kind {
        2 => row.number(column, packed(fields.u32()?), shared.looks.of(style), shared.epoch),
        3 | 11 => row.error(column, shown(fields.u8()?)),
        4 | 10 => row.truth(column, fields.u8()? != 0),
        5 | 9 => row.number(column, fields.f64()?, shared.looks.of(style), shared.epoch),
        6 | 8 => row.text(column, &fields.text()?),
        7 => {
            let missing = || no_such_text(row.number);
            let text = shared.strings.get(fields.u32()? as usize).ok_or_else(missing)?;
            row.text(column, text)
        }
        62 => {
            fields.u8()?;
            row.text(column, &fields.text()?)
        }
        _ => Ok(()),
    }
}

/// Takes what stands beside the rows.
fn beside(kind: u32, fields: &mut Fields<'_>, layout: &mut Layout) -> Result<(), Trouble> {
    match kind {
        COLUMN => {
            let (first, last) = (fields.u32()?, fields.u32()?);
            fields.take(8)?;
            if fields.u16()? & 1 != 0 {
                layout.hide(first, last);
            }
        }
        MERGED => layout.merge(range(fields)?),
        FILTER => layout.filter = Some(range(fields)?),
        FILTER_COLUMN => layout.filtered = true,
        _ => {}
    }
    Ok(())
}

pub(super) fn range(fields: &mut Fields<'_>) -> Result<CellRange, Trouble> {
    let [top, bottom, left, right] = [fields.u32()?, fields.u32()?, fields.u32()?, fields.u32()?];
    Ok(CellRange { first: (top, left), last: (bottom, right) })
}
