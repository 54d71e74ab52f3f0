//! A healthy ledger verifies, whatever became of its lists, and each breach of what must hold is named.

use super::*;
use std::path::PathBuf;

const IRIS: &str = "prueba->;098344487;nombre=Iris;;9999;\n";
const LUZ: &str = "prueba->;098344488;nombre=Luz;;9999;\n";
const RITA: &str = "prueba->;098344489;nombre=Rita;;9999;\n";
const NORA: &str = "prueba->;098344490;nombre=Nora;;9999;\n";
const LIA: &str = "prueba->;098344491;nombre=Lia;;9999;\n";
const SOL: &str = "prueba->;098344492;nombre=Sol;;9999;\n";

const NO: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0";

/// A ledger with a part in each state: 1 and 2 of run r1 are accepted, 3 of r2 is held, 4 of r3 abandoned, 5 of r4 undone, 6 of r5 repeated, 7
/// of r6 was refused and went then, 8 of r7 is confirmed, and its plan is gone, 9 of r8 was released and went then, 10 is planned.
fn of_all_kinds() -> Bench {
    let bench = Bench::new();
    let sandbox = Sandbox::start(0, &bench.directory("sandbox")).unwrap();
    let list = bench.directory("list.csv");
    std::fs::write(&list, "1").unwrap();
    let made = |run: &str, parts: &[&str]| {
        let mut plan = plan(run, &bench.directory(run), parts);
        let file = Stamp::of(&list).unwrap();
        plan.blacklists = vec![BlacklistStamp { file, modified_at: now(), max_age_seconds: Some(3600) }];
        let text = serde_json::to_vec(&plan).unwrap();
        std::fs::write(bench.directory(run).join(Plan::FILE), text).unwrap();
        plan
    };
    let goes = |plan: &Plan, to: &str, comes: &[&str]| {
        assert_eq!(states(&bench.apply(plan, to).unwrap()), comes);
    };
    let decide = |run: &str, event| {
        bench.ledger.resolve((run, "1"), event, ("Ana looked", None), now()).unwrap();
    };
    goes(&made("r1", &[ANA, EVA]), &sandbox.address(), &["accepted", "accepted"]);
    goes(&made("r2", &[IRIS]), &server(b"", 2), &["held"]);
    goes(&made("r3", &[LUZ]), &server(b"", 2), &["held"]);
    decide("r3", Event::PersonGaveUp);
    goes(&made("r4", &[RITA]), &sandbox.address(), &["accepted"]);
    bench.ledger.note_removal(("r4", 5, 0), (Removal::Removed, "1"), now()).unwrap();
    assert!(bench.ledger.note_undone((5, State::Accepted), (None, "the wrong month"), now()).unwrap());
    goes(&made("r5", &[ANA]), &sandbox.address(), &["repeated"]);
    let refused = made("r6", &[NORA]);
    goes(&refused, &server(NO, 2), &["refused"]);
    bench.ledger.release_refused("r6", None, now()).unwrap();
    goes(&refused, &sandbox.address(), &["accepted"]);
    goes(&made("r7", &[LIA]), &server(b"", 2), &["held"]);
    decide("r7", Event::PersonSawIt);
    std::fs::remove_file(bench.directory("r7").join(Plan::FILE)).unwrap();
    let released = made("r8", &[SOL]);
    goes(&released, &server(b"", 2), &["held"]);
    decide("r8", Event::PersonSawItMissing);
    goes(&released, &sandbox.address(), &["accepted"]);
    let waits = "prueba->;098344493;nombre=Paz;;9999;\n";
    bench.ledger.enter(&made("r9", &[waits]), &bench.directory("r9"), now()).unwrap();
    bench
}

fn state(bench: &Bench) -> PathBuf {
    bench.directory("state")
}

/// A copy of a ledger, with its key.
fn copy(bench: &Bench) -> (TempDir, Ledger) {
    let folder = TempDir::new().unwrap();
    bench.ledger.copy_to(&folder.path().join("ledger.db"));
    std::fs::copy(state(bench).join("numbers.key"), folder.path().join("numbers.key")).unwrap();
    let ledger = Ledger::open(folder.path()).unwrap();
    (folder, ledger)
}

