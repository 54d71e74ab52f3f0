//! The columns of all tables, each once, though two tables may write its name differently, as a pipeline finds it.

use super::Added;
use contact::{Row, Table, fold_name};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The columns of all tables that rows may come from.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<String>,
    exact: HashMap<String, usize>,
    folded: HashMap<String, Vec<usize>>,
    last: Option<Last>,
}

/// The table last written from.
struct Last {
    table: Arc<Table>,
    /// Where each of its columns goes.
    places: Vec<Option<usize>>,
    /// Its columns that are of ours.
    added: Option<Added>,
}

impl Columns {
    /// Those of the first table, then what others have beside. What was added to rows that were left out before is none of them.
    pub(super) fn of(tables: &[Arc<Table>]) -> Self {
        let mut columns = Self::default();
        for table in tables {
            let places = columns.places(table);
            for (name, _) in table.columns.iter().zip(places).filter(|(_, place)| place.is_none()) {
                columns.add(name);
            }
        }
        columns
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the column of a name stands.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        let folded = || self.folded.get(&fold_name(name)).and_then(|places| places.first());
        self.exact.get(name).or_else(folded).copied()
    }

    /// Where a column of the table last written from stands.
    pub(super) fn position_in_last(&self, column: u16) -> Option<usize> {
        self.last.as_ref()?.places.get(usize::from(column)).copied().flatten()
    }

    /// The cells of a row, each at its column; and the columns of ours that its table has.
    pub(super) fn cells<'r>(&mut self, table: &Arc<Table>, row: Row<'r>) -> (Vec<&'r str>, Option<Added>) {
        let mut cells = vec![""; self.names.len()];
        let last = self.last(table);
        for (place, cell) in last.places.iter().zip(row.cells()) {
            if let Some(there) = place.and_then(|place| cells.get_mut(place)) {
                *there = cell;
            }
        }
        (cells, last.added)
    }

    fn last(&mut self, table: &Arc<Table>) -> &Last {
        let known = self.last.take().filter(|last| Arc::ptr_eq(&last.table, table));
        let last = known.unwrap_or_else(|| Last {
            table: Arc::clone(table),
            places: self.places(table),
            added: Added::of(table),
        });
        self.last.insert(last)
    }

    /// Where each column of a table stands: at its very name, or at one that is the same but for case, accents and blanks. No two stand
    /// at one place: a list may have both `Celular` and `CELULAR`, and a pipeline that names one means only that.
    fn places(&self, table: &Table) -> Vec<Option<usize>> {
        let mut places: Vec<Option<usize>> =
            table.columns.iter().map(|name| self.exact.get(name).copied()).collect();
        let mut taken: HashSet<usize> = places.iter().copied().flatten().collect();
        for (place, name) in places.iter_mut().zip(&table.columns).filter(|(place, _)| place.is_none()) {
            let alike = self.folded.get(&fold_name(name)).into_iter().flatten().copied();
            *place = alike.into_iter().find(|place| taken.insert(*place));
        }
        places
    }

    fn add(&mut self, name: &str) {
        if !Added::is_ours(name) {
            self.exact.insert(name.to_owned(), self.names.len());
            self.folded.entry(fold_name(name)).or_default().push(self.names.len());
            self.names.push(name.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Block;

    /// The columns of some tables, and a row of each whose cells are its columns' own names.
    fn check(tables: &[&[&str]], names: &[&str], rows: &[&[&str]]) {
        let tables: Vec<Arc<Table>> =
            tables.iter().map(|columns| Arc::new(Table::text("a.csv", columns.iter().copied()))).collect();
        let mut columns = Columns::of(&tables);
        assert_eq!(columns.names(), names);
        for (table, expected) in tables.iter().zip(rows) {
            let mut block = Block::new(Arc::clone(table));
            block.push_row(2, table.columns.iter().map(String::as_str));
            assert_eq!(columns.cells(table, block.row(0)).0, *expected);
        }
    }

    #[test]
    fn names_that_are_alike_are_one_column_across_tables_and_two_in_one() {
        check(
            &[&["Celular", "Nombre"], &["NOMBRE", "celular"]],
            &["Celular", "Nombre"],
            &[&["Celular", "Nombre"], &["celular", "NOMBRE"]],
        );
        check(&[&["Celular", "CELULAR"]], &["Celular", "CELULAR"], &[&["Celular", "CELULAR"]]);
        check(
            &[&["CELULAR"], &["Celular", "CELULAR"], &["celular"]],
            &["CELULAR", "Celular"],
            &[&["CELULAR", ""], &["CELULAR", "Celular"], &["celular", ""]],
        );
        check(
            &[&["A"], &["a", "\u{e1}"], &["a", "A", "\u{c1}"]],
            &["A", "\u{e1}", "a"],
            &[&["A", "", ""], &["", "\u{e1}", "a"], &["A", "\u{c1}", "a"]],
        );
        check(&[&["x", "dialbase_code"]], &["x"], &[&["x"]]);
    }
}
