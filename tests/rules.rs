//! What a pipeline demands of rows, and how much may go wrong: by the real program.

use crate::world::{Said, World, project};
use serde_json::Value;

const BASE: &str = "\
Celular;Casa;Nombre;CI;Estado;Vence;Saldo;Prioridad;Agente
099000101;;Ana;1234567;Activo;31/01/2026;1.234,50;5;1001
099000102;24000202;Eva;12345;ACTIVO;31/01/2026;10;5;
099000103;;Luis;1234567;Actvo;31/01/2026;10;5;
24000204;;Inés;1234567;moroso;31/01/2026;10;5;
099000105;;Juan Sebastián;1234567;;;;5;
099000106;;Pía;1234567;;30/02/2026;;5;
099000107;;Leo;1234567;;31/01/1926;;5;
099000108;;Ada;1234567;;;cien;5;
099000109;;;1234567;;;;5;
099000110;;Bea;1234567;;;;alta;
099000111;;Iris;1234567;;;;5;2002
911;;Noé;1234567;;;;5;
";

const STRICT: &str = r#"
campaign = "Ventas<-"
region = "UY"
form = ["nombre"]

[source]
path = "base.csv"

[columns]
phone = ["Celular", "Casa"]
priority = "Prioridad"
agent = { column = "Agente", values = ["jperez"], pattern = '1\d{3}' }

[numbers]
kinds = ["mobile"]

[params]
nombre = { column = "Nombre", max = 10 }
cedula = { column = "CI", pattern = '\d{7,8}' }
estado = { column = "Estado", values = ["Activo", "Moroso"] }
vence = { column = "Vence", type = "date", format = "dd/mm/yyyy", earliest = "2020-01-01", latest = "2030-12-31" }
saldo = { column = "Saldo", type = "amount" }

[timezone]
unknown = "server"

[upload]
url = "sandbox"
username = "cargas"
"#;

fn plan(world: &World, pipeline: &str) -> Said {
    world.write("base.csv", BASE);
    world.write("p.toml", pipeline);
    drop(std::fs::remove_dir_all(world.path("plan")));
    world.dialbase(&["plan", "p.toml", "-o", "plan", "--json"])
}

/// Which code left each row out, by its row on the sheet.
fn rejected(world: &World) -> Vec<(u32, String)> {
    let text = std::fs::read_to_string(world.path("plan").join("rejected.csv")).unwrap();
    let row = |line: &str| {
        let mut cells = line.split(';');
        let place = cells.find(|cell| cell.starts_with("base.csv")).unwrap();
        let digits: String = place.chars().filter(char::is_ascii_digit).collect();
        (digits.parse().unwrap(), cells.next().unwrap().to_owned())
    };
    text.lines().skip(1).map(row).collect()
}

fn found(report: &Value, code: &str) -> Vec<(String, u64)> {
    let named = report["findings"].as_array().unwrap().iter().filter(|found| found["code"] == code);
    named
        .map(|found| (found["severity"].as_str().unwrap().to_owned(), found["count"].as_u64().unwrap()))
        .collect()
}

#[test]
fn every_demand_leaves_its_row_out_and_says_where_and_why() {
    let world = World::new();
    let said = plan(&world, STRICT);
    assert_eq!(said.exit, 0, "{}", said.err);
    let left_out = rejected(&world);
    let left_out: Vec<(u32, &str)> = left_out.iter().map(|(row, code)| (*row, code.as_str())).collect();
    assert_eq!(
        left_out,
        [
            (3, "param-pattern"),
            (4, "param-not-listed"),
            (5, "phone-not-allowed"),
            (6, "param-too-long"),
            (7, "param-not-a-date"),
            (8, "param-date-outside"),
            (9, "param-not-an-amount"),
            (10, "form-field-blank"),
            (12, "agent-unknown"),
            (13, "phone-unreadable"),
        ]
    );
    let text = std::fs::read_to_string(world.path("plan").join("rejected.csv")).unwrap();
    assert!(text.contains("did you mean `Activo`?") && text.contains("(14 characters)"), "{text}");
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(report["account"]["planned"], 2);
    assert_eq!(found(&report, "priority-out-of-range"), [("changed".to_owned(), 1)]);
    assert_eq!(found(&report, "agent-ignored"), [("note".to_owned(), 1)]);
}

