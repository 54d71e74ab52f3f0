//! How good a way of cutting a text is, by what comes out of it.

use super::cut::{Cells, Cut, Quoting, Rules, cut};
use super::dialect::Dialect;
use super::kinds::{KINDS, Kind, kind};
use std::collections::BTreeMap;

/// How many records are looked at cell by cell.
pub(super) const JUDGED: usize = 150;

/// What a way of cutting gives.
pub(super) struct Judged {
    pub(super) score: f64,
    pub(super) width: Option<u32>,
    /// Whether quotes stand where quotes belong, or hardly one does not.
    pub(super) quotes_useful: bool,
}

/// Judges a way of cutting a text.
pub(super) fn judge(sample: &str, dialect: &Dialect) -> Judged {
    let mut table = Cutting::new();
    table.cut_all(sample, dialect);
    let delimiter = dialect.delimiter.unwrap_or('\0');
    let (width, agreement) = table.agreement();
    if width < 2 {
        return Judged { score: 0.0, width: None, quotes_useful: table.quotes_useful() };
    }
    let agreement = if table.beside > 0 && table.bad_quotes == 0 { agreement.max(0.4) } else { agreement };
    let looks = table.looks();
    let gain = 1.0 - 1.0 / (width as f64 + 0.5);
    // That every row is cut into as many cells is hardly chance where they are many.
    let chance = if table.is_even() { 1.0 + 0.5 * (width as f64 - 2.0).min(8.0) } else { 1.0 };
    let score = agreement.powf(1.5)
        * looks.powi(2)
        * gain
        * usual(delimiter).powf(1.0 / chance)
        * table.quotes(dialect)
        * atoms(sample, delimiter)
        * if width == 2 && table.quoted == 0 { sentences(sample, delimiter) } else { 1.0 };
    let most = table.widths.iter().filter(|found| **found == width).count() * 10 >= table.widths.len() * 6;
    Judged { score, width: most.then_some(width as u32), quotes_useful: table.quotes_useful() }
}

/// A text, cut.
struct Cutting {
    /// How many cells each record has; blank lines and comments are no records.
    widths: Vec<usize>,
    likelihood: f64,
    cells: usize,
    /// For each column how often each kind of cell stands in it.
    columns: Vec<[u32; KINDS]>,
    quoted: usize,
    /// Quoted cells that would not be one without their quotes.
    needed: usize,
    /// Records in which two quoted cells stand side by side.
    beside: usize,
    bad_quotes: usize,
}

impl Cutting {
    fn new() -> Self {
        Self {
            widths: Vec::new(),
            likelihood: 0.0,
            cells: 0,
            columns: Vec::new(),
            quoted: 0,
            needed: 0,
            beside: 0,
            bad_quotes: 0,
        }
    }

    fn cut_all(&mut self, sample: &str, dialect: &Dialect) {
        let rules = Rules::of(dialect);
        let bytes = sample.as_bytes();
        let mut cells = Cells::default();
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let (found, by_line) = record(rest, &rules, self.bad_quotes, &mut cells);
            self.bad_quotes += usize::from(by_line);
            at += found.next;
            let blank = found.end == 0;
            let comment = rest[0] == b'#' && dialect.delimiter != Some('#') && cells.len() < 3;
            if !blank && !comment {
                self.bad_quotes += found.strays;
                self.quoted += found.quoted;
                self.take(&cells, dialect.delimiter.unwrap_or('\0'));
            }
        }
    }

    fn take(&mut self, cells: &Cells, delimiter: char) {
        self.widths.push(cells.len());
        let mut before = false;
        for quoted in cells.quoted() {
            self.beside += usize::from(before && quoted);
            before = quoted;
        }
        if self.widths.len() > JUDGED || cells.len() < 2 {
            return;
        }
        self.columns.resize(self.columns.len().max(cells.len()), [0; KINDS]);
        for (column, (cell, quoted)) in cells.iter().zip(cells.quoted()).enumerate() {
            let cell = String::from_utf8_lossy(cell);
            self.needed += usize::from(quoted && cell.contains([delimiter, '\n', '\r']));
            let found = kind(&cell);
            let found = if quoted && found == Kind::Odd { Kind::Text } else { found };
            self.likelihood += if quoted { 1.0 } else { found.likelihood() };
            self.cells += 1;
            self.columns[column][found as usize] += 1;
        }
    }

    /// The width that most records have, and how far they agree on it: in all, and each with its neighbour, for a file may
    /// hold a title, a footer and more than one table.
    fn agreement(&self) -> (usize, f64) {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for width in self.widths.iter().filter(|width| **width > 1) {
            *counts.entry(*width).or_default() += 1;
        }
        let Some((&width, &count)) = counts.iter().max_by_key(|(width, count)| (**count, **width)) else {
            return (0, 0.0);
        };
        let all = self.widths.len() as f64;
        let beside = |at: usize| {
            at.checked_sub(1).map(|at| self.widths[at]) == Some(self.widths[at])
                || self.widths.get(at + 1) == Some(&self.widths[at])
        };
        let neighbours = (0..self.widths.len())
            .filter(|&at| self.widths[at] > 1 && (beside(at) || self.widths.len() == 1))
            .count();
        let split = counts.values().sum::<usize>() as f64;
        (width, 0.45 * count as f64 / all + 0.3 * neighbours as f64 / all + 0.25 * split / all)
    }

    /// How much the cells look like cells, and each column's like each other.
    fn looks(&self) -> f64 {
        let likely = self.likelihood / (self.cells.max(1) as f64);
        let (mut alike, mut filled) = (0.0, 0.0);
        for kinds in &self.columns {
            let cells: u32 = kinds.iter().skip(1).sum();
            let most = kinds.iter().skip(1).max().copied().unwrap_or(0);
            alike += f64::from(most);
            filled += f64::from(cells);
        }
        let alike = if filled > 0.0 { alike / filled } else { 0.5 };
        likely * (0.7 + 0.3 * alike)
    }

    fn is_even(&self) -> bool {
        self.widths.len() > 1 && self.widths.windows(2).all(|pair| pair[0] == pair[1])
    }

    fn quotes_useful(&self) -> bool {
        self.quoted > 0 || self.bad_quotes < 3
    }

    /// How far the quotes stand where quotes belong.
    fn quotes(&self, dialect: &Dialect) -> f64 {
        let (good, bad) = (self.quoted as f64, self.bad_quotes as f64);
        match dialect.quote {
            None => 0.7,
            Some('\'') if good < 2.0 && self.needed == 0 && self.widths.len() > 4 => 0.7,
            Some(_) => {
                // A quote in a row without any other may be an inch.
                let neutral = 1.0 + 0.2 * self.widths.len() as f64;
                (good + neutral) / (good + neutral + 2.0 * bad) * if good > 0.0 { 1.1 } else { 1.0 }
            }
        }
    }
}

