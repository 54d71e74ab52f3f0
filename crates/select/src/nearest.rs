//! "Did you mean": the names nearest to one that does not exist.

use contact::fold_name;
use std::collections::BTreeSet;
use words::{Arg, Message, message};

/// How alike two names must be, from 0 to 1, to be worth proposing.
const ALIKE: f64 = 0.82;

/// A question that proposes the likeliest of the names, or else a sentence that lists them all.
pub fn did_you_mean<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Message> {
    let mut seen = BTreeSet::new();
    let names: Vec<&str> = names.into_iter().filter(|name| seen.insert(*name)).collect();
    nearest(wanted, names.iter().copied()).or_else(|| (!names.is_empty()).then(|| there_are(&names)))
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
    format!("`{name}`")
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
    }
}
