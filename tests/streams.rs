//! Data to stdout, words to stderr, and the exit status says which it was.

use crate::world::{World, dialbase, pipeline};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

#[test]
fn json_is_alone_on_stdout_and_adds_up() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n;;\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    let run = world.dialbase(&["run", "ventas.toml", "--json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let account = &report["account"];
    let left_out: u64 = account["left_out"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    let sent: u64 = account["sent"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(account["read"].as_u64(), Some(left_out + sent));
    assert_eq!(account["sent"]["accepted"], 1);
    assert_eq!(report["parts"][0]["state"], "accepted");
}

#[test]
fn exit_statuses_are_those_of_the_manual() {
    let world = World::new();
    let base = "Celular;Casa;Nombre\n098 000 001;;Ana\n;;Eva\n";
    let check = |base: &str, more: &str, exit, says: &str| {
        world.write("base.csv", base);
        world.write("ventas.toml", pipeline("sandbox", more));
        let run = world.dialbase(&["run", "ventas.toml"]);
        assert!(run.exit == exit && run.err.contains(says), "{}: {}", run.exit, run.err);
    };
    check(base, "[limits]\nrejected = { stop = \"50%\" }", 4, "1 of 2 rows are wrong");
    check("Celular;Casa;Nombre\n;;Eva\n", "", 9, "there is nothing to load");
    check("", "", 3, "base.csv is empty");
    check("%PDF-1.7 \n", "", 3, "PDF");
    check(base, "[format]\ndail = \"e164\"", 2, "did you mean `dial`?");
    check("Celular;Nombre\n098 000 001;Ana\n", "", 2, "has no column `Casa`");
    let wide = format!("Celular;Casa;Nombre\n098 000 001;;Ana\n{}\n", ";".repeat(20_000));
    check(&wide, "", 3, "base.csv:3");
    assert_eq!(world.dialbase(&["run", "no-hay.toml"]).exit, 2);
    assert_eq!(world.dialbase(&["nonsense"]).exit, 2);
}

#[test]
fn read_prints_the_table_as_the_pipeline_sees_it() {
    let world = World::new();
    world.write("base.csv", b"Celular;A\xf1o\n098 000 001;\"uno;dos\"\n".as_slice());
    let csv = world.dialbase(&["read", "base.csv"]);
    assert_eq!(csv.out, "Celular,Año\n098 000 001,uno;dos\n");
    assert!(csv.err.contains("windows-1252") && csv.err.contains("2 columns, 1 rows"), "{}", csv.err);
    let ndjson = world.dialbase(&["read", "base.csv", "--to", "ndjson"]);
    assert_eq!(ndjson.out, "{\"Celular\":\"098 000 001\",\"Año\":\"uno;dos\"}\n");
}

#[test]
fn phone_answers_each_line_of_standard_input() {
    let mut command = dialbase();
    command.args(["phone", "--region", "BR", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut process = command.spawn().unwrap();
    process.stdin.take().unwrap().write_all(b"(81) 90000-0101\n12\n").unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "each line is answered");
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[0]["e164"], "+5581900000101");
    assert_eq!(lines[0]["zones"][0], "America/Recife");
    assert_eq!(lines[1]["valid"], false);
}
