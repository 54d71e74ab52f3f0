//! The header once more: a list that was written to be printed repeats it, with its titles, on each page.

use super::footer::{is_unlike, says_so};
use super::kind::Kind;
use super::sample::{Columns, Line};
use contact::Row;

/// How many rows above a repeated header may be of the page, and not of the list.
pub(crate) const MOST: usize = 10;

/// Words that number a page.
const PAGE: [&str; 9] = ["página", "pagina", "pág.", "pag.", "pág", "pag", "page", "hoja", "folha"];

/// How a table's header looks, and what stands above it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Again {
    /// The cells of the row that names the columns, as they stand.
    header: Vec<String>,
    /// The column of the first of them.
    first: u16,
    /// The rows above it, with no difference between digits.
    above: Vec<String>,
    /// What the first rows of the list hold.
    columns: Columns,
}

impl Again {
    /// `above` and `below` are the rows on both sides of the header.
    pub(crate) fn new(header: &Line<'_>, above: &[Line<'_>], below: &[Line<'_>]) -> Self {
        // Page after page, its titles are many rows.
        let ordinary = |line: &&Line<'_>| {
            line.count() * 2 > header.count() && line.cells != header.cells && !says_so(line)
        };
        let rows: Vec<Line<'_>> = below.iter().filter(ordinary).cloned().collect();
        Self {
            first: header.filled().next().map_or(0, |(column, _)| column as u16),
            header: header.cells.iter().map(|cell| cell.trim().to_owned()).collect(),
            above: above.iter().filter(|line| !line.is_blank()).map(folded).collect(),
            columns: Columns::of(&rows),
        }
    }

    /// Whether a row begins as the header does: what most rows do not, and is soon seen.
    pub(crate) fn may_be(&self, row: Row<'_>) -> bool {
        self.header.get(usize::from(self.first)).is_some_and(|name| row.cell(self.first).trim() == name)
    }

    /// Whether a row is the header again. One name alone may be a value, where the column holds words.
    pub(crate) fn is_header(&self, line: &Line<'_>) -> bool {
        let names = self.header.iter().filter(|name| !name.is_empty()).count();
        let same = line
            .filled()
            .all(|(column, cell)| self.header.get(column).is_some_and(|name| cell.trim() == name));
        // Where all rows are the same, none of them is a header.
        self.columns.rows > 0
            && same
            && line.count() == names
            && (names > 1 || self.columns.typed(usize::from(self.first)).is_some())
    }

    /// How many of the lines right above a repeated header belong to it: titles, the names of groups, and the foot of the page
    /// before.
    pub(crate) fn with_it(&self, above: &[Line<'_>]) -> usize {
        let belongs = |at: &usize| {
            let line = &above[*at];
            let known = self.above.contains(&folded(line));
            let apart = at
                .checked_sub(1)
                .is_some_and(|before| above[before].is_blank() || line.number > above[before].number + 1);
            let title =
                apart && line.count() == 1 && line.filled().all(|(_, cell)| Kind::of(cell) == Kind::Text);
            line.is_blank()
                || known
                || (is_unlike(line, &self.columns) && (says_so(line) || is_page(line) || title))
        };
        (0..above.len()).rev().take(MOST).take_while(belongs).count()
    }
}

/// A line's texts, every digit the same.
fn folded(line: &Line<'_>) -> String {
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let mut folded = String::new();
    for (_, cell) in line.filled() {
        folded.extend(cell.trim().chars().map(digit));
        folded.push('\u{1f}');
    }
    // Page 9 and page 10 are of one form.
    while folded.contains("00") {
        folded = folded.replace("00", "0");
    }
    folded
}

/// `Página 3 de 9`.
fn is_page(line: &Line<'_>) -> bool {
    line.filled().next().is_some_and(|(_, cell)| {
        let text = cell.trim().to_lowercase();
        let mut rests = PAGE.iter().filter_map(|word| text.strip_prefix(word));
        rests.any(|rest| rest.trim_start_matches([' ', ':', '.']).starts_with(|c: char| c.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixtures::grid;

    /// Which rows are the header again, or belong to it. The first header stands on row `header`.
    fn check(text: &str, header: u32, expected: &[u32]) {
        let lines = grid(text);
        let at = lines.iter().position(|line| line.number == header).unwrap();
        let again = Again::new(&lines[at], &lines[..at], &lines[at + 1..]);
        let mut found: Vec<u32> = Vec::new();
        for below in (at + 1..lines.len()).filter(|&below| again.is_header(&lines[below])) {
            let first = below - again.with_it(&lines[at + 1..below]);
            let rows = lines[first..=below].iter().filter(|line| !line.is_blank());
            found.extend(rows.map(|line| line.number));
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_header_of_the_next_page_is_known_with_its_titles() {
        let list = |again: &str| {
            format!(
                "Lista 1/2\n\nNombre|Celular|Saldo\nAna|099 000 001|5\nEva|099 000 002|7\n{again}Nombre|Celular|Saldo\nZoe|099 000 003|9\nSol|099 000 004|9\nLuz|099 000 005|9"
            )
        };
        check(&list(""), 3, &[6]);
        check(&list("\n"), 3, &[7]);
        check(&list("Lista 2/2\n\n"), 3, &[6, 8]);
        check(&list("Página 1 de 2\nLista 2/2\n"), 3, &[6, 7, 8]);
        check(&list("Page 1\n"), 3, &[6, 7]);
        check(&list("Subtotal||12\n\n"), 3, &[6, 8]);
        check(&list("\nSucursal Sur\n"), 3, &[7, 8]);
        // A person without a number is a person, and one with a strange name too.
        check(&list("Total|099 000 009|5\n"), 3, &[7]);
        check(&list("Lía\n"), 3, &[7]);
        check(&list("Página|099 000 009|5\n"), 3, &[7]);
    }

    #[test]
    fn a_row_that_only_resembles_the_header_is_none() {
        check("Nombre|Celular\nAna|099 000 001\nNombre|099 000 002", 1, &[]);
        check("Nombre|Celular\nAna|099 000 001\nNombre|", 1, &[]);
        check("Nombre\nAna\nNombre\nEva", 1, &[]);
        check("a|b\na|b\na|b", 1, &[]);
        check("Celular\n099 000 001\nCelular\n099 000 002", 1, &[3]);
    }
}
