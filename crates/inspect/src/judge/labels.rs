//! What one column says of the numbers in another: "Phone 2 - Type" holds "Work Fax", and "Phone 2 - Value" the number.

use crate::column::{Column, Detail};
use crate::headers::{is_about, words, words_of_a_thing};
use crate::meaning::{Meaning, Sure};
use crate::tally::Tally;
use words::message;

/// Words for lines that nobody answers.
const UNANSWERED: [&str; 3] = ["fax", "pager", "telefax"];

/// Takes numbers from what may be dialled that the column about them calls fax or pager: all of them, or those that it is
/// not known how to tell from the others.
pub(super) fn heed(columns: &mut [Column], tallies: &[Tally]) {
    let labels: Vec<usize> = (0..columns.len()).filter(|nth| is_about(&columns[*nth].name)).collect();
    for label in labels {
        // Of more kinds than are kept, none is looked at, and the numbers stay what they seem.
        let Some(values) = &tallies[label].values else { continue };
        let (mut all, mut some) = (0, 0);
        for (value, count) in values {
            match unanswered(value) {
                (0, _) => {}
                (faxes, pieces) if faxes == pieces => all += count,
                _ => some += count,
            }
        }
        let thing = words_of_a_thing(&columns[label].name);
        let about = |nth: &usize| *nth != label && words_of_a_thing(&columns[*nth].name) == thing;
        // A second column named Phone is "Phone (2)" too, and stands further off.
        let nearest = (0..columns.len()).filter(about).min_by_key(|nth| nth.abs_diff(label));
        let Some(numbers) = nearest.filter(|_| all + some > 0) else { continue };
        let (name, filled) = (columns[label].name.clone(), tallies[label].filled);
        let column = &mut columns[numbers];
        if column.is != Meaning::Phone {
            continue;
        }
        let said = message!(
            "inspect-calls-fax",
            "{name} calls {some} of {filled} fax or pager",
            name = name,
            some = all + some,
            filled = filled
        );
        if all == filled {
            (column.is, column.sure) = (Meaning::Fax, Sure::Sure);
            (column.detail, column.evidence) = (Detail::Plain, vec![said]);
        } else {
            column.sure = Sure::Unsure;
            column.cautions.push(message!(
                "inspect-would-be-dialled",
                "{said}, and those would be dialled",
                said = said
            ));
        }
    }
}

/// How many of the kinds in a cell are of lines that nobody answers, and how many there are: `Work Fax ::: Mobile`.
fn unanswered(value: &str) -> (usize, usize) {
    let kinds: Vec<Vec<String>> = value.split(":::").map(words).filter(|words| !words.is_empty()).collect();
    let faxes = kinds.iter().filter(|kind| kind.iter().any(|word| UNANSWERED.contains(&word.as_str())));
    (faxes.count(), kinds.len())
}
