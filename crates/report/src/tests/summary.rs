//! What a person sees at the end of a run: in each language, at the width that there is, with colours where they may be.

use super::report;
use crate::{Found, Part, Report, Terminal, concerns, summary};
use words::{Language, Message};

fn terminal(language: Language, width: Option<usize>) -> Terminal {
    Terminal { language, width, colours: false }
}

/// A run of which one list arrived, one is held, and one was refused.
fn mixed() -> Report {
    let mut report = report();
    report.settle([
        (None, "accepted", Some(Message::foreign("the server answered 1"))),
        (None, "held", Some(Message::foreign("the server closed the connection"))),
        (None, "refused", Some(Message::foreign("the server answered 0"))),
    ]);
    report
}

/// A list with everything that is wrong with lists: more kinds of findings than a screen has lines.
fn messy() -> Report {
    let mut report = report();
    let found = |severity: &str, nth: u64| Found {
        code: format!("{severity}-code-{nth}"),
        severity: severity.into(),
        count: 1_000 - nth * 37,
        means: "what is said of it in words that fill a line of a terminal and some of the next one".into(),
        advice: String::new(),
        examples: Vec::new(),
    };
    report.findings = ["left-out", "changed", "note"]
        .iter()
        .flat_map(|severity| (0..12).map(|nth| found(severity, nth)))
        .collect();
    let left_out = report.findings.iter().filter(|found| found.severity == "left-out");
    report.account.left_out = left_out.map(|found| (found.code.clone(), found.count)).collect();
    let zones = ["America/Montevideo", "America/Sao_Paulo", "America/Argentina/Buenos_Aires"];
    let part = |nth: u64| Part {
        zone: Some(zones[nth as usize % 3].into()),
        lines: 100 + nth,
        ..report.parts[0].clone()
    };
    report.parts = (0..30).map(part).collect();
    report.account.sent = crate::figures::sent(&report.parts);
    report
}

#[test]
fn the_summary_of_a_plan() {
    insta::assert_snapshot!(summary(&report(), &terminal(Language::English, None)));
}

#[test]
fn the_summary_of_a_run_that_did_not_go_well() {
    insta::assert_snapshot!(summary(&mixed(), &terminal(Language::English, Some(80))));
}

#[test]
fn the_summary_in_spanish() {
    insta::assert_snapshot!(summary(&mixed(), &terminal(Language::Spanish, Some(80))));
}

#[test]
fn the_summary_in_portuguese() {
    insta::assert_snapshot!(summary(&mixed(), &terminal(Language::Portuguese, Some(80))));
}

#[test]
fn the_summary_of_a_messy_list_fits_a_screen() {
    for language in Language::ALL {
        let text = summary(&messy(), &terminal(language, Some(80)));
        assert!(text.lines().count() <= 40, "{} lines\n{text}", text.lines().count());
        for line in text.lines() {
            assert!(textwrap::core::display_width(line) <= 80, "{line}\n{text}");
        }
    }
    insta::assert_snapshot!(summary(&messy(), &terminal(Language::English, Some(80))));
}

#[test]
fn what_is_not_shown_is_counted() {
    let text = summary(&messy(), &terminal(Language::English, None));
    let details = text.lines().skip_while(|line| !line.starts_with("Left out")).skip(1);
    let counts = details.take_while(|line| line.starts_with(' ')).map(|line| {
        let count = line.split_whitespace().next().unwrap();
        count.replace(',', "").parse::<u64>().unwrap()
    });
    assert_eq!(counts.sum::<u64>(), messy().account.left_out.values().sum::<u64>());
}

#[test]
fn a_narrow_terminal_shows_all_of_it() {
    for width in [20, 30, 40] {
        let text = summary(&mixed(), &terminal(Language::English, Some(width)));
        let whole = summary(&mixed(), &terminal(Language::English, Some(1_000)));
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&text), words(&whole), "{width}\n{text}");
    }
}

#[test]
fn colours_change_no_word() {
    let plain = summary(&mixed(), &terminal(Language::English, Some(80)));
    let colourful = summary(&mixed(), &Terminal { colours: true, ..terminal(Language::English, Some(80)) });
    assert!(colourful.contains("\u{1b}[1;33mHeld"), "{colourful}");
    let mut pieces = colourful.split('\u{1b}');
    let first = pieces.next().unwrap().to_owned();
    let without = pieces.fold(first, |text, piece| text + piece.split_once('m').unwrap().1);
    assert_eq!(without, plain);
}

#[test]
fn only_what_a_person_must_know_is_said_to_who_wants_quiet() {
    let said = concerns(&mixed(), &terminal(Language::English, None));
    assert!(said.starts_with("Held: "), "{said}");
    assert!(said.contains("\nRefused: ") && said.contains("\nWarning: "), "{said}");
    let mut fine = report();
    (fine.alarms, fine.warnings) = (Vec::new(), Vec::new());
    fine.settle(["accepted"; 3].map(|state| (None, state, None)));
    assert_eq!(concerns(&fine, &terminal(Language::English, None)), "");
}

#[test]
fn no_name_steers_the_terminal() {
    let mut report = mixed();
    report.inputs[0].source = "a\u{1b}[2Jb.csv".into();
    report.warnings = vec![Message::foreign("\u{1b}]0;x\u{7}")];
    report.parts[1].said = Some(Message::foreign("\u{202e}"));
    let text = summary(&report, &terminal(Language::English, Some(80)));
    assert!(text.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{text:?}");
}
