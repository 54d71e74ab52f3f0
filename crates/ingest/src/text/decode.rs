//! Bytes of any encoding become UTF-8, piece by piece.

use super::encoding::Found;
use encoding_rs::{CoderResult, Decoder, UTF_8, WINDOWS_1252};
use std::borrow::Cow;
use std::io::{Read, Result};

/// A file as UTF-8.
///
/// A file that is UTF-8 comes through as it is, stray bytes included: which row has one is only known once it is split.
pub(crate) struct Decoded<R> {
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

impl<R: Read> Decoded<R> {
    /// The text of a reader that stands behind the byte order mark.
    pub(crate) fn new(found: &Found, inner: R) -> Self {
        let decoder = (found.encoding != UTF_8).then(|| found.encoding.new_decoder_without_bom_handling());
        Self { inner, decoder, coded: Vec::new(), text: Vec::new(), at: 0, replaced: false, ended: false }
    }

    /// Whether any byte so far meant nothing and became U+FFFD.
    pub(crate) fn replaced(&self) -> bool {
        self.replaced
    }

    /// Decodes one more chunk.
    fn refill(
        decoder: &mut Decoder,
        inner: &mut R,
        coded: &mut Vec<u8>,
        text: &mut Vec<u8>,
    ) -> Result<(bool, bool)> {
        let count = inner.by_ref().take(CHUNK as u64).read_to_end(coded)?;
        let last = count == 0;
        text.resize(decoder.max_utf8_buffer_length(coded.len()).unwrap_or(4 * CHUNK), 0);
        let (result, read, written, replaced) = decoder.decode_to_utf8(coded, text, last);
        text.truncate(written);
        coded.drain(..read);
        Ok((last && result == CoderResult::InputEmpty, replaced))
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let Some(decoder) = &mut self.decoder else { return self.inner.read(out) };
        while self.at == self.text.len() && !self.ended {
            self.at = 0;
            let (ended, replaced) = Self::refill(decoder, &mut self.inner, &mut self.coded, &mut self.text)?;
            self.ended = ended;
            self.replaced |= replaced;
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// How the file begins, as text, for a look at it.
pub(crate) fn sample<'s>(found: &Found, sample: &'s [u8]) -> Cow<'s, str> {
    found.encoding.decode_without_bom_handling(&sample[found.mark..]).0
}

/// A cell in UTF-8 whose stray bytes are windows-1252, in which every byte means something.
pub(crate) fn from_windows_1252(cell: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(cell) {
        return text.into();
    }
    let mut text = String::with_capacity(cell.len() * 2);
    for chunk in cell.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{Encoding, UTF_16LE};
    use proptest::prelude::*;

    fn read(encoding: &'static Encoding, bytes: &[u8]) -> (String, bool) {
        let found = Found { encoding, mark: 0, mixed: false, foreign: None };
        let mut decoded = Decoded::new(&found, bytes);
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        (text, decoded.replaced())
    }

    #[test]
    fn what_means_nothing_is_replaced_and_said() {
        let check = |encoding, bytes: &[u8], text: &str, replaced| {
            assert_eq!(read(encoding, bytes), (text.to_string(), replaced));
        };
        check(WINDOWS_1252, b"Jo\xE3o \x80\x81", "João €\u{81}", false);
        check(UTF_16LE, b"a\0\xE3\0", "aã", false);
        check(UTF_16LE, b"a\0\x00\xD8b\0", "a\u{fffd}b", true);
        check(UTF_16LE, b"a\0b", "a\u{fffd}", true);
    }

    #[test]
    fn stray_bytes_are_read_as_windows_1252() {
        let check = |bytes: &[u8], text: &str| assert_eq!(from_windows_1252(bytes), text);
        check("João".as_bytes(), "João");
        check(b"Jo\xE3o", "João");
        check(b"Jo\xC3\xA3o e Jos\xE9", "João e José");
        check(b"\xE3\x80", "ã€");
    }

    proptest! {
        #[test]
        fn long_text_survives_its_chunks(text in "[a-zã€𝄞\n;]{0,40}", times in 1usize..4000) {
            let long = text.repeat(times);
            let coded: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
            prop_assert_eq!(read(UTF_16LE, &coded), (long, false));
        }
    }
}
