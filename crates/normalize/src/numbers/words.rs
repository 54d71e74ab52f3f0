//! The words that people write beside a number and that change nothing about it.

/// Whether a word only says what kind of number follows or precedes: `Cel`, `trabajo`, `whatsapp`.
pub(super) fn is_label(word: &str) -> bool {
    is_one_of(word, &LABELS)
}

/// Whether an extension follows the word: `int. 12`, `ramal 3`.
pub(super) fn is_extension(word: &str) -> bool {
    is_one_of(word, &EXTENSIONS)
}

/// Whether the word joins two numbers.
pub(super) fn is_joint(word: &str) -> bool {
    is_one_of(word, &["and", "e", "o", "or", "ou", "y"])
}

/// Whether the words say that the person must not be called.
pub(crate) fn is_refusal(text: &str) -> bool {
    // Every refusal begins with one of these letters, and most cells have no words at all.
    let mut before = ' ';
    let begins = |c: char| {
        let begins = !before.is_alphabetic() && matches!(c, 'd' | 'D' | 'n' | 'N' | 'o' | 'O' | 'p' | 'P');
        before = c;
        begins
    };
    if !text.chars().any(begins) {
        return false;
    }
    let plain = |c: char| match c {
        '-' | '_' | '.' => ' ',
        '’' => '\'',
        c => c,
    };
    let folded = contact::fold_name(&text.chars().map(plain).collect::<String>());
    let mut before = ' ';
    folded.char_indices().any(|(at, c)| {
        let begins_a_word = !std::mem::replace(&mut before, c).is_alphabetic();
        begins_a_word && REFUSALS.iter().any(|refusal| folded[at..].starts_with(refusal))
    })
}

/// Whether the words, or a spreadsheet's error, say that there is no number here, and nothing about the one beside them.
pub(super) fn is_no_number(text: &str) -> bool {
    let text = text.trim();
    NO_NUMBER.contains(&contact::fold_name(text).as_str())
}

/// Whether a word, in any case and with its accents or without, stands in a sorted list.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    /// Room for the longest word of any list.
    const LONGEST: usize = 16;
    let mut folded = [0; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let small =
            if c.is_ascii() { c.to_ascii_lowercase() } else { contact::without_accent(small_letter(c)) };
        let Some(room) = folded.get_mut(len..len + small.len_utf8()) else { return false };
        len += small.encode_utf8(room).len();
    }
    std::str::from_utf8(&folded[..len]).is_ok_and(|folded| list.binary_search(&folded).is_ok())
}

fn small_letter(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

const NO_NUMBER: [&str; 22] = [
    "#name?",
    "#nome?",
    "#null!",
    "#num!",
    "#ref!",
    "#valor!",
    "#value!",
    "#¡num!",
    "#¡ref!",
    "#¡valor!",
    "#¿nombre?",
    "nao possui",
    "nao tem",
    "ninguno",
    "no hay",
    "no posee",
    "no tiene",
    "null",
    "pendiente",
    "sin dato",
    "sin datos",
    "sin telefono",
];

/// Without accents, as `fold_name` leaves them.
const REFUSALS: [&str; 21] = [
    "de baja",
    "do not call",
    "dnc",
    "don't call",
    "dont call",
    "nao contat",
    "nao ligar",
    "nao ligue",
    "nao me lig",
    "nao perturb",
    "nao quer",
    "no contact",
    "no llamar",
    "no la llam",
    "no llame",
    "no lo llam",
    "no me llam",
    "no molest",
    "opt out",
    "optout",
    "pidio baja",
];

// "fax" and "pager" are missing on purpose: those are not dialled.
const LABELS: [&str; 40] = [
    "c",
    "casa",
    "cel",
    "cell",
    "celular",
    "celulares",
    "com",
    "comercial",
    "contacto",
    "contato",
    "domicilio",
    "fijo",
    "fixo",
    "fone",
    "home",
    "mobile",
    "movel",
    "movil",
    "n",
    "nro",
    "num",
    "nº",
    "p",
    "part",
    "particular",
    "phone",
    "principal",
    "recado",
    "recados",
    "res",
    "residencial",
    "t",
    "tel",
    "telefone",
    "telefono",
    "telf",
    "trabajo",
    "trabalho",
    "whatsapp",
    "work",
];

const EXTENSIONS: [&str; 10] =
    ["anexo", "ext", "extension", "int", "interno", "r", "ramais", "ramal", "x", "xt"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_known_in_any_writing() {
        assert!(LABELS.is_sorted() && EXTENSIONS.is_sorted());
        let check = |word, known| assert_eq!(is_label(word), known, "{word}");
        check("Cel", true);
        check("TELÉFONO", true);
        check("móvil", true);
        check("fax", false);
        check("", false);
        assert!(is_extension("Extensión") && is_joint("Y"));
    }
}
