//! How the people of a country write their numbers, where the numbering plan alone says no, or says another country's.

use super::{Reading, Repair, Repairs};
use contact::{Kind, Number, Region};
use numbering::Unreadable;

/// Reads a text of one number; `area` is the area code that its row gives, blank where it gives none.
pub(super) fn read(text: &str, area: &str, reading: &Reading) -> Result<(Number, Repairs), Unreadable> {
    let region = reading.region;
    if let Some(number) = with_area(text, area, region) {
        return Ok((number, Repairs::NONE));
    }
    if let Some(international) = own_country(text, region) {
        let number = numbering::parse(&international, region)?;
        return Ok((number, Repairs::NONE.with(Repair::OwnCountryCode)));
    }
    match numbering::parse(text, region) {
        Ok(number) => Ok(with_mobile_nine(number, reading).unwrap_or((number, Repairs::NONE))),
        Err(why) => mended(text, reading).ok_or_else(|| area_may_be_missing(text, region).unwrap_or(why)),
    }
}

/// The number by the first of the country's rules that makes one; the guesses, where they are allowed, come last.
fn mended(text: &str, reading: &Reading) -> Option<(Number, Repairs)> {
    let Reading { region, area, guesses } = reading;
    let parse = |text: &str| numbering::parse(text, *region).ok();
    let ninth = || with_ninth_digit(text, *region).filter(|_| guesses.contains(Repair::BrazilNinthDigit));
    let old_fixed = || with_sixty(text, *region).filter(|_| guesses.contains(Repair::ColombiaOldFixed));
    let by = |number: Option<Number>, repair| number.map(|number| (number, Repairs::NONE.with(repair)));
    by(without_padding(text).and_then(|text| parse(&text)), Repair::ZeroPadding)
        .or_else(|| by(trunk_prefix(text, *region).and_then(|text| parse(&text)), Repair::TrunkPrefix))
        .or_else(|| by(with_area(text, area, *region), Repair::ListAreaCode))
        .or_else(|| by(ninth().and_then(|text| parse(&text)), Repair::BrazilNinthDigit))
        .or_else(|| by(old_fixed().and_then(|text| parse(&text)), Repair::ColombiaOldFixed))
}

/// A number of nine digits or fewer lacks its area code in every country where a list keeps that apart.
const WITHOUT_AREA: usize = 9;

/// The number behind an area code that stands apart from it.
fn with_area(text: &str, area: &str, region: Region) -> Option<Number> {
    let area = area.trim().trim_end_matches(".0").trim_end_matches(",0");
    if area.is_empty() || text.starts_with('+') {
        return None;
    }
    let area: String = area.chars().filter(char::is_ascii_digit).collect();
    let area = area.trim_start_matches('0');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Argentina's mobiles have a 15 between the area and the rest.
    let argentine = region.as_str() == "AR" && digits == 10 && text.starts_with("15");
    let lacks_area = (1..=4).contains(&area.len()) && (digits <= WITHOUT_AREA || argentine);
    lacks_area.then(|| numbering::parse(&format!("{area}{text}"), region).ok())?
}

/// `0055 51 9…` with the country's own code: libphonenumber reads Brazil's as a number in Peru. Nor does it know what to make of
/// a plus before it, or of the code twice.
fn own_country(text: &str, region: Region) -> Option<String> {
    let (before, after) = text.rsplit_once('+').unwrap_or(("", text));
    let zeros = starts_with_zeros(after, 2);
    if !zeros && before.is_empty() {
        return None;
    }
    let code = numbering::country_code(region)?.to_string();
    let digits = digits_of(after);
    let international = if zeros { digits.trim_start_matches('0') } else { &digits };
    let own = international.strip_prefix(&code)?;
    let twice = before.is_empty() || digits_of(before) == code;
    (own.len() >= 7 && twice).then(|| format!("+{international}"))
}

/// Whether the digits of a text begin with so many zeros.
fn starts_with_zeros(text: &str, count: usize) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    (0..count).all(|_| digits.next() == Some(b'0'))
}

/// A number without the zeros that fill up its column: no prefix of any country has three.
fn without_padding(text: &str) -> Option<String> {
    let padded = starts_with_zeros(text, 3) && !text.contains('+');
    padded.then(|| digits_of(text).trim_start_matches('0').to_owned())
}

