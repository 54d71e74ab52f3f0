//! When an alarm is due, and what it says.

use super::*;
use chrono::{TimeDelta, TimeZone};
use contact::Table;
use std::sync::Arc;
use upload::RunFigures;

fn watched(list_rows: u64, last_row: u32, ends: bool) -> Watched {
    let table = Arc::new(Table { sheet: Some("Hoja1".into()), ..Table::text("base.xls", ["a", "b"]) });
    Watched { table, rows: list_rows, list_rows, last_row, ends, content: 0, shifted: Vec::new() }
}

#[test]
fn a_list_that_ends_where_a_sheet_ends_may_be_cut() {
    let check = |list_rows, last_row, ends, is_cut| {
        assert_eq!(
            cut(&watched(list_rows, last_row, ends)).is_some(),
            is_cut,
            "{list_rows} {last_row} {ends}"
        );
    };
    // Below a header, below a title and a header, without any.
    check(65_535, 65_536, false, true);
    check(65_532, 65_536, false, true);
    check(65_536, 65_536, false, true);
    check(1_048_575, 1_048_576, false, true);
    // As many rows as a sheet holds, below a header that is counted with them or not, with blank lines between.
    check(65_536, 65_537, false, true);
    check(65_535, 131_070, false, true);
    check(1_048_576, 1_048_577, false, true);
    // Near is not there.
    check(65_534, 65_535, false, false);
    check(65_537, 65_538, false, false);
    check(1_000_000, 1_000_001, false, false);
    check(0, 0, false, false);
    // A list whose total stands below it is whole.
    check(65_534, 65_536, true, false);
}

#[test]
fn a_cut_is_told_by_the_last_row() {
    let words = |list_rows, last_row| cut(&watched(list_rows, last_row, false)).unwrap().words.to_string();
    assert_eq!(
        words(65_535, 65_536),
        "base.xls › Hoja1 ends at row 65536, which is the last that a sheet of a spreadsheet has"
    );
    assert_eq!(
        words(65_536, 65_537),
        "base.xls › Hoja1 holds 65,536 rows, and a sheet of a spreadsheet ends at 65,536"
    );
}

#[test]
fn a_move_is_told_by_its_first_row() {
    let words = |in_a_stretch, to_the_end| {
        let one = Shifted {
            side: Side::Right,
            column: 1,
            first: 1_702,
            last: 1_801,
            rows: 100,
            in_a_stretch,
            to_the_end,
        };
        let watched = Watched { shifted: vec![one], ..watched(2_000, 2_001, false) };
        shifted(&watched).map(|alarm| alarm.words.to_string()).collect::<Vec<_>>().concat()
    };
    let same =
        "the cells of base.xls › Hoja1, from `b` on, stand one column further right than in the other rows";
    assert_eq!(words(true, true), format!("from row 1702 on, to the end, {same}"));
    assert_eq!(words(true, false), format!("from row 1702 to row 1801, {same}"));
    assert_eq!(words(false, false), format!("in 100 rows, of which row 1702 is the first, {same}"));
}

fn input(input: &str, sha256: &str, content: &str, rows: u64) -> InputFigures {
    InputFigures { input: input.into(), sha256: sha256.into(), rows, content: content.into() }
}

/// What is said of an input, beside runs a day apart that had these, the latest first.
fn said(now: &[InputFigures], then: &[InputFigures], repeat_after: Option<Duration>) -> Vec<String> {
    let clock = Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap();
    let earlier: Vec<EarlierRun> = (1..)
        .zip(then)
        .map(|(days, input)| EarlierRun {
            run: format!("r{days}"),
            applied_at: clock - TimeDelta::days(days),
            figures: RunFigures { inputs: vec![input.clone()], ..RunFigures::default() },
        })
        .collect();
    repeated(now, &earlier, (clock, repeat_after)).into_iter().map(|alarm| alarm.words.to_string()).collect()
}

#[test]
fn a_list_that_went_before_is_told_with_when_and_where() {
    let now = [input("base.csv", "aa", "11", 5)];
    let check = |then: InputFigures, words: &[&str]| assert_eq!(said(&now, &[then], None), words);
    check(
        input("base.csv", "aa", "11", 5),
        &["base.csv is the same file as in run r1, on 2026-11-21 03:00 UTC"],
    );
    check(
        input("ayer.csv", "aa", "11", 5),
        &["base.csv is, to the byte, the file that was called ayer.csv in run r1, on 2026-11-21 03:00 UTC"],
    );
    check(
        input("base.csv", "bb", "11", 5),
        &["base.csv holds the same rows as in run r1, on 2026-11-21 03:00 UTC, in another order or format"],
    );
    check(
        input("ayer.xlsx", "bb", "11", 5),
        &[
            "base.csv holds the same rows as ayer.xlsx in run r1, on 2026-11-21 03:00 UTC, in another order or format",
        ],
    );
    check(input("base.csv", "bb", "22", 5), &[]);
    // The same workbook, and another sheet of it.
    check(input("base.csv", "aa", "22", 5), &[]);
}

#[test]
fn the_latest_run_is_told_and_an_empty_list_is_no_news() {
    let now = [input("base.csv", "aa", "11", 5)];
    let then = [input("base.csv", "bb", "22", 5), now[0].clone(), now[0].clone()];
    assert_eq!(said(&now, &then, None), ["base.csv is the same file as in run r2, on 2026-11-20 03:00 UTC"]);
    let empty = [input("base.csv", "ee", "00", 0)];
    assert_eq!(said(&empty, &empty, None), [] as [&str; 0]);
}

#[test]
fn a_list_that_is_meant_to_go_again_may() {
    let now = [input("base.csv", "aa", "11", 5)];
    let hours = |hours: u64| Some(Duration::from_hours(hours));
    assert_eq!(said(&now, &now, hours(20)), [] as [&str; 0]);
    assert_eq!(said(&now, &now, hours(30)).len(), 1);
}

#[test]
fn one_list_twice_in_a_run_is_told() {
    let now = [input("norte.csv", "aa", "11", 5), input("sur.csv", "bb", "11", 5)];
    assert_eq!(said(&now, &[], None), ["sur.csv holds the same rows as norte.csv, in this very run"]);
}
