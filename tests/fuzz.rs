//! The fuzz targets on a stable compiler, over seeded changes: some each time, so that they cannot rot.

#[path = "../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "elsewhere it is a crate")]
mod fuzzed;

use crate::hostile::mutated::{Chance, changed};
use std::collections::BTreeSet;

/// How many changed inputs a target gets; `DIALBASE_FUZZ` says more.
const TIMES: usize = 200;

#[test]
fn every_target_survives_change() {
    let times = std::env::var("DIALBASE_FUZZ").ok().and_then(|times| times.parse().ok()).unwrap_or(TIMES);
    for (name, target, seeds) in fuzzed::TARGETS {
        seeds.iter().for_each(|seed| target(seed));
        let mut chance = Chance::of(11);
        for nth in 0..times {
            let bytes = changed(seeds[nth % seeds.len()], &mut chance);
            let survived = std::panic::catch_unwind(|| fuzzed::of(name)(&bytes));
            assert!(survived.is_ok(), "{name}, change {nth}: {}", bytes.escape_ascii());
        }
    }
}

#[test]
fn every_target_has_a_binary() {
    let manifest = std::fs::read_to_string(crate::world::project().join("fuzz/Cargo.toml")).unwrap();
    let binaries: BTreeSet<&str> =
        manifest.split("[[bin]]").skip(1).filter_map(|bin| bin.split('"').nth(1)).collect();
    assert_eq!(binaries, fuzzed::TARGETS.iter().map(|(name, ..)| *name).collect());
}
