//! `rejected.csv`: all rows that were left out. Semicolons and a mark at the start, so that a spreadsheet in Spanish or Portuguese
//! opens it with its columns and accents.

use super::added::{IN_TEXT, Role};
use crate::defuse::defused;
use std::io::{self, Write};

/// Writes the rows as text.
pub(super) struct Text<W: Write>(csv::Writer<W>);

impl<W: Write> Text<W> {
    pub(super) fn new(mut file: W, columns: &[String]) -> io::Result<Self> {
        file.write_all("\u{feff}".as_bytes())?;
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(file);
        let own = columns.iter().map(|name| defused(name).into_owned());
        writer.write_record(own.chain(IN_TEXT.map(|role| role.in_text().to_owned())))?;
        Ok(Self(writer))
    }

    pub(super) fn row<'c>(&mut self, cells: &[&'c str], added: impl Fn(Role) -> &'c str) -> io::Result<()> {
        for cell in cells.iter().copied().chain(IN_TEXT.into_iter().map(added)) {
            self.0.write_field(&*defused(cell))?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.0.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
