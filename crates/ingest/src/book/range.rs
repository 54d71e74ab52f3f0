//! A range of cells, as spreadsheets write it, or by its name.

use super::row::{MAX_COLUMNS, MAX_ROWS};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use words::{Message, Told, told};

/// Cells from one to another, `A4:F500`; whole columns `A:F` and whole rows `4:500` have no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRange {
    /// Row and column, counted from 0.
    pub(crate) first: (u32, u32),
    pub(crate) last: (u32, u32),
}

/// Which cells of a sheet are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Range {
    /// Those between two corners.
    Cells(CellRange),
    /// Those that the workbook gives this name: a table, or a name for cells.
    Named(String),
}

/// A text that is neither a range of cells nor a name for one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no range of cells such as A4:F500")]
pub struct NoRange(String);

impl Told for NoRange {
    fn told(&self) -> Message {
        told!(self, "ingest-not-a-range", written = &self.0)
    }
}

impl FromStr for Range {
    type Err = NoRange;

    fn from_str(written: &str) -> Result<Self, NoRange> {
        let written = written.trim();
        let begins = |letter: char| letter.is_alphabetic() || letter == '_' || letter == '\\';
        let goes_on = |letter: char| begins(letter) || letter.is_numeric() || letter == '.' || letter == '?';
        match written.parse() {
            Ok(cells) => Ok(Self::Cells(cells)),
            Err(_) if written.starts_with(begins) && written.chars().all(goes_on) => {
                Ok(Self::Named(written.into()))
            }
            Err(error) => Err(error),
        }
    }
}

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
        // A column or a row alone is written `A:A`: `CPF` is a name.
        let alone = place(&bare).map(|_| (bare.as_str(), bare.as_str()));
        let (first, last) = bare.split_once(':').or(alone).ok_or_else(|| NoRange(written.into()))?;
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

/// The sheet and the cells of a formula that is nothing but a range of a sheet: `'Hoja 1'!$A$1:$C$9`.
pub(crate) fn placed(formula: &str) -> Option<(String, CellRange)> {
    let (sheet, range) = formula.trim().trim_start_matches('=').rsplit_once('!')?;
    let quoted = sheet.strip_prefix('\'').and_then(|sheet| sheet.strip_suffix('\''));
    let is_plain = |sheet: &str| !sheet.contains(['!', '\'', '(', ',', ':']);
    let sheet = match quoted {
        Some(quoted) => quoted.replace("''", "'"),
        None => is_plain(sheet).then(|| sheet.to_owned())?,
    };
    Some((sheet, range.parse().ok()?))
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
        check("F:F", Some("F1:F1048576"));
        check("F", None);
        check("7", None);
        check("F4:A9", None);
        check("A9:A4", None);
        check("XFE1", None);
        check("A1048577", None);
        check("", None);
        check(":", None);
        check("A1:B2:C3", None);
        check("Hoja", None);
    }

    #[test]
    fn what_is_no_range_may_be_the_name_of_one() {
        let check =
            |written: &str, expected: Option<Range>| assert_eq!(written.parse().ok(), expected, "{written}");
        let named = |name: &str| Some(Range::Named(name.into()));
        check("A4:F500", Some(Range::Cells("A4:F500".parse().unwrap())));
        check("B2", Some(Range::Cells("B2".parse().unwrap())));
        check("Clientes", named("Clientes"));
        check(" CPF ", named("CPF"));
        check("_base.2024", named("_base.2024"));
        check("Año", named("Año"));
        check("A4:F", Some(Range::Cells("A4:F".parse().unwrap())));
        check("F9:A4", None);
        check("Hoja1!A1:B2", None);
        check("2024", None);
        check("", None);
    }

    #[test]
    fn a_formula_that_is_a_range_says_its_sheet() {
        let check = |formula: &str, expected: Option<(&str, &str)>| {
            let found = placed(formula).map(|(sheet, range)| (sheet, range.to_string()));
            let expected = expected.map(|(sheet, range)| (sheet.to_owned(), range.to_owned()));
            assert_eq!(found, expected, "{formula}");
        };
        check("Hoja1!$A$1:$C$9", Some(("Hoja1", "A1:C9")));
        check("'Hoja d''Or'!$A:$C", Some(("Hoja d'Or", "A1:C1048576")));
        check("=Hoja1!A1", Some(("Hoja1", "A1")));
        check("#REF!$A$1", Some(("#REF", "A1")));
        check("Hoja1!$A$1,Hoja1!$C$1", None);
        check("OFFSET(Hoja1!$A$1,1,1)", None);
        check("1+1", None);
        check("\"a\"", None);
    }
}
