//! The fields of a binary record.

use super::trouble::Trouble;
use words::message;

/// The fields of a record, read one behind the other. What a record lacks is an error, not a zero.
pub(crate) struct Fields<'d> {
    rest: &'d [u8],
}

impl<'d> Fields<'d> {
    pub(crate) fn new(data: &'d [u8]) -> Self {
        Self { rest: data }
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'d [u8], Trouble> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| Trouble::damaged(message!("ingest-short-record", "a record is too short")))?;
        self.rest = rest;
        Ok(taken)
    }

    /// So many bytes, or as many as there are.
    pub(crate) fn take_most(&mut self, count: usize) -> &'d [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Trouble> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Trouble> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self) -> Result<u16, Trouble> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Trouble> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn f64(&mut self) -> Result<f64, Trouble> {
        self.array().map(f64::from_le_bytes)
    }

    pub(crate) fn rest(&self) -> &'d [u8] {
        self.rest
    }

    /// A text as [`Fields::text`] reads it, or the length that says that there is none.
    pub(crate) fn text_or_none(&mut self) -> Result<Option<String>, Trouble> {
        if self.rest.starts_with(&[0xFF; 4]) { self.take(4).map(|_| None) } else { self.text().map(Some) }
    }

    /// A text in 16 bits a letter, with 32 bits for its length.
    pub(crate) fn text(&mut self) -> Result<String, Trouble> {
        let length = self.u32()? as usize;
        let bytes = self.take(length.saturating_mul(2))?;
        let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(letters.filter(|letter| *letter != '\0').collect())
    }
}
