//! Rows as they are printed: a line of CSV, an object of JSON, or rows of a Parquet file.

use crate::args::Form;
use crate::output::Failure;
use contact::column_letters;
use report::{Holds, ParquetFile};
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

/// The name of the column with the rows' numbers.
const ADDRESS: &str = "address";

/// Where rows shall be printed to, and how.
pub(super) struct Print<'f, W> {
    pub(super) out: W,
    pub(super) to: Form,
    pub(super) address: bool,
    pub(super) failed: &'f dyn Fn(io::Error) -> Failure,
}

impl<'f, W: Write + Send> Print<'f, W> {
    /// Begins. `names` are those of the columns; further ones go by their letters. How many there are in all must be known
    /// before the first row only where `width` is asked.
    pub(super) fn begin(
        self,
        names: &[String],
        width: impl FnOnce() -> Result<usize, Failure>,
    ) -> Result<Rows<'f, W>, Failure> {
        let Self { out, to, address, failed } = self;
        let out = match to {
            Form::Csv => Out::Csv(BufWriter::with_capacity(1 << 16, out)),
            Form::Ndjson => Out::Ndjson(BufWriter::with_capacity(1 << 16, out)),
            Form::Parquet => {
                let all: Vec<String> = (0..width()?).map(|nth| named(nth, names)).collect();
                let number = address.then(|| free(ADDRESS.into(), &all));
                let number = number.iter().map(|name| (name.as_str(), Holds::Whole));
                let texts = all.iter().map(|name| (name.as_str(), Holds::Text));
                Out::Parquet(Box::new(ParquetFile::new(out, number.chain(texts)).map_err(failed)?))
            }
        };
        Ok(Rows { out, address, failed, line: String::new() })
    }
}

/// Rows on their way out.
pub(super) struct Rows<'f, W: Write + Send> {
    out: Out<W>,
    address: bool,
    failed: &'f dyn Fn(io::Error) -> Failure,
    line: String,
}

enum Out<W: Write + Send> {
    Csv(BufWriter<W>),
    Ndjson(BufWriter<W>),
    Parquet(Box<ParquetFile<W>>),
}

impl<W: Write + Send> Rows<'_, W> {
    /// Prints the line that names the columns, where rows do not name them themselves.
    pub(super) fn header<'c>(&mut self, names: impl Iterator<Item = &'c str>) -> Result<(), Failure> {
        if let Out::Csv(_) = self.out {
            self.csv(self.address.then_some(ADDRESS).into_iter().chain(names).map(Cow::Borrowed))?;
        }
        Ok(())
    }

    /// Prints a row that stands on this row of the sheet. `names` are those of its columns; further ones go by their letters.
    pub(super) fn row<'c>(
        &mut self,
        number: u32,
        names: &[String],
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Failure> {
        let address = self.address.then(|| number.to_string());
        match &mut self.out {
            Out::Csv(_) => self.csv(address.map(Cow::Owned).into_iter().chain(cells.map(Cow::Borrowed))),
            Out::Ndjson(_) => self.ndjson(address, names, cells),
            Out::Parquet(file) => file.row([number], cells).map_err(self.failed),
        }
    }

    /// Prints what waits.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let finished = match self.out {
            Out::Csv(mut out) | Out::Ndjson(mut out) => out.flush(),
            Out::Parquet(file) => file.finish().map(drop),
        };
        finished.map_err(self.failed)
    }

    /// A record as RFC 4180 has it. One without any cell is a blank line, and one blank cell is quoted to tell it from that.
    fn csv<'c>(&mut self, cells: impl Iterator<Item = Cow<'c, str>>) -> Result<(), Failure> {
        self.line.clear();
        let mut count = 0;
        for cell in cells {
            if count > 0 {
                self.line.push(',');
            }
            count += 1;
            self.line.push_str(&quoted(&cell));
        }
        if count == 1 && self.line.is_empty() {
            self.line.push_str("\"\"");
        }
        self.end_line()
    }

    /// One object, its keys in the columns' order.
    fn ndjson<'c>(
        &mut self,
        number: Option<String>,
        names: &[String],
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Failure> {
        let json = |text: &str| serde_json::Value::from(text).to_string();
        let number = number.map(|number| format!("{}:{number}", json(&free(ADDRESS.into(), names))));
        let pairs =
            cells.enumerate().map(|(nth, cell)| format!("{}:{}", json(&named(nth, names)), json(cell)));
        self.line = format!("{{{}}}", number.into_iter().chain(pairs).collect::<Vec<_>>().join(","));
        self.end_line()
    }

    fn end_line(&mut self) -> Result<(), Failure> {
        self.line.push('\n');
        match &mut self.out {
            Out::Csv(out) | Out::Ndjson(out) => out.write_all(self.line.as_bytes()).map_err(self.failed),
            Out::Parquet(_) => Ok(()),
        }
    }
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}

/// The name of a column: its own, or its letters.
fn named(nth: usize, names: &[String]) -> String {
    names.get(nth).cloned().unwrap_or_else(|| free(column_letters(nth as u16), names))
}

/// A name that no column has.
fn free(mut name: String, names: &[String]) -> String {
    while names.contains(&name) {
        name.insert(0, '_');
    }
    name
}
