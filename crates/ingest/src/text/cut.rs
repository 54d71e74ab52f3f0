//! One record cut into cells, by the rules of a dialect and a way of taking its quotes.

use super::dialect::{Dialect, Escape};
use memchr::{memchr, memchr2, memchr3};
use std::ops::Range;

/// A dialect as bytes.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    delimiter: [u8; 4],
    delimiter_length: usize,
    /// `None` where quotes are letters like others.
    pub(crate) quote: Option<u8>,
    backslash: bool,
    /// Whether a quote also opens a cell behind blanks.
    pub(crate) blanks: bool,
}

impl Rules {
    pub(crate) fn of(dialect: &Dialect) -> Self {
        let mut delimiter = [0; 4];
        // A byte that nobody types stands for no delimiter at all.
        let length = dialect.delimiter.unwrap_or('\u{1f}').encode_utf8(&mut delimiter).len();
        Self {
            delimiter,
            delimiter_length: length,
            quote: dialect.quote.and_then(|quote| u8::try_from(quote).ok()),
            backslash: dialect.escape == Escape::Backslash,
            blanks: dialect.blanks_after_delimiter,
        }
    }

    /// The same with another delimiter.
    pub(crate) fn with_delimiter(&self, delimiter: u8) -> Self {
        Self { delimiter: [delimiter, 0, 0, 0], delimiter_length: 1, ..self.clone() }
    }

    /// The delimiter and the quote, where both are one byte and nothing else has a meaning.
    pub(crate) fn simple(&self) -> Option<(u8, u8)> {
        let quote = self.quote.filter(|_| self.delimiter_length == 1 && !self.backslash && !self.blanks);
        quote.map(|quote| (self.delimiter[0], quote))
    }

    pub(crate) fn delimiter_length(&self) -> usize {
        self.delimiter_length
    }

    /// Where delimiters stand, whatever quotes say.
    pub(crate) fn delimiters<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = usize> + use<'b, '_> {
        memchr::memchr_iter(self.delimiter[0], bytes).filter(|&at| self.delimits(bytes, at))
    }

    fn delimits(&self, bytes: &[u8], at: usize) -> bool {
        bytes[at] == self.delimiter[0]
            && (self.delimiter_length == 1
                || bytes[at..].starts_with(&self.delimiter[..self.delimiter_length]))
    }

    /// Whether a cell can end here: before a delimiter, a line end, or where the bytes end.
    fn ends(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at) {
            None | Some(b'\n' | b'\r') => true,
            Some(_) => self.delimits(bytes, at),
        }
    }

    fn is_blank(&self, byte: u8) -> bool {
        matches!(byte, b' ' | b'\t') && byte != self.delimiter[0]
    }

    fn behind_blanks(&self, bytes: &[u8], at: usize) -> usize {
        at + bytes[at..].iter().take_while(|&&byte| self.is_blank(byte)).count()
    }
}

/// How the quotes of a record are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// A quoted cell ends with a quote in front of a delimiter or a line end, and two quotes are one.
    Standard,
    /// Quotes are letters.
    Literal,
}

/// The cells of one record, in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    text: Vec<u8>,
    ends: Vec<usize>,
    /// Whether each was quoted.
    quoted: Vec<bool>,
}

impl Cells {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn quoted(&self) -> impl Iterator<Item = bool> {
        self.quoted.iter().copied()
    }

    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<usize>> + Clone {
        self.ends.iter().scan(0, |start, &end| Some(std::mem::replace(start, end)..end))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.ranges().map(|range| &self.text[range])
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.quoted.clear();
    }

