//! The words of a language, as they are said.

use super::*;
use words::message;

#[test]
fn a_message_is_said_in_each_language() {
    let missing = Message::new("system-not-found", "No such file or directory", []);
    assert_eq!(say(Language::English, &missing), "No such file or directory");
    assert_eq!(say(Language::Spanish, &missing), "el archivo o la carpeta no existe");
    assert_eq!(say(Language::Portuguese, &missing), "o arquivo ou a pasta não existe");
}

#[test]
fn none_is_many_and_one_is_one() {
    let came = |fetched: u64| {
        message!(
            "cli-recordings-came",
            "{wanted} recordings: {fetched} fetched ({bytes}), {there} there already, {missing} missing",
            wanted = 116_u64,
            fetched = fetched,
            bytes = words::Arg::Bytes(0),
            there = fetched,
            missing = fetched
        )
    };
    let said = |language, fetched| say(language, &came(fetched));
    assert!(said(Language::Portuguese, 0).starts_with("116 gravações: 0 baixadas"));
    assert!(said(Language::Portuguese, 1).starts_with("116 gravações: 1 baixada "));
    assert!(said(Language::Spanish, 0).starts_with("116 grabaciones: 0 descargadas"));
    assert!(said(Language::Spanish, 1).starts_with("116 grabaciones: 1 descargada "));
}

#[test]
fn what_has_no_translation_stays_english() {
    let message = message!("no-such-entry", "{n} rows", n = 1_234_u64);
    assert_eq!(say(Language::Spanish, &message), "1,234 rows");
    assert_eq!(say(Language::Spanish, &Message::foreign("ORA-00942")), "ORA-00942");
    assert_eq!(means(Language::Spanish, "no-such-code", "what it means"), "what it means");
}

#[test]
fn every_file_can_be_read_and_no_entry_stands_twice() {
    for language in Language::ALL {
        let mut seen = std::collections::BTreeMap::new();
        for (file, text) in files(language) {
            let resource = fluent_bundle::FluentResource::try_new((*text).to_owned());
            let resource = resource.unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
            drop(resource);
            let ids = text.lines().filter_map(|line| line.split_once(" =").map(|(id, _)| id));
            for id in ids.filter(|id| !id.starts_with([' ', '#', '-'])) {
                assert_eq!(seen.insert(id, file), None, "{id} stands twice, also in {file}");
            }
        }
    }
}
