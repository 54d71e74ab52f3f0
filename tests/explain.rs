//! What `dialbase explain` tells of a number, though the input is gone and the list has left.

use crate::exactly_once::answering;
use crate::world::{Said, World, pipeline, project};
use serde_json::Value;

const SANDBOX: [(&str, &str); 2] = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];

const BASE: &str = "Celular;Casa;Nombre
098 000 001 int. 12;2400 0101;Ana
098 000 002;2400 0202;Eva
098 000 001;;Ana otra vez
12;098-000-00;Iris
098 000 005;;x
098 000 006;;
llamar al 098 000 007;;Ema
";

const RULES: &str = "[[blacklist]]\npath = \"no-llamar.csv\"\ncolumn = \"Número\"\n";

/// A world with a pipeline over the base, planned or sent to this instance, whose input and blacklist are gone by now.
fn world(url: &str) -> World {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("no-llamar.csv", "Número\n098000002\n");
    let pipeline = pipeline(url, RULES)
        .replace("nombre = \"Nombre\"", "nombre = { column = \"Nombre\", required = true }");
    world.write("ventas.toml", format!("where = \"Nombre <> 'x'\"\n{pipeline}"));
    world
}

/// The run of a world, once; then what it was made from is removed.
fn ran(world: &World, exit: i32) {
    let run = world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
    assert_eq!(run.exit, exit, "{}", run.err);
    for file in ["base.csv", "no-llamar.csv"] {
        std::fs::remove_file(world.path(file)).unwrap();
    }
}

fn explain(world: &World, arguments: &[&str]) -> Said {
    world.dialbase(&[&["explain"], arguments].concat())
}

/// That the story of a number holds these words in this order, and no whole number but that one.
fn tells(world: &World, number: &str, words: &[&str]) -> Said {
    let said = explain(world, &[number]);
    assert_eq!(said.exit, 0, "{}{}", said.out, said.err);
    let mut rest = said.out.as_str();
    for word in words {
        let (_, after) =
            rest.split_once(word).unwrap_or_else(|| panic!("`{word}` is not told:\n{}", said.out));
        rest = after;
    }
    said
}

#[test]
fn a_story_is_told_from_the_cell_to_the_list() {
    let world = world("sandbox");
    ran(&world, 0);
    tells(
        &world,
        "098000001",
        &[
            "planned 20",
            "base.csv › A2, column Celular, held \"098 000 001 int. 12\"",
            "It reads as +59898000001, mobile of UY",
            "the extension was taken away",
            "Blacklist no-llamar.csv (1 number, for all campaigns, written 20",
            "SHA-256 ",
            "it is not in it",
            "It passed every rule, and is the number that is dialled first.",
            "Time zone America/Montevideo: told by the area of a number",
            "Line 1 of ",
            "Ventas->;098000001;nombre=Ana;24••••01;9999;",
            "is accepted",
            "UTC  sending: ",
            "UTC  accepted: the server answered 1",
            "base.csv › A4, column Celular, held \"098 000 001\"",
            "left out: duplicate",
            "Dialled in its place: base.csv:2.",
            "stands in 1 of 1 run",
        ],
    );
    tells(
        &world,
        "+598 2400 0101",
        &["› B2, column Casa", "alternative 1 of the row", ";09•••••01;nombre=Ana;24000101;"],
    );
}

#[test]
fn what_a_blacklist_took_and_what_came_in_its_place() {
    let world = world("sandbox");
    ran(&world, 0);
    let took =
        ["› A3", "it is in it", "taken from the row: number-blacklisted", "(no-llamar.csv)", ";24••••02;"];
    tells(&world, "098000002", &took);
    tells(
        &world,
        "24000202",
        &["› B3", "it is not in it", "dialled first", "Line 2 of ", ";24000202;nombre=Eva;;"],
    );
}

#[test]
fn why_a_row_was_left_out() {
    let world = world("sandbox");
    ran(&world, 0);
    let unread = [
        "base.csv › B5, column Casa, held \"098-000-00\"",
        "No number was read from it: number-",
        "phone-unreadable",
    ];
    let digits = tells(&world, "09800000", &unread);
    assert_eq!(
        digits.out.matches(", held ").count(),
        1,
        "who asks for some digits sees no number:\n{}",
        digits.out
    );
    let filtered = ["› A6", "held against no blacklist: the row was left out before that", "row-filtered"];
    tells(&world, "098000005", &filtered);
    tells(&world, "098000006", &["› A7", "it is not in it", "left out: param-missing", "fill the cell"]);
    tells(&world, "098000007", &["› A8", "llamar al 098 000 007", "number-with-words", "phone-unreadable"]);
}

#[test]
fn where_a_number_stands_nowhere_it_is_said_what_was_searched() {
    let world = world("sandbox");
    let none = explain(&world, &["098000001"]);
    assert_eq!(none.exit, 2, "{}", none.err);
    assert!(none.err.contains("there is no run in .dialbase yet"), "{}", none.err);
    ran(&world, 0);
    let nowhere = explain(&world, &["098 000 999"]);
    assert_eq!(nowhere.exit, 1, "{}", nowhere.err);
    assert!(nowhere.out.contains("stands in no phone column of 1 run that was searched"), "{}", nowhere.out);
    let unknown = explain(&world, &["098000001", "--run", "r1"]);
    assert_eq!(unknown.exit, 2, "{}", unknown.err);
    assert!(unknown.err.contains("knows no run r1"), "{}", unknown.err);
}

