//! `dialbase inspect`: what a file is, and what each of its columns seems to be.

mod json;

use crate::args::Inspect;
use crate::look::{Look, LookedAt, look};
use crate::output::{Failure, print};
use crate::voice::Voice;
use contact::column_letters;
use ingest::Format;
use inspect::{Column, Seen, Sure, Trap};
use pipeline::Exit;
use words::{Arg, Language, Message, message, told};

pub(crate) fn inspect(args: Inspect, voice: &mut Voice) -> Result<Exit, Failure> {
    let look = look(&args.look)?;
    if args.json {
        print(format!("{:#}", json::of(&look)))?;
    } else {
        print(words(&look, voice).trim_end())?;
    }
    Ok(Exit::Done)
}

/// Everything in words, without colours.
fn words(look: &Look, voice: &Voice) -> String {
    let called = words::on_one_line(&look.called()).into_owned();
    let mut lines = vec![format!("{called}: {}", voice.text(&look.format.said()))];
    let facts: Vec<(String, String)> =
        facts(look).iter().map(|(label, words)| (voice.text(label), voice.text(words))).collect();
    let width = facts.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0).max(7);
    lines.extend(facts.iter().map(|(label, words)| format!("  {label:width$}  {words}")));
    lines.push(String::new());
    lines.extend(columns(&look.seen, voice));
    lines.push(String::new());
    lines.push(voice.text(&message!("cli-inspect-why", "Why")));
    lines.extend(look.seen.columns.iter().map(|column| about(column, &column.evidence, voice)));
    lines.extend(cautions(&look.seen, voice));
    lines.extend(traps(&look.seen, voice));
    lines.join("\n")
}

/// What is known of the file as a whole, each under its label.
fn facts(look: &Look) -> Vec<(Message, Message)> {
    let Seen { rows, blank, home, .. } = &look.seen;
    let mut facts = text(&look.format);
    let is_partly_hidden =
        look.sheets.iter().any(|looked| looked.sheet.hidden_rows + looked.sheet.hidden_columns > 0);
    if look.sheets.len() > 1 || is_partly_hidden {
        let sheets = Arg::list(look.sheets.iter().map(sheet));
        facts.push((
            message!("cli-inspect-sheets", "sheets"),
            message!("cli-inspect-list", "{list}", list = sheets),
        ));
    }
    facts.extend(workbook(look));
    facts.push((message!("cli-inspect-header", "header"), header(look)));
    facts.extend(look.beside.iter().map(|beside| {
        let said = message!(
            "cli-inspect-beside-is",
            "{beside}: another table, not read; [source] range says otherwise",
            beside = beside.said()
        );
        (message!("cli-inspect-beside", "beside"), said)
    }));
    let said = match blank {
        0 => message!("cli-inspect-rows-are", "{rows}", rows = rows),
        blank => message!(
            "cli-inspect-rows-and-blank",
            "{rows}, and {blank} blank ones",
            rows = rows,
            blank = blank
        ),
    };
    facts.push((message!("cli-inspect-rows", "rows"), said));
    facts.extend(home.as_ref().map(|home| (message!("cli-inspect-country", "country"), country(home))));
    facts
}

fn header(look: &Look) -> Message {
    let (row, why) = (look.seen.table.header_row, &look.header_why);
    match (row, look.skipped_above) {
        (0, _) => message!("cli-inspect-no-header", "no row: {why}", why = why),
        (row, 0) => message!("cli-inspect-header-row", "row {row}: {why}", row = row.to_string(), why = why),
        (row, above) => message!(
            "cli-inspect-header-below",
            "row {row}: {why}; {above} above it that are not blank",
            row = row.to_string(),
            why = why,
            above = above
        ),
    }
}

fn country(home: &inspect::Home) -> Message {
    let evidence = Arg::list(&home.evidence);
    let others: Vec<&str> = home.others.iter().map(contact::Region::as_str).collect();
    if others.is_empty() {
        message!(
            "cli-inspect-country-is",
            "{country} ({sure}): {evidence}",
            country = home.region.as_str(),
            sure = sure(home.sure),
            evidence = evidence
        )
    } else {
        message!(
            "cli-inspect-country-or",
            "{country} ({sure}): {evidence}; else {others}",
            country = home.region.as_str(),
            sure = sure(home.sure),
            evidence = evidence,
            others = Arg::list(others)
        )
    }
}

fn sure(sure: Sure) -> Message {
    match sure {
        Sure::Sure => told!(sure.as_str(), "cli-sure"),
        Sure::Likely => told!(sure.as_str(), "cli-likely"),
        Sure::Unsure => told!(sure.as_str(), "cli-unsure"),
    }
}

fn sheet(looked: &LookedAt) -> Message {
    let LookedAt { sheet, rows, is_described, .. } = looked;
    let mut said: Vec<Message> = Vec::new();
    said.extend(rows.map(|rows| message!("cli-inspect-sheet-rows", "{rows} rows", rows = rows)));
    if !looked.is_visible() {
        said.push(message!("cli-inspect-hidden", "hidden"));
    } else if rows.is_none() {
        said.push(message!("cli-inspect-not-read", "not read"));
    }
    if sheet.hidden_rows > 0 {
        said.push(message!(
            "cli-inspect-hidden-rows",
            "{n} of them hidden or filtered",
            n = sheet.hidden_rows
        ));
    }
    if sheet.hidden_columns > 0 {
        said.push(message!("cli-inspect-hidden-columns", "{n} hidden columns", n = sheet.hidden_columns));
    }
    if *is_described {
        said.push(message!("cli-inspect-shown", "shown here"));
    }
    message!("cli-inspect-sheet", "{name} ({said})", name = &sheet.name, said = Arg::list(said))
}

