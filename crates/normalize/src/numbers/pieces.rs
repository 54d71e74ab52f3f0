//! A cell cut into the text of each number.

use super::words::{is_extension, is_joint, is_label, is_no_number, is_refusal};
use super::{Misreading, Piece};

/// The pieces of a tidy cell in order: the text of a number, or the text and why it cannot be one.
pub(super) fn pieces(cell: &str) -> Vec<Result<Piece, (String, Misreading)>> {
    if is_refusal(cell) {
        return vec![Err((cell.to_owned(), Misreading::Refused))];
    }
    if is_date(cell) {
        return vec![Err((cell.to_owned(), Misreading::Date))];
    }
    let plain = |b: u8| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'(' | b')' | b'+');
    if cell.bytes().all(plain) && !cell.contains("  ") && !cell.contains(" - ") {
        return whole(cell).into_iter().collect();
    }
    let parts = parts(cell);
    let parts = parts.iter().map(|part| part.trim_matches(is_litter)).filter(|part| !part.is_empty());
    parts.filter_map(|part| piece(part).transpose()).collect()
}

fn whole(cell: &str) -> Option<Result<Piece, (String, Misreading)>> {
    (!is_nothing(cell)).then(|| Ok(Piece { text: cell.to_owned(), repair: None }))
}

/// No digit, or zeros alone: what lists hold where there is no number.
fn is_nothing(text: &str) -> bool {
    !text.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

/// `5.51E+12`: what a spreadsheet writes for a number too wide for its column.
fn is_exponent(cell: &str) -> bool {
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mantissa = mantissa.replacen([',', '.'], "", 1);
    digits(&mantissa) && digits(exponent.trim_start_matches(['+', '-']))
}

/// `2024-01-31`, `31/01/2024`, with a time or without: libphonenumber reads the first as a line in Montevideo.
fn is_date(part: &str) -> bool {
    let (day, time) = part.split_once([' ', 'T']).unwrap_or((part, ""));
    if !time.is_empty() && !time.contains(':') {
        return false;
    }
    let Some(mark) = day.chars().find(|c| matches!(c, '-' | '/' | '.')) else { return false };
    let fields: Vec<Option<u16>> = day.split(mark).map(|field| field.parse().ok()).collect();
    let fits = |year: u16, month: u16, day: u16| {
        (1900..2100).contains(&year)
            && (1..=31).contains(&month)
            && (1..=31).contains(&day)
            && month.min(day) <= 12
    };
    match fields.as_slice() {
        [Some(first), Some(second), Some(third)] => {
            fits(*first, *second, *third) || fits(*third, *second, *first)
        }
        _ => false,
    }
}

/// Every run of digits in a text that may be a number by itself, and every word of digits where the run is too long for one: how a
/// blacklist's line is read that says no single number.
pub(super) fn every_run(text: &str) -> Vec<String> {
    let apart = |c: char| c.is_alphabetic() || "()[]/;,:|#*~\n\r".contains(c);
    let runs = text.split(apart).map(str::trim).filter(|run| digits(run) >= NUMBER);
    let words = |run: &str| {
        run.split_whitespace().filter(|word| digits(word) >= NUMBER).map(str::to_owned).collect::<Vec<_>>()
    };
    runs.flat_map(|run| std::iter::once(run.trim_end_matches(".0").to_owned()).chain(words(run))).collect()
}

/// Digits from which a part may be a number of its own: fewer are an area code or the end of a range.
const NUMBER: usize = 6;

/// Cuts where people put one number after the other: where they always do, between words, and at marks that also stand
/// inside numbers.
fn parts(cell: &str) -> Vec<&str> {
    let certain = cell.split(['\n', '\r', ';', '|']).flat_map(|part| part.split(":::"));
    certain.flat_map(split_at_joints).flat_map(split_at_marks).collect()
}

/// `099111222 o 24001234`: cuts at a joining word that stands alone behind a number.
fn split_at_joints(part: &str) -> Vec<&str> {
    let mut sides = Vec::new();
    let mut start = 0;
    for (at, word) in words(part) {
        let alone = part[..at].ends_with(char::is_whitespace)
            && part[at + word.len()..].starts_with(char::is_whitespace);
        if is_joint(word) && alone && digits(&part[start..at]) > 0 {
            sides.push(&part[start..at]);
            start = at + word.len();
        }
    }
    sides.push(&part[start..]);
    sides
}

/// Cuts at a mark that also stands inside numbers: where a number stands before it. `11/98765-4321` and `2400/1234` are one
/// number each; what follows `2400 1234/` is none of its digits.
fn split_at_marks(part: &str) -> Vec<&str> {
    if is_exponent(part.trim_matches(is_litter)) {
        return vec![part];
    }
    let mut marks = ["/", ",", " - ", "  "].into_iter();
    marks.find_map(|mark| sides(part, mark)).unwrap_or_else(|| vec![part])
}

/// The sides of a mark, where they are not one number.
fn sides<'c>(part: &'c str, mark: &str) -> Option<Vec<&'c str>> {
    let says_something = |side: &&str| !is_nothing(side) || (has_words(side) && !is_no_number(side));
    let sides: Vec<&str> = part.split(mark).filter(says_something).collect();
    let numbers = sides.iter().filter(|side| is_long_enough(side)).count();
    // What begins with less than a number is one: an area code, or a country's. `+54 / 11 / 43211234` is nobody at home.
    let area_first = sides.first().is_some_and(|side| !is_long_enough(side));
    // Words beside one number may be about it: "no atiende / 098…". Between two numbers they are about themselves.
    let words_alone = sides.iter().any(|side| is_nothing(side));
    let apart = part.contains(mark) && numbers > 0 && !area_first && (numbers > 1 || !words_alone);
    apart.then_some(sides)
}

