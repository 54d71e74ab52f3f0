//! The many shapes of a sign-in's answer.

use crate::Token;
use serde_json::Value;

/// What a sign-in's answer says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Token(Token),
    /// `0`, in whatever shape.
    Refused,
    /// None of the known shapes.
    Unclear,
}

/// Reads the body of a sign-in's answer. Versions differ: bare text, a JSON string, a JSON list whose last string is the
/// token, an object that holds `md5secret`; `0` in any of these is a refusal.
pub(crate) fn read(body: &str) -> Answer {
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
