//! A workbook's cell as the text that a person reads on the sheet.

use calamine::{DataRef, ExcelDateTime};
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
    advice: "correct the formula in this cell",
};

/// The least number of sixteen digits.
const SIXTEEN_DIGITS: f64 = 1e15;
/// The first day that Excel has no date for, 1 January 10000, in workbooks that count from 1900.
const END_OF_DAYS: f64 = 2_958_466.0;

/// Whether there is nothing in a cell but its formatting.
pub(crate) fn is_empty(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::SharedString(text) => text.is_empty(),
        DataRef::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The text of a value, and what is to be noted about it. `scratch` is where a number is written.
pub(crate) fn text<'t>(value: &'t DataRef<'_>, scratch: &'t mut String) -> (&'t str, Option<&'static Code>) {
    scratch.clear();
    let code = match value {
        DataRef::SharedString(text) => return (text, None),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return (text, None);
        }
        DataRef::Empty => return ("", None),
        DataRef::Bool(truth) => return (if *truth { "TRUE" } else { "FALSE" }, None),
        DataRef::Int(number) => {
            write(scratch, format_args!("{number}"));
            (number.unsigned_abs() >= 1_000_000_000_000_000).then_some(&DIGITS_LOST)
        }
        DataRef::Float(number) => self::number(*number, scratch),
        DataRef::DateTime(moment) => self::moment(moment, scratch),
        DataRef::Error(error) => {
            write(scratch, format_args!("{error}"));
            Some(&CELL_ERROR)
        }
    };
    (scratch, code)
}

/// All digits, no exponent, and a fraction only where there is one.
fn number(number: f64, text: &mut String) -> Option<&'static Code> {
    if number.fract() == 0.0 && number.abs() < SIXTEEN_DIGITS {
        // Also makes minus zero zero.
        write(text, format_args!("{}", number as i64));
        return None;
    }
    write(text, format_args!("{number}"));
    (number.abs() >= SIXTEEN_DIGITS).then_some(&DIGITS_LOST)
}

/// `2024-01-31`, `2024-01-31T10:20:00`; a time of day or a duration `10:20:00`. A number that is no date, whatever its
/// format claims, stays a number: a phone number in a column formatted as a date.
fn moment(moment: &ExcelDateTime, text: &mut String) -> Option<&'static Code> {
    let days = moment.as_f64();
    if !(0.0..END_OF_DAYS).contains(&days) {
        return number(days, text);
    }
    if moment.is_duration() {
        let seconds = (days * 86_400.0).round() as i64;
        write(text, format_args!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
        return None;
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let midnight = (hour, minute, second, milli) == (0, 0, 0, 0);
    let dated = days >= 1.0;
    if dated {
        write(text, format_args!("{year:04}-{month:02}-{day:02}{}", if midnight { "" } else { "T" }));
    }
    if !dated || !midnight {
        write(text, format_args!("{hour:02}:{minute:02}:{second:02}"));
    }
    if milli > 0 {
        write(text, format_args!(".{milli:03}"));
    }
    None
}

fn write(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // A string takes whatever is written to it.
    let _: std::fmt::Result = text.write_fmt(arguments);
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};
    use proptest::prelude::*;

    fn check(value: &DataRef<'_>, expected: &str, code: Option<&str>) {
        let mut scratch = "left over".to_string();
        let (text, found) = text(value, &mut scratch);
        assert_eq!((text, found.map(|code| code.id)), (expected, code), "{value:?}");
    }

    #[test]
    fn numbers_keep_their_digits_and_nothing_else() {
        let check = |number, expected, code| check(&DataRef::Float(number), expected, code);
        check(59_899_123_456.0, "59899123456", None);
        check(0.0, "0", None);
        check(-0.0, "0", None);
        check(-7.0, "-7", None);
        check(1.5, "1.5", None);
        check(0.1, "0.1", None);
        check(0.000_000_1, "0.0000001", None);
        check(999_999_999_999_999.0, "999999999999999", None);
        check(1e15, "1000000000000000", Some("cell-digits-lost"));
        check(5.512_345_678_901_234e20, "551234567890123400000", Some("cell-digits-lost"));
        check(-1e15, "-1000000000000000", Some("cell-digits-lost"));
    }

    #[test]
    fn the_rest_is_as_shown() {
        check(&DataRef::SharedString(" 007 "), " 007 ", None);
        check(&DataRef::String("x\ny".into()), "x\ny", None);
        check(&DataRef::Bool(true), "TRUE", None);
        check(&DataRef::Bool(false), "FALSE", None);
        check(&DataRef::Error(CellErrorType::NA), "#N/A", Some("cell-error"));
        check(&DataRef::Error(CellErrorType::Ref), "#REF!", Some("cell-error"));
        check(&DataRef::Empty, "", None);
    }

    #[test]
    fn dates_and_times_are_iso() {
        let moment = |days, kind, from_1904, expected| {
            check(&DataRef::DateTime(ExcelDateTime::new(days, kind, from_1904)), expected, None);
        };
        let date = |days, expected| moment(days, ExcelDateTimeType::DateTime, false, expected);
        date(45_322.0, "2024-01-31");
        date(45_322.430_555_555_555, "2024-01-31T10:20:00");
        date(0.430_555_555_555_555, "10:20:00");
        date(0.0, "00:00:00");
        date(1.0, "1900-01-01");
        date(2_958_465.0, "9999-12-31");
        date(59_899_000_001.0, "59899000001");
        date(-3.0, "-3");
        moment(43_860.0, ExcelDateTimeType::DateTime, true, "2024-01-31");
        moment(1.25, ExcelDateTimeType::TimeDelta, false, "30:00:00");
    }

    proptest! {
        #[test]
        fn a_number_reads_back_as_itself(number in any::<f64>().prop_filter("a number", |n| n.is_finite())) {
            let value = DataRef::Float(number);
            let mut scratch = String::new();
            let (text, _) = text(&value, &mut scratch);
            prop_assert!(text.parse::<f64>().unwrap().total_cmp(&(number + 0.0)).is_eq());
            prop_assert!(!text.contains(['e', 'E']) && !text.ends_with(".0"));
        }
    }
}
