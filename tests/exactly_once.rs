//! What goes, goes once: whatever is run again, and however it is named.

use crate::world::{World, pipeline};
use std::io::{Read, Write};
use std::net::TcpListener;

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;2400 0001;Ana\n098 000 002;;Eva\n";
const SANDBOX: [(&str, &str); 2] = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];

#[test]
fn a_plan_is_sent_as_it_is_and_once() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));

    let planned = world.dialbase(&["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(planned.exit, 0, "{}", planned.err);
    assert!(sandbox.lists().is_empty(), "planning sent something");

    for again in [false, true] {
        let applied = world.dialbase_as(&["apply", "plan"], &SANDBOX);
        assert_eq!(applied.exit, 0, "{}", applied.err);
        assert!(applied.err.contains("Accepted        2  contacts"), "{}", applied.err);
        assert_eq!(
            applied.err.contains("had been applied before: nothing was sent now"),
            again,
            "{}",
            applied.err
        );
        let lists = sandbox.lists();
        assert_eq!(lists.len(), 1);
        assert_eq!(lists[0]["cant"], 2);
        assert_eq!(lists[0]["timezone"], "America/Montevideo");
        assert_eq!(lists[0]["contacts"][0]["number"], "098000001");
        assert_eq!(lists[0]["contacts"][0]["alternatives"][0], "24000001");
    }
}

#[test]
fn the_same_rows_in_another_file_are_recognised() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("otra.csv", BASE.replace(';', ","));
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 0);

    let again = world.dialbase_as(&["run", "ventas.toml", "--input", "otra.csv"], &SANDBOX);
    assert_eq!(again.exit, 0, "{}", again.err);
    assert!(again.err.contains("Repeated        2  contacts not sent"), "{}", again.err);
    assert_eq!(sandbox.lists().len(), 1);

    let runs = world.dialbase(&["runs", "list"]);
    assert_eq!(runs.out.lines().count(), 2, "{}", runs.out);
    assert!(runs.out.contains("2 rows, 0 left out, 2 repeated"), "{}", runs.out);
}

/// A uContact that lets everybody in, takes an upload, and hangs up without a word.
fn speechless() -> String {
    answering(b"")
}

/// A uContact that lets everybody in, takes an upload, and answers so.
pub(crate) fn answering(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let is_upload = whole_request(&mut connection).contains("/uploadbase");
            let token = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndTp4";
            let _ = connection.write_all(if is_upload { answer } else { token });
        }
    });
    address
}

pub(crate) fn whole_request(connection: &mut impl Read) -> String {
    let mut request = String::new();
    let mut buffer = [0; 4096];
    loop {
        let read = connection.read(&mut buffer).unwrap_or(0);
        request += &String::from_utf8_lossy(&buffer[..read]);
        let length = request.to_lowercase().split_once("content-length: ").map(|(_, rest)| rest.to_owned());
        let length: Option<usize> = length.and_then(|rest| rest.lines().next()?.trim().parse().ok());
        let body = request.split_once("\r\n\r\n").map(|(_, body)| body.len());
        if read == 0 || body >= length.or(Some(usize::MAX)) {
            return request;
        }
    }
}

#[test]
fn a_held_list_stops_every_later_run_until_a_person_has_looked() {
    let world = World::new();
    world.write("base.csv", BASE);
    let address = speechless();
    world.write("ventas.toml", pipeline(&address, ""));
    let run = || world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
    let first = run();
    assert_eq!(first.exit, 6, "{}", first.err);
    assert!(first.err.contains("Held            2  contacts"), "{}", first.err);

    // One row more: the two who may have been loaded must not go again.
    world.write("base.csv", format!("{BASE}098 000 003;;Iris\n"));
    let second = run();
    assert_eq!(second.exit, 6, "{}", second.err);
    assert!(second.err.contains("nobody knows yet whether an earlier list arrived"), "{}", second.err);
    assert!(second.err.contains("dialbase runs resolve"), "{}", second.err);

    let list: Vec<String> = world.dialbase(&["runs", "list"]).out.lines().map(str::to_owned).collect();
    assert_eq!(list.len(), 1, "a run of which nothing left is none");
    let run_name = list[0].split_whitespace().nth(3).unwrap();
    let shown = world.dialbase(&["runs", "show", run_name]).out;
    let name = shown.split_whitespace().nth(2).unwrap();
    let resolved = world.dialbase(&["runs", "resolve", run_name, name, "--loaded", "--reason", "Ana saw it"]);
    assert_eq!(resolved.exit, 0, "{}", resolved.err);

    // It is there: now it is known that the two went, and they do not go again by themselves either.
    let third = run();
    assert_eq!(third.exit, 4, "{}", third.err);
    assert!(
        third.err.contains("people of this plan went to their campaign a short while ago: 2 contacts in"),
        "{}",
        third.err
    );
    let earlier = "[duplicates]\nearlier = { within = \"20h\", scope = \"campaign\" }";
    world.write("ventas.toml", pipeline(&address, earlier));
    let fourth = run();
    assert!(fourth.err.contains("Held            1  contact"), "{}", fourth.err);
}

