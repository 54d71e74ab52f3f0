//! The records of a stream: a kind, a length, and so many bytes.

use crate::book::trouble::Trouble;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use words::message;

/// A record that goes on where the one before it was full.
pub(super) const CONTINUE: u16 = 0x3C;

/// Records in their order.
pub(super) struct Records<S> {
    source: BufReader<S>,
    /// The header of a record that was looked at and not taken.
    ahead: Option<(u16, u16)>,
    /// The last record.
    pub(super) data: Vec<u8>,
}

impl<S: Read + Seek> Records<S> {
    pub(super) fn new(mut source: S) -> Result<Self, Trouble> {
        source.seek(SeekFrom::Start(0))?;
        Ok(Self { source: BufReader::with_capacity(64 << 10, source), ahead: None, data: Vec::new() })
    }

    pub(super) fn seek(&mut self, to: u64) -> Result<(), Trouble> {
        self.ahead = None;
        self.source.seek(SeekFrom::Start(to))?;
        Ok(())
    }

    /// Reads the next record and answers its kind; `None` where the stream ends.
    pub(super) fn next(&mut self) -> Result<Option<u16>, Trouble> {
        let Some((kind, length)) = self.peek()? else { return Ok(None) };
        self.ahead = None;
        self.data.resize(usize::from(length), 0);
        self.source.read_exact(&mut self.data).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Trouble::damaged(message!("ingest-breaks-off", "it breaks off")),
            _ => error.into(),
        })?;
        Ok(Some(kind))
    }

    /// Reads the next record if it goes on with this one.
    pub(super) fn next_continued(&mut self) -> Result<bool, Trouble> {
        match self.peek()? {
            Some((CONTINUE, _)) => self.next().map(|_| true),
            _ => Ok(false),
        }
    }

    fn peek(&mut self) -> Result<Option<(u16, u16)>, Trouble> {
        if self.ahead.is_none() {
            let mut header = [0; 4];
            match self.source.read_exact(&mut header) {
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
                other => other?,
            }
            let [kind, kind_upper, length, length_upper] = header;
            self.ahead =
                Some((u16::from_le_bytes([kind, kind_upper]), u16::from_le_bytes([length, length_upper])));
        }
        Ok(self.ahead)
    }
}
