//! A compiled blacklist: one immutable file, found whole and unchanged before anything is asked of it.
//!
//! The file is 64 bytes of preamble, the sections one after the other, and the header as JSON:
//!
//! ```text
//!  0   8  89 44 42 4c 0d 0a 1a 0a   what it is, in bytes that a transfer as text would change
//!  8   4  the version of the format, 1
//! 12   4  nothing, 0
//! 16   8  where the header starts
//! 24   8  how long it is: it ends where the file does
//! 32  32  the SHA-256 of the header, which holds that of the sections
//! ```

use super::header::Header;
use super::map::Map;
use super::section::Section;
use super::{Blacklist, Bytes, Error, Part};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::sync::Arc;
use words::Message;
use words::message;

/// What a file of ours begins with.
const MAGIC: [u8; 8] = *b"\x89DBL\r\n\x1a\n";

const VERSION: u32 = 1;

/// How long the preamble is.
pub(super) const PREAMBLE: usize = 64;

/// A compiled blacklist that was found whole and unchanged.
#[derive(Clone, Debug)]
pub struct Compiled {
    header: Header,
    bytes: Arc<Bytes>,
}

impl Compiled {
    /// How many of a file's first bytes tell whether it is one.
    pub const TELLING: usize = MAGIC.len();

    /// Whether a file that begins so is a compiled blacklist, or means to be.
    #[must_use]
    pub fn is_told_by(first: &[u8]) -> bool {
        first.starts_with(&MAGIC)
    }

    /// Maps a file into memory, and reads all of it once to see that it is as it was written.
    ///
    /// # Errors
    /// Where it is not, or is of another kind or a later version.
    pub fn open(file: &File) -> Result<Self, Error> {
        // Nothing cannot be mapped.
        if file.metadata()?.len() == 0 {
            return Err(Error::NotCompiled);
        }
        Self::of(Bytes::Mapped(Map::of(file)?))
    }

    /// As [`Compiled::open`], of bytes in memory.
    ///
    /// # Errors
    /// As there.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::of(Bytes::Owned(bytes))
    }

    fn of(bytes: Bytes) -> Result<Self, Error> {
        let (header_at, header) = header(&bytes)?;
        let payload = bytes.get(PREAMBLE..header_at).unwrap_or_default();
        if hex(&Sha256::digest(payload)) != header.payload_sha256 {
            return Err(Error::damaged(message!(
                "compiled-other-numbers",
                "its numbers are not those that were written"
            )));
        }
        let mut end = PREAMBLE as u64;
        for section in header.registries.iter().flat_map(|registry| &registry.sections) {
            let place = section.place();
            if place.offset != end || Section::at(&bytes, place).is_none() {
                return Err(elsewhere());
            }
            end = place.end().unwrap_or(end);
        }
        if end != header_at as u64 {
            return Err(elsewhere());
        }
        Ok(Self { header, bytes: Arc::new(bytes) })
    }

    /// What it says of itself.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// A blacklist for each registry, which findings call by the file and the registry.
    #[must_use]
    pub fn blacklists(&self, file: &str) -> Vec<Blacklist> {
        let part =
            |section: &super::Dated| Part::new(section.scope(), Some(section.since()), section.place());
        let blacklist = |registry: &super::Registry| Blacklist {
            name: Message::foreign(format!("{file} › {}", registry.name)).into(),
            bytes: Arc::clone(&self.bytes),
            sections: registry.sections.iter().map(part).collect(),
        };
        self.header.registries.iter().map(blacklist).collect()
    }

    /// The numbers of one of its sections, by their lines ([`contact::Number::line`]), in order.
    pub fn numbers(&self, section: &super::Dated) -> impl Iterator<Item = u64> {
        // Where sections lie was seen when it was opened.
        Section::at(&self.bytes, section.place()).unwrap_or_default().numbers()
    }
}

fn elsewhere() -> Error {
    Error::damaged(message!("compiled-elsewhere", "its sections do not lie where its header says"))
}

/// The header, and where it starts.
fn header(bytes: &[u8]) -> Result<(usize, Header), Error> {
    if !Compiled::is_told_by(bytes) {
        return Err(Error::NotCompiled);
    }
    let short = || Error::Length { bytes: bytes.len() as u64, expected: PREAMBLE as u64 };
    let preamble: &[u8; PREAMBLE] = bytes.first_chunk().ok_or_else(short)?;
    let (numbers, digest) = preamble.split_at(32);
    let [_, version, start, length] = numbers.as_chunks::<8>().0 else { return Err(short()) };
    let (version, start, length) =
        (u64::from_le_bytes(*version), u64::from_le_bytes(*start), u64::from_le_bytes(*length));
    if version != u64::from(VERSION) {
        return Err(match u32::try_from(version) {
            Ok(version) => Error::Version { version, ours: VERSION },
            Err(_) => Error::damaged(message!(
                "compiled-other-start",
                "its first bytes are not those that were written"
            )),
        });
    }
    let expected = start.saturating_add(length);
    if expected != bytes.len() as u64 {
        return Err(Error::Length { bytes: bytes.len() as u64, expected });
    }
    let written = usize::try_from(start).ok().filter(|start| *start >= PREAMBLE);
    let written = written.and_then(|start| Some((start, bytes.get(start..)?)));
    let (start, json) = written.ok_or_else(|| {
        Error::damaged(message!("compiled-no-header", "its header is not where it should be"))
    })?;
    if *Sha256::digest(json) != *digest {
        return Err(Error::damaged(message!(
            "compiled-other-header",
            "its header is not the one that was written"
        )));
    }
    let header = serde_json::from_slice(json)
        .map_err(|_| Error::damaged(message!("compiled-header-unreadable", "its header cannot be read")))?;
    Ok((start, header))
}

/// The preamble of a file whose header starts at an offset.
pub(super) fn preamble(header_at: u64, header: &[u8]) -> Vec<u8> {
    let mut preamble = MAGIC.to_vec();
    preamble.extend(u64::from(VERSION).to_le_bytes());
    preamble.extend(header_at.to_le_bytes());
    preamble.extend((header.len() as u64).to_le_bytes());
    preamble.extend(Sha256::digest(header));
    preamble
}

/// A digest as people read it.
pub(super) fn hex(digest: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}
