//! The numbers in a cell: none, one or several, each read or said why not.
//!
//! Cleaning before parsing matters more than the parser: it lifts the right answers on a messy corpus by eight points
//! without one more wrong answer. What is taken away is always a finding. What cannot be mended safely is not mended: digits
//! that a spreadsheet dropped are gone, and words beside a number may be "do not call".

mod pieces;
mod repair;
mod words;

use crate::{Mapping, PhoneColumn, tidy};
use contact::{Code, Finding, NoNumber, Phone, Region, Row, Severity};
use numbering::Unreadable;
use std::sync::Arc;

/// One number's worth of a cell's text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    /// The text to parse.
    text: String,
    /// What was taken away or mended to get it, if anything.
    repair: Option<&'static str>,
}

/// A piece of a cell that is no number we can dial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The piece as it stood.
    pub text: String,
    /// Why.
    pub why: Misreading,
}

/// Why a piece of a cell is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misreading {
    /// The digits are gone: a spreadsheet wrote `5.51E+12`.
    DigitsLost,
    /// It is a date.
    Date,
    /// The words beside the digits say that the person must not be called.
    Refused,
    /// There are words beside the digits that are no label we know.
    Words,
    /// The numbering plan says no.
    Plan(Unreadable),
}

macro_rules! unreadable {
    ($name:ident, $id:literal, $means:literal, $advice:literal) => {
        static $name: Code = Code { id: $id, severity: Severity::Note, means: $means, advice: $advice };
    };
}

unreadable!(
    NOT_A_NUMBER,
    "number-unreadable",
    "a phone column holds something that is no telephone number",
    "write a full number, or leave the cell blank"
);
unreadable!(
    NO_SUCH_COUNTRY,
    "number-no-such-country",
    "a number starts with a calling code that no country has",
    "check the code after the plus"
);
unreadable!(
    TOO_SHORT,
    "number-too-short",
    "a number has too few digits for its country",
    "complete the number"
);
unreadable!(
    TOO_LONG,
    "number-too-long",
    "a number has too many digits for its country",
    "check for two numbers run together, and separate them with /"
);
unreadable!(
    AREA_MISSING,
    "number-area-missing",
    "a number lacks its area code",
    "write the area code, or name its column as ddd in the pipeline"
);
unreadable!(
    NO_SUCH_RANGE,
    "number-no-such-range",
    "the digits are of no number in use in its country",
    "check the digits: one may be missing, wrong or too many"
);
unreadable!(
    DIGITS_LOST,
    "phone-digits-lost",
    "a spreadsheet wrote a number as 5.51E+12 and dropped its digits",
    "format the column as text at its source and export it again; the digits cannot be recovered here"
);
unreadable!(
    DATE,
    "number-is-date",
    "a phone column holds a date",
    "check that the pipeline names the right column"
);
unreadable!(
    WORDS,
    "number-with-words",
    "there are words beside a number, which may mean anything",
    "move the words to another column"
);

/// A person who said no. The refusal reaches the whole row, whatever other numbers it has.
static REFUSED: Code = Code {
    id: "refused",
    severity: Severity::LeftOut,
    means: "the words beside a number say that the person must not be called",
    advice: "nothing to do; put the number on a blacklist, so that no other list calls it",
};

/// A number was read after something was taken away or mended.
static REPAIRED: Code = Code {
    id: "number-repaired",
    severity: Severity::Changed,
    means: "a number was read after something around it was taken away",
    advice: "look at some of them; nothing to do if they are right",
};

/// Every code noted here.
pub(crate) static CODES: [&Code; 11] = [
    &NOT_A_NUMBER,
    &NO_SUCH_COUNTRY,
    &TOO_SHORT,
    &TOO_LONG,
    &AREA_MISSING,
    &NO_SUCH_RANGE,
    &DIGITS_LOST,
    &DATE,
    &WORDS,
    &REFUSED,
    &REPAIRED,
];

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
    let mut no_number = NoNumber::Missing;
    for &PhoneColumn { number: column, ddd } in &mapping.phones {
        let cell = row.cell(column);
        if cell.is_empty() {
            continue;
        }
        let ddd = ddd.map_or("", |ddd| row.cell(ddd));
        for read in read_numbers(cell, ddd, mapping.region) {
            match read {
                Ok((number, repair)) => {
                    if let Some(rule) = repair {
                        let rule = Arc::from(rule);
                        findings.push(
                            Finding::new(&REPAIRED, row.number(), column, cell)
                                .became(number.reveal())
                                .by(&rule),
                        );
                    }
                    if phones.iter().all(|phone| phone.number.key() != number.key()) {
                        phones.push(Phone { number, column, zones: numbering::zones(number) });
                    }
                }
                Err(Misread { why: Misreading::Refused, .. }) => {
                    return Err(Finding::new(&REFUSED, row.number(), column, cell));
                }
                Err(Misread { why, .. }) => {
                    no_number.because(NoNumber::Unreadable);
                    findings.push(Finding::new(code(why), row.number(), column, cell));
                }
            }
        }
    }
    Ok((phones, no_number))
}

