//! The calls that ask for lists, or take somebody off one.

use super::server::{PATIENT, serving, token};
use crate::{CallFilter, Client, Error, path};
use std::sync::mpsc::Receiver;
use std::time::{Duration, UNIX_EPOCH};
use words::Told as _;

fn ok(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 1970 00:01:00 GMT\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn status(line: &str) -> String {
    format!("HTTP/1.1 {line}\r\nContent-Length: 0\r\n\r\n")
}

fn client(replies: Vec<String>) -> (Client, Receiver<String>) {
    let (address, requests) = serving(replies);
    (Client::new(address, PATIENT).unwrap(), requests)
}

fn said(client: &Client, error: &Error) -> String {
    assert!(error.advice().is_some());
    error.to_string().replace(&client.address().to_string(), "HERE")
}

fn asked(requests: &Receiver<String>, path: &str, form: &str) {
    let request = requests.recv().unwrap();
    assert!(request.starts_with(&format!("POST /{path} HTTP/1.1\r\n")), "{request}");
    assert!(request.contains("\r\nauthorization: Basic dTp1dWlk\r\n"), "{request}");
    assert!(request.ends_with(&format!("\r\n\r\n{form}")), "{request}");
}

const SUMMARY: &str = r#"[{"queue": "Power<-"}, {"queue": "test->"}, {"dateReceived": "Nov 2"}]"#;
const STATUS: &str = r#"{"test->": {"campaign": "test->"}, "SIP/1": {"queue": "test->"}}"#;

#[test]
fn campaigns_are_those_of_the_summary() {
    let (client, requests) = client(vec![ok(SUMMARY)]);
    let answered = client.campaigns(&token()).unwrap();
    assert_eq!(answered.value, ["Power<-", "test->"]);
    assert_eq!(answered.server_time, Some(UNIX_EPOCH + Duration::from_mins(1)));
    asked(&requests, path::QUEUE_SUMMARY, "");
}

#[test]
fn campaigns_are_those_of_the_status_where_there_is_no_summary() {
    let check = |summary: String| {
        let (client, requests) = client(vec![summary, ok(STATUS)]);
        assert_eq!(client.campaigns(&token()).unwrap().value, ["test->"]);
        asked(&requests, path::QUEUE_SUMMARY, "");
        asked(&requests, path::CAMPAIGN_STATUS, "queue=");
    };
    check(status("404 Not Found"));
    check(status("403 Forbidden"));
    check(status("500 Oh"));
    check(ok("0"));
    check(ok("[]"));
    check(ok("<html>"));
    check(ok(r#"[{"dateReceived": "Nov 2"}]"#));
}

#[test]
fn an_instance_that_names_no_campaign_says_so() {
    let check = |reply: String, expected| {
        let (client, _requests) = client(vec![status("404 Oh"), reply]);
        assert_eq!(said(&client, &client.campaigns(&token()).unwrap_err()), expected);
    };
    check(status("404 Oh"), "cannot list the campaigns at HERE: the answer was 404 Not Found");
    check(ok("0"), "cannot list the campaigns at HERE: the answer was none that names a campaign");
    check(ok("{}"), "cannot list the campaigns at HERE: the answer was none that names a campaign");
    check(status("401 Oh"), "HERE does not let this session list the campaigns");
}

#[test]
fn a_list_may_be_longer_than_other_replies() {
    let long = |megabytes: usize| ok(&format!("[{}{{\"queue\": \"a\"}}]", " ".repeat(megabytes << 20)));
    let (patient, _requests) = client(vec![long(1)]);
    assert_eq!(patient.campaigns(&token()).unwrap().value, ["a"]);
    let (client, _requests) = client(vec![status("404 Oh"), long(5)]);
    let error = client.campaigns(&token()).unwrap_err();
    assert_eq!(said(&client, &error), "cannot list the campaigns at HERE: the answer was too long");
}

#[test]
fn records_are_asked_for_a_page_at_a_time() {
    let (client, requests) = client(vec![ok(r#"[{"id": 7, "dialerbase": "list.csv"}, {}]"#), ok("[]")]);
    let filter = CallFilter { campaign: "Out<-", ..CallFilter::default() };
    let records = client.call_records(&token(), &filter, 50).unwrap();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0].id.as_deref(), Some("7"));
    assert_eq!(records[0].dialerbase.as_deref(), Some("list.csv"));
    let request = requests.recv().unwrap();
    assert!(request.starts_with(&format!("POST /{} HTTP/1.1\r\n", path::GET_RECORDS)), "{request}");
    let form = request.split_once("\r\n\r\n").unwrap().1;
    let form: Vec<_> = form_urlencoded::parse(form.as_bytes()).collect();
    let field = |name: &str| form.iter().find(|(key, _)| key == name).unwrap().1.as_ref();
    assert_eq!((field("lastrow"), field("searchLimit")), ("50", "50"));
    assert_eq!((field("random"), field("Aleatório")), ("1", "1"));
    assert!(field("filter").contains(r#""campaign":"Out<-""#), "{}", field("filter"));
    assert!(client.call_records(&token(), &filter, 100).unwrap().is_empty());
}

#[test]
fn records_that_are_none_are_an_error() {
    let check = |reply: String, expected| {
        let (client, _requests) = client(vec![reply]);
        let error = client.call_records(&token(), &CallFilter::default(), 0).unwrap_err();
        assert_eq!(said(&client, &error), expected);
    };
    check(ok("0"), "cannot read the records of calls at HERE: the answer was no list of records");
    check(status("502 Oh"), "cannot read the records of calls at HERE now: it answered 502 Bad Gateway");
    check(status("403 Oh"), "HERE does not let this session read the records of calls");
}

#[test]
fn a_contact_is_removed() {
    let check = |reply: String, expected: Option<&str>| {
        let (client, requests) = client(vec![reply]);
        let removed = client.remove_contact(&token(), "Test->", "canary");
        if let Err(error) = &removed {
            assert!(!format!("{error:?} {error}").contains("canary"), "{error:?}");
        }
        assert_eq!(removed.err().map(|error| said(&client, &error)).as_deref(), expected);
        asked(&requests, path::REMOVE_CONTACT, "campaign=Test-%3E&number=canary");
    };
    check(ok("1"), None);
    check(ok("1\n"), None);
    check(ok("0"), Some("HERE removed nobody from \"Test->\": it answered 0"));
    check(ok(""), Some("cannot remove a contact at HERE: the answer was neither 1 nor 0"));
    check(ok("<html>1"), Some("cannot remove a contact at HERE: the answer was neither 1 nor 0"));
    check(
        status("500 Oh"),
        Some("cannot remove a contact at HERE now: it answered 500 Internal Server Error"),
    );
    check(status("401 Oh"), Some("HERE does not let this session remove a contact"));
}
