//! What spreadsheets and their users leave around a cell's text.

use std::borrow::Cow;
use words::is_without_width as is_invisible;

/// The text without what cannot be seen and what a spreadsheet put around it: direction marks, zero-width characters, a
/// leading apostrophe, `="…"`, no-break spaces, blanks at either end.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let seen: Cow<'_, str> = if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).map(plain).collect())
    };
    match seen {
        Cow::Borrowed(text) => Cow::Borrowed(unwrap(text)),
        Cow::Owned(text) => Cow::Owned(unwrap(&text).to_owned()),
    }
}

/// Whether there is nothing for [`tidy`] to do, at a glance.
pub(crate) fn is_bare(text: &str) -> bool {
    let ends = [text.bytes().next(), text.bytes().next_back()];
    let bare =
        |byte: Option<u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'(' | b')'));
    text.is_ascii() && ends.into_iter().all(bare)
}

/// Whether [`tidy`] takes something away that cannot be seen.
pub(crate) fn has_invisible(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_invisible)
}

/// Whether [`tidy`] takes something away that stands around the text, or makes wide digits plain.
pub(crate) fn is_wrapped(text: &str) -> bool {
    let seen = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    seen.starts_with(['\'', '´', '`', '"', '='])
        || seen.ends_with('"')
        || (!seen.is_ascii() && seen.chars().any(|c| twin(c).is_some()))
}

/// The ASCII twin of a mark of full width (U+FF01 to U+FF5E), or of a digit of another script.
fn twin(c: char) -> Option<char> {
    /// Where the ten digits of a script begin.
    const ZEROS: [u32; 16] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
        0xf20, 0x1040,
    ];
    let code = u32::from(c);
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0),
        '\u{660}'..='\u{1049}' => {
            let digit = ZEROS.iter().map(|zero| code.wrapping_sub(*zero)).find(|digit| *digit < 10)?;
            char::from_digit(digit, 10)
        }
        _ => None,
    }
}

fn unwrap(text: &str) -> &str {
    let text = text.trim();
    let formula = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = formula.unwrap_or(text).trim();
    text.trim_start_matches(['\'', '´', '`']).trim_matches('"').trim()
}

/// Blanks of every kind become one, dashes too, and digits of other scripts and marks of full width their ASCII twins.
fn plain(c: char) -> char {
    match c {
        '\n' | '\r' | ' '..='~' => c,
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => twin(c).unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrappings_come_off() {
        let check = |text, bare| assert_eq!(tidy(text), bare);
        check("  099 123 456 ", "099 123 456");
        check("'099123456", "099123456");
        check("=\"099123456\"", "099123456");
        check("\u{feff}099\u{a0}123\u{200b}456\u{202c}", "099 123456");
        check("\"099123456\"", "099123456");
        check("０９８ 344–484", "098 344-484");
        check("٠٩٨ ३४४ 484", "098 344 484");
        check("a\nb", "a\nb");
        check("", "");
    }
}
