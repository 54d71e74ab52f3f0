//! The words of one language, read once.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::{LanguageIdentifier, langid};
use words::Language;

mod gathered {
    //! What the build script found.
    include!(concat!(env!("OUT_DIR"), "/files.rs"));
}

/// The words of one language.
pub(crate) struct Words(FluentBundle<FluentResource>);

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    static WORDS: [OnceLock<Words>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    WORDS[language as usize].get_or_init(|| Words::read(language))
}

/// The files of a language.
pub(crate) fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => gathered::ENGLISH,
        Language::Spanish => gathered::SPANISH,
        Language::Portuguese => gathered::PORTUGUESE,
    }
}

impl Words {
    fn read(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // Marks of direction round each value have no place in a terminal; pages set names apart by themselves.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| number(Language::English, value),
            Language::Spanish => |value, _| number(Language::Spanish, value),
            Language::Portuguese => |value, _| number(Language::Portuguese, value),
        }));
        for (_, text) in files(language) {
            // What can be read of a file with a mistake is kept, and a test fails.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// An entry, with what stands in it.
    pub(crate) fn entry(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.0.get_message(id)?.value()?;
        // What is not given stands by its name; a test fails on it.
        Some(self.0.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }

    /// The advice of an entry.
    pub(crate) fn advice(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.0.get_message(id)?.get_attribute("advice")?.value();
        Some(self.0.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en"),
        Language::Spanish => langid!("es"),
        // It only chooses plurals, and Brazil writes "0 linhas": the rules of pt-BR count none among ones, those of pt-PT do not.
        Language::Portuguese => langid!("pt-PT"),
    }
}

/// Counts as the language writes them.
fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let count = number.as_string().parse().ok()?;
    Some(words::count(language, count))
}
