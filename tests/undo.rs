//! A run out of the instance again, contact by contact, as far as it got and from there on.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use std::sync::{Arc, Mutex};

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;2400 0001;Ana\n098 000 002;;Eva\n098 000 003;;Iris\n";
const WHO: [(&str, &str); 3] =
    [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto"), ("SUDO_USER", "carmen")];

/// A run of two lists that was received; what the instance answers to removals, a test says: none to hang up.
fn received(
    answer: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static,
) -> (World, Portal, String) {
    received_of(BASE, answer)
}

/// The same, of some base.
fn received_of(
    base: &str,
    answer: impl Fn(&str) -> Option<&'static str> + Send + Sync + 'static,
) -> (World, Portal, String) {
    let portal = Portal::start(move |call, form| match call {
        "RemoveContact" => answer(form).map(str::to_owned),
        call => call.starts_with("uploadbase").then(|| "1".to_owned()),
    });
    let world = World::new();
    world.write("base.csv", base);
    world.write("ventas.toml", pipeline(&portal.address, "[parts]\nlines = 2\n"));
    let run = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(run.exit, 0, "{}", run.err);
    let run = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    (world, portal, run)
}

fn undo(world: &World, run: &str, more: &[&str]) -> Said {
    let usual = ["undo", run, "--yes", "--reason", "the wrong month", "--per-second", "1000"];
    world.dialbase_as(&[&usual, more].concat(), &WHO)
}

fn shown(world: &World, run: &str) -> String {
    world.dialbase(&["runs", "show", run]).out
}

#[test]
fn every_main_number_is_removed_once_and_the_people_may_be_loaded_again() {
    let (world, portal, run) = received(|form| Some(if form.ends_with("098000002") { "0" } else { "1" }));
    let undone = undo(&world, &run, &[]);
    assert_eq!(undone.exit, 0, "{}", undone.err);
    for words in [
        "each number from its whole campaign",
        "2 contacts removed; the instance had none of 1",
        "The run is undone",
    ] {
        assert!(undone.err.contains(words), "{}", undone.err);
    }
    let removed = portal.heard("RemoveContact");
    let numbers: Vec<&str> = removed.iter().map(|form| &form[form.len() - 9..]).collect();
    assert_eq!(numbers, ["098000001", "098000002", "098000003"], "{removed:?}");
    assert!(removed.iter().all(|form| form.starts_with("campaign=Ventas-%3E&number=")), "{removed:?}");

    let shown = shown(&world, &run);
    assert!(shown.contains("  1  undone ") && shown.contains("  2  undone "), "{shown}");
    assert!(shown.contains(" UTC by carmen, 2 of 3 contacts removed: the wrong month"), "{shown}");
    assert!(shown.contains("Undone at 20"), "{shown}");
    let again = undo(&world, &run, &[]);
    assert_eq!(again.exit, 9, "{}", again.err);
    assert_eq!(portal.heard("RemoveContact").len(), 3);

    let applied = world.dialbase_as(&["apply", &format!(".dialbase/plans/{run}")], &WHO);
    assert!(applied.exit == 0 && applied.err.contains("nothing was sent now"), "{}", applied.err);
    let anew = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(anew.exit, 0, "{}", anew.err);
    assert!(anew.err.contains("Accepted        3  contacts"), "{}", anew.err);
    assert_eq!(portal.uploads(), 4);
    let verified = world.dialbase(&["verify"]);
    assert_eq!(verified.exit, 0, "{}", verified.out);
}

#[test]
fn what_nobody_knows_is_left_and_it_goes_on_from_there() {
    let answers = Arc::new(Mutex::new(vec![Some("1")]));
    let mine = Arc::clone(&answers);
    let (world, portal, run) = received(move |_| mine.lock().unwrap().pop().unwrap_or(Some("<html>")));
    let stopped = undo(&world, &run, &[]);
    // One was removed, of two nobody knows; there are only three.
    assert_eq!(stopped.exit, 5, "{}", stopped.err);
    assert!(stopped.err.contains("2 removals were answered in a way"), "{}", stopped.err);
    assert!(stopped.err.contains("2 contacts left; to go on where it stopped"), "{}", stopped.err);
    *answers.lock().unwrap() = vec![Some("1"), Some("1")];
    let done = undo(&world, &run, &[]);
    assert_eq!(done.exit, 0, "{}", done.err);
    assert!(done.err.contains("removes 2 contacts from"), "{}", done.err);
    assert_eq!(portal.heard("RemoveContact").len(), 5);
    assert!(shown(&world, &run).contains("3 of 3 contacts removed"));
}

#[test]
fn an_instance_that_does_not_answer_is_left_alone_after_three() {
    let five = BASE.to_owned() + "098 000 004;;Sol\n098 000 005;;Paz\n";
    let (world, portal, run) = received_of(&five, |_| None);
    let stopped = undo(&world, &run, &[]);
    assert_eq!(stopped.exit, 5, "{}", stopped.err);
    assert!(stopped.err.contains("5 contacts left"), "{}", stopped.err);
    assert_eq!(portal.heard("RemoveContact").len(), 3);
}

#[test]
fn a_signal_ends_it_after_the_removal_that_is_on_its_way() {
    let (world, portal, run) = received(|_| {
        std::thread::sleep(std::time::Duration::from_millis(400));
        Some("1")
    });
    let mut command = crate::world::dialbase();
    command.args(["undo", &run, "--yes", "--reason", "the wrong month", "--per-second", "1"]);
    command.envs(WHO).current_dir(world.path(".")).stderr(std::process::Stdio::piped());
    let process = command.spawn().unwrap();
    while portal.heard("RemoveContact").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let kill = format!("kill -TERM {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("1 contact removed"), "{}", said.err);
    assert_eq!(portal.heard("RemoveContact").len(), 1);
    let shown = shown(&world, &run);
    assert!(shown.contains("1 of 2 contacts removed from the instance"), "{shown}");
    assert!(shown.contains("Being undone since 20") && shown.contains("1 of 3 contacts removed"), "{shown}");
}

#[test]
fn nobody_is_removed_without_a_yes_and_a_reason() {
    let (world, portal, run) = received(|_| Some("1"));
    for arguments in [
        &["undo", &run][..],
        &["undo", &run, "--yes"],
        &["undo", &run, "--reason", "x"],
        &["undo", "otra", "--yes", "--reason", "x"],
    ] {
        let said = world.dialbase_as(arguments, &WHO);
        assert_eq!(said.exit, 2, "{arguments:?}: {}", said.err);
    }
    assert!(portal.heard("RemoveContact").is_empty());
}

#[test]
fn a_plan_that_is_gone_or_changed_removes_nobody() {
    let (world, portal, run) = received(|_| Some("1"));
    let parts = world.path(&format!(".dialbase/plans/{run}/parts"));
    let part = std::fs::read_dir(&parts).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&part).unwrap();
    std::fs::write(&part, text.replace("098", "099")).unwrap();
    let changed = undo(&world, &run, &[]);
    assert!(changed.exit == 4 && changed.err.contains("its bytes differ"), "{}", changed.err);
    std::fs::remove_dir_all(parts.parent().unwrap()).unwrap();
    let gone = undo(&world, &run, &[]);
    assert!(gone.exit == 2 && gone.err.contains("holds no plan"), "{}", gone.err);
    assert!(portal.heard("RemoveContact").is_empty());
}
