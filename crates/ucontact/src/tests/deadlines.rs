//! Every step has its deadline, however little at a time the server does.

use super::server::{
    LARGE, PATIENT, SHORT, SMALL, address, base, left_open, token, until_closed, upload, whole_request,
};
use crate::{Address, Client, Deadlines, Outcome, Secret};
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// Between two bytes of a server that does a little at a time: the deadline never sees a pause of its own length.
const PAUSE: Duration = Duration::from_millis(20);

#[test]
fn every_step_has_its_deadline() {
    let check = |deadlines, server: fn(&mut TcpStream), expected| {
        let begun = Instant::now();
        assert_eq!(upload(deadlines, SMALL, server), expected);
        assert!(begun.elapsed() < PATIENT.answer / 2);
    };
    let answer = Deadlines { answer: SHORT, ..PATIENT };
    let late = "unknown: the server did not answer within 150ms";
    check(answer, until_closed, late);
    check(answer, half_an_answer, late);
    check(answer, a_head_without_end, late);
    check(answer, a_body_without_end, late);
    let send = Deadlines { send: SHORT, ..PATIENT };
    let not_taken = "unknown, not whole: the deadline of 150ms passed";
    assert_eq!(upload(send, &LARGE, slow_reading), not_taken);
    assert_eq!(upload(send, &LARGE, left_open), not_taken);
}

/// A reply's head, a byte at a time.
fn a_head_without_end(stream: &mut TcpStream) {
    whole_request(stream);
    stream.write_all(b"HTTP/1.1 200 OK\r\nX: ").unwrap();
    trickle(stream);
}

fn a_body_without_end(stream: &mut TcpStream) {
    whole_request(stream);
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n").unwrap();
    trickle(stream);
}

/// One byte after the other until nobody listens.
fn trickle(stream: &mut TcpStream) {
    while stream.write_all(b"1").is_ok() {
        thread::sleep(PAUSE);
    }
}

/// Reads a byte at a time, for longer than the client sends: hours would not empty the kernel's buffers.
fn slow_reading(stream: &mut TcpStream) -> TcpStream {
    let mut slow = left_open(stream);
    thread::spawn(move || {
        while slow.read(&mut [0]).is_ok_and(|read| read > 0) {
            thread::sleep(PAUSE);
        }
    });
    left_open(stream)
}

#[test]
fn a_small_call_has_a_deadline_too() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client =
        Client::new(address("http", &listener), Deadlines { connect: SHORT, answer: SHORT, ..PATIENT })
            .unwrap();
    thread::spawn(move || a_body_without_end(&mut listener.accept().unwrap().0));
    let error = client.sign_in("u", &Secret::from("p")).unwrap_err();
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "no answer within 300ms");
}

#[test]
fn a_handshake_without_end_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let deadlines = Deadlines { connect: SHORT, ..PATIENT };
    let client = Client::new(address("https", &listener), deadlines).unwrap();
    thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        // A record of 16 KB that begins a server's greeting.
        stream.write_all(&[22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc, 3, 3]).unwrap();
        trickle(&mut stream);
    });
    let begun = Instant::now();
    let outcome = client.upload(&token(), &base(SMALL), || panic!("there is no connection"));
    assert!(
        matches!(&outcome, Outcome::NotSent { why } if why.english() == "no connection within 150ms"),
        "{outcome:?}"
    );
    assert!(begun.elapsed() < PATIENT.connect / 2);
}

#[test]
fn without_a_connection_nothing_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = address("http", &listener);
    drop(listener);
    let check = |address: Address, deadlines| {
        let client = Client::new(address, deadlines).unwrap();
        let outcome = client.upload(&token(), &base(SMALL), || panic!("there is no connection"));
        assert!(matches!(outcome, Outcome::NotSent { .. }), "{outcome:?}");
    };
    check(nobody, PATIENT);
    check("https://host.invalid".parse().unwrap(), Deadlines { connect: SHORT, ..PATIENT });

    // A server that accepts, and then says nothing of TLS, or what is none.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    check(address("https", &silent), Deadlines { connect: SHORT, ..PATIENT });
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let encrypted = address("https", &plain);
    thread::spawn(move || plain.accept().unwrap().0.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    check(encrypted, PATIENT);
}

fn half_an_answer(stream: &mut TcpStream) {
    whole_request(stream);
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1").unwrap();
    until_closed(stream);
}
