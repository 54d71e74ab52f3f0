//! Tables beside each other on one sheet: blank columns stand between them, and a row of one is no row of the other.
//!
//! A blank column alone parts nothing: many lists have one for the eye. What is cut in two must show that it is two, for
//! a column that is cut off is not read.

use super::Beside;
use super::another::could_name;
use super::evidence::Evidence;
use super::find::find;
use super::footer::says_so;
use super::kind::Kind;
use super::sample::{Columns, Line};
use contact::fold_name;
use std::ops::Range;

/// Some columns that stand together, and the table in them.
#[derive(Clone, Debug)]
pub(crate) struct Band<'c> {
    pub(crate) columns: Range<usize>,
    /// All lines, without the cells of other columns. Columns keep their places.
    pub(crate) lines: Vec<Line<'c>>,
    /// The line that names the columns.
    pub(crate) header: Option<usize>,
    /// The last line with text.
    last: usize,
}

/// The tables that stand beside each other in some lines; fewer than two where all columns are of one.
pub(crate) fn bands<'c>(lines: &[Line<'c>]) -> Vec<Band<'c>> {
    let mut bands: Vec<Band<'c>> = Vec::new();
    for columns in runs(lines) {
        let band = Band::of(lines, columns);
        match bands.last_mut() {
            Some(left) if !are_apart(left, &band) => {
                *left = Band::of(lines, left.columns.start..band.columns.end);
            }
            _ => bands.push(band),
        }
    }
    bands
}

