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
    check("Celular;Nombre\n098 000 001;Ana\n", "", 3, "has no column `Casa`");
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
fn read_prints_what_is_there_and_says_what_it_leaves_out() {
    let world = World::new();
    let check = |text: &str, args: &[&str], out: &str, said: &[&str], exit| {
        world.write("base.csv", text.as_bytes());
        let read = world.dialbase(&[&["read", "base.csv"], args].concat());
        assert_eq!((read.exit, read.out.as_str()), (exit, out), "{args:?} {}", read.err);
        for words in said {
            assert!(read.err.contains(words), "{args:?} {}", read.err);
        }
    };
    let list =
        "Lista de hoy;;;\n\nNombre;;Fone;\nAna;x;099000001;\n;;;\nEva;\"y,\";099000002;\n\nTotal;2;;\n";
    let table = "Nombre,,Fone\nAna,x,099000001\n,,\nEva,\"y,\",099000002\n";
    check(list, &[], table, &["row 3: 2 texts", "(row 8)", "3 columns, 3 rows"], 0);
    let raw = "Lista de hoy,,,\n\nNombre,,Fone,\nAna,x,099000001,\n,,,\nEva,\"y,\",099000002,\n\nTotal,2,,\n";
    check(list, &["--raw"], raw, &[], 0);
    check(list, &["--names"], &table.replace(",,F", ",B,F"), &[], 0);
    let addressed = "address,Nombre,,Fone\n4,Ana,x,099000001\n5,,,\n6,Eva,\"y,\",099000002\n";
    check(list, &["--address"], addressed, &[], 0);
    check("099000001;Ana\n099000002;Eva\n", &[], "099000001,Ana\n099000002,Eva\n", &["no row names"], 0);
    check("099000001;Ana\n099000002;Eva\n", &["--header", "1"], "099000001,Ana\n099000002,Eva\n", &[], 0);
    check("Nombre;Fone\n", &[], "Nombre,Fone\n", &["there is no row below the header"], 0);
    check("a;b\n1;2;;x\n", &["--to", "ndjson"], "{\"a\":\"1\",\"b\":\"2\",\"C\":\"\",\"D\":\"x\"}\n", &[], 0);
    check(";;\n", &[], "", &["holds no rows"], 3);
    check("", &[], "", &["is empty"], 3);
    check("a;b\n1;2\n", &["--all-sheets", "-o", "out"], "", &["written to out/base.csv"], 0);
    assert_eq!(std::fs::read_to_string(world.path("out/base.csv")).unwrap(), "a,b\n1,2\n");
    check("a;b\n1;2\n", &["--all-sheets", "-o", "out"], "", &["cannot write out/base.csv"], 8);
}

#[test]
fn what_read_writes_as_parquet_reads_back() {
    let world = World::new();
    world.write("base.csv", "Nombre;;Fone\nAna;x;099000001\n\nÉva;\"y,\";099000002;más\n");
    let check = |args: &[&str], expected: &str| {
        let written = world.dialbase_bytes(&[&["read", "base.csv", "--to", "parquet"], args].concat());
        world.write("base.parquet", written);
        assert_eq!(world.dialbase(&["read", "base.parquet"]).out, expected, "{args:?}");
    };
    check(&[], "Nombre,B,Fone,D\nAna,x,099000001,\nÉva,\"y,\",099000002,más\n");
    check(&["--address"], "address,Nombre,B,Fone,D\n2,Ana,x,099000001,\n4,Éva,\"y,\",099000002,más\n");
    check(&["--raw"], "A,B,C,D\nNombre,,Fone,\nAna,x,099000001,\n,,,\nÉva,\"y,\",099000002,más\n");
}

#[test]
fn read_knows_sheets_by_name_and_by_number() {
    let world = World::new();
    let book = crate::world::project().join("samples/cobranzas.xlsx");
    let read = |args: &[&str]| {
        let read = world.dialbase(&[&["read", book.to_str().unwrap()], args].concat());
        assert_eq!(read.exit, 0, "{args:?} {}", read.err);
        read.out
    };
    let (table, grid) = (read(&["--sheet", "Clientes"]), read(&["--sheet", "Clientes", "--raw"]));
    assert_eq!((read(&["--sheet", "1"]), read(&["--sheet", "1", "--raw"])), (table.clone(), grid.clone()));
    assert!(table.starts_with("Nº,Nombre,CI,") && grid.starts_with("Cobranzas - cartera de octubre,,,"));
    read(&["--all-sheets", "-o", "out"]);
    let written = |name: &str| std::fs::read_to_string(world.path(name)).unwrap();
    assert_eq!(written("out/Clientes.csv"), table);
    assert_eq!(written("out/Instrucciones.csv"), read(&["--sheet", "Instrucciones"]));
    assert_eq!(world.dialbase(&["read", book.to_str().unwrap(), "--sheet", "3"]).exit, 3);
}

#[test]
fn what_comes_by_standard_input_is_a_list_like_any_other() {
    let world = World::new();
    let base = b"Celular;Casa;Nombre\n098 000 001;;Ana\n098 000 002;;Eva\n";
    world.write("ventas.toml", pipeline("sandbox", ""));
    world.write("base.csv", base);
    for command in ["read", "inspect"] {
        let (fed, file) = (world.dialbase_fed(&[command, "-"], base), world.dialbase(&[command, "base.csv"]));
        assert_eq!((fed.exit, fed.out.replace("standard input", "base.csv")), (0, file.out), "{}", fed.err);
    }
    let planned = world.dialbase_fed(&["plan", "ventas.toml", "--input", "-", "-o", "plan"], base);
    assert_eq!(planned.exit, 0, "{}", planned.err);
    assert_eq!(world.dialbase(&["apply", "plan"]).exit, 0);
    world.write("fed.toml", pipeline("sandbox", "").replace("base.csv", "-"));
    let again = world.dialbase_fed(&["run", "fed.toml"], base);
    assert!(again.exit == 0 && again.err.contains("Repeated"), "{}", again.err);
    assert!(world.dialbase(&["lint", "fed.toml"]).err.contains("standard input is not read now"));
}

#[test]
fn a_list_that_is_not_what_it_was_is_said_or_stops_the_run() {
    let world = World::new();
    let rows = |cell: &dyn Fn(u32) -> String| (10..50).map(|row| cell(row) + ";;Ana\n").collect::<String>();
    let phones = rows(&|row| format!("098 000 1{row}"));
    let check = |list: &str, source: &str, exit, says: &str| {
        world.write("base.csv", list);
        world.write(
            "ventas.toml",
            pipeline("sandbox", "").replace("[columns]", &format!("{source}\n[columns]")),
        );
        let run = world.dialbase(&["run", "ventas.toml"]);
        assert!(run.exit == exit && (run.out + &run.err).contains(says), "{}: {}", run.exit, run.err);
    };
    check(&format!("Celular;Casa;Nombre\n{phones}"), "", 0, "Accepted");
    check(
        &format!("Celular;Casa;Nombre;Saldo\n{phones}"),
        "",
        0,
        "columns that the last run did not see: `Saldo`",
    );
    check(&format!("Celulares;Casa;Nombre\n{phones}"), "", 3, "did you mean `Celulares`?");
    let dates = rows(&|row| format!("{:02}/11/2026", row % 28 + 1));
    check(
        &format!("Celular;Casa;Nombre\n{dates}"),
        "changed = \"stop\"",
        4,
        "`Celular` of base.csv holds dates",
    );
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
