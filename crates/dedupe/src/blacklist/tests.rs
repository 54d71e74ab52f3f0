//! Compiled blacklists against plain sets, whole and damaged.

use super::*;
use chrono::{DateTime, Days, Utc};
use languages::say;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Cursor;
use words::{Language, Told};

type Line = (u64, Scope);

fn day(nth: u64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Days::new(20_000 + nth)
}

fn scope(campaign: &str) -> Scope {
    if campaign.is_empty() { Scope::Everywhere } else { Scope::Campaign(campaign.into()) }
}

fn source(file: &str, nth: u64, role: Role) -> Source {
    let (sha256, modified_at) = (file.repeat(3), day(nth));
    Source { file: file.to_owned(), sha256, modified_at, role, rows: 0, numbers: 0, unreadable: 0 }
}

/// A list of a registry: its name, its day, what becomes of its numbers, and those.
struct List<'l> {
    registry: &'l str,
    nth: u64,
    role: Role,
    lines: &'l [Line],
}

fn compiled(lists: &[List<'_>], earlier: Option<&Compiled>, at_once: usize) -> (Vec<u8>, Vec<Changes>) {
    let making = Making { scratch: &tempfile::tempfile, at_once };
    let mut compiler = Compiler::new(making).unwrap();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let is_change = lists.iter().any(|list| list.role != Role::List);
    for registry in earlier.filter(|_| is_change).iter().flat_map(|earlier| &earlier.header().registries) {
        known.insert(&registry.name, compiler.carry(earlier.unwrap(), registry).unwrap());
    }
    for List { registry, nth, role, lines } in lists {
        let at = *known.entry(registry).or_insert_with(|| compiler.begin(registry).unwrap());
        for (number, scope) in *lines {
            compiler.take(at, *number, scope, day(*nth).date_naive(), *role);
        }
        compiler.note(at, source(registry, *nth, *role));
    }
    if let Some(earlier) = earlier.filter(|_| !is_change) {
        compiler.remember(earlier);
    }
    let mut file = Cursor::new(Vec::new());
    let (_, changes) = compiler.finish("0.0.0", day(99), &mut file).unwrap();
    (file.into_inner(), changes)
}

fn opened(lists: &[List<'_>], earlier: Option<&Compiled>) -> Compiled {
    Compiled::read(compiled(lists, earlier, 1000).0).unwrap()
}

/// Everything that a compiled blacklist holds, with its dates.
fn everything(compiled: &Compiled) -> BTreeMap<(String, Scope, u64), String> {
    let mut all = BTreeMap::new();
    for registry in &compiled.header().registries {
        for section in &registry.sections {
            let numbers: Vec<u64> = compiled.numbers(section).collect();
            assert_eq!(numbers.len() as u64, section.numbers);
            for number in numbers {
                let key = (registry.name.clone(), section.scope(), number);
                assert!(all.insert(key, section.since().to_string()).is_none(), "a number stands twice");
            }
        }
    }
    all
}

fn lines(numbers: &[(u64, &str)]) -> Vec<Line> {
    numbers.iter().map(|(number, campaign)| (*number, scope(campaign))).collect()
}

fn list<'l>(registry: &'l str, nth: u64, lines: &'l [Line]) -> List<'l> {
    List { registry, nth, role: Role::List, lines }
}

#[test]
fn each_number_says_whose_it_is_for_whom_and_since_when() {
    let (first, second) = (lines(&[(1, ""), (2, ""), (3, "C")]), lines(&[(1, ""), (3, "C"), (4, "C")]));
    let built = opened(&[list("DNC", 0, &first)], None);
    let rebuilt = opened(&[list("DNC", 40, &second), list("Ours", 50, &first)], Some(&built));
    let all = everything(&rebuilt);
    let check = |registry: &str, number, campaign, since: Option<&str>| {
        let key = (registry.to_owned(), scope(campaign), number);
        assert_eq!(all.get(&key).map(String::as_str), since, "{key:?}");
        let lists = rebuilt.blacklists("all.dbl");
        let list = lists.iter().find(|list| list.name() == format!("all.dbl › {registry}")).unwrap();
        let held = list.holding(number).find(|(held, _)| **held == scope(campaign));
        assert_eq!(held.and_then(|(_, since)| since).map(|since| since.to_string()).as_deref(), since);
    };
    check("DNC", 1, "", Some("2024-10-04 or before"));
    check("DNC", 2, "", None);
    check("DNC", 3, "C", Some("2024-10-04 or before"));
    check("DNC", 4, "C", Some("2024-11-13"));
    check("DNC", 4, "", None);
    check("Ours", 2, "", Some("2024-11-23 or before"));
    assert_eq!(rebuilt.header().registries[0].as_of, day(40));
}

#[test]
fn an_older_list_than_the_last_says_nothing_of_what_was_not_there() {
    let (first, second) = (lines(&[(1, "")]), lines(&[(1, ""), (2, "")]));
    let built = opened(&[list("DNC", 10, &first)], None);
    let all = everything(&opened(&[list("DNC", 5, &second)], Some(&built)));
    let dates: Vec<&str> = all.values().map(String::as_str).collect();
    assert_eq!(dates, ["2024-10-09 or before", "2024-10-09 or before"]);
}

#[test]
fn a_registry_is_as_old_as_its_oldest_file_and_as_fresh_as_its_last_change() {
    let some = lines(&[(1, ""), (2, "")]);
    let built = opened(&[list("DNC", 7, &some), list("DNC", 3, &some)], None);
    assert_eq!(built.header().registries[0].as_of, day(3));
    let add = List { registry: "DNC", nth: 9, role: Role::Add, lines: &some };
    let changed = opened(&[add], Some(&built));
    assert_eq!(changed.header().registries[0].as_of, day(9));
    assert_eq!(changed.header().registries[0].sources.len(), 3);
}

#[test]
fn a_change_says_what_it_did() {
    let (base, add, remove) =
        (lines(&[(1, ""), (2, "")]), lines(&[(2, ""), (3, "")]), lines(&[(1, ""), (9, "")]));
    let built = opened(&[list("DNC", 0, &base)], None);
    let change = |role, lines| List { registry: "DNC", nth: 5, role, lines };
    let (bytes, changes) =
        compiled(&[change(Role::Add, &add), change(Role::Remove, &remove)], Some(&built), 1000);
    assert_eq!(changes, [Changes { new: 1, gone: 1, not_taken: 1 }]);
    let numbers: Vec<u64> =
        everything(&Compiled::read(bytes).unwrap()).into_keys().map(|(.., number)| number).collect();
    assert_eq!(numbers, [2, 3]);
}

#[test]
fn what_is_no_compiled_blacklist_is_told_from_one_that_is_damaged() {
    let some = lines(&[(1, "")]);
    let (bytes, _) = compiled(&[list("DNC", 0, &some)], None, 10);
    let check = |bytes: &[u8], words: &str| {
        let error = Compiled::read(bytes.to_vec()).unwrap_err();
        assert!(error.to_string().starts_with(words), "{error}");
        assert!(error.advice().is_some());
    };
    let with = |at: usize, byte: u8| [&bytes[..at], &[byte], &bytes[at + 1..]].concat();
    check(b"", "it is no compiled blacklist");
    check(b"number;campaign;\n", "it is no compiled blacklist");
    check(
        &bytes[..bytes.len() - 1],
        &format!("it has {} bytes and should have {}", bytes.len() - 1, bytes.len()),
    );
    check(&[&bytes[..], b"\n"].concat(), &format!("it has {} bytes", bytes.len() + 1));
    check(&bytes[..40], "it has 40 bytes and should have 64");
    check(&with(8, 2), "it is written in version 2 of the format, and this dialbase reads version 1");
    check(&with(64, 0xff), "it is damaged: its numbers");
    check(&with(bytes.len() - 2, b' '), "it is damaged: its header");
}

#[test]
fn the_bytes_of_a_file_are_these_on_every_machine() {
    let some = lines(&[(0x1_0002_0003, ""), (0x1_0002_0005, "")]);
    let (bytes, _) = compiled(&[list("DNC", 0, &some)], None, 10);
    assert_eq!(bytes[..16], *b"\x89DBL\r\n\x1a\n\x01\0\0\0\0\0\0\0");
    assert_eq!(bytes[64..78], [2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 5, 0]);
}

fn any_lines() -> impl Strategy<Value = Vec<Line>> {
    let number = prop_oneof![0..40_u64, any::<u64>(), Just(u64::MAX), Just(999_999_999_999_999)];
    let campaign = prop_oneof![Just(""), Just("C"), Just("D")].prop_map(scope);
    prop::collection::vec((number, campaign), 0..60)
}

proptest! {
    // Each case makes files.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_holds_what_was_put_in_whatever_the_order_and_the_runs(
        mut one in any_lines(), mut two in any_lines(), asked in any_lines(), at_once in 1..40_usize,
    ) {
        let (bytes, _) = compiled(&[list("A", 0, &one), list("B", 1, &two)], None, 1000);
        let reference: BTreeSet<(&str, &Line)> =
            one.iter().map(|line| ("A", line)).chain(two.iter().map(|line| ("B", line))).collect();
        let lists = Compiled::read(bytes.clone()).unwrap().blacklists("f");
        for list in &lists {
            let name = list.name().trim_start_matches("f › ");
            let plain = Blacklist::new("f", if name == "A" { &one } else { &two }.iter().cloned().collect());
            prop_assert_eq!(plain.len(), list.len());
            for (number, scope) in one.iter().chain(&two).chain(&asked) {
                let held = list.holding(*number).any(|(held, _)| held == scope);
                prop_assert_eq!(held, reference.contains(&(name, &(*number, scope.clone()))));
                prop_assert_eq!(held, plain.holding(*number).any(|(held, _)| held == scope));
            }
        }
        one.reverse();
        two.reverse();
        let (again, _) = compiled(&[list("B", 1, &two), list("A", 0, &one)], None, at_once);
        prop_assert!(bytes == again, "the order of the numbers shows");
    }

    #[test]
    fn a_change_is_what_building_anew_would_give(
        base in any_lines(), add in any_lines(), remove in any_lines(), at_once in 1..40_usize,
    ) {
        let built = opened(&[list("A", 0, &base)], None);
        let change = |role, lines| List { registry: "A", nth: 5, role, lines };
        let (changed, _) = compiled(&[change(Role::Add, &add), change(Role::Remove, &remove)], Some(&built), at_once);
        let mut set: BTreeSet<Line> = base.into_iter().collect();
        set.retain(|line| !remove.contains(line));
        set.extend(add);
        let anew: Vec<Line> = set.into_iter().collect();
        let (anew, _) = compiled(&[list("A", 5, &anew)], Some(&built), at_once);
        // The two are made of other files, and hold the same numbers since the same days.
        let [changed, anew] = [changed, anew].map(|bytes| everything(&Compiled::read(bytes).unwrap()));
        prop_assert_eq!(changed, anew);
    }

    #[test]
    fn a_flipped_bit_anywhere_is_noticed(lines in any_lines(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let (mut bytes, _) = compiled(&[list("A", 0, &lines)], None, 100);
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(Compiled::read(bytes).is_err());
    }
}

#[test]
fn every_byte_of_a_small_file_is_watched() {
    let some = lines(&[(1, ""), (70_000, "C")]);
    let (bytes, _) = compiled(&[list("DNC", 0, &some)], None, 10);
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x20;
        assert!(Compiled::read(bytes).is_err(), "byte {at} can be changed");
    }
}

#[test]
fn why_a_compiled_blacklist_is_not_trusted_is_told_in_each_language() {
    let some = lines(&[(1, "")]);
    let (bytes, _) = compiled(&[list("DNC", 0, &some)], None, 10);
    let check = |bytes: &[u8], spanish: &str, portuguese: &str| {
        let error = Compiled::read(bytes.to_vec()).unwrap_err();
        let said = [Language::Spanish, Language::Portuguese].map(|language| {
            let advice = error.advice().map(|advice| say(language, &advice)).unwrap_or_default();
            format!("{} → {advice}", say(language, &error.told()))
        });
        assert_eq!(said, [spanish, portuguese]);
    };
    check(
        b"number;campaign;\n",
        "no es una lista negra compilada → compile una: dialbase blacklist build -o FILE.dbl LIST…",
        "não é uma blacklist compilada → compile uma: dialbase blacklist build -o FILE.dbl LIST…",
    );
    let last = bytes.len() - 1;
    check(
        &[&bytes[..last], b"x"].concat(),
        "está dañada: su cabecera no es la que se escribió → cópiela de nuevo desde su origen o constrúyala otra vez a partir de \
         sus listas; hasta entonces no se puede llamar a nadie",
        "está danificada: o cabeçalho não é o que foi gravado → copie-a de novo da origem ou refaça-a a partir das listas; até \
         lá não se pode ligar para ninguém",
    );
}
