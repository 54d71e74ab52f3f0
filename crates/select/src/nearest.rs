//! "Did you mean": the names nearest to one that does not exist.

use contact::{fold_name, mask_digits};
use std::collections::BTreeSet;
use words::{Arg, Message, message};

/// How alike two names must be, from 0 to 1, to be worth proposing.
const ALIKE: f64 = 0.82;

/// A question that proposes the likeliest of the names, or else a sentence that lists them all. Where they are no names but somebody's
/// data, because the first row was taken for a header, none of them is told.
pub fn did_you_mean<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Message> {
    let mut seen = BTreeSet::new();
    let names: Vec<&str> = names.into_iter().filter(|name| seen.insert(*name)).collect();
    if are_mostly_digits(&names) {
        return Some(no_header());
    }
    let all = || if names.iter().any(|name| is_number(name)) { no_header() } else { there_are(&names) };
    nearest(wanted, names.iter().copied()).or_else(|| (!names.is_empty()).then(all))
}

/// Whether half of the names are no words, those of columns without a name left aside.
fn are_mostly_digits(names: &[&str]) -> bool {
    let telling: Vec<&&str> = names.iter().filter(|name| name.chars().count() > 2).collect();
    let digits = telling.iter().filter(|name| is_of_digits(name)).count();
    digits > 0 && digits * 2 >= telling.len()
}

fn is_of_digits(name: &str) -> bool {
    name.chars().any(char::is_numeric) && !name.chars().any(char::is_alphabetic)
}

/// Whether a name has as many digits as a telephone number, and no letter.
fn is_number(name: &str) -> bool {
    is_of_digits(name) && name.chars().filter(|c| c.is_numeric()).count() >= 7
}

fn no_header() -> Message {
    message!(
        "names-no-header",
        "the list seems to have no header row, for data stands where its columns should be named; write `header = \"none\"` beside its path, and name the columns by their letters, A, B, C"
    )
}

/// A question that proposes the likeliest of the names, if one is like it at all.
pub fn nearest<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Message> {
    let wanted = fold_name(wanted);
    let likeness = |name: &str| strsim::jaro_winkler(&wanted, &fold_name(name));
    // A column without a header goes by its letters, which are like too many words.
    let is_word = |name: &&str| name.len() > 2 || wanted.len() <= 3;
    let rated: Vec<(f64, &str)> =
        names.into_iter().filter(is_word).map(|name| (likeness(name), name)).collect();
    let best = rated.iter().map(|(likeness, _)| *likeness).fold(ALIKE, f64::max);
    let nearest = rated.iter().filter(|(likeness, _)| *likeness >= best);
    let names = nearest.map(|(_, name)| Message::foreign(in_backquotes(name))).reduce(either)?;
    Some(message!("names-nearest", "did you mean {names}?", names = names))
}

fn either(one: Message, other: Message) -> Message {
    message!("names-either", "{one} or {other}", one = one, other = other)
}

fn there_are(names: &[&str]) -> Message {
    const MOST: usize = 20;
    let first = Arg::list(names.iter().take(MOST).map(|name| in_backquotes(name)));
    match names.len().saturating_sub(MOST) {
        0 => message!("names-all", "there are {names}", names = first),
        rest => message!("names-first", "there are {names} and {rest} more", names = first, rest = rest),
    }
}

fn in_backquotes(name: &str) -> String {
    format!("`{}`", mask_digits(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_proposed() {
        let check = |wanted, names: &[&str], help: Option<&str>| {
            let found = did_you_mean(wanted, names.iter().copied());
            assert_eq!(found.as_ref().map(Message::english), help, "{wanted}");
        };
        check("Sado", &["Nombre", "Saldo"], Some("did you mean `Saldo`?"));
        check("TELEFONO", &["Nombre", "Teléfono 1"], Some("did you mean `Teléfono 1`?"));
        check("nome", &["NOME", "Nome", "CPF"], Some("did you mean `NOME` or `Nome`?"));
        check("Fax", &["Nombre", "Saldo"], Some("there are `Nombre`, `Saldo`"));
        check("Nombre", &["B", "E", "F"], Some("there are `B`, `E`, `F`"));
        check("CIX", &["CI", "CI"], Some("did you mean `CI`?"));
        check("Fax", &[], None);
        check("Fax", &["Nombre", "Tel 098 765 001"], Some("there are `Nombre`, `Tel 09• ••• •01`"));
    }

    #[test]
    fn a_first_row_that_is_no_header_is_not_told() {
        let check = |names: &[&str], is_told: bool| {
            let found = did_you_mean("Celular", names.iter().copied()).unwrap();
            assert_eq!(found.id() != "names-no-header", is_told, "{names:?}: {}", found.english());
        };
        check(&["098765001", "B", "Canaria Cantora"], false);
        check(&["098765001", "Canaria Cantora", "Calle 3", "Montevideo"], false);
        check(
            &["\u{660}\u{669}\u{668} \u{667}\u{666}\u{665} \u{660}\u{660}\u{661}", "Cecular", "Calle 3", "x"],
            true,
        );
        check(&["Cecular", "31/12", "1.200,50"], false);
        check(&["Nombre", "Saldo", "2024"], true);
        check(&["A", "B", "C"], true);
    }
}
