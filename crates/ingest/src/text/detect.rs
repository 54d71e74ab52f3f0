//! The dialect of a text, by looking at the data: each way of cutting it is judged by what comes out.
//!
//! A right way gives rows of one width, cells that look like something, and quotes that stand where quotes belong. The
//! idea is that of the published work on messy files (pattern and type scores); see `docs/decisions/0002-dialects.md`.

use super::cut::{Cells, Quoting, Rules, cut};
use super::dialect::{Dialect, Escape, LineEnds};
use super::kinds::{KINDS, Kind, kind};
use std::collections::BTreeMap;

/// How many records are looked at cell by cell.
const JUDGED: usize = 150;
/// What the best way of cutting must reach, or the text has one column.
const ENOUGH: f64 = 0.1;
/// The same for a character that rarely stands between cells.
const ENOUGH_FOR_RARE: f64 = 0.14;

/// Finds the dialect of a file that begins with `sample`, and goes on behind it if `more`.
pub(crate) fn detect(sample: &str, more: bool, pinned: Option<char>) -> Dialect {
    let whole = if more { without_last_line(sample) } else { sample };
    let (said, rest) = said_in(whole);
    let given = pinned.or(said);
    let mut best = wrapped(rest, given).unwrap_or_else(|| by_data(rest, given));
    best.said_in_row_1 = said.is_some();
    best.line_ends = LineEnds::of(whole.as_bytes());
    best
}

/// Without a record that goes on behind the sample, where others are left.
fn without_last_line(sample: &str) -> &str {
    sample.rfind(['\n', '\r']).map_or(sample, |end| &sample[..=end])
}

/// Excel's own way of saying it: a first line of `sep=;`, perhaps padded as rows are: `sep=;;;;`. With what stands behind.
fn said_in(sample: &str) -> (Option<char>, &str) {
    let (line, rest) = sample.split_at(sample.find(['\n', '\r']).unwrap_or(sample.len()));
    let line = line.trim_matches(['"', '\u{feff}']).trim_start();
    let said = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    let mut letters = said.unwrap_or_default().trim_matches('"').chars();
    match letters.next() {
        Some(delimiter) if letters.all(|other| other == delimiter) => (Some(delimiter), rest),
        _ => (None, sample),
    }
}

/// Each row in one quoted cell: most lines are one, and what is in them is a table.
fn wrapped(sample: &str, given: Option<char>) -> Option<Dialect> {
    let lines: Vec<&str> =
        sample.lines().map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty()).collect();
    let unwrapped: Vec<Option<String>> = lines.iter().map(|line| unwrap(line)).collect();
    let count = unwrapped.iter().flatten().filter(|inner| !inner.is_empty()).count();
    if count * 10 < lines.len() * 6 || count < 2 {
        return None;
    }
    let inner: Vec<String> = unwrapped
        .into_iter()
        .zip(&lines)
        .map(|(inner, line)| inner.unwrap_or_else(|| (*line).into()))
        .collect();
    let text = inner.join("\n");
    let dialect = by_data(&text, given);
    let delimiter = dialect.delimiter?;
    // A text with a comma in it is quoted too; but there a blank follows, or the rows are uneven.
    let blank_behind = text.matches(&format!("{delimiter} ")).count() * 2 > text.matches(delimiter).count();
    let even = dialect.width.is_some_and(|width| width > 2 || lines.len() > 5);
    (even && !blank_behind && usual(delimiter) >= 0.9).then_some(Dialect { wrapped: true, ..dialect })
}

/// What is in a line that is one quoted cell.
fn unwrap(line: &str) -> Option<String> {
    let inner = line.trim_end_matches([',', ';']).strip_prefix('"')?.strip_suffix('"')?;
    let single = inner.replace("\"\"", "");
    (!single.contains('"')).then(|| inner.replace("\"\"", "\""))
}

/// The best of all ways of cutting the text.
fn by_data(sample: &str, given: Option<char>) -> Dialect {
    let delimiters = given.map_or_else(|| candidates(sample), |given| vec![given]);
    let mut best: Option<(f64, Dialect)> = None;
    for delimiter in delimiters {
        let mut useful = false;
        for dialect in ways(sample, delimiter) {
            if dialect.quote.is_none() && useful {
                continue;
            }
            let judged = judge(sample, &dialect);
            useful |= judged.quotes_useful;
            if best.as_ref().is_none_or(|(most, _)| judged.score > *most) {
                best = Some((judged.score, Dialect { width: judged.width, ..dialect }));
            }
        }
    }
    let one_column = || one_column(sample);
    let dialect = match best {
        Some((score, dialect))
            if given.is_some() || (score >= enough(&dialect) && !lines_are_whole(sample)) =>
        {
            dialect
        }
        _ => one_column(),
    };
    finished(sample, dialect)
}