#[test]
fn every_run_is_searched_the_latest_first() {
    let world = world("sandbox");
    let pipeline = std::fs::read_to_string(world.path("ventas.toml")).unwrap();
    world.write("ventas.toml", pipeline + "repeat_after = \"1ms\"\n");
    world.write("otra.csv", "Celular;Casa;Nombre\n;098000001;Ana\n");
    let second = |input: &str| world.dialbase_as(&["run", "ventas.toml", "--input", input], &SANDBOX);
    assert_eq!(second("otra.csv").exit, 0);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    ran(&world, 0);
    tells(&world, "098000001", &["base.csv › A2", "otra.csv › B2", "stands in 2 of 2 runs"]);
    let runs = world.dialbase(&["runs", "list", "--json"]).out;
    let first: Value = serde_json::from_str(runs.lines().last().unwrap()).unwrap();
    let one = explain(&world, &["098000001", "--run", first["run"].as_str().unwrap()]);
    assert!(one.out.contains("otra.csv › B2") && !one.out.contains("base.csv"), "{}", one.out);
}

#[test]
fn a_list_that_is_held_or_refused_is_told_with_who_decided() {
    let held = world(&answering(b""));
    ran(&held, 6);
    tells(&held, "098000001", &["is held: nobody knows whether it arrived", "UTC  held: "]);
    let run: Value = serde_json::from_str(&held.dialbase(&["runs", "list", "--json"]).out).unwrap();
    let run = run["run"].as_str().unwrap();
    let shown = held.dialbase(&["runs", "show", run]).out;
    let name = shown.split_whitespace().nth(2).unwrap();
    let resolved = held.dialbase(&["runs", "resolve", run, name, "--loaded", "--reason", "Ana saw it"]);
    assert_eq!(resolved.exit, 0, "{}", resolved.err);
    tells(
        &held,
        "098000001",
        &["is confirmed: a person saw it", "UTC  confirmed, a person said: Ana saw it"],
    );

    let refused = world(&answering(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0"));
    ran(&refused, 1);
    tells(&refused, "098000001", &["is refused", "UTC  refused: the server answered 0"]);
}

#[test]
fn a_plan_that_was_not_applied_is_told_too_and_a_changed_part_is_not_shown() {
    let world = world("sandbox");
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    let told = explain(&world, &["098000001", "--plan", "plan"]);
    assert_eq!(told.exit, 0, "{}", told.err);
    assert!(told.out.contains("never applied, as far as the ledger knows"), "{}", told.out);
    assert!(told.out.contains("Ventas->;098000001;nombre=Ana"), "{}", told.out);
    let elsewhere = explain(&world, &["098000001", "--plan", "plan", "--state", "elsewhere"]);
    assert_eq!(elsewhere.exit, 0, "{}", elsewhere.err);
    assert!(!world.path("elsewhere").exists(), "asking made a state directory");
    for part in std::fs::read_dir(world.path("plan/parts")).unwrap() {
        std::fs::write(part.unwrap().path(), "Ventas->;098000001;;;9999;\n").unwrap();
    }
    let told = explain(&world, &["098000001", "--plan", "plan"]);
    assert!(told.out.contains("The file is gone, or not as it was planned"), "{}", told.out);
}

#[test]
fn a_number_that_was_joined_to_another_row_is_told_in_both() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre;CI\n098000001;;Ana;123\n098000002;;Ana;123\n");
    let duplicates = "[duplicates]\nid = \"CI\"\nkeep = \"merge\"\n";
    world.write("ventas.toml", pipeline("sandbox", duplicates));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 0);
    let words = [
        "base.csv:2",
        "stood in another row of the same person, and was joined",
        "alternative 1 of the row",
        ";09•••••01;nombre=Ana;098000002;",
        "base.csv › A3, column Celular, held \"098000002\"",
        "left out: duplicate",
        "Dialled in its place: base.csv:2.",
    ];
    tells(&world, "098000002", &words);
}

#[test]
fn what_went_in_an_earlier_list_is_told_with_that_list() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098000001;;Ana\n");
    world.write("otra.csv", "Celular;Casa;Nombre\n098000001;;Ana\n098000002;;Eva\n");
    world.write(
        "ventas.toml",
        pipeline("sandbox", "[duplicates]\nearlier = { within = \"90d\", scope = \"all\" }\n"),
    );
    let run = |input: &str| world.dialbase_as(&["run", "ventas.toml", "--input", input], &SANDBOX);
    assert_eq!(run("base.csv").exit, 0);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert_eq!(run("otra.csv").exit, 0);
    tells(
        &world,
        "098000001",
        &[
            "otra.csv › A2",
            "left out: loaded-earlier",
            "(Ventas-",
            ".csv of 20",
            "base.csv › A2",
            "is accepted",
        ],
    );
}

