//! A compound file: streams in sectors, chained like a file system on a floppy disk.
//!
//! A chain may lie: it is followed no further than the file has sectors.

use crate::book::package::MAX_FILE;
use crate::book::trouble::Trouble;
use crate::limit::has_mb;
use crate::progress::{Counted, Progress};
use std::fs::File;
use std::io::{self, Cursor, ErrorKind, Read, Seek, SeekFrom};
use std::sync::Arc;
use words::message;

/// How a compound file begins.
pub(crate) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const HEADER: usize = 512;
/// The numbers from here on are no sectors.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// The most entries of a directory that are looked at.
const MAX_ENTRIES: usize = 1 << 16;
/// The longest stream that lies in small sectors.
const MAX_SMALL: u64 = 1 << 20;
const NOBODY: u32 = u32::MAX;

/// A compound file, opened as far as its directory.
pub(crate) struct Compound {
    file: Counted<File>,
    length: u64,
    sector: u64,
    small: u64,
    /// Streams shorter than this lie in small sectors.
    cutoff: u64,
    next: Vec<u32>,
    next_small: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
    left: u32,
    right: u32,
    child: u32,
    is_stream: bool,
}

/// The bytes of a stream.
pub(crate) enum Stream {
    /// A file that is no compound.
    Whole(Counted<File>),
    Chain(Chain),
    Small(Cursor<Vec<u8>>),
}

impl Compound {
    pub(crate) fn open(file: File, progress: &Arc<Progress>) -> Result<Self, Trouble> {
        let length = file.metadata()?.len();
        if length > MAX_FILE {
            let (length, limit) = (length >> 20, MAX_FILE >> 20);
            return Err(Trouble::too_big(has_mb(length, limit)));
        }
        let mut file = Counted::new(file, Arc::clone(progress));
        let mut header = [0; HEADER];
        file.read_exact(&mut header)?;
        let shift = |at| match u16_at(&header, at) {
            shift @ 6..=16 => Ok(1u64 << shift),
            _ => Err(Trouble::damaged(message!("ingest-sectors", "it says nothing sensible of its sectors"))),
        };
        let mut compound = Self {
            file,
            length,
            sector: shift(30)?,
            small: shift(32)?,
            cutoff: u64::from(u32_at(&header, 56)),
            next: Vec::new(),
            next_small: Vec::new(),
            entries: Vec::new(),
        };
        compound.read_table(&header)?;
        compound.next_small = {
            let chain = compound.chain(u32_at(&header, 60), u64::MAX);
            words(&compound.bytes(&chain)?)
        };
        let directory = compound.chain(u32_at(&header, 48), u64::MAX);
        let directory = compound.bytes(&directory)?;
        compound.entries = directory.chunks_exact(128).take(MAX_ENTRIES).map(Entry::read).collect();
        if compound.entries.is_empty() {
            return Err(Trouble::damaged(message!("ingest-no-directory", "it has no directory")));
        }
        Ok(compound)
    }

    /// The stream of this name that stands at the top, not in something embedded.
    pub(crate) fn stream(&mut self, name: &str) -> Result<Option<Stream>, Trouble> {
        let Some(entry) = self.find(name).map(|nth| &self.entries[nth]) else { return Ok(None) };
        let (start, size) = (entry.start, entry.size);
        if size < self.cutoff {
            return Ok(Some(Stream::Small(Cursor::new(self.small_stream(start, size)?))));
        }
        let runs = self.chain(start, size);
        let file = self.file.again()?;
        Ok(Some(Stream::Chain(Chain { file, runs, at: 0 })))
    }

