//! Text that says itself how it is written: by a mark, by the zeros of UTF-16, else it should be UTF-8.

use crate::text::{Decoded, Encoding, piece, with_strays};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    encoding: Encoding,
    /// How many bytes the byte order mark has.
    pub(crate) mark: usize,
}

impl Written {
    /// How a text is written that begins so. Its first letters are of ASCII.
    pub(crate) fn of(sample: &[u8]) -> Self {
        let encoding = match sample {
            [0, 1..=255, ..] => UTF_16BE,
            [1..=255, 0, ..] => UTF_16LE,
            _ => UTF_8,
        };
        let (encoding, mark) = Encoding::for_mark(sample).unwrap_or((encoding.into(), 0));
        Self { encoding, mark }
    }

    /// How it begins, for a look at it.
    pub(crate) fn start(self, sample: &[u8]) -> String {
        piece(self.encoding, &sample[self.mark..])
    }

    /// The text of a reader that stands behind the mark.
    pub(crate) fn decoded<R: Read>(self, inner: R) -> Decoded<R> {
        Decoded::new(self.encoding, inner)
    }
}

/// A piece of text whose bytes that are not UTF-8 are windows-1252, in which every byte means something.
pub(crate) fn mended(bytes: &[u8]) -> Cow<'_, str> {
    with_strays(bytes, WINDOWS_1252.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_way_of_writing_reads_the_same() {
        let check = |bytes: &[u8], text: &str| {
            let written = Written::of(bytes);
            let mut read = String::new();
            written.decoded(&bytes[written.mark..]).read_to_string(&mut read).unwrap();
            assert_eq!((read.as_str(), &*written.start(bytes)), (text, text));
        };
        check("{ã}".as_bytes(), "{ã}");
        check("\u{feff}{ã}".as_bytes(), "{ã}");
        check(b"{\0\xE3\0}\0", "{ã}");
        check(b"\0{\0\xE3\0}", "{ã}");
        check(b"\xFF\xFE{\0\xE3\0}\0", "{ã}");
        check(b"\xFF\xFE\0\0{\0\0\0}\0\0\0", "{}");
    }
}
