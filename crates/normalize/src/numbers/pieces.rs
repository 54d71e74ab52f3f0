//! A cell cut into the text of each number.

use super::look::{Look, look};
use super::words::{is_extension, is_joint, is_label, is_no_number, is_refusal};
use super::{Misreading, Repair, Repairs};
use contact::Region;
use std::borrow::Cow;

/// One number's worth of a cell's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'c> {
    /// The text to read.
    pub(super) text: Cow<'c, str>,
    /// What was taken away or mended to get it.
    pub(super) repairs: Repairs,
}

/// A piece, or the text and why it cannot be one.
pub(super) type Cut<'c> = Result<Piece<'c>, (&'c str, Misreading)>;

/// The pieces of a tidy cell in order, of a list of this country.
pub(super) fn pieces<'c>(cell: &'c str, region: Region, take: &mut dyn FnMut(Cut<'c>)) {
    if look(cell) != Look::Other {
        if !is_nothing(cell) {
            take(Ok(Piece { text: Cow::Borrowed(cell), repairs: Repairs::NONE }));
        }
        return;
    }
    not_plain(cell, region, take);
}

/// As [`pieces`], of a cell that is known not to be plain.
pub(super) fn not_plain<'c>(cell: &'c str, region: Region, take: &mut dyn FnMut(Cut<'c>)) {
    let worded = may_have_words(cell);
    if let Some((whole, "0" | "00")) = fraction(cell).filter(|_| !worded) {
        let repairs = Repairs::NONE.with(Repair::Fraction);
        return take(Ok(Piece { text: Cow::Borrowed(whole), repairs }));
    }
    if worded && is_refusal(cell) {
        return take(Err((cell, Misreading::Refused)));
    }
    if is_date(cell) {
        return take(Err((cell, Misreading::Date)));
    }
    let mut parts: Vec<&str> = Vec::new();
    each_part(cell, &mut |part| parts.push(part.trim_matches(is_litter)));
    // Words beside one number may be about it: "fallecido; 099…". Between two numbers they are about themselves.
    let numbers = || parts.iter().filter(|part| is_long_enough(part)).count();
    if worded && parts.iter().any(|part| is_remark(part)) && numbers() == 1 {
        return take(Err((cell, Misreading::Words)));
    }
    for part in parts {
        if let Some(cut) = piece(part, region).transpose() {
            take(cut);
        }
    }
}

/// Whether a cell says nothing at all: blanks, marks, zeros.
pub(super) fn is_silent(cell: &str) -> bool {
    is_nothing(cell) && !has_words(cell)
}

/// Words without a number that are no label: about the number beside them, as far as we know.
fn is_remark(part: &str) -> bool {
    is_nothing(part)
        && may_have_words(part)
        && words(part).any(|(_, word)| !is_label(word))
        && !is_no_number(part)
}

/// No digit, or zeros alone: what lists hold where there is no number.
pub(super) fn is_nothing(text: &str) -> bool {
    !text.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

/// `5.51E+12`: what a spreadsheet writes for a number too wide for its column.
fn is_exponent(cell: &str) -> bool {
    let Some(at) = cell.bytes().rposition(|byte| matches!(byte, b'E' | b'e')) else { return false };
    let (mantissa, exponent) =
        (&cell.as_bytes()[..at], cell[at + 1..].trim_start_matches(['+', '-']).as_bytes());
    let all_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let (whole, fraction) = match mantissa.iter().position(|byte| matches!(byte, b'.' | b',')) {
        Some(mark) => (&mantissa[..mark], &mantissa[mark + 1..]),
        None => (mantissa, &b"0"[..]),
    };
    all_digits(exponent) && all_digits(whole) && fraction.iter().all(u8::is_ascii_digit)
}

/// `2024-01-31`, `31/01/2024`, with a time or without: libphonenumber reads the first as a line in Montevideo.
pub(super) fn is_date(part: &str) -> bool {
    // A year or a day begins every date, and most texts with marks end here.
    let mark_at = part.bytes().take(5).position(|byte| !byte.is_ascii_digit());
    if !matches!(mark_at, Some(1 | 2 | 4)) {
        return false;
    }
    let (day, time) = part.split_once([' ', 'T']).unwrap_or((part, ""));
    if !time.is_empty() && !time.contains(':') {
        return false;
    }
    let Some(mark) = day.chars().find(|c| matches!(c, '-' | '/' | '.')) else { return false };
    let mut fields = day.split(mark).map(|field| field.parse::<u16>().ok());
    let fits = |year: u16, month: u16, day: u16| {
        (1900..2100).contains(&year)
            && (1..=31).contains(&month)
            && (1..=31).contains(&day)
            && month.min(day) <= 12
    };
    match (fields.next(), fields.next(), fields.next(), fields.next()) {
        (Some(Some(first)), Some(Some(second)), Some(Some(third)), None) => {
            fits(first, second, third) || fits(third, second, first)
        }
        _ => false,
    }
}

/// Every run of digits in a text that may be a number by itself, and every word of digits where the run is too long for one: how a
/// blacklist's line is read that says no single number. Brackets stand around an area code, or around a number: `around` says which.
pub(super) fn every_run(text: &str, around: Around) -> Vec<String> {
    let brackets = |c: char| "()[]".contains(c);
    let apart = |c: char| {
        c.is_alphabetic() || "/;,:|#*~\n\r".contains(c) || (around == Around::Number && brackets(c))
    };
    let runs = text
        .split(apart)
        .flat_map(|run| run.split(" - "))
        .flat_map(|run| run.split("  "))
        .map(|run| run.trim_matches(|c| c == ' ' || brackets(c)))
        .filter(|run| digits(run) >= NUMBER);
    let words = |run: &str| {
        run.split_whitespace().filter(|word| digits(word) >= NUMBER).map(str::to_owned).collect::<Vec<_>>()
    };
    runs.flat_map(|run| std::iter::once(run.trim_end_matches(".0").to_owned()).chain(words(run))).collect()
}

/// What stands in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// A part of a number: `(11) 96123-4567`.
    Area,
    /// A number of its own, or no number: `24001234 (098344484)`.
    Number,
}

/// Digits from which a part may be a number of its own: fewer are an area code or the end of a range.
const NUMBER: usize = 6;

/// Cuts where people put one number after the other: where they always do, between words, and at marks that also stand
/// inside numbers.
fn each_part<'c>(cell: &'c str, take: &mut dyn FnMut(&'c str)) {
    for line in cell.split(['\n', '\r', ';', '|']) {
        let mut rest = line;
        // A dialer base has one colon between typed alternatives.
        let mark = if is_typed(rest) { ":" } else { ":::" };
        while let Some(at) = found(rest, mark) {
            split_at_joints(&rest[..at], take);
            rest = &rest[at + mark.len()..];
        }
        split_at_joints(rest, take);
    }
}

/// `099111222 o 24001234`: cuts at a joining word that stands alone between two numbers, or between one and none.
fn split_at_joints<'c>(part: &'c str, take: &mut dyn FnMut(&'c str)) {
    if !may_have_words(part) {
        return split_at_marks(part, take);
    }
    let mut start = 0;
    for (at, word) in words(part) {
        let (before, after) = (&part[start..at], &part[at + word.len()..]);
        let alone = before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
        let joins = || is_long_enough(before) && (is_long_enough(after) || is_no_number(after));
        if is_joint(word) && alone && joins() {
            split_at_marks(before, take);
            start = at + word.len();
        }
    }
    split_at_marks(&part[start..], take);
}

/// Cuts at a mark that also stands inside numbers: where a number stands before it. `11/98765-4321` and `2400/1234` are one
/// number each; what follows `2400 1234/` is none of its digits.
fn split_at_marks<'c>(part: &'c str, take: &mut dyn FnMut(&'c str)) {
    let whole = part.contains(['E', 'e']) && is_exponent(part.trim_matches(is_litter));
    let mut marks = ["/", ",", " - ", "  "].into_iter().filter(|mark| !whole && found(part, mark).is_some());
    match marks.find_map(|mark| sides(part, mark)) {
        Some(sides) => sides.into_iter().for_each(take),
        None => take(part),
    }
}

/// Where a mark of some bytes stands first. Cells are short: what a searcher would prepare costs more than it saves.
fn found(text: &str, mark: &str) -> Option<usize> {
    let (first, rest) = mark.as_bytes().split_first()?;
    let bytes = text.as_bytes();
    let follows = |at: usize| {
        bytes.get(at + 1..).is_some_and(|after| {
            after.len() >= rest.len() && rest.iter().zip(after).all(|(one, other)| one == other)
        })
    };
    bytes.iter().enumerate().position(|(at, byte)| byte == first && follows(at))
}

/// A text cut at each mark.
fn split_by<'c>(text: &'c str, mark: &str) -> impl Iterator<Item = &'c str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(at) = found(text, mark) else { return Some(text) };
        rest = Some(&text[at + mark.len()..]);
        Some(&text[..at])
    })
}

