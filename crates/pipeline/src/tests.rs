//! What must hold of the whole story: the same bytes with one thread and with many, guards that stop, accounts that add up.

mod contacts;
mod reports;
mod said;

use crate::{Error, Exit, Pipeline, Place, Planned, Request, plan};
use chrono::{DateTime, TimeZone, Utc};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use tempfile::TempDir;
use upload::Ledger;
use words::Language;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 8, 53, 0).unwrap()
}

const PIPELINE: &str = r#"
campaign = { column = "Campaña" }
region = "UY"
source = { path = "base.csv" }
columns = { phone = ["Celular", "Casa"] }
params = { nombre = "Nombre" }
timezone = { unknown = "reject" }
parts = { lines = 700 }
upload = { url = "sandbox", username = "cargas" }
blacklist = { path = "no-llamar.csv", column = "numero" }
"#;

/// Some thousands of rows with every kind of fate among them.
fn base(rows: u32) -> String {
    let mut base = String::from("Campaña;Celular;Casa;Nombre\n");
    for row in 0..rows {
        let campaign = ["Ventas->", "Cobranzas<-", ""][(row % 41 / 20) as usize];
        let mobile = match row % 17 {
            0 => String::new(),
            1 => "5,98E+10".to_owned(),
            2 => "098 000 001".to_owned(),
            3 => "098 000 003".to_owned(),
            _ => format!("09{} {:03} {:03}", 1 + row % 9, row / 1000 % 1000, row % 1000),
        };
        let home =
            if row % 5 == 0 { format!("2{:03} {:04}", 400 + row % 300, row % 10_000) } else { String::new() };
        writeln!(base, "{campaign};{mobile};{home};Ana; {row}").unwrap();
    }
    base
}

struct Bench(TempDir);

impl Bench {
    fn new(rows: u32) -> Self {
        let bench = Self(TempDir::new().unwrap());
        bench.write("base.csv", &base(rows));
        bench.write("no-llamar.csv", "numero\n+598 98 000 001\n2405 0005\n");
        bench
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).unwrap();
    }

    fn plan(&self, pipeline: &str, directory: &str, threads: usize) -> Result<Planned, Error> {
        let pipeline = Pipeline::parse(&self.0.path().join("pipeline.toml"), pipeline)?;
        let request = Request {
            inputs: vec![],
            place: Place::At(self.0.path().join(directory)),
            state: self.0.path().join("state"),
            now: now(),
            language: Language::English,
            threads: Some(threads),
            program: "test",
            who: Some("ana@cargas-01".into()),
            progress: &|_| {},
        };
        plan(&pipeline, &request)
    }

    fn files(&self, directory: &str) -> BTreeMap<String, Vec<u8>> {
        let directory = self.0.path().join(directory);
        let list = |folder: &Path| {
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
        };
        let files =
            list(&directory).into_iter().chain(list(&directory.join("parts"))).filter(|path| path.is_file());
        files
            .map(|path| (path.file_name().unwrap().to_string_lossy().into(), std::fs::read(path).unwrap()))
            .collect()
    }
}

#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let bench = Bench::new(20_000);
    let pipeline = format!("{PIPELINE}\nreport = {{ contacts = [\"csv\", \"parquet\"] }}\n");
    bench.plan(&pipeline, "one", 1).unwrap();
    bench.plan(&pipeline, "many", 4).unwrap();
    let (one, many) = (bench.files("one"), bench.files("many"));
    let there = ["plan.json", "report.json", "rejected.csv", "contacts.csv", "contacts.parquet"];
    assert!(one.len() > 20 && there.iter().all(|name| one.contains_key(*name)));
    assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
    assert!(one == many, "the bytes differ");
}

