//! The rules of the house, as tests: who may know whom, how a file opens, how long things get, what only one room may do.

use crate::world::project;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Which crate may know which of ours. A new edge is a decision: make it here, and say why in ARCHITECTURE.md.
const EDGES: [(&str, &[&str]); 20] = [
    (
        "cli",
        &[
            "contact",
            "fault",
            "ingest",
            "inspect",
            "languages",
            "normalize",
            "numbering",
            "operations",
            "pipeline",
            "report",
            "sandbox",
            "upload",
            "validate",
            "words",
        ],
    ),
    ("contact", &["words"]),
    ("dedupe", &["contact", "validate", "words"]),
    ("fault", &[]),
    ("ingest", &["contact", "words"]),
    ("inspect", &["contact", "normalize", "numbering", "words"]),
    ("languages", &["words"]),
    ("normalize", &["contact", "numbering", "words"]),
    ("numbering", &["contact"]),
    (
        "operations",
        &[
            "contact",
            "ingest",
            "numbering",
            "pipeline",
            "report",
            "select",
            "serialize",
            "ucontact",
            "upload",
            "words",
        ],
    ),
    (
        "pipeline",
        &[
            "contact",
            "dedupe",
            "fault",
            "ingest",
            "inspect",
            "normalize",
            "numbering",
            "report",
            "sandbox",
            "select",
            "serialize",
            "ucontact",
            "upload",
            "validate",
            "words",
        ],
    ),
    ("report", &["contact", "languages", "words"]),
    ("sandbox", &["languages", "ucontact", "words"]),
    ("select", &["contact", "words"]),
    ("serialize", &["contact", "validate", "words"]),
    ("ucontact", &["fault", "words"]),
    ("upload", &["fault", "serialize", "ucontact", "words"]),
    ("validate", &["contact", "words"]),
    ("words", &[]),
    ("xtask", &[]),
];

/// Files over 500 lines and functions over 70, each with its reason.
const LONG: [(&str, &str); 0] = [];

fn crates() -> BTreeMap<String, PathBuf> {
    let folders = std::fs::read_dir(project().join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    folders.chain([project().join("xtask")]).map(|path| (name(&path), path)).collect()
}

/// Every source file of ours, with its path below the project.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut folders: Vec<PathBuf> = crates().into_values().chain([project().join("tests")]).collect();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(project()).unwrap().to_string_lossy().into_owned();
                sources.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort();
    sources
}

#[test]
fn crates_know_only_whom_they_may() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        EDGES.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    let all = crates();
    assert_eq!(
        all.keys().map(String::as_str).collect::<Vec<_>>(),
        allowed.keys().copied().collect::<Vec<_>>()
    );
    for (name, path) in &all {
        let manifest = std::fs::read_to_string(path.join("Cargo.toml")).unwrap();
        let shipped = manifest.split("[dev-dependencies]").next().unwrap();
        let known: BTreeSet<&str> = all
            .keys()
            .map(String::as_str)
            .filter(|other| shipped.lines().any(|line| line.starts_with(&format!("{other}.workspace"))))
            .collect();
        let stranger: Vec<_> = known.difference(&allowed[name.as_str()]).collect();
        let unused: Vec<_> = allowed[name.as_str()].difference(&known).collect();
        assert!(stranger.is_empty() && unused.is_empty(), "{name}: new {stranger:?}, gone {unused:?}");
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name} does not open with a sentence");
    }
}

#[test]
fn what_is_long_has_a_reason() {
    let excused: BTreeSet<&str> = LONG.iter().map(|(name, _)| *name).collect();
    let mut long = BTreeSet::new();
    for (name, text) in sources() {
        if text.lines().count() > 500 {
            long.insert(name.clone());
        }
        long.extend(long_functions(&text).into_iter().map(|function| format!("{name}: {function}")));
    }
    let long: BTreeSet<&str> = long.iter().map(String::as_str).collect();
    assert_eq!(long, excused);
}

/// The functions over 70 lines. Formatted code shows where one ends: at a brace as far in as its first line.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_fn = |line: &str| {
        let words = line.trim_start();
        let before = ["fn ", "async fn ", "const fn ", "unsafe fn "];
        before.iter().any(|before| words.starts_with(before))
            || (words.starts_with("pub") && words.contains(" fn "))
    };
    let mut long = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_fn(line)) {
        let close = format!("{}}}", " ".repeat(indent(line)));
        let end = lines[at..].iter().position(|line| **line == close).unwrap_or(0);
        if end >= 70 {
            let name = line.split("fn ").nth(1).unwrap_or(line);
            long.push(name.split(['(', '<']).next().unwrap_or(name).to_owned());
        }
    }
    long
}