fn enough(dialect: &Dialect) -> f64 {
    match dialect.delimiter.map(usual) {
        // Names and dates have one blank each.
        Some(_) if dialect.delimiter == Some(' ') && dialect.width.is_none_or(|width| width < 3) => {
            2.0 * ENOUGH_FOR_RARE
        }
        Some(usual) if usual < 0.5 => 2.0 * ENOUGH_FOR_RARE,
        Some(usual) if usual < 0.8 => ENOUGH_FOR_RARE,
        _ => ENOUGH,
    }
}

/// Without a delimiter only quotes are left to find.
fn one_column(sample: &str) -> Dialect {
    let single = ways_to_quote(sample, None).into_iter().next();
    Dialect { quote: single.map_or(Some('"'), |(quote, _)| quote), ..Dialect::delimited_by(None) }
}

/// Whether most lines are a date, a number to dial or an address, which only look as if they could be cut, or decimal
/// numbers below a header.
fn lines_are_whole(sample: &str) -> bool {
    let lines = || {
        sample.lines().take(JUDGED).map(|line| line.trim_matches(['"', ' '])).filter(|line| !line.is_empty())
    };
    let whole = lines().filter(|line| kind(line).is_whole()).count();
    let below = || lines().skip(1);
    let decimals =
        lines().next().is_some_and(|header| !header.contains([',', ';']) && kind(header) != Kind::Number)
            && below().all(|line| kind(line) == Kind::Number);
    (whole > 1 && whole * 10 >= lines().count() * 7) || (decimals && below().count() > 1)
}

/// The characters that may stand between cells, the usual ones first.
fn candidates(sample: &str) -> Vec<char> {
    let mut seen: BTreeMap<char, u32> = BTreeMap::new();
    for c in sample.chars().filter(|c| may_delimit(*c)) {
        *seen.entry(c).or_default() += 1;
    }
    let mut found: Vec<char> = seen.into_keys().collect();
    found.sort_by(|one, other| usual(*other).total_cmp(&usual(*one)));
    found
}

fn may_delimit(c: char) -> bool {
    match c {
        '"' | '\'' | '\n' | '\r' | '.' | '\\' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>'
        | '\u{feff}' | '\u{fffd}' | '\0' => false,
        c if c.is_ascii() => !c.is_ascii_alphanumeric(),
        // Letters, marks in texts and blanks that are not ASCII stand inside cells.
        c => "¦§¬¤¶·•þ÷×¨¢".contains(c),
    }
}

