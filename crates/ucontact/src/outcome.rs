//! What is known after an attempt to upload a base, or to change something else.

use crate::Cause;
use crate::reply::{Body, Reply, is_line_end};
use fault::Mutant;
use http::StatusCode;
use std::time::Duration;
use words::{Message, message};

/// What is known after one attempt to upload a base, or to change something else that must not be changed twice. Only [`NotSent`](Self::NotSent) and [`Stopped`](Self::Stopped) make
/// another attempt safe.
#[derive(Debug)]
pub enum Outcome {
    /// The connection never stood (name, TCP, TLS): nothing left this machine.
    NotSent {
        /// What went wrong, in one line.
        why: Message,
    },
    /// The caller's own hook said no once the connection stood: nothing left this machine.
    Stopped {
        /// What the hook said.
        by: Cause,
    },
    /// The server answered `1` to this very base, whole. It *received* the base; nobody says that it loaded it. To another
    /// request, whole, it answered what its page knows as a yes.
    Accepted,
    /// The server said no, and means it: nothing of this base is there, nothing of what was asked was done.
    Refused {
        /// The reply's status: one of 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 422, 429, 431; or 200 with a `0`.
        status: u16,
        /// What the server said, in one line.
        why: Message,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// Anything else: some bytes may have left, and nobody knows what the server did with them.
    Unknown {
        /// What went wrong, and when, in one line.
        why: Message,
        /// Whether the request had been handed over to its last byte when the server began to answer, or when the attempt ended
        /// without an answer. A base that was not cannot be there as a whole.
        sent_whole: bool,
    },
}

/// What is known after an attempt whose answer holds more than a yes or a no.
#[derive(Debug)]
pub struct Attempt<T> {
    /// What is known.
    pub outcome: Outcome,
    /// What the answer held, where it could be read.
    pub answer: Option<T>,
}

impl<T> Attempt<T> {
    fn without_answer(outcome: Outcome) -> Self {
        Self { outcome, answer: None }
    }

    /// The connection never stood.
    pub(crate) fn not_sent(why: Message) -> Self {
        Self::without_answer(Outcome::NotSent { why })
    }

    /// The hook said no.
    pub(crate) fn stopped(by: Cause) -> Self {
        Self::without_answer(Outcome::Stopped { by })
    }

    /// Nobody knows.
    pub(crate) fn unknown(what: Message, asked: Asked, sent_whole: bool) -> Self {
        Self::without_answer(Outcome::unknown(what, asked, sent_whole))
    }
}

/// What was sent, for words to name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A base.
    List,
    /// Anything else.
    Request,
}

/// What an answer says.
pub(crate) enum Says<T> {
    /// It was done.
    Yes(Option<T>),
    /// It was not done.
    No(Option<T>),
    /// Nothing that the vendor's page knows.
    Neither,
}

impl Outcome {
    /// Nobody knows: what went wrong, and whether the request had been handed over whole by then.
    pub(crate) fn unknown(what: Message, asked: Asked, sent_whole: bool) -> Self {
        let why = match (asked, sent_whole) {
            (Asked::List, true) => message!(
                "ucontact-after-handover",
                "{what}, after the whole list had been handed over",
                what = what
            ),
            (Asked::List, false) => {
                message!("ucontact-during-handover", "{what}, while the list was being sent", what = what)
            }
            (Asked::Request, true) => message!(
                "ucontact-after-request",
                "{what}, after the whole request had been handed over",
                what = what
            ),
            (Asked::Request, false) => {
                message!("ucontact-during-request", "{what}, while the request was being sent", what = what)
            }
        };
        Self::Unknown { why, sent_whole }
    }
}

/// The statuses by which a server refuses a request for good: it has not acted on it (RFC 9110 §15.5, RFC 6585).
/// 408, 409 and 425 are not among them, nor is any 5xx: a gateway says those of a server that may have acted.
const REFUSALS: [u16; 13] = [400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 422, 429, 431];

/// What a `1` and a `0` say, bare but for the ends of lines behind them.
pub(crate) fn one_or_zero<T>(_: u16, body: &[u8]) -> Says<T> {
    match body {
        b"1" => Says::Yes(None),
        b"0" => Says::No(None),
        _ => Says::Neither,
    }
}

