//! The header of a page, in Thrift's compact protocol, from bytes that may be anything.

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: u32,
    pub(super) inflated: u32,
    pub(super) packed: u32,
    pub(super) values: u32,
    pub(super) nulls: u32,
    pub(super) rows: u32,
    pub(super) encoding: u32,
    pub(super) definition_encoding: u32,
    pub(super) repetition_encoding: u32,
    /// How long the levels are, in the second version of pages.
    pub(super) definition_bytes: u32,
    pub(super) repetition_bytes: u32,
    pub(super) is_packed: bool,
}

pub(super) const DATA: u32 = 0;
pub(super) const DICTIONARY: u32 = 2;
pub(super) const DATA_V2: u32 = 3;

/// How deep a header may be nested.
const MAX_DEPTH: u32 = 8;

/// The header at the beginning of these bytes and its length, or `None` where they are not one, or not all of it.
pub(super) fn header(bytes: &[u8]) -> Option<(Header, usize)> {
    let mut input = Input { bytes, at: 0 };
    let mut header = Header { is_packed: true, ..Header::default() };
    input.fields(|input, id, kind| match id {
        1 => input.number().map(|value| header.kind = value),
        2 => input.number().map(|value| header.inflated = value),
        3 => input.number().map(|value| header.packed = value),
        5 | 7 | 8 if kind == STRUCT => input.fields(|input, field, kind| header.part(input, id, field, kind)),
        _ => input.skip(kind, MAX_DEPTH),
    })?;
    Some((header, input.at))
}

/// Whether what a file says of itself, in bytes that a parser has taken, names a cipher for its pages.
pub(super) fn names_a_cipher(footer: &[u8]) -> bool {
    const CIPHER: i16 = 8;
    let (mut input, mut named) = (Input { bytes: footer, at: 0 }, false);
    let read = input.fields(|input, id, kind| {
        named |= id == CIPHER;
        input.skip(kind, 2 * MAX_DEPTH)
    });
    read.is_some() && named
}

impl Header {
    /// How many bytes of levels stand in front, in the second version of pages.
    pub(super) fn levels(&self) -> usize {
        (self.definition_bytes as usize).saturating_add(self.repetition_bytes as usize)
    }

    /// A field of the part that is only there for pages of one kind: 5 data, 7 dictionary, 8 data of the second version.
    fn part(&mut self, input: &mut Input<'_>, part: i16, field: i16, kind: u8) -> Option<()> {
        let target = match (part, field) {
            (_, 1) => &mut self.values,
            (5 | 7, 2) | (8, 4) => &mut self.encoding,
            (5, 3) => &mut self.definition_encoding,
            (5, 4) => &mut self.repetition_encoding,
            (8, 2) => &mut self.nulls,
            (8, 3) => &mut self.rows,
            (8, 5) => &mut self.definition_bytes,
            (8, 6) => &mut self.repetition_bytes,
            (8, 7) => {
                self.is_packed = kind == TRUE;
                return Some(());
            }
            _ => return input.skip(kind, MAX_DEPTH),
        };
        *target = input.number()?;
        Some(())
    }
}

const TRUE: u8 = 1;
const FALSE: u8 = 2;
const STRUCT: u8 = 12;

struct Input<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Input<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn skip_bytes(&mut self, count: u64) -> Option<()> {
        let end = self.at.checked_add(usize::try_from(count).ok()?)?;
        (end <= self.bytes.len()).then(|| self.at = end)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn integer(&mut self) -> Option<i32> {
        let value = self.varint()?;
        i32::try_from((value >> 1).cast_signed() ^ -(value & 1).cast_signed()).ok()
    }

    /// A number that cannot be negative.
    fn number(&mut self) -> Option<u32> {
        u32::try_from(self.integer()?).ok()
    }

    /// Hands each field of a struct over: its number and its kind.
    fn fields(&mut self, mut field: impl FnMut(&mut Self, i16, u8) -> Option<()>) -> Option<()> {
        let mut id = 0i16;
        loop {
            let byte = self.byte()?;
            if byte == 0 {
                return Some(());
            }
            id = match byte >> 4 {
                0 => i16::try_from(self.integer()?).ok()?,
                step => id.checked_add(i16::from(step))?,
            };
            field(self, id, byte & 0x0F)?;
        }
    }

    fn skip(&mut self, kind: u8, depth: u32) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match kind {
            TRUE | FALSE => Some(()),
            3 => self.skip_bytes(1),
            4..=6 => self.varint().map(|_| ()),
            7 => self.skip_bytes(8),
            8 => {
                let length = self.varint()?;
                self.skip_bytes(length)
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
                let kind = head & 0x0F;
                // In a list, a truth has a byte of its own.
                let kind = if matches!(kind, TRUE | FALSE) { 3 } else { kind };
                (0..count).try_for_each(|_| self.skip(kind, depth))
            }
            STRUCT => self.fields(|input, _, kind| input.skip(kind, depth)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_header_is_read_and_what_follows_left() {
        // type 0, sizes 100 and 50, a data page of 3 values, PLAIN, levels RLE, with statistics of two texts.
        let bytes = [
            0x15, 0, 0x15, 0xC8, 1, 0x15, 100, 0x2C, 0x15, 6, 0x15, 0, 0x15, 6, 0x15, 6, 0x1C, 0x18, 1, b'a',
            0x18, 1, b'b', 0, 0, 0, 0xEE,
        ];
        let (header, length) = super::header(&bytes).unwrap();
        assert_eq!((header.kind, header.inflated, header.packed, length), (DATA, 100, 50, 26));
        assert_eq!((header.values, header.encoding, header.definition_encoding), (3, 0, 3));
        assert!((0..26).all(|length| super::header(&bytes[..length]).is_none()));
    }

    #[test]
    fn a_cipher_is_named_in_a_field_of_its_own() {
        assert!(names_a_cipher(&[0x15, 4, 0x7C, 0, 0]));
        assert!(!names_a_cipher(&[0x15, 4, 0x6C, 0, 0]));
        assert!(!names_a_cipher(&[0x15, 4, 0x7C]));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_header_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(super::header(&bytes).is_none_or(|(_, length)| length <= bytes.len()));
        }
    }
}
