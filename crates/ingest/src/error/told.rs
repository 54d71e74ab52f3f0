//! What is said of a file that could not be read, and what to do about it.

use super::{Cause, Error, list, quoted, ranges_said};
use std::io;
use words::{Message, Told, message, told};

impl Told for Error {
    fn told(&self) -> Message {
        match self {
            Self::Open { path, .. } => told!(self, "ingest-open", path = path.display()),
            Self::Read { path, .. } => told!(self, "ingest-read", path = path.display()),
            Self::Spool { path, .. } => told!(self, "ingest-spool", path = path.display()),
            Self::Empty { path } => told!(self, "ingest-empty", path = path.display()),
            Self::Foreign { path, is, .. } => {
                told!(self, "ingest-foreign", path = path.display(), is = &**is)
            }
            Self::TooBig { path, what } => {
                told!(self, "ingest-too-big", path = path.display(), what = &**what)
            }
            Self::Damaged { path, .. } => told!(self, "ingest-damaged", path = path.display()),
            Self::DamagedFile { path, is, .. } => {
                told!(self, "ingest-damaged-file", path = path.display(), is = &**is)
            }
            Self::BrokeOff { path } => told!(self, "ingest-broke-off", path = path.display()),
            Self::NoCells { path } => told!(self, "ingest-no-cells", path = path.display()),
            Self::NoRows { path } => told!(self, "ingest-no-rows", path = path.display()),
            Self::NoProcess { path, .. } => told!(self, "ingest-no-process", path = path.display()),
            Self::Told { said, .. } => (**said).clone(),
            Self::TooManyRows { path } => told!(self, "ingest-too-many-rows", path = path.display()),
            Self::Broken { .. }
            | Self::Cell { .. }
            | Self::HiddenRows { .. }
            | Self::NoHeader { .. }
            | Self::RowLeftOut { .. }
            | Self::LongRow { .. }
            | Self::WideRow { .. } => self.told_of_row(),
            Self::NoSuchFile { .. }
            | Self::WhichFile { .. }
            | Self::NoSuchSheet { .. }
            | Self::WhichSheet { .. }
            | Self::NoSuchRange { .. } => self.told_of_choice(),
        }
    }

    fn causes(&self) -> Vec<Message> {
        std::error::Error::source(self).map(|cause| Cause::of(cause).chain()).unwrap_or_default()
    }

    fn advice(&self) -> Option<Message> {
        Some(match self {
            Self::Open { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                message!("ingest-check-path", "check the path")
            }
            Self::Open { .. } | Self::Read { .. } => {
                message!("ingest-check-disk", "check that the file may be read and that its disk is there")
            }
            Self::Spool { .. } => message!(
                "ingest-make-room",
                "make room where temporary files go, or unpack it and give the file that is in it"
            ),
            Self::Empty { .. } | Self::NoRows { .. } => message!(
                "ingest-export-again",
                "export the list again and look at the file before sending it"
            ),
            Self::Foreign { hint, .. } => (**hint).clone(),
            Self::TooBig { .. } => message!(
                "ingest-only-the-list",
                "save only the list: one sheet in a workbook of its own, or CSV"
            ),
            Self::DamagedFile { .. } => {
                message!("ingest-ask-again", "ask for the file again, or for the list as .xlsx or CSV")
            }
            Self::Damaged { .. } | Self::BrokeOff { .. } | Self::Cell { .. } => message!(
                "ingest-save-again",
                "open it in a spreadsheet program and save it again as .xlsx or CSV; if it was downloaded, download it again"
            ),
            Self::NoProcess { .. } => message!(
                "ingest-check-limits",
                "check how many processes and how much memory this user may have"
            ),
            Self::Told { advice, .. } => return advice.as_deref().cloned(),
            Self::TooManyRows { .. } => message!("ingest-split", "split the file"),
            Self::Broken { .. }
            | Self::RowLeftOut { .. }
            | Self::LongRow { .. }
            | Self::WideRow { .. }
            | Self::HiddenRows { .. } => self.advice_on_row(),
            _ => self.advice_on_choice(),
        })
    }
}

