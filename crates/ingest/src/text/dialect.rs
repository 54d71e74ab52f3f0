//! How a text file is cut into records and cells, in words that can be shown.

use serde::{Deserialize, Serialize};
use std::fmt;
use words::{Arg, Message, message};

/// How a text file is cut into records and cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// What stands between cells; `None` where there is one column only.
    pub delimiter: Option<char>,
    /// What stands round a cell that may hold anything; `None` where quotes are letters like others.
    pub quote: Option<char>,
    /// How a quote is written inside a quoted cell.
    pub escape: Escape,
    /// Whether quotes also open a cell behind the blanks that follow a delimiter.
    pub blanks_after_delimiter: bool,
    /// How lines end.
    pub line_ends: LineEnds,
    /// What lines begin with that are no rows.
    pub comment: Option<char>,
    /// Whether row 1 is Excel's `sep=;`, and not data.
    pub said_in_row_1: bool,
    /// Whether each row stands in one quoted cell.
    pub wrapped: bool,
    /// How many rows stand above the table, blank ones among them: a title, a date, a legend.
    pub preamble: u32,
    /// How many cells most rows have, where most agree.
    pub width: Option<u32>,
}

/// How a quote is written inside a quoted cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Escape {
    /// Twice.
    #[default]
    Doubled,
    /// With a backslash before it.
    Backslash,
}

/// How lines end: how often each way was met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineEnds {
    /// Line feeds.
    pub lf: u32,
    /// Carriage returns with a line feed.
    pub crlf: u32,
    /// Carriage returns alone.
    pub cr: u32,
}

impl Dialect {
    /// Cells between this character, and what is usual otherwise.
    #[must_use]
    pub fn delimited_by(delimiter: impl Into<Option<char>>) -> Self {
        Self {
            delimiter: delimiter.into(),
            quote: Some('"'),
            escape: Escape::Doubled,
            blanks_after_delimiter: false,
            line_ends: LineEnds::default(),
            comment: None,
            said_in_row_1: false,
            wrapped: false,
            preamble: 0,
            width: None,
        }
    }

    /// `delimiter ;`, `delimiter tab`, `one column`.
    pub(crate) fn cells_in_words(&self) -> Message {
        match self.delimiter {
            None => message!("ingest-one-column", "one column"),
            Some('\t') => message!("ingest-delimiter-tab", "delimiter tab"),
            Some(' ') => message!("ingest-delimiter-blank", "delimiter blank"),
            Some(other) => {
                let mark = other.escape_debug().to_string();
                message!("ingest-delimiter", "delimiter {mark}", mark = mark)
            }
        }
    }

    /// The same as its `Display`, for every language.
    #[must_use]
    pub fn said(&self) -> Message {
        let quotes = match (self.quote, self.escape) {
            (None, _) => message!("ingest-no-quotes", "no quotes"),
            (Some(quote), Escape::Doubled) => message!("ingest-quotes", "quotes {quote}", quote = quote),
            (Some(quote), Escape::Backslash) => {
                message!("ingest-quotes-escaped", "quotes {quote} escaped by \\", quote = quote)
            }
        };
        let blanks = self
            .blanks_after_delimiter
            .then(|| message!("ingest-blanks-after-delimiter", "blanks after the delimiter"));
        let comment =
            self.comment.map(|mark| message!("ingest-comments", "comments begin with {mark}", mark = mark));
        let wrapped = self.wrapped.then(|| message!("ingest-wrapped", "each row in one quoted cell"));
        let unusual = blanks.into_iter().chain(comment).chain(wrapped);
        let parts = Arg::list([self.cells_in_words(), quotes].into_iter().chain(unusual));
        message!("ingest-dialect", "{parts}", parts = parts)
    }
}

impl LineEnds {
    /// How the lines of a text end.
    pub(crate) fn of(text: &[u8]) -> Self {
        let mut ends = Self::default();
        for at in memchr::memchr2_iter(b'\n', b'\r', text) {
            match (text[at], text.get(at + 1), at.checked_sub(1).map(|before| text[before])) {
                (b'\r', Some(b'\n'), _) => ends.crlf += 1,
                (b'\r', _, _) => ends.cr += 1,
                (_, _, Some(b'\r')) => {}
                _ => ends.lf += 1,
            }
        }
        ends
    }
}

/// `LF`, and `CRLF and LF mixed`.
impl fmt::Display for LineEnds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut met = [(self.crlf, "CRLF"), (self.lf, "LF"), (self.cr, "CR")];
        // The most frequent first; a stable sort keeps the order of equals.
        met.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let names: Vec<&str> = met.iter().filter(|(count, _)| *count > 0).map(|(_, name)| *name).collect();
        match names[..] {
            [] => f.write_str("none"),
            [one] => f.write_str(one),
            _ => write!(f, "{} mixed", names.join(" and ")),
        }
    }
}

/// `delimiter ;, quotes "`, with what is unusual behind it.
impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.said())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_is_said_in_words() {
        let check = |dialect: Dialect, words: &str| assert_eq!(dialect.to_string(), words);
        check(Dialect::delimited_by(';'), "delimiter ;, quotes \"");
        check(Dialect { quote: None, ..Dialect::delimited_by(None) }, "one column, no quotes");
        check(
            Dialect {
                escape: Escape::Backslash,
                comment: Some('#'),
                wrapped: true,
                ..Dialect::delimited_by('\t')
            },
            "delimiter tab, quotes \" escaped by \\, comments begin with #, each row in one quoted cell",
        );
        check(
            Dialect { blanks_after_delimiter: true, ..Dialect::delimited_by(' ') },
            "delimiter blank, quotes \", blanks after the delimiter",
        );
    }

    #[test]
    fn line_ends_are_counted() {
        let check = |text: &str, words: &str| {
            assert_eq!(LineEnds::of(text.as_bytes()).to_string(), words, "{text:?}");
        };
        check("a\nb\n", "LF");
        check("a\r\nb\nc\r\n", "CRLF and LF mixed");
        check("a\rb\r\r", "CR");
        check("a", "none");
        check("a\n\rb", "LF and CR mixed");
    }
}