/// The sides of a mark, where they are not one number.
fn sides<'c>(part: &'c str, mark: &str) -> Option<Vec<&'c str>> {
    let says_something = |side: &&str| !is_nothing(side) || (has_words(side) && !is_no_number(side));
    let sides: Vec<&str> = split_by(part, mark).filter(says_something).collect();
    let numbers = sides.iter().filter(|side| is_long_enough(side)).count();
    // What begins with less than a number is one: an area code, or a country's. `+54 / 11 / 43211234` is nobody at home.
    let area_first = sides.first().is_some_and(|side| !is_long_enough(side));
    // Words beside one number may be about it: "no atiende / 098…". Between two numbers they are about themselves.
    let words_alone = sides.iter().any(|side| is_nothing(side));
    // `(11) 98765 - 4321`: blanks and dashes stand inside numbers too, and the half of a number may be another's.
    let halves = matches!(mark, " - " | "  ") && sides.iter().any(|side| (3..NUMBER).contains(&digits(side)));
    let apart = numbers > 0 && !area_first && !halves && (numbers > 1 || !words_alone);
    apart.then_some(sides)
}

pub(super) fn is_long_enough(side: &str) -> bool {
    digits(side) >= NUMBER || is_exponent(side.trim_matches(is_litter))
}

fn has_words(text: &str) -> bool {
    may_have_words(text) && words(text).next().is_some()
}

