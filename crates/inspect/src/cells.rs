//! What one cell looks like, by its characters alone.

use normalize::tidy;

/// A form that a cell can have. A cell may have several: 20240131 is digits, and may be a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Digits alone.
    Digits,
    /// Digits alone, and the first of several is a zero.
    LeadingZero,
    /// `5.51E+12`: digits that a spreadsheet dropped.
    Exponent,
    /// `98344484.0`.
    Float,
    /// `ana@example.com`.
    Email,
    /// `https://…`, `www.…`.
    Url,
    /// `2024-01-31`, with or without a time.
    DateIso,
    /// `31/01/2024`: the day first, for there is no thirty-first month.
    DateDayFirst,
    /// `01/31/2024`: the month first.
    DateMonthFirst,
    /// `01/02/2024`: one or the other.
    DateEither,
    /// `20240131`.
    DateCompact,
    /// `45322`: days since 1900, as spreadsheets count them.
    DateSerial,
    /// An amount with a decimal comma.
    DecimalComma,
    /// An amount with a decimal point.
    DecimalPoint,
    /// A whole amount, with or without thousands marks.
    Whole,
    /// An amount with a currency.
    Currency,
    /// A whole number from 1 to 9999.
    Priority,
    /// Letters and what stands between them in names.
    Words,
    /// Two to six words of letters.
    SeveralWords,
    /// `Ventas->`, `Cobranzas<-`.
    Campaign,
    /// A time zone of the IANA database.
    Zone,
    /// `12345-678`, `12345678`.
    PostalCode,
    /// Longer than a name.
    Long,
}

/// How many shapes there are.
pub(crate) const SHAPES: usize = Shape::Long as usize + 1;

/// What is asked of a text.
type Test = fn(&str) -> bool;

/// Tells every shape of a cell that is not blank.
pub(crate) fn shapes(cell: &str, mut tell: impl FnMut(Shape)) {
    let tidied = tidy(cell);
    let text: &str = &tidied;
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits {
        digits(text, &mut tell);
    } else if let Some(date) = date(text) {
        tell(date);
    }
    let rest: [(Shape, Test); 9] = [
        (Shape::Exponent, is_exponent),
        (Shape::Float, is_float),
        (Shape::Email, is_email),
        (Shape::Url, is_url),
        (Shape::Campaign, |text| text.len() > 2 && (text.ends_with("->") || text.ends_with("<-"))),
        (Shape::Zone, |text| text.contains('/') && numbering::zone_named(text).is_some()),
        (Shape::PostalCode, is_postal_code),
        (Shape::Words, is_words),
        (Shape::SeveralWords, |text| is_words(text) && (2..=6).contains(&text.split_whitespace().count())),
    ];
    for (shape, is) in rest {
        if is(text) {
            tell(shape);
        }
    }
    if text.chars().nth(60).is_some() {
        tell(Shape::Long);
    }
    amount(text, &mut tell);
}

fn digits(text: &str, tell: &mut impl FnMut(Shape)) {
    tell(Shape::Digits);
    if text.len() > 1 && text.starts_with('0') {
        tell(Shape::LeadingZero);
    }
    let number: u64 = text.parse().unwrap_or(u64::MAX);
    if (1..=9_999).contains(&number) && text.len() <= 4 {
        tell(Shape::Priority);
    }
    // 1954 to 2064: before and behind it there are amounts.
    if text.len() == 5 && (20_000..60_000).contains(&number) {
        tell(Shape::DateSerial);
    }
    if is_compact_date(text) {
        tell(Shape::DateCompact);
    }
}

/// `20240131`.
pub(crate) fn is_compact_date(text: &str) -> bool {
    let number: u64 = text.parse().unwrap_or(0);
    text.len() == 8 && is_day(number / 10_000, number / 100 % 100, number % 100)
}

