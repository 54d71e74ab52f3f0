//! The rows that will not be called, as they came, with the reason beside them: `rejected.csv`.

use crate::defuse::defused;
use contact::{Block, Finding, Table, fold_name};
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

/// The columns added behind a row's own.
const ADDED: [&str; 4] = ["dialbase_row", "dialbase_code", "dialbase_reason", "dialbase_advice"];

/// Writes rows that were left out: semicolons and a mark at the start, so that a spreadsheet in Spanish or Portuguese opens
/// it with its columns and accents.
pub struct Rejected<W: Write> {
    writer: csv::Writer<W>,
    columns: Columns,
    /// The table last written from, and where each of its columns goes.
    places: Option<(Arc<Table>, Vec<usize>)>,
}

impl<W: Write> Rejected<W> {
    /// Starts the file, with the columns of all tables: those of the first, then what others have beside.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(mut file: W, tables: &[Arc<Table>]) -> csv::Result<Self> {
        file.write_all("\u{feff}".as_bytes())?;
        // Rows that were rejected before, and mended, bring the columns that were added then.
        let own = |column: &&String| !ADDED.contains(&column.as_str());
        let mut columns = Columns::default();
        for column in tables.iter().flat_map(|table| &table.columns).filter(own) {
            columns.add(column);
        }
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(file);
        let own = columns.names.iter().map(|name| defused(name).into_owned());
        writer.write_record(own.chain(ADDED.map(str::to_owned)))?;
        Ok(Self { writer, columns, places: None })
    }

    /// Writes a row, why it was left out, and what was noticed about its cells.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn row(
        &mut self,
        block: &Block,
        position: u32,
        why: &Finding,
        noticed: &[&Finding],
    ) -> csv::Result<()> {
        let row = block.row(position);
        let mut cells = vec![""; self.columns.names.len()];
        for (&place, cell) in self.places(block.table()).iter().zip(row.cells()) {
            if let Some(there) = cells.get_mut(place) {
                *there = cell;
            }
        }
        let place = block.place(position, why.column).to_string();
        let reason = reason(block, position, why, noticed);
        let added = [place.as_str(), why.code.id, &reason, why.code.advice];
        self.writer.write_record(cells.into_iter().chain(added).map(|cell| defused(cell).into_owned()))
    }

    /// Ends the file and gives it back.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> std::io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    fn places(&mut self, table: &Arc<Table>) -> &[usize] {
        let known = self.places.take().filter(|(last, _)| Arc::ptr_eq(last, table));
        let find = |column: &String| self.columns.position(column).unwrap_or(usize::MAX);
        let places = known.unwrap_or_else(|| (Arc::clone(table), table.columns.iter().map(find).collect()));
        &self.places.insert(places).1
    }
}

/// The columns of all tables, each once, though two tables may write its name differently, as a pipeline finds it.
#[derive(Default)]
struct Columns {
    names: Vec<String>,
    exact: HashMap<String, usize>,
    folded: HashMap<String, usize>,
}

impl Columns {
    fn add(&mut self, name: &str) {
        if self.position(name).is_none() {
            self.exact.insert(name.to_owned(), self.names.len());
            self.folded.entry(fold_name(name)).or_insert(self.names.len());
            self.names.push(name.to_owned());
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.exact.get(name).or_else(|| self.folded.get(&fold_name(name))).copied()
    }
}

/// The reason as a sentence: why, and what stands in which cell.
fn reason(block: &Block, position: u32, why: &Finding, noticed: &[&Finding]) -> String {
    let said_by =
        |finding: &Finding| finding.by.as_deref().map(|who| format!(" ({who})")).unwrap_or_default();
    let mut reason = format!("{}{}", why.code.means, said_by(why));
    for finding in noticed {
        let place = block.place(position, finding.column).to_string();
        let cell = place.rsplit(['›', '!']).next().unwrap_or(&place).trim();
        reason.extend(["; ", cell, ": ", finding.code.means, &said_by(finding)]);
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::{Code, Severity};
    use proptest::prelude::*;

    static MISSING: Code =
        Code { id: "phone-missing", severity: Severity::LeftOut, means: "no number", advice: "write one" };
    static SHORT: Code =
        Code { id: "number-too-short", severity: Severity::Note, means: "too short", advice: "" };

    fn written(cells: &[&str], noticed: &[&Finding]) -> Vec<Vec<String>> {
        let mut block = Block::new(Arc::new(Table::text("base.csv", ["Nombre", "Celular"])));
        block.push_row(17, cells.iter().copied());
        let mut rejected = Rejected::new(Vec::new(), &[Arc::clone(block.table())]).unwrap();
        rejected.row(&block, 0, &Finding::new(&MISSING, 17, None, ""), noticed).unwrap();
        let bytes = rejected.finish().unwrap();
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_row_stands_as_it_came_with_the_reason_beside_it() {
        let short = Finding::new(&SHORT, 17, 1, "123");
        let rows = written(&["Ana", "123"], &[&short]);
        assert_eq!(rows[0][..3], ["Nombre", "Celular", "dialbase_row"]);
        let added = ["base.csv:17", "phone-missing", "no number; B17: too short", "write one"];
        assert_eq!(rows[1][..2], ["Ana", "123"]);
        assert_eq!(rows[1][2..], added);
    }

    proptest! {
        #[test]
        fn no_cell_breaks_the_file_or_starts_a_formula(cell in any::<String>()) {
            let rows = written(&[&cell, "1"], &[]);
            prop_assert_eq!(rows.len(), 2);
            prop_assert_eq!(rows[1].len(), 6);
            prop_assert!(rows[1][0].split('\n').all(|line| !line.trim_start().starts_with(['=', '+', '-', '@'])));
        }
    }
}
