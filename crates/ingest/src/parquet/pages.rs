//! The pages of a column, unpacked within limits that hold for the whole file.

use super::thrift::{self, Header};
use crate::Cause;
use crate::limit::in_mb;
use crate::packed::{Frames, MAX_INFLATED, MB};
use crate::progress::Progress;
use bytes::Bytes;
use flate2::read::MultiGzDecoder;
use parquet::basic::{Compression, Encoding};
use parquet::bloom_filter::Sbbf;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, RowGroupMetaData};
use parquet::file::reader::RowGroupReader;
use parquet::record::reader::RowIter;
use parquet::schema::types::{SchemaDescPtr, Type};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use words::{Message, message};

/// A page, unpacked.
const MAX_PAGE: u64 = 64 * MB;
/// All pages that are held at the same time, one and a dictionary a column.
const MAX_HELD: u64 = 256 * MB;
/// A page's header.
const MAX_HEADER: u64 = MB;
const FIRST_LOOK: u64 = 4 << 10;
/// What a value of a dictionary, or its length, costs in memory.
const VALUE: u64 = 40;

/// What all columns of a file share.
#[derive(Clone)]
pub(super) struct Shared(Arc<Inner>);

struct Inner {
    metadata: Arc<ParquetMetaData>,
    file: Mutex<File>,
    length: u64,
    progress: Option<Arc<Progress>>,
    inflated: AtomicU64,
    held: AtomicU64,
    refused: Mutex<Option<Message>>,
}

impl Shared {
    pub(super) fn new(metadata: Arc<ParquetMetaData>, file: File, progress: Option<&Arc<Progress>>) -> Self {
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        Self(Arc::new(Inner {
            metadata,
            file: Mutex::new(file),
            length,
            progress: progress.cloned(),
            inflated: AtomicU64::new(0),
            held: AtomicU64::new(0),
            refused: Mutex::new(None),
        }))
    }

    pub(super) fn schema(&self) -> SchemaDescPtr {
        self.0.metadata.file_metadata().schema_descr_ptr()
    }

    /// What was too big, where that is why reading ended.
    pub(super) fn refused(&self) -> Option<Message> {
        self.0.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn refuse(&self, what: Message) -> ParquetError {
        *self.0.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(what.clone());
        wrong(what)
    }

    fn read(&self, at: u64, length: u64) -> Result<Vec<u8>> {
        let end = at.checked_add(length).filter(|end| *end <= self.0.length);
        end.ok_or_else(|| {
            wrong(message!("ingest-parquet-page-behind", "a page stands behind the end of the file"))
        })?;
        let mut bytes = vec![0; length as usize];
        let mut file = self.0.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut bytes)?;
        if let Some(progress) = &self.0.progress {
            progress.add(length);
        }
        Ok(bytes)
    }
}

/// A group of rows.
pub(super) struct Group {
    shared: Shared,
    group: usize,
}

impl Group {
    pub(super) fn new(shared: &Shared, group: usize) -> Self {
        Self { shared: shared.clone(), group }
    }
}

impl RowGroupReader for Group {
    fn metadata(&self) -> &RowGroupMetaData {
        self.shared.0.metadata.row_group(self.group)
    }

    fn num_columns(&self) -> usize {
        self.metadata().num_columns()
    }

    fn get_column_page_reader(&self, column: usize) -> Result<Box<dyn PageReader>> {
        let chunk = self.metadata().column(column);
        let start = chunk.dictionary_page_offset().filter(|at| *at > 0).unwrap_or(chunk.data_page_offset());
        let start = start.min(chunk.data_page_offset());
        let from = u64::try_from(start).map_err(|_| {
            wrong(message!("ingest-parquet-column-before", "a column begins before the file"))
        })?;
        let length = u64::try_from(chunk.compressed_size())
            .map_err(|_| wrong(message!("ingest-parquet-negative-size", "a column has a negative size")))?;
        let descriptor = chunk.column_descr();
        Ok(Box::new(Pages {
            shared: self.shared.clone(),
            compression: chunk.compression(),
            levels: [descriptor.max_rep_level(), descriptor.max_def_level()],
            at: from,
            end: from.saturating_add(length).min(self.shared.0.length),
            left: chunk.num_values(),
            held: [0; 2],
        }))
    }

