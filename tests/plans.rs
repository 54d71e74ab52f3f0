//! A plan is sent as it was made or not at all: edited, moved, copied or left lying about, it sends nobody twice and nobody else.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use serde_json::{Value, json};

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;;Ana\n098 000 002;;Eva\n098 000 003;;Iris\n";
const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// A plan of three lists of one contact each, for a portal that takes everything.
fn planned() -> (World, Portal) {
    let portal = Portal::start(|call, _| call.starts_with("uploadbase").then(|| "1".to_owned()));
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, "[parts]\nlines = 1\n"));
    let planned = world.dialbase(&["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(planned.exit, 0, "{}", planned.err);
    (world, portal)
}

fn apply(world: &World, more: &[&str]) -> Said {
    world.dialbase_as(&[&["apply"], more].concat(), &WHO)
}

/// Edits `plan.json`, and makes its seal fit, as somebody would who means it.
fn edit(world: &World, edit: impl Fn(&mut Value)) {
    let path = world.path("plan/plan.json");
    let mut plan: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    edit(&mut plan);
    let text = serde_json::to_string_pretty(&plan).unwrap();
    std::fs::write(&path, &text).unwrap();
    let seal = format!("{}  plan.json\n", serialize::Digest::of(text.as_bytes()));
    world.write("plan/plan.sha256", seal);
}

#[test]
fn an_edited_plan_is_refused_with_what_differs() {
    let check = |what: &str, says: &str, change: &dyn Fn(&mut Value)| {
        let (world, portal) = planned();
        edit(&world, change);
        let applied = apply(&world, &["plan"]);
        assert_eq!(applied.exit, 4, "{what}: {}", applied.err);
        let words = applied.err.replace("\n  │ ", " ");
        assert!(words.contains(says), "{what}: {}", applied.err);
        assert_eq!(portal.uploads(), 0, "{what}");
    };
    let part = |plan: &mut Value, nth: usize| plan["parts"][nth].clone();
    check("removed", "3 rows were planned, and its lists have 2", &|plan| {
        plan["parts"].as_array_mut().unwrap().pop();
    });
    check("twice", "3 rows were planned, and its lists have 4", &|plan| {
        let first = part(plan, 0);
        plan["parts"].as_array_mut().unwrap().push(first);
    });
    check("twice in the place of another", "stands in it twice", &|plan| {
        let first = part(plan, 0);
        plan["parts"][1] = first;
    });
    check("lines", "3 rows were planned, and its lists have 4", &|plan| plan["parts"][0]["lines"] = json!(2));
    check("lines and books", "it has another number of lines", &|plan| {
        plan["parts"][0]["lines"] = json!(2);
        plan["books"]["read"] = json!(4);
        plan["books"]["planned"] = json!(4);
    });
    check("instance", "the instance is http://127.0.0.1:1, and the pipeline file says", &|plan| {
        plan["instance"] = json!("http://127.0.0.1:1");
    });
    check("user", "the user is eva, and the pipeline file says cargas", &|plan| {
        plan["username"] = json!("eva");
    });
    check("again", "how soon the same lines may go again", &|plan| plan["repeat_after_seconds"] = json!(1));
    check("zone", "America/Noronha, is none that the pipeline file allows", &|plan| {
        plan["parts"][0]["zone_sent"] = json!("America/Noronha");
    });
    check("future", "the clock of this machine went back: the plan was made at 2099", &|plan| {
        plan["made_at"] = json!("2099-01-01T00:00:00Z");
    });
    check("bytes", "its bytes differ", &|plan| {
        plan["parts"][0]["sha256"] = plan["parts"][1]["sha256"].clone();
    });
}

#[test]
fn lists_in_another_order_are_the_same_lists() {
    let (world, portal) = planned();
    edit(&world, |plan| plan["parts"].as_array_mut().unwrap().swap(0, 2));
    assert_eq!(apply(&world, &["plan"]).exit, 0);
    assert_eq!(portal.uploads(), 3);
}

#[test]
fn what_was_edited_by_mistake_shows() {
    let (world, portal) = planned();
    let path = world.path("plan/plan.json");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + " ").unwrap();
    let applied = apply(&world, &["plan"]);
    assert_eq!(applied.exit, 4, "{}", applied.err);
    assert!(applied.err.contains("its plan.json is another one"), "{}", applied.err);
    std::fs::remove_file(world.path("plan/plan.sha256")).unwrap();
    let applied = apply(&world, &["plan"]);
    assert!(applied.exit == 4 && applied.err.contains("its plan.sha256 is gone"), "{}", applied.err);
    assert_eq!(portal.uploads(), 0);
}

#[test]
fn a_plan_that_was_moved_or_copied_goes_once() {
    let (world, portal) = planned();
    let copy = |from: &str, to: &str| {
        let cp =
            std::process::Command::new("cp").args(["-r", from, to]).current_dir(world.path(".")).status();
        assert!(cp.unwrap().success());
    };
    copy("plan", "before");
    assert_eq!(apply(&world, &["plan"]).exit, 0);
    copy("plan", "after");
    std::fs::rename(world.path("plan"), world.path("moved")).unwrap();
    for directory in ["before", "after", "moved"] {
        let again = apply(&world, &[directory]);
        assert_eq!(again.exit, 0, "{directory}: {}", again.err);
        assert!(again.err.contains("had been applied before: nothing was sent now"), "{}", again.err);
    }
    let elsewhere = apply(&world, &["after", "--state", "elsewhere"]);
    assert_eq!(elsewhere.exit, 4, "{}", elsewhere.err);
    assert!(elsewhere.err.contains("applied with another state directory"), "{}", elsewhere.err);
    assert_eq!(portal.uploads(), 3);
}

