//! Dispositions that call somebody again: not at night by their own clock, not who stands on a blacklist, and not twice for one call.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use serde_json::Value;
use std::collections::BTreeMap;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

const HEAD: &str = "guid;campaña;agente;teléfono;nivel 1;comentario;agenda\n";

fn yes() -> Portal {
    Portal::start(|_, _| Some("1".to_owned()))
}

fn send(world: &World, portal: &Portal, more: &[&str]) -> Said {
    let all =
        ["dispositions", "base.csv", "--url", &portal.address, "--per-second", "500", "--yes", "--json"];
    world.dialbase_as(&[&all, more].concat(), &WHO)
}

const MONTEVIDEO: [&str; 2] = ["--server-zone", "America/Montevideo"];

fn came(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

/// The guids of what was sent, in order.
fn guids(portal: &Portal) -> Vec<String> {
    let of = |form: &String| {
        let form: BTreeMap<String, String> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        form["guid"].clone()
    };
    portal.heard("DispositionCall").iter().map(of).collect()
}

/// The reasons of rows that were barred, by their row.
fn barred(came: &Value) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    came["barred"].as_array().unwrap().iter().map(|row| (text(row, "row"), text(row, "why"))).collect()
}

#[test]
fn nobody_is_called_again_at_night_by_their_own_clock() {
    let world = World::new();
    // The third says nothing of a call, so it goes at any hour.
    let rows = "a-1;V->;ana;098 000 001;Volver;;30/11/2099 03:00\n\
        a-2;V->;ana;098 000 002;Volver;;30/11/2099 15:00\n\
        a-3;V->;ana;098 000 003;Venta;;\n\
        a-4;V->;ana;+34 612 345 678;Volver;;30/11/2099 18:00\n";
    world.write("base.csv", HEAD.to_owned() + rows);
    let portal = yes();
    let said = send(&world, &portal, &[]);
    assert_eq!((said.exit, portal.heard("getUserToken").len()), (2, 0), "{said:?}");
    assert!(
        said.err.contains("nobody says by whose clock") && said.err.contains("--server-zone"),
        "{said:?}"
    );

    let said = send(&world, &portal, &MONTEVIDEO);
    assert_eq!(said.exit, 0, "{said:?}");
    let outside = |row: &str| (format!("base.csv:{row}"), "outside-hours".to_owned());
    assert_eq!(barred(&came(&said)), [outside("2"), outside("5")], "{said:?}");
    assert_eq!(guids(&portal), ["a-2", "a-3"]);
    for words in [
        "base.csv:2: it would call at 03:00 America/Montevideo, outside of the hours of calls",
        "base.csv:5: it would call at 22:00 Europe/Madrid, outside of the hours of calls",
        "nobody is called outside of 08:00-21:00 by their own clock",
        "held against no blacklist; name the pipeline that has them with --pipeline FILE",
    ] {
        assert!(said.err.contains(words), "{words} is not in {}", said.err);
    }
    // Who says so themselves may call at other hours.
    let more = [&MONTEVIDEO[..], &["--hours", "00:00-24:00"]].concat();
    assert_eq!((send(&world, &portal, &more).exit, guids(&portal).len()), (0, 4));
    let said = send(&world, &portal, &[&MONTEVIDEO[..], &["--hours", "9-20"]].concat());
    assert_eq!(said.exit, 2, "{said:?}");
}

#[test]
fn who_stands_on_a_blacklist_of_the_pipeline_is_not_called_again() {
    let world = World::new();
    let rows = "a-1;Ventas->;ana;098 000 001;Volver;;30/11/2099 15:00\n\
        a-2;Ventas->;ana;098 000 002;Volver;;30/11/2099 15:00\n\
        a-3;Ventas->;ana;098 000 001;Venta;;\n";
    world.write("base.csv", HEAD.to_owned() + rows);
    world.write("no-llamar.csv", "numero\n098000001\n");
    let portal = yes();
    let blacklist = "[[blacklist]]\npath = \"no-llamar.csv\"";
    world.write("ventas.toml", pipeline(&portal.address, blacklist));
    let arguments = ["dispositions", "base.csv", "--pipeline", "ventas.toml"];
    let arguments = [&arguments[..], &MONTEVIDEO].concat();
    let dry = world.dialbase_as(&[&arguments[..], &["--dry-run"]].concat(), &WHO);
    let would: Vec<Value> = dry.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&would[0]["would"], &would[0]["why"]), (&"barred".into(), &"blacklisted".into()), "{dry:?}");
    let said = world.dialbase_as(&[&arguments[..], &["--yes", "--json"]].concat(), &WHO);
    assert_eq!(barred(&came(&said)), [("base.csv:2".to_owned(), "blacklisted".to_owned())], "{said:?}");
    assert!(said.err.contains("the number is on the blacklist no-llamar.csv"), "{said:?}");
    // The first calls her again; the last says what came of a call, and calls nobody.
    assert_eq!((said.exit, guids(&portal)), (0, vec!["a-2".to_owned(), "a-3".to_owned()]));

    // Without a list that can be trusted nothing goes.
    std::fs::remove_file(world.path("no-llamar.csv")).unwrap();
    let said = world.dialbase_as(&[&arguments[..], &["--yes", "--json"]].concat(), &WHO);
    assert_eq!((said.exit, guids(&portal).len()), (4, 2), "{said:?}");
}

