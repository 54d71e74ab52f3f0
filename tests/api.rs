//! Any call by hand: which are let through, what is asked first, what is printed, and how it ends.

use crate::portal::Portal;
use crate::world::{Said, World, dialbase};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;
use std::io::{Read, Write};
use std::process::Stdio;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

fn api(portal: &Portal, arguments: &[&str]) -> Said {
    World::new().dialbase_as(&[&["api", "--url", &portal.address], arguments].concat(), &WHO)
}

#[test]
fn alone_it_lists_every_call_and_asks_nobody() {
    let said = World::new().dialbase(&["api"]);
    assert_eq!((said.exit, said.err.as_str(), said.out.lines().count()), (0, "", 24));
    let line =
        |call: &str| said.out.lines().find(|line| line.split_whitespace().next() == Some(call)).unwrap();
    assert!(line("HangupPhone").contains("ends a call") && line("HangupPhone").ends_with(" phone"));
    assert!(line("AgentCall").contains("rings a phone"));
    assert!(line("queuesummary").contains("changes nothing"));
    assert!(line("addblack").ends_with(" blacklist {phone campaign username company job_title name}"));
    assert!(line("convert").ends_with("guid pasta folder"));
    let said = World::new().dialbase(&["api", "--json"]);
    let first: serde_json::Value = serde_json::from_str(said.out.lines().next().unwrap()).unwrap();
    assert_eq!((&first["call"], &first["effect"]), (&"getUserToken".into(), &"asks".into()));
    let said = World::new().dialbase_as(&["api", "--lang", "es"], &[("COLUMNS", "60")]);
    assert!(said.out.contains("termina una llamada"), "{}", said.out);
    assert!(said.out.lines().all(|line| line.chars().count() <= 60), "{}", said.out);
}

#[test]
fn the_reply_is_printed_as_it_is_and_the_outcome_beside_it() {
    let check = |call: &str, body: &'static str, exit, err: &str| {
        let portal = Portal::start(move |_, _| Some(body.to_owned()));
        let said = api(&portal, &[call, "--yes"]);
        assert_eq!((said.exit, said.out.as_str()), (exit, body.trim_end()), "{call} {body}: {said:?}");
        assert!(said.err.contains(err), "{call} {body}: {said:?}");
        assert_eq!(portal.heard(call).len(), 1, "{call} {body}");
    };
    check("queuesummary", "[{\"queue\": \"a\\u001b\"}]", 0, "it is a yes");
    check("RemoveContact", "1\r\n", 0, "it is a yes");
    check("RemoveContact", "0", 1, "It was not done: the server answered 0");
    check("RemoveContact", "<html>1</html>", 6, "nobody knows");
    check("RemoveContact", "", 6, "nobody knows");
    check("AgentCall", "7e4e7db9-f080-494e-b04b-7c8e47711558", 0, "");
    check("AgentCall", "<html></html>", 6, "nobody knows");
    check("DispositionCall", "{\"Result\": \"ok\", \"txtcode\": 7}", 0, "");
    check("DispositionCall", "{\"Result\"", 6, "nobody knows");
    check("DispositionCall", "{\"Result\": \"error\", \"txtcode\": \"x\"}", 6, "nobody knows");
    check("DispositionCall", "{}", 6, "nobody knows");
    check(
        "DispositionCall",
        "{\"Result\": \"Parâmetros errados: Agente vazio\"}",
        1,
        "It was not done: the agent is missing",
    );
    check("queuesummary", "{\"Result\": \"error\"}", 6, "There is no useful answer");
    check("campaignstatus", "{\"Result\": \"error\"}", 6, "There is no useful answer");
    check("campaignstatus", "{\"V->\": {\"campaign\": \"V->\"}}", 0, "it is a yes");
    check("TagRecord", "", 0, "");
    check("queuesummary", "[{\"queue\"", 6, "There is no useful answer");
    check("queuesummary", "null", 6, "There is no useful answer");
}

