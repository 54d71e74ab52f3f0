//! Workbooks of every format: one sheet, row by row, and what else a workbook holds.
//!
//! Each format is read by code of ours, cell by cell: nothing is allocated for what a workbook claims to be wide, high or
//! long, and what a sheet does not show is known.

mod amount;
mod cell;
mod document;
mod fields;
mod html;
mod look;
mod merged;
mod ods;
mod package;
mod parts;
mod range;
mod row;
mod rows;
mod sheet;
mod survey;
mod trouble;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml2003;

use crate::ours::LOOKED_AT;
use crate::progress::{Counted, Progress};
use crate::reader::{Format, Outlet};
use crate::recognise::{OLD_DOCUMENT, archive};
use crate::stream::stream;
use crate::{Amounts, Error, Merged, Source};
pub(crate) use cell::{CELL_ERROR, DIGITS_LOST, FORMULA_WITHOUT_VALUE};
use contact::fold_name;
use document::Document;
use html::Html;
use merged::Filling;
use ods::Ods;
use package::Package;
pub use range::{CellRange, NoRange, Range};
use rows::Rows;
pub(crate) use rows::{ROW_HIDDEN, ROW_HIDDEN_LEFT_OUT};
use serde::{Deserialize, Serialize};
use sheet::{Book, choose, only};
pub use sheet::{Tab, Visibility};
use std::fmt;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
pub use survey::{NamedSheet, NamedTable, Survey, survey, tabs};
pub(crate) use trouble::Trouble;
use xls::Xls;
pub(crate) use xls::compound::MAGIC as COMPOUND;
use xls::compound::{Compound, Stream};
use xlsb::Xlsb;
use xlsx::Xlsx;
use xml2003::Xml2003;

/// The formats of workbooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookKind {
    /// Excel since 2007, with or without macros.
    Xlsx,
    /// Excel since 2007, binary.
    Xlsb,
    /// Excel up to 2003.
    Xls,
    /// `OpenDocument`.
    Ods,
    /// `OpenDocument` in one XML file.
    Fods,
    /// XML Spreadsheet 2003.
    Xml2003,
    /// Tables of a web page.
    Html,
}

/// `xlsx`, as files are named.
impl fmt::Display for BookKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Fods => "fods",
            Self::Xml2003 => "xml spreadsheet 2003",
            Self::Html => "html",
        })
    }
}

/// What a workbook comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Container {
    /// A zip archive, whose parts tell more.
    Zip,
    /// A compound file, whose streams tell more.
    Compound,
    /// The records of a workbook before Excel 5.
    Records,
    /// XML of `OpenDocument`.
    Fods,
    /// XML of Excel.
    Xml2003,
    /// A web page.
    Html,
}

/// Reads a sheet's rows to the outlet.
pub(crate) fn read(source: &Source, file: File, container: Container, outlet: &Outlet) -> Result<(), Error> {
    let path = &source.path;
    let (kind, mut book) = open(path, file, container, source.amounts, &outlet.progress)?;
    let ours = ours(source, book.as_mut())?;
    let source = ours.as_ref().unwrap_or(source);
    let named = named(source, book.as_mut())?;
    let sheet = named.as_ref().map(|named| named.sheet.as_str()).or(source.sheet.as_deref());
    let Some(nth) = choose(sheet, book.tabs()) else {
        let sheets = survey::listed(path, book.as_mut());
        let path = path.clone();
        return Err(match &source.sheet {
            Some(wanted) => Error::NoSuchSheet { path, wanted: wanted.clone(), sheets },
            None => Error::WhichSheet { path, sheets },
        });
    };
    let sheet = book.tabs()[nth].name.clone();
    let about = |trouble: Trouble| trouble.about(path);
    let filling = match source.merged {
        Merged::First => Filling::default(),
        // Where cells are merged is written behind them.
        Merged::Fill => {
            let mut rows = Rows::new(path, &sheet, book.grid(nth).map_err(about)?);
            while rows.advance()? {}
            Filling::new(rows.grid.layout().map_err(about)?.merged.clone())
        }
    };
    let grid = book.grid(nth).map_err(about)?;
    let mut rows = Rows::new(path, &sheet, grid);
    rows.range = match (named, &source.range) {
        (Some(named), _) => Some(named.range),
        (None, Some(Range::Cells(cells))) => Some(*cells),
        (None, _) => None,
    };
    (rows.hidden, rows.filling) = (source.hidden, filling);
    let format = Format::Workbook { kind, sheet: sheet.clone() };
    stream(source, format, outlet, |block, named| rows.next_row(block, named))
}

/// The most sheets of a workbook that are looked at to tell whether it is one of the caller's own.
const MOST_SHEETS: usize = 100;

