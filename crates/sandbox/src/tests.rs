//! The sandbox and the client, end to end: what goes in is what is there.

mod calls;
mod circle;
mod dialling;
mod encrypted;
mod floor;
mod misfortunes;

use crate::{PASSWORD, Sandbox, Settings, USER};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use tempfile::TempDir;
use ucontact::{Base, Client, Deadlines, Outcome, Secret, Token, field, path};
use words::Told as _;

const CONTENT: &str = "C->;098344484;name=Ana;099124484:W=2=099111111;9999;\nC->;099777777;name=;;5;1001\n";

const BASE: Base<'static> = Base {
    filename: "first.csv",
    campaign: "C->",
    lines: 2,
    username: "loads",
    time_zone: Some("America/Montevideo"),
    content: CONTENT.as_bytes(),
};

struct House {
    sandbox: Sandbox,
    client: Client,
    store: TempDir,
}

fn house() -> House {
    house_with(|_| ())
}

fn house_with(change: impl FnOnce(&mut Settings)) -> House {
    let store = tempfile::tempdir().unwrap();
    let mut settings = Settings::new(0, store.path());
    change(&mut settings);
    let sandbox = Sandbox::start_with(settings).unwrap();
    let client = Client::new(sandbox.address().parse().unwrap(), Deadlines::default()).unwrap();
    House { sandbox, client, store }
}

impl House {
    fn token(&self) -> Token {
        self.client.sign_in(USER, &Secret::from(PASSWORD)).unwrap()
    }

    fn upload(&self, base: &Base<'_>) -> String {
        match self.client.upload(&self.token(), base, || Ok(())) {
            Outcome::Accepted => "accepted".to_owned(),
            Outcome::Refused { status, .. } => format!("refused {status}"),
            other => format!("{other:?}"),
        }
    }

    fn get(&self, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n");
        let mut reply = String::new();
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(self.get(path).split_once("\r\n\r\n").unwrap().1).unwrap()
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(self.sandbox.address().trim_start_matches("http://")).unwrap()
    }
}

#[test]
fn what_is_uploaded_is_there() {
    let house = house();
    assert_eq!(house.upload(&BASE), "accepted");
    let mut lists = house.json("/lists");
    let received_at = lists[0]["received_at"].take();
    assert!(received_at.as_str().unwrap().ends_with('Z'), "{received_at}");
    let expected = json!([{
        "filename": "first.csv", "campaign": "C->", "timezone": "America/Montevideo", "cant": 2, "username": "loads",
        "received_at": null, "duplicate_of": null,
        "contacts": [
            {"number": "098344484", "params": [["name", "Ana"]], "alternatives": ["099124484", "W=2=099111111"],
             "priority": 9999, "agentphone": ""},
            {"number": "099777777", "params": [["name", ""]], "alternatives": [], "priority": 5, "agentphone": "1001"},
        ],
    }]);
    assert_eq!(lists, expected);
    assert_eq!(house.json("/refusals"), json!([]));
}

#[test]
fn what_is_wrong_is_refused_with_its_reason() {
    let house = house();
    let check = |base: &Base<'_>, reason: &str| {
        assert_eq!(house.upload(base), "refused 200", "{reason}");
        let refusals = house.json("/refusals");
        let last = refusals.as_array().unwrap().last().unwrap();
        assert_eq!((&last["reason"], &last["filename"]), (&json!(reason), &json!(base.filename)));
    };
    check(&Base { lines: 3, ..BASE }, "the field cant says \"3\", but the file has 2 lines");
    check(&Base { campaign: "D->", ..BASE }, "line 1: field 1 is not the form's campaign");
    check(&Base { time_zone: Some("Mars"), ..BASE }, "\"Mars\" is no name of a time zone");
    assert_eq!(house.json("/lists"), json!([]));
    assert_eq!(house.upload(&BASE), "accepted", "a refusal takes no name");
    check(&BASE, "another list has that name");
}

#[test]
fn the_same_people_twice_are_accepted_and_flagged() {
    let house = house();
    let doubles = || -> Vec<Value> {
        let lists = house.json("/lists");
        lists.as_array().unwrap().iter().map(|list| list["duplicate_of"].clone()).collect()
    };
    assert_eq!(house.upload(&BASE), "accepted");
    assert_eq!(house.upload(&Base { filename: "second.csv", time_zone: None, ..BASE }), "accepted");
    let other = CONTENT.replace("Ana", "Eva");
    assert_eq!(house.upload(&Base { filename: "other.csv", content: other.as_bytes(), ..BASE }), "accepted");
    assert_eq!(house.upload(&Base { filename: "third.csv", ..BASE }), "accepted");
    assert_eq!(doubles(), [json!(null), json!("first.csv"), json!(null), json!("first.csv")]);
}

