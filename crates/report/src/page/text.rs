//! People's text in HTML: nothing in it is markup, and what would be invisible or turn the line round is seen.

use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind, Output, State, Value};
use std::fmt::Write;
use words::is_hidden;

/// What ends a text that was too long.
pub(super) const CUT: &str = "<span class=\"cut\">[…]</span>";

/// What shows that a line ends in a cell: every font has this sign.
const BREAK: &str = "<span class=\"line-break\">¶</span>";

/// A text as the content of an element, of so many bytes of HTML at most.
///
/// It is isolated, so that what is written from right to left does not turn round what stands beside it.
pub(super) fn data(text: &str, most: usize) -> String {
    let mut html = String::from("<bdi>");
    push(&mut html, text, most);
    html + "</bdi>"
}

/// What the program says, as the content of an element, of about so many bytes of HTML at most: what stands between back quotes
/// is typed somewhere, and looks so.
pub(super) fn said(text: &str, most: usize) -> String {
    let mut html = String::from("<bdi>");
    let mut rest = text;
    while let Some((before, (typed, after))) =
        rest.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        if !push(&mut html, before, most) {
            return html + "</bdi>";
        }
        html.push_str("<code>");
        let is_whole = push(&mut html, typed, most + 6);
        html.push_str("</code>");
        if !is_whole {
            return html + "</bdi>";
        }
        rest = after;
    }
    push(&mut html, rest, most);
    html + "</bdi>"
}

/// Puts a text behind some HTML, if that comes to no more bytes than these; says whether the whole of it found room.
fn push(html: &mut String, text: &str, most: usize) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = html.len();
        if letter == '\r' && letters.peek() == Some(&'\n') {
            continue;
        }
        if letter == '\n' {
            html.push_str(BREAK);
        } else if is_hidden(letter) {
            // Writing to a text cannot fail.
            let _ = write!(html, "<span class=\"hidden-letter\">{}</span>", name(letter));
        } else {
            escape(html, letter);
        }
        if html.len() > most {
            html.truncate(before);
            html.push_str(CUT);
            return false;
        }
    }
    true
}

/// A text that may stand anywhere, also in an attribute.
fn anywhere(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            let _ = write!(html, "[{}]", name(letter));
        } else {
            escape(&mut html, letter);
        }
    }
    html
}

/// What each `{{ … }}` of a template goes through, so that none can forget it.
pub(super) fn write_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_undefined() || value.is_none() {
        return Err(Error::new(ErrorKind::UndefinedError, "there is nothing to write"));
    }
    match value.as_str() {
        Some(text) if value.kind() == ValueKind::String && !value.is_safe() => {
            out.write_str(&anywhere(text)).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn escape(html: &mut String, letter: char) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        letter => html.push(letter),
    }
}

/// `U+202E`; letters that a spreadsheet's user knows go by their names.
fn name(letter: char) -> String {
    match letter {
        '\t' => "TAB".to_owned(),
        '\n' => "¶".to_owned(),
        '\r' => "CR".to_owned(),
        '\0' => "NUL".to_owned(),
        letter => format!("U+{:04X}", u32::from(letter)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_text_and_is_seen() {
        let check = |text: &str, html: &str| assert_eq!(data(text, 1_000), format!("<bdi>{html}</bdi>"));
        check("Ana & Luz", "Ana &amp; Luz");
        check("<b a='\"'>", "&lt;b a=&#39;&quot;&#39;&gt;");
        check("a\u{202e}b", "a<span class=\"hidden-letter\">U+202E</span>b");
        check("a\nb", "a<span class=\"line-break\">¶</span>b");
        check("a\r\nb", "a<span class=\"line-break\">¶</span>b");
        check("a\rb", "a<span class=\"hidden-letter\">CR</span>b");
        check("שלום", "שלום");
        assert_eq!(anywhere("\"\u{202e}\0<"), "&quot;[U+202E][NUL]&lt;");
    }

    #[test]
    fn what_is_typed_looks_so() {
        let check = |text: &str, html: &str| assert_eq!(said(text, 1_000), format!("<bdi>{html}</bdi>"));
        check("nothing to do", "nothing to do");
        check("set `a = \"b\"` under [x]", "set <code>a = &quot;b&quot;</code> under [x]");
        check("`<b>` and `", "<code>&lt;b&gt;</code> and `");
        check("a`", "a`");
        assert!(said(&"`ab` ".repeat(100), 60).ends_with("<span class=\"cut\">[…]</span></bdi>"));
        assert!(said(&format!("`{}`", "a".repeat(100)), 60).ends_with("[…]</span></code></bdi>"));
    }

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let bytes = |text: &str| data(text, 40).len();
        assert!(data(&"ñ".repeat(100), 40).ends_with("ñ<span class=\"cut\">[…]</span></bdi>"));
        assert!(!data(&"&".repeat(100), 40).contains("&amp<"));
        assert!(bytes(&"\u{202e}".repeat(100)) < 100);
        assert!(!data("short", 40).contains("cut"));
    }
}
