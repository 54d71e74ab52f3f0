//! What the stages behind the readers must know of a table: whether its rows come again, and which rows a statement made it from.

use crate::fixing::Fixing;
use contact::{Block, Row, Table};
use std::sync::{Arc, Mutex, PoisonError};

/// A table that is another thing than a list that was read.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// As its blocks have it.
    pub(super) table: Arc<Table>,
    /// Where its rows were left out before.
    pub(super) fixing: Option<Fixing>,
    /// The rows of the input, where a statement made these of them. No block is empty.
    source: Option<Arc<Vec<Block>>>,
    /// Whether the statement made rows that come from no row of the input.
    makes_rows: bool,
}

/// Such tables of one pass over the inputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables(Arc<Mutex<Vec<Known>>>);

impl Tables {
    /// Forgets the tables of the pass before.
    pub(super) fn clear(&self) {
        self.with(Vec::clear);
    }

    pub(super) fn add(&self, known: Known) {
        self.with(|tables| tables.push(known));
    }

    pub(super) fn of(&self, table: &Arc<Table>) -> Option<Known> {
        self.with(|tables| tables.iter().find(|known| Arc::ptr_eq(&known.table, table)).cloned())
    }

    fn with<T>(&self, work: impl FnOnce(&mut Vec<Known>) -> T) -> T {
        // A list of tables is whole after each change of it.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Known {
    /// A row that comes again, as it came, and what is known of its table.
    pub(super) fn comes_again<'r>(&'r self, row: Row<'r>) -> Option<(&'r Fixing, Row<'r>)> {
        let came = self.source(row.number()).map_or(row, |(_, source)| source);
        Some((self.fixing.as_ref()?, came))
    }

    /// A table as it came.
    pub(super) fn read(table: Arc<Table>, fixing: Option<Fixing>) -> Self {
        Self { table, fixing, source: None, makes_rows: false }
    }

    /// What a statement made of some rows.
    #[cfg(feature = "sql")]
    pub(super) fn made(result: &[Block], fixing: Option<Fixing>, mut source: Vec<Block>) -> Option<Self> {
        source.retain(|block| !block.is_empty());
        let table = Arc::clone(result.first()?.table());
        let makes_rows = result.iter().flat_map(Block::rows).any(|row| row.number() == 0);
        Some(Self { table, fixing, source: Some(Arc::new(source)), makes_rows })
    }

    /// Whether rows of it stand in no table that was read.
    pub(super) fn makes_rows(&self) -> bool {
        self.makes_rows
    }

    /// The row as it came of which a statement made a row with its number; nothing where it made none of it.
    pub(super) fn source(&self, number: u32) -> Option<(&Arc<Table>, Row<'_>)> {
        let last = |block: &Block| block.row(block.len() as u32 - 1).number();
        let blocks = self.source.as_deref()?;
        let block = blocks.get(blocks.partition_point(|block| last(block) < number))?;
        let (mut from, mut to) = (0, block.len() as u32);
        while from < to {
            let middle = u32::midpoint(from, to);
            if block.row(middle).number() < number {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        let row = (from < block.len() as u32).then(|| block.row(from))?;
        (row.number() == number).then_some((block.table(), row))
    }
}

#[cfg(all(test, feature = "sql"))]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_number() {
        let table = Arc::new(Table::text("a.csv", ["n"]));
        let block = |numbers: &[u32]| {
            let mut block = Block::new(Arc::clone(&table));
            for number in numbers {
                block.push_row(*number, [&*number.to_string()]);
            }
            block
        };
        let source = vec![block(&[2, 3, 7]), block(&[8]), block(&[]), block(&[20, 21])];
        let known = Known::made(&[Block::new(Arc::clone(&table))], None, source).unwrap();
        let check = |number, cell: Option<&str>| {
            assert_eq!(known.source(number).map(|(_, row)| row.cell(0)), cell, "{number}");
        };
        for number in [2, 3, 7, 8, 20, 21] {
            check(number, Some(&number.to_string()));
        }
        for number in [0, 1, 4, 9, 22] {
            check(number, None);
        }
    }
}
