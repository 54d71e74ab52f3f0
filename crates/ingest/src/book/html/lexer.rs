//! The tags and the text of a web page, however carelessly it is written.

use crate::book::trouble::Trouble;
use crate::book::xml::{Bounded, encoding};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::io::{BufRead, Read};

/// How much of a page is looked at to find its encoding.
const BEGINNING: usize = 16 << 10;
/// Elements whose text is not the page's.
const UNSEEN: [&str; 4] = ["script", "style", "title", "xml"];

/// A tag, a text, or the end.
pub(super) enum Token {
    Open(Tag),
    /// The name of the element that ends.
    Close(String),
    Text(String),
    End,
}

/// An opening tag.
#[derive(Clone)]
pub(super) struct Tag {
    /// Its name in small letters, a blank, and its attributes as they are written.
    written: String,
    name: usize,
}

/// A page, token by token.
pub(super) struct Lexer<R: Read> {
    source: Bounded<R>,
    /// The last tag that was opened.
    last: Option<Tag>,
    /// Whether it comes once more.
    repeats: bool,
    bytes: Vec<u8>,
}

impl<R: Read> Lexer<R> {
    pub(super) fn new(mut source: R) -> Result<Self, Trouble> {
        let mut beginning = Vec::with_capacity(BEGINNING);
        source.by_ref().take(BEGINNING as u64).read_to_end(&mut beginning)?;
        let encoding = page_encoding(&beginning);
        Ok(Self {
            source: Bounded::decoding(source, beginning, encoding),
            last: None,
            repeats: false,
            bytes: Vec::new(),
        })
    }

    /// Gives the last tag that was opened once more, where `repeats`.
    pub(super) fn again(&mut self, repeats: bool) {
        self.repeats = repeats;
    }

    pub(super) fn next(&mut self) -> Result<Token, Trouble> {
        if std::mem::take(&mut self.repeats)
            && let Some(tag) = self.last.clone()
        {
            return Ok(Token::Open(tag));
        }
        loop {
            self.source.begin();
            if self.source.fill_buf()?.first() != Some(&b'<') {
                let text = self.until(b'<')?;
                return Ok(if text.is_empty() { Token::End } else { Token::Text(resolved(&text)) });
            }
            self.source.consume(1);
            let tag = self.tag()?;
            if let Some(closed) = tag.strip_prefix('/') {
                let name = closed.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                return Ok(Token::Close(name.to_ascii_lowercase()));
            }
            // A comment, or what a page says to one program only.
            if tag.starts_with(['!', '?']) {
                continue;
            }
            if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return Ok(Token::Text(resolved(&format!("<{tag}"))));
            }
            let tag = Tag::new(&tag);
            if UNSEEN.contains(&tag.name()) && !tag.written.ends_with('/') {
                self.skip(tag.name())?;
                continue;
            }
            self.last = Some(tag.clone());
            return Ok(Token::Open(tag));
        }
    }

    /// Text up to a byte, which stays.
    fn until(&mut self, end: u8) -> Result<String, Trouble> {
        self.bytes.clear();
        loop {
            let available = self.source.fill_buf()?;
            if available.is_empty() {
                break;
            }
            let found = memchr::memchr(end, available);
            let count = found.unwrap_or(available.len());
            self.bytes.extend_from_slice(&available[..count]);
            self.source.consume(count);
            if found.is_some() {
                break;
            }
        }
        Ok(String::from_utf8_lossy(&self.bytes).into())
    }

    /// A tag behind its opening bracket, without the closing one; of a comment only how it begins.
    fn tag(&mut self) -> Result<String, Trouble> {
        let mut tag = Vec::new();
        let mut quote = None;
        while let Some(&byte) = self.source.fill_buf()?.first() {
            self.source.consume(1);
            if tag == b"!--" {
                self.comment(byte)?;
                break;
            }
            match (quote, byte) {
                (None, b'>') => break,
                // Only behind an equals sign does a quote quote; elsewhere it is a slip.
                (None, b'"' | b'\'') if tag.trim_ascii_end().ends_with(b"=") => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            tag.push(byte);
        }
        Ok(String::from_utf8_lossy(&tag).into())
    }

    /// Passes over a comment whose first letter was taken.
    fn comment(&mut self, first: u8) -> Result<(), Trouble> {
        let mut last = [b'-', b'-', first];
        while last != *b"-->" && last[1..] != *b"->" {
            let Some(&byte) = self.source.fill_buf()?.first() else { break };
            self.source.consume(1);
            self.source.begin();
            last = [last[1], last[2], byte];
        }
        Ok(())
    }

    /// Passes over an element whose text is not seen.
    fn skip(&mut self, name: &str) -> Result<(), Trouble> {
        loop {
            self.source.begin();
            self.until(b'<')?;
            if self.source.fill_buf()?.is_empty() {
                return Ok(());
            }
            self.source.consume(1);
            // In a script, a bracket is more often less-than than a tag.
            if self.source.fill_buf()?.first() != Some(&b'/') {
                continue;
            }
            let tag = self.tag()?;
            if tag.strip_prefix('/').is_some_and(|closed| closed.trim().eq_ignore_ascii_case(name)) {
                return Ok(());
            }
        }
    }
}

