//! The reviewed tables as they are read: the map, our corrections on top, and every set with its main zone first.

use std::collections::BTreeMap;

pub(crate) type Zones = Vec<&'static str>;

/// What the tables say, each line understood.
pub(crate) struct Tables {
    /// By the digits with which numbers begin, calling codes included.
    pub(crate) prefixes: BTreeMap<&'static str, Entry>,
    /// Countries that share a calling code with others.
    pub(crate) regions: BTreeMap<&'static str, Zones>,
    /// Second names of zones, and the canonical ones.
    pub(crate) links: BTreeMap<&'static str, &'static str>,
    /// The spellings of states, by country and spelling.
    pub(crate) states: Vec<Named>,
    /// The spellings of cities, by country, state and spelling.
    pub(crate) cities: Vec<Named>,
}

/// The zones of a prefix, and what they are the zones of.
pub(crate) struct Entry {
    pub(crate) zones: Zones,
    pub(crate) of: Of,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Area,
    Country,
}

/// One spelling of a place in a state; `name` is folded.
pub(crate) struct Named {
    pub(crate) region: &'static str,
    pub(crate) state: &'static str,
    pub(crate) name: &'static str,
    pub(crate) zones: Zones,
}

impl Tables {
    pub(crate) fn read() -> Result<Self, String> {
        let (mut prefixes, mut regions) = (BTreeMap::new(), BTreeMap::new());
        let map = lines::<2>(include_str!("../data/zones.tsv"))?;
        let overrides = lines::<4>(include_str!("../data/zone-overrides.tsv"))?;
        let people = Populations::read()?;
        let main = |prefix: &str| {
            let around = overrides.iter().filter(|[area, ..]| prefix.starts_with(area));
            around.max_by_key(|[area, ..]| area.len()).map(|[_, _, zones, _]| split(zones, '&'))
        };
        for [prefix, zones] in map {
            let mut zones = split(zones, '&');
            people.main_first(&mut zones, &main(prefix).unwrap_or_default())?;
            prefixes.insert(prefix, Entry { zones, of: Of::Area });
        }
        for [area, scope, ..] in &overrides {
            if matches!(*scope, "area" | "country") {
                prefixes.retain(|prefix: &&str, _| !prefix.starts_with(area));
            }
        }
        for [prefix, scope, zones, _] in overrides {
            let zones = split(zones, '&');
            match scope {
                "area" | "entry" => drop(prefixes.insert(prefix, Entry { zones, of: Of::Area })),
                "country" => drop(prefixes.insert(prefix, Entry { zones, of: Of::Country })),
                "region" => drop(regions.insert(prefix, zones)),
                "name" => rename(&mut prefixes, prefix, &zones)?,
                _ => return Err(format!("zone-overrides.tsv: {prefix}: no such scope: {scope}")),
            }
        }
        // What holds for a whole country says nothing of an area, whoever wrote it.
        let codes: Vec<&str> = prefixes.keys().copied().filter(|code| is_shortest(code, &prefixes)).collect();
        for code in codes {
            prefixes.entry(code).and_modify(|entry| entry.of = Of::Country);
        }
        let countries = prefixes.values_mut().filter(|entry| entry.of == Of::Country);
        for zones in countries.map(|entry| &mut entry.zones).chain(regions.values_mut()) {
            people.main_first(zones, &[])?;
        }
        let links = lines::<2>(include_str!("../data/zone-links.tsv"))?;
        let links = links.into_iter().map(|[link, zone]| (link, zone)).collect();
        let mut states = named(include_str!("../data/states.tsv"))?;
        states.sort_by_key(|state| (state.region, state.name));
        let mut cities = named(include_str!("../data/cities.tsv"))?;
        cities.sort_by_key(|city| (city.region, city.state, city.name));
        Ok(Self { prefixes, regions, links, states, cities })
    }
}

/// Gives the first zone the name of the second, in all that begins with the prefix.
fn rename(prefixes: &mut BTreeMap<&str, Entry>, start: &str, names: &[&'static str]) -> Result<(), String> {
    let [old, new] = names else { return Err(format!("zone-overrides.tsv: {start}: two names are due")) };
    let below = prefixes.iter_mut().filter(|(prefix, _)| prefix.starts_with(start));
    for zone in below.flat_map(|(_, entry)| &mut entry.zones).filter(|zone| *zone == old) {
        *zone = new;
    }
    Ok(())
}

/// Whether no other prefix is the start of this one, which makes it a calling code.
fn is_shortest(prefix: &str, prefixes: &BTreeMap<&str, Entry>) -> bool {
    (1..prefix.len()).all(|len| !prefixes.contains_key(&prefix[..len]))
}

/// How many people live by the clocks of a zone, in thousands.
struct Populations(BTreeMap<&'static str, u32>);

impl Populations {
    fn read() -> Result<Self, String> {
        let lines = lines::<3>(include_str!("../data/zone-populations.tsv"))?;
        let people = |[zone, people, _]: [&'static str; 3]| {
            Ok((
                zone,
                people.parse().map_err(|_| format!("zone-populations.tsv: {zone}: no number: {people}"))?,
            ))
        };
        lines.into_iter().map(people).collect::<Result<_, String>>().map(Self)
    }

    /// Orders zones as the reviewed set around them has them, and those that it lacks by how many people they have.
    fn main_first(&self, zones: &mut Zones, around: &[&str]) -> Result<(), String> {
        if zones.len() > 1 {
            let unknown = zones.iter().find(|zone| !self.0.contains_key(*zone));
            unknown.map_or(Ok(()), |zone| Err(format!("zone-populations.tsv lacks {zone}")))?;
            let place = |zone: &str| around.iter().position(|other| *other == zone).unwrap_or(usize::MAX);
            zones.sort_by_key(|zone| (place(zone), u32::MAX - self.0[zone], *zone));
        }
        Ok(())
    }
}

/// Lines of a region, a state's code, its or a city's zones, and the spellings, joined by `|`.
fn named(table: &'static str) -> Result<Vec<Named>, String> {
    let mut all = Vec::new();
    for [region, state, zones, names] in lines::<4>(table)? {
        let zones = split(zones, '&');
        let name = |name| Named { region, state, name, zones: zones.clone() };
        all.extend(split(names, '|').into_iter().map(name));
    }
    Ok(all)
}

/// The fields of the lines that are no comments.
fn lines<const FIELDS: usize>(table: &'static str) -> Result<Vec<[&'static str; FIELDS]>, String> {
    let fields = |line: &'static str| {
        split(line, '\t').try_into().map_err(|_| format!("{FIELDS} fields are due: {line}"))
    };
    table.lines().filter(|line| !line.starts_with('#')).map(fields).collect()
}

fn split(text: &'static str, at: char) -> Zones {
    text.split(at).collect()
}
