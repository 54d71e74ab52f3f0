//! Whom nobody may call: lists of numbers, read into memory or compiled into a file, with one layout and one way to ask.

mod compile;
mod compiled;
mod error;
mod header;
mod map;
mod merge;
mod section;
mod sort;

pub use compile::{Compiler, Making};
pub use compiled::Compiled;
pub use error::Error;
pub use header::{Dated, Header, Registry, Role, Source};
pub use merge::Changes;

use chrono::NaiveDate;
use section::{Place, Section};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The numbers of one blacklist that was found healthy.
#[derive(Clone, Debug, Default)]
pub struct Blacklist {
    pub(crate) name: Arc<str>,
    bytes: Arc<Bytes>,
    sections: Vec<Listed>,
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
struct Listed {
    scope: Scope,
    since: Option<Since>,
    place: Place,
}

/// Where sections stand.
#[derive(Debug)]
enum Bytes {
    Owned(Vec<u8>),
    Mapped(map::Map),
}

impl Blacklist {
    /// A blacklist by the name that findings shall give it, of numbers by their lines ([`contact::Number::line`]).
    pub fn new(name: &str, numbers: impl IntoIterator<Item = (u64, Scope)>) -> Self {
        let mut scopes: BTreeMap<Scope, Vec<u64>> = BTreeMap::new();
        for (number, scope) in numbers {
            scopes.entry(scope).or_default().push(number);
        }
        let mut bytes = Vec::new();
        let mut sections = Vec::new();
        for (scope, mut numbers) in scopes {
            numbers.sort_unstable();
            numbers.dedup();
            sections.push(Listed { scope, since: None, place: section::append(&mut bytes, &numbers) });
        }
        bytes.shrink_to_fit();
        Self { name: name.into(), bytes: Arc::new(Bytes::Owned(bytes)), sections }
    }

    /// The name that findings give it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many numbers it holds, each once a scope.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections.iter().map(|listed| listed.place.numbers as usize).sum()
    }

    /// Whether it holds no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The campaigns for which it has lines of their own.
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        let mut last = None;
        let campaigns = self.sections.iter().filter_map(|listed| match &listed.scope {
            Scope::Everywhere => None,
            Scope::Campaign(name) => Some(&**name),
        });
        // The sections of a campaign stand together.
        campaigns.filter(move |name| last.replace(*name) != Some(*name))
    }

    /// For which campaigns it holds a line, and since when where that is known.
    pub fn holding(&self, line: u64) -> impl Iterator<Item = (&Scope, Option<Since>)> {
        let holds = move |listed: &&Listed| self.section(listed).holds(line);
        self.sections.iter().filter(holds).map(|listed| (&listed.scope, listed.since))
    }

    /// Tells which of some sorted lines it holds, each by its position and with whom it counts for. What counts for none of the
    /// campaigns that `matters` knows is not looked for.
    pub fn held<'b>(
        &'b self,
        sorted: &[u64],
        matters: impl Fn(&Scope) -> bool,
        mut tell: impl FnMut(usize, &'b Scope),
    ) {
        for listed in self.sections.iter().filter(|listed| matters(&listed.scope)) {
            self.section(listed).held(sorted, |position| tell(position, &listed.scope));
        }
    }

    fn section(&self, listed: &Listed) -> Section<'_> {
        // Where sections lie was seen when the list was made or opened.
        Section::at(&self.bytes, listed.place).unwrap_or_default()
    }
}

impl Scope {
    /// Whether what is listed so counts for a campaign.
    #[must_use]
    pub fn counts_for(&self, campaign: &str) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Campaign(name) => **name == *campaign,
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
