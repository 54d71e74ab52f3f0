//! Rows as they are printed: a line of CSV, or an object of JSON.

use crate::args::Form;
use crate::output::Failure;
use contact::column_letters;
use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

/// The name of the column with the rows' numbers.
const ADDRESS: &str = "address";

/// Where rows are printed to, and how.
pub(super) struct Rows<'f, W: Write> {
    out: BufWriter<W>,
    to: Form,
    address: bool,
    failed: &'f dyn Fn(io::Error) -> Failure,
    line: String,
}

impl<'f, W: Write> Rows<'f, W> {
    pub(super) fn new(out: W, to: Form, address: bool, failed: &'f dyn Fn(io::Error) -> Failure) -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, out), to, address, failed, line: String::new() }
    }

    /// Prints the line that names the columns, where rows do not name them themselves.
    pub(super) fn header<'c>(&mut self, names: impl Iterator<Item = &'c str>) -> Result<(), Failure> {
        match self.to {
            Form::Csv => {
                self.csv(self.address.then_some(ADDRESS).into_iter().chain(names).map(Cow::Borrowed))
            }
            Form::Ndjson => Ok(()),
        }
    }

    /// Prints a row that stands on this row of the sheet. `names` are those of its columns; further ones go by their letters.
    pub(super) fn row<'c>(
        &mut self,
        number: u32,
        names: &[String],
        cells: impl Iterator<Item = &'c str>,
    ) -> Result<(), Failure> {
        let number = self.address.then(|| number.to_string());
        match self.to {
            Form::Csv => self.csv(number.map(Cow::Owned).into_iter().chain(cells.map(Cow::Borrowed))),
            Form::Ndjson => self.ndjson(number, names, cells),
        }
    }

    /// Prints what waits.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(self.failed)
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
        let name = |nth: usize| match names.get(nth) {
            Some(name) => name.clone(),
            None => free(column_letters(nth as u16), names),
        };
        let pairs = cells.enumerate().map(|(nth, cell)| format!("{}:{}", json(&name(nth)), json(cell)));
        self.line = format!("{{{}}}", number.into_iter().chain(pairs).collect::<Vec<_>>().join(","));
        self.end_line()
    }

    fn end_line(&mut self) -> Result<(), Failure> {
        self.line.push('\n');
        self.out.write_all(self.line.as_bytes()).map_err(self.failed)
    }
}

fn quoted(cell: &str) -> Cow<'_, str> {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\"")).into()
    } else {
        cell.into()
    }
}

/// A name that no column has.
fn free(mut name: String, names: &[String]) -> String {
    while names.contains(&name) {
        name.insert(0, '_');
    }
    name
}