/// One part's text without label and extension; nothing where there is neither digit nor word.
fn piece(part: &str, region: Region) -> Result<Option<Piece<'_>>, (&str, Misreading)> {
    if !may_have_words(part) && !part.contains(['#', '*', ':', '=']) {
        return if is_nothing(part) { Ok(None) } else { number_alone(part, part.into(), Repairs::NONE) };
    }
    let refuse = |why| Err((part, why));
    if is_exponent(part) {
        return refuse(Misreading::DigitsLost);
    }
    let (bare, typed) = without_type(part);
    let (text, extension) = without_extension(bare);
    if is_nothing(text) {
        let no_number = Misreading::Plan(numbering::Unreadable::NotANumber);
        return if words(text).all(|(_, word)| is_label(word)) { Ok(None) } else { refuse(no_number) };
    }
    let (mut labelled, mut stand_in) = (typed, false);
    for (at, word) in words(text) {
        // Digits on both sides of a word are not one number, but for Brazil's `(0xx11)`.
        let between = || digits(&text[..at]) > 0 && digits(&text[at + word.len()..]) > 0;
        if is_stand_in(word, &text[..at], region) {
            stand_in = true;
        } else if is_label(word) && !between() {
            labelled = true;
        } else {
            return refuse(Misreading::Words);
        }
    }
    if text.contains(['*', '#']) {
        return refuse(Misreading::Words);
    }
    let repairs = Repairs::NONE
        .with_if(labelled, Repair::Label)
        .with_if(extension, Repair::Extension)
        .with_if(stand_in, Repair::CarrierStandIn);
    number_alone(part, without_letters(text), repairs)
}

/// The number of a part that has no words any more.
fn number_alone<'c>(
    part: &'c str,
    bare: Cow<'c, str>,
    repairs: Repairs,
) -> Result<Option<Piece<'c>>, (&'c str, Misreading)> {
    let (text, float) = without_fraction(bare);
    // What follows a comma or a fraction's mark is no part of a number: an extension, a price, another digit.
    if text.contains([',', '~']) || has_fraction(&text) {
        return Err((part, Misreading::Plan(numbering::Unreadable::NotANumber)));
    }
    Ok(Some(Piece { text, repairs: repairs.with_if(float, Repair::Fraction) }))
}

/// A text with blanks for its letters and colons, and nothing around it.
fn without_letters(text: &str) -> Cow<'_, str> {
    let is_word = |c: char| c.is_alphabetic() || c == ':';
    // Most labels stand before or behind.
    let bare = text.trim_matches(|c| is_word(c) || is_litter(c));
    if !bare.contains(is_word) {
        return Cow::Borrowed(bare);
    }
    let bare: String = bare.chars().map(|c| if is_word(c) { ' ' } else { c }).collect();
    Cow::Owned(bare)
}

