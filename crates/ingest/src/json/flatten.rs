//! One JSON value as the cells of a row: what is nested goes by the names on the way to it, `address.city`.

use crate::columns::{BETWEEN, MAX_NAME, changed, long_name};
use crate::error::reader_says;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt::{self, Formatter};
use words::{Message, message};

/// How deep values may be nested. Each level is looked through once more.
const MAX_DEPTH: usize = 32;

/// Why a value is no row.
pub(super) type Wrong = serde_json::Error;

/// What takes the cells: the name on the way to each, and its text.
pub(super) type Sink<'s> = &'s mut dyn FnMut(&str, &str) -> Result<(), String>;

/// What of a value is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Names,
    Texts,
}

/// A text that is one JSON value. `NaN` and `Infinity`, which are no JSON but often written, are `null`.
pub(super) fn valid(json: &str) -> Result<Cow<'_, str>, Wrong> {
    let wrong = match serde_json::from_str::<&RawValue>(json) {
        Ok(value) => return Ok(value.get().into()),
        Err(wrong) => wrong,
    };
    let clean = without_nan(json).ok_or(wrong)?;
    Ok(serde_json::from_str::<&RawValue>(&clean)?.get().to_owned().into())
}

/// The cells of a value without blanks round it. Where it is no JSON, some may have come before that is found.
pub(super) fn cells(json: &str, wanted: Wanted, sink: Sink<'_>) -> Result<(), Wrong> {
    Walk { path: String::new(), depth: 0, wanted, sink }.value(json)
}

/// The cells of a valid array, each value one of them; any other value is one cell.
pub(super) fn row(json: &str, mut cell: impl FnMut(&str)) -> Result<(), Wrong> {
    if !json.starts_with('[') {
        cell(&plain(json)?);
        return Ok(());
    }
    for value in elements(json)? {
        match value.as_bytes()[0] {
            b'{' => cell(value),
            b'[' => cell(&joined(&elements(value)?)?.unwrap_or_else(|| value.into())),
            _ => cell(&plain(value)?),
        }
    }
    Ok(())
}

/// The same without numbers that are none, where there are such.
fn without_nan(json: &str) -> Option<String> {
    let (mut clean, mut in_text, mut escaped, mut at) = (String::new(), false, false, 0);
    while let Some(c) = json[at..].chars().next() {
        let word = ["-Infinity", "Infinity", "NaN"].into_iter().find(|word| json[at..].starts_with(word));
        match word {
            Some(word) if !in_text => {
                clean.push_str("null");
                at += word.len();
                continue;
            }
            _ => {}
        }
        in_text ^= c == '"' && !escaped;
        escaped = in_text && c == '\\' && !escaped;
        clean.push(c);
        at += c.len_utf8();
    }
    (clean != json).then_some(clean)
}

/// What is wrong with a value, in words. What the walk finds is kept by another crate's error, which adds a place in the value
/// that says nothing of the file.
pub(super) fn said(wrong: &Wrong) -> Message {
    let words = wrong.to_string();
    let ours = [long_name(), too_deep(), changed()];
    ours.into_iter().find(|ours| words.starts_with(ours.english())).unwrap_or_else(|| reader_says(&words))
}

fn too_deep() -> Message {
    message!("ingest-json-too-deep", "values are nested more than {levels} deep", levels = MAX_DEPTH)
}

struct Walk<'s> {
    path: String,
    depth: usize,
    wanted: Wanted,
    sink: Sink<'s>,
}

