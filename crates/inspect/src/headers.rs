//! What a column's header says, by whole words in Spanish, Portuguese and English. "Parcelas" holds no "cel".

mod dictionary;

use crate::meaning::Meaning;
use contact::without_accent;
use dictionary::{ABOUT, BESIDE, CODES_OF_SYSTEMS, PHRASES};

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
    /// Whether every word of the header is understood. "Nombre producto" says a name, and of what is not known.
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
                let whole = rest.clone().all(|word| is_beside(word));
                best = Some((parts.len(), at, Claim { meaning: *meaning, whole, words: phrase }));
            }
        }
    }
    best.map(|(.., claim)| claim)
}

/// Every phrase that is known, with a number behind it or without: what a reader looks for to find the row of the header.
pub fn known_headers() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().flat_map(|(_, _, phrases)| phrases.split('|'))
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
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_by_whole_words() {
        let check = |header: &str, meaning: Option<Meaning>| {
            assert_eq!(claim(header).map(|claim| claim.meaning), meaning, "{header}");
        };
        for phone in [
            "Phone",
            "Mobile",
            "Other Phone",
            "Asst. Phone",
            "Mobile Phone Number",
            "Person - Phone - Mobile",
            "Phone 1 - Value",
            "Business Phone",
            "phone_number",
            "alt_phone",
            "PhoneNumber",
            "Telefone",
            "CELULAR",
            "FONE",
            "TELEFONE1",
            "WHATSAPP",
            "teléfono",
            "Teléfono móvil",
            "móvil",
            "tel",
            "tel_1",
            "Teléfono fijo",
            "FIJO",
            "CELULAR 2",
            "Nº de celular",
            "Telefone comercial",
            "telefone do cliente",
            "Tel. Casa",
        ] {
            check(phone, Some(Meaning::Phone));
        }
        check("Parcelas", Some(Meaning::Number));
        check("PARCELAS EM ATRASO", Some(Meaning::Number));
        check("idade", Some(Meaning::Number));
        check("Phone 1 - Type", Some(Meaning::Choice));
        check("Phone 1 - Label", Some(Meaning::Choice));
        check("Tipo de teléfono", Some(Meaning::Choice));
        check("ad_name", Some(Meaning::Text));
        check("form_name", Some(Meaning::Text));
        check("Account Name", Some(Meaning::Company));
        check("Fax", Some(Meaning::Fax));
        check("Business Fax", Some(Meaning::Fax));
        check("Fax phone", Some(Meaning::Fax));
        check("Pager", Some(Meaning::Fax));
        check("DDD", Some(Meaning::AreaCode));
        check("DDD1", Some(Meaning::AreaCode));
        check("Código de área", Some(Meaning::AreaCode));
        check("NOME", Some(Meaning::Name));
        check("NOME_CLIENTE", Some(Meaning::Name));
        check("Nombre y Apellido", Some(Meaning::Name));
        check("CLIENTE", Some(Meaning::Name));
        check("full_name", Some(Meaning::Name));
        check("First Name", Some(Meaning::FirstName));
        check("Apellidos", Some(Meaning::LastName));
        check("CPF", Some(Meaning::Id));
        check("CPF/CNPJ", Some(Meaning::Id));
        check("CI", Some(Meaning::Id));
        check("cédula", Some(Meaning::Id));
        check("Documento", Some(Meaning::Id));
        check("Record ID", Some(Meaning::Code));
        check("lead_id", Some(Meaning::Code));
        check("COD CLIENTE", Some(Meaning::Code));
        check("Nº", Some(Meaning::Code));
        check("E-MAIL", Some(Meaning::Email));
        check("DT VENCTO", Some(Meaning::Date));
        check("Fecha de pago", Some(Meaning::Date));
        check("created_time", Some(Meaning::Date));
        check("DÍVIDA", Some(Meaning::Amount));
        check("saldo_vencido", Some(Meaning::Amount));
        check("DEUDA S/", Some(Meaning::Amount));
        check("Cuota Gs.", Some(Meaning::Amount));
        check("DIAS MORA", Some(Meaning::Number));
        check("Zona", Some(Meaning::Zone));
        check("tz", Some(Meaning::Zone));
        check("Time Zone", Some(Meaning::Zone));
        check("UF", Some(Meaning::State));
        check("Provincia", Some(Meaning::State));
        check("CIDADE", Some(Meaning::City));
        check("LOCALIDAD", Some(Meaning::City));
        check("CEP", Some(Meaning::PostalCode));
        check("Mailing Address", Some(Meaning::Address));
        check("E-mail Address", Some(Meaning::Email));
        check("Prioridad", Some(Meaning::Priority));
        check("Agente", Some(Meaning::Agent));
        check("GESTOR", Some(Meaning::Agent));
        check("campaña", Some(Meaning::Campaign));
        check("campaign_name", Some(Meaning::Text));
        check("Do Not Call", Some(Meaning::OptOut));
        check("NÃO LIGAR", Some(Meaning::OptOut));
        check("no llamar", Some(Meaning::OptOut));
        check("optedout", Some(Meaning::OptOut));
        check("HasOptedOutOfEmail", Some(Meaning::Choice));
        check("Observaciones", Some(Meaning::Text));
        check("Website", Some(Meaning::Url));
        check("Cancelado", None);
        check("Celda", None);
        check("Hotel", None);
        check("Namespace", None);
        check("A", None);
        check("", None);
    }

    #[test]
    fn words_that_are_not_understood_are_noticed() {
        let check =
            |header: &str, whole| assert_eq!(claim(header).map(|claim| claim.whole), Some(whole), "{header}");
        check("Nombre completo del cliente", true);
        check("Nombre producto", false);
        check("Teléfono del vendedor", false);
        check("TELEFONE 2", true);
    }

    #[test]
    fn a_header_is_cut_into_words() {
        let check = |header, expected: &[&str]| assert_eq!(words(header), expected, "{header}");
        check("PhoneNumber", &["phone", "number"]);
        check("Phone 1 - Value", &["phone", "1", "value"]);
        check("TELEFONE1", &["telefone", "1"]);
        check("em_que_horário?", &["em", "que", "horario"]);
        check("DEUDA S/", &["deuda", "s/"]);
        check("Nº", &["n"]);
    }

    #[test]
    fn no_phrase_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for (meaning, _, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                assert!(seen.insert(phrase), "{phrase} of {meaning:?} stands twice");
                assert_eq!(words(phrase).join(" "), phrase, "is not written as words are");
            }
        }
    }
}
