//! Plans applied to the sandbox, and to servers that behave badly.

use super::*;
use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use sandbox::Sandbox;
use serialize::Digest;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use ucontact::{Client, Deadlines, Secret, Token};
use words::Message;

pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 22, 8, 53, 0).unwrap()
}

fn clock() -> Clock {
    Arc::new(now)
}

const ONCE: Patience = Patience { tries: 2, pause: Duration::from_millis(1) };

/// The number of a line, as a main number.
fn number_of(line: &str) -> u64 {
    line.split(';').nth(1).unwrap().parse::<u64>().unwrap() | serialize::MAIN
}

/// A plan of parts with these lines each, on disk.
pub(crate) fn plan(run: &str, directory: &Path, parts: &[&str]) -> Plan {
    std::fs::create_dir_all(directory.join("parts")).unwrap();
    let pipeline = directory.join("pipeline.toml");
    std::fs::write(&pipeline, "").unwrap();
    let part = |(nth, content): (usize, &&str)| {
        let sha256 = Digest::of(content.as_bytes()).to_string();
        let name = format!("prueba-{run}-{nth}-{}.csv", &sha256[..8]);
        let file = Path::new("parts").join(&name);
        std::fs::write(directory.join(&file), content).unwrap();
        let numbers = Path::new("numbers").join(&name);
        let who: Vec<u8> = content.lines().flat_map(|line| number_of(line).to_le_bytes()).collect();
        std::fs::create_dir_all(directory.join("numbers")).unwrap();
        std::fs::write(directory.join(&numbers), &who).unwrap();
        PlannedPart {
            numbers,
            numbers_sha256: Digest::of(&who).to_string(),
            file,
            name,
            campaign: "prueba->".into(),
            zone: Some("America/Montevideo".into()),
            zone_sent: Some("America/Montevideo".into()),
            lines: content.lines().count() as u64,
            bytes: content.len() as u64,
            sha256,
            calls: None,
        }
    };
    let parts: Vec<PlannedPart> = parts.iter().enumerate().map(part).collect();
    let planned = parts.iter().map(|part| part.lines).sum();
    Plan {
        version: Plan::VERSION,
        columns: Vec::new(),
        program: "test".into(),
        run: run.into(),
        made_at: now(),
        pipeline: Stamp::of(&pipeline).unwrap(),
        inputs: vec![],
        blacklists: vec![],
        instance: "sandbox".into(),
        username: "cargas".into(),
        charset: "utf-8".into(),
        repeat_after_seconds: None,
        claim_seconds: CLAIM.as_secs(),
        holds_against_earlier: false,
        books: Books { read: planned, planned, ..Books::default() },
        stopped: None,
        stops: Vec::new(),
        figures: None,
        parts,
    }
}

const ANA: &str = "prueba->;098344484;nombre=Ana;;9999;\n";
const EVA: &str = "prueba->;098344485;nombre=Eva;;9999;\nprueba->;098344486;nombre=Eva;;9999;\n";

struct Bench {
    folder: TempDir,
    ledger: Ledger,
}

impl Bench {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        Self { folder, ledger }
    }

    fn directory(&self, run: &str) -> std::path::PathBuf {
        self.folder.path().join(run)
    }

    fn apply(&self, plan: &Plan, address: &str) -> Result<Receipt, Error> {
        let deadline = Duration::from_millis(500);
        let deadlines = Deadlines { connect: deadline, send: deadline, answer: deadline };
        let client = Client::new(address.parse().unwrap(), deadlines).unwrap();
        let token =
            client.sign_in("ana", &Secret::from(sandbox::PASSWORD)).or_else(|_| Token::new("dG9rZW4="));
        let directory = self.directory(&plan.run);
        self.apply_as(plan, &directory, (&client, &token.unwrap()))
    }

    fn apply_as(
        &self,
        plan: &Plan,
        directory: &Path,
        (client, token): (&Client, &Token),
    ) -> Result<Receipt, Error> {
        let clock = clock();
        let how = How {
            client,
            token,
            clock: &clock,
            patience: ONCE,
            per_second: 100,
            called: &|_, _| {},
            parallel: 1,
            interrupted: &|| false,
            overridden: None,
            progress: &mut |_| {},
        };
        apply(plan, directory, &self.ledger, how)
    }
}

