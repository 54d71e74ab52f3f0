//! Keeps one row a main number: the first that may be dialled.

use crate::NumberSet;
use contact::{Batch, Code, Finding, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;
use validate::Dialable;

/// A row whose main number an earlier row has.
static DUPLICATE: Code = Code {
    id: "duplicate",
    severity: Severity::LeftOut,
    means: "an earlier row that will be dialled has the same main number",
    advice: "nothing to do; the first such row is dialled",
};

pub(crate) static CODES: [&Code; 1] = [&DUPLICATE];

/// Among which rows a main number may stand once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Among all rows of the run, whatever their campaign. It may still be an alternative elsewhere.
    #[default]
    Run,
    /// Among the rows of a campaign: each campaign may call the person once.
    Campaign,
}

/// When two main numbers are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Same {
    /// When they are the same digits.
    #[default]
    Number,
    /// When they may reach the same line: with and without Brazil's ninth digit, Argentina's 9, Mexico's 1.
    Line,
}

/// The main numbers seen so far in a run.
#[derive(Debug, Default)]
pub struct Unique {
    within: Within,
    same: Same,
    campaigns: BTreeMap<Arc<str>, u64>,
    seen: NumberSet,
}

impl Unique {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(within: Within, same: Same) -> Self {
        Self { within, same, ..Self::default() }
    }

    /// Leaves out each row whose main number was seen before. Blocks must come in the file's order.
    #[must_use]
    pub fn keep_first(&mut self, rows: Batch<Dialable>) -> Batch<Dialable> {
        rows.advance(|dialable, _, _| {
            let key = self.key(&dialable);
            if self.seen.insert(key) {
                return Ok(dialable);
            }
            let main = dialable.main();
            Err(Finding::new(&DUPLICATE, dialable.contact().row, main.column, main.number.reveal()))
        })
    }

    /// E.164 has at most 15 digits, so its key leaves the upper 14 bits for the campaign; a campaign beyond the 16,384th of
    /// one run shares its numbers with an earlier one, which can only leave out more.
    fn key(&mut self, dialable: &Dialable) -> u64 {
        let main = dialable.main().number;
        let number = match self.same {
            Same::Number => main.key(),
            Same::Line => main.line(),
        };
        match self.within {
            Within::Run => number,
            Within::Campaign => {
                let next = self.campaigns.len() as u64;
                let campaign =
                    *self.campaigns.entry(Arc::clone(&dialable.contact().campaign)).or_insert(next);
                number | ((campaign & 0x3fff) << 50)
            }
        }
    }
}
