//! Just as much HTTP/1.1 as it takes to read one request after the other and to answer each, on a connection that can be cut
//! at any byte, which no server library allows.

use crate::wire::Wire;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, Version};
use std::io;

/// The longest head that is read.
const HEAD_LIMIT: usize = 64 << 10;

/// The longest line between the pieces of a body.
const LINE_LIMIT: usize = 8 << 10;

/// A request but for its body.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    headers: HeaderMap,
    length: Length,
    /// Whether the connection ends with it.
    pub(crate) is_last: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    Known(usize),
    Chunked,
}

/// Why a request cannot be read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// The client went away, or the connection broke.
    Gone,
    /// It is no HTTP/1.1.
    Nonsense,
    /// It is longer than is read.
    TooLong,
}

impl From<io::Error> for Unread {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// A connection, and what was read of it and not yet used.
pub(crate) struct Connection {
    pub(crate) wire: Wire,
    ahead: Vec<u8>,
}

impl Connection {
    pub(crate) fn new(wire: Wire) -> Self {
        Self { wire, ahead: Vec::new() }
    }

    /// Reads the next request's head; nothing where the client is done.
    pub(crate) async fn head(&mut self) -> Result<Option<Head>, Unread> {
        loop {
            // Empty lines before a request are overlooked (RFC 9112 §2.2).
            let blank = self.ahead.iter().take_while(|byte| b"\r\n".contains(byte)).count();
            self.ahead.drain(..blank);
            if let Some(end) = find(&self.ahead, b"\r\n\r\n") {
                let head = self.ahead.drain(..end + 4).collect::<Vec<u8>>();
                return head_of(&head[..end]).ok_or(Unread::Nonsense).map(Some);
            }
            if self.ahead.len() > HEAD_LIMIT {
                return Err(Unread::TooLong);
            }
            if !self.more().await? {
                return if self.ahead.is_empty() { Ok(None) } else { Err(Unread::Gone) };
            }
        }
    }

    /// Reads a request's body into `body`, which holds what came also where not all of it does.
    pub(crate) async fn body(&mut self, head: &Head, limit: usize, body: &mut Vec<u8>) -> Result<(), Unread> {
        if let Length::Known(length) = head.length
            && length > limit
        {
            return Err(Unread::TooLong);
        }
        self.welcome(head).await?;
        match head.length {
            Length::Known(length) => self.piece(length, body).await,
            Length::Chunked => self.pieces(limit, body).await,
        }
    }

    /// Reads about half of a request's body.
    pub(crate) async fn half_a_body(&mut self, head: &Head, body: &mut Vec<u8>) -> Result<(), Unread> {
        self.welcome(head).await?;
        match head.length {
            Length::Known(length) => self.piece(length / 2, body).await,
            Length::Chunked => {
                self.more().await?;
                Ok(())
            }
        }
    }

