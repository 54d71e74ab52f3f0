//! `dialbase inspect`: what a file is, and what each of its columns seems to be.

mod json;

use crate::args::Inspect;
use crate::look::{Look, LookedAt, look};
use crate::output::{Failure, print};
use contact::column_letters;
use ingest::Format;
use inspect::{Column, Seen, Trap};
use pipeline::Exit;
use words::Message;

pub(crate) fn inspect(args: Inspect) -> Result<Exit, Failure> {
    let look = look(&args.look)?;
    if args.json {
        print(format!("{:#}", json::of(&look)))?;
    } else {
        print(words(&look).trim_end())?;
    }
    Ok(Exit::Done)
}

/// Everything in words, without colours.
fn words(look: &Look) -> String {
    let Seen { table, rows, blank, home, .. } = &look.seen;
    let mut lines = vec![format!("{}: {}", look.called(), look.format)];
    lines.extend(text(&look.format));
    let is_partly_hidden =
        look.sheets.iter().any(|looked| looked.sheet.hidden_rows + looked.sheet.hidden_columns > 0);
    if look.sheets.len() > 1 || is_partly_hidden {
        lines.push(format!("  sheets   {}", look.sheets.iter().map(sheet).collect::<Vec<_>>().join(", ")));
    }
    lines.extend(workbook(look));
    let above = match look.skipped_above {
        0 => String::new(),
        above => format!("; {above} above it that are not blank"),
    };
    lines.push(match table.header_row {
        0 => format!("  header   no row: {}", look.header_why),
        row => format!("  header   row {row}: {}{above}", look.header_why),
    });
    lines.extend(look.beside.iter().map(|beside| {
        format!("  beside   {beside}: another table, not read; [source] range says otherwise")
    }));
    let blank = if *blank > 0 { format!(", and {blank} blank ones") } else { String::new() };
    lines.push(format!("  rows     {rows}{blank}"));
    if let Some(home) = home {
        let others: Vec<&str> = home.others.iter().map(contact::Region::as_str).collect();
        let others = if others.is_empty() { String::new() } else { format!("; else {}", others.join(", ")) };
        let sure = home.sure.as_str();
        lines.push(format!(
            "  country  {} ({sure}): {}{others}",
            home.region,
            in_a_row(&home.evidence, ", ")
        ));
    }
    lines.push(String::new());
    lines.extend(columns(&look.seen));
    lines.push(String::new());
    lines.push("Why".to_owned());
    lines.extend(look.seen.columns.iter().map(why));
    lines.extend(cautions(&look.seen));
    lines.extend(traps(&look.seen));
    lines.join("\n")
}

fn sheet(looked: &LookedAt) -> String {
    let LookedAt { sheet, rows, is_described, .. } = looked;
    let mut said: Vec<String> = Vec::new();
    said.extend(rows.map(|rows| format!("{rows} rows")));
    if !looked.is_visible() {
        said.push("hidden".to_owned());
    } else if rows.is_none() {
        said.push("not read".to_owned());
    }
    if sheet.hidden_rows > 0 {
        said.push(format!("{} of them hidden or filtered", sheet.hidden_rows));
    }
    if sheet.hidden_columns > 0 {
        said.push(format!("{} hidden columns", sheet.hidden_columns));
    }
    if *is_described {
        said.push("shown here".to_owned());
    }
    format!("{} ({})", sheet.name, said.join(", "))
}

/// What a workbook says of itself that a list of cells does not show.
fn workbook(look: &Look) -> Vec<String> {
    let mut lines = Vec::new();
    if !look.tables.is_empty() {
        lines.push(format!("  ranges   {}", listed(&look.tables)));
    }
    for LookedAt { sheet, .. } in &look.sheets {
        if !sheet.merged.is_empty() {
            lines.push(format!("  merged   {} on {}", listed(&sheet.merged), sheet.name));
        }
        if let Some(range) = &sheet.filter {
            let out = if sheet.filtered { "leaves rows out" } else { "leaves nothing out" };
            lines.push(format!("  filter   {range} on {}, which {out}", sheet.name));
        }
    }
    if look.from_1904 {
        lines.push("  days     counted from 1904; they are told as the sheets show them".to_owned());
    }
    lines
}

