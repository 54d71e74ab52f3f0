//! One thing that is said.

use crate::{Arg, message};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Something that is said to a person. Printed, it is English; `languages::say` says it in the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "Written")]
pub struct Message {
    /// Its name, stable, in kebab case; blank for words that are not ours, which stay as they are.
    #[serde(skip_serializing_if = "str::is_empty")]
    id: Cow<'static, str>,
    /// The English words.
    text: String,
    /// What stands in them, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<Cow<'static, str>, Arg>,
}

/// A message as it stands in a file: earlier versions wrote its English words alone.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Written {
    Words(String),
    Whole {
        #[serde(default)]
        id: Cow<'static, str>,
        text: String,
        #[serde(default)]
        args: BTreeMap<Cow<'static, str>, Arg>,
    },
}

impl From<Written> for Message {
    fn from(written: Written) -> Self {
        match written {
            Written::Words(text) => Self::foreign(text),
            Written::Whole { id, text, args } => Self { id, text, args },
        }
    }
}

impl Message {
    /// Words with a name; [`message!`](crate::message) and [`told!`](crate::told) make them.
    pub fn new<const N: usize>(
        id: &'static str,
        text: impl Into<String>,
        args: [(&'static str, Arg); N],
    ) -> Self {
        let text = args.iter().fold(text.into(), |text, (_, arg)| arg.kept_in_line(text));
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg)).collect();
        Self { id: id.into(), text, args }
    }

    /// Words that are not ours, such as a server's: they are the same in every language.
    pub fn foreign(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Words of another program, as a detail behind words of ours: they stay as they are, and the other languages say that they are
    /// English.
    #[must_use]
    pub fn detail(words: &(impl fmt::Display + ?Sized)) -> Self {
        message!("technical-detail", "{words}", words = words.to_string())
    }

    /// What a finding's code means. The languages say it under the code's name, so it stands once in each.
    #[must_use]
    pub fn means(code: &str, english: &'static str) -> Self {
        Self { id: format!("finding-{code}").into(), ..Self::foreign(english) }
    }

    /// What a person does about a finding's code, as [`Message::means`].
    #[must_use]
    pub fn advice(code: &str, english: &'static str) -> Self {
        Self { id: format!("finding-{code}.advice").into(), ..Self::foreign(english) }
    }

    /// What a rule mended, as [`Message::means`].
    #[must_use]
    pub fn mended(rule: &str, english: &'static str) -> Self {
        Self { id: format!("repair-{rule}").into(), ..Self::foreign(english) }
    }

    /// Several messages as one, with semicolons between them; none where there are none.
    #[must_use]
    pub fn all(mut messages: Vec<Self>) -> Option<Self> {
        match messages.len() {
            0 | 1 => messages.pop(),
            _ => Some(message!("several", "{all}", all = Arg::Clauses(messages))),
        }
    }

    /// Its name; blank for words that are not ours.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The English words.
    #[must_use]
    pub fn english(&self) -> &str {
        &self.text
    }

    /// What stands in it, by name.
    pub fn args(&self) -> impl Iterator<Item = (&str, &Arg)> {
        self.args.iter().map(|(name, arg)| (&**name, arg))
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// What can be told in every language: the errors of all crates.
pub trait Told {
    /// What happened, without why.
    fn told(&self) -> Message;

    /// Why, the nearest cause first.
    fn causes(&self) -> Vec<Message> {
        Vec::new()
    }

    /// What a person does about it.
    fn advice(&self) -> Option<Message> {
        None
    }

    /// What happened, and then why.
    fn chain(&self) -> Vec<Message> {
        std::iter::once(self.told()).chain(self.causes()).collect()
    }
}

/// A message by its name, its English words, and what stands in them: `message!("list-cut", "{name} ends", name = path.display())`.
///
/// What stands in it may be named without standing in the English words, for languages that need it.
#[macro_export]
macro_rules! message {
    ($id:literal, $english:literal $(,)?) => {
        $crate::Message::new($id, ::std::format!($english), [])
    };
    ($id:literal, $english:literal $(, $name:ident = $value:expr)+ $(,)?) => {{
        // All at once, so that a value may speak of what another's name hides.
        let ($($name,)+) = ($($crate::Arg::from($value),)+);
        let text = ::std::format!($english);
        $crate::Message::new($id, text, [$((::std::stringify!($name), $name)),+])
    }};
}

/// What an error says of itself, with a name and what stands in it for the other languages:
/// `told!(self, "cannot-open", path = path.display())`.
#[macro_export]
macro_rules! told {
    ($error:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message::new($id, ::std::string::ToString::to_string($error), [
            $((::std::stringify!($name), $crate::Arg::from($value))),*
        ])
    };
}

#[cfg(test)]
mod tests {
    use crate::{Arg, Message};

    #[test]
    fn a_message_is_english_and_keeps_what_stands_in_it() {
        let (list, run) = (Arg::list(["a", "b"]), ("x", "y"));
        let inner = message!("inner", "{n} rows", n = 1_234_u64);
        let message = message!("outer", "{inner} of {list}", inner = inner, list = list, unused = "x");
        assert_eq!(message!("run", "{run} {day}", run = run.0, day = run.1).to_string(), "x y");
        assert_eq!(message.to_string(), "1,234 rows of a, b");
        assert_eq!(message.args().map(|(name, _)| name).collect::<Vec<_>>(), ["inner", "list", "unused"]);
        let json = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
        assert_eq!(serde_json::to_string(&Message::foreign("x")).unwrap(), r#"{"text":"x"}"#);
    }

    #[test]
    fn words_that_an_earlier_version_wrote_alone_are_read() {
        let read = |json: &str| serde_json::from_str::<Message>(json).unwrap();
        assert_eq!(read(r#""3 rows are wrong""#), Message::foreign("3 rows are wrong"));
        assert_eq!(read(r#"{"text":"x"}"#), Message::foreign("x"));
        assert_eq!(read(r#"{"id":"some","text":"x"}"#).id(), "some");
    }

    #[test]
    fn what_stands_in_a_message_brings_no_line_of_its_own() {
        #[derive(Debug)]
        struct Cannot(&'static str);
        impl std::fmt::Display for Cannot {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "cannot open {}:\nlook", self.0)
            }
        }
        let name = "a\nWarning b.csv";
        let told = told!(&Cannot(name), "cannot", path = name);
        assert_eq!(told.english(), "cannot open a Warning b.csv:\nlook");
        let inner = Arg::list([Message::foreign(name)]);
        assert_eq!(
            message!("x", "in {inner},\n{name}", inner = inner, name = name).english(),
            "in a Warning b.csv,\na Warning b.csv"
        );
    }

    #[test]
    fn several_are_one() {
        let all = |texts: &[&str]| Message::all(texts.iter().copied().map(Message::foreign).collect());
        assert_eq!(all(&[]), None);
        assert_eq!(all(&["a"]), Some(Message::foreign("a")));
        assert_eq!(all(&["a", "b"]).unwrap().to_string(), "a; b");
    }
}
