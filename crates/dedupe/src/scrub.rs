//! Takes blacklisted numbers from every row.

use contact::{Batch, Code, Contact, Finding, NoNumber, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A number that the blacklist took from a row.
static NUMBER: Code = Code {
    id: "number-blacklisted",
    severity: Severity::Changed,
    means: "a blacklist holds this number, so it was taken from the row",
    advice: "nothing to do; the blacklist that holds it is named",
};

pub(crate) static CODES: [&Code; 1] = [&NUMBER];

/// The numbers of one blacklist that was found healthy.
#[derive(Debug, Default)]
pub struct Blacklist {
    name: Arc<str>,
    /// Sorted, each once.
    everywhere: Vec<u64>,
    by_campaign: BTreeMap<Arc<str>, Vec<u64>>,
}

/// For which campaigns a blacklist's line counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// For all.
    Everywhere,
    /// For one.
    Campaign(Arc<str>),
}

impl Blacklist {
    /// A blacklist by the name that findings shall give it, of numbers by their lines ([`contact::Number::line`]).
    pub fn new(name: &str, numbers: impl IntoIterator<Item = (u64, Scope)>) -> Self {
        let mut list = Self { name: name.into(), ..Self::default() };
        for (number, scope) in numbers {
            match scope {
                Scope::Everywhere => list.everywhere.push(number),
                Scope::Campaign(campaign) => list.by_campaign.entry(campaign).or_default().push(number),
            }
        }
        for numbers in list.by_campaign.values_mut().chain([&mut list.everywhere]) {
            numbers.sort_unstable();
            numbers.dedup();
        }
        list
    }

    /// The name that findings give it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many numbers it holds, each once a scope.
    #[must_use]
    pub fn len(&self) -> usize {
        self.everywhere.len() + self.by_campaign.values().map(Vec::len).sum::<usize>()
    }

    /// Whether it holds no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The campaigns for which it has lines of their own.
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        self.by_campaign.keys().map(AsRef::as_ref)
    }

    fn holds(&self, number: u64, campaign: &str) -> bool {
        let listed = |numbers: &Vec<u64>| numbers.binary_search(&number).is_ok();
        listed(&self.everywhere) || self.by_campaign.get(campaign).is_some_and(listed)
    }
}

/// Takes every number that a blacklist holds from every row; the order of the others stays.
#[must_use]
pub fn scrub(contacts: Batch<Contact>, blacklists: &[Blacklist]) -> Batch<Contact> {
    contacts.advance(|mut contact, _, findings| {
        let Contact { row, campaign, phones, no_number, .. } = &mut contact;
        phones.retain(|phone| {
            let Some(list) = blacklists.iter().find(|list| list.holds(phone.number.line(), campaign)) else {
                return true;
            };
            findings.push(Finding::new(&NUMBER, *row, phone.column, phone.number.reveal()).by(&list.name));
            no_number.because(NoNumber::Blacklisted);
            false
        });
        Ok(contact)
    })
}
