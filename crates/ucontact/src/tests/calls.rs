//! What is asked, to the letter, and what small answers mean.

use super::server::{PATIENT, SMALL, base, serving, token};
use crate::{Base, Client, Error, Outcome, Secret, path};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};
use words::Told as _;

#[test]
fn the_request_is_the_vendors() {
    let check = |time_zone, path: &str, end: &str| {
        let (address, requests) = serving(vec!["HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1".to_owned()]);
        let host = address.to_string().replace("http://", "");
        let client = Client::new(address, PATIENT).unwrap();
        let outcome = client.upload(&token(), &Base { time_zone, ..base(SMALL) }, || Ok(()));
        assert!(matches!(outcome, Outcome::Accepted), "{outcome:?}");
        let request = requests.recv().unwrap();
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let mut head: Vec<&str> = head.split("\r\n").collect();
        assert_eq!(head.remove(0), format!("POST /{path} HTTP/1.1"));
        head.sort_unstable();
        assert_eq!(
            head,
            [
                "accept: */*",
                "authorization: Basic dTp1dWlk",
                "connection: close",
                &format!("content-length: {}", body.len()),
                "content-type: application/x-www-form-urlencoded; charset=UTF-8",
                &format!("host: {host}"),
                concat!("user-agent: dialbase-ucontact/", env!("CARGO_PKG_VERSION")),
            ]
        );
        assert!(body.starts_with("filename=t.csv&fileb64=VGVzdC0%2BOzA5"), "{body}");
        assert!(body.ends_with(end), "{body}");
    };
    check(None, path::UPLOAD_BASE, "&campaign=Test-%3E&cant=1&username=loads");
    check(Some("Etc/UTC"), path::UPLOAD_BASE_WITH_TIME_ZONE, "&username=loads&timezone=Etc%2FUTC");
}

/// Runs another test of this file in a process whose environment names a proxy at which nobody is.
#[test]
fn no_proxy_of_the_environment_is_used() {
    let test = "tests::calls::the_request_is_the_vendors";
    let mut command = Command::new(std::env::current_exe().unwrap());
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env(name, "http://127.0.0.1:9");
    }
    let output =
        command.args(["--exact", test]).env_remove("no_proxy").env_remove("NO_PROXY").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"), "{output:?}");
}

