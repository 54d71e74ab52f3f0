//! What a reply means, by its raw bytes.

use super::server::{PATIENT, SMALL, address, after_reading, assert_nobody_called, upload, whole_request};
use proptest::prelude::*;
use std::io::Write as _;
use std::net::TcpListener;

#[test]
fn what_a_reply_to_the_whole_base_means() {
    let check = |reply: &str, expected| assert_eq!(after_reading(reply), expected, "{reply}");
    let ok = |body: &str| format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let status = |line: &str| format!("HTTP/1.1 {line}\r\nContent-Length: 1\r\n\r\n1");
    check(&ok("1"), "accepted");
    check(&ok("1\r\n"), "accepted");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n", "accepted");
    check("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1", "accepted");
    check("HTTP/1.1 200 OK\r\n\r\n1", "accepted");
    check("HTTP/1.0 200 OK\r\n\r\n1", "accepted");
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n1", "accepted");
    check("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 1\r\n\r\n1", "accepted");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\nX: 0\r\n\r\n", "accepted");
    // What follows the reply is none of it (RFC 9112 §6.3), but who writes so does not know what a reply is.
    let went_on = "unknown: the server answered and went on after its answer's end";
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1<html>", went_on);
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1 ", went_on);
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0<html>", went_on);
    check("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\n11", went_on);
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n<html>", went_on);
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1HTTP/1.1 500 Oh\r\n\r\n", went_on);
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1\r\n", "accepted");
    check(&ok(" 1"), "unknown: the server answered neither 1 nor 0, but 2 bytes of something else");
    check(&ok("1 "), "unknown: the server answered neither 1 nor 0, but 2 bytes of something else");
    check(&ok("0"), "refused 200: the server answered 0");
    check(&ok(""), "unknown: the server answered nothing");
    check(
        &ok("<html>Sign in</html>"),
        "unknown: the server answered neither 1 nor 0, but 20 bytes of something else",
    );
    check(&ok(&"1".repeat(65 * 1024)), "unknown: the server answered more than 64 KB");
    check(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\n1",
        "unknown: the server answered something encoded",
    );
    check(&ok("\u{feff}1"), "unknown: the server answered neither 1 nor 0, but 4 bytes of something else");
    check(&status("101 Switching"), "unknown: the server answered 101 Switching Protocols");
    check("HTTP/1.1 204 Oh\r\n\r\n", "unknown: the server answered 204 No Content");
    check(&status("206 Partial"), "unknown: the server answered 206 Partial Content");
    check("HTTP/1.1 304 Oh\r\n\r\n", "unknown: the server answered 304 Not Modified");
    check(&status("599 Oh"), "unknown: the server answered 599");
    check(&status("999 Oh"), "unknown: the server answered 999");
    check(&status("201 Created"), "unknown: the server answered 201 Created");
    check(&status("400 Bad Request"), "refused 400: the server answered 400 Bad Request");
    check(&status("401 Unauthorized"), "refused 401: the server answered 401 Unauthorized");
    check(&status("403 Forbidden"), "refused 403: the server answered 403 Forbidden");
    check(&status("408 Request Timeout"), "unknown: the server answered 408 Request Timeout");
    check(&status("409 Conflict"), "unknown: the server answered 409 Conflict");
    check(&status("413 Payload Too Large"), "refused 413: the server answered 413 Payload Too Large");
    check(
        "HTTP/1.1 429 Slow Down\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n",
        "refused 429: the server answered 429 Too Many Requests, retry after 30s",
    );
    check(&status("500 Oh"), "unknown: the server answered 500 Internal Server Error");
    check(&status("502 Oh"), "unknown: the server answered 502 Bad Gateway");
    check(&status("503 Oh\r\nRetry-After: 30"), "unknown: the server answered 503 Service Unavailable");
    check(&status("504 Oh"), "unknown: the server answered 504 Gateway Timeout");
}

