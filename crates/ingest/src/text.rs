//! Delimited text: one record a row, whatever its encoding, delimiter and line ends.

mod decode;
mod dialect;
mod encoding;
mod lines;
mod quotes;

use crate::progress::Counted;
use crate::reader::{Format, Outlet};
use crate::recognise::{SAMPLE, markup};
use crate::stream::{remark_beyond, stream};
use crate::{Error, Source};
use contact::{Block, Code, Severity};
use csv::{ByteRecord, StringRecord};
use decode::{Decoded, from_windows_1252};
use dialect::Dialect;
use encoding::Found;
use lines::{Lines, TooLong};
use quotes::Quotes;
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// A cell of a UTF-8 file holds bytes of windows-1252.
pub(crate) static MIXED_ENCODING: Code = Code {
    id: "text-mixed-encoding",
    severity: Severity::Note,
    means: "a letter was not written in the file's encoding and was read as windows-1252",
    advice: "check the accents in this cell, and save the file in one encoding",
};

/// A cell holds bytes that mean nothing in the file's encoding.
pub(crate) static UNDECODABLE: Code = Code {
    id: "text-undecodable",
    severity: Severity::Note,
    means: "a letter could not be read in the file's encoding and stands as \u{fffd}",
    advice: "check the letter, and the encoding if the pipeline names one",
};

/// A record of several lines has a quote inside a quoted cell that is not written twice: most likely a quote was opened
/// by mistake, and rows below it were taken for text.
pub(crate) static QUOTE_STRAY: Code = Code {
    id: "quote-stray",
    severity: Severity::LeftOut,
    means: "a quote is opened in this line or one before it and not properly closed, so it is not known where the row ends",
    advice: "write quotes inside a cell twice, or remove them, in this row and those below it",
};

/// The most columns that a sheet has.
pub(crate) const MAX_COLUMNS: usize = 16_384;

/// What separates cells where there is one column only: a byte that nobody types.
const NO_DELIMITER: u8 = 0x1F;

/// Reads a text file's rows to the outlet; `sample` is how it begins.
pub(crate) fn read(source: &Source, mut file: File, sample: &[u8], outlet: &Outlet) -> Result<(), Error> {
    let path = &source.path;
    let cannot_read = |cause| Error::Read { path: path.clone(), source: cause };
    let found = encoding::find(sample, source.encoding, &mut file).map_err(cannot_read)?;
    if let Some(foreign) = found.foreign {
        return Err(foreign.error(path));
    }
    let start = decode::sample(&found, sample);
    if let Some(foreign) = markup(&start) {
        return Err(foreign.error(path));
    }
    let dialect = dialect::find(&start, sample.len() == SAMPLE, source.delimiter);
    file.seek(SeekFrom::Start(found.mark as u64)).map_err(cannot_read)?;
    let bytes = Decoded::new(&found, Counted::new(file, Arc::clone(&outlet.progress)));
    let mut records = Records::new(path, bytes, &dialect);
    if dialect.said_in_row_1 {
        records.next_row(&mut Block::new(Arc::new(contact::Table::text("", [""; 0]))), usize::MAX)?;
    }
    let Found { encoding, mixed, .. } = found;
    let format = Format::Text { encoding, mixed, delimiter: dialect.delimiter };
    stream(source, format, outlet, |block, named| records.next_row(block, named))
}

/// A text file's records, each with the row on which a spreadsheet shows it.
struct Records<'p> {
    path: &'p Path,
    csv: csv::Reader<Lines<Decoded<Counted<File>>>>,
    delimiter: u8,
    /// Kept for its memory from record to record.
    record: Option<ByteRecord>,
    /// The last record's row.
    row: u32,
}

impl<'p> Records<'p> {
    fn new(path: &'p Path, bytes: Decoded<Counted<File>>, dialect: &Dialect) -> Self {
        let delimiter = dialect.delimiter.unwrap_or(NO_DELIMITER);
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .terminator(csv::Terminator::Any(b'\n'))
            .buffer_capacity(SAMPLE)
            .from_reader(Lines::new(bytes));
        Self { path, csv, delimiter, record: None, row: 0 }
    }

