//! Keeps one row a main number, or one a person; only rows that may be dialled compete.
//!
//! Blocks come in the file's order, and a row is decided when it comes. Where what is right depends on rows behind it, the rows are
//! gone through more than once: [`Unique::must_learn`] says whether [`Unique::learn`] must see them all first, and
//! [`Unique::again`] whether what was decided turned out wrong, which is rare, and all of it must be decided again.

mod people;
mod plain;

use crate::unique::people::People;
use crate::unique::plain::Plain;
use chrono::{DateTime, Utc};
use contact::{Batch, Code, Finding, Phone, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;
use validate::Dialable;

/// A row whose main number another row has.
static DUPLICATE: Code = Code {
    id: "duplicate",
    severity: Severity::LeftOut,
    means: "another row that will be dialled has the same main number, or is the same person's",
    advice: "nothing to do; `keep` under [duplicates] says which of such rows is dialled",
};

/// An alternative that another row has, and which was taken out here.
static DROPPED: Code = Code {
    id: "alternative-of-another-row",
    severity: Severity::Changed,
    means: "another row that will be dialled has this alternative as its number, so it was taken from this one",
    advice: "nothing to do; or set `alternatives = \"keep\"` under [duplicates]",
};

/// An alternative that another row has, and which stays.
static SHARED: Code = Code {
    id: "alternative-shared",
    severity: Severity::Note,
    means: "another row that will be dialled has this alternative as its number: it may be called for both",
    advice: "set `alternatives = \"drop\"` under [duplicates] if it shall be called for one only",
};

/// A number that came from another row of the same person.
static JOINED: Code = Code {
    id: "number-joined",
    severity: Severity::Changed,
    means: "a number of another row of the same person was added as an alternative",
    advice: "nothing to do",
};

/// A number of another row of the same person that this one cannot take over.
static NOT_JOINED: Code = Code {
    id: "number-not-joined",
    severity: Severity::Note,
    means: "a number of another row of the same person was not added: its clocks show another time, or it is for another campaign",
    advice: "nothing, if the numbers of this row are enough; if that number must be called too, put it on a row of its own, with another value in the column that `id` under [duplicates] names",
};

/// A row whose person has too many rows to be one.
static CROWD: Code = Code {
    id: "person-of-many-rows",
    severity: Severity::Note,
    means: "the value that says whose the row is stands on too many rows to be one person's, so each is dialled on its own",
    advice: "look at the column that `id` under [duplicates] names: in these rows it may hold something that only fills the cell, or a number of the company",
};

pub(crate) static CODES: [&Code; 6] = [&DUPLICATE, &DROPPED, &SHARED, &JOINED, &NOT_JOINED, &CROWD];

/// When rows are duplicates, and what becomes of them (`[duplicates]` of a pipeline file).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// Among which rows a number may stand once.
    pub within: Within,
    /// When two numbers are the same.
    pub same: Same,
    /// Which numbers of two rows make them duplicates.
    pub by: By,
    /// Which row is dialled.
    pub keep: Keep,
    /// What becomes of an alternative that another row has.
    pub alternatives: Shared,
    /// Whether rows may say whose they are ([`contact::Contact::person`]): then those of one person are duplicates too.
    pub people: bool,
}

/// Among which rows a number may stand once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// Among all rows of the run, whatever their campaign.
    #[default]
    Run,
    /// Among the rows of a campaign: each campaign may call the person once.
    Campaign,
}

/// When two numbers are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Same {
    /// When they are the same digits.
    #[default]
    Number,
    /// When they may reach the same line: with and without Brazil's ninth digit, Argentina's 9, Mexico's 1.
    Line,
}

/// Which numbers of two rows make them duplicates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Their main numbers.
    #[default]
    Main,
    /// Any of their numbers.
    Any,
}

/// Which of some duplicates is dialled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The first.
    #[default]
    First,
    /// The last.
    Last,
    /// The one that says most: the first of those with the most parameters and numbers.
    Fullest,
    /// The first, with the numbers of the others as further alternatives.
    Merge,
}

/// What becomes of an alternative that another row has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shared {
    /// It is taken out: nobody is called twice.
    #[default]
    Drop,
    /// It stays, and is noted.
    Keep,
}

/// The numbers seen so far in a run.
#[derive(Debug)]
pub struct Unique {
    keys: Keys,
    shared: Shared,
    way: Way,
}

#[derive(Debug)]
enum Way {
    /// The first row of each main number is dialled: decided as rows come.
    Plain(Plain),
    /// Rows that come later matter.
    People(Box<People>),
}