fn is_long_enough(side: &str) -> bool {
    digits(side) >= NUMBER || is_exponent(side.trim_matches(is_litter))
}

fn has_words(text: &str) -> bool {
    words(text).next().is_some()
}

/// One part's text without label and extension; nothing where there is neither digit nor word.
fn piece(part: &str) -> Result<Option<Piece>, (String, Misreading)> {
    let refuse = |why| Err((part.to_owned(), why));
    if is_exponent(part) {
        return refuse(Misreading::DigitsLost);
    }
    let (text, extension) = without_extension(part);
    if is_nothing(text) {
        let no_number = Misreading::Plan(numbering::Unreadable::NotANumber);
        return if has_words(text) { refuse(no_number) } else { Ok(None) };
    }
    // Digits on both sides of a word are not one number, but for Brazil's `(0xx11)`.
    let between = |(at, word): (usize, &str)| {
        digits(&text[..at]) > 0 && digits(&text[at + word.len()..]) > 0 && !word.eq_ignore_ascii_case("xx")
    };
    if words(text).any(|(_, word)| !is_label(word)) || words(text).any(between) || text.contains(['*', '#']) {
        return refuse(Misreading::Words);
    }
    let bare: String = text.chars().map(|c| if c.is_alphabetic() || c == ':' { ' ' } else { c }).collect();
    let bare = bare.trim_matches(is_litter);
    let (bare, float) = without_fraction(bare);
    // What follows a comma or a fraction's mark is no part of a number: an extension, a price, another digit.
    if bare.contains([',', '~']) || has_fraction(bare) {
        return refuse(Misreading::Plan(numbering::Unreadable::NotANumber));
    }
    let repair = match (extension, float, bare.len() < text.len()) {
        (true, _, _) => Some("extension"),
        (_, true, _) => Some("fraction"),
        (_, _, true) => Some("label"),
        _ => None,
    };
    Ok(Some(Piece { text: bare.to_owned(), repair }))
}

/// `2400 1234 int. 12` without what the switchboard would ask for.
fn without_extension(part: &str) -> (&str, bool) {
    let Some((at, word)) = words(part).last() else { return (part, false) };
    let behind = &part[at + word.len()..];
    let number_before = digits(&part[..at]) >= NUMBER;
    let only_digits = behind.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | ':' | ')'));
    if is_extension(word) && number_before && only_digits && (1..=6).contains(&digits(behind)) {
        (part[..at].trim_end_matches(is_litter), true)
    } else {
        (part, false)
    }
}

/// `98344484.0`: a number that went through a float on its way.
fn without_fraction(text: &str) -> (&str, bool) {
    match fraction(text) {
        Some((whole, "0" | "00")) => (whole, true),
        _ => (text, false),
    }
}

/// `98344484.5`: a float that was no telephone number.
fn has_fraction(text: &str) -> bool {
    fraction(text).is_some()
}

/// The two sides of a float's mark: digits enough for a number, then one or two.
fn fraction(text: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = text.split_once(['.', ','])?;
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_float = digits(whole) >= NUMBER
        && all_digits(whole.strip_prefix('+').unwrap_or(whole))
        && (1..=2).contains(&fraction.len())
        && all_digits(fraction);
    is_float.then_some((whole, fraction))
}

/// The runs of letters in a text, with where each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let runs = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    runs.map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// What may stand before or behind a number and means nothing there. A plus or an opening bracket before it does.
fn is_litter(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | ',' | ':' | '/' | '\'' | '"' | '_' | '=' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_tell_what_was_taken_away() {
        let check = |cell, text: &str, repair| {
            let piece = Piece { text: text.to_owned(), repair };
            assert_eq!(pieces(cell), [Ok(piece)], "{cell}");
        };
        check("098 344 484", "098 344 484", None);
        check("98344484.0", "98344484", Some("fraction"));
        check("2400 1234 int 12", "2400 1234", Some("extension"));
        check("Cel 098344484", "098344484", Some("label"));
        check("2400.1234", "2400.1234", None);
        check("2400 12 34", "2400 12 34", None);
    }
}
