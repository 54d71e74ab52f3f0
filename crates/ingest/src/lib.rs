//! Bytes in, blocks of text rows out: the only crate that knows file formats, encodings and dialects.
//!
//! A cell is delivered as a person reads it on the sheet, with the address that the spreadsheet gives it. Nothing is
//! typed or trimmed: `007` stays `007`. Where the table begins and ends on its sheet is found and told ([`Layout`]). A file is told by its content, never by its name, and is read on a
//! thread of its own in memory that does not grow with it.
//!
//! What is wrong with a cell is a remark on its row ([`CODES`]); what is wrong with the file is an [`Error`].
//!
//! ```
//! use ingest::{Header, Source};
//! # let mut file = tempfile::NamedTempFile::new().unwrap();
//! # std::io::Write::write_all(&mut file, b"Nombre;Celular\nAna;099 000 001\n\nEva;099 000 002\n").unwrap();
//! # let path = file.path().to_path_buf();
//! let reader = ingest::open(&Source::at(path))?;
//! assert_eq!(reader.format().to_string(), "text, utf-8, delimiter ;");
//! assert_eq!(reader.table().columns, ["Nombre", "Celular"]);
//! for block in reader {
//!     let numbers: Vec<u32> = block?.rows().map(|row| row.number()).collect();
//!     assert_eq!(numbers, [2, 4]);
//! }
//! # Ok::<(), ingest::Error>(())
//! ```

mod apart;
mod arrow;
mod book;
mod columns;
mod error;
mod header;
mod json;
mod limit;
mod ours;
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
mod progress;
mod reader;
mod recognise;
mod stream;
mod table;
mod text;
mod typed;
mod utf8;
mod vcard;

#[cfg(test)]
mod changed;
#[cfg(test)]
mod fixtures;

pub use apart::{APART, read_apart, serve};
pub use book::{
    BookKind, CellRange, NamedSheet, NamedTable, NoRange, Range, Survey, Tab, Visibility, survey, tabs,
};
pub use error::{Cause, Error};
pub use packed::input;
pub use reader::{Format, Reader, THREAD, open};
pub use table::{ANOTHER_TABLE, Beside, FOOTER, HEADER_AGAIN, Layout, Names, first_left_out, is_outside};
pub use text::{Dialect, Encoding, Escape, Evidence, Letters, LineEnds, RowsInColumn, rows_in_column};

use contact::Code;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Every remark that reading a file can leave on a row.
pub const CODES: &[&Code] = &[
    &text::MIXED_ENCODING,
    &text::UNDECODABLE,
    &text::MOJIBAKE,
    &text::NUL,
    &text::QUOTE_STRAY,
    &text::QUOTE_REPAIRED,
    &text::ROW_WRAPPED,
    &text::ROW_OTHERWISE,
    &text::ROW_TOO_LONG,
    &book::DIGITS_LOST,
    &book::CELL_ERROR,
    &book::FORMULA_WITHOUT_VALUE,
    &book::ROW_HIDDEN,
    &book::ROW_HIDDEN_LEFT_OUT,
    &stream::BEYOND_HEADER,
    &json::NOT_A_RECORD,
    &vcard::CARD_OPEN,
    &table::FOOTER,
    &table::ANOTHER_TABLE,
    &table::HEADER_AGAIN,
    &table::BESIDE,
];

/// Which table to read, and what is known about it beforehand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The file; `-` is the standard input.
    #[serde(skip)]
    pub path: PathBuf,
    /// The sheet's name; `None` for the only visible one. In an archive with several files it is the file's, or
    /// `clientes.xlsx/Hoja1`; in a JSON object with several lists, the list's key. A text file has no sheets, and this is
    /// not looked at.
    pub sheet: Option<String>,
    /// The cells of the sheet, or of a text as if it were one; `None` for all. Columns keep their letters. A range with a
    /// name says the sheet as well.
    pub range: Option<Range>,
    /// What is to be done with rows that the sheet does not show.
    pub hidden: Hidden,
    /// What merged cells hold.
    pub merged: Merged,
    /// How a workbook's percents and amounts of money are written.
    pub amounts: Amounts,
    /// Where the columns' names stand.
    pub header: Header,
    /// The encoding of a text file; `None` to find out. A byte order mark outranks it.
    pub encoding: Option<Encoding>,
    /// What stands between a text file's cells; `None` to find out.
    pub delimiter: Option<char>,
    /// How a text file's records become rows.
    pub reading: Reading,
    /// Names of columns that only a file has which the caller wrote itself, for a person to mend. Where one of the first rows holds any of
    /// them, the names of the columns stand there, and nothing of `range`, `hidden`, `header`, `encoding` and `delimiter`
    /// is looked at, for that is said of another file; nor of a `sheet` that is not there: the sheet is the only one that holds any.
    pub ours: Vec<String>,
}

impl Source {
    /// A file of which nothing is known.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            sheet: None,
            range: None,
            hidden: Hidden::Include,
            merged: Merged::First,
            amounts: Amounts::AsStored,
            header: Header::Found,
            encoding: None,
            delimiter: None,
            reading: Reading::AsMeant,
            ours: Vec::new(),
        }
    }
}

/// Where the columns' names stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Header {
    /// Where the rows show it: on the first row that is not blank, unless that is a title above the names, or data like the
    /// rows below it. [`Reader::layout`] says why.
    Found,
    /// On the first row that is not blank.
    First,
    /// On this row, as the spreadsheet numbers it.
    Row(u32),
    /// Nowhere: columns are named by their letters, A, B, C…, and the cells are taken as they stand.
    None,
    /// On the first of the first 100 rows that holds the most of these names, compared as [`contact::Table::column`]
    /// does: all of them, or the missing ones are the caller's to report. Where no row holds any, as
    /// [`Header::Found`], or the first row that is not blank where that finds none.
    Naming(Vec<String>),
}

/// How a text file's records become rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// As somebody meant them: comments, blank lines and Excel's `sep=;` are no rows, and a row that stands in one quoted
    /// cell or has another delimiter than the others is cut into its cells, with a remark.
    #[default]
    AsMeant,
    /// As they stand: each record is a row, cut at the file's delimiter; a blank line is a row without cells.
    AsItStands,
}

/// What is to be done with rows that a sheet does not show, because they are hidden or a filter leaves them out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hidden {
    /// They are rows like any other, with a remark.
    #[default]
    Include,
    /// They are delivered with a remark that leaves them out.
    Exclude,
    /// The first one is an error.
    Stop,
}

/// What merged cells hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Merged {
    /// Only the first one the value, as the workbook keeps it.
    #[default]
    First,
    /// All of them the value of the first, on rows that have a value of their own.
    Fill,
}

/// How a workbook's percents and amounts of money are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amounts {
    /// As the numbers that they are: `0.125`, `1234.5`.
    #[default]
    AsStored,
    /// As the format of their cell shows them: `12.50%`, `R$ 1,234.50`. So are all numbers whose format asks for decimals or
    /// for thousands.
    AsShown,
}
