//! What a process that reads says to the one that asked: frames of a kind, a length and so many bytes.

use crate::reader::{Format, Opened};
use crate::table::Layout;
use crate::{CODES, Cause, Error, Survey, Tab};
use contact::{Block, Table};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use words::{Message, Told as _};

const WORD: u8 = b'w';
const BLOCK: u8 = b'b';

/// The kind and the length.
const HEAD: usize = 5;
/// How far the file has been read, before a block's bytes.
const PROGRESS: usize = 16;
/// No block is much longer than this.
const LIKELY: usize = 2 << 20;

/// What comes out of the pipe.
#[expect(clippy::large_enum_variant, reason = "there is one frame at a time")]
pub(super) enum Frame {
    Word(Word),
    Block { progress: (u64, u64), bytes: Vec<u8> },
}

/// All but rows: few and small, so JSON will do.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Word {
    /// Rows follow.
    Opened(Beginning),
    /// There are no more rows.
    Done,
    Tabs(Option<Vec<Tab>>),
    Survey(Option<Survey>),
    Failed(Told),
}

impl Frame {
    pub(super) fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut head = [0; HEAD];
        from.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let length = u32::from_le_bytes(length) as usize;
        match kind {
            WORD => Ok(Self::Word(serde_json::from_slice(&take(from, length)?)?)),
            BLOCK => {
                let mut progress = [[0; 8]; 2];
                from.read_exact(progress.as_flattened_mut())?;
                let [read, total] = progress.map(u64::from_le_bytes);
                let bytes = take(from, length.saturating_sub(PROGRESS))?;
                Ok(Self::Block { progress: (read, total), bytes })
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

impl Word {
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let json = serde_json::to_vec(self)?;
        to.write_all(&[&[WORD], &length(json.len())?[..], &json].concat())
    }
}

/// Writes a block; `frame` is room that is used again.
pub(super) fn write_block(
    block: &Block,
    (read, total): (u64, u64),
    frame: &mut Vec<u8>,
    to: &mut impl Write,
) -> io::Result<()> {
    frame.clear();
    frame.extend([BLOCK, 0, 0, 0, 0]);
    frame.extend([read, total].map(u64::to_le_bytes).as_flattened());
    if !block.encode(CODES, frame) {
        return Err(io::Error::other("a remark is not listed"));
    }
    let length = length(frame.len() - HEAD)?;
    frame[1..HEAD].copy_from_slice(&length);
    to.write_all(frame)
}

fn length(bytes: usize) -> io::Result<[u8; 4]> {
    u32::try_from(bytes).map(u32::to_le_bytes).map_err(io::Error::other)
}

/// Takes so many bytes; room is made as they come, not as they are announced.
fn take(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(LIKELY));
    let came = from.take(length as u64).read_to_end(&mut bytes)?;
    if came == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// What is known once the header has been read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Beginning {
    source: String,
    sheet: Option<String>,
    columns: Vec<String>,
    header_row: u32,
    format: Format,
    skipped_above: u32,
    layout: Layout,
}

impl From<&Opened> for Beginning {
    fn from(Opened { table, format, skipped_above, layout }: &Opened) -> Self {
        let Table { source, sheet, columns, header_row } = (**table).clone();
        let (format, layout) = (format.clone(), layout.clone());
        Self { source, sheet, columns, header_row, format, skipped_above: *skipped_above, layout }
    }
}

impl From<Beginning> for Opened {
    fn from(beginning: Beginning) -> Self {
        let Beginning { source, sheet, columns, header_row, format, skipped_above, layout } = beginning;
        let table = Arc::new(Table { source, sheet, columns, header_row });
        Self { table, format, skipped_above, layout }
    }
}

/// An error in the words of the process that met it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Told {
    said: Message,
    advice: Option<Message>,
    cause: Option<Cause>,
    /// Whether it is [`Error::NoRows`], which is no failure to everybody.
    no_rows: bool,
}

impl Told {
    pub(super) fn of(error: &Error) -> Self {
        Self {
            said: error.told(),
            advice: error.advice(),
            cause: std::error::Error::source(error).map(Cause::of),
            no_rows: matches!(error, Error::NoRows { .. }),
        }
    }

    pub(super) fn error(self, path: PathBuf) -> Error {
        if self.no_rows {
            return Error::NoRows { path };
        }
        let (said, advice) = (self.said.into(), self.advice.map(Box::new));
        Error::Told { said, advice, source: self.cause }
    }
}
