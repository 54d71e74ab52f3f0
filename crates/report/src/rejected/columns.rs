//! The columns of all tables, each once, though two tables may write its name differently, as a pipeline finds it.

use super::Added;
use contact::{Row, Table, fold_name};
use std::collections::HashMap;
use std::sync::Arc;

/// The columns of all tables that rows may come from.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<String>,
    exact: HashMap<String, usize>,
    folded: HashMap<String, usize>,
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
        for column in tables.iter().flat_map(|table| &table.columns).filter(|name| !Added::is_ours(name)) {
            columns.add(column);
        }
        columns
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the column of a name stands.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.exact.get(name).or_else(|| self.folded.get(&fold_name(name))).copied()
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
            places: table.columns.iter().map(|column| self.position(column)).collect(),
            added: Added::of(table),
        });
        self.last.insert(last)
    }

    fn add(&mut self, name: &str) {
        if self.position(name).is_none() {
            self.exact.insert(name.to_owned(), self.names.len());
            self.folded.entry(fold_name(name)).or_insert(self.names.len());
            self.names.push(name.to_owned());
        }
    }
}
