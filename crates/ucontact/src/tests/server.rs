//! Servers that do one thing each, and what an upload to them comes to.

use crate::{Address, Base, Client, Deadlines, Outcome, Token};
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub(super) const PATIENT: Deadlines = Deadlines {
    connect: Duration::from_secs(20),
    send: Duration::from_secs(20),
    answer: Duration::from_secs(20),
};
pub(super) const SHORT: Duration = Duration::from_millis(150);

pub(super) const SMALL: &[u8] = b"Test->;098344484;name=Ana;;9999;\n";

/// More than the kernel's buffers of a connection hold.
pub(super) static LARGE: [u8; 12 << 20] = [b'x'; 12 << 20];

/// What is known after a server read the whole request, replied, and closed.
pub(super) fn after_reading(reply: &str) -> String {
    upload(PATIENT, SMALL, |stream| {
        whole_request(stream);
        // A client that has enough may close before it has read all.
        drop(stream.write_all(reply.as_bytes()));
    })
}

/// What is known after one upload to a server that does `server` with its one connection, and then closes it, unless it
/// gives it back. Whatever it does, there is no second connection.
pub(super) fn upload<R: Send>(
    deadlines: Deadlines,
    content: &[u8],
    server: impl FnOnce(&mut TcpStream) -> R + Send,
) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(address("http", &listener), deadlines).unwrap();
    let outcome = thread::scope(|threads| {
        let server = threads.spawn(|| server(&mut listener.accept().unwrap().0));
        let outcome = client.upload(&token(), &base(content), || Ok(()));
        drop(server.join().unwrap());
        outcome
    });
    assert_nobody_called(&listener);
    match outcome {
        Outcome::NotSent { why } => format!("not sent: {why}"),
        Outcome::Stopped { by } => format!("stopped: {by}"),
        Outcome::Accepted => "accepted".to_owned(),
        Outcome::Refused { status, why, retry_after: None } => format!("refused {status}: {why}"),
        Outcome::Refused { status, why, retry_after: Some(after) } => {
            format!("refused {status}: {why}, retry after {after:?}")
        }
        Outcome::Unknown { why, sent_whole } => {
            let (what, when) = why.english().rsplit_once(", ").unwrap();
            let whole = "after the whole list had been handed over";
            assert_eq!(when, if sent_whole { whole } else { "while the list was being sent" });
            format!("unknown{}: {what}", if sent_whole { "" } else { ", not whole" })
        }
    }
}

/// A server that gives each connection one of the replies, and tells what was asked.
pub(super) fn serving(replies: Vec<impl AsRef<[u8]> + Send + 'static>) -> (Address, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = address("http", &listener);
    let (asked, requests) = mpsc::channel();
    thread::spawn(move || {
        for reply in replies {
            let (mut stream, _) = listener.accept().unwrap();
            let request = whole_request(&mut stream);
            // A client that has enough may close before it has read all.
            drop(stream.write_all(reply.as_ref()));
            drop(asked.send(request));
        }
    });
    (address, requests)
}

/// Reads one request, as far as its length says.
pub(super) fn whole_request(stream: &mut impl Read) -> String {
    let (mut request, mut piece) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        let read = stream.read(&mut piece).unwrap();
        assert!(read > 0, "the request ended early");
        request.extend_from_slice(&piece[..read]);
        let text = std::str::from_utf8(&request).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.split("\r\n").find_map(|line| line.strip_prefix("content-length: "));
        if body.len() == length.map_or(0, |length| length.parse::<usize>().unwrap()) {
            return text.to_owned();
        }
    }
}

/// Reads on until the client has closed.
pub(super) fn until_closed(stream: &mut TcpStream) {
    while stream.read(&mut [0; 8 * 1024]).is_ok_and(|read| read > 0) {}
}

/// Leaves the connection open, unread, until the client is done.
pub(super) fn left_open(stream: &mut TcpStream) -> TcpStream {
    stream.try_clone().unwrap()
}

pub(super) fn assert_nobody_called(listener: &TcpListener) {
    listener.set_nonblocking(true).unwrap();
    let call = listener.accept().map_err(|error| error.kind());
    assert!(matches!(call, Err(ErrorKind::WouldBlock)), "{call:?}");
}

pub(super) fn address(scheme: &str, listener: &TcpListener) -> Address {
    format!("{scheme}://{}", listener.local_addr().unwrap()).parse().unwrap()
}

pub(super) fn token() -> Token {
    Token::new("dTp1dWlk").unwrap()
}

pub(super) fn base(content: &[u8]) -> Base<'_> {
    Base { filename: "t.csv", campaign: "Test->", lines: 1, username: "loads", time_zone: None, content }
}
