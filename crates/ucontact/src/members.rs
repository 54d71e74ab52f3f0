//! The members of a JSON object as versions of the instance write them: a number or its text, `null` or nothing at all.

use crate::moment;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// An object's members, each taken once. What nobody takes, or what is not what it should be, stays.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(Map<String, Value>);

impl Members {
    pub(crate) fn new(object: Map<String, Value>) -> Self {
        Self(object)
    }

    /// A text that is not empty, or a number's text.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        self.take(key, |value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            _ => None,
        })
    }

    /// A whole number that is not negative.
    pub(crate) fn count(&mut self, key: &str) -> Option<u64> {
        self.take(key, |value| match value {
            Value::String(text) => whole(text),
            Value::Number(number) => number.as_u64().or_else(|| whole(&number.to_string())),
            _ => None,
        })
    }

    /// A whole number.
    pub(crate) fn integer(&mut self, key: &str) -> Option<i64> {
        self.take(key, |value| match value {
            Value::String(text) => text.trim().parse().ok(),
            Value::Number(number) => {
                number.as_i64().or_else(|| number.to_string().strip_suffix(".0")?.parse().ok())
            }
            _ => None,
        })
    }

    /// A number with or without decimals.
    pub(crate) fn decimal(&mut self, key: &str) -> Option<f64> {
        self.take(key, |value| match value {
            Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            Value::Number(number) => number.as_f64(),
            _ => None,
        })
    }

    /// `true` or `false`, as such, as text, or as 1 and 0.
    pub(crate) fn flag(&mut self, key: &str) -> Option<bool> {
        self.take(key, |value| match value {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) => flag(text),
            Value::Number(number) => flag(&number.to_string()),
            _ => None,
        })
    }

    /// A text that reads as something else.
    pub(crate) fn with<T>(&mut self, key: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.take(key, |value| read(value.as_str()?))
    }

    /// A day and a time.
    pub(crate) fn moment(&mut self, key: &str) -> Option<NaiveDateTime> {
        self.with(key, moment::read)
    }

    /// What is left: what this version of the client does not know, or cannot read.
    pub(crate) fn rest(self) -> Map<String, Value> {
        self.0
    }

    /// Takes a member that reads; one that holds nothing is dropped, any other stays.
    fn take<T>(&mut self, key: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.0.get(key)?;
        let is_nothing = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        let read = if is_nothing { None } else { read(value) };
        if is_nothing || read.is_some() {
            self.0.remove(key);
        }
        read
    }
}

fn whole(text: &str) -> Option<u64> {
    let text = text.trim();
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

fn flag(text: &str) -> Option<bool> {
    match text.trim() {
        "1" => Some(true),
        "0" => Some(false),
        text if text.eq_ignore_ascii_case("true") => Some(true),
        text if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(json: &str) -> Members {
        Members::new(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn numbers_may_be_text_and_text_may_be_a_number() {
        let mut of = members(
            r#"{"a": 7, "b": "7", "c": 7.0, "d": " 7.0 ", "e": "-7", "f": -7.0, "g": "0.5", "h": 0.5}"#,
        );
        assert_eq!(of.clone().text("a").as_deref(), Some("7"));
        for key in ["a", "b", "c", "d"] {
            assert_eq!(of.count(key), Some(7), "{key}");
        }
        assert_eq!((of.count("e"), of.integer("e")), (None, Some(-7)));
        assert_eq!(of.integer("f"), Some(-7));
        assert_eq!((of.decimal("g"), of.decimal("h")), (Some(0.5), Some(0.5)));
        assert!(of.rest().is_empty());
    }

    #[test]
    fn flags_have_many_shapes() {
        let mut of = members(r#"{"a": true, "b": "FALSE", "c": 1, "d": "0", "e": 2}"#);
        let flags: Vec<_> = ["a", "b", "c", "d", "e"].map(|key| of.flag(key)).into();
        assert_eq!(flags, [Some(true), Some(false), Some(true), Some(false), None]);
    }

    #[test]
    fn what_is_unreadable_stays_and_what_is_nothing_goes() {
        let mut of = members(r#"{"a": null, "b": "", "c": [1], "d": "soon", "e": 1e300, "f": "NaN"}"#);
        assert_eq!((of.text("a"), of.text("b"), of.text("c"), of.text("none")), (None, None, None, None));
        assert_eq!((of.moment("d"), of.count("e"), of.decimal("f")), (None, None, None));
        assert_eq!(of.rest().keys().collect::<Vec<_>>(), ["c", "d", "e", "f"]);
    }
}
