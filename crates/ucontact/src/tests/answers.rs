//! What the calls make of answers in the page's own shapes, and of damaged ones.

use super::every_call::every_call;
use super::server::{PATIENT, serving, token};
use crate::{AgentState, CallFilter, CallRecord, CampaignStates, Client, Error, QueueSummary, moment};
use std::time::Duration;
use words::Told as _;

pub(super) const RECORDS: &str = r#"[ { "id" : 1, "calldate" : "2022-06-20 17:56:59", "clid" : "\"Out<-\" <9901>",
    "src" : "9901", "dst" : "33334444", "dcontext" : "inbound", "channel" : "SIP/9901-00000000",
    "dstchannel" : "SIP/1111-00000001", "lastapp" : "Queue", "lastdata" : "Out<-,tkc,,,600,,,functions,,",
    "duration" : 16, "billsec" : 16, "disposition" : "NO ANSWER", "amaflags" : 3, "accountcode" : "Inbound",
    "userfield" : null, "uniqueid" : "1655747819.0", "type" : "record",
    "guid" : "020f9687-adc6-46ca-b675-e96c9d1606ef", "causecode" : "16", "campaign" : "Out<-",
    "direction" : "inbound", "carrier" : "9901", "linkedid" : "1655747819.0", "peeraccount" : "agent",
    "sequence" : 0, "charged_balance" : null, "real_balance" : null, "note" : null, "contact" : null,
    "finishtime" : "2022-06-20 17:58:34", "rating" : 0, "dialerbase" : null, "parandvalues" : null,
    "alternatives" : null, "quality" : 0 }, { "id" : 2, "duration" : 15, "peeraccount" : "InboxUser", "sequence" : 3 }]"#;

pub(super) const SUMMARY: &str = r#"[ { "queue": "Power<-", "loggedIn": 10, "available": 5, "callers": 3, "holdTime": 18,
    "talkTime": 130, "longestHoldTime": 220, "internalActionId": "1982468278_6312",
    "dateReceived": "Nov 2, 2018 11:31:42 AM" }, { "queue": "test->", "loggedIn": 0, "available": 0, "callers": 0,
    "holdTime": 0, "talkTime": 0, "longestHoldTime": 0, "internalActionId": "1982468278_6312",
    "dateReceived": "Nov 2, 2018 11:31:42 AM" }, { "internalActionId": "1982468278_6312",
    "dateReceived": "Nov 2, 2018 11:31:42 AM" } ]"#;

pub(super) const STATUS_OF_ONE: &str = r#"{ "test->": { "campaign": "test->", "availables": 1, "notavailables": 1,
    "paused": 0, "busy": 0, "busypaused": 0, "totalagents": 2, "logged": 1, "onwrapup": 0, "completed": 0,
    "abandoned": 0, "talked": "00:01:30-2", "hold": "00:00:00-0", "abandonedlevel": "0", "totalcalls": 0, "acd": 0,
    "servicelevel": "0.0", "servicelevel2": "0.0", "strategy": "fewestcalls", "slevelthreshold": "15", "wrapup": 0 },
    "SIP/1010": { "queue": "test->", "location": "SIP/1010", "membership": "", "name": "Daniel", "penalty": 0,
    "callsTaken": 0, "lastCall": 0, "status": 5, "paused": false, "stateinterface": "SIP/1010", "incall": 0,
    "pausedreason": "[]", "internalActionId": "1982468278_8979", "dateReceived": "Nov 2, 2018 11:36:11 AM",
    "server": "00:10:12" }, "SIP/1001": { "queue": "test->", "location": "SIP/1001", "membership": "",
    "name": "Santiago", "penalty": 0, "callsTaken": 0, "lastCall": 0, "status": 1, "paused": false,
    "stateinterface": "SIP/1001", "incall": 0, "pausedreason": "", "internalActionId": "1982468278_8979",
    "dateReceived": "Nov 2, 2018 11:26:45 AM", "server": "00:19:39" } }"#;

