//! Lists to be asked who is listed, for which campaign, and since when.

use chrono::NaiveDate;
use contact::Number;
use dedupe::{Blacklist, Scope};
use normalize::Reading;
use serde::Serialize;
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
    /// Every list that holds a number in any of its forms.
    #[must_use]
    pub fn holding(&self, number: Number) -> Vec<Holding<'_>> {
        self.lists.iter().flat_map(|list| holding(list, number)).collect()
    }
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
