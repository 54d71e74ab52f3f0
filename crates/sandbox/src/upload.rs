//! An upload, and what befalls it.

use crate::Behaviour;
use crate::front::Front;
use crate::http::{Connection, Head, Reply, Unread};
use crate::reader;
use crate::store::Seen;
use axum::http::StatusCode;
use axum::http::header::{LOCATION, RETRY_AFTER};
use tokio::time::sleep;
use ucontact::field;

/// Where a redirect leads to: another host by name, and this sandbox in truth.
pub(crate) const ELSEWHERE: &str = "elsewhere";

const SIGN_IN_PAGE: &str = "<!doctype html>\n<html><head><title>uContact</title></head><body>\n\
    <form method=\"post\" action=\"/\"><input name=\"user\"><input name=\"password\" type=\"password\">\n\
    <button>1</button></form>\n</body></html>\n";

/// Takes an upload, as it is its turn to be taken. Answers the connection, where another request may follow.
pub(crate) async fn upload(
    front: &Front,
    mut connection: Connection,
    head: Head,
    is_stranger: bool,
) -> Option<Connection> {
    let (upload, due) = front.shared.control().upload();
    // Who is let in by a stranger's certificate did not look at it.
    let behaviour = if is_stranger { Behaviour::TlsFailure } else { due };
    let noted = front.shared.lock().attempt(upload, behaviour);

    let mut body = Vec::new();
    let read = match behaviour {
        Behaviour::CloseAtAccept | Behaviour::ResetAtAccept => Err(Unread::Gone),
        Behaviour::TlsFailure if !is_stranger => Err(Unread::Gone),
        Behaviour::ResetInBody => match connection.half_a_body(&head, &mut body).await {
            Ok(()) => Err(Unread::Gone),
            unread => unread,
        },
        Behaviour::OneEarly => {
            let early = Reply::text(StatusCode::OK, "1").bytes(&head.method, true);
            match connection.wire.write(&early).await {
                Ok(()) => connection.body(&head, crate::BODY_LIMIT, &mut body).await,
                Err(gone) => Err(gone.into()),
            }
        }
        _ => connection.body(&head, crate::BODY_LIMIT, &mut body).await,
    };
    let mut seen = Seen { whole: read.is_ok(), ..said(&body, read.is_ok()) };
    let reply =
        if seen.whole && behaviour.keeps() { Some(front.ask(head.request(body)).await) } else { None };
    seen.processed = reply.as_ref().is_some_and(Reply::is_yes);

    let noted = noted.and_then(|id| front.shared.lock().attempted(id, &seen));
    match noted {
        Ok(attempt) => front.tell(&attempt),
        // What cannot be noted must not look as if it had been.
        Err(error) => {
            let reply = Reply::text(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string());
            return connection.answer(reply, &head).await;
        }
    }
    front.trouble().await;
    match read {
        Err(unread @ (Unread::TooLong | Unread::Nonsense)) => connection.refuse(&unread).await,
        _ => answer(front, connection, &head, (upload, behaviour), reply).await,
    }
}

/// Takes what a client sends after a redirect, which it must not: the people's data went to a host that nobody chose.
pub(crate) async fn elsewhere(front: &Front, mut connection: Connection, head: Head) -> Option<Connection> {
    let mut body = Vec::new();
    let whole = connection.body(&head, crate::BODY_LIMIT, &mut body).await.is_ok();
    let seen = Seen { whole, elsewhere: true, ..said(&body, whole) };
    let noted = {
        let upload = front.shared.control().count();
        let store = front.shared.lock();
        store.attempt(upload, Behaviour::Redirect).and_then(|id| store.attempted(id, &seen))
    };
    if let Ok(attempt) = noted {
        front.tell(&attempt);
    }
    connection.answer(front.dated(Reply::text(StatusCode::OK, "1")), &head).await
}

/// Answers an upload, or not, as its behaviour is. `reply` is what the routes say to it, where they were asked.
async fn answer(
    front: &Front,
    mut connection: Connection,
    head: &Head,
    (upload, behaviour): (u64, Behaviour),
    reply: Option<Reply>,
) -> Option<Connection> {
    let is_second = upload.is_multiple_of(2);
    let one_of = |first, second| Reply::text(if is_second { second } else { first }, "");
    let reply = match behaviour {
        Behaviour::One | Behaviour::Refused => reply?,
        Behaviour::OneCrlf => {
            reply.map(|reply| if reply.is_yes() { Reply::text(reply.status, "1\r\n") } else { reply })?
        }
        Behaviour::SlowOne => {
            sleep(front.delay).await;
            reply?
        }
        Behaviour::TlsFailure if front.tls.is_some() => Reply::text(StatusCode::OK, "1"),
        Behaviour::CloseAtAccept | Behaviour::TlsFailure | Behaviour::CloseProcessed => {
            return close(connection, b"").await;
        }
        Behaviour::ResetAtAccept | Behaviour::ResetInBody | Behaviour::ResetProcessed => {
            connection.wire.reset();
            return None;
        }
        Behaviour::HalfStatusLine => return close(connection, b"HTTP/1.1 2").await,
        Behaviour::CutShort => {
            return close(connection, b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n1").await;
        }
        Behaviour::OneEarly => {
            connection.wire.part().await;
            return None;
        }
        Behaviour::HangProcessed | Behaviour::HangNotProcessed => {
            connection.until_gone().await;
            return None;
        }
        Behaviour::Zero => Reply::text(StatusCode::OK, "0"),
        Behaviour::Empty => Reply::text(StatusCode::OK, ""),
        Behaviour::Html => Reply::html(SIGN_IN_PAGE),
        Behaviour::Error500Processed | Behaviour::Error500NotProcessed => {
            Reply::text(StatusCode::INTERNAL_SERVER_ERROR, "")
        }
        Behaviour::GatewayProcessed => one_of(StatusCode::BAD_GATEWAY, StatusCode::GATEWAY_TIMEOUT),
        Behaviour::Unavailable => Reply::text(StatusCode::SERVICE_UNAVAILABLE, "").with(RETRY_AFTER, "1"),
        Behaviour::TooManyRequests => Reply::text(StatusCode::TOO_MANY_REQUESTS, "").with(RETRY_AFTER, "1"),
        Behaviour::Redirect => {
            let scheme = if front.tls.is_some() { "https" } else { "http" };
            let location = format!("{scheme}://localhost:{}/{ELSEWHERE}", front.address.port());
            Reply::text(StatusCode::TEMPORARY_REDIRECT, "").with(LOCATION, &location)
        }
        Behaviour::NotAllowed => one_of(StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN),
        Behaviour::TooLarge => Reply::text(StatusCode::PAYLOAD_TOO_LARGE, ""),
    };
    connection.answer(front.dated(reply), head).await
}

/// Says what is said, if anything, and closes.
async fn close(mut connection: Connection, words: &[u8]) -> Option<Connection> {
    // Who is gone does not hear it.
    drop(connection.wire.write(words).await);
    connection.wire.close().await;
    None
}

/// The names in an upload's form, as far as it came.
fn said(body: &[u8], whole: bool) -> Seen {
    // A name that is cut is another name.
    let end = if whole { body.len() } else { body.iter().rposition(|byte| *byte == b'&').unwrap_or(0) };
    let mut form = reader::form(&body[..end]);
    Seen { filename: form.remove(field::FILENAME), campaign: form.remove(field::CAMPAIGN), ..Seen::default() }
}
