//! Every campaign with its numbers, one with its agents, on a server that answers in the shapes of the vendor's page and in damaged ones.

use crate::portal::Portal;
use crate::world::{Said, World, dialbase};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// As the page has it, the last object without a queue; numbers as text among them.
const SUMMARY: &str = r#"[{"queue": "Power<-", "loggedIn": 10, "available": "5", "callers": 3, "holdTime": 18, "talkTime": 130,
 "longestHoldTime": 220, "internalActionId": "1982468278_6312", "dateReceived": "Nov 2, 2018 11:31:42 AM"},
 {"queue": "test->", "loggedIn": 0, "available": 0, "callers": 0, "holdTime": null, "talkTime": 0, "longestHoldTime": 0, "new": [1]},
 {"internalActionId": "1982468278_6312", "dateReceived": "Nov 2, 2018 11:31:42 AM"}]"#;

const STATUS: &str = r#"{"Power<-": {"campaign": "Power<-", "availables": 5, "notavailables": 1, "paused": 2, "busy": 4, "busypaused": 0,
 "totalagents": 12, "logged": 10, "onwrapup": 1, "completed": "1234", "abandoned": 7, "talked": "01:02:03-4", "hold": "00:00:30-1",
 "abandonedlevel": "0.5", "totalcalls": 1241, "acd": 0, "servicelevel": "99.5", "servicelevel2": "0.0", "strategy": "leastrecent",
 "slevelthreshold": "3", "wrapup": 0}, "only->": {"campaign": "only->", "totalagents": 1}}"#;

const ONE: &str = r#"{"test->": {"campaign": "test->", "availables": 1, "totalagents": 2, "logged": 1, "talked": "00:00:00-0"},
 "SIP/1010": {"queue": "test->", "location": "SIP/1010", "membership": "", "name": "Daniel", "penalty": 0, "callsTaken": 0, "lastCall": 0,
  "status": 5, "paused": false, "stateinterface": "SIP/1010", "incall": 0, "pausedreason": "[]", "server": "00:10:12"},
 "SIP/1001": {"queue": "test->", "location": "SIP/1001", "name": "Santiago", "callsTaken": 12, "lastCall": 1541158602, "status": "1",
  "paused": "1", "pausedreason": "Almuerzo", "server": "00:19:39"},
 "SIP/1002": {"queue": "test->", "name": "Eva\u001b[2J", "status": 17},
 "SIP/9": {"queue": "Power<-", "name": "Nobody of it", "status": 1}}"#;

const POWER: &str = r#"{"Power<-": {"campaign": "Power<-"}, "SIP/1001": {"queue": "Power<-", "location": "SIP/1001", "name": "Santiago",
 "callsTaken": 3, "status": 2, "paused": false}}"#;

/// The instance of the page.
fn page() -> Portal {
    Portal::start(|call, form| {
        let answer = match (call, form) {
            ("queuesummary", "") => SUMMARY,
            ("campaignstatus", "queue=") => STATUS,
            ("campaignstatus", "queue=test-%3E") => ONE,
            ("campaignstatus", "queue=Power%3C-") => POWER,
            ("campaignstatus", "queue=only-%3E") => "{}",
            _ => "0",
        };
        Some(answer.to_owned())
    })
}

