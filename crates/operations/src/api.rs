//! Any call of the vendor's page by hand: found by its name, its fields looked at, made once, and its reply made harmless.
//!
//! What is known of a call, the catalogue has ([`ApiCall`]). A reply that the page does not know is no yes here either: a page in HTML
//! behind a status 200 says nothing of what was asked.

mod catalogue;
mod masked;
mod object;

pub use catalogue::{ApiCall, Effect};
pub use object::ApiObject;

use catalogue::Answers;
use select::did_you_mean;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};
use ucontact::{Cause, Client, Outcome, Token};
use words::{Arg, Message, Told, message, told};

/// What is wrong with a call by hand.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The page has no such call.
    #[error("the vendor's page has no call {given:?}")]
    NoSuchCall {
        /// The name.
        given: String,
        /// Which it may have been.
        near: Option<Message>,
    },
    /// The page's call has no such field.
    #[error("{call} has no field {given:?}")]
    NoSuchField {
        /// The call.
        call: &'static str,
        /// The field's name.
        given: String,
        /// Which it may have been.
        near: Option<Message>,
    },
    /// Keys of a call's object that must be given, and are not.
    #[error("{call} needs {}", .keys.join(", "))]
    Lacking {
        /// The call.
        call: &'static str,
        /// The keys.
        keys: Vec<&'static str>,
    },
    /// A key's value is of another kind.
    #[error("{key} must be {what}")]
    NotAValue {
        /// The key.
        key: &'static str,
        /// What it must be.
        what: Message,
    },
    /// A field is given more than once.
    #[error("the field {given:?} is given twice")]
    Twice {
        /// The field's name.
        given: String,
    },
    /// The text is no path below an instance's address.
    #[error("{given:?} is no path of a call")]
    NotAPath {
        /// The text.
        given: String,
    },
    /// A value's file cannot be read.
    #[error("cannot read {}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl Told for ApiError {
    fn told(&self) -> Message {
        match self {
            Self::NoSuchCall { given, .. } => told!(self, "operations-api-no-call", given = given),
            Self::NoSuchField { call, given, .. } => {
                told!(self, "operations-api-no-field", call = *call, given = given)
            }
            Self::Lacking { call, keys } => {
                let keys = Arg::list(keys.iter().copied());
                told!(self, "operations-api-lacking", call = *call, keys = keys)
            }
            Self::NotAValue { key, what } => {
                told!(self, "operations-api-not-a-value", key = *key, what = what)
            }
            Self::Twice { given } => told!(self, "operations-api-twice", given = given),
            Self::NotAPath { given } => told!(self, "operations-api-no-path", given = given),
            Self::Unreadable { path, .. } => {
                told!(self, "operations-api-unreadable", path = path.display())
            }
        }
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Unreadable { source, .. } => source.chain(),
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::NoSuchCall { near, .. } => Some(near.clone().unwrap_or_else(|| {
                message!("operations-api-list", "`dialbase api` lists the calls; `--any` lets any path pass")
            })),
            Self::NoSuchField { near, .. } => Some(near.clone().unwrap_or_else(|| {
                message!("operations-api-any", "`dialbase api` lists the fields; `--any` lets any field pass")
            })),
            Self::NotAPath { .. } => Some(message!(
                "operations-api-path-as",
                "write it as Integra/resources/Supervisor/queuesummary"
            )),
            Self::Lacking { .. } | Self::NotAValue { .. } | Self::Twice { .. } | Self::Unreadable { .. } => {
                None
            }
        }
    }
}

/// The value of a field as it was typed: the text itself, with `@` before it the content of a file, as `-` what `input` gives. One end of
/// a line at the end of a file is none of the value's, for editors put it there.
///
/// # Errors
/// Where the file or the input cannot be read, or is no UTF-8.
pub fn value(typed: &str, input: &mut dyn Read) -> Result<String, ApiError> {
    let (path, read) = match (typed, typed.strip_prefix('@')) {
        ("-", _) => {
            let mut text = String::new();
            ("-", input.read_to_string(&mut text).map(|_| text))
        }
        (_, Some(path)) => (path, fs::read_to_string(path)),
        _ => return Ok(typed.to_owned()),
    };
    let text = read.map_err(|source| ApiError::Unreadable { path: Path::new(path).to_owned(), source })?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    Ok(text.to_owned())
}

