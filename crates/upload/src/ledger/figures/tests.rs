//! Which runs tell what is normal, and whose word goes on record.

use super::*;
use crate::tests::{now, plan};
use crate::{Event, State, Stop};
use chrono::TimeDelta;
use tempfile::TempDir;
use words::Message;

struct Bench {
    folder: TempDir,
    ledger: Ledger,
}

impl Bench {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        Self { folder, ledger }
    }

    /// Enters a run of so many rows, planned and applied so many days later, with this fate.
    fn enter(&self, run: &str, rows: u64, days: i64, fate: &[Event], instance: &str) -> Plan {
        let directory = self.folder.path().join("plan");
        let at = now() + TimeDelta::days(days);
        let line = format!("prueba->;098344484;nombre={run};;9999;\n");
        let figures = Some(RunFigures { rows, ..RunFigures::default() });
        let plan =
            Plan { figures, instance: instance.into(), made_at: at, ..plan(run, &directory, &[&line]) };
        self.ledger.enter(&plan, &directory, at).unwrap();
        let part = self.ledger.parts(run).unwrap()[0].id;
        let mut state = State::Planned;
        for event in fate {
            self.ledger.happen(part, state, *event, &Message::default(), at).unwrap();
            state = state.after(*event).unwrap();
        }
        plan
    }

    fn earlier(&self, plan: &Plan, at_most: u32, since: Option<&str>) -> Vec<(String, u64)> {
        let since = since.map(|day| day.parse().unwrap());
        let of = (plan.pipeline.path.as_path(), "sandbox");
        let runs = self.ledger.earlier_runs(of, at_most, since).unwrap();
        runs.into_iter().map(|run| (run.run, run.figures.rows)).collect()
    }
}

const WENT: &[Event] = &[Event::Connected, Event::SaidYes];

#[test]
fn runs_of_which_something_left_are_remembered_the_latest_first() {
    let bench = Bench::new();
    let plan = bench.enter("a", 1, 0, WENT, "sandbox");
    bench.enter("b", 2, 1, WENT, "sandbox");
    bench.enter("never-left", 3, 2, &[], "sandbox");
    bench.enter("refused", 4, 3, &[Event::Connected, Event::SaidNo], "sandbox");
    bench.enter("held", 5, 4, &[Event::Connected, Event::NoWord], "sandbox");
    bench.enter("elsewhere", 6, 5, WENT, "https://empresa.ucontactcloud.com");
    let check = |at_most, since, runs: &[&str]| {
        let earlier = bench.earlier(&plan, at_most, since);
        assert_eq!(earlier.iter().map(|(run, _)| run).collect::<Vec<_>>(), runs);
    };
    check(10, None, &["held", "b", "a"]);
    check(2, None, &["held", "b"]);
    check(10, Some("2026-11-23"), &["held", "b"]);
    check(10, Some("2027-01-01"), &[]);
    assert_eq!(bench.earlier(&plan, 10, None)[1].1, 2);
    let other = (Path::new("other.toml"), "sandbox");
    assert_eq!(bench.ledger.earlier_runs(other, 10, None).unwrap(), []);
}

#[test]
fn a_persons_word_is_on_record_once_for_each_guard() {
    let bench = Bench::new();
    let stop =
        |guard: &str| Stop { guard: guard.into(), why: Message::foreign("why"), may_be_overridden: true };
    let plan = bench.enter("a", 1, 0, &[], "sandbox");
    let plan = Plan { stops: vec![stop("normal-rows"), stop("input-cut")], ..plan };
    assert!(plan.may_be_overridden());
    for reason in ["the first word", "another"] {
        let word = Override { reason: reason.into(), who: Some("ana".into()) };
        bench.ledger.overrule(&plan, &word, now()).unwrap();
    }
    let told = bench.ledger.overridden("a").unwrap();
    let told: Vec<(&str, &str)> = told.iter().map(|one| (&*one.guard, &*one.reason)).collect();
    assert_eq!(told, [("normal-rows", "the first word"), ("input-cut", "the first word")]);
    assert_eq!(bench.ledger.overridden("b").unwrap(), []);
}

#[test]
fn a_plan_may_be_overridden_where_every_guard_allows_it() {
    let check = |stops: &[bool], may| {
        let stop = |may_be_overridden: &bool| Stop {
            guard: String::new(),
            why: Message::default(),
            may_be_overridden: *may_be_overridden,
        };
        let folder = TempDir::new().unwrap();
        let plan = Plan { stops: stops.iter().map(stop).collect(), ..plan("a", folder.path(), &[]) };
        assert_eq!(plan.may_be_overridden(), may, "{stops:?}");
    };
    check(&[], false);
    check(&[true], true);
    check(&[true, true], true);
    check(&[true, false], false);
    check(&[false], false);
}
