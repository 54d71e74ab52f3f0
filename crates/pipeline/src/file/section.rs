//! One section of the pipeline file, which knows what was asked of it and so what nobody asked for.

use super::Problem;
use super::value::Value;
use select::nearest;
use std::ops::Range;
use std::path::Path;
use toml::de::DeTable;
use words::{Arg, Message, message};

/// A section under way: keys are taken from it, problems gather, and at the end the keys that nobody took are problems too.
pub(crate) struct Section<'d> {
    title: Arg,
    table: &'d DeTable<'d>,
    span: Range<usize>,
    folder: &'d Path,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
    /// Keys that must be there and are not, each with what to say.
    missing: Vec<(&'static str, Problem)>,
}

impl<'d> Section<'d> {
    pub(crate) fn new(
        title: impl Into<Arg>,
        table: &'d DeTable<'d>,
        span: Range<usize>,
        folder: &'d Path,
    ) -> Self {
        Self {
            title: title.into(),
            table,
            span,
            folder,
            known: Vec::new(),
            problems: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// The value of a key, if it is there and right.
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Value<'d>) -> Result<T, Problem>,
    ) -> Option<T> {
        let value = self.take(key)?;
        if value.is_question() {
            self.problems.push(value.question_of(key));
            return None;
        }
        read(&value).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// The value of a key that must be there.
    pub(crate) fn required<T>(
        &mut self,
        key: &'static str,
        advice: Message,
        read: impl FnOnce(&Value<'d>) -> Result<T, Problem>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            self.missing(key, advice);
        }
        self.optional(key, read)
    }

    /// A section inside, if it is there and right.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Section<'d>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(key)?;
        self.inner(key, &value, read)
    }

    /// A section inside that must be there.
    pub(crate) fn required_table<T>(
        &mut self,
        key: &'static str,
        advice: Message,
        read: impl FnOnce(&mut Section<'d>) -> Option<T>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            self.missing(key, advice);
        }
        self.table(key, read)
    }

    /// A section that may stand once or many times: `[name]` or `[[name]]`. None where one of them is wrong.
    pub(crate) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Section<'d>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(value) = self.take(key) else { return Some(Vec::new()) };
        let values = if value.table().is_some() { Ok(vec![value]) } else { value.list() };
        let Ok(values) = values else {
            self.problems.push(value.unexpected(a_section(key)));
            return None;
        };
        let all: Vec<Option<T>> = values.iter().map(|value| self.inner(key, value, &mut read)).collect();
        all.into_iter().collect()
    }

    /// Every key with its value, for sections whose keys the user names.
    pub(crate) fn entries(&self) -> Vec<(&'d str, Range<usize>, Value<'d>)> {
        let folder = self.folder;
        let entry = |(key, value): (&'d toml::Spanned<_>, &'d _)| {
            let key: &'d toml::Spanned<toml::de::DeString<'d>> = key;
            (key.get_ref().as_ref(), key.span(), Value::new(value, folder))
        };
        self.table.iter().map(entry).collect()
    }

    pub(crate) fn problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    pub(crate) fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Says that a key does nothing without what it goes with.
    pub(crate) fn idle(&mut self, key: &str, with: impl Into<Arg>) {
        let at = self.table.keys().find(|there| there.get_ref().as_ref() == key);
        let span = at.map_or(self.span(), toml::Spanned::span);
        self.problem(does_nothing(key, span, with));
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The problems, with one for each key that nobody asked for.
    pub(crate) fn finish(self) -> Vec<Problem> {
        let Self { title, table, known, mut problems, mut missing, .. } = self;
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let name = key.get_ref();
            let near = nearest(name, known.iter().copied());
            // A key that is there under a wrong name is one mistake, not two.
            missing.retain(|(missing, _)| {
                near.as_ref().is_none_or(|near| !near.english().contains(&format!("`{missing}`")))
            });
            let all = message!(
                "file-known-keys",
                "{title} knows: {keys}",
                title = title.clone(),
                keys = Arg::list(known.iter().copied()),
            );
            let unknown = message!("file-unknown-key", "unknown key `{name}`", name = name.as_ref());
            problems.push(Problem::new(unknown, key.span()).help(near.unwrap_or(all)));
        }
        problems.extend(missing.into_iter().map(|(_, problem)| problem));
        problems
    }

    /// As `finish`, where the user names the keys.
    pub(crate) fn finish_named(self) -> Vec<Problem> {
        self.problems
    }

    fn take(&mut self, key: &'static str) -> Option<Value<'d>> {
        self.known.push(key);
        self.table.get(key).map(|value| Value::new(value, self.folder))
    }

    fn inner<T>(
        &mut self,
        key: &str,
        value: &Value<'d>,
        read: impl FnOnce(&mut Section<'d>) -> Option<T>,
    ) -> Option<T> {
        let Some(table) = value.table() else {
            self.problems.push(value.unexpected(a_section(key)));
            return None;
        };
        let mut section = Section::new(format!("[{key}]"), table, value.span(), self.folder);
        let read = read(&mut section);
        let named = matches!(key, "limits" | "params" | "rules" | "tables");
        self.problems.extend(if named { section.finish_named() } else { section.finish() });
        read
    }

    fn missing(&mut self, key: &'static str, advice: Message) {
        let lacks =
            message!("file-lacks-key", "{title} lacks `{key}`", title = self.title.clone(), key = key);
        self.missing.push((key, Problem::new(lacks, self.span.clone()).help(advice)));
    }
}

/// What to say of a key that needs something beside it.
pub(super) fn does_nothing(key: &str, span: Range<usize>, with: impl Into<Arg>) -> Problem {
    let idle = message!("file-does-nothing", "`{key}` does nothing here", key = key);
    let with = with.into();
    Problem::new(idle, span).help(message!("file-goes-with", "it goes with {with}", with = with))
}

fn a_section(key: &str) -> Message {
    message!("file-a-section-of", "a section: [{key}]", key = key)
}
