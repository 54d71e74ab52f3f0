//! From a line ([`Number::line`]) back to the numbers by which it is dialled.

use crate::parse;
use contact::{Number, Region};

/// Every number that is of a line and that a plan holds valid: one as a rule; two in Argentina, where a line may be a mobile's, and in
/// Brazil, where it may be one of the eight digits that became nine.
///
/// Whoever is on a blacklist by the line is on it by each of these.
#[must_use]
pub fn of_line(line: u64) -> Vec<Number> {
    const TEN_DIGITS: u64 = 10_000_000_000;
    const EIGHT_DIGITS: u64 = 100_000_000;
    let longer = match line / TEN_DIGITS {
        54 => Some((549 * TEN_DIGITS) + line % TEN_DIGITS),
        55 => Some((line / EIGHT_DIGITS * 10 + 9) * EIGHT_DIGITS + line % EIGHT_DIGITS),
        _ => None,
    };
    let number = |digits: u64| parse(&format!("+{digits}"), Region::NONE).ok();
    let numbers = std::iter::once(line).chain(longer).filter_map(number);
    numbers.filter(|number| number.line() == line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::DialForm;

    #[test]
    fn a_line_is_dialled_by_every_number_that_is_of_it() {
        let check = |line, expected: &[&str]| {
            let numbers: Vec<String> =
                of_line(line).into_iter().map(|number| number.dial(DialForm::E164Digits)).collect();
            assert_eq!(numbers, expected, "{line}");
        };
        check(59_898_344_484, &["59898344484"]);
        check(541_123_456_789, &["541123456789", "5491123456789"]);
        // Eight digits are no mobile's number any more, and a fixed line never had nine.
        check(551_187_654_321, &["5511987654321"]);
        check(551_123_456_789, &["551123456789"]);
        check(12_025_550_123, &["12025550123"]);
        check(1, &[]);
        check(u64::MAX, &[]);
    }
}
