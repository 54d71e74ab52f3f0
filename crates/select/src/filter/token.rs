//! The words of a condition, each with its place in the text.

use super::{Comparison, FilterError};
use crate::amount::Amount;
use std::ops::Range;
use words::{Message, message};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A keyword or a column's bare name.
    Word(String),
    /// A column's name in double quotes.
    Name(String),
    /// Text in single quotes.
    Text(String),
    Number(Amount),
    Comparison(Comparison),
    Open,
    Close,
    Comma,
    End,
}

pub(super) fn how_numbers_are_written() -> Message {
    message!(
        "filter-numbers",
        "a number is written without thousands marks here, with a point before its decimals: 1234.5"
    )
}

/// The tokens of a text; the last is always [`Token::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Range<usize>)>, FilterError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (token, len) = token(text, at, first)?;
        tokens.push((token, at..at + len));
        at += len;
    }
    tokens.push((Token::End, at..at));
    Ok(tokens)
}

/// The token that starts at a place, and how many bytes it takes.
fn token(text: &str, at: usize, first: char) -> Result<(Token, usize), FilterError> {
    let rest = &text[at..];
    let is_negative = first == '-' && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    match first {
        '(' => Ok((Token::Open, 1)),
        ')' => Ok((Token::Close, 1)),
        ',' => Ok((Token::Comma, 1)),
        '\'' => quoted(rest, at, '\'').map(|(text, len)| (Token::Text(text), len)),
        '"' => quoted(rest, at, '"').map(|(name, len)| (Token::Name(name), len)),
        _ if is_negative || first.is_alphanumeric() || first == '_' => word_or_number(rest, at),
        _ => comparison(rest).ok_or_else(|| unexpected(first, at)),
    }
}

/// What stands between two quotes; a quote inside is written twice.
fn quoted(rest: &str, at: usize, quote: char) -> Result<(String, usize), FilterError> {
    let mut inside = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((offset, c)) = chars.next() {
        if c != quote {
            inside.push(c);
        } else if chars.next_if(|&(_, next)| next == quote).is_some() {
            inside.push(quote);
        } else {
            return Ok((inside, offset + 1));
        }
    }
    let message = message!("filter-quote-open", "the quote {quote} is not closed", quote = quote);
    let help = message!(
        "filter-close-quote",
        "write {quote} after it; one inside the text is written twice: {quote}{quote}",
        quote = quote
    );
    Err(error(message, at..at + rest.len(), help))
}

fn word_or_number(rest: &str, at: usize) -> Result<(Token, usize), FilterError> {
    let sign = usize::from(rest.starts_with('-'));
    let end_of = |from: usize, part: fn(char) -> bool| {
        rest[from..].find(|c| !part(c)).map_or(rest.len(), |len| from + len)
    };
    let word = end_of(sign, |c| c.is_alphanumeric() || c == '_');
    if !rest[sign..word].bytes().all(|b| b.is_ascii_digit()) {
        return Ok((Token::Word(rest[..word].to_owned()), word));
    }
    let has_decimals =
        rest[word..].strip_prefix('.').is_some_and(|d| d.starts_with(|c: char| c.is_ascii_digit()));
    let end = if has_decimals { end_of(word + 1, |c| c.is_ascii_digit()) } else { word };
    let number = Amount::plain(&rest[..end]).ok_or_else(|| {
        let message = message!("filter-long-number", "the number has too many digits");
        let help = message!("filter-number-as-text", "put it in single quotes to compare it as text");
        error(message, at..at + end, help)
    })?;
    Ok((Token::Number(number), end))
}

fn comparison(rest: &str) -> Option<(Token, usize)> {
    // The longer of two that start alike stands first.
    const SIGNS: [(&str, Comparison); 7] = [
        ("!=", Comparison::Unequal),
        ("<>", Comparison::Unequal),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("=", Comparison::Equal),
        ("<", Comparison::Less),
        (">", Comparison::More),
    ];
    let (sign, comparison) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    Some((Token::Comparison(*comparison), sign.len()))
}

fn unexpected(c: char, at: usize) -> FilterError {
    let help = match c {
        '‘' | '’' | '`' | '´' => {
            message!("filter-straight-quotes", "text stands between straight single quotes: 'Activo'")
        }
        '“' | '”' => message!(
            "filter-straight-double-quotes",
            "a column's name stands between straight double quotes: \"Fecha de pago\""
        ),
        '&' => message!("filter-write", "write {what}", what = "`and`"),
        '|' => message!("filter-write", "write {what}", what = "`or`"),
        '!' => message!("filter-write-not", "write `not`, or `!=`"),
        '.' => how_numbers_are_written(),
        '$' | '€' | '%' => {
            message!("filter-number-alone", "a number stands alone here; in the cells it may have a currency")
        }
        _ => message!(
            "filter-signs-in-quotes",
            "a column's name with signs or blanks stands in double quotes: \"Fecha de pago\""
        ),
    };
    error(message!("filter-sign", "`{sign}` means nothing here", sign = c), at..at + c.len_utf8(), help)
}

pub(super) fn error(message: Message, span: Range<usize>, help: Message) -> FilterError {
    FilterError { message: message.into(), span, help: Some(help.into()) }
}
