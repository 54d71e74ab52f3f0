//! What numbers and lists are, in words: their kinds, since when, and how they were mended.

use crate::voice::Voice;
use chrono::NaiveDate;
use contact::Kind;
use normalize::Repair;
use pipeline::Bad;
use words::{Arg, Language, Message, message, told};

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

/// Lines of lists that hold something that is no number, by where they stand.
pub(crate) fn tell_bad(bad: &[Bad], voice: &Voice) {
    for Bad { list, lines, rows } in bad {
        let hold =
            if *lines == 1 { "1 line holds".to_owned() } else { format!("{} lines hold", Arg::from(*lines)) };
        voice.insist(&told!(
            &format!("{list}: {hold} something that is no number: {rows}"),
            "cli-bad-lines",
            list = list,
            n = *lines,
            rows = rows.clone()
        ));
    }
}

/// Why so many are left out, by the reason's name.
pub(crate) fn left_out(why: &str, n: u64) -> Message {
    let numbers = numbers(n);
    match why {
        "repeated" => message!("cli-out-repeated", "  {numbers} left out: read before", numbers = numbers),
        "expired" => {
            message!("cli-out-expired", "  {numbers} left out: they count no more", numbers = numbers)
        }
        "in-doubt" => message!(
            "cli-out-in-doubt",
            "  {numbers} left out: it is not clear for which campaign they are",
            numbers = numbers
        ),
        "unreadable" => {
            let english = match n {
                1 => "  1 line left out: something in it is no number".to_owned(),
                n => format!("  {} lines left out: something in them is no number", Arg::from(n)),
            };
            told!(&english, "cli-out-unreadable", n = n)
        }
        "other-country" => message!(
            "cli-out-other-country",
            "  {numbers} left out: of another country, which the form does not reach",
            numbers = numbers
        ),
        "no-number" => message!(
            "cli-out-no-number",
            "  {numbers} left out: no numbering plan has such numbers now",
            numbers = numbers
        ),
        _ => Message::foreign(format!("  {why}: {n}")),
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
