//! A value that can no longer start a pair, a field or a line.

use crate::Format;
use contact::{Code, Severity};
use std::borrow::Cow;

/// A separator of the dialer base was replaced.
pub(crate) static SEPARATOR_REPLACED: Code = Code {
    id: "separator-replaced",
    severity: Severity::Changed,
    means: "a value held ; : = or a line break, which separate values in the dialer base; it was replaced by , - or a blank",
    advice: "nothing to do, if the agent can do with the value as it is now; otherwise set `separators = \"reject\"` under [format] in the pipeline file and mend the rows that it then leaves out",
};

/// A character has no place in the character set.
pub(crate) static CHARACTER_REPLACED: Code = Code {
    id: "character-replaced",
    severity: Severity::Changed,
    means: "a value held a character that the base's character set does not have; it was replaced",
    advice: "nothing to do, or set `charset = \"utf-8\"` under [format] if the instance shows accents well",
};

/// A character that the pipeline drops.
pub(crate) static CHARACTER_DROPPED: Code = Code {
    id: "character-dropped",
    severity: Severity::Changed,
    means: "a value held a character that the pipeline's `drop` takes out",
    advice: "nothing to do",
};

pub(crate) static CODES: [&Code; 3] = [&SEPARATOR_REPLACED, &CHARACTER_REPLACED, &CHARACTER_DROPPED];

/// The value as the base can carry it, and the code of each way in which it was changed.
pub(crate) fn carried<'v>(value: &'v str, format: &Format) -> (Cow<'v, str>, Vec<&'static Code>) {
    if value.chars().all(|c| changed(c, format).is_none()) {
        return (Cow::Borrowed(value), Vec::new());
    }
    let mut codes = Vec::new();
    let mut note = |code| {
        if !codes.contains(&code) {
            codes.push(code);
        }
    };
    let carry = |c| match changed(c, format) {
        None => Some(c),
        Some((code, substitute)) => {
            note(code);
            substitute
        }
    };
    let carried: String = value.chars().filter_map(carry).collect();
    (Cow::Owned(carried), codes)
}

/// What becomes of a character that cannot stay: why, and what stands in its place.
fn changed(c: char, format: &Format) -> Option<(&'static Code, Option<char>)> {
    let separator = match c {
        ';' => Some(','),
        ':' | '=' => Some('-'),
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        _ => None,
    };
    if let Some(substitute) = separator {
        return Some((&SEPARATOR_REPLACED, Some(substitute)));
    }
    if format.drop.contains(c) {
        return Some((&CHARACTER_DROPPED, None));
    }
    format.charset.substitute(c).map(|substitute| (&CHARACTER_REPLACED, Some(substitute)))
}
