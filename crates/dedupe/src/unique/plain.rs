//! The first row of each main number is dialled.

use super::{Keys, Spot};
use crate::NumberMap;
use validate::Dialable;

/// The numbers so far, and what is known of each.
///
/// Whether an alternative is another row's main number depends on rows behind it, too. That is rare, so rows are decided as if it
/// never happened; where it did, the mains are known by then, and all is decided once more.
#[derive(Debug, Default)]
pub(super) struct Plain {
    marks: NumberMap<u8>,
    /// Whether all main numbers are known from the beginning.
    knows_mains: bool,
    contradicted: bool,
}

/// The main number of a row that is dialled.
const MAIN: u8 = 1;
/// An alternative of such a row; of a main number that was known from the beginning, that its row came by.
const OTHER: u8 = 2;

impl Plain {
    pub(super) fn survives(&mut self, dialable: &mut Dialable, keys: &mut Keys, spot: &mut Spot<'_>) -> bool {
        let campaign = keys.campaign(dialable);
        let main = keys.number(&dialable.main(), campaign);
        if !self.is_first(main) {
            return false;
        }
        if !dialable.alternatives().is_empty() {
            spot.alternatives(dialable, |phone| {
                let key = keys.number(phone, campaign);
                key != main && self.is_main(key)
            });
        }
        true
    }

    fn is_first(&mut self, main: u64) -> bool {
        let Some((marks, _)) = self.marks.entry(main) else { return true };
        if self.knows_mains {
            return std::mem::replace(marks, MAIN | OTHER) & OTHER == 0;
        }
        let before = std::mem::replace(marks, *marks | MAIN);
        self.contradicted |= before == OTHER;
        before & MAIN == 0
    }

    /// Whether an alternative is a row's main number, as far as it is known.
    fn is_main(&mut self, alternative: u64) -> bool {
        if self.knows_mains {
            return self.marks.get(alternative).is_some_and(|marks| marks & MAIN != 0);
        }
        let Some((marks, _)) = self.marks.entry(alternative) else { return false };
        if *marks & MAIN == 0 {
            *marks |= OTHER;
        }
        *marks & MAIN != 0
    }

    pub(super) fn is_contradicted(&self) -> bool {
        self.contradicted
    }

    pub(super) fn again(mut self) -> Self {
        self.marks.values_mut().for_each(|marks| *marks &= MAIN);
        Self { knows_mains: true, contradicted: false, ..self }
    }

    pub(super) fn bytes(&self) -> usize {
        self.marks.bytes()
    }
}
