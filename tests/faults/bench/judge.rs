//! Who says what about whom: the server that was there, the ledger, the report, the exit status.

use super::{Bench, Books, Ended, Part};
use crate::oracle::{Contact, Seen, Upload};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is wrong.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdict {
    /// Contacts that were loaded more than once.
    pub(crate) doubles: u32,
    /// Contacts that are not loaded, though something says that they are, or nothing says that they are not.
    pub(crate) lost: u32,
    /// Parts that are held though no connection of theirs ever stood.
    pub(crate) false_holds: u32,
    /// What was said and is not so.
    pub(crate) dishonest: Vec<String>,
    /// Parts that another run should have settled, once the faults had stopped.
    pub(crate) unsettled: Vec<String>,
}

impl Verdict {
    /// Whether nothing is but that something is left to do.
    pub(crate) fn is_safe(&self) -> bool {
        Self { unsettled: Vec::new(), ..self.clone() }.is_clean()
    }

    /// Whether nothing is.
    pub(crate) fn is_clean(&self) -> bool {
        (self.doubles, self.lost, self.false_holds) == (0, 0, 0)
            && self.dishonest.is_empty()
            && self.unsettled.is_empty()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} twice, {} lost, {} held for nothing", self.doubles, self.lost, self.false_holds)?;
        self.dishonest.iter().try_for_each(|what| write!(f, "\n  not so: {what}"))?;
        self.unsettled.iter().try_for_each(|what| write!(f, "\n  not settled: {what}"))
    }
}

/// Judges a load after its faults have stopped and the program has been run until it had nothing more to do.
pub(super) fn judge(seen: &Seen, books: Option<&Books>, last: &Ended) -> Verdict {
    let mut verdict = Verdict::default();
    let loaded = seen.loaded();
    verdict.doubles = loaded.values().map(|times| times - 1).sum();
    server_saw(seen, &mut verdict);
    let empty = Books { runs: Vec::new(), parts: Vec::new(), integrity: "ok".to_owned() };
    let books = books.unwrap_or(&empty);
    if books.integrity != "ok" {
        verdict.dishonest.push(format!("the ledger's file: {}", books.integrity));
    }
    if last.exit == Some(70) || last.err.contains("panicked") {
        verdict.dishonest.push(format!("a defect of ours: {}", last.err));
    }
    for part in &books.parts {
        if !part.is_readable {
            verdict.dishonest.push(format!("run {}: the ledger knows a plan that cannot be read", part.run));
        }
        part_is_true(part, books, seen, &mut verdict);
    }
    names_are_known(books, seen, &mut verdict);
    verdict.false_holds = false_holds(books, seen);
    verdict.lost = lost(&loaded, books, last);
    verdict.unsettled = unsettled(books, &loaded, last);
    for run in &books.runs {
        let lines: u64 = books.parts(&run.id).iter().map(|part| part.lines).sum();
        if run.came_in != run.left_out + lines {
            verdict.dishonest.push(format!("run {}: its account does not add up", run.id));
        }
    }
    exit_is_true(books, &loaded, last, &mut verdict);
    report_is_true(books, last, &mut verdict);
    verdict
}

/// What no run may do, whatever came of it.
fn server_saw(seen: &Seen, verdict: &mut Verdict) {
    if seen.pooled > 0 {
        verdict.dishonest.push(format!("{} requests on a used connection", seen.pooled));
    }
    for upload in &seen.uploads {
        if upload.leaked {
            verdict.dishonest.push("a list followed a redirect to another host".to_owned());
        }
        verdict.dishonest.extend(upload.unsound.clone());
    }
}

/// Every list that came was announced to the ledger before its first byte.
fn names_are_known(books: &Books, seen: &Seen, verdict: &mut Verdict) {
    let known: BTreeSet<&str> =
        books.parts.iter().flat_map(|part| &part.attempts).map(String::as_str).collect();
    let came = seen.uploads.iter().map(|upload| upload.filename.as_str());
    for name in came.filter(|name| !name.is_empty() && !known.contains(name)) {
        verdict.dishonest.push(format!("{name} came, and the ledger knows nothing of it"));
    }
}

/// What the ledger says of a part is so.
fn part_is_true(part: &Part, books: &Books, seen: &Seen, verdict: &mut Verdict) {
    let name = part.attempts.last();
    let came: Vec<&Upload> = seen.uploads.iter().filter(|upload| Some(&upload.filename) == name).collect();
    let mut wrong = |what: &str| {
        let of = name.map_or("(never tried)", String::as_str);
        verdict.dishonest.push(format!("{}/{} {of} is {}: {what}", part.run, part.nth, part.state));
    };
    let is_sent_twice = came.len() > 1;
    if is_sent_twice {
        wrong("two lists came under one name");
    }
    match part.state.as_str() {
        "accepted" if !came.iter().any(|upload| upload.said_yes) => wrong("the server never said 1 to it"),
        "accepted" if came.iter().any(|upload| upload.contacts != part.contacts) => {
            wrong("other people came than were planned");
        }
        "refused" if came.iter().any(|upload| upload.processed) => wrong("the server loaded it"),
        "planned" if name.is_some() && !is_asked_again(part) => wrong("bytes of it may have left"),
        "repeated" if !books.parts.iter().any(|other| went(other) && other.sha256 == part.sha256) => {
            wrong("the same lines never went");
        }
        "held" | "sending" if name.is_none() => wrong("it was never tried"),
        "accepted" | "refused" | "planned" | "repeated" | "held" | "sending" => {}
        _ => wrong("no person was asked"),
    }
    let mut state = "planned";
    for (before, after) in &part.events {
        if before != state {
            wrong(&format!("it went from {before} to {after} when it was {state}"));
        }
        state = after;
    }
    if state != part.state {
        wrong(&format!("its events end with {state}"));
    }
}

