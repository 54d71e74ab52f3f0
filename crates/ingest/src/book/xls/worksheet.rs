//! A sheet of an .xls, row by row.
//!
//! Cells may stand in any order, and a text behind its formula: a sheet is gathered first, in sixteen bytes a cell.

use super::globals::{BEGIN, END};
use super::records::Records;
use super::text::Letters;
use super::{Shared, Version};
use crate::book::fields::Fields;
use crate::book::range::CellRange;
use crate::book::row::SheetRow;
use crate::book::sheet::{Grid, Layout};
use crate::book::trouble::{Trouble, no_such_text};
use crate::book::xlsx::Strings;
use std::io::{Read, Seek};
use words::message;

const COLUMNS: u16 = 256;
const ROWS: usize = 65_536;
/// As many cells as a sheet has.
const MAX_CELLS: usize = ROWS * COLUMNS as usize;

/// A sheet that has been gathered.
pub(super) struct Worksheet<'b> {
    shared: &'b Shared,
    cells: Vec<Cell>,
    /// The first cell that has not been put into a row.
    next: usize,
    texts: Strings,
    rows: Rows,
    /// The row below the last one that went out.
    row: usize,
    layout: Layout,
}

/// A cell's value in eight bytes, whatever it is.
#[derive(Clone, Copy)]
struct Cell {
    bits: u64,
    row: u16,
    style: u16,
    column: u8,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Number,
    Shared,
    Text,
    Truth,
    Error,
}

/// What is known of rows beside their cells.
struct Rows {
    hidden: Vec<Option<bool>>,
    /// Whether a row of which nothing is said is hidden.
    usually: bool,
}

impl<'b> Worksheet<'b> {
    /// Gathers the sheet that begins at the next record.
    pub(super) fn read<S: Read + Seek>(
        records: &mut Records<S>,
        shared: &'b Shared,
    ) -> Result<Self, Trouble> {
        let begins = records.next()?.is_some_and(|kind| BEGIN.contains(&kind));
        if !begins {
            return Err(Trouble::damaged(message!(
                "ingest-sheet-elsewhere",
                "a sheet does not begin where it is said to"
            )));
        }
        let rows = Rows { hidden: vec![None; ROWS], usually: false };
        let mut sheet = Self {
            shared,
            cells: Vec::new(),
            next: 0,
            texts: Strings::default(),
            rows,
            row: 0,
            layout: Layout::default(),
        };
        let mut gathering = Gathering { sheet: &mut sheet, depth: 0, formula: None };
        loop {
            let Some(kind) = records.next()? else {
                return Err(Trouble::damaged(message!("ingest-open-sheet", "a sheet has no end")));
            };
            if !gathering.take(kind, records)? {
                break;
            }
        }
        let key = |cell: &Cell| (cell.row, cell.column);
        if !sheet.cells.is_sorted_by_key(key) {
            // Of two in one place the later one holds, so their order must stay.
            sheet.cells.sort_by_key(key);
        }
        Ok(sheet)
    }

    fn put(&self, cell: Cell, row: &mut SheetRow) -> Result<(), Trouble> {
        let column = u32::from(cell.column);
        match cell.kind {
            Kind::Number => {
                let look = self.shared.looks.of(usize::from(cell.style));
                row.number(column, f64::from_bits(cell.bits), look, self.shared.epoch)
            }
            Kind::Shared => {
                let missing = || no_such_text(row.number);
                let text = self.shared.strings.get(cell.bits as usize).ok_or_else(missing)?;
                row.text(column, text)
            }
            Kind::Text => row.text(column, self.texts.get(cell.bits as usize).unwrap_or_default()),
            Kind::Truth => row.truth(column, cell.bits != 0),
            Kind::Error => row.error(column, shown(cell.bits as u8)),
        }
    }
}

impl Grid for Worksheet<'_> {
    fn next_row(&mut self, row: &mut SheetRow) -> Result<bool, Trouble> {
        let Some(first) = self.cells.get(self.next).copied() else { return Ok(false) };
        self.row = usize::from(first.row);
        row.begin(u32::from(first.row) + 1, self.rows.is_hidden(self.row));
        while let Some(cell) = self.cells.get(self.next).copied().filter(|cell| cell.row == first.row) {
            self.put(cell, row)?;
            self.next += 1;
        }
        Ok(true)
    }

    fn layout(&mut self) -> Result<&Layout, Trouble> {
        Ok(&self.layout)
    }
}

