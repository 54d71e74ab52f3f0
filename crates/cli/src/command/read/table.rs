//! The table on its sheet, without what stands above and below it.

use super::row::Print;
use super::say_what;
use crate::output::{Failure, say};
use contact::Row;
use ingest::{Header, Names, Reader, Source};
use std::io::Write;

pub(super) fn print<W: Write + Send>(
    source: &Source,
    named: bool,
    print: Print<'_, W>,
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
    say_what(&reader, width, told.rows);
    told.say(&reader, source, named);
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
    fn rows(&self) -> String {
        if self.count == 1 {
            format!("row {}", self.first)
        } else {
            format!("rows {} to {}", self.first, self.last)
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

    fn say(&self, reader: &Reader, source: &Source, named: bool) {
        let (above, layout) = (reader.skipped_above(), reader.layout());
        let found = source.header == Header::Found;
        if found && above > 0 {
            let (row, why) = (reader.table().header_row, layout.why.clone().unwrap_or_default());
            let row = if row > 0 { format!("row {row}: ") } else { String::new() };
            say(&format!("{row}{why}. What is above is not printed; --raw shows it"));
        } else if found && layout.names == Names::Nowhere && !named {
            let why = layout.why.clone().unwrap_or_default();
            say(&format!("{why}. --names calls them A, B, C; --header takes a row for their names"));
        }
        if self.footer.count > 0 {
            let rows = self.footer.rows();
            say(&format!("what stands below the list ({rows}) is not printed; --raw shows it"));
        }
        if self.again.count > 0 {
            let Outside { count, first, .. } = self.again;
            say(&format!(
                "what repeats the header, from row {first} on ({count} in all), is not printed; --raw shows it"
            ));
        }
        for beside in &layout.beside {
            say(&format!("another table beside it ({beside}) is not printed; --raw shows it"));
        }
        if self.another.count > 0 {
            let rows = self.another.rows();
            say(&format!(
                "another table ({rows}) is not printed; --header, with the row of its names, prints it"
            ));
        }
        if self.rows == 0 && layout.names != Names::Nowhere {
            say("there is no row below the header");
        }
    }
}
