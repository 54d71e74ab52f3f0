//! The time zones of states and provinces, and of cities in those that have several, as people write them.

use chrono_tz::Tz;
use contact::{Region, Zone, fold_name};

/// The zones of a state or province of a country, the one with most people first: "SP", "São Paulo", "Edo. Méx.", "Calif.",
/// "Campinas - SP". None where the name is not known, or names two states that differ.
#[must_use]
pub fn state_zones(region: Region, name: &str) -> &'static [Zone] {
    state(region, name).map_or(&[], |(.., zones)| *zones)
}

/// The zones of a city in a state, where the state has several and the city is known to have fewer; else those of the state.
#[must_use]
pub fn city_zones(region: Region, state_name: &str, city: &str) -> &'static [Zone] {
    let Some((_, code, _, zones)) = state(region, state_name) else { return &[] };
    let known = |name: &str| {
        let key = (region.as_str(), *code, name);
        let place = CITIES.binary_search_by_key(&key, |(region, code, name, _)| (*region, *code, *name));
        place.ok().map(|place| CITIES[place].3)
    };
    let whole = fold(city);
    let other = || if whole.is_empty() { None } else { known(ANY_OTHER) };
    let part = || parts(city).find_map(|part| known(&part));
    // "El Paso TX", "ElPaso": what is not quite a city of another time must not pass for any other one.
    let run_together = |name: &str| {
        let bare = name.replace(' ', "");
        let mut cities = CITIES.iter().filter(|(of, state, ..)| (*of, *state) == (region.as_str(), *code));
        cities
            .find(|(.., name, _)| *name != ANY_OTHER && name.replace(' ', "") == bare)
            .map(|(.., zones)| *zones)
    };
    let before_state = || {
        let (city, state_again) = whole.rsplit_once(' ')?;
        spelled(region, state_again).filter(|(_, again, ..)| again == code).and_then(|_| run_together(city))
    };
    let nearly = || run_together(&whole).or_else(before_state);
    known(&whole).or_else(part).or_else(nearly).or_else(other).unwrap_or(zones)
}

// `static`s of rows, made by `build.rs` from `data/states.tsv` and `data/cities.tsv`: a country's letters, a state's code, a
// folded spelling, and the zones. STATES are in the order of countries and spellings, CITIES of countries, states, spellings.
include!(concat!(env!("OUT_DIR"), "/states.rs"));

type Row = (&'static str, &'static str, &'static str, &'static [Zone]);

/// Stands for the cities of a state that are not named: the named ones are all that keep another time.
const ANY_OTHER: &str = "*";

/// Words that may open a state's name without being of it.
const OPENINGS: [&str; 22] = [
    "comunidad autonoma de ",
    "departamento de ",
    "distrito de ",
    "distrito do ",
    "edo de ",
    "edo ",
    "est de ",
    "estado da ",
    "estado de ",
    "estado do ",
    "pcia de ",
    "pcia ",
    "prov de ",
    "prov ",
    "province of ",
    "provincia de la ",
    "provincia de ",
    "provincia del ",
    "region de la ",
    "region de ",
    "region del ",
    "state of ",
];

/// Countries, which often close a state's name; Mexico is also a state of its own.
const COUNTRIES: [&str; 14] = [
    "argentina",
    "brasil",
    "brazil",
    "canada",
    "chile",
    "espana",
    "estados unidos",
    "eua",
    "mexico",
    "portugal",
    "spain",
    "united states",
    "us",
    "usa",
];

fn state(region: Region, name: &str) -> Option<&'static Row> {
    spelled(region, &fold(name)).or_else(|| {
        let parts = parts(name).filter(|part| !COUNTRIES.contains(&part.as_str()));
        let mut states = parts.filter_map(|part| spelled(region, &part));
        let first = states.next()?;
        states.all(|(.., zones)| *zones == first.3).then_some(first)
    })
}

fn spelled(region: Region, name: &str) -> Option<&'static Row> {
    let known = |name: &str| {
        let key = (region.as_str(), name);
        STATES
            .binary_search_by_key(&key, |(region, _, name, _)| (*region, *name))
            .ok()
            .map(|place| &STATES[place])
    };
    let letters = || {
        let are_letters = name.split(' ').all(|word| word.len() == 1);
        if are_letters { known(&name.replace(' ', "")) } else { None }
    };
    let rest = || OPENINGS.iter().find_map(|opening| known(name.strip_prefix(opening)?));
    known(name).or_else(letters).or_else(rest)
}

/// A name without what people write differently: `fold_name`, dots and apostrophes gone, other marks as blanks.
fn fold(name: &str) -> String {
    let marks = |c: char| if is_mark(c) { ' ' } else { c };
    let kept = |c: &char| !matches!(c, '.' | '\'' | '’' | '`' | '´' | '"');
    fold_name(&name.chars().filter(kept).map(marks).collect::<String>())
}

/// What stands between the marks of a name, folded: "Campinas - SP" has two parts.
fn parts(name: &str) -> impl Iterator<Item = String> {
    name.split(is_mark).map(fold).filter(|part| !part.is_empty())
}

fn is_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/' | ',' | ';' | '(' | ')' | '|' | '[' | ']')
}

#[cfg(test)]
mod tests;