impl Walk<'_> {
    fn value(&mut self, json: &str) -> Result<(), Wrong> {
        match json.as_bytes().first() {
            Some(b'{') => {
                self.deeper(|walk| serde_json::Deserializer::from_str(json).deserialize_map(Members(walk)))
            }
            Some(b'[') => self.deeper(|walk| walk.array(json)),
            _ if self.wanted == Wanted::Names => self.leaf(""),
            _ => self.leaf(&plain(json)?),
        }
    }

    fn array(&mut self, json: &str) -> Result<(), Wrong> {
        let elements = elements(json)?;
        if let Some(joined) = joined(&elements)? {
            return self.leaf(&joined);
        }
        elements.iter().zip(1..).try_for_each(|(element, nth)| self.at(&nth.to_string(), element))
    }

    fn at(&mut self, name: &str, json: &str) -> Result<(), Wrong> {
        let length = self.path.len();
        if self.depth > 1 {
            self.path.push('.');
        }
        self.path.push_str(name);
        if self.path.len() > MAX_NAME {
            return Err(Wrong::custom(long_name()));
        }
        let done = self.value(json);
        self.path.truncate(length);
        done
    }

    fn deeper(&mut self, within: impl FnOnce(&mut Self) -> Result<(), Wrong>) -> Result<(), Wrong> {
        if self.depth == MAX_DEPTH {
            return Err(Wrong::custom(too_deep()));
        }
        self.depth += 1;
        let done = within(self);
        self.depth -= 1;
        done
    }

    fn leaf(&mut self, text: &str) -> Result<(), Wrong> {
        (self.sink)(&self.path, text).map_err(Wrong::custom)
    }
}

struct Members<'w, 's>(&'w mut Walk<'s>);

impl<'de> Visitor<'de> for Members<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut none = true;
        while let Some(Text(name)) = members.next_key()? {
            none = false;
            let value: &RawValue = members.next_value()?;
            self.0.at(&name, value.get()).map_err(A::Error::custom)?;
        }
        if none && self.0.depth > 1 { self.0.leaf("").map_err(A::Error::custom) } else { Ok(()) }
    }
}

fn elements(json: &str) -> Result<Vec<&str>, Wrong> {
    struct Elements;

    impl<'de> Visitor<'de> for Elements {
        type Value = Vec<&'de str>;

        fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Self::Value, A::Error> {
            let mut elements = Vec::new();
            while let Some(element) = array.next_element::<&RawValue>()? {
                elements.push(element.get());
            }
            Ok(elements)
        }
    }

    serde_json::Deserializer::from_str(json).deserialize_seq(Elements)
}

/// The plain values of an array in one cell, or `None` where not all are plain.
fn joined(elements: &[&str]) -> Result<Option<String>, Wrong> {
    if elements.iter().any(|element| element.starts_with(['{', '['])) {
        return Ok(None);
    }
    let texts: Vec<_> = elements.iter().map(|element| plain(element)).collect::<Result<_, _>>()?;
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).filter(|text| !text.is_empty()).collect();
    Ok(Some(texts.join(BETWEEN)))
}

/// A value that holds no other, as text: a number as it is written, to the last digit.
fn plain(json: &str) -> Result<Cow<'_, str>, Wrong> {
    Ok(match json {
        "null" => "".into(),
        "true" => "TRUE".into(),
        "false" => "FALSE".into(),
        text if text.starts_with('"') => serde_json::from_str::<Text<'_>>(text)?.0,
        number => number.into(),
    })
}

