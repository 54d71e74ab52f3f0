//! Text in records: bytes of a code page, or Unicode that may go on in the next record in another width.

use super::records::Records;
use super::{Shared, Version};
use crate::book::fields::Fields;
use crate::book::trouble::Trouble;
use encoding_rs::{Encoding, WINDOWS_1252};
use std::io::{Read, Seek};
use words::message;

/// How a workbook before Excel 97 writes its letters.
pub(super) enum CodePage {
    Web(&'static Encoding),
    /// The letters of the bytes from 0x80, in a code page of DOS.
    Dos(Vec<char>),
}

impl Default for CodePage {
    /// The one most used.
    fn default() -> Self {
        Self::Web(WINDOWS_1252)
    }
}

impl CodePage {
    /// The code page of this number; what is unknown is read as the one most used.
    pub(super) fn numbered(number: u16) -> Self {
        let label = match number {
            437 => "cp437",
            850 => "cp850",
            866 => "ibm866",
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            1250 => "windows-1250",
            1251 => "windows-1251",
            1253 => "windows-1253",
            1254 => "windows-1254",
            1255 => "windows-1255",
            1256 => "windows-1256",
            1257 => "windows-1257",
            1258 => "windows-1258",
            10_000 | 32_768 => "macintosh",
            10_007 => "x-mac-cyrillic",
            _ => "windows-1252",
        };
        match crate::Encoding::for_label(label) {
            Some(crate::Encoding::Web(encoding)) => Self::Web(encoding),
            Some(other) => other.code_page().map_or_else(Self::default, Self::Dos),
            None => Self::default(),
        }
    }

    /// Some programs leave zeros between letters and behind them, which no spreadsheet shows.
    pub(super) fn decode(&self, bytes: &[u8]) -> String {
        let letter = |letters: &[char], byte: u8| match byte.checked_sub(0x80) {
            Some(nth) => letters.get(usize::from(nth)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            None => char::from(byte),
        };
        let mut text = match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos(letters) => bytes.iter().map(|byte| letter(letters, *byte)).collect(),
        };
        text.retain(|letter| letter != '\0');
        text
    }
}

/// A text at the end of a record, of so many letters, or as many as there are: some programs count one too many.
pub(super) fn short(
    fields: &mut Fields<'_>,
    length: usize,
    version: Version,
    page: &CodePage,
) -> Result<String, Trouble> {
    if version < Version::Eight {
        return Ok(page.decode(fields.take_most(length)));
    }
    let mut text = String::new();
    let wide = fields.u8()? & 1 == 1;
    decode(fields.take_most(if wide { 2 * length } else { length }), wide, &mut text);
    Ok(text)
}

/// Text that begins in the record at hand, at `at`, and may go on in the next ones.
pub(super) struct Letters<'r, S> {
    records: &'r mut Records<S>,
    at: usize,
}

impl<'r, S: Read + Seek> Letters<'r, S> {
    pub(super) fn new(records: &'r mut Records<S>, at: usize) -> Self {
        Self { records, at }
    }

    /// A text with 16 bits for its length, in front of its flags.
    pub(super) fn long(&mut self, shared: &Shared) -> Result<String, Trouble> {
        let length = usize::from(self.u16()?);
        let mut text = String::new();
        if shared.version == Version::Eight {
            let flags = self.u8()?;
            self.unicode(length, flags, &mut text)?;
        } else {
            let mut bytes = Vec::new();
            while bytes.len() < length {
                let Some(piece) = self.piece(length - bytes.len())? else { break };
                bytes.extend_from_slice(piece);
            }
            text = shared.page.decode(&bytes);
        }
        Ok(text)
    }

    /// A text of the list of shared ones, with its runs and what is said about it.
    pub(super) fn shared(&mut self, text: &mut String) -> Result<(), Trouble> {
        let length = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let extended = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        self.unicode(length, flags, text)?;
        self.skip(4 * runs)?;
        self.skip(extended)
    }

    fn unicode(&mut self, mut length: usize, flags: u8, text: &mut String) -> Result<(), Trouble> {
        let mut wide = flags & 1 == 1;
        // Two halves of a letter may lie in two records.
        let mut units: Vec<u8> = Vec::new();
        let mut was_wide = wide;
        while length > 0 {
            if self.at >= self.records.data.len() {
                if !self.records.next_continued()? {
                    return Err(Trouble::damaged(message!("ingest-text-breaks-off", "a text breaks off")));
                }
                self.at = 0;
                wide = self.u8()? & 1 == 1;
            }
            if wide != was_wide {
                decode(&units, was_wide, text);
                units.clear();
                was_wide = wide;
            }
            let size = if wide { 2 } else { 1 };
            let rest = self.records.data.len() - self.at;
            let count = length.min(rest / size);
            if count == 0 {
                self.at = self.records.data.len();
                continue;
            }
            units.extend_from_slice(&self.records.data[self.at..self.at + count * size]);
            self.at += count * size;
            length -= count;
        }
        decode(&units, was_wide, text);
        Ok(())
    }

    fn skip(&mut self, mut count: usize) -> Result<(), Trouble> {
        while count > 0 {
            let Some(piece) = self.piece(count)? else { break };
            count -= piece.len();
        }
        Ok(())
    }

    /// Up to so many bytes, at least one; `None` where there are no more.
    fn piece(&mut self, most: usize) -> Result<Option<&[u8]>, Trouble> {
        while self.at >= self.records.data.len() {
            if !self.records.next_continued()? {
                return Ok(None);
            }
            self.at = 0;
        }
        let start = self.at;
        self.at = self.records.data.len().min(start + most);
        Ok(Some(&self.records.data[start..self.at]))
    }

    fn u8(&mut self) -> Result<u8, Trouble> {
        let piece = self.piece(1)?.and_then(|piece| piece.first().copied());
        piece.ok_or_else(|| Trouble::damaged(message!("ingest-text-breaks-off", "a text breaks off")))
    }

    fn u16(&mut self) -> Result<u16, Trouble> {
        Ok(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Result<u32, Trouble> {
        Ok(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }
}

/// Decodes units of two bytes, or of one that is the letter's number.
fn decode(bytes: &[u8], wide: bool, text: &mut String) {
    if wide {
        let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        text.extend(letters.filter(|letter| *letter != '\0'));
    } else {
        text.extend(bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)));
    }
}
