//! Who is on a blacklist is not called; and a list that is not what it should be stops the run, with words.

use crate::world::{Said, World};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, SystemTime};

mod forms;
mod healthy;
mod shapes;

/// A pipeline over `base.csv`, with these words about its blacklists.
fn pipeline(region: &str, blacklists: &str) -> String {
    format!(
        r#"
campaign = "Ventas->"
region = "{region}"
source = {{ path = "base.csv" }}
columns = {{ phone = ["Celular", "Casa"] }}
params = {{ quien = "Nombre" }}
timezone = {{ unknown = "server" }}
upload = {{ url = "sandbox", username = "cargas" }}
format = {{ dial = "e164" }}
{blacklists}
"#
    )
}

/// A base of these numbers, each of a person who is called by its place, from 1.
fn base(numbers: &[&str]) -> String {
    let mut base = String::from("Celular;Casa;Nombre\n");
    for (nth, number) in numbers.iter().enumerate() {
        writeln!(base, "\"{}\";;P{}", number.replace('"', "\"\""), nth + 1).unwrap();
    }
    base
}

/// Six people of Uruguay.
fn six() -> String {
    base(&["098 000 101", "098 000 102", "098 000 103", "098 000 104", "098 000 105", "098 000 106"])
}

/// What a plan said, and whom it would call, by their places.
struct Plan {
    said: Said,
    report: Value,
    called: BTreeSet<u32>,
}

fn plan(world: &World, directory: &str, now: Option<&str>) -> Plan {
    let mut arguments = vec!["plan", "ventas.toml", "-o", directory, "--json"];
    arguments.extend(now.iter().flat_map(|now| ["--now", now]));
    let said = world.dialbase(&arguments);
    let report = serde_json::from_str(&said.out).unwrap_or_default();
    let mut called = BTreeSet::new();
    for part in std::fs::read_dir(world.path(directory).join("parts")).into_iter().flatten() {
        let lines = std::fs::read_to_string(part.unwrap().path()).unwrap();
        called.extend(lines.lines().map(|line| {
            let (_, rest) = line.split_once("quien=P").expect("everybody has a name");
            let place: String = rest.chars().take_while(char::is_ascii_digit).collect();
            place.parse::<u32>().unwrap()
        }));
    }
    Plan { said, report, called }
}

/// The words without the frame that the terminal puts around them.
fn words(said: &Said) -> String {
    said.err.replace(['│', '×', '╰', '─', '▶'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A world with six people, and a list in this file.
fn with_list(name: &str, list: impl AsRef<[u8]>, about: &str) -> World {
    let world = World::new();
    world.write("base.csv", six());
    world.write(name, list);
    world.write("ventas.toml", pipeline("UY", &format!("[[blacklist]]\npath = \"{name}\"\n{about}")));
    world
}

/// Six people are held against a list: these are called.
fn calls(name: &str, list: impl AsRef<[u8]>, about: &str, called: &[u32]) -> Value {
    let planned = plan(&with_list(name, list, about), "plan", Some("2026-11-24T15:00:00Z"));
    assert_eq!(planned.said.exit, 0, "{name} {about}: {}", planned.said.err);
    assert_eq!(planned.called, called.iter().copied().collect(), "{name} {about}");
    planned.report
}

/// A list stops the run, which says so, and leaves nothing behind.
fn stops(name: &str, list: impl AsRef<[u8]>, about: &str, says: &str) {
    let world = with_list(name, list, about);
    let planned = plan(&world, "plan", None);
    let words = words(&planned.said);
    assert!(planned.said.exit == 4 && words.contains(says), "{name} {about}: {} {words}", planned.said.exit);
    assert!(words.contains(name) && words.contains("nobody may be called"), "{words}");
    assert!(!world.path("plan").exists(), "{name} left a plan behind");
}

/// Writes a list anew as if so long ago.
fn age(world: &World, name: &str, days: u64) {
    let list = std::fs::File::options().write(true).open(world.path(name)).unwrap();
    list.set_modified(SystemTime::now() - Duration::from_secs(days * 86_400)).unwrap();
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// So many numbers, none of them of the six.
fn many(count: u32) -> String {
    (0..count).fold(String::new(), |mut list, nth| {
        writeln!(list, "0982{nth:05}").unwrap();
        list
    })
}
