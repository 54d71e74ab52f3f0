//! The records of a part: a kind and a length of one to four bytes each, and so many bytes.

use crate::book::fields::Fields;
use crate::book::trouble::Trouble;
use std::io::{BufReader, ErrorKind, Read};
use words::message;

/// The longest record.
const MAX_RECORD: u32 = 4 << 20;

/// Records in their order.
pub(super) struct Records<R> {
    source: BufReader<R>,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source: BufReader::with_capacity(64 << 10, source), data: Vec::new() }
    }

    /// Reads the next record and answers its kind; `None` where the part ends.
    pub(super) fn next(&mut self) -> Result<Option<u32>, Trouble> {
        let first = match self.byte() {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            other => u32::from(other?),
        };
        let kind =
            if first & 0x80 == 0 { first } else { first & 0x7F | (u32::from(self.byte()?) & 0x7F) << 7 };
        let mut length = 0;
        for nth in 0..4 {
            let byte = self.byte()?;
            length |= u32::from(byte & 0x7F) << (7 * nth);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > MAX_RECORD {
            return Err(Trouble::too_big(message!(
                "ingest-long-record",
                "a record is longer than {mb} MB",
                mb = (MAX_RECORD >> 20).to_string()
            )));
        }
        self.data.resize(length as usize, 0);
        self.source.read_exact(&mut self.data)?;
        Ok(Some(kind))
    }

    /// The fields of the last record.
    pub(super) fn fields(&self) -> Fields<'_> {
        Fields::new(&self.data)
    }

    fn byte(&mut self) -> std::io::Result<u8> {
        let mut byte = [0];
        self.source.read_exact(&mut byte).map(|()| byte[0])
    }
}
