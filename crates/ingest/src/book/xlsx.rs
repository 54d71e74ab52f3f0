//! Excel workbooks of today (.xlsx, .xlsm): XML in a zip archive.

mod strings;
mod worksheet;

use super::cell::Epoch;
use super::look::Looks;
use super::package::{MAX_INFLATED, MAX_LOADED, MAX_STRINGS, Package, Part};
use super::sheet::{Book, Grid, Tab, Visibility};
use super::survey::NamedTable;
use super::trouble::Trouble;
use super::xml::{Piece, Xml, attribute, name, truth};
pub(crate) use strings::Strings;
use worksheet::Worksheet;

/// The most sheets that are looked at.
pub(crate) const MAX_SHEETS: usize = 10_000;

/// The most tables that are told of, and the most sheets that are looked at for them.
const MAX_TABLES: usize = 256;
/// The longest part about what a sheet relates to, or about a table.
const MAX_LIST: u64 = 1 << 20;

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xlsx {
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

/// The texts and looks that cells name by number.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) strings: Strings,
    pub(crate) looks: Looks,
    pub(crate) epoch: Epoch,
}

impl Xlsx {
    pub(crate) fn open(mut package: Package) -> Result<Self, Trouble> {
        let workbook = package.workbook("xl/workbook.xml")?;
        let relations = package.relations(&workbook, MAX_LOADED)?;
        let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
        let of_kind = |kind: &str, usual: &str| {
            let related =
                relations.iter().find(|relation| relation.kind == kind).map(|found| found.target.clone());
            let by_name = || Some(format!("{folder}/{usual}"));
            related.filter(|part| package.has(part)).or_else(by_name).filter(|part| package.has(part))
        };
        let (strings, styles) =
            (of_kind("sharedStrings", "sharedStrings.xml"), of_kind("styles", "styles.xml"));
        let (mut tabs, mut parts, mut epoch) = (Vec::new(), Vec::new(), Epoch::From1900);
        let part = package.part(&workbook, MAX_LOADED)?;
        let mut xml = Xml::new(part.ok_or_else(|| Trouble::damaged("it has no list of sheets"))?)?;
        loop {
            match xml.next()? {
                Piece::Open(tag) | Piece::Empty(tag) => match name(&tag) {
                    "workbookPr" if truth(&tag, "date1904") => epoch = Epoch::From1904,
                    "sheet" if tabs.len() < MAX_SHEETS => {
                        let id = attribute(&tag, "id").unwrap_or_default();
                        let related = relations.iter().find(|relation| relation.id == id);
                        // A sheet of charts has no rows.
                        if related.is_none_or(|relation| relation.kind == "worksheet") {
                            tabs.push(Tab {
                                name: attribute(&tag, "name").unwrap_or_default().into(),
                                visibility: Visibility::said(attribute(&tag, "state").as_deref()),
                            });
                            parts.push(related.map(|found| found.target.clone()).unwrap_or_default());
                        }
                    }
                    _ => {}
                },
                Piece::End => break,
                _ => {}
            }
        }
        drop(xml);
        Ok(Self { package, tabs, parts, epoch, strings, styles, shared: None })
    }

    fn share(&mut self) -> Result<Shared, Trouble> {
        let mut shared = Shared { epoch: self.epoch, ..Shared::default() };
        if let Some(part) = &self.strings
            && let Some(part) = self.package.part(part, MAX_STRINGS)?
        {
            shared.strings = Strings::read(part)?;
        }
        if let Some(part) = &self.styles
            && let Some(part) = self.package.part(part, MAX_LOADED)?
        {
            shared.looks = looks(part)?;
        }
        Ok(shared)
    }
}

impl Book for Xlsx {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn epoch(&self) -> Epoch {
        self.epoch
    }

    fn tables(&mut self) -> Result<Vec<NamedTable>, Trouble> {
        let mut tables = Vec::new();
        for (tab, part) in self.tabs.iter().zip(&self.parts).take(MAX_TABLES) {
            for relation in self.package.relations(part, MAX_LIST)? {
                if relation.kind == "table" && tables.len() < MAX_TABLES {
                    tables.extend(table(&mut self.package, &relation.target, &tab.name)?);
                }
            }
        }
        Ok(tables)
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        if self.shared.is_none() {
            self.shared = Some(self.share()?);
        }
        let part = self.package.part(&self.parts[nth], MAX_INFLATED)?;
        let part = part.ok_or_else(|| Trouble::damaged("the part that holds the sheet is missing"))?;
        let shared = self.shared.as_ref().ok_or_else(|| Trouble::damaged("its styles are missing"))?;
        Ok(Box::new(Worksheet::new(part, shared)?))
    }
}

/// The table that a part describes, if it does.
fn table(package: &mut Package, part: &str, sheet: &str) -> Result<Option<NamedTable>, Trouble> {
    let Some(part) = package.part(part, MAX_LIST)? else { return Ok(None) };
    let mut xml = Xml::new(part)?;
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) if name(&tag) == "table" => {
                let named = attribute(&tag, "displayName").or_else(|| attribute(&tag, "name"));
                let range = attribute(&tag, "ref").and_then(|written| written.parse().ok());
                return Ok(named.zip(range).map(|(name, range)| NamedTable {
                    name: name.into(),
                    sheet: sheet.into(),
                    range,
                }));
            }
            Piece::End => return Ok(None),
            _ => {}
        }
    }
}

/// The looks that the styles give to cells.
fn looks(part: Part<'_>) -> Result<Looks, Trouble> {
    let mut looks = Looks::default();
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
