//! A second table on the same sheet, below the first: a row that names columns where the first table has data.

use super::evidence::Evidence;
use super::kind::Kind;
use super::sample::{Columns, Line};

/// Where another table begins among the lines, if the one at `at` is sure to be its header.
///
/// `header` is what names the first table's columns, `above` what they hold; `apart` is whether a blank row
/// stands above the first of the lines.
pub(crate) fn another(
    header: &Line<'_>,
    above: &Columns,
    lines: &[Line<'_>],
    at: usize,
    apart: bool,
) -> Option<usize> {
    let line = &lines[at];
    let titled = (0..at).rev().take_while(|&row| lines[row].is_blank() || is_title(&lines[row])).last();
    let first = (titled.unwrap_or(at)..=at).find(|&row| !lines[row].is_blank())?;
    let apart = match first.checked_sub(1) {
        Some(before) => lines[before].is_blank() || lines[first].number > lines[before].number + 1,
        None => apart,
    };
    let below = contiguous(&lines[at + 1..], line.number);
    let evidence = Evidence::of(line, below);
    let named = |(column, cell): (usize, &str)| header.cell(column).trim().eq_ignore_ascii_case(cell.trim());
    let repeats = line.filled().all(named);
    let breaks = line.filled().any(|(column, _)| above.typed(column).is_some());
    let lacks = above.lack_what_tells(std::iter::once(line).chain(below));
    (apart
        && !repeats
        && (breaks || lacks)
        && evidence.could_name()
        && evidence.over_typed()
        && !evidence.is_data())
    .then_some(first)
}

/// Whether a row could name columns at all: two texts at least, and nothing else.
pub(crate) fn could_name(line: &Line<'_>) -> bool {
    line.count() >= 2 && line.filled().all(|(_, cell)| Kind::of(cell) == Kind::Text)
}

fn is_title(line: &Line<'_>) -> bool {
    line.count() == 1 && could_title(line)
}

fn could_title(line: &Line<'_>) -> bool {
    line.filled().all(|(_, cell)| Kind::of(cell) == Kind::Text)
}

/// The lines up to the first blank row.
fn contiguous<'l, 'c>(lines: &'l [Line<'c>], mut number: u32) -> &'l [Line<'c>] {
    let end = lines.iter().position(|line| {
        let follows = !line.is_blank() && line.number <= number + 1;
        number = line.number;
        !follows
    });
    &lines[..end.unwrap_or(lines.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixtures::grid;

    /// On which row the other table begins that is named on row `named`.
    fn check(text: &str, named: u32, begins: Option<u32>) {
        let lines = grid(text);
        let at = lines.iter().position(|line| line.number == named).unwrap();
        let end = lines.iter().position(Line::is_blank).unwrap_or(at);
        let above = Columns::of(&lines[1..end.max(1)]);
        let found = another(&lines[0], &above, &lines, at, false).map(|first| lines[first].number);
        assert_eq!(found, begins, "{text}");
    }

    const LIST: &str = "Nombre|Celular\nAna|099 000 001\nEva|099 000 002\n";

    #[test]
    fn another_table_is_known_by_its_header() {
        let below = |text: &str, named, begins| check(&format!("{LIST}{text}"), named, begins);
        below("\nCiudad|Cantidad\nSalto|5\nRocha|7", 5, Some(5));
        below("\nPor ciudad\nCiudad|Cantidad\nSalto|5\nRocha|7", 6, Some(5));
        below("\nPor ciudad\n\nCiudad|Cantidad\nSalto|5\nRocha|7", 7, Some(5));
        below("Ciudad|Cantidad\nSalto|5\nRocha|7", 4, None);
        let words = |text: &str, begins| {
            check(
                &format!("Nombre|Estado|Celular\nAna|alta|099 000 001\nEva|baja|099 000 002\n{text}"),
                5,
                begins,
            );
        };
        words("\nCiudad|Cantidad\nSalto|5\nRocha|7", Some(5));
        words("\nCiudad|Cantidad\nSalto|5|099 000 003\nRocha|7", None);
        words("\nZoe|alta\nSol|baja", None);
        below("\nNombre|Celular\nZoe|099 000 003", 5, None);
        below("\nZoe|no tiene\nSol|099 000 003\nLía|tampoco", 5, None);
        below("\nCiudad|Cantidad", 5, None);
        below("\nZoe|no tiene\n\nSol|099 000 003", 5, None);
        check("Nombre|Ciudad\nAna|Salto\n\nCiudad|Cantidad\nSalto|5", 4, None);
    }
}
