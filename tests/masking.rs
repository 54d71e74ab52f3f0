//! Canaries: numbers, names and secrets of people must not appear where nobody needs them.

use crate::world::{World, pipeline};

const NUMBER: &str = "098765001";
/// The same, as keyboards of Eastern Asia write it.
const WIDE: &str = "０９８７６５００１";
const NAME: &str = "Canaria Cantora";

#[test]
fn words_and_the_ledger_show_no_number_no_name_and_no_secret() {
    let world = World::new();
    let sandbox = world.sandbox();
    let base = format!(
        "Celular;Casa;Nombre\n{NUMBER};no sé;{NAME}; \n{NUMBER};;{NAME}\n123{NUMBER};;{NAME}\n{WIDE};;{NAME}\n"
    );
    world.write("base.csv", base);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    let secret = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];
    let run = world.dialbase_as(&["run", "ventas.toml"], &secret);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(run.err.contains("duplicate"), "{}", run.err);

    let plan = std::fs::read_dir(world.path(".dialbase/plans")).unwrap().next().unwrap().unwrap().path();
    let read = |path: std::path::PathBuf| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let places = [
        ("stdout", run.out),
        ("stderr", run.err),
        ("the ledger", read(world.path(".dialbase/ledger.db"))),
        ("the lock", read(world.path(".dialbase/lock"))),
        ("runs list", world.dialbase(&["runs", "list"]).out),
        ("plan.json", read(plan.join("plan.json"))),
    ];
    for (place, text) in &places {
        for canary in [NUMBER, "98765001", WIDE, NAME, "Canaria"] {
            assert!(!text.contains(canary), "{canary} stands in {place}");
        }
    }
    let report = read(plan.join("report.json"));
    for digits in ["98765001", "９８７６５００１"] {
        assert!(!report.contains(digits), "a whole number stands in report.json: {report}");
    }
}

/// A pipeline may show numbers in its report, on disk; what is printed is kept by terminals and logs.
#[test]
fn a_report_that_shows_numbers_is_printed_without_them() {
    let world = World::new();
    world.write("base.csv", format!("Celular;Casa;Nombre\n{NUMBER};;{NAME}\n{NUMBER};;{NAME}\n"));
    world.write("ventas.toml", pipeline("sandbox", "[report]\nmask = false\n"));
    let plan = world.dialbase(&["plan", "ventas.toml", "-o", "plan", "--json"]);
    assert_eq!(plan.exit, 0, "{}", plan.err);
    assert!(!plan.out.contains("98765001") && plan.out.contains("\"masked\": true"), "{}", plan.out);
    assert!(!plan.err.contains("98765001"), "{}", plan.err);
    let kept = std::fs::read_to_string(world.path("plan/report.json")).unwrap();
    assert!(kept.contains(NUMBER) && kept.contains("\"masked\": false"), "{kept}");
    let applied = world.dialbase(&["apply", "plan", "--json", "--state", ".dialbase"]);
    assert_eq!(applied.exit, 0, "{}", applied.err);
    assert!(!applied.out.contains("98765001") && !applied.err.contains("98765001"));
}

/// Where the first row was taken for a header, what stands in it is somebody's.
#[test]
fn a_list_without_a_header_is_told_without_its_first_row() {
    let world = World::new();
    world.write("base.csv", format!("{NUMBER};;{NAME}\n098765002;;Otra\n098765003;;Tres\n"));
    world.write("ventas.toml", pipeline("sandbox", ""));
    let languages = [("en", "no header row"), ("es", "no tener encabezado"), ("pt-BR", "não ter cabeçalho")];
    for (language, expected) in languages {
        let plan = world.dialbase(&["plan", "ventas.toml", "-o", "plan", "--lang", language]);
        assert_eq!(plan.exit, 3, "{}", plan.err);
        let words = plan.err.replace('│', "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(expected) && words.contains("header = \"none\""), "{words}");
        for canary in ["98765001", "Canaria"] {
            assert!(!words.contains(canary), "{words}");
        }
    }
}

/// What strangers call a file or a campaign begins no line that could be taken for one of ours.
#[cfg(unix)]
#[test]
fn no_name_forges_a_line_of_its_own() {
    let world = World::new();
    let forged = "Celular;Casa;Nombre;Camp\n098000001;;Ana;\"Ve\u{1b}[31mn\nAccepted 500\"\n;;Eva;Ventas->\n";
    let name = "a\u{1b}[31m\nDanger b.csv";
    world.write(name, forged);
    let text = pipeline("sandbox", "").replace("\"Ventas->\"", "{ column = \"Camp\" }");
    world.write("ventas.toml", &text);
    world.write("lacks.toml", text.replace("\"Casa\"", "\"Oficina\""));
    let run = |file: &str, input: &str| world.dialbase(&["run", file, "--input", input, "--lang", "en"]);
    for said in
        [run("ventas.toml", name), run("lacks.toml", name), run("ventas.toml", "not\nDanger there.csv")]
    {
        assert!(said.err.contains("Danger") || said.exit != 3, "{}", said.err);
        let forges = |line: &str| {
            ["Danger", "Accepted 500"]
                .iter()
                .any(|words| line.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(words))
        };
        assert!(!said.err.lines().any(forges) && !said.err.contains('\u{1b}'), "{}", said.err);
    }
}

#[test]
fn days_and_amounts_are_read_beside_numbers_that_are_not() {
    let world = World::new();
    let base = format!(
        "Celular;Casa;Nombre\n{NUMBER};;2024-01-31\n098765002;;$ 1.250.000,00\n31/12/2023;;98.765.003\n"
    );
    world.write("base.csv", base);
    world.write("ventas.toml", pipeline("sandbox", ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    for file in ["report.json", "report.html"] {
        let report = std::fs::read_to_string(world.path("plan").join(file)).unwrap();
        assert!(report.contains("2024-01-31") && report.contains("$ 1.250.000,00"), "{file}: {report}");
        for hidden in ["98765001", "98765002", "98.765", "31/12/2023"] {
            assert!(!report.contains(hidden), "{hidden} stands in {file}, where numbers do");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_state_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    assert_eq!(world.dialbase(&["run", "ventas.toml"]).exit, 0);
    let mut folders = vec![world.path(".dialbase")];
    while let Some(folder) = folders.pop() {
        assert_eq!(
            std::fs::metadata(&folder).unwrap().permissions().mode() & 0o077,
            0,
            "{}",
            folder.display()
        );
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let mode = std::fs::metadata(&path).unwrap().permissions().mode();
                assert_eq!(mode & 0o077, 0, "{}", path.display());
            }
        }
    }
}
