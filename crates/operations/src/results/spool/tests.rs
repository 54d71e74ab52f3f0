//! The spool: each call once, whatever comes twice; on from where it was killed; and what is old or damaged.

use super::forgetting::KEPT_DAYS;
use super::*;
use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use tempfile::TempDir;
use words::Told;

const INSTANCE: &str = "https://empresa.ucontactcloud.com";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn window() -> Window<'static> {
    Window { campaign: "", day: day("2026-01-05"), until: None }
}

fn now() -> DateTime<Utc> {
    "2026-01-07T12:00:00Z".parse().unwrap()
}

fn record(nth: u64) -> CallRecord {
    let record = json!({
        "id": nth, "guid": format!("guid-{nth}"), "calldate": format!("2026-01-05 09:{:02}:{:02}", nth / 60, nth % 60), "dst": "098765432",
        "disposition": "BUSY", "campaign": "Ventas->",
    });
    CallRecord::read(record.as_object().unwrap().clone())
}

fn page(nths: std::ops::Range<u64>) -> Vec<CallRecord> {
    nths.map(record).collect()
}

fn open(folder: &TempDir) -> Spool {
    Spool::open(folder.path(), INSTANCE).unwrap()
}

/// The ids of all records, in their order.
fn ids(spool: &Spool) -> Vec<u64> {
    let bound = |text: &str| day(text).and_hms_opt(0, 0, 0).unwrap();
    let scope =
        Scope { from: bound("2026-01-01"), until: bound("2026-02-01"), campaign: "", lists: Lists::All };
    let mut ids = Vec::new();
    spool
        .records(&scope, |_, record| {
            ids.push(record.id.unwrap().parse().unwrap());
            Ok(())
        })
        .unwrap();
    ids
}

#[test]
fn a_call_that_comes_again_is_the_same_call() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    let standing = spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    assert_eq!((standing.rows, standing.again), (50, 0));
    // The next page begins with what the last one ended with; then the first page comes once more.
    let standing = spool.take(&window(), &standing, (page(45..80), 0)).unwrap();
    assert_eq!((standing.rows, standing.again), (85, 5));
    let standing = spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    assert_eq!((standing.rows, standing.again), (135, 55));
    assert_eq!(ids(&spool), (0..80).collect::<Vec<_>>());
    assert_eq!(spool.known(&window()).unwrap(), 80);
    // In a new pass nothing has come before.
    let standing = spool.begin(&window(), None, now()).unwrap();
    assert_eq!(spool.take(&window(), &standing, (page(0..50), 0)).unwrap().again, 0);
    assert_eq!(ids(&spool).len(), 80);
}

#[test]
fn killed_before_a_page_is_marked_it_knows_nothing_of_it_and_afterwards_all() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    let standing = spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    // Killed in the middle of the next page: some of its records are written, and the row behind them is not.
    let transaction = spool.connection.transaction().unwrap();
    for (record, alike) in told_apart(page(50..70)) {
        keep(&transaction, &window(), standing.pass, record, alike).unwrap();
    }
    drop(transaction);
    drop(spool);
    let mut spool = open(&folder);
    let after = spool.standing(&window()).unwrap();
    assert_eq!(after, standing);
    assert!(after.is_under_way && !after.is_closed);
    assert_eq!(ids(&spool), (0..50).collect::<Vec<_>>());
    // Killed when it was written, and nobody was told: the page is asked for from the row that is marked.
    let standing = spool.take(&window(), &after, (page(50..80), 0)).unwrap();
    drop(spool);
    let mut spool = open(&folder);
    assert_eq!(spool.standing(&window()).unwrap(), standing);
    assert_eq!((standing.rows, standing.again), (80, 0));
    spool.end(&window(), true).unwrap();
    assert!(spool.standing(&window()).unwrap().is_closed);
    assert!(spool.standing(&Window { campaign: "Ventas->", ..window() }).unwrap().is_closed);
    assert_eq!(ids(&spool), (0..80).collect::<Vec<_>>());
}

#[test]
fn what_a_later_answer_leaves_out_stays_and_two_calls_under_one_number_are_two() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let mut standing = spool.begin(&window(), None, now()).unwrap();
    let call = |json: serde_json::Value| vec![CallRecord::read(json.as_object().unwrap().clone())];
    for (json, known) in [
        (json!({"id": 1, "guid": "a", "note": "moved"}), 1),
        (json!({"id": "1", "guid": "a", "note": null, "dst": "098765432"}), 1),
        (json!({"id": 1, "guid": "b"}), 2),
        (json!({"guid": "b"}), 2),
        (json!({"dst": "1"}), 3),
        (json!({"dst": "1"}), 3),
        (json!({"dst": "2"}), 4),
    ] {
        standing = spool.take(&window(), &standing, (call(json.clone()), 0)).unwrap();
        assert_eq!(spool.known(&window()).unwrap(), known, "{json}");
    }
    let scope =
        Scope { from: window().bounds().0, until: window().bounds().1, campaign: "", lists: Lists::All };
    let mut notes = Vec::new();
    spool
        .records(&scope, |_, record| {
            notes.push((record.note, record.destination.is_some()));
            Ok(())
        })
        .unwrap();
    assert_eq!(notes[0], (Some("moved".to_owned()), true));
}

