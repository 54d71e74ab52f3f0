//! Letters that show nothing of themselves, or that change how others are shown: the one list of them.
//!
//! Who cleans a number, who writes a page and who writes to a terminal each mean some of them.

/// Letters without width that programs leave in and around a cell, unseen: they tell nothing, wherever they stand.
#[must_use]
pub fn is_without_width(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Letters that turn the direction of reading, so that what stands beside them is read otherwise.
#[must_use]
pub fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters that end a line.
#[must_use]
pub fn breaks_line(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Letters that show nothing of themselves, or change how others are shown; those that steer a machine among them.
#[must_use]
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || is_without_width(letter)
        || turns(letter)
        || breaks_line(letter)
        || matches!(letter,
            '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unseen_is_hidden_and_letters_are_not() {
        assert!(
            ['\0', '\u{1b}', '\u{9b}', '\u{202e}', '\u{feff}', '\u{e0041}'].iter().all(|c| is_hidden(*c))
        );
        assert!(!"Año ñandú 日本 שלום ٠٩٨ 👍🏽 -;|".chars().any(is_hidden));
    }
}
