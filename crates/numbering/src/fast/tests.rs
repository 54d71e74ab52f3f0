//! The fast path says what the reference says, or nothing.

use super::*;
use crate::plan::by_reference;
use contact::DialForm;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType};
use std::collections::BTreeMap;

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
fn every_example_number_is_as_the_reference_has_it() {
    let mut tally = Tally::default();
    for (region, number) in examples() {
        for text in written(&number) {
            tally.compare(&text, Region::new(&region).unwrap_or(Region::NONE));
            tally.compare(&text, Region::new("UY").unwrap());
        }
    }
    tally.assert_mostly_fast();
}

#[test]
fn chance_finds_no_difference() {
    assert_fuzzed(200_000);
}

fn assert_fuzzed(rounds: u32) {
    let (mut chance, mut tally) = (Chance(0x9E37_79B9_7F4A_7C15), Tally::default());
    let examples = examples();
    let regions: Vec<&str> = examples.iter().map(|(region, _)| region.as_str()).chain(["ZZ"]).collect();
    for _ in 0..rounds {
        // Half of the numbers are of our markets, that the share of the tables can be told.
        let (region, number) = loop {
            let (region, number) = chance.one_of(&examples);
            if chance.below(8) == 0 || MARKETS.contains(&region.as_str()) {
                break (region, number);
            }
        };
        let text = chance.text(number);
        let region = if chance.below(4) == 0 { chance.one_of(&regions) } else { region.as_str() };
        tally.compare(&text, Region::new(region).unwrap_or(Region::NONE));
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

/// Every region's example numbers of every kind, and those of the codes without a region.
fn examples() -> Vec<(String, PhoneNumber)> {
    use PhoneNumberType as Type;
    let kinds = [
        Type::FixedLine,
        Type::Mobile,
        Type::TollFree,
        Type::PremiumRate,
        Type::SharedCost,
        Type::VoIP,
        Type::PersonalNumber,
        Type::Pager,
        Type::UAN,
        Type::VoiceMail,
    ];
    let of_region = |region: rlibphonenumber::Region| {
        let examples = kinds.into_iter().filter_map(move |kind| {
            PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, kind).ok()
        });
        examples.map(move |number| (region.as_region_str().to_string(), number))
    };
    let of_code = |code| PHONE_NUMBER_UTIL.get_example_number_for_non_geo_entity(code).ok();
    let codes = PHONE_NUMBER_UTIL.get_supported_global_network_calling_codes();
    let mut all: Vec<_> = PHONE_NUMBER_UTIL.get_supported_regions().flat_map(of_region).collect();
    all.extend(codes.filter_map(of_code).map(|number| ("001".to_owned(), number)));
    all.sort_by_key(|(region, number)| (region.clone(), number.country_code, number.national_number));
    all
}

/// The number in eight ways of writing.
fn written(number: &PhoneNumber) -> [String; 8] {
    let form = |form| PHONE_NUMBER_UTIL.format(number, form).into_owned();
    let e164 = form(PhoneNumberFormat::E164);
    let national = form(PhoneNumberFormat::National);
    let digits: String = national.chars().filter(char::is_ascii_digit).collect();
    let significant = rlibphonenumber::get_national_significant_number_owned(number);
    [
        form(PhoneNumberFormat::International),
        format!("00{}", &e164[1..]),
        e164[1..].to_owned(),
        format!("0{significant}"),
        e164,
        national,
        digits,
        significant,
    ]
}

/// A small generator of chance (splitmix64), the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// A text that is nearly the number, or only digits.
    fn text(&mut self, number: &PhoneNumber) -> String {
        let significant = || rlibphonenumber::get_national_significant_number_owned(number);
        let mut digits: Vec<u8> = match self.below(10) {
            0 => (0..self.below(20)).map(|_| self.digit()).collect(),
            // As dialled inside the country, and inside the town.
            1 | 2 => PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::National).bytes().collect(),
            3 => significant().bytes().skip(1 + self.below(4)).collect(),
            _ => significant().into_bytes(),
        };
        digits.retain(u8::is_ascii_digit);
        for _ in 0..[0, 1, 1, 2, 5][self.below(5)] {
            self.mutate(&mut digits);
        }
        let code = number.country_code.to_string();
        let fixed = [
            "", "", "", "0", "1", "8", "9", "0 15 ", "90 31", "15", "044", "060", "00", "011", "003768", "+",
            "+0",
        ];
        let prefix = match self.below(6) {
            0 | 1 => format!("+{code}"),
            2 => code,
            3 => format!("{}{code}", ["00", "011", "010", "0015", "+00", "09"][self.below(6)]),
            _ => (*self.one_of(&fixed)).to_owned(),
        };
        self.separated(prefix.bytes().chain(digits).collect())
    }

    fn digit(&mut self) -> u8 {
        b'0' + self.below(10) as u8
    }

    fn mutate(&mut self, digits: &mut Vec<u8>) {
        let (at, digit) = (self.below(digits.len() + 1), self.digit());
        match self.below(8) {
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

    fn separated(&mut self, digits: Vec<u8>) -> String {
        let often = [1000, 8, 3][self.below(3)];
        // What the tables leave to the reference is tried in one text of sixteen.
        let common = if self.below(16) == 0 { 16 } else { 11 };
        let mut text = String::new();
        for digit in digits {
            if self.below(often) == 0 {
                let marks =
                    [" ", "-", ".", "(", ")", "/", "[", "]", "\u{a0}", "  ", " - ", "+", "x", "\t", "*", ","];
                text.push_str(marks[self.below(common)]);
            }
            text.push(char::from(digit));
        }
        text
    }
}
