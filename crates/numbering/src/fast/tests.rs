//! The fast path says what the reference says, reasons included, or nothing; `tests/exactness.rs` asks the whole crate.

use super::*;
use crate::plan::by_reference;
use chance::Chance;
use contact::DialForm;
use reference::examples;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat};
use std::collections::BTreeMap;

#[path = "../../tests/corpus/chance.rs"]
#[expect(dead_code, reason = "bytes are asked for here, not letters")]
mod chance;
#[path = "../../tests/reference/mod.rs"]
#[expect(dead_code, reason = "here only its examples are asked for")]
mod reference;

/// Markets in which nearly all numbers must be answered by the tables.
const MARKETS: [&str; 10] = ["BR", "UY", "AR", "MX", "CO", "CL", "PE", "US", "ES", "PT"];

#[test]
fn the_tables_are_those_of_the_reference() {
    let fresh = crate::tables::generate() == include_bytes!("../../data/plans.bin");
    assert!(fresh, "make data/plans.bin anew, as tables/main.rs says");
}

#[test]
fn common_writing_is_answered_and_the_rest_is_left() {
    let answer = |text, from| parse(text, Region::new(from).unwrap());
    let check = |text, from, e164: Option<&str>| {
        let number = answer(text, from).map(|number| number.unwrap().dial(DialForm::E164));
        assert_eq!(number.as_deref(), e164, "{text}");
    };
    check("+55 11 96123-4567", "UY", Some("+5511961234567"));
    check("(11) 96123-4567", "BR", Some("+5511961234567"));
    check("11 96123 4567", "BR", Some("+5511961234567"));
    check("0 15 11 96123 4567", "BR", Some("+5511961234567"));
    check("098 344 484", "UY", Some("+59898344484"));
    check("00598 98344484", "UY", Some("+59898344484"));
    check("011 15 2345-6789", "AR", Some("+5491123456789"));
    check("+54 9 11 2345-6789", "AR", Some("+5491123456789"));
    check("+1\u{a0}201\u{a0}555\u{a0}0123", "UY", Some("+12015550123"));
    check("+39 06 1234 5678", "UY", Some("+390612345678"));
    check("098 344 484 x2", "UY", None);
    check("tel:098344484", "UY", None);
    check("098344484", "ZZ", None);
    check("098344484 098344485 098344486", "UY", None);
    let check = |text, from, why| assert_eq!(answer(text, from), Some(Err(why)), "{text}");
    check("+55 11 9612", "UY", Unreadable::TooShort);
    check("11 96123-45678", "BR", Unreadable::TooLong);
    check("3123-456", "BR", Unreadable::TooShort);
    check("2345 6789", "AR", Unreadable::AreaMissing);
    check("00000000", "UY", Unreadable::NoSuchRange);
    check("098344484 24001234", "UY", Unreadable::TooLong);
}

#[test]
fn chance_finds_no_difference() {
    assert_fuzzed(200_000);
}

fn assert_fuzzed(rounds: u32) {
    let (mut chance, mut tally) = (Chance::new(0x9E37_79B9_7F4A_7C15), Tally::default());
    let examples = examples();
    let regions: Vec<Region> = examples.iter().map(|(region, _)| *region).chain([Region::NONE]).collect();
    for _ in 0..rounds {
        // Half of the numbers are of our markets, that the share of the tables can be told.
        let (region, number) = loop {
            let (region, number) = chance.one_of(&examples);
            if chance.below(8) == 0 || MARKETS.contains(&region.as_str()) {
                break (region, number);
            }
        };
        let text = text(&mut chance, number);
        let region = if chance.below(4) == 0 { chance.one_of(&regions) } else { region };
        tally.compare(&text, *region);
    }
    tally.assert_mostly_fast();
}

/// How many texts there were of each region, valid or not, and how many of these the tables answered.
#[derive(Default)]
struct Tally(BTreeMap<(Region, bool), (u32, u32)>);

impl Tally {
    fn compare(&mut self, text: &str, region: Region) {
        let (fast, reference) = (parse(text, region), by_reference(text, region));
        if let Some(fast) = fast {
            let all = |number: Number| (number, number.reveal(), number.dial(DialForm::National));
            assert_eq!(fast.map(all), reference.map(all), "{text:?} from {region}");
        }
        let home = reference.map_or(region, Number::region);
        let (all, known) = self.0.entry((home, reference.is_ok())).or_default();
        *all += 1;
        *known += u32::from(fast.is_some());
    }

    fn assert_mostly_fast(&self) {
        for market in MARKETS {
            for (valid, tenths) in [(true, 9), (false, 8)] {
                let (all, known) =
                    self.0.get(&(Region::new(market).unwrap(), valid)).copied().unwrap_or_default();
                let enough = known * 10 >= all * tenths && (all > 0 || !valid);
                assert!(enough, "{market}, valid {valid}: {known} of {all}");
            }
        }
    }
}

/// A text that is nearly the number, or only digits.
fn text(chance: &mut Chance, number: &PhoneNumber) -> String {
    let significant = || rlibphonenumber::get_national_significant_number_owned(number);
    let mut digits: Vec<u8> = match chance.below(10) {
        0 => (0..chance.below(20)).map(|_| digit(chance)).collect(),
        // As dialled inside the country, and inside the town.
        1 | 2 => PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::National).bytes().collect(),
        3 => significant().bytes().skip(1 + chance.below(4)).collect(),
        _ => significant().into_bytes(),
    };
    digits.retain(u8::is_ascii_digit);
    for _ in 0..[0, 1, 1, 2, 5][chance.below(5)] {
        mutate(chance, &mut digits);
    }
    let code = number.country_code.to_string();
    let fixed = [
        "", "", "", "0", "1", "8", "9", "0 15 ", "90 31", "15", "044", "060", "00", "011", "003768", "+",
        "+0",
    ];
    let prefix = match chance.below(6) {
        0 | 1 => format!("+{code}"),
        2 => code,
        3 => format!("{}{code}", ["00", "011", "010", "0015", "+00", "09"][chance.below(6)]),
        _ => (*chance.one_of(&fixed)).to_owned(),
    };
    separated(chance, prefix.bytes().chain(digits).collect())
}

fn digit(chance: &mut Chance) -> u8 {
    b'0' + chance.below(10) as u8
}

fn mutate(chance: &mut Chance, digits: &mut Vec<u8>) {
    let (at, digit) = (chance.below(digits.len() + 1), digit(chance));
    match chance.below(8) {
        0 => digits.insert(at, digit),
        1 if at < digits.len() => drop(digits.remove(at)),
        // The end of a number is free in most plans, its head is not.
        2 | 3 if at < digits.len() => digits[at] = digit,
        _ => {
            let tail = digits.len().saturating_sub(1 + at % 6);
            if let Some(last) = digits.get_mut(tail) {
                *last = digit;
            }
        }
    }
}

fn separated(chance: &mut Chance, digits: Vec<u8>) -> String {
    let often = [1000, 8, 3][chance.below(3)];
    // What the tables leave to the reference is tried in one text of sixteen.
    let common = if chance.below(16) == 0 { 16 } else { 11 };
    let mut text = String::new();
    for digit in digits {
        if chance.below(often) == 0 {
            let marks =
                [" ", "-", ".", "(", ")", "/", "[", "]", "\u{a0}", "  ", " - ", "+", "x", "\t", "*", ","];
            text.push_str(marks[chance.below(common)]);
        }
        text.push(char::from(digit));
    }
    text
}
