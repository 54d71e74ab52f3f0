//! A pattern that the whole of a value must fit: a regular expression that takes no longer than the value is long.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Hir, Look};
use std::ops::Range;

/// A pattern that the whole of a value must fit.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// What is wrong, as the end of the sentence "this is no pattern: …".
    pub message: String,
    /// Where, in bytes of the text.
    pub span: Range<usize>,
}

/// What a pattern may take in memory.
const LARGEST: usize = 1 << 20;

impl Pattern {
    /// Reads a pattern in the syntax of Rust's `regex`, which has neither look-around nor back-references: with these no bound
    /// on time could be kept.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn new(text: &str) -> Result<Self, PatternError> {
        let hir = regex_syntax::parse(text).map_err(|error| problem(&error, text))?;
        // From the first character to the last, without a word written into the pattern's own text.
        let whole = Hir::concat(vec![Hir::look(Look::Start), hir, Hir::look(Look::End)]);
        let regex = RegexBuilder::new(&whole.to_string()).size_limit(LARGEST).build();
        let too_large = |_| PatternError { message: "it is too large".to_owned(), span: 0..text.len() };
        regex.map(Self).map_err(too_large)
    }

    /// Whether the whole of a value fits.
    #[must_use]
    pub fn fits(&self, value: &str) -> bool {
        self.0.is_match(value)
    }
}

fn problem(error: &regex_syntax::Error, text: &str) -> PatternError {
    let (message, span) = match error {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), *error.span()),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), *error.span()),
        _ => return PatternError { message: "it cannot be read".to_owned(), span: 0..text.len() },
    };
    PatternError { message, span: span.start.offset..span.end.offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_value_must_fit() {
        let check = |pattern, value, fits| {
            assert_eq!(Pattern::new(pattern).unwrap().fits(value), fits, "{pattern} {value}");
        };
        check(r"\d{7,8}", "1234567", true);
        check(r"\d{7,8}", "12345678 ", false);
        check(r"\d{7,8}", "x1234567", false);
        check(r"^\d{7,8}$", "1234567", true);
        check("a|ab", "ab", true);
        check("a|b", "ac", false);
        check("(?x) a b # both", "ab", true);
        check("(?i)uy", "UY", true);
        check(r"\d+", "12\n", false);
        check("", "", true);
    }

    #[test]
    fn what_is_no_pattern_is_said_where() {
        let check = |pattern, span| assert_eq!(Pattern::new(pattern).unwrap_err().span, span, "{pattern}");
        check(r"\d{7,8", 2..6);
        check("ab(c", 2..3);
        check("a**(", 3..4);
        check(r"(?=a)", 0..3);
        check(r"(a)\1", 3..5);
        check(r"(\w{50}){1000}", 0..14);
    }

    #[test]
    fn no_pattern_takes_longer_than_the_value_is_long() {
        let pattern = Pattern::new("(a|a)*b").unwrap();
        let started = std::time::Instant::now();
        assert!(!pattern.fits(&"a".repeat(100_000)));
        assert!(started.elapsed().as_secs() < 5);
    }
}
