//! The columns of a format whose values carry their names: as the names first appear.

use crate::text::MAX_COLUMNS;
use crate::{Cause, Error, header, packed};
use contact::{Block, Table};
use std::collections::HashMap;
use std::path::Path;
use words::{Message, message};

/// The longest name of a column, in bytes.
pub(crate) const MAX_NAME: usize = 1_000;
/// The most text that a row may have.
pub(crate) const MAX_ROW: usize = 1 << 20;
/// What stands between the plain values of a list in one cell.
pub(crate) const BETWEEN: &str = " ; ";

/// The name of a value inside another: `casa.ciudad`.
pub(crate) fn join(path: &str, name: &str) -> Result<String, Cause> {
    let joined = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    if joined.len() > MAX_NAME { Err(long_name().into()) } else { Ok(joined) }
}

pub(crate) fn long_name() -> Message {
    message!("ingest-long-name", "the name of a value is longer than {bytes} bytes", bytes = MAX_NAME)
}

/// What is said where a second reading meets what the first did not.
pub(crate) fn changed() -> Message {
    message!("ingest-changed", "the file has changed while it was read")
}

/// What came out of a file of columns so far. A few bytes of it can ask for many rows of nothing, so these count too.
#[derive(Debug, Default)]
pub(crate) struct Output(u64);

impl Output {
    /// Counts a row with so many bytes of text in so many cells.
    pub(crate) fn count(&mut self, path: &Path, text: usize, cells: usize) -> Result<(), Error> {
        const CELL: u64 = 8;
        const ROW: u64 = 64;
        self.0 += text as u64 + cells as u64 * CELL + ROW;
        if self.0 <= packed::MAX_INFLATED {
            return Ok(());
        }
        let mb = (packed::MAX_INFLATED / packed::MB).to_string();
        let what = message!("ingest-long-rows", "its rows are more than {mb} MB", mb = mb);
        Err(Error::TooBig { path: path.into(), what: what.into() })
    }
}

/// Names in the order of their first appearance. A name that a row holds several times has as many columns.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    names: Vec<Name>,
    of_name: HashMap<String, usize>,
    /// The name of each column.
    order: Vec<usize>,
    row: u64,
    /// The column behind the one that was met last: most often the next one.
    next: usize,
}

/// The columns of one name, and how many of them a row has met.
#[derive(Debug, Default)]
struct Name {
    text: String,
    columns: Vec<u32>,
    row: u64,
    met: usize,
}

/// There are more names than a sheet has columns.
#[derive(Debug)]
pub(crate) struct TooMany;

impl Columns {
    /// Says that what follows belongs to the next row.
    pub(crate) fn next_row(&mut self) {
        self.row += 1;
        self.next = 0;
    }

    /// The column of a name in this row, a new one where there is none left.
    pub(crate) fn meet(&mut self, name: &str) -> Result<u32, TooMany> {
        if let Some(column) = self.known(name) {
            return Ok(column);
        }
        if self.order.len() == MAX_COLUMNS {
            return Err(TooMany);
        }
        let column = self.order.len() as u32;
        let nth = *self.of_name.entry(name.to_owned()).or_insert_with(|| {
            self.names.push(Name { text: name.to_owned(), ..Name::default() });
            self.names.len() - 1
        });
        self.order.push(nth);
        self.names[nth].columns.push(column);
        Ok(self.known(name).unwrap_or(column))
    }

    /// The column of a name in this row, if it is known.
    pub(crate) fn known(&mut self, name: &str) -> Option<u32> {
        let next = self.order.get(self.next).copied().filter(|&nth| self.names[nth].text == name);
        let nth = next.or_else(|| self.of_name.get(name).copied())?;
        let name = &mut self.names[nth];
        if name.row != self.row {
            (name.row, name.met) = (self.row, 0);
        }
        let column = *name.columns.get(name.met)?;
        name.met += 1;
        self.next = column as usize + 1;
        Some(column)
    }

    /// The table of these columns. There is no row with their names.
    pub(crate) fn table(&self, path: &Path) -> Table {
        Table {
            source: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            sheet: None,
            columns: header::names(self.order.iter().map(|&nth| self.names[nth].text.as_str()), 0),
            header_row: 0,
        }
    }
}

/// The cells of one row, which come in any order.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    text: String,
    /// A column, and where its text ends.
    ends: Vec<(u32, usize)>,
    ordered: Vec<(u32, usize, usize)>,
}

impl Cells {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(crate) fn add(&mut self, column: u32, text: &str) {
        self.text.push_str(text);
        self.ends.push((column, self.text.len()));
    }

    /// Pushes the cells to the row under way, up to the last that is not empty; answers how many.
    pub(crate) fn push(&mut self, block: &mut Block) -> usize {
        self.ordered.clear();
        let mut from = 0;
        for &(column, end) in &self.ends {
            if end > from {
                self.ordered.push((column, from, end));
            }
            from = end;
        }
        self.ordered.sort_unstable();
        let mut width = 0;
        for &(column, from, end) in &self.ordered {
            for _ in width..column {
                block.push_cell("");
            }
            block.push_cell(&self.text[from..end]);
            width = column + 1;
        }
        width as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn columns_are_as_their_names_first_appear() {
        let mut columns = Columns::default();
        let mut check = |row: &[&str], expected: &[u32]| {
            columns.next_row();
            let met: Vec<u32> = row.iter().map(|name| columns.meet(name).unwrap()).collect();
            assert_eq!(met, expected, "{row:?}");
        };
        check(&["nome", "fone"], &[0, 1]);
        check(&["fone", "nome", "saldo"], &[1, 0, 2]);
        check(&["fone", "fone", "fone"], &[1, 3, 4]);
        check(&["fone", "", "fone"], &[1, 5, 3]);
        columns.next_row();
        assert_eq!(
            (columns.known("saldo"), columns.known("saldo"), columns.known("x")),
            (Some(2), None, None)
        );
        let names = columns.table(Path::new("a/b.json")).columns;
        assert_eq!(names, ["nome", "fone", "saldo", "fone (2)", "fone (3)", "F"]);
    }

    #[test]
    fn no_more_columns_than_a_sheet_has() {
        let mut columns = Columns::default();
        assert!((0..MAX_COLUMNS).all(|nth| columns.meet(&nth.to_string()).is_ok()));
        columns.next_row();
        assert!(columns.meet("x").is_err() && columns.meet("7").is_ok_and(|column| column == 7));
        assert!(columns.meet("7").is_err());
    }

    #[test]
    fn cells_come_in_any_order_and_go_in_that_of_their_columns() {
        let mut cells = Cells::default();
        let mut block = Block::new(Arc::new(Table::text("x", [""; 0])));
        cells.add(3, "d");
        cells.add(4, "");
        cells.add(1, "b");
        let width = cells.push(&mut block);
        block.end_row(1);
        assert_eq!((width, block.row(0).cells().collect::<Vec<_>>()), (4, vec!["", "b", "", "d"]));
    }
}
