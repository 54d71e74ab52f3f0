//! People out of a campaign again by a file of numbers, and their scheduled calls.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use serde_json::Value;
use std::sync::{Arc, Mutex};

const WHO: [(&str, &str); 3] =
    [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto"), ("SUDO_USER", "carmen")];

fn world(answer: impl Fn(&str, &str) -> Option<&'static str> + Send + Sync + 'static) -> (World, Portal) {
    let portal = Portal::start(move |call, form| answer(call, form).map(str::to_owned));
    let world = World::new();
    world.write("ventas.toml", pipeline(&portal.address, ""));
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    let often = "098 000 002\n".repeat(20);
    world.write(
        "fuera.csv",
        format!("098 000 001\n{often}+598 98 000 003\n+55 11 2345 6789\nnadie por aqui 12\n"),
    );
    (world, portal)
}

fn remove(world: &World, more: &[&str]) -> Said {
    let usual = [
        "remove",
        "fuera.csv",
        "--campaign",
        "Ventas->",
        "--pipeline",
        "ventas.toml",
        "--per-second",
        "1000",
    ];
    world.dialbase_as(&[&usual, more].concat(), &WHO)
}

const YES: [&str; 3] = ["--yes", "--reason", "they asked for it"];

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err))
}

#[test]
fn each_number_is_removed_once_and_all_that_was_read_is_accounted_for() {
    let (world, portal) = world(|_, form| Some(if form.ends_with("098000002") { "0" } else { "1" }));
    let dry = remove(&world, &["--dry-run", "--json"]);
    assert_eq!((dry.exit, json(&dry)["left"].as_u64()), (0, Some(3)), "{}", dry.err);
    assert_eq!(remove(&world, &[]).exit, 2);
    assert!(portal.heard("RemoveContact").is_empty());
    let removed = remove(&world, &[&YES[..], &["--json"]].concat());
    assert_eq!(removed.exit, 0, "{}", removed.err);
    let books = json(&removed);
    let n = |key: &str| books[key].as_u64().unwrap();
    assert_eq!((n("read"), n("removed"), n("had_none"), n("left")), (24, 2, 1, 0), "{books}");
    let left_out: u64 = books["left_out"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(n("removed") + n("had_none") + n("done_before") + n("left") + left_out, n("read"), "{books}");
    assert!(
        removed.err.contains("removes 3 numbers, in the form national, from Ventas->"),
        "{}",
        removed.err
    );
    assert!(removed.err.contains("row 24 (n"), "{}", removed.err);
    let forms = portal.heard("RemoveContact");
    assert_eq!(forms[0], "campaign=Ventas-%3E&number=098000001");
    assert_eq!(forms.len(), 3);
    // Who may have been loaded since is removed by the same file once more.
    assert_eq!(remove(&world, &YES).exit, 0);
    assert_eq!(portal.heard("RemoveContact").len(), 6);
    let ledger = std::fs::read(world.path(".dialbase/ledger.db")).unwrap();
    let holds = |text: &str| ledger.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(holds("they asked for it") && holds("carmen") && !holds("098000001") && !holds("59898000001"));
}

#[test]
fn what_nobody_knows_is_left_and_it_goes_on_from_there() {
    for damaged in [Some(""), Some("null"), Some("<html>"), Some("{\"a\":"), Some("11"), None] {
        let answers = Arc::new(Mutex::new(vec![Some("1")]));
        let mine = Arc::clone(&answers);
        let (world, portal) = world(move |call, _| match call {
            "RemoveContact" => mine.lock().unwrap().pop().unwrap_or(damaged),
            _ => None,
        });
        let stopped = remove(&world, &YES);
        assert_eq!(stopped.exit, 5, "{damaged:?} {}", stopped.err);
        assert!(
            stopped.err.contains("1 number removed") && stopped.err.contains("2 numbers to remove"),
            "{}",
            stopped.err
        );
        assert!(!stopped.err.contains("098000"), "{}", stopped.err);
        *answers.lock().unwrap() = vec![Some("1"), Some("1")];
        let done = remove(&world, &[&YES[..], &["--json"]].concat());
        assert_eq!(done.exit, 0, "{}", done.err);
        assert_eq!(
            (json(&done)["done_before"].as_u64(), json(&done)["removed"].as_u64()),
            (Some(1), Some(2))
        );
        assert_eq!(portal.heard("RemoveContact").len(), 5);
    }
}

#[test]
fn a_signal_ends_it_after_the_removal_that_is_on_its_way_and_two_are_not_at_work() {
    let (world, portal) = world(|_, _| {
        std::thread::sleep(std::time::Duration::from_millis(1500));
        Some("1")
    });
    let mut command = crate::world::dialbase();
    command.args(["remove", "fuera.csv", "--campaign", "Ventas->", "--pipeline", "ventas.toml"]);
    command.args(YES).envs(WHO).current_dir(world.path(".")).stderr(std::process::Stdio::piped());
    let process = command.spawn().unwrap();
    while portal.heard("RemoveContact").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(remove(&world, &YES).exit, 7);
    let push = ["blacklist", "push", "fuera.csv", "--pipeline", "ventas.toml"];
    assert_eq!(world.dialbase_as(&push, &WHO).exit, 7);
    let kill = format!("kill -TERM {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("1 number removed") && said.err.contains("run the same again"), "{}", said.err);
    assert_eq!(portal.heard("RemoveContact").len(), 1);
}

#[test]
fn scheduled_calls_are_taken_back_in_a_span_of_the_servers_clock() {
    let (world, portal) = world(|_, _| Some("1"));
    let span = ["--scheduled", "--from", "2026-12-01 08:00", "--to", "2026-12-02 20:00"];
    assert_eq!(remove(&world, &span).exit, 2);
    let removed = remove(&world, &[&span[..], &YES].concat());
    assert_eq!(removed.exit, 0, "{}", removed.err);
    assert!(removed.err.contains("by the server's clock"), "{}", removed.err);
    let forms = portal.heard("RemoveScheduleDialerCall");
    assert_eq!(forms.len(), 3);
    assert_eq!(
        forms[0],
        "campaign=Ventas-%3E&destination=098000001&from=2026-12-01+08%3A00%3A00&to=2026-12-02+20%3A00%3A00"
    );
    assert!(portal.heard("RemoveContact").is_empty());
    // A day is meant from its beginning to its end.
    let days = ["--scheduled", "--from", "2026-12-05", "--to", "2026-12-06"];
    assert_eq!(remove(&world, &[&days[..], &YES].concat()).exit, 0);
    let last = portal.heard("RemoveScheduleDialerCall").pop().unwrap();
    assert!(last.ends_with("from=2026-12-05+00%3A00%3A00&to=2026-12-06+23%3A59%3A59"), "{last}");
    let backwards = ["--scheduled", "--from", "2026-12-02 08:00", "--to", "2026-12-01 20:00"];
    assert_eq!(remove(&world, &[&backwards[..], &YES].concat()).exit, 2);
    // Without a file the page knows no call.
    let all = world
        .dialbase_as(&["remove", "--pipeline", "ventas.toml", "--campaign", "Ventas->", "--scheduled"], &WHO);
    assert_eq!(all.exit, 2);
}

#[test]
fn a_run_is_removed_as_undo_does_it() {
    let (world, portal) = world(|_, _| Some("1"));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &WHO).exit, 0);
    let run = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    // The instance may be named by a pipeline file, if it is the run's own.
    world.write("otra.toml", pipeline("https://otra.example", ""));
    let by = |pipeline: &str| {
        let by = ["remove", "--run", &run, "--pipeline", pipeline];
        world.dialbase_as(&[&by, &YES[..]].concat(), &WHO)
    };
    let other = by("otra.toml");
    assert_eq!(other.exit, 2, "{}", other.err);
    assert!(other.err.replace("\n  │ ", "").contains("names https://otra.example"), "{}", other.err);
    let removed = by("ventas.toml");
    assert_eq!(removed.exit, 0, "{}", removed.err);
    assert!(removed.err.contains("The run is undone"), "{}", removed.err);
    assert_eq!(portal.heard("RemoveContact"), ["campaign=Ventas-%3E&number=098000001"]);
    let again = world.dialbase_as(&[&["undo", &run], &YES[..]].concat(), &WHO);
    assert_eq!(again.exit, 9, "{}", again.err);
}

