//! Sheets for the tests, written in a line.

use super::sample::Line;

/// A row a line, its cells between bars. A line of nothing is a row that is not there.
pub(crate) fn grid(text: &str) -> Vec<Line<'_>> {
    let rows = text.lines().zip(1..).filter(|(row, _)| !row.is_empty());
    rows.map(|(row, number)| Line::new(number, row.split('|'))).collect()
}
