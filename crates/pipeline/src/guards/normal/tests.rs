//! What is normal, by cases and by laws.

use super::*;
use chrono::{TimeZone, Utc};
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};

fn run(figures: RunFigures) -> EarlierRun {
    let applied_at = Utc.with_ymd_and_hms(2026, 11, 21, 3, 0, 0).unwrap();
    EarlierRun { run: "r".into(), applied_at, figures }
}

fn rows(rows: u64) -> RunFigures {
    RunFigures { rows, planned: rows, ..RunFigures::default() }
}

/// Which figures are outside, and between which values they would be normal.
fn outside(spec: &NormalSpec, now: &RunFigures, then: &[RunFigures]) -> Vec<String> {
    let earlier: Vec<EarlierRun> = then.iter().cloned().map(run).collect();
    let normality = judge(spec, now, &earlier);
    alarms(&normality, now).into_iter().map(|alarm| alarm.code).collect()
}

#[test]
fn rows_are_held_against_the_middle_of_the_last_runs() {
    let spec = NormalSpec::default();
    let check = |now, then: &[u64], is_outside: bool| {
        let then: Vec<RunFigures> = then.iter().copied().map(rows).collect();
        assert_eq!(!outside(&spec, &rows(now), &then).is_empty(), is_outside, "{now}");
    };
    let usual = [4_800, 5_300, 5_000, 5_100, 4_900];
    check(5_000, &usual, false);
    check(7_500, &usual, false);
    check(7_501, &usual, true);
    check(2_500, &usual, false);
    check(2_499, &usual, true);
    check(0, &usual, true);
    // Too few runs tell nothing.
    check(0, &usual[..2], false);
    check(0, &usual[..3], true);
    // Small lists do not cry wolf.
    check(49, &[9, 1, 4], false);
    check(55, &[9, 1, 4], true);
    check(0, &[50, 50, 50], false);
    check(0, &[51, 51, 51], true);
    // One odd run, or several, do not move the middle.
    check(12_000, &[12_000, 5_000, 5_100, 4_900], true);
    check(12_000, &[12_000, 12_000, 5_000, 5_100, 4_900], true);
    // What lasts becomes normal.
    check(12_000, &[12_000, 12_000, 12_000, 5_100, 4_900], false);
    // Lists that vary much are judged by how much they do.
    check(9_000, &[1_000, 9_000, 2_000, 8_000, 5_000], false);
    check(30_000, &[1_000, 9_000, 2_000, 8_000, 5_000], true);
}

#[test]
fn shares_are_held_against_the_middle_of_theirs() {
    let spec = NormalSpec::default();
    let figures = |left_out, blacklisted, never_seen| RunFigures {
        left_out,
        blacklisted,
        planned: 5_000,
        never_seen,
        ..rows(5_000)
    };
    let check = |now: (u64, u64, Option<u64>), codes: &[&str]| {
        let then = vec![figures(300, 150, Some(250)); 4];
        assert_eq!(outside(&spec, &figures(now.0, now.1, now.2), &then), codes, "{now:?}");
    };
    check((300, 150, Some(250)), &[]);
    check((900, 450, Some(750)), &[]);
    check((901, 150, Some(250)), &["normal-left-out"]);
    check((300, 0, Some(250)), &["normal-blacklisted"]);
    check((300, 101, Some(250)), &[]);
    check((300, 451, Some(250)), &["normal-blacklisted"]);
    check((300, 150, Some(0)), &["normal-never-seen"]);
    check((300, 150, Some(4_900)), &["normal-never-seen"]);
    check((300, 150, None), &[]);
    check((5_000, 0, Some(5_000)), &["normal-left-out", "normal-blacklisted", "normal-never-seen"]);
}

