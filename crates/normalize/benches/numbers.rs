//! What reading a number costs, beside `rlibphonenumber` and `phonenumber` on the same rows: numbers in common writing, and the
//! messy corpus with its cleaning.
//!
//! ```sh
//! cargo bench --package dialbase-normalize --bench numbers
//! ```

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]

#[path = "../../numbering/tests/corpus/mod.rs"]
#[expect(dead_code, reason = "the tests of `numbering` ask more of it")]
mod corpus;
#[path = "../../numbering/tests/reference/mod.rs"]
#[expect(dead_code, reason = "the tests of `numbering` ask more of it")]
mod reference;

use contact::Region;
use corpus::{Corpus, MARKETS, Row};
use criterion::{Criterion, Throughput};
use normalize::Reading;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

/// Rows of each set; `phonenumber` needs up to half a millisecond for one.
const ROWS: usize = 20_000;
const ROWS_OF_PHONENUMBER: usize = 200;

/// Nanoseconds a number on the fast path, and on average on the messy corpus, one thread.
const FAST_GOAL: f64 = 100.0;
const MESSY_GOAL: f64 = 250.0;
/// Times as fast as `phonenumber` on common writing.
const PHONENUMBER_GOAL: f64 = 20.0;

/// Rows as a block holds them, in one flat text, and one market's list after another, as lists come.
struct Rows {
    text: String,
    /// Where each row ends, and its market.
    ends: Vec<(usize, usize)>,
}

impl Rows {
    fn of(rows: impl Iterator<Item = Row>, count: usize) -> Self {
        let market = |row: &Row| MARKETS.iter().position(|market| region(market) == row.region).unwrap();
        let mut rows: Vec<(usize, Row)> = rows.take(count).map(|row| (market(&row), row)).collect();
        rows.sort_by_key(|(market, _)| *market);
        let mut all = Self { text: String::new(), ends: Vec::new() };
        for (market, row) in rows {
            all.text.push_str(&row.text);
            all.ends.push((all.text.len(), market));
        }
        all
    }

    /// Every text with its market.
    fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        let mut start = 0;
        self.ends
            .iter()
            .map(move |&(end, market)| (&self.text[std::mem::replace(&mut start, end)..end], market))
    }

    /// Some of them, from all markets.
    fn some(&self, count: usize) -> Self {
        let mut some = Self { text: String::new(), ends: Vec::new() };
        for (text, market) in self.iter().step_by(self.ends.len() / count) {
            some.text.push_str(text);
            some.ends.push((some.text.len(), market));
        }
        some
    }
}

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .output_directory(&criterion_directory())
        .configure_from_args();
    let common =
        ["E.164", "international", "national", "dialled digits", "significant digits", "digits with code"];
    let in_common = |row: &Row| common.contains(&row.shape);
    let brazil = region("BR");
    let sets = [
        ("brazil", Rows::of(Corpus::new(3).filter(|row| row.region == brazil && in_common(row)), ROWS / 10)),
        ("common", Rows::of(Corpus::new(2).filter(in_common), ROWS)),
        ("messy", Rows::of(Corpus::new(1), ROWS)),
    ];
    let regions = MARKETS.map(region);
    let readings = regions.map(Reading::of);
    for (set, rows) in &sets {
        let clean = *set == "messy";
        measure(&mut criterion, set, "dialbase", rows, |text, market| {
            if !clean {
                return black_box(numbering::parse(text, regions[market])).is_ok();
            }
            let mut any = false;
            normalize::read_numbers(text, "", &readings[market], |read| any |= black_box(read).is_ok());
            any
        });
        beside(&mut criterion, set, rows);
    }
    criterion.final_summary();
    if std::env::args().any(|argument| argument == "--bench") {
        for (set, _) in &sets {
            compare(set);
        }
    }
}

/// The other two on the same rows.
fn beside(criterion: &mut Criterion, set: &str, rows: &Rows) {
    measure(criterion, set, "rlibphonenumber", rows, |text, market| {
        let number = PHONE_NUMBER_UTIL.parse(text, MARKETS[market].parse().ok());
        let valid = number.as_ref().is_ok_and(|number| PHONE_NUMBER_UTIL.is_valid_number(number));
        valid && !black_box(PHONE_NUMBER_UTIL.format(&number.unwrap(), PhoneNumberFormat::E164)).is_empty()
    });
    measure(criterion, set, "phonenumber", &rows.some(ROWS_OF_PHONENUMBER), |text, market| {
        let number = phonenumber::parse(MARKETS[market].parse().ok(), text);
        let valid = number.as_ref().is_ok_and(phonenumber::PhoneNumber::is_valid);
        valid && !black_box(number.unwrap().format().mode(phonenumber::Mode::E164).to_string()).is_empty()
    });
}

fn measure(
    criterion: &mut Criterion,
    set: &str,
    engine: &str,
    rows: &Rows,
    work: impl Fn(&str, usize) -> bool,
) {
    let mut group = criterion.benchmark_group(set);
    group.throughput(Throughput::Elements(rows.ends.len() as u64));
    group.bench_function(engine, |bencher| {
        bencher.iter(|| rows.iter().filter(|(text, market)| work(text, *market)).count());
    });
    group.finish();
}

/// Prints what criterion measured as nanoseconds a number and as ratios, beside the goals.
fn compare(set: &str) {
    let [Some(ours), Some(reference), Some(other)] =
        ["dialbase", "rlibphonenumber", "phonenumber"].map(|engine| nanoseconds(set, engine))
    else {
        return;
    };
    let goal = if set == "messy" { MESSY_GOAL } else { FAST_GOAL };
    println!(
        "{set:8} {ours:5.0} ns a number (goal {goal})   rlibphonenumber {reference:6.0} ns, {:5.1} times   phonenumber {other:7.0} ns, {:6.0} times (goal {PHONENUMBER_GOAL})",
        reference / ours,
        other / ours,
    );
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads what criterion measured")]
fn nanoseconds(set: &str, engine: &str) -> Option<f64> {
    let read =
        |name| serde_json::from_str(&std::fs::read_to_string(measured(set, engine).join(name)).ok()?).ok();
    let estimates: serde_json::Value = read("estimates.json")?;
    let benchmark: serde_json::Value = read("benchmark.json")?;
    let rows = benchmark["throughput"]["Elements"].as_f64()?;
    Some(estimates["median"]["point_estimate"].as_f64()? / rows)
}

/// Where criterion keeps what it measured last.
fn measured(set: &str, engine: &str) -> PathBuf {
    criterion_directory().join(set).join(engine).join("new")
}

fn criterion_directory() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("../../target"), PathBuf::from);
    target.join("criterion")
}

fn region(letters: &str) -> Region {
    Region::new(letters).unwrap()
}
