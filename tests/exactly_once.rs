//! What goes, goes once: whatever is run again, and however it is named.

use crate::world::{World, pipeline};
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
        assert!(applied.err.contains("Accepted            2 contacts"), "{}", applied.err);
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
    assert!(again.err.contains("Repeated            2 contacts not sent"), "{}", again.err);
    assert_eq!(sandbox.lists().len(), 1);

    let runs = world.dialbase(&["runs", "list"]);
    assert_eq!(runs.out.lines().count(), 2, "{}", runs.out);
    assert!(runs.out.contains("2 rows, 0 left out, 2 repeated"), "{}", runs.out);
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
    assert!(run.err.contains("nothing was uploaded"), "{}", run.err);
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