fn states(receipt: &Receipt) -> Vec<&'static str> {
    receipt.parts.iter().map(|part| part.state.as_str()).collect()
}

#[test]
fn every_part_goes_once_however_often_the_plan_is_applied() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let plan = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    for _ in 0..3 {
        assert_eq!(states(&bench.apply(&plan, &sandbox.address()).unwrap()), ["accepted", "accepted"]);
    }
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM attempts"), Some(2));
    assert_eq!(bench.ledger.runs().unwrap()[0].lines, [(State::Accepted, 3)]);
}

#[test]
fn a_ledger_of_the_first_version_keeps_what_it_knows_and_learns_of_columns() {
    let bench = Bench::new();
    let directory = bench.directory("plan");
    let old = plan("old", &directory, &["Ventas->;24000001;;;;\n"]);
    bench.ledger.enter(&old, &directory, now()).unwrap();
    bench.ledger.age();
    let ledger = Ledger::open(&bench.folder.path().join("state")).unwrap();
    assert_eq!(ledger.parts("old").unwrap().len(), 1);
    assert_eq!(ledger.last_columns(&old.pipeline.path).unwrap(), None);

    let seen = |name: &str| crate::SeenColumn { name: name.to_owned(), holds: None };
    let columns = vec![crate::Columns { input: "base.csv".to_owned(), columns: vec![seen("Celular")] }];
    let new = Plan { columns: columns.clone(), ..plan("new", &directory, &["Ventas->;24000002;;;;\n"]) };
    ledger.enter(&new, &directory, now() + TimeDelta::hours(1)).unwrap();
    assert_eq!(ledger.last_columns(&new.pipeline.path).unwrap(), Some(columns));
    assert_eq!(ledger.last_columns(Path::new("another.toml")).unwrap(), None);
}

#[test]
fn the_same_content_under_another_name_is_recognised() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let first = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&first, &sandbox.address()).unwrap();
    let second = plan("r2", &bench.directory("r2"), &[EVA, ANA]);
    let receipt = bench.apply(&second, &sandbox.address()).unwrap();
    assert_eq!(states(&receipt), ["accepted", "repeated"]);
    assert_eq!(
        receipt.parts[1].said.as_ref().map(Message::english),
        Some("the same lines went in run r1 at 2026-11-22 08:53 UTC")
    );

    let mut third = plan("r3", &bench.directory("r3"), &[ANA]);
    third.repeat_after_seconds = Some(0);
    // The clock stands still, so what went "now" is not yet older than no time at all.
    assert_eq!(states(&bench.apply(&third, &sandbox.address()).unwrap()), ["repeated"]);
}

/// A server that reads the request and then answers these bytes, or hangs up where there are none.
fn server(answer: &'static [u8], requests: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming().take(requests) {
            let mut connection = connection.unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            while !request.ends_with(b"timezone=America%2FMontevideo")
                && !request.ends_with(b"password=sandbox")
            {
                match connection.read(&mut buffer) {
                    Ok(read) if read > 0 => request.extend_from_slice(&buffer[..read]),
                    _ => break,
                }
            }
            connection.write_all(answer).unwrap();
        }
    });
    address
}

#[test]
fn what_nobody_knows_is_held_and_never_sent_again() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    let receipt = bench.apply(&plan, &server(b"", 2)).unwrap();
    assert_eq!(states(&receipt), ["held"]);
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    assert_eq!(states(&bench.apply(&plan, &sandbox.address()).unwrap()), ["held"]);
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM attempts"), Some(1));
}