impl Tag {
    fn new(written: &str) -> Self {
        let name = written.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(written.len());
        let mut written = written.to_string();
        written[..name].make_ascii_lowercase();
        Self { written, name }
    }

    pub(super) fn name(&self) -> &str {
        &self.written[..self.name]
    }

    /// How many columns or rows an attribute asks for: one at least.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).max(1)
    }

    /// Whether the element is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().to_ascii_lowercase();
        style.replace(char::is_whitespace, "").contains("display:none")
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.written[self.name..].trim_start();
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| c == '=' || c.is_whitespace() || c == '/').unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end.max(if end == 0 { first.len_utf8() } else { end }));
            let Some(value) = behind.trim_start().strip_prefix('=') else {
                rest = behind.trim_start();
                continue;
            };
            let value = value.trim_start();
            let (value, behind) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolved(value));
            }
            rest = behind.trim_start();
        }
        None
    }
}

/// The encoding of a page: by its mark or what it says; else UTF-8 where it is that.
fn page_encoding(beginning: &[u8]) -> &'static Encoding {
    let marked = encoding(beginning);
    if marked != UTF_8 {
        return marked;
    }
    let start = String::from_utf8_lossy(beginning).to_ascii_lowercase();
    let label = start.split("charset").nth(1).map(|rest| {
        let rest = rest.trim_start_matches([' ', '=', '"', '\'']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).next().unwrap_or_default()
    });
    let said = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let is_utf8 = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        // A letter may be cut at the end of what was looked at.
        Err(error) => error.error_len().is_none() && beginning.len() == BEGINNING,
    };
    match said.filter(|said| said.is_ascii_compatible()) {
        // A page that says UTF-8 and is not is an old one that somebody wrapped.
        Some(said) if said != UTF_8 || is_utf8 => said,
        _ if is_utf8 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// Text with the letters for which names stand in it.
fn resolved(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
        let Some(letter) = letter(&rest[..end]) else {
            text.push('&');
            continue;
        };
        text.push(letter);
        rest = rest[end..].strip_prefix(';').unwrap_or(&rest[end..]);
    }
    text.push_str(rest);
    text
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return match u8::try_from(code) {
            // These numbers are read as they were typed on a Western computer.
            Ok(byte @ 0x80..=0x9F) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
            _ => Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        };
    }
    if let Some((_, letter)) = OTHERS.iter().find(|(other, _)| *other == name) {
        return Some(*letter);
    }
    let nth = LATIN.split(' ').position(|latin| latin == name)?;
    char::from_u32(0xA0 + nth as u32)
}

/// The names of the letters from U+00A0 to U+00FF.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
    Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
    icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const OTHERS: [(&str, char); 18] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("euro", '€'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("hellip", '…'),
    ("trade", '™'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwnj", '\u{200c}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_letters_are_read() {
        let check = |written, expected: &str| assert_eq!(resolved(written), expected);
        check("Jos&eacute; &amp; &Ntilde;u&#241;ez &#xF1;", "José & Ñuñez ñ");
        check("a&nbsp;b", "a\u{a0}b");
        check("AT&T; x & y", "AT&T; x & y");
        check("&yuml;&yuml", "ÿÿ");
        check("&#128;", "€");
        check("&#99999999;&", "\u{fffd}&");
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        let tag = Tag::new("TD x:num colspan=2 ROWSPAN = '3' style=\"display : none\" nowrap/");
        assert_eq!(
            (tag.name(), tag.count("colspan"), tag.count("rowspan"), tag.count("no")),
            ("td", 2, 3, 1)
        );
        assert!(tag.is_hidden());
        assert!(!Tag::new("td style='color:red'").is_hidden());
    }

    #[test]
    fn a_page_is_in_the_encoding_that_it_says_unless_it_is_not() {
        let check = |page: &[u8], expected: &'static Encoding| assert_eq!(page_encoding(page), expected);
        check(b"<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">", WINDOWS_1252);
        check(b"<meta charset='utf-8'><p>\xE9</p>", WINDOWS_1252);
        check("<table><td>é".as_bytes(), UTF_8);
        check(b"<table><td>\xE9", WINDOWS_1252);
        check(b"\xFF\xFE<\0", encoding_rs::UTF_16LE);
    }
}
