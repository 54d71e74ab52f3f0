//! What a column's header says, by whole words in Spanish, Portuguese and English. "Parcelas" holds no "cel".

mod dictionary;

use crate::meaning::Meaning;
use contact::without_accent;
use dictionary::{ABOUT, AMBIGUOUS, BESIDE, CODES_OF_SYSTEMS, PHRASES};

/// A language in which headers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// English.
    English,
}

/// What a header says its column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What the column is.
    pub meaning: Meaning,
    /// Whether every word of the header is understood. "Nombre mascota" says a name, and of what is not known.
    pub whole: bool,
    /// The words by which it is told.
    pub words: &'static str,
}

/// What a header says its column is; nothing where none of its words is known.
#[must_use]
pub fn claim(header: &str) -> Option<Claim> {
    let words = words(header);
    let text: Vec<&str> = words.iter().map(String::as_str).collect();
    // "Phone 1 - Type" holds what kind of phone it is, "lead_status" how far a lead is: words about a thing, not the thing.
    if let Some(about) = ABOUT.iter().find(|about| text.contains(*about)) {
        return Some(Claim { meaning: Meaning::Choice, whole: false, words: about });
    }
    let mut best: Option<(usize, usize, Claim)> = None;
    for (meaning, _, phrases) in PHRASES {
        for phrase in phrases.split('|') {
            let parts: Vec<&str> = phrase.split(' ').collect();
            let Some(at) = text.windows(parts.len()).position(|some| some == parts.as_slice()) else {
                continue;
            };
            // More words say more; of two phrases the first is the head: "fecha de pago", "celular trabajo".
            let is_better = |(len, place, _): (usize, usize, Claim)| {
                parts.len() > len || (parts.len() == len && at < place)
            };
            if best.is_none_or(is_better) {
                let rest = text[..at].iter().chain(&text[at + parts.len()..]);
                let whole = rest.clone().all(|word| is_beside(word)) && !AMBIGUOUS.contains(&phrase);
                best = Some((parts.len(), at, Claim { meaning: *meaning, whole, words: phrase }));
            }
        }
    }
    let (len, at, claim) = best?;
    let rest: Vec<&str> = text[..at].iter().chain(&text[at + len..]).copied().collect();
    Some(of_a_thing(claim, &rest).unwrap_or(claim))
}

/// A name of something that is no person, as the rest of the header says: "Nombre del producto".
fn of_a_thing(name: Claim, rest: &[&str]) -> Option<Claim> {
    let things =
        [Meaning::Choice, Meaning::Campaign, Meaning::City, Meaning::State, Meaning::Code, Meaning::Agent];
    let thing =
        if name.meaning == Meaning::Name && !name.whole { claim(&rest.join(" "))? } else { return None };
    things.contains(&thing.meaning).then_some(Claim { meaning: Meaning::Text, whole: false, ..thing })
}

/// Whether a header is about phones without being of them: "Phone 1 - Type".
pub(crate) fn is_about(header: &str) -> bool {
    words(header).iter().any(|word| ABOUT.contains(&word.as_str()))
}

/// The words of a header without those that say what of a thing it holds: those of "Phone 2 - Type" and "Phone 2 - Value" are the
/// same.
pub(crate) fn words_of_a_thing(header: &str) -> Vec<String> {
    let mut words = words(header);
    words.retain(|word| {
        !ABOUT.contains(&word.as_str()) && !["value", "valor", "de", "do", "del"].contains(&word.as_str())
    });
    words
}

/// Whether a header calls its column a number of a system: an id of ads, a lead, a record.
pub(crate) fn is_of_a_system(header: &str) -> bool {
    let words = words(header);
    words.last().is_some_and(|last| CODES_OF_SYSTEMS.contains(&last.as_str()))
}

/// The languages in which a header can be read; none where its words are of all of them, or unknown.
pub(crate) fn languages(header: &str) -> Vec<Language> {
    let words = words(header);
    let has = |marker: &str| words.iter().any(|word| word == marker);
    let mut all = Vec::new();
    for (language, markers) in dictionary::MARKERS {
        if markers.iter().any(|marker| has(marker)) {
            all.push(language);
        }
    }
    all
}

/// The words of a header, folded: cut at marks, at digits, and where a small letter meets a capital.
pub(crate) fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in header.chars() {
        let camel = before.is_lowercase() && c.is_uppercase();
        let digits = before.is_ascii_digit() != c.is_ascii_digit() && before != ' ';
        if camel || digits {
            words.push(String::new());
        }
        // S/ is the currency of Peru.
        let soles = c == '/' && words.last().is_some_and(|word| word == "s");
        let of_a_word = soles || (c.is_alphanumeric() && !matches!(c, 'º' | 'ª'));
        match words.last_mut() {
            Some(word) if of_a_word => word.extend(c.to_lowercase().map(without_accent)),
            _ => words.push(String::new()),
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_beside(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit()) || word.chars().count() == 1 || BESIDE.contains(&word)
}

#[cfg(test)]
mod tests;