/// The number in international form without the prefix that its country once had or never needed: 044, 045, 01 and 1 in Mexico, 0
/// or a carrier's 03 before a Colombian mobile, 0 in countries that dial none.
fn trunk_prefix(text: &str, region: Region) -> Option<String> {
    let mending = matches!(region.as_str(), "MX" | "CO" | "CL" | "ES" | "PE" | "PT");
    let country = numbering::country_code(region).filter(|_| mending)?.to_string();
    let national = national(text, &country)?;
    let before = |prefixes: &[&str], rest: &dyn Fn(&str) -> bool| {
        let rests = prefixes.iter().filter_map(|prefix| national.strip_prefix(prefix));
        rests.filter(|text| rest(text)).map(str::to_owned).next()
    };
    let without = match region.as_str() {
        "MX" => before(&["044", "045", "01", "1", "0"], &|rest| rest.len() == 10),
        "CO" => before(&["03", "0"], &|rest| rest.len() == 10 && rest.starts_with('3')),
        _ => national.strip_prefix('0').map(|rest| rest.trim_start_matches('0').to_owned()),
    };
    without.map(|rest| format!("+{country}{rest}"))
}

/// An old Brazilian mobile, of eight digits, with the ninth that it got. To dial it is a guess, for a mobile cut by a digit
/// looks the same; to refuse it is not.
pub(super) fn with_ninth_digit(text: &str, region: Region) -> Option<String> {
    let digits = digits_of(text);
    let international = text.starts_with("+55") || digits.starts_with("0055");
    if !international && (region.as_str() != "BR" || text.starts_with('+')) {
        return None;
    }
    let national = digits.trim_start_matches('0');
    let national =
        national.strip_prefix("55").filter(|rest| international || rest.len() >= 10).unwrap_or(national);
    // A carrier's two digits stand between the trunk zero and the area.
    let national = if national.len() == 12 && digits.starts_with('0') { &national[2..] } else { national };
    let is_old_mobile = national.len() == 10 && matches!(national.as_bytes()[2], b'6'..=b'9');
    is_old_mobile.then(|| format!("+55{}9{}", &national[..2], &national[2..]))
}

/// A Colombian fixed line of eight digits, area and all, with the 60 that it got (CRC, resolution 5826 of 2019).
fn with_sixty(text: &str, region: Region) -> Option<String> {
    let national = national(text, "57").filter(|_| region.as_str() == "CO")?;
    let national = national.trim_start_matches('0');
    let is_old = national.len() == 8 && matches!(national.as_bytes()[0], b'1' | b'2' | b'4'..=b'8');
    is_old.then(|| format!("+5760{national}"))
}

/// An Argentine number with the 9 of a mobile, where the plan knows such a mobile and the pipeline says that the list is of
/// mobiles.
fn with_mobile_nine(number: Number, reading: &Reading) -> Option<(Number, Repairs)> {
    let asked = reading.guesses.contains(Repair::ArgentinaMobileNine);
    if !asked || number.country_code() != 54 || number.kind() == Kind::Mobile {
        return None;
    }
    let (significant, _) = number.significant();
    let mobile = numbering::parse(&format!("+549{significant}"), reading.region).ok()?;
    Some((mobile, Repairs::NONE.with(Repair::ArgentinaMobileNine)))
}

/// Brazil's numbers of eight and nine digits are possible, for services; those of people lack their area code.
fn area_may_be_missing(text: &str, region: Region) -> Option<Unreadable> {
    let local = region.as_str() == "BR" && !text.starts_with('+');
    let any_area = local.then(|| with_area(text, "11", region)).flatten();
    any_area.map(|_| Unreadable::AreaMissing)
}

/// The digits after the country's code, where it stands; none for a number of another country.
fn national(text: &str, country: &str) -> Option<String> {
    let digits = digits_of(text);
    let international = text.trim_start().starts_with('+');
    match digits.strip_prefix(country) {
        Some(national) if international || digits.len() > 10 => Some(national.to_owned()),
        _ if international => None,
        _ => Some(digits),
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
