//! A number as people write it in a cell: `1.234,50`, `1,234.50`, `$ 1.234`, `(12)`.

/// A decimal number of up to 26 whole digits, to twelve decimals.
///
/// Whole trillionths, not a float: an amount equals the amount that was written, and an identity number keeps its last digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Amount(i128);

/// An amount as people write it in a cell, in trillionths.
#[must_use]
pub fn amount(cell: &str) -> Option<i128> {
    Amount::read(cell).map(|amount| amount.0)
}

/// An amount as a pipeline file writes it, in trillionths: digits, at most one point, at most one `-` before.
#[must_use]
pub fn plain_amount(text: &str) -> Option<i128> {
    Amount::plain(text).map(|amount| amount.0)
}

const DECIMALS: usize = 12;
const MOST_WHOLE_DIGITS: usize = 26;
const CURRENCIES: [&str; 24] = [
    "ARS", "B/.", "BOB", "BRL", "BS", "BS.", "CLP", "COP", "CRC", "DOP", "EUR", "GS", "GS.", "GTQ", "HNL",
    "MXN", "NIO", "PEN", "PYG", "S/", "S/.", "USD", "UYU", "VES",
];

impl Amount {
    /// Reads a cell.
    ///
    /// Of two kinds of mark the last is the decimal one. A mark of one kind groups thousands if it stands more than once,
    /// or if one to three digits, no leading zero, stand before it and exactly three after it: `1.234` is 1234, as
    /// amounts of money are written, and `0.123` and `1234.567` are decimals. Groups have three digits; blanks and
    /// apostrophes group too. A sign may stand before or after, a currency too, and parentheses mean minus. Exponents and
    /// percentages are no numbers here: the first lost digits, the second mean two things.
    pub(crate) fn read(cell: &str) -> Option<Self> {
        let (negative, plain) = unsigned(cell.trim());
        let (whole, decimals) = split_decimals(plain);
        let whole = ungrouped(whole)?;
        if decimals.is_some_and(str::is_empty) || (whole.is_empty() && decimals.is_none()) {
            return None;
        }
        let units = units(&whole, decimals.unwrap_or(""))?;
        Some(Self(if negative { -units } else { units }))
    }

    /// The nearest float, for the SQL engine.
    #[cfg(feature = "sql")]
    pub(crate) fn as_float(self) -> f64 {
        let one = 10_i128.pow(DECIMALS as u32);
        let text = format!(
            "{}{}.{:0DECIMALS$}",
            if self.0 < 0 { "-" } else { "" },
            self.0.abs() / one,
            self.0.abs() % one
        );
        text.parse().unwrap_or(f64::NAN)
    }

    /// Reads a number as a condition writes it: digits, at most one point, at most one `-` before.
    pub(crate) fn plain(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let units = units(whole, decimals)?;
        Some(Self(if digits.len() < text.len() { -units } else { units }))
    }
}

/// The text without signs and currencies, and whether it is below zero.
fn unsigned(text: &str) -> (bool, &str) {
    let mut negative = false;
    let mut rest = text;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        negative = true;
        rest = inner.trim();
    }
    let is_minus = |c: char| c == '-' || c == '−';
    // A sign may stand on either side of the currency, so each is looked for twice, but only one sign counts.
    for _ in 0..2 {
        if !negative && let Some(after) = rest.strip_prefix(is_minus).or_else(|| rest.strip_suffix(is_minus))
        {
            negative = true;
            rest = after.trim();
        }
        rest = without_currency(rest);
    }
    if negative { (true, rest) } else { (false, rest.strip_prefix('+').map_or(rest, str::trim_start)) }
}