/// A call that is ready to be made.
#[derive(Debug)]
pub struct ApiRequest {
    /// What is known of it; nothing where it is none of the page's.
    pub call: Option<&'static ApiCall>,
    /// Its path below the instance's address.
    pub path: String,
    form: Vec<(String, String)>,
}

/// What came of it.
#[derive(Debug)]
pub struct ApiAnswer {
    /// What is known.
    pub outcome: Outcome,
    /// The reply's body, without any token in it.
    pub body: Option<Vec<u8>>,
}

impl ApiRequest {
    /// The call of a name or a path, with these fields. `any` lets through what the page does not have.
    ///
    /// # Errors
    /// Where the page has no such call or field, or the path is none, or a field is given twice.
    pub fn new(named: &str, form: Vec<(String, String)>, any: bool) -> Result<Self, ApiError> {
        let call = ApiCall::named(named);
        let path = match call {
            Some(call) => call.path.to_owned(),
            None if any => path(named)?,
            None => {
                let names = ApiCall::ALL.iter().map(|call| call.name);
                let given = named.to_owned();
                return Err(ApiError::NoSuchCall { given, near: select::nearest(named, names) });
            }
        };
        for (nth, (name, _)) in form.iter().enumerate() {
            if form[..nth].iter().any(|(earlier, _)| earlier == name) {
                return Err(ApiError::Twice { given: name.clone() });
            }
        }
        let form = match call.filter(|_| !any) {
            Some(call) => known(call, form)?,
            None => form,
        };
        Ok(Self { call, path, form })
    }

    /// What it does there. Of a call that is none of the page's nobody knows, and so it is taken to change something.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.call.map_or(Effect::Changes, |call| call.effect)
    }

    /// The fields of the page that are not given.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let is_given = |field: &&str| self.form.iter().any(|(name, _)| name == field);
        let fields = self.call.map_or(&[][..], |call| call.fields);
        fields.iter().filter(|field| !is_given(field)).copied().collect()
    }

    /// Makes the call, once, whatever comes of it. What must not be made twice is not made again by anything here.
    pub fn send(&self, client: &Client, token: &Token, go: impl FnOnce() -> Result<(), Cause>) -> ApiAnswer {
        let form: Vec<(&str, &str)> = self.form.iter().map(|(name, value)| (&**name, &**value)).collect();
        let attempt = client.any_call(token, &self.path, &form, go);
        let outcome = match (attempt.outcome, self.call, &attempt.answer) {
            (Outcome::Accepted, Some(call), Some(body)) => call.answers.outcome(body),
            (outcome, ..) => outcome,
        };
        let body = attempt.answer.map(|body| self.without_secrets(body, token));
        ApiAnswer { outcome, body }
    }

    /// The reply without the token that it brings, without ours, and without the password that was sent.
    fn without_secrets(&self, body: Vec<u8>, token: &Token) -> Vec<u8> {
        let signs_in = self.call.is_some_and(|call| call.answers == Answers::Token);
        if signs_in || self.call.is_none() && self.path.to_ascii_lowercase().contains("/auth/") {
            return masked::strings(&body);
        }
        let secrets = self.form.iter().filter(|(name, _)| matches!(&**name, "password" | "token"));
        let secrets = secrets.map(|(_, value)| value.as_str()).chain([token.reveal()]);
        secrets.fold(body, |body, secret| masked::each(&body, secret))
    }
}

