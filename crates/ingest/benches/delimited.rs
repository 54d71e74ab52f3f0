//! How much memory delimited text takes at most while it is read, and what a row costs whose quotes are out of order.
//!
//! The peak is that of the whole process, so the short file comes first.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark writes what it reads, and memory stands in a file"
)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

/// Two gigabytes.
const ROWS: u32 = 18_000_000;
const GOAL: f64 = 150.0;

fn main() {
    // `cargo test` runs benchmarks once, to see that they run.
    let rows = if std::env::args().any(|argument| argument == "--bench") { ROWS } else { 1000 };
    let folder = tempfile::TempDir::new().unwrap();
    for rows in [rows / 100, rows] {
        let file = folder.path().join("base.csv");
        write(&file, rows, |row| {
            format!(
                "{row},\"Apellido, Nombre\",0990{:05},Rua São João {row},Montevideo,2024-10-31,\"gestión de cobranza\",si",
                row % 100_000
            )
        });
        let cost = cost(&file, rows);
        let (length, peak) = (file.metadata().unwrap().len() / 1_000_000, peak());
        println!(
            "{length:5} MB of text   {cost:.3} µs a row   {peak:6.1} MB of memory at most (goal: {GOAL})"
        );
    }
    let rows = rows / 10;
    let plain = folder.path().join("plain.csv");
    write(&plain, rows, |row| format!("Apellido Nombre {row}"));
    let broken = folder.path().join("broken.csv");
    write(&broken, rows, |row| format!("\"Apellido Nombre {row}"));
    let ratio = cost(&broken, rows) / cost(&plain, rows);
    println!("a quote in every row that is never closed costs {ratio:.1} times what a row costs (goal: 5)");
}

fn write(file: &Path, rows: u32, row: impl Fn(u32) -> String) {
    let mut out = BufWriter::new(File::create(file).unwrap());
    for nth in 0..rows {
        writeln!(out, "{}", row(nth)).unwrap();
    }
    out.flush().unwrap();
}

/// Microseconds a row.
fn cost(file: &Path, rows: u32) -> f64 {
    let before = Instant::now();
    let source = ingest::Source { header: ingest::Header::None, ..ingest::Source::at(file) };
    let read: usize = ingest::open(&source).unwrap().map(|block| block.unwrap().len()).sum();
    assert_eq!(read, rows as usize);
    before.elapsed().as_secs_f64() * 1e6 / f64::from(rows)
}

/// The most memory that the process had so far, in megabytes (`VmHWM` of proc(5)).
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim_end_matches("kB").trim().parse::<f64>().unwrap() / 1000.0
}
