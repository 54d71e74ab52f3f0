//! The arrays of a message, from its bytes.

use super::array::Array;
use super::schema::{Column, Kind};
use super::{MAX_BODY, Wrong, wrong};
use crate::limit::in_mb;
use crate::packed::{Frames, MB};
use bytes::Bytes;
use polars_arrow_format::ipc::{CompressionType, DictionaryBatchRef, RecordBatchRef};
use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;
use words::{Message, message};

/// All dictionaries together.
const MAX_DICTIONARIES: u64 = 128 * MB;
/// The least that an array costs.
const ARRAY: u64 = 256;

/// Something takes more memory than it may.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct TooBig(pub(super) Message);

/// Values that columns refer to by their numbers; each may come in several pieces.
#[derive(Default)]
pub(super) struct Dictionaries {
    pieces: HashMap<i64, Arc<Vec<Array>>>,
    size: u64,
}

impl Dictionaries {
    pub(super) fn add(
        &mut self,
        batch: DictionaryBatchRef<'_>,
        body: Vec<u8>,
        columns: &[Column],
    ) -> Result<(), Wrong> {
        let id = batch.id()?;
        let column = with_dictionary(columns, id).ok_or_else(|| {
            wrong(message!("ingest-arrow-unused-dictionary", "it has a dictionary that no column uses"))
        })?;
        let values = Column { dictionary: None, ..column.clone() };
        let data = batch
            .data()?
            .ok_or_else(|| wrong(message!("ingest-arrow-empty-dictionary", "a dictionary is empty")))?;
        self.size += body.len() as u64 + ARRAY;
        let (arrays, size) = arrays_of_size(data, body, std::slice::from_ref(&values), self)?;
        self.size += size;
        if self.size > MAX_DICTIONARIES {
            let limit = in_mb(MAX_DICTIONARIES / MB);
            let what = message!(
                "ingest-arrow-long-dictionaries",
                "its dictionaries take more than {limit}",
                limit = limit
            );
            return Err(TooBig(what).into());
        }
        let pieces = self.pieces.entry(id).or_default();
        if batch.is_delta()? {
            Arc::make_mut(pieces).extend(arrays);
        } else {
            *pieces = Arc::new(arrays);
        }
        Ok(())
    }
}

fn with_dictionary(columns: &[Column], wanted: i64) -> Option<&Column> {
    columns.iter().find_map(|column| match column.dictionary {
        Some((id, _)) if id == wanted => Some(column),
        _ => with_dictionary(&column.parts, wanted),
    })
}

/// The arrays of a batch, one a column.
pub(super) fn arrays(
    batch: RecordBatchRef<'_>,
    body: Vec<u8>,
    columns: &[Column],
    dictionaries: &Dictionaries,
) -> Result<Vec<Array>, Wrong> {
    arrays_of_size(batch, body, columns, dictionaries).map(|(arrays, _)| arrays)
}

fn arrays_of_size(
    batch: RecordBatchRef<'_>,
    body: Vec<u8>,
    columns: &[Column],
    dictionaries: &Dictionaries,
) -> Result<(Vec<Array>, u64), Wrong> {
    let codec = batch.compression()?.map(|compression| compression.codec()).transpose()?;
    let body = Bytes::from(body);
    let (mut buffers, mut size) = (Vec::new(), 0);
    for buffer in batch.buffers()?.into_iter().flatten() {
        let from = usize::try_from(buffer.offset())?;
        let end = from.checked_add(usize::try_from(buffer.length())?).filter(|end| *end <= body.len());
        let bytes = body.slice(
            from..end.ok_or_else(|| {
                wrong(message!("ingest-arrow-buffer-behind", "a buffer stands behind the end of its batch"))
            })?,
        );
        let bytes = if let Some(codec) = codec { inflated(&bytes, codec, &mut size)? } else { bytes };
        buffers.push(bytes);
    }
    let lengths = batch.nodes()?.into_iter().flatten().map(|node| node.length());
    let mut parts = Parts {
        lengths: lengths.collect::<Vec<_>>().into_iter(),
        buffers: buffers.into_iter(),
        views: batch.variadic_buffer_counts()?.into_iter().flatten().collect::<Vec<_>>().into_iter(),
        dictionaries,
    };
    let arrays = columns.iter().map(|column| parts.array(column)).collect::<Result<_, _>>()?;
    Ok((arrays, size))
}

