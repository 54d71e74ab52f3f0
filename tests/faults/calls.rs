//! Contacts that go as calls, and a program that dies while they are on their way: nobody is called twice, nobody is lost.
//!
//! The server here counts what it was asked for, whole, and whether it did it; it shares no code with the program.

use crate::bench::PROGRAM;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// How the server meets a call that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meets {
    Yes,
    /// It does it, and closes without a word.
    Silently,
}

/// How often each number was scheduled.
type Counted = Arc<Mutex<BTreeMap<String, u32>>>;

fn serve(meets: Meets) -> (String, Counted) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let counted = Counted::default();
    let counts = Arc::clone(&counted);
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let counts = Arc::clone(&counts);
            std::thread::spawn(move || answer(connection.unwrap(), meets, &counts));
        }
    });
    (address, counted)
}

fn answer(mut connection: TcpStream, meets: Meets, counts: &Counted) -> Option<()> {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    let (head, form) = loop {
        let read = connection.read(&mut buffer).ok().filter(|read| *read > 0)?;
        request.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, form)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.to_ascii_lowercase();
        let length = length.split("content-length:").nth(1)?.lines().next()?.trim().parse().ok()?;
        if form.len() >= length {
            break (head.to_owned(), form.to_owned());
        }
    };
    if head.contains("ScheduleDialerCall") {
        let number = form.split("destination%22%3A%22").nth(1)?.split('%').next()?.to_owned();
        *counts.lock().unwrap().entry(number).or_default() += 1;
        if meets == Meets::Silently {
            return None;
        }
    }
    connection.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").ok()
}

const CONTACTS: usize = 5;

fn folder(address: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let rows = (1..=CONTACTS).map(|nth| format!("098 000 00{nth};2031-05-1{nth} 15:30\n"));
    let base = format!("Celular;Fecha\n{}", rows.collect::<String>());
    std::fs::write(folder.path().join("base.csv"), base).unwrap();
    let pipeline = format!(
        "campaign = \"Ventas->\"\nregion = \"UY\"\n[source]\npath = \"base.csv\"\n[columns]\nphone = \"Celular\"\n\
         [rules]\nagent-missing = \"warn\"\n[timezone]\nunknown = \"reject\"\n[parts]\nlines = 3\n[schedule]\ndate = \"Fecha\"\nzone = \"contact\"\n\
         server_zone = \"America/Montevideo\"\n[upload]\nurl = \"{address}\"\nusername = \"u\"\ntarget = \"schedule\"\n\
         per_second = 1000\nanswer = \"300ms\"\n"
    );
    std::fs::write(folder.path().join("base.toml"), pipeline).unwrap();
    folder
}

fn call(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).env_clear().env("DIALBASE_TOKEN", "dTpvcmFj");
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

/// The program dies at a point, the how manyth time it comes by; then it is run until nothing is left to do. Answers how often each
/// number was scheduled, and how the last run ended.
fn dies(at: &str, meets: Meets, mutant: Option<&str>) -> (BTreeMap<String, u32>, Option<i32>, String) {
    let (address, counted) = serve(meets);
    let folder = folder(&address);
    assert_eq!(call(folder.path(), &["plan", "base.toml", "-o", "plan"], &[]).0, Some(0));
    let mutant = mutant.map(|mutant| ("DIALBASE_MUTANT", mutant));
    let mut harm = vec![("DIALBASE_DIES_AT", at)];
    harm.extend(mutant);
    let died = call(folder.path(), &["apply", "plan"], &harm);
    assert_eq!(died.0, None, "it did not die at {at}: {}", died.1);
    let mut last = (None, String::new());
    for _ in 0..3 {
        last = call(folder.path(), &["apply", "plan"], mutant.as_slice());
    }
    let verified = call(folder.path(), &["verify"], &[]);
    assert!(mutant.is_some() || verified.0 == Some(0), "{at}: {}", verified.1);
    let counted = counted.lock().unwrap().clone();
    (counted, last.0, last.1)
}

/// What is wrong with what the server counted, and with what the program says at its end.
fn wrong(at: &str, (counted, exit, said): &(BTreeMap<String, u32>, Option<i32>, String)) -> Option<String> {
    let twice: Vec<&String> =
        counted.iter().filter(|(_, times)| **times > 1).map(|(number, _)| number).collect();
    let lost = CONTACTS - counted.len();
    let is_told = match exit {
        // Of one call nobody knows, and it may be the one that is missing.
        Some(6) => lost <= 1,
        Some(0) => lost == 0,
        _ => false,
    };
    (!twice.is_empty() || !is_told)
        .then(|| format!("{at}: {twice:?} twice, {lost} lost, exit {exit:?}\n{said}"))
}

/// The moments on a call's way, and how often it comes by.
const POINTS: [&str; 7] = ["connecting", "connected", "recording", "recorded", "sent", "settling", "settled"];

#[test]
fn killed_while_calls_are_on_their_way_nobody_is_called_twice_or_lost() {
    for point in POINTS {
        for nth in [1, 2, 4] {
            let at = format!("{point}:{nth}");
            let ended = dies(&at, Meets::Yes, None);
            assert_eq!(wrong(&at, &ended), None);
        }
    }
}

#[test]
fn what_a_silent_server_did_is_held_and_not_asked_for_again() {
    let at = "settled:1";
    let (counted, exit, said) = dies(at, Meets::Silently, None);
    assert_eq!((counted.values().max(), exit), (Some(&1), Some(6)), "{said}");
    let (counted, _, said) = dies("recorded:2", Meets::Silently, None);
    assert!(counted.values().all(|times| *times == 1), "{said}");
}

#[test]
fn a_program_that_is_wrong_is_noticed() {
    for mutant in ["intent-after-sending", "recovery-requeues"] {
        let ended = dies("sent:2", Meets::Yes, Some(mutant));
        assert!(wrong(mutant, &ended).is_some(), "{mutant}: {ended:?}");
    }
}
