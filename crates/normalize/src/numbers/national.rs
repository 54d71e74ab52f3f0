//! How the people of a country write their numbers, where the numbering plan alone says no, or says another country's.

use super::{Reading, Repair, Repairs};
use contact::{Kind, Number, Region};
use numbering::Unreadable;

/// Reads a text of one number; `area` is the area code that its row gives, blank where it gives none.
pub(super) fn read(text: &str, area: &str, reading: &Reading) -> Result<(Number, Repairs), Unreadable> {
    let region = reading.region;
    if let Some(whole) = with_area(text, area, region) {
        // What its own row says of a number is no guess.
        if let Ok(read) = whole_number(&whole, reading) {
            return Ok(read);
        }
    }
    if let Some(international) = own_country(text, region) {
        let (number, repairs) = whole_number(&international, reading)?;
        return Ok((number, repairs.with(Repair::OwnCountryCode)));
    }
    simple(numbering::parse(text, region), text, reading)
}

/// As [`read`], of a text that no row's area code and no calling code of its country goes before; `parsed` is what the
/// numbering plan says of it.
pub(super) fn simple(
    parsed: Result<Number, Unreadable>,
    text: &str,
    reading: &Reading,
) -> Result<(Number, Repairs), Unreadable> {
    let region = reading.region;
    mended(parsed, text, reading).or_else(|why| {
        let completed =
            with_area(text, &reading.area, region).and_then(|whole| whole_number(&whole, reading).ok());
        let guessed = completed.map(|(number, repairs)| (number, repairs.with(Repair::ListAreaCode)));
        guessed.ok_or_else(|| area_may_be_missing(text, region).unwrap_or(why))
    })
}

/// Reads a number that has its area code: as it stands, or by the first of the country's rules that makes one; the guesses,
/// where they are allowed, come last.
fn whole_number(text: &str, reading: &Reading) -> Result<(Number, Repairs), Unreadable> {
    mended(numbering::parse(text, reading.region), text, reading)
}

fn mended(
    parsed: Result<Number, Unreadable>,
    text: &str,
    reading: &Reading,
) -> Result<(Number, Repairs), Unreadable> {
    let Reading { region, guesses, .. } = reading;
    let by = |text: Option<String>, repair: Repair| {
        let number = numbering::parse(&text?, *region).ok()?;
        Some((number, Repairs::NONE.with(repair)))
    };
    let guess = |repair: Repair, text: fn(&str, Region) -> Option<String>, from| {
        guesses.contains(repair).then(|| by(text(from, *region), repair)).flatten()
    };
    let (number, repairs) = parsed.map(|number| (number, Repairs::NONE)).or_else(|why| {
        by(without_padding(text), Repair::ZeroPadding)
            .or_else(|| by(trunk_prefix(text, *region), Repair::TrunkPrefix))
            .or_else(|| guess(Repair::BrazilNinthDigit, with_ninth_digit, text))
            .or_else(|| guess(Repair::ColombiaOldFixed, with_sixty, text))
            .ok_or(why)
    })?;
    let mobile = guesses.contains(Repair::ArgentinaMobileNine).then(|| with_mobile_nine(number)).flatten();
    Ok(match mobile {
        Some(mobile) => (mobile, repairs.with(Repair::ArgentinaMobileNine)),
        None => (number, repairs),
    })
}

/// A number of nine digits or fewer lacks its area code in every country where a list keeps that apart.
const WITHOUT_AREA: usize = 9;

/// The number behind an area code that stands apart from it; nothing where the number seems to have one.
pub(super) fn with_area(text: &str, area: &str, region: Region) -> Option<String> {
    if area.is_empty() || text.starts_with('+') || text.contains('(') {
        return None;
    }
    let area = area.trim().trim_end_matches(".0").trim_end_matches(",0");
    let area: String = area.chars().filter(char::is_ascii_digit).collect();
    let area = area.trim_start_matches('0');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // 911 is the police with an area code before it too, and the zero of a float is no digit of a number.
    if is_service(text, digits, region) || is_short_float(text) {
        return None;
    }
    // Argentina's mobiles have a 15 between the area and the rest.
    let argentine = region.as_str() == "AR" && digits == 10 && text.starts_with("15");
    // Brazil's numbers have eight digits or nine: with fewer, some would be whole by another area's.
    let enough = region.as_str() != "BR" || digits >= 8;
    // `91 3456-789` with 91 beside it has its area, and lacks a digit.
    let has_own = text.strip_prefix(area).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let lacks_area =
        (1..=4).contains(&area.len()) && (digits <= WITHOUT_AREA || argentine) && enough && !has_own;
    lacks_area.then(|| format!("{area}{text}"))
}

