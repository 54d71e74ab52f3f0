//! What kinds of cells each column holds, and whether those of a row would suit the columns beside them better.

use super::{Shape, Side};
use std::collections::BTreeMap;

/// A column holds a kind of cell in less than this share of its rows: it does not hold such cells.
const NEVER: f64 = 0.02;
/// A column holds a kind of cell in at least this share: such a cell suits it.
const OFTEN: f64 = 0.1;
/// How much one cell may tell, so that no single one decides.
const MOST: f64 = 4.0;
/// How much the cells of a row must tell: that they moved is so many times as likely as that they did not, in powers of e.
const SURE: f64 = 4.0;
/// What a column more must tell before it is said to have moved, too: columns that hold the same kinds differ a little by chance.
const A_LITTLE: f64 = 0.5;
/// How many cells must hold what their own column never does, and the one beside it often.
const WITNESSES: u32 = 2;

/// So many cells must suit the columns beside them for each one that does not.
const MISFITS: u32 = 3;

/// What kinds of cells each column holds.
pub(super) struct Profile {
    columns: Vec<BTreeMap<Shape, f64>>,
    /// The share of a kind that was never seen.
    unseen: f64,
}

/// What speaks for it that the cells from some column on moved.
#[derive(Clone, Copy, Default)]
struct Evidence {
    tells: f64,
    witnesses: u32,
    /// Cells that suit the column beside theirs, and cells that do not.
    suits: u32,
    misfits: u32,
}

impl Profile {
    /// Of some rows in so many columns.
    pub(super) fn of(rows: &[(u32, Vec<Shape>)], columns: usize) -> Self {
        let all = rows.len() as f64 + 1.0;
        let column = |column: usize| {
            let mut shares = BTreeMap::new();
            for (_, shapes) in rows {
                *shares.entry(shapes[column]).or_insert(0.25 / all) += 1.0 / all;
            }
            shares
        };
        Self { columns: (0..columns).map(column).collect(), unseen: 0.25 / all }
    }

    /// Whether a column holds such cells.
    pub(super) fn knows(&self, column: usize, shape: Shape) -> bool {
        self.share(column, shape) >= NEVER
    }

    /// Whether the cells of a row, from some column on, suit the columns beside them much better than their own. The row has a
    /// shape for each column, and one for what stands beyond them.
    pub(super) fn judge(&self, row: &[Shape]) -> Option<(Side, u16)> {
        let right = self.best(row, Side::Right);
        let left = self.best(row, Side::Left);
        let (side, (evidence, column)) =
            if right.0.tells >= left.0.tells { (Side::Right, right) } else { (Side::Left, left) };
        let is_sure = evidence.tells >= SURE && evidence.witnesses >= WITNESSES;
        // Where lists of two kinds stand below each other, some cells suit the columns beside them by chance, and others nowhere.
        (is_sure && evidence.misfits * MISFITS <= evidence.suits).then_some((side, column as u16))
    }

    /// From which column on the cells most likely moved to a side, if they did.
    fn best(&self, row: &[Shape], side: Side) -> (Evidence, usize) {
        let last = self.columns.len() - 1;
        let mut evidence = match side {
            // What the last column held stands beyond it.
            Side::Right => self.beyond(row[last + 1]),
            // And nothing stands in the last column.
            Side::Left => self.emptied(last, row[last]),
        };
        let mut best = (Evidence::default(), last);
        // A cell that was inserted is at the column from which on the others moved, and tells nothing itself.
        let (from, to) = match side {
            Side::Right => (1, last + 1),
            Side::Left => (0, last),
        };
        if side == Side::Right && evidence.tells > 0.0 {
            best = (evidence, last);
        }
        for column in (from..to).rev() {
            let theirs = if side == Side::Right { column - 1 } else { column + 1 };
            evidence = evidence.and(self.moved(column, theirs, row[column]));
            if evidence.tells > best.0.tells + A_LITTLE {
                best = (evidence, if side == Side::Right { column - 1 } else { column });
            }
        }
        best
    }

    /// A cell that stands in one column, as if it came from another.
    fn moved(&self, column: usize, theirs: usize, shape: Shape) -> Evidence {
        let (own, theirs) = (self.share(column, shape), self.share(theirs, shape));
        let witnesses = u32::from(shape != Shape::Blank && own < NEVER && theirs >= OFTEN);
        let is_filled = shape != Shape::Blank;
        Evidence {
            tells: (theirs / own).ln().clamp(-MOST, MOST),
            witnesses,
            suits: u32::from(is_filled && theirs >= NEVER),
            misfits: u32::from(is_filled && theirs < NEVER),
        }
    }

    /// A cell beyond the last column, where nothing stands as a rule.
    fn beyond(&self, shape: Shape) -> Evidence {
        let last = self.columns.len() - 1;
        if shape == Shape::Blank {
            // A sheet may end there: then a cell that was pushed out is gone.
            return Evidence::default();
        }
        let theirs = self.share(last, shape);
        let tells = (theirs / NEVER).ln().clamp(-MOST, MOST);
        let witnesses = u32::from(theirs >= OFTEN);
        Evidence { tells, witnesses, suits: witnesses, misfits: 1 - witnesses }
    }

    /// The last column, whose cell went to the left.
    fn emptied(&self, last: usize, shape: Shape) -> Evidence {
        let blank = self.share(last, Shape::Blank);
        let is_blank = shape == Shape::Blank;
        let tells = if is_blank { (0.9 / blank).ln() } else { -MOST };
        let witnesses = u32::from(is_blank && blank < NEVER);
        Evidence { tells: tells.clamp(-MOST, MOST), witnesses, ..Evidence::default() }
    }

    fn share(&self, column: usize, shape: Shape) -> f64 {
        self.columns[column].get(&shape).copied().unwrap_or(self.unseen)
    }
}

impl Evidence {
    fn and(self, other: Self) -> Self {
        Self {
            tells: self.tells + other.tells,
            witnesses: self.witnesses + other.witnesses,
            suits: self.suits + other.suits,
            misfits: self.misfits + other.misfits,
        }
    }
}
