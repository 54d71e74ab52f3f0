//! Rows as a Parquet file: every cell is text, as it was read, and the rows' numbers are numbers.

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// How many rows and how many bytes are held back at most, to be written column by column.
const GROUP_ROWS: usize = 1 << 16;
const GROUP_BYTES: usize = 32 << 20;

/// A Parquet file under way.
pub(super) struct Table<W: Write + Send> {
    file: SerializedFileWriter<W>,
    /// The rows' numbers, where they are wanted; the first column then.
    numbers: Option<Vec<i32>>,
    columns: Vec<Vec<ByteArray>>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> Table<W> {
    /// A table with these columns of text, and one in front with the rows' numbers if it has a name.
    pub(super) fn new(out: W, number: Option<&str>, names: &[String]) -> io::Result<Self> {
        let texts = names.iter().map(|name| {
            Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                .with_repetition(Repetition::REQUIRED)
                .with_converted_type(ConvertedType::UTF8)
                .with_logical_type(Some(LogicalType::String))
                .build()
        });
        let whole = |name: &str| {
            Type::primitive_type_builder(name, Physical::INT32).with_repetition(Repetition::REQUIRED).build()
        };
        let fields = number.map(whole).into_iter().chain(texts).map(|field| field.map(Arc::new));
        let fields = fields.collect::<Result<Vec<_>>>().map_err(io_error)?;
        let schema = Type::group_type_builder("list").with_fields(fields).build().map_err(io_error)?;
        let properties = WriterProperties::builder().set_created_by("dialbase".to_owned()).build();
        Ok(Self {
            file: SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(io_error)?,
            numbers: number.map(|_| Vec::new()),
            columns: names.iter().map(|_| Vec::new()).collect(),
            rows: 0,
            bytes: 0,
        })
    }

    /// Adds a row; it is filled up to the table's width.
    pub(super) fn row<'c>(&mut self, number: u32, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
        if let Some(numbers) = &mut self.numbers {
            numbers.push(number.cast_signed());
        }
        for (column, cell) in self.columns.iter_mut().zip(cells.chain(std::iter::repeat(""))) {
            self.bytes += cell.len();
            column.push(cell.into());
        }
        self.rows += 1;
        if self.rows == GROUP_ROWS || self.bytes > GROUP_BYTES {
            self.write_group().map_err(io_error)?;
        }
        Ok(())
    }

    /// Writes what waits, and the end of the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_group().map_err(io_error)?;
        self.file.into_inner().map_err(io_error)?.flush()
    }

    fn write_group(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        let mut columns = self.columns.iter_mut();
        let mut numbers = self.numbers.as_mut();
        while let Some(mut column) = group.next_column()? {
            match column.untyped() {
                ColumnWriter::Int32ColumnWriter(writer) => {
                    let numbers = numbers.take().map(std::mem::take).unwrap_or_default();
                    writer.write_batch(&numbers, None, None)?;
                }
                ColumnWriter::ByteArrayColumnWriter(writer) => {
                    let cells = columns.next().map(std::mem::take).unwrap_or_default();
                    writer.write_batch(&cells, None, None)?;
                }
                _ => return Err(ParquetError::General("a column of another kind".to_owned())),
            }
            column.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// What the disk said, where it was the disk.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(cause) => *cause,
            Err(cause) => io::Error::other(cause),
        },
        error => io::Error::other(error),
    }
}
