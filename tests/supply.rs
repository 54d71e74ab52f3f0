//! What we depend on comes from where deny.toml allows, under the licences that it allows.

use crate::world::project;
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;

/// The texts of a list in deny.toml.
fn allowed(section: &str, key: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(project().join("deny.toml")).unwrap();
    let of_section = text.split(&format!("\n[{section}]\n")).nth(1).unwrap();
    let list =
        of_section.split(&format!("\n{key} = [")).nth(1).or(of_section.strip_prefix(&format!("{key} = [")));
    list.unwrap().split(']').next().unwrap().split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn packages() -> Vec<Value> {
    // What other systems would need, nobody has downloaded.
    let version = Command::new("rustc").arg("-vV").current_dir(project()).output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--all-features",
        "--filter-platform",
        host,
    ]);
    let output = cargo.current_dir(project()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    all["packages"].as_array().unwrap().clone()
}

/// Whether an expression of licences can be met by those that are allowed: any side of an OR, each of an AND.
fn is_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut words, allowed) && words.is_empty()
}

/// The words are taken off the end of the list, where the expression begins.
fn any(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, allowed);
    while words.pop_if(|word| *word == "OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while words.pop_if(|word| *word == "AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Vec<&str>, allowed: &BTreeSet<String>) -> bool {
    if words.pop_if(|word| *word == "(").is_some() {
        let met = any(words, allowed);
        return words.pop_if(|word| *word == ")").is_some() && met;
    }
    let mut licence = words.pop().unwrap_or_default().to_owned();
    if words.pop_if(|word| *word == "WITH").is_some() {
        licence = format!("{licence} WITH {}", words.pop().unwrap_or_default());
    }
    allowed.contains(&licence)
}

#[test]
fn an_expression_of_licences_is_met_or_not() {
    let few = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    let check = |expression, met| assert_eq!(is_met(expression, &few), met, "{expression}");
    check("MIT", true);
    check("GPL-3.0", false);
    check("", false);
    check("GPL-3.0 OR MIT", true);
    check("MIT/Apache-2.0", true);
    check("MIT AND GPL-3.0", false);
    check("GPL-3.0 OR MIT AND Apache-2.0", true);
    check("(MIT OR GPL-3.0) AND Zlib", false);
    check("(MIT OR GPL-3.0) AND Apache-2.0", true);
    check("GPL-3.0 OR Apache-2.0 WITH LLVM-exception", true);
    check("MIT WITH nothing", false);
}

#[test]
fn every_dependency_has_a_licence_and_an_origin_that_are_allowed() {
    let (licences, registries) = (allowed("licenses", "allow"), allowed("sources", "allow-registry"));
    let mut strangers = Vec::new();
    let mut met = 0;
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        // Our own crates have no source.
        let source = package["source"].as_str().map(|source| source.trim_start_matches("registry+"));
        if !is_met(licence, &licences) || source.is_some_and(|source| !registries.contains(source)) {
            strangers.push(format!("{name}: {licence}, {source:?}"));
        }
        met += 1;
    }
    assert!(met > 100 && strangers.is_empty(), "{strangers:#?}");
}
