//! The numbers that a line of a blacklist may mean: wide where lists are strict.

use super::pieces::Around;
use super::{Reading, national, pieces};
use crate::tidy;
use contact::Number;

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
    let read = national::read(text, area, reading).map(|(number, _)| number).ok();
    let whole = [area, &reading.area].into_iter().filter_map(|area| national::with_area(text, area, region));
    let texts: Vec<String> = std::iter::once(text.to_owned()).chain(whole).collect();
    let became = texts.iter().flat_map(|text| {
        let became = [national::with_ninth_digit(text, region), national::with_sixty(text, region)];
        became.into_iter().flatten().chain(national::argentine(text, region)).chain(abroad(text))
    });
    let became = became.filter_map(|text| numbering::parse(&text, region).ok());
    read.into_iter().chain(became).collect()
}

/// The number behind two zeros, which are what most of the world dials before another country's: in Brazil and North America they are
/// not, and people write them all the same.
fn abroad(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.strip_prefix("00").filter(|rest| !rest.starts_with('0')).map(|rest| format!("+{rest}"))
}
