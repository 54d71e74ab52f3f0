//! The fault suites, whole, and their figures in the README.

use crate::{cargo, output, tools};
use serde_json::{Map, Value};
use std::io::{Error, Result};
use std::path::Path;
use std::process::Command;

/// Between these the README shows what the suites counted.
const MARKS: [&str; 2] = ["<!-- faults -->", "<!-- /faults -->"];

/// What must be 0, by its name in a suite's figures and in the README.
const ZEROS: [(&str, &str); 5] = [
    ("doubles", "loaded twice"),
    ("lost", "lost"),
    ("false holds", "held for nothing"),
    ("dishonest", "said and not so"),
    ("unsettled", "left unsettled"),
];

/// Runs every suite whole, one after the other; where all pass, writes their figures into the README.
pub(crate) fn run() -> Result<()> {
    if !tools::strace() {
        return Err(Error::other(
            "the fault suites kill the program by strace: install it (apt-get install strace)",
        ));
    }
    let kept = tempfile::tempdir()?;
    let tests = ["test", "--package", "dialbase", "--features", "faults", "--test", "faults", "--"];
    let whole = ["--include-ignored", "--nocapture", "--test-threads=1"];
    let kept_at = kept.path().to_string_lossy();
    let simulator = ["test", "--package", "dialbase-upload", "--lib", "simulator"];
    let simulated = [("DIALBASE_FIGURES", &*kept_at), ("DIALBASE_SEEDS", "1000000")];
    if !cargo(&simulator, &simulated)
        || !cargo(&[&tests[..], &whole].concat(), &[("DIALBASE_FIGURES", &*kept_at)])
    {
        return Err(Error::other("a fault suite failed: see above; README.md stays as it is"));
    }
    let readme = std::fs::read_to_string("README.md")?;
    let words =
        |command: &mut Command| output(command).map(|said| String::from_utf8_lossy(&said).trim().to_owned());
    let commit = words(Command::new("git").args(["rev-parse", "--short", "HEAD"]))?;
    let date = words(Command::new("date").args(["-u", "+%F"]))?;
    let table = table(&figures(kept.path())?, &format!("{date}, commit {commit}"));
    std::fs::write("README.md", between(&readme, &table)?)
}

/// The figures that the suites kept, by suite.
fn figures(kept: &Path) -> Result<Vec<(String, Map<String, Value>)>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(kept)? {
        let path = entry?.path();
        let suite = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let figures: Map<String, Value> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        all.push((suite, figures));
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(all)
}

fn table(suites: &[(String, Map<String, Value>)], when: &str) -> String {
    let number =
        |figures: &Map<String, Value>, name: &str| figures.get(name).and_then(Value::as_u64).unwrap_or(0);
    let mut table = String::from("| suite | cells |");
    table.extend(ZEROS.map(|(_, title)| format!(" {title} |")));
    table += " and |\n|---|--:|";
    table += &"--:|".repeat(ZEROS.len());
    table += "---|\n";
    let mut row = |suite: &str, figures: &Map<String, Value>, further: &str| {
        table.extend(["| ", suite, " | ", &number(figures, "cells").to_string(), " |"]);
        table.extend(ZEROS.map(|(name, _)| format!(" {} |", number(figures, name))));
        table.extend([" ", further, " |\n"]);
    };
    let mut all: Map<String, Value> = Map::new();
    for (suite, figures) in suites {
        let is_usual = |name: &str| name == "cells" || ZEROS.iter().any(|(zero, _)| *zero == name);
        let further = figures.iter().filter(|(name, _)| !is_usual(name));
        let further: Vec<String> = further.map(|(name, value)| format!("{name}: {value}")).collect();
        row(suite, figures, &further.join(", "));
        for (name, value) in figures.iter().filter(|(name, _)| is_usual(name)) {
            let sum = number(&all, name) + value.as_u64().unwrap_or(0);
            all.insert(name.clone(), sum.into());
        }
    }
    row("**all**", &all, "");
    format!("{table}\n`cargo xtask faults` wrote this on {when}.")
}

/// The text with something else between the marks.
fn between(text: &str, what: &str) -> Result<String> {
    let parts =
        text.split_once(MARKS[0]).and_then(|(before, rest)| Some((before, rest.split_once(MARKS[1])?.1)));
    let (before, after) =
        parts.ok_or_else(|| Error::other(format!("README.md has no {} … {}", MARKS[0], MARKS[1])))?;
    Ok(format!("{before}{}\n{what}\n{}{after}", MARKS[0], MARKS[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_between_its_marks_and_nothing_else_changes() {
        let figures = serde_json::json!({ "cells": 3, "doubles": 0, "kills": 2 });
        let suites = [("kills".to_owned(), figures.as_object().cloned().unwrap())];
        let table = table(&suites, "2026-11-29, commit abc");
        assert!(table.contains("| kills | 3 | 0 | 0 | 0 | 0 | 0 | kills: 2 |\n| **all** | 3 |"), "{table}");
        let text = "before\n<!-- faults -->\nold\n<!-- /faults -->\nafter\n";
        let fresh = between(text, &table).unwrap();
        assert_eq!(fresh, format!("before\n<!-- faults -->\n{table}\n<!-- /faults -->\nafter\n"));
        assert_eq!(between(&fresh, &table).unwrap(), fresh);
        assert!(between("no marks", &table).is_err());
    }
}
