//! The calls of the vendor's page, with what is known of each.

use super::object::{self, ApiObject};
use serde_json::Value;
use ucontact::{Outcome, disposition_reply, field, path};
use words::{Message, message};

/// A call of the vendor's page.
#[derive(Debug, PartialEq, Eq)]
pub struct ApiCall {
    /// Its name: the end of its path.
    pub name: &'static str,
    /// Its path below an instance's address.
    pub path: &'static str,
    /// Its form's fields, in the page's order.
    pub fields: &'static [&'static str],
    /// The object that its one field holds, if it is one.
    pub object: Option<&'static ApiObject>,
    /// What it does there.
    pub effect: Effect,
    /// Whether it brings people to a dialer: the ledger knows those that a run brings, and not these.
    pub loads: bool,
    pub(super) answers: Answers,
}

/// What a call does at the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It asks, and changes nothing.
    Asks,
    /// It changes something.
    Changes,
    /// A phone rings.
    Rings,
    /// A call ends.
    Ends,
}

/// What the page says that a call answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answers {
    /// `1`.
    One,
    /// Nothing.
    Nothing,
    /// A call's own name.
    Guid,
    /// A list.
    List,
    /// An object of objects.
    Objects,
    /// `1`, or an object that says `ok`; or, behind whatever status, one of the page's errors.
    Disposition,
    /// A session's token, in one of many shapes.
    Token,
}

impl Effect {
    /// It in words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::Asks => message!("operations-api-asks", "changes nothing"),
            Self::Changes => message!("operations-api-changes", "changes something"),
            Self::Rings => message!("operations-api-rings", "rings a phone"),
            Self::Ends => message!("operations-api-ends", "ends a call"),
        }
    }

    /// Its name, for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Asks => "asks",
            Self::Changes => "changes",
            Self::Rings => "rings",
            Self::Ends => "ends",
        }
    }
}

impl Answers {
    /// What a reply's body means whose status refuses nothing.
    pub(super) fn outcome(self, body: &[u8]) -> Outcome {
        match (self, disposition_reply(body)) {
            (Self::Disposition, Some(Err(why))) => {
                Outcome::Refused { status: 200, why: why.words(), retry_after: None }
            }
            _ if self.fits(body) => Outcome::Accepted,
            _ => {
                let why = message!(
                    "operations-api-strange",
                    "the server answered {bytes} bytes of something that its page does not know",
                    bytes = body.len()
                );
                Outcome::Unknown { why, sent_whole: true }
            }
        }
    }

    /// Whether a reply's body that is no refusal can be such an answer.
    fn fits(self, body: &[u8]) -> bool {
        let json = || serde_json::from_slice::<Value>(body).ok();
        let text = std::str::from_utf8(body).unwrap_or_default().trim();
        let is_word = !text.is_empty()
            && text.len() <= 300
            && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'<');
        match self {
            Self::One => body == b"1",
            Self::Nothing => matches!(body, b"" | b"1"),
            // A guid has a digit, and `-` or `.` within; a word, a lone number or a page has not.
            Self::Guid => {
                is_word && text.contains(['-', '.']) && text.bytes().any(|byte| byte.is_ascii_digit())
            }
            Self::List => json().is_some_and(|json| json.is_array()),
            Self::Objects => json()
                .as_ref()
                .and_then(Value::as_object)
                .is_some_and(|json| json.values().all(Value::is_object)),
            Self::Disposition => disposition_reply(body) == Some(Ok(())),
            Self::Token => is_word || json().is_some_and(|json| json.is_array() || json.is_object()),
        }
    }
}

const fn call(
    path: &'static str,
    fields: &'static [&'static str],
    effect: Effect,
    answers: Answers,
) -> ApiCall {
    ApiCall { name: end(path), path, fields, object: None, effect, loads: false, answers }
}

/// A call whose one field holds an object.
const fn with(object: &'static ApiObject, call: ApiCall) -> ApiCall {
    ApiCall { object: Some(object), ..call }
}

