//! The clock jumps: it decides nothing about who is sent, held or sent again.

use crate::bench::{Bench, Harm, Settings, Verb};
use crate::figures::{Suite, each};

/// Seconds by which the clock is off, before and after a death.
const JUMPS: [(&str, &str); 6] = [
    ("+0", "+86399"),
    ("+0", "-86399"),
    ("+0", "+31536000"),
    ("+0", "-31536000"),
    ("+31536000", "+0"),
    ("-31536000", "+0"),
];

#[test]
fn a_clock_that_jumps_sends_nobody_twice_and_holds_nobody() {
    let suite = Suite::whole("clock");
    let points = ["", "entered", "connected", "recorded", "sent", "answered", "settled"];
    let cells: Vec<_> = JUMPS.into_iter().flat_map(|jump| points.map(|point| (jump, point))).collect();
    each(&cells, |((before, after), point)| {
        let bench = Bench::new(Settings::default());
        let off = |by: &str| ("DIALBASE_CLOCK", by.to_owned());
        let dies = (!point.is_empty()).then(|| ("DIALBASE_DIES_AT", (*point).to_owned()));
        let variables = [off(before)].into_iter().chain(dies).collect();
        bench.call(Verb::Run, &Harm { variables, ..Harm::none() });
        let verb_by_clock = |verb| bench.call(verb, &Harm { variables: vec![off(after)], ..Harm::none() });
        // A plan of another day is refused; the job of that day plans anew.
        verb_by_clock(Verb::Resume);
        let last = verb_by_clock(Verb::Run);
        suite.add(format!("clock {before}, died at {point:?}, clock {after}"), &bench.judge(&last));
    });
    suite.ends();
}
