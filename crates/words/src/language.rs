//! The languages that dialbase speaks.

use serde::{Deserialize, Serialize};

/// A language of the people who read reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Language {
    /// English, which the code is written in.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish, as in Latin America.
    #[serde(rename = "es")]
    Spanish,
    /// Portuguese, as in Brazil.
    #[serde(rename = "pt-BR")]
    Portuguese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Portuguese];

    /// The tag of BCP 47: `en`, `es`, `pt-BR`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Portuguese => "pt-BR",
        }
    }

    /// The language of a tag or a locale's name, whatever its country and encoding: `es_UY.UTF-8`, `pt`, `en-US`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        match name.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "es" => Some(Self::Spanish),
            "pt" => Some(Self::Portuguese),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_the_language() {
        let check = |name, language| assert_eq!(Language::of(name), language, "{name}");
        check("es_UY.UTF-8", Some(Language::Spanish));
        check("pt", Some(Language::Portuguese));
        check("PT-br", Some(Language::Portuguese));
        check("en_US@euro", Some(Language::English));
        check("C.UTF-8", None);
        check("", None);
        check("est", None);
        for language in Language::ALL {
            check(language.tag(), Some(language));
        }
    }
}