    pub(crate) fn push(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    pub(crate) fn end_cell(&mut self, quoted: bool) {
        self.ends.push(self.text.len());
        self.quoted.push(quoted);
    }
}

/// What was met while a record was cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Where the record's text ends, before its line end.
    pub(crate) end: usize,
    /// Where the next record begins.
    pub(crate) next: usize,
    /// Whether a line end was met: without one, more bytes could belong to the record.
    pub(crate) ended: bool,
    /// Whether the bytes ended inside a quoted cell.
    pub(crate) open: bool,
    /// Quotes inside quoted cells that were not written as such.
    pub(crate) strays: usize,
    /// Cells that were quoted.
    pub(crate) quoted: usize,
    /// Whether a cell holds a line end.
    pub(crate) spans_lines: bool,
}

impl Cut {
    pub(crate) fn is_clean(&self) -> bool {
        !self.open && self.strays == 0
    }
}

/// Cuts the record with which `bytes` begin.
pub(crate) fn cut(bytes: &[u8], rules: &Rules, quoting: Quoting, cells: &mut Cells) -> Cut {
    cells.clear();
    let quote = rules.quote.filter(|_| quoting != Quoting::Literal);
    let (mut at, mut cut) = (0, Cut::default());
    loop {
        let start = if rules.blanks { rules.behind_blanks(bytes, at) } else { at };
        let opened = quote.filter(|quote| bytes.get(start) == Some(quote));
        at = match opened {
            Some(quote) => quoted(bytes, start + 1, rules, quote, cells, &mut cut),
            None => plain(bytes, at, rules, cells),
        };
        cut.quoted += usize::from(opened.is_some());
        cells.end_cell(opened.is_some());
        match bytes.get(at) {
            Some(b'\n' | b'\r') => {
                let next = at + 1 + usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'));
                return Cut { end: at, next, ended: true, ..cut };
            }
            None => return Cut { end: at, next: at, ..cut },
            Some(_) => at += rules.delimiter_length,
        }
    }
}

/// Takes an unquoted cell; answers where it ends.
fn plain(bytes: &[u8], from: usize, rules: &Rules, cells: &mut Cells) -> usize {
    let mut at = from;
    let mut taken = from;
    loop {
        let special = if rules.backslash {
            let plain = bytes[at..]
                .iter()
                .position(|&byte| byte == rules.delimiter[0] || matches!(byte, b'\n' | b'\r' | b'\\'));
            plain.map(|length| at + length)
        } else {
            memchr3(rules.delimiter[0], b'\n', b'\r', &bytes[at..]).map(|length| at + length)
        };
        let Some(found) = special else {
            cells.text.extend_from_slice(&bytes[taken..]);
            return bytes.len();
        };
        if bytes[found] == b'\\' && rules.backslash && !rules.delimits(bytes, found) {
            if escapes(bytes, found, rules) {
                cells.text.extend_from_slice(&bytes[taken..found]);
                taken = found + 1;
                at = found + 2;
            } else {
                at = found + 1;
            }
        } else if rules.ends(bytes, found) {
            cells.text.extend_from_slice(&bytes[taken..found]);
            return found;
        } else {
            // The first byte of a longer delimiter, in another letter.
            at = found + 1;
        }
    }
}

/// Whether the backslash here stands before something that it takes the meaning from.
fn escapes(bytes: &[u8], at: usize, rules: &Rules) -> bool {
    match bytes.get(at + 1) {
        None => false,
        Some(b'\\' | b'\n') => true,
        Some(&byte) => Some(byte) == rules.quote || rules.delimits(bytes, at + 1),
    }
}