fn without_currency(text: &str) -> &str {
    let body = |c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+' | '(');
    let start = text.find(|c: char| body(c) || c.is_whitespace()).unwrap_or(0);
    if is_currency(&text[..start]) {
        return text[start..].trim_start();
    }
    let end = text.rfind(|c: char| body(c) || c.is_whitespace()).map_or(text.len(), |at| at + 1);
    match text.get(end..) {
        Some(tail) if is_currency(tail) => text[..end].trim_end(),
        _ => text,
    }
}

fn is_currency(mark: &str) -> bool {
    let has_sign = mark.contains(['$', '€', '£', '¥', '₡', '₲']);
    let is_short = mark.chars().count() <= 4;
    let has_more = mark.chars().any(|c| matches!(c, '.' | ',') || c.is_ascii_digit());
    (has_sign && is_short && !has_more) || CURRENCIES.contains(&mark.to_ascii_uppercase().as_str())
}

/// What stands before the decimal mark, and the digits after it where there is one.
fn split_decimals(text: &str) -> (&str, Option<&str>) {
    let Some(at) = text.rfind(['.', ',']) else { return (text, None) };
    let (before, after) = (&text[..at], &text[at + 1..]);
    let mark = text.as_bytes()[at];
    let other = if mark == b'.' { ',' } else { '.' };
    let repeated = before.as_bytes().contains(&mark);
    let groups = repeated || (!before.contains(other) && after.len() == 3 && starts_a_group(before));
    if groups { (text, None) } else { (before, Some(after)) }
}

fn starts_a_group(digits: &str) -> bool {
    matches!(digits.len(), 1..=3) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
}

/// The digits of a whole number whose thousands may be grouped, by one kind of mark.
fn ungrouped(whole: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    let mut marks = whole.chars().filter(|&c| is_mark(c));
    if let Some(mark) = marks.next() {
        let mut groups = whole.split(mark);
        let first_fits = groups.next().is_some_and(|first| matches!(first.len(), 1..=3));
        if marks.any(|other| other != mark) || !first_fits || !groups.all(|group| group.len() == 3) {
            return None;
        }
    }
    let digits: String = whole.chars().filter(|&c| !is_mark(c)).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

fn units(whole: &str, decimals: &str) -> Option<i128> {
    let whole = whole.trim_start_matches('0');
    if whole.len() > MOST_WHOLE_DIGITS || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let kept = &decimals[..decimals.len().min(DECIMALS)];
    let units: i128 = format!("{whole}{kept:0<DECIMALS$}").parse().ok()?;
    // The last digit a float leaves behind (0.30000000000000004) is rounded away.
    let rounds_up = decimals.as_bytes().get(DECIMALS).is_some_and(|&next| next >= b'5');
    Some(units + i128::from(rounds_up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |cell, plain: &str| {
            let units = (plain.parse::<f64>().unwrap() * 1e12).round() as i128;
            assert_eq!(Amount::read(cell), Some(Amount(units)), "{cell}");
        };
        check("1.234,50", "1234.5");
        check("1,234.50", "1234.5");
        check("1234.5", "1234.5");
        check("$ 1.234", "1234");
        check("R$ 10,00", "10");
        check("R$10,00", "10");
        check("U$S 5", "5");
        check("usd 5", "5");
        check("5 UYU", "5");
        check("5€", "5");
        check("S/. 5.50", "5.5");
        check("  7 ", "7");
        check("1.234", "1234");
        check("1,234", "1234");
        check("0.123", "0.123");
        check("0,5", "0.5");
        check(",5", "0.5");
        check("1234.567", "1234.567");
        check("1.234.567", "1234567");
        check("1 234 567,8", "1234567.8");
        check("1\u{a0}234,5", "1234.5");
        check("1'234.50", "1234.5");
        check("-12", "-12");
        check("−12", "-12");
        check("12-", "-12");
        check("- $ 12", "-12");
        check("$ -12", "-12");
        check("($ 12,50)", "-12.5");
        check("+12", "12");
        check("-0", "0");
        check("007", "7");
        check("0.30000000000000004", "0.3");
        check("0.29999999999999998", "0.3");
    }

    #[test]
    fn what_is_no_number_is_none() {
        let check = |cell| assert_eq!(Amount::read(cell), None, "{cell}");
        for cell in
            ["", " ", "abc", "12 cuotas", "1,23,456", "1.23.456", "12.", ".", "-", "$", "--5", "1E+05"]
        {
            check(cell);
        }
        for cell in
            ["10%", "1.234.567,8,9", "1 23", "12/05/2024", "1.2.3", "²", "٣", "(5", "a5", "1,234.567.890"]
        {
            check(cell);
        }
        check("123456789012345678901234567");
    }

    #[test]
    fn long_numbers_keep_their_last_digit() {
        assert!(Amount::read("12345678901234567890") < Amount::read("12345678901234567891"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(cell in any::<String>()) {
            let _ = Amount::read(&cell);
        }

        #[test]
        fn both_conventions_say_the_same(whole in 0_u32.., cents in 0_u32..100) {
            let digits = whole.to_string();
            let mut grouped = String::new();
            for (nth, digit) in digits.chars().enumerate() {
                if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let comma = format!("{grouped},{cents:02}");
            let point = comma.replace('.', "_").replace(',', ".").replace('_', ",");
            let plain = format!("{whole}.{cents:02}");
            prop_assert_eq!(Amount::read(&comma), Amount::read(&plain));
            prop_assert_eq!(Amount::read(&point), Amount::read(&plain));
        }
    }
}