/// Brazil's `0xx11`: behind the trunk zero, the xx stand for a carrier. Elsewhere they hide digits.
fn is_stand_in(word: &str, before: &str, region: Region) -> bool {
    let behind_zero =
        before.trim_start_matches(|c: char| c == '(' || c.is_whitespace() || c.is_alphabetic() || c == ':');
    word.eq_ignore_ascii_case("xx") && behind_zero == "0" && region.as_str() == "BR"
}

/// `M=0=099111111` as a dialer base holds an alternative: without its type and retries (the vendor's manuals).
fn without_type(part: &str) -> (&str, bool) {
    let typed = part.split_once('=').filter(|(kind, _)| matches!(*kind, "M" | "W" | "H" | "P" | "U"));
    let number =
        typed.and_then(|(_, rest)| rest.split_once('=')).filter(|(retries, _)| retries.parse::<u8>().is_ok());
    number.map_or((part, false), |(_, number)| (number, true))
}

fn is_typed(part: &str) -> bool {
    without_type(part.trim_start()).1
}

/// `2400 1234 int. 12`, `2400 1234 #12` without what the switchboard would ask for.
fn without_extension(part: &str) -> (&str, bool) {
    let last = if may_have_words(part) { words(part).last() } else { None };
    let Some((at, end)) = last
        .filter(|(_, word)| is_extension(word))
        .map(|(at, word)| (at, at + word.len()))
        .or_else(|| part.rfind('#').map(|at| (at, at + 1)))
    else {
        return (part, false);
    };
    let (before, behind) = (&part[..at], &part[end..]);
    let only_digits = behind.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'.' | b':' | b')'));
    if digits(before) >= NUMBER && only_digits && (1..=6).contains(&digits(behind)) {
        (before.trim_end_matches(is_litter), true)
    } else {
        (part, false)
    }
}

/// `98344484.0`: a number that went through a float on its way.
fn without_fraction(text: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    match fraction(&text) {
        Some((whole, "0" | "00")) => {
            let len = whole.len();
            let whole = match text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[..len]),
                Cow::Owned(text) => Cow::Owned(text[..len].to_owned()),
            };
            (whole, true)
        }
        _ => (text, false),
    }
}

/// `98344484.5`: a float that was no telephone number.
pub(super) fn has_fraction(text: &str) -> bool {
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

/// Whether a text has letters, or may have.
fn may_have_words(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

/// The runs of letters in a text, with where each starts.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + run(&text[from..], false);
        from = start + run(&text[start..], true);
        (start < text.len()).then(|| (start, &text[start..from]))
    })
}

/// How many bytes of a text are letters, or none, from its beginning on. Most are ASCII, and told without a table.
fn run(text: &str, letters: bool) -> usize {
    let plain =
        text.bytes().take_while(|byte| byte.is_ascii() && byte.is_ascii_alphabetic() == letters).count();
    let other = |c: char| c.is_alphabetic() != letters;
    match text.as_bytes().get(plain) {
        None => plain,
        Some(byte) if byte.is_ascii() => plain,
        Some(_) => text[plain..].find(other).map_or(text.len(), |at| plain + at),
    }
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
        let check = |cell: &'static str, text: &str, repairs: &[Repair]| {
            let mut cuts = Vec::new();
            pieces(cell, Region::new("BR").unwrap(), &mut |cut| cuts.push(cut));
            let repairs = repairs.iter().copied().collect();
            assert_eq!(cuts, [Ok(Piece { text: Cow::Borrowed(text), repairs })], "{cell}");
        };
        check("098 344 484", "098 344 484", &[]);
        check("98344484.0", "98344484", &[Repair::Fraction]);
        check("2400 1234 int 12", "2400 1234", &[Repair::Extension]);
        check("Cel 098344484", "098344484", &[Repair::Label]);
        check("2400 1234 #12", "2400 1234", &[Repair::Extension]);
        check("M=0=24001234", "24001234", &[Repair::Label]);
        check("Tel 2400 1234 int 12", "2400 1234", &[Repair::Label, Repair::Extension]);
        check("0xx11 3123-4567", "0  11 3123-4567", &[Repair::CarrierStandIn]);
        check("2400.1234", "2400.1234", &[]);
        check("2400 12 34", "2400 12 34", &[]);
    }
}
