//! The table on its sheet, without what stands above and below it.

use super::row::Print;
use super::say_what;
use crate::output::Failure;
use crate::voice::Voice;
use contact::Row;
use ingest::{Header, Names, Reader, Source};
use std::io::Write;
use words::{Message, message};

pub(super) fn print<W: Write + Send>(
    source: &Source,
    named: bool,
    print: Print<'_, W>,
    voice: &Voice,
) -> Result<(), Failure> {
    let reader = ingest::open(source)?;
    let (table, layout) = (std::sync::Arc::clone(reader.table()), reader.layout().clone());
    let width = if layout.names == Names::Keys { table.columns.len() } else { layout.width };
    let mut rows = print.begin(&table.columns[..width.min(table.columns.len())], || widest(source, width))?;
    match &layout.names {
        _ if named => rows.header(table.columns.iter().take(width).map(String::as_str))?,
        Names::Keys => rows.header(table.columns.iter().map(String::as_str))?,
        Names::Row(cells) => {
            let cell = |nth| cells.get(nth).map_or("", String::as_str);
            rows.header((0..width).map(cell))?;
        }
        Names::Nowhere => {}
    }
    let mut told = Told::default();
    let mut waiting = Vec::new();
    let mut reader = reader;
    for block in reader.by_ref() {
        let block = block?;
        for row in block.rows() {
            if told.is_outside(row) {
                continue;
            }
            let filled = filled_width(row);
            // Blank rows are rows between others only: at the end there is nothing but formatting.
            if filled == 0 {
                waiting.push(row.number());
                continue;
            }
            let width = width.max(filled) as u16;
            for blank in waiting.drain(..) {
                rows.row(blank, &table.columns, (0..width).map(|_| ""))?;
                told.rows += 1;
            }
            rows.row(row.number(), &table.columns, (0..width).map(|column| row.cell(column)))?;
            told.rows += 1;
        }
    }
    rows.finish()?;
    say_what(&reader, width, told.rows, voice);
    for words in told.words(&reader, source, named) {
        voice.say(&words);
    }
    Ok(())
}

/// How many cells the widest row of the table has, and no fewer than `width`: the file is read for it once more.
fn widest(source: &Source, mut width: usize) -> Result<usize, Failure> {
    for block in ingest::open(source)? {
        let block = block?;
        let inside = block.rows().filter(|row| !row.remarks().any(|remark| ingest::is_outside(remark.code)));
        width = inside.map(filled_width).fold(width, usize::max);
    }
    Ok(width)
}

/// How many cells a row has up to its last one with anything in it.
fn filled_width(row: Row<'_>) -> usize {
    let filled = row.cells().enumerate().filter(|(_, cell)| !cell.is_empty());
    filled.last().map_or(0, |(nth, _)| nth + 1)
}

/// What a person should know of the rows.
#[derive(Default)]
struct Told {
    rows: usize,
    footer: Outside,
    again: Outside,
    another: Outside,
}

/// Rows that are no part of the table.
#[derive(Default)]
struct Outside {
    count: u32,
    first: u32,
    last: u32,
}

impl Outside {
    fn add(&mut self, row: u32) {
        self.first = if self.count == 0 { row } else { self.first };
        self.last = row;
        self.count += 1;
    }

    /// `row 7`, `rows 7 to 9`.
    fn rows(&self) -> Message {
        let (first, last) = (self.first.to_string(), self.last.to_string());
        if self.count == 1 {
            message!("cli-row", "row {row}", row = first)
        } else {
            message!("cli-rows", "rows {first} to {last}", first = first, last = last)
        }
    }
}

impl Told {
    fn is_outside(&mut self, row: Row<'_>) -> bool {
        let code = row.remarks().map(|remark| remark.code).find(|code| ingest::is_outside(code));
        if let Some(code) = code {
            let outside = match code {
                code if *code == ingest::FOOTER => &mut self.footer,
                code if *code == ingest::HEADER_AGAIN => &mut self.again,
                _ => &mut self.another,
            };
            outside.add(row.number());
        }
        code.is_some()
    }

    fn words(&self, reader: &Reader, source: &Source, named: bool) -> Vec<Message> {
        let (above, layout) = (reader.skipped_above(), reader.layout());
        let found = source.header == Header::Found;
        let mut words = Vec::new();
        let why = || layout.why.clone().unwrap_or_default();
        if found && above > 0 {
            words.push(match reader.table().header_row {
                0 => {
                    message!("cli-above", "{why}. What is above is not printed; --raw shows it", why = why())
                }
                row => message!(
                    "cli-above-row",
                    "row {row}: {why}. What is above is not printed; --raw shows it",
                    row = row.to_string(),
                    why = why()
                ),
            });
        } else if found && layout.names == Names::Nowhere && !named {
            words.push(message!(
                "cli-no-names",
                "{why}. --names calls them A, B, C; --header takes a row for their names",
                why = why()
            ));
        }
        if self.footer.count > 0 {
            words.push(message!(
                "cli-below",
                "what stands below the list ({rows}) is not printed; --raw shows it",
                rows = self.footer.rows()
            ));
        }
        if self.again.count > 0 {
            let Outside { count, first, .. } = self.again;
            words.push(message!(
                "cli-header-again",
                "what repeats the header, from row {first} on ({n} in all), is not printed; --raw shows it",
                first = first.to_string(),
                n = count
            ));
        }
        for beside in &layout.beside {
            words.push(message!(
                "cli-beside",
                "another table beside it ({beside}) is not printed; --raw shows it",
                beside = beside.said()
            ));
        }
        if self.another.count > 0 {
            words.push(message!(
                "cli-another-table",
                "another table ({rows}) is not printed; --header, with the row of its names, prints it",
                rows = self.another.rows()
            ));
        }
        if self.rows == 0 && layout.names != Names::Nowhere {
            words.push(message!("cli-no-row-below", "there is no row below the header"));
        }
        words
    }
}