#[test]
fn runs_that_knew_no_earlier_numbers_do_not_tell_how_many_are_new() {
    let spec = NormalSpec::default();
    let seen = |never_seen| RunFigures { never_seen, ..rows(5_000) };
    let then = [seen(None), seen(Some(200)), seen(Some(210)), seen(None)];
    assert!(outside(&spec, &seen(Some(5_000)), &then).is_empty());
    let then = [seen(None), seen(Some(200)), seen(Some(210)), seen(Some(190))];
    assert_eq!(outside(&spec, &seen(Some(5_000)), &then), ["normal-never-seen"]);
}

#[test]
fn a_band_is_a_share_a_factor_or_none() {
    let check = |band, from_to| {
        let scale = Scale::of(band, vec![1_000.0, 900.0, 1_000.0, 1_100.0, 1_000.0], 1.0);
        assert_eq!(scale.map(|scale| (scale.from, scale.to)), from_to, "{band:?}");
    };
    check(Band::Share(0.25), Some((750.0, 1_250.0)));
    check(Band::Share(2.0), Some((0.0, 3_000.0)));
    check(Band::Times(4.0), Some((250.0, 4_000.0)));
    check(Band::Any, None);
}

#[test]
fn what_is_outside_is_said_with_what_is_normal() {
    let then: Vec<EarlierRun> = [4_800, 5_300, 5_000].map(rows).map(run).to_vec();
    let now = RunFigures { left_out: 6_000, ..rows(12_000) };
    let normality = judge(&NormalSpec { outside: Action::Stop, ..NormalSpec::default() }, &now, &then);
    let words: Vec<String> =
        alarms(&normality, &now).into_iter().map(|alarm| alarm.words.to_string()).collect();
    assert_eq!(
        words,
        [
            "12,000 rows were read, and the last 3 runs had 4,800 to 5,300, in the middle 5,000 (normal is 2,500 to 7,500)",
            "6,000 rows, 50% of all, were left out (by blacklists aside), and in the last 3 runs 0% (normal is 0% to 2%)",
        ]
    );
}

proptest! {
    /// A run like the middle one is normal, and what is normal is one stretch around it.
    #[test]
    fn the_middle_is_normal(
        then in prop::collection::vec(0_u32..2_000_000, 3..30), near in 0_u32..500, times in 1.01_f64..20.0, share in 0.01_f64..3.0,
    ) {
        for band in [Band::Times(times), Band::Share(share)] {
            let then = then.iter().map(|rows| f64::from(*rows)).collect();
            let scale = Scale::of(band, then, f64::from(near)).unwrap();
            prop_assert!(scale.lowest <= scale.middle && scale.middle <= scale.highest);
            prop_assert!(0.0 <= scale.from && scale.from <= scale.middle && scale.middle <= scale.to);
            prop_assert!(scale.to - scale.middle >= f64::from(near));
        }
    }

    /// Fewer than half of the runs may be anything: what is normal stays within what the others alone can make of it.
    #[test]
    fn fewer_than_half_of_the_runs_do_not_decide(
        odd in prop::collection::vec(0_u32..2_000_000, 0..5), rows in 4_900_u32..5_100,
    ) {
        let then = odd.iter().map(|rows| f64::from(*rows)).chain([4_900.0, 4_950.0, 5_000.0, 5_050.0, 5_100.0]).collect();
        let scale = Scale::of(Band::Share(0.5), then, 50.0).unwrap();
        prop_assert!((4_900.0..=5_100.0).contains(&scale.middle));
        prop_assert!(scale.from <= f64::from(rows) && f64::from(rows) <= scale.to);
        prop_assert!(scale.to <= 7_650.0 && scale.from >= 2_450.0, "{scale:?}");
    }

    /// The order in which the runs come tells nothing.
    #[test]
    fn order_does_not_matter(mut then in prop::collection::vec(0_u32..9_000, 3..12)) {
        let scale = |then: &[u32]| Scale::of(Band::Share(0.5), then.iter().map(|rows| f64::from(*rows)).collect(), 50.0);
        let before = scale(&then);
        then.reverse();
        prop_assert_eq!(before, scale(&then));
    }
}
