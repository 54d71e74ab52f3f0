//! What a run came to, in one word, and what a person does next.

use super::account::{self, Waterfall};
use crate::{Part, Report};
use languages::say;
use serde::Serialize;
use words::Language;

/// How many lists a box names.
const NAMED: usize = 10;

/// What a run came to.
#[derive(Debug, Serialize)]
pub(super) struct Verdict {
    /// `planned`, `accepted`, `held` and the like.
    pub name: &'static str,
    /// How it looks: `good`, `plain`, `hold` or `stop`.
    pub look: &'static str,
    /// How many contacts that is about.
    pub contacts: u64,
    /// What to type next, in the plan's directory; blank where that depends.
    pub command: String,
    /// Whether a person must do something before anybody is called.
    pub loud: bool,
    /// How many contacts there are in each state.
    pub states: Vec<InState>,
    /// The lists of which a person must look, some of them.
    pub lists: Vec<List>,
    /// How many further ones there are.
    pub further: usize,
}

/// The contacts in one state.
#[derive(Debug, Serialize)]
pub(super) struct InState {
    state: String,
    contacts: u64,
}

/// A list of which a person must look.
#[derive(Debug, Serialize)]
pub(super) struct List {
    name: String,
    campaign: String,
    state: String,
    contacts: u64,
    said: String,
}

impl Verdict {
    /// What a report says its run came to.
    pub(super) fn of(report: &Report, waterfall: &Waterfall, language: Language) -> Self {
        let name = name(report);
        let received = waterfall.rows("accepted") + waterfall.rows("confirmed");
        let contacts = match name {
            "stopped" | "planned" | "nothing" => report.account.planned,
            "held" | "sending" | "repeated" | "undone" | "abandoned" => waterfall.rows(name),
            _ => received,
        };
        let looks = |part: &&Part| matches!(&*part.state, "held" | "sending" | "refused");
        let mut lists: Vec<&Part> = report.parts.iter().filter(looks).collect();
        lists.sort_by_key(|part| part.state == "refused");
        Self {
            name,
            look: look(name),
            contacts,
            command: command(name, &report.run),
            loud: matches!(name, "stopped" | "held" | "refused" | "sending"),
            states: account::in_order(&report.account.sent).into_iter().map(in_state).collect(),
            further: lists.len().saturating_sub(NAMED),
            lists: lists.into_iter().take(NAMED).map(|part| list(part, language)).collect(),
        }
    }
}

fn in_state((state, contacts): (&str, u64)) -> InState {
    InState { state: state.to_owned(), contacts }
}

fn list(part: &Part, language: Language) -> List {
    List {
        name: part.name.clone(),
        campaign: part.campaign.clone(),
        state: part.state.clone(),
        contacts: part.lines,
        said: part.said.as_ref().map(|said| say(language, said)).unwrap_or_default(),
    }
}

fn command(name: &str, run: &str) -> String {
    match name {
        "planned" => "dialbase apply .".to_owned(),
        "unfinished" | "sending" | "refused" => format!("dialbase runs resume {run}"),
        _ => String::new(),
    }
}

fn look(name: &str) -> &'static str {
    match name {
        "accepted" => "good",
        "stopped" | "refused" => "stop",
        "held" | "sending" | "unfinished" => "hold",
        _ => "plain",
    }
}

/// The worst that holds.
fn name(report: &Report) -> &'static str {
    let any = |state: &str| report.parts.iter().any(|part| part.state == state);
    let all = |states: &[&str]| report.parts.iter().all(|part| states.contains(&&*part.state));
    let waits = !report.parts.is_empty() && all(&["planned"]);
    match report {
        report
            if report.stopped.is_some()
                && (waits || report.parts.is_empty())
                && report.overridden.is_empty() =>
        {
            "stopped"
        }
        report if report.parts.is_empty() => "nothing",
        _ if any("held") => "held",
        _ if any("sending") => "sending",
        _ if waits => "planned",
        _ if any("planned") => "unfinished",
        _ if any("refused") => "refused",
        _ if any("accepted") || any("confirmed") => "accepted",
        _ if all(&["repeated"]) => "repeated",
        _ if all(&["undone"]) => "undone",
        _ => "abandoned",
    }
}
