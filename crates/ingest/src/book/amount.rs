//! Percents and amounts of money as a sheet shows them, by the number format of their cell.
//!
//! Of the language of formats only what such numbers need is read: digits, decimals, thousands, literals, a section each for
//! what is positive, negative and zero. Marks are those of the format, a point and a comma: which ones a person saw is a
//! matter of their machine, not of the file.

use std::iter::Peekable;
use std::str::Chars;

/// The most decimals that a format shows.
const MAX_DECIMALS: u16 = 30;
/// So many digits of a number are kept by spreadsheets.
const DIGITS: i32 = 15;

/// A format that shows a percent, a currency, decimals or thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Up to three: for numbers above zero, below it, and zero.
    sections: Vec<Section>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Section {
    before: String,
    after: String,
    /// Digits in front of the point that are shown even where they are zero.
    whole: usize,
    /// Decimals that are always shown, and those that may be.
    decimals: (u16, u16),
    thousands: bool,
    /// By how many powers of ten the number is shown larger: two for each percent sign, three less for each comma at the end.
    power: i32,
    money: bool,
    /// Whether it hides the number.
    is_empty: bool,
}

impl Amount {
    /// The amount that a format shows, if it shows one.
    pub(crate) fn written(format: &str) -> Option<Self> {
        let mut letters = format.chars().peekable();
        let mut sections = Vec::new();
        while sections.len() < 3 && letters.peek().is_some() {
            sections.push(Section::read(&mut letters)?);
        }
        let first = sections.first()?;
        let shows = first.money || first.power != 0 || first.thousands || first.decimals.1 > 0;
        shows.then_some(Self { sections })
    }

    /// Writes a number as the format shows it; answers whether it shows it at all.
    pub(crate) fn write(&self, number: f64, text: &mut String) -> bool {
        let (nth, signed) = match self.sections.len() {
            3.. if number == 0.0 => (2, false),
            2.. if number < 0.0 => (1, false),
            _ => (0, number < 0.0),
        };
        let section = &self.sections[nth];
        if section.is_empty {
            return false;
        }
        let digits = section.digits(number);
        let sign = if signed && digits.contains(|digit| ('1'..='9').contains(&digit)) { "-" } else { "" };
        let shown = [sign, &section.before, &digits, &section.after].concat();
        text.push_str(shown.trim());
        true
    }
}

impl Section {
    /// Reads a section up to its semicolon; `None` where it shows something else than an amount.
    fn read(letters: &mut Peekable<Chars<'_>>) -> Option<Self> {
        let mut section = Self { is_empty: true, ..Self::default() };
        let (mut digits, mut commas, mut point) = (false, 0, false);
        while let Some(letter) = letters.next().filter(|letter| *letter != ';') {
            section.is_empty = false;
            if matches!(letter, '0' | '#' | '?' | '.' | ',') {
                if !section.after.is_empty() {
                    // A pattern, as of telephone numbers.
                    return None;
                }
                match letter {
                    '.' if point => return None,
                    '.' => point = true,
                    ',' => commas += 1,
                    _ if point => section.decimal(letter),
                    _ => {
                        section.thousands |= digits && commas > 0;
                        section.whole += usize::from(letter == '0');
                        commas = 0;
                    }
                }
                digits = true;
                continue;
            }
            let literal = match letter {
                '"' => letters.by_ref().take_while(|&c| c != '"').collect(),
                '\\' => letters.next()?.to_string(),
                // As wide as a letter, and as much of a letter as there is room for.
                '_' => letters.next().map(|_| " ".to_owned())?,
                '*' => letters.next().map(|_| String::new())?,
                '[' => section.bracket(&letters.by_ref().take_while(|&c| c != ']').collect::<String>())?,
                '%' => {
                    section.power += 2;
                    "%".to_owned()
                }
                c if c.is_alphabetic() || matches!(c, '@' | '/') => return None,
                c => c.to_string(),
            };
            section.money |= literal.contains(['$', '€', '£', '¥', '₲']);
            if digits { &mut section.after } else { &mut section.before }.push_str(&literal);
        }
        section.power -= 3 * commas;
        Some(section)
    }

    fn decimal(&mut self, letter: char) {
        let (always, most) = &mut self.decimals;
        *most = (*most + 1).min(MAX_DECIMALS);
        if letter == '0' {
            *always = *most;
        }
    }

