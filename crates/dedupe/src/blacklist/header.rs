//! What a compiled blacklist says of itself: whose numbers it holds, from which files, since when.

use super::section::Place;
use super::{Scope, Since};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// What a compiled blacklist says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of dialbase that made it.
    pub program: String,
    /// When it was made.
    pub built_at: DateTime<Utc>,
    /// The SHA-256 of all sections.
    pub payload_sha256: String,
    /// Whose numbers it holds, by name.
    pub registries: Vec<Registry>,
}

/// Somebody's list, from one file or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    /// What it is called.
    pub name: String,
    /// The day and time as of which it is known: when its oldest file was last written, or the last change list.
    pub as_of: DateTime<Utc>,
    /// The files that it was made of, and behind them the change lists.
    pub sources: Vec<Source>,
    /// Its numbers, by campaign and date.
    pub sections: Vec<Dated>,
}

/// A file that was read into a registry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// Its name, without the folder.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// When it was last written.
    pub modified_at: DateTime<Utc>,
    /// What became of its numbers.
    pub role: Role,
    /// How many lines it has, blank ones aside.
    pub rows: u64,
    /// How many numbers stand in them.
    pub numbers: u64,
    /// How many lines hold something that is no number.
    pub unreadable: u64,
}

/// What becomes of the numbers of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// They are the list.
    List,
    /// They were added to it.
    Add,
    /// They were taken from it.
    Remove,
}

/// Numbers of one registry, for one scope, that are listed since one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The campaign for which they count; all where none is named.
    pub campaign: Option<String>,
    /// The day of the file in which they were first seen.
    pub since: NaiveDate,
    /// Whether they may have been listed earlier.
    pub or_before: bool,
    /// How many there are.
    pub numbers: u64,
    /// How many buckets they fill.
    pub buckets: u64,
    /// Where in the file they stand.
    pub offset: u64,
}

impl Role {
    /// `list`, `added`, `taken away`.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Add => "added",
            Self::Remove => "taken away",
        }
    }
}

impl Registry {
    /// How many numbers it holds, each once a scope.
    #[must_use]
    pub fn numbers(&self) -> u64 {
        self.sections.iter().map(|section| section.numbers).sum()
    }

    /// When its newest file was last written.
    pub(crate) fn newest(&self) -> Option<DateTime<Utc>> {
        self.sources.iter().map(|source| source.modified_at).max()
    }
}

impl Dated {
    pub(crate) fn new(scope: &Scope, since: Since, place: Place) -> Self {
        let campaign = match scope {
            Scope::Everywhere => None,
            Scope::Campaign(name) => Some(name.to_string()),
        };
        let Since { on, or_before } = since;
        let Place { offset, buckets, numbers } = place;
        Self { campaign, since: on, or_before, numbers, buckets, offset }
    }

    /// For whom they count.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.campaign.as_deref().map_or(Scope::Everywhere, |name| Scope::Campaign(name.into()))
    }

    /// Since when they are listed.
    #[must_use]
    pub fn since(&self) -> Since {
        Since { on: self.since, or_before: self.or_before }
    }

    pub(crate) fn place(&self) -> Place {
        Place { offset: self.offset, buckets: self.buckets, numbers: self.numbers }
    }
}
