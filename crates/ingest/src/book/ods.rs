//! `OpenDocument` spreadsheets, in a zip archive (.ods) or in one file (.fods).

mod table;
mod text;

use super::document::Document;
use super::package::{MAX_LOADED, Package};
use super::sheet::{Book, Grid, Tab, Visibility};
use super::trouble::Trouble;
use super::xlsx::MAX_SHEETS;
use super::xml::{Piece, Xml, attribute, name};
use std::collections::HashSet;
use std::io::Read;
use table::Table;

/// A spreadsheet, opened as far as its list of tables.
pub(crate) struct Ods {
    document: Document,
    tabs: Vec<Tab>,
    /// How many pieces of the document stand in front of each table.
    distances: Vec<u64>,
}

impl Ods {
    pub(crate) fn open(mut package: Package) -> Result<Self, Trouble> {
        if is_locked(&mut package)? {
            return Err(Trouble::Locked);
        }
        Self::read(Document::Part(Box::new(package), "content.xml"))
    }

    pub(crate) fn flat(document: Document) -> Result<Self, Trouble> {
        Self::read(document)
    }

    fn read(mut document: Document) -> Result<Self, Trouble> {
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
        Ok(Self { document, tabs, distances })
    }
}

impl Book for Ods {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn distance(&self, nth: usize) -> u64 {
        self.distances[nth]
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        let mut xml = self.document.xml()?;
        find_spreadsheet(&mut xml)?;
        let mut left = nth;
        while let Some(tag) = next_table(&mut xml)? {
            if left == 0 {
                return Ok(Box::new(Table::new(xml, tag.is_empty)));
            }
            left -= 1;
            if !tag.is_empty {
                xml.skip()?;
            }
        }
        Err(Trouble::damaged("a table is missing"))
    }
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
