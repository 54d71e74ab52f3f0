//! The static tables say what the reviewed ones say, by a slower reading of our own.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

const MAP: &str = include_str!("../../../data/zones.tsv");
const OVERRIDES: &str = include_str!("../../../data/zone-overrides.tsv");
const POPULATIONS: &str = include_str!("../../../data/zone-populations.tsv");
const LINKS: &str = include_str!("../../../data/zone-links.tsv");
const STATES: &str = include_str!("../../../data/states.tsv");
const CITIES: &str = include_str!("../../../data/cities.tsv");

type Prefixes = BTreeMap<&'static str, BTreeSet<&'static str>>;

fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The zones of each prefix as the map has them, under our corrections.
fn prefixes() -> Prefixes {
    let mut all: Prefixes = lines(MAP).map(|line| (line[0], line[1].split('&').collect())).collect();
    let overrides: Vec<_> = lines(OVERRIDES).filter(|line| line[1] != "region").collect();
    for line in overrides.iter().filter(|line| ["area", "country"].contains(&line[1])) {
        all.retain(|prefix, _| !prefix.starts_with(line[0]));
    }
    let set = |zones: &'static str| zones.split('&').collect::<BTreeSet<_>>();
    for line in overrides.iter().filter(|line| line[1] == "name") {
        let (old, new) = line[2].split_once('&').unwrap();
        for (_, zones) in all.iter_mut().filter(|(prefix, _)| prefix.starts_with(line[0])) {
            if zones.remove(old) {
                zones.insert(new);
            }
        }
    }
    all.extend(overrides.iter().filter(|line| line[1] != "name").map(|line| (line[0], set(line[2]))));
    all
}

#[test]
fn the_longest_prefix_wins() {
    let prefixes = prefixes();
    let longest = |digits: &str| {
        (1..=digits.len()).rev().find_map(|len| prefixes.get(&digits[..len])).cloned().unwrap_or_default()
    };
    let mut asked = 0;
    for prefix in prefixes.keys() {
        // The first and the last number of the prefix, its neighbours, and one from the middle.
        let room = 10_u64.pow(12 - prefix.len() as u32);
        let first = prefix.parse::<u64>().unwrap() * room;
        for digits in [first, first + room - 1, first - 1, first + room, first + room * 7 / 11] {
            let digits = digits.to_string();
            // The 9 of Argentina's mobiles is no part of their area.
            if digits.len() == 12 && !digits.starts_with("549") {
                let number = Number::assemble(&digits, 1, "1", Kind::Fixed, Region::NONE).unwrap();
                let zones: BTreeSet<&str> = zones(number).iter().map(|zone| zone.name()).collect();
                assert_eq!(zones, longest(&digits), "{digits}");
                asked += 1;
            }
        }
    }
    assert!(asked > 10_000, "only {asked} numbers were asked");
}

#[test]
fn every_zone_is_named_canonically() {
    let canonical = |zones: &str, line: &[&str]| {
        for zone in zones.split('&') {
            assert_eq!(zone_named(zone).map(Zone::name), Some(zone), "{line:?}");
        }
    };
    lines(MAP).for_each(|line| canonical(line[1], &line));
    lines(OVERRIDES).for_each(|line| canonical(line[2], &line));
    lines(POPULATIONS).for_each(|line| canonical(line[0], &line));
    lines(STATES).chain(lines(CITIES)).for_each(|line| canonical(line[2], &line));
    for line in lines(LINKS) {
        assert!(Zone::named(line[0]).is_some(), "{line:?}");
        assert_eq!(zone_named(line[1]).map(Zone::name), Some(line[1]), "{line:?}");
    }
}

#[test]
fn every_correction_stands_once_and_has_a_source() {
    let mut seen = BTreeSet::new();
    for line in lines(OVERRIDES) {
        assert!(seen.insert((line[0], line[1] == "name")) && !line[3].is_empty(), "{line:?}");
        let zones: Vec<&str> = line[2].split('&').collect();
        assert_eq!(zones.iter().collect::<BTreeSet<_>>().len(), zones.len(), "{line:?}");
    }
}

#[test]
fn the_shortest_prefixes_are_calling_codes() {
    let known: BTreeSet<i32> = rlibphonenumber::PHONE_NUMBER_UTIL.get_supported_calling_codes().collect();
    let prefixes = prefixes();
    let is_shortest = |prefix: &&&str| (1..prefix.len()).all(|len| !prefixes.contains_key(&prefix[..len]));
    for prefix in prefixes.keys().filter(is_shortest) {
        assert!(known.contains(&prefix.parse().unwrap()), "{prefix} is no calling code");
    }
}

#[test]
fn where_most_people_are_is_first() {
    let check = |text, zone| {
        let number = crate::parse(text, Region::NONE).unwrap();
        assert_eq!(zones(number)[0].name(), zone, "{text}");
    };
    check("+61412345678", "Australia/Sydney");
    check("+6281212345678", "Asia/Jakarta");
    check("+79123456789", "Europe/Moscow");
    check("+18502005123", "America/Chicago");
    check("+12085025123", "America/Boise");
    check("+12082365123", "America/Boise");
    check("+19072575123", "America/Anchorage");
    check("+18125550123", "America/New_York");
}
