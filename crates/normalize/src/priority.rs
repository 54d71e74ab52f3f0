//! In which order a row is dialled.

use crate::{Priorities, tidy};
use contact::Row;

/// The row's priority, and the claim that it may not make, with its column: then it has the default.
pub(crate) fn priority(row: Row<'_>, priorities: &Priorities) -> (u16, Option<(u16, Box<str>)>) {
    let Some(column) = priorities.column else { return (priorities.default, None) };
    let cell = row.cell(column);
    let text = tidy(cell);
    if text.is_empty() {
        return (priorities.default, None);
    }
    // A spreadsheet may have made a float of it.
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(&text);
    match whole.parse() {
        Ok(priority) if (priorities.first..=priorities.last).contains(&priority) => (priority, None),
        _ => (priorities.default, Some((column, cell.into()))),
    }
}
