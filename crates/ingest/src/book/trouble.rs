//! What can go wrong inside a workbook, before it is known which file and sheet are to be named for it.

use crate::error::reader_says;
use crate::recognise::{LOCKED, OPEN_DOCUMENT};
use crate::{Cause, Error};
use std::io;
use std::path::Path;
use std::sync::Arc;
use words::{Message, Told, message, told};

/// Why a workbook cannot be read, or not further.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Trouble {
    /// The system does not give the bytes.
    #[error("{0}")]
    Read(Arc<io::Error>),
    /// What is there means nothing.
    #[error("{0}")]
    Damaged(Box<Message>),
    /// What is there is more than any list needs.
    #[error("{0}")]
    TooBig(Box<Message>),
    /// What is there cannot be read without a password.
    #[error("it is protected with a password")]
    Locked,
    /// What is there is a document of another kind.
    #[error("it is no spreadsheet")]
    NoSpreadsheet,
    /// A row is longer than any row of a list.
    #[error("row {0} is too long")]
    LongRow(u32),
}

impl Trouble {
    pub(crate) fn damaged(what: Message) -> Self {
        Self::Damaged(what.into())
    }

    pub(crate) fn too_big(what: Message) -> Self {
        Self::TooBig(what.into())
    }

    /// The error that a person reads.
    pub(crate) fn about(self, path: &Path) -> Error {
        let path = path.into();
        match self {
            Self::Read(cause) => Error::Damaged { path, source: Cause::of(&*cause) },
            Self::Damaged(what) => Error::Damaged { path, source: (*what).into() },
            Self::TooBig(what) => Error::TooBig { path, what },
            Self::Locked => LOCKED.error(&path),
            Self::NoSpreadsheet => OPEN_DOCUMENT.error(&path),
            Self::LongRow(row) => Error::LongRow { path, row },
        }
    }

    /// The error that a person reads about what stands at or below a row of a sheet.
    pub(crate) fn below(self, path: &Path, sheet: &str, row: u32) -> Error {
        match self {
            Self::Damaged(_) | Self::Read(_) => Error::Cell {
                path: path.into(),
                sheet: sheet.into(),
                row: row.max(1),
                what: Box::new(message!(
                    "ingest-cell-unreadable",
                    "a cell in this row or below cannot be read ({why})",
                    why = self.told()
                )),
            },
            other => other.about(path),
        }
    }
}

/// A cell that names one of the workbook's texts by a number that none has.
pub(crate) fn no_such_text(row: u32) -> Trouble {
    let row = row.to_string();
    Trouble::damaged(message!(
        "ingest-no-such-text",
        "a cell in row {row} names a text that is missing",
        row = row
    ))
}

impl Told for Trouble {
    fn told(&self) -> Message {
        match self {
            Self::Read(cause) => match &Cause::of(&**cause).chain()[..] {
                [said, ..] => said.clone(),
                [] => cause.told(),
            },
            Self::Damaged(what) | Self::TooBig(what) => (**what).clone(),
            Self::Locked => told!(self, "ingest-locked"),
            Self::NoSpreadsheet => told!(self, "ingest-no-spreadsheet"),
            Self::LongRow(row) => told!(self, "ingest-row-too-long", row = row.to_string()),
        }
    }
}

/// For a reader of bytes, which has only the system's errors to say it with.
impl From<Trouble> for io::Error {
    fn from(trouble: Trouble) -> Self {
        Self::other(trouble)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(trouble) => trouble,
            Err(error) => Self::Read(Arc::new(error)),
        }
    }
}

impl From<quick_xml::Error> for Trouble {
    fn from(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(cause) => {
                match cause.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
                    Some(trouble) => trouble.clone(),
                    None => Self::Read(cause),
                }
            }
            other => Self::damaged(reader_says(&other.to_string())),
        }
    }
}

impl From<zip::result::ZipError> for Trouble {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(cause) => cause.into(),
            other => Self::damaged(reader_says(&other.to_string())),
        }
    }
}
