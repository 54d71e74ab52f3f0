//! The messages of both forms: one after another in a stream, and where its end says in a file.

use super::schema::{self, Column};
use super::{CONTINUED, FILE, MAX_BODY, Wrong, damaged, wrong};
use crate::limit::{cut_short, in_mb};
use crate::progress::{Counted, Progress};
use crate::recognise::SAMPLE;
use crate::{Error, packed};
use polars_arrow_format::ipc::planus::ReadAsRoot;
use polars_arrow_format::ipc::{FooterRef, MessageHeaderRef, MessageRef};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use words::message;

/// What a message, or a file, says of itself.
const MAX_HEAD: u64 = 32 << 20;

/// What a message says of itself, and its bytes.
pub(super) type Message = (Vec<u8>, Vec<u8>);

/// The messages of a file.
pub(super) struct Messages<'f> {
    path: &'f Path,
    reader: BufReader<Counted<&'f File>>,
    /// Bytes from this place to the file's end.
    left: u64,
    length: u64,
    order: Order,
}

enum Order {
    Stream,
    /// At these places, the next one last.
    Places(Vec<u64>),
    Ended,
}

impl<'f> Messages<'f> {
    /// The columns, and the messages behind the schema.
    pub(super) fn new(
        path: &'f Path,
        mut file: &'f File,
        progress: &Arc<Progress>,
    ) -> Result<(Self, Vec<Column>), Error> {
        let cannot_read = |source| Error::Read { path: path.into(), source };
        let length = file.seek(SeekFrom::End(0)).map_err(cannot_read)?;
        file.rewind().map_err(cannot_read)?;
        let reader = BufReader::with_capacity(SAMPLE, Counted::new(file, Arc::clone(progress)));
        let mut messages = Self { path, reader, left: length, length, order: Order::Stream };
        let columns = if messages.bytes(8)? == FILE { messages.footer() } else { messages.schema() }?;
        Ok((messages, columns))
    }

    /// What a file says at its end.
    fn footer(&mut self) -> Result<Vec<Column>, Error> {
        let mark = &FILE[..6];
        self.go_to(self.length.saturating_sub(10))?;
        let tail = self.bytes(10)?;
        let length = tail.first_chunk().map_or(0, |length| u32::from_le_bytes(*length)).into();
        if &tail[4..] != mark || length > MAX_HEAD {
            return Err(self.damaged(wrong(cut_short())));
        }
        self.go_to(self.length.saturating_sub(10).saturating_sub(length))?;
        let footer = self.bytes(length)?;
        let read = |footer: FooterRef<'_>| -> Result<_, Wrong> {
            let dictionaries = footer.dictionaries()?.into_iter().flatten();
            let blocks = dictionaries.chain(footer.record_batches()?.into_iter().flatten());
            let mut places: Vec<u64> =
                blocks.map(|block| u64::try_from(block.offset())).collect::<Result<_, _>>()?;
            places.reverse();
            Ok((
                places,
                schema::columns(
                    footer
                        .schema()?
                        .ok_or_else(|| wrong(message!("ingest-arrow-no-schema", "it has no schema")))?,
                )?,
            ))
        };
        let (places, columns) = FooterRef::read_as_root(&footer)
            .map_err(Wrong::from)
            .and_then(read)
            .map_err(|wrong| self.damaged(wrong))?;
        self.order = Order::Places(places);
        Ok(columns)
    }

    /// The first message of a stream.
    fn schema(&mut self) -> Result<Vec<Column>, Error> {
        self.go_to(0)?;
        let (head, _) = self
            .message()?
            .ok_or_else(|| self.damaged(wrong(message!("ingest-arrow-no-schema", "it has no schema"))))?;
        MessageRef::read_as_root(&head)
            .map_err(Wrong::from)
            .and_then(|message| match message.header()? {
                Some(MessageHeaderRef::Schema(schema)) => schema::columns(schema),
                _ => Err(wrong(message!("ingest-arrow-no-schema-first", "it does not begin with a schema"))),
            })
            .map_err(|wrong| self.damaged(wrong))
    }

    /// The next message.
    pub(super) fn next(&mut self) -> Result<Option<Message>, Error> {
        let next = match &mut self.order {
            Order::Ended => None,
            Order::Stream => self.message()?,
            Order::Places(places) => match places.pop() {
                None => None,
                Some(place) => {
                    self.go_to(place)?;
                    Some(self.message()?.ok_or_else(|| {
                        self.damaged(wrong(message!("ingest-arrow-empty-message", "a message is empty")))
                    })?)
                }
            },
        };
        if next.is_none() {
            self.order = Order::Ended;
        }
        Ok(next)
    }

    /// The message that begins here, or `None` at the mark that ends a stream.
    fn message(&mut self) -> Result<Option<Message>, Error> {
        let mut length = self.bytes(4)?;
        // The oldest files do not have this mark.
        if length == CONTINUED {
            length = self.bytes(4)?;
        }
        let length = length.first_chunk().map_or(0, |length| u32::from_le_bytes(*length)).into();
        if length == 0 {
            return Ok(None);
        }
        if length > MAX_HEAD {
            return Err(self.damaged(wrong(message!("ingest-arrow-long-message", "a message is too long"))));
        }
        let head = self.bytes(length)?;
        let body = MessageRef::read_as_root(&head)
            .and_then(|message| message.body_length())
            .map_err(Wrong::from)
            .and_then(|body| Ok(u64::try_from(body)?))
            .map_err(|wrong| self.damaged(wrong))?;
        if body > MAX_BODY {
            let what = message!(
                "ingest-arrow-long-batch",
                "one of its batches has more than {limit}",
                limit = in_mb(MAX_BODY / packed::MB)
            );
            return Err(Error::TooBig { path: self.path.into(), what: what.into() });
        }
        Ok(Some((head, self.bytes(body)?)))
    }

    fn go_to(&mut self, place: u64) -> Result<(), Error> {
        self.left = self.length.checked_sub(place).ok_or_else(|| self.damaged(wrong(cut_short())))?;
        let gone = self.reader.seek(SeekFrom::Start(place));
        gone.map_err(|source| Error::Read { path: self.path.into(), source }).map(|_| ())
    }

    fn bytes(&mut self, count: u64) -> Result<Vec<u8>, Error> {
        // A stream ends with a mark, so a file that does not was cut.
        self.left = self.left.checked_sub(count).ok_or_else(|| self.damaged(wrong(cut_short())))?;
        let mut bytes = vec![0; count as usize];
        let read = self.reader.read_exact(&mut bytes);
        read.map_err(|source| Error::Read { path: self.path.into(), source }).map(|()| bytes)
    }

    fn damaged(&self, wrong: impl Into<Wrong>) -> Error {
        damaged(self.path, wrong)
    }
}
