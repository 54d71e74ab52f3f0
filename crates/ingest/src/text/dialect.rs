//! Which byte stands between a text file's cells.

/// How a text file is cut into cells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// `None` where there is one column only.
    pub(crate) delimiter: Option<u8>,
    /// Row 1 is Excel's `sep=;`, and not data.
    pub(crate) said_in_row_1: bool,
}

/// Where two fit a file equally well, the one less common inside cells.
const CANDIDATES: [u8; 4] = [b'\t', b';', b'|', b','];

/// Finds the dialect of a file that begins with `sample`, and goes on behind it if `cut`.
pub(crate) fn find(sample: &str, cut: bool, pinned: Option<u8>) -> Dialect {
    let first = sample.split(['\n', '\r']).next().unwrap_or_default();
    let said = said_in(first);
    let records = || records(sample, cut);
    Dialect {
        delimiter: pinned.or(said).or_else(|| most_consistent(&records())),
        said_in_row_1: said.is_some(),
    }
}

/// Excel's own way of saying it: a first line of `sep=;`.
fn said_in(line: &str) -> Option<u8> {
    let line = line.trim_matches([' ', '"', '\u{feff}']);
    let said =
        line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line.as_bytes()[4..]);
    match said {
        Some([delimiter]) if delimiter.is_ascii() => Some(*delimiter),
        // `sep=;` with cells behind it, as a program pads its rows: `sep=;;;;`.
        Some([delimiter, rest @ ..]) if rest.iter().all(|byte| byte == delimiter) => Some(*delimiter),
        _ => None,
    }
}

/// The candidate that stands equally often in most records, else one that stands in nearly all. One that half of the
/// records do not agree on, and some do without, is part of the text.
fn most_consistent(records: &[[usize; 4]]) -> Option<u8> {
    let holding = |nth: &usize| records.iter().filter(|counts| counts[*nth] > 0).count();
    let in_nearly_all = || (0..CANDIDATES.len()).find(|nth| holding(nth) * 10 >= records.len().max(1) * 9);
    let agreeing = |nth: usize| {
        let mut counts: Vec<usize> =
            records.iter().map(|counts| counts[nth]).filter(|&count| count > 0).collect();
        counts.sort_unstable();
        counts.chunk_by(|one, other| one == other).map(<[usize]>::len).max().unwrap_or(0)
    };
    let votes: Vec<usize> = (0..CANDIDATES.len()).map(agreeing).collect();
    let most = votes.iter().copied().max().filter(|&most| most * 2 > records.len());
    let agreed = most.and_then(|most| votes.iter().position(|&vote| vote == most));
    agreed.or_else(in_nearly_all).map(|nth| CANDIDATES[nth])
}

/// How often each candidate stands in each record outside quotes. Blank lines are no records.
fn records(sample: &str, cut: bool) -> Vec<[usize; 4]> {
    let mut records = Vec::new();
    let mut counts = [0; 4];
    let (mut quoted, mut cell_starts, mut blank) = (false, true, true);
    for &byte in sample.as_bytes() {
        if byte == b'"' && (quoted || cell_starts) {
            quoted = !quoted;
            blank = false;
            // A second quote inside a quoted cell opens it again.
            cell_starts = !quoted;
        } else if quoted {
        } else if matches!(byte, b'\n' | b'\r') {
            if !std::mem::replace(&mut blank, true) {
                records.push(std::mem::take(&mut counts));
            }
            cell_starts = true;
        } else {
            blank &= byte == b' ';
            let candidate = CANDIDATES.iter().position(|&candidate| candidate == byte);
            cell_starts = candidate.is_some();
            if let Some(nth) = candidate {
                counts[nth] += 1;
            }
        }
    }
    // The last record may go on behind the sample.
    if !blank && (!cut || records.is_empty()) {
        records.push(counts);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &str, delimiter: impl Into<Option<u8>>) {
        assert_eq!(find(sample, false, None).delimiter, delimiter.into(), "{sample:?}");
    }

    #[test]
    fn the_delimiter_is_the_one_that_records_agree_on() {
        check("nome;fone\nAna;1\n", b';');
        check("nome,fone\nAna,1\n", b',');
        check("nome\tfone\r\nAna, a\t1\r\n", b'\t');
        check("nome|fone\nAna|1", b'|');
        check("nome;valor\nAna;1,50\nEva;2,50\n", b';');
        check("Ana;1,50\nEva;2,50\n", b';');
        check("nome,nota\nAna,a; b\nEva,\nZoe,c\n", b',');
        check("nome,nota\n\"Sá; A\",1\n\"Sá; B\",2\n", b',');
        check("nome,nota\n\"Sá \"\"A\"\"; x\ny;z\",1\nb,2\n", b',');
        check("Relatório de clientes\n\nnome;fone\nAna;1\nEva;2\n", b';');
        check("a\"b;1\nc\"d;2\n", b';');
        check("nome;fone", b';');
        check("nome;fone\nAna;1;\nSa;2;x\nZoe;3;;;y\n", b';');
    }

    #[test]
    fn one_column_has_no_delimiter() {
        check("fone\n099000001\n099000002\n", None);
        check("endereço\nRua A\nRua B, 2\nRua C\n", None);
        check("\"a;b\"\n\"c;d\"\n", None);
        check("", None);
        check("\n\n", None);
    }

    #[test]
    fn a_first_line_may_say_it() {
        let check = |sample, pinned, delimiter, said_in_row_1| {
            assert_eq!(find(sample, false, pinned), Dialect { delimiter, said_in_row_1 }, "{sample:?}");
        };
        check("sep=;\na,b;c\n", None, Some(b';'), true);
        check("SEP=,\r\na;b,c\r\n", None, Some(b','), true);
        check("\"sep=\t\"\na\tb\n", None, Some(b'\t'), true);
        check("sep=;;;\na;b;c\n", None, Some(b';'), true);
        check("sep=;\na,b\n", Some(b','), Some(b','), true);
        check("separado;x\na;b\n", None, Some(b';'), false);
    }

    #[test]
    fn a_record_cut_by_the_sample_has_no_vote() {
        assert_eq!(find("a;b;c\nd;e;f\ng", true, None).delimiter, Some(b';'));
        assert_eq!(find("a;b;c", true, None).delimiter, Some(b';'));
    }
}
