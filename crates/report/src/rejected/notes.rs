//! Which cells of a workbook have a note, where there are more than it takes: first those that a person mends.

use super::said::{Mark, Rank};

/// The notes of a workbook under way. Those that come last wait until the rest is known.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// How many cells have a note.
    pub(super) written: u64,
    /// How many would.
    pub(super) left_away: u64,
    beside: Vec<Waiting>,
    idle: Vec<Waiting>,
}

/// A note that waits for room.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) note: String,
}

impl Notes {
    /// Whether the note of a cell is to be written now, of so many at most. Otherwise it waits, where it may still find room.
    pub(super) fn take(&mut self, (row, column): (u32, u16), mark: &Mark, most: u64) -> bool {
        let waiting = match mark.rank {
            Rank::Mends => {
                let may = self.written < most;
                *(if may { &mut self.written } else { &mut self.left_away }) += 1;
                return may;
            }
            Rank::Beside => &mut self.beside,
            Rank::Idle => &mut self.idle,
        };
        self.left_away += 1;
        if self.written + (waiting.len() as u64) < most {
            waiting.push(Waiting { row, column, note: mark.note.clone() });
        }
        false
    }

    /// Those that waited and found room.
    pub(super) fn rest(&mut self, most: u64) -> Vec<Waiting> {
        let (beside, idle) = (std::mem::take(&mut self.beside), std::mem::take(&mut self.idle));
        let room = usize::try_from(most.saturating_sub(self.written)).unwrap_or(usize::MAX);
        let rest: Vec<Waiting> = beside.into_iter().chain(idle).take(room).collect();
        self.written += rest.len() as u64;
        self.left_away -= rest.len() as u64;
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::Rank::{Beside, Idle, Mends};
    use super::*;

    #[test]
    fn what_is_mended_comes_first_then_what_stands_beside_it() {
        let check = |most: u64, ranks: &[Rank], now: &[u32], rest: &[u32]| {
            let mut notes = Notes::default();
            let mut written = Vec::new();
            for (row, rank) in (1..).zip(ranks) {
                let mark = Mark { column: 0, note: row.to_string(), rank: *rank };
                if notes.take((row, 0), &mark, most) {
                    written.push(row);
                }
            }
            let waited: Vec<u32> = notes.rest(most).iter().map(|note| note.row).collect();
            assert_eq!((&*written, &*waited), (now, rest), "{ranks:?}");
            let all = (now.len() + rest.len()) as u64;
            assert_eq!((notes.written, notes.left_away), (all, ranks.len() as u64 - all));
        };
        check(9, &[Idle, Beside, Mends], &[3], &[2, 1]);
        check(2, &[Idle, Beside, Mends], &[3], &[2]);
        check(1, &[Idle, Beside, Mends, Mends], &[3], &[]);
        check(3, &[Idle, Idle, Idle, Idle, Beside, Mends, Beside], &[6], &[5, 7]);
        check(0, &[Idle, Mends], &[], &[]);
    }
}
