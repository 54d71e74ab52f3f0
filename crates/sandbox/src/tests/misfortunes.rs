//! What a client meets, byte for byte, and what is there afterwards.

use super::{CONTENT, House, house_with};
use crate::{Behaviour, Chance, Order};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use ucontact::{field, path};

const DELAY: Duration = Duration::from_secs(1);
const AWAY: Duration = Duration::from_secs(1);
/// How long a client waits that waits for nothing.
const IN_VAIN: Duration = Duration::from_millis(150);
/// How long a client waits for what must come.
const AT_MOST: Duration = Duration::from_secs(10);

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Closed,
    Reset,
    /// Nothing more came.
    Silence,
}

fn misbehaving(orders: &[&str]) -> House {
    house_with(|settings| {
        for order in orders {
            settings.choice.order(order.parse::<Order>().unwrap());
        }
        settings.delay = DELAY;
        settings.away = AWAY;
    })
}

fn form(filename: &str) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair(field::FILENAME, filename)
        .append_pair(field::FILE_BASE64, &STANDARD.encode(CONTENT))
        .append_pair(field::CAMPAIGN, "C->")
        .append_pair(field::LINES, "2")
        .append_pair(field::USERNAME, "loads")
        .finish()
}

pub(super) fn head(token: &str, path: &str, length: usize) -> String {
    format!(
        "POST /{path} HTTP/1.1\r\nHost: sandbox\r\nAuthorization: Basic {token}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    )
}

/// Reads to the end, or until nothing has come for a while.
fn met(stream: &mut TcpStream, patience: Duration) -> (String, End) {
    stream.set_read_timeout(Some(patience)).unwrap();
    let (mut reply, mut buffer) = (Vec::new(), [0; 4096]);
    let end = loop {
        match stream.read(&mut buffer) {
            Ok(0) => break End::Closed,
            Ok(read) => reply.extend_from_slice(&buffer[..read]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                break End::Silence;
            }
            Err(_) => break End::Reset,
        }
    };
    (String::from_utf8(reply).unwrap(), end)
}

impl House {
    /// Sends an upload at one stroke, and answers what came back.
    fn send(&self, token: &str, filename: &str, patience: Duration) -> (String, End) {
        let form = form(filename);
        let mut stream = self.connect();
        let request = head(token, path::UPLOAD_BASE, form.len()) + &form;
        stream.write_all(request.as_bytes()).unwrap();
        met(&mut stream, patience)
    }

    /// Sends one, and what is noted of it.
    fn meet(&self, filename: &str) -> (String, End, Value) {
        self.meet_within(filename, AT_MOST)
    }

    fn meet_within(&self, filename: &str, patience: Duration) -> (String, End, Value) {
        let token = self.token();
        let (reply, end) = self.send(token.reveal(), filename, patience);
        (reply, end, self.json("/attempts").as_array().unwrap().last().unwrap().clone())
    }

    pub(super) fn post(&self, path: &str, kind: &str, body: &str) -> String {
        let mut stream = self.connect();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }
}

/// A behaviour; the status line and the body that come, whole or `…` where nothing of it comes; how the connection ends;
/// whether the upload was received whole; whether it is kept.
const TABLE: [(&str, &str, &str, End, bool, bool); 22] = [
    ("one", "HTTP/1.1 200 OK", "1", End::Closed, true, true),
    ("one-crlf", "HTTP/1.1 200 OK", "1\r\n", End::Closed, true, true),
    ("tls-failure", "", "", End::Closed, false, false),
    ("close-at-accept", "", "", End::Closed, false, false),
    ("reset-at-accept", "", "", End::Reset, false, false),
    ("reset-in-body", "", "", End::Reset, false, false),
    ("close-processed", "", "", End::Closed, true, true),
    ("reset-processed", "", "", End::Reset, true, true),
    ("half-status-line", "HTTP/1.1 2", "", End::Closed, true, true),
    ("cut-short", "HTTP/1.1 200 OK", "1", End::Closed, true, true),
    ("zero", "HTTP/1.1 200 OK", "0", End::Closed, true, false),
    ("empty", "HTTP/1.1 200 OK", "", End::Closed, true, true),
    ("hang-processed", "", "", End::Silence, true, true),
    ("hang-not-processed", "", "", End::Silence, true, false),
    ("500-processed", "HTTP/1.1 500 Internal Server Error", "", End::Closed, true, true),
    ("500-not-processed", "HTTP/1.1 500 Internal Server Error", "", End::Closed, true, false),
    ("502-or-504-processed", "HTTP/1.1 502 Bad Gateway", "", End::Closed, true, true),
    ("503-retry-after", "HTTP/1.1 503 Service Unavailable", "", End::Closed, true, false),
    ("429-too-many", "HTTP/1.1 429 Too Many Requests", "", End::Closed, true, false),
    ("307-elsewhere", "HTTP/1.1 307 Temporary Redirect", "", End::Closed, true, false),
    ("401-or-403", "HTTP/1.1 401 Unauthorized", "", End::Closed, true, false),
    ("413-too-large", "HTTP/1.1 413 Payload Too Large", "", End::Closed, true, false),
];

#[test]
fn each_behaviour_is_what_its_name_says() {
    let elsewhere = ["slow-one", "refused", "html", "one-early"];
    for behaviour in Behaviour::ALL {
        let named = TABLE.iter().any(|row| row.0 == behaviour.name());
        assert!(named != elsewhere.contains(&behaviour.name()), "{behaviour} has no test, or two");
    }
    for (name, status, body, end, whole, kept) in TABLE {
        let house = misbehaving(&[name]);
        let patience = if end == End::Silence { IN_VAIN } else { AT_MOST };
        let (reply, ended, attempt) = house.meet_within("first.csv", patience);
        let (head, rest) = reply.split_once("\r\n\r\n").unwrap_or((&reply, ""));
        let line = head.lines().next().unwrap_or_default();
        assert_eq!((line, rest, ended), (status, body, end), "{name}: {reply}");
        let behaviour: Behaviour = name.parse().unwrap();
        assert_eq!((&attempt["behaviour"], &attempt["upload"]), (&json!(name), &json!(1)));
        assert_eq!((&attempt["whole"], &attempt["processed"]), (&json!(whole), &json!(kept)), "{name}");
        assert_eq!(attempt["processed_at"].is_string(), kept, "{name}");
        assert_eq!((house.json("/lists").as_array().unwrap().len() == 1, behaviour.keeps()), (kept, kept));
        assert_eq!(house.json("/refusals"), json!([]), "{name}");
        if whole {
            assert_eq!(attempt["filename"], "first.csv", "{name}");
        }
    }
}

#[test]
fn what_stands_in_the_heads_is_what_clients_go_by() {
    let head = |name: &str| misbehaving(&[name]).meet("first.csv").0;
    for name in ["503-retry-after", "429-too-many"] {
        assert!(head(name).contains("\r\nretry-after: 1\r\n"), "{name}");
    }
    assert!(head("cut-short").contains("content-length: 3\r\n"));
    assert!(head("empty").contains("content-length: 0\r\n"));
    assert!(head("one").contains("\r\ndate: "));
    let page = head("html");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\ncontent-type: text/html") && page.ends_with("</html>\n"));

    let house = misbehaving(&["502-or-504-processed"]);
    house.meet("first.csv");
    assert!(house.meet("second.csv").0.starts_with("HTTP/1.1 504 "));
    let house = misbehaving(&["401-or-403"]);
    house.meet("first.csv");
    assert!(house.meet("second.csv").0.starts_with("HTTP/1.1 403 "));
}

#[test]
fn a_web_page_keeps_nothing() {
    let house = misbehaving(&["html"]);
    let (_, end, attempt) = house.meet("first.csv");
    assert_eq!((end, &attempt["whole"], &attempt["processed"]), (End::Closed, &json!(true), &json!(false)));
    assert_eq!(house.json("/lists"), json!([]));
}

#[test]
fn a_slow_answer_is_kept_before_it_comes() {
    let house = misbehaving(&["slow-one"]);
    let token = house.token();
    let begun = Instant::now();
    let (reply, end) = house.send(token.reveal(), "first.csv", IN_VAIN);
    assert_eq!((reply.as_str(), end), ("", End::Silence));
    assert_eq!(house.json("/attempts")[0]["processed"], true);
    let form = form("second.csv");
    let mut stream = house.connect();
    write!(stream, "{}{form}", head(token.reveal(), path::UPLOAD_BASE, form.len())).unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    assert!(reply.ends_with("\r\n\r\n1") && begun.elapsed() >= DELAY, "{reply}");
}

#[test]
fn an_early_answer_comes_before_the_body_which_counts_if_it_comes() {
    let house = misbehaving(&["one-early"]);
    let token = house.token();
    let form = form("first.csv");
    let early = |sent: &str| {
        let mut stream = house.connect();
        stream.write_all(head(token.reveal(), path::UPLOAD_BASE, form.len()).as_bytes()).unwrap();
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        assert!(buffer[..read].ends_with(b"\r\n\r\n1"));
        stream.write_all(sent.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        met(&mut stream, AT_MOST);
        house.json("/attempts").as_array().unwrap().last().unwrap().clone()
    };
    let half = early(&form[..form.len() / 2]);
    assert_eq!(
        (&half["whole"], &half["processed"], &half["filename"]),
        (&json!(false), &json!(false), &json!("first.csv"))
    );
    assert_eq!(house.json("/lists"), json!([]));
    assert_eq!(early("filename=fir")["filename"], json!(null), "a name that is cut is another name");
    let whole = early(&form);
    assert_eq!((&whole["whole"], &whole["processed"]), (&json!(true), &json!(true)));
}

#[test]
fn nobody_listens_from_the_call_before_on_and_the_second_try_is_answered() {
    let house = misbehaving(&["2=refused"]);
    let token = house.token();
    let address = house.sandbox.address();
    let connects = || TcpStream::connect(address.trim_start_matches("http://"));
    assert!(connects().is_ok(), "the second is not the first");
    assert!(house.send(token.reveal(), "first.csv", AT_MOST).0.ends_with("\r\n\r\n1"));
    let begun = Instant::now();
    assert_eq!(connects().unwrap_err().kind(), ErrorKind::ConnectionRefused);
    while connects().is_err() {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(begun.elapsed() >= AWAY / 2, "it was away for {:?}", begun.elapsed());
    assert!(house.send(token.reveal(), "second.csv", AT_MOST).0.ends_with("\r\n\r\n1"));
    assert!(connects().is_ok(), "once is enough");
    let attempts = house.json("/attempts");
    let of =
        |at: usize| (attempts[at]["upload"].as_u64().unwrap(), attempts[at]["behaviour"].as_str().unwrap());
    assert_eq!([of(0), of(1), of(2)], [(1, "one"), (2, "refused"), (2, "one")]);
    assert_eq!((&attempts[1]["filename"], &attempts[1]["processed"]), (&json!(null), &json!(false)));
}

#[test]
fn the_first_upload_is_refused_after_the_sign_in() {
    let house = misbehaving(&["refused"]);
    assert!(house.client.sign_in(crate::USER, &ucontact::Secret::from("wrong")).is_err());
    house.token();
    let address = house.sandbox.address();
    assert!(TcpStream::connect(address.trim_start_matches("http://")).is_err());
}

#[test]
fn what_is_wrong_is_refused_however_it_is_answered() {
    for (name, answered) in [("one-crlf", "\r\n\r\n0"), ("close-processed", "")] {
        let house = misbehaving(&[name]);
        let (reply, _, attempt) = house.meet("no name.csv");
        assert!(reply.ends_with(answered), "{name}: {reply}");
        assert_eq!((&attempt["whole"], &attempt["processed"]), (&json!(true), &json!(false)), "{name}");
        assert_eq!(house.json("/refusals").as_array().unwrap().len(), 1, "{name}");
    }
}

#[test]
fn who_follows_a_redirect_is_found_out() {
    let house = misbehaving(&["1=307-elsewhere"]);
    let (reply, _, _) = house.meet("first.csv");
    let location = reply.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
    let port = house.sandbox.address().rsplit(':').next().unwrap().to_owned();
    assert_eq!(location, format!("http://localhost:{port}/elsewhere"));
    let followed = house.post("/elsewhere", "application/x-www-form-urlencoded", &form("first.csv"));
    assert!(followed.ends_with("\r\n\r\n1"));
    let attempts = house.json("/attempts");
    assert_eq!((&attempts[0]["elsewhere"], &attempts[1]["elsewhere"]), (&json!(false), &json!(true)));
    assert_eq!((&attempts[1]["filename"], &attempts[1]["processed"]), (&json!("first.csv"), &json!(false)));
    assert!(house.get("/").contains("sent there, too"));
}

#[test]
fn orders_of_the_moment_go_first() {
    let house = misbehaving(&["zero"]);
    let form = "application/x-www-form-urlencoded";
    assert!(house.post("/behaviours", form, "upload=empty&upload=one").starts_with("HTTP/1.1 200 "));
    let json_order = r#"{"uploads": ["html"], "connections": []}"#;
    let shown = house.post("/behaviours", "application/json", json_order);
    let shown: Value = serde_json::from_str(shown.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(shown["due"], json!({"uploads": ["empty", "one", "html"], "connections": []}));
    assert_eq!((shown["behaviours"].as_array().unwrap().len(), &shown["came"]), (26, &json!(0)));
    let bodies = ["a.csv", "b.csv", "c.csv", "d.csv"].map(|name| house.meet(name).0);
    assert!(bodies[0].ends_with("\r\n\r\n") && bodies[1].ends_with("\r\n\r\n1"));
    assert!(bodies[2].ends_with("</html>\n") && bodies[3].ends_with("\r\n\r\n0"));

    for wrong in ["upload=nought", "uploads=one", "connection=zero"] {
        assert!(house.post("/behaviours", form, wrong).starts_with("HTTP/1.1 400 "), "{wrong}");
    }
    assert!(house.post("/behaviours", "application/json", r#"{"upload": []}"#).starts_with("HTTP/1.1 400 "));
    house.post("/behaviours", form, "upload=empty");
    let mut stream = house.connect();
    write!(stream, "DELETE /behaviours HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    assert!(reply.contains(r#""uploads":[]"#), "{reply}");
}

#[test]
fn the_next_connection_can_be_cut_before_it_says_anything() {
    let house = misbehaving(&[]);
    let order = |name: &str| {
        house.post("/behaviours", "application/x-www-form-urlencoded", &format!("connection={name}"));
        met(&mut house.connect(), AT_MOST)
    };
    assert_eq!(order("close-at-accept"), (String::new(), End::Closed));
    assert_eq!(order("reset-at-accept"), (String::new(), End::Reset));
    assert_eq!(order("tls-failure"), (String::new(), End::Closed));
    assert!(house.get("/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_seed_does_the_same_to_the_same_uploads() {
    let chance = Chance { seed: 20_261_129, share: 60 };
    let house = house_with(|settings| {
        settings.choice.chance = Some(chance);
        (settings.delay, settings.away) = (Duration::from_millis(20), Duration::from_millis(20));
    });
    let token = house.token();
    let address = house.sandbox.address();
    for n in 1..=40 {
        while TcpStream::connect(address.trim_start_matches("http://")).is_err() {}
        house.send(token.reveal(), &format!("list-{n}.csv"), IN_VAIN);
    }
    let attempts = house.json("/attempts");
    for n in 1..=40_u64 {
        // Where nobody got through, that is noted before the second try.
        let first = attempts.as_array().unwrap().iter().find(|attempt| attempt["upload"] == n).unwrap();
        assert_eq!(first["behaviour"], chance.of(n).name(), "{n}");
    }
    let kept = attempts.as_array().unwrap().iter().filter(|attempt| attempt["processed"] == true).count();
    assert_eq!(house.json("/lists").as_array().unwrap().len(), kept);
}

#[test]
fn who_is_told_hears_of_every_upload_and_of_no_number() {
    let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let hears = std::sync::Arc::clone(&heard);
    let house = house_with(|settings| {
        settings.choice.order("2=reset-in-body".parse().unwrap());
        settings.told = Some(Box::new(move |attempt| hears.lock().unwrap().push(attempt.to_string())));
    });
    for name in ["first.csv", "second.csv"] {
        house.meet(name);
    }
    let heard = heard.lock().unwrap();
    let expected = [
        "upload 1: one, first.csv, received, kept",
        "upload 2: reset-in-body, second.csv, not received, not kept",
    ];
    assert_eq!(*heard, expected);
    let page = house.get("/");
    assert!(page.contains("Rehearsed misfortunes: 1") && page.contains("reset-in-body"), "{page}");
}

#[test]
fn a_body_in_pieces_and_a_client_that_waits_are_understood() {
    let house = misbehaving(&[]);
    let form = form("first.csv");
    let (start, rest) = form.split_at(20);
    let mut stream = house.connect();
    let head = head(house.token().reveal(), path::UPLOAD_BASE, 0)
        .replace("Content-Length: 0", "Transfer-Encoding: chunked\r\nExpect: 100-continue");
    stream.write_all(head.as_bytes()).unwrap();
    let mut buffer = [0; 4096];
    let read = stream.read(&mut buffer).unwrap();
    assert_eq!(&buffer[..read], b"HTTP/1.1 100 Continue\r\n\r\n");
    write!(stream, "14\r\n{start}\r\n{:x};x=y\r\n{rest}\r\n0\r\nA: b\r\n\r\n", rest.len()).unwrap();
    assert!(met(&mut stream, AT_MOST).0.ends_with("\r\n\r\n1"));
}

#[test]
fn several_requests_may_follow_each_other_on_a_connection() {
    let house = misbehaving(&[]);
    let mut stream = house.connect();
    for _ in 0..2 {
        stream.write_all(b"GET /lists HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        assert!(buffer[..read].ends_with(b"\r\n\r\n[]"));
    }
    stream.write_all(b"nonsense\r\n\r\n").unwrap();
    assert!(met(&mut stream, AT_MOST).0.starts_with("HTTP/1.1 400 "));
}
