//! Rows as a Parquet file: columns of text, of whole numbers, and of moments by some clock on a wall.

use chrono::NaiveDateTime;
use parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical};
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

/// What a column of a Parquet file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Whole numbers.
    Whole,
    /// Counts that may be large, or not known.
    Count,
    /// Moments by a clock on a wall, whose zone is told elsewhere; or none.
    Moment,
}

/// What stands in a row of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// In one of text.
    Text(&'c str),
    /// In one of whole numbers.
    Whole(u32),
    /// In one of counts.
    Count(Option<i64>),
    /// In one of moments.
    Moment(Option<NaiveDateTime>),
}

/// What waits in a column whose cells may be empty: the values that are there, and for each row whether one is.
#[derive(Default)]
struct Waiting {
    values: Vec<i64>,
    there: Vec<i16>,
}

impl Waiting {
    fn push(&mut self, value: Option<i64>) {
        self.there.push(value.is_some().into());
        self.values.extend(value);
    }
}

/// A Parquet file under way.
pub struct ParquetFile<W: Write + Send> {
    file: SerializedFileWriter<W>,
    /// What waits in each column of its kind, in the columns' order.
    texts: Vec<Vec<ByteArray>>,
    wholes: Vec<Vec<i32>>,
    longs: Vec<Waiting>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> ParquetFile<W> {
    /// A file with these columns.
    ///
    /// # Errors
    /// Where it cannot be written, or has no columns.
    pub fn new<'n>(out: W, columns: impl IntoIterator<Item = (&'n str, Holds)>) -> io::Result<Self> {
        let (mut texts, mut wholes, mut longs) = (Vec::new(), Vec::new(), Vec::new());
        let field = |(name, holds)| match holds {
            Holds::Text => {
                texts.push(Vec::new());
                Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                    .with_repetition(Repetition::REQUIRED)
                    .with_converted_type(ConvertedType::UTF8)
                    .with_logical_type(Some(LogicalType::String))
                    .build()
            }
            Holds::Whole => {
                wholes.push(Vec::new());
                Type::primitive_type_builder(name, Physical::INT32)
                    .with_repetition(Repetition::REQUIRED)
                    .build()
            }
            Holds::Count => {
                longs.push(Waiting::default());
                Type::primitive_type_builder(name, Physical::INT64)
                    .with_repetition(Repetition::OPTIONAL)
                    .build()
            }
            Holds::Moment => {
                longs.push(Waiting::default());
                let moment = LogicalType::timestamp(false, TimeUnit::MICROS);
                Type::primitive_type_builder(name, Physical::INT64)
                    .with_repetition(Repetition::OPTIONAL)
                    .with_logical_type(Some(moment))
                    .build()
            }
        };
        let fields = columns.into_iter().map(field).map(|field| field.map(Arc::new));
        let fields = fields.collect::<Result<Vec<_>>>().map_err(io_error)?;
        let schema = Type::group_type_builder("list").with_fields(fields).build().map_err(io_error)?;
        let properties = WriterProperties::builder().set_created_by("dialbase".to_owned()).build();
        let file =
            SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(io_error)?;
        Ok(Self { file, texts, wholes, longs, rows: 0, bytes: 0 })
    }

    /// Adds a row: what stands in its columns of numbers, and what in those of text, each in order. It is filled up to the
    /// file's width.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn row<'c>(
        &mut self,
        wholes: impl IntoIterator<Item = u32>,
        texts: impl IntoIterator<Item = &'c str>,
    ) -> io::Result<()> {
        for (column, whole) in self.wholes.iter_mut().zip(wholes.into_iter().chain(std::iter::repeat(0))) {
            column.push(whole.cast_signed());
        }
        for (column, text) in self.texts.iter_mut().zip(texts.into_iter().chain(std::iter::repeat(""))) {
            self.bytes += text.len();
            column.push(text.into());
        }
        self.end_of_row()
    }

    /// Adds a row, cell by cell in the columns' order.
    ///
    /// # Errors
    /// Where it cannot be written, or a cell is not of its column.
    pub fn cells(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let (mut texts, mut wholes, mut longs) =
            (self.texts.iter_mut(), self.wholes.iter_mut(), self.longs.iter_mut());
        let wrong = || io::Error::other("a row of a table has other cells than its columns");
        for cell in cells {
            match *cell {
                Cell::Text(text) => {
                    self.bytes += text.len();
                    texts.next().ok_or_else(wrong)?.push(text.into());
                }
                Cell::Whole(whole) => wholes.next().ok_or_else(wrong)?.push(whole.cast_signed()),
                Cell::Count(count) => longs.next().ok_or_else(wrong)?.push(count),
                Cell::Moment(moment) => {
                    let moment = moment.map(|moment| moment.and_utc().timestamp_micros());
                    longs.next().ok_or_else(wrong)?.push(moment);
                }
            }
        }
        if texts.next().is_some() || wholes.next().is_some() || longs.next().is_some() {
            return Err(wrong());
        }
        self.end_of_row()
    }

    fn end_of_row(&mut self) -> io::Result<()> {
        self.rows += 1;
        if self.rows == GROUP_ROWS || self.bytes > GROUP_BYTES {
            self.write_group().map_err(io_error)?;
        }
        Ok(())
    }

    /// Writes what waits, and the end of the file, and gives back where it went.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.write_group().map_err(io_error)?;
        let mut out = self.file.into_inner().map_err(io_error)?;
        out.flush()?;
        Ok(out)
    }

    fn write_group(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        let (mut texts, mut wholes) = (self.texts.iter_mut(), self.wholes.iter_mut());
        let mut longs = self.longs.iter_mut();
        while let Some(mut column) = group.next_column()? {
            match column.untyped() {
                ColumnWriter::Int32ColumnWriter(writer) => {
                    let waiting = wholes.next().map(std::mem::take).unwrap_or_default();
                    writer.write_batch(&waiting, None, None)?;
                }
                ColumnWriter::ByteArrayColumnWriter(writer) => {
                    let waiting = texts.next().map(std::mem::take).unwrap_or_default();
                    writer.write_batch(&waiting, None, None)?;
                }
                ColumnWriter::Int64ColumnWriter(writer) => {
                    let waiting = longs.next().map(std::mem::take).unwrap_or_default();
                    writer.write_batch(&waiting.values, Some(&waiting.there), None)?;
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