fn answering(status: &str, body: &str) -> Client {
    let reply = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    Client::new(serving(vec![reply]).0, PATIENT).unwrap()
}

fn records(body: &str) -> Result<Vec<CallRecord>, Error> {
    answering("200 OK", body).call_records(&token(), &CallFilter::default(), 0)
}

fn summary(body: &str) -> Result<Vec<QueueSummary>, Error> {
    answering("200 OK", body).queue_summary(&token()).map(|answered| answered.value)
}

fn states(body: &str) -> Result<CampaignStates, Error> {
    answering("200 OK", body).campaign_status(&token(), "test->").map(|answered| answered.value)
}

#[test]
fn the_pages_records_are_read_whole() {
    let records = records(RECORDS).unwrap();
    let first = &records[0];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    assert_eq!(first.calldate.map(moment::written).as_deref(), Some("2022-06-20 17:56:59"));
    assert_eq!(first.finishtime.map(moment::written).as_deref(), Some("2022-06-20 17:58:34"));
    assert_eq!(text(&first.clid), "\"Out<-\" <9901>");
    assert_eq!((text(&first.source), text(&first.destination)), ("9901".into(), "33334444".into()));
    assert_eq!((text(&first.dcontext), text(&first.direction)), ("inbound".into(), "inbound".into()));
    assert_eq!(text(&first.channel) + &text(&first.dstchannel), "SIP/9901-00000000SIP/1111-00000001");
    assert_eq!(text(&first.lastapp) + &text(&first.lastdata), "QueueOut<-,tkc,,,600,,,functions,,");
    assert_eq!((first.duration, first.billsec), (Some(16), Some(16)));
    assert_eq!((first.amaflags, first.sequence), (Some(3), Some(0)));
    assert_eq!((first.rating, first.quality), (Some(0), Some(0)));
    assert_eq!(text(&first.disposition) + &text(&first.accountcode), "NO ANSWERInbound");
    assert_eq!(
        (text(&first.uniqueid), text(&first.linkedid)),
        ("1655747819.0".into(), "1655747819.0".into())
    );
    assert_eq!((text(&first.kind), text(&first.causecode)), ("record".into(), "16".into()));
    assert_eq!(first.name().unwrap().as_str(), "020f9687-adc6-46ca-b675-e96c9d1606ef");
    assert_eq!((text(&first.campaign), text(&first.carrier)), ("Out<-".into(), "9901".into()));
    assert_eq!(text(&first.peeraccount), "agent");
    let nothing = [
        &first.userfield,
        &first.charged_balance,
        &first.real_balance,
        &first.note,
        &first.contact,
        &first.dialerbase,
        &first.parandvalues,
        &first.alternatives,
    ];
    assert!(nothing.iter().all(|text| text.is_none()), "{nothing:?}");
    assert!(first.other.is_empty(), "{:?}", first.other);
    assert_eq!((records[1].duration, records[1].calldate), (Some(15), None));
}

#[test]
fn a_record_keeps_what_it_cannot_read() {
    let records = records(
        r#"[{"id": "a", "duration": "16", "billsec": 16.0, "calldate": "yesterday", "finishtime": 7, "rating": [1],
             "new": {"x": 1}, "causecode": 16, "charged_balance": 1.50, "guid": "../x", "dst": 33334444}]"#,
    )
    .unwrap();
    let record = &records[0];
    assert_eq!((record.duration, record.billsec), (Some(16), Some(16)));
    assert_eq!((record.causecode.as_deref(), record.charged_balance.as_deref()), (Some("16"), Some("1.5")));
    assert_eq!((record.destination.as_deref(), record.name()), (Some("33334444"), None));
    let mut left: Vec<_> = record.other.keys().map(String::as_str).collect();
    left.sort_unstable();
    assert_eq!(left, ["calldate", "finishtime", "new", "rating"]);
}

