//! What stands in a message, in a form that each language writes in its own way.

use crate::{Language, Message, breaks_line, format, on_one_line};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that stands in a [`Message`]. Printed, it is English.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// A name, a path, a number that is no count: it is the same in every language.
    Text(String),
    /// How many there are.
    Count(u64),
    /// A share of 1.
    Share(f64),
    /// A size in bytes.
    Bytes(u64),
    /// A day.
    Day(NaiveDate),
    /// A moment, which is written to the minute.
    Minute(DateTime<Utc>),
    /// Words within words.
    Message(Box<Message>),
    /// Several things, with commas between them.
    List(Vec<Arg>),
    /// Several messages, with semicolons between them.
    Clauses(Vec<Message>),
}

impl Arg {
    /// What prints itself and is the same in every language: `Arg::text(path.display())`.
    pub fn text(text: impl fmt::Display) -> Self {
        Self::Text(text.to_string())
    }

    /// Several things, with commas between them.
    pub fn list<A: Into<Self>>(list: impl IntoIterator<Item = A>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }

    /// It in a language; `say` knows the words of messages in it. A stranger's name in it stays on its line.
    #[must_use]
    pub fn to(&self, language: Language, say: &dyn Fn(&Message) -> String) -> String {
        match self {
            Self::Text(text) => in_line(text.clone()),
            Self::Count(count) => format::count(language, *count),
            Self::Share(share) => format::share(language, *share),
            Self::Bytes(bytes) => format::bytes(language, *bytes),
            Self::Day(day) => format::day(language, *day),
            Self::Minute(at) => format::minute(language, *at),
            Self::Message(message) if message.id().is_empty() => in_line(say(message)),
            Self::Message(message) => say(message),
            Self::List(list) => list.iter().map(|arg| arg.to(language, say)).collect::<Vec<_>>().join(", "),
            Self::Clauses(clauses) => clauses.iter().map(say).collect::<Vec<_>>().join("; "),
        }
    }
}

/// What strangers wrote, on one line.
fn in_line(text: String) -> String {
    if text.contains(breaks_line) { on_one_line(&text).into_owned() } else { text }
}

impl Arg {
    /// The same words as they are when what strangers wrote in them stays on its line: for words that an error made by itself.
    pub(crate) fn kept_in_line(&self, words: String) -> String {
        let stranger = match self {
            Self::Text(text) => text,
            Self::Message(message) if message.id().is_empty() => message.english(),
            Self::List(list) => return list.iter().fold(words, |words, arg| arg.kept_in_line(words)),
            _ => return words,
        };
        if stranger.contains(breaks_line) { words.replace(stranger, &on_one_line(stranger)) } else { words }
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to(Language::English, &Message::to_string))
    }
}

macro_rules! from {
    ($($from:ty => |$value:ident| $arg:expr;)*) => {
        $(impl From<$from> for Arg {
            fn from($value: $from) -> Self {
                $arg
            }
        })*
    };
}

from! {
    &str => |text| Self::Text(text.to_owned());
    &&str => |text| Self::Text((*text).to_owned());
    String => |text| Self::Text(text);
    &String => |text| Self::Text(text.clone());
    char => |text| Self::Text(text.to_string());
    std::borrow::Cow<'_, str> => |text| Self::Text(text.into_owned());
    std::path::Display<'_> => |path| Self::Text(path.to_string());
    u16 => |count| Self::Count(count.into());
    u32 => |count| Self::Count(count.into());
    u64 => |count| Self::Count(count);
    &u64 => |count| Self::Count(*count);
    usize => |count| Self::Count(count as u64);
    NaiveDate => |day| Self::Day(day);
    DateTime<Utc> => |at| Self::Minute(at);
    Message => |message| Self::Message(Box::new(message));
    &Message => |message| Self::Message(Box::new(message.clone()));
}
