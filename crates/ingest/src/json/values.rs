//! JSON values cut out of a stream one after another, without reading what is in them.

use std::io::{self, BufRead};
use words::{Message, message};

/// The longest value that is a row.
const MAX_VALUE: usize = 1 << 20;

/// A stream of JSON, and where in it we stand.
pub(super) struct Values<R> {
    inner: R,
    /// From 1.
    line: u64,
    /// Bytes before this place.
    at: u64,
}

/// Why a value could not be cut out.
#[derive(Debug)]
pub(super) enum Fault {
    Io(io::Error),
    /// More than a row may have.
    TooLong,
    /// At this place of the stream something else was to be expected.
    Syntax(Box<Message>),
}

impl Fault {
    pub(super) fn syntax(what: Message) -> Self {
        Self::Syntax(what.into())
    }
}

fn ends_in_the_middle() -> Fault {
    Fault::syntax(message!("ingest-json-cut", "it ends in the middle"))
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What is done with the bytes of a value.
enum Into<'b> {
    Nothing,
    Buffer(&'b mut Vec<u8>),
}

impl Into<'_> {
    fn take(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        match self {
            Self::Nothing => {}
            Self::Buffer(buffer) if buffer.len() + bytes.len() > MAX_VALUE => return Err(Fault::TooLong),
            Self::Buffer(buffer) => buffer.extend_from_slice(bytes),
        }
        Ok(())
    }
}

impl<R: BufRead> Values<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, line: 1, at: 0 }
    }

    pub(super) fn inner(&self) -> &R {
        &self.inner
    }

    pub(super) fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// Goes on to a place further down.
    pub(super) fn skip_to(&mut self, at: u64) -> Result<(), Fault> {
        while self.at < at && self.next()?.is_some() {}
        Ok(())
    }

    /// The next line, without its end, `None` behind the last.
    pub(super) fn line_into(&mut self, buffer: &mut Vec<u8>) -> Result<Option<()>, Fault> {
        buffer.clear();
        if self.peek()?.is_none() {
            return Ok(None);
        }
        while self.peek()?.is_some() {
            let bytes = self.inner.fill_buf()?;
            let end = memchr::memchr(b'\n', bytes);
            let line = &bytes[..end.unwrap_or(bytes.len())];
            if buffer.len() + line.len() > MAX_VALUE {
                return Err(Fault::TooLong);
            }
            buffer.extend_from_slice(line);
            let taken = line.len() + usize::from(end.is_some());
            self.inner.consume(taken);
            self.at += taken as u64;
            if end.is_some() {
                self.line += 1;
                break;
            }
        }
        Ok(Some(()))
    }

    /// The next byte that is no blank, without taking it. Some write a record separator before each value.
    pub(super) fn significant(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\n' | b'\r' | 0x1E) => self.next()?,
                other => return Ok(other),
            };
        }
    }

    /// Takes a byte if it is the next that is no blank.
    pub(super) fn take(&mut self, wanted: u8) -> Result<bool, Fault> {
        let there = self.significant()? == Some(wanted);
        if there {
            self.next()?;
        }
        Ok(there)
    }

    pub(super) fn expect(&mut self, wanted: u8, otherwise: fn() -> Message) -> Result<(), Fault> {
        if self.take(wanted)? { Ok(()) } else { Err(Fault::syntax(otherwise())) }
    }

    /// Cuts out the value that begins here.
    pub(super) fn value(&mut self, buffer: &mut Vec<u8>) -> Result<(), Fault> {
        buffer.clear();
        self.cut(Into::Buffer(buffer))
    }

    /// Passes over the value that begins here, however long it is.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        self.cut(Into::Nothing)
    }

    fn cut(&mut self, mut into: Into<'_>) -> Result<(), Fault> {
        match self.significant()? {
            Some(b'{' | b'[') => self.nested(&mut into),
            Some(b'"') => self.text(&mut into),
            Some(b',' | b':' | b'}' | b']') => {
                Err(Fault::syntax(message!("ingest-json-no-value", "a value is missing")))
            }
            None => Err(ends_in_the_middle()),
            Some(_) => self.word(&mut into),
        }
    }

    fn nested(&mut self, into: &mut Into<'_>) -> Result<(), Fault> {
        let (mut depth, mut in_text, mut escaped) = (0u64, false, false);
        let ends = |byte: &u8| {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                b'{' | b'[' if !in_text => depth += 1,
                b'}' | b']' if !in_text => depth -= 1,
                _ => {}
            }
            depth == 0
        };
        self.until(ends, into)?.then_some(()).ok_or_else(ends_in_the_middle)
    }

    fn text(&mut self, into: &mut Into<'_>) -> Result<(), Fault> {
        let (mut quotes, mut escaped) = (0, false);
        let ends = |byte: &u8| {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quotes += 1,
                _ => {}
            }
            quotes == 2
        };
        self.until(ends, into)?
            .then_some(())
            .ok_or_else(|| Fault::syntax(message!("ingest-json-open-text", "it ends inside a text")))
    }

    /// Takes bytes up to the one that ends a value; answers whether there is one.
    fn until(&mut self, mut ends: impl FnMut(&u8) -> bool, into: &mut Into<'_>) -> Result<bool, Fault> {
        while self.peek()?.is_some() {
            let bytes = self.inner.fill_buf()?;
            let last = bytes.iter().position(&mut ends);
            let bytes = &bytes[..last.map_or(bytes.len(), |last| last + 1)];
            into.take(bytes)?;
            self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
            let taken = bytes.len();
            self.at += taken as u64;
            self.inner.consume(taken);
            if last.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A number, `true`, `false`, `null`, or what is none of them.
    fn word(&mut self, into: &mut Into<'_>) -> Result<(), Fault> {
        while let Some(byte) = self.peek()? {
            if byte.is_ascii_whitespace() || matches!(byte, b',' | b':' | b'}' | b']' | b'{' | b'[' | b'"') {
                break;
            }
            into.take(&[byte])?;
            self.next()?;
        }
        Ok(())
    }

    fn peek(&mut self) -> Result<Option<u8>, Fault> {
        loop {
            match self.inner.fill_buf() {
                Ok(bytes) => return Ok(bytes.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn next(&mut self) -> Result<Option<u8>, Fault> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.inner.consume(1);
            self.at += 1;
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &[&str]) {
        let mut values = Values::new(json.as_bytes());
        let (mut found, mut buffer) = (Vec::new(), Vec::new());
        while values.significant().unwrap().is_some() {
            let value = match values.value(&mut buffer) {
                Ok(()) => String::from_utf8(buffer.clone()).unwrap(),
                Err(Fault::Syntax(what)) => what.to_string(),
                Err(other) => panic!("{other:?}"),
            };
            let failed = value.starts_with("it ") || value.starts_with("a ");
            found.push(value);
            if failed {
                break;
            }
        }
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn values_are_cut_where_they_end() {
        check("", &[]);
        check(
            " {\"a\":[1,{}]} [2]\n3 true\"x\"null",
            &["{\"a\":[1,{}]}", "[2]", "3", "true", "\"x\"", "null"],
        );
        check(r#"{"a":"}\"]\\"}{"b":1}"#, &[r#"{"a":"}\"]\\"}"#, "{\"b\":1}"]);
        check("[1", &["it ends in the middle"]);
        check("\"x\\\"", &["it ends inside a text"]);
        check("1,", &["1", "a value is missing"]);
    }
}
