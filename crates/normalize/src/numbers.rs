//! The numbers in a cell: none, one or several, each read or said why not.
//!
//! Cleaning before parsing matters more than the parser: it lifts the right answers on a messy corpus by eight points
//! without one more wrong answer. What is taken away is always a finding. What cannot be mended safely is not mended, unless
//! the pipeline asks: digits that a spreadsheet dropped are gone, and words beside a number may be "do not call".

mod look;
mod misreading;
mod national;
mod pieces;
mod placeholder;
mod refused;
mod repair;
mod words;

pub(crate) use misreading::REFUSED;
pub use misreading::{Misread, Misreading};
pub use refused::refused_numbers;
pub use repair::{Repair, Repairs};
pub(crate) use words::is_refusal;

use crate::{Mapping, PhoneColumn, cell, tidy};
use contact::{Code, Finding, NoNumber, Number, Phone, Region, Row, Severity};
use look::Look;
use numbering::Unreadable;
use std::borrow::Cow;

/// How the numbers of a list are read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The country of numbers written without one.
    pub region: Region,
    /// The area code of numbers that lack one and whose row gives none; blank where that would be a guess too many.
    pub area: String,
    /// The guesses that the pipeline allows.
    pub guesses: Repairs,
}

/// The digits of an area code as people write it, without a trunk zero: 11 for `011`; nothing for what is none.
#[must_use]
pub fn area_code(text: &str) -> Option<&str> {
    let digits = text.trim_start_matches('0');
    let is_code = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_code.then_some(digits)
}

impl Reading {
    /// How numbers of a country are read where nothing else is said.
    #[must_use]
    pub fn of(region: Region) -> Self {
        Self { region, area: String::new(), guesses: Repairs::NONE }
    }
}

/// A number that was read, and what was mended to get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The number.
    pub number: Number,
    /// What was mended.
    pub repairs: Repairs,
}

/// A number was read after something was taken away or mended.
static REPAIRED: Code = Code {
    id: "number-repaired",
    severity: Severity::Changed,
    means: "a number was read after something around it was taken away",
    advice: "look at some of them; nothing to do if they are right",
};

/// A number was read by a guess that the pipeline allows.
static GUESSED: Code = Code {
    id: "number-guessed",
    severity: Severity::Changed,
    means: "a number was completed by a guess that the pipeline allows, and may be somebody else's",
    advice: "compare some of them with their source; the guess is named, and [numbers] in the pipeline allows it",
};

/// Every code noted here.
pub(crate) fn codes() -> impl Iterator<Item = &'static Code> {
    misreading::CODES.into_iter().chain([&REPAIRED, &GUESSED])
}

/// The numbers of a row in dialling order, each once, and why there is none, should none remain.
///
/// # Errors
/// Where the person said no.
pub(crate) fn phones(
    row: Row<'_>,
    mapping: &Mapping,
    findings: &mut Vec<Finding>,
) -> Result<(Vec<Phone>, NoNumber), Finding> {
    let mut phones: Vec<Phone> = Vec::with_capacity(mapping.phones.len());
    let (mut no_number, mut refused) = (NoNumber::Missing, None);
    for &PhoneColumn { number: column, ddd, line } in &mapping.phones {
        let cell = row.cell(column);
        let area = ddd.map_or("", |ddd| row.cell(ddd));
        read_numbers(cell, area, &mapping.reading, |read| match read {
            Ok(Read { number, repairs }) => {
                for repair in repairs.iter() {
                    let code = if repair.is_guess() { &GUESSED } else { &REPAIRED };
                    let seen = Finding::new(code, row.number(), column, cell);
                    findings.push(seen.became(number.reveal()).by(repair.words()));
                }
                if phones.iter().all(|phone| phone.number.key() != number.key()) {
                    phones.push(Phone {
                        number,
                        column: Some(column),
                        line,
                        zones: numbering::zones(number),
                    });
                }
            }
            Err(Misread { why: Misreading::Refused, .. }) => {
                refused.get_or_insert_with(|| Finding::new(&misreading::REFUSED, row.number(), column, cell));
            }
            Err(Misread { why, .. }) => {
                no_number.because(NoNumber::Unreadable);
                findings.push(Finding::new(why.code(), row.number(), column, cell));
            }
        });
        if let Some(refused) = refused {
            return Err(refused);
        }
    }
    Ok((phones, no_number))
}

/// Reads the numbers of a cell, in order, and gives each to `take`, or why it is none. A blank cell holds none.
///
/// `area` is the area code for numbers that lack one, as the row gives it; blank where it gives none.
pub fn read_numbers(
    cell: &str,
    area: &str,
    reading: &Reading,
    mut take: impl FnMut(Result<Read, Misread<'_>>),
) {
    let look = look::look(cell);
    if look != Look::Other {
        if pieces::is_nothing(cell) {
            return;
        }
        // Nearly all numbers are read here, and nothing stands in their way.
        let parsed = if look == Look::Simple && area.is_empty() {
            national::simple(numbering::parse(cell, reading.region), cell, reading)
        } else {
            national::read(cell, area, reading)
        };
        return take(judged(parsed, cell, reading));
    }
    let (tidy, around) = if cell::is_bare(cell) {
        (Cow::Borrowed(cell), Repairs::NONE)
    } else {
        let around = Repairs::NONE
            .with_if(cell::has_invisible(cell), Repair::Invisible)
            .with_if(cell::is_wrapped(cell), Repair::Wrapping);
        (tidy(cell), around)
    };
    let cut = if tidy.len() == cell.len() { pieces::not_plain } else { pieces::pieces };
    cut(&tidy, reading.region, &mut |cut| match cut {
        Ok(piece) => {
            let repairs = |read: Read| Read { repairs: read.repairs.and(around).and(piece.repairs), ..read };
            let parsed = national::read(&piece.text, area, reading);
            take(judged(parsed, &piece.text, reading).map(repairs));
        }
        Err((text, why)) => take(Err(Misread { text, why })),
    });
}

/// A number that was read, unless it is nobody's; or why the text is none.
fn judged<'t>(
    parsed: Result<(Number, Repairs), Unreadable>,
    text: &'t str,
    reading: &Reading,
) -> Result<Read, Misread<'t>> {
    let misread = |why| Misread { text, why };
    match parsed {
        Ok((number, _)) if placeholder::is_placeholder(number) => Err(misread(Misreading::Placeholder)),
        Ok((number, repairs)) => Ok(Read { number, repairs }),
        Err(_) if digits_were_cut(text) => Err(misread(Misreading::DigitsLost)),
        Err(_) if placeholder::fills_a_form(text) => Err(misread(Misreading::Placeholder)),
        Err(why) => {
            let short = numbering::short(text, reading.region);
            Err(misread(short.map_or(Misreading::Plan(why), Misreading::Short)))
        }
    }
}

/// `5511987654321000`: a spreadsheet keeps fifteen digits of a number, and makes the others zeros.
fn digits_were_cut(text: &str) -> bool {
    const KEPT: usize = 15;
    let digits = text.strip_prefix('+').unwrap_or(text).as_bytes();
    let (whole, rest) = digits.split_at(digits.len().min(KEPT));
    !rest.is_empty() && whole.iter().all(u8::is_ascii_digit) && rest.iter().all(|digit| *digit == b'0')
}

#[cfg(test)]
mod tests;
