//! Where the table begins: what stands above it, which row names its columns, and which is the first of its data.
//!
//! The first row with text is the header unless something speaks against it: it is written like the data below, or it is a
//! title over a row that names columns.

use super::another::{another, could_name};
use super::evidence::{Evidence, is_label};
use super::sample::{Columns, Line, usual_fill};
use words::{Message, message};

/// Where the parts of a table stand among the lines that were looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// The row with the columns' names; `None` where there is none.
    pub(crate) header: Option<usize>,
    /// The row above it that names groups of columns.
    pub(crate) group: Option<usize>,
    /// The first row of data, or where it would stand.
    pub(crate) data: usize,
    /// Why, in words: of a header after its row's number. Nothing where it was said.
    pub(crate) why: Vec<Message>,
}

impl Found {
    /// The table below a header that was said to be there, or of all rows.
    pub(crate) fn said(header: Option<usize>) -> Self {
        Self { header, group: None, data: header.map_or(0, |at| at + 1), why: Vec::new() }
    }
}

/// Finds the table; `None` where every line is blank.
pub(crate) fn find(lines: &[Line<'_>]) -> Option<Found> {
    let first = first_table(lines)?;
    Some(list_below(lines, &first).unwrap_or(first))
}

/// A table with telephone numbers, where one without them stands above it: it is the list.
fn list_below(lines: &[Line<'_>], first: &Found) -> Option<Found> {
    let header = &lines[first.header?];
    for at in first.data + 1..lines.len() {
        let above = Columns::of(&lines[first.data..at]);
        if above.has_digits() {
            return None;
        }
        let parted = lines[at - 1].count() < 2 || is_apart(lines, at - 1, at);
        let begins = || another(header, &above, lines, at, false);
        let Some(top) = Some(()).filter(|()| parted && could_name(&lines[at])).and_then(|()| begins()) else {
            continue;
        };
        let found = find(&lines[top..])?;
        let is_list = found.header.is_some() && Columns::of(&lines[top + found.data..]).has_digits();
        let no_numbers = message!(
            "ingest-table-above",
            "the table above it, named in row {row}, holds no telephone numbers",
            row = header.number.to_string()
        );
        return is_list.then(|| Found {
            header: found.header.map(|at| at + top),
            group: found.group.map(|at| at + top),
            data: found.data + top,
            why: found.why.into_iter().chain([no_numbers]).collect(),
        });
    }
    None
}

fn first_table(lines: &[Line<'_>]) -> Option<Found> {
    let rows: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let first = *rows.first()?;
    if let Some(found) = two_rows(lines, &rows) {
        return Some(found);
    }
    Some(below_preamble(lines, &rows).unwrap_or_else(|| at(lines, first)))
}

/// A table that begins at this row, whether that is its header or its data.
fn at(lines: &[Line<'_>], top: usize) -> Found {
    let below = &lines[top + 1..];
    let evidence = Evidence::of(&lines[top], below);
    if evidence.is_data() {
        let why = message!(
            "ingest-no-row-names",
            "no row names the columns: row {row} {data}",
            row = lines[top].number.to_string(),
            data = evidence.as_data()
        );
        return Found { header: None, group: None, data: top, why: vec![why] };
    }
    Found { header: Some(top), group: None, data: top + 1, why: vec![evidence.as_header()] }
}

/// The table below rows that are no part of it, where there is reason enough to believe in them.
fn below_preamble(lines: &[Line<'_>], rows: &[usize]) -> Option<Found> {
    let fill = usual_fill(lines);
    let nth = rows.iter().position(|&row| lines[row].count() * 2 > fill && !is_setting(&lines[row], fill))?;
    let (above, top) = (&rows[..nth], rows[nth]);
    if above.is_empty() || fill < 2 {
        return None;
    }
    let evidence = Evidence::of(&lines[top], &lines[top + 1..]);
    let left = lines[top].filled().next().map_or(0, |(column, _)| column);
    let titles = above.iter().all(|&row| is_title(&lines[row], left, fill));
    let apart = is_apart(lines, above[nth - 1], top);
    let believed = if evidence.is_data() {
        titles && apart
    } else {
        evidence.could_name() && (evidence.over_typed() || apart || (titles && fill > 2))
    };
    if !believed {
        return None;
    }
    let group = (!evidence.is_data()).then(|| above[nth - 1]).filter(|&group| is_group(lines, group, top));
    let titles = match above.len() - usize::from(group.is_some()) {
        0 => None,
        1 => Some(message!("ingest-title-above", "the row above it is a title")),
        more => Some(message!("ingest-rows-above", "the {rows} rows above it have fewer cells", rows = more)),
    };
    let mut found = at(lines, top);
    found.why.extend(titles);
    found.why.extend(group.map(|group| names_groups(&lines[group])));
    Some(Found { group, ..found })
}

fn names_groups(line: &Line<'_>) -> Message {
    message!("ingest-row-names-groups", "row {row} names groups of columns", row = line.number.to_string())
}

/// Whether a row above the table is a title or `Desde: 01/01/2024`.
fn is_title(line: &Line<'_>, left: usize, fill: usize) -> bool {
    let mut cells = line.filled();
    match (line.count(), cells.next()) {
        // A narrow table may leave the name of its first column out.
        (1, Some((column, _))) => fill > 3 || column <= left,
        (2, Some((_, label))) => {
            is_setting(line, fill)
                || (fill > 3 && (label.trim_end().ends_with(':') || cells.any(|(_, cell)| is_typed(cell))))
        }
        _ => false,
    }
}

/// Whether a row above a wider table is what the report was made for: `Hasta: 31/01/2024`.
fn is_setting(line: &Line<'_>, fill: usize) -> bool {
    let mut cells = line.filled();
    let labelled = cells.next().is_some_and(|(_, label)| label.trim_end().ends_with(':'));
    fill > 2 && line.count() == 2 && labelled && cells.all(|(_, cell)| is_typed(cell))
}

fn is_typed(cell: &str) -> bool {
    super::kind::Kind::of(cell).is_typed()
}

/// Whether a blank row stands between two rows.
fn is_apart(lines: &[Line<'_>], upper: usize, lower: usize) -> bool {
    lower > upper + 1 || lines[lower].number > lines[upper].number + 1
}

/// Whether a row names groups of the columns that the row below it names.
fn is_group(lines: &[Line<'_>], group: usize, header: usize) -> bool {
    let (group, header, apart) = (&lines[group], &lines[header], is_apart(lines, group, header));
    let left = header.filled().next().map_or(0, |(column, _)| column);
    let words = group.filled().all(|(column, cell)| column >= left && !cell.contains(':') && !is_typed(cell));
    !apart
        && words
        && group.count() >= 2
        && group.count() < header.count()
        && group.cells.len() <= header.cells.len()
}

/// A header of two rows that begins the sheet: the upper one has blanks, because its cells are merged, where the lower one
/// has names.
fn two_rows(lines: &[Line<'_>], rows: &[usize]) -> Option<Found> {
    let [upper, lower, data] = *rows.get(..3)? else { return None };
    let (group, names) = (&lines[upper], &lines[lower]);
    let evidence = Evidence::of(names, &lines[data..]);
    let columns = Columns::of(&lines[data..]);
    let blank = |line: &Line<'_>, column: usize| line.cell(column).trim().is_empty();
    let words = group.filled().chain(names.filled()).all(|(_, cell)| !is_typed(cell) && is_label(cell));
    // A blank that a merged cell leaves has the cell to its left, and both have a name below.
    let spanned = |column: &usize| {
        let start = (0..*column).rev().find(|&left| !blank(group, left));
        blank(group, *column) && !blank(names, *column) && start.is_some_and(|left| !blank(names, left))
    };
    let spans = (0..names.cells.len()).filter(spanned).count();
    // Where merged cells were not filled from the left, the upper row still leaves full columns without a name.
    let only_below =
        |column: &usize| blank(group, *column) && !blank(names, *column) && columns.is_full(*column);
    let left_to_lower = spans >= 1 || (0..names.cells.len()).filter(only_below).count() >= 2;
    let named = |column| !blank(group, column) || !blank(names, column);
    let covered = (0..columns.width()).all(|column| named(column) || !columns.is_full(column));
    let believed = !is_apart(lines, upper, lower) && group.count() >= 2 && words && left_to_lower && covered;
    if !believed || evidence.is_data() || !evidence.over_typed() || !evidence.could_name() {
        return None;
    }
    let why = vec![evidence.as_header(), names_groups(group)];
    Some(Found { header: Some(lower), group: Some(upper), data: lower + 1, why })
}

/// The names of columns under groups: `Contacto` above `Celular` is `Contacto Celular`.
pub(crate) fn joined(group: &Line<'_>, names: &Line<'_>) -> Vec<String> {
    let mut over = "";
    let width = group.cells.len().max(names.cells.len());
    let mut joined = Vec::with_capacity(width);
    for column in 0..width {
        let (upper, lower) = (group.cell(column).trim(), names.cell(column).trim());
        if !upper.is_empty() {
            over = upper;
        }
        joined.push(match (upper, lower) {
            ("", "") => String::new(),
            (_, "") => upper.to_owned(),
            _ if over.is_empty() => lower.to_owned(),
            _ => format!("{over} {lower}"),
        });
        // A cell over two rows names one column, and nothing to its right.
        if lower.is_empty() {
            over = "";
        }
    }
    joined
}

#[cfg(test)]
mod tests;