#[test]
fn a_pipeline_of_calls_says_by_whose_clock_moments_are_and_within_which_hours() {
    let world = World::new();
    world.write("base.csv", HEAD.to_owned() + "a-1;V->;ana;098 000 001;Volver;;30/11/2099 10:00\n");
    let portal = yes();
    let section = "[schedule]\ndate = \"agenda\"\nzone = \"contact\"\nserver_zone = \"America/Montevideo\"\n\
        hours = \"11:00-20:00\"";
    let text = pipeline(&portal.address, section).replace("[upload]", "[upload]\ntarget = \"schedule\"");
    world.write(
        "citas.toml",
        text.replace("[\"Celular\", \"Casa\"]", "\"teléfono\"").replace("\"Nombre\"", "\"comentario\""),
    );
    let arguments = ["dispositions", "base.csv", "--pipeline", "citas.toml", "--yes", "--json"];
    let said = world.dialbase_as(&arguments, &WHO);
    assert_eq!((said.exit, guids(&portal).len()), (9, 0), "{said:?}");
    assert!(said.err.contains("at 10:00 America/Montevideo") && said.err.contains("11:00-20:00"), "{said:?}");
    assert!(said.err.contains("the pipeline names none"), "{said:?}");
}

#[test]
fn a_row_that_was_mended_books_no_second_callback() {
    let world = World::new();
    let row = "a-1;V->;ana;098 000 001;Volver;llamar el lune;30/11/2099 15:00\n";
    world.write("base.csv", HEAD.to_owned() + row);
    let portal = yes();
    assert_eq!((send(&world, &portal, &MONTEVIDEO).exit, guids(&portal).len()), (0, 1));
    let went = |row: u32| (format!("base.csv:{row}"), "schedule-went-before".to_owned());

    // Mended; then for another moment, while the first is still to come.
    let mended = row.replace("lune", "lunes");
    for row in [mended.clone(), mended.replace("15:00", "16:00")] {
        world.write("base.csv", HEAD.to_owned() + &row);
        let dry = ["dispositions", "base.csv", "--url", &portal.address, "--dry-run"];
        let dry = world.dialbase_as(&[&dry[..], &MONTEVIDEO].concat(), &WHO);
        assert!(dry.out.contains("schedule-went-before"), "{dry:?}");
        let said = send(&world, &portal, &MONTEVIDEO);
        assert_eq!((said.exit, barred(&came(&said))), (9, vec![went(2)]), "{said:?}");
        assert!(
            said.err.contains("a callback for the same call went before; to book another: --again"),
            "{said:?}"
        );
    }
    assert_eq!(guids(&portal).len(), 1);
    // Another call is another matter, and so is a row without a moment.
    let others = "a-2;V->;ana;098 000 001;Volver;;30/11/2099 15:00\na-1;V->;ana;098 000 001;Venta;;\n";
    world.write("base.csv", HEAD.to_owned() + &mended + others);
    let said = send(&world, &portal, &MONTEVIDEO);
    assert_eq!((said.exit, barred(&came(&said))), (0, vec![went(2)]), "{said:?}");
    assert_eq!(guids(&portal), ["a-1", "a-2", "a-1"]);
    // Who insists gets it, once.
    let again = [&MONTEVIDEO[..], &["--again"]].concat();
    assert_eq!(came(&send(&world, &portal, &again))["sent"], 1);
    assert_eq!(came(&send(&world, &portal, &again))["before"], 3);
    // Of two in one file the first goes.
    let two = "a-7;V->;ana;098 000 001;Volver;x;30/11/2099 15:00\na-7;V->;ana;098 000 001;Volver;y;30/11/2099 15:00\n";
    world.write("base.csv", HEAD.to_owned() + two);
    let said = send(&world, &portal, &MONTEVIDEO);
    assert_eq!((&came(&said)["sent"], barred(&came(&said))), (&1.into(), vec![went(3)]), "{said:?}");
    assert_eq!(world.dialbase(&["verify"]).exit, 0);
}

#[test]
fn the_command_that_is_printed_is_whole() {
    let world = World::new();
    world.write("mi base.csv", "llamada;teléfono\na-1;098 000 001\n");
    let portal = Portal::start(|_, _| Some("<html></html>".to_owned()));
    let typed = [
        "mi base.csv",
        "--column",
        "guid=llamada",
        "--set",
        "campaign=Ventas->",
        "--set",
        "agent=Ana María",
        "--set",
        "l1=Venta",
        "--state",
        "libro",
        "--url",
        &portal.address,
    ];
    let said = world.dialbase_as(&[&["dispositions"], &typed[..], &["--yes"]].concat(), &WHO);
    assert_eq!(said.exit, 6, "{said:?}");
    let command = said.err.lines().find_map(|line| line.trim().strip_prefix("dialbase ")).unwrap();
    assert!(command.contains("--set 'campaign=Ventas->'"), "{command}");
    // As a shell takes it.
    let command = command.replace("--done | --not-done | --abandon", "--done").replace('…', "Ana looked");
    let program = crate::world::dialbase().get_program().to_owned();
    let mut shell = std::process::Command::new("sh");
    let shell = shell.arg("-c").arg(format!("\"$DIALBASE\" {command}")).env("DIALBASE", program);
    let said: Said = shell.envs(WHO).current_dir(world.path(".")).output().unwrap().into();
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.err.contains("it is on record"), "{said:?}");
}