/// Whether a text is an emergency number, or another of so few digits that nobody's line has them.
fn is_service(text: &str, digits: usize, region: Region) -> bool {
    const FEW: usize = 4;
    let short = |text: &str| numbering::short(text, region);
    let emergency = |text: &str| short(text) == Some(numbering::Short::Emergency);
    (digits <= FEW && short(text).is_some()) || emergency(text) || emergency(text.trim_start_matches('0'))
}

/// `400123.0`, too short to be known for a float otherwise.
fn is_short_float(text: &str) -> bool {
    let fraction = text.split_once(['.', ',']);
    fraction.is_some_and(|(whole, fraction)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && digits(fraction) && fraction.len() <= 2
    })
}

/// `0055 51 9…` with the country's own code: libphonenumber reads Brazil's as a number in Peru. Nor does it know what to make of
/// a plus before it, or of the code twice.
fn own_country(text: &str, region: Region) -> Option<String> {
    let has_plus = text.bytes().any(|byte| byte == b'+');
    if !has_plus && !starts_with_zeros(text, 2) {
        return None;
    }
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
/// or a carrier's 03 before a Colombian mobile, 0 in countries that dial none. Two zeros are another country's.
fn trunk_prefix(text: &str, region: Region) -> Option<String> {
    let mending = matches!(region.as_str(), "MX" | "CO" | "CL" | "ES" | "PE" | "PT");
    let country = numbering::country_code(region).filter(|_| mending)?.to_string();
    let national = national(text, &country)?;
    if !national.starts_with(['0', '1']) {
        return None;
    }
    let before = |prefixes: &[&str], rest: &dyn Fn(&str) -> bool| {
        let rests = prefixes.iter().filter_map(|prefix| national.strip_prefix(prefix));
        rests.filter(|text| rest(text)).map(str::to_owned).next()
    };
    let without = match region.as_str() {
        "MX" => before(&["044", "045", "01", "1", "0"], &|rest| rest.len() == 10),
        "CO" => before(&["03", "0"], &|rest| rest.len() == 10 && rest.starts_with('3')),
        _ => before(&["0"], &|rest| !rest.starts_with('0')),
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
    // `+55 0 11`: the trunk zero has no place behind the country's code, and stands there.
    let national = national.trim_start_matches('0');
    // A carrier's two digits stand between the trunk zero and the area.
    let national = if national.len() == 12 && digits.starts_with('0') { &national[2..] } else { national };
    let is_old_mobile = national.len() == 10 && matches!(national.as_bytes()[2], b'6'..=b'9');
    is_old_mobile.then(|| format!("+55{}9{}", &national[..2], &national[2..]))
}

/// A Colombian fixed line of eight digits, area and all, with the 60 that it got (CRC, resolution 5826 of 2019).
pub(super) fn with_sixty(text: &str, region: Region) -> Option<String> {
    let national = national(text, "57").filter(|_| region.as_str() == "CO")?;
    let national = national.trim_start_matches('0');
    let is_old = national.len() == 8 && matches!(national.as_bytes()[0], b'1' | b'2' | b'4'..=b'8');
    is_old.then(|| format!("+5760{national}"))
}

/// An Argentine number with the 9 of a mobile, where the plan knows such a mobile.
fn with_mobile_nine(number: Number) -> Option<Number> {
    let may_be = number.country_code() == 54 && number.kind() != Kind::Mobile;
    let (significant, _) = number.significant();
    may_be.then(|| numbering::parse(&format!("+549{significant}"), number.region()).ok()).flatten()
}

/// Brazil's numbers of eight and nine digits are possible, for services; those of people lack their area code.
fn area_may_be_missing(text: &str, region: Region) -> Option<Unreadable> {
    let local = (region.as_str() == "BR").then(|| with_area(text, "11", region)).flatten()?;
    numbering::parse(&local, region).ok().map(|_| Unreadable::AreaMissing)
}

/// The digits after the country's code, where it stands; none for a number of another country.
fn national(text: &str, country: &str) -> Option<String> {
    let digits = digits_of(text);
    let international = text.starts_with('+');
    if text.rfind('+').is_some_and(|plus| plus > 0) {
        return None;
    }
    match digits.strip_prefix(country) {
        Some(national) if international || digits.len() > 10 => Some(national.to_owned()),
        _ if international => None,
        _ => Some(digits),
    }
}

pub(super) fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