#[test]
fn what_went_stale_is_named() {
    let check = |what: &str, says: &str, change: &dyn Fn(&World)| {
        let (world, portal) = planned();
        change(&world);
        let applied = apply(&world, &["plan"]);
        assert_eq!(applied.exit, 4, "{what}: {}", applied.err);
        let words = applied.err.replace("\n  │ ", " ");
        assert!(words.contains(says), "{what}: {}", applied.err);
        assert_eq!(portal.uploads(), 0, "{what}");
    };
    check("input", "base.csv has changed", &|world| world.write("base.csv", BASE.replace("Eva", "Ema")));
    check("input gone", "base.csv cannot be read any more", &|world| {
        std::fs::remove_file(world.path("base.csv")).unwrap();
    });
    check("pipeline", "ventas.toml has changed", &|world| {
        let text = std::fs::read_to_string(world.path("ventas.toml")).unwrap();
        world.write("ventas.toml", text + "# otra cosa\n");
    });
    check("age", "it was made at 2026-11-01 00:00 UTC, and now it is", &|world| {
        edit(world, |plan| plan["made_at"] = json!("2026-11-01T00:00:00Z"));
    });
    check("program", "it was made by dialbase 0.0.1", &|world| {
        edit(world, |plan| plan["program"] = json!("0.0.1"));
    });
}

#[test]
fn a_blacklist_that_changed_or_grew_old_since_is_named() {
    let portal = Portal::start(|call, _| call.starts_with("uploadbase").then(|| "1".to_owned()));
    let check = |says: &str, change: &dyn Fn(&World)| {
        let world = World::new();
        world.write("base.csv", BASE);
        world.write("no-llamar.csv", "numero\n098 000 009\n");
        let list = "[[blacklist]]\npath = \"no-llamar.csv\"\nmax_age = \"30d\"\n";
        world.write("ventas.toml", pipeline(&portal.address, list));
        assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
        change(&world);
        let applied = apply(&world, &["plan"]);
        let words = applied.err.replace("\n  │ ", " ");
        assert!(applied.exit == 4 && words.contains(says), "{words}");
    };
    check("no-llamar.csv has changed", &|world| {
        world.write("no-llamar.csv", "numero\n098 000 009\n098 000 001\n");
    });
    check("no-llamar.csv is older than its max_age", &|world| {
        let old = std::time::SystemTime::UNIX_EPOCH;
        let file = std::fs::File::options().write(true).open(world.path("no-llamar.csv")).unwrap();
        file.set_modified(old).unwrap();
    });
    assert_eq!(portal.uploads(), 0);
}

#[test]
fn a_clock_that_went_back_stops_the_run() {
    let (world, portal) = planned();
    assert_eq!(apply(&world, &["plan"]).exit, 0);
    // The ledger noted something tomorrow.
    let ledger = rusqlite::Connection::open(world.path(".dialbase/ledger.db")).unwrap();
    ledger.execute("DROP TRIGGER events_stay", []).unwrap();
    ledger.execute("UPDATE events SET at = '2099-01-01T00:00:00+00:00' WHERE id = 1", []).unwrap();
    drop(ledger);
    world.write("otra.csv", BASE.replace("098 000", "098 111"));
    let run = world.dialbase_as(&["run", "ventas.toml", "--input", "otra.csv"], &WHO);
    assert_eq!(run.exit, 4, "{}", run.err);
    assert!(run.err.contains("the clock of this machine went back"), "{}", run.err);
    assert_eq!(portal.uploads(), 3);
}

#[test]
fn who_holds_the_lock_is_said() {
    let (world, _portal) = planned();
    let (arrived, on_its_way) = std::sync::mpsc::channel();
    let arrived = std::sync::Mutex::new(arrived);
    let slow = Portal::start(move |call, _| {
        arrived.lock().unwrap().send(()).ok();
        std::thread::sleep(std::time::Duration::from_secs(2));
        call.starts_with("uploadbase").then(|| "1".to_owned())
    });
    world.write("lento.toml", pipeline(&slow.address, ""));
    let mut command = crate::world::dialbase();
    command.args(["run", "lento.toml"]).envs(WHO).current_dir(world.path("."));
    let mut process = command.stderr(std::process::Stdio::null()).spawn().unwrap();
    on_its_way.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    let locked = apply(&world, &["plan"]);
    let who = format!("another run holds the lock: process {} on ", process.id());
    process.wait().unwrap();
    assert_eq!(locked.exit, 7, "{}", locked.err);
    let words = locked.err.replace("\n  │ ", " ");
    assert!(words.contains(&who) && words.contains(", run 20") && words.contains(", since 20"), "{words}");
}

#[test]
fn people_who_went_in_another_list_since_stop_the_plan() {
    let (world, portal) = planned();
    world.write("otra.csv", "Celular;Casa;Nombre\n098 000 002;;Eva\n098 000 004;;Sol\n");
    let other = world.dialbase_as(&["run", "ventas.toml", "--input", "otra.csv"], &WHO);
    assert_eq!(other.exit, 0, "{}", other.err);
    let applied = apply(&world, &["plan"]);
    // The list of Eva alone went before, line for line; those of the others may go.
    assert_eq!(applied.exit, 0, "{}", applied.err);
    assert!(applied.err.contains("Repeated        1  contact "), "{}", applied.err);

    world.write("tercera.csv", "Celular;Casa;Nombre\n098 000 004;2400 0001;Sol\n");
    let third = world.dialbase_as(&["run", "ventas.toml", "--input", "tercera.csv"], &WHO);
    assert_eq!(third.exit, 4, "{}", third.err);
    assert!(third.err.contains("went to their campaign a short while ago"), "{}", third.err);
    assert_eq!(portal.uploads(), 4);
}