/// Takes a quoted cell from behind its opening quote; answers where it ends.
fn quoted(bytes: &[u8], from: usize, rules: &Rules, quote: u8, cells: &mut Cells, cut: &mut Cut) -> usize {
    let mut at = from;
    loop {
        let rest = &bytes[at..];
        let found = if rules.backslash { memchr2(quote, b'\\', rest) } else { memchr(quote, rest) };
        let Some(length) = found else {
            cells.text.extend_from_slice(rest);
            cut.open = true;
            cut.spans_lines |= memchr2(b'\n', b'\r', rest).is_some();
            return bytes.len();
        };
        cells.text.extend_from_slice(&rest[..length]);
        cut.spans_lines |= memchr2(b'\n', b'\r', &rest[..length]).is_some();
        at += length;
        if bytes[at] != quote {
            let escaped = escapes(bytes, at, rules);
            at += usize::from(escaped);
            cells.text.extend_from_slice(&bytes[at..(at + 1).min(bytes.len())]);
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|&&byte| byte == quote).count();
        let behind = at + run;
        let closes = rules.ends(bytes, rules.behind_blanks(bytes, behind));
        let pairs = run / 2;
        match (run % 2 == 1, closes) {
            (true, true) => {
                push_quotes(cells, quote, pairs);
                return rules.behind_blanks(bytes, behind);
            }
            (odd, _) => {
                cut.strays += usize::from(odd);
                push_quotes(cells, quote, pairs + usize::from(odd));
                at = behind;
            }
        }
    }
}

pub(crate) fn push_quotes(cells: &mut Cells, quote: u8, count: usize) {
    cells.text.resize(cells.text.len() + count, quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quoting: Quoting, expected: &[&str], strays: usize, open: bool) {
        check_in(&Dialect::delimited_by(';'), text, quoting, expected, strays, open);
    }

    fn check_in(dialect: &Dialect, text: &str, how: Quoting, expected: &[&str], strays: usize, open: bool) {
        let mut cells = Cells::default();
        let cut = cut(text.as_bytes(), &Rules::of(dialect), how, &mut cells);
        let found: Vec<_> = cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        assert_eq!(
            (found, cut.strays, cut.open),
            (expected.iter().map(ToString::to_string).collect(), strays, open),
            "{text:?}"
        );
    }

    #[test]
    fn a_record_is_cut_as_it_was_written() {
        use Quoting::{Literal, Standard};
        check("a;b\nc", Standard, &["a", "b"], 0, false);
        check("a;\r\nc", Standard, &["a", ""], 0, false);
        check("\"a;b\";c\n", Standard, &["a;b", "c"], 0, false);
        check("\"a\r\nb\";c\n", Standard, &["a\r\nb", "c"], 0, false);
        check("\"a \"\"b\"\"\";c", Standard, &["a \"b\"", "c"], 0, false);
        check("\"\";\"\"\"\"\n", Standard, &["", "\""], 0, false);
        check("5\" x 3\";c\n", Standard, &["5\" x 3\"", "c"], 0, false);
        check("\"a\" ;c\n", Standard, &["a", "c"], 0, false);
        check("\"Bar \"Zé\" 2\";1\n", Standard, &["Bar \"Zé\" 2", "1"], 2, false);
        check("\"\"BH\";1\n", Standard, &["\"BH", "1"], 1, false);
        check("\"Bar \"Zé\"\";1\n", Standard, &["Bar \"Zé\";1\n"], 1, true);
        check("\"Bar;1\n", Literal, &["\"Bar", "1"], 0, false);
    }

    #[test]
    fn backslashes_and_blanks_are_the_dialects() {
        let slashed = Dialect { escape: Escape::Backslash, ..Dialect::delimited_by(',') };
        check_in(&slashed, "\"a \\\"b\\\"\",c\\,d\n", Quoting::Standard, &["a \"b\"", "c,d"], 0, false);
        check_in(&slashed, "\"a\\\\\",C:\\x\n", Quoting::Standard, &["a\\", "C:\\x"], 0, false);
        check_in(&slashed, "a\\", Quoting::Standard, &["a\\"], 0, false);
        let blanks = Dialect { blanks_after_delimiter: true, ..Dialect::delimited_by(',') };
        check_in(&blanks, "\"a\", \"b, c\", d\n", Quoting::Standard, &["a", "b, c", " d"], 0, false);
        let section = Dialect::delimited_by('§');
        check_in(&section, "a§ª§\"b§c\"\n", Quoting::Standard, &["a", "ª", "b§c"], 0, false);
    }
}
