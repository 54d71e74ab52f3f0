//! The page of a report: it adds up, forges nothing, lacks no word, stays small, and can be read.

mod adds_up;
mod contrast;
mod html;
mod inert;

use super::*;
use crate::tests::report;
use crate::{Example, Found, NormalFigure, Part};
use serde_json::json;
use std::collections::BTreeSet;
use words::Message;

/// The same report, with more to tell: all kinds of findings and states, an alarm that stops, figures outside.
fn messy() -> Report {
    let mut report = report().masked();
    let states = ["held", "refused", "accepted"];
    report.settle(states.map(|state| (None, state, Some(Message::foreign(format!("{state} it is"))))));
    let found = |severity: &str, became: Option<&str>| Found {
        code: "separator-replaced".into(),
        severity: severity.into(),
        count: 1_886,
        means: "a value held ; : = or a line break".into(),
        advice: "nothing to do".into(),
        examples: vec![
            Example {
                at: "a.csv › B2".into(), seen: "a;b".into(), became: became.map(Into::into), by: None
            },
            Example {
                at: "a.csv › B3".into(),
                seen: String::new(),
                became: None,
                by: Some(Message::foreign("x.csv")),
            },
        ],
    };
    report.findings.extend([found("changed", Some("a,b")), found("note", None)]);
    report.damaged = vec![crate::Damaged {
        column: "a.csv › B".into(),
        cells: 90,
        of: 100,
        means: Message::foreign("the leading zero is missing"),
        advice: Message::foreign("format the column as text"),
    }];
    report.overridden = vec![Overridden {
        guard: "normal-rows".into(),
        reason: "the yearly list".into(),
        who: Some("ana".into()),
        at: "2026-11-22T08:53:00Z".into(),
    }];
    report.alarms[0].stops = true;
    let outside =
        NormalFigure { figure: "left_out".into(), now: 0.9, outside: true, ..normal_figure(&report) };
    report.normality.iter_mut().for_each(|normality| normality.figures.push(outside.clone()));
    report
}

fn normal_figure(report: &Report) -> NormalFigure {
    report.normality.as_ref().unwrap().figures[0].clone()
}

#[test]
fn each_language_has_each_word_of_the_page() {
    for language in Language::ALL {
        for report in [report(), messy(), bare()] {
            let page = page(&report, language).unwrap();
            let text = html::text(&page);
            let missing: Vec<&str> =
                text.split_whitespace().filter(|word| word.starts_with("page-")).collect();
            assert!(missing.is_empty(), "{language:?}: {missing:?}");
            assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())));
        }
    }
}

/// A report of version 1 of a run that read nothing.
fn bare() -> Report {
    let json = json!({
        "version": 1, "program": "0.1.0", "run": "r", "made_at": "2026-11-22T08:53:00Z", "pipeline": "demo.toml",
        "instance": "sandbox", "inputs": [], "blacklists": [], "findings": [], "parts": [], "stopped": null, "warnings": [],
        "account": { "read": 0, "computed": 0, "planned": 0, "left_out": {}, "sent": {} },
    });
    serde_json::from_value(json).unwrap()
}

