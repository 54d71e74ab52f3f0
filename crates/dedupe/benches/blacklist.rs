//! What a compiled blacklist of 250 million numbers takes and costs: its size, its making's memory, a question.
//!
//! Whole: numbers in no order are sorted through scratch files, written, mapped, verified, and asked in sorted batches, as a run
//! asks. Another count of numbers is the first argument that is one. The peak is that of the whole process, so it is told
//! before the file is mapped.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark writes what it reads, and memory stands in a file"
)]

use dedupe::blacklist::{Compiled, Compiler, Making, Role};
use dedupe::{Blacklist, Scope};
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

const NUMBERS: u64 = 250_000_000;
/// What a run asks at once, some thousand rows with two numbers each; and more: the more at once, the closer they stand.
const BATCHES: [usize; 3] = [8192, 1_000_000, 10_000_000];
const QUESTIONS: usize = 10_000_000;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let named = arguments.iter().find_map(|argument| argument.parse().ok());
    // `cargo test` runs benchmarks once, to see that they run.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let numbers = named.unwrap_or(if is_bench { NUMBERS } else { 10_000 });
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("all.dbl");

    let before = Instant::now();
    let sparse = build(&path, folder.path(), numbers);
    let (seconds, bytes) = (before.elapsed().as_secs_f64(), path.metadata().unwrap().len());
    let (size, goal) = (bytes as f64 / 1e6, 500.0 * sparse as f64 / NUMBERS as f64);
    println!("{sparse} numbers built in {seconds:.0} s with {:.0} MB of memory at most (goal: 256)", peak());
    println!(
        "{size:.1} MB, {:.3} bytes a number (goal: {goal:.0} MB and a little)",
        bytes as f64 / sparse as f64
    );

    let before = Instant::now();
    let compiled = Compiled::open(&File::open(&path).unwrap()).unwrap();
    println!("verified in {:.2} s", before.elapsed().as_secs_f64());
    let lists = compiled.blacklists("all.dbl");
    for batch in BATCHES.map(|batch| batch.min(numbers as usize)) {
        let [sorting, asking] = ask(&lists, batch);
        println!("{asking:.0} ns a number asked in batches of {batch}, {sorting:.0} to sort it (goal: 100)");
    }
}

/// Compiles some numbers; answers how many different ones they were.
fn build(path: &Path, folder: &Path, numbers: u64) -> u64 {
    let making = Making { scratch: &|| tempfile::tempfile_in(folder), at_once: Making::AT_ONCE };
    let mut compiler = Compiler::new(making).unwrap();
    let registry = compiler.begin("DNC").unwrap();
    let mut state = SEED;
    let day = chrono::DateTime::UNIX_EPOCH.date_naive();
    // Some are drawn twice; with as many more there are some more than asked for.
    for _ in 0..numbers + numbers / 24 {
        compiler.take(registry, north_american(&mut state), &Scope::Everywhere, day, Role::List);
    }
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path).unwrap());
    let (header, _) = compiler.finish("bench", chrono::DateTime::UNIX_EPOCH, &mut file).unwrap();
    file.into_inner().unwrap().sync_all().unwrap();
    header.registries[0].numbers()
}

/// What sorting a number costs and what asking, in nanoseconds: half of them are listed, half are any.
fn ask(lists: &[Blacklist], batch: usize) -> [f64; 2] {
    let (mut listed, mut any) = (SEED, 1_234_567);
    let (mut sorting, mut asking) = (0.0, 0.0);
    let mut found = 0;
    let rounds = (QUESTIONS.min(batch * 1000) / batch).max(1);
    for _ in 0..rounds {
        let question =
            |nth: usize| north_american(if nth.is_multiple_of(2) { &mut listed } else { &mut any });
        let mut asked: Vec<u64> = (0..batch).map(question).collect();
        let before = processor();
        asked.sort_unstable();
        let sorted = processor();
        for list in lists {
            list.held(&asked, |_| true, |_, _| found += 1);
        }
        sorting += sorted - before;
        asking += processor() - sorted;
    }
    assert!(found * 2 >= rounds * batch, "{found} of the {rounds} × {batch} were found");
    [sorting, asking].map(|spent| spent * 1e9 / (rounds * batch) as f64)
}

const SEED: u64 = 88_172_645_463_325_252;

/// A number as those of North America are: one of 400 areas, 800 exchanges, 10,000 lines.
fn north_american(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    let (area, exchange, line) =
        (200 + (*state % 400) * 2, 200 + (*state >> 10) % 800, (*state >> 24) % 10_000);
    10_000_000_000 + area * 10_000_000 + exchange * 10_000 + line
}

/// Seconds that this thread had a processor, whatever else the machine does.
fn processor() -> f64 {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    spent.split_whitespace().next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// The most memory that the process had so far, in megabytes (`VmHWM` of proc(5)).
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim_end_matches("kB").trim().parse::<f64>().unwrap() / 1000.0
}
