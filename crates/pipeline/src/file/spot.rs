//! Where in the file a part of a text stands: between the two lie quotes and escapes.

use std::ops::Range;

/// The bytes of the file that stand for some bytes of what a text says, whose own bytes in the file are `written`, quotes included;
/// all of it where the two cannot be held against each other.
pub(super) fn spot(file: &str, written: Range<usize>, part: Range<usize>) -> Range<usize> {
    let inner = file.get(written.clone()).and_then(|raw| within(raw, part));
    inner.map_or(written.clone(), |inner| written.start + inner.start..written.start + inner.end)
}

/// The same, in bytes of the quoted text.
fn within(raw: &str, part: Range<usize>) -> Option<Range<usize>> {
    let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| raw.starts_with(quotes))?;
    let body = raw[quotes.len()..].strip_suffix(quotes)?;
    // A line break right behind three quotes is no part of the text.
    let body = if quotes.len() == 3 {
        body.trim_start_matches('\r').strip_prefix('\n').unwrap_or(body)
    } else {
        body
    };
    let from = raw.len() - quotes.len() - body.len();
    let escapes = quotes.starts_with('"');
    // Something is underlined even where the fault is the end.
    let end = part.end.max(part.start + 1);
    let (mut said, mut at, mut start) = (0, 0, None);
    while at < body.len() && said < end {
        if start.is_none() && said >= part.start {
            start = Some(at);
        }
        let rest = &body[at..];
        let (step, len) = if escapes && rest.starts_with('\\') { escape(rest)? } else { plain(rest)? };
        (at, said) = (at + step, said + len);
    }
    let last = body.char_indices().next_back().map_or(0, |(last, _)| last);
    Some(from + start.unwrap_or(last)..from + at.max(1))
}

/// How many bytes one character takes in the file, and how many in what it says.
fn plain(rest: &str) -> Option<(usize, usize)> {
    rest.chars().next().map(|c| (c.len_utf8(), c.len_utf8()))
}

/// The same of an escape; nothing for a line that is broken by one.
fn escape(rest: &str) -> Option<(usize, usize)> {
    let digits = match rest.chars().nth(1)? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        c if c.is_whitespace() => return None,
        _ => return Some((2, 1)),
    };
    let code = u32::from_str_radix(rest.get(2..2 + digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(code)?.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_text_is_found_between_quotes_and_escapes() {
        let check = |raw: &str, part, meant: &str| {
            let file = format!("a = {raw}\n");
            assert_eq!(&file[spot(&file, 4..4 + raw.len(), part)], meant, "{raw}");
        };
        check("'ab(c'", 2..3, "(");
        check("\"ab(c\"", 2..3, "(");
        check(r#""\\d{7""#, 2..4, "{7");
        check(r#""\\d{7""#, 0..2, r"\\d");
        check(r#""\u00f1(""#, 2..3, "(");
        check("'ñ('", 2..3, "(");
        check("'''\nab('''", 2..3, "(");
        check("'ab'", 2..2, "b");
        check("'ab'", 1..9, "b");
        check("\"\"\"a\\\n b(\"\"\"", 2..3, "\"\"\"a\\\n b(\"\"\"");
        check("7", 0..1, "7");
    }
}