/// Whether the server said no to it, and it may go again: it was too much for then.
fn is_asked_again(part: &Part) -> bool {
    part.events.last().is_some_and(|(before, after)| before == "refused" && after == "planned")
}

fn went(part: &Part) -> bool {
    ["sending", "accepted", "held", "confirmed"].contains(&part.state.as_str())
}

/// Attempts for which no connection stood: those that the server can put no name to are as many as the connections that ended before
/// they said one, or they are not true.
fn false_holds(books: &Books, seen: &Seen) -> u32 {
    let named: BTreeSet<&str> = seen.uploads.iter().map(|upload| upload.filename.as_str()).collect();
    let unnamed = seen.uploads.iter().filter(|upload| upload.filename.is_empty()).count() as u32;
    let held = books.parts.iter().filter(|part| ["held", "sending"].contains(&part.state.as_str()));
    let unseen = held.filter(|part| part.attempts.last().is_none_or(|name| !named.contains(name.as_str())));
    (unseen.count() as u32).saturating_sub(seen.nameless + unnamed)
}

/// Contacts that are not loaded, and that nothing in the ledger says are still to be loaded or looked for.
fn lost(loaded: &BTreeMap<Contact, u32>, books: &Books, last: &Ended) -> u32 {
    let open = ["planned", "sending", "held", "refused"];
    let is_known = |contact: &Contact| {
        let mut parts = books.parts.iter().filter(|part| part.contacts.contains(contact));
        parts.any(|part| open.contains(&part.state.as_str()))
    };
    let is_entered = |contact: &Contact| books.parts.iter().any(|part| part.contacts.contains(contact));
    // What never came as far as the ledger is not lost while the program says that it is not done.
    let says_done = last.exit == Some(0);
    let is_lost = |contact: &Contact| {
        let is_open = if is_entered(contact) { is_known(contact) } else { !says_done };
        !loaded.contains_key(contact) && (!is_open || says_done)
    };
    Bench::contacts().filter(is_lost).count() as u32
}

/// The exit status says what the ledger says of the last run.
fn exit_is_true(books: &Books, loaded: &BTreeMap<Contact, u32>, last: &Ended, verdict: &mut Verdict) {
    let any = |state: &str| books.parts.iter().any(|part| part.state == state);
    let mut wrong = |what: &str| {
        let states = books.states().join(", ");
        verdict.dishonest.push(format!("exit {:?}: {what} ({states})\n{}", last.exit, last.err));
    };
    match last.exit {
        Some(0) if Bench::contacts().any(|contact| !loaded.contains_key(&contact)) => {
            wrong("not everybody is loaded");
        }
        Some(0) if any("sending") => wrong("a part is being sent"),
        Some(6) if !any("held") => wrong("nothing is held"),
        // 2: what was left half made is no plan.
        Some(0..=2 | 4..=9) => {}
        _ => wrong("no status for such an end"),
    }
}

/// Once faults have stopped, whoever is not loaded is held, or refused by the server, and nothing else.
fn unsettled(books: &Books, loaded: &BTreeMap<Contact, u32>, last: &Ended) -> Vec<String> {
    let is_settled = |contact: &Contact| {
        let mut parts = books.parts.iter().filter(|part| part.contacts.contains(contact));
        loaded.contains_key(contact) || parts.any(|part| ["held", "refused"].contains(&part.state.as_str()))
    };
    let left = Bench::contacts().filter(|contact| !is_settled(contact)).count();
    let sending = books.parts.iter().filter(|part| part.state == "sending").count();
    let mut unsettled = Vec::new();
    if left + sending > 0 {
        let states = books.states().join(", ");
        let what = format!("{left} contacts, {sending} parts being sent; exit {:?} ({states})", last.exit);
        unsettled.push(format!("{what}\n{}", last.err));
    }
    unsettled
}

/// The report on paper and the one that was printed say of each part what the ledger says, and their accounts add up.
fn report_is_true(books: &Books, last: &Ended, verdict: &mut Verdict) {
    let Some(printed) = last.report() else { return };
    let Some(run) = books.runs.iter().find(|run| printed["run"] == run.id.as_str()) else { return };
    let kept = std::fs::read_to_string(run.directory.join("report.json")).unwrap_or_default();
    let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
    for (whose, report) in [("printed", printed), ("kept", kept)] {
        let mut wrong = |what: String| verdict.dishonest.push(format!("the report that was {whose}: {what}"));
        for part in books.parts(&run.id) {
            let said = &report["parts"][part.nth];
            if said["state"] != part.state.as_str() {
                wrong(format!("part {} is {}, the ledger says {}", part.nth, said["state"], part.state));
            }
            if part.attempts.last().is_some_and(|name| said["name"] != name.as_str()) {
                wrong(format!("part {} is called {}", part.nth, said["name"]));
            }
        }
        let account = &report["account"];
        let sum =
            |of: &Value| of.as_object().into_iter().flatten().filter_map(|(_, n)| n.as_u64()).sum::<u64>();
        let number = |of: &Value| of.as_u64().unwrap_or_default();
        let came = number(&account["read"]) + number(&account["computed"]);
        let planned = number(&account["planned"]);
        if came != planned + sum(&account["left_out"]) || planned != sum(&account["sent"]) {
            wrong(format!("its account does not add up: {account}"));
        }
    }
}
