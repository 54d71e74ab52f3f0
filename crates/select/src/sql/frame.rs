//! Blocks and Parquet bytes as tables of the engine.

use super::{ROW_COLUMN, SOURCE, SqlError, is_row_column};
use contact::Block;
use polars::prelude::{Column, DataFrame, IntoColumn, IntoSeries, StringChunkedBuilder};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use std::io::Cursor;
use words::message;

/// A table that a statement may name beside `source`.
#[derive(Clone, Debug)]
pub enum Extra {
    /// Rows of text, all blocks of one table in order: one at least, for the names of its columns.
    Text(Vec<Block>),
    /// A whole Parquet file, whose columns keep their types.
    Parquet(Vec<u8>),
}

/// The rows, and the column that says which is which.
pub(super) fn source(blocks: &[Block]) -> Result<DataFrame, SqlError> {
    let mut columns = text_columns(SOURCE, blocks)?;
    let rows: u32 = blocks.iter().map(|block| block.len() as u32).sum();
    columns.push(Column::new(ROW_COLUMN.into(), (0..rows).collect::<Vec<u32>>()));
    frame(rows as usize, columns)
}

pub(super) fn extra(name: &str, table: Extra) -> Result<DataFrame, SqlError> {
    match table {
        Extra::Text(blocks) => {
            let rows = blocks.iter().map(Block::len).sum();
            frame(rows, text_columns(name, &blocks)?)
        }
        Extra::Parquet(bytes) => {
            let frame = ParquetReader::new(Cursor::new(bytes)).finish();
            let frame = frame.map_err(|_| SqlError::Parquet { name: name.to_owned() })?;
            refuse_reserved(name, frame.get_column_names().into_iter().map(AsRef::as_ref))?;
            Ok(frame)
        }
    }
}

fn text_columns(table: &str, blocks: &[Block]) -> Result<Vec<Column>, SqlError> {
    let names = blocks.first().map_or(&[][..], |block| &block.table().columns);
    refuse_reserved(table, names.iter().map(String::as_str))?;
    let rows = blocks.iter().map(Block::len).sum();
    let column = |(nth, name): (usize, &String)| {
        let mut cells = StringChunkedBuilder::new(name.as_str().into(), rows);
        for row in blocks.iter().flat_map(Block::rows) {
            cells.append_option(Some(row.cell(nth as u16)).filter(|cell| !cell.trim().is_empty()));
        }
        cells.finish().into_series().into_column()
    };
    Ok(names.iter().enumerate().map(column).collect())
}

fn refuse_reserved<'n>(table: &str, mut names: impl Iterator<Item = &'n str>) -> Result<(), SqlError> {
    if names.any(is_row_column) { Err(SqlError::Reserved { table: table.to_owned() }) } else { Ok(()) }
}

fn frame(rows: usize, columns: Vec<Column>) -> Result<DataFrame, SqlError> {
    let refused =
        |_| SqlError::refused(message!("sql-same-name", "two columns of a table have the same name"));
    DataFrame::new(rows, columns).map_err(refused)
}
