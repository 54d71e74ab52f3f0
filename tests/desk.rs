//! Dispositions and tags in bulk: each row once, whatever the instance says and however often the file is run; and the circle of a
//! load, its calls, their recordings and dispositions, rehearsed in the sandbox.

use crate::portal::Portal;
use crate::world::{Said, World, dialbase, pipeline};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::time::Duration;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

const ZONE: [&str; 2] = ["--server-zone", "America/Montevideo"];

const BASE: &str = "guid;campaña;agente;teléfono;nivel 1;nivel 2;comentario;agenda\n\
    a-1;Ventas->;ana;098 000 001;Venta;Contado;dijo que sí & gracias;\n\
    a-2;Ventas->;ana;098 000 002;Volver;;;30/11/2099 15:00\n\
    ;Ventas->;ana;098 000 003;Venta;;;\n\
    a-4;Ventas->;ana;098 000 004;Volver;;;mañana\n\
    a-1;Ventas->;ana;098 000 001;Venta;Contado;dijo que sí & gracias;\n";

fn send(world: &World, portal: &Portal, more: &[&str]) -> Said {
    let all = ["dispositions", "base.csv", "--url", &portal.address, "--per-second", "500", ZONE[0], ZONE[1]];
    world.dialbase_as(&[&all, more].concat(), &WHO)
}

fn world() -> World {
    let world = World::new();
    world.write("base.csv", BASE);
    world
}

