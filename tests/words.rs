//! Nothing that people read lacks its words in a language: every message, finding and label, and what stands in them.

use crate::house::sources;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use words::Language;

/// Entries by name, each with the variables that stand in it.
type Entries = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_message_is_said_in_every_language_and_nothing_else_is() {
    let in_code = messages_in_code();
    assert!(!in_code.is_empty());
    for language in [Language::Spanish, Language::Portuguese] {
        let mut entries = entries(language);
        let is_named = |id: &str| id.starts_with("finding-") || id.starts_with("repair-");
        entries.retain(|id, _| !is_named(id) && !in_english(id));
        let (theirs, ours): (BTreeSet<_>, BTreeSet<_>) = (entries.keys().collect(), in_code.keys().collect());
        let missing: Vec<_> = ours.difference(&theirs).collect();
        let stale: Vec<_> = theirs.difference(&ours).collect();
        assert!(
            missing.is_empty() && stale.is_empty(),
            "{language:?}: missing {missing:#?}, stale {stale:#?}"
        );
        for (id, variables) in &entries {
            let strange: Vec<_> = variables.difference(&in_code[id]).collect();
            assert!(strange.is_empty(), "{language:?}: {id} speaks of {strange:?}, which nobody gives");
        }
    }
}

#[test]
fn every_finding_is_said_in_every_language() {
    let codes: BTreeSet<String> =
        pipeline::codes().iter().map(|code| format!("finding-{}", code.id)).collect();
    for language in [Language::Spanish, Language::Portuguese] {
        let entries = entries(language);
        let theirs: BTreeSet<String> = entries.into_keys().filter(|id| id.starts_with("finding-")).collect();
        let missing: Vec<_> = codes.difference(&theirs).collect();
        let stale: Vec<_> = theirs.difference(&codes).collect();
        assert!(
            missing.is_empty() && stale.is_empty(),
            "{language:?}: missing {missing:#?}, stale {stale:#?}"
        );
        for code in pipeline::codes() {
            let advice = languages::advice(language, code.id, "");
            assert!(!advice.is_empty(), "{language:?}: finding-{} has no advice", code.id);
        }
    }
}

#[test]
fn every_repair_is_said_in_every_language() {
    let repairs: BTreeSet<String> =
        normalize::Repair::ALL.iter().map(|repair| format!("repair-{}", repair.name())).collect();
    for language in [Language::Spanish, Language::Portuguese] {
        let named = entries(language).into_keys().filter(|id| id.starts_with("repair-"));
        assert_eq!(named.collect::<BTreeSet<_>>(), repairs, "{language:?}");
    }
}

#[test]
fn every_label_stands_in_all_languages_with_the_same_variables() {
    let english = entries(Language::English);
    for language in [Language::Spanish, Language::Portuguese] {
        let entries = entries(language);
        for (id, variables) in &english {
            assert_eq!(entries.get(id), Some(variables), "{language:?}: {id}");
        }
    }
}

fn in_english(id: &str) -> bool {
    languages::files(Language::English).iter().any(|(_, text)| {
        text.lines().any(|line| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('=')))
    })
}

/// What `message!`, `told!` and `Message::new` name in the sources, with what they give.
fn messages_in_code() -> Entries {
    let mut found = Entries::new();
    for (name, text) in sources() {
        let is_shipped = name.contains("/src/") && !name.contains("tests") && !name.starts_with("xtask");
        let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (opening, _) in shipped.match_indices("message!(").chain(shipped.match_indices("told!(")) {
            if !is_shipped || shipped[..opening].rsplit('\n').next().unwrap().trim_start().starts_with("//") {
                continue;
            }
            let inside = &shipped[opening..][shipped[opening..].find('(').unwrap() + 1..];
            let args = arguments(inside);
            let Some(id) = args.iter().find_map(|arg| arg.strip_prefix('"')?.strip_suffix('"')) else {
                continue;
            };
            let names = args.iter().filter_map(|arg| arg.split_once(" =").map(|(name, _)| name.to_owned()));
            found.entry(id.to_owned()).or_default().extend(names.filter(|name| is_name(name)));
        }
        if name.ends_with("words/src/system.rs") {
            let ids = shipped.split("told(\"").skip(1).filter_map(|rest| rest.split_once('"'));
            found.extend(ids.map(|(id, _)| (id.to_owned(), BTreeSet::new())));
        }
    }
    found
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The arguments up to the bracket that closes them.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut in_text, mut escaped) = (0, false, false);
    let mut args = vec![String::new()];
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' | ']' | '}' if !in_text && depth == 0 => break,
            ')' | ']' | '}' if !in_text => depth -= 1,
            ',' if !in_text && depth == 0 => {
                args.push(String::new());
                continue;
            }
            _ => {}
        }
        args.last_mut().unwrap().push(c);
    }
    args.into_iter().map(|arg| arg.trim().to_owned()).collect()
}

/// The entries of a language's files.
fn entries(language: Language) -> Entries {
    let mut found = Entries::new();
    for (file, text) in languages::files(language) {
        let resource =
            fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            let attributes = message.attributes.iter().map(|attribute| &attribute.value);
            for pattern in message.value.iter().chain(attributes) {
                pattern.elements.iter().for_each(|element| collect(element, &mut variables));
            }
            found.insert(message.id.name.to_owned(), variables);
        }
    }
    found
}

fn collect(element: &PatternElement<&str>, variables: &mut BTreeSet<String>) {
    let PatternElement::Placeable { expression } = element else { return };
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            let elements = variants.iter().flat_map(|variant| &variant.value.elements);
            elements.for_each(|element| collect(element, variables));
            selector
        }
    };
    if let InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}
