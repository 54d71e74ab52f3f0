//! The waterfall of any account adds up, and its bars lead from one to the next.

use crate::Figures;
use crate::page::account::{Bar, STATES, Waterfall};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Reasons of each step, and one that nobody knows.
const REASONS: [&str; 14] = [
    "row-blank",
    "row-footer",
    "row-filtered",
    "row-hidden-left-out",
    "phone-unreadable",
    "phone-missing",
    "zone-unknown",
    "param-missing",
    "blacklisted",
    "refused",
    "refused-elsewhere",
    "duplicate",
    "loaded-earlier",
    "of-tomorrow",
];

fn counts(names: &'static [&'static str]) -> impl Strategy<Value = BTreeMap<String, u64>> {
    proptest::collection::btree_map(
        proptest::sample::select(names).prop_map(str::to_owned),
        0..5_000_000_u64,
        0..8,
    )
}

fn figures() -> impl Strategy<Value = Figures> {
    (counts(&REASONS), counts(&STATES), 0..100_u64).prop_map(|(left_out, sent, computed)| {
        let planned: u64 = sent.values().sum();
        let all = planned + left_out.values().sum::<u64>();
        let computed = computed.min(all);
        Figures { read: all - computed, computed, planned, left_out, sent }
    })
}

fn sum(bars: &[Bar], kinds: &[&str]) -> u64 {
    bars.iter().filter(|bar| kinds.contains(&bar.kind)).map(|bar| bar.rows).sum()
}

proptest! {
    #[test]
    fn any_account_adds_up(figures in figures()) {
        let Waterfall { bars, amiss, read, .. } = Waterfall::of(&figures, &str::to_owned);
        prop_assert_eq!(amiss, 0);
        prop_assert_eq!(read, figures.read + figures.computed);
        let taken = sum(&bars, &["taken"]);
        prop_assert_eq!(read, taken + figures.planned);
        prop_assert_eq!(taken, figures.left_out.values().sum::<u64>());
        if bars.iter().any(|bar| bar.kind == "state") {
            prop_assert_eq!(sum(&bars, &["state"]), figures.planned);
        }
        // Each reason stands in one bar.
        let told: BTreeMap<String, u64> = bars
            .iter()
            .flat_map(|bar| &bar.reasons)
            .map(|reason| (reason.code.clone(), reason.rows))
            .collect();
        let given: BTreeMap<String, u64> =
            figures.left_out.iter().filter(|(_, rows)| **rows > 0).map(|(code, rows)| (code.clone(), *rows)).collect();
        prop_assert_eq!(told, given);
    }

    #[test]
    fn each_bar_begins_where_the_one_before_it_ends(figures in figures()) {
        let Waterfall { bars, .. } = Waterfall::of(&figures, &str::to_owned);
        let near = |one: f64, other: f64| (one - other).abs() < 0.01;
        let mut rest = if figures.read + figures.computed == 0 { 0.0 } else { 100.0 };
        for bar in &bars {
            prop_assert!(bar.from >= 0.0 && bar.from + bar.width <= 100.01, "{:?}", bar);
            match (bar.kind, &*bar.name) {
                ("taken", _) => {
                    prop_assert!(near(bar.from + bar.width, rest), "{:?} ends at {}", bar, rest);
                    rest = bar.from;
                }
                ("whole", "planned") => {
                    prop_assert!(near(bar.from, 0.0) && near(bar.width, rest), "{:?}", bar);
                    rest = 0.0;
                }
                ("state", _) => {
                    prop_assert!(near(bar.from, rest), "{:?} begins at {}", bar, rest);
                    rest = bar.from + bar.width;
                }
                _ => {}
            }
        }
    }

    /// A report that somebody edited says so.
    #[test]
    fn what_does_not_add_up_is_said(figures in figures(), more in 1..1_000_u64) {
        let read = Figures { read: figures.read + more, ..figures.clone() };
        prop_assert_eq!(Waterfall::of(&read, &str::to_owned).amiss, more);
        let planned = Figures { planned: figures.planned + more, ..figures };
        prop_assert!(Waterfall::of(&planned, &str::to_owned).amiss > 0);
    }
}

#[test]
fn figures_that_nobody_has_do_not_overflow() {
    let most = BTreeMap::from([("row-blank".to_owned(), u64::MAX), ("refused".to_owned(), u64::MAX)]);
    let figures =
        Figures { read: u64::MAX, computed: 1, planned: u64::MAX, left_out: most, sent: BTreeMap::new() };
    assert!(Waterfall::of(&figures, &str::to_owned).amiss > 0);
}
