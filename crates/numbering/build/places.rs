//! The map from numbers to zones, flattened: no prefix holds another any more, so that one search finds the answer.

use crate::tables::{Entry, Of, Tables, Zones};
use std::collections::{BTreeMap, BTreeSet};

/// As `src/zones.rs` reads them.
pub(crate) struct Places {
    pub(crate) lists: Vec<(u16, u16)>,
    pub(crate) spans: Vec<(u32, u16)>,
    pub(crate) codes: Vec<u16>,
    pub(crate) regions: Vec<u16>,
    pub(crate) ringings: Vec<(Zones, &'static str)>,
}

/// Digits that choose a list, and those that are searched for in it.
const HEAD: usize = 4;
const TAIL: usize = 5;

impl Places {
    pub(crate) fn of(tables: &Tables) -> Result<Self, String> {
        let none = (Vec::new(), "None");
        let mut places = Self {
            lists: Vec::new(),
            spans: Vec::new(),
            codes: vec![0; 1000],
            regions: vec![0; 26 * 26],
            ringings: vec![none],
        };
        places.prefixes(&tables.prefixes)?;
        for (prefix, entry) in &tables.prefixes {
            let code = prefix.parse().ok().filter(|_| entry.of == Of::Country && prefix.len() <= 3);
            if let Some(slot) = code.and_then(|code: usize| places.codes.get_mut(code)) {
                *slot = ringing(&mut places.ringings, &entry.zones, Of::Country)?;
            }
        }
        for (region, zones) in &tables.regions {
            let place = region_place(region).and_then(|place| places.regions.get_mut(place));
            *place.ok_or_else(|| format!("{region} is no country's letters"))? =
                ringing(&mut places.ringings, zones, Of::Country)?;
        }
        Ok(places)
    }

    fn prefixes(&mut self, prefixes: &BTreeMap<&'static str, Entry>) -> Result<(), String> {
        let longest = HEAD + TAIL;
        if let Some(prefix) =
            prefixes.keys().find(|prefix| prefix.len() > longest || prefix.parse::<u64>().is_err())
        {
            return Err(format!("{prefix} is not a prefix of at most {longest} digits"));
        }
        let mut known: BTreeMap<Vec<(u32, u16)>, (u16, u16)> = BTreeMap::new();
        for head in 0..10_usize.pow(HEAD as u32) {
            let list = self.list(prefixes, &format!("{head:0HEAD$}"))?;
            let span = (self.spans.len(), self.spans.len() + list.len());
            let short =
                |place: usize| u16::try_from(place).map_err(|_| "there are too many spans".to_owned());
            let span = (short(span.0)?, short(span.1)?);
            let known = known.entry(list.clone()).or_insert_with(|| {
                self.spans.extend(list);
                span
            });
            self.lists.push(*known);
        }
        Ok(())
    }

    /// Where among the numbers with these first digits another ringing begins, in order.
    fn list(
        &mut self,
        prefixes: &BTreeMap<&'static str, Entry>,
        head: &str,
    ) -> Result<Vec<(u32, u16)>, String> {
        let mut breaks = BTreeSet::from([0]);
        let inside = prefixes.range(head..).map(|(prefix, _)| *prefix);
        for prefix in inside.take_while(|prefix| prefix.starts_with(head)) {
            let scale = 10_u32.pow((HEAD + TAIL - prefix.len()) as u32);
            let from = prefix[HEAD..].parse().unwrap_or(0) * scale;
            breaks.extend([from, from + scale]);
        }
        breaks.remove(&10_u32.pow(TAIL as u32));
        let mut list: Vec<(u32, u16)> = Vec::new();
        for from in breaks {
            let found = longest(prefixes, &format!("{head}{from:0TAIL$}"));
            let ringing = found.map_or(Ok(0), |entry| ringing(&mut self.ringings, &entry.zones, entry.of))?;
            if list.last().is_none_or(|(_, last)| *last != ringing) {
                list.push((from, ringing));
            }
        }
        Ok(list)
    }
}

/// Two letters as a number of two digits to base 26.
fn region_place(letters: &str) -> Option<usize> {
    let [first, second] = letters.as_bytes() else { return None };
    let digit = |letter: &u8| letter.checked_sub(b'A').filter(|digit| *digit < 26).map(usize::from);
    Some(digit(first)? * 26 + digit(second)?)
}

/// The entry of the longest prefix of these digits.
fn longest<'a>(prefixes: &'a BTreeMap<&'static str, Entry>, digits: &str) -> Option<&'a Entry> {
    (1..=digits.len()).rev().find_map(|len| prefixes.get(&digits[..len]))
}

/// The place of these zones among all ringings, with how sure they are.
fn ringing(ringings: &mut Vec<(Zones, &'static str)>, zones: &Zones, of: Of) -> Result<u16, String> {
    let confidence = match (of, zones.len()) {
        (Of::Area, 1) => "Area",
        (Of::Area, _) => "AreaMixed",
        (Of::Country, 1) => "CountrySingle",
        (Of::Country, _) => "CountryMulti",
    };
    let one = (zones.clone(), confidence);
    let place = ringings.iter().position(|other| *other == one).unwrap_or_else(|| {
        ringings.push(one);
        ringings.len() - 1
    });
    u16::try_from(place).map_err(|_| "there are too many ringings".to_owned())
}
