//! What came of calls, on a screen and as a page.

use super::*;
use crate::Terminal;
use words::{Language, Message};

fn results() -> Results {
    let group = |name: &str, contacts, dialled, answered| GroupResults {
        name: name.into(),
        contacts,
        dialled,
        answered,
        calls: dialled + 7,
        seconds: answered * 61,
    };
    let outcomes = [("NO ANSWER", 6_100), ("ANSWERED", 3_000), ("BUSY", 700), ("", 200)];
    let groups = [group("Ventas-1.csv", 5_000, 4_900, 900), group("Ventas-2.csv", 20, 3, 0)];
    Results {
        version: Results::VERSION,
        program: "0.1.0".into(),
        instance: "https://empresa.ucontactcloud.com".into(),
        records: RecordsAccount {
            read: 10_000,
            joined: 9_990,
            without_contact: 3,
            of_unknown_lists: 7,
            of_no_list: 0,
        },
        contacts: ContactsAccount {
            contacts: 5_020,
            dialled: 4_903,
            not_dialled: 117,
            answered: 900,
            of_lost_plans: 4,
        },
        calls: 4_917,
        seconds: 54_900,
        lists: groups.to_vec(),
        zones: groups.to_vec(),
        hours: HourResults { by_contact: true, hours: (0..24).map(|hour| [hour * 31, hour]).collect() },
        outcomes: outcomes.map(|(name, records)| (name.to_owned(), records)).into(),
        said: [("Contacto|Titular|Promesa de pago", 800), ("Número equivocado", 90), ("", 10)]
            .map(|(said, records)| (said.to_owned(), records))
            .into(),
        notes: vec![Message::foreign("records of 2026-11-30 and later may still come")],
        ..Results::default()
    }
}

/// Where the count of a line ends, for a line of the account that has one.
fn count_ends(line: &str) -> Option<usize> {
    let digit = line.find(|c: char| c.is_ascii_digit())?;
    let end = digit + line[digit..].find("  ")?;
    line[digit..end]
        .chars()
        .all(|c| c.is_ascii_digit() || ",.\u{a0}".contains(c))
        .then(|| line[..end].chars().count())
}

#[test]
fn counts_stand_below_each_other_on_a_screen() {
    for language in Language::ALL {
        for width in [None, Some(60), Some(100)] {
            let said = results_summary(&results(), &Terminal { language, width, colours: false });
            let (details, headings): (Vec<_>, Vec<_>) = said
                .lines()
                .filter_map(|line| Some((line.starts_with(' '), count_ends(line)?)))
                .partition(|(is_detail, _)| *is_detail);
            assert_eq!((details.len(), headings.len()), (14, 4), "{said}");
            assert!(details.iter().all(|one| *one == details[0]), "{said}");
            assert!(headings.iter().all(|one| *one == headings[0]), "{said}");
            assert!(
                said.lines().all(|line| width.is_none_or(|width| line.chars().count() <= width)),
                "{said}"
            );
        }
    }
}

#[test]
fn a_screen_of_results() {
    insta::assert_snapshot!(results_summary(&results(), &Terminal::default()));
}

#[test]
fn each_language_has_each_word_of_the_page_of_results() {
    for language in Language::ALL {
        let page = results_page(&results(), language).unwrap();
        assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())));
        let style = page.find("</style>").unwrap();
        assert!(
            !page[style..].contains(">results-") && !page[style..].contains("\"results-s"),
            "{language:?}"
        );
    }
}

#[test]
fn a_page_of_results_stays_small_and_what_the_far_end_says_is_text() {
    let mut results = results();
    let hostile = "</title><script>alert(1)</script>\"'><img src=x onerror=y>\u{202e}".repeat(500);
    results.outcomes = (0..5_000).map(|nth| (format!("{hostile}{nth}"), 2)).collect();
    let group = GroupResults { name: hostile.clone(), ..results.lists[0].clone() };
    results.lists = vec![group.clone(); 5_000];
    results.zones = vec![group; 5_000];
    results.instance.clone_from(&hostile);
    results.server_zone = Some(hostile.clone());
    results.campaign = Some(hostile.clone());
    results.notes = vec![Message::foreign(hostile)];
    let page = results_page(&results, Language::Spanish).unwrap();
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'));
}
