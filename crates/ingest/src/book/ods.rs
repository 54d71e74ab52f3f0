//! `OpenDocument` spreadsheets, in a zip archive (.ods) or in one file (.fods).

mod table;
mod text;

use super::document::Document;
use super::package::{MAX_LOADED, Package};
use super::range::placed;
use super::sheet::{Book, Grid, Tab, Visibility};
use super::survey::NamedTable;
use super::trouble::Trouble;
use super::xlsx::MAX_SHEETS;
use super::xml::{Piece, Xml, attribute, name};
use crate::Amounts;
use std::collections::HashSet;
use std::io::Read;
use table::Table;
use words::message;

/// The most names of ranges that are told of.
const MAX_NAMES: usize = 512;

/// A spreadsheet, opened as far as its list of tables.
pub(crate) struct Ods {
    document: Document,
    tabs: Vec<Tab>,
    /// How many pieces of the document stand in front of each table.
    distances: Vec<u64>,
    amounts: Amounts,
}

impl Ods {
    pub(crate) fn open(mut package: Package, amounts: Amounts) -> Result<Self, Trouble> {
        if is_locked(&mut package)? {
            return Err(Trouble::Locked);
        }
        Self::flat(Document::Part(Box::new(package), "content.xml"), amounts)
    }

    pub(crate) fn flat(mut document: Document, amounts: Amounts) -> Result<Self, Trouble> {
        let mut xml = document.xml()?;
        let hidden = find_spreadsheet(&mut xml)?;
        let (mut tabs, mut distances) = (Vec::new(), Vec::new());
        while let Some(tag) = next_table(&mut xml)? {
            let visibility =
                if hidden.contains(&tag.style) { Visibility::Hidden } else { Visibility::Visible };
            tabs.push(Tab { name: tag.name, visibility });
            distances.push(xml.pieces());
            if tabs.len() == MAX_SHEETS {
                break;
            }
            if !tag.is_empty {
                xml.skip()?;
            }
        }
        drop(xml);
        Ok(Self { document, tabs, distances, amounts })
    }
}

impl Book for Ods {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn distance(&self, nth: usize) -> u64 {
        self.distances[nth]
    }

    fn tables(&mut self) -> Result<Vec<NamedTable>, Trouble> {
        let mut xml = self.document.xml()?;
        find_spreadsheet(&mut xml)?;
        let mut tables = Vec::new();
        // They stand behind the sheets.
        loop {
            match xml.next()? {
                Piece::Open(tag) | Piece::Empty(tag) if tables.len() < MAX_NAMES => {
                    let cells = match name(&tag) {
                        "named-range" => attribute(&tag, "cell-range-address"),
                        "database-range" => attribute(&tag, "target-range-address"),
                        _ => None,
                    };
                    let placed = cells.and_then(|cells| placed(&with_marks(&cells)));
                    // Where a filter stands is a range with a name that no person gave it.
                    let name = attribute(&tag, "name").filter(|name| !name.starts_with("__Anonymous"));
                    tables.extend(name.zip(placed).map(|(name, (sheet, range))| NamedTable {
                        name: name.into(),
                        sheet,
                        range,
                    }));
                }
                Piece::End => return Ok(tables),
                _ => {}
            }
        }
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        let mut xml = self.document.xml()?;
        find_spreadsheet(&mut xml)?;
        let mut left = nth;
        while let Some(tag) = next_table(&mut xml)? {
            if left == 0 {
                return Ok(Box::new(Table::new(xml, tag.is_empty, self.amounts)));
            }
            left -= 1;
            if !tag.is_empty {
                xml.skip()?;
            }
        }
        Err(Trouble::damaged(message!("ingest-table-missing", "a table is missing")))
    }
}

/// A range `$'Hoja 1'.$A$1:$'Hoja 1'.$C$9` as other spreadsheets write it: `'Hoja 1'!$A$1:$C$9`.
fn with_marks(range: &str) -> String {
    let Some((sheet, first)) =
        range.trim_start_matches('$').rsplit_once(':').and_then(|(first, _)| first.rsplit_once('.'))
    else {
        let (sheet, cell) = range.trim_start_matches('$').rsplit_once('.').unwrap_or_default();
        return format!("{sheet}!{cell}");
    };
    let last = range.rsplit(['.', ':']).next().unwrap_or_default();
    format!("{sheet}!{first}:{last}")
}

/// Whether the content is enciphered.
fn is_locked(package: &mut Package) -> Result<bool, Trouble> {
    let Some(part) = package.part("META-INF/manifest.xml", MAX_LOADED)? else { return Ok(false) };
    let mut xml = Xml::new(part)?;
    let mut of_content = false;
    loop {
        // A list of parts is not needed for reading, so a broken one is no reason not to.
        match xml.next() {
            Ok(Piece::Open(tag) | Piece::Empty(tag)) => match name(&tag) {
                "file-entry" => of_content = attribute(&tag, "full-path").as_deref() == Some("content.xml"),
                "encryption-data" if of_content => return Ok(true),
                _ => {}
            },
            Ok(Piece::End) | Err(_) => return Ok(false),
            Ok(_) => {}
        }
    }
}

/// Goes to where the tables are; answers the names of the styles that hide a table.
fn find_spreadsheet<R: Read>(xml: &mut Xml<R>) -> Result<HashSet<String>, Trouble> {
    let mut hidden = HashSet::new();
    let mut style = String::new();
    loop {
        match xml.next()? {
            Piece::Open(tag) | Piece::Empty(tag) => match name(&tag) {
                "spreadsheet" => return Ok(hidden),
                "text" | "drawing" | "presentation" if tag.name().into_inner().starts_with("office:") => {
                    return Err(Trouble::NoSpreadsheet);
                }
                "style" => style = attribute(&tag, "name").unwrap_or_default().into(),
                "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                    hidden.insert(std::mem::take(&mut style));
                }
                _ => {}
            },
            Piece::End => return Err(Trouble::NoSpreadsheet),
            _ => {}
        }
    }
}

/// A table's tag.
struct Tag {
    name: String,
    style: String,
    is_empty: bool,
}

/// Goes into the next table. What else stands among them, such as changes and filters, is passed over.
fn next_table<R: Read>(xml: &mut Xml<R>) -> Result<Option<Tag>, Trouble> {
    loop {
        let (tag, is_empty) = match xml.next()? {
            Piece::Open(tag) => (tag, false),
            Piece::Empty(tag) => (tag, true),
            Piece::Close(_) | Piece::End => return Ok(None),
            _ => continue,
        };
        if name(&tag) == "table" {
            let say = |name| attribute(&tag, name).unwrap_or_default().into();
            return Ok(Some(Tag { name: say("name"), style: say("style-name"), is_empty }));
        }
        if !is_empty {
            drop(tag);
            xml.skip()?;
        }
    }
}

#[cfg(test)]
mod tests;
