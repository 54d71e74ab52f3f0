//! A text file's records, each with the row on which a spreadsheet shows it.
//!
//! A spreadsheet numbers records, not lines, and a blank line is a row. What a quote swallows is looked at twice: where it
//! only makes sense that the quote was opened by mistake, the lines are rows, with a remark; where it is not plain, they
//! are left out, each with its words.

use super::cut::{Cells, Cut, Quoting, Rules, cut};
use super::decode::{Decoded, with_strays};
use super::dialect::Dialect;
use super::encoding::Encoding;
use super::kinds::{Kind, kind};
use super::push::{Push, push_line, simple_cells};
use super::repair::repair;
use super::{MAX_COLUMNS, QUOTE_REPAIRED, QUOTE_STRAY, ROW_OTHERWISE, ROW_TOO_LONG, ROW_WRAPPED};
use crate::{Error, Reading};
use contact::{Block, Code};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The longest record.
const MAX_RECORD: usize = 1 << 20;
/// How much is read at once.
const CHUNK: usize = 64 << 10;
/// How much of a row that is too long is kept.
const KEPT: usize = 200;
/// How many bytes may be looked at in vain behind quotes that were opened by mistake, beyond what was read.
const IN_VAIN: u64 = 16 << 20;

/// From how many cells on it is no chance that a row can be cut into as many as others with another delimiter.
const TELLING: usize = 6;
/// The delimiters that a single row may have.
const OTHERS: [u8; 5] = *b",;\t| ";

/// The records of a reader.
pub(crate) struct Records<'p, R> {
    path: &'p Path,
    input: Decoded<R>,
    /// What was read and not yet taken, from `at` on.
    buffer: Vec<u8>,
    at: usize,
    /// Where in the text the buffer begins.
    base: u64,
    ended: bool,
    rules: Rules,
    /// How many cells most rows have.
    width: Option<usize>,
    reading: Reading,
    wrapped: bool,
    comment: Option<u8>,
    strays: Encoding,
    /// Up to where lines belong to a record of which it is not known where it ends.
    suspect_until: u64,
    /// Up to where each line is a record of its own.
    separate_until: u64,
    in_vain: u64,
    ranges: Vec<std::ops::Range<usize>>,
    cells: Cells,
    spare: Cells,
    /// The last record's row.
    row: u32,
}

/// A line in the buffer.
#[derive(Clone, Copy)]
struct Line {
    end: usize,
    next: usize,
}

impl<'p, R: Read> Records<'p, R> {
    pub(crate) fn new(
        path: &'p Path,
        input: Decoded<R>,
        dialect: &Dialect,
        strays: Encoding,
        reading: Reading,
    ) -> Self {
        let as_meant = reading == Reading::AsMeant;
        // Where each row stands in one cell, the width is that of what is inside.
        let whole = dialect.delimiter.is_some() && (as_meant || !dialect.wrapped);
        Self {
            path,
            input,
            buffer: Vec::new(),
            at: 0,
            base: 0,
            ended: false,
            rules: Rules::of(dialect),
            width: dialect.width.map(|width| width as usize).filter(|_| whole),
            reading,
            wrapped: dialect.wrapped,
            comment: dialect.comment.and_then(|comment| u8::try_from(comment).ok()),
            strays,
            suspect_until: 0,
            separate_until: 0,
            in_vain: 0,
            ranges: Vec::new(),
            cells: Cells::default(),
            spare: Cells::default(),
            row: 0,
        }
    }

    /// Passes over the first line.
    pub(crate) fn skip_line(&mut self) -> Result<(), Error> {
        if let Some(line) = self.line()? {
            self.at = line.next;
            self.advance()?;
        }
        Ok(())
    }

