//! Agents, their campaigns, the records that are asked for in every way, and the page that shows it all.

use super::circle::{at_nine, people};
use super::{BASE, House};
use serde_json::{Map, Value, json};
use std::io::{Read as _, Write as _};
use ucontact::{AgentCall, AgentState, CallData, Outcome, path};

const CALL: AgentCall<'static> = AgentCall {
    callerid: "9901",
    agent: "Lucía",
    phone: "1002",
    tech: AgentCall::SIP,
    context: "default",
    outqueue: "C->",
    destination: "098344484",
};

#[test]
fn an_agent_calls_and_hangs_up() {
    let house = at_nine(|_| ());
    let token = house.token();
    let first = house.client.agent_call(&token, &CALL, || Ok(())).answer.unwrap();
    let busy = house.client.agent_call(&token, &CALL, || Ok(()));
    assert!(matches!(busy.outcome, Outcome::Refused { status: 200, .. }), "one call at a time");
    let other = AgentCall { agent: "Mateo", phone: "1004", destination: "098344485", ..CALL };
    let data = CallData { data: "{\"id\": 7}", form: "cobranza" };
    let second = house.client.agent_call_with_data(&token, &other, &data, || Ok(())).answer.unwrap();
    assert_eq!(house.json("/clock")["underway"], 2);
    assert_eq!(house.dialled(), [] as [Value; 0], "no call has ended");
    for wrong in [AgentCall { destination: "none", ..other }, AgentCall { agent: "", phone: "1", ..other }] {
        assert!(house.client.agent_call(&token, &wrong, || Ok(())).answer.is_none());
    }

    house.advance("by=1s");
    assert!(matches!(house.client.hang_up(&token, "1002", || Ok(())), Outcome::Accepted));
    assert!(
        matches!(house.client.hang_up(&token, "1002", || Ok(())), Outcome::Refused { status: 200, .. }),
        "it has ended"
    );
    house.advance("by=1h");
    let calls = house.dialled();
    let of = |guid: &str| calls.iter().find(|call| call["guid"] == guid).unwrap();
    let (first, second) = (of(first.as_str()), of(second.as_str()));
    assert_eq!(
        (&first["peeraccount"], &first["duration"], &first["dst"]),
        (&json!("Lucía"), &json!(1), &json!("098344484"))
    );
    assert_eq!(first["finishtime"], "2026-11-30 09:00:01");
    assert_eq!((&second["parandvalues"], &second["src"]), (&json!("{\"id\": 7}"), &json!("9901")));
}

#[test]
fn campaigns_show_their_agents() {
    let house = at_nine(|settings| settings.campaigns = vec!["C->".to_owned()]);
    house.load("list.csv", &people(200));
    let token = house.token();
    let status = || house.client.campaign_status(&token, "C->").unwrap().value;
    let before = status();
    assert!(
        before.agents.iter().all(|agent| agent.status == Some(AgentState::of(5))),
        "nobody is at work yet"
    );
    house.advance("by=10m");
    let now = status();
    let count = |state: u64| {
        now.agents.iter().filter(|agent| agent.status == Some(AgentState::of(state))).count() as u64
    };
    let campaign = &now.campaigns[0];
    assert_eq!((now.agents.len(), campaign.totalagents, campaign.logged), (8, Some(8), Some(8)));
    assert_eq!(campaign.busy, Some(count(2)));
    assert!(count(2) > 0 && campaign.totalcalls > Some(20) && campaign.completed > Some(3), "{campaign:?}");
    assert!(
        now.agents.iter().any(|agent| agent.name.as_deref() == Some("Daniel") && agent.key == "SIP/1010")
    );
    let all = house.client.campaign_statuses(&token).unwrap().value;
    assert_eq!((all.campaigns.len(), all.agents.len()), (1, 0));
    let queues = house.client.queue_summary(&token).unwrap().value;
    assert_eq!((queues[0].queue.as_str(), queues[0].logged_in), ("C->", Some(8)));
    assert!(queues[0].callers > Some(0) && queues[0].talk_time > Some(0), "{queues:?}");
    house.advance("to=2026-11-30 23:00:00");
    assert_eq!(status().campaigns[0].logged, Some(0), "at night nobody is at work");
}

impl House {
    fn found(&self, filter: &Value) -> Vec<u64> {
        let filter = filter.to_string();
        let fields = [("lastrow", "0"), ("searchLimit", "50"), ("filter", filter.as_str())];
        let page = self.called(path::GET_RECORDS, &fields);
        page.as_array().unwrap().iter().map(|record| record["id"].as_u64().unwrap()).collect()
    }
}

