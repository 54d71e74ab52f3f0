//! Mends what a country's people write before their numbers, where the numbering plan alone says no.

use contact::Region;

/// `0055 51 9…` with the country's own code: libphonenumber reads Brazil's as a number in Peru.
pub(super) fn own_country_after_zeros(text: &str, region: Region) -> Option<String> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    if !text[first..].starts_with('0') {
        return None;
    }
    let digits = digits_of(text);
    let international = digits.strip_prefix("00").filter(|_| !text.contains('+'))?;
    let own = international.strip_prefix(&numbering::country_code(region)?.to_string())?;
    (own.len() >= 7).then(|| format!("+{international}"))
}

/// The number in international form without the prefix that its country once had or never needed: 044, 045, 01 and 1 in Mexico, 0
/// before a Colombian mobile, 0 in countries that dial none.
pub(super) fn trunk_prefix(text: &str, region: Region) -> Option<String> {
    let country = numbering::country_code(region)?.to_string();
    let national = national(text, &country)?;
    let without = match region.as_str() {
        "MX" => ["044", "045", "01", "1"]
            .into_iter()
            .find_map(|prefix| national.strip_prefix(prefix).filter(|rest| rest.len() == 10)),
        "CO" => national.strip_prefix('0').filter(|rest| rest.len() == 10 && rest.starts_with('3')),
        "CL" | "ES" | "PE" | "PT" => national.strip_prefix('0').map(|rest| rest.trim_start_matches('0')),
        _ => None,
    };
    without.map(|rest| format!("+{country}{rest}"))
}

/// An old Brazilian mobile, of eight digits, with the ninth that it got. To dial it would be a guess, for a mobile cut by a
/// digit looks the same; to refuse it is not.
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
