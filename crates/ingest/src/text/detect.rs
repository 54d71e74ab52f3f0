//! The dialect of a text, by looking at the data: each way of cutting it is judged by what comes out.
//!
//! A right way gives rows of one width, cells that look like something, and quotes that stand where quotes belong. The
//! idea is that of the published work on messy files (pattern and type scores); see `docs/decisions/0004-dialects.md`.

use super::cut::{Cells, Rules};
use super::dialect::{Dialect, Escape, LineEnds};
use super::judge::{JUDGED, judge, record, usual};
use super::kinds::{Kind, kind};
use std::collections::BTreeMap;

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

/// The lines that are not blank, whatever they end with.
fn lines(sample: &str) -> impl Iterator<Item = &str> {
    sample.split(['\n', '\r']).filter(|line| !line.is_empty())
}

/// Each row in one quoted cell: most lines are one, and what is in them is a table.
fn wrapped(sample: &str, given: Option<char>) -> Option<Dialect> {
    let lines: Vec<&str> = lines(sample).collect();
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
    let alike =
        |line: &str| dialect.width.is_some_and(|width| line.matches(delimiter).count() + 1 == width as usize);
    let rows = !blank_behind || (inner.len() > 2 && inner.iter().all(|line| alike(line)));
    // Numbers with a comma are quoted for it.
    let number = |line: &String| kind(line) == Kind::Number;
    let numbers = inner.iter().skip(1).all(number) && (number(&inner[0]) || !inner[0].contains(delimiter));
    (even && rows && !numbers && usual(delimiter) >= 0.9).then_some(Dialect { wrapped: true, ..dialect })
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
            if given.is_some()
                || (score >= enough(&dialect) && !lines_are_whole(sample, dialect.delimiter)) =>
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
    let pairs = |quote| Evidence::of(sample, None, quote).pairs;
    let single = pairs('\'').max(1) > pairs('"').max(1);
    Dialect { quote: Some(if single { '\'' } else { '"' }), ..Dialect::delimited_by(None) }
}