/// A call that brings people to a dialer.
const fn load(path: &'static str, fields: &'static [&'static str], effect: Effect) -> ApiCall {
    ApiCall { loads: true, ..call(path, fields, effect, Answers::One) }
}

/// What stands behind a path's last slash.
const fn end(path: &'static str) -> &'static str {
    let mut at = path.len();
    while at > 0 && path.as_bytes()[at - 1] != b'/' {
        at -= 1;
    }
    path.split_at(at).1
}

impl ApiCall {
    /// Every call of the page that a program can make, in the page's order: signing in, calls, blacklist, recordings, dialers,
    /// bases, campaigns.
    pub const ALL: &'static [Self] = &[
        call(path::GET_USER_TOKEN, &[field::USER, field::PASSWORD], Effect::Asks, Answers::Token),
        call(path::USER_LOGIN, &[field::USER, field::PASSWORD], Effect::Asks, Answers::Token),
        call(path::END_SESSION, &[field::USER, field::TOKEN], Effect::Changes, Answers::One),
        call(path::AGENT_CALL, AGENT_CALL, Effect::Rings, Answers::Guid),
        call(path::AGENT_CALL_WITH_DATA, AGENT_CALL_WITH_DATA, Effect::Rings, Answers::Guid),
        call(path::HANGUP_PHONE, &[field::PHONE], Effect::Ends, Answers::One),
        call(path::DISPOSITION_CALL, DISPOSITION, Effect::Changes, Answers::Disposition),
        with(&object::LISTED, call(path::ADD_BLACK, &[field::BLACKLIST], Effect::Changes, Answers::One)),
        with(
            &object::LISTED_MANY,
            call(path::ADD_BLACK_BULK, &[field::BLACKLIST], Effect::Changes, Answers::One),
        ),
        with(&object::LISTED, call(path::DELETE_BLACK, &[field::BLACKLIST], Effect::Changes, Answers::One)),
        with(
            &object::LISTED_MANY,
            call(path::DELETE_BLACK_BULK, &[field::BLACKLIST], Effect::Changes, Answers::One),
        ),
        call(path::GET_RECORDS, RECORDS, Effect::Asks, Answers::List),
        call(path::CONVERT, CONVERT, Effect::Changes, Answers::One),
        call(path::TAG_RECORD, &[field::PHONE, field::GUID, field::DATA], Effect::Changes, Answers::Nothing),
        with(&object::SPOOLED, load(path::RESPOOL, &[field::CALL_SPOOL], Effect::Changes)),
        with(&object::SCHEDULED, load(path::SCHEDULE_DIALER_CALL, &[field::CALL_SCHEDULE], Effect::Changes)),
        with(&object::TASK, load(path::DIALER_TASK, &[field::CALL], Effect::Rings)),
        call(path::REMOVE_CONTACT, &[field::CAMPAIGN, field::NUMBER], Effect::Changes, Answers::One),
        call(path::REMOVE_SCHEDULE_DIALER_CALL, SCHEDULED, Effect::Changes, Answers::One),
        load(path::UPLOAD_BASE, BASE, Effect::Changes),
        load(path::UPLOAD_BASE_WITH_TIME_ZONE, BASE_WITH_ZONE, Effect::Changes),
        call(path::QUEUE_SUMMARY, &[], Effect::Asks, Answers::List),
        call(path::CAMPAIGN_STATUS, &[field::QUEUE], Effect::Asks, Answers::Objects),
    ];

    /// The call of a name or a path, however its letters are written.
    #[must_use]
    pub fn named(named: &str) -> Option<&'static Self> {
        let named = named.trim().trim_start_matches('/');
        Self::ALL
            .iter()
            .find(|call| call.name.eq_ignore_ascii_case(named) || call.path.eq_ignore_ascii_case(named))
    }
}

const AGENT_CALL: &[&str] = &[
    field::CALLER_ID,
    field::AGENT,
    field::PHONE,
    field::TECH,
    field::CONTEXT,
    field::OUT_QUEUE,
    field::DESTINATION,
];
const AGENT_CALL_WITH_DATA: &[&str] = &[
    field::CALLER_ID,
    field::AGENT,
    field::PHONE,
    field::TECH,
    field::CONTEXT,
    field::OUT_QUEUE,
    field::DESTINATION,
    field::DATA,
    field::FORM,
];
const DISPOSITION: &[&str] = &[
    field::CAMPAIGN,
    field::AGENT,
    field::CALLER_ID,
    field::GUID,
    field::LEVEL_1,
    field::LEVEL_2,
    field::LEVEL_3,
    field::DATA_1,
    field::DATA_2,
    field::COMMENT,
    field::SCHEDULE,
    field::CAMPAIGN_TO_RESCHEDULE,
    field::TAG,
];
const RECORDS: &[&str] =
    &[field::LAST_ROW, field::SEARCH_LIMIT, field::FILTER, field::RANDOM, field::RANDOM_AS_TRANSLATED];
const CONVERT: &[&str] = &[field::GUID, field::FOLDER_AS_TRANSLATED, field::FOLDER];
const SCHEDULED: &[&str] = &[field::CAMPAIGN, field::DESTINATION, field::FROM, field::TO];
const BASE: &[&str] = &[field::FILENAME, field::FILE_BASE64, field::CAMPAIGN, field::LINES, field::USERNAME];
const BASE_WITH_ZONE: &[&str] =
    &[field::FILENAME, field::FILE_BASE64, field::CAMPAIGN, field::LINES, field::USERNAME, field::TIME_ZONE];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_ends_of_paths_and_stand_once() {
        let names: std::collections::BTreeSet<&str> = ApiCall::ALL.iter().map(|call| call.name).collect();
        assert_eq!(names.len(), ApiCall::ALL.len());
        assert!(ApiCall::ALL.iter().all(|call| call.path.ends_with(&format!("/{}", call.name))));
        assert_eq!(ApiCall::named(" /hangupphone").map(|call| call.effect), Some(Effect::Ends));
    }

    #[test]
    fn an_answer_fits_its_call() {
        let check = |answers: Answers, body: &str, fits| {
            assert_eq!(answers.fits(body.as_bytes()), fits, "{answers:?} {body:?}");
        };
        check(Answers::One, "1", true);
        check(Answers::One, "11", false);
        check(Answers::One, "", false);
        check(Answers::Nothing, "", true);
        check(Answers::Nothing, "<html>", false);
        check(Answers::Guid, "7e4e7db9-f080-494e-b04b-7c8e47711558", true);
        check(Answers::Guid, "<html><a-1>", false);
        check(Answers::Guid, "1", false);
        check(Answers::List, "[]", true);
        check(Answers::List, "[{", false);
        check(Answers::List, "null", false);
        check(Answers::List, r#"{"Result": "error"}"#, false);
        check(Answers::Objects, r#"{"Ventas->": {"campaign": "Ventas->"}}"#, true);
        check(Answers::Objects, r#"{"Result": "error"}"#, false);
        check(Answers::Objects, "[]", false);
        check(Answers::Disposition, "1", true);
        check(Answers::Disposition, r#"{"Result": "ok"}"#, true);
        check(Answers::Disposition, r#"{"Result": "error"}"#, false);
        check(Answers::Disposition, "{}", false);
        check(Answers::Disposition, "ok", false);
        check(Answers::Token, "dTp1dWlk", true);
        check(Answers::Token, "<html></html>", false);
    }
}
