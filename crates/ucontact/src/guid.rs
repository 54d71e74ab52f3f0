//! A call's own name, which names its recording too.

use crate::Error;
use std::fmt;
use std::str::FromStr;

/// A call's own name, as `7e4e7db9-f080-494e-b04b-7c8e47711558`.
///
/// It becomes part of a path, so it is letters, digits, `-`, `_` and `.`, begins with none of the last three, and has at most
/// 100 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(String);

/// The most that a name has.
const LONGEST: usize = 100;

impl Guid {
    /// The name's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name in an answer that may hold something else: a word or a lone number is none.
    pub(crate) fn in_answer(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let is_name =
            text.len() >= 8 && text.contains(['-', '.']) && text.bytes().any(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_name)
    }
}

impl FromStr for Guid {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let begins = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        if begins && text.len() <= LONGEST && text.bytes().all(is_inner) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::NotAGuid { given: text.chars().take(LONGEST).collect() })
        }
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_part_of_a_path() {
        let check = |text: &str, is_one: bool| assert_eq!(text.parse::<Guid>().is_ok(), is_one, "{text:?}");
        check("7e4e7db9-f080-494e-b04b-7c8e47711558", true);
        check(" 1655747819.0\n", true);
        check("a", true);
        check("", false);
        check("..", false);
        check("../x", false);
        check("a/b", false);
        check("a%2fb", false);
        check("a b", false);
        check("a?b", false);
        check("ñ", false);
        check(&"a".repeat(101), false);
    }

    #[test]
    fn an_answer_without_a_name_has_none() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(Guid::in_answer(text).as_ref().map(Guid::as_str), expected, "{text:?}");
        };
        let guid = "7e4e7db9-f080-494e-b04b-7c8e47711558";
        check(guid, Some(guid));
        check(&format!("\"{guid}\"\r\n"), Some(guid));
        check("1655747819.0", Some("1655747819.0"));
        check("0", None);
        check("1", None);
        check("123456789", None);
        check("no-agent", None);
        check("<html>1-2</html>", None);
    }
}
