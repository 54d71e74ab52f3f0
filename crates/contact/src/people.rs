//! Whom to call: one row, in our words.

use crate::{Number, Zone};
use std::num::NonZeroU64;
use std::sync::Arc;

/// One row of a list in our words: a person, the numbers to try, what the agent will see.
///
/// `normalize` makes it; `dedupe` and `validate` take numbers from it; nothing adds to it.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The row's number on its sheet, from 1.
    pub row: u32,
    /// The campaign, exactly as the instance spells it, suffix included.
    pub campaign: Arc<str>,
    /// The numbers in dialling order, each once: the first is the main number, the others are alternatives.
    pub phones: Vec<Phone>,
    /// Why there is none, should no number remain.
    pub no_number: NoNumber,
    /// What the agent's form shows, in the pipeline's order.
    pub params: Params,
    /// The time zones that the row itself states.
    pub stated: StatedZones,
    /// 1 is dialled first, 9999 last.
    pub priority: u16,
    /// The priority that the row claims and may not have, with its column; `priority` is the default then.
    pub priority_refused: Option<(u16, Box<str>)>,
    /// An extension or user name; blank for any agent.
    pub agent: String,
    /// Whose row it is, where it says so: a hash of what identifies the person, alike in all writings of it.
    pub person: Option<NonZeroU64>,
}

/// Why a contact has no number. The later reason weighs more: a row that held a blacklisted number and an unreadable one is
/// left out for the blacklist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoNumber {
    /// Nothing stands in its phone columns.
    #[default]
    Missing,
    /// Something stands there, and is no number.
    Unreadable,
    /// There was a number, of a kind that is never dialled.
    NotAllowed,
    /// There was a number, and another row says that it must not be called.
    Refused,
    /// There was a number, and a blacklist holds it.
    Blacklisted,
}

impl NoNumber {
    /// Notes one more reason; the one that weighs most stays.
    pub fn because(&mut self, reason: Self) {
        *self = reason.max(*self);
    }
}

/// A number, the column in which it stood, and where it may ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone {
    /// The number.
    pub number: Number,
    /// The column, from 0; none where it stood in another row of the same person.
    pub column: Option<u16>,
    /// What kind of line its column is for, where its name says so.
    pub line: Option<Line>,
    /// The zones in which it may ring, by its area; none where it belongs to no place.
    pub zones: &'static [Zone],
}

/// What kind of line a column of numbers is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A person's mobile.
    Mobile,
    /// At home.
    Home,
    /// At work.
    Work,
}

/// Time zones that a row's own columns state, for each column that says something, in the pipeline's order of evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedZones {
    /// By what weighs more than the number's area code.
    pub before_area: Vec<Stated>,
    /// By what is asked after it.
    pub after_area: Vec<Stated>,
}

/// What one column of a row says of its time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The column, from 0.
    pub column: u16,
    /// One zone where it is named, several where a state lies in several, the one of most people first.
    pub zones: Vec<Zone>,
}

/// The values of a contact's parameters, in the pipeline's order, in one flat text, with the columns they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Params {
    columns: Arc<[u16]>,
    text: String,
    ends: Vec<u32>,
}

impl Params {
    /// One value for each of the columns, in order.
    pub fn new<'v>(columns: &Arc<[u16]>, mut value: impl FnMut(u16) -> &'v str) -> Self {
        let mut params = Self {
            columns: Arc::clone(columns),
            text: String::new(),
            ends: Vec::with_capacity(columns.len()),
        };
        for &column in columns.iter() {
            params.text.push_str(value(column));
            params.ends.push(params.text.len() as u32);
        }
        params
    }

    /// The column and the value of one of them, from 0.
    #[must_use]
    pub fn get(&self, nth: usize) -> Option<(u16, &str)> {
        let start = nth.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        Some((*self.columns.get(nth)?, &self.text[start as usize..*self.ends.get(nth)? as usize]))
    }

    /// Puts other values in the place of some: `change` answers them, by column and value.
    pub fn change(&mut self, mut change: impl FnMut(u16, &str) -> Option<String>) {
        let changed: Vec<Option<String>> = self.iter().map(|(column, value)| change(column, value)).collect();
        if changed.iter().all(Option::is_none) {
            return;
        }
        let mut after = Self { columns: Arc::clone(&self.columns), text: String::new(), ends: Vec::new() };
        for ((_, before), changed) in self.iter().zip(&changed) {
            after.text.push_str(changed.as_deref().unwrap_or(before));
            after.ends.push(after.text.len() as u32);
        }
        *self = after;
    }

    /// Columns and values, in order; an absent value is blank.
    pub fn iter(&self) -> impl Iterator<Item = (u16, &str)> {
        (0..self.columns.len()).filter_map(|nth| self.get(nth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn params_change_in_place() {
        let row = ["a", "", "c"];
        let mut params = Params::new(&[0, 1, 2].into(), |column| row[usize::from(column)]);
        params.change(|column, value| (column != 2).then(|| format!("{value}{column}")));
        assert_eq!(params.iter().collect::<Vec<_>>(), [(0, "a0"), (1, "1"), (2, "c")]);
    }

    #[test]
    fn params_keep_order_and_blanks() {
        let row = ["", "12", "Ana"];
        let params = Params::new(&[2, 0, 1].into(), |column| row[usize::from(column)]);
        assert_eq!(params.iter().collect::<Vec<_>>(), [(2, "Ana"), (0, ""), (1, "12")]);
        assert_eq!((params.get(2), params.get(3)), (Some((1, "12")), None));
    }
}