fn is_day(year: u64, month: u64, day: u64) -> bool {
    (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// The form of a date, where the text is one.
pub(crate) fn date(text: &str) -> Option<Shape> {
    let day = text.split([' ', 'T', ',']).next()?;
    let mark = day.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = day.split(mark).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let number = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if fits { part.parse::<u64>().ok() } else { None }
    };
    // What follows is a time of day, or nothing.
    let rest = text[day.len()..].trim_start_matches(['T', ' ', ',']);
    if !rest.is_empty() && !rest.contains(':') {
        return None;
    }
    if first.len() == 4 {
        let is = is_day(number(first, 4)?, number(middle, 2)?, number(last, 2)?);
        return is.then_some(Shape::DateIso);
    }
    let year = match (last.len(), number(last, 4)?) {
        (4, year) => year,
        (2, year) if mark != '.' => 2000 + year,
        _ => return None,
    };
    let (first, middle) = (number(first, 2)?, number(middle, 2)?);
    match (is_day(year, middle, first), is_day(year, first, middle)) {
        (true, true) => Some(Shape::DateEither),
        (true, false) => Some(Shape::DateDayFirst),
        (false, true) => Some(Shape::DateMonthFirst),
        (false, false) => None,
    }
}

const CURRENCIES: [&str; 16] =
    ["R$", "U$S", "US$", "S/.", "S/", "Gs.", "Gs", "Bs.", "Bs", "USD", "BRL", "UYU", "MXN", "$", "€", "₲"];

/// Tells how an amount is written, where the text is one.
fn amount(text: &str, tell: &mut impl FnMut(Shape)) {
    let bare = CURRENCIES.iter().find_map(|currency| {
        text.strip_prefix(currency).or_else(|| text.strip_suffix(currency)).map(str::trim)
    });
    let number = bare.unwrap_or(text).trim_start_matches(['-', '(']).trim_end_matches(['-', ')']);
    let marks = |c: char| matches!(c, '.' | ',' | ' ' | '\'');
    let fits = number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || marks(c));
    if !fits {
        return;
    }
    let groups: Vec<&str> = number.split(marks).collect();
    let last_mark = number.chars().rfind(|c| marks(*c));
    // `099 000 101` is a number that somebody grouped for reading; no amount begins so.
    if last_mark.is_some() && groups.first().is_some_and(|first| first.len() > 1 && first.starts_with('0')) {
        return;
    }
    let thousands = |groups: &[&str]| {
        groups.iter().skip(1).all(|group| group.len() == 3)
            && (1..=3).contains(&groups.first().map_or(0, |g| g.len()))
    };
    let (whole, last) = groups.split_at(groups.len() - 1);
    let shape = match last_mark {
        None => Shape::Whole,
        // One kind of mark with three digits behind it groups thousands.
        Some(_) if thousands(&groups) && one_mark(number, marks) => Shape::Whole,
        Some(mark)
            if matches!(mark, ',' | '.') && last[0].len() <= 4 && (whole.len() == 1 || thousands(whole)) =>
        {
            if mark == ',' {
                Shape::DecimalComma
            } else {
                Shape::DecimalPoint
            }
        }
        Some(_) => return,
    };
    tell(shape);
    if bare.is_some() {
        tell(Shape::Currency);
    }
}

fn one_mark(number: &str, marks: impl Fn(char) -> bool) -> bool {
    let mut all = number.chars().filter(|c| marks(*c));
    let first = all.next();
    all.all(|c| Some(c) == first)
}

/// `5.51E+12`, `7,1994E+10`.
pub(crate) fn is_exponent(text: &str) -> bool {
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && (1..=2).contains(&exponent.len())
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
}

/// `98344484.0`.
fn is_float(text: &str) -> bool {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or("");
    whole.len() > 5 && whole.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    !user.is_empty()
        && domain.contains('.')
        && !domain.contains('@')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.contains(char::is_whitespace)
}

fn is_url(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|opening| text.to_ascii_lowercase().starts_with(opening))
        && !text.contains(char::is_whitespace)
}

fn is_postal_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let (before, after) = text.split_once('-').unwrap_or((text, ""));
    let all = before.bytes().chain(after.bytes()).all(|byte| byte.is_ascii_digit());
    all && match after.len() {
        0 => matches!(digits, 4 | 5 | 8) && !text.contains('-'),
        3 | 4 => before.len() == 5 || (before.len() == 4 && after.len() == 3),
        _ => false,
    }
}

fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && text
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '-' | 'ª' | 'º'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Shape::{
        Campaign, Currency, DateCompact, DateDayFirst, DateEither, DateIso, DateMonthFirst, DateSerial,
        DecimalComma, DecimalPoint, Digits, Email, Exponent, Float, LeadingZero, PostalCode, Priority,
        SeveralWords, Url, Whole, Words, Zone,
    };

    #[test]
    fn cells_have_shapes() {
        let check = |cell: &str, expected: &[Shape]| {
            let mut seen = Vec::new();
            shapes(cell, |shape| seen.push(shape));
            assert_eq!(seen, expected, "{cell}");
        };
        check("098344484", &[Digits, LeadingZero, Whole]);
        check("98344484.0", &[Float, DecimalPoint]);
        check("5,51E+12", &[Exponent]);
        check("7.1994e10", &[Exponent]);
        check("ana@example.com", &[Email]);
        check("ana@example", &[]);
        check("https://example.com/a", &[Url]);
        check("2024-01-31", &[DateIso]);
        check("2026-11-13T10:02:51-03:00", &[DateIso]);
        check("31/01/2024", &[DateDayFirst]);
        check("4/11/2026", &[DateEither]);
        check("01/31/2024", &[DateMonthFirst]);
        check("31-12-24 10:20", &[DateDayFirst]);
        check("20240131", &[Digits, DateCompact, PostalCode, Whole]);
        check("45322", &[Digits, DateSerial, PostalCode, Whole]);
        check("1.234,50", &[DecimalComma]);
        check("$ 1,234.50", &[DecimalPoint, Currency]);
        check("425,92 €", &[DecimalComma, Currency]);
        check("1.234.567", &[Whole]);
        check("250", &[Digits, Priority, Whole]);
        check("Ana", &[Words]);
        check("Ana María O'Hara-Souza", &[Words, SeveralWords]);
        check("Ventas->", &[Campaign]);
        check("America/Montevideo", &[Zone]);
        check("01310-100", &[PostalCode]);
        check("099 000 101", &[]);
        check("(11) 90000-0101", &[]);
        check("12.34.56", &[]);
        check("", &[]);
    }
}
