//! What came of calls as people open it: `results.html`, one file that needs no network and no script.

use super::{GroupResults, RESULTS_PAGE, Results};
use crate::page::{PageError, defect, templates};
use languages::say;
use minijinja::value::Serde;
use serde::Serialize;
use std::collections::BTreeMap;
use words::Language;

/// How many lists, zones and outcomes a page names.
const MOST: usize = 250;

/// How high a column of the chart of hours is, and where it stands, in the page's pixels: it is as wide as there is room.
const HEIGHT: f64 = 150.0;
const FOOT: u32 = 172;

/// Every how manyth hour is named where there is no room for all.
const MAIN: usize = 3;

/// What came of calls as people open it, in their language.
///
/// # Errors
/// Where the template asks for what the results do not hold: a defect of ours.
pub fn results_page(results: &Results, language: Language) -> Result<String, PageError> {
    let environment = templates::environment(language).map_err(defect)?;
    let template = environment.get_template("results.html").map_err(defect)?;
    template.render(Serde(View::of(results, language))).map_err(defect)
}

/// What the template shows.
#[derive(Debug, Serialize)]
struct View<'r> {
    language: &'static str,
    program: &'r str,
    instance: &'r str,
    read_at: i64,
    from: String,
    until: String,
    zone: Option<&'r str>,
    of: Vec<&'r str>,
    contacts: &'r super::ContactsAccount,
    records: &'r super::RecordsAccount,
    calls: u64,
    spoken: String,
    answered_share: Option<f64>,
    lists: Groups<'r>,
    zones: Groups<'r>,
    by_contact: bool,
    hours: Vec<Hour>,
    foot: u32,
    outcomes: Outcomes<'r>,
    said: Outcomes<'r>,
    /// How many records of calls are not in the chart of hours.
    without_hour: u64,
    notes: Vec<String>,
    files: Vec<&'r String>,
}

#[derive(Debug, Serialize)]
struct Groups<'r> {
    groups: Vec<Group<'r>>,
    further: usize,
}

#[derive(Debug, Serialize)]
struct Group<'r> {
    name: &'r str,
    contacts: u64,
    dialled: u64,
    not_dialled: u64,
    answered: u64,
    calls: u64,
    spoken: String,
    /// How much of the contacts was dialled, and where somebody answered, in per cent.
    dialled_width: f64,
    answered_width: f64,
}

#[derive(Debug, Serialize)]
struct Hour {
    from: String,
    calls: u64,
    answered: u64,
    /// Where it stands and how wide it is, in per cent of the chart.
    x: f64,
    middle: f64,
    width: f64,
    calls_height: f64,
    answered_height: f64,
    /// Whether it is named also where there is no room for all.
    is_main: bool,
    /// Whether it is the first with the most calls: how many they are stands above it.
    is_most: bool,
    /// How the words above it stand to its middle, so that they do not leave the chart.
    anchor: &'static str,
}

#[derive(Debug, Serialize)]
struct Outcomes<'r> {
    outcomes: Vec<Outcome<'r>>,
    further: usize,
}

#[derive(Debug, Serialize)]
struct Outcome<'r> {
    name: &'r str,
    records: u64,
    part: f64,
    width: f64,
}

impl<'r> View<'r> {
    fn of(results: &'r Results, language: Language) -> Self {
        let Results { contacts, records, .. } = results;
        let of = [&results.campaign, &results.run, &results.list];
        Self {
            language: language.tag(),
            program: &results.program,
            instance: &results.instance,
            read_at: results.read_at.timestamp(),
            from: words::shown(language, results.from),
            until: words::shown(language, results.until),
            zone: results.server_zone.as_deref(),
            of: of.into_iter().flatten().map(String::as_str).collect(),
            contacts,
            records,
            calls: results.calls,
            spoken: clock(results.seconds),
            answered_share: (contacts.dialled > 0)
                .then(|| contacts.answered as f64 / contacts.dialled as f64),
            lists: groups(&results.lists),
            zones: groups(&results.zones),
            by_contact: results.hours.by_contact,
            hours: hours(results),
            foot: FOOT,
            outcomes: outcomes(&results.outcomes, records.read),
            said: outcomes(&results.said, records.read),
            without_hour: if contacts.contacts > 0 { records.read - records.joined } else { 0 },
            notes: results.notes.iter().map(|note| say(language, note)).collect(),
            files: results.files.iter().filter(|name| *name != RESULTS_PAGE).collect(),
        }
    }
}

fn groups(groups: &[GroupResults]) -> Groups<'_> {
    let all = groups.iter().take(MOST).map(|of| {
        let GroupResults { contacts, dialled, answered, calls, seconds, .. } = *of;
        Group {
            name: &of.name,
            contacts,
            dialled,
            not_dialled: contacts - dialled,
            answered,
            calls,
            spoken: clock(seconds),
            dialled_width: percent(dialled, contacts),
            answered_width: percent(answered, contacts),
        }
    });
    Groups { groups: all.collect(), further: groups.len().saturating_sub(MOST) }
}

fn hours(results: &Results) -> Vec<Hour> {
    let counts = &results.hours.hours;
    let most = counts.iter().map(|[calls, _]| *calls).max().unwrap_or(0);
    let first = counts.iter().position(|[calls, _]| *calls == most);
    // Of however many: one is seen.
    let height =
        |count: u64| (percent(count, most) * HEIGHT / 100.0).round().max(f64::from(u8::from(count > 0)));
    let each = 100.0 / counts.len().max(1) as f64;
    let hundredth = |part: f64| (part * 100.0).round() / 100.0;
    let hour = |(hour, [calls, answered]): (usize, &[u64; 2])| Hour {
        from: format!("{hour:02}"),
        calls: *calls,
        answered: *answered,
        x: hundredth((hour as f64 + 0.15) * each),
        middle: hundredth((hour as f64 + 0.5) * each),
        width: hundredth(0.7 * each),
        calls_height: height(*calls),
        answered_height: height(*answered),
        is_main: hour % MAIN == 0,
        is_most: first == Some(hour),
        anchor: match hour {
            0..=2 => "start",
            21.. => "end",
            _ => "middle",
        },
    };
    if most == 0 { Vec::new() } else { counts.iter().enumerate().map(hour).collect() }
}

/// What was said of records, the most frequent first, of so many.
fn outcomes(counted: &BTreeMap<String, u64>, of: u64) -> Outcomes<'_> {
    let mut all: Vec<(&str, u64)> = counted.iter().map(|(name, records)| (name.as_str(), *records)).collect();
    all.sort_by_key(|(name, records)| (std::cmp::Reverse(*records), *name));
    let most = all.first().map_or(0, |(_, records)| *records);
    let outcome = |(name, records)| Outcome {
        name,
        records,
        part: percent(records, of) / 100.0,
        width: percent(records, most),
    };
    Outcomes {
        outcomes: all.into_iter().take(MOST).map(outcome).collect(),
        further: counted.len().saturating_sub(MOST),
    }
}

/// So much of all, in per cent, to a tenth.
fn percent(part: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { (part as f64 * 1_000.0 / of as f64).round() / 10.0 }
}

/// `1:02:03`.
pub(super) fn clock(seconds: u64) -> String {
    format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