#[test]
fn what_a_rule_adds_is_said_in_the_language_of_the_reader() {
    let world = World::new();
    // A number that went through a float is repaired, which is told of too.
    world.write("base.csv", BASE.replace("099000101;", "99000101.0;"));
    world.write("p.toml", STRICT);
    let check = |language: &str, words: [&str; 4]| {
        let out = format!("plan-{language}");
        let said = world.dialbase(&["plan", "p.toml", "-o", &out, "--lang", language]);
        assert_eq!(said.exit, 0, "{}", said.err);
        let kept = |name: &str| std::fs::read_to_string(world.path(&out).join(name)).unwrap();
        let (rejected, page) = (kept("rejected.csv"), kept("report.html"));
        for word in &words[..3] {
            assert!(rejected.contains(&format!("({word})")), "{word}: {rejected}");
            assert!(page.contains(&word.replace('`', "&#96;")) || page.contains(word), "{word}: {page}");
        }
        assert!(page.contains(words[3]), "{}: {page}", words[3]);
        let story = world.dialbase(&["explain", "24000204", "--plan", &out, "--lang", language]);
        assert!(story.out.contains(&format!(" ({})", words[1])), "{}", story.out);
    };
    check("en", ["14 characters", "fixed", "did you mean `Activo`?", "the .0 of a float was taken away"]);
    check("es", ["14 caracteres", "fijo", "¿quiso decir `Activo`?", "se quitó el .0 de un número decimal"]);
    check(
        "pt-BR",
        ["14 caracteres", "fixo", "você quis dizer `Activo`?", "foi tirado o .0 de um número decimal"],
    );
}

#[test]
fn what_follows_is_the_pipelines_to_say() {
    let world = World::new();
    let rules = "[rules]\nparam-pattern = \"warn\"\nparam-not-listed = \"ignore\"\nnumber-kind = \"warn\"\n\
        agent-ignored = \"reject\"\npriority-out-of-range = \"reject\"\n";
    let said =
        plan(&world, &format!("{STRICT}\n{rules}").replace("max = 10", "max = 10, severity = \"warn\""));
    assert_eq!(said.exit, 0, "{}", said.err);
    let rows: Vec<u32> = rejected(&world).into_iter().map(|(row, _)| row).collect();
    assert_eq!(rows, [2, 7, 8, 9, 11, 12, 13]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(found(&report, "param-pattern"), [("note".to_owned(), 1)]);
    assert_eq!(found(&report, "param-not-listed"), []);
    assert_eq!(found(&report, "param-too-long"), [("note".to_owned(), 1)]);
    assert_eq!(found(&report, "number-kind"), [("note".to_owned(), 2)], "an alternative is a number too");
    let left_out: u64 =
        report["account"]["left_out"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(report["account"]["planned"].as_u64().unwrap() + left_out, 12);
}

#[test]
fn a_limit_on_a_code_warns_or_stops_and_every_one_is_said() {
    let world = World::new();
    let limits = |limits: &str| plan(&world, &format!("{STRICT}\n[limits]\n{limits}\n"));
    // One row of twelve is 8.3 %.
    let warned = limits("param-pattern = { warn = \"8%\", stop = \"9%\" }");
    assert_eq!(warned.exit, 0, "{}", warned.err);
    let report: Value = serde_json::from_str(&warned.out).unwrap();
    let warnings = report["warnings"].to_string();
    assert!(
        warnings.contains("param-pattern was noted 1 times in 12 rows, and the limit to warn is 8%"),
        "{warnings}"
    );

    let stopped = limits(
        "rejected = { stop = \"50%\" }\nparam-pattern = { stop = 1 }\nnumber-short = { stop = \"8%\" }\nagent-ignored = { stop = 2 }",
    );
    assert_eq!(stopped.exit, 4, "{}", stopped.err);
    let report: Value = serde_json::from_str(&stopped.out).unwrap();
    let why = report["stopped"]["text"].as_str().unwrap();
    for reason in ["10 of 12 rows are wrong", "param-pattern was noted", "number-short was noted"] {
        assert!(why.contains(reason), "{why}");
    }
    assert!(!why.contains("agent-ignored"), "{why}");
    let applied = world.dialbase(&["apply", "plan"]);
    assert_eq!(applied.exit, 4, "{}", applied.err);
}

#[test]
fn no_pipeline_softens_what_protects_people() {
    let world = World::new();
    let rules = "[rules]\nnumber-short = \"warn\"\nblacklisted = \"ignore\"\nnumber-premium = \"warn\"\nparam-patern = \"warn\"\n";
    let said = plan(&world, &format!("{STRICT}\n{rules}"));
    assert_eq!(said.exit, 2, "{}", said.err);
    assert!(
        said.err.contains("has 4 mistakes") && said.err.contains("did you mean `param-pattern`?"),
        "{}",
        said.err
    );
    assert_eq!(said.err.matches("protects people").count(), 3, "{}", said.err);
}

#[test]
fn the_manual_knows_every_rule_that_can_be_set() {
    let manual = std::fs::read_to_string(project().join("docs/pipeline.md")).unwrap();
    for code in validate::settable() {
        assert!(manual.contains(&format!("`{}`", code.id)), "{code}");
    }
}
