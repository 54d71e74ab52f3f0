//! Why a file could not be read, and what a person does about it.

mod cause;
mod told;

use crate::{NamedSheet, NamedTable};
pub use cause::Cause;
pub(crate) use cause::reader_says;
use contact::Code;
use std::io;
use std::path::PathBuf;
use words::{Arg, Language, Message, count, message};

/// A file that could not be read, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system does not give the file.
    #[error("cannot open {}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The system gave the file, and then an error.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What is packed could not be unpacked to a temporary file.
    #[error("cannot unpack {}", path.display())]
    Spool {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is not one byte in the file.
    #[error("{} is empty", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is {is}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is, with its article: "an old Excel workbook (.xls)".
        is: Box<Message>,
        /// What to do with such a file.
        hint: Box<Message>,
    },
    /// The file would inflate to more than any list needs.
    #[error("{} is not opened: {what}", path.display())]
    TooBig {
        /// The file.
        path: PathBuf,
        /// What exceeds which limit.
        what: Box<Message>,
    },
    /// The workbook cannot be understood.
    #[error("{} is a damaged workbook", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the reader of workbooks says.
        source: Cause,
    },
    /// What the file is cannot be read as it should.
    #[error("{} is {is}, and damaged", path.display())]
    DamagedFile {
        /// The file.
        path: PathBuf,
        /// What it is, with its article: "a Parquet file".
        is: Box<Message>,
        /// What its reader says.
        source: Cause,
    },
    /// At one row it is plain that the file is not what it should be.
    #[error("{}:{row}: {what}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The row.
        row: u32,
        /// What is wrong.
        what: Box<Message>,
    },
    /// An archive holds no file of that name, or more than one.
    #[error("{} holds no one file \"{wanted}\", but {}", path.display(), quoted(files))]
    NoSuchFile {
        /// The archive.
        path: PathBuf,
        /// The name that was asked for.
        wanted: String,
        /// The files there are.
        files: Vec<String>,
    },
    /// An archive holds several lists, and none was named.
    #[error("{} does not say by itself which file is meant: it holds {}", path.display(), quoted(files))]
    WhichFile {
        /// The archive.
        path: PathBuf,
        /// The files there are.
        files: Vec<String>,
    },
    /// What is in the file broke the reader off.
    #[error("{} is damaged: reading it broke off", path.display())]
    BrokeOff {
        /// The file.
        path: PathBuf,
    },
    /// A cell of a workbook cannot be what it claims to be.
    #[error("{} › {sheet}:{row}: {what}", path.display())]
    Cell {
        /// The file.
        path: PathBuf,
        /// The sheet.
        sheet: String,
        /// The row of the last cell that could be read, or of this one.
        row: u32,
        /// What is wrong.
        what: Box<Message>,
    },
    /// No sheet has the name, or more than one has it but for case and accents.
    #[error("{} has no sheet \"{wanted}\", but {}", path.display(), list(sheets))]
    NoSuchSheet {
        /// The file.
        path: PathBuf,
        /// The name that was asked for.
        wanted: String,
        /// The sheets there are.
        sheets: Vec<NamedSheet>,
    },
    /// No sheet was named, and it is not plain which one is meant.
    #[error("{} does not say by itself which sheet is meant: it has {}", path.display(), list(sheets))]
    WhichSheet {
        /// The file.
        path: PathBuf,
        /// The sheets there are.
        sheets: Vec<NamedSheet>,
    },
    /// No range has the name, or more than one has it.
    #[error("{} has no one range \"{wanted}\", but {}", path.display(), ranges_said(ranges))]
    NoSuchRange {
        /// The file.
        path: PathBuf,
        /// The name that was asked for.
        wanted: String,
        /// The ranges there are.
        ranges: Vec<NamedTable>,
    },
    /// A range of cells was asked for, of a file that has no cells.
    #[error("{} has no cells that a range could choose: its rows name their columns", path.display())]
    NoCells {
        /// The file.
        path: PathBuf,
    },
    /// Rows are hidden, and the source says to stop there.
    #[error("{} › {sheet}:{first}: the sheet hides this row and does not show {} rows in all", path.display(), english(*hidden))]
    HiddenRows {
        /// The file.
        path: PathBuf,
        /// The sheet.
        sheet: String,
        /// How many rows with a value are hidden.
        hidden: u32,
        /// The first of them.
        first: u32,
    },
    /// There is no row, or every row is blank.
    #[error("{} holds no rows", path.display())]
    NoRows {
        /// The file.
        path: PathBuf,
    },
    /// The row that should hold the columns' names is blank or does not exist.
    #[error("{}:{row}: there is no header on this row", path.display())]
    NoHeader {
        /// The file.
        path: PathBuf,
        /// The row that was asked for.
        row: u32,
    },
    /// A row that the reader would leave out, in a table of which none may be missing.
    #[error("{}:{row}: {}", path.display(), code.means)]
    RowLeftOut {
        /// The file.
        path: PathBuf,
        /// The row.
        row: u32,
        /// Why.
        code: &'static Code,
    },
    /// A row is longer than any row of a list.
    #[error("{}:{row}: the row that begins here is longer than 1 MB", path.display())]
    LongRow {
        /// The file.
        path: PathBuf,
        /// The row.
        row: u32,
    },
    /// A row has more cells than a spreadsheet has columns.
    #[error("{}:{row}: the row has {} cells, and a sheet has 16,384 columns", path.display(), english(*cells as u64))]
    WideRow {
        /// The file.
        path: PathBuf,
        /// The row.
        row: u32,
        /// How many cells.
        cells: usize,
    },
    /// The system starts no process to read the file.
    #[error("cannot read {}: no process starts for it", path.display())]
    NoProcess {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Any of these but [`Error::NoRows`], as the process that read the file said it.
    #[error("{said}")]
    Told {
        /// What happened.
        said: Box<Message>,
        /// What to do about it.
        advice: Option<Box<Message>>,
        /// Why.
        source: Option<Cause>,
    },
    /// The rows cannot be numbered any more.
    #[error("{} has more rows than can be numbered", path.display())]
    TooManyRows {
        /// The file.
        path: PathBuf,
    },
}

fn english(number: impl Into<u64>) -> String {
    count(Language::English, number.into())
}

fn list(sheets: &[NamedSheet]) -> Arg {
    if sheets.is_empty() {
        return "no sheet at all".into();
    }
    Arg::list(sheets.iter().map(NamedSheet::said))
}

fn ranges_said(ranges: &[NamedTable]) -> Arg {
    if ranges.is_empty() {
        return "no range with a name".into();
    }
    Arg::list(ranges.iter().map(NamedTable::to_string))
}

/// The first names, and how many more there are. A name is a stranger's text, and goes to a terminal.
fn quoted(files: &[String]) -> Arg {
    const SHOWN: usize = 20;
    let plain = |name: &String| name.replace(char::is_control, "\u{fffd}");
    let mut names: Vec<Arg> =
        files.iter().take(SHOWN).map(|name| format!("\"{}\"", plain(name)).into()).collect();
    if files.len() > SHOWN {
        names.push(message!("ingest-more-files", "{more} more", more = files.len() - SHOWN).into());
    }
    Arg::List(names)
}

#[cfg(test)]
mod tests;
