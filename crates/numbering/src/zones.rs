//! The time zones in which a number may ring: libphonenumber's prefix map under our corrections.
//!
//! The tables are made when the crate is built, by `build.rs`, from `data/zones.tsv` (the map), `data/zone-overrides.tsv`
//! (what is wrong or missing in it, with sources) and `data/zone-populations.tsv`. They are static: a look-up takes neither a
//! lock nor memory.

mod states;

use chrono_tz::Tz;
use contact::{Kind, Number, Region, Zone};

pub use states::{city_zones, state_zones};

/// Where a number may ring, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ringing {
    /// The zones, the one with most people of the area or country first; none for numbers that belong to no place.
    pub zones: &'static [Zone],
    /// What the zones are the zones of.
    pub confidence: Confidence,
}

/// How sure it is where a number rings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Its area has one zone.
    Area,
    /// Its area has several, and nothing in the number tells which.
    AreaMixed,
    /// It names no area, and its country has one zone.
    CountrySingle,
    /// It names no area, and its country has several zones.
    CountryMulti,
    /// It belongs to no place.
    None,
}

impl Confidence {
    /// The word for reports: `area`, `country-multi`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::AreaMixed => "area-mixed",
            Self::CountrySingle => "country-single",
            Self::CountryMulti => "country-multi",
            Self::None => "none",
        }
    }
}

/// The zones in which a number may ring, by its area or else its country, and how sure that is.
///
/// Mobiles are placed by their prefix only where the prefix is an area (country codes 52, 54, 55, 62 and 86), or where the
/// plan cannot tell them from fixed lines; elsewhere by their country. Toll-free numbers and their like belong to no place.
#[must_use]
pub fn ringing(number: Number) -> Ringing {
    let answer = match number.kind() {
        Kind::Fixed | Kind::FixedOrMobile => by_prefix(number.line()),
        Kind::Mobile if MOBILES_WITH_AREA.contains(&number.country_code()) => by_prefix(number.line()),
        Kind::Mobile | Kind::Voip | Kind::Personal => by_country(number),
        _ => NOWHERE,
    };
    RINGINGS.get(usize::from(answer)).copied().unwrap_or(RINGINGS[0])
}

/// The zones of [`ringing`] alone.
#[must_use]
pub fn zones(number: Number) -> &'static [Zone] {
    ringing(number).zones
}

/// The zone of an IANA name in any case; old names give the canonical one: `America/Buenos_Aires`. Only names of places: `EST`
/// and `Etc/GMT+3` are offsets, an hour off for half of the year.
#[must_use]
pub fn zone_named(name: &str) -> Option<Zone> {
    let name = name.trim();
    let in_any_case = || Zone::all().find(|zone| zone.name().eq_ignore_ascii_case(name));
    let zone = Zone::named(name).or_else(in_any_case)?;
    let link = LINKS.binary_search_by_key(&zone.name(), |(link, _)| link);
    let zone = link.map_or(zone, |place| LINKS[place].1);
    (zone.name().contains('/') && !zone.name().starts_with("Etc/")).then_some(zone)
}

/// The country in which a zone is, where it is of one alone: UY for `America/Montevideo`.
#[must_use]
pub fn country_of(zone: Zone) -> Option<Region> {
    let letters = || b'A'..=b'Z';
    let pairs = letters().flat_map(|first| letters().map(move |second| [first, second]));
    let mut of_it = pairs.filter_map(Region::of_letters).filter(|region| {
        let of_code = crate::country_code(*region).and_then(|code| CODES.get(usize::from(code)));
        let answer = of_region(*region).or_else(|| of_code.copied()).unwrap_or(NOWHERE);
        RINGINGS.get(usize::from(answer)).is_some_and(|ringing| ringing.zones.contains(&zone))
    });
    of_it.next().filter(|_| of_it.next().is_none())
}

/// `kGeoMobileCountries` and its neighbours in libphonenumber: countries whose mobile numbers carry an area code.
const MOBILES_WITH_AREA: [u16; 5] = [52, 54, 55, 62, 86];

// `static`s of these names, made by `build.rs`. RINGINGS: all answers, NOWHERE the first; the others hold places in it. LISTS:
// for the first four digits of a number, its list of spans, from and until. SPANS: the next five digits from which an answer
// holds, and the answer; a list is in order and begins with 0. CODES: the answer for a whole country, by its code. REGIONS: the
// same for countries that share their code with others, by their two letters. LINKS: second names of zones, and the canonical.
include!(concat!(env!("OUT_DIR"), "/places.rs"));

const NOWHERE: u16 = 0;

/// By the digits of E.164. Prefixes have nine digits at most, so shorter numbers may be filled up with zeros.
fn by_prefix(digits: u64) -> u16 {
    let (head, tail) = first_nine(digits);
    let (from, until) = LISTS.get(head).copied().unwrap_or_default();
    let list = SPANS.get(usize::from(from)..usize::from(until)).unwrap_or_default();
    // Most areas have one answer.
    if let [(_, answer)] = list {
        return *answer;
    }
    let after = list.partition_point(|(from, _)| *from <= tail);
    after.checked_sub(1).and_then(|last| list.get(last)).map_or(NOWHERE, |(_, answer)| *answer)
}

/// The first four digits of a number, and the next five.
fn first_nine(digits: u64) -> (usize, u32) {
    const ABOVE: u64 = 1_000_000_000;
    // Dividing by what the compiler knows is quick; most numbers have eleven to thirteen digits.
    let mut digits = if digits >= 100 * ABOVE { digits / 1_000 } else { digits };
    while digits >= ABOVE {
        digits /= 10;
    }
    while digits < ABOVE / 10 && digits > 0 {
        digits *= 10;
    }
    ((digits / 100_000) as usize, (digits % 100_000) as u32)
}

fn by_country(number: Number) -> u16 {
    let of_code = || CODES.get(usize::from(number.country_code())).copied();
    of_region(number.region()).or_else(of_code).unwrap_or(NOWHERE)
}

/// The answer of a country that shares its code with others.
fn of_region(region: Region) -> Option<u16> {
    let place = region
        .as_str()
        .bytes()
        .fold(0, |place, letter| place * 26 + usize::from(letter.saturating_sub(b'A')));
    REGIONS.get(place).copied().filter(|answer| *answer != NOWHERE)
}

#[cfg(test)]
mod tests;
