//! Each call against the vendor's page, which is written down here a second time: no name comes from the client.

use super::every_call::every_call;
use super::server::{PATIENT, serving};
use crate::Client;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How a call is on the page.
struct Page {
    call: &'static str,
    path: &'static str,
    /// The fields that are text, with the values that the test gives.
    fields: Vec<(&'static str, &'static str)>,
    /// The field that is JSON, and what it holds.
    json: Option<(&'static str, Value)>,
}

fn row(
    call: &'static str,
    path: &'static str,
    fields: &[(&'static str, &'static str)],
    json: Option<(&'static str, Value)>,
) -> Page {
    Page { call, path, fields: fields.to_vec(), json }
}

const BASE64: &str = "VGVzdC0+OzA5ODM0NDQ4NDtuYW1lPUFuYTs7OTk5OTsK";

fn page() -> Vec<Page> {
    let mut page = lists();
    page.extend(dialer());
    page.extend(calls());
    page
}

fn lists() -> Vec<Page> {
    let base = [
        ("filename", "t.csv"),
        ("fileb64", BASE64),
        ("campaign", "Test->"),
        ("cant", "1"),
        ("username", "loads"),
    ];
    let zoned: Vec<_> = base.into_iter().chain([("timezone", "America/Montevideo")]).collect();
    let entry = json!({
        "phone": "12341234", "campaign": "Campaign", "username": "username", "company": "Company name",
        "job_title": "Developer", "name": "Name",
    });
    let bare = json!({
        "phone": "098344484", "campaign": "", "username": "", "company": "", "job_title": "", "name": "",
    });
    let both = json!([entry, bare]);
    let filter = json!({
        "calldatei": "2015-12-03 00:00:00", "calldatef": "2016-02-24 23:00:00", "agent": "", "campaign": "Out<-",
        "source": "", "destination": "", "data": "", "range": "", "rating": "", "mindur": "5", "exclude": "",
        "type": "record", "cont": "",
    });
    vec![
        row("getUserToken", "auth/getUserToken", &[("user", "loads"), ("password", "p=ñ&")], None),
        row("EndSession", "auth/EndSession", &[("user", "loads"), ("token", "dTp1dWlk")], None),
        row("uploadbase", "Dialers/uploadbase", &base, None),
        row("uploadbasewithtimezone", "Dialers/uploadbasewithtimezone", &zoned, None),
        row("addblack", "admin/addblack", &[], Some(("blacklist", entry.clone()))),
        row("addblackbulk", "admin/addblackbulk", &[], Some(("blacklist", both.clone()))),
        row("deleteblack", "admin/deleteblack", &[], Some(("blacklist", entry))),
        row("deleteblackbulk", "admin/deleteblackbulk", &[], Some(("blacklist", both))),
        row("queuesummary", "Supervisor/queuesummary", &[], None),
        row("campaignstatus", "Supervisor/campaignstatus", &[("queue", "")], None),
        row("campaignstatus of one", "Supervisor/campaignstatus", &[("queue", "test->")], None),
        row(
            "getrecords",
            "Cdr/getrecords",
            // The last two are one field of the page, which its translator may have named.
            &[("lastrow", "50"), ("searchLimit", "50"), ("random", "1"), ("Aleatório", "1")],
            Some(("filter", filter)),
        ),
    ]
}

fn dialer() -> Vec<Page> {
    let task = |at: Value, agent: &str, (bulk, automatic): (bool, bool)| {
        let json = json!({
            "calldate": at, "campaign": "nombreCampaña<-", "destination": "12-345-678", "alternatives": "",
            "agent": agent, "data": "idcustomer=7:name=Seba", "source": "source", "bulk": bulk,
            "automatic": automatic,
        });
        Some(("call", json))
    };
    let schedule = json!({
        "calldate": "2015-10-11 15:00:00", "campaign": "Sales->", "destination": "098344484",
        "alternatives": "099124484:099121212", "agentphone": "1001", "data": "Par1=Val1:Par2=Val2",
    });
    let respool = json!({
        "campaign": "Ventas->", "destination": "098344484", "dialerbase": "basetest", "status": 1,
        "data": "Par1=Val1:Par2=Val2", "alternatives": "098124484", "contact": 222, "retries": 0,
        "priority": 9999, "agentphone": "1001",
    });
    let path = "Dialers/DialerTask";
    let at = json!("2015-10-11 15:00:00");
    vec![
        row("DialerTask first", path, &[], task(Value::Null, "", (false, true))),
        row("DialerTask by hand", path, &[], task(Value::Null, "", (false, false))),
        row("DialerTask into", path, &[], task(Value::Null, "Agente1", (true, false))),
        row("DialerTask at", path, &[], task(at, "1001", (true, false))),
        row("ScheduleDialerCall", "Dialers/ScheduleDialerCall", &[], Some(("callschedule", schedule))),
        row(
            "RemoveScheduleDialerCall",
            "Dialers/RemoveScheduleDialerCall",
            &[
                ("campaign", "Sales->"),
                ("destination", "098344484"),
                ("from", "2015-10-11 00:00:00"),
                ("to", "2015-10-12 00:00:00"),
            ],
            None,
        ),
        row("Respool", "Dialers/Respool", &[], Some(("callspool", respool))),
        row(
            "RemoveContact",
            "Dialers/RemoveContact",
            &[("campaign", "Sales->"), ("number", "098344484")],
            None,
        ),
    ]
}

fn calls() -> Vec<Page> {
    let call = [
        ("callerid", "29001234"),
        ("agent", "Agente1"),
        ("phone", "1001"),
        ("tech", "SIP"),
        ("context", "agents"),
        ("outqueue", "Out<-"),
        ("destination", "091000000"),
    ];
    let with_data: Vec<_> = call.into_iter().chain([("data", r#"{"a": "b&c"}"#), ("form", "")]).collect();
    let disposition = |schedule: &'static str| {
        [
            ("campaign", "Out<-"),
            ("agent", "Agente1"),
            ("callerid", "33334444"),
            ("guid", "020f9687-adc6-46ca-b675-e96c9d1606ef"),
            ("l1", "Venta"),
            ("l2", "Débito"),
            ("l3", ""),
            ("d1", "d"),
            ("d2", ""),
            ("comment", "llamar & confirmar"),
            ("schedule", schedule),
            ("camptoreschedule", ""),
            ("tag", ""),
        ]
    };
    let guid = ("guid", "7e4e7db9-f080-494e-b04b-7c8e47711558");
    let again = "2026-01-02 09:00:00";
    vec![
        row("AgentCall", "Agents/AgentCall", &call, None),
        row("AgentCallwithData", "Agents/AgentCallwithData", &with_data, None),
        row("HangupPhone", "Agents/HangupPhone", &[("phone", "1001")], None),
        row("DispositionCall", "api/DispositionCall", &disposition(""), None),
        row("DispositionCall again", "api/DispositionCall", &disposition(again), None),
        row("TagRecord", "Agents/TagRecord", &[("phone", "091000000"), guid, ("data", "venta=sí")], None),
        // `pasta` is the page's; the other is the word of its own addresses.
        row("convert", "Supervisor/convert", &[guid, ("pasta", "20160118"), ("folder", "20160118")], None),
    ]
}

/// A request as a server that knows nothing of the client sees it.
struct Seen {
    method: String,
    path: String,
    headers: BTreeMap<String, String>,
    fields: Vec<(String, String)>,
}

fn seen(request: &str) -> Seen {
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap().split(' ');
    let headers = lines.map(|line| line.split_once(": ").unwrap());
    Seen {
        method: first.next().unwrap().to_owned(),
        path: first.next().unwrap().to_owned(),
        headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect(),
        fields: form_urlencoded::parse(body.as_bytes()).into_owned().collect(),
    }
}

#[test]
fn every_call_is_the_pages() {
    let mut left: Vec<_> = every_call();
    for Page { call, path, fields, json } in page() {
        let at = left.iter().position(|(name, _)| *name == call).unwrap();
        let (_, make) = left.remove(at);
        let (address, requests) = serving(vec!["HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"]);
        drop(make(&Client::new(address, PATIENT).unwrap()));
        let mut seen = seen(&requests.recv().unwrap());
        assert_eq!((seen.method.as_str(), seen.path), ("POST", format!("/Integra/resources/{path}")));
        let header = |name: &str| seen.headers.get(name).map(String::as_str);
        let form = "application/x-www-form-urlencoded; charset=UTF-8";
        assert_eq!(header("content-type"), Some(form), "{call}");
        let token = (call != "getUserToken").then_some("Basic dTp1dWlk");
        assert_eq!(header("authorization"), token, "{call}");
        if let Some((name, expected)) = json {
            let at = seen.fields.iter().position(|(field, _)| field == name).unwrap();
            let text = seen.fields.remove(at).1;
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected, "{call}: {name}");
        }
        let mut expected: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        expected.sort_unstable();
        seen.fields.sort_unstable();
        assert_eq!(seen.fields, expected, "{call}");
    }
    let left: Vec<_> = left.iter().map(|(name, _)| name).collect();
    assert!(left.is_empty(), "not on the page: {left:?}");
}

#[test]
fn the_blacklists_field_may_have_another_name() {
    let (address, requests) = serving(vec!["HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"]);
    let client = Client::new(address, PATIENT).unwrap();
    client.add_black(&super::server::token(), "black", &super::every_call::ENTRY).unwrap();
    let seen = seen(&requests.recv().unwrap());
    assert_eq!(seen.fields.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["black"]);
}
