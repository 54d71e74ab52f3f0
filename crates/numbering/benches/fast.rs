//! What reading a number costs: by the tables where they know it, and by the reference alone.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]

use contact::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};
use std::hint::black_box;
use std::time::Instant;

const NUMBERS: usize = 200_000;

/// Numbers as the markets write them; the last four digits count up.
const MIXED: [(&str, &str); 12] = [
    ("BR", "(11) 96123-"),
    ("BR", "+55 21 3456-"),
    ("UY", "098 34 "),
    ("UY", "00598 9834"),
    ("AR", "011 15 2345-"),
    ("AR", "+54 9 11 2345-"),
    ("MX", "55 1234 "),
    ("CO", "300 123 "),
    ("CL", "9 6123 "),
    ("US", "(201) 555-"),
    ("ES", "612 34 "),
    ("PT", "912 34 "),
];

fn main() {
    // `cargo test` runs benchmarks once, to see that they run.
    let count = if std::env::args().any(|argument| argument == "--bench") { NUMBERS } else { 100 };
    report("Brazilian mobiles", &numbers(count, &MIXED[..1]));
    report("mixed markets", &numbers(count, &MIXED));
}

fn numbers(count: usize, forms: &[(&str, &str)]) -> Vec<(String, Region)> {
    let number = |nth: usize| {
        let (region, start) = forms[nth % forms.len()];
        (format!("{start}{:04}", nth / forms.len() % 10_000), Region::new(region).unwrap())
    };
    (0..count).map(number).collect()
}

fn report(what: &str, numbers: &[(String, Region)]) {
    let valid = numbers.iter().filter(|(text, region)| numbering::parse(text, *region).is_ok()).count();
    let ours = cost(numbers, 20, |text, region| _ = black_box(numbering::parse(text, region)));
    let reference = cost(numbers, 2, |text, region| drop(black_box(by_reference(text, region))));
    println!(
        "{what:20} {ours:7.0} ns a number   by the reference {reference:7.0} ns   {:5.1} times   {:3} % valid",
        reference / ours,
        valid * 100 / numbers.len()
    );
}

/// What `numbering::parse` asks of the reference for a number that it must read by it.
fn by_reference(text: &str, region: Region) -> Option<(String, String)> {
    let number = PHONE_NUMBER_UTIL.parse(text, region.as_str().parse().ok()).ok()?;
    let home = PHONE_NUMBER_UTIL.get_region_for_number(&number)?;
    PHONE_NUMBER_UTIL.is_valid_number_for_region(&number, home).then_some(())?;
    black_box(PHONE_NUMBER_UTIL.get_number_type(&number));
    let e164 = PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned();
    Some((e164, PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::National).into_owned()))
}

/// Nanoseconds a number: the median of five runs after one to warm up.
fn cost(numbers: &[(String, Region)], rounds: usize, work: impl Fn(&str, Region)) -> f64 {
    let run = || {
        let start = Instant::now();
        for (text, region) in (0..rounds).flat_map(|_| numbers) {
            work(text, *region);
        }
        start.elapsed().as_nanos() as f64 / (numbers.len() * rounds) as f64
    };
    run();
    let mut costs: Vec<f64> = (0..5).map(|_| run()).collect();
    costs.sort_by(f64::total_cmp);
    costs[2]
}
