//! Whatever a field of a report holds, the page shows it as text: no tag, no attribute, no turned line comes of it.

use super::html::{self, Piece};
use super::messy;
use crate::Report;
use crate::page::{is_plain, page, text};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use words::Language;

/// What is no text: times, which would not be read, and by what findings are sorted.
const NO_TEXT: [&str; 5] = ["made_at", "modified_at", "severity", "language", "id"];

/// A report with this text in every field that holds one.
fn holding(text: &str) -> Report {
    let mut json = serde_json::to_value(messy()).unwrap();
    put(&mut json, text);
    serde_json::from_value(json).unwrap()
}

fn put(json: &mut Value, text: &str) {
    match json {
        Value::String(string) => text.clone_into(string),
        Value::Array(list) => list.iter_mut().for_each(|value| put(value, text)),
        Value::Object(fields) => {
            // A blacklist's last reading has a time of its own.
            let is_time = |name: &str, value: &Value| {
                name == "at"
                    && value.as_str().is_some_and(|at| at.parse::<chrono::DateTime<chrono::Utc>>().is_ok())
            };
            let told = fields
                .iter_mut()
                .filter(|(name, value)| !NO_TEXT.contains(&&***name) && !is_time(name, value));
            told.for_each(|(_, value)| put(value, text));
        }
        _ => {}
    }
}

/// The tags of a page with the names of their attributes, but those that mark letters or what is typed.
fn tags(html: &str) -> Vec<(String, Vec<String>)> {
    let mut tags = Vec::new();
    let mut marks = 0;
    for piece in html::pieces(html) {
        let Piece::Tag(name, attributes) = piece else { continue };
        let is_mark =
            attributes.iter().any(|(_, value)| matches!(&**value, "hidden-letter" | "line-break" | "cut"));
        match &*name {
            "mark" | "/mark" | "bdi" | "/bdi" | "code" | "/code" => {}
            "span" if is_mark => marks += 1,
            "/span" if marks > 0 => marks -= 1,
            _ => tags.push((name, attributes.into_iter().map(|(name, _)| name).collect())),
        }
    }
    tags
}

/// The tags of a page in which every text is the same letter.
static PLAIN: LazyLock<Vec<(String, Vec<String>)>> =
    LazyLock::new(|| tags(&page(&holding("é"), Language::Spanish).unwrap()));

fn check(hostile: &str) {
    let html = page(&holding(hostile), Language::Spanish).unwrap();
    let (there, here) = (tags(&html), &*PLAIN);
    let first = there.iter().zip(here).position(|(one, other)| one != other);
    let first = first.map(|nth| (nth, &there[nth], &here[nth]));
    assert!(first.is_none() && there.len() == here.len(), "{hostile:?}: {first:?}");
    let hidden: Vec<char> =
        html.chars().filter(|letter| *letter != '\n' && words::is_hidden(*letter)).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
    let shown = text::data(hostile, 80);
    if !shown.contains("class=\"cut\"") {
        let words = html::text(&format!("<!doctype html>{shown}"));
        // What stands between back quotes is shown without them, where the program says it.
        let times = html::text(&html).matches(&words).count();
        assert!(times >= 60, "{hostile:?} is shown {times} times");
    }
}

#[test]
fn what_is_meant_to_be_markup_is_text() {
    check("</title><script>alert(1)</script>");
    check("\" onload=\"alert(1)");
    check("'><img src=x onerror=alert(1)>");
    check("{{ 7 * 7 }}{% include 'style.css' %}{# x #}");
    check("]]></style></svg><!-- --><b>");
    check("&lt;b&gt;&amp;&#60;");
    check("=HYPERLINK(\"http://x.example\")");
    check("a\u{202e}b\u{2066}c\0d\u{85}e\u{2028}f\u{feff}");
    check("אבג 123 دهـ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_text(hostile in "[^\\s]\\PC{0,3}[<>&\"'/{}%# =\\PC]{0,12}") {
        // A plain name of a file is a link, and shall be.
        prop_assume!(!is_plain(&hostile));
        check(&hostile);
    }

    #[test]
    fn any_letters_are_text(hostile in proptest::collection::vec(any::<char>(), 1..10)) {
        let hostile: String = hostile.into_iter().collect();
        prop_assume!(!is_plain(&hostile));
        check(&hostile);
    }
}
