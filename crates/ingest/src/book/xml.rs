//! XML in bounded pieces: no document type, no entity of its own, nothing deep, no piece without an end.

use super::trouble::Trouble;
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8};
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};
use words::message;

/// The longest tag, text or comment.
/// A flat document holds its pictures as text.
const MAX_PIECE: usize = 16 << 20;
/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 256;
const CHUNK: usize = 64 << 10;
/// Where a document says its encoding.
const PROLOG: usize = 256;

/// What XML is made of, as far as a table cares.
pub(crate) enum Piece<'x> {
    /// An element begins.
    Open(BytesStart<'x>),
    /// An element that holds nothing.
    Empty(BytesStart<'x>),
    /// An element ends.
    Close(BytesEnd<'x>),
    /// Text, or a part of it.
    Text(Cow<'x, str>),
    /// A comment or an instruction.
    Other,
    /// The document ends.
    End,
}

/// A document, read piece by piece.
pub(crate) struct Xml<R: Read> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
    depth: usize,
    pieces: u64,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(source: R) -> Result<Self, Trouble> {
        let mut reader = Reader::from_reader(Bounded::new(source)?);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0, pieces: 0 })
    }

    /// The next piece.
    pub(crate) fn next(&mut self) -> Result<Piece<'_>, Trouble> {
        self.buffer.clear();
        self.pieces += 1;
        self.reader.get_mut().begin();
        Ok(match self.reader.read_event_into(&mut self.buffer)? {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > MAX_DEPTH {
                    return Err(Trouble::damaged(message!(
                        "ingest-elements-too-deep",
                        "its elements stand too deep in each other"
                    )));
                }
                Piece::Open(tag)
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::Close(tag)
            }
            Event::Empty(tag) => Piece::Empty(tag),
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Piece::Text(resolved(&reference)?.to_string().into()),
            Event::DocType(_) => {
                return Err(Trouble::damaged(message!(
                    "ingest-document-type",
                    "it has a document type, which no workbook has"
                )));
            }
            Event::Eof if self.depth > 0 => {
                return Err(Trouble::damaged(message!("ingest-breaks-off", "it breaks off")));
            }
            Event::Eof => Piece::End,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Piece::Other,
        })
    }

    /// How many pieces there were so far.
    pub(crate) fn pieces(&self) -> u64 {
        self.pieces
    }

    /// Passes over the rest of the element that has just been opened.
    pub(crate) fn skip(&mut self) -> Result<(), Trouble> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

fn resolved(reference: &BytesRef<'_>) -> Result<char, Trouble> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Ok(letter);
    }
    match &**reference {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        name if name.starts_with('#') => Ok('\u{fffd}'),
        _ => Err(Trouble::damaged(message!(
            "ingest-entity",
            "it has an entity of its own, which no workbook has"
        ))),
    }
}

/// An element's name without its prefix.
pub(crate) fn name<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    tag.local_name().into_inner()
}

/// The value of an attribute, named without its prefix.
pub(crate) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    attributes(tag).find(|(_, local, _)| *local == name).map(|(_, _, value)| value)
}

/// What an attribute says, where it is said with `1` or `true`.
pub(crate) fn truth(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| is_true(&value))
}

pub(crate) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on" | "True")
}

/// Each attribute's prefix, name and value. What is no attribute is passed over.
pub(crate) fn attributes<'t>(
    tag: &'t BytesStart<'_>,
) -> impl Iterator<Item = (&'t str, &'t str, Cow<'t, str>)> {
    let mut attributes = tag.attributes();
    // Looking for names that stand twice takes the square of their number.
    attributes.with_checks(false);
    attributes.flatten().map(|attribute| {
        let (local, prefix) = attribute.key.decompose();
        let normalized = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = normalized.unwrap_or_else(|_| attribute.value.clone());
        (prefix.map_or("", quick_xml::name::Prefix::into_inner), local.into_inner(), value)
    })
}

/// Bytes in UTF-8, of which only so many may be taken for one piece.
pub(crate) struct Bounded<R> {
    source: R,
    /// What is not in UTF-8 goes through here.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    used: usize,
    /// A decoder that was told of the end must not be asked again.
    ended: bool,
}

impl<R: Read> Bounded<R> {
    fn new(mut source: R) -> io::Result<Self> {
        let mut raw = Vec::with_capacity(PROLOG);
        source.by_ref().take(PROLOG as u64).read_to_end(&mut raw)?;
        let encoding = encoding(&raw);
        Ok(Self::decoding(source, raw, encoding))
    }

    /// A source in some encoding, of which a beginning of less than a quarter of a chunk was taken.
    pub(crate) fn decoding(source: R, raw: Vec<u8>, encoding: &'static Encoding) -> Self {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        let mut bounded =
            Self { source, decoder, raw, buffer: vec![0; CHUNK], at: 0, end: 0, used: 0, ended: false };
        bounded.decode_raw(false);
        bounded
    }

    /// Begins a piece.
    pub(crate) fn begin(&mut self) {
        self.used = 0;
    }

    /// Moves what was read to the buffer.
    fn decode_raw(&mut self, last: bool) {
        let taken = if let Some(decoder) = &mut self.decoder {
            let (result, taken, written, _) = decoder.decode_to_utf8(&self.raw, &mut self.buffer, last);
            debug_assert!(result == CoderResult::InputEmpty || written > 0);
            self.end = written;
            taken
        } else {
            self.buffer[..self.raw.len()].copy_from_slice(&self.raw);
            self.end = self.raw.len();
            self.raw.len()
        };
        self.at = 0;
        self.raw.drain(..taken);
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.decoder.is_none() {
            (self.at, self.end) = (0, 0);
            self.end = self.source.read(&mut self.buffer)?;
            return Ok(());
        }
        while !self.ended {
            let before = self.raw.len();
            // A byte becomes three at the most.
            self.raw.resize(CHUNK / 4, 0);
            let read = self.source.read(&mut self.raw[before..])?;
            self.raw.truncate(before + read);
            self.ended = read == 0;
            self.decode_raw(self.ended);
            if self.end > 0 {
                return Ok(());
            }
        }
        (self.at, self.end) = (0, 0);
        Ok(())
    }
}

impl<R: Read> BufRead for Bounded<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > MAX_PIECE {
            let mb = (MAX_PIECE >> 20).to_string();
            let what = message!("ingest-long-xml", "a piece of its XML is longer than {mb} MB", mb = mb);
            return Err(Trouble::too_big(what).into());
        }
        if self.at == self.end {
            self.fill()?;
        }
        Ok(&self.buffer[self.at..self.end])
    }

    #[inline]
    fn consume(&mut self, count: usize) {
        self.at += count;
        self.used += count;
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(out)?;
        self.consume(count);
        Ok(count)
    }
}

/// The encoding of a document, by its mark, its zeros or what it says.
pub(crate) fn encoding(beginning: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(beginning) {
        return encoding;
    }
    match beginning {
        [b'<', 0, ..] => return encoding_rs::UTF_16LE,
        [0, b'<', ..] => return encoding_rs::UTF_16BE,
        _ => {}
    }
    let said = beginning.split(|byte| *byte == b'>').next().unwrap_or_default();
    let said = String::from_utf8_lossy(said);
    let label = said.split_once("encoding").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    // A document that can be read so far as to say that it is in UTF-16 is not.
    named.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8)
}
