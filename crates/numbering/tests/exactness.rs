//! What `numbering` answers is what the reference answers: on every example number, on a messy corpus, and on what chance writes.

#![expect(clippy::print_stdout, reason = "the shares of the corpus are for people: `--nocapture` shows them")]

use contact::Region;
use corpus::chance::Chance;
use corpus::{Corpus, Shares};
use reference::{Answer, by_numbering, by_reference, digits, examples};
use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, get_national_significant_number_owned,
};

mod corpus;
mod reference;

const CORPUS: usize = 300_000;
/// `DIALBASE_FUZZ` asks for more.
const FUZZED: u64 = 200_000;
/// `DIALBASE_SEED` says another.
const SEED: u64 = 20_240_131;

#[test]
fn every_example_number_is_read_as_the_reference_reads_it() {
    let uruguay = Region::new("UY").unwrap();
    for (region, number) in examples() {
        for text in written(&number) {
            same(&text, region, &"");
            same(&text, uruguay, &"");
            same(&text, Region::NONE, &"");
        }
    }
}

#[test]
fn the_messy_corpus_is_read_as_the_reference_reads_it() {
    let seed = asked("DIALBASE_SEED", SEED);
    let mut shares = Shares::default();
    for row in Corpus::new(seed).take(CORPUS) {
        let answer = same(&row.text, row.region, &format_args!("{}, DIALBASE_SEED={seed}", row.shape));
        shares.count(&row, answer.as_deref());
    }
    println!("{}", shares.table());
    for shape in ["E.164", "international"] {
        let share = shares.of(shape);
        assert!(share.right > 0 && share.rejected + share.wrong == 0, "{shape}, DIALBASE_SEED={seed}");
    }
}

#[test]
fn what_chance_writes_is_read_as_the_reference_reads_it() {
    let (seed, rounds) = (asked("DIALBASE_SEED", SEED), asked("DIALBASE_FUZZ", FUZZED));
    let mut chance = Chance::new(seed);
    let examples: Vec<(Region, [String; 8])> =
        examples().into_iter().map(|(region, number)| (region, written(&number))).collect();
    for _ in 0..rounds {
        let (region, forms) = chance.one_of(&examples);
        let text = mutated(&mut chance, forms);
        let region = if chance.below(4) == 0 { chance.one_of(&examples).0 } else { *region };
        same(&text, region, &format_args!("DIALBASE_SEED={seed} DIALBASE_FUZZ={rounds}"));
    }
}

/// The E.164 of what both answer.
fn same(text: &str, region: Region, whence: &dyn std::fmt::Display) -> Option<String> {
    let reference = by_reference(text, region).filter(Answer::is_e164);
    let ours = by_numbering(text, region);
    assert_eq!(ours, reference, "{text:?} from {region}: ours, and the reference's ({whence})");
    ours.map(|answer| answer.e164)
}

fn asked(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |value| value.parse().expect("a whole number"))
}

/// The number in eight ways of writing.
fn written(number: &PhoneNumber) -> [String; 8] {
    let form = |form| PHONE_NUMBER_UTIL.format(number, form).into_owned();
    let e164 = form(PhoneNumberFormat::E164);
    let national = form(PhoneNumberFormat::National);
    let significant = get_national_significant_number_owned(number);
    [
        form(PhoneNumberFormat::International),
        form(PhoneNumberFormat::RFC3966),
        format!("00{}", &e164[1..]),
        e164[1..].to_owned(),
        e164,
        digits(&national),
        national,
        significant,
    ]
}

/// A text that was a number before chance changed some of its signs.
fn mutated(chance: &mut Chance, forms: &[String]) -> String {
    const HEADS: [&str; 16] = [
        "", "0", "00", "011", "+", "+0", "1", "9", "15", "0 15 ", "044", "90 31", "8", "8~10", "tel:",
        "003768",
    ];
    const SIGNS: [&str; 24] = [
        " ", "-", ".", "(", ")", "/", "[", "]", "\u{a0}", "+", "x", "#", "*", ",", ";ext=", "\t", "\u{200b}",
        "\u{ff0b}", "\u{ff11}", "\u{665}", "\u{2013}", "a", "~", "\u{3000}",
    ];
    let mut signs: Vec<char> = chance.one_of(forms).chars().collect();
    // Most texts keep to digits, which the tables read; the reference has the others to itself.
    let common = if chance.below(8) == 0 { SIGNS.len() } else { 9 };
    for _ in 0..[0, 1, 1, 2, 3, 6][chance.below(6)] {
        let (at, digit) = (chance.below(signs.len() + 1), chance.digit());
        match chance.below(10) {
            0 => signs.insert(at, digit),
            1 => drop((at < signs.len()).then(|| signs.remove(at))),
            2 => drop(signs.splice(at..at, chance.one_of(&SIGNS[..common]).chars())),
            3 => signs.truncate(at.max(2)),
            4 => drop(signs.splice(0..0, chance.one_of(&HEADS).chars())),
            5 if at + 1 < signs.len() => signs.swap(at, at + 1),
            _ => signs
                .get_mut(at)
                .into_iter()
                .filter(|sign| sign.is_ascii_digit())
                .for_each(|sign| *sign = digit),
        }
    }
    signs.into_iter().collect()
}
