//! What leaves this machine, and when: nothing before the hook has returned, and a yes counts only after the last byte.

use super::server::{
    LARGE, PATIENT, SHORT, SMALL, address, assert_nobody_called, base, left_open, token, upload,
    whole_request,
};
use super::trust::{Authority, encrypted};
use crate::base::Form;
use crate::course::{Course, Stage};
use crate::wire::Wire;
use crate::{Client, Outcome};
use http::Request;
use http::header::HOST;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, mpsc};
use std::thread;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

#[test]
fn a_server_that_breaks_off_leaves_it_unknown() {
    let check = |content, server: fn(&mut TcpStream)| {
        let outcome = upload(PATIENT, content, server);
        assert!(outcome.starts_with("unknown"), "{outcome}");
    };
    check(SMALL, |_| ());
    check(SMALL, |stream| drop(whole_request(stream)));
    // Closing with bytes unread is a reset.
    check(SMALL, |stream| stream.read_exact(&mut [0]).unwrap());
    check(&LARGE, |stream| stream.read_exact(&mut [0; 10_000]).unwrap());
    check(SMALL, |stream| stream.shutdown(Shutdown::Write).unwrap());
}

#[test]
fn a_yes_before_the_base_ends_is_none_but_a_no_is_one() {
    let check = |status: &'static str, after: usize, expected| {
        let outcome = upload(PATIENT, &LARGE, move |stream| {
            stream.read_exact(&mut vec![0; after]).unwrap();
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 1\r\n\r\n1").unwrap();
            left_open(stream)
        });
        assert_eq!(outcome, expected, "{after}");
    };
    for after in [1, 1000, 100_000, 1_000_000] {
        check("200 OK", after, "unknown, not whole: the server answered 1");
    }
    check("401 Oh", 1000, "refused 401: the server answered 401 Unauthorized");
    check("413 Oh", 1000, "refused 413: the server answered 413 Payload Too Large");
    check("500 Oh", 1000, "unknown, not whole: the server answered 500 Internal Server Error");
}

#[test]
fn a_yes_to_what_the_socket_took_whole_is_one() {
    let outcome = upload(PATIENT, SMALL, |stream| {
        // The rest is here already: it came in the same packet.
        stream.read_exact(&mut [0]).unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").unwrap();
        whole_request_after(stream);
    });
    assert_eq!(outcome, "accepted");
}

fn whole_request_after(stream: &mut TcpStream) {
    let mut rest = Vec::new();
    drop(stream.read_to_end(&mut rest));
    assert!(rest.ends_with(b"&username=loads"));
}

#[test]
fn a_yes_to_nothing_at_all_is_none() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(address("http", &listener), PATIENT).unwrap();
    let (answered, hook) = mpsc::channel();
    let outcome = thread::scope(|threads| {
        threads.spawn(|| {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").unwrap();
            thread::sleep(SHORT);
            answered.send(()).unwrap();
            drop(stream.read_to_end(&mut Vec::new()));
        });
        client.upload(&token(), &base(SMALL), move || Ok(hook.recv()?))
    });
    assert!(matches!(outcome, Outcome::Unknown { sent_whole: false, .. }), "{outcome:?}");
}

/// HTTP has asked for all of the body at once; what the pipe does not take waits in its buffer.
#[test]
fn what_waits_in_a_buffer_is_not_sent() {
    const PIPE: usize = 4096;
    const HEAD: usize = "POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 8192\r\n\r\n".len();
    let after = |read: usize| -> (bool, Stage) {
        let work = async {
            let (here, mut there) = tokio::io::duplex(PIPE);
            let course = Arc::new(Course::new());
            course.starts_sending();
            let form = Form::of("x".repeat(2 * PIPE));
            let wire = Wire::new(TokioIo::new(here), Arc::clone(&course), form.left());
            let (mut sender, connection) = http1::handshake(wire).await.unwrap();
            tokio::spawn(connection);
            let request = Request::post("/").header(HOST, "here").body(form).unwrap();
            let server = async {
                there.read_exact(&mut vec![0; read]).await.unwrap();
                there.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").await.unwrap();
                // Now the rest goes through too, after the yes.
                drop(there.read_to_end(&mut Vec::new()).await);
            };
            let client = async {
                let response = sender.send_request(request).await.unwrap();
                assert_eq!(response.status(), 200);
                drop(tokio::time::timeout(SHORT, course.reached(Stage::Sent)).await);
                drop(sender);
                (course.was_whole(), course.stage())
            };
            tokio::select! { known = client => known, () = server => panic!("the client is there") }
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(work)
    };
    assert_eq!(after(1), (false, Stage::Sent));
    assert_eq!(after(PIPE), (false, Stage::Sent));
    assert_eq!(after(HEAD + 2 * PIPE), (true, Stage::Sent));
}

#[test]
fn no_byte_leaves_before_the_hook_has_returned() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(address("http", &listener), PATIENT).unwrap();
    no_byte_leaves_early(&client, &listener, |stream| stream);
}

#[test]
fn no_byte_leaves_before_the_hook_has_returned_when_encrypted() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let authority = Authority::new("this");
    let server = authority.server("127.0.0.1");
    let client = Client::trusting(address("https", &listener), PATIENT, &[authority.file(&[])]).unwrap();
    no_byte_leaves_early(&client, &listener, |stream| {
        let mut stream = encrypted(stream, &server);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock).unwrap();
        }
        stream
    });
}

/// The hook waits here until the server has listened for a while and heard nothing.
fn no_byte_leaves_early<S: Read + Write>(
    client: &Client,
    listener: &TcpListener,
    connect: impl FnOnce(TcpStream) -> S + Send,
) {
    let (heard_nothing, hook) = mpsc::channel();
    thread::scope(|threads| {
        threads.spawn(move || {
            let (socket, _) = listener.accept().unwrap();
            let clock = socket.try_clone().unwrap();
            let mut stream = connect(socket);
            clock.set_read_timeout(Some(SHORT)).unwrap();
            let early = stream.read(&mut [0]).map_err(|error| error.kind());
            assert!(matches!(early, Err(ErrorKind::WouldBlock | ErrorKind::TimedOut)), "{early:?}");
            heard_nothing.send(()).unwrap();
            clock.set_read_timeout(None).unwrap();
            assert!(whole_request(&mut stream).starts_with("POST /Integra/"));
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1").unwrap();
        });
        let outcome = client.upload(&token(), &base(SMALL), move || Ok(hook.recv()?));
        assert!(matches!(outcome, Outcome::Accepted), "{outcome:?}");
    });
}

#[test]
fn what_the_hook_says_no_to_is_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(address("http", &listener), PATIENT).unwrap();
    let outcome = client.upload(&token(), &base(SMALL), || Err("the disk is full".into()));
    assert!(
        matches!(&outcome, Outcome::Stopped { by } if by.to_string() == "the disk is full"),
        "{outcome:?}"
    );
    let mut received = Vec::new();
    listener.accept().unwrap().0.read_to_end(&mut received).unwrap();
    assert!(received.is_empty());
    assert_nobody_called(&listener);
}
