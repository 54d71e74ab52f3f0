//! Messy numbers of ten markets whose truth is known: valid numbers drawn by chance, written as people and spreadsheets do.

pub(crate) mod chance;
mod shapes;

use crate::reference::{by_reference, digits, examples};
use chance::Chance;
use contact::{Kind, Region};
use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, get_national_significant_number_owned,
};
use shapes::{COMMON, SHAPES};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The markets whose lists are read.
pub(crate) const MARKETS: [&str; 10] = ["BR", "UY", "AR", "MX", "CO", "CL", "PE", "US", "ES", "PT"];

/// Of a hundred rows, those that are written in a common way; of the others some are too.
const IN_ORDER: usize = 45;

/// A number as it stands in a list, and what was meant.
pub(crate) struct Row {
    /// The country of the list.
    pub(crate) region: Region,
    pub(crate) text: String,
    /// The name of the way of writing.
    pub(crate) shape: &'static str,
    /// The number that was meant, in E.164.
    pub(crate) truth: String,
}

/// A number in the forms of which the shapes are made.
pub(crate) struct Written {
    pub(crate) code: String,
    pub(crate) e164: String,
    pub(crate) significant: String,
    pub(crate) international: String,
    pub(crate) national: String,
    /// The digits of `national`.
    pub(crate) dialled: String,
}

/// Rows without end, the same for the same seed.
pub(crate) struct Corpus {
    chance: Chance,
    examples: BTreeMap<Region, Vec<PhoneNumber>>,
}

impl Corpus {
    pub(crate) fn new(seed: u64) -> Self {
        let mut all: BTreeMap<Region, Vec<PhoneNumber>> = BTreeMap::new();
        for (region, number) in examples() {
            all.entry(region).or_default().push(number);
        }
        Self { chance: Chance::new(seed), examples: all }
    }

    /// A valid number of the market: an example with its tail, and often some of its head, thrown anew.
    fn number(&mut self, market: &str) -> Written {
        let region = region(market);
        loop {
            let example = self.chance.one_of(&self.examples[&region]);
            let mut digits: Vec<char> = get_national_significant_number_owned(example).chars().collect();
            let tail = digits.len() - (2 + self.chance.below(5)).min(digits.len());
            digits[tail..].fill_with(|| self.chance.digit());
            let head = self.chance.below(4).min(digits.len());
            digits[..head].fill_with(|| self.chance.digit());
            let text = format!("+{}{}", example.country_code, digits.into_iter().collect::<String>());
            let Some(answer) = by_reference(&text, region) else { continue };
            // Lists are of people: of services there are few.
            let person = matches!(answer.kind, Kind::Mobile | Kind::Fixed | Kind::FixedOrMobile);
            if answer.region == region && (person || self.chance.below(16) == 0) {
                return written(&answer.e164);
            }
        }
    }
}

impl Iterator for Corpus {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let market = *self.chance.one_of(&MARKETS);
        let number = self.number(market);
        // Lists are mostly in order: of those that were measured, the reference reads four numbers in five as they stand.
        let shapes = if self.chance.below(100) < IN_ORDER { &SHAPES[..COMMON] } else { SHAPES };
        let shape = loop {
            let shape = self.chance.one_of(shapes);
            if shape.markets.is_empty() || shape.markets.contains(&market) {
                break shape;
            }
        };
        let text = (shape.write)(&mut self.chance, &number);
        Some(Row { region: region(market), text, shape: shape.name, truth: number.e164 })
    }
}

/// What became of the rows of each shape.
#[derive(Default)]
pub(crate) struct Shares(BTreeMap<&'static str, Share>);

/// Of one shape: rows whose answer is the truth, that have no answer, and whose answer is another number.
#[derive(Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) right: u32,
    pub(crate) rejected: u32,
    pub(crate) wrong: u32,
}

impl Shares {
    pub(crate) fn count(&mut self, row: &Row, answer: Option<&str>) {
        let share = self.0.entry(row.shape).or_default();
        match answer {
            None => share.rejected += 1,
            Some(e164) if e164 == row.truth => share.right += 1,
            Some(_) => share.wrong += 1,
        }
    }

    pub(crate) fn of(&self, shape: &str) -> Share {
        self.0.get(shape).copied().unwrap_or_default()
    }

    /// A line a shape and one for all, in percent.
    pub(crate) fn table(&self) -> String {
        let mut table =
            format!("{:28} {:>8} {:>7} {:>9} {:>7}\n", "shape", "rows", "right", "rejected", "wrong");
        let mut line = |name: &str, share: Share| {
            let rows = share.right + share.rejected + share.wrong;
            let percent = |part: u32| f64::from(part) * 100.0 / f64::from(rows.max(1));
            let [right, rejected, wrong] = [share.right, share.rejected, share.wrong].map(percent);
            writeln!(table, "{name:28} {rows:8} {right:7.2} {rejected:9.2} {wrong:7.2}")
                .expect("text takes text");
        };
        let mut all = Share::default();
        for (name, share) in &self.0 {
            line(name, *share);
            all.right += share.right;
            all.rejected += share.rejected;
            all.wrong += share.wrong;
        }
        line("all", all);
        table
    }
}

fn region(letters: &str) -> Region {
    Region::new(letters).expect("two letters")
}

fn written(e164: &str) -> Written {
    let number = PHONE_NUMBER_UTIL.parse(e164, None).expect("a number that was read before");
    let form = |form| PHONE_NUMBER_UTIL.format(&number, form).into_owned();
    let national = form(PhoneNumberFormat::National);
    Written {
        code: number.country_code.to_string(),
        e164: e164.to_owned(),
        significant: get_national_significant_number_owned(&number),
        international: form(PhoneNumberFormat::International),
        dialled: digits(&national),
        national,
    }
}
