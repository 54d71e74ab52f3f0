//! Replies without secrets in them.

use serde_json::Value;

/// What stands in the place of a secret.
const MASK: &str = "••••";

/// The body with each place of a secret masked.
pub(super) fn each(body: &[u8], secret: &str) -> Vec<u8> {
    let secret = secret.as_bytes();
    if secret.is_empty() {
        return body.to_vec();
    }
    let (mut out, mut rest) = (Vec::with_capacity(body.len()), body);
    while let Some(first) = rest.first() {
        if let Some(after) = rest.strip_prefix(secret) {
            out.extend_from_slice(MASK.as_bytes());
            rest = after;
        } else {
            out.push(*first);
            rest = &rest[1..];
        }
    }
    out
}

/// A sign-in's reply, whose every text may be the token: only its shape is left, and `0`, which is a refusal.
pub(super) fn strings(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    match serde_json::from_str::<Value>(&text) {
        Ok(mut json @ (Value::Array(_) | Value::Object(_) | Value::String(_))) => {
            mask(&mut json);
            json.to_string().into_bytes()
        }
        Ok(Value::Number(number)) if number.as_u64() == Some(0) => body.to_vec(),
        _ if text.trim().is_empty() => body.to_vec(),
        _ => MASK.as_bytes().to_vec(),
    }
}

fn mask(json: &mut Value) {
    match json {
        Value::String(text) if text != "0" => MASK.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(object) => object.values_mut().for_each(mask),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_masked_wherever_it_stands() {
        let check = |body: &[u8], secret, expected: &[u8]| assert_eq!(each(body, secret), expected);
        check(b"a dTp4 b dTp4", "dTp4", "a •••• b ••••".as_bytes());
        check(b"dTp", "dTp4", b"dTp");
        check(b"abc", "", b"abc");
        check(&[0xff, b'x', 0xfe], "x", &[&[0xff], MASK.as_bytes(), &[0xfe]].concat());
    }

    #[test]
    fn of_a_sign_in_only_the_shape_is_left() {
        let check =
            |body: &str, expected: &str| assert_eq!(strings(body.as_bytes()), expected.as_bytes(), "{body}");
        check("dTp1dWlk", "••••");
        check("\"dTp1dWlk\"", "\"••••\"");
        check(r#"["u","Supervisor","dTp1dWlk",7]"#, r#"["••••","••••","••••",7]"#);
        check(r#"{"md5secret":{"a":"x"}}"#, r#"{"md5secret":{"a":"••••"}}"#);
        check("0", "0");
        check("\"0\"", "\"0\"");
        check("", "");
        check("123456", "••••");
        check("{\"a\": \"dTp1", "••••");
    }
}
