//! `[params]` of a first pipeline file: what the agent sees, and what they might.

use super::toml::{Page, text};
use crate::column::Column;
use crate::meaning::{Meaning, Sure};
use std::collections::BTreeSet;
use words::{Message, message};

/// How many columns the agent's form shows.
const SHOWN: usize = 12;

/// What agents ask for, in the order of their forms.
const WANTED: [Meaning; 10] = [
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Company,
    Meaning::Id,
    Meaning::Amount,
    Meaning::Date,
    Meaning::Number,
    Meaning::Code,
    Meaning::Text,
];

/// What is told to the dialer by another key, or is of no use to an agent.
const ELSEWHERE: [Meaning; 8] = [
    Meaning::Phone,
    Meaning::Fax,
    Meaning::AreaCode,
    Meaning::Priority,
    Meaning::Agent,
    Meaning::Campaign,
    Meaning::OptOut,
    Meaning::Empty,
];

/// What the order of the keys is.
fn order() -> Message {
    message!(
        "draft-form",
        "What the agent's form shows, in this order. {example} leaves out rows without.",
        example = "{ column = \"…\", required = true }"
    )
}

pub(super) fn params(page: &mut Page<'_>, columns: &[Column]) {
    let mut shown: Vec<&Column> = columns.iter().filter(|column| is_shown(column)).collect();
    let turn = |column: &Column| WANTED.iter().position(|wanted| *wanted == column.is);
    shown.sort_by_key(|column| turn(column));
    shown.truncate(SHOWN);
    let is_in = |column: &Column| shown.iter().any(|shown| shown.at == column.at);
    let rest: Vec<&Column> =
        columns.iter().filter(|column| !is_in(column) && !ELSEWHERE.contains(&column.is)).collect();
    if shown.is_empty() && rest.is_empty() {
        return;
    }
    page.section("params");
    if shown.is_empty() {
        page.comment(&message!("draft-form-empty", "The agent's form shows nothing yet."));
    } else {
        page.comment(&order());
    }
    let mut keys = BTreeSet::new();
    for column in &shown {
        page.line(&pair(column, &mut keys));
    }
    if !rest.is_empty() {
        page.comment(&if shown.is_empty() {
            message!("draft-there-are", "There are:")
        } else {
            message!("draft-there-are-also", "There are also:")
        });
    }
    for column in rest {
        page.line_for(&format!("# {}", pair(column, &mut keys)), &column.described());
    }
}

/// Ids of systems and what is only likely are proposed, not shown.
fn is_shown(column: &Column) -> bool {
    let of_a_system = column.is == Meaning::Code && crate::headers::is_of_a_system(&column.name);
    WANTED.contains(&column.is) && column.sure == Sure::Sure && !of_a_system
}

fn pair(column: &Column, keys: &mut BTreeSet<String>) -> String {
    format!("{} = {}", key(&column.name, keys), text(&column.name))
}

/// A key as the form takes it: letters, digits and `_`, each key once.
fn key(name: &str, keys: &mut BTreeSet<String>) -> String {
    let words = crate::headers::words(name);
    let ascii = |word: &String| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let words: Vec<String> = words.iter().map(ascii).filter(|word| !word.is_empty()).collect();
    let base = if words.is_empty() { "campo".to_owned() } else { words.join("_") };
    let numbered = |nth: u32| if nth == 1 { base.clone() } else { format!("{base}_{nth}") };
    let mut nth = 1;
    while !keys.insert(numbered(nth)) {
        nth += 1;
    }
    numbered(nth)
}
