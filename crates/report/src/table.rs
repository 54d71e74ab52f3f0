//! A table under way, as delimited text for spreadsheets or as Parquet: the same columns and cells in both.

use crate::ContactsForm;
use crate::defuse::defused;
use crate::parquet::{Cell, Holds, ParquetFile};
use std::io::{self, Write};

/// A table under way.
pub struct Table<W: Write + Send>(Out<W>);

enum Out<W: Write + Send> {
    Csv(Box<csv::Writer<W>>),
    Parquet(Box<ParquetFile<W>>),
}

impl<W: Write + Send> Table<W> {
    /// Starts the file with its columns.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(form: ContactsForm, mut file: W, columns: &[(&str, Holds)]) -> io::Result<Self> {
        Ok(Self(match form {
            ContactsForm::Csv => {
                // As in `contacts.csv`, for spreadsheets in Spanish and Portuguese.
                file.write_all("\u{feff}".as_bytes())?;
                let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(file);
                writer.write_record(columns.iter().map(|(name, _)| name))?;
                Out::Csv(Box::new(writer))
            }
            ContactsForm::Parquet => Out::Parquet(Box::new(ParquetFile::new(file, columns.iter().copied())?)),
        }))
    }

    /// Writes a row, cell by cell in the columns' order. In text, what is not known is blank, and no cell starts a formula.
    ///
    /// # Errors
    /// Where it cannot be written, or a cell is not of its column.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let writer = match &mut self.0 {
            Out::Csv(writer) => writer,
            Out::Parquet(file) => return file.cells(cells),
        };
        for cell in cells {
            match *cell {
                Cell::Text(text) => writer.write_field(&*defused(text))?,
                Cell::Whole(whole) => writer.write_field(whole.to_string())?,
                Cell::Count(count) => {
                    writer.write_field(count.map(|count| count.to_string()).unwrap_or_default())?;
                }
                Cell::Moment(moment) => {
                    let moment = moment.map(|moment| moment.format("%Y-%m-%d %H:%M:%S%.f").to_string());
                    writer.write_field(moment.unwrap_or_default())?;
                }
            }
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Out::Csv(writer) => writer.into_inner().map_err(csv::IntoInnerError::into_error),
            Out::Parquet(file) => file.finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    const COLUMNS: [(&str, Holds); 4] =
        [("number", Holds::Text), ("line", Holds::Whole), ("seconds", Holds::Count), ("at", Holds::Moment)];

    fn written(form: ContactsForm) -> Vec<u8> {
        let at = NaiveDate::from_ymd_opt(2026, 11, 30).and_then(|day| day.and_hms_opt(9, 0, 1));
        let mut table = Table::new(form, Vec::new(), &COLUMNS).unwrap();
        let row = [Cell::Text("=1+1"), Cell::Whole(7), Cell::Count(Some(16)), Cell::Moment(at)];
        table.row(&row).unwrap();
        table.row(&[Cell::Text("098"), Cell::Whole(8), Cell::Count(None), Cell::Moment(None)]).unwrap();
        table.finish().unwrap()
    }

    #[test]
    fn text_is_what_a_spreadsheet_opens_and_starts_no_formula() {
        let text = String::from_utf8(written(ContactsForm::Csv)).unwrap();
        assert_eq!(text, "\u{feff}number;line;seconds;at\n'=1+1;7;16;2026-11-30 09:00:01\n098;8;;\n");
    }

    #[test]
    fn parquet_has_types_and_knows_what_is_not_known() {
        use parquet::file::reader::{FileReader, SerializedFileReader};
        use parquet::record::Field;
        let reader = SerializedFileReader::new(bytes::Bytes::from(written(ContactsForm::Parquet))).unwrap();
        let rows: Vec<Vec<Field>> = reader
            .get_row_iter(None)
            .unwrap()
            .map(|row| row.unwrap().get_column_iter().map(|(_, field)| field.clone()).collect())
            .collect();
        let at = Field::TimestampMicros(1_796_029_201_000_000);
        assert_eq!(rows[0], [Field::Str("=1+1".into()), Field::Int(7), Field::Long(16), at]);
        assert_eq!(rows[1], [Field::Str("098".into()), Field::Int(8), Field::Null, Field::Null]);
    }

    #[test]
    fn a_row_of_other_cells_is_refused() {
        let mut table = Table::new(ContactsForm::Parquet, Vec::new(), &COLUMNS).unwrap();
        assert!(table.row(&[Cell::Text("a"), Cell::Text("b")]).is_err());
    }
}