    fn get_column_bloom_filter(&self, _: usize) -> Option<&Sbbf> {
        None
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

/// The pages of one column of a group.
struct Pages {
    shared: Shared,
    compression: Compression,
    /// How deep values are repeated and how deep they are defined.
    levels: [i16; 2],
    at: u64,
    end: u64,
    /// Values that have not come yet.
    left: i64,
    /// What its dictionary and its page hold of memory.
    held: [u64; 2],
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.shared.0.held.fetch_sub(self.held[0] + self.held[1], Ordering::Relaxed);
    }
}

impl Pages {
    fn header(&mut self) -> Result<Header> {
        let rest = self.end.saturating_sub(self.at);
        let mut look = FIRST_LOOK;
        loop {
            let bytes = self.shared.read(self.at, look.min(rest))?;
            match thrift::header(&bytes) {
                Some((header, length)) => {
                    self.at += length as u64;
                    return Ok(header);
                }
                None if look < rest && look < MAX_HEADER => look *= 4,
                None => return Err(wrong(message!("ingest-parquet-no-header", "a page has no header"))),
            }
        }
    }

    /// Counts what a page will take, before it is unpacked.
    fn allow(&mut self, header: &Header) -> Result<()> {
        let size = u64::from(header.inflated);
        let values = if header.kind == thrift::DICTIONARY || is_delta(header.encoding) {
            u64::from(header.values)
        } else {
            0
        };
        if header.kind == thrift::DICTIONARY && values > size.max(1) * 8 {
            return Err(wrong(message!(
                "ingest-parquet-dictionary",
                "a dictionary has more values than bits"
            )));
        }
        let held = size + values.saturating_mul(VALUE);
        let slot = usize::from(header.kind != thrift::DICTIONARY);
        let all = self.shared.0.held.fetch_add(held, Ordering::Relaxed) + held;
        self.shared.0.held.fetch_sub(self.held[slot], Ordering::Relaxed);
        self.held[slot] = held;
        if size > MAX_PAGE || all > MAX_HELD {
            let limit = if size > MAX_PAGE { MAX_PAGE } else { MAX_HELD } / MB;
            return Err(self.shared.refuse(message!(
                "ingest-parquet-long-pages",
                "its pages take more than {limit} at a time",
                limit = in_mb(limit)
            )));
        }
        if self.shared.0.inflated.fetch_add(size, Ordering::Relaxed) + size > MAX_INFLATED {
            return Err(self.shared.refuse(message!(
                "ingest-inflates",
                "it inflates to more than {limit}",
                limit = in_mb(MAX_INFLATED / MB)
            )));
        }
        Ok(())
    }

    /// The page's bytes, the levels of the second version in front, which are never packed.
    fn body(&mut self, header: &Header) -> Result<Vec<u8>> {
        let raw = self.shared.read(self.at, u64::from(header.packed))?;
        self.at += u64::from(header.packed);
        let levels = if header.kind == thrift::DATA_V2 { header.levels() } else { 0 };
        let size = header.inflated as usize;
        if levels > raw.len() || levels > size {
            return Err(wrong(message!("ingest-parquet-short-page", "a page is shorter than its levels")));
        }
        let body = if self.compression == Compression::UNCOMPRESSED || !header.is_packed {
            raw
        } else {
            let mut body = raw[..levels].to_vec();
            if size > levels {
                body.extend(inflate(self.compression, &raw[levels..], size - levels)?);
            }
            body
        };
        if body.len() == size {
            Ok(body)
        } else {
            Err(wrong(message!("ingest-parquet-other-size", "a page has another size than it says")))
        }
    }
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        while self.at < self.end && self.left > 0 {
            let header = self.header()?;
            if ![thrift::DATA, thrift::DICTIONARY, thrift::DATA_V2].contains(&header.kind) {
                self.at += u64::from(header.packed);
                continue;
            }
            self.allow(&header)?;
            let body = self.body(&header)?;
            if header.kind != thrift::DICTIONARY {
                self.left -= i64::from(header.values);
                check_lengths(&header, &body, self.levels)?;
            }
            return page(&header, body.into()).map(Some);
        }
        Ok(None)
    }

