//! Emergency numbers and other short ones, which mean something inside one country and are never dialled for a list.

use contact::Region;

/// What a short number reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Short {
    /// Police, ambulance, firefighters: 190, 911, 112.
    Emergency,
    /// Anything else that is dialled with a few digits: information, operators, messages.
    Other,
}

/// What the digits reach when they are dialled inside the region, if they are a short number there; plain punctuation between
/// them is passed over.
///
/// The rules are those of libphonenumber's `ShortNumberInfo`, for exact matches: a plus or any other sign makes no short
/// number. Ask it of what is no valid number: in some countries the digits of a town's number, without its area, are short too.
///
/// ```
/// use contact::Region;
/// use numbering::{Short, short};
///
/// let brazil = Region::new("BR").expect("two letters");
/// assert_eq!(short("190", brazil), Some(Short::Emergency));
/// assert_eq!(short("0800", brazil), None);
/// ```
#[must_use]
pub fn short(digits_text: &str, region: Region) -> Option<Short> {
    let mut node = root(region)?;
    for byte in digits_text.bytes() {
        match byte {
            b'0'..=b'9' => node = step(node, byte - b'0')?,
            b' ' | b'-' | b'.' | b'(' | b')' | b'/' => {}
            _ => return None,
        }
    }
    match word(NODES + node * NODE + LABEL) {
        1 => Some(Short::Other),
        2 => Some(Short::Emergency),
        _ => None,
    }
}

type Word = [u8; 2];

/// As `tables/short.rs` makes them: for each pair of letters where its automaton begins, then the nodes; node 0 leads nowhere.
static WORDS: &[Word] = include_bytes!("../data/short.bin").as_chunks().0;

const LETTERS: usize = 26;
const NODES: usize = LETTERS * LETTERS;

/// Words of a node: where each digit leads, and the label.
const NODE: usize = 11;
const LABEL: usize = 10;

fn root(region: Region) -> Option<usize> {
    let [a, b] = *region.as_str().as_bytes().first_chunk()?;
    let place = |letter: u8| letter.checked_sub(b'A').map(usize::from).filter(|place| *place < LETTERS);
    Some(word(place(a)? * LETTERS + place(b)?)).filter(|root| *root > 0)
}

fn step(node: usize, digit: u8) -> Option<usize> {
    Some(word(NODES + node * NODE + usize::from(digit))).filter(|next| *next > 0)
}

fn word(at: usize) -> usize {
    WORDS.get(at).map_or(0, |word| usize::from(u16::from_le_bytes(*word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_table_is_that_of_the_metadata() {
        let fresh = crate::tables::short::generate() == include_bytes!("../data/short.bin");
        assert!(fresh, "make data/short.bin anew: `cargo xtask plans`");
    }

    #[test]
    fn short_numbers_are_those_of_their_country() {
        let check =
            |text, from, sort| assert_eq!(short(text, Region::new(from).unwrap()), sort, "{text} {from}");
        check("190", "BR", Some(Short::Emergency));
        check("9-1-1", "US", Some(Short::Emergency));
        check("112", "ES", Some(Short::Emergency));
        check("15", "FR", Some(Short::Emergency));
        check("911", "UY", Some(Short::Emergency));
        check("190", "UY", None);
        check("104", "UY", Some(Short::Other));
        check("40404", "BR", Some(Short::Other));
        check("0800", "BR", None);
        check("08001234", "BR", None);
        check("+190", "BR", None);
        check("190", "ZZ", None);
        check("", "BR", None);
        check("1900", "BR", None);
    }

    #[test]
    fn every_short_string_is_as_python_has_it() {
        const LONGEST: usize = 6;
        let mut known: BTreeMap<&str, Vec<(Short, &str, &str)>> = BTreeMap::new();
        for line in include_str!("../data/oracle-short.tsv").lines().filter(|line| !line.starts_with('#')) {
            let column: Vec<&str> = line.split('\t').collect();
            let sort = if column[1] == "emergency" { Short::Emergency } else { Short::Other };
            known.entry(column[0]).or_default().push((sort, column[2], column[3]));
        }
        assert_eq!(known.len(), 16);
        for (region, runs) in known {
            let home = Region::new(region).unwrap();
            for length in 1..=LONGEST {
                for number in 0..10_usize.pow(length as u32) {
                    let text = format!("{number:0length$}");
                    let run = runs
                        .iter()
                        .find(|(_, from, to)| from.len() == length && (*from..=*to).contains(&text.as_str()));
                    assert_eq!(short(&text, home), run.map(|(sort, ..)| *sort), "{text} in {region}");
                }
            }
        }
    }
}