/// What a reply means, whose body `says` reads. `sent_whole` says whether the request had been handed over to the last byte
/// when the reply began: a server that says yes before that says it of something else.
pub(crate) fn judge<T>(
    reply: &Reply,
    (asked, sent_whole): (Asked, bool),
    says: impl FnOnce(u16, &[u8]) -> Says<T>,
) -> Attempt<T> {
    let status = reply.status;
    if fault::is(Mutant::AnySuccessIsAccepted) && (200..300).contains(&status)
        || fault::is(Mutant::AcceptedBeforeBody) && status == 200
    {
        return Attempt::without_answer(Outcome::Accepted);
    }
    let refused = |what: &str, answer| {
        let why = answered(what);
        Attempt { outcome: Outcome::Refused { status, why, retry_after: reply.retry_after }, answer }
    };
    let unknown = |why| Attempt::unknown(why, asked, sent_whole);
    let body = match &reply.body {
        Body::Whole(body) => Ok(before_line_ends(body)),
        Body::WentOn => Err(message!(
            "ucontact-answered-went-on",
            "the server answered and went on after its answer's end"
        )),
        Body::TooLong(limit) => Err(answered_more_than(*limit)),
        Body::Encoded => Err(message!("ucontact-answered-encoded", "the server answered something encoded")),
    };
    if REFUSALS.contains(&status) {
        let answer = match body.map(|body| says(status, body)) {
            Ok(Says::No(answer)) => answer,
            _ => None,
        };
        return refused(&status_line(status), answer);
    }
    let body = match (status, body) {
        (200, Ok(body)) => body,
        (200, Err(why)) => return unknown(why),
        // What a call without an answer may be answered with (RFC 9110 §15.3.5).
        (204, _) if sent_whole => {
            return match says(status, b"") {
                Says::Yes(answer) => Attempt { outcome: Outcome::Accepted, answer },
                _ => unknown(answered(&status_line(status))),
            };
        }
        _ => return unknown(answered(&status_line(status))),
    };
    match (says(status, body), sent_whole) {
        (Says::Yes(answer), true) => Attempt { outcome: Outcome::Accepted, answer },
        (Says::No(answer), true) if body == b"0" => refused("0", answer),
        (Says::No(answer), true) => {
            let why = message!("ucontact-answered-error", "the server answered an error");
            Attempt { outcome: Outcome::Refused { status, why, retry_after: reply.retry_after }, answer }
        }
        (Says::Yes(_) | Says::No(_), false) => unknown(too_early(body)),
        (Says::Neither, _) => unknown(none_known(asked, body)),
    }
}

fn too_early(body: &[u8]) -> Message {
    match body {
        b"1" => answered("1"),
        b"0" => answered("0"),
        _ => message!("ucontact-answered-early", "the server answered"),
    }
}

fn none_known(asked: Asked, body: &[u8]) -> Message {
    match (body, asked) {
        (b"", _) => message!("ucontact-answered-nothing", "the server answered nothing"),
        (other, Asked::List) => message!(
            "ucontact-answered-else",
            "the server answered neither 1 nor 0, but {bytes} bytes of something else",
            bytes = other.len()
        ),
        (other, Asked::Request) => message!(
            "ucontact-answered-strange",
            "the server answered {bytes} bytes of something that it is not known to answer",
            bytes = other.len()
        ),
    }
}

/// What a server said in a word: `1`, `0`, a status.
fn answered(what: &str) -> Message {
    message!("ucontact-answered", "the server answered {what}", what = what)
}

fn answered_more_than(limit: usize) -> Message {
    let kilobytes = (limit / 1024).to_string();
    message!(
        "ucontact-answered-too-much",
        "the server answered more than {kilobytes} KB",
        kilobytes = kilobytes
    )
}

/// A body without the ends of lines behind it: the one thing that may follow a `1` or a `0`.
fn before_line_ends(body: &[u8]) -> &[u8] {
    let last = body.iter().rposition(|byte| !is_line_end(byte));
    &body[..last.map_or(0, |last| last + 1)]
}

