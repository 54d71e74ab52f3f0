//! Cells that left their columns: an unquoted delimiter, a cell that is missing, one that somebody inserted.
//!
//! What kinds of cells a column holds is learnt from the first rows. From then on only a few columns of a row are looked at: those
//! with telephone numbers and the last one. Where one of them holds what it never held, the whole row is: whether its cells, from
//! some column on, are such as the columns beside them hold.

mod profile;
mod shape;

use contact::Row;
use profile::Profile;
use shape::Shape;

/// So many of the first rows tell what columns hold.
const SAMPLE: usize = 200;
/// So many of them at either end, in case the cells move within the sample.
const END: usize = 50;
/// Of fewer rows than these, a half tells nothing.
const PARTED: usize = 30;
/// Fewer rows than these tell nothing.
const FEWEST: usize = 20;
/// So many rows in a stretch are no accident.
const STRETCH: u64 = 5;
/// So many rows here and there are no accident either, where they are one of so many.
const SCATTERED: u64 = 20;
const ONE_OF: u64 = 1_000;
/// A stretch goes on over so many rows that do not tell.
const GAP: u64 = 2;
/// Columns beyond these are not looked at.
const COLUMNS: usize = 64;

/// Where cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// One column further left than they should.
    Left,
    /// One column further right.
    Right,
}

/// Rows whose cells stand in other columns than those of the other rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shifted {
    /// To which side they moved.
    pub(crate) side: Side,
    /// From which column on.
    pub(crate) column: u16,
    /// The first row, as the sheet numbers it.
    pub(crate) first: u32,
    /// The last row.
    pub(crate) last: u32,
    /// How many rows.
    pub(crate) rows: u64,
    /// Whether they follow each other, as where something was inserted once.
    pub(crate) in_a_stretch: bool,
    /// Whether nothing else follows them.
    pub(crate) to_the_end: bool,
}

/// Looks for rows whose cells left their columns.
pub(crate) struct Shift {
    columns: usize,
    watched: Vec<usize>,
    sample: Vec<(u32, Vec<Shape>)>,
    profile: Option<Profile>,
    rows: u64,
    left: Found,
    right: Found,
}

/// What was found of one side.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    all: Stretch,
    now: Stretch,
    longest: Stretch,
}

/// Some rows, with the place of the last among all.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    column: u16,
    first: u32,
    last: u32,
    rows: u64,
    at: u64,
}

impl Shift {
    /// In a table of so many columns, of which these hold telephone numbers.
    pub(crate) fn of(columns: usize, phones: &[u16]) -> Self {
        let columns = columns.min(COLUMNS);
        let last = columns.checked_sub(1);
        let mut watched: Vec<usize> = phones.iter().map(|phone| usize::from(*phone)).chain(last).collect();
        watched.retain(|column| *column < columns);
        watched.sort_unstable();
        watched.dedup();
        let (left, right) = (Found::default(), Found::default());
        Self { columns, watched, sample: Vec::new(), profile: None, rows: 0, left, right }
    }

    pub(crate) fn take(&mut self, row: Row<'_>) {
        if self.columns < 2 {
            return;
        }
        self.rows += 1;
        match &self.profile {
            None => {
                self.sample.push((row.number(), shapes(row, self.columns)));
                if self.sample.len() == SAMPLE {
                    self.learn();
                }
            }
            Some(profile) => {
                let is_odd = |column: &usize| !profile.knows(*column, Shape::of(row.cell(*column as u16)));
                let is_wide = row.width() > self.columns && !row.cell(self.columns as u16).trim().is_empty();
                if is_wide || self.watched.iter().any(is_odd) {
                    let judged = profile.judge(&shapes(row, self.columns));
                    self.note(self.rows, row.number(), judged);
                }
            }
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Shifted> {
        if self.profile.is_none() && self.sample.len() >= FEWEST {
            self.learn();
        }
        let (rows, sides) = (self.rows, [(Side::Right, self.right), (Side::Left, self.left)]);
        sides.into_iter().filter_map(|(side, found)| found.told(side, rows)).collect()
    }

    /// Learns what columns hold, and looks at the rows that taught it.
    ///
    /// Cells may move within these rows, too, and then all of them together teach nothing. So the rows are held against their
    /// beginning; and where nothing shows, the beginning against their end.
    fn learn(&mut self) {
        let sample = std::mem::take(&mut self.sample);
        let end = if sample.len() < PARTED { sample.len() } else { END.min(sample.len() / 2) };
        let (beginning, ending) = (&sample[..end], &sample[sample.len() - end..]);
        let profiles = [(beginning, &sample[..]), (ending, beginning)];
        for (rows, against) in profiles {
            let profile = Profile::of(rows, self.columns);
            for (nth, (number, shapes)) in (1..).zip(against) {
                self.note(nth, *number, profile.judge(shapes));
            }
            if [&self.left, &self.right].into_iter().any(|found| found.stretch().rows >= STRETCH) {
                self.profile = Some(profile);
                return;
            }
            (self.left, self.right) = (Found::default(), Found::default());
        }
        // A few rows that moved at the end of the sample are not to teach that cells stand so.
        let first = Profile::of(beginning, self.columns);
        let stays = |(_, shapes): &&(u32, Vec<Shape>)| first.judge(shapes).is_none();
        let still: Vec<(u32, Vec<Shape>)> = sample.iter().filter(stays).cloned().collect();
        let profile = Profile::of(&still, self.columns);
        for (nth, (number, shapes)) in (1..).zip(&sample) {
            self.note(nth, *number, profile.judge(shapes));
        }
        self.profile = Some(profile);
    }

    fn note(&mut self, at: u64, number: u32, judged: Option<(Side, u16)>) {
        let Some((side, column)) = judged else { return };
        let found = match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        };
        found.add(at, number, column);
    }
}

/// The shape of each cell of a row, and of what stands beyond its last column.
fn shapes(row: Row<'_>, columns: usize) -> Vec<Shape> {
    (0..=columns as u16).map(|column| Shape::of(row.cell(column))).collect()
}

impl Found {
    fn add(&mut self, at: u64, number: u32, column: u16) {
        self.all.add(at, number, column);
        if at - self.now.at > GAP + 1 {
            self.longest = self.stretch();
            self.now = Stretch::default();
        }
        self.now.add(at, number, column);
    }

    /// The longest stretch.
    fn stretch(&self) -> Stretch {
        if self.now.rows > self.longest.rows { self.now } else { self.longest }
    }

    /// What there is to tell of so many rows in all.
    fn told(&self, side: Side, rows: u64) -> Option<Shifted> {
        let longest = self.stretch();
        let in_a_stretch = longest.rows >= STRETCH;
        let scattered = self.all.rows >= SCATTERED && self.all.rows * ONE_OF >= rows;
        let Stretch { column, first, last, rows: how_many, at } =
            if in_a_stretch { longest } else { Some(self.all).filter(|_| scattered)? };
        let to_the_end = in_a_stretch && at + GAP >= rows;
        Some(Shifted { side, column, first, last, rows: how_many, in_a_stretch, to_the_end })
    }
}

impl Stretch {
    fn add(&mut self, at: u64, number: u32, column: u16) {
        if self.rows == 0 {
            (self.first, self.column) = (number, column);
        }
        (self.last, self.at) = (number, at);
        self.rows += 1;
    }
}

#[cfg(test)]
mod tests;