#[test]
fn what_was_read_long_ago_is_gone_and_so_is_what_other_instances_said() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let other = Window { campaign: "", day: day("2026-01-06"), until: None };
    for (window, read, nths) in [(window(), 0, 0..50), (other, 10, 50..60)] {
        let standing = spool.begin(&window, None, now() + TimeDelta::days(read)).unwrap();
        spool.take(&window, &standing, (page(nths), 0)).unwrap();
        spool.end(&window, true).unwrap();
    }
    let beside = folder.path().join("otra.example.db");
    std::fs::write(&beside, "spool").unwrap();
    let keep = |days| now() + TimeDelta::days(days);
    spool.forget(keep(KEPT_DAYS)).unwrap();
    assert_eq!(ids(&spool).len(), 60, "it is not old yet");
    spool.forget(keep(KEPT_DAYS + 1)).unwrap();
    assert_eq!(ids(&spool), (50..60).collect::<Vec<_>>());
    assert!(!spool.standing(&window()).unwrap().is_closed && spool.standing(&other).unwrap().is_closed);
    assert!(beside.exists(), "a file of today");
    // A day that was read as a whole not long ago stays, also what an old reading of a campaign gave.
    let of_campaign = Window { campaign: "Ventas->", ..other };
    let standing = spool.begin(&of_campaign, None, keep(-40)).unwrap();
    spool.take(&of_campaign, &standing, (page(60..61), 0)).unwrap();
    spool.forget(keep(KEPT_DAYS + 1)).unwrap();
    assert_eq!(ids(&spool).len(), 11);
    let today = DateTime::<Utc>::from(std::fs::metadata(&beside).unwrap().modified().unwrap());
    spool.forget(today + TimeDelta::days(KEPT_DAYS + 1)).unwrap();
    assert!(ids(&spool).is_empty() && !beside.exists());
    drop(spool);
    let bytes = std::fs::read_dir(folder.path())
        .unwrap()
        .flat_map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let bytes: Vec<u8> = bytes.collect();
    assert!(!bytes.windows(9).any(|part| part == b"098765432"), "a number stands in the file still");
}

#[test]
fn a_damaged_file_is_named_with_what_to_do_and_taken_away_all_is_as_new() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    let path = spool.path.clone();
    drop(spool);
    let whole = std::fs::read(&path).unwrap();
    let garbage = b"this is no database, and never was one. ".repeat(100);
    let mut torn = whole.clone();
    let page_size = 4096;
    torn[page_size..].iter_mut().for_each(|byte| *byte = 0xA5);
    let read = |spool: &Spool| {
        let scope =
            Scope { from: window().bounds().0, until: window().bounds().1, campaign: "", lists: Lists::All };
        spool.records(&scope, |_, _| Ok(()))
    };
    for damaged in [garbage.clone(), torn, whole[..whole.len() / 2].to_vec()] {
        std::fs::write(&path, &damaged).unwrap();
        let error = Spool::open(folder.path(), INSTANCE).and_then(|spool| read(&spool)).unwrap_err();
        let said = error.told().english().to_string();
        assert!(said.contains("empresa.ucontactcloud.com.db"), "{said}");
        assert!(!error.causes().is_empty());
        let advice = error.advice().unwrap().english().to_string();
        assert!(advice.contains("take it away"), "{advice}");
        assert_eq!(error.exit(), pipeline::Exit::Disk);
        std::fs::remove_file(&path).unwrap();
        assert!(ids(&open(&folder)).is_empty());
    }
    // A record that does not read back is not passed over.
    std::fs::write(&path, &whole).unwrap();
    let spool = open(&folder);
    spool.connection.execute("UPDATE records SET record = 'torn' WHERE n = 7", []).unwrap();
    assert!(read(&spool).is_err());
}

#[test]
fn a_spool_of_another_version_is_made_anew() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    for version in [VERSION + 1, 0] {
        spool.connection.pragma_update(None, "user_version", version).unwrap();
        drop(spool);
        spool = open(&folder);
        assert!(ids(&spool).is_empty());
        assert_eq!(spool.standing(&window()).unwrap(), Standing::default());
    }
}

#[test]
fn it_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
    }
}

#[test]
fn a_row_that_is_another_one_when_it_comes_again_is_noticed() {
    let folder = TempDir::new().unwrap();
    let mut spool = open(&folder);
    let standing = spool.begin(&window(), None, now()).unwrap();
    let standing = spool.take(&window(), &standing, (page(0..50), 0)).unwrap();
    assert!(standing.is_one_page());
    assert!(spool.follows(&standing, &page(49..99)).unwrap());
    assert!(!spool.follows(&standing, &page(50..100)).unwrap(), "one before it is gone");
    assert!(!spool.follows(&standing, &page(48..98)).unwrap(), "one came before it");
    assert!(!spool.follows(&standing, &[]).unwrap());
    // The row that came before is not counted again.
    let standing = spool.take(&window(), &standing, (page(49..99), 1)).unwrap();
    assert_eq!((standing.rows, standing.again, standing.is_one_page()), (99, 0, false));
    let standing = spool.note_moved(&window(), &standing).unwrap();
    drop(spool);
    let mut spool = open(&folder);
    assert_eq!(spool.standing(&window()).unwrap(), standing);
    // The same rows in the same order come to the same, and only they.
    let order = standing.order_is;
    for (parts, is_same) in [
        (vec![0..50, 50..99], true),
        (vec![0..49, 49..99], true),
        (vec![0..50, 50..98], false),
        (vec![50..99, 0..50], false),
    ] {
        let mut standing = spool.begin(&window(), Some(order), now()).unwrap();
        assert!(!standing.moved);
        for part in parts {
            standing = spool.take(&window(), &standing, (page(part), 0)).unwrap();
        }
        assert_eq!(Some(standing.order_is) == standing.order_was, is_same);
    }
}