#[test]
fn who_is_only_in_a_held_list_of_an_earlier_run_is_not_done() {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&speechless(), ""));
    for told in [false, true] {
        let run = world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
        assert_eq!(run.exit, 6, "{}", run.err);
        assert_eq!(run.err.contains("nobody knows whether an earlier list arrived"), told, "{}", run.err);
    }
}

#[test]
fn a_plan_that_was_never_finished_is_not_applied() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    // As a run leaves it that is killed when all of it is written.
    std::fs::rename(world.path("plan"), world.path("plan.partial-77")).unwrap();
    let applied = world.dialbase_as(&["apply", "plan.partial-77"], &SANDBOX);
    assert!(applied.exit != 0 && applied.err.contains("no plan"), "{} {}", applied.exit, applied.err);
    assert!(sandbox.lists().is_empty());
}

#[test]
fn another_state_directory_does_not_send_a_plan_again() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    assert_eq!(world.dialbase_as(&["apply", "plan", "--state", "here"], &SANDBOX).exit, 0);
    let elsewhere = world.dialbase_as(&["apply", "plan"], &SANDBOX);
    assert_eq!(elsewhere.exit, 4, "{}", elsewhere.err);
    assert!(elsewhere.err.contains("applied with another state directory"), "{}", elsewhere.err);
    assert_eq!(sandbox.lists().len(), 1);
}

#[test]
fn who_stops_reading_still_learns_how_it_ended() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n12;;Ana\n");
    world.write("ventas.toml", pipeline("sandbox", ""));
    let mut command = crate::world::dialbase();
    command.args(["run", "ventas.toml", "--json"]).current_dir(world.path("."));
    let mut process =
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().unwrap();
    drop(process.stdout.take());
    assert_eq!(process.wait().unwrap().code(), Some(9));
}

#[test]
fn two_runs_at_once_are_one_and_one_that_says_why_not() {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline("sandbox", ""));
    std::fs::create_dir_all(world.path(".dialbase")).unwrap();
    let lock = std::fs::File::create(world.path(".dialbase/lock")).unwrap();
    lock.lock().unwrap();
    let run = world.dialbase(&["run", "ventas.toml"]);
    assert_eq!(run.exit, 7, "{}", run.err);
    assert!(run.err.contains("another run holds the lock"), "{}", run.err);
    drop(lock);
    assert_eq!(world.dialbase(&["run", "ventas.toml"]).exit, 0);
}

#[test]
fn what_changed_since_the_plan_is_named_and_nothing_is_sent() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    world.write("base.csv", BASE.replace("Eva", "Eva María"));

    let applied = world.dialbase_as(&["apply", "plan"], &SANDBOX);
    assert_eq!(applied.exit, 4, "{}", applied.err);
    assert!(applied.err.contains("base.csv has changed"), "{}", applied.err);
    assert!(sandbox.lists().is_empty());
}

#[test]
fn an_instance_that_cannot_be_reached_leaves_everything_for_later() {
    let world = World::new();
    world.write("base.csv", BASE);
    // A port that was free a moment ago.
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).unwrap();
    world.write("ventas.toml", pipeline(&format!("http://{closed}"), ""));
    let run = world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
    assert_eq!(run.exit, 5, "{}", run.err);
    assert!(run.err.contains("nothing was changed at the instance"), "{}", run.err);
}

#[test]
fn a_wrong_password_is_said_without_showing_it() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    let wrong = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "canary-secret")];
    let run = world.dialbase_as(&["run", "ventas.toml"], &wrong);
    assert_eq!(run.exit, 1, "{}", run.err);
    assert!(run.err.contains("refused the user") && !run.err.contains("canary-secret"), "{}", run.err);
    let none = world.dialbase(&["run", "ventas.toml"]);
    assert_eq!(none.exit, 1);
    assert!(none.err.contains("set DIALBASE_TOKEN"), "{}", none.err);
}

#[test]
fn a_run_of_which_the_ledger_never_heard_is_resumed_from_its_plan() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    let wrong = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "wrong")];
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &wrong).exit, 1);
    let plan = std::fs::read_dir(world.path(".dialbase/plans")).unwrap().next().unwrap().unwrap();
    let run = plan.file_name().into_string().unwrap();

    let resumed = world.dialbase_as(&["runs", "resume", &run], &SANDBOX);
    assert_eq!(resumed.exit, 0, "{}", resumed.err);
    assert_eq!(sandbox.lists().len(), 1);
    assert_eq!(world.dialbase_as(&["runs", "resume", &format!("../plans/{run}")], &SANDBOX).exit, 2);
}

