//! Bytes of any encoding become UTF-8, piece by piece.

use super::encoding::Encoding;
use encoding_rs::{CoderResult, Decoder};
use std::borrow::Cow;
use std::io::{Read, Result};

/// A file as UTF-8.
///
/// A file that is UTF-8 comes through as it is, stray bytes included: which row has one is only known once it is split.
pub(crate) struct Decoded<R> {
    inner: R,
    decoder: Step,
    /// Bytes not yet decoded.
    coded: Vec<u8>,
    /// Text not yet read, from `at` on.
    text: Vec<u8>,
    at: usize,
    replaced: bool,
    ended: bool,
}

/// How the next bytes are decoded.
enum Step {
    Through,
    Web(Box<Decoder>),
    Page(Vec<char>),
    Utf32(fn([u8; 4]) -> u32),
}

const CHUNK: usize = 32 << 10;

impl Step {
    fn of(encoding: Encoding) -> Self {
        match encoding {
            encoding if encoding.is_utf8() => Self::Through,
            Encoding::Web(encoding) => Self::Web(Box::new(encoding.new_decoder_without_bom_handling())),
            Encoding::Utf32Le => Self::Utf32(u32::from_le_bytes),
            Encoding::Utf32Be => Self::Utf32(u32::from_be_bytes),
            Encoding::Cp850 | Encoding::Cp437 => Self::Page(encoding.code_page().unwrap_or_default()),
        }
    }
}

impl<R: Read> Decoded<R> {
    /// The text of a reader that stands behind the byte order mark.
    pub(crate) fn new(encoding: Encoding, inner: R) -> Self {
        let decoder = Step::of(encoding);
        Self { inner, decoder, coded: Vec::new(), text: Vec::new(), at: 0, replaced: false, ended: false }
    }

    /// Whether any byte so far meant nothing and became U+FFFD.
    pub(crate) fn replaced(&self) -> bool {
        self.replaced
    }

    /// Decodes one more chunk.
    fn refill(&mut self) -> Result<()> {
        let count = self.inner.by_ref().take(CHUNK as u64).read_to_end(&mut self.coded)?;
        let last = count == 0;
        self.at = 0;
        self.ended = last;
        match &mut self.decoder {
            Step::Through => {
                self.text.clear();
                self.text.append(&mut self.coded);
            }
            Step::Web(decoder) => {
                let room = decoder.max_utf8_buffer_length(self.coded.len()).unwrap_or(4 * CHUNK);
                self.text.resize(room, 0);
                let (result, read, written, replaced) =
                    decoder.decode_to_utf8(&self.coded, &mut self.text, last);
                self.text.truncate(written);
                self.coded.drain(..read);
                self.ended = last && result == CoderResult::InputEmpty;
                self.replaced |= replaced;
            }
            Step::Page(page) => {
                let text: String = self.coded.drain(..).map(|byte| letter(page, byte)).collect();
                self.text = text.into_bytes();
            }
            Step::Utf32(number) => {
                let (text, replaced) = utf32(&mut self.coded, *number, last);
                self.text = text.into_bytes();
                self.replaced |= replaced;
            }
        }
        Ok(())
    }
}

fn letter(page: &[char], byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(high) => page.get(usize::from(high)).copied().unwrap_or('\u{fffd}'),
    }
}

/// Takes whole letters of four bytes from what is coded; answers whether any of them is none.
fn utf32(coded: &mut Vec<u8>, number: fn([u8; 4]) -> u32, last: bool) -> (String, bool) {
    let mut replaced = false;
    let mut text = String::new();
    for four in coded.chunks_exact(4) {
        let letter = <[u8; 4]>::try_from(four).ok().and_then(|four| char::from_u32(number(four)));
        replaced |= letter.is_none();
        text.push(letter.unwrap_or('\u{fffd}'));
    }
    coded.drain(..coded.len() / 4 * 4);
    if last && !coded.is_empty() {
        coded.clear();
        text.push('\u{fffd}');
        replaced = true;
    }
    (text, replaced)
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        if matches!(self.decoder, Step::Through) {
            return self.inner.read(out);
        }
        while self.at == self.text.len() && !self.ended {
            self.refill()?;
        }
        let count = out.len().min(self.text.len() - self.at);
        out[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// A piece of a file as text, for a look at it.
pub(crate) fn piece(encoding: Encoding, bytes: &[u8]) -> String {
    let mut text = Vec::new();
    // A slice of bytes gives no error.
    drop(Decoded::new(encoding, bytes).read_to_end(&mut text));
    String::from_utf8(text).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A cell in UTF-8 whose stray bytes are in another encoding.
pub(crate) fn with_strays(cell: &[u8], strays: Encoding) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(cell) {
        return text.into();
    }
    let mut text = String::with_capacity(cell.len() * 2);
    for chunk in cell.utf8_chunks() {
        text.push_str(chunk.valid());
        match strays {
            _ if chunk.invalid().is_empty() => {}
            Encoding::Web(encoding) => {
                text.push_str(&encoding.decode_without_bom_handling(chunk.invalid()).0);
            }
            other => text.push_str(&piece(other, chunk.invalid())),
        }
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16LE, WINDOWS_1252};
    use proptest::prelude::*;

    fn read(encoding: Encoding, bytes: &[u8]) -> (String, bool) {
        let mut decoded = Decoded::new(encoding, bytes);
        let mut text = String::new();
        decoded.read_to_string(&mut text).unwrap();
        (text, decoded.replaced())
    }

    #[test]
    fn what_means_nothing_is_replaced_and_said() {
        let check = |encoding: Encoding, bytes: &[u8], text: &str, replaced| {
            assert_eq!(read(encoding, bytes), (text.to_string(), replaced));
        };
        check(WINDOWS_1252.into(), b"Jo\xE3o \x80\x81", "João €\u{81}", false);
        check(UTF_16LE.into(), b"a\0\xE3\0", "aã", false);
        check(UTF_16LE.into(), b"a\0\x00\xD8b\0", "a\u{fffd}b", true);
        check(UTF_16LE.into(), b"a\0b", "a\u{fffd}", true);
        check(Encoding::Cp850, b"Jo\xC6o \xA4", "João ñ", false);
        check(Encoding::Utf32Le, b"a\0\0\0\xE3\0\0\0", "aã", false);
        check(Encoding::Utf32Be, b"\0\0\0a\0\x11\0\0\0\0", "a\u{fffd}\u{fffd}", true);
    }

    #[test]
    fn stray_bytes_are_read_in_the_other_encoding() {
        let check = |bytes: &[u8], text: &str| assert_eq!(with_strays(bytes, WINDOWS_1252.into()), text);
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
            prop_assert_eq!(read(UTF_16LE.into(), &coded), (long.clone(), false));
            let coded: Vec<u8> = long.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            prop_assert_eq!(read(Encoding::Utf32Be, &coded), (long, false));
        }
    }
}
