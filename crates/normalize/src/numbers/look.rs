//! What a cell looks like at a glance: most hold one number and nothing else, and need no cutting.

use super::pieces::{has_fraction, is_date};

/// What a cell looks like at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Digits and what stands inside numbers, one number at most, with nothing in front that only a country knows.
    Simple,
    /// One number at most, which begins with zeros or has a plus inside.
    Plain,
    /// Anything else.
    Other,
}

/// What a cell looks like: most are simple, and cost little more than their number.
pub(super) fn look(cell: &str) -> Look {
    // By a table of neighbours, without a branch: what the next byte is cannot be foreseen.
    let (mut before, mut seen) = (START, 0);
    for &byte in cell.as_bytes() {
        let class = CLASSES[usize::from(byte)];
        seen |= NEIGHBOURS[usize::from(before)][usize::from(class)];
        before = class;
    }
    let marked = seen & MARKED != 0;
    if seen & CUT != 0 || (marked && (before == DOT || is_date(cell) || has_fraction(cell))) {
        Look::Other
    } else if seen & ODD != 0 || begins_with_zeros(cell) {
        Look::Plain
    } else {
        Look::Simple
    }
}

/// Whether the first two digits of a cell are zeros.
fn begins_with_zeros(cell: &str) -> bool {
    let mut digits = cell.bytes().filter(u8::is_ascii_digit);
    digits.next() == Some(b'0') && digits.next() == Some(b'0')
}

/// What a byte is to [`look`].
const PLAIN: u8 = 0;
const DASH: u8 = 1;
const DOT: u8 = 2;
const BLANK: u8 = 3;
const PLUS: u8 = 4;
const OPEN: u8 = 5;
const OTHER: u8 = 6;
/// There is none before the first.
const START: u8 = 7;

/// What two neighbours say: one is a mark of dates and fractions; what is in front is odd; or the cell must be cut.
const MARKED: u8 = 1;
const ODD: u8 = 2;
const CUT: u8 = 4;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' | b')' => PLAIN,
            b'-' => DASH,
            b'.' => DOT,
            b' ' => BLANK,
            b'+' => PLUS,
            b'(' => OPEN,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// By the class before and the class itself.
static NEIGHBOURS: [[u8; 7]; 8] = [
    [0, MARKED, MARKED, 0, ODD, 0, CUT],
    [0, MARKED, MARKED, CUT, ODD, 0, CUT],
    [0, MARKED, MARKED, 0, ODD, 0, CUT],
    [0, CUT, MARKED, CUT, ODD, 0, CUT],
    [0, MARKED, MARKED, 0, ODD, 0, CUT],
    [0, MARKED, MARKED, 0, ODD, 0, CUT],
    [CUT; 7],
    [0, MARKED, MARKED, 0, 0, 0, CUT],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_cells_need_no_cutting() {
        let check = |cell, is_plain| assert_eq!(look(cell) != Look::Other, is_plain, "{cell}");
        check("(11) 96123-4567", true);
        check("+598 98 344 484", true);
        check("", true);
        check("2400 1234  2400 1235", false);
        check("2400 1234 - 6", false);
        check("2400 1234- 6", false);
        check("2024-01-31", false);
        check("98344484.0", false);
        check("98344484.5", false);
        check("98.344.484", true);
        check("tel 1", false);
    }
}