#[test]
fn a_copy_of_a_plan_that_went_sends_nothing_and_disturbs_nobody() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 0);
    let plans = world.path(".dialbase/plans");
    let plan = std::fs::read_dir(&plans).unwrap().next().unwrap().unwrap().path();
    let copied = std::process::Command::new("cp").arg("-r").args([&plan, &plans.join("copia")]).status();
    assert!(copied.unwrap().success());

    let applied = world.dialbase_as(&["apply", ".dialbase/plans/copia"], &SANDBOX);
    assert_eq!(applied.exit, 0, "{}", applied.err);
    assert!(applied.err.contains("nothing was sent now"), "{}", applied.err);
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 0);
    assert_eq!(sandbox.lists().len(), 1);
}

#[test]
fn whoever_is_only_in_a_held_list_is_not_forgotten_by_the_next_run() {
    let world = World::new();
    world.write("base.csv", BASE);
    let earlier = "[duplicates]\nearlier = { within = \"90d\", scope = \"campaign\" }";
    world.write("ventas.toml", pipeline(&speechless(), earlier));
    let run = || world.dialbase_as(&["run", "ventas.toml"], &SANDBOX);
    assert_eq!(run().exit, 6);

    // All its people are left out, for they may be in the instance: that is not nothing to load.
    let again = run();
    assert_eq!(again.exit, 6, "{}", again.err);
    assert!(again.err.contains("nobody knows yet whether an earlier list arrived"), "{}", again.err);
    assert!(again.err.contains("dialbase runs resolve"), "{}", again.err);
    // Somebody new for another campaign goes, and the held list is named beside.
    world.write("base.csv", format!("{BASE}098 000 003;;Iris\n"));
    let other = std::fs::read_to_string(world.path("ventas.toml")).unwrap().replace("Ventas->", "Otra->");
    world.write("ventas.toml", other.replace("scope = \"campaign\"", "scope = \"all\""));
    let beside = run();
    assert_eq!(beside.exit, 6, "{}", beside.err);
    assert!(beside.err.contains("nobody knows whether an earlier list arrived"), "{}", beside.err);
}

#[test]
fn a_plan_copied_before_it_went_does_not_go_elsewhere_once_the_copy_was_applied_here() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    let copied =
        std::process::Command::new("cp").arg("-r").args([world.path("plan"), world.path("copia")]).status();
    assert!(copied.unwrap().success());
    assert_eq!(world.dialbase_as(&["apply", "plan"], &SANDBOX).exit, 0);
    assert_eq!(world.dialbase_as(&["apply", "copia"], &SANDBOX).exit, 0);
    let elsewhere = world.dialbase_as(&["apply", "copia", "--state", "otro"], &SANDBOX);
    assert_eq!(elsewhere.exit, 4, "{}", elsewhere.err);
    assert_eq!(sandbox.lists().len(), 1);
}

#[test]
fn what_a_later_run_sent_of_one_that_was_cut_off_is_passed_over_when_that_one_is_resumed() {
    let world = World::new();
    world.write("base.csv", BASE);
    let hears = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let hearing = std::sync::Arc::clone(&hears);
    let portal = crate::portal::Portal::start(move |call, _| {
        let is_upload = call.starts_with("uploadbase");
        (is_upload && hearing.load(std::sync::atomic::Ordering::Relaxed)).then(|| "1".to_owned())
    });
    let more = "[parts]\nlines = 1\n[duplicates]\nearlier = { within = \"90d\", scope = \"campaign\" }";
    world.write("ventas.toml", pipeline(&portal.address, more));
    // The first list is held, and the second waits.
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 6);
    let first = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    hears.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &SANDBOX).exit, 6);
    assert_eq!(portal.uploads(), 2);

    let resumed = world.dialbase_as(&["runs", "resume", &first], &SANDBOX);
    assert_eq!(resumed.exit, 6, "{}", resumed.err);
    assert!(resumed.err.contains("Repeated        1  contact"), "{}", resumed.err);
    assert_eq!(portal.uploads(), 2);
}

#[test]
fn a_plan_that_was_moved_after_it_went_is_known_where_it_is() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    assert_eq!(world.dialbase_as(&["apply", "plan"], &SANDBOX).exit, 0);
    std::fs::rename(world.path("plan"), world.path("archivo")).unwrap();
    assert_eq!(world.dialbase_as(&["apply", "archivo"], &SANDBOX).exit, 0);

    let run = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    let shown = world.dialbase(&["runs", "show", &run]);
    assert!(shown.err.contains("archivo") && !shown.err.contains("not there any more"), "{}", shown.err);
    let undone = world.dialbase_as(&["undo", &run, "--yes", "--reason", "the wrong month"], &SANDBOX);
    assert_eq!(undone.exit, 0, "{}", undone.err);
}
