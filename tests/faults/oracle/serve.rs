//! What the server does with each connection.

use super::wire::{self, Head, Wire};
use super::{Behaviour, CLOSED, Door, Pause, Shared, Upload};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// Lets clients in, until the server ends; keeps the door closed for a while where that is wanted.
pub(super) fn door(shared: &Arc<Shared>, listener: TcpListener) {
    let mut open = Some(listener);
    while let Some(listener) = open.take() {
        let connection = listener.accept();
        let (ends, closing) = {
            let state = shared.state();
            (state.ends, state.door == Door::Closing)
        };
        if ends {
            return;
        }
        if closing {
            drop(connection);
            let in_vain = knocking(&listener);
            drop(listener);
            let mut state = shared.state();
            state.seen.nameless += in_vain;
            state.door = Door::Closed;
            drop(state);
            shared.changed.notify_all();
            shared.until(CLOSED, |state| state.ends);
            open = Some(reopened(shared));
            shared.state().door = Door::Open;
            continue;
        }
        if let Ok((connection, _)) = connection {
            let nth = {
                let mut state = shared.state();
                state.open += 1;
                state.accepted += 1;
                state.accepted
            };
            let shared = Arc::clone(shared);
            std::thread::spawn(move || {
                serve(&shared, connection, nth);
                shared.state().open -= 1;
                shared.changed.notify_all();
            });
        }
        open = Some(listener);
    }
}

/// How many stand before a door that is being closed: their connections stood, whatever comes of them now.
fn knocking(listener: &TcpListener) -> u32 {
    listener.set_nonblocking(true).unwrap();
    let mut all = 0;
    while listener.accept().is_ok() {
        all += 1;
    }
    all
}

