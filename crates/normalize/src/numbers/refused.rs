//! The numbers that a line of a blacklist may mean: wide where lists are strict.

use super::{Reading, national, pieces};
use crate::tidy;
use contact::Number;

/// The numbers that a line of a blacklist may mean, and whether it says something that is none of them.
///
/// Wide where [`super::read_numbers`] is strict: whatever words stand beside a number, it is refused; and so is what an old
/// number of eight digits has become, in Brazil and in Colombia, whether or not the pipeline guesses so. A number too many on a
/// blacklist costs one call, one too few a fine.
#[must_use]
pub fn refused_numbers(cell: &str, reading: &Reading) -> (Vec<Number>, bool) {
    let tidy = tidy(cell);
    let mut numbers: Vec<Number> = Vec::new();
    let mut unreadable = false;
    pieces::pieces(&tidy, reading.region, &mut |cut| {
        let (text, read) = match &cut {
            Ok(piece) => (&*piece.text, meant(&piece.text, reading)),
            Err((text, _)) => (*text, Vec::new()),
        };
        let read = if read.is_empty() {
            pieces::every_run(text).iter().flat_map(|run| meant(run, reading)).collect()
        } else {
            read
        };
        unreadable |= read.is_empty() && pieces::is_long_enough(text);
        numbers.extend(read);
    });
    numbers.sort_unstable_by_key(|number| number.key());
    numbers.dedup_by_key(|number| number.key());
    let says_nothing = numbers.is_empty() && !pieces::is_silent(&tidy);
    (numbers, unreadable || says_nothing)
}

/// What a text of a blacklist may mean: the number, and what it has become.
fn meant(text: &str, reading: &Reading) -> Vec<Number> {
    let read = national::read(text, "", reading).map(|(number, _)| number).ok();
    let became =
        [national::with_ninth_digit(text, reading.region), national::with_sixty(text, reading.region)];
    let became = became.into_iter().flatten().filter_map(|text| numbering::parse(&text, reading.region).ok());
    read.into_iter().chain(became).collect()
}
