//! Which agent a row is for.

use crate::tidy;
use contact::Row;

/// The extension or user name in the agent's column; an extension kept as a number has lost its `.0` by then, or loses it
/// here.
pub(crate) fn agent(row: Row<'_>, column: Option<u16>) -> String {
    let Some(column) = column else { return String::new() };
    let text = tidy(row.cell(column));
    let digits = text.strip_suffix(".0").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    digits.unwrap_or(&text).to_owned()
}