/// The invariants that are broken, and all that is said of them.
fn broken(ledger: &Ledger) -> (Vec<&'static str>, String) {
    let checked = ledger.verify().unwrap();
    let broken = checked.into_iter().filter(|checked| !checked.broken.is_empty());
    let (names, said): (Vec<&str>, Vec<String>) = broken
        .map(|checked| {
            let said = checked.broken.iter().map(Message::english).collect::<Vec<_>>().join("\n");
            (checked.invariant, said)
        })
        .unzip();
    (names, said.join("\n"))
}

/// What a change of the database breaks, and in what words it is said.
fn check(bench: &Bench, breach: &str, names: &[&str], words: &str) {
    let (_folder, ledger) = copy(bench);
    ledger.try_to(breach).unwrap();
    let (found, said) = broken(&ledger);
    assert_eq!(found, names, "{breach}\n{said}");
    assert!(said.contains(words), "{breach}\n{said}");
}

#[test]
fn a_ledger_of_all_kinds_is_sound_and_so_it_is_after_each_migration() {
    let bench = of_all_kinds();
    let checked = bench.ledger.verify().unwrap();
    let names: Vec<&str> = checked.iter().map(|checked| checked.invariant).collect();
    assert_eq!(names, ["file", "I1", "I2", "I3", "I4", "I5", "I6", "I7"]);
    assert_eq!(broken(&bench.ledger), (vec![], String::new()));
    assert_eq!(checked[7].checked.english(), "9 parts; the plans of 1 runs are not there any more");
    for age in [Ledger::age_to_6, Ledger::age_to_5, Ledger::age_to_4, Ledger::age_to_3, Ledger::age] {
        let (folder, ledger) = copy(&bench);
        age(&ledger);
        assert_eq!(broken(&Ledger::open(folder.path()).unwrap()), (vec![], String::new()));
    }
}

#[test]
fn who_was_in_lists_and_who_is_claimed_agree() {
    let bench = of_all_kinds();
    let is_broken = |breach: &str, words: &str| check(&bench, breach, &["I1"], words);
    let is_sound = |change: &str| check(&bench, change, &[], "");
    is_broken(
        "INSERT INTO loads (hash, part, main) SELECT hash, 3, 1 FROM loads WHERE part = 1",
        "a person is in prueba-r1-0",
    );
    is_broken("DELETE FROM claims", "is not claimed by it");
    is_broken("DELETE FROM claims; DELETE FROM scopes", "is not claimed by it");
    for part in [1, 2, 3, 4, 7, 8, 9] {
        is_broken(&format!("DELETE FROM claims WHERE part = {part}"), "is not claimed by it");
    }
    is_sound("DELETE FROM claims WHERE part = 5");
    is_broken("UPDATE claims SET part = 1 WHERE part = 3", "is not claimed by it");
    is_broken("UPDATE claims SET part = 10 WHERE part = 3", "is not claimed by it");
    is_broken("DELETE FROM loads WHERE part = 3", "nobody is on record for list prueba-r2-0");
    is_broken("DELETE FROM numbers_key", "is gone");
    let long_ago = |part| {
        format!(
            "DROP TRIGGER attempts_stay; UPDATE attempts SET connected_at = '2025-01-01T00:00:00+00:00' WHERE part = {part};
             INSERT INTO loads (hash, part, main) SELECT hash, 9, 1 FROM loads WHERE part = {part};
             UPDATE claims SET part = 9 WHERE part = {part};"
        )
    };
    for part in [1, 4, 8] {
        is_sound(&long_ago(part));
    }
    // Of what nobody knows, no time makes it known.
    is_broken(&long_ago(3), "a person is in prueba-r2-0");
}

#[test]
fn a_key_that_is_gone_or_another_is_a_breach() {
    let bench = of_all_kinds();
    let key = state(&bench).join("numbers.key");
    std::fs::remove_file(&key).unwrap();
    assert_eq!(broken(&bench.ledger).0, ["I1"]);
    assert!(!key.exists(), "nothing is made by looking");
    for bytes in [&[7_u8; 16][..], b"short"] {
        std::fs::write(&key, bytes).unwrap();
        let (names, said) = broken(&bench.ledger);
        assert_eq!(names, ["I1"]);
        assert!(said.contains("is gone or is another"), "{said}");
    }
}