fn campaigns(portal: &Portal, more: &[&str]) -> Said {
    let arguments = [&["campaigns", "--url", &portal.address], more].concat();
    World::new().dialbase_as(&arguments, &WHO)
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

#[test]
fn every_campaign_stands_in_a_table_that_fits() {
    let portal = page();
    let said = campaigns(&portal, &[]);
    assert_eq!((said.exit, said.err.as_str()), (0, ""));
    let cells = |line: &str| {
        line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("|")
    };
    let lines: Vec<String> = said.out.lines().map(cells).collect();
    assert_eq!(
        lines,
        [
            "campaign|agents|signed in|free|on a call|pausing|wrap-up|waiting|longest wait|calls|answered|given up|in time",
            "Power<-|12|10|5|4|2|1|3|3:40|1,241|1,234|7|99.5",
            "only->|1|–|–|–|–|–|–|–|–|–|–|–",
            "test->|–|0|0|–|–|–|0|0:00|–|–|–|–",
            "",
            "campaign|agent|phone|does|pausing|calls|last call",
            "Power<-|Santiago|SIP/1001|on a call|3|–",
            "test->|Santiago|SIP/1001|free|Almuerzo|12|2018-11-02 11:36 UTC",
            "test->|Eva?[2J|–|state 17|–|–|–",
            "test->|Daniel|SIP/1010|unavailable|0",
        ]
    );
    let asked = portal.heard("campaignstatus").len();
    let numbers = campaigns(&portal, &["--no-agents"]);
    assert_eq!((numbers.exit, numbers.out.lines().count()), (0, 4), "{numbers:?}");
    assert_eq!(portal.heard("campaignstatus").len(), asked + 1, "one call for all");

    let narrow = World::new().dialbase_as(
        &["campaigns", "--url", &portal.address, "--lang", "es"],
        &[WHO[0], WHO[1], ("COLUMNS", "60")],
    );
    assert!(narrow.out.lines().all(|line| line.chars().count() <= 60), "{}", narrow.out);
    assert!(narrow.out.starts_with("campaña"), "{}", narrow.out);
    assert!(narrow.out.contains("Una terminal más ancha muestra además: "), "{}", narrow.out);
}

#[test]
fn one_campaign_is_shown_with_its_agents_and_what_they_do_in_words() {
    let portal = page();
    let said = campaigns(&portal, &["test"]);
    assert_eq!((said.exit, said.err.as_str()), (0, ""));
    for words in [
        "test->\n",
        "Daniel",
        "unavailable",
        "Santiago",
        "free",
        "Almuerzo",
        "state 17",
        "Eva?[2J",
        "2018-11-02 11:36",
    ] {
        assert!(said.out.contains(words), "{words} is not in {}", said.out);
    }
    assert!(!said.out.contains("Nobody of it") && !said.out.contains('\u{1b}'), "{}", said.out);
    let said = campaigns(&portal, &["test->", "--lang", "pt-BR"]);
    assert!(said.out.contains("indisponível") && said.out.contains("livre"), "{}", said.out);

    let none = campaigns(&portal, &["tset->"]);
    assert_eq!((none.exit, none.out.as_str()), (2, ""));
    assert!(none.err.contains("did you mean `test->`"), "{}", none.err);
}

#[test]
fn machines_get_one_object() {
    let portal = page();
    let all = json(&campaigns(&portal, &["--json"]));
    assert_eq!(all["instance"], portal.address.as_str());
    assert_eq!((&all["missing"], &all["campaigns"][0]["campaign"]), (&Value::Null, &"Power<-".into()));
    let power = &all["campaigns"][0];
    assert_eq!((&power["summary"]["available"], &power["status"]["completed"]), (&5.into(), &1234.into()));
    assert_eq!(
        (&power["status"]["talked_seconds"], &power["status"]["talked_number"]),
        (&3723.into(), &4.into())
    );
    assert_eq!(
        (&power["agents"][0]["state"], &power["status"]["servicelevel"]),
        (&"INUSE".into(), &99.5.into())
    );
    assert_eq!(all["campaigns"][1]["agents"], serde_json::json!([]));
    let numbers = json(&campaigns(&portal, &["--json", "--no-agents"]));
    assert_eq!(numbers["campaigns"][0]["agents"], Value::Null);
    assert_eq!(all["campaigns"][2]["summary"]["other"]["new"][0], 1);

    let one = json(&campaigns(&portal, &["test->", "--json"]));
    let agents = one["campaigns"][0]["agents"].as_array().unwrap();
    let states: Vec<_> = agents.iter().map(|agent| (&agent["status"], &agent["state"])).collect();
    let told = [(1, Some("NOT_INUSE")), (17, None), (5, Some("UNAVAILABLE"))];
    let told: Vec<(Value, Value)> =
        told.iter().map(|(code, name)| ((*code).into(), (*name).into())).collect();
    assert_eq!(states, told.iter().map(|(code, name)| (code, name)).collect::<Vec<_>>());
}

#[test]
fn of_damaged_answers_what_can_be_read_is_shown_and_the_rest_said() {
    let check = |summary: &'static str, status: &'static str, exit, out: &str, err: &str| {
        let portal = Portal::start(move |call, _| {
            Some(if call == "queuesummary" { summary } else { status }.to_owned())
        });
        let said = campaigns(&portal, &[]);
        assert_eq!(said.exit, exit, "{summary} {status}: {said:?}");
        assert!(said.out.contains(out) && said.err.contains(err), "{summary} {status}: {said:?}");
    };
    check(SUMMARY, "null", 0, "Power<-", "One of the two calls that tell of campaigns told nothing");
    check(SUMMARY, r#"{"Power<-": {"campai"#, 0, "Power<-", "One of the two calls");
    check("<html>", STATUS, 0, "only->", "One of the two calls");
    check(SUMMARY, r#"{"Result": "error"}"#, 0, "Power<-", "One of the two calls");
    check("[]", "{}", 0, "The instance names no campaign", "");
    check("[null, 7, {}]", r#"{"a": null, "b": [], "c": {"campaign": null}}"#, 0, "names no campaign", "");
    check("", "", 1, "", "");
    check("<html>", "0", 1, "", "");
    // A campaign's name is a stranger's text.
    check("[{\"queue\": \"a\\u001b[2J\\nb\"}]", "{}", 0, "a?[2J b ", "");
    let portal = page();
    portal.answers("500 Internal Server Error");
    assert_eq!(campaigns(&portal, &[]).exit, 5);
}

#[test]
fn where_the_agents_of_one_are_not_told_the_rest_is_shown() {
    let told = |broken: &'static str| {
        Portal::start(move |call, form| match (call, form) {
            ("queuesummary", _) => Some(SUMMARY.to_owned()),
            ("campaignstatus", "queue=") => Some(STATUS.to_owned()),
            ("campaignstatus", "queue=Power%3C-") => Some(broken.to_owned()),
            ("campaignstatus", "queue=test-%3E") => Some(ONE.to_owned()),
            _ => Some("{}".to_owned()),
        })
    };
    for broken in ["<html>", r#"{"Power<-": {"camp"#, "null", "0", ""] {
        let portal = told(broken);
        let said = campaigns(&portal, &[]);
        assert!(said.exit == 0 && said.out.contains("Daniel"), "{broken}: {said:?}");
        assert!(said.err.contains("The agents of Power<- were not told: "), "{broken}: {said:?}");
        let said = json(&campaigns(&portal, &["--json"]));
        let power = &said["campaigns"][0];
        assert!(power["agents"].is_null() && power["agents_missing"]["id"].is_string(), "{broken}: {said}");
    }
}

fn watching(portal: &Portal, more: &[&str], out: Stdio) -> Child {
    let mut command = dialbase();
    command.args(["campaigns", "--url", &portal.address, "--watch", "1"]).args(more).envs(WHO);
    command.env("TERM", "xterm").stdout(out).stderr(Stdio::piped()).spawn().unwrap()
}

fn interrupt(process: &Child) {
    let kill = format!("kill -INT {}", process.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

/// An instance that hiccups the second time that it is asked for the summary, and tells nothing else.
fn hiccuping() -> Portal {
    let asked = Arc::new(AtomicUsize::new(0));
    Portal::start(move |call, _| match call {
        "queuesummary" => match asked.fetch_add(1, Ordering::SeqCst) {
            1 => None,
            nth => Some(format!(r#"[{{"queue": "test->", "callers": {nth}}}]"#)),
        },
        _ => None,
    })
}

#[test]
fn watching_goes_on_over_a_hiccup_and_ends_well_with_ctrl_c() {
    let portal = hiccuping();
    let mut process = watching(&portal, &["--json"], Stdio::piped());
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut callers = || {
        let line: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        line["campaigns"][0]["summary"]["callers"].clone()
    };
    assert_eq!((callers(), callers()), (0.into(), 2.into()));
    interrupt(&process);
    let said = process.wait_with_output().unwrap();
    assert_eq!(said.status.code(), Some(0));
    assert!(String::from_utf8(said.stderr).unwrap().contains("cannot list the campaigns"));
    assert_eq!(portal.heard("EndSession").len(), 1);
}

#[test]
fn on_a_terminal_the_table_is_drawn_over_itself() {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    tcsetwinsize(&ours, Winsize { ws_row: 7, ws_col: 50, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
    let theirs = File::options().read(true).write(true).open(name).unwrap();

    let portal = page();
    let process = watching(&portal, &[], Stdio::from(theirs));
    let (mut terminal, mut written, mut piece) = (File::from(ours), String::new(), [0; 4096]);
    // Twice drawn: the second begins with going up as many lines as the first had.
    while written.matches("\u{1b}[J").count() < 2 {
        let read = terminal.read(&mut piece).unwrap();
        written += &String::from_utf8_lossy(&piece[..read]);
    }
    interrupt(&process);
    assert_eq!(process.wait_with_output().unwrap().status.code(), Some(0));
    let (first, second) = written.split_once("\u{1b}[J").unwrap();
    assert_eq!(first.matches('\n').count(), 6, "as many lines as fit: {first:?}");
    assert!(first.contains('…') && first.contains("Power<-"), "{first:?}");
    assert!(second.starts_with("\r\u{1b}[6A") && !second.contains("\u{1b}[2J"), "{second:?}");
    let widest = first.split("\r\n").map(|line| line.replace("\u{1b}[K", "").chars().count()).max();
    assert!(widest <= Some(50), "{first:?}");
}