/// Reads the numbers of a cell, in order: each with the repair that it took, or why it is none.
///
/// `ddd` is the area code for numbers that lack one, blank where there is none; `region` the country for those written
/// without. A blank cell holds none.
pub fn read_numbers<'a>(
    cell: &'a str,
    ddd: &'a str,
    region: Region,
) -> impl Iterator<Item = Result<(contact::Number, Option<&'static str>), Misread>> + use<'a> {
    pieces::pieces(&tidy(cell)).into_iter().map(move |piece| {
        let Piece { text, repair } = piece.map_err(|(text, why)| Misread { text, why })?;
        match parse(&text, ddd, region) {
            Ok((number, mended)) => Ok((number, mended.or(repair))),
            Err(why) => Err(Misread { text, why: Misreading::Plan(why) }),
        }
    })
}

/// A number of nine digits or fewer lacks its area code in every country where a list keeps that apart.
const WITHOUT_AREA: usize = 9;

fn parse(
    text: &str,
    ddd: &str,
    region: Region,
) -> Result<(contact::Number, Option<&'static str>), Unreadable> {
    let ddd = ddd.trim().trim_end_matches(".0").trim_end_matches(",0");
    let area: String = ddd.chars().filter(char::is_ascii_digit).collect();
    let area = area.trim_start_matches('0');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Argentina's mobiles have a 15 between the area and the rest.
    let argentine = region.as_str() == "AR" && digits == 10 && text.starts_with("15");
    let short = digits <= WITHOUT_AREA || argentine;
    let lacks_area = (1..=4).contains(&area.len()) && short && !text.starts_with('+');
    if lacks_area && let Ok(number) = numbering::parse(&format!("{area}{text}"), region) {
        return Ok((number, None));
    }
    if let Some(international) = repair::own_country_after_zeros(text, region) {
        return Ok((numbering::parse(&international, region)?, None));
    }
    numbering::parse(text, region).map(|number| (number, None)).or_else(|why| {
        let mended = repair::trunk_prefix(text, region).and_then(|text| numbering::parse(&text, region).ok());
        mended.map(|number| (number, Some("trunk prefix"))).ok_or(why)
    })
}

/// The numbers that a line of a blacklist may mean, and whether it says something and no number.
///
/// Wide where [`read_numbers`] is strict: whatever words stand beside a number, it is refused; and so is the mobile that an old
/// Brazilian one became when the ninth digit came. A number too many on a blacklist costs one call, one too few a fine.
#[must_use]
pub fn refused_numbers(cell: &str, region: Region) -> (Vec<contact::Number>, bool) {
    let tidy = tidy(cell);
    let pieces = pieces::pieces(&tidy);
    let whole: Vec<String> = pieces.iter().flatten().map(|piece| piece.text.clone()).collect();
    let mut numbers: Vec<contact::Number> = whole.iter().flat_map(|text| meant(text, region)).collect();
    if numbers.len() < pieces.len() {
        numbers.extend(pieces::every_run(&tidy).iter().flat_map(|text| meant(text, region)));
    }
    numbers.sort_unstable_by_key(|number| number.key());
    numbers.dedup_by_key(|number| number.key());
    let unreadable = numbers.is_empty() && !pieces.is_empty();
    (numbers, unreadable)
}

/// What a text of a blacklist may mean: the number, and the mobile that it has become.
fn meant(text: &str, region: Region) -> impl Iterator<Item = contact::Number> {
    let read = parse(text, "", region).map(|(number, _)| number).ok();
    let now = repair::with_ninth_digit(text, region).and_then(|text| numbering::parse(&text, region).ok());
    read.into_iter().chain(now)
}

fn code(why: Misreading) -> &'static Code {
    match why {
        Misreading::DigitsLost => &DIGITS_LOST,
        Misreading::Date => &DATE,
        Misreading::Refused => &REFUSED,
        Misreading::Words => &WORDS,
        Misreading::Plan(Unreadable::NotANumber) => &NOT_A_NUMBER,
        Misreading::Plan(Unreadable::NoSuchCountry) => &NO_SUCH_COUNTRY,
        Misreading::Plan(Unreadable::TooShort) => &TOO_SHORT,
        Misreading::Plan(Unreadable::TooLong) => &TOO_LONG,
        Misreading::Plan(Unreadable::AreaMissing) => &AREA_MISSING,
        Misreading::Plan(Unreadable::NoSuchRange) => &NO_SUCH_RANGE,
    }
}