/// Whether most lines are a date, a number to dial or an address, which only look as if they could be cut, or decimal
/// numbers below a header.
fn lines_are_whole(sample: &str, delimiter: Option<char>) -> bool {
    let lines = || {
        let bare = lines(sample).map(|line| line.trim_matches(['"', '\'', ' ']));
        bare.filter(|line| !line.is_empty()).take(JUDGED)
    };
    let whole = lines().filter(|line| kind(line).is_whole()).count();
    let below = || lines().skip(1);
    let decimals =
        lines().next().is_some_and(|header| !header.contains([',', ';']) && kind(header) != Kind::Number)
            && below().all(|line| kind(line) == Kind::Number);
    // A header that is delimited says that the lines below it are, too; but names have blanks.
    let delimited =
        |line: &str| !kind(line).is_whole() && delimiter.is_some_and(|c| c != ' ' && line.contains(c));
    let header = lines().next().is_some_and(delimited);
    (whole > 0 && whole * 10 >= below().count() * 7 && !header) || (decimals && below().count() > 0)
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

/// The ways of quoting that are worth a look with a delimiter.
fn ways(sample: &str, delimiter: char) -> Vec<Dialect> {
    ways_to_quote(sample, delimiter)
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

fn ways_to_quote(sample: &str, delimiter: char) -> Vec<(Option<char>, Escape)> {
    let mut ways = Vec::new();
    for quote in ['"', '\''] {
        let Evidence { pairs, doubled, slashed } = Evidence::of(sample, Some(delimiter), quote);
        if quote == '\'' && pairs == 0 {
            continue;
        }
        ways.push((Some(quote), Escape::Doubled));
        let delimiter_slashed = sample.contains(&format!("\\{delimiter}"));
        if slashed > doubled || (quote == '"' && delimiter_slashed) {
            ways.push((Some(quote), Escape::Backslash));
        }
    }
    if sample.contains('"') {
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

/// The dialect with what only shows once it is known how the text is cut.
fn finished(sample: &str, mut dialect: Dialect) -> Dialect {
    let rules = Rules::of(&dialect);
    let mut cells = Cells::default();
    let width = dialect.width.map(|width| width as usize);
    let (mut rows, mut comments, mut headers, mut out_of_order) = (0, 0, 0, 0);
    let mut preamble = None;
    let bytes = sample.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (found, by_line) = record(rest, &rules, out_of_order, &mut cells);
        out_of_order += usize::from(by_line);
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
    fn what_looks_like_a_delimiter_in_a_cell_is_none() {
        check("x,y\n1,2\n3,4\n", ',');
        check("12,34\n56,78\n90,12\n", ',');
        check("0.1,0.25\n0.2,0.5\n", ',');
        check("0.1, 0.25\n0.2, 0.5\n", ',');
        check("1,5;2,7\n1,6;2,8\n", ';');
        check("0.1 0.2 0.3\n1.5 1.6 1.7\n2.5 2.6 2.7\n", ' ');
        check("hora\tvalor\n10:00\t1,5\n10:15\t1,7\n", '\t');
        check("2024-01-01 10:00:00,1,ok\n2024-01-01 10:00:05,2,ok\n", ',');
        check("id,url\n1,https://example.com/a?b=1&c=2\n2,https://example.com/a?b=3&c=4\n", ',');
        check("nome,email\nAna,ana@example.com\nEva,eva@example.com\n", ',');
        check("a|{\"x\": 1, \"y\": 2}\nb|{\"x\": 3, \"y\": 4}\n", '|');
        check("nome;obs\nAna;\"ligar, depois, hoje\"\nEva;\"não, sim, talvez\"\n", ';');
        check(
            "Spend over 25000, March 2016\n\nDept;Date;Amount\nA;01/03/2016;1,000.50\nB;02/03/2016;2,000.75\n",
            ';',
        );
        check("id,valor\n1,\"1,5\"\n2,\"2,7\"\n", ',');
        check("'a';'b\\'c';'d'\n'1';'2';'3'\n", ';');
        check("\"a; b; c\"\n\"1; 2; 3\"\n\"4; 5; 6\"\n", ';');
        check("nome:fone\nAna:099000001\nEva:099000002\n", ':');
        check("Nome~Cidade~Valor\nAna~Rio, RJ~1\nEva~Salto~2\n", '~');
        check("time,count\n2015/01/01 01:00:00,2\n2015/01/01 04:00:00,3\n", ',');
        check("2024-10-10 09:16:09,8,1749\n2024-07-23 06:59:18,1,4089\n", ',');
        check("lat,lon\n-34.9058,-56.1913\n-34.8011,-56.2024\n", ',');
        check("lugar|fone\n-34.9058,-56.1913|1\n-34.8011,-56.2024|2\n", '|');
        check("CEP~E-mail\n70859-389~ana@example.com\n67721-207~eva@example.com\n", '~');
        check("lat,lon\n-34.9,-56.1\n-34.8,-56.2\n", ',');
        check("fone;nome\n+598 99 000 001;Ana\n+598 99 000 002;Eva\n", ';');
    }

    #[test]
    fn one_column_has_no_delimiter() {
        check("fone\n099000001\n099000002\n", None);
        check("endereço\nRua A\nRua B, 2\nRua C\n", None);
        check("\"a;b\"\n\"c;d\"\n", None);
        check("\"valor\"\n\"19.275,89\"\n\"618,65\"\n\"9.805,65\"\n\"7.343,48\"\n\"3.923,33\"\n", None);
        check("099 000 001\n099 000 002\n", None);
        check("quando\n2024-01-01 10:00:00\n2024-01-01 11:00:00\n2024-01-01 12:00:00\n", None);
        check("valor\n1,50\n2,75\n3,10\n", None);
        check("nome\nAna Souza\nEva Lima\nLia da Silva\n", None);
        check("email\nana@example.com\neva@example.com\n", None);
        check("site\nhttps://example.com/a\nhttps://example.com/b\n", None);
        check("Isto é um texto, e não uma lista.\nTem frases; algumas longas, outras não.\nFim.\n", None);
        check("fone\r+598 99 000 001\r+598 99 000 002\r+598 99 000 003\r", None);
        check("fone\n099000001 / 29000001\n099000002 / 29000002\n", None);
        check("fone\ntel:+59899000001\ntel:+59899000002\n", None);
        let single = detect("'cidade'\n'Minas'\n'Rocha'\n", false, None);
        assert_eq!((single.delimiter, single.quote), (None, Some('\'')));
        check("'fone'\n'+598 99 000 001'\n'+598 99 000 002'\n", None);
        check("valor\n7458,66\n", None);
        check("lugar\n-34.9058,-56.1913\n-34.8011,-56.2024\n", None);
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
