//! A range of cells, as spreadsheets write it.

use super::row::{MAX_COLUMNS, MAX_ROWS};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Cells from one to another, `A4:F500`; whole columns `A:F` and whole rows `4:500` have no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRange {
    /// Row and column, counted from 0.
    pub(crate) first: (u32, u32),
    pub(crate) last: (u32, u32),
}

/// A text that is no range of cells.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no range of cells such as A4:F500")]
pub struct NoRange(String);

impl CellRange {
    /// Whether a row, counted from 1, is among the range's.
    pub(crate) fn has_row(&self, number: u32) -> bool {
        (self.first.0..=self.last.0).contains(&number.saturating_sub(1))
    }

    pub(crate) fn has_column(&self, column: u32) -> bool {
        (self.first.1..=self.last.1).contains(&column)
    }
}

impl FromStr for CellRange {
    type Err = NoRange;

    fn from_str(written: &str) -> Result<Self, NoRange> {
        let bare = written.trim().replace('$', "");
        let (first, last) = bare.split_once(':').unwrap_or((&bare, &bare));
        let end = (MAX_ROWS - 1, MAX_COLUMNS - 1);
        let range = corner(first, (0, 0)).zip(corner(last, end)).map(|(first, last)| Self { first, last });
        let in_order = |range: &Self| range.first.0 <= range.last.0 && range.first.1 <= range.last.1;
        range.filter(in_order).ok_or_else(|| NoRange(written.into()))
    }
}

/// The row and column of `C5`; of `C` or `5` the other one is that of `otherwise`.
fn corner(written: &str, otherwise: (u32, u32)) -> Option<(u32, u32)> {
    let digits = written.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &written[..written.len() - digits.len()];
    let (column, _) = if letters.is_empty() { (otherwise.1, 1) } else { place(&format!("{letters}1"))? };
    let (_, row) = if digits.is_empty() { (0, otherwise.0 + 1) } else { place(&format!("A{digits}"))? };
    let exists = !written.is_empty() && column < MAX_COLUMNS && row <= MAX_ROWS;
    exists.then_some((row - 1, column))
}

/// `A1:C9`, and `A1` where it is one cell.
impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = |column: u32| contact::column_letters(u16::try_from(column).unwrap_or(u16::MAX));
        write!(f, "{}{}", letters(self.first.1), u64::from(self.first.0) + 1)?;
        if self.last != self.first {
            write!(f, ":{}{}", letters(self.last.1), u64::from(self.last.0) + 1)?;
        }
        Ok(())
    }
}

/// The column, from 0, and the row, from 1, of `C5`.
pub(crate) fn place(written: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0u32, 0u32);
    for byte in written.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                let letter = byte.to_ascii_uppercase() - b'A' + 1;
                column = column.checked_mul(26)?.checked_add(u32::from(letter))?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    (row > 0).then_some((column.checked_sub(1)?, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_where_it_stands() {
        let check = |written, expected| assert_eq!(place(written), expected, "{written}");
        check("A1", Some((0, 1)));
        check("XFD1048576", Some((16_383, 1_048_576)));
        check("ab12", Some((27, 12)));
        check("$B$7", Some((1, 7)));
        check("A", None);
        check("7", None);
        check("A0", None);
        check("A1B", None);
        check("ZZZZZZZZZZ1", None);
        check("A99999999999", None);
        check("Ä1", None);
    }

    #[test]
    fn a_range_is_read_as_spreadsheets_write_it() {
        let check = |written: &str, expected: Option<&str>| {
            let range = written.parse::<CellRange>().ok().map(|range| range.to_string());
            assert_eq!(range.as_deref(), expected, "{written}");
        };
        check("A4:F500", Some("A4:F500"));
        check("$b$2", Some("B2"));
        check("A:F", Some("A1:F1048576"));
        check("4:9", Some("A4:XFD9"));
        check("C4:F", Some("C4:F1048576"));
        check("F4:A9", None);
        check("A9:A4", None);
        check("XFE1", None);
        check("A1048577", None);
        check("", None);
        check(":", None);
        check("A1:B2:C3", None);
        check("Hoja", None);
    }
}
