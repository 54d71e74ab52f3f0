//! What writer and reader of a trace agree upon.

use contact::{Settled, Severity};

/// What stands first, so that a trace is known for one.
pub(super) const MAGIC: &[u8; 8] = b"dialbase";

/// A chunk with the head, as JSON.
pub(super) const HEAD: u8 = b'H';
/// A chunk with the table of the rows that follow, as JSON.
pub(super) const TABLE: u8 = b'T';
/// A chunk with words that were new.
pub(super) const WORDS: u8 = b'W';
/// A chunk with groups that were new.
pub(super) const GROUPS: u8 = b'G';
/// A chunk with rows.
pub(super) const ROWS: u8 = b'R';
/// The last chunk: how many rows there are. Without it the trace was cut.
pub(super) const END: u8 = b'E';

/// How a zone was settled, by its place here.
pub(super) const SETTLED: [Settled; 4] =
    [Settled::Agreed, Settled::Several, Settled::Unknown, Settled::Server];

/// What findings do to rows, by its place here.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::LeftOut, Severity::Changed, Severity::Note];

/// How many digits a number has at most.
pub(super) const MOST_DIGITS: u8 = 15;

/// A column, or none, as one number.
pub(super) fn column(column: Option<u16>) -> u64 {
    column.map_or(0, |column| u64::from(column) + 1)
}

/// The last digits of a cell as one number.
pub(super) fn last_digits(cell: &str) -> u64 {
    let digits = cell.bytes().filter(u8::is_ascii_digit);
    digits.fold(0, |number, digit| (number * 10 + u64::from(digit - b'0')) % 10_u64.pow(MOST_DIGITS.into()))
}