    fn at_record_boundary(&mut self) -> Result<bool> {
        if self.at >= self.end || self.left <= 0 {
            return Ok(true);
        }
        let at = self.at;
        let next = self.header()?;
        self.at = at;
        // In the first version of pages a record may go on in the next one.
        Ok(next.kind != thrift::DATA)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        Err(ParquetError::NYI("pages are not looked at before they are read".into()))
    }

    fn skip_next_page(&mut self) -> Result<()> {
        Err(ParquetError::NYI("no page is passed over".into()))
    }
}

fn page(header: &Header, buf: Bytes) -> Result<Page> {
    let num_values = header.values;
    let encoding = encoding(header.encoding)?;
    Ok(match header.kind {
        thrift::DICTIONARY => Page::DictionaryPage { buf, num_values, encoding, is_sorted: false },
        thrift::DATA_V2 => Page::DataPageV2 {
            buf,
            num_values,
            encoding,
            num_nulls: header.nulls,
            num_rows: header.rows,
            def_levels_byte_len: header.definition_bytes,
            rep_levels_byte_len: header.repetition_bytes,
            is_compressed: header.is_packed,
            statistics: None,
        },
        _ => Page::DataPage {
            buf,
            num_values,
            encoding,
            def_level_encoding: self::encoding(header.definition_encoding)?,
            rep_level_encoding: self::encoding(header.repetition_encoding)?,
            statistics: None,
        },
    })
}

#[expect(deprecated, reason = "old files have bit-packed levels")]
fn encoding(number: u32) -> Result<Encoding> {
    Ok(match number {
        0 => Encoding::PLAIN,
        2 => Encoding::PLAIN_DICTIONARY,
        3 => Encoding::RLE,
        4 => Encoding::BIT_PACKED,
        5 => Encoding::DELTA_BINARY_PACKED,
        6 => Encoding::DELTA_LENGTH_BYTE_ARRAY,
        7 => Encoding::DELTA_BYTE_ARRAY,
        8 => Encoding::RLE_DICTIONARY,
        9 => Encoding::BYTE_STREAM_SPLIT,
        _ => {
            return Err(wrong(message!(
                "ingest-parquet-encoding",
                "a page has an encoding that is not known"
            )));
        }
    })
}

fn is_delta(encoding: u32) -> bool {
    matches!(encoding, 5..=7)
}

/// Checks how many lengths a delta encoding claims to have: for each, memory is taken before it is read.
pub(super) fn check_lengths(header: &Header, body: &[u8], levels: [i16; 2]) -> Result<()> {
    if !is_delta(header.encoding) {
        return Ok(());
    }
    let mut values = body;
    if header.kind == thrift::DATA_V2 {
        values = values.get(header.levels()..).unwrap_or_default();
    } else {
        for _ in levels.iter().filter(|level| **level > 0) {
            let length = values.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
            values = values.get(length.saturating_add(4)..).unwrap_or_default();
        }
    }
    let first = delta(values).filter(|delta| delta.count <= u64::from(header.values));
    let second = match &first {
        Some(delta) if header.encoding == 7 => {
            self::delta(values.get(delta.end..).unwrap_or_default()).map(|delta| delta.count)
        }
        first => first.as_ref().map(|delta| delta.count),
    };
    match second {
        Some(count) if count <= u64::from(header.values) => Ok(()),
        // A page of nothing but nulls may have no values at all.
        _ if values.is_empty() => Ok(()),
        _ => Err(wrong(message!("ingest-parquet-claims", "a page claims more values than it has"))),
    }
}

