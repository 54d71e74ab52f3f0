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

/// A number that comes first now, for a blacklist took the main one.
static PROMOTED: Code = Code {
    id: "alternative-promoted",
    severity: Severity::Changed,
    means: "a blacklist holds the main number of the row, so the next number of the row is dialled first",
    advice: "nothing to do; the number that is dialled first now is named",
};

pub(crate) static CODES: [&Code; 2] = [&NUMBER, &PROMOTED];

/// The numbers of one blacklist that was found healthy.
#[derive(Debug, Default)]
pub struct Blacklist {
    name: Arc<str>,
    listed: Listed,
}

/// The numbers of a blacklist, by the campaigns for which they count.
#[derive(Debug, Default)]
pub struct Listed {
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

impl Listed {
    /// Adds a number by its line ([`contact::Number::line`]).
    pub fn hold(&mut self, number: u64, scope: &Scope) {
        match scope {
            Scope::Everywhere => self.everywhere.push(number),
            Scope::Campaign(campaign) => {
                if let Some(numbers) = self.by_campaign.get_mut(campaign) {
                    numbers.push(number);
                } else {
                    self.by_campaign.insert(Arc::clone(campaign), vec![number]);
                }
            }
        }
    }

    /// Each number once a scope, in order.
    fn sort(&mut self) {
        for numbers in self.by_campaign.values_mut().chain([&mut self.everywhere]) {
            numbers.sort_unstable();
            numbers.dedup();
        }
    }
}

impl Blacklist {
    /// A blacklist by the name that findings shall give it.
    #[must_use]
    pub fn new(name: &str, mut listed: Listed) -> Self {
        listed.sort();
        Self { name: name.into(), listed }
    }

    /// The name that findings give it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many numbers it holds, each once a scope.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.everywhere.len() + self.listed.by_campaign.values().map(Vec::len).sum::<usize>()
    }

    /// Whether it holds no number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The campaigns for which it has lines of their own.
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        self.listed.by_campaign.keys().map(AsRef::as_ref)
    }

    /// Whether it has lines for all campaigns.
    #[must_use]
    pub fn is_for_all(&self) -> bool {
        !self.listed.everywhere.is_empty()
    }

    /// Every number that it holds, for whatever campaign, in order and each once.
    #[must_use]
    pub fn numbers(&self) -> Vec<u64> {
        let mut all = self.listed.everywhere.clone();
        all.extend(self.listed.by_campaign.values().flatten());
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Its numbers that count for a campaign.
    fn meant_for(&self, campaign: &str) -> Vec<&[u64]> {
        let theirs = self.listed.by_campaign.iter().filter(|(listed, _)| is_meant(listed, campaign));
        let all = [&self.listed.everywhere].into_iter().chain(theirs.map(|(_, numbers)| numbers));
        all.map(Vec::as_slice).collect()
    }
}

/// Whether a campaign's name on a blacklist means a campaign: case, accents and blanks do not count, and a name without the
/// dialer's suffix (`->`, `<-`) means the campaign of that name whatever its dialer. In doubt the line counts.
#[must_use]
pub fn is_meant(listed: &str, campaign: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim_end();
        let suffix = ["->", "<-"].into_iter().find(|suffix| name.ends_with(suffix));
        let stem = suffix.map_or(name, |suffix| &name[..name.len() - suffix.len()]);
        (contact::fold_name(stem), suffix)
    };
    listed == campaign || {
        let ((listed, theirs), (campaign, ours)) = (bare(listed), bare(campaign));
        listed == campaign && (theirs.is_none() || theirs == ours)
    }
}

/// What counts for the campaign of the contact at hand, as long as the next is for the same.
#[derive(Default)]
struct InForce<'b> {
    campaign: Option<Arc<str>>,
    numbers: Vec<(&'b Blacklist, &'b [u64])>,
}

impl<'b> InForce<'b> {
    fn turn_to(&mut self, campaign: &Arc<str>, blacklists: &'b [Blacklist]) {
        if self.campaign.as_ref() != Some(campaign) {
            self.campaign = Some(Arc::clone(campaign));
            let of = |list: &'b Blacklist| {
                list.meant_for(campaign).into_iter().map(move |numbers| (list, numbers))
            };
            self.numbers = blacklists.iter().flat_map(of).collect();
        }
    }

    fn holder(&self, number: u64) -> Option<&'b Blacklist> {
        let holds = |(_, numbers): &&(&Blacklist, &[u64])| numbers.binary_search(&number).is_ok();
        self.numbers.iter().find(holds).map(|(list, _)| *list)
    }
}

/// Takes every number that a blacklist holds from every row; the order of the others stays.
#[must_use]
pub fn scrub(contacts: Batch<Contact>, blacklists: &[Blacklist]) -> Batch<Contact> {
    let mut in_force = InForce::default();
    contacts.advance(|mut contact, _, findings| {
        in_force.turn_to(&contact.campaign, blacklists);
        let Contact { row, phones, no_number, .. } = &mut contact;
        let main = phones.first().copied();
        let mut taken = None;
        phones.retain(|phone| {
            let Some(list) = in_force.holder(phone.number.line()) else { return true };
            findings.push(Finding::new(&NUMBER, *row, phone.column, phone.number.reveal()).by(&list.name));
            no_number.because(NoNumber::Blacklisted);
            taken.get_or_insert(list);
            false
        });
        // Where the first that was taken is not the main number, the main number is still there.
        if let (Some(main), Some(list), Some(first)) = (main, taken, phones.first())
            && main.number.key() != first.number.key()
        {
            let promoted = Finding::new(&PROMOTED, *row, first.column, main.number.reveal());
            findings.push(promoted.became(first.number.reveal()).by(&list.name));
        }
        Ok(contact)
    })
}