    /// What stands in brackets: `$R$-416` is a currency, `Red` shows nothing, a condition is more than is understood.
    fn bracket(&mut self, inside: &str) -> Option<String> {
        match inside.strip_prefix('$') {
            Some(currency) => {
                let symbol = currency.rsplit_once('-').map_or(currency, |(symbol, _)| symbol);
                self.money |= !symbol.is_empty();
                Some(symbol.to_owned())
            }
            None => inside.chars().all(char::is_alphanumeric).then(String::new),
        }
    }

    /// The digits of a number without its sign, rounded half up as spreadsheets round what they keep of it.
    fn digits(&self, number: f64) -> String {
        let written = format!("{:.*e}", DIGITS as usize - 1, number.abs());
        let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
        let kept: u64 = mantissa.replace('.', "").parse().unwrap_or(0);
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let (always, decimals) = (usize::from(self.decimals.0), usize::from(self.decimals.1));
        let shift = exponent + 1 - DIGITS + self.power + i32::from(self.decimals.1);
        let mut digits = match shift {
            0.. => kept.to_string() + &"0".repeat(if kept == 0 { 0 } else { shift.unsigned_abs() as usize }),
            -16..0 => {
                let unit = 10u64.pow(shift.unsigned_abs());
                ((kept + unit / 2) / unit).to_string()
            }
            _ => "0".to_owned(),
        };
        digits.insert_str(0, &"0".repeat((decimals + 1).saturating_sub(digits.len())));
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let whole = whole.trim_start_matches('0');
        let whole = "0".repeat(self.whole.saturating_sub(whole.len())) + whole;
        let spare = fraction[always..].trim_end_matches('0').len();
        let fraction = &fraction[..always + spare];
        let whole = if self.thousands { grouped(&whole) } else { whole };
        if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
    }
}

/// `1234567` as `1,234,567`.
fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_a_sheet_shows_them() {
        let check = |format, number, expected: &str| {
            let mut text = String::new();
            let shown = Amount::written(format).unwrap().write(number, &mut text);
            assert_eq!((text.as_str(), shown), (expected, true), "{format} of {number}");
        };
        check("0%", 0.125, "13%");
        check("0.00%", 0.125, "12.50%");
        check("0.0#%", 0.125, "12.5%");
        check("0.00", 1.005, "1.01");
        check("0.00", -0.004, "0.00");
        check("0.00", -1.0, "-1.00");
        check("#,##0", 1_234_567.5, "1,234,568");
        check("#,##0", 999.5, "1,000");
        check("#,##0.00", 0.0, "0.00");
        check("#.00", 0.5, ".50");
        check("00000.0", 7.0, "00007.0");
        check("#,##0.0,,\"M\"", 1_250_000.0, "1.3M");
        check("#,##0.0,", 1_250_000.0, "1,250.0");
        check("\"R$\" #,##0.00", 1234.5, "R$ 1,234.50");
        check("[$R$-416] #,##0.00;[Red]-[$R$-416] #,##0.00", -1234.5, "-R$ 1,234.50");
        check("#,##0.00 [$€-C0A]", 3.0, "3.00 €");
        check("[$€-x] 0", 3.0, "€ 3");
        check("$0", 3.0, "$3");
        check("_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)", 12.0, "$12.00");
        check("_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)", -12.0, "$(12.00)");
        check("_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"??_);_(@_)", 0.0, "$-");
        check("0.00", 1e20, "100000000000000000000.00");
        check("0.00", 1e-20, "0.00");
        check("0.00%", 1e300, &("1".to_owned() + &"0".repeat(302) + ".00%"));
        check("0.00", 0.0, "0.00");
        check("0.00", f64::MIN_POSITIVE, "0.00");
    }

    #[test]
    fn what_is_no_amount_stays_as_it_is_stored() {
        let check = |format| assert_eq!(Amount::written(format), None, "{format}");
        check("General");
        check("0");
        check("00000");
        check("@");
        check("");
        check(";;;");
        check("0.00E+00");
        check("# ?/?");
        check("(00) 00000-0000");
        check("000.000.000-00");
        check("[<100]0.00;0");
        check("0.00;[>5]0");
        check("\"Tel\" 0");
        check("[$-409]0");
        let hidden = Amount::written("0.00;;").unwrap();
        assert!(!hidden.write(-1.0, &mut String::new()));
    }
}
