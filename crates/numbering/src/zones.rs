//! The time zones in which a number may ring: libphonenumber's prefix map under our corrections.
//!
//! The tables are made when the crate is built, by `build.rs`, from `data/zones.tsv` (the map), `data/zone-overrides.tsv`
//! (what is wrong or missing in it, with sources) and `data/zone-populations.tsv`. They are static: a look-up takes neither a
//! lock nor memory.

mod states;

use chrono_tz::Tz;
use contact::{Kind, Number, Zone};

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
    let place = match number.kind() {
        Kind::Fixed | Kind::FixedOrMobile => by_prefix(number.line()),
        Kind::Mobile if MOBILES_WITH_AREA.contains(&number.country_code()) => by_prefix(number.line()),
        Kind::Mobile | Kind::Voip | Kind::Personal => by_country(number),
        _ => NOWHERE,
    };
    RINGINGS.get(usize::from(place)).copied().unwrap_or(RINGINGS[0])
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

/// `kGeoMobileCountries` and its neighbours in libphonenumber: countries whose mobile numbers carry an area code.
const MOBILES_WITH_AREA: [u16; 5] = [52, 54, 55, 62, 86];

// `static`s of these names, made by `build.rs`. RINGINGS: all answers, NOWHERE the first. LISTS: for the first four digits of
// a number, its list of spans, from and until. SPANS: the next five digits from which an answer holds, and its place in the
// low bits; a list is in order and begins with 0. CODES: the answer for a whole country, by its code. REGIONS: the same for
// countries that share their code with others. LINKS: second names of zones, and the canonical zone.
include!(concat!(env!("OUT_DIR"), "/places.rs"));

const NOWHERE: u16 = 0;
const HEAD: u32 = 4;
const TAIL: u32 = 5;

/// By the digits of E.164. Prefixes have nine digits at most, so shorter numbers may be filled up with zeros.
fn by_prefix(digits: u64) -> u16 {
    let len = digits.checked_ilog10().map_or(0, |zeros| zeros + 1);
    let read = HEAD + TAIL;
    let digits = digits / 10_u64.pow(len.saturating_sub(read)) * 10_u64.pow(read.saturating_sub(len));
    let (head, tail) = (digits / 10_u64.pow(TAIL), digits % 10_u64.pow(TAIL));
    let (from, until) = LISTS.get(head as usize).copied().unwrap_or_default();
    let list = SPANS.get(usize::from(from)..usize::from(until)).unwrap_or_default();
    let after = list.partition_point(|(from, _)| u64::from(*from) <= tail);
    after.checked_sub(1).and_then(|last| list.get(last)).map_or(NOWHERE, |(_, place)| *place)
}

fn by_country(number: Number) -> u16 {
    let region = number.region();
    match REGIONS.binary_search_by_key(&region.as_str(), |(letters, _)| letters) {
        Ok(place) => REGIONS[place].1,
        Err(_) => CODES.get(usize::from(number.country_code())).copied().unwrap_or(NOWHERE),
    }
}

#[cfg(test)]
mod tests;
