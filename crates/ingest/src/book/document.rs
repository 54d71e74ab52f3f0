//! A document that holds a whole workbook, read from its beginning as often as it is asked for.

use super::package::{MAX_INFLATED, Package};
use super::trouble::Trouble;
use super::xml::Xml;
use crate::limit::has_mb;
use crate::progress::{Counted, Progress};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;
use words::message;

/// Where the document lies.
pub(crate) enum Document {
    /// In an archive, under this name.
    Part(Box<Package>, &'static str),
    /// It is the file.
    Flat(Counted<File>),
}

impl Document {
    pub(crate) fn flat(file: File, progress: &Arc<Progress>) -> Result<Self, Trouble> {
        let length = file.metadata()?.len();
        if length > MAX_INFLATED {
            let (length, limit) = (length >> 20, MAX_INFLATED >> 20);
            return Err(Trouble::too_big(has_mb(length, limit)));
        }
        Ok(Self::Flat(Counted::new(file, Arc::clone(progress))))
    }

    /// The document's bytes.
    pub(crate) fn bytes(&mut self) -> Result<Box<dyn Read + '_>, Trouble> {
        match self {
            Self::Flat(file) => {
                file.seek(SeekFrom::Start(0))?;
                Ok(Box::new(file))
            }
            Self::Part(package, name) => {
                let part = package.part(name, MAX_INFLATED)?;
                let part = part.ok_or_else(|| {
                    Trouble::damaged(message!(
                        "ingest-part-missing",
                        "its part {name} is missing",
                        name = &*name
                    ))
                })?;
                Ok(Box::new(part))
            }
        }
    }

    pub(crate) fn xml(&mut self) -> Result<Xml<Box<dyn Read + '_>>, Trouble> {
        Xml::new(self.bytes()?)
    }
}