/// `413 Payload Too Large`; the number alone where it has no usual words.
pub(crate) fn status_line(status: u16) -> String {
    let words = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    words.map_or_else(|| status.to_string(), |words| format!("{status} {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reply(status: u16, body: Body) -> Reply {
        Reply { status, retry_after: None, server_time: None, body }
    }

    fn judged(reply: &Reply, sent_whole: bool) -> Outcome {
        judge::<()>(reply, (Asked::List, sent_whole), one_or_zero).outcome
    }

    fn verdict(status: u16, body: &[u8], sent_whole: bool) -> &'static str {
        match judged(&reply(status, Body::Whole(body.to_vec())), sent_whole) {
            Outcome::NotSent { .. } | Outcome::Stopped { .. } => "not sent",
            Outcome::Accepted => "accepted",
            Outcome::Refused { .. } => "refused",
            Outcome::Unknown { .. } => "unknown",
        }
    }

    #[test]
    fn only_a_bare_1_is_a_yes_and_only_a_bare_0_a_no() {
        let check =
            |body: &str, expected| assert_eq!(verdict(200, body.as_bytes(), true), expected, "{body:?}");
        check("1", "accepted");
        check("1\r\n", "accepted");
        check("1\n\n", "accepted");
        check("0", "refused");
        check("0\n", "refused");
        check(" 1", "unknown");
        check("\t1", "unknown");
        check("\n1", "unknown");
        check("1 ", "unknown");
        check("1 \n", "unknown");
        check("1\t", "unknown");
        check("1\u{c}", "unknown");
        check("1\0", "unknown");
        check(" 0", "unknown");
        check("0 ", "unknown");
        check("\r\n0", "unknown");
        check("", "unknown");
        check("\r\n", "unknown");
        check("\"1\"", "unknown");
        check("11", "unknown");
        check("1 1", "unknown");
        check("1.0", "unknown");
        check("01", "unknown");
        check("-1", "unknown");
        check("true", "unknown");
        check("\u{feff}1", "unknown");
        check("<html>1</html>", "unknown");
    }

    #[test]
    fn before_the_base_is_whole_no_answer_counts_but_a_refusing_status() {
        let check =
            |status, body: &str, expected| assert_eq!(verdict(status, body.as_bytes(), false), expected);
        check(200, "1", "unknown");
        check(200, "0", "unknown");
        check(401, "", "refused");
        check(413, "", "refused");
        check(500, "", "unknown");
    }

    #[test]
    fn a_reply_that_cannot_be_read_is_unknown() {
        let check = |body, expected: &str| {
            let outcome = judged(&reply(200, body), true);
            assert!(
                matches!(&outcome, Outcome::Unknown { why, sent_whole: true } if why.english().contains(expected)),
                "{outcome:?}"
            );
        };
        check(Body::TooLong(64 * 1024), "more than 64 KB");
        check(Body::Encoded, "encoded");
        check(Body::WentOn, "went on after its answer's end");
    }

    #[test]
    fn every_status_has_its_place() {
        for status in 100..=999 {
            let expected = match status {
                200 => "accepted",
                400 | 401 | 403 | 404 | 405 | 411 | 413 | 414 | 415 | 421 | 422 | 429 | 431 => "refused",
                _ => "unknown",
            };
            assert_eq!(verdict(status, b"1", true), expected, "{status}");
        }
    }

    proptest! {
        #[test]
        fn no_other_body_is_accepted(body: Vec<u8>) {
            let bare = body.first() == Some(&b'1') && body[1..].iter().all(|byte| b"\r\n".contains(byte));
            prop_assert_eq!(verdict(200, &body, true) == "accepted", bare);
        }

        #[test]
        fn only_ends_of_lines_may_follow(before in "[ \t\r\n]{0,2}", digit in "[01]", after in "[ \t\r\n]{0,3}") {
            let is_bare = before.is_empty() && after.chars().all(|end| matches!(end, '\r' | '\n'));
            let expected = match (is_bare, digit.as_str()) {
                (false, _) => "unknown",
                (true, "1") => "accepted",
                (true, _) => "refused",
            };
            prop_assert_eq!(verdict(200, format!("{before}{digit}{after}").as_bytes(), true), expected);
        }
    }
}
