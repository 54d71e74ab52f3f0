//! Excel workbooks of today (.xlsx, .xlsm): XML in a zip archive.

mod strings;
mod worksheet;

use super::cell::Epoch;
use super::look::Looks;
use super::package::{Package, Part};
use super::parts::{Listed, Named, Parts};
use super::sheet::{Book, Grid, Tab, Visibility};
use super::survey::NamedTable;
use super::trouble::Trouble;
use super::xml::{Piece, Xml, attribute, name, truth};
use crate::Amounts;
pub(crate) use strings::Strings;
use worksheet::Worksheet;

/// The most sheets that are looked at.
pub(crate) const MAX_SHEETS: usize = 10_000;
/// The most names of ranges that are looked at.
const MAX_NAMES: usize = 10_000;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xlsx(Parts);

impl Xlsx {
    pub(crate) fn open(package: Package, amounts: Amounts) -> Result<Self, Trouble> {
        Parts::open(package, "xl/workbook.xml", amounts, list).map(Self)
    }
}

/// Reads the list of sheets.
fn list(part: Part<'_>) -> Result<Listed, Trouble> {
    let mut listed = Listed::default();
    let mut xml = Xml::new(part)?;
    let mut named = false;
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) => match name(&tag) {
                "workbookPr" if truth(&tag, "date1904") => listed.epoch = Epoch::From1904,
                "sheet" if listed.tabs.len() < MAX_SHEETS => {
                    let say = |name| attribute(&tag, name).unwrap_or_default().to_string();
                    let visibility = Visibility::said(attribute(&tag, "state").as_deref());
                    listed.tabs.push((say("id"), Tab { name: say("name"), visibility }));
                }
                "definedName" if listed.names.len() < MAX_NAMES => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    // Some are the program's own, such as the cells to be printed.
                    named = !truth(&tag, "hidden") && !name.starts_with("_xlnm");
                    if named {
                        listed.names.push((name.into(), String::new()));
                    }
                }
                _ => {}
            },
            Piece::Text(text) if named => {
                listed.names.last_mut().into_iter().for_each(|(_, formula)| formula.push_str(&text));
            }
            Piece::Close(_) => named = false,
            Piece::End => return Ok(listed),
            _ => {}
        }
    }
}

impl Book for Xlsx {
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
        let (part, shared) = self.0.sheet(nth, |part| Strings::read(part), looks)?;
        Ok(Box::new(Worksheet::new(part, shared)?))
    }
}

/// The name and the cells of the table that a part describes, if it does.
fn table(part: Part<'_>) -> Result<Option<Named>, Trouble> {
    let mut xml = Xml::new(part)?;
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) if name(&tag) == "table" => {
                let named = attribute(&tag, "displayName").or_else(|| attribute(&tag, "name"));
                let range = attribute(&tag, "ref").and_then(|written| written.parse().ok());
                return Ok(named.map(String::from).zip(range));
            }
            Piece::End => return Ok(None),
            _ => {}
        }
    }
}

/// The looks that the styles give to cells.
fn looks(part: Part<'_>, mut looks: Looks) -> Result<Looks, Trouble> {
    let mut xml = Xml::new(part)?;
    let mut within = Section::Other;
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) => match name(&tag) {
                "numFmts" => within = Section::Formats,
                "cellXfs" => within = Section::Cells,
                "numFmt" if within == Section::Formats => {
                    looks.write(format_id(&tag), &attribute(&tag, "formatCode").unwrap_or_default())?;
                }
                "xf" if within == Section::Cells => looks.cell(format_id(&tag))?,
                _ => {}
            },
            Piece::Close(tag) if matches!(tag.local_name().into_inner(), "numFmts" | "cellXfs") => {
                within = Section::Other;
            }
            Piece::End => return Ok(looks),
            _ => {}
        }
    }
}

#[derive(PartialEq, Eq)]
enum Section {
    Formats,
    Cells,
    Other,
}

fn format_id(tag: &quick_xml::events::BytesStart<'_>) -> u32 {
    attribute(tag, "numFmtId").and_then(|id| id.trim().parse().ok()).unwrap_or(0)
}