#[test]
fn the_account_adds_up_and_every_line_is_in_a_part() {
    let bench = Bench::new(5_000);
    let Planned { plan, report, .. } = bench.plan(PIPELINE, "plan", 2).unwrap();
    let left_out: u64 = report.account.left_out.values().sum();
    assert_eq!(report.account.read, 5_000);
    assert_eq!(report.account.planned + left_out, 5_000);
    let reasons: Vec<&str> = report.account.left_out.keys().map(String::as_str).collect();
    assert_eq!(
        reasons,
        ["blacklisted", "campaign-missing", "duplicate", "phone-missing", "phone-unreadable"]
    );
    let files = bench.files("plan");
    for part in &plan.parts {
        let content = String::from_utf8(files[&part.name].clone()).unwrap();
        assert_eq!(content.lines().count() as u64, part.lines);
        assert!(content.lines().all(|line| line.starts_with(&format!("{};", part.campaign))));
        assert!(!content.contains("098000001"), "a blacklisted number is in {}", part.name);
    }
    assert_eq!(plan.parts.iter().map(|part| part.lines).sum::<u64>(), plan.books.planned);
}

/// Plans one list, lets the ledger know of it, and answers what the plan of another says of the columns.
fn drift(pipeline: &str, before: &str, after: &str) -> Result<Vec<String>, String> {
    let bench = Bench::new(1);
    bench.write("base.csv", before);
    let Planned { plan, directory, .. } = bench.plan(pipeline, "before", 1).unwrap();
    Ledger::open(&bench.0.path().join("state")).unwrap().enter(&plan, &directory, now()).unwrap();
    bench.write("base.csv", after);
    let planned = bench.plan(pipeline, "after", 1).unwrap();
    planned.may_be_applied().map_err(|error| error.to_string())?;
    let warnings = planned.report.warnings.iter().map(ToString::to_string);
    Ok(warnings.filter(|warning| warning.contains("base.csv")).collect())
}

#[test]
fn what_changed_in_the_columns_since_the_last_run_is_said() {
    let list = |header: &str, row: &dyn Fn(u32) -> String| {
        std::iter::once(header.to_owned()).chain((0..40).map(row)).collect::<Vec<_>>().join("\n")
    };
    let usual = list("Campaña;Celular;Casa;Nombre", &|row| format!("Ventas->;098 000 1{row:02};;Ana"));
    let more =
        list("Campaña;Celular;Casa;Nombre;Saldo", &|row| format!("Ventas->;098 000 1{row:02};;Ana;{row}"));
    let dates = list("Campaña;Celular;Casa;Nombre", &|row| {
        format!("Ventas->;098 000 1{row:02};{:02}/11/2026;Ana", 1 + row % 28)
    });
    let homes = list("Campaña;Celular;Casa;Nombre", &|row| {
        format!("Ventas->;098 000 1{row:02};2400 00{row:02};Ana")
    });
    let check = |pipeline: &str, before: &str, after: &str, says: Result<&[&str], &str>| {
        let said = drift(pipeline, before, after);
        match says {
            Ok(says) => {
                assert_eq!(said.as_deref(), Ok(&*says.iter().map(ToString::to_string).collect::<Vec<_>>()));
            }
            Err(why) => assert!(said.as_ref().is_err_and(|said| said.contains(why)), "{said:?}"),
        }
    };
    check(PIPELINE, &usual, &usual, Ok(&[]));
    check(PIPELINE, &usual, &more, Ok(&["base.csv has columns that the last run did not see: `Saldo`"]));
    check(PIPELINE, &more, &usual, Ok(&["base.csv lacks columns that the last run saw: `Saldo`"]));
    check(PIPELINE, &usual, &dates, Ok(&["`Casa` of base.csv is to be dialled, and holds dates"]));
    check(
        PIPELINE,
        &homes,
        &dates,
        Ok(&["`Casa` of base.csv holds dates, and in the last run held phone numbers"]),
    );
    check(
        PIPELINE,
        &homes,
        &usual,
        Ok(&["`Casa` of base.csv holds nothing, and in the last run held phone numbers"]),
    );
    check(PIPELINE, &usual, &homes, Ok(&[]));
    let stops = PIPELINE.replace("path = \"base.csv\"", "path = \"base.csv\", changed = \"stop\"");
    check(&stops, &usual, &more, Ok(&["base.csv has columns that the last run did not see: `Saldo`"]));
    check(&stops, &homes, &dates, Err("`Casa` of base.csv holds dates"));
    check(&stops, &usual, &homes, Ok(&[]));
}

