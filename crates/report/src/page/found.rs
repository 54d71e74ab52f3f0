//! What was noticed, as a page tells it: by what it did to rows, in the reader's words, with the first examples.

use crate::{Damaged, Example, Found, Report};
use languages::say;
use serde::Serialize;
use words::Language;

/// How many examples of a code a page shows; fewer where there are many codes.
const EXAMPLES: [usize; 2] = [10, 4];

/// So many codes are many.
const MANY: usize = 60;

/// More codes than there are.
const MOST: usize = 200;

/// The findings of one severity.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    /// `left-out`, `changed` or `note`.
    severity: &'static str,
    /// How many findings.
    count: u64,
    codes: Vec<Told>,
}

/// What was noticed under one code.
#[derive(Debug, Serialize)]
struct Told {
    code: String,
    count: u64,
    means: String,
    advice: String,
    /// Whether any example says what stood in a cell, what became of it, or who says so.
    seen: bool,
    became: bool,
    by: bool,
    examples: Vec<Shown>,
}

/// One finding, as a page shows it.
#[derive(Debug, Serialize)]
struct Shown {
    at: String,
    seen: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    became: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// A column that was damaged as a whole.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    name: String,
    cells: u64,
    of: u64,
    means: String,
    advice: String,
}

/// The findings of a report, in a language.
pub(super) fn groups(report: &Report, language: Language) -> Vec<Group> {
    let examples = EXAMPLES[usize::from(report.findings.len() > MANY)];
    let of = |severity: &'static str| {
        let found = || report.findings.iter().take(MOST).filter(move |found| found.severity == severity);
        let count = found().map(|found| found.count).sum();
        Group { severity, count, codes: found().map(|found| told(found, examples, language)).collect() }
    };
    let groups = ["left-out", "changed", "note"].map(of);
    groups.into_iter().filter(|group| !group.codes.is_empty()).collect()
}

/// The columns of a report that were damaged as a whole.
pub(super) fn damaged(report: &Report, language: Language) -> Vec<Column> {
    let column = |damaged: &Damaged| Column {
        name: damaged.column.clone(),
        cells: damaged.cells,
        of: damaged.of,
        means: say(language, &damaged.means),
        advice: say(language, &damaged.advice),
    };
    report.damaged.iter().take(50).map(column).collect()
}

/// What a reason means, in a language; its own name, where no finding says so.
pub(super) fn means(report: &Report, language: Language, code: &str) -> String {
    let found = report.findings.iter().find(|found| found.code == code);
    found.map_or_else(|| code.to_owned(), |found| languages::means(language, code, &found.means))
}

fn told(found: &Found, examples: usize, language: Language) -> Told {
    Told {
        code: found.code.clone(),
        count: found.count,
        means: languages::means(language, &found.code, &found.means),
        advice: languages::advice(language, &found.code, &found.advice),
        seen: found.examples.iter().any(|example| !example.seen.is_empty() || example.became.is_some()),
        became: found.examples.iter().any(|example| example.became.is_some()),
        by: found.examples.iter().any(|example| example.by.is_some()),
        examples: found.examples.iter().take(examples).map(|example| shown(example, language)).collect(),
    }
}

fn shown(example: &Example, language: Language) -> Shown {
    let Example { at, seen, became, by } = example.clone();
    Shown { at, seen, became, by: by.map(|by| say(language, &by)) }
}
