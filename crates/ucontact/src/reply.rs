//! A server's reply, read up to a limit.

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// As much of a reply as is read. A sign-in's answer and a `1` need a thousandth of it.
pub(crate) const LIMIT: usize = 64 * 1024;

/// What a server replied.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    /// The body of a reply with status 200, to its very end; nothing where it passes [`LIMIT`]. Of other replies, empty.
    pub(crate) body: Option<Vec<u8>>,
}

/// Reads the body of a reply whose head is there.
pub(crate) async fn read(mut response: reqwest::Response) -> Result<Reply, reqwest::Error> {
    let status = response.status().as_u16();
    let mut reply = Reply { status, retry_after: retry_after(response.headers()), body: Some(Vec::new()) };
    if status != 200 {
        return Ok(reply);
    }
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await? {
        if body.len() + piece.len() > LIMIT {
            reply.body = None;
            return Ok(reply);
        }
        body.extend_from_slice(&piece);
    }
    reply.body = Some(body);
    Ok(reply)
}

/// How long the server asks to be left alone: a number of seconds, or a moment, which its own clock makes a length of time.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok().map(str::trim);
    let asked = text(RETRY_AFTER)?;
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = httpdate::parse_http_date(asked).ok()?;
    let now = httpdate::parse_http_date(text(DATE)?).ok()?;
    moment.duration_since(now).ok()
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
