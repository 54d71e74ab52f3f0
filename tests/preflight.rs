//! What is looked at before the first byte leaves.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;;Ana\n098 000 002;;Eva\n";
const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// A run to an instance that says this of its campaigns.
fn run(summary: Option<&'static str>) -> (Said, Portal) {
    let portal = Portal::start(move |call, _| match call {
        "queuesummary" => summary.map(str::to_owned),
        "campaignstatus" => Some("0".to_owned()),
        call => call.starts_with("uploadbase").then(|| "1".to_owned()),
    });
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, ""));
    (world.dialbase_as(&["run", "ventas.toml"], &WHO), portal)
}

#[test]
fn a_campaign_that_the_instance_does_not_have_stops_the_run_before_anything_is_sent() {
    let (run, portal) =
        run(Some(r#"[{"queue": "Venta->"}, {"queue": "Cobranzas<-"}, {"dateReceived": "Nov 2"}]"#));
    assert_eq!(run.exit, 4, "{}", run.err);
    let words = run.err.replace("\n  │ ", " ");
    assert!(words.contains("has no campaign Ventas-> (did you mean `Venta->`?)"), "{words}");
    assert_eq!(portal.uploads(), 0);
    assert_eq!(portal.heard("EndSession").len(), 1, "the session is ended all the same");
}

#[test]
fn a_campaign_that_is_there_is_worth_no_word() {
    let (run, portal) = run(Some(r#"[{"queue": "Ventas->"}]"#));
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(!run.err.contains("campaigns it has"), "{}", run.err);
    assert_eq!(portal.uploads(), 1);
}

#[test]
fn what_the_instance_does_not_answer_is_a_warning() {
    for answer in [Some("[]"), Some("0"), Some("<html>"), None] {
        let (run, portal) = run(answer);
        assert_eq!(run.exit, 0, "{}", run.err);
        assert!(run.err.contains("Warning: the instance does not say which campaigns it has"), "{}", run.err);
        assert_eq!(portal.uploads(), 1);
    }
}

#[test]
fn an_instance_whose_clock_is_far_from_ours_is_told() {
    let portal = Portal::start(|call, _| match call {
        "queuesummary" => Some(r#"[{"queue": "Ventas->"}]"#.to_owned()),
        call => call.starts_with("uploadbase").then(|| "1".to_owned()),
    });
    portal.says("Date: Mon, 01 Jan 2024 12:00:00 GMT");
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, ""));
    let run = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(run.err.contains("minutes apart: the instance says 2024-01-01 12:00 UTC"), "{}", run.err);
}

#[test]
fn an_instance_that_cannot_let_us_in_now_is_asked_again_later() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    portal.answers("503 Service Unavailable");
    portal.says("Retry-After: 30");
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, ""));
    let run = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(run.exit, 5, "{}", run.err);
    let words = run.err.replace("\n  │ ", " ");
    assert!(words.contains("now: it answered 503 Service Unavailable"), "{words}");
    assert!(
        words.contains("run again in 30 seconds, as it asks; nothing was changed at the instance"),
        "{words}"
    );
    assert!(!words.contains("portal or a proxy"), "{words}");
    assert_eq!(portal.uploads(), 0);
    portal.answers("200 OK");
    let again = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!((again.exit, portal.uploads()), (0, 1), "{}", again.err);
}

#[test]
fn a_file_of_certificates_that_cannot_be_used_is_underlined() {
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("nota.pem", "no soy un certificado\n");
    let text = pipeline("https://localhost:1", "") + "authorities = [\"no-esta.pem\", \"nota.pem\"]\n";
    world.write("ventas.toml", text);
    let lint = world.dialbase(&["lint", "ventas.toml"]);
    assert_eq!(lint.exit, 2, "{}", lint.err);
    for words in ["no-esta.pem", "nota.pem holds no certificate", "authorities = ["] {
        assert!(lint.err.contains(words), "{words}: {}", lint.err);
    }
    let run = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(run.exit, 2, "{}", run.err);
    assert!(run.err.contains("no-esta.pem"), "{}", run.err);
}
