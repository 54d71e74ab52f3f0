//! The numbers that a line of a blacklist may mean: wide where lists are strict.

use super::national::{self, digits_of};
use super::pieces::Around;
use super::{Reading, pieces};
use crate::tidy;
use contact::{Number, Region};

/// The numbers that a line of a blacklist may mean, and whether it says something that is none of them.
///
/// Wide where [`super::read_numbers`] is strict: whatever words stand beside a number, it is refused; and so is what an old
/// number of eight digits has become, in Brazil and in Colombia, whether or not the pipeline guesses so. A number too many on a
/// blacklist costs one call, one too few a fine. `area` is the area code that the line gives; blank where it gives none.
#[must_use]
pub fn refused_numbers(cell: &str, area: &str, reading: &Reading) -> (Vec<Number>, bool) {
    let tidy = tidy(cell);
    let mut numbers: Vec<Number> = Vec::new();
    let mut unreadable = false;
    pieces::pieces(&tidy, reading.region, &mut |cut| {
        let (text, read) = match &cut {
            Ok(piece) => (&*piece.text, meant(&piece.text, area, reading)),
            Err((text, _)) => (*text, Vec::new()),
        };
        let runs = |around| -> Vec<Number> {
            pieces::every_run(text, around).iter().flat_map(|run| meant(run, area, reading)).collect()
        };
        let some = |read: Vec<Number>| (!read.is_empty()).then_some(read);
        let read = some(read).or_else(|| some(runs(Around::Area))).unwrap_or_else(|| runs(Around::Number));
        unreadable |= read.is_empty() && pieces::is_long_enough(text);
        numbers.extend(read);
    });
    numbers.sort_unstable_by_key(|number| number.key());
    numbers.dedup_by_key(|number| number.key());
    let says_nothing = numbers.is_empty() && !pieces::is_silent(&tidy);
    (numbers, unreadable || says_nothing)
}

/// What a text of a blacklist may mean: the number, and what it has become, with the area code that it lacks or without.
fn meant(text: &str, area: &str, reading: &Reading) -> Vec<Number> {
    let region = reading.region;
    let mut numbers: Vec<Number> =
        national::read(text, area, reading).map(|(number, _)| number).into_iter().collect();
    if may_have_become(text, region) {
        let whole =
            [area, &reading.area].into_iter().filter_map(|area| national::with_area(text, area, region));
        for text in std::iter::once(text.to_owned()).chain(whole) {
            let became =
                [national::with_ninth_digit(&text, region), old_colombian(&text, region), abroad(&text)];
            let became = became.into_iter().flatten().chain(argentine(&text, region));
            numbers.extend(became.filter_map(|text| numbering::parse(&text, region).ok()));
        }
    }
    numbers
}

/// Whether a text may be of a country whose numbers have changed, or written as for one: most are not, and a registry has millions.
fn may_have_become(text: &str, region: Region) -> bool {
    let from_abroad = || text.bytes().filter(u8::is_ascii_digit).take(2).all(|digit| digit == b'0');
    matches!(region.as_str(), "AR" | "BR" | "CO") || text.contains('+') || from_abroad()
}

/// The number behind two zeros, which are what most of the world dials before another country's: in Brazil and North America they are
/// not, and people write them all the same.
fn abroad(text: &str) -> Option<String> {
    let digits = digits_of(text);
    digits.strip_prefix("00").filter(|rest| !rest.starts_with('0')).map(|rest| format!("+{rest}"))
}

/// Whether a text may be a number of a country: it says so, or nothing says otherwise in a list of that country.
fn is_of(text: &str, digits: &str, code: &str, country: &str, region: Region) -> bool {
    let international = text.starts_with('+') || digits.starts_with("00");
    let own = || digits.trim_start_matches('0').starts_with(code);
    if international { own() } else { region.as_str() == country }
}

/// A Colombian fixed line of eight digits with the 60 that it got, whatever of 57, 0 and a carrier's digit stands before it.
fn old_colombian(text: &str, region: Region) -> Option<String> {
    const WHOLE: usize = 8;
    let digits = digits_of(text);
    if !is_of(text, &digits, "57", "CO", region) {
        return None;
    }
    let national = digits.trim_start_matches('0');
    let national = national.strip_prefix("57").filter(|rest| rest.len() >= WHOLE).unwrap_or(national);
    let trimmed = national.trim_start_matches('0');
    let by_carrier = national.len() == digits.len() - 1 && trimmed.len() == WHOLE + 1;
    let national = if by_carrier { &trimmed[1..] } else { trimmed };
    let is_old = national.len() == WHOLE && matches!(national.as_bytes()[0], b'1' | b'2' | b'4'..=b'8');
    is_old.then(|| format!("+5760{national}"))
}

/// What an Argentine number may be, whatever of 54, 0, 9 and 15 stands where in it: people mix the forms from abroad and from inside.
fn argentine(text: &str, region: Region) -> Vec<String> {
    const WHOLE: usize = 10;
    let digits = digits_of(text);
    if !is_of(text, &digits, "54", "AR", region) {
        return Vec::new();
    }
    let bare = |digits: &str, prefix: &str| -> String {
        let digits = digits.trim_start_matches('0');
        digits.strip_prefix(prefix).filter(|rest| rest.len() >= WHOLE).unwrap_or(digits).to_owned()
    };
    let national = ["54", "9", ""].into_iter().fold(digits, |digits, prefix| bare(&digits, prefix));
    let without_mobile_prefix = [0, 2, 3, 4].into_iter().filter_map(|area| {
        let (area, rest) = national.split_at_checked(area)?;
        Some(format!("{area}{}", rest.strip_prefix("15")?))
    });
    let whole: Vec<String> =
        without_mobile_prefix.chain([national.clone()]).filter(|national| national.len() == WHOLE).collect();
    whole.iter().flat_map(|national| [format!("+549{national}"), format!("+54{national}")]).collect()
}