#[test]
fn a_column_to_be_dialled_that_holds_something_else_is_said_without_a_run_before() {
    let bench = Bench::new(100);
    let planned = bench.plan(&PIPELINE.replace("\"Casa\"", "\"Casa\", \"Nombre\""), "plan", 1).unwrap();
    let said = "`Nombre` of base.csv is to be dialled, and holds words";
    assert!(
        planned.report.warnings.iter().any(|warning| warning.english() == said),
        "{:?}",
        planned.report.warnings
    );
}

fn exit_of(result: Result<Planned, Error>) -> (Exit, String) {
    let error = result.and_then(|planned| planned.may_be_applied()).unwrap_err();
    (error.exit(), error.to_string())
}

#[test]
fn guards_stop_with_nothing_sent() {
    let bench = Bench::new(100);
    let check = |directory: &str, from: &str, to: &str, exit, says: &str| {
        assert!(PIPELINE.contains(from));
        let (is, said) = exit_of(bench.plan(&PIPELINE.replace(from, to), directory, 1));
        assert!(is == exit && said.contains(says), "{is:?} {said}");
    };
    let limits = "limits = { rejected = { stop = \"5%\" } }\nparts = ";
    check("limits", "parts = ", limits, Exit::Guarded, "of 90 rows are wrong, and the limit is 5%");
    check(
        "min",
        "column = \"numero\"",
        "column = \"numero\", min_rows = 3",
        Exit::Guarded,
        "it holds 2 numbers",
    );
    check("column", "column = \"numero\"", "column = \"nombre\"", Exit::Guarded, "it has no column `nombre`");
    check(
        "list",
        "no-llamar.csv",
        "no-hay.csv",
        Exit::Guarded,
        "no-hay.csv is not to be trusted: it cannot be read",
    );
    check("input", "base.csv", "no-hay.csv", Exit::Input, "cannot open");
    check("where", "region", "where = \"Nombre = 'Eva'\"\nregion", Exit::Nothing, "nothing to load");
    check("unknown", "\"Casa\"", "\"Casas\"", Exit::Input, "lacks what the pipeline names");
}

#[test]
fn a_blacklist_that_does_not_parse_is_not_an_empty_one() {
    let bench = Bench::new(100);
    let check = |list: &str, directory, says: &str| {
        bench.write("no-llamar.csv", list);
        let (exit, said) = exit_of(bench.plan(PIPELINE, directory, 1));
        assert!(exit == Exit::Guarded && said.contains(says), "{exit:?} {said}");
    };
    check("numero\n098 000 001\nAna\nEva\n", "names", "2 of its 3 lines hold no number");
    check("numero\n", "empty", "it holds 0 numbers");
    check("", "nothing", "cannot be read");
    bench.write("no-llamar.csv", "nombre;numero\nAna;098 000 001\nEva;098 000 002\n");
    let (exit, said) = exit_of(bench.plan(&PIPELINE.replace(", column = \"numero\"", ""), "column", 1));
    assert!(exit == Exit::Guarded && said.contains("name theirs as `column`"), "{said}");
}

#[test]
fn an_old_blacklist_stops_the_run() {
    let bench = Bench::new(100);
    let list = std::fs::File::options().write(true).open(bench.0.path().join("no-llamar.csv")).unwrap();
    let written = |days| list.set_modified((now() - chrono::TimeDelta::days(days)).into()).unwrap();
    let aged = PIPELINE.replace("column = \"numero\"", "column = \"numero\", max_age = \"30d\"");
    written(29);
    assert!(bench.plan(&aged, "fresh", 1).is_ok());
    written(31);
    let (exit, said) = exit_of(bench.plan(&aged, "old", 1));
    assert!(
        exit == Exit::Guarded && said.contains("31 days ago, and at most 30 days may be (max_age)"),
        "{said}"
    );
}