impl Rows {
    fn is_hidden(&self, row: usize) -> bool {
        self.hidden.get(row).copied().flatten().unwrap_or(self.usually)
    }
}

/// What a spreadsheet shows for an error's number.
pub(crate) fn shown(error: u8) -> &'static str {
    match error {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#ERROR!",
    }
}

/// A sheet while it is being gathered.
struct Gathering<'g, 'b> {
    sheet: &'g mut Worksheet<'b>,
    /// How many charts deep.
    depth: u32,
    /// A formula whose text follows it.
    formula: Option<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    row: u16,
    column: u16,
    style: u16,
}

impl Gathering<'_, '_> {
    /// Takes a record; answers whether the sheet goes on.
    fn take<S: Read + Seek>(&mut self, kind: u16, records: &mut Records<S>) -> Result<bool, Trouble> {
        if BEGIN.contains(&kind) {
            self.depth += 1;
        } else if kind == END {
            if self.depth == 0 {
                return Ok(false);
            }
            self.depth -= 1;
        } else if self.depth == 0 {
            match kind {
                // Some programs put cells of Excel 2 into sheets of Excel 3 and 4.
                0x0002..=0x0007 if self.sheet.shared.version < Version::Five => {
                    self.old_cell(kind, records)?;
                }
                0x0006 | 0x0206 | 0x0406 => self.formula(&records.data)?,
                0x0007 | 0x0207 => self.formula_text(records)?,
                0x0203 | 0x027E | 0x00BD | 0x00FD | 0x0205 => self.cell(kind, &records.data)?,
                0x0204 | 0x00D6 => self.label(records)?,
                0x002F => return Err(Trouble::Locked),
                _ => self.beside(kind, &records.data)?,
            }
        }
        Ok(true)
    }

    fn cell(&mut self, kind: u16, data: &[u8]) -> Result<(), Trouble> {
        let mut fields = Fields::new(data);
        if kind == 0x00BD {
            return self.cells(fields);
        }
        let place = place(&mut fields)?;
        match kind {
            0x0203 => self.push(place, Kind::Number, fields.f64()?.to_bits()),
            0x027E => self.push(place, Kind::Number, packed(fields.u32()?).to_bits()),
            0x00FD => self.push(place, Kind::Shared, u64::from(fields.u32()?)),
            _ => {
                let (value, is_error) = (fields.u8()?, fields.u8()? == 1);
                self.push(place, if is_error { Kind::Error } else { Kind::Truth }, u64::from(value))
            }
        }
    }

    /// Several numbers side by side.
    fn cells(&mut self, mut fields: Fields<'_>) -> Result<(), Trouble> {
        let (row, first) = (fields.u16()?, fields.u16()?);
        let mut column = first;
        while fields.rest().len() >= 8 {
            let style = fields.u16()?;
            let number = packed(fields.u32()?);
            self.push(Place { row, column, style }, Kind::Number, number.to_bits())?;
            column = column.saturating_add(1);
        }
        Ok(())
    }

    fn label<S: Read + Seek>(&mut self, records: &mut Records<S>) -> Result<(), Trouble> {
        let place = place(&mut Fields::new(&records.data))?;
        let text = Letters::new(records, 6).long(self.sheet.shared)?;
        self.text(place, &text)
    }

    fn formula(&mut self, data: &[u8]) -> Result<(), Trouble> {
        let mut fields = Fields::new(data);
        let place = place(&mut fields)?;
        self.result(place, fields.take(8)?)
    }

    /// The value that a formula had when it was last calculated.
    fn result(&mut self, place: Place, value: &[u8]) -> Result<(), Trouble> {
        let mut fields = Fields::new(value);
        if value[6..] != [0xFF, 0xFF] {
            return self.push(place, Kind::Number, fields.f64()?.to_bits());
        }
        match value[0] {
            0 => {
                self.formula = Some(place);
                Ok(())
            }
            1 => self.push(place, Kind::Truth, u64::from(value[2])),
            2 => self.push(place, Kind::Error, u64::from(value[2])),
            // A text of no length.
            _ => Ok(()),
        }
    }

