//! Cells as no spreadsheet takes them for a formula and nothing steers a terminal, and back again.

use std::borrow::Cow;
use std::fmt::Write;

/// The cell with an apostrophe before `= + - @`, TAB and CR at the start of any line of it, blanks before them or not. What looks like such
/// a cell already gets one more, so that it is found again as it was.
///
/// What steers a terminal on which somebody looks at the file, such as ESC, is written by its number, `[U+001B]`; what looks so already gets
/// one more bracket in front of each.
#[must_use]
pub fn defused(cell: &str) -> Cow<'_, str> {
    let named = named(cell);
    let defuse = |line: &str| if is_dangerous(line) { format!("'{line}") } else { line.to_owned() };
    by_line(&named, is_dangerous, defuse).map_or(named, Cow::Owned)
}

/// The cell as it was before it was defused; nothing where it is as it was.
pub(crate) fn restored(cell: &str) -> Option<String> {
    let is_defused = |line: &str| line.strip_prefix('\'').is_some_and(is_dangerous);
    let bare = by_line(cell, is_defused, |line| {
        let line = if is_defused(line) { &line[1..] } else { line };
        line.to_owned()
    });
    unnamed(bare.as_deref().unwrap_or(cell)).or(bare)
}

/// How letters that steer are written.
const NAME: &str = "[U+";

fn steers(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

/// The cell with what steers by its number. Brackets before such a number, or before what is written like one, are doubled: so an odd
/// count of them stands before a number of ours, and an even one before any other.
fn named(cell: &str) -> Cow<'_, str> {
    if !cell.contains(steers) && !cell.contains(NAME) {
        return cell.into();
    }
    let mut text = String::with_capacity(cell.len() + 8);
    let mut rest = cell;
    while let Some((brackets, behind)) = brackets(rest) {
        text.push_str(brackets);
        rest = behind;
        if let Some(letter) = behind.chars().next().filter(|letter| steers(*letter)) {
            text.push_str(brackets);
            // Writing to a text cannot fail.
            let _ = write!(text, "{NAME}{:04X}]", u32::from(letter));
            rest = &behind[letter.len_utf8()..];
        } else if number(behind).is_some() {
            text.push_str(brackets);
        }
        push_word(&mut text, &mut rest, |letter| letter == '[' || steers(letter));
    }
    text.into()
}

/// The cell with letters again for their numbers; nothing where there is none.
fn unnamed(cell: &str) -> Option<String> {
    if !cell.contains(NAME) {
        return None;
    }
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some((brackets, behind)) = brackets(rest) {
        rest = behind;
        match number(behind) {
            Some((letter, len)) if brackets.len() % 2 == 1 => {
                text.push_str(&brackets[..brackets.len() / 2]);
                text.push(letter);
                rest = &behind[len..];
            }
            Some(_) => text.push_str(&brackets[..brackets.len() / 2]),
            None => text.push_str(brackets),
        }
        push_word(&mut text, &mut rest, |letter| letter == '[');
    }
    Some(text)
}

/// The brackets that a text begins with, if only none, and what is behind them; nothing at its end.
fn brackets(text: &str) -> Option<(&str, &str)> {
    let behind = text.trim_start_matches('[');
    (!text.is_empty()).then(|| text.split_at(text.len() - behind.len()))
}

/// Moves what means nothing to us, up to the next letter that does.
fn push_word(text: &mut String, rest: &mut &str, means: impl Fn(char) -> bool) {
    let end = rest.find(means).unwrap_or(rest.len());
    text.push_str(&rest[..end]);
    *rest = &rest[end..];
}

/// The letter that steers whose number a text begins with, behind its bracket, and how long that is.
fn number(text: &str) -> Option<(char, usize)> {
    let (digits, _) = text.strip_prefix("U+")?.split_once(']')?;
    let is_written = digits.len() == 4 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
    let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (is_written && steers(letter)).then_some((letter, "U+".len() + digits.len() + 1))
}

fn is_dangerous(line: &str) -> bool {
    let line = line.trim_start_matches('\'');
    line.starts_with(['\t', '\r']) || line.trim_start().starts_with(['=', '+', '-', '@'])
}

/// The cell with its lines changed, where any of them is one to change.
fn by_line(cell: &str, is_one: impl Fn(&str) -> bool, change: impl Fn(&str) -> String) -> Option<String> {
    let any = cell.split('\n').any(is_one);
    any.then(|| cell.split('\n').map(change).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_defused() {
        let check = |cell, safe: &str| assert_eq!(defused(cell), safe);
        check("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check("  +1", "'  +1");
        check("a\n-b", "a\n'-b");
        check("@x", "'@x");
        check("\tx", "'\tx");
        check("a-b", "a-b");
        check("'=x", "''=x");
        check("'x", "'x");
        check("\u{1b}[2Jx\u{7}", "[U+001B][2Jx[U+0007]");
        check("[U+001B] [U+0041]", "[[U+001B] [U+0041]");
        check("[[U+001B]", "[[[[U+001B]");
        check("[\u{1b}", "[[[U+001B]");
    }

    proptest! {
        #[test]
        fn what_was_defused_comes_back(cell in "('| |=|\\+|-|@|\t|\r|\n|a){0,12}|(\\[|U\\+001B|U\\+|001B|\\]|'|\x1b|\u{9b}){0,12}|.*") {
            let safe = defused(&cell);
            prop_assert!(!safe.contains(steers));
            prop_assert!(safe.split('\n').all(|line| !line.trim_start().starts_with(['=', '+', '-', '@'])));
            prop_assert_eq!(restored(&safe).unwrap_or_else(|| safe.into_owned()), cell);
        }
    }
}