/// What a workbook says of itself that a list of cells does not show.
fn workbook(look: &Look) -> Vec<(Message, Message)> {
    let mut facts = Vec::new();
    if !look.tables.is_empty() {
        facts.push((message!("cli-inspect-ranges", "ranges"), listed(&look.tables)));
    }
    for LookedAt { sheet, .. } in &look.sheets {
        if !sheet.merged.is_empty() {
            let cells = listed(&sheet.merged);
            let said =
                message!("cli-inspect-merged-on", "{cells} on {sheet}", cells = cells, sheet = &sheet.name);
            facts.push((message!("cli-inspect-merged", "merged"), said));
        }
        if let Some(range) = &sheet.filter {
            let said = if sheet.filtered {
                message!(
                    "cli-inspect-filter-on",
                    "{cells} on {sheet}, which leaves rows out",
                    cells = range,
                    sheet = &sheet.name
                )
            } else {
                message!(
                    "cli-inspect-filter-idle",
                    "{cells} on {sheet}, which leaves nothing out",
                    cells = range,
                    sheet = &sheet.name
                )
            };
            facts.push((message!("cli-inspect-filter", "filter"), said));
        }
    }
    if look.from_1904 {
        let said = message!("cli-inspect-1904", "counted from 1904; they are told as the sheets show them");
        facts.push((message!("cli-inspect-days", "days"), said));
    }
    facts
}

/// The first ones, and how many more there are.
fn listed(all: &[impl ToString]) -> Message {
    const SHOWN: usize = 12;
    let said = Arg::list(all.iter().take(SHOWN).map(ToString::to_string));
    match all.len().saturating_sub(SHOWN) {
        0 => message!("cli-inspect-list", "{list}", list = said),
        more => message!("cli-inspect-and-more", "{list}, {n} more", list = said, n = more),
    }
}

/// What is known of a text's letters and cells beyond the first line.
fn text(format: &Format) -> Vec<(Message, Message)> {
    match format {
        Format::Packed { format, .. } => text(format),
        Format::Text { letters, dialect } => {
            let samples = letters.samples.join(", ");
            let samples = if samples.is_empty() { String::new() } else { format!(": {samples}") };
            let said = message!(
                "cli-inspect-letters-are",
                "{encoding} ({evidence}){samples}",
                encoding = letters.encoding.to_string(),
                evidence = letters.evidence.said(),
                samples = samples
            );
            vec![
                (message!("cli-inspect-letters", "letters"), said),
                (message!("cli-inspect-cells", "cells"), dialect.said()),
            ]
        }
        _ => Vec::new(),
    }
}

/// The table of columns.
fn columns(seen: &Seen, voice: &Voice) -> Vec<String> {
    let head = [
        Message::default(),
        message!("cli-inspect-column", "column"),
        message!("cli-inspect-filled", "filled"),
        message!("cli-inspect-distinct", "distinct"),
        message!("cli-inspect-seems", "seems to be"),
        message!("cli-inspect-examples", "examples"),
    ];
    let mut table = vec![head.map(|head| voice.text(&head))];
    for column in &seen.columns {
        let more = if column.more_distinct { ">" } else { "" };
        let distinct = words::count(voice.language(), column.distinct);
        table.push([
            column_letters(column.at),
            cut(&column.name, 24),
            percent(column.filled, seen.rows, voice.language()),
            format!("{more}{distinct}"),
            voice.text(&column.described()),
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

/// `  C Celular: 97 % of the cells are numbers; the header says so`.
fn about(column: &Column, said: &[Message], voice: &Voice) -> String {
    let said: Vec<String> = said.iter().map(|said| voice.text(said)).collect();
    let name = words::on_one_line(&column.name).into_owned();
    format!("  {} {}: {}", column_letters(column.at), cut(&name, 24), said.join("; "))
}

fn cautions(seen: &Seen, voice: &Voice) -> Vec<String> {
    let cautious = seen.columns.iter().filter(|column| !column.cautions.is_empty());
    let line = |column: &Column| about(column, &column.cautions, voice);
    let mut lines: Vec<String> = cautious.map(line).collect();
    if !lines.is_empty() {
        let title = voice.text(&message!("cli-inspect-take-care", "Take care"));
        lines.splice(0..0, [String::new(), title]);
    }
    lines
}

fn traps(seen: &Seen, voice: &Voice) -> Vec<String> {
    let mut lines = Vec::new();
    for Trap { code, count, first_row, column, .. } in &seen.traps {
        let column = match column {
            None => message!("cli-inspect-rows", "rows"),
            Some(column) => {
                let name = seen.table.columns.get(usize::from(*column));
                Message::foreign(name.map_or_else(|| column_letters(*column), |name| cut(name, 24)))
            }
        };
        let row = first_row.to_string();
        let rows = match count {
            1 => message!("cli-row", "row {row}", row = row),
            n => message!("cli-inspect-first-in", "{n}, the first in row {row}", n = n, row = row),
        };
        let said = message!(
            "cli-inspect-trap",
            "{code} in {column} ({rows}): {means}",
            code = code.id,
            column = column,
            rows = rows,
            means = voice.means(code)
        );
        lines.push(format!("  {}", voice.text(&said)));
    }
    if !lines.is_empty() {
        let title = voice.text(&message!("cli-inspect-met", "Met while reading"));
        lines.splice(0..0, [String::new(), title]);
    }
    lines
}

/// How much of the rows a column fills; 100 % are all of them, and 0 % none.
fn percent(part: u64, whole: u64, language: Language) -> String {
    let rounded = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    let percent = if part == 0 || part == whole { rounded } else { rounded.clamp(1, 99) };
    match language {
        Language::English | Language::Spanish => format!("{percent} %"),
        Language::Portuguese => format!("{percent}%"),
    }
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
