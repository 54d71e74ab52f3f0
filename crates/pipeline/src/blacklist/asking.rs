//! Lists to be asked who is listed, for which campaign, and since when.

use crate::Error;
use crate::file::Pipeline;
use chrono::{DateTime, NaiveDate, Utc};
use contact::{Number, Region};
use dedupe::{Blacklist, Scope};
use normalize::Reading;
use serde::Serialize;
use std::path::Path;
use words::{Message, message};

/// Lists that were found healthy.
#[derive(Debug)]
pub struct Lists {
    pub(super) lists: Vec<Blacklist>,
    /// How a number is read of which they are asked.
    pub reading: Reading,
}

/// A list that holds a number.
#[derive(Clone, Debug, Serialize)]
pub struct Holding<'l> {
    /// What the list is called.
    pub list: &'l str,
    /// The campaign for which the number is listed; all where none is named.
    pub campaign: Option<&'l str>,
    /// A day on which it was listed, where that is known.
    pub since: Option<NaiveDate>,
    /// Whether it may have been listed before that day.
    pub or_before: bool,
}

impl Lists {
    /// No list; numbers are read as of a country.
    #[must_use]
    pub fn none(region: Region) -> Self {
        Self { lists: Vec::new(), reading: Reading::of(region) }
    }

    /// Every number that a text may mean, as a blacklist is read.
    #[must_use]
    pub fn numbers(&self, text: &str) -> Vec<Number> {
        normalize::refused_numbers(text, "", &self.reading).0
    }

    /// Every list that holds a number in any of its forms.
    #[must_use]
    pub fn holding(&self, number: Number) -> Vec<Holding<'_>> {
        self.lists.iter().flat_map(|list| holding(list, number)).collect()
    }

    /// What the first list is called that bars a number, in any of its forms, from a campaign.
    #[must_use]
    pub fn barring(&self, number: Number, campaign: &str) -> Option<&str> {
        let bars =
            |list: &&Blacklist| list.holding(number.line()).any(|(scope, _)| scope.counts_for(campaign));
        self.lists.iter().find(bars).map(Blacklist::name)
    }

    /// How many lists there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lists.len()
    }
}

/// Every blacklist of a pipeline, read and looked at as for a run of it; the ledger of a state directory notes how much each holds. One
/// without any holds nobody.
///
/// # Errors
/// Where one cannot be read or is not to be trusted: then nobody may be called. Where the ledger cannot be read or written.
pub fn lists_of(pipeline: &Pipeline, state: &Path, now: DateTime<Utc>) -> Result<Lists, Error> {
    let healthy = super::load_all(pipeline, state, now)?;
    Ok(Lists { lists: healthy.lists, reading: pipeline.reading() })
}

fn holding(list: &Blacklist, number: Number) -> impl Iterator<Item = Holding<'_>> {
    list.holding(number.line()).map(|(scope, since)| Holding {
        list: list.name(),
        campaign: match scope {
            Scope::Everywhere => None,
            Scope::Campaign(name) => Some(name),
        },
        since: since.map(|since| since.on),
        or_before: since.is_some_and(|since| since.or_before),
    })
}

impl Holding<'_> {
    /// `2026-08-01`, or `2026-08-01 or before`.
    #[must_use]
    pub fn since_when(&self) -> Option<Message> {
        let on = self.since?;
        Some(if self.or_before {
            message!("held-since-or-before", "{on} or before", on = on)
        } else {
            message!("held-since", "{on}", on = on)
        })
    }
}
