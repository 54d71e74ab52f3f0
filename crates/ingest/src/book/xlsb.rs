//! Binary Excel workbooks (.xlsb): records in a zip archive.

mod records;
mod worksheet;

use super::cell::Epoch;
use super::look::Looks;
use super::package::{MAX_INFLATED, MAX_LOADED, MAX_STRINGS, Package};
use super::sheet::{Book, Grid, Tab, Visibility};
use super::trouble::Trouble;
use super::xlsx::{MAX_SHEETS, Shared};
use records::Records;
use worksheet::Worksheet;

const BOOK_PROPERTIES: u32 = 153;
const SHEET: u32 = 156;
const STRING: u32 = 19;
const FORMAT: u32 = 44;
const CELL_FORMATS: u32 = 617;
const CELL_FORMAT: u32 = 47;
const CELL_FORMATS_END: u32 = 618;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xlsb {
    package: Package,
    tabs: Vec<Tab>,
    /// The part of each sheet.
    parts: Vec<String>,
    epoch: Epoch,
    strings: Option<String>,
    styles: Option<String>,
    /// What all sheets share, once a sheet was asked for.
    shared: Option<Shared>,
}

impl Xlsb {
    pub(crate) fn open(mut package: Package) -> Result<Self, Trouble> {
        let workbook = package.workbook("xl/workbook.bin")?;
        let relations = package.relations(&workbook, MAX_LOADED)?;
        let of_kind = |kind: &str| {
            relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone())
        };
        let (strings, styles) = (of_kind("sharedStrings"), of_kind("styles"));
        let (mut tabs, mut parts, mut epoch) = (Vec::new(), Vec::new(), Epoch::From1900);
        let part = package.part(&workbook, MAX_LOADED)?;
        let mut records = Records::new(part.ok_or_else(|| Trouble::damaged("it has no list of sheets"))?);
        while let Some(kind) = records.next()? {
            let mut fields = records.fields();
            match kind {
                BOOK_PROPERTIES if fields.u32()? & 1 == 1 => epoch = Epoch::From1904,
                SHEET if tabs.len() < MAX_SHEETS => {
                    let state = fields.u32()?;
                    fields.u32()?;
                    let (id, name) = (fields.text()?, fields.text()?);
                    let related = relations.iter().find(|relation| relation.id == id);
                    if let Some(related) = related.filter(|relation| relation.kind == "worksheet") {
                        tabs.push(Tab { name, visibility: Visibility::numbered(state) });
                        parts.push(related.target.clone());
                    }
                }
                _ => {}
            }
        }
        drop(records);
        Ok(Self { package, tabs, parts, epoch, strings, styles, shared: None })
    }

    fn share(&mut self) -> Result<Shared, Trouble> {
        let mut shared = Shared { epoch: self.epoch, ..Shared::default() };
        if let Some(part) = &self.strings
            && let Some(part) = self.package.part(part, MAX_STRINGS)?
        {
            let mut records = Records::new(part);
            while let Some(kind) = records.next()? {
                if kind == STRING {
                    let mut fields = records.fields();
                    fields.u8()?;
                    let text = fields.text()?;
                    shared.strings.push(|all| all.push_str(&text));
                }
            }
        }
        if let Some(part) = &self.styles
            && let Some(part) = self.package.part(part, MAX_LOADED)?
        {
            shared.looks = looks(Records::new(part))?;
        }
        Ok(shared)
    }
}

fn looks<R: std::io::Read>(mut records: Records<R>) -> Result<Looks, Trouble> {
    let mut looks = Looks::default();
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

impl Book for Xlsb {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn epoch(&self) -> Epoch {
        self.epoch
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        if self.shared.is_none() {
            self.shared = Some(self.share()?);
        }
        let part = self.package.part(&self.parts[nth], MAX_INFLATED)?;
        let part = part.ok_or_else(|| Trouble::damaged("the part that holds the sheet is missing"))?;
        let shared = self.shared.as_ref().ok_or_else(|| Trouble::damaged("its styles are missing"))?;
        Ok(Box::new(Worksheet::new(Records::new(part), shared)))
    }
}

#[cfg(test)]
mod tests;