/// A JSON text. Half a letter, as from a text that was cut between its two escapes, becomes U+FFFD.
struct Text<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl<'de> Visitor<'de> for Bytes {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Text<'de>, E> {
                Ok(Text(String::from_utf8_lossy(bytes)))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text<'de>, E> {
                Ok(Text(whole_letters(bytes).into()))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

/// Half a letter comes as three bytes, none of which means anything alone.
fn whole_letters(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => String::from_utf8_lossy(bytes).replace("\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn flat(json: &str) -> Result<Vec<String>, String> {
        let mut cells = Vec::new();
        let mut sink = |name: &str, text: &str| {
            cells.push(format!("{name}={text}"));
            Ok(())
        };
        valid(json)
            .and_then(|json| self::cells(&json, Wanted::Texts, &mut sink))
            .map_err(|wrong| wrong.to_string())?;
        Ok(cells)
    }

    #[test]
    fn values_go_by_the_names_on_the_way_to_them() {
        let check = |json: &str, expected: &[&str]| {
            assert_eq!(flat(json).unwrap(), expected, "{json}");
        };
        check(r#"{"nome":"Ana","fone":598099000001}"#, &["nome=Ana", "fone=598099000001"]);
        check(r#"{"a":{"b":{"c":1},"d":2}}"#, &["a.b.c=1", "a.d=2"]);
        check(r#"{"a":["x",2,null,true]}"#, &["a=x ; 2 ; TRUE"]);
        check(r#"{"a":[{"t":"cel","n":"1"},{"n":"2"}]}"#, &["a.1.t=cel", "a.1.n=1", "a.2.n=2"]);
        check(r#"{"a":[1,[2,3],{}]}"#, &["a.1=1", "a.2=2 ; 3", "a.3="]);
        check(r#"{"a":null,"b":[],"c":{},"d":"","e":false}"#, &["a=", "b=", "c=", "d=", "e=FALSE"]);
        check(r#"{"a":1,"a":2,"":3}"#, &["a=1", "a=2", "=3"]);
        check("{}", &[]);
    }

    #[test]
    fn numbers_keep_their_digits_and_texts_their_letters() {
        let check = |json: &str, text: &str| {
            assert_eq!(flat(&format!("{{\"a\":{json}}}")).unwrap(), [format!("a={text}")]);
        };
        check("12345678901234567890123", "12345678901234567890123");
        check("1.10", "1.10");
        check("-0", "-0");
        check("5.51E+12", "5.51E+12");
        check(r#"" 007 \n\"\u00e3\/""#, " 007 \n\"ã/");
        check(r#""\ud83d\ude00""#, "😀");
        check(r#""x\ud83d""#, "x\u{fffd}");
        check(r#""x\ud83dy\ude00""#, "x\u{fffd}y\u{fffd}");
    }

    #[test]
    fn an_array_is_a_row_of_cells() {
        let check = |json: &str, expected: &[&str]| {
            let mut cells = Vec::new();
            row(json, |cell| cells.push(cell.to_string())).unwrap();
            assert_eq!(cells, expected, "{json}");
        };
        check(r#"["Ana",1,null,[1,2],{"a":1},[[1]]]"#, &["Ana", "1", "", "1 ; 2", "{\"a\":1}", "[[1]]"]);
        check("[]", &[]);
        check("\"Ana\"", &["Ana"]);
        check("598099000001", &["598099000001"]);
    }

    #[test]
    fn what_is_no_json_is_said() {
        let check =
            |json: &str, what: &str| assert!(flat(json).unwrap_err().starts_with(what), "{:?}", flat(json));
        check("{\"a\":1", "EOF while parsing");
        check("{a:1}", "key must be a string");
        check("{\"a\":01}", "invalid number");
        check("{\"a\":1} x", "trailing characters");
        check(&format!("{}1{}", "{\"a\":".repeat(33), "}".repeat(33)), "values are nested more than 32 deep");
        check(&format!("{{\"{}\":1}}", "a".repeat(1001)), "the name of a value is longer than 1,000 bytes");
        assert!(flat(&format!("{}1{}", "{\"a\":".repeat(32), "}".repeat(32))).is_ok());
    }

    #[test]
    fn numbers_that_are_none_are_blank() {
        let check = |json: &str, clean: Option<&str>| assert_eq!(without_nan(json).as_deref(), clean);
        check("{\"a\":NaN,\"b\":-Infinity}", Some("{\"a\":null,\"b\":null}"));
        check("{\"a\":\"NaN\",\"b\":\"\\\"NaN\"}", None);
        check("{\"a\":\"\\\\\",\"b\":NaN}", Some("{\"a\":\"\\\\\",\"b\":null}"));
    }

    proptest! {
        #[test]
        fn a_flat_object_reads_back(names in proptest::collection::vec("\\PC{0,8}", 0..6), text in any::<String>()) {
            let members: Vec<String> = names.iter().map(|name| format!("{}:{}", serde_json::json!(name), serde_json::json!(text))).collect();
            let expected: Vec<String> = names.iter().map(|name| format!("{name}={text}")).collect();
            prop_assert_eq!(flat(&format!("{{{}}}", members.join(","))).unwrap(), expected);
        }
    }
}
