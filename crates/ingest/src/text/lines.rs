//! A stream of text in which every line ends with one line feed, and the bytes of the record under way.
//!
//! Rows can only be counted where lines end in one way, and only the raw bytes of a record tell whether its quotes were
//! closed. Line ends inside quoted cells become line feeds too, which is how a sheet stores them.

use std::fmt;
use std::io::{Error, Read, Result};

/// The longest record.
const MAX_RECORD: u64 = 1 << 20;

/// Text with `\r\n` and `\r` as `\n`, the last line ended.
pub(crate) struct Lines<R> {
    inner: R,
    after_cr: bool,
    last: Option<u8>,
    /// What went out since the record began, and `recent_from` is where in the stream that stands.
    recent: Vec<u8>,
    recent_from: u64,
    record_from: u64,
}

impl<R> Lines<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, after_cr: false, last: None, recent: Vec::new(), recent_from: 0, record_from: 0 }
    }

    pub(crate) fn inner(&self) -> &R {
        &self.inner
    }

    /// Says that what stood before this byte of the stream will not be asked for again.
    pub(crate) fn record_begins_at(&mut self, byte: u64) {
        self.record_from = byte;
    }

    /// The bytes of the stream between two positions, neither before the record under way.
    pub(crate) fn since(&self, from: u64, to: u64) -> &[u8] {
        let at = |byte: u64| usize::try_from(byte.saturating_sub(self.recent_from)).unwrap_or(usize::MAX);
        self.recent.get(at(from)..at(to)).unwrap_or_default()
    }

    /// The bytes of the record under way that have gone out.
    pub(crate) fn record(&self) -> &[u8] {
        self.since(self.record_from, self.delivered())
    }

    fn delivered(&self) -> u64 {
        self.recent_from + self.recent.len() as u64
    }

    /// Makes line ends one, in place; answers how many bytes are left.
    fn unify(&mut self, bytes: &mut [u8]) -> usize {
        let (mut from, mut to) = (usize::from(self.after_cr && bytes.first() == Some(&b'\n')), 0);
        self.after_cr = bytes.last() == Some(&b'\r');
        while let Some(length) = memchr::memchr(b'\r', &bytes[from..]) {
            bytes.copy_within(from..from + length, to);
            from += length + 1;
            to += length;
            bytes[to] = b'\n';
            to += 1;
            from += usize::from(bytes.get(from) == Some(&b'\n'));
        }
        if from != to {
            bytes.copy_within(from.., to);
        }
        to + bytes.len() - from
    }
}

impl<R: Read> Lines<R> {
    fn fill(&mut self, out: &mut [u8]) -> Result<usize> {
        loop {
            let count = self.inner.read(out)?;
            if count == 0 {
                return Ok(self.end(out));
            }
            // A line feed after a carriage return in the chunk before leaves nothing.
            let left = self.unify(&mut out[..count]);
            if left > 0 {
                self.last = Some(out[left - 1]);
                return Ok(left);
            }
        }
    }

    /// Ends the last line, once.
    fn end(&mut self, out: &mut [u8]) -> usize {
        match (self.last, out.first_mut()) {
            (None | Some(b'\n'), _) | (_, None) => 0,
            (Some(_), Some(first)) => {
                *first = b'\n';
                self.last = Some(b'\n');
                1
            }
        }
    }
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        if self.delivered() - self.record_from > MAX_RECORD {
            return Err(Error::other(TooLong));
        }
        let count = self.fill(out)?;
        self.recent.drain(..(self.record_from - self.recent_from) as usize);
        self.recent_from = self.record_from;
        self.recent.extend_from_slice(&out[..count]);
        Ok(count)
    }
}

/// A record is longer than any should be.
#[derive(Debug)]
pub(crate) struct TooLong;

impl TooLong {
    pub(crate) fn is(error: &Error) -> bool {
        matches!(error.get_ref(), Some(cause) if cause.is::<Self>())
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the record is too long")
    }
}

impl std::error::Error for TooLong {}

/// How many blank lines stand before a record, and the record.
pub(crate) fn split_blank(raw: &[u8]) -> (u64, &[u8]) {
    let blank = raw.iter().take_while(|&&byte| byte == b'\n').count();
    (blank as u64, &raw[blank..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives at most `step` bytes at a time.
    struct Steps<'b>(&'b [u8], usize);

    impl Read for Steps<'_> {
        fn read(&mut self, out: &mut [u8]) -> Result<usize> {
            let count = self.1.min(self.0.len()).min(out.len());
            out[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn every_line_ends_in_one_way() {
        let check = |text: &str, expected: &str| {
            for step in 1..6 {
                let mut lines = Lines::new(Steps(text.as_bytes(), step));
                let mut read = String::new();
                lines.read_to_string(&mut read).unwrap();
                assert_eq!(read, expected, "{text:?} by {step}");
            }
        };
        check("", "");
        check("a", "a\n");
        check("a\n", "a\n");
        check("a\r\nb\rc\nd", "a\nb\nc\nd\n");
        check("\r\r\n\n\r", "\n\n\n\n");
        check("a\r\n\r\nb\r\n", "a\n\nb\n");
    }

    proptest! {
        #[test]
        fn line_ends_are_those_of_a_plain_replacement(text in "[ab\r\n]{0,60}", step in 1usize..7) {
            let mut expected = text.replace("\r\n", "\n").replace('\r', "\n");
            if !expected.is_empty() && !expected.ends_with('\n') {
                expected.push('\n');
            }
            let mut read = String::new();
            Lines::new(Steps(text.as_bytes(), step)).read_to_string(&mut read).unwrap();
            prop_assert_eq!(read, expected);
        }
    }
}
