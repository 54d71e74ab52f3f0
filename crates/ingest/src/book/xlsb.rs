//! Binary Excel workbooks (.xlsb): records in a zip archive.

mod records;
mod worksheet;

use super::cell::Epoch;
use super::fields::Fields;
use super::look::Looks;
use super::package::{Package, Part};
use super::parts::{Listed, Named, Parts};
use super::sheet::{Book, Grid, Tab, Visibility};
use super::survey::NamedTable;
use super::trouble::Trouble;
use super::xlsx::{MAX_SHEETS, Strings};
use crate::Amounts;
use records::Records;
use worksheet::{Worksheet, range};

const BOOK_PROPERTIES: u32 = 153;
const SHEET: u32 = 156;
const STRING: u32 = 19;
const FORMAT: u32 = 44;
const CELL_FORMATS: u32 = 617;
const CELL_FORMAT: u32 = 47;
const CELL_FORMATS_END: u32 = 618;
const TABLE: u32 = 343;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xlsb(Parts);

impl Xlsb {
    pub(crate) fn open(package: Package, amounts: Amounts) -> Result<Self, Trouble> {
        Parts::open(package, "xl/workbook.bin", amounts, list).map(Self)
    }
}

/// Reads the list of sheets.
fn list(part: Part<'_>) -> Result<Listed, Trouble> {
    let mut listed = Listed::default();
    let mut records = Records::new(part);
    while let Some(kind) = records.next()? {
        let mut fields = records.fields();
        match kind {
            BOOK_PROPERTIES if fields.u32()? & 1 == 1 => listed.epoch = Epoch::From1904,
            SHEET if listed.tabs.len() < MAX_SHEETS => {
                // Drafts of the format have a field more in front.
                let tab = tab(records.fields()).or_else(|_| {
                    fields.u32()?;
                    tab(fields)
                });
                listed.tabs.push(tab?);
            }
            _ => {}
        }
    }
    Ok(listed)
}

/// A tab, and the identifier of its part.
fn tab(mut fields: Fields<'_>) -> Result<(String, Tab), Trouble> {
    let visibility = Visibility::numbered(fields.u32()?);
    fields.u32()?;
    let (id, name) = (fields.text()?, fields.text()?);
    Ok((id, Tab { name, visibility }))
}

fn strings(part: Part<'_>) -> Result<Strings, Trouble> {
    let mut strings = Strings::default();
    let mut records = Records::new(part);
    while let Some(kind) = records.next()? {
        if kind == STRING {
            let mut fields = records.fields();
            fields.u8()?;
            let text = fields.text()?;
            strings.push(|all| all.push_str(&text));
        }
    }
    Ok(strings)
}

fn looks(part: Part<'_>, mut looks: Looks) -> Result<Looks, Trouble> {
    let mut records = Records::new(part);
    let mut of_cells = false;
    while let Some(kind) = records.next()? {
        let mut fields = records.fields();
        match kind {
            FORMAT => {
                let id = fields.u16()?;
                looks.write(u32::from(id), &fields.text()?)?;
            }
            CELL_FORMATS => of_cells = true,
            CELL_FORMATS_END => of_cells = false,
            CELL_FORMAT if of_cells => {
                fields.u16()?;
                looks.cell(u32::from(fields.u16()?))?;
            }
            _ => {}
        }
    }
    Ok(looks)
}

/// The name and the cells of the table that a part describes, if it does.
fn table(part: Part<'_>) -> Result<Option<Named>, Trouble> {
    let mut records = Records::new(part);
    while let Some(kind) = records.next()? {
        if kind == TABLE {
            let mut fields = records.fields();
            let range = range(&mut fields)?;
            // What sort of table it is, and how it looks.
            fields.take(48)?;
            // One name for programs, which need not be, and one for people.
            let own = fields.text_or_none()?;
            return Ok(fields.text_or_none()?.or(own).map(|name| (name, range)));
        }
    }
    Ok(None)
}

impl Book for Xlsb {
    fn tabs(&self) -> &[Tab] {
        &self.0.tabs
    }

    fn epoch(&self) -> Epoch {
        self.0.epoch
    }

    fn tables(&mut self) -> Result<Vec<NamedTable>, Trouble> {
        self.0.tables(table)
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        let (part, shared) = self.0.sheet(nth, strings, looks)?;
        Ok(Box::new(Worksheet::new(Records::new(part), shared)))
    }
}

#[cfg(test)]
mod tests;