/// Numbers as differences: how many, and where they end.
struct Delta {
    count: u64,
    end: usize,
}

fn delta(bytes: &[u8]) -> Option<Delta> {
    let mut at = 0;
    let mut varint = |bytes: &[u8]| {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = *bytes.get(at)?;
            at += 1;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some((value, at));
            }
        }
        None
    };
    let (block, _) = varint(bytes)?;
    let (minis, _) = varint(bytes)?;
    let (count, _) = varint(bytes)?;
    let (_, mut end) = varint(bytes)?;
    if minis == 0 || block > 1 << 20 || minis > block {
        return None;
    }
    let per_mini = block / minis;
    let mut left = count.saturating_sub(1);
    while left > 0 {
        let least = bytes.get(end..)?.iter().position(|byte| byte & 0x80 == 0)?;
        end += least + 1;
        let widths = bytes.get(end..end.checked_add(minis as usize)?)?;
        end += widths.len();
        for width in widths {
            if left > 0 {
                end = end.checked_add((u64::from(*width) * per_mini / 8) as usize)?;
                left = left.saturating_sub(per_mini);
            }
        }
    }
    Some(Delta { count, end })
}

pub(super) fn inflate(compression: Compression, packed: &[u8], size: usize) -> Result<Vec<u8>> {
    let by_reading = |reader: &mut dyn Read| {
        let mut out = Vec::with_capacity(size);
        // One byte more than there may be tells that there is more.
        reader.take(size as u64 + 1).read_to_end(&mut out)?;
        Ok(out)
    };
    match compression {
        Compression::SNAPPY => {
            let mut out = vec![0; size];
            let said = snap::raw::decompress_len(packed).map_err(foreign)?;
            if said != size {
                return Err(wrong(message!(
                    "ingest-parquet-other-size",
                    "a page has another size than it says"
                )));
            }
            snap::raw::Decoder::new().decompress(packed, &mut out).map_err(foreign)?;
            Ok(out)
        }
        Compression::GZIP(_) => by_reading(&mut MultiGzDecoder::new(packed)),
        Compression::ZSTD(_) => by_reading(&mut Frames::new(packed)),
        Compression::LZ4_RAW => lz4(packed, size),
        Compression::LZ4 => framed_lz4(packed, size).map_or_else(|| lz4(packed, size), Ok),
        other => Err(wrong(not_read(other).unwrap_or_else(|| {
            message!("ingest-parquet-packing", "a page is packed in a way that is not known")
        }))),
    }
}

/// What a file is whose pages are packed in a way that is not read.
pub(super) fn not_read(compression: Compression) -> Option<Message> {
    let how = match compression {
        Compression::BROTLI(_) => "Brotli",
        Compression::LZO => "LZO",
        _ => return None,
    };
    let is = message!(
        "ingest-is-parquet-of",
        "a Parquet file compressed with {how}, which is not read",
        how = how
    );
    Some(is)
}

fn lz4(packed: &[u8], size: usize) -> Result<Vec<u8>> {
    let mut out = vec![0; size];
    let count = lz4_flex::block::decompress_into(packed, &mut out).map_err(foreign)?;
    out.truncate(count);
    Ok(out)
}

/// Blocks, each behind its two lengths, as Hadoop writes them; `None` where they are not.
fn framed_lz4(mut packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(size);
    while !packed.is_empty() {
        let (inflated, rest) = packed.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (inflated, length) =
            (u32::from_be_bytes(*inflated) as usize, u32::from_be_bytes(*length) as usize);
        let block = rest.get(..length).filter(|_| inflated <= size - out.len())?;
        out.extend(lz4(block, inflated).ok()?);
        packed = &rest[length..];
    }
    Some(out)
}

fn wrong(what: Message) -> ParquetError {
    foreign(Cause::from(what))
}

fn foreign(error: impl std::error::Error + Send + Sync + 'static) -> ParquetError {
    ParquetError::External(Box::new(error))
}
