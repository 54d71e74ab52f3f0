//! What stands in `report.json` for whoever draws it: what is dialled, columns, screens, the certificate.

use super::{Bench, PIPELINE};
use crate::Planned;
use report::{ColumnReport, Report, Use};
use std::fmt::Write;

#[test]
fn what_is_dialled_adds_up_however_it_is_counted() {
    let bench = Bench::new(20_000);
    let Planned { report, plan, .. } = bench.plan(PIPELINE, "plan", 2).unwrap();
    let (dialled, planned) = (&report.dialled, report.account.planned);
    assert!(planned > 10_000, "{planned}");
    assert_eq!(dialled.groups.iter().map(|group| group.contacts).sum::<u64>(), planned);
    assert_eq!(dialled.groups.iter().map(|group| group.parts).sum::<u64>(), plan.parts.len() as u64);
    assert!(
        dialled.groups.iter().all(|group| group.offset_seconds == Some(-3 * 3600)),
        "{:?}",
        dialled.groups
    );
    assert_eq!(dialled.kinds.iter().map(|share| share.contacts).sum::<u64>(), planned);
    let in_areas: u64 = dialled.areas.iter().map(|share| share.contacts).sum();
    assert_eq!(in_areas + dialled.in_other_areas, planned);
    assert_eq!(dialled.numbers_per_contact.values().sum::<u64>(), planned);
    assert!(dialled.numbers_per_contact.contains_key(&2));
}

