//! The lines of a file of cards, unfolded.

use crate::Error;
use crate::progress::{Counted, Progress};
use crate::recognise::SAMPLE;
use crate::text::Decoded;
use crate::utf8::{Written, mended};
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

/// The longest line, and the most text of a card. Pictures are measured and not kept.
pub(super) const MAX_TEXT: usize = 1 << 20;
/// Properties whose value, written out, is no text.
const BINARY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

/// The lines of a file, one property a line however it is folded.
pub(super) struct Lines<'f> {
    pub(super) path: &'f Path,
    reader: BufReader<Decoded<Counted<&'f File>>>,
    /// The line that was read last, and not yet asked for.
    next: Option<String>,
    /// On which line of the file that stands, from 1.
    at: u64,
}

/// A whole line, and the line of the file on which it begins.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) row: u32,
    /// Bytes of a picture or the like that are not in the text.
    pub(super) left_off: usize,
}

impl<'f> Lines<'f> {
    pub(super) fn new(
        path: &'f Path,
        mut file: &'f File,
        written: Written,
        progress: &Arc<Progress>,
    ) -> Result<Self, Error> {
        let cannot_read = |source| Error::Read { path: path.into(), source };
        file.seek(SeekFrom::Start(written.mark as u64)).map_err(cannot_read)?;
        let decoded = written.decoded(Counted::new(file, Arc::clone(progress)));
        let mut lines = Self { path, reader: BufReader::with_capacity(SAMPLE, decoded), next: None, at: 0 };
        lines.read()?;
        Ok(lines)
    }

    /// The next line that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Error> {
        loop {
            let Some(text) = self.next.take() else { return Ok(None) };
            let row = u32::try_from(self.at).map_err(|_| Error::TooManyRows { path: self.path.into() })?;
            self.read()?;
            if text.trim().is_empty() {
                continue;
            }
            let mut line = Line { text, row, left_off: 0 };
            self.unfold(&mut line)?;
            return Ok(Some(line));
        }
    }

    /// Whether the line that follows is this one.
    pub(super) fn next_is(&self, name: &str, value: &str) -> bool {
        self.next.as_ref().is_some_and(|line| super::is(line, name, value))
    }

    /// Adds the lines that belong to this one: those that begin with a blank, and in quoted-printable those behind a `=`.
    fn unfold(&mut self, line: &mut Line) -> Result<(), Error> {
        let name = line.text.split([':', ';']).next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
        let binary = BINARY.contains(&name.as_str());
        let quoted = is_quoted_printable(&line.text);
        loop {
            let soft = quoted && line.text.ends_with('=');
            let Some(next) = self.next.take_if(|next| soft || next.starts_with([' ', '\t'])) else {
                return Ok(());
            };
            if soft {
                line.text.pop();
                line.text.push_str(&next);
            } else if binary {
                line.left_off += next.trim().len();
            } else {
                line.text.push_str(&next[1..]);
            }
            if line.text.len() > MAX_TEXT {
                return Err(Error::LongRow { path: self.path.into(), row: line.row });
            }
            self.read()?;
        }
    }

    /// Reads the line that follows, ended by CR, LF or both.
    fn read(&mut self) -> Result<(), Error> {
        let path = || self.path.to_path_buf();
        self.at += 1;
        let mut bytes = Vec::new();
        let mut ended = false;
        while !ended {
            let chunk = self.reader.fill_buf().map_err(|source| Error::Read { path: path(), source })?;
            if chunk.is_empty() {
                break;
            }
            let end = memchr::memchr2(b'\n', b'\r', chunk);
            let taken = end.unwrap_or(chunk.len());
            bytes.extend_from_slice(&chunk[..taken]);
            let cr = end.is_some_and(|end| chunk[end] == b'\r');
            self.reader.consume(taken + usize::from(end.is_some()));
            ended = end.is_some();
            if cr {
                let chunk = self.reader.fill_buf().map_err(|source| Error::Read { path: path(), source })?;
                let both = usize::from(chunk.first() == Some(&b'\n'));
                self.reader.consume(both);
            }
            if bytes.len() > MAX_TEXT {
                return Err(Error::LongRow { path: path(), row: u32::try_from(self.at).unwrap_or(u32::MAX) });
            }
        }
        self.next = (ended || !bytes.is_empty()).then(|| mended(&bytes).into_owned());
        Ok(())
    }
}

/// Whether a property says that its value is in quoted-printable.
pub(super) fn is_quoted_printable(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
    head.split(';')
        .skip(1)
        .any(|parameter| matches!(parameter, "QUOTED-PRINTABLE" | "ENCODING=QUOTED-PRINTABLE"))
}
