//! What numbers and lists are, in words: their kinds, since when, and how they were mended.

use crate::voice::Voice;
use chrono::NaiveDate;
use contact::Kind;
use normalize::Repair;
use words::{Language, Message, message, told};

/// So many contacts, in words.
pub(crate) fn contacts(count: u64) -> Message {
    if count == 1 {
        message!("cli-contacts", "1 contact", count = count)
    } else {
        message!("cli-contacts", "{count} contacts", count = count)
    }
}

/// `1 number`, `2,000 numbers`.
pub(crate) fn numbers(n: u64) -> Message {
    if n == 1 {
        message!("cli-numbers", "1 number", n = n)
    } else {
        message!("cli-numbers", "{n} numbers", n = n)
    }
}

/// What a number reaches, by the kind's own name.
pub(crate) fn kind(name: &str) -> Message {
    Kind::named(name).map_or_else(|| Message::foreign(name), Kind::words)
}

/// What a list was to a registry of a compiled blacklist, by the role's own words.
pub(crate) fn role(name: &str) -> Message {
    match name {
        "list" => told!(name, "cli-role-list"),
        "added" => told!(name, "cli-role-added"),
        "taken away" => told!(name, "cli-role-taken-away"),
        _ => Message::foreign(name),
    }
}

/// Since when a number is listed.
pub(crate) fn since(on: NaiveDate, or_before: bool) -> Message {
    if or_before {
        message!("cli-since-or-before", "{day} or before", day = on)
    } else {
        message!("cli-since", "{day}", day = on)
    }
}

/// What was done to a number, by the rule's name; `english` is what the rule says.
pub(crate) fn mended(name: &str, english: &str, voice: &Voice) -> String {
    if voice.language() == Language::English {
        return english.to_owned();
    }
    let id = format!("repair-{name}");
    let said = languages::label(voice.language(), &id, &[]);
    if said == id { english.to_owned() } else { said }
}

/// What a person does about a rule that mended a number.
pub(crate) fn advice_on(repair: Repair) -> Message {
    if repair.is_guess() {
        message!("cli-repair-guessed", "compare some of them with their source")
    } else {
        message!("cli-repair-mended", "look at some of them; nothing to do if they are right")
    }
}