/// A buffer without its compression: behind its length, or after a length of -1 as it is.
fn inflated(bytes: &Bytes, codec: CompressionType, all: &mut u64) -> Result<Bytes, Wrong> {
    let Some((length, packed)) = bytes.split_first_chunk() else {
        return if bytes.is_empty() {
            Ok(bytes.clone())
        } else {
            Err(wrong(message!("ingest-arrow-no-length", "a buffer has no length")))
        };
    };
    let length = i64::from_le_bytes(*length);
    if length == -1 {
        return Ok(bytes.slice(8..));
    }
    let length = u64::try_from(length)?;
    *all = all.saturating_add(length);
    if *all > MAX_BODY {
        let what = message!(
            "ingest-arrow-batch-inflates",
            "one of its batches inflates to more than {limit}",
            limit = in_mb(MAX_BODY / MB)
        );
        return Err(TooBig(what).into());
    }
    let mut out = Vec::with_capacity(length as usize);
    let reader: &mut dyn Read = match codec {
        CompressionType::Lz4Frame => &mut lz4_flex::frame::FrameDecoder::new(packed),
        CompressionType::Zstd => &mut Frames::new(packed),
    };
    // One byte more than there may be tells that there is more.
    reader.take(length + 1).read_to_end(&mut out)?;
    if out.len() as u64 == length {
        Ok(out.into())
    } else {
        Err(wrong(message!("ingest-arrow-other-size", "a buffer has another size than it says")))
    }
}

/// What arrays are made of, in the order of the schema.
struct Parts<'d> {
    lengths: std::vec::IntoIter<i64>,
    buffers: std::vec::IntoIter<Bytes>,
    /// How many buffers hold the texts of each array of views.
    views: std::vec::IntoIter<i64>,
    dictionaries: &'d Dictionaries,
}

impl Parts<'_> {
    fn array(&mut self, column: &Column) -> Result<Array, Wrong> {
        let length = usize::try_from(
            self.lengths
                .next()
                .ok_or_else(|| wrong(message!("ingest-arrow-no-column", "a column is missing")))?,
        )?;
        if column.kind == Kind::Null {
            return Ok(Array::empty(length));
        }
        if column.kind == Kind::Runs {
            let parts = column.parts.iter().map(|part| self.array(part)).collect::<Result<_, _>>()?;
            return Array::new(column, length, Bytes::new(), Vec::new(), parts, None);
        }
        let valid = self.buffer()?;
        if let Some((id, _)) = column.dictionary {
            let dictionary =
                self.dictionaries.pieces.get(&id).ok_or_else(|| {
                    wrong(message!("ingest-arrow-no-dictionary", "a dictionary is missing"))
                })?;
            return Array::new(
                column,
                length,
                valid,
                vec![self.buffer()?],
                Vec::new(),
                Some(Arc::clone(dictionary)),
            );
        }
        let count = match column.kind {
            Kind::Struct | Kind::FixedList(_) => 0,
            Kind::Bytes(_) | Kind::ListView(_) => 2,
            Kind::Views => usize::try_from(self.views.next().ok_or_else(|| {
                wrong(message!("ingest-arrow-no-texts", "a column of views lacks its texts"))
            })?)?
            .saturating_add(1),
            _ => 1,
        };
        let buffers = (0..count).map(|_| self.buffer()).collect::<Result<_, _>>()?;
        let parts = column.parts.iter().map(|part| self.array(part)).collect::<Result<_, _>>()?;
        Array::new(column, length, valid, buffers, parts, None)
    }

    fn buffer(&mut self) -> Result<Bytes, Wrong> {
        let next = self.buffers.next();
        next.ok_or_else(|| wrong(message!("ingest-arrow-no-buffer", "a buffer is missing")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_is_as_long_as_it_says_or_refused() {
        let check = |length: i64, packed: &[u8], expected: Result<&[u8], &str>| {
            let bytes = Bytes::from([&length.to_le_bytes()[..], packed].concat());
            let found = inflated(&bytes, CompressionType::Zstd, &mut 0).map_err(|wrong| wrong.to_string());
            assert_eq!(found.as_deref().map_err(String::as_str), expected);
        };
        let zstd =
            ruzstd::encoding::compress_to_vec(&b"Ana"[..], ruzstd::encoding::CompressionLevel::Fastest);
        check(3, &zstd, Ok(b"Ana"));
        check(-1, b"Ana", Ok(b"Ana"));
        check(2, &zstd, Err("a buffer has another size than it says"));
        check(4, &zstd, Err("a buffer has another size than it says"));
        check(1 << 40, &zstd, Err("one of its batches inflates to more than 256 MB"));
    }
}
