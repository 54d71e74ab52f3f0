//! A workbook's values as the text that a person reads on the sheet.

use super::look::Look;
use contact::{Code, Severity};
use std::fmt::Write;

/// A number is too long for a spreadsheet.
pub(crate) static DIGITS_LOST: Code = Code {
    id: "cell-digits-lost",
    severity: Severity::Note,
    means: "a number has more than 15 digits, and a spreadsheet has made the digits after the 15th wrong",
    advice: "format the column as text before the values are typed or pasted",
};

/// A formula went wrong.
pub(crate) static CELL_ERROR: Code = Code {
    id: "cell-error",
    severity: Severity::Note,
    means: "a cell shows an error instead of a value",
    advice: "write the value that belongs there; where a formula makes it, correct the formula",
};

/// A formula was written by a program that does not calculate.
pub(crate) static FORMULA_WITHOUT_VALUE: Code = Code {
    id: "formula-without-value",
    severity: Severity::Note,
    means: "a cell holds a formula that was never calculated, so there is nothing to read",
    advice: "open the workbook in a spreadsheet program and save it again",
};

/// The least number of sixteen digits.
const SIXTEEN_DIGITS: f64 = 1e15;
/// The first day that a spreadsheet has no date for, 1 January 10000, counted from 1900.
const END_OF_DAYS: f64 = 2_958_466.0;
/// By how much a workbook that counts from 1904 is behind.
const DAYS_TO_1904: f64 = 1462.0;
/// Milliseconds.
const DAY: u64 = 86_400_000;

/// From when a workbook counts its days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Epoch {
    #[default]
    From1900,
    From1904,
}

/// Writes a number as it looks; answers what is to be noted about it.
pub(crate) fn number(number: f64, look: &Look, epoch: Epoch, text: &mut String) -> Option<&'static Code> {
    // A number that is no date, whatever its format claims, stays a number: a phone number in a column of dates.
    let days = number + if epoch == Epoch::From1904 { DAYS_TO_1904 } else { 0.0 };
    match look {
        Look::Moment if (0.0..END_OF_DAYS).contains(&number) && days < END_OF_DAYS => {
            moment(days, number < 1.0, text);
            None
        }
        Look::Duration if (0.0..END_OF_DAYS).contains(&number) => {
            duration(milliseconds(number * DAY as f64), text);
            None
        }
        Look::Amount(amount) if number.is_finite() && amount.write(number, text) => lost(number),
        _ => plain(number, text),
    }
}

/// All digits, no exponent, and a fraction only where there is one.
pub(crate) fn plain(number: f64, text: &mut String) -> Option<&'static Code> {
    if number.fract() == 0.0 && number.abs() < SIXTEEN_DIGITS {
        // Also makes minus zero zero.
        write(text, format_args!("{}", number as i64));
        return None;
    }
    let start = text.len();
    write(text, format_args!("{number}"));
    even_where_tied(number, start, text);
    lost(number)
}

fn lost(number: f64) -> Option<&'static Code> {
    (number.abs() >= SIXTEEN_DIGITS).then_some(&DIGITS_LOST)
}

/// Of two shortest ways to write a fraction that are equally near to it, most languages take the one that ends in an
/// even digit; Rust takes the other.
fn even_where_tied(number: f64, start: usize, text: &mut String) {
    let odd = text.bytes().last().is_some_and(|digit| digit % 2 == 1);
    let Some(point) = text[start..].find('.').filter(|_| odd) else { return };
    let length = text.len() - start;
    // Half of a decimal is as many halvings, so most numbers are told at a glance.
    let halvings = i32::try_from(length - point).unwrap_or(i32::MAX);
    if (number * 2f64.powi(halvings)).fract() != 0.0 {
        return;
    }
    let exact = format!("{number:.*}", length - point + 24);
    let (below, rest) = exact.split_at(length);
    let tied = rest.strip_prefix('5').is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
    if tied && below.parse() == Ok(number) {
        text.truncate(start);
        text.push_str(below);
    }
}