    fn formula_text<S: Read + Seek>(&mut self, records: &mut Records<S>) -> Result<(), Trouble> {
        let Some(place) = self.formula.take() else { return Ok(()) };
        let text = Letters::new(records, 0).long(self.sheet.shared)?;
        self.text(place, &text)
    }

    /// A cell of Excel 2: three bytes of formatting stand where later the style does.
    fn old_cell<S: Read + Seek>(&mut self, kind: u16, records: &mut Records<S>) -> Result<(), Trouble> {
        if kind == 0x0007 {
            let Some(place) = self.formula.take() else { return Ok(()) };
            return self.text(place, &short_bytes(&records.data, self.sheet.shared));
        }
        let data = std::mem::take(&mut records.data);
        let mut fields = Fields::new(&data);
        let (row, column) = (fields.u16()?, fields.u16()?);
        let style = u16::from(fields.u8()? & 0x3F);
        fields.u16()?;
        let place = Place { row, column, style };
        match kind {
            0x0002 => self.push(place, Kind::Number, f64::from(fields.u16()?).to_bits()),
            0x0003 => self.push(place, Kind::Number, fields.f64()?.to_bits()),
            0x0004 => self.text(place, &short_bytes(fields.rest(), self.sheet.shared)),
            0x0005 => {
                let (value, is_error) = (fields.u8()?, fields.u8()? == 1);
                self.push(place, if is_error { Kind::Error } else { Kind::Truth }, u64::from(value))
            }
            _ => self.result(place, fields.take(8)?),
        }
    }

    fn beside(&mut self, kind: u16, data: &[u8]) -> Result<(), Trouble> {
        let mut fields = Fields::new(data);
        match kind {
            // A row: its number, and behind its height whether it has none.
            0x0208 => {
                let row = usize::from(fields.u16()?);
                fields.take(10)?;
                self.sheet.rows.hidden[row] = Some(fields.u16()? & 0x20 != 0);
            }
            0x0225 => self.sheet.rows.usually = fields.u16()? & 2 != 0,
            0x007D => {
                let (first, last) = (fields.u16()?, fields.u16()?);
                fields.take(4)?;
                if fields.u16()? & 1 != 0 {
                    self.sheet.layout.hide(u32::from(first), u32::from(last));
                }
            }
            0x00E5 => {
                fields.u16()?;
                while fields.rest().len() >= 8 {
                    let [top, bottom] = [fields.u16()?, fields.u16()?].map(u32::from);
                    let [left, right] = [fields.u16()?, fields.u16()?].map(u32::from);
                    self.sheet.layout.merge(CellRange { first: (top, left), last: (bottom, right) });
                }
            }
            0x009B => self.sheet.layout.filtered = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, place: Place, text: &str) -> Result<(), Trouble> {
        let nth = self.sheet.texts.push(|all| all.push_str(text));
        self.push(place, Kind::Text, nth as u64)
    }

    fn push(&mut self, place: Place, kind: Kind, bits: u64) -> Result<(), Trouble> {
        let Place { row, column, style } = place;
        let column = u8::try_from(column).map_err(|_| {
            Trouble::damaged(message!(
                "ingest-claims-column",
                "a cell in row {row} claims column {column}",
                row = (u32::from(row) + 1).to_string(),
                column = column.to_string()
            ))
        })?;
        if self.sheet.cells.len() == MAX_CELLS {
            return Err(Trouble::too_big(message!(
                "ingest-too-many-cells",
                "a sheet has more cells than a sheet can have"
            )));
        }
        self.sheet.cells.push(Cell { bits, row, style, column, kind });
        Ok(())
    }
}

fn place(fields: &mut Fields<'_>) -> Result<Place, Trouble> {
    Ok(Place { row: fields.u16()?, column: fields.u16()?, style: fields.u16()? })
}

/// A text with one byte for its length.
fn short_bytes(data: &[u8], shared: &Shared) -> String {
    let Some((&length, rest)) = data.split_first() else { return String::new() };
    shared.page.decode(&rest[..rest.len().min(usize::from(length))])
}

/// A number in 30 bits: whole or the upper half of a fraction, and either may be a hundred times too big.
pub(crate) fn packed(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}
