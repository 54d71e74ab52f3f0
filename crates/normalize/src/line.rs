//! What kind of line a column of numbers is for, by its name.

use contact::{Line, fold_name};

/// What kind of line a column's name speaks of, by whole words: "Parcelas" holds no "cel".
#[must_use]
pub fn line_of_column(name: &str) -> Option<Line> {
    let folded = fold_name(name);
    let mut words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.find_map(|word| match word {
        "cel" | "celular" | "cell" | "mobile" | "movel" | "movil" | "whatsapp" | "zap" => Some(Line::Mobile),
        "casa" | "domicilio" | "fijo" | "fixo" | "home" | "particular" | "res" | "residencial" => {
            Some(Line::Home)
        }
        "business" | "comercial" | "empresa" | "laboral" | "office" | "oficina" | "trabajo" | "trabalho"
        | "work" => Some(Line::Work),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_by_whole_words() {
        let check = |name, line| assert_eq!(line_of_column(name), line, "{name}");
        check("Celular", Some(Line::Mobile));
        check("Tel. móvil 2", Some(Line::Mobile));
        check("TELEFONE_RESIDENCIAL", Some(Line::Home));
        check("Business Phone", Some(Line::Work));
        check("Parcelas", None);
        check("Teléfono", None);
    }
}