/// How usual a character is between cells.
fn usual(delimiter: char) -> f64 {
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

/// The ways of quoting that are worth a look with a delimiter.
fn ways(sample: &str, delimiter: char) -> Vec<Dialect> {
    ways_to_quote(sample, Some(delimiter))
        .into_iter()
        .flat_map(|(quote, escape)| {
            [false, true]
                .into_iter()
                .filter(move |blanks| !blanks || behind_blanks(sample, delimiter, quote))
                .map(move |blanks| Dialect {
                    quote,
                    escape,
                    blanks_after_delimiter: blanks,
                    ..Dialect::delimited_by(delimiter)
                })
        })
        .collect()
}

/// Whether quotes stand behind a delimiter and a blank.
fn behind_blanks(sample: &str, delimiter: char, quote: Option<char>) -> bool {
    delimiter != ' ' && quote.is_some_and(|quote| sample.contains(&format!("{delimiter} {quote}")))
}

fn ways_to_quote(sample: &str, delimiter: Option<char>) -> Vec<(Option<char>, Escape)> {
    let mut ways = Vec::new();
    for quote in ['"', '\''] {
        let Evidence { pairs, doubled, slashed } = Evidence::of(sample, delimiter, quote);
        if quote == '\'' && pairs == 0 {
            continue;
        }
        ways.push((Some(quote), Escape::Doubled));
        let delimiter_slashed = delimiter.is_some_and(|delimiter| sample.contains(&format!("\\{delimiter}")));
        if slashed > doubled || (quote == '"' && delimiter_slashed) {
            ways.push((Some(quote), Escape::Backslash));
        }
    }
    if delimiter.is_some() && sample.contains('"') {
        ways.push((None, Escape::Doubled));
    }
    ways
}

/// What in a text speaks for a quote.
struct Evidence {
    /// Cells that a quote opens and a quote closes.
    pairs: usize,
    /// Quotes written twice, inside cells.
    doubled: usize,
    /// Quotes behind a backslash, inside cells.
    slashed: usize,
}

impl Evidence {
    fn of(sample: &str, delimiter: Option<char>, quote: char) -> Self {
        let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r') || Some(c) == delimiter);
        let mut found = Self { pairs: 0, doubled: 0, slashed: 0 };
        let mut open = false;
        for (at, _) in sample.match_indices(quote) {
            let before = sample[..at].chars().next_back();
            let behind = sample[at + 1..].chars().next();
            let blank_before =
                before == Some(' ') && edge(sample[..at].trim_end_matches(' ').chars().next_back());
            if before == Some('\\') {
                found.slashed += 1;
            } else if edge(before) || blank_before {
                open = true;
            } else if behind == Some(quote) && !edge(before) {
                found.doubled += 1;
            }
            if edge(behind) && open && before != Some('\\') && !(edge(before) && behind.is_none()) {
                found.pairs += 1;
                open = false;
            }
        }
        found
    }
}

/// What a way of cutting gives.
struct Judged {
    score: f64,
    width: Option<u32>,
    /// Whether quotes stand where quotes belong, or hardly one does not.
    quotes_useful: bool,
}

fn judge(sample: &str, dialect: &Dialect) -> Judged {
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
        * if width == 2 { sentences(sample, delimiter) } else { 1.0 };
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
            let mut found = cut(rest, &rules, Quoting::Standard, &mut cells);
            if found.open || (found.strays > 0 && found.spans_lines) {
                self.bad_quotes += 1;
                let line = memchr::memchr2(b'\n', b'\r', rest).map_or(rest, |end| &rest[..=end]);
                found = cut(line, &rules, Quoting::Literal, &mut cells);
            }
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

/// The dialect with what only shows once it is known how the text is cut.
fn finished(sample: &str, mut dialect: Dialect) -> Dialect {
    let rules = Rules::of(&dialect);
    let mut cells = Cells::default();
    let width = dialect.width.map(|width| width as usize);
    let (mut rows, mut comments, mut headers) = (0, 0, 0);
    let mut preamble = None;
    let bytes = sample.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let mut found = cut(rest, &rules, Quoting::Standard, &mut cells);
        if found.open {
            let line = memchr::memchr2(b'\n', b'\r', rest).map_or(rest, |end| &rest[..=end]);
            found = cut(line, &rules, Quoting::Literal, &mut cells);
        }
        at += found.next;
        let fits = width.is_none_or(|width| cells.len() == width);
        if rest[0] == b'#' {
            comments += 1;
            headers += usize::from(fits);
        } else if fits && preamble.is_none() && found.end > 0 {
            preamble = Some(rows);
        }
        rows += 1;
    }
    let comments_only = width.is_some_and(|width| width > 1) && comments > 0 && headers == 0;
    dialect.comment = (comments_only && dialect.delimiter != Some('#')).then_some('#');
    dialect.preamble = preamble.filter(|_| width.is_some()).unwrap_or(0);
    dialect
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &str, delimiter: impl Into<Option<char>>) {
        assert_eq!(detect(sample, false, None).delimiter, delimiter.into(), "{sample:?}");
    }

    #[test]
    fn the_delimiter_is_the_one_that_records_agree_on() {
        check("nome;fone\nAna;1\n", ';');
        check("nome,fone\nAna,1\n", ',');
        check("nome\tfone\r\nAna, a\t1\r\n", '\t');
        check("nome|fone\nAna|1", '|');
        check("nome;valor\nAna;1,50\nEva;2,50\n", ';');
        check("Ana;1,50\nEva;2,50\n", ';');
        check("nome,nota\nAna,a; b\nEva,\nZoe,c\n", ',');
        check("nome,nota\n\"Sá; A\",1\n\"Sá; B\",2\n", ',');
        check("nome,nota\n\"Sá \"\"A\"\"; x\ny;z\",1\nb,2\n", ',');
        check("Relatório de clientes\n\nnome;fone\nAna;1\nEva;2\n", ';');
        check("a\"b;1\nc\"d;2\n", ';');
        check("nome;fone", ';');
        check("nome;fone\nAna;1;\nSa;2;x\nZoe;3;;;y\n", ';');
        check("a§b§c\n1§2§3\n", '§');
        check("a^b\n1^2\n", '^');
    }

    #[test]
    fn one_column_has_no_delimiter() {
        check("fone\n099000001\n099000002\n", None);
        check("endereço\nRua A\nRua B, 2\nRua C\n", None);
        check("\"a;b\"\n\"c;d\"\n", None);
        check("099 000 001\n099 000 002\n", None);
        check("quando\n2024-01-01 10:00:00\n2024-01-01 11:00:00\n2024-01-01 12:00:00\n", None);
        check("", None);
        check("\n\n", None);
    }

    #[test]
    fn a_first_line_may_say_it() {
        let check = |sample, pinned, delimiter, said_in_row_1| {
            let found = detect(sample, false, pinned);
            assert_eq!((found.delimiter, found.said_in_row_1), (delimiter, said_in_row_1), "{sample:?}");
        };
        check("sep=;\na,b;c\n", None, Some(';'), true);
        check("SEP=,\r\na;b,c\r\n", None, Some(','), true);
        check("\"sep=\t\"\na\tb\n", None, Some('\t'), true);
        check("sep=;;;\na;b;c\n", None, Some(';'), true);
        check("sep=;\na,b\n", Some(','), Some(','), true);
        check("separado;x\na;b\n", None, Some(';'), false);
    }

    #[test]
    fn a_record_cut_by_the_sample_has_no_vote() {
        assert_eq!(detect("a;b;c\nd;e;f\ng", true, None).delimiter, Some(';'));
        assert_eq!(detect("a;b;c", true, None).delimiter, Some(';'));
    }
}
