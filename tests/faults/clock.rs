//! The clock jumps: it decides nothing about who is sent, held or sent again.

use crate::bench::{Bench, Harm, Settings, Verb};
use crate::figures::{Suite, each};

/// By how many seconds the clock is off, before and after a death.
const JUMPS: [(i64, i64); 6] =
    [(0, 86_399), (0, -86_399), (0, 31_536_000), (0, -31_536_000), (31_536_000, 0), (-31_536_000, 0)];

#[test]
fn a_clock_that_jumps_sends_nobody_twice_and_holds_nobody() {
    let suite = Suite::whole("clock");
    let points = ["", "entered", "connected", "recorded", "sent", "answered", "settled"];
    let cells: Vec<_> = JUMPS.into_iter().flat_map(|jump| points.map(|point| (jump, point))).collect();
    each(&cells, |((before, after), point)| {
        let bench = Bench::new(Settings::default());
        let off = |by: &i64| ("DIALBASE_CLOCK", by.to_string());
        let dies = (!point.is_empty()).then(|| ("DIALBASE_DIES_AT", (*point).to_owned()));
        let variables = [off(before)].into_iter().chain(dies).collect();
        bench.call(Verb::Run, &Harm { variables, ..Harm::none() });
        let by_clock = |verb, by| bench.call(verb, &Harm { variables: vec![off(by)], ..Harm::none() });
        // A plan of another day is refused; the job of that day plans anew.
        by_clock(Verb::Resume, after);
        let mut last = by_clock(Verb::Run, after);
        if last.exit == Some(4) {
            // A clock that went back is a guard's business. Somebody sets it right.
            last = by_clock(Verb::Run, before.max(after));
        }
        suite.add(format!("clock {before}, died at {point:?}, clock {after}"), &bench.judge(&last));
    });
    suite.ends();
}