#[test]
fn who_is_removed_by_a_file_still_counts_as_loaded_and_who_is_of_an_undone_run_does_not() {
    let (world, portal) = world(|_, _| Some("1"));
    let uploads = || portal.heard("uploadbasewithtimezone").len() + portal.heard("uploadbase").len();
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &WHO).exit, 0);
    let run = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    let before = uploads();
    let removed = remove(&world, &YES);
    assert_eq!(removed.exit, 0, "{}", removed.err);
    let last = removed.err.lines().last().unwrap_or_default().to_owned();
    assert!(last.contains("still counts as loaded") && last.contains("dialbase undo RUN"), "{}", removed.err);
    // Another list brings the same person: nothing of it goes.
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana Laura\n");
    let stopped = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!((stopped.exit, uploads()), (4, before), "{}", stopped.err);
    // A person says that the run went wrong.
    let undone = world.dialbase_as(&[&["remove", "--run", &run], &YES[..]].concat(), &WHO);
    assert!(undone.exit == 0 && undone.err.contains("may be loaded again"), "{}", undone.err);
    let again = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!((again.exit, uploads()), (0, before + 1), "{}", again.err);
    assert_eq!(world.dialbase(&["verify"]).exit, 0);
}

/// A list of three went, each with the landline of their home as an alternative; two of them share it. The file has the landlines.
fn with_landlines() -> (World, Portal) {
    let (world, portal) = world(|call, form| {
        let is_main = ["098000001", "098000002", "098000003"].iter().any(|number| form.ends_with(number));
        Some(if call.starts_with("upload") || is_main { "1" } else { "0" })
    });
    let base = "Celular;Casa;Nombre\n098 000 001;2400 0001;Ana\n098 000 002;2400 0002;Eva\n098 000 003;2400 0002;Iris\n";
    world.write("base.csv", base);
    world.write("fuera.csv", "2400 0001\n2400 0002\n098 000 003\n");
    let run = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(run.exit, 0, "{}", run.err);
    (world, portal)
}

