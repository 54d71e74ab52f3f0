//! What dialbase says, in Spanish, Portuguese and English.
//!
//! The words stand beside each crate's code, in Fluent files: `crates/CRATE/words/LANGUAGE/*.ftl`. Three kinds of entries:
//! - what a [`Message`] says, by its name. English has none, for it stands in the code;
//! - what a finding's code means and what to do, as `finding-CODE` and its attribute `.advice`. English has none either;
//! - labels of what people look at, in all three languages.
//!
//! Where a translation is missing, English is said; a test of the project sees to it that none is.

mod bundle;

use bundle::{Words, words};
use fluent_bundle::{FluentArgs, FluentValue};
use words::{Arg, Language, Message};

/// A message in a language.
#[must_use]
pub fn say(language: Language, message: &Message) -> String {
    if language == Language::English || message.id().is_empty() {
        return message.english().to_owned();
    }
    let args = message.args().map(|(name, arg)| (name, value(language, arg)));
    let (words, args) = (words(language), args.collect());
    let said = match message.id().strip_suffix(".advice") {
        Some(finding) => words.advice(finding, &args),
        None => words.entry(message.id(), &args),
    };
    said.unwrap_or_else(|| message.english().to_owned())
}

/// Several messages in a language, as an error and its causes: `cannot open a.csv: permission denied`.
#[must_use]
pub fn say_all(language: Language, messages: &[Message]) -> String {
    messages.iter().map(|message| say(language, message)).collect::<Vec<_>>().join(": ")
}

/// What a finding's code means in a language; `english` is what its rule says.
#[must_use]
pub fn means(language: Language, code: &str, english: &str) -> String {
    finding(language, code, Words::entry).unwrap_or_else(|| english.to_owned())
}

/// What a person does about a finding, in a language; `english` is what its rule says.
#[must_use]
pub fn advice(language: Language, code: &str, english: &str) -> String {
    finding(language, code, Words::advice).unwrap_or_else(|| english.to_owned())
}

/// A label, with what stands in it. What no file holds is its own name, for a test to find.
#[must_use]
pub fn label(language: Language, id: &str, args: &[(&str, Arg)]) -> String {
    let args = args.iter().map(|(name, arg)| (*name, value(language, arg))).collect();
    words(language).entry(id, &args).unwrap_or_else(|| id.to_owned())
}

/// The files of a language, each with its path below `crates`.
#[must_use]
pub fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    bundle::files(language)
}

fn finding(
    language: Language,
    code: &str,
    ask: fn(&Words, &str, &FluentArgs<'_>) -> Option<String>,
) -> Option<String> {
    (language != Language::English).then_some(())?;
    ask(words(language), &format!("finding-{code}"), &FluentArgs::new())
}

/// Counts stay numbers, for a language's plurals; all else is written before.
fn value(language: Language, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Count(count) => FluentValue::from(*count),
        arg => arg.to(language, &|message| say(language, message)).into(),
    }
}

#[cfg(test)]
mod tests;