#[test]
fn every_key_of_a_filter_counts() {
    let house = at_nine(|_| ());
    let calls = json!([
        {"calldate": "2026-11-30 10:00:00", "peeraccount": "Daniel", "campaign": "C->", "src": "1", "dst": "7", "note": "Contacto|Titular|Ya pagó",
         "duration": 10, "rating": 3},
        {"calldate": "2026-11-30 12:30:00", "peeraccount": "Camila", "campaign": "D->", "src": "1", "dst": "8", "duration": 60},
        {"calldate": "2026-12-01 13:00:00", "peeraccount": "Daniel", "campaign": "D->", "src": "2", "dst": "7", "duration": 90, "rating": 5,
         "type": "other"},
    ]);
    house.post("/calls", "application/json", &calls.to_string());
    let check = |filter: Value, expected: &[u64]| assert_eq!(house.found(&filter), expected, "{filter}");
    check(json!({}), &[1, 2, 3]);
    check(json!({"calldatei": "2026-11-30 12:00:00", "calldatef": "2026-11-30 23:59:59"}), &[2]);
    check(json!({"agent": "Daniel"}), &[1, 3]);
    check(json!({"campaign": "D->"}), &[2, 3]);
    check(json!({"source": "1"}), &[1, 2]);
    check(json!({"destination": "7"}), &[1, 3]);
    check(json!({"data": "titular"}), &[1]);
    check(json!({"data": "' OR 1=1 --"}), &[]);
    check(json!({"range": "10-12"}), &[1, 2]);
    check(json!({"range": "12:31-23:59"}), &[3]);
    check(json!({"range": "noon"}), &[]);
    check(json!({"rating": "5"}), &[3]);
    check(json!({"rating": 3}), &[1]);
    check(json!({"mindur": "60"}), &[2, 3]);
    check(json!({"mindur": "long"}), &[]);
    check(json!({"exclude": "7"}), &[2]);
    check(json!({"type": "record"}), &[1, 2]);
    check(json!({"cont": "2"}), &[1, 3]);
    check(json!({"cont": "2", "calldatef": "2026-11-30 23:59:59"}), &[]);
    check(
        json!({"agent": "Daniel", "campaign": "D->", "data": "", "range": "", "rating": "", "cont": ""}),
        &[3],
    );
}

#[test]
fn a_recording_lies_at_one_place_alone() {
    let house = at_nine(|_| ());
    let calls: Value = (0..20)
        .map(|n| json!({"guid": format!("guid-{n}"), "calldate": "2026-11-30 10:00:00", "disposition": "ANSWERED", "billsec": 60}))
        .collect();
    house.post("/calls", "application/json", &calls.to_string());
    let get = |path: &str| {
        let mut reply = Vec::new();
        let mut stream = house.connect();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").unwrap();
        stream.read_to_end(&mut reply).unwrap();
        let reply = String::from_utf8_lossy(&reply).into_owned();
        (reply.starts_with("HTTP/1.1 200 "), reply)
    };
    let mut kinds = Map::new();
    for n in 0..20 {
        let mut found = Vec::new();
        for host in ["", "/backup"] {
            for folder in ["", "20261130/", "20261129/"] {
                for kind in ["mp3", "GSM"] {
                    let path = format!("{host}/records/{folder}guid-{n}.{kind}");
                    let (is_there, reply) = get(&path);
                    if is_there {
                        let media = if kind == "mp3" {
                            "content-type: audio/mpeg"
                        } else {
                            "content-type: audio/x-gsm"
                        };
                        assert!(reply.contains(media), "{reply}");
                        kinds.insert(kind.to_owned(), Value::Null);
                        found.push(path);
                    }
                }
            }
        }
        assert_eq!(found.len(), 1, "{found:?}");
    }
    assert_eq!(kinds.len(), 2);
    for nothing in
        ["/records/guid-99.mp3", "/records/guid-1.wav", "/records/guid-1", "/records/x/y/guid-1.mp3"]
    {
        assert!(!get(nothing).0, "{nothing}");
    }
}

#[test]
fn only_who_is_signed_in_may_do_any_of_it() {
    let house = at_nine(|_| ());
    for path in [
        path::ADD_BLACK,
        path::ADD_BLACK_BULK,
        path::DELETE_BLACK,
        path::DELETE_BLACK_BULK,
        path::DIALER_TASK,
        path::SCHEDULE_DIALER_CALL,
        path::RESPOOL,
        path::REMOVE_SCHEDULE_DIALER_CALL,
        path::AGENT_CALL,
        path::AGENT_CALL_WITH_DATA,
        path::HANGUP_PHONE,
        path::DISPOSITION_CALL,
        path::TAG_RECORD,
        path::CONVERT,
    ] {
        let reply = house.post(&format!("/{path}"), "application/x-www-form-urlencoded", "");
        assert!(reply.starts_with("HTTP/1.1 401 "), "{path}: {reply}");
    }
}

#[test]
fn the_page_shows_the_dialer_but_no_number() {
    let house = at_nine(|_| ());
    house.upload(&BASE);
    let black = json!({"phone": "097777001", "campaign": "*", "username": "ana"}).to_string();
    house.call(path::ADD_BLACK, &[("any", black.as_str())]);
    let object = json!({"calldate": "2026-12-01 10:00:00", "campaign": "C->", "destination": "097777002", "alternatives": "",
                        "agentphone": "1001", "data": ""});
    house.call(path::SCHEDULE_DIALER_CALL, &[("callschedule", object.to_string().as_str())]);
    house.advance("by=6h");
    let page = house.get("/");
    for shown in [
        "09•••••01",
        "09•••••02",
        "Blacklist: 1",
        "Scheduled calls: 1",
        "2026-12-01 10:00:00",
        "2026-11-30 15:00:00",
        "09•••••84",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for hidden in
        ["097777001", "097777002", "098344484", "099124484", "099111111", "Ana", "sandbox-page-", "<script"]
    {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
}
