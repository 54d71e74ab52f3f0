//! The calls over real connections: what a server does, and what is known after it.

use super::*;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc;
use std::thread;

const PATIENT: Deadlines = Deadlines {
    connect: Duration::from_secs(20),
    send: Duration::from_secs(20),
    answer: Duration::from_secs(20),
};
const SHORT: Duration = Duration::from_millis(150);

const SMALL: &[u8] = b"Test->;098344484;name=Ana;;9999;\n";

/// More than the kernel's buffers of a connection hold.
static LARGE: [u8; 12 << 20] = [b'x'; 12 << 20];

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
    check(&ok("0"), "refused 200: the server answered 0");
    check(&ok(""), "unknown: the server answered nothing");
    check(
        &ok("<html>Sign in</html>"),
        "unknown: the server answered neither 1 nor 0, but 20 bytes of something else",
    );
    check(&ok(&"1".repeat(65 * 1024)), "unknown: the server answered more than 64 KB");
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
    check("1");
    check("\u{16}\u{3}\u{1} what is this");
}

#[test]
fn a_server_that_breaks_off_leaves_it_unknown() {
    let check = |content, server: fn(&mut TcpStream)| {
        let outcome = upload(PATIENT, content, server);
        assert!(outcome.starts_with("unknown: "), "{outcome}");
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
    let check = |status: &'static str, expected| {
        let outcome = upload(PATIENT, &LARGE, move |stream| {
            let read = stream.read(&mut [0; 1000]).unwrap();
            assert!(read > 0);
            write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 1\r\n\r\n1").unwrap();
            left_open(stream)
        });
        assert_eq!(outcome, expected);
    };
    check("200 OK", "unknown: the server answered before the base had been sent whole");
    check("401 Oh", "refused 401: the server answered 401 Unauthorized");
    check("413 Oh", "refused 413: the server answered 413 Payload Too Large");
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

#[test]
fn every_step_has_its_deadline() {
    let check = |deadlines, content, server: fn(&mut TcpStream), expected| {
        assert_eq!(upload(deadlines, content, server), expected);
    };
    let answer = Deadlines { answer: SHORT, ..PATIENT };
    let late = "unknown: the server did not answer within 150ms";
    check(answer, SMALL, until_closed, late);
    check(answer, SMALL, half_an_answer, late);
    let send = Deadlines { send: SHORT, ..PATIENT };
    assert_eq!(
        upload(send, &LARGE, left_open),
        "unknown: the server did not take the whole base within 150ms"
    );
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

#[test]
fn an_unknown_certificate_gets_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(address("https", &listener), PATIENT).unwrap();
    let (server, _) = certified();
    thread::scope(|threads| {
        threads.spawn(|| {
            let mut stream = encrypted(listener.accept().unwrap().0, &server);
            assert!(stream.read(&mut [0]).map_or(true, |read| read == 0), "no byte gets through");
        });
        let outcome = client.upload(&token(), &base(SMALL), || panic!("the certificate is not trusted"));
        assert!(matches!(&outcome, Outcome::NotSent { why } if why.contains("certificate")), "{outcome:?}");
    });
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
    let (server, encryption) = certified();
    let client = Client { address: address("https", &listener), deadlines: PATIENT, encryption };
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
    let test = "client::tests::the_request_is_the_vendors";
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
        assert!(error.hint().is_some());
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

/// What is known after a server read the whole request, replied, and closed.
fn after_reading(reply: &str) -> String {
    upload(PATIENT, SMALL, |stream| {
        whole_request(stream);
        // A client that has enough may close before it has read all.
        drop(stream.write_all(reply.as_bytes()));
    })
}

/// What is known after one upload to a server that does `server` with its one connection, and then closes it, unless it
/// gives it back. Whatever it does, there is no second connection.
fn upload<R: Send>(
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
        Outcome::Unknown { why } => format!("unknown: {why}"),
    }
}

/// A server that gives each connection one of the replies, and tells what was asked.
fn serving(replies: Vec<String>) -> (Address, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = address("http", &listener);
    let (asked, requests) = mpsc::channel();
    thread::spawn(move || {
        for reply in replies {
            let (mut stream, _) = listener.accept().unwrap();
            let request = whole_request(&mut stream);
            stream.write_all(reply.as_bytes()).unwrap();
            drop(asked.send(request));
        }
    });
    (address, requests)
}

/// Reads one request, as far as its length says.
fn whole_request(stream: &mut impl Read) -> String {
    let (mut request, mut piece) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        let read = stream.read(&mut piece).unwrap();
        assert!(read > 0, "the request ended early");
        request.extend_from_slice(&piece[..read]);
        let text = std::str::from_utf8(&request).unwrap();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.split("\r\n").find_map(|line| line.strip_prefix("content-length: ")).unwrap();
        if body.len() == length.parse::<usize>().unwrap() {
            return text.to_owned();
        }
    }
}

fn half_an_answer(stream: &mut TcpStream) {
    whole_request(stream);
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1").unwrap();
    until_closed(stream);
}

/// Reads on until the client has closed.
fn until_closed(stream: &mut TcpStream) {
    while stream.read(&mut [0; 8 * 1024]).is_ok_and(|read| read > 0) {}
}

/// Leaves the connection open, unread, until the client is done.
fn left_open(stream: &mut TcpStream) -> TcpStream {
    stream.try_clone().unwrap()
}

fn assert_nobody_called(listener: &TcpListener) {
    listener.set_nonblocking(true).unwrap();
    let call = listener.accept().map_err(|error| error.kind());
    assert!(matches!(call, Err(ErrorKind::WouldBlock)), "{call:?}");
}

fn address(scheme: &str, listener: &TcpListener) -> Address {
    format!("{scheme}://{}", listener.local_addr().unwrap()).parse().unwrap()
}

fn token() -> Token {
    Token::new("dTp1dWlk").unwrap()
}

fn base(content: &[u8]) -> Base<'_> {
    Base { filename: "t.csv", campaign: "Test->", lines: 1, username: "loads", time_zone: None, content }
}

/// A server with a certificate of its own making, and a client's view that trusts just that.
fn certified() -> (Arc<ServerConfig>, ClientConfig) {
    let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let certificate = own.cert.der().clone();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let server = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    (Arc::new(server), client)
}

fn encrypted(socket: TcpStream, server: &Arc<ServerConfig>) -> StreamOwned<ServerConnection, TcpStream> {
    StreamOwned::new(ServerConnection::new(Arc::clone(server)).unwrap(), socket)
}
