//! A server's reply, read up to a limit.

use http::header::{CONTENT_ENCODING, DATE, HeaderMap, HeaderName, RETRY_AFTER};
use http::{Response, StatusCode};
use hyper::body::{Body as _, Incoming};
use std::pin::Pin;
use std::time::{Duration, SystemTime};

/// As much of a reply as is read. A sign-in's answer and a `1` need a thousandth of it.
pub(crate) const LIMIT: usize = 64 * 1024;

/// As much of a reply as is read where lists are asked for.
pub(crate) const LIMIT_OF_LISTS: usize = 4 * 1024 * 1024;

/// What a server replied.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    /// What the server's clock said.
    pub(crate) server_time: Option<SystemTime>,
    /// The body of a reply whose body was asked for, to its very end. Of other replies, empty.
    pub(crate) body: Body,
}

/// Of which replies the bodies are read, and how much of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bodies {
    /// Of replies with status 200.
    Granted(usize),
    /// Of replies with status 400 too, where the vendor says in words what it did not like.
    GrantedAndRefused(usize),
}

impl Bodies {
    /// How much of a reply's body is read.
    fn limit(self, status: StatusCode) -> usize {
        match (self, status) {
            (Self::Granted(limit) | Self::GrantedAndRefused(limit), StatusCode::OK)
            | (Self::GrantedAndRefused(limit), StatusCode::BAD_REQUEST) => limit,
            _ => 0,
        }
    }
}

/// A reply's body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// All of it, as it was sent.
    Whole(Vec<u8>),
    /// It passes the limit, which is so many bytes.
    TooLong(usize),
    /// It is packed in a way that nobody asked for.
    Encoded,
    /// More came behind it than its head announced, so who knows what it is.
    WentOn,
}

impl Reply {
    /// More came than the reply has, and not for nothing.
    pub(crate) fn goes_on(&mut self) {
        if matches!(self.body, Body::Whole(_)) {
            self.body = Body::WentOn;
        }
    }
}

/// Whether a byte ends a line.
pub(crate) fn is_line_end(byte: &u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Reads the body of a reply whose head is there, up to the limit, and not at all where that is nothing.
pub(crate) async fn read(response: Response<Incoming>, bodies: Bodies) -> Result<Reply, hyper::Error> {
    let (head, mut incoming) = response.into_parts();
    let mut reply = Reply {
        status: head.status.as_u16(),
        retry_after: retry_after(&head.headers),
        server_time: date(&head.headers, DATE),
        body: Body::Whole(Vec::new()),
    };
    let limit = bodies.limit(head.status);
    if limit == 0 {
        return Ok(reply);
    }
    if is_encoded(&head.headers) {
        reply.body = Body::Encoded;
        return Ok(reply);
    }
    let mut body = Vec::new();
    while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut incoming).poll_frame(context)).await
    {
        let Ok(frame) = frame else {
            // A refusal stays one, with its words or without.
            return if head.status == StatusCode::OK { frame.map(|_| reply) } else { Ok(reply) };
        };
        // What is no data is a trailer.
        let piece = frame.into_data().unwrap_or_default();
        if body.len() + piece.len() > limit {
            reply.body = Body::TooLong(limit);
            return Ok(reply);
        }
        body.extend_from_slice(&piece);
    }
    reply.body = Body::Whole(body);
    Ok(reply)
}

fn is_encoded(headers: &HeaderMap) -> bool {
    headers
        .get_all(CONTENT_ENCODING)
        .iter()
        .any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity"))
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn date(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(text(headers, name)?).ok()
}

/// How long the server asks to be left alone: a number of seconds, or a moment, which its own clock makes a length of time.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    if let Ok(seconds) = text(headers, RETRY_AFTER)?.parse() {
        return Some(Duration::from_secs(seconds));
    }
    date(headers, RETRY_AFTER)?.duration_since(date(headers, DATE)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_moment_by_the_servers_clock() {
        let check = |asked: Option<&'static str>, date: Option<&'static str>, seconds: Option<u64>| {
            let mut headers = HeaderMap::new();
            asked.map(|asked| headers.insert(RETRY_AFTER, asked.parse().unwrap()));
            date.map(|date| headers.insert(DATE, date.parse().unwrap()));
            assert_eq!(retry_after(&headers), seconds.map(Duration::from_secs), "{asked:?}");
        };
        let (noon, later) = ("Mon, 01 Jan 2024 12:00:00 GMT", "Mon, 01 Jan 2024 12:02:00 GMT");
        check(None, None, None);
        check(Some("30"), None, Some(30));
        check(Some(later), Some(noon), Some(120));
        check(Some(noon), Some(later), None);
        check(Some(later), None, None);
        check(Some("soon"), Some(noon), None);
        check(Some("-1"), None, None);
    }
}