    /// Pushes the next record; answers how many cells it has. As they are meant, blank lines and comments are none, but each
    /// has its row's number.
    pub(crate) fn next_row(&mut self, block: &mut Block, named: usize) -> Result<Option<usize>, Error> {
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            if line.end - self.at > MAX_RECORD {
                return self.push_too_long(block).map(Some);
            }
            let text = &self.buffer[self.at..line.end];
            if self.place() < self.suspect_until {
                return self.push_suspect(block, line, named).map(Some);
            }
            let last_mark = text == b"\x1A" && self.ended && line.next == self.buffer.len();
            let comment = text.first().is_some_and(|first| Some(*first) == self.comment);
            if text.is_empty() || last_mark || (comment && self.reading == Reading::AsMeant) {
                self.at = line.next;
                self.advance()?;
                if self.reading == Reading::AsItStands && !last_mark {
                    return self.end_row(block, 0).map(Some);
                }
                continue;
            }
            let simple = self.rules.simple().is_some_and(|(delimiter, quote)| {
                simple_cells(text, delimiter, quote, &mut self.ranges)
                    && self.width.is_none_or(|width| self.ranges.len() == width)
                    && memchr::memchr(0, text).is_none()
            });
            let width = if simple && self.ranges.len() > 1 {
                let push = Push { named, strays: self.strays, replaced: self.input.replaced() };
                push_line(&push, block, text, &self.ranges);
                self.at = line.next;
                self.ranges.len()
            } else {
                self.record(block, line, named)?
            };
            self.advance()?;
            return self.end_row(block, width).map(Some);
        }
    }

    fn end_row(&self, block: &mut Block, width: usize) -> Result<usize, Error> {
        if width > MAX_COLUMNS {
            return Err(Error::WideRow { path: self.path.into(), row: self.row, cells: width });
        }
        block.end_row(self.row);
        Ok(width)
    }

    fn advance(&mut self) -> Result<(), Error> {
        self.row = self.row.checked_add(1).ok_or_else(|| Error::TooManyRows { path: self.path.into() })?;
        Ok(())
    }

    /// Where in the text the next record begins.
    fn place(&self) -> u64 {
        self.base + self.at as u64
    }

    /// Cuts and pushes the record that begins with this line, which holds quotes or is otherwise not plain.
    fn record(&mut self, block: &mut Block, line: Line, named: usize) -> Result<usize, Error> {
        let (next, code) = self.settle(line)?;
        if let Some(code) = code {
            block.remark(None, code);
        }
        if self.reading == Reading::AsMeant && self.unwrapped() {
            std::mem::swap(&mut self.cells, &mut self.spare);
            if !self.wrapped {
                block.remark(None, &ROW_WRAPPED);
            }
        }
        self.at = next;
        let push = Push { named, strays: self.strays, replaced: self.input.replaced() };
        Ok(push.cells(block, &self.cells))
    }

    /// Cuts the record into `cells`; answers where the next one begins, and what is to be said of this one.
    fn settle(&mut self, line: Line) -> Result<(usize, Option<&'static Code>), Error> {
        let separate = self.place() < self.separate_until;
        // Reading on moves the record to the buffer's beginning.
        let (length, step) = (line.end - self.at, line.next - self.at);
        let whole = if separate {
            cut(&self.buffer[self.at..line.end], &self.rules, Quoting::Standard, &mut self.cells)
        } else {
            self.cut_whole()?
        };
        let (line, next) = (self.at..self.at + length, self.at + step);
        let fits = self.fits(self.cells.len());
        let one_line = !whole.open && (separate || self.at + whole.end <= line.end);
        if !fits && (one_line || !whole.is_clean()) && self.cut_otherwise(line.clone()) {
            return Ok((next, Some(&ROW_OTHERWISE)));
        }
        if one_line {
            return Ok((next, self.settle_line(line, &whole)));
        }
        let end = self.at + whole.end;
        // What is written as it should be is only doubted where a row of few cells could not look so by chance.
        let doubted = whole.strays > 0 || (!fits && self.width.is_some_and(|width| width > 2));
        let rows = !whole.open && doubted && self.lines_are_rows(end);
        if !whole.open && !rows && (whole.strays == 0 || (fits && !self.line_fits(line.clone()))) {
            return Ok((self.at + whole.next, (whole.strays > 0).then_some(&QUOTE_REPAIRED)));
        }
        self.looked_in_vain(end - line.end);
        if rows || (self.line_fits(line.clone()) && (whole.open || !fits)) {
            self.cut_line(line);
            return Ok((next, Some(&QUOTE_REPAIRED)));
        }
        if !whole.open {
            self.suspect_until = self.base + end as u64;
        }
        cut(&self.buffer[line], &self.rules, Quoting::Literal, &mut self.cells);
        Ok((next, Some(&QUOTE_STRAY)))
    }

    /// A record that ends with its line: its quotes may be out of order, but it is known where it ends.
    fn settle_line(&mut self, line: std::ops::Range<usize>, whole: &Cut) -> Option<&'static Code> {
        if whole.is_clean() {
            return None;
        }
        if !self.fits(self.cells.len()) && self.line_fits(line.clone()) {
            self.cut_line(line);
        }
        Some(&QUOTE_REPAIRED)
    }

    /// Cuts the record with all the lines that its quotes hold together.
    fn cut_whole(&mut self) -> Result<Cut, Error> {
        loop {
            let end = self.buffer.len().min(self.at + MAX_RECORD);
            let found = cut(&self.buffer[self.at..end], &self.rules, Quoting::Standard, &mut self.cells);
            if found.ended {
                return Ok(found);
            }
            if end - self.at == MAX_RECORD {
                // What the bytes end with here only looks like the end of a record.
                return Ok(Cut { open: true, ..found });
            }
            // As much again as was looked at: a record is cut anew with what is read, and should not be for each piece.
            let looked_at = end - self.at;
            if !self.fill()? {
                return Ok(found);
            }
            while self.buffer.len() < 2 * looked_at && self.fill()? {}
        }
    }

    /// Cuts a line by itself, in the way that gives as many cells as other rows have.
    fn cut_line(&mut self, line: std::ops::Range<usize>) {
        let text = &self.buffer[line];
        let repaired = self.width.is_some_and(|width| repair(text, &self.rules, width, &mut self.cells));
        if !repaired {
            cut(text, &self.rules, Quoting::Literal, &mut self.cells);
        }
    }

    /// Whether a line by itself can be cut into as many cells as other rows have.
    fn line_fits(&mut self, line: std::ops::Range<usize>) -> bool {
        let Some(width) = self.width.filter(|width| *width > 1) else { return false };
        let text = &self.buffer[line];
        let whole = cut(text, &self.rules, Quoting::Standard, &mut self.spare);
        (whole.is_clean() && self.spare.len() == width) || repair(text, &self.rules, width, &mut self.spare)
    }

    /// Whether the lines that a record's quotes hold together look like rows: the first, and nearly all others.
    fn lines_are_rows(&mut self, end: usize) -> bool {
        let (mut at, mut lines, mut fitting) = (self.at, 0, 0);
        while at < end {
            let line = memchr::memchr2(b'\n', b'\r', &self.buffer[at..end]).map_or(end, |length| at + length);
            if line > at {
                lines += 1;
                fitting += usize::from(self.line_fits(at..line));
            }
            if fitting == 0 {
                return false;
            }
            at = line + 1;
        }
        fitting * 4 >= lines * 3
    }

    /// Cuts a line with a delimiter that other rows do not have, where that gives as many cells as they have.
    fn cut_otherwise(&mut self, line: std::ops::Range<usize>) -> bool {
        let Some(width) = self.width.filter(|width| *width > 2) else { return false };
        if self.reading == Reading::AsItStands {
            return false;
        }
        let text = &self.buffer[line];
        OTHERS.iter().any(|other| {
            let found = cut(text, &self.rules.with_delimiter(*other), Quoting::Standard, &mut self.spare);
            if !found.is_clean() || self.spare.len() != width || (width < TELLING && found.quoted == 0) {
                return false;
            }
            let plain = self.spare.iter().zip(self.spare.quoted()).filter(|(_, quoted)| !quoted);
            let kinds: Vec<(Kind, bool)> = plain
                .map(|(cell, _)| {
                    (kind(&String::from_utf8_lossy(cell)), self.rules.delimiters(cell).next().is_some())
                })
                .collect();
            // The usual delimiter may stand in a number, and a sentence has words between blanks.
            let sound = kinds.iter().all(|(kind, holds)| !holds || *kind == Kind::Number);
            let words =
                kinds.iter().filter(|(kind, _)| matches!(kind, Kind::Word | Kind::Text | Kind::Odd)).count();
            let fits = sound && (*other != b' ' || found.quoted > 0 || words * 2 <= width);
            if fits {
                std::mem::swap(&mut self.cells, &mut self.spare);
            }
            fits
        })
    }

    fn fits(&self, cells: usize) -> bool {
        self.width.is_none_or(|width| cells == width)
    }

    /// Quotes opened by mistake in every row could make each row look through a megabyte: then rows are lines for a while.
    fn looked_in_vain(&mut self, bytes: usize) {
        self.in_vain += bytes as u64;
        if self.in_vain > IN_VAIN + self.place() {
            self.separate_until = self.separate_until.max(self.place() + bytes as u64);
        }
    }

    /// Cuts what is in a row's only cell into `spare`; answers whether it is a row.
    fn unwrapped(&mut self) -> bool {
        let mut quoted = self.cells.quoted();
        if quoted.next() != Some(true) || quoted.next().is_some() {
            return false;
        }
        let inner = self.cells.iter().next().unwrap_or_default();
        // A sentence with commas, and what a program wrote about itself, stand in quotes for good reason.
        let blank_behind = |at: usize| inner.get(at + self.rules.delimiter_length()) == Some(&b' ');
        let sentence = (!self.rules.blanks && self.rules.delimiters(inner).all(blank_behind))
            || inner.starts_with(b"{")
            || inner.starts_with(b"[");
        let found = cut(inner, &self.rules, Quoting::Standard, &mut self.spare);
        let enough = self.width.is_some_and(|width| width > 1 && self.spare.len() == width) && !sentence;
        found.is_clean() && !found.ended && (enough || (self.wrapped && self.spare.len() > 1))
    }

    /// A line of a record of which it is not known where it ends, on the row of that record.
    fn push_suspect(&mut self, block: &mut Block, line: Line, named: usize) -> Result<usize, Error> {
        cut(&self.buffer[self.at..line.end], &self.rules, Quoting::Literal, &mut self.cells);
        self.at = line.next;
        block.remark(None, &QUOTE_STRAY);
        let push = Push { named, strays: self.strays, replaced: self.input.replaced() };
        let width = push.cells(block, &self.cells);
        self.end_row(block, width)
    }

    /// The beginning of a line that is longer than any row; the rest is passed over.
    fn push_too_long(&mut self, block: &mut Block) -> Result<usize, Error> {
        self.advance()?;
        block.remark(None, &ROW_TOO_LONG);
        block.push_cell(&with_strays(&self.buffer[self.at..self.at + KEPT], self.strays));
        while let Some(line) = self.line()? {
            let whole = line.next > line.end || self.ended;
            self.at = line.next;
            if whole {
                break;
            }
        }
        self.end_row(block, 1)
    }

    /// The next line; longer ones than a record may be are cut there.
    fn line(&mut self) -> Result<Option<Line>, Error> {
        let mut looked_at = 0;
        loop {
            let rest = &self.buffer[self.at..];
            if let Some(length) = memchr::memchr2(b'\n', b'\r', &rest[looked_at..]) {
                let end = looked_at + length;
                let pair = rest[end] == b'\r' && rest.get(end + 1) == Some(&b'\n');
                if rest[end] == b'\n' || rest.len() > end + 1 || !self.fill()? {
                    return Ok(Some(Line {
                        end: self.at + end,
                        next: self.at + end + 1 + usize::from(pair),
                    }));
                }
                looked_at = end;
                continue;
            }
            looked_at = rest.len();
            let all = looked_at > MAX_RECORD;
            if all || !self.fill()? {
                let end = self.buffer.len();
                return Ok((looked_at > 0).then_some(Line { end, next: end }));
            }
        }
    }

    /// Reads more; answers whether there was any.
    fn fill(&mut self) -> Result<bool, Error> {
        if self.ended {
            return Ok(false);
        }
        self.base += self.at as u64;
        self.buffer.drain(..self.at);
        self.at = 0;
        let filled = self.buffer.len();
        self.buffer.resize(filled + CHUNK, 0);
        let count = loop {
            match self.input.read(&mut self.buffer[filled..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => break result.map_err(|source| Error::Read { path: self.path.into(), source })?,
            }
        };
        self.buffer.truncate(filled + count);
        self.ended = count == 0;
        Ok(count > 0)
    }
}
