//! What the sets of a run take of memory: 20 million rows of different numbers, by the settings that need least and most.
//!
//! Another count of rows is the first argument that is one.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]

use contact::{Batch, Block, Contact, Kind, NoNumber, Number, Params, Phone, Region, StatedZones, Table};
use dedupe::{By, Duplicates, Keep, Unique};
use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Instant;
use validate::{Dialable, Policy, UnknownZone};

const ROWS: u32 = 20_000_000;
const AT_ONCE: u32 = 4096;
const GOAL: f64 = 16.0;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let named = arguments.iter().find_map(|argument| argument.parse().ok());
    // `cargo test` runs benchmarks once, to see that they run.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let rows = named.unwrap_or(if is_bench { ROWS } else { 10_000 });
    let usual = Duplicates::default();
    let settings = [
        ("the first row of a main number", usual),
        ("the last", Duplicates { keep: Keep::Last, ..usual }),
        ("any number", Duplicates { by: By::Any, ..usual }),
        ("any person, two keys a row", Duplicates { people: true, ..usual }),
    ];
    for (what, duplicates) in settings {
        let before = Instant::now();
        let mut unique = Unique::new(duplicates, chrono::DateTime::UNIX_EPOCH);
        if unique.must_learn() {
            batches(rows, duplicates.people).for_each(|batch| unique.learn(&batch));
            unique.learnt();
        }
        let kept: usize =
            batches(rows, duplicates.people).map(|batch| unique.decide(batch).kept().count()).sum();
        assert_eq!(kept, rows as usize);
        let (bytes, seconds) = (unique.bytes() as f64 / f64::from(rows), before.elapsed().as_secs_f64());
        println!(
            "{what:<32} {bytes:5.1} bytes a number (goal: {GOAL})   {:.2} µs a row, its making included",
            seconds * 1e6 / f64::from(rows)
        );
    }
}

/// Rows of different numbers, each of another person where they say so.
fn batches(rows: u32, people: bool) -> impl Iterator<Item = Batch<Dialable>> {
    let table = Arc::new(Table::text("base.csv", ["Celular"]));
    let home = Region::new("UY").unwrap();
    let policy = Policy {
        unknown_zone: UnknownZone::Server,
        ..Policy::strict((home, 598), chrono::DateTime::UNIX_EPOCH)
    };
    (0..rows).step_by(AT_ONCE as usize).map(move |first| {
        let mut block = Block::new(Arc::clone(&table));
        for nth in first..rows.min(first + AT_ONCE) {
            block.push_row(nth + 2, [""]);
        }
        let contacts = Batch::new(block).advance(|position, _, _| {
            // Spread over the whole plan, as the numbers of a list are, and each once.
            let subscriber = 1 + u64::from(first + position) * 999_983 % 999_999_937;
            let number =
                Number::of_digits(598_000_000_000 + subscriber, 3, subscriber, 11, Kind::Mobile, home);
            Ok(Contact {
                row: first + position,
                campaign: "C".into(),
                phones: vec![Phone { number: number.unwrap(), column: Some(0), line: None, zones: &[] }],
                no_number: NoNumber::Missing,
                params: Params::new(&[].into(), |_| ""),
                stated: StatedZones::default(),
                priority: 9999,
                priority_refused: None,
                agent: String::new(),
                person: NonZeroU64::new(u64::from(first + position) + 1).filter(|_| people),
            })
        });
        validate::dialables(contacts, &policy)
    })
}