/// `2024-01-31`, `2024-01-31 10:20:00`; `10:20:00` where there is no day.
fn moment(days: f64, dayless: bool, text: &mut String) {
    let total = milliseconds(days * DAY as f64);
    let (day, time) = (total / DAY, total % DAY);
    if !dayless {
        let (year, month, date) = calendar(day);
        write(text, format_args!("{year:04}-{month:02}-{date:02}{}", if time == 0 { "" } else { " " }));
    }
    if dayless || time > 0 {
        duration(time, text);
    }
}

/// The whole milliseconds that a fraction is nearest to; none below zero.
#[expect(clippy::cast_sign_loss, reason = "a cast of what is below zero gives zero, which is meant")]
pub(crate) fn milliseconds(number: f64) -> u64 {
    number.round() as u64
}

/// `10:20:00`, `30:00:00`, `00:00:00.250`.
pub(crate) fn duration(milliseconds: u64, text: &mut String) {
    let seconds = milliseconds / 1000;
    write(text, format_args!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
    if !milliseconds.is_multiple_of(1000) {
        write(text, format_args!(".{:03}", milliseconds % 1000));
    }
}

/// The year, month and day of a day counted from 1900, with the 29 February 1900 that spreadsheets believe in.
fn calendar(day: u64) -> (u64, u64, u64) {
    if day == 60 {
        return (1900, 2, 29);
    }
    // Day 1 is 1 January 1900 before the day that never was, and one less behind it. Counting years from March puts the
    // leap day last, so that months have a rule: 719,468 days lie between 1 March 0000 and 1970, 25,569 to 30 Dec 1899.
    let since = day + u64::from(day < 60) + 719_468 - 25_569;
    let era = since / 146_097;
    let of_era = since % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, date)
}

/// A moment as files write it, `2024-01-31T10:20:00.000`, as it is read: `2024-01-31 10:20:00`. Anything else stays.
pub(crate) fn iso(written: &str, text: &mut String) {
    let written = written.trim();
    let (date, time) = written.split_once(['T', ' ']).unwrap_or((written, ""));
    // The days before all days are how a time of day is written.
    let dayless = matches!(date, "1899-12-30" | "1899-12-31" | "1904-01-01" | "") && !time.is_empty();
    let length = of_day(time.trim_end_matches('Z'));
    if !dayless {
        text.push_str(date);
    }
    match length {
        Some(0) if !dayless => {}
        Some(length) => {
            text.push_str(if dayless { "" } else { " " });
            duration(length, text);
        }
        None if time.is_empty() => {}
        None => {
            text.push_str(if dayless { "" } else { " " });
            text.push_str(time);
        }
    }
}

/// The milliseconds of `10:20`, `10:20:00` or `10:20:00.25`.
fn of_day(time: &str) -> Option<u64> {
    let mut parts = time.split(':');
    let (hour, minute): (u64, u64) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let second: f64 = parts.next().unwrap_or("0").replace(',', ".").parse().ok()?;
    let whole = parts.next().is_none() && hour < 24 && minute < 60 && (0.0..60.0).contains(&second);
    // A second that is not quite over at the end of a day must not begin the next one.
    whole.then(|| ((hour * 60 + minute) * 60_000 + milliseconds(second * 1000.0)).min(DAY - 1))
}

/// Writes text without the `_x000D_` that stands for a letter which XML cannot hold.
pub(crate) fn unescaped(written: &str, text: &mut String) {
    let mut rest = written;
    let mut units: Vec<u16> = Vec::new();
    while let Some(at) = rest.find("_x") {
        let unit = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_')).and_then(hex);
        let Some(unit) = unit else {
            flush(&mut units, text);
            text.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        if at > 0 {
            flush(&mut units, text);
            text.push_str(&rest[..at]);
        }
        units.push(unit);
        rest = &rest[at + 7..];
    }
    flush(&mut units, text);
    text.push_str(rest);
}

fn hex(code: &str) -> Option<u16> {
    code.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(code, 16).ok())?
}