#[test]
fn only_who_is_signed_in_may_upload() {
    let house = house();
    let error = house.client.sign_in(USER, &Secret::from("wrong")).unwrap_err().to_string();
    assert_eq!(error, format!("{} refused the user \"demo\" or the password", house.sandbox.address()));
    assert!(house.client.sign_in("", &Secret::from(PASSWORD)).is_err());

    let refused = |token: &Token| {
        let outcome = house.client.upload(token, &BASE, || Ok(()));
        matches!(outcome, Outcome::Refused { status: 401, .. })
    };
    assert!(refused(&Token::new("bWFkZTp1cA==").unwrap()));
    let token = house.token();
    house.client.end_session(USER, &token).unwrap();
    assert!(refused(&token));
    assert!(house.client.end_session(USER, &token).is_err());
    assert_eq!(house.json("/lists"), json!([]));
}

#[test]
fn lists_can_be_read_while_an_upload_is_under_way() {
    let house = house();
    assert_eq!(house.upload(&BASE), "accepted");
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair(field::FILENAME, "slow.csv")
        .append_pair(field::FILE_BASE64, "Qy0+OzA5ODs7Ozk5OTk7")
        .append_pair(field::CAMPAIGN, "C->")
        .append_pair(field::LINES, "1")
        .append_pair(field::USERNAME, "loads")
        .finish();
    let (half, rest) = form.split_at(form.len() / 2);
    let mut slow = house.connect();
    write!(
        slow,
        "POST /{} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Basic {}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{half}",
        path::UPLOAD_BASE,
        house.token().reveal(),
        form.len(),
    )
    .unwrap();
    assert_eq!(house.json("/lists").as_array().unwrap().len(), 1);
    assert_eq!(house.upload(&Base { filename: "meanwhile.csv", ..BASE }), "accepted");
    slow.write_all(rest.as_bytes()).unwrap();
    let mut reply = String::new();
    slow.read_to_string(&mut reply).unwrap();
    assert!(reply.ends_with("\r\n\r\n1"), "{reply}");
    assert_eq!(house.json("/lists").as_array().unwrap().len(), 3);
}

#[test]
fn the_page_shows_lists_and_refusals_but_no_number() {
    let house = house();
    assert!(house.get("/").contains("None yet"));
    house.upload(&BASE);
    house.upload(&Base { filename: "double.csv", ..BASE });
    house.upload(&Base { filename: "short.csv", lines: 9, ..BASE });
    let page = house.get("/");
    for shown in
        ["first.csv", "the same content as", "America/Montevideo", "C-&gt;", "but the file has 2 lines"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for hidden in ["098344484", "099124484", "099111111", "Ana", "<script"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
}

#[test]
fn anything_else_is_not_there() {
    let house = house();
    let check = |path: &str, status: &str| {
        let reply = house.get(path);
        assert!(reply.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {reply}");
    };
    check("/nothing", "404");
    check("/Integra/resources/Dialers/nothing", "404");
    check(&format!("/{}", path::UPLOAD_BASE), "405");
}

#[test]
fn a_form_past_the_limit_is_refused() {
    let house = house();
    let long = vec![b'x'; 9 << 20];
    let outcome = house.upload(&Base { content: &long, ..BASE });
    // A server that answers before it has read may also reset the connection.
    assert!(outcome == "refused 413" || outcome.starts_with("Unknown"), "{outcome}");
    assert_eq!(house.json("/lists"), json!([]));
}

#[test]
fn what_it_holds_outlives_it() {
    let house = house();
    house.upload(&BASE);
    let token = house.token();
    house.sandbox.stop();
    let again = Sandbox::start(0, house.store.path()).unwrap();
    let client = Client::new(again.address().parse().unwrap(), Deadlines::default()).unwrap();
    let outcome = client.upload(&token, &Base { filename: "later.csv", ..BASE }, || Ok(()));
    assert!(matches!(outcome, Outcome::Accepted), "{outcome:?}");
    let house = House { sandbox: again, client, store: house.store };
    assert_eq!(house.json("/lists")[1]["duplicate_of"], "first.csv");
}

#[test]
fn a_port_that_is_taken_is_an_error_with_advice() {
    let house = house();
    let port = house.sandbox.address().rsplit(':').next().unwrap().parse().unwrap();
    let error = Sandbox::start(port, house.store.path()).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot listen on port {port} of this machine"));
    assert!(error.advice().unwrap().english().contains("another port"));
}
