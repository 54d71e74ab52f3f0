//! One of the rows of a person is dialled, whichever it is: all rows are looked at before any is decided.
//!
//! Rows form groups. A row belongs to the group that has its main number; else, where any number counts, to that of one of its
//! numbers; else to that of its person; else it opens one. So a number never belongs to two groups, and no two rows that are
//! dialled have one main number. Two people who share a telephone stay two: a number does not make one person of them.

use super::{By, CROWD, JOINED, Keep, Keys, NOT_JOINED, Spot};
use crate::NumberMap;
use chrono::{DateTime, Utc};
use contact::Finding;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use validate::{Dialable, Joined, Spare};

/// The groups of a run.
#[derive(Debug)]
pub(super) struct People {
    keep: Keep,
    by: By,
    now: DateTime<Utc>,
    groups: NumberMap<u32>,
    /// Of each group: in the low bits how full its fullest row is, or how many rows are to come; and a flag.
    states: Vec<u8>,
    /// How many rows are to come, where a state has no room for it.
    many: HashMap<u32, u32>,
    /// Numbers of rows that are not dialled, for the one of their group that is.
    spares: HashMap<u32, Spares>,
    /// Groups that took no more rows.
    crowded: HashSet<u32>,
    calls: Calls,
    has_learnt: bool,
}

/// Nobody has more numbers. A mark that stands on more rows is no person's, and a number that does is a switchboard's.
const MANY: usize = 20;
/// Of a key's group: the number is a row's main one.
const MAIN: u32 = 1 << 31;
/// However often one main number comes again: beyond, its line would be no line any more.
const MOST_NUMBERS: usize = 1000;

#[derive(Debug, Default)]
struct Spares {
    /// Whether the row that opened the group came by.
    opened: bool,
    numbers: Vec<Spare>,
}

impl Spares {
    fn add(&mut self, spares: Vec<Spare>) {
        for spare in spares {
            let same = |other: &Spare| other.phone().number.key() == spare.phone().number.key();
            if self.numbers.len() < MOST_NUMBERS && !self.numbers.iter().any(same) {
                self.numbers.push(spare);
            }
        }
    }
}

/// For which campaign, and by which clock, the rows of a group are called.
type Call = (u64, Option<i32>);

/// The call of each group: two bytes each, and none as long as there is one for all.
#[derive(Debug, Default)]
struct Calls {
    known: HashMap<Call, u16>,
    of_groups: Vec<u16>,
}

impl Calls {
    /// Beyond so many, a group's is not like another's.
    const OTHER: u16 = u16::MAX;

    fn nth(&mut self, call: Call) -> u16 {
        let next = u16::try_from(self.known.len()).unwrap_or(Self::OTHER);
        if next == Self::OTHER {
            return self.known.get(&call).copied().unwrap_or(Self::OTHER);
        }
        *self.known.entry(call).or_insert(next)
    }

    /// A new group is called so; so many were before it.
    fn add(&mut self, groups: usize, call: u16) {
        if self.known.len() > 1 {
            self.of_groups.resize(groups, 0);
            self.of_groups.push(call);
        }
    }

    fn is(&self, group: u32, call: u16) -> bool {
        call != Self::OTHER && self.of_groups.get(group as usize).copied().unwrap_or(0) == call
    }
}

/// While learning: the group knows whose it is. While deciding: its row came by.
const FLAG: u8 = 0x80;
const MOST: u8 = FLAG - 1;

impl People {
    pub(super) fn new(keep: Keep, by: By, now: DateTime<Utc>) -> Self {
        Self {
            keep,
            by,
            now,
            groups: NumberMap::default(),
            states: Vec::new(),
            many: HashMap::new(),
            spares: HashMap::new(),
            crowded: HashSet::new(),
            calls: Calls::default(),
            has_learnt: false,
        }
    }

    pub(super) fn has_learnt(&self) -> bool {
        self.has_learnt
    }

    pub(super) fn learn(&mut self, dialable: &Dialable, keys: &mut Keys) {
        let campaign = keys.campaign(dialable);
        let main = keys.number(&dialable.main(), campaign);
        let call = self.call(dialable, keys);
        let person = person_key(dialable, call);
        let others: Vec<u64> = match self.by {
            By::Main => Vec::new(),
            By::Any => dialable.alternatives().iter().map(|phone| keys.number(phone, campaign)).collect(),
        };
        let call = self.calls.nth(call);
        // An alternative of a row that is called otherwise makes no duplicate of the row whose main number it is.
        let same_main = self.groups.get(main).and_then(|entry| {
            let group = entry & !MAIN;
            (entry & MAIN != 0 || self.calls.is(group, call)).then_some(group)
        });
        let same_person = person.and_then(|person| self.group(person));
        // A number before a person: else one number could be taken out of two rows for the sake of the other.
        let of_number = |key: &u64| self.group(*key).filter(|group| self.calls.is(*group, call));
        let like_it = match same_main {
            Some(_) => None,
            None => others.iter().find_map(of_number).or(same_person),
        };
        if let Some(group) = like_it.filter(|group| !self.has_room(*group)) {
            self.crowded.insert(group);
        }
        let found = same_main.or(like_it.filter(|group| self.has_room(*group)));
        let group = found.unwrap_or_else(|| {
            self.calls.add(self.states.len(), call);
            self.states.push(0);
            self.states.len() as u32 - 1
        });

        if let Some((entry, _)) = self.groups.entry(main) {
            *entry = group | MAIN;
        }
        let knows_whose = self.states[group as usize] & FLAG != 0;
        // Who shares a telephone with somebody is not that person: only a group of nobody's is theirs.
        if let Some(person) = person.filter(|_| !knows_whose && same_person.is_none()) {
            put(&mut self.groups, person, group);
            self.states[group as usize] |= FLAG;
        }
        for key in others {
            put(&mut self.groups, key, group);
        }
        if found.is_some() && self.joins(dialable) {
            self.spares.entry(group).or_default().add(dialable.spares());
        }
        self.count(group, dialable);
    }

