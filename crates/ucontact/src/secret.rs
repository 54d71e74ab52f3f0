//! Secrets that mask themselves when printed.

use crate::Error;
use http::header::HeaderValue;
use std::fmt;

/// A password, or another text that no log may show.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What a session shows with each call: base64 of `user:uuid`, as the instance gave it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Secret);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Secret {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl Token {
    /// A token that was given beforehand, with or without the word `Basic` before it.
    ///
    /// # Errors
    /// Where a character is none that RFC 9110 §11.2 allows in a token.
    pub fn new(text: &str) -> Result<Self, Error> {
        let text = text.trim_start();
        let text = text.strip_prefix("Basic ").unwrap_or(text).trim();
        let word = text.trim_end_matches('=');
        if !word.is_empty() && word.bytes().all(is_token_byte) {
            Ok(Self(Secret::from(text)))
        } else {
            Err(Error::NotAToken)
        }
    }

    /// The token's text.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// The value of the header `Authorization`. The token is base64 already and is not encoded again.
    pub(crate) fn authorization(&self) -> Result<HeaderValue, Error> {
        let mut value =
            HeaderValue::try_from(format!("Basic {}", self.reveal())).map_err(|_| Error::NotAToken)?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// What stands for a number, a name or the like where it is printed: whether there is one can be seen.
pub(crate) fn masked(text: &str) -> &'static str {
    if text.is_empty() { "" } else { "••••" }
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte)
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({self})")
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_masks() {
        let token = Token::new("Y2FuYXJ5").unwrap();
        let printed = format!("{0} {0:?} {1} {1:?}", Secret::from("canary"), token);
        assert_eq!(printed, "•••• Secret(••••) •••• Token(••••)");
        assert!(!format!("{:?}", token.authorization().unwrap()).contains("Y2FuYXJ5"));
    }

    #[test]
    fn a_token_is_one_word_of_base64() {
        let check = |text, token: Option<&str>| {
            assert_eq!(Token::new(text).ok().as_ref().map(Token::reveal), token, "{text:?}");
        };
        check("dTo+/w==", Some("dTo+/w=="));
        check(" Basic dTo+/w==\n", Some("dTo+/w=="));
        check("", None);
        check("Basic ", None);
        check("==", None);
        check("two words", None);
        check("a=b", None);
        check("tok\r\nHost: elsewhere", None);
        check("<html>", None);
    }
}
