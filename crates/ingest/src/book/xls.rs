//! Excel workbooks up to 2003 (.xls): binary records in a compound file, or, before Excel 5, alone.

pub(crate) mod compound;
mod globals;
mod records;
mod text;
mod worksheet;

use super::cell::Epoch;
use super::look::Looks;
use super::sheet::{Book, Grid, Tab};
use super::trouble::Trouble;
use super::xlsx::Strings;
use crate::Amounts;
use compound::Stream;
use records::Records;
use text::CodePage;
use worksheet::Worksheet;
pub(crate) use worksheet::{packed, shown};

/// A workbook, opened as far as its list of sheets.
pub(crate) struct Xls {
    records: Records<Stream>,
    tabs: Vec<Tab>,
    /// Where in the stream each sheet begins.
    starts: Vec<u64>,
    shared: Shared,
}

/// What all sheets share.
struct Shared {
    version: Version,
    page: CodePage,
    epoch: Epoch,
    looks: Looks,
    strings: Strings,
}

/// The generations of the format that differ in how they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    /// A sheet of its own, whose cells carry their formatting: Excel 2.
    Two,
    /// A sheet of its own: Excel 3 and 4.
    Three,
    /// A workbook with text in a code page: Excel 5 and 95.
    Five,
    /// A workbook with text in Unicode: Excel 97 to 2003.
    Eight,
}

impl Xls {
    pub(crate) fn open(stream: Stream, amounts: Amounts) -> Result<Self, Trouble> {
        globals::read(Records::new(stream)?, amounts)
    }
}

impl Book for Xls {
    fn tabs(&self) -> &[Tab] {
        &self.tabs
    }

    fn epoch(&self) -> Epoch {
        self.shared.epoch
    }

    fn grid(&mut self, nth: usize) -> Result<Box<dyn Grid + '_>, Trouble> {
        self.records.seek(self.starts[nth])?;
        Ok(Box::new(Worksheet::read(&mut self.records, &self.shared)?))
    }
}

#[cfg(test)]
mod tests;