/// Letters beyond the first 65,536 are escaped in two halves.
fn flush(units: &mut Vec<u16>, text: &mut String) {
    text.extend(
        char::decode_utf16(units.drain(..)).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
}

fn write(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // A string takes whatever is written to it.
    let _: std::fmt::Result = text.write_fmt(arguments);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(value: f64, look: Look, epoch: Epoch, expected: &str, code: Option<&str>) {
        let mut text = String::new();
        let found = number(value, &look, epoch, &mut text).map(|code| code.id);
        assert_eq!((text.as_str(), found), (expected, code), "{value:?}");
    }

    #[test]
    fn numbers_keep_their_digits_and_nothing_else() {
        let check = |number, expected, code| check(number, Look::Number, Epoch::From1904, expected, code);
        check(59_899_123_456.0, "59899123456", None);
        check(0.0, "0", None);
        check(-0.0, "0", None);
        check(-7.0, "-7", None);
        check(1.5, "1.5", None);
        check(0.1, "0.1", None);
        check(0.000_000_1, "0.0000001", None);
        check(94_755_735_984.640_62, "94755735984.64062", None);
        check(94_755_735_984.640_61, "94755735984.64061", None);
        check(0.3, "0.3", None);
        check(999_999_999_999_999.0, "999999999999999", None);
        check(1e15, "1000000000000000", Some("cell-digits-lost"));
        check(5.512_345_678_901_234e20, "551234567890123400000", Some("cell-digits-lost"));
        check(-1e15, "-1000000000000000", Some("cell-digits-lost"));
    }

    #[test]
    fn dates_and_times_are_iso() {
        let date = |days, expected| check(days, Look::Moment, Epoch::From1900, expected, None);
        date(45_322.0, "2024-01-31");
        date(45_322.430_555_555_555, "2024-01-31 10:20:00");
        date(45_322.604_166_666_664, "2024-01-31 14:30:00");
        date(45_322.999_999_999_99, "2024-02-01");
        date(0.430_555_555_555_555, "10:20:00");
        date(0.0, "00:00:00");
        date(1.0, "1900-01-01");
        date(59.0, "1900-02-28");
        date(60.0, "1900-02-29");
        date(61.0, "1900-03-01");
        date(36_585.0, "2000-02-29");
        date(2_958_465.0, "9999-12-31");
        date(59_899_000_001.0, "59899000001");
        date(-3.0, "-3");
        check(43_860.0, Look::Moment, Epoch::From1904, "2024-01-31", None);
        check(1.0, Look::Moment, Epoch::From1904, "1904-01-02", None);
        check(0.5, Look::Moment, Epoch::From1904, "12:00:00", None);
        check(1.25, Look::Duration, Epoch::From1904, "30:00:00", None);
        check(0.000_002_893_518_5, Look::Duration, Epoch::From1900, "00:00:00.250", None);
    }

    #[test]
    fn written_moments_lose_their_letter() {
        let check = |written, expected: &str| {
            let mut text = String::new();
            iso(written, &mut text);
            assert_eq!(text, expected);
        };
        check("2024-01-31", "2024-01-31");
        check("2024-01-31T00:00:00.000", "2024-01-31");
        check("2024-01-31T10:20:00", "2024-01-31 10:20:00");
        check("2024-01-31T10:20:00.250Z", "2024-01-31 10:20:00.250");
        check("1899-12-31T10:20:00.000", "10:20:00");
        check("1899-12-31T00:00:00.000", "00:00:00");
        check("1899-12-30", "1899-12-30");
        check("2024-01-31T10:19:59.999999999", "2024-01-31 10:20:00");
        check("2024-01-31T10:20:00-03:00", "2024-01-31 10:20:00-03:00");
        check("10:20", "10:20");
    }

    #[test]
    fn escaped_letters_are_read() {
        let check = |written, expected: &str| {
            let mut text = String::new();
            unescaped(written, &mut text);
            assert_eq!(text, expected);
        };
        check("a_x000D_\nb", "a\r\nb");
        check("_x005F_x000D_", "_x000D_");
        check("_xD83D__xDCF7_", "\u{1f4f7}");
        check("_x00", "_x00");
        check("_x000G__x", "_x000G__x");
        check("plain", "plain");
        check("_xé0é0_", "_xé0é0_");
    }

    proptest! {
        #[test]
        fn a_number_reads_back_as_itself(number in any::<f64>().prop_filter("a number", |n| n.is_finite())) {
            let mut text = String::new();
            plain(number, &mut text);
            prop_assert!(text.parse::<f64>().unwrap().total_cmp(&(number + 0.0)).is_eq());
            prop_assert!(!text.contains(['e', 'E']) && !text.ends_with(".0"));
        }
    }
}
