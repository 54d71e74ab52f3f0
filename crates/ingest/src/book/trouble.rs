//! What can go wrong inside a workbook, before it is known which file and sheet are to be named for it.

use crate::Error;
use crate::recognise::{LOCKED, OPEN_DOCUMENT};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Why a workbook cannot be read, or not further.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Trouble {
    /// The system does not give the bytes.
    #[error("{0}")]
    Read(Arc<io::Error>),
    /// What is there means nothing.
    #[error("{0}")]
    Damaged(String),
    /// What is there is more than any list needs.
    #[error("{0}")]
    TooBig(String),
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
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }

    /// For a reader, which has only the system's errors to say it with.
    pub(crate) fn too_big(what: String) -> io::Error {
        io::Error::other(Self::TooBig(what))
    }

    /// The error that a person reads.
    pub(crate) fn about(self, path: &Path) -> Error {
        let path = path.into();
        match self {
            Self::Read(cause) => Error::Damaged { path, source: Box::new(cause) },
            Self::Damaged(what) => Error::Damaged { path, source: what.into() },
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
                what: format!("a cell in this row or below cannot be read ({self})"),
            },
            other => other.about(path),
        }
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
            other => Self::Damaged(other.to_string()),
        }
    }
}

impl From<zip::result::ZipError> for Trouble {
    fn from(error: zip::result::ZipError) -> Self {
        match error {
            zip::result::ZipError::Io(cause) => cause.into(),
            other => Self::Damaged(other.to_string()),
        }
    }
}