#[test]
fn after_a_part_of_which_nobody_knows_the_rest_waits() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    assert_eq!(states(&bench.apply(&plan, &server(b"", 3)).unwrap()), ["held", "planned"]);
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    assert_eq!(states(&bench.apply(&plan, &sandbox.address()).unwrap()), ["held", "accepted"]);
}

#[test]
fn what_happened_to_a_part_is_remembered_in_order_and_by_whom() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&plan, &server(b"", 2)).unwrap();
    let name = bench.ledger.parts("r1").unwrap()[0].name.clone().unwrap();
    bench
        .ledger
        .resolve(("r1", &name), Event::PersonSawItMissing, ("Ana looked", Some("ana")), now())
        .unwrap();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    bench.apply(&plan, &sandbox.address()).unwrap();

    let history = bench.ledger.history("r1").unwrap().unwrap();
    assert_eq!(history.applied_at, now().to_rfc3339());
    let happened = &history.parts[0].happened;
    let states: Vec<(&str, bool)> =
        happened.iter().map(|happened| (happened.after.as_str(), happened.by_a_person())).collect();
    let by_itself = |state| (state, false);
    assert_eq!(
        states,
        [
            by_itself("sending"),
            by_itself("held"),
            ("planned", true),
            by_itself("sending"),
            by_itself("accepted")
        ]
    );
    assert_eq!((happened[2].what.english(), happened[0].what.english()), ("Ana looked", name.as_str()));
    assert_eq!(happened[2].who.as_deref(), Some("ana"));
    assert_eq!(bench.ledger.history("r2").unwrap(), None);
    assert_eq!(bench.ledger.directories().unwrap(), [bench.directory("r1")]);
}

#[test]
fn another_ledger_does_not_send_what_one_knows_of() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.apply(&plan, &sandbox.address()).unwrap();
    let other = Bench { ledger: Ledger::open(&bench.directory("other")).unwrap(), ..bench };
    assert!(matches!(other.apply(&plan, &sandbox.address()), Err(Error::OtherLedger { .. })));
}

#[test]
fn a_ledger_that_is_gone_is_not_replaced_by_an_empty_one() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let state = bench.directory("state");
    let plan = plan("r1", &state.join("plans/r1"), &[ANA]);
    let client = Client::new(sandbox.address().parse().unwrap(), Deadlines::default()).unwrap();
    let token = client.sign_in("ana", &Secret::from(sandbox::PASSWORD)).unwrap();
    let there = state.join("plans/r1");
    bench.apply_as(&plan, &there, (&client, &token)).unwrap();
    assert!(Ledger::open(&state).is_ok());
    for file in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
        let _ = std::fs::remove_file(state.join(file));
    }
    assert!(matches!(Ledger::open(&state), Err(Error::LedgerGone { .. })));
}

#[test]
fn an_old_copy_of_the_ledger_does_not_send_again() {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    let copy = bench.directory("copy");
    std::fs::create_dir(&copy).unwrap();
    bench.ledger.copy_to(&copy.join("ledger.db"));
    bench.apply(&plan, &sandbox.address()).unwrap();
    let old = Bench { ledger: Ledger::open(&copy).unwrap(), ..bench };
    assert!(matches!(old.apply(&plan, &sandbox.address()), Err(Error::LedgerGone { .. })));
}

#[test]
fn who_is_not_let_in_does_not_try_the_rest() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    let no = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(states(&bench.apply(&plan, &server(no, 3)).unwrap()), ["refused", "planned"]);
}

#[test]
fn a_clear_no_is_refused_and_another_plan_may_send_the_same() {
    let bench = Bench::new();
    let first = plan("r1", &bench.directory("r1"), &[ANA]);
    let no = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0";
    assert_eq!(states(&bench.apply(&first, &server(no, 2)).unwrap()), ["refused"]);
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let second = plan("r2", &bench.directory("r2"), &[ANA]);
    assert_eq!(states(&bench.apply(&second, &sandbox.address()).unwrap()), ["accepted"]);
}

