//! Makes the static tables of `src/zones` from the reviewed ones in `data/`, so that a program needs neither a lock nor a
//! warm-up to know where a number rings. A line that is not understood stops the build with its words.

#[path = "build/places.rs"]
mod places;
#[path = "build/tables.rs"]
mod tables;

use places::Places;
use std::error::Error;
use std::path::PathBuf;
use tables::{Named, Tables};

#[expect(clippy::disallowed_methods, reason = "a build script writes what is compiled next")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this by cargo")?);
    let tables = Tables::read()?;
    std::fs::write(out.join("places.rs"), places(&tables)?)?;
    std::fs::write(out.join("states.rs"), states(&tables))?;
    Ok(())
}

/// Where a number rings: the statics that `src/zones.rs` describes.
fn places(tables: &Tables) -> Result<String, String> {
    let places = Places::of(tables)?;
    let links = tables.links.iter().map(|(link, zone)| format!("({link:?}, {})", zone_source(zone)));
    Ok([
        array("LISTS", "(u16, u16)", places.lists.iter().map(|list| format!("{list:?}"))),
        array("SPANS", "(u32, u16)", places.spans.iter().map(|span| format!("{span:?}"))),
        array("CODES", "u16", places.codes.iter().map(ToString::to_string)),
        array("REGIONS", "u16", places.regions.iter().map(ToString::to_string)),
        array(
            "RINGINGS",
            "Ringing",
            places.ringings.iter().map(|(zones, confidence)| {
                format!("Ringing {{ zones: {}, confidence: Confidence::{confidence} }}", zones_source(zones))
            }),
        ),
        array("LINKS", "(&str, Zone)", links),
    ]
    .concat())
}

/// A spelling as a tuple.
const NAMED: &str = "(&str, &str, &str, &[Zone])";

/// The zones of states and cities: the statics that `src/zones/states.rs` describes.
fn states(tables: &Tables) -> String {
    let row = |row: &Named| {
        let Named { region, state, name, zones } = row;
        format!("({region:?}, {state:?}, {name:?}, {})", zones_source(zones))
    };
    array("STATES", NAMED, tables.states.iter().map(row))
        + &array("CITIES", NAMED, tables.cities.iter().map(row))
}

fn array(name: &str, of: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("static {name}: [{of}; {}] = [{}];\n", items.len(), items.join(", "))
}

fn zones_source(zones: &[&str]) -> String {
    let zones: Vec<String> = zones.iter().map(|zone| zone_source(zone)).collect();
    format!("&[{}]", zones.join(", "))
}

/// A zone as `chrono-tz` spells it in Rust; a name that it lacks does not compile.
fn zone_source(name: &str) -> String {
    format!("Zone::of(Tz::{})", name.replace('/', "__").replace('-', ""))
}
