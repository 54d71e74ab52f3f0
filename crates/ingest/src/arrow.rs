//! Arrow, as a file (also called Feather) and as a stream: a batch at a time, what is nested by the names on the way to it.
//!
//! Only what a message says of itself is read by another crate's code; the arrays are read here, every access within the
//! bytes there are. The `arrow` crates would do more, and take longer to build than all the rest of this crate together.

mod array;
mod batch;
mod messages;
mod schema;

use crate::columns::{Cells, Columns, MAX_ROW, Output, changed};
use crate::progress::Progress;
use crate::reader::{Format, Opened, Outlet};
use crate::stream::stream_keyed;
use crate::{Cause, Error, Source, limit};
use array::Array;
use batch::Dictionaries;
use messages::Messages;
use polars_arrow_format::ipc::planus::ReadAsRoot;
use polars_arrow_format::ipc::{MessageHeaderRef, MessageRef};
use schema::Column;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use words::{Message, message};

/// How a file begins. A stream begins with its first message.
pub(crate) const FILE: &[u8; 8] = b"ARROW1\0\0";
const CONTINUED: [u8; 4] = [0xFF; 4];
/// The bytes of a message, and what they inflate to.
const MAX_BODY: u64 = 256 << 20;

/// What is wrong with a file.
type Wrong = Box<dyn std::error::Error + Send + Sync>;

fn wrong(what: Message) -> Wrong {
    Cause::from(what).into()
}

/// Whether a file begins as an Arrow stream does: with a message that holds a schema.
pub(crate) fn is_stream(sample: &[u8]) -> bool {
    let Some((length, rest)) = sample.strip_prefix(&CONTINUED).and_then(<[u8]>::split_first_chunk) else {
        return false;
    };
    let head = rest.get(..u32::from_le_bytes(*length) as usize).unwrap_or(rest);
    let header = MessageRef::read_as_root(head).and_then(|message| message.header());
    // The rest of a long schema is not in the sample; that it is one stands in front.
    matches!(header, Ok(Some(MessageHeaderRef::Schema(_))))
}

/// Reads the rows of an Arrow file or stream to the outlet.
pub(crate) fn read(source: &Source, file: File, outlet: &Outlet) -> Result<(), Error> {
    let path = source.path.as_path();
    let mut rows = Rows::new(path, &file, &Arc::default())?;
    let mut columns = Columns::default();
    columns.next_row();
    let mut too_many = false;
    let mut meet = |name: &str| {
        let met = columns.meet(name);
        too_many |= met.is_err();
        met.map(|_| ()).map_err(|_| wrong(limit::too_wide()))
    };
    let learnt = rows.learn(&mut meet);
    if too_many {
        return Err(Error::TooBig { path: path.into(), what: limit::too_wide().into() });
    }
    learnt?;
    let mut rows = Rows::new(path, &file, &outlet.progress)?;
    let table = Arc::new(columns.table(path));
    let mut cells = Cells::default();
    stream_keyed(source, Opened::keyed(table, Format::Arrow), outlet, |block| {
        if !rows.advance()? {
            return Ok(None);
        }
        columns.next_row();
        cells.clear();
        let mut size = 0;
        rows.cells(&mut |name, text| {
            size += text.len();
            if size > MAX_ROW {
                return Ok(());
            }
            cells.add(columns.known(name).ok_or_else(|| wrong(changed()))?, text);
            Ok(())
        })?;
        if size > MAX_ROW {
            return Err(Error::LongRow { path: path.into(), row: rows.row });
        }
        let width = cells.push(block);
        block.end_row(rows.row);
        rows.output.count(path, size, width)?;
        Ok(Some(width))
    })
}

/// The rows of all batches, numbered as below a header.
struct Rows<'f> {
    path: &'f Path,
    messages: Messages<'f>,
    columns: Vec<Column>,
    dictionaries: Dictionaries,
    batch: Vec<Array>,
    length: usize,
    /// The next row of the batch.
    at: usize,
    row: u32,
    output: Output,
}

impl<'f> Rows<'f> {
    /// Reads as far as the schema.
    fn new(path: &'f Path, file: &'f File, progress: &Arc<Progress>) -> Result<Self, Error> {
        let (messages, columns) = Messages::new(path, file, progress)?;
        let dictionaries = Dictionaries::default();
        Ok(Self {
            path,
            messages,
            columns,
            dictionaries,
            batch: Vec::new(),
            length: 0,
            at: 0,
            row: 1,
            output: Output::default(),
        })
    }

    /// Notes all names: those of the schema, and where these are not all, those of the rows.
    fn learn(&mut self, meet: &mut dyn FnMut(&str) -> Result<(), Wrong>) -> Result<(), Error> {
        let whole = schema::names(&self.columns, "", meet).map_err(|wrong| damaged(self.path, wrong))?;
        if self.columns.is_empty() {
            return Err(Error::NoRows { path: self.path.into() });
        }
        let mut known = std::collections::HashSet::new();
        while !whole && self.advance()? {
            self.cells(&mut |name, _| {
                if !schema::has(name, &self.columns) && known.insert(name.to_owned()) {
                    meet(name)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Goes on to the next row; answers whether there is one.
    fn advance(&mut self) -> Result<bool, Error> {
        while self.at == self.length {
            let Some((head, body)) = self.messages.next()? else { return Ok(false) };
            self.take(&head, body).map_err(|wrong| match wrong.downcast::<batch::TooBig>() {
                Ok(too_big) => Error::TooBig { path: self.path.into(), what: too_big.0.into() },
                Err(wrong) => damaged(self.path, wrong),
            })?;
        }
        self.at += 1;
        self.row = self.row.checked_add(1).ok_or_else(|| Error::TooManyRows { path: self.path.into() })?;
        Ok(true)
    }

    fn take(&mut self, head: &[u8], body: Vec<u8>) -> Result<(), Wrong> {
        match MessageRef::read_as_root(head)?.header()? {
            Some(MessageHeaderRef::RecordBatch(batch)) => {
                (self.length, self.at) = (usize::try_from(batch.length()?)?, 0);
                self.batch.clear();
                self.batch = batch::arrays(batch, body, &self.columns, &self.dictionaries)?;
                if self.batch.iter().any(|array| array.length() < self.length) {
                    return Err(wrong(message!(
                        "ingest-arrow-shorter-column",
                        "a column is shorter than its batch"
                    )));
                }
            }
            Some(MessageHeaderRef::DictionaryBatch(batch)) => {
                self.dictionaries.add(batch, body, &self.columns)?;
            }
            _ => {
                return Err(wrong(message!(
                    "ingest-arrow-stray-message",
                    "it holds a message that belongs to no table"
                )));
            }
        }
        Ok(())
    }

    /// The cells of the row.
    fn cells(&self, sink: array::Sink<'_>) -> Result<(), Error> {
        let mut columns = self.columns.iter().zip(&self.batch);
        columns
            .try_for_each(|(column, array)| array::cells(column, array, self.at - 1, &column.name, sink))
            .map_err(|wrong| damaged(self.path, wrong))
    }
}

fn damaged(path: &Path, source: impl Into<Wrong>) -> Error {
    let is = message!("ingest-is-arrow", "an Arrow file").into();
    Error::DamagedFile { path: path.into(), is, source: Cause::of(&*source.into()) }
}

#[cfg(test)]
mod tests;
