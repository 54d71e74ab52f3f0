//! Numbers that people type to get past a form: they belong to nobody, or to somebody who is called all day.

use contact::Number;

/// Whether the last digits are one digit repeated, or 12345678. Other sequences, such as 2345 6789, are somebody's.
pub(super) fn is_placeholder(number: Number) -> bool {
    const EIGHT_ONES: u64 = 11_111_111;
    let (digits, len) = number.significant();
    let last = digits % 100_000_000;
    let one_digit = match len {
        8.. => last.is_multiple_of(EIGHT_ONES),
        7 => digits.is_multiple_of(EIGHT_ONES / 10),
        _ => false,
    };
    one_digit || last == 12_345_678 || digits % 1_000_000_000 == 123_456_789
}

/// Whether a text that is no number is one digit repeated, or counts up from 1: `999999`, `123456789`.
pub(super) fn fills_a_form(text: &str) -> bool {
    const FEWEST: usize = 6;
    let digits = || text.bytes().filter(u8::is_ascii_digit);
    let by = |step: u8| digits().zip(digits().skip(1)).all(|(digit, next)| digit + step == next);
    by(0) && digits().count() >= FEWEST
        || digits().next() == Some(b'1') && by(1) && digits().count() >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Kind, Region};

    #[test]
    fn form_fillers_are_seen_through() {
        let check = |e164, country_len, placeholder| {
            let number = Number::assemble(e164, country_len, "1", Kind::Mobile, Region::NONE).unwrap();
            assert_eq!(is_placeholder(number), placeholder, "{e164}");
        };
        check("59899999999", 3, true);
        check("5511999999999", 2, true);
        check("5511912345678", 2, true);
        check("59822222222", 3, true);
        check("55119123456789", 2, true);
        check("5982222222", 3, true);
        check("59898344484", 3, false);
        check("59823456789", 3, false);
        check("59898765432", 3, false);
        check("5511988888877", 2, false);
        check("598222222", 3, false);
    }

    #[test]
    fn texts_that_fill_a_form_are_too() {
        let check = |text, fills| assert_eq!(fills_a_form(text), fills, "{text}");
        check("999999", true);
        check("99999-9999", true);
        check("123456789", true);
        check("1234567", true);
        check("99999", false);
        check("234567", false);
        check("999 998", false);
    }
}
