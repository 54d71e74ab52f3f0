//! Whom nobody may call: lists of numbers, read into memory or compiled into a file, with one layout and one way to ask.

mod campaigns;
mod compile;
mod compiled;
mod error;
mod header;
mod map;
mod merge;
mod section;
mod sort;

pub use campaigns::{Campaigns, is_meant};
pub use compile::{Compiler, Making};
pub use compiled::Compiled;
pub use error::Error;
pub use header::{Dated, Header, Registry, Role, Source};
pub use merge::Changes;

use campaigns::Bare;
use chrono::NaiveDate;
use section::{Place, Section};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use words::Message;

/// The numbers of one blacklist that was found healthy.
#[derive(Clone, Debug, Default)]
pub struct Blacklist {
    pub(crate) name: Arc<Message>,
    bytes: Arc<Bytes>,
    sections: Vec<Part>,
}

/// Numbers on their way into a blacklist, by the campaigns for which they count.
#[derive(Debug, Default)]
pub struct Listed {
    scopes: BTreeMap<Scope, Vec<u64>>,
}

/// For which campaigns a blacklist's line counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// For all.
    Everywhere,
    /// For one.
    Campaign(Arc<str>),
}

/// Since when a number is listed, as far as that is known: a day on which it was, and whether it may have been before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Since {
    /// The day of the list in which it was first seen.
    pub on: NaiveDate,
    /// Whether it may have been listed earlier: no list from before that day was seen that lacks it.
    pub or_before: bool,
}

/// Numbers with a scope and perhaps a date, and where they stand.
#[derive(Clone, Debug)]
struct Part {
    scope: Scope,
    /// The campaign without what does not count in its name: it is held against those of each batch.
    bare: Option<Bare>,
    since: Option<Since>,
    place: Place,
}

impl Part {
    fn new(scope: Scope, since: Option<Since>, place: Place) -> Self {
        Self { bare: Bare::of_scope(&scope), scope, since, place }
    }
}

/// Where sections stand.
#[derive(Debug)]
enum Bytes {
    Owned(Vec<u8>),
    Mapped(map::Map),
}

impl Listed {
    /// Adds a number by its line ([`contact::Number::line`]).
    pub fn hold(&mut self, line: u64, scope: &Scope) {
        match self.scopes.get_mut(scope) {
            Some(lines) => lines.push(line),
            None => drop(self.scopes.insert(scope.clone(), vec![line])),
        }
    }
}

impl FromIterator<(u64, Scope)> for Listed {
    fn from_iter<I: IntoIterator<Item = (u64, Scope)>>(numbers: I) -> Self {
        let mut listed = Self::default();
        numbers.into_iter().for_each(|(line, scope)| listed.hold(line, &scope));
        listed
    }
}

impl Blacklist {
    /// A blacklist by the name that findings shall give it.
    #[must_use]
    pub fn new(name: &str, listed: Listed) -> Self {
        let mut bytes = Vec::new();
        let mut sections = Vec::new();
        for (scope, mut lines) in listed.scopes {
            lines.sort_unstable();
            lines.dedup();
            sections.push(Part::new(scope, None, section::append(&mut bytes, &lines)));
        }
        bytes.shrink_to_fit();
        Self { name: Message::foreign(name).into(), bytes: Arc::new(Bytes::Owned(bytes)), sections }
    }

    /// The name that findings give it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.english()
    }

    /// How many numbers it holds, each once a scope.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections.iter().map(|part| part.place.numbers as usize).sum()
    }

    /// Whether it holds no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The campaigns for which it has lines of their own.
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        let mut last = None;
        let campaigns = self.sections.iter().filter_map(|part| match &part.scope {
            Scope::Everywhere => None,
            Scope::Campaign(name) => Some(&**name),
        });
        // The sections of a campaign stand together.
        campaigns.filter(move |name| last.replace(*name) != Some(*name))
    }

    /// How many numbers it holds for all campaigns.
    #[must_use]
    pub fn len_for_all(&self) -> usize {
        let for_all = self.sections.iter().filter(|part| part.scope == Scope::Everywhere);
        for_all.map(|part| part.place.numbers as usize).sum()
    }

    /// Whether it holds a line, for whatever campaign.
    #[must_use]
    pub fn lists(&self, line: u64) -> bool {
        self.holding(line).next().is_some()
    }

    /// For which campaigns it holds a line, and since when where that is known.
    pub fn holding(&self, line: u64) -> impl Iterator<Item = (&Scope, Option<Since>)> {
        let holds = move |part: &&Part| self.section(part).holds(line);
        self.sections.iter().filter(holds).map(|part| (&part.scope, part.since))
    }

    /// Tells which of some sorted lines it holds, each by its position and with whom it counts for. What counts for none of the
    /// campaigns is not looked for.
    pub fn held<'b>(&'b self, sorted: &[u64], campaigns: &Campaigns, mut tell: impl FnMut(usize, &'b Scope)) {
        for part in self.sections.iter().filter(|part| campaigns.are_meant(part.bare.as_ref())) {
            self.section(part).held(sorted, |position| tell(position, &part.scope));
        }
    }

    fn section(&self, part: &Part) -> Section<'_> {
        // Where sections lie was seen when the list was made or opened.
        Section::at(&self.bytes, part.place).unwrap_or_default()
    }
}

impl Scope {
    /// Whether what is listed so counts for a campaign.
    #[must_use]
    pub fn counts_for(&self, campaign: &str) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Campaign(name) => is_meant(name, campaign),
        }
    }
}

/// By the day; on one day, what may have been listed before comes first.
impl Ord for Since {
    fn cmp(&self, other: &Self) -> Ordering {
        self.on.cmp(&other.on).then(other.or_before.cmp(&self.or_before))
    }
}

impl PartialOrd for Since {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `2026-08-01`, or `2026-08-01 or before`.
impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.on, if self.or_before { " or before" } else { "" })
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Owned(bytes) => bytes,
            Self::Mapped(map) => map,
        }
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Self::Owned(Vec::new())
    }
}

#[cfg(test)]
mod tests;
