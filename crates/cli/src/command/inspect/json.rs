//! What was seen of a file, as JSON: the names here are for programs, and stay.

use crate::look::Look;
use contact::column_letters;
use ingest::Format;
use inspect::{Column, Detail, Seen};
use serde_json::{Value, json};
use words::Message;

/// The whole answer.
pub(super) fn of(look: &Look) -> Value {
    let Seen { table, rows, blank, home, columns, traps } = &look.seen;
    let sheet = |looked: &crate::look::LookedAt| {
        json!({
            "name": looked.sheet.name,
            "visible": looked.is_visible(),
            "hidden_rows": looked.sheet.hidden_rows,
            "hidden_columns": looked.sheet.hidden_columns,
            "merged": looked.sheet.merged,
            "filter": looked.sheet.filter,
            "filtered": looked.sheet.filtered,
            "rows": looked.rows,
            "phone_columns": looked.phones,
            "described": looked.is_described,
        })
    };
    let range = |named: &ingest::NamedTable| json!({ "name": named.name, "sheet": named.sheet, "cells": named.range.to_string() });
    let home = home.as_ref().map(|home| {
        let others: Vec<&str> = home.others.iter().map(contact::Region::as_str).collect();
        json!({
            "region": home.region.as_str(),
            "sure": home.sure.as_str(),
            "evidence": english(&home.evidence),
            "others": others,
        })
    });
    let trap = |trap: &inspect::Trap| {
        let column = trap.column.map(|column| {
            table.columns.get(usize::from(column)).cloned().unwrap_or_else(|| column_letters(column))
        });
        json!({ "code": trap.code.id, "column": column, "count": trap.count, "first_row": trap.first_row })
    };
    json!({
        "file": look.called(),
        "format": format(&look.format),
        "sheet": table.sheet,
        "sheets": look.sheets.iter().map(sheet).collect::<Vec<_>>(),
        "ranges": look.tables.iter().map(range).collect::<Vec<_>>(),
        "from_1904": look.from_1904,
        "header": {
            "row": (table.header_row > 0).then_some(table.header_row),
            "why": look.header_why.english(),
            "rows_above": look.skipped_above,
        },
        "beside": look.beside.iter().map(beside).collect::<Vec<_>>(),
        "rows": rows,
        "blank_rows": blank,
        "country": home,
        "columns": columns.iter().map(|known| column(known, columns)).collect::<Vec<_>>(),
        "traps": traps.iter().map(trap).collect::<Vec<_>>(),
    })
}

/// Programs read English.
fn english(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(Message::english).collect()
}

fn beside(beside: &ingest::Beside) -> Value {
    json!({
        "columns": [column_letters(beside.columns.0), column_letters(beside.columns.1)],
        "row": (beside.header_row > 0).then_some(beside.header_row),
        "names": beside.names,
    })
}

fn format(known: &Format) -> Value {
    match known {
        Format::Text { letters, dialect } => json!({
            "kind": "text",
            "encoding": letters.encoding.to_string(),
            "mixed_with": letters.mixed_with.map(|encoding| encoding.to_string()),
            "encoding_evidence": letters.evidence.to_string(),
            "encoding_samples": letters.samples,
            "delimiter": dialect.delimiter.map(String::from),
            "quote": dialect.quote.map(String::from),
            "line_ends": dialect.line_ends.to_string(),
            "dialect": dialect.to_string(),
        }),
        Format::Workbook { kind, .. } => json!({ "kind": kind.to_string() }),
        Format::Json { list } => json!({ "kind": "json", "list": list }),
        Format::Ndjson => json!({ "kind": "ndjson" }),
        Format::Vcard => json!({ "kind": "vcard" }),
        Format::Parquet => json!({ "kind": "parquet" }),
        Format::Arrow => json!({ "kind": "arrow" }),
        Format::Packed { within, format: inside } => json!({ "kind": within, "inside": format(inside) }),
    }
}

fn column(column: &Column, all: &[Column]) -> Value {
    let name = |at: u16| all.get(usize::from(at)).map(|column| column.name.as_str());
    let detail = match &column.detail {
        Detail::Plain => Value::Null,
        Detail::Phone { numbers, read, area } => json!({
            "region": numbers.region.as_str(),
            "cells_read": read,
            "valid": numbers.valid,
            "mobile": numbers.mobile,
            "fixed": numbers.fixed,
            "in_one_zone": numbers.one_zone,
            "without_area_code": numbers.without_area,
            "area_code_column": area.and_then(name),
        }),
        Detail::Document(document) => json!({ "document": document.as_str() }),
        Detail::Date(form) => json!({ "written": form.as_str() }),
        Detail::Decimal(mark) => json!({ "decimal_mark": mark.to_string() }),
        Detail::OptOut { yes, unclear } => json!({ "yes": yes, "unclear": english(unclear) }),
    };
    json!({
        "name": column.name,
        "letters": column_letters(column.at),
        "filled": column.filled,
        "distinct": column.distinct,
        "more_distinct": column.more_distinct,
        "examples": column.examples,
        "is": column.is.as_str(),
        "sure": column.sure.as_str(),
        "detail": detail,
        "evidence": english(&column.evidence),
        "cautions": english(&column.cautions),
    })
}
