//! Whole numbers and texts as few bytes: seven bits a byte, and a length before each text.

/// Appends a number.
pub(super) fn put(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Appends a text.
pub(super) fn put_text(text: &str, bytes: &mut Vec<u8>) {
    put(text.len() as u64, bytes);
    bytes.extend_from_slice(text.as_bytes());
}

/// Takes a number off the front; nothing where there is none.
#[inline]
pub(super) fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *rest.split_off_first()?;
        value |= u64::from(byte & 0x7f)
            .checked_shl(shift)
            .filter(|part| shift < 63 || *part >> 63 == u64::from(byte))?;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Takes a number that fits, such as a column.
pub(super) fn take_as<T: TryFrom<u64>>(rest: &mut &[u8]) -> Option<T> {
    T::try_from(take(rest)?).ok()
}

/// Takes a text off the front.
pub(super) fn take_text<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let length = take_as::<usize>(rest)?;
    std::str::from_utf8(rest.split_off(..length)?).ok()
}

/// A difference as a number that is small where it is near nothing, on either side.
pub(super) fn folded(difference: i64) -> u64 {
    ((difference << 1) ^ (difference >> 63)).cast_unsigned()
}

/// The difference that [`folded`] made a number of.
pub(super) fn unfolded(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_is_taken(values in prop::collection::vec(any::<u64>(), 0..9), text in any::<String>(), by in any::<i64>()) {
            let mut bytes = Vec::new();
            for value in values.iter().copied().chain([0, 0x7f, 0x80, u64::MAX]) {
                put(value, &mut bytes);
            }
            put_text(&text, &mut bytes);
            let mut rest = bytes.as_slice();
            for value in values.into_iter().chain([0, 0x7f, 0x80, u64::MAX]) {
                prop_assert_eq!(take(&mut rest), Some(value));
            }
            prop_assert_eq!(take_text(&mut rest), Some(text.as_str()));
            prop_assert!(rest.is_empty() && take(&mut rest).is_none());
            prop_assert_eq!(unfolded(folded(by)), by);
        }

        #[test]
        fn any_bytes_are_numbers_or_none(bytes in prop::collection::vec(any::<u8>(), 0..24)) {
            let mut rest = bytes.as_slice();
            while take(&mut rest).is_some() {}
            take_text(&mut bytes.as_slice());
        }
    }
}
