//! Strangers' text as a terminal may show it.

use crate::{breaks_line, turns};
use std::borrow::Cow;

/// The text without what steers a terminal or turns the direction of reading: a sheet's name may hold it. Each such character
/// gives way to one of as many bytes, so that places in the text stay what they are.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    without(text, steers)
}

/// The text as [`plain`] has it, on one line: a stranger's name must not begin a line of its own, for that would be read as ours.
#[must_use]
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    without(text, |letter| steers(letter) || breaks_line(letter))
}

/// The text with other letters of as many bytes in the place of some.
fn without(text: &str, goes: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&goes) {
        return text.into();
    }
    let shown = |c: char| match c.len_utf8() {
        _ if !goes(c) => c,
        1 => '?',
        2 => '·',
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect::<String>().into()
}

fn steers(c: char) -> bool {
    turns(c) || c.is_control() && !matches!(c, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_steers_a_terminal() {
        let check = |text: &str, shown: &str| {
            assert_eq!(plain(text), shown);
            assert_eq!(plain(text).len(), text.len());
        };
        check("Año 2024\nmañana\t1", "Año 2024\nmañana\t1");
        check("\u{1b}[2Jx\r", "?[2Jx?");
        check("\u{9b}2J", "·2J");
        check("a\u{202e}vsc.b", "a\u{fffd}vsc.b");
        check("a\u{61c}b", "a·b");
    }

    #[test]
    fn a_name_stays_on_its_line() {
        assert_eq!(on_one_line("a\u{1b}[31m\nWarning\u{2028}b\tc"), "a?[31m?Warning\u{fffd}b\tc");
        assert_eq!(on_one_line("Año 2024"), "Año 2024");
    }
}
