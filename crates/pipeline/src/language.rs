//! The language of a pipeline file, told before all else, so that its mistakes too are said in it.

use std::path::Path;
use toml::de::DeTable;
use words::Language;

/// The language that the pipeline file at `path` names, whatever else is wrong with it; none where it names none, or cannot be
/// read: whoever reads it whole says why.
#[must_use]
pub fn language(path: &Path) -> Option<Language> {
    named(&std::fs::read_to_string(path).ok()?)
}

fn named(text: &str) -> Option<Language> {
    let (document, _) = DeTable::parse_recoverable(text);
    Language::of(document.get_ref().get("language")?.get_ref().as_str()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_beside_mistakes() {
        let check = |text, language| assert_eq!(named(text), language, "{text}");
        check("campaign = \"Ventas->\"\nlanguage = \"es\"\n", Some(Language::Spanish));
        check("campaign = 3\nlanguage = \"pt-BR\"\n[colums]\nphone = [\n", Some(Language::Portuguese));
        check("language = 1\n", None);
        check("[upload]\nlanguage = \"es\"\n", None);
        check("", None);
    }
}
