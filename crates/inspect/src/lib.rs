//! What the columns of a table seem to be, with the evidence, and a first pipeline file made of it.
//!
//! A header is a claim, and the cells are the witness: a column named Celular that holds CPFs is no column of phones. Both
//! are heard, and what they leave unsure is said to be unsure. Rows are taken in blocks, in memory that does not grow with
//! them; nothing here opens a file.
//!
//! ```
//! use contact::{Block, Table, Severity};
//! use inspect::{Inspection, Meaning, Sure};
//! use std::sync::Arc;
//!
//! let table = Arc::new(Table::text("base.csv", ["Nombre", "Celular"]));
//! let mut block = Block::new(Arc::clone(&table));
//! block.push_row(2, ["Ana", "098 000 101"]);
//! block.push_row(3, ["Luis", "098 000 102"]);
//!
//! let mut inspection = Inspection::of(&table, None);
//! inspection.take(&block);
//! let seen = inspection.finish();
//! assert_eq!((seen.columns[1].is, seen.columns[1].sure), (Meaning::Phone, Sure::Sure));
//! assert_eq!(seen.home.map(|home| home.region.to_string()).as_deref(), Some("UY"));
//! ```

mod cells;
mod column;
mod documents;
mod draft;
mod headers;
mod home;
mod judge;
mod meaning;
mod phones;
mod tally;

pub use column::{Column, DateForm, Detail};
pub use documents::Document;
pub use draft::{Draft, Drafted, draft};
pub use headers::{Claim, Language, claim};
pub use home::Home;
pub use meaning::{Meaning, Sure};
pub use phones::AsNumbers;

use contact::{Block, Code, Region, Row, Severity, Table, column_letters};
use phones::{Beside, Countries};
use std::collections::BTreeMap;
use std::sync::Arc;
use tally::Tally;
use words::message;

/// A table under inspection.
#[derive(Debug)]
pub struct Inspection {
    table: Arc<Table>,
    asked: Option<Region>,
    countries: Countries,
    claims: Vec<Option<Claim>>,
    /// For each column, the column with the area codes of its numbers.
    areas: Vec<Option<u16>>,
    tallies: Vec<Tally>,
    rows: u64,
    blank: u64,
    traps: BTreeMap<(&'static str, Option<u16>), Trap>,
}

/// What a table seems to be.
#[derive(Debug)]
pub struct Seen {
    /// The table.
    pub table: Arc<Table>,
    /// Rows with a word in them.
    pub rows: u64,
    /// Rows without.
    pub blank: u64,
    /// Of which country it seems to be.
    pub home: Option<Home>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What was met while reading.
    pub traps: Vec<Trap>,
}

/// Something that the reader noticed, and how often.
#[derive(Clone, Debug)]
pub struct Trap {
    /// What.
    pub code: &'static Code,
    /// In which column; `None` for whole rows.
    pub column: Option<u16>,
    /// How often.
    pub count: u64,
    /// The first row, as the spreadsheet numbers it.
    pub first_row: u32,
}

impl Inspection {
    /// An inspection that has seen no row; `asked` is the country of the numbers, where somebody says it.
    #[must_use]
    pub fn of(table: &Arc<Table>, asked: Option<Region>) -> Self {
        let countries = Countries::with(asked);
        let named = |(name, nth): (&String, u16)| {
            // A column without a header goes by its letters, which say nothing.
            let is_named = *name != column_letters(nth);
            if is_named { claim(name) } else { None }
        };
        let claims: Vec<Option<Claim>> = table.columns.iter().zip(0..).map(named).collect();
        Self {
            areas: areas(&table.columns, &claims),
            tallies: table.columns.iter().map(|_| Tally::new(&countries, table.columns.len())).collect(),
            table: Arc::clone(table),
            asked,
            countries,
            claims,
            rows: 0,
            blank: 0,
            traps: BTreeMap::new(),
        }
    }

    /// Takes the rows of a block.
    pub fn take(&mut self, block: &Block) {
        for row in block.rows() {
            self.note(row);
            if row.is_blank() {
                self.blank += 1;
                continue;
            }
            // What the reader leaves out, such as a total below the list, says nothing of its columns.
            if row.remarks().any(|remark| remark.code.severity == Severity::LeftOut) {
                continue;
            }
            self.rows += 1;
            for (column, tally) in (0..).zip(&mut self.tallies) {
                let area = self.areas[usize::from(column)].map_or("", |area| row.cell(area));
                let nth = usize::from(column);
                let is_unnamed = nth > 0 && self.claims[nth - 1].is_none() && self.claims[nth].is_none();
                let before = if is_unnamed { row.cell(column - 1) } else { "" };
                tally.take(row.cell(column), Beside { area, before }, &self.countries);
            }
        }
    }

    fn note(&mut self, row: Row<'_>) {
        for remark in row.remarks() {
            let (column, code) = (remark.column, remark.code);
            let first = || Trap { code, column, count: 0, first_row: row.number() };
            self.traps.entry((code.id, column)).or_insert_with(first).count += 1;
        }
    }

    /// Says what the table seems to be.
    #[must_use]
    pub fn finish(self) -> Seen {
        let names: Vec<&str> = self.table.columns.iter().map(String::as_str).collect();
        let headers: &[&str] = if is_headerless(&self.table) { &[] } else { &names };
        let home = match self.asked {
            Some(region) => Some(Home {
                region,
                sure: Sure::Sure,
                evidence: vec![message!("inspect-said", "somebody said so")],
                others: Vec::new(),
            }),
            None => home::home(headers, &self.claims, &self.tallies, &self.countries),
        };
        let region = home.as_ref().map(|home| home.region);
        let columns = judge::columns(&names, &self.claims, &self.areas, &self.tallies, region);
        Seen {
            table: self.table,
            rows: self.rows,
            blank: self.blank,
            home,
            columns,
            traps: self.traps.into_values().collect(),
        }
    }
}

/// Whether all columns go by their letters. A format whose rows have keys has no row of names, and has names.
pub(crate) fn is_headerless(table: &Table) -> bool {
    table.header_row == 0 && table.columns.iter().zip(0..).all(|(name, nth)| *name == column_letters(nth))
}

/// For each column of phones, the column with its area codes: the one with the same number at its end, the one right before
/// it, or the only one.
fn areas(names: &[String], claims: &[Option<Claim>]) -> Vec<Option<u16>> {
    let is = |nth: usize, meaning| claims[nth].is_some_and(|claim| claim.meaning == meaning);
    let all: Vec<usize> = (0..names.len()).filter(|nth| is(*nth, Meaning::AreaCode)).collect();
    let number = |nth: usize| {
        let digits: Vec<char> = names[nth].chars().rev().take_while(char::is_ascii_digit).collect();
        digits.into_iter().rev().collect::<String>()
    };
    let area = |nth: usize| {
        let same = || all.iter().find(|area| !number(nth).is_empty() && number(**area) == number(nth));
        let before = || all.iter().find(|area| **area + 1 == nth);
        let only = || all.first().filter(|_| all.len() == 1);
        let found = if is(nth, Meaning::Phone) { same().or_else(before).or_else(only) } else { None };
        found.and_then(|area| u16::try_from(*area).ok())
    };
    (0..names.len()).map(area).collect()
}

#[cfg(test)]
mod tests;