#[test]
fn hours_are_those_of_the_pipeline() {
    let hours = r#"timezone = { unknown = "reject", several = "safe", calling_hours = "09:00-20:00", legal_hours = "08:00-21:00" }"#;
    let pipeline = PIPELINE.replace(r#"timezone = { unknown = "reject" }"#, hours);
    let dialled = Bench::new(20).plan(&pipeline, "plan", 1).unwrap().report.dialled;
    assert_eq!(dialled.calling_hours.as_deref(), Some("09:00-20:00"));
    assert_eq!(dialled.legal_hours.as_deref(), Some("08:00-21:00"));
}

const EVERY_USE: &str = r#"
campaign = { column = "Campaña" }
region = "BR"
where = "Saldo > 1 and Campaña != 'x'"
source = { path = "base.csv" }
columns = { phone = [{ number = "Número", ddd = "DDD" }, "Casa"], priority = "Prioridade", agent = "Agente" }
params = { nome = "Nome", saldo = "Saldo" }
timezone = { from = ["column:Zona", "address:UF,Cidade", "area-code"], unknown = "reject" }
refusal = { column = "Não ligar" }
duplicates = { id = "CPF" }
upload = { url = "sandbox", username = "cargas" }
"#;

fn columns(pipeline: &str, base: &str) -> Vec<ColumnReport> {
    let bench = Bench::new(0);
    bench.write("base.csv", base);
    bench.plan(pipeline, "plan", 2).unwrap().report.columns
}

#[test]
fn each_column_says_what_it_is_used_for() {
    let names = "Campaña;Número;DDD;Casa;Prioridade;Agente;Nome;Saldo;Zona;UF;Cidade;Não ligar;CPF;Nota";
    let row = "V;96123-4567;11;;5;;Ana;10;;SP;São Paulo;;123;x";
    let used: Vec<(String, Vec<String>)> = columns(EVERY_USE, &format!("{names}\n{row}\n"))
        .into_iter()
        .map(|column| (column.name, column.used_as.iter().map(shown).collect()))
        .collect();
    let used: Vec<String> = used.iter().map(|(name, uses)| format!("{name}: {}", uses.join(", "))).collect();
    let expected = [
        "Campaña: campaign, where",
        "Número: phone 1",
        "DDD: area-code 1",
        "Casa: phone 2",
        "Prioridade: priority",
        "Agente: agent",
        "Nome: param nome",
        "Saldo: param saldo, where",
        "Zona: zone",
        "UF: state",
        "Cidade: city",
        "Não ligar: refusal",
        "CPF: person",
        "Nota: ",
    ];
    assert_eq!(used, expected);
}

fn shown(with: &Use) -> String {
    [Some(&with.role), with.which.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

const NAMES: [&str; 7] = ["Ana", "Bea", "Caro", "Diego", "Eva", "Flor", "Gil"];

#[test]
fn each_column_says_what_it_holds_in_all_its_rows() {
    let mut base = "Campaña;Celular;Casa;Nombre\n".to_owned();
    for row in 0..12_000 {
        let home = if row % 4 == 0 { format!("240{} {:04}", row % 3, row % 800) } else { String::new() };
        writeln!(base, "Ventas->;098 {:03} {:03};{home};{}\n", row / 1000, row % 1000, NAMES[row % 7])
            .unwrap();
    }
    let columns = columns(PIPELINE, &base);
    let of = |nth: usize| {
        let ColumnReport { letters, holds, filled, of, distinct, distinct_is_at_least, .. } = &columns[nth];
        (letters.as_str(), holds.as_str(), *filled, *of, *distinct, *distinct_is_at_least)
    };
    assert_eq!(of(1), ("B", "phone", 12_000, 12_000, 10_000, true));
    assert_eq!(of(2), ("C", "phone", 3_000, 12_000, 600, false));
    assert_eq!(of(3), ("D", "name", 12_000, 12_000, 7, false));
    assert_eq!(columns[1].samples, ["09• ••• •00", "09• ••• •01", "09• ••• •02"]);
    assert_eq!(columns[3].samples, NAMES[..3]);
}

fn told_apart() -> Report {
    let bench = Bench::new(0);
    let rows = [
        "Ventas->;098 000 101;;Ana",
        "Ventas->;098 000 102;;Bea",
        "Ventas->;098 000 103;;Caro",
        "Ventas->;098 000 104;;\"Díaz; Eva=x\"",
        "Ventas->;098 000 105;2400 0000;Flor",
        "Ventas->;098 000 106;2400 0001;\"a:b\"",
    ];
    bench.write("base.csv", &format!("Campaña;Celular;Casa;Nombre\n{}\n", rows.join("\n")));
    bench.plan(&format!("{PIPELINE}\nreport = {{ mask = false }}\n"), "plan", 2).unwrap().report
}

#[test]
fn screens_show_what_the_agent_will_see() {
    let screens = told_apart().screens;
    let at: Vec<&str> = screens.iter().map(|screen| &*screen.at).collect();
    assert_eq!(at, ["base.csv:2", "base.csv:5", "base.csv:6"]);
    let field = &screens[1].fields[0];
    assert_eq!((&*field.key, &*field.as_written, &*field.as_sent), ("nombre", "Díaz; Eva=x", "Díaz, Eva-x"));
    assert!(field.changed);
    assert_eq!(field.why, ["separator-replaced"]);
    assert!(!screens[0].fields[0].changed && screens[0].fields[0].why.is_empty());
    assert_eq!((&*screens[2].number, screens[2].alternatives.join("+")), ("098000105", "24000000".into()));
}

#[test]
fn numbers_are_hidden_unless_the_pipeline_shows_them() {
    let shown = told_apart();
    assert!(!shown.masked && shown.to_json().unwrap().contains("098 000 101"));
    let hidden = Bench::new(100).plan(PIPELINE, "plan", 1).unwrap().report;
    let json = hidden.to_json().unwrap();
    assert!(hidden.masked && json.contains("09•") && !json.contains("098 000"), "{json}");
}

/// Who reads that a row has no number wants to see what stands there instead.
#[test]
fn a_row_that_was_left_out_is_shown_with_the_cell_that_explains_it() {
    let bench = Bench::new(0);
    let rows = [
        "Ventas->;no sé;;Ana",
        "Ventas->;;123;Bea",
        "Ventas->;\u{1f4f1};;Caro",
        "Ventas->;;;Diego",
        "Ventas->;098 000 001;;Eva",
        "Ventas->;;+55 11 96123-4567;Flor",
        "Ventas->;098 000 104;;Gil",
    ];
    bench.write("base.csv", &format!("Campaña;Celular;Casa;Nombre\n{}\n", rows.join("\n")));
    let report = bench.plan(PIPELINE, "plan", 1).unwrap().report;
    let check = |code: &str, expected: &[(&str, &str)]| {
        let found = report.findings.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:?}", report.findings));
        let shown: Vec<(&str, &str)> =
            found.examples.iter().map(|example| (&*example.at, &*example.seen)).collect();
        assert_eq!(shown, expected, "{code}");
    };
    check("phone-unreadable", &[("base.csv › B2", "no sé"), ("base.csv › C3", "123")]);
    check("phone-missing", &[("base.csv › B4", "\u{1f4f1}"), ("base.csv › B5", "")]);
    check("blacklisted", &[("base.csv › B6", "+59•••••••01")]);
    check("phone-not-allowed", &[("base.csv › C7", "+55•••••••••67")]);
    let listed = report.findings.iter().find(|found| found.code == "blacklisted").unwrap();
    assert_eq!(listed.examples[0].by, Some(words::Message::foreign("no-llamar.csv")));
}

#[test]
fn the_certificate_ties_the_report_to_its_plan() {
    let bench = Bench::new(20);
    let Planned { report, plan, .. } = bench.plan(PIPELINE, "plan", 1).unwrap();
    let certificate = &report.certificate;
    assert_eq!(certificate.who.as_deref(), Some("ana@cargas-01"));
    assert_eq!(
        (&*certificate.pipeline.name, &certificate.pipeline.sha256),
        ("pipeline.toml", &plan.pipeline.sha256)
    );
    let seal = String::from_utf8(bench.files("plan")["plan.sha256"].clone()).unwrap();
    assert!(seal.starts_with(&certificate.plan_sha256), "{seal}");
}
