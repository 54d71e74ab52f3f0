//! Files are read by a process of their own, and whatever becomes of it is said.

use crate::hostile::made::xlsx;
use crate::world::{World, dialbase};
use languages::{say, say_all};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::io::{Cursor, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;
use words::{Language, Message};

/// A list that does not fit into the pipes between the processes.
fn long_list() -> String {
    "nome;fone\n".to_owned() + &"Ana;099000001\n".repeat(1_000_000)
}

/// The program while it prints a long list to somebody who takes the first line only.
fn stuck(world: &World) -> (Child, u32) {
    world.write("base.csv", long_list());
    let mut command = dialbase();
    command
        .args(["read", "base.csv"])
        .current_dir(world.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut parent = command.spawn().unwrap();
    parent.stdout.as_mut().unwrap().read_exact(&mut [0; 10]).unwrap();
    let tasks = std::fs::read_dir(format!("/proc/{}/task", parent.id())).unwrap();
    let children = tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("children")).unwrap());
    let reader = children.collect::<String>().trim().parse().expect("one process reads");
    (parent, reader)
}

fn is_gone(process: u32) -> bool {
    let at = format!("/proc/{process}");
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        !Path::new(&at).exists()
    })
}

#[test]
fn the_reader_is_held_to_its_limits() {
    let world = World::new();
    let (mut parent, reader) = stuck(&world);
    let limits = std::fs::read_to_string(format!("/proc/{reader}/limits")).unwrap();
    let check = |name: &str, most: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap();
        assert_eq!(line[name.len()..].split_whitespace().next(), Some(most), "{line}");
    };
    check("Max address space", "536870912");
    check("Max core file size", "0");
    assert!(
        limits.lines().any(|line| line.starts_with("Max cpu time")
            && !line.starts_with("Max cpu time              unlimited"))
    );
    parent.kill().unwrap();
    parent.wait().unwrap();
}

#[test]
fn the_reader_ends_with_the_program() {
    let world = World::new();
    let (mut parent, reader) = stuck(&world);
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert!(is_gone(reader), "the reader lived on");
}

#[test]
fn a_reader_that_is_killed_is_a_refusal() {
    let world = World::new();
    let (mut parent, reader) = stuck(&world);
    let killed =
        std::process::Command::new("sh").args(["-c", &format!("kill -9 {reader}")]).status().unwrap();
    assert!(killed.success());
    parent.stdout.take().unwrap().read_to_end(&mut Vec::new()).unwrap();
    assert_eq!(parent.wait().unwrap().code(), Some(3));
}

#[test]
fn a_reader_that_needs_too_much_memory_is_a_refusal() {
    let world = World::new();
    // Long rows, of which a hundred are held back until the header is found.
    world.write("base.csv", "a,b\n".to_owned() + &format!("{},1\n", "x".repeat(400_000)).repeat(120));
    world.write("short.csv", "a,b\nx,1\n");
    assert_eq!(world.dialbase(&["read", "base.csv"]).exit, 0);
    // How much the program needs to begin with depends on how it was built.
    let enough = (60_000..)
        .step_by(20_000)
        .map(|kilobytes| format!("ulimit -v {kilobytes}"))
        .find(|limit| world.limited(limit, &["read", "short.csv"]).exit == 0)
        .unwrap();
    let said = world.limited(&enough, &["read", "base.csv"]);
    assert!(said.exit == 3 && said.err.contains("memory"), "{enough}: {}: {}", said.exit, said.err);
    assert!(said.err.contains("help: "), "{}", said.err);
}

#[test]
fn a_name_that_is_no_text_is_a_name() {
    let world = World::new();
    let name = OsStr::from_bytes(b"lista-\xF1.csv");
    std::fs::write(world.path("").join(name), "nome;fone\nAna;099000001\n").unwrap();
    let mut command = dialbase();
    let output = command.arg("read").arg(name).current_dir(world.path("")).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "nome,fone\nAna,099000001\n");
}

/// What a process that reads a file says last, with its causes and then its advice, in a language.
fn said_apart(world: &World, name: &str, language: Language) -> String {
    let job = json!({ "task": "Rows", "source": ingest::Source::at("") }).to_string();
    let mut command = dialbase();
    let output = command.args([ingest::APART, &job, name]).current_dir(world.path("")).output().unwrap();
    let mut from = Cursor::new(output.stdout);
    let mut word = Value::Null;
    let mut head = [0; 5];
    while from.read_exact(&mut head).is_ok() {
        let length = u32::from_le_bytes([head[1], head[2], head[3], head[4]]);
        let mut bytes = vec![0; length as usize];
        from.read_exact(&mut bytes).unwrap();
        word = if head[0] == b'w' { serde_json::from_slice(&bytes).unwrap() } else { Value::Null };
    }
    let failed = &word["Failed"];
    let message = |value: &Value| serde_json::from_value::<Message>(value.clone()).unwrap();
    let causes = std::iter::successors(Some(&failed["cause"]), |cause| Some(&cause["cause"]));
    let causes = causes.take_while(|cause| !cause.is_null()).map(|cause| message(&cause["said"]));
    let chain: Vec<Message> = [message(&failed["said"])].into_iter().chain(causes).collect();
    format!("{} → {}", say_all(language, &chain), say(language, &message(&failed["advice"])))
}

#[test]
fn what_the_reader_says_of_a_damaged_file_is_said_in_every_language() {
    let world = World::new();
    let check = |name: &str, bytes: &[u8], language, said: &str| {
        world.write(name, bytes);
        assert_eq!(said_apart(&world, name, language), said);
    };
    let rows = "<row><c t='inlineStr'><is><t>Nombre</t></is></c></row><row><c t='s'><v>7</v></c></row>";
    let missing = xlsx(rows);
    check(
        "clientes.xlsx",
        &missing,
        Language::Spanish,
        "clientes.xlsx › S1:1: no se puede leer una celda de esta fila o de más abajo (una celda de la fila 2 se refiere \
         a un texto que falta) → ábralo en un programa de hojas de cálculo y guárdelo de nuevo como .xlsx o CSV; si se \
         descargó, descárguelo otra vez",
    );
    let cut = &missing[..missing.len() / 2];
    check(
        "clientes.xlsx",
        cut,
        Language::Portuguese,
        "clientes.xlsx é uma planilha danificada: detalhe técnico, em inglês: \"invalid Zip archive: Could not find EOCD\" → abra-o em um \
         programa de planilhas e salve-o de novo como .xlsx ou CSV; se foi baixado, baixe-o outra vez",
    );
    check(
        "clientes.json",
        b"{\"a\":[{\"b\":1} {\"b\":2}]}",
        Language::Spanish,
        "clientes.json:1: el JSON está dañado en la línea 1: falta una coma o un corchete de cierre → mire el archivo en ese \
         lugar, o pida la lista en .xlsx o CSV",
    );
}