fn numbers(portal: &Portal, call: &str) -> Vec<String> {
    let forms = portal.heard(call);
    let number = |form: &String| form.split("number=").nth(1).unwrap_or_default().to_owned();
    forms.iter().map(number).collect()
}

#[test]
fn whoever_has_a_number_of_the_file_as_an_alternative_is_removed_by_their_main_number() {
    let (world, portal) = with_landlines();
    let dry = remove(&world, &["--dry-run", "--json"]);
    let n = |said: &Said, key: &str| json(said)[key].as_u64().unwrap();
    assert_eq!((dry.exit, n(&dry, "left"), n(&dry, "by_alternative")), (0, 5, 2), "{}", dry.err);
    assert!(
        dry.err.contains("2 contacts with one of its numbers as an alternative (2 numbers)"),
        "{}",
        dry.err
    );
    assert!(portal.heard("RemoveContact").is_empty());

    let removed = remove(&world, &[&YES[..], &["--json"]].concat());
    assert_eq!(removed.exit, 0, "{}", removed.err);
    let of = |key: &str| n(&removed, key);
    assert_eq!(
        (of("read"), of("by_alternative"), of("removed"), of("had_none")),
        (3, 2, 3, 2),
        "{}",
        removed.out
    );
    let mut asked = numbers(&portal, "RemoveContact");
    asked.sort();
    assert_eq!(asked, ["098000001", "098000002", "098000003", "24000001", "24000002"]);
    // Of another campaign they are not taken.
    let other =
        ["remove", "fuera.csv", "--campaign", "Otra->", "--pipeline", "ventas.toml", "--dry-run", "--json"];
    let other = world.dialbase_as(&other, &WHO);
    assert_eq!((n(&other, "by_alternative"), n(&other, "of_whom_unknown")), (0, 0), "{}", other.err);
}

#[test]
fn an_alternative_of_whom_nobody_knows_any_more_is_said_and_a_person_must_look() {
    let (world, portal) = with_landlines();
    let plans = world.path(".dialbase/plans");
    std::fs::rename(&plans, world.path("gone")).unwrap();
    let removed = remove(&world, &YES);
    assert_eq!(removed.exit, 6, "{}", removed.err);
    for words in ["NOT REMOVED: 2 numbers of the file", "blacklist push", "\"Ventas->\"", "Ventas-"] {
        assert!(removed.err.contains(words), "{words}: {}", removed.err);
    }
    assert!(!removed.err.contains("24000001") && !removed.err.contains("098000001"), "{}", removed.err);
    assert_eq!(numbers(&portal, "RemoveContact").len(), 3);
    assert_eq!(remove(&world, &["--dry-run"]).exit, 6);
    // Where the plan is back, so is what it knows.
    std::fs::rename(world.path("gone"), &plans).unwrap();
    assert_eq!(remove(&world, &YES).exit, 0);
    assert_eq!(numbers(&portal, "RemoveContact").len(), 8);
}

#[test]
fn what_was_cut_off_adds_up_where_who_is_behind_an_alternative_is_not_known_any_more() {
    let answers = Arc::new(Mutex::new(vec!["1", "<html>", "1"]));
    let mine = Arc::clone(&answers);
    let (world, portal) = world(move |call, _| match call {
        "RemoveContact" => Some(mine.lock().unwrap().pop().unwrap_or("<html>")),
        call => call.starts_with("upload").then_some("1"),
    });
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;2400 0001;Ana\n");
    world.write("fuera.csv", "2400 0001\n098 000 009\n");
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &WHO).exit, 0);
    let stopped = remove(&world, &YES);
    assert_eq!(stopped.exit, 5, "{}", stopped.err);
    assert_eq!(portal.heard("RemoveContact").len(), 3);
    let plans = world.path(".dialbase/plans");
    std::fs::rename(&plans, world.path("gone")).unwrap();
    *answers.lock().unwrap() = vec!["1"; 9];
    let done = remove(&world, &[&YES[..], &["--json"]].concat());
    assert_eq!(done.exit, 6, "{}", done.err);
    // The main number that was answered for is not asked about any more; who is left of the file is.
    let n = |key: &str| json(&done)[key].as_u64();
    assert_eq!((n("done_before"), n("removed"), n("left")), (Some(1), Some(1), Some(0)), "{}", done.out);
    assert_eq!(numbers(&portal, "RemoveContact").last().map(String::as_str), Some("098000009"));
}

#[test]
fn one_is_told_as_one_in_each_language() {
    for (language, words) in
        [("es", ["1 número leído", "1 número quitado"]), ("pt-BR", ["1 número lido", "1 número removido"])]
    {
        let (world, _portal) = world(|_, _| Some("1"));
        world.write("fuera.csv", "098 000 001\n");
        let removed = remove(&world, &[&YES[..], &["--lang", language]].concat());
        let lines: Vec<&str> = removed.err.lines().map(str::trim).collect();
        assert!(words.iter().all(|line| lines.contains(line)), "{}", removed.err);
    }
}
