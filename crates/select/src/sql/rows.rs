//! A result as blocks of text, and what became of each row of the source.

use super::{Selected, SqlError, is_row_column, row_column};
use contact::{Block, Row, Table, column_letters};
use polars::prelude::{
    AnyValue, ChunkApply, Column, DataFrame, DataType, Float64Chunked, IntoColumn, IntoSeries, PolarsResult,
    TimeUnit,
};
use std::sync::Arc;

/// How many rows a block holds.
const BLOCK_ROWS: usize = 4096;

pub(super) fn selected(result: &DataFrame, source: &[Block]) -> Result<Selected, SqlError> {
    let Some(first) = source.first() else { return Ok(Selected::default()) };
    let rows: Vec<Row<'_>> = source.iter().flat_map(Block::rows).collect();
    let origins = origins(result);
    let columns = text_columns(result)?;
    let table = Arc::new(Table { columns: names(&columns), ..Table::clone(first.table()) });
    let moved = moved_columns(first.table(), &table);

    let mut selected = Selected::default();
    let mut is_held = vec![false; rows.len()];
    for (nth, origin) in origins.into_iter().enumerate() {
        if nth % BLOCK_ROWS == 0 {
            selected.blocks.push(Block::new(Arc::clone(&table)));
        }
        let Some(block) = selected.blocks.last_mut() else { continue };
        for column in &columns {
            push_cell(block, &column.get(nth).unwrap_or(AnyValue::Null));
        }
        let from = origin.and_then(|at| rows.get(at as usize).map(|row| (at as usize, *row)));
        selected.computed += u64::from(from.is_none_or(|(at, _)| std::mem::replace(&mut is_held[at], true)));
        for remark in from.iter().flat_map(|(_, row)| row.remarks()) {
            let column = remark.column.and_then(|column| moved.get(usize::from(column)).copied().flatten());
            block.remark(column, remark.code);
        }
        block.end_row(from.map_or(0, |(_, row)| row.number()));
    }
    let dropped = rows.iter().zip(&is_held).filter(|(_, is_held)| !**is_held);
    selected.dropped = dropped.map(|(row, _)| row.number()).collect();
    Ok(selected)
}

/// The row of the source that each row of the result came from.
fn origins(result: &DataFrame) -> Vec<Option<u32>> {
    let names: Vec<String> = result.get_column_names().iter().map(ToString::to_string).collect();
    let Some(rows) = row_column(&names).map(|nth| &result.columns()[nth]) else {
        return vec![None; result.height()];
    };
    (0..result.height()).map(|nth| rows.get(nth).ok().and_then(|value| value.extract())).collect()
}

/// The result's own columns, of values that [`push_cell`] can write.
fn text_columns(result: &DataFrame) -> Result<Vec<Column>, SqlError> {
    let own = result.columns().iter().filter(|column| !is_row_column(column.name()));
    own.map(|column| match column.dtype() {
        DataType::Float32 | DataType::Float64 | DataType::Boolean | DataType::String => Ok(column.clone()),
        DataType::Binary | DataType::List(_) | DataType::Struct(_) => Err(not_text(column)),
        DataType::Duration(_) => in_days(column).map_err(|_| not_text(column)),
        DataType::Datetime(..) | DataType::Time => whole_seconds(column).map_err(|_| not_text(column)),
        _ => column.strict_cast(&DataType::String).map_err(|_| not_text(column)),
    })
    .collect()
}

/// Spans of time as days: what one date less another gives.
fn in_days(column: &Column) -> PolarsResult<Column> {
    const MILLISECONDS: f64 = 86_400_000.0;
    let spans = column.cast(&DataType::Duration(TimeUnit::Milliseconds))?.cast(&DataType::Int64)?;
    let days: Float64Chunked =
        spans.i64()?.iter().map(|span| span.map(|span| span as f64 / MILLISECONDS)).collect();
    Ok(days.with_name(column.name().clone()).into_series().into_column())
}

/// Times as ISO text, without the fraction of a second where there is none.
fn whole_seconds(column: &Column) -> PolarsResult<Column> {
    let text = column.strict_cast(&DataType::String)?;
    let short = |cell: &str| match cell.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => cell.to_owned(),
    };
    Ok(text.str()?.apply_values(|cell| short(cell).into()).into_series().into_column())
}

fn not_text(column: &Column) -> SqlError {
    SqlError::NotText { column: column.name().to_string() }
}

/// The columns' names as a table holds them: trimmed, each one once, and letters where there is none.
fn names(columns: &[Column]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(columns.len());
    for (nth, column) in columns.iter().enumerate() {
        let trimmed = column.name().trim();
        let name = if trimmed.is_empty() { column_letters(nth as u16) } else { trimmed.to_owned() };
        let again = (2..).map(|nth| format!("{name} ({nth})"));
        let unique = std::iter::once(name.clone()).chain(again).find(|name| !names.contains(name));
        names.push(unique.unwrap_or(name));
    }
    names
}

/// Where each column of the source stands in the result, by its name.
fn moved_columns(source: &Table, result: &Table) -> Vec<Option<u16>> {
    let now = |name: &String| result.columns.iter().position(|column| column == name).map(|nth| nth as u16);
    source.columns.iter().map(now).collect()
}

fn push_cell(block: &mut Block, value: &AnyValue<'_>) {
    match value {
        AnyValue::Null => block.push_cell(""),
        AnyValue::Boolean(true) => block.push_cell("TRUE"),
        AnyValue::Boolean(false) => block.push_cell("FALSE"),
        AnyValue::Float64(number) => block.push_cell(&number.to_string()),
        AnyValue::Float32(number) => block.push_cell(&number.to_string()),
        text => block.push_cell(text.get_str().unwrap_or_default()),
    }
}
