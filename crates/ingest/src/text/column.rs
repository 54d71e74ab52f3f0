//! Cells of one column that are really rows: a delimited file pasted into column A of a sheet.

use super::cut::{Cells, Quoting, Rules, cut};
use super::detect::detect;
use super::dialect::Dialect;

/// How the cells of one column are cut into rows.
#[derive(Clone, Debug)]
pub struct RowsInColumn {
    dialect: Dialect,
    rules: Rules,
}

/// Tells whether the cells of one column are delimited rows: most of them are cut into as many cells, more than one.
///
/// A column of names with commas, or of numbers, is none.
#[must_use]
pub fn rows_in_column<'c>(cells: impl IntoIterator<Item = &'c str>) -> Option<RowsInColumn> {
    let mut lines = String::new();
    let mut count = 0;
    for cell in cells.into_iter().filter(|cell| !cell.trim().is_empty()) {
        lines.push_str(&cell.replace(['\n', '\r'], " "));
        lines.push('\n');
        count += 1;
    }
    let dialect = detect(&lines, false, None);
    let delimiter = dialect.delimiter?;
    // Commas and semicolons in sentences have a blank behind them, and two cells a row may be chance.
    let sentences = lines.matches(&format!("{delimiter} ")).count() * 2 > lines.matches(delimiter).count();
    let rules = Rules::of(&dialect);
    let even = dialect.width.is_some_and(|width| width > 2) || (dialect.width == Some(2) && count > 3);
    (even && !sentences && delimiter != ' ').then_some(RowsInColumn { dialect, rules })
}

impl RowsInColumn {
    /// How the rows are written.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// The cells of a row that stood in one cell.
    #[must_use]
    pub fn cut(&self, cell: &str) -> Vec<String> {
        let mut cells = Cells::default();
        let line: String = cell.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
        let found = cut(line.as_bytes(), &self.rules, Quoting::Standard, &mut cells);
        if found.open {
            cut(line.as_bytes(), &self.rules, Quoting::Literal, &mut cells);
        }
        cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_may_hold_rows() {
        let check = |cells: &[&str], rows: Option<Vec<Vec<&str>>>| {
            let found = rows_in_column(cells.iter().copied());
            let found: Option<Vec<Vec<String>>> =
                found.map(|rows| cells.iter().map(|cell| rows.cut(cell)).collect());
            let rows = rows
                .map(|rows| rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect());
            assert_eq!(found, rows, "{cells:?}");
        };
        check(
            &["nome;fone;cidade", "Ana;1;\"Rio; RJ\""],
            Some(vec![vec!["nome", "fone", "cidade"], vec!["Ana", "1", "Rio; RJ"]]),
        );
        check(
            &["a,1", "b,2", "c,3", "d,4"],
            Some(vec![vec!["a", "1"], vec!["b", "2"], vec!["c", "3"], vec!["d", "4"]]),
        );
        check(&["nome", "Silva, Ana", "Souza, Eva", "Peña, Zoe"], None);
        check(&["fone", "099 000 001", "099 000 002"], None);
        check(&[], None);
    }
}
