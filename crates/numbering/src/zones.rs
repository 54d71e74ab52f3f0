//! The time zones in which a number may ring: libphonenumber's prefix map under our corrections.

use contact::{Kind, Number, Zone};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The zones in which a number may ring, by its area; none for numbers that belong to no place.
///
/// More than one zone means just that: nothing in the number tells which. Mobiles are placed by their prefix only where the
/// prefix is an area (country codes 52, 54, 55, 62 and 86), and by their country elsewhere, as libphonenumber does.
#[must_use]
pub fn zones(number: Number) -> &'static [Zone] {
    let country = u64::from(number.country_code());
    let key = match number.kind() {
        Kind::Fixed | Kind::FixedOrMobile => number.key(),
        Kind::Mobile if MOBILES_WITH_AREA.contains(&country) => number.key(),
        Kind::Mobile | Kind::Voip | Kind::Personal => country,
        _ => return &[],
    };
    let mut prefix = key;
    while prefix > 0 {
        if let Some(zones) = MAP.get(&prefix) {
            return zones;
        }
        prefix /= 10;
    }
    &[]
}

/// TEMPORARY until the zones come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Ringing {
    pub zones: &'static [Zone],
    pub confidence: Confidence,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Confidence {
    Area,
    AreaMixed,
    CountrySingle,
    CountryMulti,
    None,
}
#[allow(missing_docs)]
impl Confidence {
    pub fn as_str(self) -> &'static str {
        "area"
    }
}
#[allow(missing_docs)]
pub fn ringing(number: Number) -> Ringing {
    Ringing { zones: zones(number), confidence: Confidence::Area }
}

/// The zone of an IANA name in any case; old names give the canonical one: `America/Buenos_Aires`. Only names of places: `EST`
/// and `Etc/GMT+3` are offsets, an hour off for half of the year.
#[must_use]
pub fn zone_named(name: &str) -> Option<Zone> {
    let wanted = name.trim().to_ascii_lowercase();
    NAMES.get(wanted.as_str()).copied()
}

/// `kGeoMobileCountries` and its neighbours in libphonenumber: countries whose mobile numbers carry an area code.
const MOBILES_WITH_AREA: [u64; 5] = [52, 54, 55, 62, 86];

static MAP: LazyLock<BTreeMap<u64, Vec<Zone>>> = LazyLock::new(|| {
    let mut map: BTreeMap<u64, Vec<Zone>> = BTreeMap::new();
    for line in lines(include_str!("../data/zones.tsv")) {
        insert(&mut map, line[0], line[1]);
    }
    let overrides: Vec<Vec<&str>> = lines(include_str!("../data/zone-overrides.tsv")).collect();
    for line in overrides.iter().filter(|line| line[1] == "area") {
        map.retain(|prefix, _| !prefix.to_string().starts_with(line[0]));
    }
    for line in &overrides {
        insert(&mut map, line[0], line[2]);
    }
    map
});

static NAMES: LazyLock<BTreeMap<String, Zone>> = LazyLock::new(|| {
    let links = lines(include_str!("../data/zone-links.tsv")).map(|line| (line[0], line[1]));
    let canonical = Zone::all().map(|zone| (zone.name(), zone.name()));
    let names = canonical
        .chain(links)
        .filter(|(name, _)| name.contains('/') && !name.starts_with("Etc/"))
        .filter_map(|(name, zone)| Some((name.to_ascii_lowercase(), Zone::named(zone)?)));
    names.collect()
});

fn lines(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn insert(map: &mut BTreeMap<u64, Vec<Zone>>, prefix: &str, zones: &str) {
    let zones = zones.split('&').filter_map(Zone::named).collect();
    map.insert(prefix.parse().unwrap_or_default(), zones);
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Region;

    fn check(text: &str, expected: &[&str]) {
        let number = crate::parse(text, Region::NONE).unwrap();
        let names: Vec<&str> = zones(number).iter().map(|zone| zone.name()).collect();
        assert_eq!(names, expected, "{number}");
    }

    #[test]
    fn one_zone_where_the_country_has_one() {
        check("+59898344484", &["America/Montevideo"]);
        check("+59824001234", &["America/Montevideo"]);
        check("+5491123456789", &["America/Argentina/Buenos_Aires"]);
    }

    #[test]
    fn brazil_goes_by_area_code_and_recife_is_not_noronha() {
        check("+5511961234567", &["America/Sao_Paulo"]);
        check("+5581961234567", &["America/Recife"]);
        check("+558136191234", &["America/Noronha"]);
        check("+5591961234567", &["America/Belem"]);
        check("+5592961234567", &["America/Manaus"]);
        check("+5597961234567", &["America/Manaus", "America/Eirunepe"]);
        check("+5568961234567", &["America/Rio_Branco"]);
    }

    #[test]
    fn known_errors_of_the_map_are_mended() {
        check("+526144101234", &["America/Chihuahua"]);
        check("+526566101234", &["America/Ciudad_Juarez"]);
        check("+56612241234", &["America/Punta_Arenas"]);
        check("+56672331234", &["America/Coyhaique"]);
    }

    #[test]
    fn several_zones_are_told() {
        check("+12705550123", &["America/Chicago", "America/New_York"]);
        check("+34612345678", &["Atlantic/Canary", "Europe/Madrid"]);
        check("+18005550199", &[]);
    }

    #[test]
    fn names_come_canonical() {
        let check = |name, zone| assert_eq!(zone_named(name).map(Zone::name), zone);
        check("America/Montevideo", Some("America/Montevideo"));
        check(" america/sao_paulo ", Some("America/Sao_Paulo"));
        check("America/Buenos_Aires", Some("America/Argentina/Buenos_Aires"));
        check("Brazil/East", Some("America/Sao_Paulo"));
        check("Uruguay/Montevideo", None);
        check("EST", None);
        check("UTC", None);
        check("PST8PDT", None);
        check("Etc/GMT+3", None);
        check("US/Eastern", Some("America/New_York"));
        check("", None);
    }

    #[test]
    fn every_line_of_the_tables_is_understood() {
        let zones_of =
            |zones: &str| zones.split('&').all(|zone| zone_named(zone).map(Zone::name) == Some(zone));
        for line in lines(include_str!("../data/zones.tsv")) {
            assert!(line[0].parse::<u64>().is_ok() && zones_of(line[1]), "{line:?}");
        }
        for line in lines(include_str!("../data/zone-overrides.tsv")) {
            let fits = line.len() == 4 && ["area", "entry"].contains(&line[1]);
            assert!(fits && line[0].parse::<u64>().is_ok() && zones_of(line[2]), "{line:?}");
        }
        for line in lines(include_str!("../data/zone-links.tsv")) {
            assert!(Zone::named(line[0]).is_some() && Zone::named(line[1]).is_some(), "{line:?}");
        }
    }
}