    /// Whether there is a stream of this name at the top.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<usize> {
        let mut waiting = vec![self.entries.first()?.child];
        let mut seen = 0;
        while let Some(nth) = waiting.pop() {
            let Some(entry) = self.entries.get(nth as usize) else { continue };
            // A tree that bites its tail is at an end.
            seen += 1;
            if seen > self.entries.len() {
                break;
            }
            if entry.is_stream && entry.name.eq_ignore_ascii_case(name) {
                return Some(nth as usize);
            }
            waiting.extend([entry.left, entry.right].iter().filter(|&&side| side != NOBODY));
        }
        // Where the tree is broken, the list may still be whole.
        self.entries.iter().position(|entry| entry.is_stream && entry.name.eq_ignore_ascii_case(name))
    }

    /// Reads which sector follows which.
    fn read_table(&mut self, header: &[u8]) -> Result<(), Trouble> {
        let sectors = self.length / self.sector + 1;
        let table_limit = (sectors * 4 / self.sector + 1) as usize;
        let mut tables: Vec<u32> = header[76..].chunks_exact(4).map(|word| u32_at(word, 0)).collect();
        let mut more = u32_at(header, 68);
        let mut steps = 0;
        while more < LAST_SECTOR && tables.len() < table_limit && steps < sectors {
            let mut words = words(&self.sector_bytes(more)?);
            more = words.pop().unwrap_or(NOBODY);
            tables.extend(words);
            steps += 1;
        }
        for table in tables.into_iter().filter(|&table| table < LAST_SECTOR).take(table_limit) {
            let words = words(&self.sector_bytes(table)?);
            self.next.extend(words);
        }
        Ok(())
    }

    /// The stretches of the file that a chain of sectors goes through, as far as it holds `size` bytes.
    fn chain(&self, start: u32, size: u64) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut left = size.min(self.length);
        let mut sector = start;
        while left > 0 && sector < LAST_SECTOR {
            let offset = (u64::from(sector) + 1) * self.sector;
            let length = self.sector.min(left).min(self.length.saturating_sub(offset));
            if length == 0 {
                break;
            }
            match runs.last_mut() {
                Some(run) if run.offset + run.length == offset => run.length += length,
                _ => runs.push(Run { offset, length }),
            }
            left -= length;
            sector = self.next.get(sector as usize).copied().unwrap_or(NOBODY);
        }
        runs
    }

    fn bytes(&mut self, runs: &[Run]) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        for run in runs {
            self.file.seek(SeekFrom::Start(run.offset))?;
            self.file.by_ref().take(run.length).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// A sector, as much of it as the file has.
    fn sector_bytes(&mut self, sector: u32) -> Result<Vec<u8>, Trouble> {
        let offset = (u64::from(sector) + 1) * self.sector;
        self.bytes(&[Run { offset, length: self.sector }])
    }

    /// A stream whose sectors lie in the stream of the first entry.
    fn small_stream(&mut self, start: u32, size: u64) -> Result<Vec<u8>, Trouble> {
        let home = self.chain(self.entries[0].start, self.entries[0].size);
        let home = self.bytes(&home)?;
        let mut bytes = Vec::new();
        let mut left = size.min(MAX_SMALL) as usize;
        let mut sector = start;
        while left > 0 && sector < LAST_SECTOR {
            let offset = u64::from(sector) * self.small;
            let rest = usize::try_from(offset).ok().and_then(|offset| home.get(offset..)).unwrap_or_default();
            let piece = &rest[..rest.len().min(left).min(self.small as usize)];
            if piece.is_empty() {
                break;
            }
            bytes.extend_from_slice(piece);
            left -= piece.len();
            sector = self.next_small.get(sector as usize).copied().unwrap_or(NOBODY);
        }
        Ok(bytes)
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Self {
        let length = usize::from(u16_at(bytes, 64)).clamp(2, 64) - 2;
        let units: Vec<u16> = bytes[..length].chunks_exact(2).map(|unit| u16_at(unit, 0)).collect();
        Self {
            name: String::from_utf16_lossy(&units),
            start: u32_at(bytes, 116),
            // Of the longer size, older programs leave the upper half undefined.
            size: u64::from(u32_at(bytes, 120)),
            left: u32_at(bytes, 68),
            right: u32_at(bytes, 72),
            child: u32_at(bytes, 76),
            is_stream: bytes[66] == 2,
        }
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32_at(word, 0)).collect()
}

/// A stretch of the file.
#[derive(Clone, Copy)]
struct Run {
    offset: u64,
    length: u64,
}

/// A stream that lies in stretches of the file.
pub(crate) struct Chain {
    file: Counted<File>,
    runs: Vec<Run>,
    /// Where in the stream the next byte is read.
    at: u64,
}

impl Read for Chain {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut before = 0;
        for run in &self.runs {
            if self.at < before + run.length {
                let within = self.at - before;
                let most = usize::try_from(run.length - within).unwrap_or(usize::MAX).min(out.len());
                self.file.seek(SeekFrom::Start(run.offset + within))?;
                let count = self.file.read(&mut out[..most])?;
                self.at += count as u64;
                return Ok(count);
            }
            before += run.length;
        }
        Ok(0)
    }
}

impl Read for Stream {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Whole(file) => file.read(out),
            Self::Chain(chain) => chain.read(out),
            Self::Small(bytes) => bytes.read(out),
        }
    }
}

impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Whole(file) => file.seek(to),
            Self::Small(bytes) => bytes.seek(to),
            Self::Chain(chain) => {
                let SeekFrom::Start(at) = to else { return Err(ErrorKind::Unsupported.into()) };
                chain.at = at;
                Ok(at)
            }
        }
    }
}