#[test]
fn the_pages_summary_has_two_campaigns() {
    let queues = summary(SUMMARY).unwrap();
    assert_eq!(queues.iter().map(|queue| queue.queue.as_str()).collect::<Vec<_>>(), ["Power<-", "test->"]);
    let power = &queues[0];
    assert_eq!((power.logged_in, power.available, power.callers), (Some(10), Some(5), Some(3)));
    assert_eq!((power.hold_time, power.talk_time, power.longest_hold_time), (Some(18), Some(130), Some(220)));
    assert_eq!(power.date_received.as_deref(), Some("Nov 2, 2018 11:31:42 AM"));
    assert!(power.internal_action_id.is_some() && power.other.is_empty());
    let odd =
        summary(r#"[{"queue": "a", "loggedIn": "7", "callers": null, "more": 1}, 7, null, {"queue": ""}]"#);
    let odd = odd.unwrap();
    assert_eq!((odd.len(), odd[0].logged_in, odd[0].callers), (1, Some(7), None));
    assert!(odd[0].other.contains_key("more"));
}

#[test]
fn the_pages_status_has_a_campaign_and_its_agents() {
    let states = states(STATUS_OF_ONE).unwrap();
    let [campaign] = states.campaigns.as_slice() else { panic!("{states:?}") };
    assert_eq!((campaign.campaign.as_str(), campaign.totalagents), ("test->", Some(2)));
    assert_eq!((campaign.availables, campaign.notavailables, campaign.logged), (Some(1), Some(1), Some(1)));
    let talked = campaign.talked.unwrap();
    assert_eq!((talked.time, talked.number), (Duration::from_secs(90), 2));
    assert_eq!((campaign.servicelevel, campaign.abandonedlevel), (Some(0.0), Some(0.0)));
    assert_eq!((campaign.strategy.as_deref(), campaign.slevelthreshold), (Some("fewestcalls"), Some(15)));
    assert!(campaign.other.is_empty(), "{:?}", campaign.other);
    let [santiago, daniel] = states.agents.as_slice() else { panic!("{states:?}") };
    assert_eq!((santiago.key.as_str(), santiago.status), ("SIP/1001", Some(AgentState::NotInUse)));
    assert_eq!((daniel.name.as_deref(), daniel.status), (Some("Daniel"), Some(AgentState::Unavailable)));
    assert_eq!((daniel.paused, daniel.pausedreason.as_deref()), (Some(false), None));
    assert_eq!((daniel.server, daniel.incall), (Some(Duration::from_secs(612)), Some(0)));
    assert!(daniel.other.is_empty(), "{:?}", daniel.other);
}

#[test]
fn what_is_no_list_is_an_error() {
    let damaged = [
        "",
        "0",
        "null",
        "<html><body>Sign in</body></html>",
        &RECORDS[..700],
        &SUMMARY[..200],
        &STATUS_OF_ONE[..300],
        "[ { “id” : 1 } ]",
        "{ “test->”: { “campaign”: “test->” } }",
    ];
    for body in damaged {
        let errors = [records(body).err(), summary(body).err(), states(body).err()];
        for error in errors {
            let error = error.unwrap_or_else(|| panic!("{body}"));
            assert!(matches!(error, Error::UnknownAnswer { .. }), "{body}: {error}");
            assert!(error.advice().is_some());
        }
    }
}

/// How every call ends after an answer.
fn ended(status: &str, body: &str) -> Vec<(&'static str, String)> {
    let end = |make: fn(&Client) -> String| {
        let client = answering(status, body);
        make(&client).replace(&client.address().to_string(), "HERE")
    };
    every_call().into_iter().map(|(name, make)| (name, end(make))).collect()
}

/// The calls that change something and answer by `1` and `0`, and that must not be made twice.
const ONCE: [&str; 9] = [
    "uploadbase",
    "uploadbasewithtimezone",
    "DialerTask first",
    "DialerTask by hand",
    "DialerTask into",
    "DialerTask at",
    "ScheduleDialerCall",
    "Respool",
    "HangupPhone",
];

/// Those that may be made again.
const AGAIN: [&str; 7] = [
    "addblack",
    "addblackbulk",
    "deleteblack",
    "deleteblackbulk",
    "RemoveScheduleDialerCall",
    "RemoveContact",
    "convert",
];

#[test]
fn one_is_a_yes_and_zero_a_no() {
    let check = |status, body, once: &str, again: fn(&str) -> bool| {
        let ended = ended(status, body);
        for (name, end) in ended {
            if ONCE.contains(&name) {
                assert_eq!(end, once, "{name} after {status} {body:?}");
            }
            if AGAIN.contains(&name) {
                assert!(again(&end), "{name} after {status} {body:?}: {end}");
            }
        }
    };
    check("200 OK", "1", "accepted", |end| end == "done");
    check("200 OK", "1\r\n", "accepted", |end| end == "done");
    check("200 OK", "0", "refused 200", |end| end.ends_with("it answered 0"));
    check("200 OK", "", "unknown", |end| end.ends_with("neither 1 nor 0"));
    check("200 OK", "<html>1</html>", "unknown", |end| end.ends_with("neither 1 nor 0"));
    check("200 OK", "null", "unknown", |end| end.ends_with("neither 1 nor 0"));
    check("200 OK", "11", "unknown", |end| end.ends_with("neither 1 nor 0"));
    check("204 No Content", "", "unknown", |end| end.ends_with("204 No Content"));
    check("500 Oh", "1", "unknown", |end| end.ends_with("500 Internal Server Error"));
    check("302 Found", "1", "unknown", |end| end.ends_with("302 Found"));
    check("401 Oh", "1", "refused 401", |end| end.starts_with("HERE does not let this session"));
    check("400 Oh", "1", "refused 400", |end| end.ends_with("400 Bad Request"));
}

fn ends(call: &str, status: &str, body: &str) -> String {
    let (_, make) = every_call().into_iter().find(|(name, _)| *name == call).unwrap();
    make(&answering(status, body))
}

#[test]
fn a_call_for_an_agent_answers_its_name() {
    for call in ["AgentCall", "AgentCallwithData"] {
        let check = |status: &str, body: &str, expected: &str| {
            assert_eq!(ends(call, status, body), expected, "{body}");
        };
        let guid = "020f9687-adc6-46ca-b675-e96c9d1606ef";
        let named = format!("accepted Some(Guid(\"{guid}\"))");
        check("200 OK", guid, &named);
        check("200 OK", &format!("\"{guid}\"\n"), &named);
        check("200 OK", "0", "refused 200 None");
        check("200 OK", "", "unknown None");
        check("200 OK", "1", "unknown None");
        check("200 OK", "<html>", "unknown None");
        check("500 Oh", guid, "unknown None");
        check("403 Oh", "", "refused 403 None");
    }
}

#[test]
fn a_tag_is_answered_with_nothing() {
    let check =
        |status, body, expected: &str| assert_eq!(ends("TagRecord", status, body), expected, "{body}");
    check("200 OK", "", "accepted");
    check("200 OK", "\r\n", "accepted");
    check("204 No Content", "", "accepted");
    check("200 OK", "0", "refused 200");
    check("200 OK", "<html>", "unknown");
    check("500 Oh", "", "unknown");
    check("404 Oh", "", "refused 404");
}

#[test]
fn a_disposition_is_taken_or_not_for_a_reason() {
    let check =
        |status, body, expected: &str| assert_eq!(ends("DispositionCall", status, body), expected, "{body}");
    check("200 OK", "1", "accepted None");
    check("200 OK", r#"{"Result": "ok", "txtcode": "A7"}"#, "accepted Some(Taken(\"A7\"))");
    check("200 OK", r#"{"result": "OK", "txtcode": 7}"#, "accepted Some(Taken(\"7\"))");
    check("200 OK", r#"{"Result": "ok"}"#, "accepted None");
    check("200 OK", "0", "refused 200 None");
    check("200 OK", r#"{"Result": "error"}"#, "unknown None");
    check("200 OK", r#"{"Result": "error", "txtcode": "x"}"#, "unknown None");
    check("200 OK", "{}", "unknown None");
    check("200 OK", "[]", "unknown None");
    // What the page has as an error, behind a status that is none.
    let refused = |why: &str| format!("refused 200 Some(Refused({why}))");
    check("200 OK", "Parâmetros errados: Agente vazio", &refused("AgentEmpty"));
    check("200 OK", "\"Parâmetros errados: Agente vazio\"", &refused("AgentEmpty"));
    check("200 OK", r#"{"Result": "Parâmetros errados: Agente vazio"}"#, &refused("AgentEmpty"));
    check("200 OK", r#"{"result": "“Wrong parameters: empty guid”"}"#, &refused("GuidEmpty"));
    check(
        "200 OK",
        r#"{"Result": "Disposição não encontrada para o nível1: a, level2: , nível3: "}"#,
        &refused("NotFound"),
    );
    check(
        "200 OK",
        "El formato de la fecha tiene que ser yyyy-MM-dd HH:mm:ss",
        &refused("ScheduleMalformed"),
    );
    check("200 OK", "<html>Campaign is empty</html>", "unknown None");
    check("200 OK", "Campaign is empty", "unknown None");
    check("200 OK", r#"{"Result": "ok""#, "unknown None");
    check("200 OK", "{“Result”: “ok”}", "unknown None");
    check("200 OK", "", "unknown None");
    let refused = |why: &str| format!("refused 400 Some(Refused({why}))");
    check("400 Bad Request", "Parâmetros errados: Campanha vazia", &refused("CampaignEmpty"));
    check("400 Bad Request", "“Parámetros incorrectos: Guid vacío”", &refused("GuidEmpty"));
    check("400 Bad Request", "Wrong parameters: Empty schedule date", &refused("ScheduleEmpty"));
    check("400 Bad Request", "<html>", &refused("Other"));
    check("400 Bad Request", "", "refused 400 None");
    check("500 Oh", "Parâmetros errados: Campanha vazia", "unknown None");
}

#[test]
fn a_refusal_that_is_cut_short_is_still_one() {
    let reply = "HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\nCampa";
    let (_, make) = every_call().into_iter().find(|(name, _)| *name == "DispositionCall").unwrap();
    let client = Client::new(serving(vec![reply]).0, PATIENT).unwrap();
    assert_eq!(make(&client), "refused 400 None");
}

#[test]
fn any_call_answers_what_the_server_says() {
    let check = |status: &str, body: &str, expected: Option<&str>, is_yes: bool| {
        let attempt = answering(status, body).any_call(&token(), "Integra/x", &[("a", "b")], || Ok(()));
        assert_eq!(attempt.answer.as_deref(), expected.map(str::as_bytes), "{status} {body}");
        assert_eq!(matches!(attempt.outcome, crate::Outcome::Accepted), is_yes, "{status} {body}");
    };
    check("200 OK", "[1]", Some("[1]"), true);
    check("200 OK", "", Some(""), true);
    check("200 OK", "0", Some("0"), false);
    check("400 Bad Request", "no", Some("no"), false);
    check("500 Oh", "no", None, false);
}

#[test]
fn a_hook_that_says_no_stops_the_call() {
    let (address, requests) = serving(vec!["HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"]);
    let client = Client::new(address, PATIENT).unwrap();
    let outcome = client.hang_up(&token(), "1001", || Err("not now".into()));
    assert!(matches!(outcome, crate::Outcome::Stopped { .. }), "{outcome:?}");
    // The server reads the end of a request that never began.
    assert!(requests.recv().is_err());
}
