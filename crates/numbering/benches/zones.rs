//! What it costs to know where a number rings, by the kinds of look-up there are.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]

use contact::{Number, Region};
use std::hint::black_box;
use std::time::Instant;

/// At most so many nanoseconds a number.
const GOAL: f64 = 30.0;

fn main() {
    // `cargo test` runs benchmarks once, to see that they run.
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 2_000 } else { 1 };
    report(
        "one area after another",
        &numbers(&["+5511961230", "+5581961230", "+526144100", "+541145670"]),
        rounds,
    );
    report("areas of many exchanges", &numbers(&["+1270230", "+1850208", "+1907235", "+6189100"]), rounds);
    report("mobiles of a country", &numbers(&["+3461230", "+598983440", "+5731230", "+44740012"]), rounds);
    report("toll-free", &numbers(&["+1800555"]), rounds);
}

/// A thousand numbers from each of these beginnings, in turns.
fn numbers(starts: &[&str]) -> Vec<Number> {
    let number = |last: usize, start: &str| {
        (3..=5).find_map(|width| numbering::parse(&format!("{start}{last:0width$}"), Region::NONE).ok())
    };
    (0..1_000).flat_map(|last| starts.iter().filter_map(move |start| number(last, start))).collect()
}

fn report(what: &str, numbers: &[Number], rounds: usize) {
    let run = || {
        let start = Instant::now();
        for number in (0..rounds).flat_map(|_| numbers) {
            black_box(numbering::ringing(black_box(*number)));
        }
        start.elapsed().as_nanos() as f64 / (numbers.len() * rounds) as f64
    };
    run();
    let mut costs: Vec<f64> = (0..5).map(|_| run()).collect();
    costs.sort_by(f64::total_cmp);
    println!("{what:24} {:5.1} ns a number, goal {GOAL}, {} numbers", costs.get(2).unwrap(), numbers.len());
}
