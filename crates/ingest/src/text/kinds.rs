//! What a cell looks like, and how likely it is that somebody meant it as one cell.

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Empty,
    Number,
    Date,
    Time,
    Phone,
    Address,
    Word,
    Text,
    /// Something that looks like pieces of several cells.
    Odd,
}

/// How many kinds there are.
pub(crate) const KINDS: usize = 9;

impl Kind {
    /// How likely it is that an unquoted cell of this kind is one cell, from 0 to 1.
    pub(crate) fn likelihood(self) -> f64 {
        match self {
            Self::Empty => 0.75,
            Self::Number | Self::Date | Self::Time | Self::Phone | Self::Address => 1.0,
            Self::Word => 0.95,
            Self::Text => 0.8,
            Self::Odd => 0.1,
        }
    }

    /// Whether a whole line of this kind is a cell by itself, whatever stands in it.
    pub(crate) fn is_whole(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Phone | Self::Address)
    }
}

/// Tells what an unquoted cell looks like.
pub(crate) fn kind(cell: &str) -> Kind {
    let text = cell.trim_matches([' ', '\u{a0}']);
    if text.is_empty() {
        return Kind::Empty;
    }
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        if is_number(text) || is_position(text) {
            return Kind::Number;
        }
        if is_time(text) {
            return Kind::Time;
        }
        if is_date(text) {
            return Kind::Date;
        }
        if is_phone(text) {
            return Kind::Phone;
        }
    }
    if is_address(text) {
        return Kind::Address;
    }
    words(text)
}

/// `1.234,56`, `R$ 10`, `-3.5e7`, `(12,5)`, `10 %`.
fn is_number(text: &str) -> bool {
    let symbol = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '%' | '+' | '-' | '(' | ')' | ' ' | '\u{a0}');
    let text = text.trim_matches(symbol);
    let text =
        text.strip_prefix("R$").or_else(|| text.strip_prefix("U$S")).unwrap_or(text).trim_matches(symbol);
    let text = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) if is_digits(exponent.trim_start_matches(['+', '-'])) => mantissa,
        _ => text,
    };
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    match parts[..] {
        [whole] => is_digits(whole),
        [whole, fraction] => {
            (whole.is_empty() || is_digits(whole)) && (is_digits(fraction) || fraction.is_empty())
        }
        [first, ref groups @ .., last] => {
            is_digits(first)
                && first.len() <= 3
                && groups.iter().all(|group| group.len() == 3 && is_digits(group))
                && is_digits(last)
                && (last.len() == 3 || text.contains('.') && text.contains(','))
        }
        [] => false,
    }
}

/// `-34.9058,-56.1913`: where something is, as maps write it.
fn is_position(text: &str) -> bool {
    let degrees = |text: &str| {
        let (whole, fraction) = text.trim_start_matches('-').split_once('.').unwrap_or_default();
        whole.len() <= 3 && fraction.len() > 2 && is_digits(whole) && is_digits(fraction)
    };
    text.split_once(',')
        .is_some_and(|(latitude, longitude)| degrees(latitude) && degrees(longitude.trim_start()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `10:30`, `10:30:05.250`, `9:15 pm`.
fn is_time(text: &str) -> bool {
    let text = text.trim_end_matches(['Z', 'z']);
    let (clock, rest) = text.split_at(text.find(' ').unwrap_or(text.len()));
    let rest = rest.trim().to_ascii_lowercase();
    let (clock, zone) = clock.split_at(clock.find(['+', '-']).unwrap_or(clock.len()));
    let parts: Vec<&str> = clock.split(':').collect();
    let two = |part: &str| (1..=2).contains(&part.len()) && is_digits(part);
    let seconds = |part: &str| {
        // A comma before a digit or two is rather the end of a cell.
        let (whole, fraction) = part.split_once('.').or(part.split_once(',')).unwrap_or((part, "000"));
        two(whole) && is_digits(fraction) && (!part.contains(',') || fraction.len() >= 3)
    };
    let shaped = match parts[..] {
        [hours, minutes] => two(hours) && minutes.len() == 2 && two(minutes),
        [hours, minutes, rest] => two(hours) && two(minutes) && seconds(rest),
        _ => false,
    };
    let zoned = zone.len() <= 6 && zone.bytes().skip(1).all(|byte| byte.is_ascii_digit() || byte == b':');
    shaped
        && zoned
        && (rest.is_empty() || matches!(rest.as_str(), "am" | "pm" | "a.m." | "p.m." | "h" | "hs"))
}

/// `31/12/2024`, `2024-12-31T10:30`, `31 dez 2024`, `Dec-24`, with a time behind or not.
fn is_date(text: &str) -> bool {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) if is_time(time.trim()) => (day, true),
        _ => (text, false),
    };
    let parts: Vec<&str> = day.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let separators = day.bytes().filter(|byte| matches!(byte, b'/' | b'-' | b'.' | b' ')).count();
    let number = |part: &str| part.len() <= 4 && is_digits(part);
    let month = |part: &str| (3..=9).contains(&part.len()) && part.chars().all(char::is_alphabetic);
    match parts[..] {
        [one, two, three] if separators == 2 => {
            let lengths = [one, two, three].map(str::len);
            (number(one)
                && number(three)
                && (number(two) && two.len() <= 2 || month(two))
                && lengths.iter().filter(|length| **length > 2).count() <= 2)
                || (month(one) && number(two) && number(three))
        }
        [one] => time && one.len() == 8 && is_digits(one),
        _ => false,
    }
}

/// At least seven digits, and what people write between them; or several such numbers with a slash between them.
fn is_phone(text: &str) -> bool {
    let number = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let written =
            |byte: u8| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'(' | b')' | b'.' | b' ');
        (7..=16).contains(&digits) && text.bytes().all(written)
    };
    let text = ["tel:", "p:"].iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text);
    number(text) || number(&text.replacen('/', "", 1)) || text.split('/').all(number)
}