impl Misreading {
    /// The code under which reports list it.
    #[must_use]
    pub fn code(self) -> &'static Code {
        code(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(cell: &str, ddd: &str, region: &str) -> Vec<String> {
        let shown = |read: Result<(contact::Number, Option<&'static str>), Misread>| match read {
            Ok((number, _)) => number.reveal(),
            Err(misread) => code(misread.why).id.to_owned(),
        };
        read_numbers(cell, ddd, Region::new(region).unwrap()).map(shown).collect()
    }

    #[test]
    fn one_number_as_people_write_it() {
        let check = |cell, number| assert_eq!(read(cell, "", "UY"), [number], "{cell}");
        check("098344484", "+59898344484");
        check("98344484", "+59898344484");
        check("098-344-484", "+59898344484");
        check("+598 98 344 484", "+59898344484");
        check("00598 98344484", "+59898344484");
        check("59898344484", "+59898344484");
        check("tel:+59898344484", "+59898344484");
        check("p:+59898344484", "+59898344484");
        check("Cel: 098 344 484", "+59898344484");
        check("Teléfono contacto 098344484", "+59898344484");
        check("098 344 484 (trabajo)", "+59898344484");
        check("98344484.0", "+59898344484");
        check("98344484,00", "+59898344484");
        check("０９８３４４４８４", "+59898344484");
        check("2400 1234 int. 12", "+59824001234");
        check("2400 1234 x12", "+59824001234");
        check("+55 (51) 99612-3456", "+5551996123456");
    }

    #[test]
    fn several_numbers_are_several() {
        let check = |cell, numbers: &[&str]| assert_eq!(read(cell, "", "UY"), numbers, "{cell}");
        check("098344484 / 24001234", &["+59898344484", "+59824001234"]);
        check("098344484;24001234", &["+59898344484", "+59824001234"]);
        check("098344484\n24001234", &["+59898344484", "+59824001234"]);
        check("098344484 ::: 24001234", &["+59898344484", "+59824001234"]);
        check("098344484 o 24001234", &["+59898344484", "+59824001234"]);
        check("098344484 y al 24001234", &["+59898344484", "number-with-words"]);
        check("098344484, 24001234", &["+59898344484", "+59824001234"]);
        check("092810461,0 y 2400 1234", &["+59892810461", "+59824001234"]);
        check("098344484 / / 0059824001234", &["+59898344484", "+59824001234"]);
        check("/098344484 /", &["+59898344484"]);
        check("5,76E+10/098344484", &["phone-digits-lost", "+59898344484"]);
        check("098344484 O #¿NOMBRE?", &["+59898344484", "number-unreadable"]);
        check("911 o 098344484", &["number-too-short", "+59898344484"]);
        check("Nº 098344484", &["+59898344484"]);
        check("098344484 | 123", &["+59898344484", "number-too-short"]);
        check("098344484 - 2400 1234", &["+59898344484", "+59824001234"]);
        check("098344484   2400 1234", &["+59898344484", "+59824001234"]);
        check("098  344  484", &["+59898344484"]);
        check("0", &[]);
        check("00000000", &[]);
        check("0 / 098344484", &["+59898344484"]);
        check("098344484 / 24001234 / no tiene", &["+59898344484", "+59824001234"]);
        check("098344484 / 24001234 / mamá", &["+59898344484", "+59824001234", "number-unreadable"]);
        check("no tiene / 098344484", &["+59898344484"]);
        check("098344484 / #¡REF!", &["+59898344484"]);
        check("098344484 / #no llamar", &["refused"]);
        check("+54 / 11 / 43211234", &["+541143211234"]);
        check("+54 - 11 - 43211234", &["+541143211234"]);
        check("54  11  43211234", &["number-no-such-range"]);
        check("+598 - 98 - 344484", &["+59898344484"]);
        check("no atiende / 098344484", &["number-with-words"]);
        check("2400 1234/35", &["+59824001234", "number-too-short"]);
        check("2400 1234 - 6", &["+59824001234", "number-unreadable"]);
        check("24001234,12", &["+59824001234", "number-too-short"]);
        check("2400/1234", &["+59824001234"]);
        check("", &[]);
        check(" - ", &[]);
    }

    #[test]
    fn an_area_code_apart_is_joined() {
        let check = |cell, ddd, number| assert_eq!(read(cell, ddd, "BR"), [number], "{ddd} {cell}");
        check("96123-4567", "11", "+5511961234567");
        check("96123-4567", "11.0", "+5511961234567");
        check("961234567", "011", "+5511961234567");
        check("3333-4567", "(51)", "+555133334567");
        check("11961234567", "51", "+5511961234567");
        check("+5511961234567", "51", "+5511961234567");
        check("11/96123-4567", "", "+5511961234567");
        check("0055 51 99612-3456", "", "+5551996123456");
    }

    #[test]
    fn what_a_country_writes_before_its_numbers_is_taken_away() {
        let check = |cell, region, number| assert_eq!(read(cell, "", region), [number], "{region} {cell}");
        check("044 55 1234 5670", "MX", "+525512345670");
        check("01 33 3615 0101", "MX", "+523336150101");
        check("+52 1 81 1234 5670", "MX", "+528112345670");
        check("0 301 234 5670", "CO", "+573012345670");
        check("09 6123 4567", "CL", "+56961234567");
        check("0612 345 670", "ES", "+34612345670");
        check("(0xx11) 96123-4567", "BR", "+5511961234567");
        check("(0055) 51 99612-3456", "BR", "+5551996123456");
        check("00-57 301 2345670", "CO", "+573012345670");
    }

    #[test]
    fn a_blacklist_refuses_more_than_a_list_dials() {
        let check = |cell, region: &str, numbers: &[&str], unreadable| {
            let (read, rest) = refused_numbers(cell, Region::new(region).unwrap());
            let read: Vec<String> = read.into_iter().map(contact::Number::reveal).collect();
            assert_eq!(
                (read.iter().map(String::as_str).collect::<Vec<_>>(), rest),
                (numbers.to_vec(), unreadable),
                "{cell}"
            );
        };
        check("098344484 no llamar", "UY", &["+59898344484"], false);
        check("Ana 098344484 / 24001234", "UY", &["+59824001234", "+59898344484"], false);
        check("11 6123-4567", "BR", &["+5511961234567"], false);
        check("11 3123-4567", "BR", &["+551131234567"], false);
        check("+55 11 6123-4567", "UY", &["+5511961234567"], false);
        check("098344484 no llamar ni 24001234", "UY", &["+59824001234", "+59898344484"], false);
        check("098344484 (Ana) 24001234 (Juan)", "UY", &["+59824001234", "+59898344484"], false);
        check("098 344 484 cliente 4521", "UY", &["+59898344484"], false);
        check("Ana 2: 098344484", "UY", &["+59898344484"], false);
        check("31/01/2024 098344484", "UY", &["+59898344484"], false);
        check("098344484 24001234", "UY", &["+59824001234", "+59898344484"], false);
        check("005511 6123-4567", "BR", &["+5511961234567"], false);
        check("0 15 11 6123-4567", "BR", &["+5511961234567"], false);
        check("Ana", "UY", &[], true);
        check("5,98E+10", "UY", &[], true);
        check("", "UY", &[], false);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let check = |cell, why| assert_eq!(read(cell, "", "UY"), [why], "{cell}");
        check("5,51E+12", "phone-digits-lost");
        check("5.98983E+10", "phone-digits-lost");
        check("2024-01-31", "number-is-date");
        check("31/01/2024 10:20", "number-is-date");
        check("no llamar 098344484", "refused");
        check("098344484 NÃO LIGAR", "refused");
        check("098344484 no-llamar", "refused");
        check("098344484 don’t call", "refused");
        check("31/01/2024 no llamar", "refused");
        check("Bruno Llamares 098344484", "number-with-words");
        check("098344484 Mariano Callejas", "number-with-words");
        check("2400 casa 1234", "number-with-words");
        check("98344484.5", "number-unreadable");
        check("24001234~12", "number-unreadable");
        check("sin permiso 098344484", "number-with-words");
        check("1-800-FLOWERS", "number-with-words");
        check("098344484 María", "number-with-words");
        check("no tiene", "number-unreadable");
        check("12", "number-too-short");
        check("911", "number-too-short");
        check("*31#098344484", "number-with-words");
        check("098344484 24001234", "number-too-long");
    }

    proptest! {
        #[test]
        fn no_cell_is_too_strange(cell in "\\PC{0,40}", ddd in "\\PC{0,5}") {
            let _ = read(&cell, &ddd, "BR");
        }

        #[test]
        fn what_was_read_reads_the_same_again(cell in "[0-9 /()+.;-]{0,40}") {
            for (number, _) in read_numbers(&cell, "", Region::new("UY").unwrap()).flatten() {
                prop_assert_eq!(read(&number.reveal(), "", "AR"), [number.reveal()]);
            }
        }
    }
}
