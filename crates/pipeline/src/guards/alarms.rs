//! Alarms about the input itself: cut by a spreadsheet, cells that left their columns, digits that are gone, a list that went before.

use super::shift::{Shifted, Side};
use super::watch::Watched;
use chrono::{DateTime, Utc};
use report::{Alarm, Lost};
use std::time::Duration;
use upload::{EarlierRun, InputFigures};
use words::{Message, message};

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
        message!(
            "cut-at-the-last-row",
            "{name} ends at row {row}, which is the last that a sheet of a spreadsheet has",
            name = name,
            row = limit.to_string(),
        )
    } else {
        message!(
            "cut-at-as-many-rows",
            "{name} holds {rows} rows, and a sheet of a spreadsheet ends at {limit}",
            name = name,
            rows = list_rows,
            limit = limit,
        )
    };
    let advice = message!(
        "cut-do",
        "find out where the list comes from whether rows are missing at its end, and export it as CSV, past any spreadsheet"
    );
    Some(alarm("input-cut", where_it_ends, advice))
}

/// Rows whose cells stand in other columns than those of the other rows.
pub(super) fn shifted(watched: &Watched) -> impl Iterator<Item = Alarm> {
    watched.shifted.iter().map(|shifted| {
        let Shifted { side, column, first, last, rows, in_a_stretch, to_the_end } = *shifted;
        let (first, last) = (first.to_string(), last.to_string());
        let which = match (in_a_stretch, to_the_end) {
            (true, true) => message!("shifted-to-the-end", "from row {first} on, to the end", first = first),
            (true, false) => {
                message!("shifted-in-a-stretch", "from row {first} to row {last}", first = first, last = last)
            }
            (false, _) => message!(
                "shifted-here-and-there",
                "in {rows} rows, of which row {first} is the first",
                rows = rows,
                first = first,
            ),
        };
        let column = watched.table.columns.get(usize::from(column)).map_or("", String::as_str);
        let words = match side {
            Side::Left => message!(
                "shifted-left",
                "{which}, the cells of {name}, from `{column}` on, stand one column further left than in the other rows",
                which = which,
                name = name(watched),
                column = column,
            ),
            Side::Right => message!(
                "shifted-right",
                "{which}, the cells of {name}, from `{column}` on, stand one column further right than in the other rows",
                which = which,
                name = name(watched),
                column = column,
            ),
        };
        let advice = message!(
            "shifted-do",
            "look at that row for a cell that was inserted or is missing, or for a delimiter in a cell without quotes, and mend it there"
        );
        alarm("columns-shifted", words, advice)
    })
}

/// A column of which most numbers lost digits.
pub(super) fn digits_lost(lost: &Lost) -> Alarm {
    let Lost { column, cells, of, means } = lost;
    let words = message!(
        "lost-in-a-column",
        "{cells} of {of} numbers in {column} lost digits: {means}",
        cells = *cells,
        of = *of,
        column = column,
        means = means,
    );
    let advice = message!(
        "lost-do",
        "format the column as text at its source and export it again; the digits cannot be recovered here"
    );
    alarm("digits-lost", words, advice)
}

/// Inputs that went before, or stand twice in this run.
pub(super) fn repeated(
    inputs: &[InputFigures],
    earlier: &[EarlierRun],
    (now, repeat_after): (DateTime<Utc>, Option<Duration>),
) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    for (nth, input) in inputs.iter().enumerate().filter(|(_, input)| input.rows > 0) {
        if let Some(twin) = inputs[..nth].iter().find(|other| other.content == input.content) {
            let words = message!(
                "repeated-in-this-run",
                "{input} holds the same rows as {twin}, in this very run",
                input = &input.input,
                twin = &twin.input,
            );
            let advice = message!("repeated-in-this-run-do", "find out which file should be in its place");
            alarms.push(alarm("input-repeated", words, advice));
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
            let advice = message!(
                "repeated-do",
                "find out whether today's list came; the same lines do not go twice, but rows that differ by a number do"
            );
            alarms.push(alarm("input-repeated", same(input, then, run), advice));
        }
    }
    alarms
}

fn same(input: &InputFigures, then: &InputFigures, run: &EarlierRun) -> Message {
    let name = &input.input;
    let when = message!("repeated-when", "run {run}, on {at}", run = &run.run, at = run.applied_at);
    match (input.sha256 == then.sha256, *name == then.input) {
        (true, true) => {
            message!("repeated-file", "{name} is the same file as in {when}", name = name, when = when)
        }
        (true, false) => message!(
            "repeated-file-renamed",
            "{name} is, to the byte, the file that was called {then} in {when}",
            name = name,
            then = &then.input,
            when = when,
        ),
        (false, true) => message!(
            "repeated-rows",
            "{name} holds the same rows as in {when}, in another order or format",
            name = name,
            when = when,
        ),
        (false, false) => message!(
            "repeated-rows-renamed",
            "{name} holds the same rows as {then} in {when}, in another order or format",
            name = name,
            then = &then.input,
            when = when,
        ),
    }
}

fn alarm(code: &str, words: Message, advice: Message) -> Alarm {
    Alarm { code: code.to_owned(), stops: false, words, advice }
}

/// `clientes.xlsx › Clientes`.
fn name(watched: &Watched) -> String {
    let sheet = watched.table.sheet.as_ref().map(|sheet| format!(" › {sheet}")).unwrap_or_default();
    format!("{}{sheet}", watched.table.source)
}

#[cfg(test)]
mod tests;
