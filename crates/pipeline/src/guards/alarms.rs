//! Alarms about the input itself: cut by a spreadsheet, cells that left their columns, digits that are gone, a list that went before.

use super::shift::{Shifted, Side};
use super::watch::Watched;
use chrono::{DateTime, Utc};
use report::{Alarm, Lost, grouped};
use std::time::Duration;
use upload::{EarlierRun, InputFigures};

/// The last rows of a sheet, as spreadsheets had them and have them.
const LAST_ROWS: [u64; 2] = [65_536, 1_048_576];

/// An input that ends where a sheet ends: what stood below may be gone.
///
/// The last row of the sheet is filled, be it one still or a text that was saved from it; or the rows below the header are as many as
/// a sheet holds, or can hold below one. A list whose total stands below it is whole.
pub(super) fn cut(watched: &Watched) -> Option<Alarm> {
    let Watched { list_rows, last_row, ends, .. } = *watched;
    if ends {
        return None;
    }
    let limit = LAST_ROWS
        .into_iter()
        .find(|limit| u64::from(last_row) == *limit || list_rows == *limit || list_rows + 1 == *limit)?;
    let name = name(watched);
    let where_it_ends = if u64::from(last_row) == limit {
        format!("{name} ends at row {}, which is the last that a sheet of a spreadsheet has", grouped(limit))
    } else {
        format!(
            "{name} holds {} rows, and a sheet of a spreadsheet ends at {}",
            grouped(list_rows),
            grouped(limit)
        )
    };
    let advice = "find out where the list comes from whether rows are missing at its end, and export it as CSV, past any spreadsheet";
    Some(alarm("input-cut", where_it_ends, advice))
}

/// Rows whose cells stand in other columns than those of the other rows.
pub(super) fn shifted(watched: &Watched) -> impl Iterator<Item = Alarm> {
    watched.shifted.iter().map(|shifted| {
        let Shifted { side, column, first, last, rows, in_a_stretch, to_the_end } = *shifted;
        let side = match side {
            Side::Left => "left",
            Side::Right => "right",
        };
        let (first, last, count) = (grouped(first.into()), grouped(last.into()), grouped(rows));
        let which = match (in_a_stretch, to_the_end) {
            (true, true) => format!("from row {first} on, to the end"),
            (true, false) => format!("from row {first} to row {last}"),
            (false, _) => format!("in {count} rows, of which row {first} is the first"),
        };
        let column = watched.table.columns.get(usize::from(column)).map_or("", String::as_str);
        let words = format!(
            "{which}, the cells of {}, from `{column}` on, stand one column further {side} than in the other rows",
            name(watched),
        );
        alarm("columns-shifted", words, "look at that row for a cell that was inserted or is missing, or for a delimiter in a cell without quotes, and mend it there")
    })
}

/// A column of which most numbers lost digits.
pub(super) fn digits_lost(lost: &Lost) -> Alarm {
    let Lost { column, cells, of, means } = lost;
    let words = format!("{} of {} numbers in {column} lost digits: {means}", grouped(*cells), grouped(*of));
    alarm(
        "digits-lost",
        words,
        "format the column as text at its source and export it again; the digits cannot be recovered here",
    )
}

/// Inputs that went before, or stand twice in this run.
pub(super) fn repeated(
    inputs: &[InputFigures],
    earlier: &[EarlierRun],
    (now, repeat_after): (DateTime<Utc>, Option<Duration>),
) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    for (nth, input) in inputs.iter().enumerate().filter(|(_, input)| input.rows > 0) {
        let advice = "find out whether today's list came; the same lines do not go twice, but rows that differ by a number do";
        if let Some(twin) = inputs[..nth].iter().find(|other| other.content == input.content) {
            let words = format!("{} holds the same rows as {}, in this very run", input.input, twin.input);
            alarms.push(alarm("input-repeated", words, "find out which file should be in its place"));
            continue;
        }
        // What is meant to go again does not go again too early.
        let is_early = |run: &&EarlierRun| match repeat_after {
            Some(after) => (now - run.applied_at).to_std().is_ok_and(|age| age < after),
            None => true,
        };
        let went = earlier.iter().filter(is_early).find_map(|run| {
            let mut theirs = run.figures.inputs.iter();
            theirs.find(|then| then.content == input.content).map(|then| (run, then))
        });
        if let Some((run, then)) = went {
            alarms.push(alarm("input-repeated", same(input, then, run), advice));
        }
    }
    alarms
}

fn same(input: &InputFigures, then: &InputFigures, run: &EarlierRun) -> String {
    let name = &input.input;
    let when = format!("run {}, on {} UTC", run.run, run.applied_at.format("%Y-%m-%d %H:%M"));
    match (input.sha256 == then.sha256, *name == then.input) {
        (true, true) => format!("{name} is the same file as in {when}"),
        (true, false) => format!("{name} is, to the byte, the file that was called {} in {when}", then.input),
        (false, true) => format!("{name} holds the same rows as in {when}, in another order or format"),
        (false, false) => {
            format!("{name} holds the same rows as {} in {when}, in another order or format", then.input)
        }
    }
}

fn alarm(code: &str, words: String, advice: &str) -> Alarm {
    Alarm { code: code.to_owned(), stops: false, words, advice: advice.to_owned() }
}

/// `clientes.xlsx › Clientes`.
fn name(watched: &Watched) -> String {
    let sheet = watched.table.sheet.as_ref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
    format!("{}{sheet}", watched.table.source)
}

#[cfg(test)]
mod tests;
