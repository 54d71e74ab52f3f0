//! In which language the program speaks.

use words::Language;

/// The language that was typed, else the pipeline's, else that of the environment, else English.
pub(crate) fn language(
    typed: Option<Language>,
    pipeline: Option<Language>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Language {
    // The order is that of POSIX. A language that dialbase does not speak may stand before one that it does.
    let of_system =
        || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| spoken(&environment(name)?));
    typed.or(pipeline).or_else(of_system).unwrap_or_default()
}

/// The language of a locale's name. `C` and `POSIX` ask for the words as they stand in the code.
fn spoken(locale: &str) -> Option<Language> {
    let is_plain = matches!(locale.split('.').next(), Some("C" | "POSIX"));
    if is_plain { Some(Language::English) } else { Language::of(locale) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Portuguese, Spanish};

    #[test]
    fn who_says_it_nearest_is_heard() {
        let check = |typed, pipeline, variables: &[(&str, &str)], expected| {
            let environment = |name: &str| {
                let value = variables.iter().find(|(known, _)| *known == name);
                value.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(language(typed, pipeline, &environment), expected, "{variables:?}");
        };
        check(None, None, &[], English);
        check(None, None, &[("LANG", "es_UY.UTF-8")], Spanish);
        check(None, None, &[("LANG", "es_UY.UTF-8"), ("LC_MESSAGES", "pt_BR")], Portuguese);
        check(None, None, &[("LANG", "es_UY.UTF-8"), ("LC_ALL", "")], Spanish);
        check(None, None, &[("LANG", "es_UY.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")], Spanish);
        check(None, None, &[("LANG", "es_UY.UTF-8"), ("LC_ALL", "C")], English);
        check(None, None, &[("LANG", "C.UTF-8")], English);
        check(None, None, &[("LANG", "de_DE.UTF-8")], English);
        check(None, Some(Portuguese), &[("LANG", "es_UY.UTF-8")], Portuguese);
        check(Some(English), Some(Portuguese), &[("LANG", "es_UY.UTF-8")], English);
    }
}
