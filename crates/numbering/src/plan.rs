//! Text to number, by libphonenumber's rules.

use crate::fast;
use contact::{Kind, Number, Region};
use rlibphonenumber::interfaces::AsOriginal;
use rlibphonenumber::{
    PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationError,
    get_national_significant_number_owned,
};

/// Why a text is not a number that can be dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unreadable {
    /// There are too few digits in it to speak of a number at all.
    #[error("not a telephone number")]
    NotANumber,
    /// It starts with a plus or an international prefix, and no country has this code.
    #[error("no country has this calling code")]
    NoSuchCountry,
    /// Digits are missing.
    #[error("too short for a telephone number of its country")]
    TooShort,
    /// There are digits too many: often two numbers run together.
    #[error("too long for a telephone number of its country")]
    TooLong,
    /// Long enough to dial inside one town only.
    #[error("the area code is missing")]
    AreaMissing,
    /// The length is possible and no such range is in use.
    #[error("no such area or range in its country's numbering plan")]
    NoSuchRange,
}

/// Reads a number written in any common form; `region` is the country for numbers written without one.
///
/// # Errors
/// Why it is not valid by its country's numbering plan.
#[inline]
pub fn parse(text: &str, region: Region) -> Result<Number, Unreadable> {
    fast::parse(text, region).unwrap_or_else(|| by_reference(text, region))
}

/// The answer of `rlibphonenumber`, by which every other is measured.
pub(crate) fn by_reference(text: &str, region: Region) -> Result<Number, Unreadable> {
    let mut number =
        PHONE_NUMBER_UTIL.parse(text, plan_region(region)).map_err(|error| why_unparsed(&error))?;
    // What a switchboard would ask for is not part of the number that is dialled.
    number.extension = None;
    let home = PHONE_NUMBER_UTIL.get_region_for_number(&number);
    let home = home.filter(|home| PHONE_NUMBER_UTIL.is_valid_number_for_region(&number, *home));
    let home = home.ok_or_else(|| why_invalid(&number))?;
    assemble(&number, home).ok_or(Unreadable::NotANumber)
}

/// The calling code of a country: 598 for Uruguay; `None` for letters that are no country's.
#[must_use]
pub fn country_code(region: Region) -> Option<u16> {
    fast::country_code(region).or_else(|| {
        let code = PHONE_NUMBER_UTIL.get_country_code_for_region(plan_region(region)?)?;
        u16::try_from(code).ok()
    })
}

/// What is dialled in a country before a number of another: 00 in Uruguay, 011 in the United States; `None` where callers choose a
/// carrier by it, as in Brazil.
#[must_use]
pub fn international_prefix(region: Region) -> Option<&'static str> {
    let code = i32::from(country_code(region)?);
    let region = plan_region(region)?;
    let plan = PHONE_NUMBER_UTIL.as_original().get_metadata_for_region_or_calling_code(code, region)?;
    let preferred = plan.original.preferred_international_prefix();
    let all =
        || plan.international_prefix().pattern_base.as_deref()?.strip_prefix("^(?:")?.strip_suffix(")$");
    let prefix = if preferred.is_empty() { all()? } else { preferred };
    // Some plans write what callers hear: `8~10` is 8, a tone, 10.
    let is_one = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then_some(prefix)
}

fn plan_region(region: Region) -> Option<rlibphonenumber::Region> {
    region.as_str().parse().ok()
}

fn why_unparsed(error: &ParseError) -> Unreadable {
    match error {
        ParseError::InvalidCountryCode => Unreadable::NoSuchCountry,
        ParseError::NotANumber(_) => Unreadable::NotANumber,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => Unreadable::TooShort,
        ParseError::TooLongNsn => Unreadable::TooLong,
    }
}

fn why_invalid(number: &PhoneNumber) -> Unreadable {
    match PHONE_NUMBER_UTIL.is_possible_number_with_reason(number) {
        Err(ValidationError::TooShort) => Unreadable::TooShort,
        Err(ValidationError::TooLong) => Unreadable::TooLong,
        Err(ValidationError::InvalidCountryCode) => Unreadable::NoSuchCountry,
        Ok(rlibphonenumber::NumberLengthType::IsPossibleLocalOnly) => Unreadable::AreaMissing,
        Err(ValidationError::InvalidLength) | Ok(_) => Unreadable::NoSuchRange,
    }
}

