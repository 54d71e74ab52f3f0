//! The disk is full or broken at any call: the program says so, and goes on when it is well again.

use crate::bench::{Bench, Ended, Harm, Settings, Verb, Verdict};
use crate::figures::{Suite, each};
use crate::strace::{self, DISK_CALLS, From, Made};
use std::fmt;

/// One call that fails, or all from one on.
#[derive(Clone, Debug)]
struct Cell {
    verb: Verb,
    from: From,
    call: &'static str,
    error: &'static str,
    nth: u32,
    lasts: bool,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verb, from, call, error, nth, lasts } = self;
        let lasts = if *lasts { " and ever after" } else { "" };
        write!(f, "{verb:?}, {error} at {call} {nth}{lasts} from {from:?}")
    }
}

impl Cell {
    fn run(&self) -> Verdict {
        let bench = Bench::new(Settings::default());
        if self.verb == Verb::Apply {
            assert_eq!(bench.call(Verb::Plan, &Harm::none()).exit, Some(0));
        }
        let on = if self.lasts { "+" } else { "" };
        let injected = format!("{}:error={}:when={}{on}", self.call, self.error, self.nth);
        let harmed = Harm { from_sign_in: self.from == From::SignIn, ..Harm::injected(injected) };
        let harmed = bench.call(self.verb, &harmed);
        let first = bench.judge(&harmed);
        let mut verdict = bench.judge(&bench.settle(self.verb));
        verdict.doubles = verdict.doubles.max(first.doubles);
        verdict.lost = verdict.lost.max(first.lost);
        verdict.dishonest.extend(is_said(&harmed));
        verdict
    }
}

/// Who could not work says so in words and by the exit status, and never as a defect of ours.
fn is_said(harmed: &Ended) -> Option<String> {
    let is_silent = harmed.err.trim().is_empty() && harmed.exit != Some(0);
    let is_a_defect = harmed.err.contains("panicked") || [None, Some(70)].contains(&harmed.exit);
    (is_silent || is_a_defect).then(|| format!("exit {:?}: {}", harmed.exit, harmed.err))
}

fn cells((verb, from): (Verb, From), error: &'static str, lasts: bool, step: u32) -> Vec<Cell> {
    let made = strace::made(&DISK_CALLS, (verb, from), Settings::default(), &[]);
    // What fails ever after must not be what wakes a thread, which no disk can make fail.
    let is_of_disk = |made: &Made| made.is_on_file && !(lasts && ["write", "openat"].contains(&made.call));
    let points = made.into_iter().filter(|made| is_of_disk(made) && made.nth.is_multiple_of(step));
    points.map(|Made { call, nth, .. }| Cell { verb, from, call, error, nth, lasts }).collect()
}

fn run(suite: Suite, cells: &[Cell]) {
    each(cells, |cell| suite.add(cell, &cell.run()));
    suite.ends();
}

#[test]
fn a_disk_that_fails_at_some_calls_loses_nobody() {
    if strace::is_here(false) {
        let mut few = cells((Verb::Apply, From::Start), "ENOSPC", false, 11);
        few.extend(cells((Verb::Apply, From::SignIn), "EIO", true, 5));
        run(Suite::part("disk"), &few);
    }
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn a_disk_that_fails_at_any_call_loses_nobody() {
    assert!(strace::is_here(true));
    let mut all = Vec::new();
    for story in [(Verb::Run, From::Start), (Verb::Apply, From::Start), (Verb::Apply, From::SignIn)] {
        for error in ["ENOSPC", "EIO"] {
            all.extend([false, true].into_iter().flat_map(|lasts| cells(story, error, lasts, 1)));
        }
    }
    run(Suite::whole("disk"), &all);
}
