//! Text that says itself how it is written, as UTF-8: by a mark, by the zeros of UTF-16, else it should be UTF-8.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::{Read, Result};

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written {
    encoding: &'static Encoding,
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
        Encoding::for_bom(sample)
            .map_or(Self { encoding, mark: 0 }, |(encoding, mark)| Self { encoding, mark })
    }

    /// How it begins, for a look at it.
    pub(crate) fn start<'s>(&self, sample: &'s [u8]) -> Cow<'s, str> {
        self.encoding.decode_without_bom_handling(&sample[self.mark..]).0
    }
}

/// A text as UTF-8. What is UTF-8 comes through as it is, stray bytes included.
pub(crate) struct Utf8<R> {
    inner: R,
    decoder: Option<Decoder>,
    /// Bytes not yet decoded.
    coded: Vec<u8>,
    /// Text not yet read, from `at` on.
    text: Vec<u8>,
    at: usize,
    replaced: bool,
    ended: bool,
}

const CHUNK: usize = 32 << 10;

impl<R: Read> Utf8<R> {
    /// The text of a reader that stands behind the mark.
    pub(crate) fn new(written: Written, inner: R) -> Self {
        let decoder =
            (written.encoding != UTF_8).then(|| written.encoding.new_decoder_without_bom_handling());
        Self { inner, decoder, coded: Vec::new(), text: Vec::new(), at: 0, replaced: false, ended: false }
    }

    /// Whether any byte so far meant nothing and became U+FFFD.
    pub(crate) fn replaced(&self) -> bool {
        self.replaced
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.inner.read(out) };
        while self.at == self.text.len() && !self.ended {
            let last = self.inner.by_ref().take(CHUNK as u64).read_to_end(&mut self.coded)? == 0;
            self.at = 0;
            self.text.resize(decoder.max_utf8_buffer_length(self.coded.len()).unwrap_or(4 * CHUNK), 0);
            let (result, read, written, replaced) = decoder.decode_to_utf8(&self.coded, &mut self.text, last);
            self.text.truncate(written);
            self.coded.drain(..read);
            self.replaced |= replaced;
            self.ended = last && result == CoderResult::InputEmpty;
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// A piece of text whose bytes that are not UTF-8 are windows-1252, in which every byte means something.
pub(crate) fn mended(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let mut text = String::with_capacity(bytes.len() * 2);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_way_of_writing_reads_the_same() {
        let check = |bytes: &[u8], text: &str| {
            let written = Written::of(bytes);
            let mut read = String::new();
            Utf8::new(written, &bytes[written.mark..]).read_to_string(&mut read).unwrap();
            assert_eq!((read.as_str(), &*written.start(bytes)), (text, text));
        };
        check("{ã}".as_bytes(), "{ã}");
        check("\u{feff}{ã}".as_bytes(), "{ã}");
        check(b"{\0\xE3\0}\0", "{ã}");
        check(b"\0{\0\xE3\0}", "{ã}");
        check(b"\xFF\xFE{\0\xE3\0}\0", "{ã}");
        assert_eq!(mended(b"Jo\xC3\xA3o e Jos\xE9"), "João e José");
    }
}