#[test]
fn the_numbers_of_others_are_masked_in_words_and_in_json() {
    let world = World::new();
    let cells = "098000001 / 098 000 002;+598 2400-0101 x;Ana 098000003 o 55512345678\n";
    world.write("base.csv", format!("Celular;Casa;Nombre\n{cells}098000001;098000004;Eva\n"));
    world.write("ventas.toml", pipeline("sandbox", ""));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 0);
    for arguments in [&["098000001"][..], &["098000001", "--json"]] {
        let told = explain(&world, arguments);
        assert_eq!(told.exit, 0, "{}", told.err);
        let digits = told.out.replace([' ', '-'], "");
        assert!(digits.contains("098000001"), "{}", told.out);
        for other in ["98000002", "24000101", "98000003", "98000004", "55512345678"] {
            assert!(!digits.contains(other), "{other} is shown:\n{}", told.out);
        }
    }
}

#[test]
fn json_tells_the_same_story() {
    let world = world("sandbox");
    ran(&world, 0);
    let told: Value = serde_json::from_str(&explain(&world, &["098000002", "--json"]).out).unwrap();
    let row = &told["runs"][0]["rows"][0];
    assert_eq!(row["stood"][0]["cell"], "098 000 002");
    assert_eq!(row["held_against"][0]["said"], "held");
    assert_eq!(row["became"]["as"], "taken");
    assert_eq!(row["became"]["code"], Value::Null, "the reason stands by itself");
    assert_eq!(row["became"]["why"]["code"], "number-blacklisted");
    assert_eq!(row["fate"]["is"], "planned");
    assert_eq!(row["fate"]["part"]["state"], "accepted");
    assert_eq!(row["fate"]["part"]["happened"][1]["said"]["text"], "the server answered 1");
}

#[test]
fn a_trace_is_the_same_with_one_thread_and_with_many() {
    let world = World::new();
    let rows = (0..20_000).map(|row| format!("098{row:06};2{row:07};Ana\n"));
    world.write("base.csv", format!("Celular;Casa;Nombre\n{}", rows.collect::<String>()));
    world.write("ventas.toml", pipeline("sandbox", ""));
    let plan = |threads: &str| {
        let directory = format!("plan-{threads}");
        let now = ["--now", "2026-11-22T08:53:00Z", "--threads", threads];
        let said = world.dialbase(&[&["plan", "ventas.toml", "-o", &directory], &now[..]].concat());
        assert_eq!(said.exit, 0, "{}", said.err);
        std::fs::read(world.path(&directory).join("trace.lz4")).unwrap()
    };
    let one = plan("1");
    assert!(one == plan("4"), "the traces differ");
    assert!(one.len() < 20 * 20_000, "a row costs {} bytes", one.len() / 20_000);
    // The line is found by counting: it must be the one that holds the number.
    let told = explain(&world, &["098019876", "--plan", "plan-4"]);
    assert!(told.out.contains(";098019876;nombre=Ana;"), "{}", told.out);
}

#[test]
fn a_damaged_trace_says_so_and_does_not_silence_the_others() {
    let world = world("sandbox");
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", ".dialbase/plans/good"]).exit, 0);
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", ".dialbase/plans/bad"]).exit, 0);
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", ".dialbase/plans/old"]).exit, 0);
    let trace = world.path(".dialbase/plans/bad/trace.lz4");
    let bytes = std::fs::read(&trace).unwrap();
    std::fs::write(&trace, &bytes[..bytes.len() / 2]).unwrap();
    std::fs::remove_file(world.path(".dialbase/plans/old/trace.lz4")).unwrap();
    let told =
        tells(&world, "098000001", &["keep no trace of their rows", "cannot be read", "it is damaged"]);
    assert!(told.out.contains("stands in 1 of 1 run"), "{}", told.out);
    let bad = explain(&world, &["098000001", "--plan", ".dialbase/plans/bad"]);
    assert_eq!(bad.exit, 8, "{}", bad.err);
    let old = explain(&world, &["098000001", "--plan", ".dialbase/plans/old"]);
    assert_eq!(old.exit, 2, "{}", old.err);
    assert!(old.err.contains("keeps no trace"), "{}", old.err);
}

#[test]
fn a_code_is_explained_in_the_words_of_the_manual() {
    let world = World::new();
    let manual = std::fs::read_to_string(project().join("docs/findings.md")).unwrap();
    for code in pipeline::codes() {
        let said = explain(&world, &[code.id]);
        assert_eq!(said.exit, 0, "{}", said.err);
        for words in [code.means, code.advice] {
            assert!(said.out.contains(words) && manual.contains(&words.replace('|', "\\|")), "{}", said.out);
        }
    }
    let guess: Value = serde_json::from_str(&explain(&world, &["list-area-code", "--json"]).out).unwrap();
    assert!(guess["means"].as_str().unwrap().contains("which is a guess"), "{guess}");
    assert_eq!(explain(&world, &["no-such-code"]).exit, 2);
}
