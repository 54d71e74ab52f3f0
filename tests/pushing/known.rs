//! By what a list is known that stands on an instance's blacklist, and what is known of each time that one was brought.

use super::{FarEnd, WHO, all, bring, numbers};
use crate::portal::Portal;
use crate::world::{World, pipeline};
use serde_json::Value;
use std::sync::{Arc, Mutex};

#[test]
fn a_list_of_the_same_name_in_another_folder_is_another_and_takes_nothing_of_the_first_off() {
    let far = FarEnd::good();
    let world = far.world();
    for folder in ["a", "b"] {
        std::fs::create_dir(world.path(folder)).unwrap();
    }
    world.write("a/lista.csv", numbers(0, 50));
    // Of the first, it lacks fewer than a guard minds.
    world.write("b/lista.csv", numbers(3, 60));
    assert_eq!(bring(&world, "push", &["a/lista.csv"]).exit, 0);
    for verb in ["push", "sync"] {
        let refused = bring(&world, verb, &["b/lista.csv", "--yes"][..if verb == "sync" { 2 } else { 1 }]);
        assert_eq!(refused.exit, 2, "{}", refused.err);
        assert!(refused.err.contains("--name") && refused.err.contains("a/lista.csv"), "{}", refused.err);
    }
    assert_eq!(bring(&world, "sync", &["b/lista.csv", "--dry-run"]).exit, 2);
    assert!(far.listed() == all(&numbers(0, 50)));
    // Under a name of its own it goes, and each list takes off its own alone.
    assert_eq!(bring(&world, "sync", &["b/lista.csv", "--name", "b"]).exit, 0);
    world.write("b/lista.csv", numbers(4, 59));
    assert_eq!(bring(&world, "sync", &["b/lista.csv", "--name", "b", "--yes"]).exit, 0);
    assert!(far.listed() == all(&numbers(0, 63)));
    // The same file is the same list from wherever it is named.
    let whole = world.path("a/../a/lista.csv").display().to_string();
    assert_eq!(bring(&world, "sync", &[&whole]).exit, 0);
    // Who says by the name that it is the same list at another place, says so from then on.
    std::fs::rename(world.path("a"), world.path("c")).unwrap();
    assert_eq!(bring(&world, "sync", &["c/lista.csv"]).exit, 2);
    assert_eq!(bring(&world, "sync", &["c/lista.csv", "--name", "lista.csv"]).exit, 0);
    let unnamed = bring(&world, "sync", &["c/lista.csv"]);
    assert!(unnamed.exit == 2 && unnamed.err.contains("--name"), "{}", unnamed.err);
    assert!(far.listed() == all(&numbers(0, 63)));
}

#[test]
fn the_pipeline_says_in_which_field_of_the_form_the_numbers_go_and_the_command_line_says_otherwise() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    let world = World::new();
    let of_upload = pipeline(&portal.address, "") + "blacklist_field = \"datos\"\n";
    world.write("ventas.toml", &of_upload);
    world.write("base.csv", "Celular;Casa;Nombre\n");
    world.write("no.csv", numbers(0, 3));
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 0);
    world.write("no.csv", numbers(1, 3));
    assert_eq!(bring(&world, "sync", &["no.csv", "--yes", "--field", "otro"]).exit, 0);
    let fields = |call| {
        portal.heard(call).iter().map(|form| form.split('=').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (fields("addblackbulk"), fields("deleteblackbulk")),
        (vec!["datos".into(), "otro".into()], vec!["otro".to_owned()])
    );
    world.write("ventas.toml", of_upload.replace("datos", ""));
    let blank = bring(&world, "push", &["no.csv"]);
    assert!(blank.exit == 2 && blank.err.contains("blacklist_field"), "{}", blank.err);
}

#[test]
fn what_was_changed_at_the_far_end_is_told_with_the_runs() {
    let is_broken = Arc::new(Mutex::new(false));
    let mine = Arc::clone(&is_broken);
    let portal = Portal::start(move |_, _| {
        Some(if *mine.lock().unwrap() { "what?".to_owned() } else { "1".to_owned() })
    });
    let world = World::new();
    world.write("ventas.toml", pipeline(&portal.address, ""));
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("no.csv", numbers(0, 20));
    assert_eq!(world.dialbase_as(&["run", "ventas.toml"], &WHO).exit, 0);
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 0);
    world.write("no.csv", numbers(0, 15));
    assert_eq!(bring(&world, "sync", &["no.csv", "--yes"]).exit, 0);
    world.write("fuera.csv", "098 000 001\n098 000 002\n");
    let remove = ["remove", "fuera.csv", "--campaign", "Ventas->", "--pipeline", "ventas.toml", "--yes"];
    let remove = [&remove[..], &["--reason", "they asked for it"]].concat();
    assert_eq!(world.dialbase_as(&remove, &WHO).exit, 0);
    *is_broken.lock().unwrap() = true;
    world.write("no.csv", numbers(0, 18));
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 5);
    let list = |more: &[&str]| world.dialbase(&[&["runs", "list"], more].concat());

    let runs = list(&["--json"]);
    assert_eq!(runs.out.lines().count(), 1, "{}", runs.out);
    assert!(list(&[]).err.contains("4 times: dialbase runs list --all"), "{}", list(&[]).err);
    let all = list(&["--all", "--json"]).out;
    let all: Vec<Value> = all.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let text = |key: &str| all.iter().map(|one| one[key].as_str().unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(
        text("what"),
        ["blacklist-push", "remove-contacts", "blacklist-sync", "blacklist-push", "run"]
    );
    assert_eq!(text("state"), ["unfinished", "done", "done", "done", ""]);
    assert_eq!(text("reason")[1], "they asked for it");
    assert!(text("who")[..4].iter().all(|who| *who == "carmen"), "{all:?}");
    let n = |nth: usize, key: &str| all[nth]["numbers"][key].as_u64();
    assert_eq!((n(3, "added"), n(2, "removed"), n(1, "removed")), (Some(20), Some(5), Some(2)));
    assert_eq!((n(0, "added"), n(0, "to_add")), (Some(0), Some(3)));

    let words = list(&["--all"]);
    assert_eq!((words.exit, words.out.lines().count()), (0, 5), "{}", words.out);
    for said in [
        "blacklist push no.csv  3 numbers to add; NOT FINISHED: run the same again",
        "remove fuera.csv  contacts of Ventas->: 2 numbers removed",
        "blacklist sync no.csv  5 numbers taken off",
        "blacklist push no.csv  20 numbers added",
        "carmen: they asked for it",
    ] {
        assert!(words.out.contains(said), "{said}: {}", words.out);
    }
    assert!(!words.out.contains("098000"), "{}", words.out);
    let spanish = list(&["--all", "--lang", "es"]);
    assert!(
        spanish.out.contains("SIN TERMINAR") && spanish.out.contains("5 números quitados"),
        "{}",
        spanish.out
    );
}

#[test]
fn a_number_of_another_country_is_one_to_whoever_takes_it_off_too() {
    let far = FarEnd::good();
    let world = far.world();
    world.write("lista.csv", "+54 11 2345 6789\n098 000 001\n");
    for (verb, yes) in [("push", &[][..]), ("remove", &["--yes"])] {
        let said = bring(&world, verb, &[&["lista.csv"], yes].concat());
        assert!(said.exit == 0 && said.err.contains("of another country"), "{verb}: {}", said.err);
    }
}