/// The words that a report names, and those that templates ask for, have labels; no label is left over.
#[test]
fn each_label_is_asked_for() {
    let english = languages::files(Language::English).iter();
    let ours = english.filter(|(file, _)| file.starts_with("report/words/en/page"));
    let labels: BTreeSet<&str> = ours
        .flat_map(|(_, text)| text.lines().filter_map(|line| line.split_once(" = ").map(|(id, _)| id)))
        .filter(|id| id.starts_with("page-"))
        .collect();
    let sources = templates::sources();
    let asked = |id: &str| {
        let quoted = format!("\"{id}\"");
        let family = |family: &str| id.starts_with(family) && sources.contains(&format!("\"{family}\" ~"));
        let families = ["page-section-", "page-verdict-", "page-headline-", "page-loud-", "page-next-"];
        let more = ["page-severity-", "page-chart-", "page-digest-"];
        let terms = ["step", "state", "kind", "holds", "sure", "role", "figure"];
        let term = |name: &str| {
            id.starts_with(&format!("page-{name}-")) && sources.contains(&format!("term(\"{name}\""))
        };
        sources.contains(&quoted)
            || families.into_iter().chain(more).any(family)
            || terms.into_iter().any(term)
            || ["page-age-minutes", "page-age-hours", "page-age-days"].contains(&id)
    };
    let stale: Vec<&&str> = labels.iter().filter(|id| !asked(id)).collect();
    assert!(stale.is_empty(), "{stale:?}");
    let quoted = sources.split("label(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let missing: Vec<&str> =
        quoted.filter(|id| id.starts_with("page-") && !id.ends_with('-') && !labels.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for kind in contact::Kind::ALL {
        assert!(labels.contains(&*format!("page-kind-{}", kind.as_str())), "{kind:?}");
    }
    for state in account::STATES {
        assert!(labels.contains(&*format!("page-state-{state}")), "{state}");
        assert!(state == "planned" || labels.contains(&*format!("page-step-{state}")), "{state}");
    }
}

#[test]
fn what_a_run_came_to_is_told_by_the_worst() {
    let check = |states: &[&str], stopped: bool, verdict: &str, contacts: u64| {
        let mut report = report();
        report.parts.truncate(states.len());
        report.account.planned = report.parts.iter().map(|part| part.lines).sum();
        report.settle(states.iter().map(|state| (None, leaked(state), None)));
        report.stopped = stopped.then(|| Message::foreign("too many rows are wrong"));
        let waterfall = Waterfall::of(&report.account, &str::to_owned);
        let told = verdict::Verdict::of(&report, &waterfall, Language::English);
        assert_eq!((told.name, told.contacts), (verdict, contacts), "{states:?}");
        page(&report, Language::English).unwrap();
    };
    check(&["planned", "planned", "planned"], false, "planned", 12_333);
    check(&["planned", "planned", "planned"], true, "stopped", 12_333);
    check(&[], true, "stopped", 0);
    check(&[], false, "nothing", 0);
    check(&["accepted", "confirmed", "accepted"], false, "accepted", 12_333);
    check(&["accepted", "planned", "accepted"], false, "unfinished", 7_333);
    check(&["accepted", "refused", "planned"], false, "unfinished", 5_000);
    check(&["accepted", "held", "planned"], false, "held", 5_000);
    check(&["accepted", "sending", "planned"], false, "sending", 5_000);
    check(&["accepted", "refused", "accepted"], false, "refused", 7_333);
    check(&["repeated", "repeated", "repeated"], false, "repeated", 12_333);
    check(&["repeated", "accepted", "repeated"], false, "accepted", 5_000);
    check(&["undone", "undone", "undone"], false, "undone", 12_333);
    check(&["abandoned", "undone", "undone"], false, "abandoned", 5_000);
}

/// Of the states that there are.
fn leaked(state: &str) -> &'static str {
    account::STATES.into_iter().find(|known| *known == state).unwrap()
}

/// However much a report holds, and however long its texts are.
#[test]
fn a_page_stays_small() {
    let mut report = messy();
    let long = "<&\"\u{202e}ñ".repeat(3_000);
    let part = Part {
        name: long.clone(),
        campaign: long.clone(),
        said: Some(Message::foreign(long.clone())),
        ..report.parts[0].clone()
    };
    report.parts = vec![part; 20_000];
    let group = crate::DialledGroup {
        campaign: long.clone(),
        zone: Some(long.clone()),
        ..report.dialled.groups[1].clone()
    };
    report.dialled.groups = vec![group; 20_000];
    let column = crate::ColumnReport {
        name: long.clone(),
        samples: vec![long.clone(); 3],
        ..report.columns[0].clone()
    };
    report.columns = vec![column; 16_384];
    let field = crate::ScreenField {
        key: long.clone(),
        as_written: long.clone(),
        as_sent: long.clone(),
        changed: true,
        why: vec!["separator-replaced".to_owned()],
    };
    report.screens[0].fields = vec![field; 1_000];
    report.screens = vec![report.screens[0].clone(); 3];
    let example = Example {
        at: long.clone(),
        seen: long.clone(),
        became: Some(long.clone()),
        by: Some(Message::foreign(&long)),
    };
    report.findings = vec![Found { examples: vec![example; 10], ..report.findings[0].clone() }; 150];
    report.warnings = vec![Message::foreign(long.clone()); 1_000];
    report.blacklists = vec![report.blacklists[0].clone(); 1_000];
    report.inputs = vec![report.inputs[0].clone(); 1_000];
    report.files = vec![long; 1_000];
    let page = page(&report, Language::Portuguese).unwrap();
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!(page.contains("class=\"cut\""));
}

#[test]
fn nothing_in_a_page_could_be_fetched_or_run() {
    let page = page(&messy(), Language::Spanish).unwrap();
    for never in [
        "<script",
        "http:",
        "https:",
        "//",
        "@import",
        "url(h",
        "<iframe",
        "<object",
        "<embed",
        " on",
        "javascript:",
    ] {
        let of_words =
            |at: usize| never == " on" && !page[at + 3..].starts_with(|c: char| c.is_ascii_lowercase());
        let found: Vec<_> = page.match_indices(never).filter(|(at, _)| !of_words(*at)).collect();
        assert!(found.is_empty(), "{never}: {found:?}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_words_of_a_page() {
    insta::assert_snapshot!(html::lines(&page(&messy(), Language::English).unwrap()));
}

#[test]
fn only_a_plain_name_can_be_followed() {
    let check = |name: &str, plain| assert_eq!(is_plain(name), plain, "{name}");
    check("rejected.xlsx", true);
    check("javascript:alert(1)", false);
    check("../plan.json", false);
    check("..", false);
    check("a b.csv", false);
    check("", false);
}