#[test]
fn what_fails_leaves_nothing_behind() {
    let bench = Bench::new(100);
    let wide = ";".repeat(20_000);
    bench.write(
        "base.csv",
        &format!("Campaña;Celular;Casa;Nombre\nV->;098000002;;Ana\nV->;098000003;;Eva\n{wide}\n"),
    );
    assert_eq!(exit_of(bench.plan(PIPELINE, "plan", 1)).0, Exit::Input);
    let left: Vec<_> =
        std::fs::read_dir(bench.0.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn a_plan_never_replaces_another() {
    let bench = Bench::new(10);
    bench.plan(PIPELINE, "plan", 1).unwrap();
    assert_eq!(exit_of(bench.plan(PIPELINE, "plan", 1)).0, Exit::Usage);
}

#[test]
fn every_code_is_named_once_and_says_what_to_do() {
    let codes = crate::codes();
    assert!(codes.windows(2).all(|pair| pair[0].id < pair[1].id), "two codes have one name");
    for name in contact::Sense::codes() {
        let known = codes.iter().find(|code| code.id == name);
        assert!(
            known.is_some_and(|code| code.severity == contact::Severity::LeftOut),
            "{name} leaves no row out"
        );
    }
    for code in codes {
        let kebab = code.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(kebab && !code.means.is_empty() && !code.advice.is_empty(), "{}", code.id);
    }
}

#[test]
fn what_the_pipeline_asks_of_numbers_and_zones_reaches_the_lines() {
    let bench = Bench::new(0);
    let rows = [
        "Ventas->;98344481;24001234;SP;Ana",
        "Ventas->;+55 11 96123-4567;;;Bia",
        "Ventas->;911;;;Carla",
        "Ventas->;99999999;;;Dora",
        "Ventas->;0900 1234;;;Eva",
    ];
    bench.write("base.csv", &format!("Campaña;Celular;Casa;Depto;Nombre\n{}\n", rows.join("\n")));
    let pipeline =
        format!("{PIPELINE}format = {{ foreign = \"dial\", alternatives = \"by-column\", retries = 1 }}\n");
    bench.plan(&pipeline, "plan", 1).unwrap();
    let files = bench.files("plan");
    let lines: Vec<&str> = files
        .iter()
        .filter(|(name, _)| name.starts_with("Ventas"))
        .flat_map(|(_, bytes)| std::str::from_utf8(bytes).unwrap().lines())
        .collect();
    assert_eq!(
        lines,
        ["Ventas->;098344481;nombre=Ana;H=1=24001234;9999;", "Ventas->;005511961234567;nombre=Bia;;9999;"]
    );
    let report = String::from_utf8(files["report.json"].clone()).unwrap();
    for code in ["number-short", "number-placeholder", "number-premium"] {
        assert!(report.contains(&format!("\"code\": \"{code}\"")), "{code}: {report}");
    }
}

#[test]
fn a_listed_line_is_refused_in_all_its_forms() {
    let bench = Bench::new(0);
    bench.write(
        "base.csv",
        "Campaña;Celular;Casa;Nombre\nVentas->;11 96123-4567;;Ana\nVentas->;11 96123-4568;;Bia\n",
    );
    bench.write("no-llamar.csv", "numero\n11 6123-4567\n");
    bench.plan(&PIPELINE.replace("UY", "BR"), "plan", 1).unwrap();
    let (name, bytes) = bench.files("plan").into_iter().find(|(name, _)| name.starts_with("Ventas")).unwrap();
    assert_eq!(std::str::from_utf8(&bytes).unwrap(), "Ventas->;11961234568;nombre=Bia;;9999;\n", "{name}");
}

#[test]
fn an_error_halfway_does_not_say_that_nothing_was_sent() {
    let stale = || {
        Box::new(Error::Stale {
            directory: "plan".into(),
            what: vec![words::Message::foreign("it grew old")],
        })
    };
    let received = Error::Halfway { accepted: 1, held: 0, source: stale() };
    assert_eq!(
        (received.to_string().as_str(), received.exit()),
        ("it stopped halfway: 1 list had been received by then", Exit::Unfinished)
    );
    let held = Error::Halfway { accepted: 2, held: 1, source: stale() };
    let words = "it stopped halfway: 2 lists had been received by then, and of 1 list nobody knows";
    assert_eq!((held.to_string().as_str(), held.exit()), (words, Exit::Held));
}