    /// The group that a key belongs to.
    fn group(&self, key: u64) -> Option<u32> {
        self.groups.get(key).map(|entry| entry & !MAIN)
    }

    /// Whether a group can still be one person's.
    fn has_room(&self, group: u32) -> bool {
        self.spares.get(&group).is_none_or(|spares| spares.numbers.len() < MANY)
    }

    fn count(&mut self, group: u32, dialable: &Dialable) {
        let state = &mut self.states[group as usize];
        let (flag, value) = (*state & FLAG, *state & MOST);
        *state = flag
            | match self.keep {
                Keep::First | Keep::Merge => 0,
                Keep::Fullest => value.max(fullness(dialable)),
                Keep::Last if value == MOST => {
                    *self.many.entry(group).or_default() += 1;
                    MOST
                }
                Keep::Last => value + 1,
            };
    }

    pub(super) fn learnt(&mut self) {
        self.states.iter_mut().for_each(|state| *state &= MOST);
        self.has_learnt = true;
    }

    pub(super) fn survives(&mut self, dialable: &mut Dialable, keys: &mut Keys, spot: &mut Spot<'_>) -> bool {
        let campaign = keys.campaign(dialable);
        let main = keys.number(&dialable.main(), campaign);
        // Every main number was learnt.
        let Some(group) = self.group(main) else { return true };
        if !self.is_chosen(group, dialable) {
            self.spare(group, dialable);
            return false;
        }
        for spare in self.spares.remove(&group).unwrap_or_default().numbers {
            let code = match dialable.join(&spare, self.now) {
                Joined::Added => &JOINED,
                Joined::RingsElsewhere | Joined::OfAnotherCampaign => &NOT_JOINED,
                Joined::WasThere => continue,
            };
            let seen = spare.phone().number.reveal();
            spot.findings.push(Finding::new(code, dialable.contact().row, None, seen));
        }
        let whose = person_key(dialable, self.call(dialable, keys)).and_then(|person| self.group(person));
        if whose.is_some_and(|owner| owner != group && self.crowded.contains(&owner)) {
            spot.findings.push(Finding::new(&CROWD, dialable.contact().row, None, ""));
        }
        spot.alternatives(dialable, |phone| {
            self.group(keys.number(phone, campaign)).is_some_and(|owner| owner != group)
        });
        true
    }

    /// Whether the row is the one of its group that is dialled.
    fn is_chosen(&mut self, group: u32, dialable: &Dialable) -> bool {
        let state = &mut self.states[group as usize];
        match self.keep {
            Keep::Last => {
                if let Some(many) = self.many.get_mut(&group).filter(|many| **many > 0) {
                    *many -= 1;
                    return false;
                }
                *state = state.saturating_sub(1);
                *state == 0
            }
            Keep::First | Keep::Merge => std::mem::replace(state, FLAG) & FLAG == 0,
            Keep::Fullest => {
                let chosen = *state & FLAG == 0 && fullness(dialable) == *state & MOST;
                *state |= if chosen { FLAG } else { 0 };
                chosen
            }
        }
    }

    /// Keeps the numbers of the row that opened a group and is not dialled: learning left it out, since most groups have one row.
    fn spare(&mut self, group: u32, dialable: &Dialable) {
        let Some(spares) = self.spares.get_mut(&group) else { return };
        if !std::mem::replace(&mut spares.opened, true) {
            spares.numbers.splice(..0, dialable.spares());
        }
    }

    /// Whether the numbers of a row that is not dialled go to the one that is.
    ///
    /// Rows that are one person's without sharing a main number always do: else people could not be reached any more.
    fn joins(&self, dialable: &Dialable) -> bool {
        self.keep == Keep::Merge || self.by == By::Any || dialable.contact().person.is_some()
    }

    /// How a row is called: what other rows must share with it to take over its numbers.
    fn call(&self, dialable: &Dialable, keys: &mut Keys) -> Call {
        (keys.nth(dialable), dialable.zone().map(|zone| zone.ahead_of_utc(self.now)))
    }

    pub(super) fn bytes(&self) -> usize {
        self.groups.bytes() + self.states.capacity() + self.calls.of_groups.capacity() * size_of::<u16>()
    }
}

/// The key of the person of a row, apart from all keys of numbers. A row of another campaign, or of another clock, is called on
/// its own: nobody asked whether its numbers may be called for this campaign, or at these hours.
///
/// It has 64 bits: among twenty million, two are one by chance once in a hundred thousand runs.
fn person_key(dialable: &Dialable, call: Call) -> Option<u64> {
    dialable.contact().person.map(|person| {
        let mut hasher = DefaultHasher::new();
        (person, call).hash(&mut hasher);
        hasher.finish()
    })
}

/// Enters a key, unless it belongs to a group already.
fn put(groups: &mut NumberMap<u32>, key: u64, group: u32) {
    if let Some((place, true)) = groups.entry(key) {
        *place = group;
    }
}

/// How much a row says: its parameters that are not blank, its numbers, its agent.
fn fullness(dialable: &Dialable) -> u8 {
    let contact = dialable.contact();
    let params = contact.params.iter().filter(|(_, value)| !value.is_empty()).count();
    let says = params + contact.phones.len() + usize::from(!contact.agent.is_empty());
    says.min(usize::from(MOST)) as u8
}
