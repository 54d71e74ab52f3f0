//! Strangers' text as a terminal may show it.

use std::borrow::Cow;

/// The text without what steers a terminal or turns the direction of reading: a sheet's name may hold it. Each such character
/// gives way to one of as many bytes, so that places in the text stay what they are.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return text.into();
    }
    let shown = |c: char| match c.len_utf8() {
        _ if !steers(c) => c,
        1 => '?',
        2 => '·',
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect::<String>().into()
}

fn steers(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || c.is_control() && !matches!(c, '\n' | '\t')
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
}
