//! Files as they are inside gzip, zstd or zip, and the standard input: all of them unpacked to a file without a name.
//!
//! Nothing is ever unpacked to a path. What comes out is counted while it is written, for what an archive says of its
//! sizes may be a lie.

mod archive;

use crate::limit::{in_mb, ratio};
use crate::recognise::SAMPLE;
use crate::{Cause, Error, Source};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use words::{Message, message};

pub(crate) const MB: u64 = 1 << 20;
/// A compressed file.
pub(crate) const MAX_PACKED: u64 = 200 * MB;
/// What it may become.
pub(crate) const MAX_INFLATED: u64 = 2048 * MB;
/// What becomes larger than this may not be more than 200 times what it was.
const MAX_UNRATED: u64 = 10 * MB;
const MAX_RATIO: u64 = 200;
/// An archive in an archive in an archive.
const MAX_LAYERS: usize = 3;

/// A file that is no longer packed.
pub(crate) struct Unpacked {
    /// As it was asked for, without what only chose a file of an archive.
    pub(crate) source: Source,
    pub(crate) file: File,
    /// What it was packed in, the outermost first.
    pub(crate) within: Vec<&'static str>,
}

/// Opens a source and unpacks what is packed.
pub(crate) fn open(source: &Source) -> Result<Unpacked, Error> {
    let mut source = source.clone();
    let mut file = if is_input(&source.path) {
        source.path = named(&source.path).into();
        input().map_err(|cause| Error::Read { path: source.path.clone(), source: cause })?
    } else {
        File::open(&source.path).map_err(|cause| Error::Open { path: source.path.clone(), source: cause })?
    };
    let mut within = Vec::new();
    while let Some(packing) = Packing::of(&mut file).map_err(|cause| cannot_read(&source.path, cause))? {
        let inner = match packing {
            Packing::Gzip => Some((inflate(&source.path, &file, "gzip")?, "gzip")),
            Packing::Zstd => Some((inflate(&source.path, &file, "zstd")?, "zstd")),
            Packing::Zip => archive::choose(&mut source, &file)?.map(|inner| (inner, "zip")),
        };
        let Some((inner, name)) = inner else { break };
        if within.len() == MAX_LAYERS {
            let what = message!(
                "ingest-too-many-layers",
                "it is packed more than {layers} times",
                layers = MAX_LAYERS
            );
            return Err(too_big(&source.path, what));
        }
        within.push(name);
        file = inner;
    }
    Ok(Unpacked { source, file, within })
}

/// Whether a path stands for the standard input.
pub(crate) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The path as messages name it.
pub(crate) fn named(path: &Path) -> &Path {
    if is_input(path) { Path::new("standard input") } else { path }
}

/// How a file is packed, told by its first bytes.
enum Packing {
    Gzip,
    Zstd,
    Zip,
}

impl Packing {
    /// Leaves the file at its beginning.
    fn of(file: &mut File) -> io::Result<Option<Self>> {
        let mut start = Vec::new();
        file.take(4).read_to_end(&mut start)?;
        file.rewind()?;
        Ok(match start[..] {
            [0x1F, 0x8B, 8, _] => Some(Self::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD] => Some(Self::Zstd),
            [b'P', b'K', 3, 4] => Some(Self::Zip),
            _ => None,
        })
    }
}

/// What came by standard input, from its beginning. It comes once, and is kept, without a name, as long as the program runs:
/// so it can be looked at as often as a file.
///
/// # Errors
/// Where it cannot be read or kept.
pub fn input() -> io::Result<File> {
    static KEPT: Mutex<Option<File>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let file = if let Some(file) = kept.take() {
        file
    } else {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        file
    };
    let mut again = reopened(&file)?;
    *kept = Some(file);
    again.rewind()?;
    Ok(again)
}

/// Another handle of a file without a name, with a place of its own where the system can; else the readers take turns.
fn reopened(file: &File) -> io::Result<File> {
    use std::os::fd::AsRawFd;
    File::open(format!("/proc/self/fd/{}", file.as_raw_fd())).or_else(|_| file.try_clone())
}

