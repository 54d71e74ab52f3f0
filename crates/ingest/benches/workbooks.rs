//! What a row of an .xlsx costs to read, as a ratio to what calamine's streaming reader needs only for its cells.
//!
//! Absolute times drift with the machine; ratios hold. Processor time of the whole process, all threads.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]
#![expect(clippy::disallowed_methods, reason = "processor time stands in a file that does not grow")]

use calamine::{Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use std::path::Path;

const ROWS: u32 = 200_000;

fn main() {
    // `cargo test` runs benchmarks once, to see that they run.
    let rows = if std::env::args().any(|argument| argument == "--bench") { ROWS } else { 100 };
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("base.xlsx");
    write(rows, &file);

    let (mut theirs, mut ours) = (Vec::new(), Vec::new());
    // In turns, so that both meet the same machine.
    for _ in 0..5 {
        theirs.push(cost(rows, || cells(&file)));
        ours.push(cost(rows, || read(&file)));
    }
    let (theirs, ours) = (median(theirs), median(ours));
    println!("{rows} rows of 8 cells in an .xlsx, processor time");
    println!("calamine's cells alone  {theirs:8.3} µs a row");
    println!(
        "reading into blocks     {ours:8.3} µs a row   {:5.2} times calamine (goal: 1.5)",
        ours / theirs
    );
}

/// Names and numbers as text, numbers whole and not, truths.
fn write(rows: u32, file: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..rows {
        let number = f64::from(row);
        sheet.write(row, 0, format!("Nombre {row} Apellido")).unwrap();
        sheet.write(row, 1, 59_899_000_000.0 + number).unwrap();
        sheet.write(row, 2, number / 7.0).unwrap();
        sheet.write(row, 3, "Montevideo").unwrap();
        sheet.write(row, 4, format!("099{row:06}")).unwrap();
        sheet.write(row, 5, row % 2 == 0).unwrap();
        sheet.write(row, 6, 45_000.0 + f64::from(row % 1000)).unwrap();
        sheet.write(row, 7, format!("gestión {}", row % 100)).unwrap();
    }
    workbook.save(file).unwrap();
}

fn cells(file: &Path) {
    let mut workbook: Xlsx<_> = open_workbook(file).unwrap();
    let sheet = workbook.sheet_names()[0].clone();
    let mut cells = workbook.worksheet_cells_reader(&sheet).unwrap();
    while let Some(cell) = cells.next_cell().unwrap() {
        std::hint::black_box(&cell);
    }
}

fn read(file: &Path) {
    let reader = ingest::open(&ingest::Source::at(file)).unwrap();
    let rows: usize = reader.map(|block| block.unwrap().len()).sum();
    std::hint::black_box(rows);
}

/// Microseconds of processor time a row.
fn cost(rows: u32, work: impl FnOnce()) -> f64 {
    let before = processor_time();
    work();
    (processor_time() - before) / f64::from(rows)
}

fn median(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs[costs.len() / 2]
}

/// The process's processor time so far, in microseconds (`utime` and `stime` of proc(5), in ticks of 10 ms).
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let ticks = |nth: usize| fields.split_whitespace().nth(nth).unwrap().parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) * 10_000.0
}