fn came(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

fn form(form: &str) -> BTreeMap<String, String> {
    form_urlencoded::parse(form.as_bytes()).into_owned().collect()
}

/// How many rows are spoken of, which must be all.
fn adds_up(came: &Value) -> bool {
    let count = |key: &str| came[key].as_u64().unwrap_or_else(|| came[key].as_array().unwrap().len() as u64);
    let parts = [
        "sent",
        "before",
        "refused",
        "refused_before",
        "held",
        "given_up",
        "barred",
        "past",
        "left",
        "unusable",
    ];
    parts.iter().map(|key| count(key)).sum::<u64>() == count("read")
}

#[test]
fn a_dry_run_prints_exactly_what_would_be_sent_and_asks_nobody() {
    let world = world();
    let said = world.dialbase(&["dispositions", "base.csv", "--dry-run", ZONE[0], ZONE[1]]);
    assert_eq!((said.exit, said.out.lines().count()), (0, 5), "{said:?}");
    for words in [
        "base.csv:4: guid is empty",
        "base.csv:5: the moment to call again is not",
        "base.csv:6: the same stands in a row above",
        "5 rows: 2 would go, 0 went before, 0 were refused before, 0 held, 3 cannot be sent; nothing was sent",
        "What went before is not known without an instance",
    ] {
        assert!(said.err.contains(words), "{words} is not in {}", said.err);
    }
    assert!(!world.path(".dialbase").exists());
    let dry: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let would: Vec<&str> = dry.iter().map(|row| row["would"].as_str().unwrap()).collect();
    assert_eq!(would, ["go", "go", "unusable", "unusable", "unusable"]);
    assert_eq!((&dry[1]["row"], &dry[2]["why"]), (&"base.csv:3".into(), &"empty-guid".into()));

    let portal = Portal::start(|_, _| Some(r#"{"Result": "ok", "txtcode": 7}"#.to_owned()));
    let said = send(&world, &portal, &["--yes", "--json"]);
    assert_eq!(said.exit, 0, "{said:?}");
    let came = came(&said);
    assert_eq!((&came["read"], &came["sent"]), (&5.into(), &2.into()));
    assert!(adds_up(&came), "{came}");
    assert_eq!(came["unusable"][0], json!({ "row": "base.csv:4", "why": "empty-guid" }));
    let heard = portal.heard("DispositionCall");
    let as_dry: Vec<Value> = heard.iter().map(|sent| json!(form(sent))).collect();
    assert_eq!(as_dry, [dry[0]["form"].clone(), dry[1]["form"].clone()]);
    let page = "agent callerid camptoreschedule campaign comment d1 d2 guid l1 l2 l3 schedule tag";
    let mut keys: Vec<&str> = page.split(' ').collect();
    keys.sort_unstable();
    assert_eq!(form(&heard[0]).keys().map(String::as_str).collect::<Vec<_>>(), keys);
    assert_eq!(form(&heard[1])["schedule"], "2099-11-30 15:00:00");
}

#[test]
fn nothing_goes_unasked_and_what_went_goes_once_however_the_file_grows() {
    let world = world();
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    let said = send(&world, &portal, &[]);
    assert_eq!((said.exit, portal.heard("getUserToken").len()), (2, 0), "{said:?}");
    assert!(said.err.contains("--yes"), "{said:?}");
    assert_eq!(send(&world, &portal, &["--yes"]).exit, 0);
    world.write(
        "base.csv",
        BASE.replace("mañana", "2099-12-01 10:00") + "a-9;Ventas->;ana;098 000 009;Venta;;;\n",
    );
    let again = came(&send(&world, &portal, &["--yes", "--json"]));
    assert_eq!((&again["before"], &again["sent"]), (&2.into(), &2.into()));
    assert!(adds_up(&again), "{again}");
    let guids: Vec<String> =
        portal.heard("DispositionCall").iter().map(|sent| form(sent)["guid"].clone()).collect();
    assert_eq!(guids, ["a-1", "a-2", "a-4", "a-9"]);
    let verified = world.dialbase(&["verify"]);
    assert_eq!(verified.exit, 0, "{verified:?}");
    // Nobody's number, name or words are in the ledger.
    let ledger =
        String::from_utf8_lossy(&std::fs::read(world.path(".dialbase/ledger.db")).unwrap()).into_owned();
    assert!(!ledger.contains("098000001") && !ledger.contains("dijo que"), "a person is in the ledger");
}

#[test]
fn a_campaign_that_the_instance_does_not_have_stops_it_before_anything_goes() {
    let world = World::new();
    let rows = "guid;campaña;agente;teléfono;nivel 1\n\
        a-1;Ventas->;ana;098 000 001;Venta\na-2;Cobransas->;ana;098 000 002;Venta\n";
    world.write("base.csv", rows);
    let portal = Portal::start(|call, _| match call {
        "queuesummary" => Some(r#"[{"queue": "Ventas->"}, {"queue": "Cobranzas->"}]"#.to_owned()),
        _ => Some("1".to_owned()),
    });
    let said = send(&world, &portal, &["--yes"]);
    assert_eq!((said.exit, portal.heard("DispositionCall").len()), (4, 0), "{said:?}");
    assert!(said.err.contains("has no campaign Cobransas->"), "{said:?}");
    assert!(said.err.contains("did you mean `Cobranzas->`?"), "{said:?}");
    world.write("base.csv", rows.replace("Cobransas", "Cobranzas"));
    let said = send(&world, &portal, &["--yes"]);
    assert_eq!((said.exit, portal.heard("DispositionCall").len()), (0, 2), "{said:?}");
    // One that does not say which it has stops nothing.
    let untold = Portal::start(|_, _| Some("1".to_owned()));
    let said = send(&world, &untold, &["--yes"]);
    assert_eq!((said.exit, untold.heard("DispositionCall").len()), (0, 2), "{said:?}");
    assert!(said.err.contains("does not say which campaigns it has"), "{said:?}");
}

#[test]
fn what_the_instance_refuses_is_told_with_its_words_and_sent_again_when_asked() {
    let world = world();
    let portal = Portal::start(|_, _| Some("Disposição não encontrada para o nível1: Venta".to_owned()));
    // The session first, for every reply gets the same status from here on.
    portal.answers("400 Bad Request");
    let token = [("DIALBASE_TOKEN", "dTp0b2tlbg==")];
    let run = |more: &[&str]| {
        let all = ["dispositions", "base.csv", "--url", &portal.address, "--yes", ZONE[0], ZONE[1]];
        world.dialbase_as(&[&all, more].concat(), &token)
    };
    let said = run(&["--json"]);
    assert_eq!(said.exit, 1, "{said:?}");
    assert_eq!(
        (came(&said)["refused"].as_array().unwrap().len(), adds_up(&came(&said))),
        (2, true),
        "{said:?}"
    );
    assert!(said.out.contains("no disposition of these three levels"), "{said:?}");
    portal.answers("200 OK");
    // Those that were refused are named again, with the reason of then.
    let said = run(&["--json"]);
    let before = came(&said)["refused_before"].clone();
    assert_eq!(
        (said.exit, before.as_array().unwrap().len(), &before[0]["row"]),
        (1, 2, &"base.csv:2".into())
    );
    assert!(before[1]["said"].to_string().contains("no disposition of these three levels"), "{before}");
    let said = run(&[]);
    assert!(said.err.contains("base.csv:2: refused in an earlier run: "), "{said:?}");
    assert!(said.err.contains("no disposition of these three levels"), "{said:?}");
    let dry = ["dispositions", "base.csv", "--url", &portal.address, "--dry-run", ZONE[0], ZONE[1]];
    let dry = world.dialbase_as(&dry, &token);
    assert!(dry.err.contains("0 would go, 0 went before, 2 were refused before"), "{dry:?}");
    assert_eq!(portal.heard("DispositionCall").len(), 2);
    // An error of the page is a no behind a status 200 too.
    let said = run(&["--retry-refused", "--json"]);
    assert_eq!((said.exit, came(&said)["refused"].as_array().unwrap().len()), (1, 2), "{said:?}");
    assert_eq!(portal.heard("DispositionCall").len(), 4);
}

#[test]
fn an_error_of_the_page_is_a_no_whatever_its_status() {
    let world = world();
    let portal = Portal::start(|_, _| Some(r#"{"Result": "Parâmetros errados: Agente vazio"}"#.to_owned()));
    let said = send(&world, &portal, &["--yes"]);
    assert_eq!(said.exit, 1, "{said:?}");
    assert!(
        said.err.contains("base.csv:2: refused: the server answered an error: the agent is missing"),
        "{said:?}"
    );
}

#[test]
fn of_what_nobody_knows_only_a_person_decides() {
    for damaged in [
        None,
        Some("<html></html>"),
        Some(""),
        Some("{\"Result\": \"ok\""),
        Some("null"),
        Some("2"),
        Some("{}"),
    ] {
        let world = world();
        let portal = Portal::start(move |_, _| damaged.map(str::to_owned));
        let said = send(&world, &portal, &["--yes"]);
        assert_eq!(said.exit, 6, "{damaged:?}: {said:?}");
        assert!(said.err.contains("base.csv:2 is held: look for the call a-1"), "{said:?}");
        let command = format!("dialbase dispositions base.csv --url {} --resolve 2 --done |", portal.address);
        assert!(said.err.contains(&command), "{said:?}");
        assert_eq!(send(&world, &portal, &["--yes"]).exit, 6);
        assert_eq!(portal.heard("DispositionCall").len(), 2, "{damaged:?}: nothing was sent again");
    }
    let world = world();
    let portal = Portal::start(|_, _| None);
    assert_eq!(send(&world, &portal, &["--yes"]).exit, 6);
    let said = send(&world, &portal, &["--resolve", "2", "--done"]);
    assert_eq!(said.exit, 2, "why must be said: {said:?}");
    let said = send(&world, &portal, &["--resolve", "7", "--done", "--reason", "Ana looked"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(said.err.contains("none of these rows is held"), "{said:?}");
    assert_eq!(send(&world, &portal, &["--resolve", "2", "--done", "--reason", "Ana looked"]).exit, 0);
    assert_eq!(send(&world, &portal, &["--resolve", "all", "--not-done", "--reason", "Ana looked"]).exit, 0);
    let yes = Portal::start(|_, _| Some("1".to_owned()));
    // The ledger tells instances apart, so a run against another address knows nothing of these.
    let said = came(&send(&world, &yes, &["--yes", "--json"]));
    assert_eq!(said["sent"], 2);
    let said = send(&world, &portal, &["--yes", "--json"]);
    assert_eq!(
        (&came(&said)["before"], came(&said)["held"].as_array().unwrap().len()),
        (&1.into(), 1),
        "{said:?}"
    );
    assert_eq!(portal.heard("DispositionCall").len(), 3, "the one that was not done went again");
}

#[test]
fn after_three_in_a_row_of_which_nobody_knows_no_other_goes() {
    let world = World::new();
    let rows = (0..9).fold(String::new(), |rows, nth| rows + &format!("a-{nth};09800000{nth};x\n"));
    world.write("tags.csv", "guid;phone;tag\n".to_owned() + &rows);
    let portal = Portal::start(|_, _| Some("<html></html>".to_owned()));
    let said = world.dialbase_as(&["tags", "tags.csv", "--url", &portal.address, "--yes"], &WHO);
    assert_eq!((said.exit, portal.heard("TagRecord").len()), (6, 3), "{said:?}");
    assert!(
        said.err.contains("9 rows: 0 sent, 0 went before, 0 refused, 3 held, 6 did not leave"),
        "{said:?}"
    );
    assert!(said.err.contains("nobody knows what became of the last three"), "{said:?}");
}

#[test]
fn an_instance_that_is_away_or_shut_ends_it_and_nothing_is_lost() {
    let world = world();
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    portal.answers("401 Unauthorized");
    let token = [("DIALBASE_TOKEN", "dTp0b2tlbg==")];
    let arguments =
        ["dispositions", "base.csv", "--url", &portal.address, "--yes", "--json", ZONE[0], ZONE[1]];
    let said = world.dialbase_as(&arguments, &token);
    assert_eq!((said.exit, portal.heard("DispositionCall").len()), (1, 1), "{said:?}");
    assert_eq!((&came(&said)["left"], adds_up(&came(&said))), (&1.into(), true), "{said:?}");
    portal.answers("200 OK");
    let said = world.dialbase_as(&[&arguments[..], &["--retry-refused"]].concat(), &token);
    assert_eq!((said.exit, &came(&said)["sent"]), (0, &2.into()), "{said:?}");
}

#[test]
fn tags_take_their_columns_and_their_empty_answer_is_a_yes() {
    let world = World::new();
    world.write("tags.csv", "id,who\na-1,099-123-456\na-2,\n");
    let portal = Portal::start(|_, _| Some(String::new()));
    let arguments = [
        "tags",
        "tags.csv",
        "--url",
        &portal.address,
        "--column",
        "guid=id",
        "--column",
        "phone=who",
        "--set",
        "data=VIP",
        "--yes",
    ];
    let said = world.dialbase_as(&arguments, &WHO);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(
        said.err.contains("2 rows: 1 sent, 0 went before")
            && said.err.contains("tags.csv:3: phone is empty (column who)"),
        "{said:?}"
    );
    assert_eq!(portal.heard("TagRecord"), ["phone=099123456&guid=a-1&data=VIP"]);
    let said = world.dialbase_as(&["tags", "tags.csv", "--url", &portal.address, "--yes"], &WHO);
    assert_eq!(said.exit, 2, "{said:?}");
    assert!(
        said.err.contains("has no column for phone, guid, data") && said.err.contains("--column FIELD=NAME"),
        "{said:?}"
    );
    let said = world.dialbase_as(&["tags", "gone.csv", "--url", &portal.address, "--yes"], &WHO);
    assert_eq!(said.exit, 3, "{said:?}");
}

#[test]
fn ctrl_c_finishes_the_row_on_its_way_and_running_it_again_goes_on() {
    let world = World::new();
    let rows: String =
        (0..40).fold(String::new(), |rows, nth| rows + &format!("a-{nth};09800000{nth:02};x\n"));
    world.write("tags.csv", "guid;phone;tag\n".to_owned() + &rows);
    let portal = Portal::start(|_, _| {
        std::thread::sleep(Duration::from_millis(60));
        Some(String::new())
    });
    let arguments = ["tags", "tags.csv", "--url", &portal.address, "--yes", "--json", "--per-second", "500"];
    let mut command = dialbase();
    command.args(arguments).envs(WHO).current_dir(world.path("."));
    let process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while portal.heard("TagRecord").len() < 3 {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(world.dialbase_as(&arguments, &WHO).exit, 7, "another one is at work");
    let kill = format!("kill -INT {}", process.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    let first = came(&said);
    assert_eq!(
        (said.exit, adds_up(&first), first["held"].as_array().unwrap().len()),
        (5, true, 0),
        "{said:?}"
    );
    let said = world.dialbase_as(&arguments, &WHO);
    assert_eq!((said.exit, &came(&said)["before"]), (0, &first["sent"]), "{said:?}");
    assert_eq!(portal.heard("TagRecord").len(), 40);
}

#[test]
fn a_run_of_which_nothing_left_has_no_recordings() {
    let world = World::new();
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    // Nobody listens there.
    let text = pipeline("http://127.0.0.1:9", "").replace("unknown = \"reject\"", "unknown = \"server\"");
    world.write("ventas.toml", text);
    let token = [("DIALBASE_TOKEN", "dTp0b2tlbg==")];
    let said = world.dialbase_as(&["run", "ventas.toml"], &token);
    let runs = world.dialbase(&["runs", "list", "--json"]).out;
    let run: Value = serde_json::from_str(runs.lines().next().unwrap_or("null")).unwrap();
    let Some(run) = run["run"].as_str() else { panic!("the ledger knows the run: {said:?}") };
    let arguments = ["recordings", "--pipeline", "ventas.toml", "--run", run, "-o", "out", "--json"];
    let said = world.dialbase_as(&arguments, &token);
    assert_eq!(said.exit, 9, "every call of the campaign was asked for: {said:?}");
}

#[test]
fn the_circle_is_rehearsed_a_load_its_recordings_and_a_disposition() {
    let world = World::new();
    let sandbox = world.sandbox_with(&["--campaign", "Ventas->", "--speed", "0"]);
    let rows: String = (1..=30).fold(String::new(), |rows, nth| rows + &format!("098 000 {nth:03};;Ana\n"));
    world.write("base.csv", "Celular;Casa;Nombre\n".to_owned() + &rows);
    world.write(
        "ventas.toml",
        pipeline(&sandbox.address, "")
            .replace("unknown = \"reject\"", "from = [\"area-code\"]\nunknown = \"server\""),
    );
    let demo = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];
    let said = world.dialbase_as(&["run", "ventas.toml"], &demo);
    assert_eq!(said.exit, 0, "{said:?}");
    assert_eq!(
        ureq::post(format!("{}/advance", sandbox.address)).send_form([("by", "3d")]).unwrap().status(),
        200
    );
    let runs = world.dialbase(&["runs", "list", "--json"]).out;
    let run: Value = serde_json::from_str(runs.lines().next().unwrap()).unwrap();
    let backup = sandbox.address.replace("127.0.0.1", "localhost");
    let arguments = [
        "recordings",
        "--pipeline",
        "ventas.toml",
        "--run",
        run["run"].as_str().unwrap(),
        "-o",
        "out",
        "--backup",
        &backup,
        "--json",
    ];
    let said = world.dialbase_as(&arguments, &demo);
    let first = came(&said);
    assert!(
        said.exit == 0 && first["fetched"].as_u64() > Some(0) && first["missing"]["absent"].is_null(),
        "{said:?}"
    );

    let index = std::fs::read_to_string(world.path("out/recordings.csv")).unwrap();
    let guid =
        index.lines().skip(1).find(|line| line.contains("fetched")).unwrap().split(',').next().unwrap();
    world.write("d.csv", format!("guid,phone,l1\n{guid},098000001,no such level\n"));
    let arguments = [
        "dispositions",
        "d.csv",
        "--pipeline",
        "ventas.toml",
        "--set",
        "campaign=Ventas->",
        "--set",
        "agent=Ana",
        "--yes",
    ];
    let said = world.dialbase_as(&arguments, &demo);
    assert!(said.exit == 1 && said.err.contains("no disposition of these three levels"), "{said:?}");
}