fn inflate(path: &Path, file: &File, how: &'static str) -> Result<File, Error> {
    let length = file.metadata().map_err(|cause| cannot_read(path, cause))?.len();
    if length > MAX_PACKED {
        let (has, limit) = (length / MB, MAX_PACKED / MB);
        let what = message!(
            "ingest-has-mb-compressed",
            "it has {mb} MB compressed, and the limit is {limit} MB",
            mb = has.to_string(),
            limit = limit.to_string()
        );
        return Err(too_big(path, what));
    }
    let reader = BufReader::with_capacity(SAMPLE, file);
    let inflating: Box<dyn Read + '_> =
        if how == "gzip" { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(Frames::new(reader)) };
    let inflates = |limit| message!("ingest-inflates", "it inflates to more than {limit}", limit = limit);
    spool(path, length, inflating, inflates, |source| Error::DamagedFile {
        path: path.into(),
        is: message!("ingest-is-compressed", "compressed with {kind}", kind = how).into(),
        source: Cause::of(&source),
    })
}

/// Writes what inflates from `compressed` bytes to a file without a name, as long as it is not too much.
fn spool(
    path: &Path,
    compressed: u64,
    mut inflating: impl Read,
    inflates: fn(Message) -> Message,
    damaged: impl FnOnce(io::Error) -> Error,
) -> Result<File, Error> {
    let no_room = |cause| Error::Spool { path: path.into(), source: cause };
    let mut file = BufWriter::new(tempfile::tempfile().map_err(no_room)?);
    let mut chunk = vec![0; SAMPLE];
    let mut size = 0;
    loop {
        let count = match inflating.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(damaged(error)),
        };
        size += count as u64;
        if let Some(limit) = exceeded(compressed, size) {
            return Err(too_big(path, inflates(limit)));
        }
        file.write_all(&chunk[..count]).map_err(no_room)?;
    }
    let mut file = file.into_inner().map_err(|error| no_room(error.into_error()))?;
    file.rewind().map_err(no_room)?;
    Ok(file)
}

/// The limit that so many bytes exceed, which were so many compressed.
pub(crate) fn exceeded(compressed: u64, size: u64) -> Option<Message> {
    if size > MAX_INFLATED {
        Some(in_mb(MAX_INFLATED / MB))
    } else if size > MAX_UNRATED && size > compressed.saturating_mul(MAX_RATIO) {
        Some(ratio(MAX_RATIO))
    } else {
        None
    }
}

/// The frames of a zstd file one after another; the decoder ends with each.
pub(crate) struct Frames<R> {
    reader: R,
    decoder: FrameDecoder,
    inside: bool,
}

impl<R: BufRead> Frames<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, decoder: FrameDecoder::new(), inside: false }
    }

    /// Begins the next frame; answers whether there is one. Frames that say of themselves that they hold no data are passed over.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.reader.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.reader) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.reader.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    fn read_inside(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let one = BlockDecodingStrategy::UptoBlocks(1);
            self.decoder.decode_blocks(&mut self.reader, one).map_err(io::Error::other)?;
        }
        let count = self.decoder.read(out)?;
        let said = self.decoder.get_checksum_from_data();
        if count == 0 && said.is_some() && said != self.decoder.get_calculated_checksum() {
            let what = message!("ingest-checksum", "its checksum is another");
            return Err(io::Error::other(Cause::from(what)));
        }
        Ok(count)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.inside {
                let count = self.read_inside(out)?;
                if count > 0 {
                    return Ok(count);
                }
            }
            self.inside = self.begin()?;
            if !self.inside {
                return Ok(0);
            }
        }
    }
}

fn cannot_read(path: &Path, source: io::Error) -> Error {
    Error::Read { path: path.into(), source }
}

fn too_big(path: &Path, what: Message) -> Error {
    Error::TooBig { path: path.into(), what: what.into() }
}

#[cfg(test)]
mod tests;
