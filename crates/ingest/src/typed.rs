//! Typed values as the text that a person reads.

/// What a number of a time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Seconds,
    Millis,
    Micros,
    Nanos,
}

impl Unit {
    /// How many there are in a second, and how many digits that has behind the point.
    fn per_second(self) -> (i64, usize) {
        match self {
            Self::Seconds => (1, 0),
            Self::Millis => (1_000, 3),
            Self::Micros => (1_000_000, 6),
            Self::Nanos => (1_000_000_000, 9),
        }
    }
}

const DAY: i64 = 86_400;

pub(crate) fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}

/// All digits and no exponent. What is no number is blank.
pub(crate) fn float(number: f64) -> String {
    if number.is_nan() {
        String::new()
    } else {
        // Minus zero is zero.
        (number + 0.0).to_string()
    }
}

/// The same for a number of less precision, whose own digits are fewer. From where it cannot tell whole numbers apart its last
/// digits are unknown, and an exponent says so: nobody dials that.
pub(crate) fn short_float(number: f32) -> String {
    const ALL_TOLD_APART: f32 = 16_777_216.0;
    match number {
        number if number.is_nan() => String::new(),
        number if number.is_finite() && number.abs() > ALL_TOLD_APART => format!("{number:E}"),
        number => (number + 0.0).to_string(),
    }
}

/// The day so many days after 1 January 1970.
pub(crate) fn date(days: i64) -> String {
    // The proleptic Gregorian calendar, counted in eras of 400 years that begin with a March.
    let shifted = days.saturating_add(719_468);
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A moment after 1 January 1970, with a Z where it is known to be in UTC.
pub(crate) fn timestamp(count: i64, unit: Unit, utc: bool) -> String {
    let (per_second, _) = unit.per_second();
    let (seconds, rest) = (count.div_euclid(per_second), count.rem_euclid(per_second));
    let clock = clock(seconds.rem_euclid(DAY), rest, unit);
    format!("{} {clock}{}", date(seconds.div_euclid(DAY)), if utc { "Z" } else { "" })
}

/// A time of day, or how long something took.
pub(crate) fn time(count: i64, unit: Unit) -> String {
    let (per_second, _) = unit.per_second();
    let sign = if count < 0 { "-" } else { "" };
    let count = count.unsigned_abs();
    let (seconds, rest) = (count / per_second.unsigned_abs(), count % per_second.unsigned_abs());
    format!("{sign}{}", clock(seconds.cast_signed(), rest.cast_signed(), unit))
}

fn clock(seconds: i64, rest: i64, unit: Unit) -> String {
    let whole = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let (_, digits) = unit.per_second();
    if rest == 0 {
        return whole;
    }
    let fraction = format!("{rest:0digits$}");
    format!("{whole}.{}", fraction.trim_end_matches('0'))
}

/// A whole number with the point so many digits from the right.
pub(crate) fn decimal(digits: &str, scale: i32) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    match usize::try_from(scale) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(scale) => {
            let digits = format!("{digits:0>width$}", width = scale.saturating_add(1));
            let (whole, fraction) = digits.split_at(digits.len() - scale);
            format!("{sign}{whole}.{fraction}")
        }
        Err(_) if digits == "0" => "0".into(),
        Err(_) => format!("{sign}{digits}{}", "0".repeat(scale.unsigned_abs() as usize)),
    }
}

/// The digits of a number that is written as bytes, the highest first.
pub(crate) fn digits(bytes: &[u8]) -> String {
    let negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let mut rest: Vec<u8> = bytes.iter().map(|byte| if negative { !byte } else { *byte }).collect();
    let mut carry = negative;
    for byte in rest.iter_mut().rev() {
        (*byte, carry) = byte.overflowing_add(u8::from(carry));
    }
    let mut text = Vec::new();
    while rest.iter().any(|&byte| byte != 0) {
        let mut remainder = 0u32;
        for byte in &mut rest {
            let value = remainder * 256 + u32::from(*byte);
            (*byte, remainder) = ((value / 10) as u8, value % 10);
        }
        text.push(char::from(b'0' + remainder as u8));
    }
    // The least number of a width is its own negative: its only carry goes out of the highest byte.
    if carry {
        return format!("-{}", digits(&[&[0], bytes].concat()));
    }
    if text.is_empty() {
        return "0".into();
    }
    text.extend(negative.then_some('-'));
    text.iter().rev().collect()
}

/// Bytes as their digits of base sixteen.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Bytes that may be text.
pub(crate) fn bytes(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| hex(bytes), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_and_times_are_iso() {
        let day = |days, text: &str| assert_eq!(date(days), text);
        day(0, "1970-01-01");
        day(19_753, "2024-01-31");
        day(19_782, "2024-02-29");
        day(-1, "1969-12-31");
        day(11_016, "2000-02-29");
        day(-719_528, "0000-01-01");
        let moment = |count, unit, utc, text: &str| assert_eq!(timestamp(count, unit, utc), text);
        moment(1_706_696_400, Unit::Seconds, false, "2024-01-31 10:20:00");
        moment(1_706_696_400_500, Unit::Millis, true, "2024-01-31 10:20:00.5Z");
        moment(-1, Unit::Nanos, false, "1969-12-31 23:59:59.999999999");
        moment(i64::MAX, Unit::Seconds, false, &timestamp(i64::MAX, Unit::Seconds, false));
        let clock = |count, unit, text: &str| assert_eq!(time(count, unit), text);
        clock(37_200_000_000, Unit::Micros, "10:20:00");
        clock(-90_061, Unit::Seconds, "-25:01:01");
        clock(i64::MIN, Unit::Nanos, "-2562047:47:16.854775808");
    }

    #[test]
    fn numbers_have_all_their_digits() {
        let check = |number, text: &str| assert_eq!(float(number), text);
        check(598_099_000_001.0, "598099000001");
        check(1e20, "100000000000000000000");
        check(-0.0, "0");
        check(0.1, "0.1");
        check(f64::NAN, "");
        assert_eq!((short_float(0.1), short_float(16_777_216.0)), ("0.1".into(), "16777216".into()));
        assert_eq!(short_float(11_987_654_321.0), "1.1987655E10");
        assert_eq!(short_float(f32::INFINITY), "inf");
        let check = |digits, scale, text: &str| assert_eq!(decimal(digits, scale), text);
        check("12345", 2, "123.45");
        check("-5", 3, "-0.005");
        check("7", 0, "7");
        check("7", -2, "700");
        check("0", -2, "0");
        let check = |bytes: &[u8], text: &str| assert_eq!(digits(bytes), text);
        check(&[], "0");
        check(&[0xFF], "-1");
        check(&[0x80], "-128");
        check(&[0x80, 0], "-32768");
        check(
            &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            "340282366920938463463374607431768211456",
        );
    }

    #[test]
    fn bytes_are_text_or_hex() {
        assert_eq!((bytes("José".as_bytes()), bytes(b"\xFF\x00")), ("José".to_string(), "ff00".to_string()));
    }

    proptest! {
        #[test]
        fn digits_are_those_of_the_number(number in any::<i128>()) {
            prop_assert_eq!(digits(&number.to_be_bytes()), number.to_string());
        }

        #[test]
        fn a_float_reads_back(number in any::<f64>().prop_filter("finite", |n| n.is_finite())) {
            prop_assert!(float(number).parse::<f64>().unwrap().total_cmp(&(number + 0.0)).is_eq());
        }
    }
}