fn reopened(shared: &Shared) -> TcpListener {
    for _ in 0..100 {
        if let Ok(listener) = TcpListener::bind(shared.address) {
            return listener;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{} cannot be listened on again", shared.address);
}

/// Whatever comes here was never meant for it: it is loaded all the same, as a login page's host might.
pub(super) fn elsewhere(shared: &Arc<Shared>, listener: &TcpListener) {
    while let Ok((connection, _)) = listener.accept() {
        if shared.state().ends {
            return;
        }
        let mut wire = Wire::new(connection, shared.encryption.as_ref().map(|all| &all.good));
        if let Some(head) = wire.head() {
            let leaked = Upload { leaked: true, ..Upload::default() };
            let at = begins(shared, leaked);
            let body = wire.body(head.length);
            ends(shared, at, &body, head.length, Behaviour::Yes);
            drop(wire.say(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1"));
        }
    }
}

fn serve(shared: &Shared, tcp: TcpStream, nth: usize) {
    let at_the_door = {
        let mut state = shared.state();
        let comes = state.queue.front().copied();
        let is_upload = nth > state.preamble;
        let now = comes.filter(|comes| is_upload && comes.is_at_the_door() && *comes != Behaviour::Refused);
        if now.is_some() {
            state.queue.pop_front();
            state.seen.nameless += 1;
        }
        now
    };
    let encryption = shared.encryption.as_ref();
    match at_the_door {
        Some(Behaviour::ResetAtAccept) => return wire::reset(tcp),
        Some(Behaviour::TlsFailure) if encryption.is_some() => {
            // The client hangs up when it has seen the certificate.
            Wire::new(tcp, encryption.map(|all| &all.wrong)).until_gone();
            return;
        }
        Some(_) => return,
        None => {}
    }
    let mut wire = Wire::new(tcp, encryption.map(|all| &all.good));
    let mut requests = 0;
    while let Some(head) = wire.head() {
        requests += 1;
        shared.state().seen.pooled += u32::from(requests > 1);
        let goes_on = if head.path.contains("/uploadbase") {
            let Some(kept) = upload(shared, wire, &head) else { return };
            wire = kept;
            true
        } else {
            drop(wire.body(head.length));
            call(shared, &mut wire, &head)
        };
        if !goes_on {
            break;
        }
    }
    shared.state().seen.nameless += u32::from(requests == 0);
}

/// A call that is no upload. A reply to the last of them before an upload that nobody shall hear closes the door first.
fn call(shared: &Shared, wire: &mut Wire, head: &Head) -> bool {
    let of =
        head.path.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
    let reply = match of.as_str() {
        "getUserToken" | "UserLogin" => "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\ndTpvcmFj",
        "EndSession" | "RemoveContact" => "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1",
        _ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    };
    let mut state = shared.state();
    state.seen.calls.push(of);
    if state.pause == Pause::Wanted {
        state.pause = Pause::Waiting;
        drop(state);
        shared.changed.notify_all();
        shared.until(Duration::from_secs(20), |state| state.pause != Pause::Waiting);
        state = shared.state();
    }
    if state.accepted == state.preamble && state.queue.front() == Some(&Behaviour::Refused) {
        shared.close_door(state);
    } else {
        drop(state);
    }
    wire.say(reply.as_bytes()).is_ok()
}

/// An upload; answers the connection where it may carry another request.
fn upload(shared: &Shared, mut wire: Wire, head: &Head) -> Option<Wire> {
    let behaviour = {
        let mut state = shared.state();
        // Who is past the door cannot be met there any more.
        while state.queue.front().is_some_and(|first| first.is_at_the_door()) {
            state.queue.pop_front();
        }
        state.queue.pop_front().unwrap_or(Behaviour::Yes)
    };
    let at = begins(shared, Upload { behaviour: Some(behaviour), ..Upload::default() });
    let scheme = if shared.encryption.is_some() { "https" } else { "http" };
    let answer = behaviour.answer(at, &format!("{scheme}://{}{}", shared.elsewhere, head.path));
    let mut answer = answer.unwrap_or_default();
    let length = if behaviour == Behaviour::ResetInBody { head.length / 2 } else { head.length };
    if behaviour == Behaviour::EarlyYes {
        drop(wire.say(answer.as_bytes()));
        answer.clear();
    }
    let body = wire.body(length);
    ends(shared, at, &body, head.length, behaviour);
    match behaviour {
        Behaviour::ResetInBody | Behaviour::ResetProcessed => {
            wire.reset();
            return None;
        }
        Behaviour::HangProcessed | Behaviour::HangLost => {
            wire.until_gone();
            return None;
        }
        Behaviour::SlowYes => std::thread::sleep(shared.slow),
        _ => {}
    }
    // Where nobody shall hear the next upload, the door is closed before this one is answered.
    let state = shared.state();
    if state.queue.front() == Some(&Behaviour::Refused) {
        shared.close_door(state);
    } else {
        drop(state);
    }
    drop(wire.say(answer.as_bytes()));
    let is_cut =
        matches!(behaviour, Behaviour::CloseProcessed | Behaviour::HalfStatusLine | Behaviour::CutShort);
    if is_cut || body.len() < head.length {
        wire.close();
        return None;
    }
    Some(wire)
}

/// An upload begins; answers its place.
fn begins(shared: &Shared, upload: Upload) -> usize {
    let mut state = shared.state();
    state.seen.uploads.push(upload);
    shared.changed.notify_all();
    state.seen.uploads.len() - 1
}

/// As much of an upload as will come has come. What the server knows of it, it knows before it answers.
fn ends(shared: &Shared, at: usize, body: &[u8], length: usize, behaviour: Behaviour) {
    let mut upload = shared.state().seen.uploads[at].clone();
    upload.whole = body.len() == length;
    wire::read_form(&mut upload, body);
    upload.processed = upload.whole && behaviour.processes();
    upload.said_yes = upload.whole && behaviour.says_yes();
    shared.state().seen.uploads[at] = upload;
    shared.changed.notify_all();
}
