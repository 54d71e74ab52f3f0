//! What came of calls, as it fits a screen.

use super::page::clock;
use super::{ContactsAccount, GroupResults, RecordsAccount, Results};
use crate::summary::section::{self, Detail, Section};
use crate::{Terminal, Tone};
use languages::say;
use std::collections::BTreeMap;
use words::{Arg, on_one_line};

/// How many lists, and how many lines of outcomes, a screen shows.
const MOST: usize = 6;

/// What came of calls in words, for a person at a terminal. No number and no name of anybody stands in it.
#[must_use]
pub fn results_summary(results: &Results, terminal: &Terminal) -> String {
    let mut lines = headline(results, terminal);
    let read = results.records.read;
    let all = [
        Some(records(results, terminal)),
        Some(contacts(results, terminal)),
        outcomes(&results.outcomes, ("results-outcomes", read, "results-not-said"), terminal),
        outcomes(
            &results.said,
            ("results-screen-said", results.said.values().sum(), "results-said-once"),
            terminal,
        ),
    ];
    lines.extend(section::lines(&all.into_iter().flatten().collect::<Vec<_>>(), terminal));
    lines.extend(lists(results, terminal));
    if !results.notes.is_empty() {
        lines.push(String::new());
    }
    for note in &results.notes {
        lines.extend(terminal.lines(&format!("- {}", say(terminal.language, note)), 2));
    }
    lines.join("\n")
}

fn headline(results: &Results, terminal: &Terminal) -> Vec<String> {
    let moment = |at: chrono::NaiveDateTime| Arg::text(words::shown(terminal.language, at));
    let args = [
        ("instance", Arg::text(&results.instance)),
        ("from", moment(results.from)),
        ("until", moment(results.until)),
    ];
    let words = terminal.label("results-screen-headline", &args);
    terminal.lines(&words, 2).iter().map(|line| terminal.toned(Tone::Strong, line)).collect()
}

/// Where the records went.
fn records(results: &Results, terminal: &Terminal) -> Section {
    let RecordsAccount { read, joined, without_contact, of_unknown_lists, of_no_list } = results.records;
    let parts = [
        ("results-screen-joined", joined),
        ("results-screen-without-contact", without_contact),
        ("results-screen-unknown-lists", of_unknown_lists),
        ("results-screen-no-list", of_no_list),
    ];
    let unit = terminal.label("results-screen-records", &[("n", read.into())]);
    section(("results-screen-read", read, unit), details(&parts, terminal), terminal)
}

/// Where the contacts went.
fn contacts(results: &Results, terminal: &Terminal) -> Section {
    let ContactsAccount { contacts, dialled, not_dialled, answered, of_lost_plans } = results.contacts;
    let parts = [
        ("results-screen-dialled", dialled),
        ("results-screen-answered", answered),
        ("results-screen-not-dialled", not_dialled),
        ("results-screen-lost-plans", of_lost_plans),
    ];
    let unit = terminal.label("results-screen-contacts", &[("n", contacts.into())]);
    section(("results-screen-sent", contacts, unit), details(&parts, terminal), terminal)
}

/// What was said of the records, the most frequent first.
fn outcomes(
    counted: &BTreeMap<String, u64>,
    (label, of, blank): (&str, u64, &str),
    terminal: &Terminal,
) -> Option<Section> {
    let mut all: Vec<(&String, &u64)> = counted.iter().collect();
    all.sort_by_key(|(name, records)| (std::cmp::Reverse(**records), (*name).clone()));
    let named = all.iter().map(|(name, records)| {
        let name = if name.is_empty() { terminal.label(blank, &[]) } else { on_one_line(name).into_owned() };
        Detail::new(**records, name)
    });
    let unit = terminal.label("results-screen-records", &[("n", of.into())]);
    (!all.is_empty()).then(|| section((label, of, unit), named.collect(), terminal))
}

/// Of some counts those that are not nothing.
fn details(parts: &[(&str, u64)], terminal: &Terminal) -> Vec<Detail> {
    let some = parts.iter().filter(|(_, count)| *count > 0);
    some.map(|(label, count)| Detail::new(*count, terminal.label(label, &[("n", (*count).into())]))).collect()
}

fn section((label, count, unit): (&str, u64, String), details: Vec<Detail>, terminal: &Terminal) -> Section {
    let of = *terminal;
    Section {
        label: terminal.label(label, &[]),
        tone: Tone::Strong,
        count,
        unit,
        details,
        room: MOST,
        more: Box::new(move |n| of.label("results-screen-more", &[("n", n.into())])),
    }
}

fn lists(results: &Results, terminal: &Terminal) -> Vec<String> {
    let mut lines = Vec::new();
    for GroupResults { name, contacts, dialled, answered, calls, seconds } in results.lists.iter().take(MOST)
    {
        let args = [
            ("contacts", (*contacts).into()),
            ("dialled", (*dialled).into()),
            ("answered", (*answered).into()),
            ("calls", (*calls).into()),
            ("time", Arg::text(clock(*seconds))),
        ];
        lines.push(terminal.toned(Tone::Name, &on_one_line(name)));
        let words = format!("  {}", terminal.label("results-screen-list", &args));
        lines.extend(terminal.lines(&words, 2));
    }
    let more = results.lists.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("  {}", terminal.label("results-screen-more", &[("n", (more as u64).into())])));
    }
    lines
}