fn assemble(number: &PhoneNumber, home: rlibphonenumber::Region) -> Option<Number> {
    let country = number.country_code.to_string();
    let e164 = format!("{country}{}", get_national_significant_number_owned(number));
    let national = PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::National);
    let national: String = national.chars().filter(char::is_ascii_digit).collect();
    let kind = kind(PHONE_NUMBER_UTIL.get_number_type(number));
    let region = Region::new(&home.as_region_str()).unwrap_or(Region::NONE);
    Number::assemble(&e164, country.len() as u8, &national, kind, region)
}

fn kind(kind: PhoneNumberType) -> Kind {
    match kind {
        PhoneNumberType::FixedLine => Kind::Fixed,
        PhoneNumberType::Mobile => Kind::Mobile,
        PhoneNumberType::FixedLineOrMobile => Kind::FixedOrMobile,
        PhoneNumberType::TollFree => Kind::TollFree,
        PhoneNumberType::PremiumRate => Kind::Premium,
        PhoneNumberType::SharedCost => Kind::SharedCost,
        PhoneNumberType::VoIP => Kind::Voip,
        PhoneNumberType::PersonalNumber => Kind::Personal,
        PhoneNumberType::Pager => Kind::Pager,
        PhoneNumberType::UAN => Kind::Uan,
        PhoneNumberType::VoiceMail => Kind::Voicemail,
        PhoneNumberType::Unknown => Kind::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::DialForm;
    use proptest::prelude::*;

    fn region(letters: &str) -> Region {
        Region::new(letters).unwrap()
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let check = |text, from, e164, national, kind| {
            let number = parse(text, region(from)).unwrap();
            assert_eq!(
                (number.reveal().as_str(), number.dial(DialForm::National).as_str()),
                (e164, national)
            );
            assert_eq!(number.kind(), kind);
        };
        check("098 344 484", "UY", "+59898344484", "098344484", Kind::Mobile);
        check("+598 2 400 1234", "UY", "+59824001234", "24001234", Kind::Fixed);
        check("00598 98344484", "UY", "+59898344484", "098344484", Kind::Mobile);
        check("(11) 96123-4567", "BR", "+5511961234567", "11961234567", Kind::Mobile);
        check("011 15 2345-6789", "AR", "+5491123456789", "0111523456789", Kind::Mobile);
        check("+1 201 555 0123", "UY", "+12015550123", "2015550123", Kind::FixedOrMobile);
        check("+57 601 234 5678 ext. 12", "UY", "+576012345678", "6012345678", Kind::Fixed);
        check("+800 1234 5678", "UY", "+80012345678", "12345678", Kind::TollFree);
        check("+39 06 1234 5678", "UY", "+390612345678", "0612345678", Kind::Fixed);
    }

    #[test]
    fn what_is_no_number_says_why() {
        let check = |text, why| assert_eq!(parse(text, region("UY")).unwrap_err(), why, "{text}");
        check("", Unreadable::NotANumber);
        check("no tiene", Unreadable::NotANumber);
        check("+999 123456", Unreadable::NoSuchCountry);
        check("123", Unreadable::TooShort);
        check("098344484 24001234", Unreadable::TooLong);
        check("+598 00000000", Unreadable::NoSuchRange);
        check("9111", Unreadable::NoSuchRange);
    }

    #[test]
    fn countries_have_codes() {
        let check = |letters, code| assert_eq!(country_code(region(letters)), code);
        check("UY", Some(598));
        check("US", Some(1));
        check("ZZ", None);
    }

    #[test]
    fn calls_abroad_begin_with_a_prefix() {
        let check = |letters, prefix| assert_eq!(international_prefix(region(letters)), prefix, "{letters}");
        check("UY", Some("00"));
        check("US", Some("011"));
        check("AR", Some("00"));
        check("MX", Some("00"));
        check("AU", Some("0011"));
        check("BR", None);
        check("ZZ", None);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "\\PC*") {
            let _ = parse(&text, region("BR"));
        }

        #[test]
        fn reading_a_number_again_gives_the_same(digits in "[0-9 ()+./-]{6,18}") {
            if let Ok(number) = parse(&digits, region("AR")) {
                prop_assert_eq!(parse(&number.reveal(), region("UY")), Ok(number));
            }
        }
    }
}