/// The form of a call of the page. An object may be given by its keys.
fn known(call: &ApiCall, form: Vec<(String, String)>) -> Result<Vec<(String, String)>, ApiError> {
    let is_field = |name: &str| call.fields.contains(&name);
    let object = call.object.filter(|_| !form.iter().any(|(name, _)| is_field(name)));
    let keys = || object.into_iter().flat_map(ApiObject::keys);
    if let Some((name, _)) = form.iter().find(|(name, _)| !is_field(name) && !keys().any(|key| key == name)) {
        let near = did_you_mean(name, call.fields.iter().copied().chain(keys()));
        return Err(ApiError::NoSuchField { call: call.name, given: name.clone(), near });
    }
    match object.filter(|_| !form.is_empty()) {
        Some(object) => Ok(vec![(object.field.to_owned(), object.written(call.name, &form)?)]),
        None => Ok(form),
    }
}

/// A path below an instance's address that leads nowhere else.
fn path(given: &str) -> Result<String, ApiError> {
    let path = given.trim_start_matches('/');
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    if path.split('/').all(is_plain) {
        Ok(path.to_owned())
    } else {
        Err(ApiError::NotAPath { given: given.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(named: &str, fields: &[&str], any: bool) -> Result<ApiRequest, String> {
        let form = fields.iter().map(|name| ((*name).to_owned(), String::new())).collect();
        ApiRequest::new(named, form, any)
            .map_err(|error| format!("{error}; {:?}", error.advice().map(|m| m.to_string())))
    }

    #[test]
    fn a_call_is_found_by_its_name_or_its_path_and_its_fields_are_known() {
        let check = |named: &str, fields: &[&str], any, expected: &str| {
            let said = request(named, fields, any).map_or_else(|error| error, |request| request.path);
            assert!(said.contains(expected), "{named}: {said}");
        };
        check("QUEUESUMMARY", &[], false, "Integra/resources/Supervisor/queuesummary");
        check("integra/resources/agents/agentcall", &["phone"], false, "Integra/resources/Agents/AgentCall");
        check("queuesumary", &[], false, "did you mean `queuesummary`?");
        check("xyzzy", &[], false, "`--any` lets any path pass");
        check("HangupPhone", &["phon"], false, "did you mean `phone`?");
        check("HangupPhone", &["Phone"], false, "no field \"Phone\"");
        check("HangupPhone", &["phon"], true, "Agents/HangupPhone");
        check("Respool", &["campain"], false, "did you mean `campaign`?");
        check("Respool", &["callspool", "campaign"], false, "no field \"campaign\"");
        check("Respool", &["campaign"], false, "needs destination, dialerbase, contact");
        check("Respool", &["campaign"], true, "Dialers/Respool");
        check("HangupPhone", &["phone", "phone"], false, "given twice");
        check("Integra/resources/New/one", &["a"], true, "Integra/resources/New/one");
        for no_path in ["", "/", "a//b", "../a", "a/..", "https://a", "a?b", "a b", "a%2fb", "a\r\nb", "ñ"] {
            check(no_path, &[], true, "is no path");
        }
    }

    #[test]
    fn what_is_missing_of_the_page_is_named() {
        let missing = |named, fields: &[&str]| request(named, fields, false).unwrap().missing();
        assert_eq!(missing("RemoveContact", &["number"]), ["campaign"]);
        assert_eq!(missing("queuesummary", &[]), <[&str; 0]>::default());
    }

    #[test]
    fn a_value_is_typed_or_stands_in_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let at = format!("@{}", file.display());
        let read =
            |typed: &str| value(typed, &mut "of the input\r\n".as_bytes()).map_err(|error| error.to_string());
        assert_eq!(read("a=b@c").unwrap(), "a=b@c");
        assert_eq!(read("").unwrap(), "");
        assert_eq!(read("-").unwrap(), "of the input");
        fs::write(&file, "x\n\n").unwrap();
        assert_eq!(read(&at).unwrap(), "x\n");
        fs::write(&file, [0xff]).unwrap();
        assert!(read(&at).unwrap_err().starts_with("cannot read "));
        assert!(read("@").unwrap_err().starts_with("cannot read "));
    }
}
