//! What fits a screen: the account, the reasons, and where everything went.

use crate::{Alarm, Blacklist, Damaged, Found, Normality, Part, Report};
use std::collections::BTreeMap;
use std::fmt::Write;
use words::Message;

/// The run in words, for a person at a terminal. No number and no name of anybody stands in it.
#[must_use]
pub fn summary(report: &Report) -> String {
    let mut text = String::new();
    // Writing to a text cannot fail.
    let _ = write(&mut text, report);
    text
}

fn write(text: &mut String, report: &Report) -> std::fmt::Result {
    let account = &report.account;
    line(text, "Read", account.read, plural(account.read, "row", "rows"))?;
    for input in &report.inputs {
        detail(text, input.rows, &format!("{} ({})", input.source, input.format))?;
    }
    if account.computed > 0 {
        line(text, "Computed", account.computed, "rows made by the SQL statement")?;
    }
    let left_out = account.left_out.values().sum();
    line(text, "Left out", left_out, plural(left_out, "row", "rows"))?;
    let mut reasons: Vec<(&String, &u64)> = account.left_out.iter().collect();
    reasons.sort_by_key(|(reason, rows)| (std::cmp::Reverse(**rows), (*reason).clone()));
    for (reason, rows) in reasons {
        let means =
            report.findings.iter().find(|found| found.code == *reason).map_or("", |found| &found.means);
        detail(text, *rows, &format!("{reason}: {means}"))?;
    }
    for (state, rows) in &account.sent {
        let contacts = plural(*rows, "contact", "contacts");
        line(text, &capital(state), *rows, &format!("{contacts}{}", says(state)))?;
        for ((campaign, zone), (lines, parts)) in by_campaign_and_zone(&report.parts, state) {
            let zone = zone.unwrap_or("the instance's own time zone");
            let parts = format!("{parts} {}", plural(parts, "part", "parts"));
            detail(text, lines, &format!("{campaign}  {zone}  ({parts})"))?;
        }
    }
    notes(text, report)
}

fn notes(text: &mut String, report: &Report) -> std::fmt::Result {
    for (title, severity) in [("Changed", "changed"), ("Noticed", "note")] {
        let found: Vec<&Found> = report.findings.iter().filter(|found| found.severity == severity).collect();
        if !found.is_empty() {
            writeln!(text, "\n{title}")?;
        }
        for Found { code, count, means, .. } in found {
            detail(text, *count, &format!("{code}: {means}"))?;
        }
    }
    if !report.damaged.is_empty() {
        writeln!(text, "\nWhole columns")?;
    }
    for Damaged { column, cells, of, means, .. } in &report.damaged {
        detail(text, *cells, &format!("of {} in {column}: {means}", grouped(*of)))?;
    }
    if !report.blacklists.is_empty() {
        writeln!(text, "\nBlacklists")?;
    }
    for list in &report.blacklists {
        detail(text, list.numbers, &held_against(list))?;
    }
    for part in
        report.parts.iter().filter(|part| matches!(part.state.as_str(), "held" | "refused" | "repeated"))
    {
        let said = part.said.as_ref().map(Message::english).unwrap_or_default();
        let contacts = plural(part.lines, "contact", "contacts");
        writeln!(text, "\n{}: {} ({} {contacts}): {said}", capital(&part.state), part.name, part.lines)?;
    }
    if let Some(held) = report.parts.iter().find(|part| part.state == "held") {
        let (run, name) = (&report.run, &held.name);
        writeln!(
            text,
            "\nLook for it in the portal, then say what you saw; until then no later list that has somebody of it is sent:"
        )?;
        writeln!(text, "  dialbase runs resolve {run} {name} --loaded | --not-loaded --reason \"…\"")?;
    }
    let held = report.parts.iter().any(|part| part.state == "held");
    let sent_some = report.parts.iter().any(|part| part.state != "planned");
    if sent_some && !held && report.parts.iter().any(|part| part.state == "planned") {
        writeln!(text, "\nWhat was not sent yet goes when the plan is applied again: dialbase apply DIR")?;
    }
    for Alarm { stops, words, advice, .. } in &report.alarms {
        let said = if *stops { "Stopped" } else { "Warning" };
        writeln!(text, "\n{said}: {words}; {advice}")?;
    }
    if let Some(Normality { earlier_runs, needed, stops: true, .. }) = &report.normality
        && earlier_runs < needed
    {
        let runs = plural(*earlier_runs, "run", "runs");
        writeln!(
            text,
            "\nThe ledger knows {earlier_runs} earlier {runs} of this pipeline; from {needed} on it is judged whether a run is normal"
        )?;
    }
    for overridden in &report.overridden {
        writeln!(text, "\nOverridden: {overridden}")?;
    }
    for warning in &report.warnings {
        writeln!(text, "\nWarning: {warning}")?;
    }
    Ok(())
}

/// `numbers in no-llamar.csv, for all campaigns; 16 were taken from rows; 3 of 200 lines hold no number; 180 numbers before`.
fn held_against(list: &Blacklist) -> String {
    let mut text = format!("{} in {}", plural(list.numbers, "number", "numbers"), list.source);
    let mut add = |more: String| text.push_str(&more);
    if !list.scope.english().is_empty() {
        add(format!(", for {}", list.scope));
    }
    let were = plural(list.hits, "was", "were");
    add(format!("; {} {were} taken from rows", grouped(list.hits)));
    let lines = plural(list.lines, "line", "lines");
    for (count, what) in [(list.unreadable, "without a number"), (list.expired, "expired")] {
        if count > 0 {
            add(format!("; {} of {} {lines} {what}", grouped(count), grouped(list.lines)));
        }
    }
    if let Some(previous) = &list.previous {
        add(format!("; {} before, on {}", grouped(previous.numbers), previous.at.format("%Y-%m-%d")));
    }
    text
}

/// What a state means for the people in it.
fn says(state: &str) -> &'static str {
    match state {
        "planned" => ", not sent yet",
        "accepted" => " received by the instance",
        "refused" => " refused by the instance: they are not there",
        "held" => " of which nobody knows whether they arrived: look in the portal before anything else",
        "repeated" => " not sent, since the same lines went before",
        _ => "",
    }
}

fn by_campaign_and_zone<'r>(
    parts: &'r [Part],
    state: &str,
) -> BTreeMap<(&'r str, Option<&'r str>), (u64, u64)> {
    let mut sums: BTreeMap<(&str, Option<&str>), (u64, u64)> = BTreeMap::new();
    for part in parts.iter().filter(|part| part.state == state) {
        let (lines, parts) = sums.entry((&part.campaign, part.zone.as_deref())).or_default();
        *lines += part.lines;
        *parts += 1;
    }
    sums
}

fn line(text: &mut String, what: &str, rows: u64, unit: &str) -> std::fmt::Result {
    writeln!(text, "{what:<10}{:>11} {unit}", grouped(rows))
}

fn detail(text: &mut String, rows: u64, what: &str) -> std::fmt::Result {
    writeln!(text, "  {:>19}  {what}", grouped(rows))
}

/// `1 234 567`: a blank is read alike in every language of ours.
#[must_use]
pub fn grouped(rows: u64) -> String {
    let digits = rows.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    groups.into_iter().rev().collect::<Vec<_>>().join(" ")
}

fn plural<'w>(count: u64, one: &'w str, many: &'w str) -> &'w str {
    if count == 1 { one } else { many }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
