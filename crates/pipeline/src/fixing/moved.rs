//! Whether somebody sorted some columns of a file of ours and left the others where they were: then people stand under others' names.
//!
//! Each row holds the sum of what its cells were. What a row lacks of it, and has beside it, tells which cell stood there before; where
//! those that stood there now stand in other rows, they were moved. A cell that somebody wrote stands nowhere else.

use contact::Row;
use report::Sums;
use std::collections::HashMap;
use std::ops::Range;

/// So many cells that stand in other rows are no coincidence; so many of them differ.
const FEWEST: usize = 3;
/// Of so many changed rows one at least was moved: two that somebody exchanged by hand are none.
const OF_CHANGED: usize = 20;
/// How many cells are looked at. Who sorts a column moves more of them than these are.
const CELLS: usize = 4_000_000;
/// Of tables with more columns, only single columns, and those from the first or to the last, are looked at.
const WIDE: usize = 24;

/// The rows of a file that are not what they were.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// How many columns a row has.
    columns: usize,
    /// What each cell weighs in its row's sum, row by row.
    cells: Vec<u64>,
    /// What each row's sum is beyond what it was.
    beyond: Vec<u64>,
}

/// Columns that were moved, counted from 0, and in how many rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) columns: Range<usize>,
    pub(super) rows: usize,
}

impl Changed {
    /// Takes a row with the sum of what its cells were.
    pub(super) fn take<'c>(&mut self, sums: &Sums, cells: impl IntoIterator<Item = &'c str>, sum: u64) {
        if self.cells.len() >= CELLS {
            return;
        }
        let from = self.cells.len();
        self.cells.extend(sums.each(cells));
        let now = self.cells[from..].iter().fold(0_u64, |sum, cell| sum.wrapping_add(*cell));
        if now == sum {
            self.cells.truncate(from);
        } else {
            self.columns = self.cells.len() - from;
            self.beyond.push(now.wrapping_sub(sum));
        }
    }

    /// The columns that stand in other rows than before, if some do: of all that stand beside each other, those with the most rows.
    pub(super) fn moved(&self) -> Option<Moved> {
        let all = self.ranges().filter_map(|columns| self.moved_in(columns));
        // Of as many rows, the fewest columns: the others only came along.
        all.max_by_key(|moved| (moved.rows, usize::MAX - moved.columns.len()))
    }

    fn ranges(&self) -> impl Iterator<Item = Range<usize>> {
        let columns = self.columns;
        let is_tried =
            move |from: usize, to: usize| to - from == 1 || columns <= WIDE || from == 0 || to == columns;
        (0..columns)
            .flat_map(move |from| (from + 1..=columns).map(move |to| (from, to)))
            .filter(move |(from, to)| is_tried(*from, *to))
            .map(|(from, to)| from..to)
    }

    fn moved_in(&self, columns: Range<usize>) -> Option<Moved> {
        let weight = |cells: &[u64]| cells.iter().copied().fold(0, u64::wrapping_add);
        let rows = || self.cells.chunks_exact(self.columns.max(1));
        let mut elsewhere: HashMap<u64, usize> = HashMap::new();
        for row in rows() {
            *elsewhere.entry(weight(&row[columns.clone()])).or_default() += 1;
        }
        let mut moved = HashMap::<u64, usize>::new();
        for (row, beyond) in rows().zip(&self.beyond) {
            let now = weight(&row[columns.clone()]);
            let before = now.wrapping_sub(*beyond);
            // Or another cell of the row was blank, and somebody filled it in.
            let filled = if columns.len() == 1 { row } else { &[] };
            let all = filled.iter().filter(|cell| **cell != 0).map(|cell| before.wrapping_add(*cell));
            // A blank cell stands in many rows, and whoever fills one in moved nothing.
            let moves = |before: &u64| {
                *before != 0 && *before != now && elsewhere.get(before).is_some_and(|left| *left > 0)
            };
            if let Some(before) = std::iter::once(before).chain(all).find(moves) {
                elsewhere.entry(before).and_modify(|left| *left -= 1);
                *moved.entry(before).or_default() += 1;
            }
        }
        let rows: usize = moved.values().sum();
        let is_it = moved.len() >= FEWEST && rows * OF_CHANGED >= self.beyond.len();
        is_it.then_some(Moved { columns, rows })
    }
}

/// The cells of a row as the file shows them, with those restored that a spreadsheet must not take for formulas.
pub(super) fn take(changed: &mut Changed, sums: &Sums, row: Row<'_>, (is_defused, sum): (bool, u64)) {
    if is_defused {
        let restored = |cell: &str| report::Added::restored(cell).unwrap_or_else(|| cell.to_owned());
        let restored: Vec<String> = row.cells().map(restored).collect();
        changed.take(sums, restored.iter().map(String::as_str), sum);
    } else {
        changed.take(sums, row.cells(), sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report::Telling;

    const LIST: [[&str; 3]; 6] = [
        ["s/d", "Eva", "Salto"],
        ["12", "Ana", "Salto"],
        ["", "Leo", "Rivera"],
        ["s/d", "Bea", "Rivera"],
        ["1", "Ivo", "Salto"],
        ["", "Noa", "Artigas"],
    ];

    /// What is found where the rows stand as `now`, and were as in `LIST`.
    fn check(now: &[[&str; 3]], expected: Option<(Range<usize>, usize)>) {
        let sums = Telling::all().sums(["Celular", "Nombre", "Ciudad"]);
        let mut changed = Changed::default();
        for (now, was) in now.iter().zip(&LIST) {
            changed.take(&sums, now.iter().copied(), sums.of(was.iter().copied()));
        }
        let moved = changed.moved().map(|moved| (moved.columns, moved.rows));
        assert_eq!(moved, expected, "{now:?}");
    }

    fn with(change: impl Fn(&mut [[&'static str; 3]; 6])) -> [[&'static str; 3]; 6] {
        let mut list = LIST;
        change(&mut list);
        list
    }

    #[test]
    fn columns_that_were_sorted_alone_are_told_from_cells_that_were_mended() {
        check(&LIST, None);
        // Everything mended, as people do.
        check(
            &with(|list| {
                let numbers = ["097", "098", "099", "094", "093", "092"];
                list.iter_mut().zip(numbers).for_each(|(row, number)| row[0] = number);
            }),
            None,
        );
        // The same number in many rows, and the same city for another.
        check(&with(|list| list.iter_mut().for_each(|row| (row[0], row[2]) = ("2", "Salto"))), None);
        // Two people exchanged by hand.
        check(&with(|list| (list[0][1], list[1][1]) = ("Ana", "Eva")), None);
    }

    #[test]
    fn one_column_sorted_is_found() {
        let names = ["Ana", "Bea", "Eva", "Ivo", "Leo", "Noa"];
        let sorted = with(|list| list.iter_mut().zip(names).for_each(|(row, name)| row[1] = name));
        check(&sorted, Some((1..2, 5)));
        // With the numbers mended that were missing.
        let mut mended = sorted;
        (mended[2][0], mended[5][0]) = ("098", "099");
        check(&mended, Some((1..2, 5)));
    }

    #[test]
    fn columns_sorted_together_are_found() {
        let mut sorted = LIST;
        let mut pairs = LIST.map(|row| (row[1], row[2]));
        pairs.sort_unstable();
        for (row, (name, city)) in sorted.iter_mut().zip(pairs) {
            (row[1], row[2]) = (name, city);
        }
        check(&sorted, Some((1..3, 5)));
    }
}
