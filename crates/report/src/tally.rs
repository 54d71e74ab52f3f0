//! Findings counted by code, with the first of each.

use crate::{Example, Found};
use contact::{Code, Finding, Place, Severity, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many examples of a code a report shows.
const EXAMPLES: usize = 10;

/// How many letters of a cell an example shows.
const LONGEST: usize = 300;

/// Findings counted by code, and by what they did to their rows. However many there are, it keeps the first few only.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    by_code: BTreeMap<(&'static str, Severity), (&'static Code, u64, Vec<Example>)>,
    by_name: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

impl Tally {
    /// Counts a finding of a table. `explained` is asked where it is one of the first, which a report shows: it answers the same with the
    /// cell that explains it, or nothing where it is shown as it is.
    pub fn add(
        &mut self,
        finding: &Finding,
        table: &Arc<Table>,
        explained: impl FnOnce() -> Option<Finding>,
    ) {
        let key = (finding.code.id, finding.severity);
        let (_, count, examples) = self.by_code.entry(key).or_insert_with(|| (finding.code, 0, Vec::new()));
        *count += 1;
        if examples.len() < EXAMPLES {
            let example = explained().map_or_else(|| example(finding, table), |shown| example(&shown, table));
            // Two numbers of one cell may have the same to be said of them.
            if !examples.contains(&example) {
                examples.push(example);
            }
        }
        // A name is one of few; what is a sentence may be another in every row.
        if let Some(who) = finding.by.as_deref().filter(|who| who.id().is_empty()) {
            let names = self.by_name.entry(finding.code.id).or_default();
            match names.get_mut(who.english()) {
                Some(count) => *count += 1,
                None => drop(names.insert(who.english().to_owned(), 1)),
            }
        }
    }

    /// How often somebody is named by a code's findings: how many numbers a blacklist took.
    #[must_use]
    pub fn by(&self, code: &str, who: &str) -> u64 {
        self.by_name.get(code).and_then(|names| names.get(who)).copied().unwrap_or(0)
    }

    /// What was found: what leaves rows out first, then what was changed, then notes; the most frequent first.
    #[must_use]
    pub fn found(&self) -> Vec<Found> {
        let mut found: Vec<_> = self.by_code.iter().collect();
        found.sort_by_key(|((id, severity), (_, count, _))| (*severity, std::cmp::Reverse(*count), *id));
        let under = |(&(_, severity), (code, count, examples)): (&_, &(&Code, u64, Vec<Example>))| {
            found_under(code, severity, *count, examples)
        };
        found.into_iter().map(under).collect()
    }

    /// How often a code was noted, whatever it did to its rows.
    #[must_use]
    pub fn count(&self, code: &str) -> u64 {
        let noted = self.by_code.iter().filter(|((id, _), _)| *id == code);
        noted.map(|(_, (_, count, _))| count).sum()
    }
}

fn found_under(code: &Code, severity: Severity, count: u64, examples: &[Example]) -> Found {
    Found {
        code: code.id.to_owned(),
        severity: severity.as_str().to_owned(),
        count,
        means: code.means.to_owned(),
        advice: code.advice.to_owned(),
        examples: examples.to_vec(),
    }
}

fn example(finding: &Finding, table: &Arc<Table>) -> Example {
    let place = Place { table: Arc::clone(table), row: finding.row, column: finding.column };
    Example {
        at: place.to_string(),
        seen: shortened(&finding.seen),
        became: finding.became.as_deref().map(shortened),
        by: finding.by.as_deref().cloned(),
    }
}

/// A text, cut with a mark where it is long: a cell may hold a megabyte.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}[…]", &text[..end]),
        None => text.to_owned(),
    }
}