impl Error {
    /// What is said of one row.
    fn told_of_row(&self) -> Message {
        match self {
            Self::Broken { path, row, what } => {
                let row = row.to_string();
                told!(self, "ingest-broken", path = path.display(), row = row, what = &**what)
            }
            Self::Cell { path, sheet, row, what } => told!(
                self,
                "ingest-cell",
                path = path.display(),
                sheet = sheet,
                row = row.to_string(),
                what = &**what
            ),
            Self::HiddenRows { path, sheet, hidden, first } => told!(
                self,
                "ingest-hidden-rows",
                path = path.display(),
                sheet = sheet,
                row = first.to_string(),
                hidden = *hidden
            ),
            Self::NoHeader { path, row } => {
                told!(self, "ingest-no-header", path = path.display(), row = row.to_string())
            }
            Self::RowLeftOut { path, row, code } => told!(
                self,
                "ingest-row-left-out",
                path = path.display(),
                row = row.to_string(),
                means = Message::means(code.id, code.means)
            ),
            Self::LongRow { path, row } => {
                told!(self, "ingest-long-row", path = path.display(), row = row.to_string())
            }
            Self::WideRow { path, row, cells } => {
                let row = row.to_string();
                told!(self, "ingest-wide-row", path = path.display(), row = row, cells = *cells)
            }
            other => Message::foreign(other.to_string()),
        }
    }

    /// What is said where a part of a file was not found, or not named.
    fn told_of_choice(&self) -> Message {
        match self {
            Self::NoSuchFile { path, wanted, files } => told!(
                self,
                "ingest-no-such-file",
                path = path.display(),
                wanted = wanted,
                files = quoted(files)
            ),
            Self::WhichFile { path, files } => {
                told!(self, "ingest-which-file", path = path.display(), files = quoted(files))
            }
            Self::NoSuchSheet { path, wanted, sheets } if sheets.is_empty() => {
                told!(self, "ingest-no-such-sheet-or-any", path = path.display(), wanted = wanted)
            }
            Self::NoSuchSheet { path, wanted, sheets } => told!(
                self,
                "ingest-no-such-sheet",
                path = path.display(),
                wanted = wanted,
                sheets = list(sheets)
            ),
            Self::WhichSheet { path, sheets } if sheets.is_empty() => {
                told!(self, "ingest-no-sheets", path = path.display())
            }
            Self::WhichSheet { path, sheets } => {
                told!(self, "ingest-which-sheet", path = path.display(), sheets = list(sheets))
            }
            Self::NoSuchRange { path, wanted, ranges } if ranges.is_empty() => {
                told!(self, "ingest-no-such-range-or-any", path = path.display(), wanted = wanted)
            }
            Self::NoSuchRange { path, wanted, ranges } => told!(
                self,
                "ingest-no-such-range",
                path = path.display(),
                wanted = wanted,
                ranges = ranges_said(ranges)
            ),
            other => Message::foreign(other.to_string()),
        }
    }

    /// What to do about one row.
    fn advice_on_row(&self) -> Message {
        match self {
            Self::RowLeftOut { code, .. } => Message::advice(code.id, code.advice),
            Self::LongRow { .. } => message!(
                "ingest-look-at-row",
                "look at this row, for no list has one as long; in a text, a quote is probably not closed: write quotes inside cells twice"
            ),
            Self::WideRow { .. } => message!(
                "ingest-name-delimiter",
                "name the delimiter: the one in use cuts the text into too many cells"
            ),
            Self::HiddenRows { .. } => message!(
                "ingest-unhide",
                "unhide the rows or clear the filter, or say `hidden = \"include\"` or `\"exclude\"` in the pipeline's [source]"
            ),
            _ => message!("ingest-look-there", "look at the file there, or ask for the list as .xlsx or CSV"),
        }
    }

    /// How the part of a file is chosen that was not found, or not named.
    fn advice_on_choice(&self) -> Message {
        match self {
            Self::NoSuchFile { .. } => {
                message!("ingest-name-a-file", "name one of these files as the sheet")
            }
            Self::WhichFile { .. } => message!(
                "ingest-name-the-file",
                "name the file that holds the list as the sheet; with \"file/sheet\", a sheet of a workbook in it"
            ),
            Self::NoSuchSheet { .. } => message!("ingest-name-a-sheet", "name one of these sheets"),
            Self::WhichSheet { .. } => {
                message!("ingest-name-the-sheet", "name the sheet that holds the list")
            }
            Self::NoSuchRange { ranges, .. } if ranges.is_empty() => {
                message!("ingest-write-cells", "write cells, such as A3:F500")
            }
            Self::NoSuchRange { .. } => {
                message!("ingest-name-a-range", "name one of these ranges, or write cells, such as A3:F500")
            }
            Self::NoCells { .. } => message!("ingest-no-range", "leave the range away"),
            _ => message!("ingest-header-row", "give the number of the row that holds the columns' names"),
        }
    }
}
