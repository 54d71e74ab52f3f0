//! The words that people write beside a number and that change nothing about it.

/// Whether a word only says what kind of number follows or precedes: `Cel`, `trabajo`, `whatsapp`.
pub(super) fn is_label(word: &str) -> bool {
    let word = word.to_lowercase();
    LABELS.contains(&word.as_str())
}

/// Whether an extension follows the word: `int. 12`, `ramal 3`.
pub(super) fn is_extension(word: &str) -> bool {
    let word = word.to_lowercase();
    EXTENSIONS.contains(&word.as_str())
}

/// Whether the word joins two numbers.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "o" | "ou" | "or" | "y" | "e" | "and")
}

/// Whether the words say that the person must not be called.
pub(super) fn is_refusal(text: &str) -> bool {
    // Most cells have no words, and need not be looked through seventeen times.
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let plain = |c: char| match c {
        '-' | '_' | '.' => ' ',
        '’' => '\'',
        c => c,
    };
    let folded = contact::fold_name(&text.chars().map(plain).collect::<String>());
    let begins_a_word = |at: usize| !folded[..at].ends_with(char::is_alphabetic);
    REFUSALS.iter().any(|refusal| folded.match_indices(refusal).any(|(at, _)| begins_a_word(at)))
}

/// Whether the words, or a spreadsheet's error, say that there is no number here, and nothing about the one beside them.
pub(super) fn is_no_number(text: &str) -> bool {
    let text = text.trim();
    NO_NUMBER.contains(&contact::fold_name(text).as_str())
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
const REFUSALS: [&str; 17] = [
    "do not call",
    "dnc",
    "don't call",
    "dont call",
    "nao contat",
    "nao ligar",
    "nao ligue",
    "nao me lig",
    "nao perturb",
    "no contact",
    "no llamar",
    "no llame",
    "no me llam",
    "no molest",
    "opt out",
    "optout",
    "pidio baja",
];

// "fax" and "pager" are missing on purpose: those are not dialled.
const LABELS: [&str; 43] = [
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
    "movil",
    "móvil",
    "móvel",
    "n",
    "nº",
    "nro",
    "num",
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
    "teléfono",
    "telf",
    "trabajo",
    "trabalho",
    "whatsapp",
    "work",
    "xx",
];

const EXTENSIONS: [&str; 11] =
    ["anexo", "ext", "extension", "extensión", "int", "interno", "r", "ramal", "ramais", "x", "xt"];
