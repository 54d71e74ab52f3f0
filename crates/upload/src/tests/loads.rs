//! Who went in which list.

use super::{ANA, Bench, EVA, now, plan};
use crate::Plan;
use crate::{Error, Ledger};
use chrono::TimeDelta;
use sandbox::Sandbox;

const OF_ANA: u64 = 98_344_484;
const OF_EVA: u64 = 98_344_485;

#[test]
fn a_number_went_from_the_moment_on_when_its_list_left() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let (first, second) =
        (plan("r1", &bench.directory("r1"), &[ANA]), plan("r2", &bench.directory("r2"), &[EVA]));
    bench.ledger.enter(&second, &bench.directory("r2"), now()).unwrap();
    assert!(bench.ledger.earlier("sandbox").unwrap().is_none(), "nothing left yet");

    bench.apply(&first, &sandbox.address()).unwrap();
    let earlier = bench.ledger.earlier("sandbox").unwrap().unwrap();
    let lists = earlier.lists(OF_ANA).unwrap();
    assert_eq!(
        lists.iter().map(|(list, main)| (&*list.name, *main)).collect::<Vec<_>>(),
        [(&*first.parts[0].name, true)]
    );
    assert!(earlier.lists(OF_EVA).unwrap().is_empty(), "planned is not loaded");
    assert!(bench.ledger.earlier("https://another.example").unwrap().is_none());
    let both = plan("r3", &bench.directory("r3"), &[&format!("{ANA}{EVA}")]);
    let apart = plan("r4", &bench.directory("r4"), &[ANA, EVA]);
    let overtaken = |plan: &Plan, hours| {
        let planned = Plan { made_at: now() + TimeDelta::hours(hours), ..plan.clone() };
        bench.ledger.overtaken(&planned, &bench.directory(&plan.run), now()).unwrap()
    };
    assert!(!overtaken(&first, -1), "by its own list");
    assert!(!overtaken(&second, -1), "by a list that has nobody of it");
    assert!(overtaken(&both, -1));
    assert!(!overtaken(&apart, -1), "the very lines that went are passed over");
    assert!(!overtaken(&both, 1), "by one that went before");
}

#[test]
fn no_number_stands_in_the_ledger() {
    let bench = Bench::new();
    bench.ledger.enter(&plan("r1", &bench.directory("r1"), &[ANA]), &bench.directory("r1"), now()).unwrap();
    let hash: i64 = bench.ledger.one("SELECT hash FROM loads").unwrap();
    let other = Bench::new();
    other.ledger.enter(&plan("r1", &other.directory("r1"), &[ANA]), &other.directory("r1"), now()).unwrap();
    assert_ne!(Some(hash), other.ledger.one("SELECT hash FROM loads"), "each ledger has a key of its own");
    for file in std::fs::read_dir(bench.folder.path().join("state")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|window| window == b"98344484" || window == OF_ANA.to_le_bytes()));
    }
}

#[test]
fn without_its_key_a_ledger_knows_nobody_and_says_so() {
    let bench = Bench::new();
    let state = bench.folder.path().join("state");
    bench.ledger.enter(&plan("r1", &bench.directory("r1"), &[ANA]), &bench.directory("r1"), now()).unwrap();
    let again = || {
        let plan = plan("r2", &bench.directory("r2"), &[EVA]);
        Ledger::open(&state).unwrap().enter(&plan, &bench.directory("r2"), now())
    };
    let key = state.join("numbers.key");
    let bytes = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    assert!(matches!(again(), Err(Error::NumbersKeyGone { .. })));
    std::fs::write(&key, [7; 16]).unwrap();
    assert!(matches!(again(), Err(Error::NumbersKeyGone { .. })));
    std::fs::write(&key, bytes).unwrap();
    again().unwrap();
}

#[test]
fn what_was_planned_of_numbers_is_what_is_entered() {
    let bench = Bench::new();
    let (directory, plan) = (bench.directory("r1"), plan("r1", &bench.directory("r1"), &[ANA]));
    std::fs::write(directory.join(&plan.parts[0].numbers), [0; 8]).unwrap();
    assert!(matches!(bench.ledger.enter(&plan, &directory, now()), Err(Error::PartChanged { .. })));
    assert!(bench.ledger.parts("r1").unwrap().is_empty());
}
