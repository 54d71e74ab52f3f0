//! A pattern that the whole of a value must fit: a regular expression that takes no longer than the value is long.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{self, Hir, Look};
use regex_syntax::{Error, ast};
use std::ops::Range;
use words::{Message, message, told};

/// A pattern that the whole of a value must fit.
#[derive(Clone, Debug)]
pub struct Pattern(Regex);

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct PatternError {
    /// What is wrong, as the end of the sentence "this is no pattern: …".
    pub message: Message,
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
        let too_large = |_| PatternError {
            message: message!("pattern-too-large", "it is too large"),
            span: 0..text.len(),
        };
        regex.map(Self).map_err(too_large)
    }

    /// Whether the whole of a value fits.
    #[must_use]
    pub fn fits(&self, value: &str) -> bool {
        self.0.is_match(value)
    }
}

fn problem(error: &Error, text: &str) -> PatternError {
    let (message, span) = match error {
        Error::Parse(error) => (misspelt(error.kind()), *error.span()),
        Error::Translate(error) => (meaningless(error.kind()), *error.span()),
        _ => {
            let message = message!("pattern-unreadable", "it cannot be read");
            return PatternError { message, span: 0..text.len() };
        }
    };
    PatternError { message, span: span.start.offset..span.end.offset }
}

/// What is wrong with how a pattern is written, in the English of the crate that reads it.
fn misspelt(kind: &ast::ErrorKind) -> Message {
    use ast::ErrorKind as Kind;
    match kind {
        Kind::GroupUnclosed => told!(kind, "pattern-open-group"),
        Kind::GroupUnopened => told!(kind, "pattern-closed-group"),
        Kind::ClassUnclosed => told!(kind, "pattern-open-class"),
        Kind::ClassRangeInvalid | Kind::ClassRangeLiteral => told!(kind, "pattern-range"),
        Kind::RepetitionMissing => told!(kind, "pattern-nothing-to-repeat"),
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => told!(kind, "pattern-broken-count"),
        Kind::EscapeUnrecognized | Kind::ClassEscapeInvalid => told!(kind, "pattern-unknown-escape"),
        Kind::EscapeHexEmpty
        | Kind::EscapeHexInvalid
        | Kind::EscapeHexInvalidDigit
        | Kind::EscapeUnexpectedEof => told!(kind, "pattern-broken-escape"),
        Kind::FlagDanglingNegation
        | Kind::FlagDuplicate { .. }
        | Kind::FlagRepeatedNegation { .. }
        | Kind::FlagUnexpectedEof
        | Kind::FlagUnrecognized => told!(kind, "pattern-flag"),
        Kind::GroupNameDuplicate { .. }
        | Kind::GroupNameEmpty
        | Kind::GroupNameInvalid
        | Kind::GroupNameUnexpectedEof => told!(kind, "pattern-group-name"),
        Kind::SpecialWordBoundaryUnclosed
        | Kind::SpecialWordBoundaryUnrecognized
        | Kind::SpecialWordOrRepetitionUnexpectedEof => told!(kind, "pattern-word-boundary"),
        Kind::UnicodeClassInvalid => told!(kind, "pattern-unicode-class"),
        Kind::NestLimitExceeded(_) | Kind::CaptureLimitExceeded => told!(kind, "pattern-nested"),
        Kind::UnsupportedLookAround => told!(kind, "pattern-look-around"),
        Kind::UnsupportedBackreference => told!(kind, "pattern-back-reference"),
        other => Message::detail(other),
    }
}

/// What is wrong with what a pattern that is well written asks for.
fn meaningless(kind: &hir::ErrorKind) -> Message {
    match kind {
        hir::ErrorKind::UnicodePropertyNotFound | hir::ErrorKind::UnicodePropertyValueNotFound => {
            told!(kind, "pattern-unicode-class")
        }
        other => Message::detail(other),
    }
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
    fn what_is_wrong_has_a_name() {
        let check = |pattern: &str, id: &str| {
            let wrong = Pattern::new(pattern).unwrap_err();
            assert_eq!(wrong.message.id(), id, "{pattern}");
        };
        check(r"\d{7,8", "pattern-broken-count");
        check(r"\d{8,7}", "pattern-broken-count");
        check("ab(c", "pattern-open-group");
        check("ab)c", "pattern-closed-group");
        check("[a-z", "pattern-open-class");
        check("[z-a]", "pattern-range");
        check("*a", "pattern-nothing-to-repeat");
        check(r"\y", "pattern-unknown-escape");
        check(r"\x{110000}", "pattern-broken-escape");
        check("(?k)a", "pattern-flag");
        check("(?<a>b)(?<a>c)", "pattern-group-name");
        check(r"\b{stat}", "pattern-word-boundary");
        check(r"\p{Nowhere}", "pattern-unicode-class");
        check(&format!("{}{}", "(".repeat(300), ")".repeat(300)), "pattern-nested");
        check("(?=a)", "pattern-look-around");
        check(r"(a)\1", "pattern-back-reference");
        check(r"(\w{50}){1000}", "pattern-too-large");
        check(r"(?-u)\xFF", "technical-detail");
    }

    #[test]
    fn no_pattern_takes_longer_than_the_value_is_long() {
        let pattern = Pattern::new("(a|a)*b").unwrap();
        let started = std::time::Instant::now();
        assert!(!pattern.fits(&"a".repeat(100_000)));
        assert!(started.elapsed().as_secs() < 5);
    }
}