/// The first ones, and how many more there are.
fn listed(all: &[impl ToString]) -> String {
    const SHOWN: usize = 12;
    let mut said: Vec<String> = all.iter().take(SHOWN).map(ToString::to_string).collect();
    if all.len() > SHOWN {
        said.push(format!("{} more", all.len() - SHOWN));
    }
    said.join(", ")
}

/// What is known of a text's letters and cells beyond the first line.
fn text(format: &Format) -> Vec<String> {
    match format {
        Format::Packed { format, .. } => text(format),
        Format::Text { letters, dialect } => {
            let samples = letters.samples.join(", ");
            let samples = if samples.is_empty() { String::new() } else { format!(": {samples}") };
            vec![
                format!("  letters  {} ({}){samples}", letters.encoding, letters.evidence),
                format!("  cells    {dialect}"),
            ]
        }
        _ => Vec::new(),
    }
}

/// The table of columns.
fn columns(seen: &Seen) -> Vec<String> {
    let head = ["", "column", "filled", "distinct", "seems to be", "examples"].map(str::to_owned);
    let mut table = vec![head];
    for column in &seen.columns {
        let more = if column.more_distinct { ">" } else { "" };
        table.push([
            column_letters(column.at),
            cut(&column.name, 24),
            percent(column.filled, seen.rows),
            format!("{more}{}", column.distinct),
            column.described().to_string(),
            cut(&column.examples.join(" | "), 48),
        ]);
    }
    let width = |nth: usize| table.iter().map(|row| row[nth].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let line = |row: &[String; 6]| {
        let [letters, name, filled, distinct, is, examples] = row;
        let line = format!(
            "  {letters:0$}  {name:1$}  {filled:>2$}  {distinct:>3$}  {is:4$}  {examples}",
            widths[0], widths[1], widths[2], widths[3], widths[4]
        );
        line.trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

fn why(column: &Column) -> String {
    format!("  {} {}: {}", column_letters(column.at), cut(&column.name, 24), in_a_row(&column.evidence, "; "))
}

fn in_a_row(messages: &[Message], between: &str) -> String {
    messages.iter().map(Message::english).collect::<Vec<_>>().join(between)
}

fn cautions(seen: &Seen) -> Vec<String> {
    let cautious = seen.columns.iter().filter(|column| !column.cautions.is_empty());
    let line = |column: &Column| {
        format!(
            "  {} {}: {}",
            column_letters(column.at),
            cut(&column.name, 24),
            in_a_row(&column.cautions, "; ")
        )
    };
    let mut lines: Vec<String> = cautious.map(line).collect();
    if !lines.is_empty() {
        lines.splice(0..0, [String::new(), "Take care".to_owned()]);
    }
    lines
}

fn traps(seen: &Seen) -> Vec<String> {
    let mut lines = Vec::new();
    for trap in &seen.traps {
        let column = trap.column.map_or_else(
            || "rows".to_owned(),
            |column| {
                seen.table
                    .columns
                    .get(usize::from(column))
                    .map_or(column_letters(column), |name| cut(name, 24))
            },
        );
        let Trap { code, count, first_row, .. } = trap;
        let rows = if *count == 1 {
            format!("row {first_row}")
        } else {
            format!("{count}, the first in row {first_row}")
        };
        lines.push(format!("  {code} in {column} ({rows}): {}", code.means));
    }
    if !lines.is_empty() {
        lines.splice(0..0, [String::new(), "Met while reading".to_owned()]);
    }
    lines
}

/// How much of the rows a column fills; 100 % are all of them, and 0 % none.
fn percent(part: u64, whole: u64) -> String {
    let rounded = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    let percent = if part == 0 || part == whole { rounded } else { rounded.clamp(1, 99) };
    format!("{percent} %")
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