#[test]
fn a_status_says_what_is_known_and_nothing_is_repeated() {
    let check = |status, exit, err: &str| {
        let portal = Portal::start(|_, _| Some("Parâmetros errados: guid vazio".to_owned()));
        portal.answers(status);
        let said = World::new().dialbase_as(
            &["api", "--url", &portal.address, "DispositionCall", "guid=", "--yes"],
            &[("DIALBASE_TOKEN", "dTp0b2tlbg==")],
        );
        assert_eq!(said.exit, exit, "{status}: {said:?}");
        assert!(said.err.contains(err), "{status}: {said:?}");
        assert_eq!(portal.heard("DispositionCall").len(), 1, "{status}");
        said.out
    };
    assert_eq!(check("400 Bad Request", 1, "It was not done"), "Parâmetros errados: guid vazio");
    check("401 Unauthorized", 1, "It was not done");
    check("500 Internal Server Error", 6, "nobody knows");
    check("302 Found", 6, "nobody knows");
    let portal = Portal::start(|_, _| None);
    let said = api(&portal, &["AgentCall", "--yes"]);
    assert_eq!((said.exit, portal.heard("AgentCall").len()), (6, 1), "{said:?}");
    let said = World::new().dialbase_as(
        &["api", "--url", "http://127.0.0.1:9", "AgentCall", "--yes"],
        &[("DIALBASE_TOKEN", "dTp0b2tlbg==")],
    );
    assert_eq!(said.exit, 5, "{said:?}");
    assert!(said.err.contains("Nothing was sent"), "{said:?}");
}

#[test]
fn what_changes_something_is_not_done_unasked() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    for call in ["RemoveContact", "AgentCall", "HangupPhone", "uploadbase", "EndSession"] {
        let said = api(&portal, &[call]);
        assert_eq!((said.exit, said.out.as_str()), (2, ""), "{call}: {said:?}");
        assert!(said.err.contains("--yes"), "{call}: {said:?}");
    }
    let said = api(&portal, &["Integra/resources/New/thing", "--any"]);
    assert_eq!(said.exit, 2, "{said:?}");
    assert_eq!(portal.heard("getUserToken").len(), 0, "nobody even signed in");
    assert_eq!(api(&portal, &["Integra/resources/New/thing", "a=b=c", "--any", "--yes"]).exit, 0);
    assert_eq!(portal.heard("thing"), ["a=b%3Dc"]);
}

#[test]
fn calls_and_fields_are_known_by_name() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    let check = |arguments: &[&str], exit, err: &str| {
        let said = api(&portal, arguments);
        assert_eq!(said.exit, exit, "{arguments:?}: {said:?}");
        assert!(said.err.contains(err), "{arguments:?}: {said:?}");
    };
    check(&["HANGUPPHONE", "phone=1001", "--yes"], 0, "");
    check(&["HangupPhon", "phone=1001", "--yes"], 2, "did you mean `HangupPhone`");
    check(&["HangupPhone", "fone=1001", "--yes"], 2, "there are `phone`");
    check(&["HangupPhone", "fone=1001", "--yes", "--any"], 0, "");
    check(&["HangupPhone", "phone", "--yes"], 2, "key=value");
    check(&["HangupPhone", "phone=@gone", "--yes"], 2, "cannot read gone");
    check(&["HangupPhone", "phone=1", "phone=2", "--yes"], 2, "given twice");
    check(&["RemoveContact", "number=1", "--yes"], 0, "are not sent: campaign");
    assert_eq!(portal.heard("HangupPhone"), ["phone=1001", "fone=1001"]);
    let said = World::new().dialbase(&["api", "queuesummary"]);
    assert_eq!(said.exit, 2, "{said:?}");

    let world = World::new();
    world.write("call.json", "{\"calldate\": null}\n");
    let arguments = ["api", "--url", &portal.address, "DialerTask", "call=@call.json", "--yes"];
    let said = world.dialbase_as(&arguments, &WHO);
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(said.err.contains("the ledger does not know"), "{said:?}");
    assert_eq!(portal.heard("DialerTask"), ["call=%7B%22calldate%22%3A+null%7D"]);
}

#[test]
fn an_object_is_given_by_its_keys_and_all_of_them_go() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    let said = api(
        &portal,
        &["DialerTask", "campaign=V->", "destination=1", "bulk=true", "automatic=false", "--yes"],
    );
    assert_eq!(said.exit, 0, "{said:?}");
    assert!(!said.err.contains("are not sent"), "{said:?}");
    let forms = portal.heard("DialerTask");
    let form: Vec<_> = form_urlencoded::parse(forms[0].as_bytes()).into_owned().collect();
    assert_eq!((form.len(), form[0].0.as_str()), (1, "call"));
    let call: serde_json::Value = serde_json::from_str(&form[0].1).unwrap();
    let expected = serde_json::json!({
        "calldate": null, "campaign": "V->", "destination": "1", "alternatives": "", "agent": "", "data": "", "source": "",
        "bulk": true, "automatic": false,
    });
    assert_eq!(call, expected);

    let check = |arguments: &[&str], err: &str| {
        let said = api(&portal, arguments);
        assert_eq!((said.exit, said.err.contains(err)), (2, true), "{arguments:?}: {said:?}");
    };
    check(&["Respool", "campaign=V->", "--yes"], "Respool needs destination, dialerbase, contact");
    check(
        &["DialerTask", "campaign=V->", "destination=1", "bulk=si", "automatic=false", "--yes"],
        "bulk must be true or false",
    );
    assert_eq!(portal.heard("Respool").len() + portal.heard("DialerTask").len(), 1);
}

