//! Campaigns that are named at an instance which does not have them: whoever mistypes one hears of it before anything is sent or read.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// An instance of two campaigns, or one that does not tell them; it says yes to all else, and has no records.
fn world(tells: bool) -> (World, Portal) {
    let campaigns = r#"[{"queue": "Cobranzas->"}, {"queue": "Ventas<-"}, {"dateReceived": "Nov 2"}]"#;
    let portal = Portal::start(move |call, _| match call {
        "queuesummary" if tells => Some(campaigns.to_owned()),
        "queuesummary" | "campaignstatus" => Some("0".to_owned()),
        "getrecords" => Some("[]".to_owned()),
        _ => Some("1".to_owned()),
    });
    let world = World::new();
    world.write("ventas.toml", pipeline(&portal.address, ""));
    world.write("base.csv", "Celular;Casa;Nombre\n");
    world.write("lista.csv", "098 000 001\n098 000 002\n098 000 003\n");
    (world, portal)
}

fn ask(world: &World, command: &[&str], campaign: &[&str]) -> Said {
    let mut said = world.dialbase_as(&[command, &["--pipeline", "ventas.toml"], campaign].concat(), &WHO);
    said.err = said.err.replace("\n  │ ", " ").replace("\n    ", " ");
    said
}

const REMOVE: [&str; 5] = ["remove", "lista.csv", "--yes", "--reason", "they asked for it"];
const PUSH: [&str; 3] = ["blacklist", "push", "lista.csv"];
const RESULTS: [&str; 5] = ["results", "--from", "2026-01-05", "-o", "out"];
const RECORDINGS: [&str; 7] = ["recordings", "--from", "2026-01-05", "--to", "2026-01-06", "-o", "sound"];

#[test]
fn what_changes_something_is_refused_before_it_does_and_what_reads_before_it_reads() {
    let (world, portal) = world(true);
    let check = |command: &[&str], typed: &str, exit, meant: &str| {
        let said = ask(&world, command, &["--campaign", typed]);
        assert_eq!(said.exit, exit, "{command:?} {}", said.err);
        assert!(said.err.contains("has no campaign") && said.err.contains(typed), "{}", said.err);
        assert!(said.err.contains(&format!("did you mean `{meant}`?")), "{command:?} {}", said.err);
    };
    for (command, exit) in [(&REMOVE[..], 4), (&PUSH, 4), (&RESULTS, 2), (&RECORDINGS, 2)] {
        check(command, "Cobransas->", exit, "Cobranzas->");
        check(command, "Cobranzas", exit, "Cobranzas->");
        check(command, "Ventas->", exit, "Ventas<-");
    }
    for call in ["RemoveContact", "addblackbulk", "getrecords"] {
        assert!(portal.heard(call).is_empty(), "{call}");
    }
    assert_eq!(portal.heard("EndSession").len(), 12, "the session is ended all the same");
    let known = world.dialbase(&["runs", "list", "--all", "--json"]);
    assert_eq!(known.out, "", "nothing began that could be finished: {}", known.err);
}

#[test]
fn a_campaign_that_is_there_is_worth_no_word() {
    let (world, portal) = world(true);
    for (command, exit) in [(&REMOVE[..], 0), (&PUSH, 0), (&RESULTS, 0), (&RECORDINGS, 9)] {
        let said = ask(&world, command, &["--campaign", "Cobranzas->"]);
        assert_eq!(said.exit, exit, "{command:?} {}", said.err);
        assert!(!said.err.contains("which campaigns it has"), "{command:?} {}", said.err);
    }
    assert_eq!(portal.heard("RemoveContact").len(), 3);
    // Where none is named, nobody is asked.
    let asked = portal.heard("queuesummary").len();
    assert_eq!(ask(&world, &PUSH, &[]).exit, 0);
    assert_eq!(ask(&world, &PUSH, &["--campaign", "*", "--name", "otra"]).exit, 0);
    assert_eq!(portal.heard("queuesummary").len(), asked);
}

#[test]
fn an_instance_that_does_not_tell_its_campaigns_is_a_warning() {
    let (world, _portal) = world(false);
    for (command, exit) in [(&REMOVE[..], 0), (&PUSH, 0), (&RESULTS, 0), (&RECORDINGS, 9)] {
        let said = ask(&world, command, &["--campaign", "Cobransas->"]);
        assert_eq!(said.exit, exit, "{command:?} {}", said.err);
        assert!(said.err.contains("does not say which campaigns it has"), "{command:?} {}", said.err);
    }
}

#[test]
fn what_a_list_names_besides_is_a_warning_and_its_people_are_barred_all_the_same() {
    let (world, portal) = world(true);
    world.write("lista.csv", "098000001;Cobranzas->;\n098000002;Cobransas->;\n098000003;*;\n");
    let pushed = ask(&world, &PUSH, &[]);
    assert_eq!(pushed.exit, 0, "{}", pushed.err);
    assert!(pushed.err.contains("Cobransas-> (did you mean `Cobranzas->`?)"), "{}", pushed.err);
    assert!(pushed.err.contains("3 numbers added"), "{}", pushed.err);
    assert_eq!(portal.heard("addblackbulk").len(), 1);
}