#[test]
fn signing_in_falls_back_to_the_older_call() {
    let (address, requests) = serving(vec![
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n[\"u\", \"dTp1dWlk\"]\n".to_owned(),
    ]);
    let client = Client::new(address, PATIENT).unwrap();
    assert_eq!(client.sign_in("u&", &Secret::from("p=ñ")).unwrap(), token());
    for path in [path::GET_USER_TOKEN, path::USER_LOGIN] {
        let request = requests.recv().unwrap();
        assert!(request.starts_with(&format!("POST /{path} HTTP/1.1\r\n")), "{request}");
        assert!(request.ends_with("\r\n\r\nuser=u%26&password=p%3D%C3%B1"), "{request}");
        assert!(!request.contains("authorization"));
    }
}

#[test]
fn signing_in_says_what_went_wrong() {
    let check = |reply: &str, expected: &str| {
        let (address, _requests) = serving(vec![reply.to_owned()]);
        let client = Client::new(address.clone(), PATIENT).unwrap();
        let error = client.sign_in("u", &Secret::from("canary")).unwrap_err();
        assert_eq!(error.to_string().replace(&address.to_string(), "HERE"), expected);
        assert!(error.advice().is_some());
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    };
    let refused = "HERE refused the user \"u\" or the password";
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0", refused);
    check("HTTP/1.1 401 Oh\r\nContent-Length: 0\r\n\r\n", refused);
    check(
        "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>",
        "cannot sign in at HERE: the answer was none that holds a token",
    );
    check(
        "HTTP/1.1 302 Oh\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
        "cannot sign in at HERE: the answer was 302 Found",
    );
    check("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1", "cannot sign in at HERE");
}

#[test]
fn a_server_that_cannot_answer_now_is_asked_again_later() {
    let check = |head: &str, answer: &str, hint: &str| {
        let reply = || format!("HTTP/1.1 {head}\r\nContent-Length: 0\r\n\r\n");
        let (address, _requests) = serving(vec![reply(), reply(), reply()]);
        let here = |error: &Error| error.to_string().replace(&address.to_string(), "HERE");
        let client = Client::new(address.clone(), PATIENT).unwrap();
        let error = client.sign_in("u", &Secret::from("p")).unwrap_err();
        assert_eq!(here(&error), format!("cannot sign in at HERE now: it answered {answer}"));
        assert_eq!(
            error.advice().unwrap().to_string(),
            format!("run again {hint}; nothing was changed at the instance")
        );
        let error = client.remove_contact(&token(), "Test->", "canary").unwrap_err();
        assert_eq!(here(&error), format!("cannot remove a contact at HERE now: it answered {answer}"));
        let again = "whether the contact was removed is not known, and removing it again does no harm";
        assert_eq!(error.advice().unwrap().to_string(), format!("run again {hint}; {again}"));
        let error = client.end_session("u", &token()).unwrap_err();
        assert_eq!(
            error.advice().unwrap().to_string(),
            format!("run again {hint}; the session may still be open")
        );
    };
    check("429 Oh\r\nRetry-After: 30", "429 Too Many Requests", "in 30 seconds, as it asks");
    check("429 Oh\r\nRetry-After: 1", "429 Too Many Requests", "in a second, as it asks");
    check("500 Oh", "500 Internal Server Error", "later");
    check("502 Oh\r\nRetry-After: soon", "502 Bad Gateway", "later");
    check("503 Oh\r\nRetry-After: 121", "503 Service Unavailable", "in 3 minutes, as it asks");
    check("504 Oh", "504 Gateway Timeout", "later");
}

#[test]
fn a_call_without_an_answer_says_how_things_stand() {
    let (address, _requests) = serving(vec![String::new(), String::new()]);
    let client = Client::new(address, PATIENT).unwrap();
    let hint = |error: Error| error.advice().unwrap().to_string();
    let check = "check the address and the network";
    let signing_in = client.sign_in("u", &Secret::from("p")).unwrap_err();
    assert_eq!(hint(signing_in), format!("{check}; nothing was changed at the instance"));
    let removing = client.remove_contact(&token(), "Test->", "canary").unwrap_err();
    assert!(hint(removing).starts_with(&format!("{check}; whether the contact was removed is not known")));
}

#[test]
fn a_session_ends() {
    let check = |reply: &str, ended| {
        let (address, requests) = serving(vec![reply.to_owned()]);
        let result = Client::new(address, PATIENT).unwrap().end_session("u", &token());
        assert_eq!(result.is_ok(), ended, "{result:?}");
        let request = requests.recv().unwrap();
        assert!(request.starts_with("POST /Integra/resources/auth/EndSession HTTP/1.1\r\n"), "{request}");
        assert!(request.contains("\r\nauthorization: Basic dTp1dWlk\r\n"), "{request}");
        assert!(request.ends_with("\r\n\r\nuser=u&token=dTp1dWlk"), "{request}");
    };
    check("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1\n", true);
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0", false);
    check("HTTP/1.1 500 Oh\r\nContent-Length: 1\r\n\r\n1", false);
}

#[test]
fn signing_in_tells_the_servers_clock() {
    let check = |header: &str, seconds: Option<u64>| {
        let reply = format!("HTTP/1.1 200 OK\r\n{header}Content-Length: 8\r\n\r\ndTp1dWlk");
        let (address, _requests) = serving(vec![reply]);
        let answered =
            Client::new(address, PATIENT).unwrap().sign_in_with_time("u", &Secret::from("p")).unwrap();
        assert_eq!(answered.value, token());
        assert_eq!(answered.server_time, seconds.map(|seconds| UNIX_EPOCH + Duration::from_secs(seconds)));
    };
    check("Date: Mon, 01 Jan 2024 12:00:00 GMT\r\n", Some(1_704_110_400));
    check("Date: noon\r\n", None);
    check("", None);
}