#[test]
fn what_is_said_of_a_part_is_what_happened_to_it() {
    let bench = of_all_kinds();
    let is_broken = |breach: &str, words: &str| check(&bench, breach, &["I3"], words);
    is_broken("UPDATE parts SET state = 'accepted' WHERE id = 3", "leads elsewhere");
    let becomes = |after: &str, what: &str| {
        format!(
            "INSERT INTO events (part, at, before, after, what) VALUES (3, '', 'held', '{after}', '{what}');
             UPDATE parts SET state = '{after}' WHERE id = 3"
        )
    };
    is_broken(&becomes("sending", "x"), "nothing makes sending of held");
    is_broken(&becomes("undone", "x"), "nothing makes undone of held");
    is_broken(&becomes("accepted", "the server answered 0"), "the server did not answer 1");
    // As a program that asks again for what it was sending when it ended.
    is_broken(
        &becomes("planned", "the process that was sending it ended"),
        "only a person makes planned of held",
    );
    // What we say is told by its name: its words may be other ones some day.
    let reworded = |id: &str| format!(r#"{{"id":"{id}","text":"in other words"}}"#);
    is_broken(&becomes("planned", &reworded("upload-sender-gone")), "only a person makes planned of held");
    let words: String =
        bench.ledger.one("SELECT what FROM events WHERE part = 3 AND after = 'held'").unwrap();
    is_broken(&becomes("planned", &words), "only a person makes planned of held");
    is_broken(&becomes("confirmed", &words), "only a person makes confirmed of held");
    check(&bench, &becomes("planned", "Ana looked"), &[], "");
    let rewritten = |change: &str| format!("DROP TRIGGER events_stay; UPDATE events SET {change}");
    is_broken(
        &format!(
            "{} WHERE part = 3 AND after = 'held'; UPDATE parts SET state = 'planned' WHERE id = 3",
            rewritten("after = 'planned'")
        ),
        "nothing makes planned of sending",
    );
    is_broken(
        &rewritten("after = 'lost' WHERE part = 1 AND after = 'sending'"),
        "nothing makes lost of planned",
    );
    is_broken(
        &rewritten("what = 'yes' WHERE part = 1 AND after = 'accepted'"),
        "the server did not answer 1",
    );
    let accepted = |what: &str| rewritten(&format!("what = '{what}' WHERE part = 1 AND after = 'accepted'"));
    check(&bench, &accepted(&reworded("upload-accepted")), &[], "");
    is_broken(&accepted(&reworded("upload-resumed")), "the server did not answer 1");
    is_broken("DROP TRIGGER events_are_kept; DELETE FROM events WHERE part = 1", "leads elsewhere");
    let attempt = "INSERT INTO attempts (part, nth, name, connected_at) VALUES (1, 2, 'x', '2026-11-22T08:53:00+00:00')";
    is_broken(attempt, "it left 1 times, by 2 attempts");
}

#[test]
fn accounts_holds_states_blacklists_and_the_file_are_checked() {
    let bench = of_all_kinds();
    check(&bench, "UPDATE runs SET came_in = 4 WHERE id = 'r1'", &["I2"], "r1");
    let never_connected = "
        INSERT INTO parts (id, run, nth, campaign, lines, sha256, state) VALUES (11, 'r7', 1, 'prueba->', 0, '', 'held');
        INSERT INTO events (part, at, before, after, what) VALUES (11, '', 'planned', 'sending', 'x'), (11, '', 'sending', 'held', 'y')";
    check(&bench, never_connected, &["I3", "I4"], "no attempt got past connecting");
    check(&bench, "UPDATE parts SET state = 'lost' WHERE id = 3", &["I5"], "lost");
    let old = "UPDATE held_against SET modified_at = '2026-11-22T07:00:00+00:00' WHERE run = 'r7'";
    check(&bench, old, &["I6"], "was older than its max_age");
    let other = "held against other blacklists";
    check(&bench, "UPDATE held_against SET sha256 = '0' WHERE run = 'r1'", &["I6"], other);
    check(&bench, "DELETE FROM held_against", &["I6"], other);
    let damaged = "PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'who TEXT', 'who TEXT NOT NULL') WHERE name = 'events';
        PRAGMA writable_schema = RESET;";
    check(&bench, damaged, &["file"], "events.who");
}

#[test]
fn each_plan_that_is_there_is_the_one_that_was_applied() {
    let bench = of_all_kinds();
    let directory = bench.directory("r1");
    let path = directory.join(Plan::FILE);
    let plan = Plan::read(&directory).unwrap();
    let written = |plan: &Plan| serde_json::to_vec(plan).unwrap();
    let check_plan = |text: &[u8], names: &[&str], words: &str| {
        std::fs::write(&path, text).unwrap();
        let (found, said) = broken(&bench.ledger);
        assert_eq!(found, names, "{said}");
        assert!(said.contains(words), "{said}");
    };
    check_plan(b"{", &["I7"], "cannot read the plan");
    check_plan(b"\xff", &["I7"], "cannot use");
    check_plan(br#"{"version":1}"#, &[], "");
    check_plan(&written(&Plan { version: 1, ..plan.clone() }), &[], "");
    let other = Plan::read(&bench.directory("r2")).unwrap();
    check_plan(&written(&other), &["I7"], "holds the plan of another run, r2");
    let anew = Plan { run: "r10".into(), ..plan.clone() };
    check_plan(&written(&anew), &["I7"], "holds the plan of another run, r10");
    let later = |plan: &Plan| Plan { made_at: now() + TimeDelta::hours(24), ..plan.clone() };
    check_plan(&written(&later(&other)), &["I7"], "holds the plan of another run, r2");
    // As one that was made anew in a directory that was taken away.
    check_plan(&written(&later(&anew)), &[], "");
    let mut swapped = plan.clone();
    swapped.parts.reverse();
    check_plan(&written(&swapped), &["I7"], "other parts than the ledger");
    swapped.parts.pop();
    check_plan(&written(&swapped), &["I7"], "other parts than the ledger");
    check_plan(&written(&plan), &[], "");
    check(&bench, "UPDATE parts SET sha256 = '0' WHERE id = 2", &["I7"], "other parts than the ledger");

    // Touched so that the plan agrees, but not the ledger.
    let mut touched = plan.clone();
    let content = ANA.replace("Ana", "Eva");
    std::fs::write(directory.join(&plan.parts[0].file), &content).unwrap();
    check_plan(&written(&plan), &["I7"], "its bytes differ");
    touched.parts[0].sha256 = Digest::of(content.as_bytes()).to_string();
    check_plan(&written(&touched), &["I7"], "other parts than the ledger");
    std::fs::remove_dir_all(&directory).unwrap();
    assert_eq!(broken(&bench.ledger).0, [""; 0], "what is gone is not broken");
}

#[test]
fn a_run_at_work_gives_no_false_alarm() {
    let bench = Bench::new();
    let (run, directory) = (plan("r1", &bench.directory("r1"), &[ANA]), bench.directory("r1"));
    bench.ledger.enter(&run, &directory, now()).unwrap();
    let numbers = bench.ledger.main_numbers(&directory, &run.parts[0]).unwrap();
    let at_work = Ledger::open(&state(&bench)).unwrap();
    let work = std::thread::spawn(move || {
        for nth in 0..60 {
            at_work.connected(&run, (1, &format!("{nth}.csv")), &numbers, now()).unwrap();
            at_work.happen(1, State::Sending, Event::NoWord, &Message::foreign("no answer"), now()).unwrap();
            at_work
                .happen(1, State::Held, Event::PersonSawItMissing, &Message::foreign("Ana looked"), now())
                .unwrap();
        }
    });
    while !work.is_finished() {
        assert_eq!(broken(&bench.ledger), (vec![], String::new()));
    }
    work.join().unwrap();
}

#[test]
fn a_check_that_fails_leaves_the_ledger_as_it_was() {
    let bench = Bench::new();
    bench.ledger.try_to("ALTER TABLE held_against RENAME TO away").unwrap();
    assert!(bench.ledger.verify().is_err());
    bench.ledger.try_to("ALTER TABLE away RENAME TO held_against").unwrap();
    let plan = plan("r1", &bench.directory("r1"), &[ANA]);
    bench.ledger.enter(&plan, &bench.directory("r1"), now()).unwrap();
    assert!(broken(&bench.ledger).0.is_empty());
}
