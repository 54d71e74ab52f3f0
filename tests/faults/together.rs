//! Two at once, one that is stopped, and one that is asked to end.

use crate::bench::{Bench, Ended, Harm, Settings, Verb, Verdict};
use crate::figures::{Suite, each};
use crate::oracle::Behaviour;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Sends a signal, by its name.
fn signal(process: &Child, name: &str) {
    let done = Command::new("kill")
        .args([&format!("-{name}"), &process.id().to_string()])
        .stderr(Stdio::null())
        .status();
    // Who has ended needs none.
    drop(done);
}

fn end(process: Child) -> Ended {
    process.wait_with_output().unwrap().into()
}

/// Two that start together: each ends well or says that the other is at work.
fn two_at_once(verb: Verb, nth: u32) -> Verdict {
    let bench = Bench::new(Settings { parallel: 2, ..Settings::default() });
    if verb == Verb::Apply {
        assert_eq!(bench.call(Verb::Plan, &Harm::none()).exit, Some(0));
    }
    let first = bench.start(verb, &Harm::none());
    std::thread::sleep(Duration::from_micros(u64::from(nth) * 500));
    let second = bench.start(verb, &Harm::none());
    let both = [end(first), end(second)];
    let mut verdict = bench.judge(&bench.settle(verb));
    if both.iter().any(|ended| ![Some(0), Some(7)].contains(&ended.exit)) {
        verdict
            .dishonest
            .extend(both.iter().map(|ended| format!("two at once: exit {:?}: {}", ended.exit, ended.err)));
    }
    verdict
}

fn twos(suite: Suite, times: u32) {
    let cells: Vec<_> = (0..times).flat_map(|nth| [(Verb::Run, nth), (Verb::Apply, nth)]).collect();
    each(&cells, |(verb, nth)| suite.add(format!("two {verb:?} at once, {nth}"), &two_at_once(*verb, *nth)));
    suite.ends();
}

#[test]
fn two_that_start_together_load_everybody_once() {
    twos(Suite::part("two at once"), 6);
}

#[test]
#[ignore = "takes minutes; cargo xtask faults runs it"]
fn two_that_start_together_load_everybody_once_however_often() {
    twos(Suite::whole("two at once"), 50);
}

/// One is stopped while it sends, and another starts, by whatever clock: that one hears that the first still lives. Then the first goes
/// on.
#[test]
fn who_is_only_stopped_is_not_gone() {
    for (verb, clock) in
        [(Verb::Run, "+0"), (Verb::Apply, "+0"), (Verb::Run, "+80000"), (Verb::Run, "-80000")]
    {
        let bench = Bench::new(Settings::default());
        bench.call(Verb::Plan, &Harm::none());
        bench.oracle.meets([Behaviour::HangProcessed]);
        let first = bench.start(verb, &Harm::none());
        assert!(bench.oracle.has_uploads(1, Duration::from_secs(10)));
        signal(&first, "STOP");
        let second = bench.call(verb, &Harm::variable("DIALBASE_CLOCK", clock));
        assert_eq!(second.exit, Some(7), "{}", second.err);
        assert_eq!(bench.books().unwrap().parts[0].state, "sending");
        signal(&first, "CONT");
        let first = end(first);
        assert_eq!(first.exit, Some(6), "{}", first.err);
        let verdict = bench.judge(&bench.settle(Verb::Resume));
        assert!(verdict.is_clean(), "{verb:?}, clock {clock}: {verdict}");
    }
}

/// Asked to end so long after it started, or after its first list came: what is under way is finished, nothing else is begun, and
/// nothing needs a person.
fn asked_to_end(name: &str, settings: Settings, (since, after): (Since, Duration)) -> Verdict {
    let bench = Bench::new(settings);
    bench.oracle.thinks_for(Duration::from_millis(20));
    let process = bench.start(Verb::Run, &Harm::none());
    if since == Since::FirstList {
        assert!(bench.oracle.has_uploads(1, Duration::from_secs(10)));
    }
    std::thread::sleep(after);
    signal(&process, name);
    let ended = end(process);
    let parts = bench.books().map(|books| books.parts).unwrap_or_default();
    let mut said = Vec::new();
    // Before anything is sent, a signal ends it as it ends any program.
    let is_begun = parts.iter().any(|part| !part.attempts.is_empty());
    if ![Some(0), Some(5)].contains(&ended.exit) && (is_begun || ended.exit.is_some()) {
        said.push(format!("asked to end by {name}: exit {:?}: {}", ended.exit, ended.err));
    }
    if ended.exit == Some(5) && !parts.is_empty() && !parts.iter().any(|part| part.state == "planned") {
        said.push("not finished, though nothing is left".to_owned());
    }
    let mut verdict = bench.judge(&bench.settle(Verb::Resume));
    verdict.dishonest.extend(said);
    verdict.false_holds +=
        parts.iter().filter(|part| ["held", "sending"].contains(&part.state.as_str())).count() as u32;
    verdict
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    Start,
    FirstList,
}

#[test]
fn who_is_asked_to_end_finishes_what_is_under_way() {
    let suite = Suite::whole("asked to end");
    let mut cells = Vec::new();
    for (name, parallel) in [("TERM", 1), ("TERM", 2), ("INT", 1), ("INT", 2)] {
        let settings = Settings { parallel, ..Settings::default() };
        cells.extend((0..8).map(|nth| (name, settings, (Since::FirstList, Duration::from_millis(10 * nth)))));
        cells.extend((0..6).map(|nth| (name, settings, (Since::Start, Duration::from_millis(15 * nth)))));
    }
    each(&cells, |(name, settings, moment)| {
        suite.add(format!("{name} after {moment:?}, {settings:?}"), &asked_to_end(name, *settings, *moment));
    });
    suite.ends();
}
