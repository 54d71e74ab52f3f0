//! What `rlibphonenumber` says of a text, and what `numbering` says, side by side.

use contact::{DialForm, Kind, Region};
use rlibphonenumber::{
    PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType, get_national_significant_number_owned,
};

/// All that is said of a valid number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) e164: String,
    pub(crate) significant: String,
    pub(crate) kind: Kind,
    pub(crate) region: Region,
    /// The digits as dialled inside its country.
    pub(crate) national: String,
}

impl Answer {
    /// Whether the number has no more digits than ITU-T E.164 allows: libphonenumber's plans of Germany and Nigeria have longer
    /// ones, and the crate refuses what no network takes.
    pub(crate) fn is_e164(&self) -> bool {
        self.e164.len() <= "+".len() + 15
    }
}

/// The answer of the crate under test; nothing for what is no valid number.
pub(crate) fn by_numbering(text: &str, region: Region) -> Option<Answer> {
    let number = numbering::parse(text, region).ok()?;
    Some(Answer {
        e164: number.dial(DialForm::E164),
        significant: number.dial(DialForm::NationalDigits),
        kind: number.kind(),
        region: number.region(),
        national: number.dial(DialForm::National),
    })
}

/// The answer of the reference alone.
pub(crate) fn by_reference(text: &str, region: Region) -> Option<Answer> {
    let mut number = PHONE_NUMBER_UTIL.parse(text, region.as_str().parse().ok()).ok()?;
    number.extension = None;
    let home = PHONE_NUMBER_UTIL.get_region_for_number(&number)?;
    PHONE_NUMBER_UTIL.is_valid_number_for_region(&number, home).then_some(())?;
    Some(Answer {
        e164: PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned(),
        significant: get_national_significant_number_owned(&number),
        kind: kind(PHONE_NUMBER_UTIL.get_number_type(&number)),
        region: Region::new(&home.as_region_str()).unwrap_or(Region::NONE),
        national: digits(&PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::National)),
    })
}

/// Every region's example numbers of every kind, and those of the calling codes without a region.
pub(crate) fn examples() -> Vec<(Region, PhoneNumber)> {
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
        let ours = Region::new(&region.as_region_str()).expect("two letters");
        let numbers = kinds.into_iter().filter_map(move |kind| {
            PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, kind).ok()
        });
        numbers.map(move |number| (ours, number))
    };
    let of_code = |code| PHONE_NUMBER_UTIL.get_example_number_for_non_geo_entity(code).ok();
    let codes = PHONE_NUMBER_UTIL.get_supported_global_network_calling_codes();
    let mut all: Vec<_> = PHONE_NUMBER_UTIL.get_supported_regions().flat_map(of_region).collect();
    all.extend(codes.filter_map(of_code).map(|number| (Region::NONE, number)));
    all.sort_by_key(|(region, number)| (*region, number.country_code, number.national_number));
    all
}

pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
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
