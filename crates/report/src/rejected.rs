//! The rows that will not be called, as they came, with what is wrong with them and what to do: `rejected.csv`, which holds them all,
//! and `rejected.xlsx`, a workbook to mend them in.
//!
//! Both carry columns of ours ([`Added`]), by which a file that was mended is known again when it is loaded.

mod account;
mod added;
mod book;
mod columns;
mod notes;
mod said;
mod text;

pub use added::{Added, Check, Sums, Telling};
pub use book::{CELL, ROWS, WRITER};

use added::Role;
use book::Book;
use chrono::{DateTime, Utc};
use columns::Columns;
use contact::{Account, Code, Finding, Place, Row, Table};
use said::Said;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use text::Text;
use words::Language;

/// A row that was left out.
#[derive(Clone, Copy)]
pub struct LeftOut<'a> {
    /// The table that it stood in.
    pub table: &'a Arc<Table>,
    /// The row, as it came.
    pub row: Row<'a>,
    /// The table whose columns the findings count: another where an SQL statement made it.
    pub judged: &'a Table,
    /// Why it was left out.
    pub why: &'a Finding,
    /// What was noticed of it beside that.
    pub noticed: &'a [&'a Finding],
    /// The columns that are to blame where no finding names one.
    pub blamed: &'a [u16],
}

/// Writes the rows that were left out.
pub struct Rejected<W: Write> {
    columns: Columns,
    said: Said,
    text: Text<W>,
    book: Book,
    run: String,
    sums: Sums,
    written: u64,
}

/// How many rows stand in the workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Rows in the workbook.
    pub rows: u64,
    /// Rows beyond the most that it takes, which stand in `rejected.csv` alone.
    pub beyond: u64,
    /// Rows with a cell that is longer than a workbook's may be, which stand in `rejected.csv` alone.
    pub too_long: u64,
}

impl<W: Write> Rejected<W> {
    /// Starts both files of a run, with the columns of all tables: those of the first, then what others have beside. The workbook's rows
    /// wait in a file without a name in `scratch`; `at` is when it says that it was made.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn new(
        csv: W,
        scratch: &Path,
        tables: &[Arc<Table>],
        (run, telling): (&str, &Telling),
        (language, at): (Language, DateTime<Utc>),
    ) -> io::Result<Self> {
        let columns = Columns::of(tables);
        let text = Text::new(csv, columns.names())?;
        let book = Book::new(scratch, columns.names(), language, at)?;
        let sums = telling.sums(columns.names().iter().map(String::as_str));
        Ok(Self { columns, said: Said::new(language), text, book, run: run.to_owned(), sums, written: 0 })
    }

    /// Writes a row, why it was left out, and what was noticed about its cells.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn row(&mut self, left_out: &LeftOut<'_>) -> io::Result<()> {
        let LeftOut { table, row, judged, why, noticed, blamed } = *left_out;
        let (cells, before) = self.columns.cells(table, row);
        let name = |column: u16| judged.columns.get(usize::from(column)).map(String::as_str);
        let reason = self.said.reason(why, noticed, &name);
        // A row that was left out before stood where it stood then, and is the row that it was.
        let place = before.as_ref().and_then(|added| added.place(row)).map_or_else(
            || Place { table: Arc::clone(table), row: row.number(), column: None }.to_string(),
            str::to_owned,
        );
        self.written += 1;
        let advice = self.said.advice(why.code);
        let sum = self.sums.of(cells.iter().copied());
        let first = Check { run: &self.run, nth: self.written, code: why.code.id, sum };
        let before = before.and_then(|added| added.check(row));
        let check =
            before.map_or(first, |before| Check { run: before.run, nth: before.nth, ..first }).to_string();
        let added = |role: Role| match role {
            Role::Reason => &*reason,
            Role::Advice => &*advice,
            Role::Place => &*place,
            Role::Code => why.code.id,
            Role::Check => &*check,
        };
        self.text.row(&cells, added)?;
        if !self.book.takes(&cells, added) {
            return Ok(());
        }
        let is_own = std::ptr::eq(judged, Arc::as_ptr(table));
        let about = |column: u16| match () {
            () if is_own => self.columns.position_in_last(column),
            () => self.columns.position(name(column)?),
        };
        let marks = self.said.marks(why, noticed, blamed, &about);
        self.book.row(&cells, added, &marks)
    }

    /// Ends both files; gives back the first, and writes the workbook, with the account of the run on its second sheet. `codes` are
    /// those that a run knows. None of the files is synced.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(
        self,
        account: &Account,
        codes: &[&'static Code],
        workbook: impl Write + Send,
    ) -> io::Result<(W, Held)> {
        let Self { mut said, text, book, .. } = self;
        let csv = text.finish()?;
        let held = book.finish((account, codes), &mut said, workbook)?;
        Ok((csv, held))
    }
}

#[cfg(test)]
mod tests;