#[test]
fn only_one_room_does_each_dangerous_thing() {
    let check = |what: &str, rooms: &[&str]| {
        let tests = |name: &str| {
            name.contains("tests/") || name.ends_with("tests.rs") || name.ends_with("fixtures.rs")
        };
        for (name, text) in sources().into_iter().filter(|(name, _)| !tests(name)) {
            // Unit tests stand at the end of a file, in a module of their own.
            let shipped = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(&text);
            let here =
                shipped.lines().any(|line| line.contains(what) && !line.trim_start().starts_with("//"));
            assert!(!here || rooms.iter().any(|room| name.starts_with(room)), "{name} uses {what}");
        }
    };
    // Only a numbering plan says that digits are a number.
    check("Number::assemble(", &["crates/contact/", "crates/numbering/"]);
    check("Number::of_digits(", &["crates/contact/", "crates/numbering/", "crates/dedupe/benches/"]);
    // Only the ledger's guarded update changes a part's state.
    check("UPDATE parts", &["crates/upload/src/ledger"]);
    // Only the client of the instance speaks HTTP, and only the sandbox answers.
    check("hyper::", &["crates/ucontact/"]);
    check("hyper_util::", &["crates/ucontact/"]);
    check("axum::", &["crates/sandbox/"]);
    // Only the readers know formats.
    check("calamine::", &["crates/ingest/"]);
    // Only the terminal's own file prints.
    check("io::stderr()", &["crates/cli/src/output.rs", "xtask/"]);
}

/// The compiler denies it everywhere; here it cannot be allowed again unseen.
#[test]
fn one_file_alone_makes_a_promise_that_the_compiler_does_not_keep() {
    let word = ["un", "safe"].concat();
    let says = |line: &str| {
        let code = line.split("//").next().unwrap_or(line);
        code.split(|c: char| !c.is_alphanumeric()).any(|said| said == word)
    };
    let mut files: Vec<String> =
        sources().into_iter().filter(|(_, text)| text.lines().any(says)).map(|(name, _)| name).collect();
    // This file looks for functions that are marked so.
    files.retain(|name| name != "tests/house.rs");
    assert_eq!(files, ["crates/dedupe/src/blacklist/map.rs"]);
}

#[test]
fn nothing_is_left_for_later() {
    let later = ["TO", "DO"].concat();
    for (name, text) in sources() {
        for word in [later.as_str(), "FIXME", "todo!(", "unimplemented!(", "#[ignore"] {
            // The whole fault suites take minutes: `cargo xtask faults` is what runs them.
            let is_for_later =
                text.contains(word) && !(word == "#[ignore" && name.starts_with("tests/faults/"));
            assert!(name == "tests/house.rs" || !is_for_later, "{name} holds {word}");
        }
    }
}

/// `docs/findings.md`, made from the codes. `cargo xtask docs` writes it.
#[test]
fn the_manual_of_findings_is_fresh() {
    let mut page = String::from(
        "# Findings\n\nWhat dialbase can notice about a row or a cell, by code. Made from the rules by `cargo xtask docs`; do not\nedit.\n",
    );
    for severity in [contact::Severity::LeftOut, contact::Severity::Changed, contact::Severity::Note] {
        page += match severity {
            contact::Severity::LeftOut => "\n## The row will not be dialled\n",
            contact::Severity::Changed => "\n## Something is no longer as it was written\n",
            contact::Severity::Note => "\n## Good to know\n",
        };
        page += "\n| code | what happened | what to do |\n|---|---|---|\n";
        for code in pipeline::codes().into_iter().filter(|code| code.severity == severity) {
            let advice = code.advice.replace('|', "\\|");
            page.extend(["| `", code.id, "` | ", code.means, " | ", &advice, " |\n"]);
        }
    }
    page += "\n## What a pipeline may say\n\nWhat follows from these, [`[rules]`](pipeline.md#rules) may say; limits may be set for all.\n";
    page += "\n| code | if nothing is said |\n|---|---|\n";
    for code in validate::settable() {
        let usual = validate::Consequences::default().of(code);
        let name = validate::Consequence::NAMES.iter().find(|(_, named)| *named == usual);
        page.extend(["| `", code.id, "` | `", name.map_or("", |(name, _)| name), "` |\n"]);
    }
    let path = project().join("docs/findings.md");
    if std::env::var_os("DIALBASE_WRITE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == page, "docs/findings.md is not fresh: run `cargo xtask docs`");
}
