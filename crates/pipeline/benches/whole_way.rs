//! What a row costs on its way, as ratios in one run: splitting the file alone, reading it, and the whole way.
//!
//! Absolute times drift with the machine; ratios hold. Processor time of the whole process, all threads.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot run stops")]

use chrono::DateTime;
use pipeline::{Language, Pipeline, Place, Request};
use std::fmt::Write;
use std::path::Path;

const ROWS: u32 = 300_000;

const PIPELINE: &str = r#"
campaign = "Cobranzas->"
region = "BR"
source = { path = "base.csv" }
columns = { phone = ["Celular", "Telefone"], priority = "Prioridade" }
params = { nome = "Nome", cpf = "CPF", saldo = "Saldo" }
timezone = { unknown = "reject" }
upload = { url = "sandbox", username = "bench" }
"#;

fn main() {
    // `cargo test` runs benchmarks once, to see that they run.
    let rows = if std::env::args().any(|argument| argument == "--bench") { ROWS } else { 100 };
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("base.csv");
    std::fs::write(&file, base(rows)).unwrap();

    let split = cost(rows, || split(&file));
    let read = cost(rows, || read(&file));
    let whole = cost(rows, || whole(folder.path()));
    println!("{rows} rows of 8 cells with two numbers, processor time");
    println!("splitting alone (the csv crate)  {split:8.3} µs a row");
    println!("reading into blocks              {read:8.3} µs a row   {:5.1} times splitting", read / split);
    println!(
        "the whole way, to parts on disk  {whole:8.3} µs a row   {:5.1} times splitting (goal: 5)",
        whole / split
    );
}

/// Mobile and fixed numbers of many areas, in the usual ways of writing them.
fn base(rows: u32) -> String {
    let mut base = String::from("id,Celular,Telefone,Nome,CPF,Prioridade,Cidade,Saldo\n");
    for row in 0..rows {
        let (area, a, b) =
            ([11, 21, 31, 41, 51, 61, 71, 81][row as usize % 8], row / 10_000 % 10_000, row % 10_000);
        let mobile = match row % 4 {
            0 => format!("({area}) 9{a:04}-{b:04}"),
            1 => format!("+55{area}9{a:04}{b:04}"),
            2 => format!("{area} 9{a:04} {b:04}"),
            _ => format!("{area}9{a:04}{b:04}"),
        };
        let cpf = u64::from(row) * 7_919 % 100_000_000_000;
        writeln!(
            base,
            "{row},{mobile},({area}) 3{:03}-{b:04},João da Silva,{cpf:011},5,Niterói,\"1,{:02}\"",
            a % 1000,
            row % 100
        )
        .unwrap();
    }
    base
}

fn split(file: &Path) {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut bytes = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        bytes += record.as_slice().len();
    }
    std::hint::black_box(bytes);
}

fn read(file: &Path) {
    let reader = ingest::open(&ingest::Source::at(file)).unwrap();
    let rows: usize = reader.map(|block| block.unwrap().len()).sum();
    std::hint::black_box(rows);
}

fn whole(folder: &Path) {
    let pipeline = Pipeline::parse(&folder.join("pipeline.toml"), PIPELINE).unwrap();
    let request = Request {
        inputs: vec![],
        place: Place::At(folder.join("plan")),
        state: folder.join("state"),
        now: DateTime::UNIX_EPOCH,
        language: Language::English,
        threads: None,
        program: "bench",
        who: None,
        progress: &|_| {},
    };
    pipeline::plan(&pipeline, &request).unwrap();
    std::fs::remove_dir_all(folder.join("plan")).unwrap();
}

/// Microseconds of processor time a row: the median of five runs after one to warm up.
fn cost(rows: u32, mut work: impl FnMut()) -> f64 {
    work();
    let mut costs: Vec<f64> = (0..5)
        .map(|_| {
            let before = processor_time();
            work();
            (processor_time() - before) / f64::from(rows)
        })
        .collect();
    costs.sort_by(f64::total_cmp);
    costs[2]
}

/// The process's processor time so far, in microseconds (`utime` and `stime` of proc(5), in ticks of 10 ms).
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_, fields) = stat.rsplit_once(')').unwrap();
    let ticks = |nth: usize| fields.split_whitespace().nth(nth).unwrap().parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) * 10_000.0
}