#[test]
fn a_base_by_hand_is_said_to_pass_the_ledger_by() {
    let portal = Portal::start(|_, _| Some("1".to_owned()));
    let said = api(&portal, &["uploadbase", "filename=a.csv", "--yes", "--quiet"]);
    assert_eq!((said.exit, said.out.as_str()), (0, "1"));
    assert!(said.err.contains("the ledger does not know"), "{said:?}");
}

#[test]
fn no_token_and_no_password_is_ever_printed() {
    const CANARY: &str = "Y2FuYXJ5OnV1aWQ=";
    for shape in [
        CANARY.to_owned(),
        format!("\"{CANARY}\""),
        format!(r#"["u","{CANARY}"]"#),
        format!(r#"{{"md5secret":"{CANARY}"}}"#),
    ] {
        let portal = Portal::start(move |_, _| Some(shape.clone()));
        let said = api(&portal, &["userlogin", "user=ana", "password=secreto-canario"]);
        assert_eq!(said.exit, 0, "{said:?}");
        let all = said.out + &said.err;
        assert!(all.contains("••••") && !all.contains("Y2Fu") && !all.contains("secreto"), "{all}");
        assert!(all.contains("password=@FILE"), "{all}");
    }
    // An instance that says back what it was sent.
    let portal = Portal::start(|_, form| Some(format!(r#"{{"a": {{"t": "dTp4", "f": "{form}"}}}}"#)));
    let said = api(&portal, &["campaignstatus", "queue=a"]);
    assert_eq!((said.exit, said.out.as_str()), (0, r#"{"a": {"t": "••••", "f": "queue=a"}}"#));
}

#[test]
fn ctrl_c_waits_for_the_answer_of_a_call_that_left() {
    let portal = Portal::start(|_, _| {
        std::thread::sleep(std::time::Duration::from_millis(600));
        Some("1".to_owned())
    });
    let mut command = dialbase();
    command
        .args(["api", "--url", &portal.address, "RemoveContact", "number=1", "campaign=a", "--yes"])
        .envs(WHO);
    let process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while portal.heard("RemoveContact").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let kill = format!("kill -INT {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!((said.exit, said.out.as_str()), (0, "1"), "{said:?}");
    assert!(said.err.contains("finishing the request that is on its way"), "{said:?}");
}

/// Runs it where stdin and stdout are a terminal at which somebody types; answers the exit status, and what was printed there.
fn at_a_terminal(portal: &Portal, arguments: &[&str], typed: &str) -> (i32, String) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
    let theirs = File::options().read(true).write(true).open(name).unwrap();
    let mut terminal = File::from(ours);
    terminal.write_all(typed.as_bytes()).unwrap();
    let mut command = dialbase();
    command.args(["api", "--url", &portal.address]).args(arguments).envs(WHO).stderr(Stdio::piped());
    let process = command.stdin(theirs.try_clone().unwrap()).stdout(theirs).spawn().unwrap();
    // The command holds the other end too.
    drop(command);
    let (mut written, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = terminal.read(&mut piece) {
        written.extend_from_slice(&piece[..read]);
    }
    let output = process.wait_with_output().unwrap();
    let words = String::from_utf8(written).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), words)
}

#[test]
fn at_a_terminal_it_asks_and_shows_nothing_that_steers_it() {
    let portal = Portal::start(|call, _| {
        Some(if call == "HangupPhone" { "1" } else { "[\"a\u{1b}[2Jb\"]" }.to_owned())
    });
    let (exit, words) = at_a_terminal(&portal, &["HangupPhone", "phone=1001"], "no\n");
    assert_eq!((exit, portal.heard("HangupPhone").len()), (2, 0), "{words}");
    assert!(
        words.contains("HangupPhone ends a call. Do it? [yes/no]") && words.contains("Nothing was done"),
        "{words}"
    );
    let (exit, words) = at_a_terminal(&portal, &["HangupPhone", "phone=1001"], "sí\n");
    assert_eq!((exit, portal.heard("HangupPhone").len()), (0, 1), "{words}");
    // JSON has no such letter in it: whoever sends it wants to steer.
    let (_, words) = at_a_terminal(&portal, &["queuesummary"], "");
    assert!(words.contains("a?[2Jb") && !words.contains('\u{1b}'), "{words}");
}
