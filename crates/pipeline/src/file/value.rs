//! One value of the pipeline file, read as what it should be.

use super::{Problem, Written};
use select::nearest;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use validate::Limit;
use words::{Arg, Message, message};

/// What stands for an answer that nobody gave yet.
const QUESTION: &str = "?";

/// One value, with where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Value<'d> {
    value: &'d Spanned<DeValue<'d>>,
    folder: &'d Path,
}

impl<'d> Value<'d> {
    pub(crate) fn new(value: &'d Spanned<DeValue<'d>>, folder: &'d Path) -> Self {
        Self { value, folder }
    }

    pub(crate) fn span(&self) -> Range<usize> {
        self.value.span()
    }

    pub(crate) fn folder(&self) -> &'d Path {
        self.folder
    }

    pub(crate) fn problem(&self, message: Message) -> Problem {
        Problem::new(message, self.span())
    }

    /// A text that is not blank.
    pub(crate) fn text(&self) -> Result<&'d str, Problem> {
        match self.value.get_ref().as_str() {
            Some(text) if text.trim().is_empty() => {
                Err(self.problem(message!("file-blank", "this is blank")))
            }
            Some(QUESTION) => Err(self.question(message!("file-question", "this is still a question"))),
            Some(text) => Ok(text),
            None => Err(self.unexpected(message!("file-a-text-in-quotes", "a text in quotes"))),
        }
    }

    /// Whether an answer is still to be given, as `dialbase init` leaves it.
    pub(crate) fn is_question(&self) -> bool {
        self.value.get_ref().as_str() == Some(QUESTION)
    }

    /// What to say of a key whose question is open.
    pub(crate) fn question_of(&self, key: &str) -> Problem {
        self.question(message!("file-question-of", "`{key}` is still a question", key = key))
    }

    fn question(&self, message: Message) -> Problem {
        self.problem(message).help(message!(
            "file-question-do",
            "write the answer in the place of \"?\"; the comment beside it says what is asked"
        ))
    }

    pub(crate) fn is_text(&self) -> bool {
        self.value.get_ref().is_str()
    }

    pub(crate) fn is_list(&self) -> bool {
        self.value.get_ref().is_array()
    }

    pub(crate) fn boolean(&self) -> Result<bool, Problem> {
        self.value.get_ref().as_bool().ok_or_else(|| self.unexpected(true_or_false()))
    }

    pub(crate) fn whole(&self, range: std::ops::RangeInclusive<u64>) -> Result<u64, Problem> {
        let integer = self.value.get_ref().as_integer().and_then(|integer| integer.as_str().parse().ok());
        let fits = integer.filter(|integer| range.contains(integer));
        fits.ok_or_else(|| {
            let (from, to) = (range.start().to_string(), range.end().to_string());
            self.unexpected(if *range.end() == u64::MAX {
                message!("file-a-whole-number", "a whole number from {from} on", from = from)
            } else {
                message!(
                    "file-a-whole-number-within",
                    "a whole number from {from} to {to}",
                    from = from,
                    to = to,
                )
            })
        })
    }

    pub(crate) fn list(&self) -> Result<Vec<Value<'d>>, Problem> {
        let items = self
            .value
            .get_ref()
            .as_array()
            .ok_or_else(|| self.unexpected(message!("file-a-list-in-brackets", "a list in [ ]")))?;
        Ok(items.iter().map(|item| Self::new(item, self.folder)).collect())
    }

    /// A date, or a text.
    pub(crate) fn date_or_text(&self) -> Result<String, Problem> {
        match self.value.get_ref() {
            DeValue::Datetime(date) => Ok(date.to_string()),
            DeValue::String(_) => self.text().map(str::to_owned),
            _ => Err(self.unexpected(message!("file-a-date", "a date"))),
        }
    }

    /// A number as it is written, where it is one.
    pub(crate) fn number(&self) -> Option<String> {
        let value = self.value.get_ref();
        let whole = value.as_integer().map(|number| number.as_str().to_owned());
        whole.or_else(|| value.as_float().map(|number| number.as_str().to_owned()))
    }

    pub(crate) fn table(&self) -> Option<&'d DeTable<'d>> {
        self.value.get_ref().as_table()
    }

    pub(crate) fn unexpected(&self, expected: Message) -> Problem {
        let number = |number: String| message!("file-the-number", "the number {number}", number = number);
        let found = match self.value.get_ref() {
            DeValue::String(_) => message!("file-a-text", "a text"),
            DeValue::Integer(integer) => number(integer.to_string()),
            DeValue::Float(float) => number(float.to_string()),
            DeValue::Boolean(_) => true_or_false(),
            DeValue::Datetime(_) => message!("file-a-date", "a date"),
            DeValue::Array(_) => message!("file-a-list", "a list"),
            DeValue::Table(_) => message!("file-a-section", "a section"),
        };
        self.problem(message!(
            "file-unexpected",
            "this should be {expected}, and is {found}",
            expected = expected,
            found = found,
        ))
    }

    /// One of some names.
    pub(crate) fn one_of<T: Copy>(&self, names: &[(&'static str, T)]) -> Result<T, Problem> {
        let text = self.text()?;
        let named = names.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        named.ok_or_else(|| {
            let all = Arg::list(names.iter().map(|(name, _)| format!("\"{name}\"")));
            let near = nearest(text, names.iter().map(|(name, _)| *name));
            self.problem(message!("file-none-of", "this is none of {names}", names = all)).maybe_help(near)
        })
    }

    /// A path, relative to the pipeline file.
    pub(crate) fn path(&self) -> Result<PathBuf, Problem> {
        Ok(self.folder.join(self.text()?))
    }

    /// `"30d"`, `"12h"`, `"45m"`, `"30s"`, `"500ms"`.
    pub(crate) fn duration(&self) -> Result<Duration, Problem> {
        const UNITS: [(&str, u64); 5] =
            [("d", 86_400_000), ("h", 3_600_000), ("ms", 1), ("m", 60_000), ("s", 1_000)];
        let text = self.text()?;
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = UNITS.iter().find(|(unit, _)| *unit == &text[digits.len()..]);
        let millis = unit.and_then(|(_, millis)| digits.trim().parse::<u64>().ok()?.checked_mul(*millis));
        millis.map(Duration::from_millis).ok_or_else(|| {
            self.problem(message!("file-no-time", "this is no time"))
                .help(message!("file-no-time-do", "write \"30d\", \"12h\", \"45m\" or \"30s\""))
        })
    }

    /// `"1MiB"`, `"500KB"`, or a number of bytes.
    pub(crate) fn bytes(&self) -> Result<u64, Problem> {
        if !self.is_text() {
            return self.whole(1..=u64::MAX);
        }
        let text = self.text()?;
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
        let unit: u64 = match text[digits.len()..].trim() {
            "B" | "" => 1,
            "kB" | "KB" => 1_000,
            "KiB" => 1 << 10,
            "MB" => 1_000_000,
            "MiB" => 1 << 20,
            _ => 0,
        };
        let size =
            digits.parse::<u64>().ok().and_then(|digits| digits.checked_mul(unit)).filter(|size| *size > 0);
        size.ok_or_else(|| {
            self.problem(message!("file-no-size", "this is no size"))
                .help(message!("file-no-size-do", "write \"1MiB\", \"500KB\", or a number of bytes"))
        })
    }

    /// `"2%"`, or a number of rows.
    pub(crate) fn limit(&self) -> Result<Limit, Problem> {
        if !self.is_text() {
            return Ok(Limit::Rows(self.whole(1..=u64::MAX)?));
        }
        let text = self.text()?;
        let percent = text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
        let percent = percent.filter(|percent| (0.0..=100.0).contains(percent));
        percent.map(|percent| Limit::Share(percent / 100.0)).ok_or_else(|| {
            self.problem(message!("file-no-share", "this is no share")).help(message!(
                "file-no-share-do",
                "write a share such as \"2%\", or a number of rows such as 500"
            ))
        })
    }
}

fn true_or_false() -> Message {
    message!("file-true-or-false", "true or false")
}

pub(crate) fn written(value: &Value<'_>) -> Result<Written, Problem> {
    Ok(Written { text: value.text()?.to_owned(), span: value.span() })
}