#[test]
fn what_a_broken_reply_means() {
    let check = |reply: &str| {
        let outcome = after_reading(reply);
        assert!(outcome.starts_with("unknown: "), "{reply}: {outcome}");
    };
    check("");
    check("HTTP/1.1 20");
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n");
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
    check("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n1");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n");
    check("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n1");
    check("HTTP/1.1 200 OK\r\nContent-Length: one\r\n\r\n1");
    check("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n1");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n1\r\n0\r\n\r\n");
    check("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n1\r\n1\r\n0\r\n\r\n");
    check("HTTP/1.1 100 Continue\r\n\r\n");
    check("HTTP/1.1 099 Oh\r\nContent-Length: 1\r\n\r\n1");
    check("HTTP/1.1 1000 Oh\r\nContent-Length: 1\r\n\r\n1");
    check("HTTP/1.1 2 OK\r\nContent-Length: 1\r\n\r\n1");
    check("HTTP/1.1 OK\r\nContent-Length: 1\r\n\r\n1");
    check("HTTP/2 200 OK\r\nContent-Length: 1\r\n\r\n1");
    check("1");
    check("\u{16}\u{3}\u{1} what is this");
}

#[test]
fn a_redirect_is_not_followed() {
    let check = |status: u16, name: &str| {
        let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
        let to = address("http", &elsewhere);
        let reply = format!("HTTP/1.1 {status} Oh\r\nLocation: {to}/sign-in\r\nContent-Length: 1\r\n\r\n1");
        assert_eq!(after_reading(&reply), format!("unknown: the server answered {status} {name}"));
        assert_nobody_called(&elsewhere);
    };
    check(301, "Moved Permanently");
    check(302, "Found");
    check(303, "See Other");
    check(307, "Temporary Redirect");
    check(308, "Permanent Redirect");
}

/// How a body's end is told.
#[derive(Clone, Copy, Debug)]
enum End {
    Length,
    Chunks,
    Close,
    /// A length that the body does not reach.
    Never,
    /// Chunks without the last.
    LastMissing,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_reply_is_judged_by_its_status_its_body_and_its_end(
        status in prop_oneof![3 => Just(200_u16), 2 => 200..600_u16],
        body in prop_oneof![2 => "[ \r\n]{0,1}[01]?[ \r\n]{0,2}", 1 => "[ -~]{0,40}"],
        end in prop::sample::select(&[End::Length, End::Chunks, End::Close, End::Never, End::LastMissing][..]),
    ) {
        let length = body.len();
        let chunk = if body.is_empty() { String::new() } else { format!("{length:x}\r\n{body}\r\n") };
        let rest = match end {
            End::Length => format!("Content-Length: {length}\r\n\r\n{body}"),
            End::Chunks => format!("Transfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n"),
            End::Close => format!("\r\n{body}"),
            End::Never => format!("Content-Length: {}\r\n\r\n{body}", length + 1),
            End::LastMissing => format!("Transfer-Encoding: chunked\r\n\r\n{chunk}"),
        };
        let is_whole = matches!(end, End::Length | End::Chunks | End::Close);
        let outcome = after_reading(&format!("HTTP/1.1 {status} Oh\r\n{rest}"));
        let expected = match (status, body.trim_end_matches(['\r', '\n'])) {
            (200, "1") if is_whole => "accepted",
            (200, "0") if is_whole => "refused 200",
            (400 | 401 | 403 | 404 | 405 | 411 | 413 | 414 | 415 | 421 | 422 | 429 | 431, _) => "refused",
            _ => "unknown: ",
        };
        prop_assert!(outcome.starts_with(expected), "{}", outcome);
    }

    #[test]
    fn noise_is_never_a_yes_nor_a_no(noise: Vec<u8>) {
        let outcome = upload(PATIENT, SMALL, |stream| {
            whole_request(stream);
            drop(stream.write_all(&noise));
        });
        prop_assert!(outcome.starts_with("unknown: "), "{}", outcome);
    }
}
