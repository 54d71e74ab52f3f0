//! Signing in and out, and the many shapes of a sign-in's answer.

use crate::reply::LIMIT;
use crate::{Answered, Call, Client, Error, Secret, Token, field, path};
use serde_json::Value;
use words::{Message, message};

impl Client {
    /// Opens a session, by the call of current versions, or by that of older ones where the first is not there.
    ///
    /// # Errors
    /// Where the user or the password is refused, or no answer comes, or one that holds no token.
    pub fn sign_in(&self, user: &str, password: &Secret) -> Result<Token, Error> {
        self.sign_in_with_time(user, password).map(|answered| answered.value)
    }

    /// Opens a session as [`sign_in`](Self::sign_in) does, and says what the server's clock said.
    ///
    /// # Errors
    /// As [`sign_in`](Self::sign_in) has them.
    pub fn sign_in_with_time(&self, user: &str, password: &Secret) -> Result<Answered<Token>, Error> {
        const CALL: Call = Call::SignIn;
        let form = [(field::USER, user), (field::PASSWORD, password.reveal())];
        let mut reply = self.call(CALL, path::GET_USER_TOKEN, &form, None, LIMIT)?;
        if reply.status == 404 {
            reply = self.call(CALL, path::USER_LOGIN, &form, None, LIMIT)?;
        }
        let refused = || Error::SignInRefused { address: self.address.to_string(), user: user.to_owned() };
        if matches!(reply.status, 401 | 403) {
            return Err(refused());
        }
        let server_time = reply.server_time;
        match read(&self.text(CALL, reply)?) {
            Answer::Token(value) => Ok(Answered { value, server_time }),
            Answer::Refused => Err(refused()),
            Answer::Unclear => {
                Err(self
                    .unknown_answer(CALL, message!("ucontact-answer-no-token", "none that holds a token")))
            }
        }
    }

    /// Ends a session. End only those that you opened: many systems share one token.
    ///
    /// # Errors
    /// Where no answer comes, or another than `1`.
    pub fn end_session(&self, user: &str, token: &Token) -> Result<(), Error> {
        let form = [(field::USER, user), (field::TOKEN, token.reveal())];
        let reply = self.call(Call::EndSession, path::END_SESSION, &form, Some(token), LIMIT)?;
        match self.text(Call::EndSession, reply)?.trim() {
            "1" => Ok(()),
            "0" => Err(self.unknown_answer(Call::EndSession, Message::foreign("0"))),
            _ => Err(self.unknown_answer(Call::EndSession, neither())),
        }
    }
}

/// An answer where a `1` or a `0` was to be expected.
pub(crate) fn neither() -> Message {
    message!("ucontact-answer-neither", "neither 1 nor 0")
}

/// What a sign-in's answer says.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    Token(Token),
    /// `0`, in whatever shape.
    Refused,
    /// None of the known shapes.
    Unclear,
}

/// Reads the body of a sign-in's answer. Versions differ: bare text, a JSON string, a JSON list whose last string is the
/// token, an object that holds `md5secret`; `0` in any of these is a refusal.
fn read(body: &str) -> Answer {
    let body = body.trim();
    let json = serde_json::from_str(body);
    let word = match &json {
        Ok(Value::String(text)) => Some(text.as_str()),
        Ok(Value::Array(items)) => items.iter().rev().find_map(Value::as_str),
        Ok(Value::Object(object)) => object.get("md5secret").and_then(Value::as_str),
        Ok(Value::Number(_)) if body == "0" => return Answer::Refused,
        // A token is base64 of a name and a long number; a lone number, `true` or `null` is none.
        Ok(Value::Number(_) | Value::Bool(_) | Value::Null) => None,
        Err(_) => Some(body),
    };
    match word.map(str::trim) {
        Some("0") => Answer::Refused,
        Some(word) => Token::new(word).map_or(Answer::Unclear, Answer::Token),
        None => Answer::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_shape_gives_its_token() {
        let check =
            |body: &str| assert_eq!(read(body), Answer::Token(Token::new("dTp1dWlk").unwrap()), "{body}");
        check("dTp1dWlk");
        check("dTp1dWlk\r\n");
        check("\"dTp1dWlk\"");
        check(r#"["u", "Supervisor", "dTp1dWlk"]"#);
        check(r#"["u", "dTp1dWlk", 7, null]"#);
        check(r#"{"name": "u", "md5secret": "dTp1dWlk"}"#);
    }

    #[test]
    fn zero_is_a_refusal_in_any_shape() {
        let check = |body: &str| assert_eq!(read(body), Answer::Refused, "{body}");
        check("0");
        check("0\r\n");
        check("\"0\"");
        check(r#"["0"]"#);
        check(r#"{"md5secret": "0"}"#);
    }

    #[test]
    fn anything_else_is_no_token() {
        let check = |body: &str| assert_eq!(read(body), Answer::Unclear, "{body}");
        check("");
        check("<html><title>Sign in</title></html>");
        check("[]");
        check("[0]");
        check("{}");
        check(r#"{"error": "x"}"#);
        check(r#"{"md5secret": null}"#);
        check("null");
        check("true");
        check("1");
        check("not found");
    }
}
