//! Contacts counted on their way into the parts, in memory that does not grow with them.

use super::{AreaShare, Dialled, KindShare};
use contact::{Kind, Number, Region};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many areas a report names.
const AREAS: usize = 30;

/// Contacts counted by their main number, and by how many numbers they have.
#[derive(Clone, Debug, Default)]
pub struct DialledTally {
    kinds: [u64; Kind::ALL.len()],
    /// The area comes first, for two of them seldom are the same and are quickly told apart.
    areas: BTreeMap<(Option<u16>, Region), u64>,
    numbers: BTreeMap<u32, u64>,
}

impl DialledTally {
    /// Counts a contact by its main number, the area code of that, and how many numbers it has.
    pub fn add(&mut self, main: Number, area: Option<u16>, numbers: usize) {
        self.kinds[main.kind() as usize] += 1;
        *self.areas.entry((area, main.region())).or_default() += 1;
        *self.numbers.entry(numbers as u32).or_default() += 1;
    }

    /// What was counted; `place` knows the names of areas. Groups and hours are for others to say.
    #[must_use]
    pub fn dialled(self, place: impl Fn(Region, u16) -> Option<&'static str>) -> Dialled {
        let counted = Kind::ALL.into_iter().map(|kind| (kind.as_str(), self.kinds[kind as usize]));
        let mut kinds: Vec<KindShare> = counted
            .filter(|(_, contacts)| *contacts > 0)
            .map(|(kind, contacts)| KindShare { kind: kind.to_owned(), contacts })
            .collect();
        kinds.sort_by_key(|share| Reverse(share.contacts));
        let mut areas: Vec<_> = self.areas.into_iter().collect();
        areas.sort_by_key(|(_, contacts)| Reverse(*contacts));
        let in_other_areas = areas.iter().skip(AREAS).map(|(_, contacts)| contacts).sum();
        let share = |((area, country), contacts): ((Option<u16>, Region), u64)| AreaShare {
            country: country.to_string(),
            area: area.map(|code| code.to_string()),
            place: area.and_then(|code| place(country, code)).map(str::to_owned),
            contacts,
        };
        let areas = areas.into_iter().take(AREAS).map(share).collect();
        Dialled { kinds, areas, in_other_areas, numbers_per_contact: self.numbers, ..Dialled::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(e164: &str, kind: Kind) -> Number {
        Number::assemble(e164, 2, "1", kind, Region::new("BR").unwrap()).unwrap()
    }

    #[test]
    fn every_way_of_counting_adds_up() {
        let mut tally = DialledTally::default();
        for area in 11..=50 {
            for _ in 0..area {
                tally.add(number("5511961234567", Kind::Mobile), Some(area), 1);
            }
        }
        tally.add(number("551141234567", Kind::Fixed), None, 3);
        let dialled = tally.dialled(|_, area| (area == 50).then_some("Sul"));
        let all = (11..=50_u64).sum::<u64>() + 1;
        assert_eq!(dialled.kinds.iter().map(|share| &*share.kind).collect::<Vec<_>>(), ["mobile", "fixed"]);
        assert_eq!(dialled.kinds.iter().map(|share| share.contacts).sum::<u64>(), all);
        let shown: u64 = dialled.areas.iter().map(|share| share.contacts).sum();
        assert_eq!((dialled.areas.len(), shown + dialled.in_other_areas), (30, all));
        let first = &dialled.areas[0];
        assert_eq!(
            (first.area.as_deref(), first.place.as_deref(), first.contacts),
            (Some("50"), Some("Sul"), 50)
        );
        assert_eq!(dialled.numbers_per_contact, [(1, all - 1), (3, 1)].into());
    }

    #[test]
    fn each_kind_is_counted_as_itself() {
        for kind in Kind::ALL {
            let mut tally = DialledTally::default();
            tally.add(number("5511961234567", kind), None, 1);
            let kinds = tally.dialled(|_, _| None).kinds;
            assert_eq!(kinds, [KindShare { kind: kind.as_str().to_owned(), contacts: 1 }]);
        }
    }
}
