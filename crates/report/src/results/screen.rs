//! What came of calls, as it fits a screen.

use super::page::clock;
use super::{GroupResults, Results};
use crate::{Terminal, Tone};
use languages::say;
use words::{Arg, on_one_line};

/// How many lists, and how many outcomes, a screen names.
const MOST: usize = 6;

/// What came of calls in words, for a person at a terminal. No number and no name of anybody stands in it.
#[must_use]
pub fn results_summary(results: &Results, terminal: &Terminal) -> String {
    let mut lines = vec![headline(results, terminal)];
    let Results { records, contacts, .. } = results;
    let rows = [
        ("results-screen-records", records.read),
        ("results-screen-joined", records.joined),
        ("results-screen-without-contact", records.without_contact),
        ("results-screen-unknown-lists", records.of_unknown_lists),
        ("results-screen-no-list", records.of_no_list),
        ("results-screen-contacts", contacts.contacts),
        ("results-screen-dialled", contacts.dialled),
        ("results-screen-answered", contacts.answered),
        ("results-screen-not-dialled", contacts.not_dialled),
        ("results-screen-lost-plans", contacts.of_lost_plans),
    ];
    let always = ["results-screen-records", "results-screen-contacts"];
    let rows: Vec<(String, bool, String)> = rows
        .into_iter()
        .filter(|(label, count)| *count > 0 || always.contains(label))
        .map(|(label, count)| {
            (terminal.count(count), always.contains(&label), terminal.label(label, &[("n", count.into())]))
        })
        .collect();
    lines.extend(below_each_other(&rows, terminal));
    lines.extend(outcomes(results, terminal));
    lines.extend(lists(results, terminal));
    if !results.notes.is_empty() {
        lines.push(String::new());
    }
    for note in &results.notes {
        lines.extend(terminal.lines(&format!("- {}", say(terminal.language, note)), 2));
    }
    lines.join("\n")
}

fn headline(results: &Results, terminal: &Terminal) -> String {
    let moment = |at: chrono::NaiveDateTime| Arg::text(at.format("%Y-%m-%d %H:%M"));
    let args = [
        ("instance", Arg::text(&results.instance)),
        ("from", moment(results.from)),
        ("until", moment(results.until)),
    ];
    terminal.toned(Tone::Strong, &terminal.label("results-screen-headline", &args))
}

/// Counts below each other, with what they count; those that are parts of others stand in.
fn below_each_other(rows: &[(String, bool, String)], terminal: &Terminal) -> Vec<String> {
    let width = rows.iter().map(|(count, ..)| count.chars().count()).max().unwrap_or(0);
    let line = |(count, is_whole, words): &(String, bool, String)| {
        let (indent, tone) = if *is_whole { ("", Tone::Strong) } else { ("  ", Tone::Usual) };
        format!("{indent}{count:>width$}  {}", terminal.toned(tone, words))
    };
    rows.iter().map(line).collect()
}

fn outcomes(results: &Results, terminal: &Terminal) -> Vec<String> {
    let mut all: Vec<(&String, &u64)> = results.outcomes.iter().collect();
    all.sort_by_key(|(name, records)| (std::cmp::Reverse(**records), (*name).clone()));
    if all.is_empty() {
        return Vec::new();
    }
    let named = all.iter().take(MOST).map(|(name, records)| {
        let name = if name.is_empty() {
            terminal.label("results-not-said", &[])
        } else {
            on_one_line(name).into_owned()
        };
        format!("{name} {}", terminal.count(**records))
    });
    let more = all.len().saturating_sub(MOST);
    let more = (more > 0).then(|| terminal.label("results-screen-more", &[("n", (more as u64).into())]));
    let words = named.chain(more).collect::<Vec<_>>().join(" · ");
    terminal.lines(&format!("{}: {words}", terminal.label("results-outcomes", &[])), 2)
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
