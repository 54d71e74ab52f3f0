//! The numbers that a line of a blacklist may mean: wide where lists are strict.

use super::{Reading, national, pieces};
use crate::tidy;
use contact::{Number, Region};

/// The numbers that a line of a blacklist may mean, and whether it says something and no number.
///
/// Wide where [`super::read_numbers`] is strict: whatever words stand beside a number, it is refused; and so is the mobile that
/// an old Brazilian one became when the ninth digit came. A number too many on a blacklist costs one call, one too few a fine.
#[must_use]
pub fn refused_numbers(cell: &str, region: Region) -> (Vec<Number>, bool) {
    let reading = Reading::of(region);
    let tidy = tidy(cell);
    let (mut numbers, mut pieces): (Vec<Number>, usize) = (Vec::new(), 0);
    let mut take = |cut: pieces::Cut<'_>| {
        pieces += 1;
        numbers.extend(cut.iter().flat_map(|piece| meant(&piece.text, &reading)));
    };
    pieces::pieces(&tidy, &mut take);
    if numbers.len() < pieces {
        numbers.extend(pieces::every_run(&tidy).iter().flat_map(|text| meant(text, &reading)));
    }
    numbers.sort_unstable_by_key(|number| number.key());
    numbers.dedup_by_key(|number| number.key());
    let unreadable = numbers.is_empty() && pieces > 0;
    (numbers, unreadable)
}

/// What a text of a blacklist may mean: the number, and the mobile that it has become.
fn meant(text: &str, reading: &Reading) -> impl Iterator<Item = Number> {
    let read = national::read(text, "", reading).map(|(number, _)| number).ok();
    let now = national::with_ninth_digit(text, reading.region);
    let now = now.and_then(|text| numbering::parse(&text, reading.region).ok());
    read.into_iter().chain(now)
}