/// The same source as a file of the caller's own, where the sheet that is meant holds columns of such a file; or, where none is meant that
/// is there, the only sheet that does. What cannot be read here is said when it is read.
///
/// # Errors
/// Where several sheets do, and none of them is meant: somebody copied the sheet, and mended one of the two.
fn ours(source: &Source, book: &mut dyn Book) -> Result<Option<Source>, Error> {
    if source.ours.is_empty() {
        return Ok(None);
    }
    let meant = choose(source.sheet.as_deref(), book.tabs());
    let looked_at = meant.map_or(0..book.tabs().len().min(MOST_SHEETS), |nth| nth..nth + 1);
    let holding: Vec<usize> =
        looked_at.filter(|nth| holds_ours(source, book, *nth).unwrap_or(false)).collect();
    let tabs = book.tabs();
    let visible = holding.iter().copied().filter(|nth| tabs[*nth].visibility == Visibility::Visible);
    match only(visible).or_else(|| only(holding.iter().copied())) {
        Some(nth) => Ok(Some(source.as_ours(Some(tabs[nth].name.clone())))),
        None if holding.is_empty() => Ok(None),
        None => {
            let names: Vec<String> = holding.iter().map(|nth| tabs[*nth].name.clone()).collect();
            let mut sheets = survey::listed(&source.path, book);
            sheets.retain(|sheet| names.contains(&sheet.name));
            Err(Error::WhichSheet { path: source.path.clone(), sheets })
        }
    }
}

fn holds_ours(source: &Source, book: &mut dyn Book, nth: usize) -> Result<bool, Error> {
    let path = &source.path;
    let name = book.tabs()[nth].name.clone();
    let mut rows = Rows::new(path, &name, book.grid(nth).map_err(|trouble| trouble.about(path))?);
    for _ in 0..LOOKED_AT {
        if !rows.advance()? {
            return Ok(false);
        }
        if rows.row().cells().any(|(_, text, _)| source.is_ours(text)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The range of the name that the source says, if it says one.
fn named(source: &Source, book: &mut dyn Book) -> Result<Option<NamedTable>, Error> {
    let Some(Range::Named(wanted)) = &source.range else { return Ok(None) };
    let mut tables = book.tables().map_err(|trouble| trouble.about(&source.path))?;
    if let Some(sheet) = &source.sheet {
        tables.retain(|table| fold_name(&table.sheet) == fold_name(sheet));
    }
    let is_exact = tables.iter().any(|table| table.name == *wanted);
    let is_meant = |table: &&NamedTable| {
        if is_exact { table.name == *wanted } else { fold_name(&table.name) == fold_name(wanted) }
    };
    match only(tables.iter().filter(is_meant)) {
        Some(table) => Ok(Some(table.clone())),
        None => Err(Error::NoSuchRange { path: source.path.clone(), wanted: wanted.clone(), ranges: tables }),
    }
}

/// Opens a workbook as far as its list of sheets.
fn open(
    path: &Path,
    file: File,
    container: Container,
    amounts: Amounts,
    progress: &Arc<Progress>,
) -> Result<(BookKind, Box<dyn Book>), Error> {
    let about = |trouble: Trouble| trouble.about(path);
    let opened: Result<(BookKind, Box<dyn Book>), Trouble> = match container {
        Container::Zip => {
            let package = Package::open(file, progress).map_err(about)?;
            match archive(&package.names()).map_err(|foreign| foreign.error(path))? {
                kind @ BookKind::Xlsb => {
                    Xlsb::open(package, amounts).map(|book| (kind, Box::new(book) as Box<dyn Book>))
                }
                kind @ BookKind::Ods => {
                    Ods::open(package, amounts).map(|book| (kind, Box::new(book) as Box<dyn Book>))
                }
                kind => Xlsx::open(package, amounts).map(|book| (kind, Box::new(book) as Box<dyn Book>)),
            }
        }
        Container::Compound => {
            let mut compound = Compound::open(file, progress).map_err(about)?;
            let stream = streams(&mut compound).map_err(about)?;
            let stream = stream.ok_or_else(|| OLD_DOCUMENT.error(path))?;
            Xls::open(stream, amounts).map(|book| (BookKind::Xls, Box::new(book) as Box<dyn Book>))
        }
        Container::Records => {
            let stream = Stream::Whole(Counted::new(file, Arc::clone(progress)));
            Xls::open(stream, amounts).map(|book| (BookKind::Xls, Box::new(book) as Box<dyn Book>))
        }
        Container::Fods => {
            let book = Document::flat(file, progress).and_then(|document| Ods::flat(document, amounts));
            book.map(|book| (BookKind::Fods, Box::new(book) as Box<dyn Book>))
        }
        Container::Html => Document::flat(file, progress)
            .map(|document| (BookKind::Html, Box::new(Html::open(document)) as Box<dyn Book>)),
        Container::Xml2003 => {
            let book = Document::flat(file, progress).and_then(|document| Xml2003::open(document, amounts));
            book.map(|book| (BookKind::Xml2003, Box::new(book) as Box<dyn Book>))
        }
    };
    opened.map_err(about)
}

/// The stream of a compound file that holds a workbook.
fn streams(compound: &mut Compound) -> Result<Option<Stream>, Trouble> {
    // A file of two generations holds the newer one's workbook under the longer name.
    for name in ["Workbook", "Book"] {
        if compound.has(name) {
            return compound.stream(name);
        }
    }
    if compound.has("EncryptedPackage") { Err(Trouble::Locked) } else { Ok(None) }
}

#[cfg(test)]
mod tests;
