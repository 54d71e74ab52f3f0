//! Killed at every call, and run again: nobody twice, nobody lost.

use crate::bench::{Bench, Harm, Settings, Verb, Verdict};
use crate::figures::{Suite, each};
use crate::oracle::Behaviour;
use crate::strace::{self, CALLS, From, Made};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// One death, and what came before and after it.
#[derive(Clone, Debug)]
struct Cell {
    verb: Verb,
    /// What is run afterwards, in order.
    then: &'static [Verb],
    settings: Settings,
    meets: &'static [Behaviour],
    from: From,
    call: &'static str,
    nth: u32,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verb, then, settings, meets, from, call, nth } = self;
        write!(
            f,
            "{verb:?}, killed at {call} {nth} from {from:?}, then {then:?}; {settings:?}, server {meets:?}"
        )
    }
}

impl Cell {
    /// Whether the program died of it, and the verdict.
    fn run(&self) -> (bool, Verdict) {
        let bench = Bench::new(self.settings);
        if self.verb == Verb::Apply {
            assert_eq!(bench.call(Verb::Plan, &Harm::none()).exit, Some(0));
        }
        bench.oracle.meets(self.meets.iter().copied());
        let injected = format!("{}:signal=SIGKILL:when={}", self.call, self.nth);
        let harm = Harm { from_sign_in: self.from == From::SignIn, ..Harm::injected(injected) };
        let mut last = bench.call(self.verb, &harm);
        let died = last.exit.is_none();
        for verb in self.then {
            last = bench.settle(*verb);
        }
        (died, bench.judge(&last))
    }
}

/// How the server meets the lists while the program dies: the second is the one that goes wrong, so that one went well before.
const MEETINGS: [&[Behaviour]; 5] = [
    &[],
    &[Behaviour::Yes, Behaviour::CloseProcessed, Behaviour::CloseProcessed],
    &[Behaviour::Yes, Behaviour::HangProcessed, Behaviour::HangProcessed],
    &[Behaviour::Yes, Behaviour::ErrorProcessed, Behaviour::ErrorProcessed],
    &[Behaviour::Yes, Behaviour::ResetInBody, Behaviour::ResetInBody],
];

/// A command that dies, and what people do then: the nightly job runs again; somebody sends what was left; both, in either order.
const STORIES: [(Verb, &[Verb]); 5] = [
    (Verb::Run, &[Verb::Run]),
    (Verb::Run, &[Verb::Resume]),
    (Verb::Run, &[Verb::Run, Verb::Oldest]),
    (Verb::Apply, &[Verb::Apply]),
    (Verb::Apply, &[Verb::Run, Verb::Apply]),
];

/// Every cell of a story under one server, killed at each `step`th moment of each call.
fn cells(
    (verb, then): (Verb, &'static [Verb]),
    (settings, from): (Settings, From),
    meets: &'static [Behaviour],
    step: u32,
) -> Vec<Cell> {
    let made = strace::made(&CALLS, (verb, from), settings, meets);
    let points = made.into_iter().filter(|made| made.nth.is_multiple_of(step));
    points.map(|Made { call, nth, .. }| Cell { verb, then, settings, meets, from, call, nth }).collect()
}

fn run(suite: Suite, cells: &[Cell]) {
    println!("{} kills", cells.len());
    let deaths = AtomicU64::new(0);
    each(cells, |cell| {
        let (died, verdict) = cell.run();
        deaths.fetch_add(u64::from(died), Ordering::Relaxed);
        suite.add(cell, &verdict);
    });
    // Now and then it is the reader's process that dies, of which the program hears; but who kills nobody shows nothing.
    let deaths = deaths.into_inner();
    assert!(deaths * 4 > cells.len() as u64 * 3, "only {deaths} of {} died", cells.len());
    suite.counts("kills", deaths);
    suite.ends();
}

#[test]
fn killed_at_some_calls_nobody_is_lost_or_twice() {
    if !strace::is_here(false) {
        return;
    }
    let settings = Settings::default();
    let mut few = cells(STORIES[2], (settings, From::Start), MEETINGS[0], 9);
    few.extend(cells(STORIES[3], (settings, From::SignIn), MEETINGS[1], 3));
    run(Suite::part("kills"), &few);
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn killed_at_every_call_nobody_is_lost_or_twice() {
    assert!(strace::is_here(true));
    let mut all = Vec::new();
    for parallel in [1, 2] {
        let settings = Settings { parallel, ..Settings::default() };
        for story in STORIES {
            // Before it is let in, a run knows nothing of how the server meets its lists.
            all.extend(cells(story, (settings, From::Start), MEETINGS[0], 1));
            for meets in MEETINGS {
                all.extend(cells(story, (settings, From::SignIn), meets, 1));
            }
        }
    }
    run(Suite::whole("kills"), &all);
}