/// The columns that blank ones do not part. A text alone in its row is most often a title, and may stand over anything.
fn runs(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut filled: Vec<bool> = Vec::new();
    for line in lines.iter().filter(|line| line.count() > 1) {
        filled.resize(filled.len().max(line.cells.len()), false);
        line.filled().for_each(|(column, _)| filled[column] = true);
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    for column in (0..filled.len()).filter(|&column| filled[column]) {
        match runs.last_mut() {
            Some(run) if run.end == column => run.end += 1,
            _ => runs.push(column..column + 1),
        }
    }
    runs
}

impl<'c> Band<'c> {
    fn of(lines: &[Line<'c>], columns: Range<usize>) -> Self {
        let lines: Vec<Line<'c>> = lines.iter().map(|line| within(line, &columns)).collect();
        let header = find(&lines).and_then(|found| found.header);
        let last = lines.iter().rposition(|line| !line.is_blank()).unwrap_or(0);
        Self { columns, lines, header, last }
    }

    /// The rows of the table, from below its header to its end.
    fn rows(&self) -> &[Line<'c>] {
        let first = self.header.map_or(0, |header| header + 1);
        self.lines.get(first..=self.last).unwrap_or_default()
    }

    /// The columns' names, as they are compared.
    fn names(&self) -> Vec<String> {
        let header = self.header.map(|header| &self.lines[header]);
        header.into_iter().flat_map(Line::filled).map(|(_, name)| fold_name(name)).collect()
    }

    /// What is told of it where another table is read.
    pub(crate) fn told(&self) -> Beside {
        let header = self.header.map(|header| &self.lines[header]);
        Beside {
            columns: (self.columns.start as u16, self.columns.end as u16 - 1),
            header_row: header.map_or(0, |header| header.number),
            names: header
                .into_iter()
                .flat_map(Line::filled)
                .map(|(_, name)| name.trim().to_owned())
                .collect(),
        }
    }

    /// How much speaks for this table being the list: telephone numbers, then how many rows it has.
    pub(crate) fn weight(&self) -> (bool, usize) {
        let columns = Columns::of(self.rows());
        (columns.has_digits(), self.rows().iter().filter(|row| !row.is_blank()).count())
    }

    /// Whether it is sure to have names, and something other than words below them.
    fn is_named_over_typed(&self) -> bool {
        self.header.is_some_and(|header| {
            let evidence = Evidence::of(&self.lines[header], self.rows());
            could_name(&self.lines[header]) && evidence.could_name() && evidence.over_typed()
        })
    }

    fn has_gaps(&self) -> bool {
        self.rows().iter().any(Line::is_blank)
            || self.rows().windows(2).any(|two| two[1].number > two[0].number + 1)
    }

    /// Whether it is written as a summary is: each row a word of its own and numbers.
    fn is_summary(&self) -> bool {
        let rows = self.rows();
        let mut labels: Vec<&str> = rows.iter().map(|row| row.cell(self.columns.start).trim()).collect();
        let words = labels.iter().all(|label| Kind::of(label) == Kind::Text);
        labels.sort_unstable();
        let distinct = labels.windows(2).all(|two| two[0] != two[1]);
        let columns = Columns::of(rows);
        let numbers = self.columns.clone().skip(1).all(|column| columns.typed(column) == Some(Kind::Number));
        (rows.len() >= 2 && words && distinct && numbers) || rows.last().is_some_and(says_so)
    }
}

/// Whether two bands are two tables: their columns have the same names, or their headers stand in different rows, or
/// one is a summary that ends before the other.
fn are_apart(left: &Band<'_>, right: &Band<'_>) -> bool {
    if left.columns.len() < 2 || right.columns.len() < 2 || left.header.is_none() || right.header.is_none() {
        return false;
    }
    let (named, names) = (left.names(), right.names());
    let same =
        |some: &[String], others: &[String]| some.len() >= 2 && some.iter().all(|name| others.contains(name));
    if same(&named, &names) || same(&names, &named) {
        return true;
    }
    if left.header != right.header {
        let both = left.is_named_over_typed() && right.is_named_over_typed();
        return both && !(left.has_gaps() && right.has_gaps());
    }
    let (short, long) = if left.last < right.last { (left, right) } else { (right, left) };
    let ends_before = long.rows().iter().filter(|row| row.number > short.lines[short.last].number).count();
    !short.has_gaps() && ends_before >= 2 && short.is_summary()
}

/// The cells of a line that stand in some columns.
pub(crate) fn within<'c>(line: &Line<'c>, columns: &Range<usize>) -> Line<'c> {
    let cell = |(column, cell): (usize, &&'c str)| if columns.contains(&column) { *cell } else { "" };
    Line::new(line.number, line.cells.iter().enumerate().map(cell))
}

#[cfg(test)]
mod tests {
    use super::bands;
    use crate::table::fixtures::grid;

    /// Where the columns of each table begin and end.
    fn check(text: &str, expected: &[(usize, usize)]) {
        let lines = grid(text);
        let found: Vec<_> = bands(&lines).iter().map(|band| (band.columns.start, band.columns.end)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tables_stand_beside_each_other() {
        let summary = "Nombre|Celular||Ciudad|Cantidad\nAna|099 000 001||Salto|5\nEva|099 000 002||Rocha|7\nZoe|099 000 003\nSol|099 000 004";
        check(summary, &[(0, 2), (3, 5)]);
        check(&format!("Lista de hoy\n\n{summary}"), &[(0, 2), (3, 5)]);
        check(
            "Nombre|Celular||Nombre|Celular\nAna|099 000 001||Zoe|099 000 003\nEva|099 000 002||Sol|099 000 004",
            &[(0, 2), (3, 5)],
        );
        check(
            "Nombre|Celular\nAna|099 000 001||Ciudad|Cantidad\nEva|099 000 002||Salto|5\nZoe|099 000 003||Rocha|7",
            &[(0, 2), (3, 5)],
        );
        check(
            "Agente|Metas|Hechas||Nombre|Celular\nAna|5|1||Luz|099 000 001\nTotal|5|1||Eva|099 000 002\n||||Zoe|099 000 003\n||||Sol|099 000 004",
            &[(0, 3), (4, 6)],
        );
    }

    #[test]
    fn a_blank_column_alone_parts_nothing() {
        check("Nombre|Celular||Saldo|Cuotas\nAna|099 000 001||5|1\nEva|099 000 002||7|2", &[(0, 5)]);
        check(
            "Nombre|Celular||Ciudad|Edad\nAna|099 000 001||Salto|51\nEva|099 000 002||Rocha|37\nZoe|099 000 003",
            &[(0, 5)],
        );
        // Worked from the top, and not yet to the end.
        check(
            "Nombre|Celular||Agente|Intentos\nAna|099 000 001||Luz|1\nEva|099 000 002||Luz|2\nZoe|099 000 003\nSol|099 000 004",
            &[(0, 5)],
        );
        check("Nombre|Celular||Nota\nAna|099 000 001||x\nEva|099 000 002\nZoe|099 000 003", &[(0, 4)]);
        check("Nombre|Celular||a|b\nAna|099 000 001\nEva|099 000 002||x|y\nZoe|099 000 003", &[(0, 5)]);
        check("Ana|099 000 001||Zoe|099 000 003\nEva|099 000 002||Sol|099 000 004", &[(0, 5)]);
        check("Nombre|Celular\nAna|099 000 001", &[(0, 2)]);
        check("0|#REF!||x\n5|7|||\n||||Nombre|Celular\n||||Ana|099 000 001", &[(0, 6)]);
        check("", &[]);
    }
}
