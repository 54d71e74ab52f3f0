//! What stands below the list and is no part of it: totals, notices, who made the report and when.
//!
//! Only what is sure: a row that is written like the rows above it is data, whatever it says.

use super::kind::Kind;
use super::sample::{Columns, Line, usual_fill};

/// How many rows a footer has at most.
const MOST: usize = 20;

/// How rows below a list begin, in small letters.
const WORDS: [&str; 34] = [
    "total",
    "totals",
    "totales",
    "totais",
    "grand total",
    "grand totals",
    "gran total",
    "subtotal",
    "sub total",
    "sub-total",
    "subtotales",
    "subtotais",
    "suma total",
    "soma total",
    "copyright",
    "confidential",
    "confidencial",
    "generated",
    "generado",
    "gerado",
    "exported",
    "exportado",
    "fuente:",
    "fonte:",
    "source:",
    "nota:",
    "notas:",
    "note:",
    "notes:",
    "end of report",
    "fin del reporte",
    "fin del informe",
    "fim do relatório",
    "quantidade de registros",
];

/// The first of the last lines that are a footer, where there is one. `header` is what the columns are named, if they are.
pub(crate) fn footer(header: Option<&Line<'_>>, lines: &[Line<'_>]) -> Option<usize> {
    let with_header: Vec<Line<'_>> = header.into_iter().chain(lines).cloned().collect();
    let fill = usual_fill(&with_header);
    let is_ordinary = |line: &&Line<'_>| line.count() * 2 > fill && !says_so(line);
    let ordinary: Vec<Line<'_>> = lines.iter().filter(is_ordinary).cloned().collect();
    if fill < 2 || ordinary.is_empty() {
        return None;
    }
    let columns = Columns::of(&ordinary);
    let mut first = None;
    let mut looked_at = 0;
    for (at, line) in lines.iter().enumerate().rev().filter(|(_, line)| !line.is_blank()) {
        looked_at += 1;
        if looked_at > MOST || at == 0 || !is_unlike(line, &columns) {
            break;
        }
        if says_so(line) || (fill > 2 && is_remark(line) && is_apart(lines, at) && !has_gaps(&lines[..at])) {
            first = Some(at);
        }
    }
    first
}

/// Whether a line lacks what the rows of the list have, and holds nothing like it.
pub(super) fn is_unlike(line: &Line<'_>, columns: &Columns) -> bool {
    let (mut all, mut lacking, mut telling) = (0, 0, 0);
    for column in (0..columns.width()).filter(|&column| columns.is_full(column)) {
        let (kind, typed) = (Kind::of(line.cell(column)), columns.typed(column));
        // A count where the list has telephones, addresses or days is as little as nothing.
        let has_telling = typed.is_some_and(Kind::is_telling);
        let lacks = kind == Kind::Blank || (has_telling && typed != Some(kind));
        all += 1;
        lacking += usize::from(lacks);
        telling += usize::from(lacks && has_telling);
    }
    let data = line.filled().any(|(column, cell)| {
        let kind = Kind::of(cell);
        kind.is_telling() && columns.share(column, kind) >= 50
    });
    let short = line.count() == 1 || (all >= 2 && lacking * 2 >= all);
    !data && lacking > 0 && (short || (telling > 0 && is_sum(line)))
}

/// Whether it is a word for a total and nothing but numbers.
fn is_sum(line: &Line<'_>) -> bool {
    says_so(line) && line.filled().skip(1).all(|(_, cell)| Kind::of(cell) == Kind::Number)
}

/// Whether its first words are those of a footer.
pub(super) fn says_so(line: &Line<'_>) -> bool {
    let Some((_, cell)) = line.filled().next() else { return false };
    let text = cell.trim().to_lowercase();
    let begins = |word: &str| {
        text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    text.starts_with('©') || text.starts_with("(c) ") || WORDS.into_iter().any(begins)
}

/// Whether it is one or two cells, and words to a reader: a name alone is none.
fn is_remark(line: &Line<'_>) -> bool {
    let Some((_, cell)) = line.filled().next() else { return false };
    let words = cell.split_whitespace().count();
    line.count() <= 2 && Kind::of(cell) == Kind::Text && (words > 4 || cell.contains([':', '©']))
}

/// Whether a blank row stands above a line.
fn is_apart(lines: &[Line<'_>], at: usize) -> bool {
    lines[at - 1].is_blank() || lines[at].number > lines[at - 1].number + 1
}

/// Whether blank rows stand among the lines, before their last one with text.
fn has_gaps(lines: &[Line<'_>]) -> bool {
    let filled: Vec<u32> = lines.iter().filter(|line| !line.is_blank()).map(|line| line.number).collect();
    filled.windows(2).any(|two| two[1] > two[0] + 1)
}

#[cfg(test)]
mod tests {
    use crate::table::fixtures::grid;

    /// The rows of the footer.
    fn check(text: &str, footer: &[u32]) {
        let lines = grid(text);
        let first = super::footer(lines.first(), &lines[1..]).map_or(lines.len(), |first| first + 1);
        let found: Vec<u32> =
            lines[first..].iter().filter(|line| !line.is_blank()).map(|line| line.number).collect();
        assert_eq!(found, footer, "{text}");
    }

    const LIST: &str = "Nombre|Celular|Ciudad\nAna|099 000 001|Salto\nEva|099 000 002|Rocha\n";

    #[test]
    fn what_stands_below_the_list_is_found() {
        let below = |text: &str, footer: &[u32]| check(&format!("{LIST}{text}"), footer);
        below("", &[]);
        below("Total|2", &[4]);
        below("TOTAL: 2 registros", &[4]);
        below("|Total|2", &[4]);
        check("Nombre|Código|Celular\nAna|x|099 000 001\nEva|y|099 000 002\nTotal|2|", &[4]);
        below(
            "\nGrand Totals (5700 records)\n\nConfidential Information - Do Not Distribute\nCopyright (c) 2024 Acme",
            &[5, 7, 8],
        );
        below("\nAcme S.A.\nEste informe es de uso interno de la casa\n", &[]);
        below("\nEste informe es de uso interno\nAcme S.A.\n", &[5, 6]);
        below("\nElaborado por: Eva\n\n", &[5]);
        below("|||\n© Acme", &[5]);
    }

    #[test]
    fn what_looks_like_the_list_is_data() {
        let below = |text: &str| check(&format!("{LIST}{text}"), &[]);
        below("Total|099 000 003|Salto");
        below("Total|099 000 003|");
        below("Totalidad");
        below("Total S.A.||Salto");
        below("\nZoe");
        below("\nMaría de los Ángeles");
        below("|099 000 003");
        below("\n|099 000 003|");
        below("Este informe es de uso interno");
        check("Zona|Ventas|Costo\nNorte|1|2\nSur|3|4\nTotal|4|6", &[]);
        check("Nombre|Celular\nAna|099 000 001\n\nEva|099 000 002\n\nla de la esquina de la plaza", &[]);
        check(
            "Nombre|Celular|Ciudad\nAna|099 000 001|Salto\n\nEva|099 000 002|Salto\n\nla de la esquina de la plaza",
            &[],
        );
        check("Nombre\nAna\nTotal", &[]);
    }
}
