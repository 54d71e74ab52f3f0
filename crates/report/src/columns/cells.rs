//! The cells of a table's columns, counted block after block, in memory that does not grow with them.

use contact::{Block, Row, Severity};
use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use twox_hash::XxHash3_64;

/// How many distinct values of a column are told apart at most.
const MOST_DISTINCT: usize = 10_000;

/// How many are in all columns of a table: however wide it is, what is kept of it stays small.
const MOST_TOLD_APART: usize = 1_000_000;

/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// How much of a value is shown.
const LONGEST_SAMPLE: usize = 60;

/// The cells of a table, counted column by column.
#[derive(Clone, Debug)]
pub struct Cells {
    /// Rows of the list that are not blank.
    rows: u64,
    columns: Vec<ColumnCells>,
    told_apart: usize,
}

/// What was counted of one column.
#[derive(Clone, Debug, Default)]
pub struct ColumnCells {
    /// How many rows have something in it.
    pub filled: u64,
    /// Its first values, each another.
    pub samples: Vec<String>,
    hashes: HashSet<u64, BuildHasherDefault<AsItIs>>,
    /// Gone once there are more than are told apart.
    is_counting: bool,
}

impl Cells {
    /// Of a table with so many columns.
    #[must_use]
    pub fn of(columns: usize) -> Self {
        let fresh = ColumnCells { is_counting: true, ..ColumnCells::default() };
        Self {
            rows: 0,
            columns: vec![fresh; columns],
            told_apart: (MOST_TOLD_APART / columns.max(1)).clamp(50, MOST_DISTINCT),
        }
    }

    /// Takes the rows of a block. What the reader leaves out, such as a total below the list, is no row of it.
    pub fn take(&mut self, block: &Block) {
        for row in block.rows() {
            if !is_outside(row) {
                self.take_row(row);
            }
        }
    }

    fn take_row(&mut self, row: Row<'_>) {
        let mut is_blank = true;
        for (column, cell) in self.columns.iter_mut().zip(row.cells()) {
            let cell = trimmed(cell);
            if cell.is_empty() {
                continue;
            }
            is_blank = false;
            column.filled += 1;
            if column.is_counting {
                column.tell_apart(cell, self.told_apart);
            }
        }
        self.rows += u64::from(!is_blank);
    }

    /// Rows of the list that are not blank.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Each column, in order.
    #[must_use]
    pub fn columns(&self) -> &[ColumnCells] {
        &self.columns
    }
}

impl ColumnCells {
    fn tell_apart(&mut self, cell: &str, most: usize) {
        let is_new = self.hashes.insert(XxHash3_64::oneshot(cell.as_bytes()));
        if is_new && self.samples.len() < SAMPLES {
            self.samples.push(shortened(cell));
        }
        // The one that is too many stays, and tells that there are more.
        self.is_counting = self.hashes.len() <= most;
    }

    /// How many distinct values there are, and whether there are more.
    #[must_use]
    pub fn distinct(&self) -> (u64, bool) {
        let more = !self.is_counting;
        ((self.hashes.len() - usize::from(more)) as u64, more)
    }
}

fn is_outside(row: Row<'_>) -> bool {
    row.remarks().any(|remark| remark.column.is_none() && remark.code.severity == Severity::LeftOut)
}

/// A cell without blanks at its ends. Most have none, and that shows in two bytes.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => cell,
        _ => cell.trim(),
    }
}

/// The text on one line, with an end that fits into a table.
fn shortened(cell: &str) -> String {
    // Of a text as long as a book, the rest need not be looked at.
    let end = cell.char_indices().nth(20 * LONGEST_SAMPLE).map_or(cell.len(), |(end, _)| end);
    let mut words = cell[..end].split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(LONGEST_SAMPLE) {
        words.truncate(end);
        words.push('…');
    }
    words
}

/// Hashes are their own hashes.
#[derive(Clone, Copy, Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = XxHash3_64::oneshot(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Code, Table};
    use std::sync::Arc;

    static FOOTER: Code = Code { id: "row-footer", severity: Severity::LeftOut, means: "", advice: "" };

    fn block() -> Block {
        Block::new(Arc::new(Table::text("t.csv", ["a", "b"])))
    }

    #[test]
    fn rows_of_the_list_are_counted_and_nothing_else() {
        let mut block = block();
        block.push_row(2, [" Ana ", "1"]);
        block.push_row(3, ["Ana", " "]);
        block.push_row(4, ["", "\u{a0}"]);
        block.remark(None, &FOOTER);
        block.push_row(5, ["Total", "2"]);
        block.push_row(6, ["Luis"]);
        block.push_row(7, ["Eva", "2", "beyond the header"]);
        block.push_row(8, ["Noé", "3"]);
        let mut cells = Cells::of(2);
        cells.take(&block);
        assert_eq!(cells.rows(), 5);
        let [names, numbers] = cells.columns() else { panic!("two columns") };
        assert_eq!((names.filled, names.distinct()), (5, (4, false)));
        assert_eq!(names.samples, ["Ana", "Luis", "Eva"]);
        assert_eq!((numbers.filled, numbers.distinct()), (3, (3, false)));
    }

    #[test]
    fn what_is_distinct_is_exact_up_to_a_bound() {
        let told = |values: usize| {
            let mut cells = Cells::of(1);
            for _ in 0..2 {
                let mut block = block();
                (0..values).for_each(|nth| block.push_row(2, [&*nth.to_string()]));
                cells.take(&block);
            }
            assert_eq!(cells.columns()[0].filled, 2 * values as u64);
            cells.columns()[0].distinct()
        };
        assert_eq!(told(MOST_DISTINCT), (10_000, false));
        assert_eq!(told(MOST_DISTINCT + 1), (10_000, true));
        assert_eq!(told(MOST_DISTINCT * 2), (10_000, true));
    }

    #[test]
    fn a_long_cell_is_shown_in_part() {
        let mut block = block();
        block.push_row(2, [&*format!("uno\n dos {}", "x".repeat(100_000))]);
        let mut cells = Cells::of(2);
        cells.take(&block);
        let sample = &cells.columns()[0].samples[0];
        assert!(sample.starts_with("uno dos xx") && sample.ends_with('…') && sample.chars().count() == 61);
    }
}
