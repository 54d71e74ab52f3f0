//! The rows that a table is found in, and what its columns hold.

use super::kind::Kind;
use contact::{Block, Row};

/// A row of the sheet: its number, and its cells up to the last one with text.
#[derive(Clone, Debug)]
pub(crate) struct Line<'c> {
    pub(crate) number: u32,
    pub(crate) cells: Vec<&'c str>,
}

impl<'c> Line<'c> {
    pub(crate) fn new(number: u32, cells: impl IntoIterator<Item = &'c str>) -> Self {
        let mut cells: Vec<&str> = cells.into_iter().collect();
        let filled = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        cells.truncate(filled);
        Self { number, cells }
    }

    pub(crate) fn of(row: Row<'c>) -> Self {
        Self::new(row.number(), row.cells())
    }

    pub(crate) fn cell(&self, column: usize) -> &'c str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The cells with text, each with its column.
    pub(crate) fn filled(&self) -> impl Iterator<Item = (usize, &'c str)> {
        self.cells.iter().copied().enumerate().filter(|(_, cell)| !is_blank(cell))
    }

    pub(crate) fn count(&self) -> usize {
        self.filled().count()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// The rows of a block from one position to before another, as far as there are any.
pub(crate) fn lines(block: &Block, rows: std::ops::Range<u32>) -> Vec<Line<'_>> {
    (rows.start..rows.end.min(block.len() as u32)).map(|row| Line::of(block.row(row))).collect()
}

/// What the columns of some rows of data hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    columns: Vec<Column>,
    /// How many rows were looked at.
    pub(crate) rows: usize,
}

/// What one column holds.
#[derive(Clone, Debug, Default)]
struct Column {
    filled: usize,
    /// How many cells are words, numbers, digits, dates and addresses.
    kinds: [usize; 5],
}

const KINDS: [Kind; 5] = [Kind::Text, Kind::Number, Kind::Digits, Kind::Date, Kind::Address];

impl Columns {
    pub(crate) fn of(lines: &[Line<'_>]) -> Self {
        let mut found = Self::default();
        for line in lines.iter().filter(|line| !line.is_blank()) {
            found.rows += 1;
            found.columns.resize_with(found.columns.len().max(line.cells.len()), Column::default);
            for (nth, cell) in line.filled() {
                let column = &mut found.columns[nth];
                if let Some(kind) = KINDS.iter().position(|&kind| kind == Kind::of(cell)) {
                    column.filled += 1;
                    column.kinds[kind] += 1;
                }
            }
        }
        found
    }

    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The part of a column's cells, in hundredths, that are like this kind.
    pub(crate) fn share(&self, nth: usize, kind: Kind) -> usize {
        let Some(column) = self.columns.get(nth).filter(|column| column.filled > 0) else { return 0 };
        let alike = KINDS.iter().zip(column.kinds).filter(|(other, _)| kind.is_like(**other));
        alike.map(|(_, count)| count).sum::<usize>() * 100 / column.filled
    }

    /// What nearly all cells of a column are, where it is not words. In a few cells one may be something else, such as a total.
    pub(crate) fn typed(&self, nth: usize) -> Option<Kind> {
        let column = self.columns.get(nth)?;
        let kind = KINDS.into_iter().zip(column.kinds).rev().max_by_key(|(_, count)| *count)?.0;
        let share = self.share(nth, kind);
        let all_but_one = column.filled <= 5 && share >= 66;
        (kind.is_typed() && (share >= 80 || all_but_one)).then_some(kind)
    }

    /// Whether a column holds numbers as long as those of telephones.
    pub(crate) fn has_digits(&self) -> bool {
        (0..self.width()).any(|nth| self.typed(nth) == Some(Kind::Digits))
    }

    /// Whether some columns always hold what is hardly ever there by chance, and lines have nothing in any of them.
    pub(crate) fn lack_what_tells<'l, 'c: 'l>(
        &self,
        lines: impl Iterator<Item = &'l Line<'c>> + Clone,
    ) -> bool {
        let tells = |nth: &usize| self.is_full(*nth) && self.typed(*nth).is_some_and(Kind::is_telling);
        let mut telling = (0..self.width()).filter(tells).peekable();
        telling.peek().is_some()
            && telling.all(|nth| lines.clone().all(|line| Kind::of(line.cell(nth)) == Kind::Blank))
    }

    /// Whether nearly every row has a value in a column.
    pub(crate) fn is_full(&self, nth: usize) -> bool {
        self.columns.get(nth).is_some_and(|column| column.filled * 10 >= self.rows * 9)
    }
}

/// The most cells with text that three in ten of the rows have, and two of them at least.
pub(crate) fn usual_fill(lines: &[Line<'_>]) -> usize {
    let mut fills: Vec<usize> = lines.iter().map(Line::count).filter(|&count| count > 0).collect();
    fills.sort_unstable_by(|a, b| b.cmp(a));
    let nth = (fills.len() * 3 / 10).max(1).min(fills.len().saturating_sub(1));
    fills.get(nth).copied().unwrap_or(0)
}