/// A mail or web address, or one in a network.
fn is_address(text: &str) -> bool {
    if text.contains([' ', ';', '|', '\t', '"']) {
        return false;
    }
    let mail = text.split_once('@').is_some_and(|(name, host)| {
        let plain = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
        !name.is_empty() && name.chars().all(plain) && host.contains('.') && host.chars().all(plain)
    });
    let web = ["http://", "https://", "ftp://", "www."].iter().any(|start| text.starts_with(start));
    mail || (web && !text.contains(','))
}

/// Letters and what stands among them in names, or marks as in a sentence, or something odd.
fn words(text: &str) -> Kind {
    let structured =
        (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('[') && text.ends_with(']'));
    if structured {
        return Kind::Text;
    }
    if text.len() > 1 && text.starts_with('\'') && text.ends_with('\'') {
        return Kind::Odd;
    }
    let mut kind = Kind::Word;
    let lettered = text.chars().any(char::is_alphabetic);
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        let digits = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        // In a sentence a comma stands behind a letter and before a blank, a quote beside one.
        let sentence = match c {
            ',' => (digits && lettered) || (before != ' ' && next == Some(' ')),
            ';' => before != ' ' && next == Some(' '),
            '|' => before == ' ' && next == Some(' '),
            '"' => before == ' ' || next.is_none_or(|next| next == ' '),
            ' ' => true,
            _ => false,
        };
        match c {
            _ if sentence => kind = Kind::Text,
            ',' | ';' | '|' | '\t' | '^' | '~' | '§' | '"' => return Kind::Odd,
            ':' if before == ' ' || next.is_none_or(|next| matches!(next, '$' | '+' | '-' | '(')) => {
                return Kind::Odd;
            }
            c if c.is_control() && c != '\n' && c != '\r' => return Kind::Odd,
            _ => {}
        }
        before = c;
    }
    // A quote at one end only belongs to a cell that was cut in two.
    let at_one_end = |quote: char| text.starts_with(quote) != text.ends_with(quote);
    if at_one_end('"') && text.matches('"').count() % 2 == 1 && !text.ends_with('"') {
        return Kind::Odd;
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_by_its_looks() {
        let check = |expected: Kind, cells: &[&str]| {
            for cell in cells {
                assert_eq!(kind(cell), expected, "{cell:?}");
            }
        };
        check(Kind::Empty, &["", "  "]);
        check(
            Kind::Number,
            &[
                "0",
                "-1",
                "1.5",
                "1,50",
                "1.234,56",
                "1,234,567",
                "R$ 10,00",
                "$1,234.50",
                "12%",
                "7,1994E+10",
                "(3)",
                "-34.9058,-56.1913",
            ],
        );
        check(
            Kind::Date,
            &[
                "31/12/2024",
                "2024-12-31",
                "31.12.24",
                "31-dez-2024",
                "2024-12-31 10:30:00",
                "2024-12-31T10:30:00Z",
                "Dec 31 2024",
            ],
        );
        check(Kind::Time, &["10:30", "1:02:03.5", "9:15 pm"]);
        check(
            Kind::Phone,
            &[
                "tel:+5511900000000",
                "0990 00001 / 0990 00002",
                "(11) 90000-0000",
                "+55 11 90000 0000",
                "0990-00001",
            ],
        );
        check(Kind::Address, &["ana@example.com", "https://www.example.com/a?b=c&d", "www.example.com"]);
        check(Kind::Word, &["Ana", "São-Paulo", "A1_b", "N/A"]);
        check(Kind::Text, &["Rua das Flores, 12", "não; sim", "Ana Souza", "{\"a\": 1, \"b\":2}"]);
        check(
            Kind::Odd,
            &["'Ana'", "10:30:05,8,9", "10:30:05,8", "1;ana@example.com", "Ana;1", "a,b", "a|b", "\"Sá, Ana"],
        );
    }
}
