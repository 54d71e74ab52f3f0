//! What a cell's text is written like, as far as a header tells itself from data by it.

/// What is longer, in bytes, is prose. Cells are looked at many times over until the table is found, and a stranger's may be long.
const LONGEST: usize = 512;

/// How the text of a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Nothing, or a word for nothing.
    Blank,
    /// Words.
    Text,
    /// Digits with what stands round amounts, up to six digits.
    Number,
    /// As many digits as a telephone number or a document has.
    Digits,
    /// A day, a time, or both.
    Date,
    /// An e-mail address or one of a web page.
    Address,
}

impl Kind {
    /// How a cell is written.
    pub(crate) fn of(cell: &str) -> Self {
        if cell.len() > LONGEST && !cell.trim().is_empty() {
            return Self::Text;
        }
        let text = cell.trim_matches(|c: char| c.is_whitespace() || words::is_without_width(c) || c == '\'');
        if text.is_empty() || is_placeholder(text) {
            Self::Blank
        } else if is_address(text) {
            Self::Address
        } else if is_date(text) {
            Self::Date
        } else {
            number(text).unwrap_or(Self::Text)
        }
    }

    /// Whether it is written like something, not like words.
    pub(crate) fn is_typed(self) -> bool {
        !matches!(self, Self::Blank | Self::Text)
    }

    /// Whether a value is hardly ever one by chance.
    pub(crate) fn is_telling(self) -> bool {
        matches!(self, Self::Digits | Self::Date | Self::Address)
    }

    /// Whether a column can hold both: a number may be short or long.
    pub(crate) fn is_like(self, other: Self) -> bool {
        let class = |kind| if kind == Self::Digits { Self::Number } else { kind };
        class(self) == class(other)
    }
}

fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "n/a", "na", "n/d", "nd", "s/d", "s/n", "null", "none", "nan", "nil", "#n/a", "sin dato", "sem dado",
    ];
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '?' | '_' | '*'))
        || (text.len() <= 8 && WORDS.contains(&text.to_lowercase().as_str()))
}

fn is_address(text: &str) -> bool {
    let one_word = !text.contains(char::is_whitespace);
    let mail = || text.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'));
    one_word && (text.contains("://") || text.starts_with("www.") || mail())
}

/// `2024-01-31`, `31/1/24 10:30`, `10:30:00`, `31-ene-2024`, `2024-01-31T10:30:00Z`.
fn is_date(text: &str) -> bool {
    let mut pieces = text.split([' ', 'T', ',']).filter(|piece| !piece.is_empty()).peekable();
    if text.len() > 35 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut found = false;
    let known = pieces.all(|piece| {
        let piece = piece.trim_end_matches('Z');
        let whole = is_day(piece) || is_time(piece);
        found |= whole;
        whole || matches!(piece.to_lowercase().as_str(), "am" | "pm" | "a.m." | "p.m." | "utc" | "")
    });
    known && found
}

fn is_day(text: &str) -> bool {
    ['-', '/', '.'].iter().any(|&mark| {
        let parts: Vec<&str> = text.split(mark).collect();
        let digits =
            |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let month = |part: &str| (3..=10).contains(&part.len()) && part.chars().all(char::is_alphabetic);
        let within = |part: &str, most: u32| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
        let year = |part: &str| digits(part) && (part.len() == 4 || part.len() == 2);
        // A month has no day, and with a point it would be a number.
        if let [first, second] = parts[..] {
            let full = |part: &str| digits(part) && part.len() == 4;
            return mark != '.'
                && ((within(first, 12) && full(second)) || (full(first) && within(second, 12)));
        }
        let [first, second, third] = parts[..] else { return false };
        let named = digits(first) && month(second) && year(third);
        let forward =
            year(third) && within(first, 31) && within(second, 31) && first.len() < 3 && second.len() < 3;
        let backward =
            first.len() == 4 && digits(first) && within(second, 12) && third.len() < 3 && within(third, 31);
        named || forward || backward
    })
}

fn is_time(text: &str) -> bool {
    let (clock, zone) = text.split_at(text.find(['+', '-']).unwrap_or(text.len()));
    let parts: Vec<&str> = clock.split(':').collect();
    let digits =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (2..=3).contains(&parts.len()) && parts.iter().all(digits) && zone.len() <= 6
}

/// Digits among signs of amounts and telephones, or none of these.
fn number(text: &str) -> Option<Kind> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let mark = |c: char| {
        matches!(
            c,
            '.' | ','
                | '-'
                | '+'
                | '('
                | ')'
                | '/'
                | '%'
                | '$'
                | '€'
                | '£'
                | '\''
                | '*'
                | '#'
                | ':'
                | '='
                | '"'
        ) || c.is_whitespace()
    };
    let letters: String = text.chars().filter(|c| !c.is_ascii_digit() && !mark(*c)).collect();
    let unit = matches!(
        letters.as_str(),
        "" | "R" | "U" | "US" | "USD" | "UYU" | "BRL" | "ARS" | "E" | "e" | "x" | "p"
    );
    if digits == 0 || !unit {
        return None;
    }
    // What has a fraction is an amount, however many digits it has.
    let plain = text.bytes().filter(|&byte| byte == b'.' || byte == b',').count() == 0;
    Some(if digits >= 7 && plain { Kind::Digits } else { Kind::Number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_known_by_how_it_is_written() {
        let check = |cell: &str, kind| assert_eq!(Kind::of(cell), kind, "{cell:?}");
        check(" \u{a0}", Kind::Blank);
        check("N/A", Kind::Blank);
        check("--", Kind::Blank);
        check("Nombre", Kind::Text);
        check("Phone 1 - Type", Kind::Text);
        check("A-17", Kind::Text);
        check("Total: 5", Kind::Text);
        check(&"9".repeat(LONGEST + 1), Kind::Text);
        check(&" ".repeat(LONGEST + 1), Kind::Blank);
        check("2024", Kind::Number);
        check("1.234,50", Kind::Number);
        check("R$ 3.500.000,00", Kind::Number);
        check("12%", Kind::Number);
        check("-3.5E+12", Kind::Number);
        check("099 000 001", Kind::Digits);
        check("+598 (99) 000-001", Kind::Digits);
        check("5.51E+12", Kind::Number);
        check("p:+5511900000101", Kind::Digits);
        check("31/01/2024", Kind::Date);
        check("2024-01-31 10:30:00", Kind::Date);
        check("2024-01-31T10:30:00Z", Kind::Date);
        check("31-ene-2024", Kind::Date);
        check("10:30", Kind::Date);
        check("01/2024", Kind::Date);
        check("1.2024", Kind::Number);
        check("1/31/24 10:30 PM", Kind::Date);
        check("1.222.333", Kind::Number);
        check("ana@example.org", Kind::Address);
        check("https://example.org/a", Kind::Address);
        check("@ana", Kind::Text);
    }
}