/// Two cells with a blank behind each comma or semicolon are rather one sentence.
fn sentences(sample: &str, delimiter: char) -> f64 {
    let blank_behind = |at: usize| sample.as_bytes().get(at + 1) == Some(&b' ');
    let marks =
        matches!(delimiter, ',' | ';') && sample.match_indices(delimiter).all(|(at, _)| blank_behind(at));
    if marks { 0.4 } else { 1.0 }
}

/// How far a character stands between cells and not inside a time, a number, a web address.
fn atoms(sample: &str, delimiter: char) -> f64 {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = sample.as_bytes();
    let (mut all, mut inside) = (0_u32, 0_u32);
    for (at, _) in sample.match_indices(delimiter).take(2000) {
        all += 1;
        let (before, behind) =
            (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + delimiter.len_utf8()));
        let part = match delimiter {
            ':' => is_clock(bytes, at) || behind == Some(&b'/'),
            ',' => is_decimal(bytes, at),
            '@' => {
                before.is_some_and(u8::is_ascii_alphanumeric) && behind.is_some_and(u8::is_ascii_alphanumeric)
            }
            '/' | '-' => digit(before) && digit(behind) || behind == Some(&b'/') || before == Some(&b'/'),
            ' ' => {
                before.is_some_and(|byte| matches!(byte, b',' | b';' | b'|' | b'\t'))
                    || behind.is_some_and(|byte| matches!(byte, b';' | b'|' | b'\t'))
            }
            _ => false,
        };
        inside += u32::from(part);
    }
    1.0 - 0.8 * f64::from(inside) / f64::from(all.max(1))
}

/// Whether a colon stands between hours and minutes, or minutes and seconds.
fn is_clock(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    (1..=2).contains(&before) && behind == 2
}

/// Whether a comma stands in a number that does not stand between commas: before one or two last digits, or before three
/// and a point.
fn is_decimal(bytes: &[u8], at: usize) -> bool {
    let digit = |byte: &&u8| byte.is_ascii_digit();
    let before = bytes[..at].iter().rev().take_while(|byte| digit(byte) || **byte == b'.').count();
    let behind = bytes[at + 1..].iter().take_while(digit).count();
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b',' | b'\n' | b'\r'));
    let (first, last) =
        ((at - before).checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at + 1 + behind));
    let goes_on = last.is_some_and(|byte| matches!(byte, b':' | b'/' | b'-' | b'.'));
    let shaped =
        ((1..=2).contains(&behind) && !goes_on) || (behind == 3 && before < 4 && last == Some(&b'.'));
    let in_time = first.is_some_and(|byte| matches!(byte, b':' | b'/' | b'-'));
    before > 0 && shaped && !in_time && !(edge(first) && edge(last))
}

/// Up to how many quotes out of order records are looked for behind their first line.
const PATIENCE: usize = 16;

/// Cuts the first record, or its first line by itself where quotes are out of order; answers whether they are.
pub(super) fn record(rest: &[u8], rules: &Rules, out_of_order: usize, cells: &mut Cells) -> (Cut, bool) {
    let line = memchr::memchr2(b'\n', b'\r', rest).map_or(rest, |end| &rest[..=end]);
    // Each of many quotes never closed would look through all of the text.
    let found = cut(if out_of_order > PATIENCE { line } else { rest }, rules, Quoting::Standard, cells);
    if found.open || (found.strays > 0 && found.spans_lines) {
        return (cut(line, rules, Quoting::Literal, cells), true);
    }
    (found, false)
}

/// How usual a character is between cells.
pub(super) fn usual(delimiter: char) -> f64 {
    match delimiter {
        ',' => 1.0,
        '\t' => 1.03,
        ';' => 1.02,
        '|' => 1.01,
        '^' | '~' | '§' | '¦' | '¬' => 0.9,
        ':' => 0.7,
        '#' | '!' | '*' => 0.65,
        ' ' => 0.6,
        '&' | '=' | '@' => 0.5,
        '/' | '%' | '+' | '$' | '?' | '`' => 0.35,
        '-' | '_' => 0.3,
        c if c.is_control() => 0.95,
        _ => 0.6,
    }
}
