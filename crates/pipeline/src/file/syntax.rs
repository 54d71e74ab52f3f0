//! What the reader of TOML says of a text that is none, so that it can be said in every language.
//!
//! It says what is wrong, and most often what should stand there: "missing value, expected value". Each is said by itself. What nobody
//! has met yet stays as it is.

use words::{Arg, Message, message, told};

/// What the reader of TOML says, with a name.
pub(super) fn words(said: &str) -> Message {
    match said.split_once(", expected ") {
        None => wrong(said),
        Some((what, "nothing")) => {
            message!("toml-expected-nothing", "{what}, expected nothing", what = wrong(what))
        }
        Some((what, expected)) => message!(
            "toml-expected",
            "{what}, expected {expected}",
            what = wrong(what),
            expected = Arg::list(expected.split(", ").map(thing)),
        ),
    }
}

/// What is wrong.
fn wrong(what: &str) -> Message {
    match what {
        "duplicate key" => told!(what, "toml-duplicate-key"),
        "key with no value" => told!(what, "toml-key-without-value"),
        "missing value" | "missing value for key" => told!(what, "toml-missing-value"),
        "string values must be quoted" => told!(what, "toml-text-without-quotes"),
        "missing opening quote" => told!(what, "toml-missing-quote"),
        "invalid basic string"
        | "invalid literal string"
        | "invalid multi-line basic string"
        | "invalid multi-line literal string" => told!(what, "toml-broken-text"),
        "missing escaped value" | "too few unicode value digits" => told!(what, "toml-broken-escape"),
        "unclosed array" => told!(what, "toml-open-list"),
        "unclosed inline table" => told!(what, "toml-open-braces"),
        "unclosed table" | "unclosed array table" => told!(what, "toml-open-section"),
        "missing comma between array elements" | "missing comma between key-value pairs" => {
            told!(what, "toml-missing-comma")
        }
        "extra comma in array" | "extra comma in inline table" => told!(what, "toml-extra-comma"),
        "extra `=`" | "unexpected `=` in array" | "extra assignment between key-value pairs" => {
            told!(what, "toml-extra-equals")
        }
        "missing assignment between key-value pairs" => told!(what, "toml-missing-equals"),
        "missing array opening" | "missing inline table opening" | "missing table open" => {
            told!(what, "toml-missing-opening")
        }
        "missing key for inline table element"
        | "invalid unquoted key"
        | "unquoted keys cannot be empty"
        | "invalid key-value pair"
        | "invalid inline table element" => told!(what, "toml-broken-key"),
        "unexpected key or value" | "unexpected content" => told!(what, "toml-unexpected"),
        "invalid value" => told!(what, "toml-broken-value"),
        "`_` may only go between digits"
        | "unexpected leading zero"
        | "unexpected sign"
        | "redundant numeric sign"
        | "redundant integer number prefix"
        | "integers with a radix cannot be signed"
        | "radix must be lowercase" => told!(what, "toml-broken-number"),
        "carriage return must be followed by newline" => told!(what, "toml-broken-line-break"),
        "invalid datetime" | "invalid date" | "invalid time" => told!(what, "toml-broken-date"),
        _ if what.starts_with("cannot extend value of type ") => told!(what, "toml-key-of-a-value"),
        _ => Message::detail(what),
    }
}

/// What should stand there: a character as it is written, or a kind of thing.
fn thing(name: &str) -> Message {
    match name {
        "key" => told!(name, "toml-key"),
        "value" => told!(name, "toml-value"),
        "newline" => told!(name, "toml-newline"),
        "basic string" | "literal string" | "multi-line basic string" => told!(name, "toml-text"),
        "letters" => told!(name, "toml-letters"),
        "numbers" | "digits" => told!(name, "toml-digits"),
        "unicode hexadecimal value" => told!(name, "toml-unicode"),
        _ => Message::foreign(name),
    }
}
