//! The final list: every contact as it is dialled, and nobody else.

use super::{Bench, PIPELINE};
use crate::Planned;
use std::collections::BTreeMap;

const LISTED: &str = "\nreport = { contacts = [\"parquet\", \"csv\"] }\n";

/// The contacts of `contacts.csv`, each by the names of its columns.
fn listed(bench: &Bench, directory: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = bench.files(directory).remove("contacts.csv").unwrap();
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_line_of_every_part_is_listed_with_where_it_comes_from() {
    let bench = Bench::new(5_000);
    let Planned { plan, report, .. } = bench.plan(&format!("{PIPELINE}{LISTED}"), "plan", 2).unwrap();
    assert_eq!(
        report.files,
        ["report.html", "rejected.xlsx", "rejected.csv", "contacts.csv", "contacts.parquet"]
    );
    let listed = listed(&bench, "plan");
    assert_eq!(listed.len() as u64, plan.books.planned);
    let files = bench.files("plan");
    let mut contacts = listed.iter();
    for part in &plan.parts {
        let text = std::str::from_utf8(&files[&part.name]).unwrap();
        for (nth, line) in (1..).zip(text.lines()) {
            let contact = contacts.next().unwrap();
            let of = |name: &str| contact[name].as_str();
            assert_eq!((of("list"), of("line")), (&*part.name, &*format!("{nth}")));
            let again = format!(
                "{};{};nombre={};{};{};{}",
                of("campaign"),
                of("number"),
                of("param_nombre"),
                of("alternatives"),
                of("priority"),
                of("agent")
            );
            assert_eq!(again, line);
            assert_eq!((of("zone"), of("zone_sent")), ("America/Montevideo", "America/Montevideo"));
            assert_eq!((of("source"), of("sheet")), ("base.csv", ""));
            let e164 = of("e164").strip_prefix("'+598").unwrap();
            assert_eq!(e164, of("number").trim_start_matches('0'));
        }
    }
}

#[test]
fn a_contact_is_found_again_on_its_row() {
    let bench = Bench::new(0);
    bench.write(
        "base.csv",
        "Campaña;Celular;Casa;Nombre\n;;;\nVentas->;nadie;;Eva\nVentas->;098 000 101;24001234;\"=1+1; fin\"\n",
    );
    let pipeline = PIPELINE.replace(
        r#"timezone = { unknown = "reject" }"#,
        r#"timezone = { unknown = "reject", rename = { "America/Montevideo" = "Uruguay/Montevideo" } }"#,
    );
    bench.plan(&format!("{pipeline}{LISTED}"), "plan", 1).unwrap();
    let listed = listed(&bench, "plan");
    let [contact] = &listed[..] else { panic!("one contact: {listed:?}") };
    let expected = [
        ("row", "4"),
        ("kind", "mobile"),
        ("number", "098000101"),
        ("e164", "'+59898000101"),
        ("alternatives", "24001234"),
        // As it is sent, and as no spreadsheet takes it for a formula.
        ("param_nombre", "'-1+1, fin"),
        ("zone", "America/Montevideo"),
        ("zone_sent", "Uruguay/Montevideo"),
    ];
    for (name, value) in expected {
        assert_eq!(contact[name], value, "{name}");
    }
}

#[test]
fn a_list_that_nobody_asks_for_is_not_there() {
    let bench = Bench::new(20);
    bench.plan(PIPELINE, "plan", 1).unwrap();
    assert!(bench.files("plan").keys().all(|name| !name.starts_with("contacts")));
}

#[test]
fn a_character_set_is_read_back_as_it_is_written() {
    let bench = Bench::new(0);
    bench.write("base.csv", "Campaña;Celular;Casa;Nombre\nVentas->;098 000 101;;Peña €\n");
    bench.plan(&format!("{PIPELINE}{LISTED}format = {{ charset = \"latin1\" }}\n"), "plan", 1).unwrap();
    assert_eq!(listed(&bench, "plan")[0]["param_nombre"], "Peña €");
}