    /// Pushes the next record; answers how many cells it has. A record whose quotes are not in order is pushed as the lines
    /// that it was made of, all on its row, so that each line that it swallowed is a row with a fate.
    fn next_row(&mut self, block: &mut Block, named: usize) -> Result<Option<usize>, Error> {
        let mut record = self.record.take().unwrap_or_default();
        let (byte, line) = (self.csv.position().byte(), self.csv.position().line());
        self.csv.get_mut().record_begins_at(byte);
        if !self.csv.read_byte_record(&mut record).map_err(|error| self.cannot_read(error))? {
            return Ok(None);
        }
        let lines = self.csv.position().line() - line;
        // The csv crate passes over blank lines in front of a record, and counts them. A record of one line holds a line
        // feed only where the file ended inside a quoted cell.
        let plain = lines == 1 && record.as_slice().last() != Some(&b'\n');
        let (blank, swallowed) = if plain { (0, None) } else { self.blank_lines(&record, byte, lines)? };
        self.advance(blank + 1)?;
        if let Some(swallowed) = swallowed {
            self.record = Some(record);
            return self.push_swallowed(block, &swallowed, named).map(Some);
        }
        let cells = record.len();
        if cells > MAX_COLUMNS {
            return Err(Error::WideRow { path: self.path.into(), row: self.row, cells });
        }
        self.record = Some(self.push(block, record, named));
        block.end_row(self.row);
        Ok(Some(cells))
    }

    /// How many of the lines that went by stood blank before the record, and the record as it was written where its quotes
    /// are not in order: the csv crate finds a meaning for any quotes, and an open one swallows rows.
    fn blank_lines(
        &mut self,
        record: &ByteRecord,
        from: u64,
        lines: u64,
    ) -> Result<(u64, Option<Vec<u8>>), Error> {
        let inside = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
        if inside == 0 {
            return Ok((lines - 1, None));
        }
        let raw = self.csv.get_ref().since(from, self.csv.position().byte());
        let (blank, raw) = lines::split_blank(raw);
        match quotes::audit(raw, self.delimiter) {
            Quotes::Paired => Ok((blank, None)),
            Quotes::Stray => Ok((blank, Some(raw.to_vec()))),
            Quotes::Open => {
                self.advance(blank + 1)?;
                Err(Error::OpenQuote { path: self.path.into(), row: self.row })
            }
        }
    }

    fn push_swallowed(&self, block: &mut Block, raw: &[u8], named: usize) -> Result<usize, Error> {
        let mut width = 0;
        for line in raw.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            block.remark(None, &QUOTE_STRAY);
            let record: ByteRecord = line.split(|&byte| byte == self.delimiter).collect();
            if record.len() > MAX_COLUMNS {
                return Err(Error::WideRow { path: self.path.into(), row: self.row, cells: record.len() });
            }
            push_mixed(block, &record, named);
            block.end_row(self.row);
            width = width.max(record.len());
        }
        Ok(width)
    }

    fn advance(&mut self, rows: u64) -> Result<(), Error> {
        let row = u32::try_from(u64::from(self.row) + rows);
        self.row = row.map_err(|_| Error::TooManyRows { path: self.path.into() })?;
        Ok(())
    }

    fn push(&self, block: &mut Block, record: ByteRecord, named: usize) -> ByteRecord {
        match StringRecord::from_byte_record(record) {
            Ok(record) => {
                if record.len() > named {
                    remark_beyond(named, record.iter(), block);
                }
                for (column, cell) in record.iter().enumerate() {
                    if self.csv.get_ref().inner().replaced() && cell.contains('\u{fffd}') {
                        block.remark(u16::try_from(column).ok(), &UNDECODABLE);
                    }
                    block.push_cell(cell);
                }
                record.into_byte_record()
            }
            Err(error) => {
                let record = error.into_byte_record();
                push_mixed(block, &record, named);
                record
            }
        }
    }

    fn cannot_read(&self, error: csv::Error) -> Error {
        let path = self.path.to_path_buf();
        match error.into_kind() {
            csv::ErrorKind::Io(error) if TooLong::is(&error) => {
                let (blank, _) = lines::split_blank(self.csv.get_ref().record());
                Error::LongRow { path, row: self.row.saturating_add(blank as u32 + 1) }
            }
            csv::ErrorKind::Io(source) => Error::Read { path, source },
            // Neither uneven lengths nor encodings are errors of byte records.
            other => Error::Read { path, source: std::io::Error::other(format!("{other:?}")) },
        }
    }
}

/// Pushes the cells of a record that is not wholly UTF-8.
fn push_mixed(block: &mut Block, record: &ByteRecord, named: usize) {
    let cells: Vec<_> = record.iter().map(from_windows_1252).collect();
    remark_beyond(named, cells.iter().map(AsRef::as_ref), block);
    for (column, (cell, bytes)) in cells.iter().zip(record).enumerate() {
        if cell.as_bytes() != bytes {
            block.remark(u16::try_from(column).ok(), &MIXED_ENCODING);
        }
        block.push_cell(cell);
    }
}

#[cfg(test)]
mod tests;