#[test]
fn what_never_connected_stays_planned_and_goes_later() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    let receipt = bench.apply(&plan, "http://127.0.0.1:9").unwrap();
    assert_eq!(states(&receipt), ["planned"]);
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM attempts"), Some(0));
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    assert_eq!(states(&bench.apply(&plan, &sandbox.address()).unwrap()), ["accepted"]);
}

#[test]
fn what_a_dead_process_was_sending_is_held() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.ledger.enter(&plan, &bench.directory("r1"), now()).unwrap();
    let part = bench.ledger.parts("r1").unwrap()[0].id;
    let connected = |name| bench.ledger.connected(&plan, (part, name), &[], now());
    connected("a.csv").unwrap();
    assert!(matches!(connected("b.csv"), Err(Error::Impossible { .. })));
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    assert_eq!(states(&bench.apply(&plan, &sandbox.address()).unwrap()), ["held"]);
}

#[test]
fn a_plan_of_which_a_part_was_touched_is_not_sent() {
    let bench = Bench::new();
    let plan = plan("r1", &bench.directory("r1"), &[ANA, EVA]);
    std::fs::write(bench.directory("r1").join(&plan.parts[1].file), "touched").unwrap();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let error = bench.apply(&plan, &sandbox.address()).unwrap_err();
    assert!(matches!(error, Error::PartChanged { .. }));
    assert_eq!(bench.ledger.one("SELECT COUNT(*) FROM attempts"), Some(0), "the untouched part was sent");
}

#[test]
fn an_account_that_does_not_add_up_is_seen_in_the_ledger() {
    let bench = Bench::new();
    let mut plan = plan("r1", &bench.directory("r1"), &[ANA]);
    plan.books.read += 1;
    bench.ledger.enter(&plan, &bench.directory("r1"), now()).unwrap();
    assert!(matches!(
        bench.ledger.check_account("r1"),
        Err(Error::DoesNotAddUp { read: 2, accounted: 1, .. })
    ));
}

#[test]
fn a_second_run_is_told_who_holds_the_lock() {
    let folder = TempDir::new().unwrap();
    let lock = Lock::take(folder.path(), &Message::foreign("process 1, run r1")).unwrap();
    let error = Lock::take(folder.path(), &Message::foreign("process 2, run r2")).unwrap_err();
    assert_eq!(error.to_string(), "another run holds the lock: process 1, run r1");
    drop(lock);
    assert!(Lock::take(folder.path(), &Message::foreign("process 2, run r2")).is_ok());
}

#[test]
fn a_plan_tells_what_went_stale() {
    let folder = TempDir::new().unwrap();
    let (input, list) = (folder.path().join("in.csv"), folder.path().join("list.csv"));
    std::fs::write(&input, "a").unwrap();
    std::fs::write(&list, "1").unwrap();
    let mut plan = plan("r1", folder.path(), &[ANA]);
    plan.inputs = vec![Stamp::of(&input).unwrap()];
    let stamp = Stamp::of(&list).unwrap();
    plan.blacklists = vec![BlacklistStamp { file: stamp, modified_at: now(), max_age_seconds: Some(3600) }];
    assert!(plan.stale("test", now()).is_empty());
    let check = |plan: &Plan, program, hours, what: &str| {
        let stale = plan.stale(program, now() + chrono::TimeDelta::hours(hours));
        assert!(stale.iter().any(|line| line.english().contains(what)), "{stale:?}");
    };
    check(&plan, "0.9", 0, "made by dialbase test, and this is 0.9");
    check(&plan, "test", 25, "it was made at 2026-11-22 08:53 UTC");
    check(&plan, "test", 2, "older than its max_age");
    std::fs::write(&input, "b").unwrap();
    std::fs::remove_file(&list).unwrap();
    check(&plan, "test", 0, "in.csv has changed");
    check(&plan, "test", 0, "list.csv cannot be read any more");
}

mod callbacks;
mod calls;
mod claims;
mod loads;
mod told;
mod verify;