    /// Tells a client that waits with its body to send it.
    async fn welcome(&mut self, head: &Head) -> Result<(), Unread> {
        if head
            .headers
            .get(EXPECT)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
        {
            self.wire.write(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        Ok(())
    }

    async fn piece(&mut self, length: usize, body: &mut Vec<u8>) -> Result<(), Unread> {
        let mut left = length;
        loop {
            let here = left.min(self.ahead.len());
            body.extend(self.ahead.drain(..here));
            left -= here;
            if left == 0 {
                return Ok(());
            }
            if !self.more().await? {
                return Err(Unread::Gone);
            }
        }
    }

    async fn pieces(&mut self, limit: usize, body: &mut Vec<u8>) -> Result<(), Unread> {
        loop {
            let size = self.line().await?;
            let size = size.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).map_err(|_| Unread::Nonsense)?;
            if size > limit.saturating_sub(body.len()) {
                return Err(Unread::TooLong);
            }
            self.piece(size, body).await?;
            if size > 0 && !self.line().await?.is_empty() {
                return Err(Unread::Nonsense);
            }
            if size == 0 {
                // What may stand after the last piece says nothing that counts here.
                while !self.line().await?.is_empty() {}
                return Ok(());
            }
        }
    }

    async fn line(&mut self) -> Result<String, Unread> {
        loop {
            if let Some(end) = find(&self.ahead, b"\r\n") {
                let line: Vec<u8> = self.ahead.drain(..end + 2).collect();
                return String::from_utf8(line[..end].to_vec()).map_err(|_| Unread::Nonsense);
            }
            if self.ahead.len() > LINE_LIMIT {
                return Err(Unread::Nonsense);
            }
            if !self.more().await? {
                return Err(Unread::Gone);
            }
        }
    }

    /// Reads what has come; answers whether anything did, or the client is done.
    async fn more(&mut self) -> io::Result<bool> {
        Ok(self.wire.read(&mut self.ahead).await? > 0)
    }

    /// Answers a request; answers the connection, where another may follow.
    pub(crate) async fn answer(mut self, reply: Reply, head: &Head) -> Option<Self> {
        self.wire.write(&reply.bytes(&head.method, head.is_last)).await.ok()?;
        if !head.is_last {
            return Some(self);
        }
        self.wire.part().await;
        None
    }

    /// Answers what cannot be read, and is done.
    pub(crate) async fn refuse(mut self, unread: &Unread) -> Option<Self> {
        let status = match unread {
            Unread::Gone => return None,
            Unread::Nonsense => StatusCode::BAD_REQUEST,
            Unread::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        };
        self.wire.write(&Reply::text(status, "").bytes(&Method::POST, true)).await.ok()?;
        self.wire.part().await;
        None
    }

    /// Waits until the client goes away.
    pub(crate) async fn until_gone(&mut self) {
        self.ahead.clear();
        while matches!(self.more().await, Ok(true)) {
            self.ahead.clear();
        }
    }
}

impl Head {
    /// The request, as a server's routes take it.
    pub(crate) fn request(&self, body: Vec<u8>) -> Request<Body> {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request.headers_mut().remove(TRANSFER_ENCODING);
        request
    }
}

fn head_of(bytes: &[u8]) -> Option<Head> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.split("\r\n");
    let mut words = lines.next()?.split(' ');
    let method = words.next()?.parse().ok()?;
    let uri = words.next()?.parse().ok()?;
    let version = match (words.next()?, words.next()) {
        ("HTTP/1.1", None) => Version::HTTP_11,
        ("HTTP/1.0", None) => Version::HTTP_10,
        _ => return None,
    };
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let name: HeaderName = name.parse().ok()?;
        headers.append(name, HeaderValue::from_str(value.trim()).ok()?);
    }
    let says = |name: HeaderName, word: &str| {
        let mut values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        values.any(|value| value.split(',').any(|said| said.trim().eq_ignore_ascii_case(word)))
    };
    let length = match headers.get(CONTENT_LENGTH) {
        _ if says(TRANSFER_ENCODING, "chunked") => Length::Chunked,
        Some(length) => Length::Known(length.to_str().ok()?.parse().ok()?),
        None => Length::Known(0),
    };
    let is_last = says(CONNECTION, "close") || version == Version::HTTP_10;
    Some(Head { method, uri, headers, length, is_last })
}

/// What is answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    /// What a server's routes say.
    pub(crate) async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        // Bodies of ours are in memory already.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
        Self { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) fn text(status: StatusCode, text: &str) -> Self {
        let reply = Self { status, headers: HeaderMap::new(), body: text.as_bytes().to_vec() };
        reply.with(CONTENT_TYPE, "text/plain; charset=utf-8")
    }

    pub(crate) fn html(page: &str) -> Self {
        Self::text(StatusCode::OK, page).with(CONTENT_TYPE, "text/html; charset=utf-8")
    }

    /// The reply with a header; what is no header's value is left out.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Whether it says that an upload was received.
    pub(crate) fn is_yes(&self) -> bool {
        self.status == StatusCode::OK && self.body == b"1"
    }

    /// It as bytes; to a request that asks for no body, without one.
    pub(crate) fn bytes(&self, method: &Method, is_last: bool) -> Vec<u8> {
        let reason = self.status.canonical_reason().unwrap_or("Unknown");
        let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", self.status.as_u16()).into_bytes();
        for (name, value) in self.headers.iter().filter(|(name, _)| **name != CONTENT_LENGTH) {
            bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
        }
        let end = if is_last { "connection: close\r\n\r\n" } else { "\r\n" };
        if *method == Method::HEAD {
            bytes.extend(end.bytes());
        } else {
            bytes.extend(format!("content-length: {}\r\n{end}", self.body.len()).bytes());
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_or_refused() {
        let head = |text: &str| head_of(text.as_bytes());
        let read = head("POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 12").unwrap();
        assert_eq!((read.method, read.uri.path(), read.length), (Method::POST, "/a", Length::Known(12)));
        assert!(!read.is_last);
        let last =
            head("GET / HTTP/1.1\r\nConnection: keep-alive, Close\r\ntransfer-encoding: Chunked").unwrap();
        assert!(last.is_last && last.length == Length::Chunked);
        assert!(head("GET / HTTP/1.0").unwrap().is_last);
        for wrong in [
            "",
            "GET /",
            "GET / HTTP/2",
            "GET / HTTP/1.1 x",
            "GET / HTTP/1.1\r\nno colon",
            "GET / HTTP/1.1\r\ncontent-length: -1",
        ] {
            assert!(head(wrong).is_none(), "{wrong:?}");
        }
    }
}
