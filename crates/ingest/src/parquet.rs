//! Parquet: a row group at a time, what is nested by the names on the way to it.
//!
//! Pages are unpacked here and not by the `parquet` crate, which trusts what they say of their size.

mod cells;
mod pages;
mod thrift;

use crate::columns::{Cells, Columns, MAX_ROW, Output, changed};
use crate::progress::Progress;
use crate::reader::{Format, Opened, Outlet};
use crate::stream::stream_keyed;
use crate::text::MAX_COLUMNS;
use crate::{Cause, Error, Source, limit};
use pages::{Group, Shared};
use parquet::errors::ParquetError;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};
use parquet::record::Row;
use parquet::record::reader::{ReaderIter, TreeBuilder};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use words::{Message, message};

/// What a file says of itself at its end.
const MAX_FOOTER: u64 = 32 << 20;

/// Reads the rows of a Parquet file to the outlet.
pub(crate) fn read(source: &Source, file: File, outlet: &Outlet) -> Result<(), Error> {
    let path = source.path.as_path();
    let metadata = Arc::new(metadata(path, &file)?);
    let schema = metadata.file_metadata().schema_descr().root_schema().clone();
    let mut columns = Columns::default();
    columns.next_row();
    let too_many = |_| too_wide(path);
    let whole = cells::names(&schema, "", &mut |name| {
        columns.meet(name).map(|_| ()).map_err(|_| limit::too_wide().into())
    })
    .map_err(too_many)?;
    let mut rows = Rows::new(path, Arc::clone(&metadata), &file, None)?;
    if !whole {
        // How many records are in a record is only known from the rows.
        while let Some(row) = rows.next()? {
            columns.next_row();
            cells::of(&row, &schema, &mut |name, _| {
                columns.meet(name).map(|_| ()).map_err(|_| limit::too_wide().into())
            })
            .map_err(too_many)?;
        }
        rows = Rows::new(path, metadata, &file, Some(&outlet.progress))?;
    }
    let table = Arc::new(columns.table(path));
    let mut cells = Cells::default();
    stream_keyed(source, Opened::keyed(table, Format::Parquet), outlet, |block| {
        let Some(row) = rows.next()? else { return Ok(None) };
        columns.next_row();
        cells.clear();
        let mut size = 0;
        let mut add = |name: &str, text: &str| {
            size += text.len();
            cells.add(columns.known(name).ok_or_else(changed)?, text);
            Ok(())
        };
        cells::of(&row, &schema, &mut add).map_err(|wrong| damaged(path, wrong))?;
        if size > MAX_ROW {
            return Err(Error::LongRow { path: path.into(), row: rows.row });
        }
        let width = cells.push(block);
        block.end_row(rows.row);
        rows.output.count(path, size, width)?;
        Ok(Some(width))
    })
}

/// What the file says of itself.
fn metadata(path: &Path, mut file: &File) -> Result<ParquetMetaData, Error> {
    let cannot_read = |source| Error::Read { path: path.into(), source };
    let length = file.seek(SeekFrom::End(0)).map_err(cannot_read)?;
    let mut tail = [0; 8];
    if length < 12 {
        return Err(damaged(path, limit::cut_short().into()));
    }
    file.seek(SeekFrom::Start(length - 8)).map_err(cannot_read)?;
    file.read_exact(&mut tail).map_err(cannot_read)?;
    match &tail[4..] {
        b"PAR1" => {}
        b"PARE" => return Err(foreign(path, encrypted())),
        _ => return Err(damaged(path, limit::cut_short().into())),
    }
    let footer = u64::from(u32::from_le_bytes([tail[0], tail[1], tail[2], tail[3]]));
    if footer > MAX_FOOTER || footer + 12 > length {
        let what = message!("ingest-parquet-cut", "what it says of itself is not all there");
        return Err(damaged(path, what.into()));
    }
    let mut bytes = vec![0; footer as usize];
    file.seek(SeekFrom::Start(length - 8 - footer)).map_err(cannot_read)?;
    file.read_exact(&mut bytes).map_err(cannot_read)?;
    let metadata =
        ParquetMetaDataReader::decode_metadata(&bytes).map_err(|error| damaged(path, said(&error)))?;
    if thrift::names_a_cipher(&bytes) {
        return Err(foreign(path, encrypted()));
    }
    let mut chunks = metadata.row_groups().iter().flat_map(RowGroupMetaData::columns);
    if let Some(is) = chunks.find_map(|chunk| pages::not_read(chunk.compression())) {
        return Err(foreign(path, is));
    }
    match metadata.file_metadata().schema_descr().num_columns() {
        0 => Err(Error::NoRows { path: path.into() }),
        columns if columns > MAX_COLUMNS => Err(too_wide(path)),
        _ => Ok(metadata),
    }
}

/// The rows of all groups, numbered as below a header.
struct Rows<'p> {
    path: &'p Path,
    shared: Shared,
    groups: std::ops::Range<usize>,
    now: Option<ReaderIter>,
    row: u32,
    output: Output,
}

impl<'p> Rows<'p> {
    fn new(
        path: &'p Path,
        metadata: Arc<ParquetMetaData>,
        file: &File,
        progress: Option<&Arc<Progress>>,
    ) -> Result<Self, Error> {
        let file = file.try_clone().map_err(|source| Error::Read { path: path.into(), source })?;
        let groups = 0..metadata.num_row_groups();
        let shared = Shared::new(metadata, file, progress);
        Ok(Self { path, shared, groups, now: None, row: 1, output: Output::default() })
    }

    fn next(&mut self) -> Result<Option<Row>, Error> {
        loop {
            if let Some(rows) = &mut self.now {
                match rows.next() {
                    Some(Ok(row)) => {
                        let number = self.row.checked_add(1);
                        self.row = number.ok_or_else(|| Error::TooManyRows { path: self.path.into() })?;
                        return Ok(Some(row));
                    }
                    Some(Err(error)) => return Err(self.wrong(error)),
                    None => self.now = None,
                }
            }
            let Some(group) = self.groups.next() else { return Ok(None) };
            let group = Group::new(&self.shared, group);
            let schema = self.shared.schema();
            let rows = TreeBuilder::new().as_iter(schema, &group).map_err(|error| self.wrong(error))?;
            self.now = Some(rows);
        }
    }

    fn wrong(&self, error: ParquetError) -> Error {
        match self.shared.refused() {
            Some(what) => Error::TooBig { path: self.path.into(), what: what.into() },
            None => damaged(self.path, said(&error)),
        }
    }
}

fn encrypted() -> Message {
    message!("ingest-is-parquet-encrypted", "an encrypted Parquet file")
}

fn foreign(path: &Path, is: Message) -> Error {
    let hint = message!(
        "ingest-parquet-otherwise",
        "have it written with zstd or snappy and without a key, or ask for the list as .xlsx or CSV"
    );
    Error::Foreign { path: path.into(), is: is.into(), hint: hint.into() }
}

fn too_wide(path: &Path) -> Error {
    Error::TooBig { path: path.into(), what: limit::too_wide().into() }
}

fn damaged(path: &Path, source: Cause) -> Error {
    let is = message!("ingest-is-parquet-file", "a Parquet file").into();
    Error::DamagedFile { path: path.into(), is, source }
}

/// What the crate that decodes pages says, and what ours said through it.
fn said(error: &ParquetError) -> Cause {
    match error {
        ParquetError::External(inner) => Cause::of(&**inner),
        other => Cause::of(other),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::samples;