impl Unique {
    /// Nothing seen yet. `now` is the moment for which time zones are compared.
    #[must_use]
    pub fn new(duplicates: Duplicates, now: DateTime<Utc>) -> Self {
        let Duplicates { within, same, by, keep, alternatives, people } = duplicates;
        let plain = keep == Keep::First && by == By::Main && !people;
        let way = if plain {
            Way::Plain(Plain::default())
        } else {
            Way::People(Box::new(People::new(keep, by, now)))
        };
        Self { keys: Keys { within, same, campaigns: BTreeMap::new() }, shared: alternatives, way }
    }

    /// Whether it must learn from all rows before it can decide about the first.
    #[must_use]
    pub fn must_learn(&self) -> bool {
        matches!(&self.way, Way::People(people) if !people.has_learnt())
    }

    /// Looks at rows before any is decided. Blocks must come in the file's order.
    pub fn learn(&mut self, rows: &Batch<Dialable>) {
        if let Way::People(people) = &mut self.way {
            rows.kept().for_each(|dialable| people.learn(dialable, &mut self.keys));
        }
    }

    /// Ends the learning.
    pub fn learnt(&mut self) {
        if let Way::People(people) = &mut self.way {
            people.learnt();
        }
    }

    /// Leaves out each row that is a duplicate. Blocks must come in the file's order, the same rows that it has learnt from.
    #[must_use]
    pub fn decide(&mut self, rows: Batch<Dialable>) -> Batch<Dialable> {
        let Self { keys, shared, way } = self;
        rows.advance(|mut dialable, _, findings| {
            let survives = match way {
                Way::Plain(plain) => {
                    plain.survives(&mut dialable, keys, &mut Spot { shared: *shared, findings })
                }
                Way::People(people) => {
                    people.survives(&mut dialable, keys, &mut Spot { shared: *shared, findings })
                }
            };
            if survives {
                return Ok(dialable);
            }
            let main = dialable.main();
            Err(Finding::new(&DUPLICATE, dialable.contact().row, main.column, main.number.reveal()))
        })
    }

    /// Whether it is known already that what was decided does not stand: the rest need only be seen.
    #[must_use]
    pub fn is_contradicted(&self) -> bool {
        matches!(&self.way, Way::Plain(plain) if plain.is_contradicted())
    }

    /// What must decide all rows again, now that all are known; nothing where what was decided stands.
    #[must_use]
    pub fn again(self) -> Option<Self> {
        match self.way {
            Way::Plain(plain) if plain.is_contradicted() => {
                Some(Self { way: Way::Plain(plain.again()), ..self })
            }
            Way::Plain(_) | Way::People(_) => None,
        }
    }

    /// The memory of its sets.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match &self.way {
            Way::Plain(plain) => plain.bytes(),
            Way::People(people) => people.bytes(),
        }
    }
}

/// What makes a number's key.
#[derive(Debug)]
struct Keys {
    within: Within,
    same: Same,
    campaigns: BTreeMap<Arc<str>, u64>,
}

impl Keys {
    /// What tells the campaign of a row in its keys: nothing where they count for the whole run.
    ///
    /// E.164 has at most 15 digits, so a key leaves the upper 14 bits for the campaign; a campaign beyond the 16,384th of
    /// one run shares its numbers with an earlier one, which can only leave out more.
    fn campaign(&mut self, dialable: &Dialable) -> u64 {
        match self.within {
            Within::Run => 0,
            Within::Campaign => (self.nth(dialable) & 0x3fff) << 50,
        }
    }

    /// Which of the campaigns so far a row is for, from 0.
    fn nth(&mut self, dialable: &Dialable) -> u64 {
        let next = self.campaigns.len() as u64;
        let campaign = &dialable.contact().campaign;
        match self.campaigns.get(campaign) {
            Some(nth) => *nth,
            None => *self.campaigns.entry(Arc::clone(campaign)).or_insert(next),
        }
    }

    fn number(&self, phone: &Phone, campaign: u64) -> u64 {
        let number = match self.same {
            Same::Number => phone.number.key(),
            Same::Line => phone.number.line(),
        };
        number | campaign
    }
}

/// Where it is told what becomes of the alternatives of a row.
struct Spot<'f> {
    shared: Shared,
    findings: &'f mut Vec<Finding>,
}

impl Spot<'_> {
    /// Takes out, or notes, the alternatives that other rows have.
    fn alternatives(&mut self, dialable: &mut Dialable, mut is_elsewhere: impl FnMut(&Phone) -> bool) {
        let row = dialable.contact().row;
        let Self { shared, findings } = self;
        dialable.retain_alternatives(|phone| {
            if !is_elsewhere(phone) {
                return true;
            }
            let code = if *shared == Shared::Drop { &DROPPED } else { &SHARED };
            findings.push(Finding::new(code, row, phone.column, phone.number.reveal()));
            *shared == Shared::Keep
        });
    }
}
