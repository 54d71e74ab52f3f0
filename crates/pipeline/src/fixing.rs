//! Rows that were left out before and come again, mended: what makes a file of ours, `rejected.xlsx` or `rejected.csv`, another thing
//! than a list.
//!
//! Its rows are judged by the same rules. But some reasons lie outside a row's cells, and would be forgotten here: the row that refuses
//! is not in the file, the sheet that hid the row is another. Such a row is left out again for the reason that the file gives.

mod moved;

use crate::Error;
use crate::file::Pipeline;
use chrono::{DateTime, Utc};
use contact::{Block, Code, Remark, Row, Severity, Table};
use ingest::Reader;
use moved::Changed;
use report::{Added, Check, Sums, Telling};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

/// A row of which another copy goes.
pub(crate) static COPIED: Code = Code {
    id: "row-copied",
    severity: Severity::LeftOut,
    means: "the file to mend holds this row more than once, and another copy of it is dialled",
    advice: "nothing to do; a person who is to be called as well needs a new row, without what stands in our columns",
};

/// A row whose cells are another row's.
static MISPLACED: Code = Code {
    id: "row-misplaced",
    severity: Severity::LeftOut,
    means: "the row's cells are those of another row of the file to mend, so why it was left out is not known any more",
    advice: "take the file anew, and sort whole rows, with all their columns",
};

/// A row that says that it was left out before, and not which one it is.
static UNKNOWN: Code = Code {
    id: "row-check-gone",
    severity: Severity::LeftOut,
    means: "our columns say that this row was left out before, and the hidden one does not say any more which row it is: it may have gone",
    advice: "take the row anew from the file that we wrote; or clear all of our columns in it, if it is a person who was not in that list",
};

pub(crate) static CODES: [&Code; 3] = [&COPIED, &MISPLACED, &UNKNOWN];

/// Reasons that nothing lifts which is written into the row.
const FOR_GOOD: [&str; 4] = ["refused", "refused-elsewhere", "row-hidden-left-out", "row-of-another-table"];

/// Reasons that may be gone once somebody wrote into the row, and are not as long as nobody did: they are told from where the row stood,
/// or from how the file was written.
const UNLESS_CHANGED: [&str; 7] = [
    "duplicate",
    "json-not-a-record",
    "quote-stray",
    "row-footer",
    "row-header-again",
    "row-too-long",
    "vcard-open",
];

/// The reason of rows that went before.
const LOADED: &str = "loaded-earlier";

/// By which columns the rows of a pipeline's inputs are told to be changed.
pub(crate) fn telling(pipeline: &Pipeline) -> Telling {
    match &pipeline.sql {
        // What the statement reads is not known.
        Some(_) => Telling::all(),
        None => Telling::of(pipeline.column_refs().into_iter().map(|column| column.text.as_str())),
    }
}

/// What a file with rows that were left out says as a whole, read once before any of its rows is judged.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// The runs that left its rows out first.
    pub(crate) runs: BTreeSet<String>,
    /// Whether every row says why it was left out.
    pub(crate) is_whole: bool,
    /// The sums of its rows' cells as they were then.
    sums: HashSet<u64>,
}

impl Survey {
    /// Reads a file; nothing where it is a list like any other.
    ///
    /// # Errors
    /// Where it cannot be read, or some of its columns were moved apart from the others: nobody can say then whose cell is whose.
    pub(crate) fn of(reader: &mut Reader, path: &Path, telling: &Telling) -> Result<Option<Self>, Error> {
        let Some(added) = Added::of(reader.table()) else { return Ok(None) };
        let names = reader.table().columns.clone();
        let sums = telling.sums(names.iter().map(String::as_str));
        let mut changed = Changed::default();
        let mut survey = Self { is_whole: true, ..Self::default() };
        for block in reader.by_ref() {
            for row in block?.rows() {
                let check = added.check(row);
                if let Some(check) = check {
                    moved::take(&mut changed, &sums, row, (added.is_defused(), check.sum));
                    survey.sums.insert(check.sum);
                    if !survey.runs.contains(check.run) {
                        survey.runs.insert(check.run.to_owned());
                    }
                }
                let is_blank = row.cells().all(|cell| cell.trim().is_empty());
                survey.is_whole &= check.is_some() || is_blank || !added.code(row).is_empty();
            }
        }
        if let Some(moved) = changed.moved() {
            let columns = names.get(moved.columns).unwrap_or_default().to_vec();
            return Err(Error::ColumnsMoved { path: path.to_owned(), columns, rows: moved.rows as u64 });
        }
        Ok(Some(survey))
    }
}

/// A table of rows that were left out before.
#[derive(Clone, Debug)]
pub(crate) struct Fixing {
    table: Arc<Table>,
    added: Added,
    own: Sums,
    survey: Arc<Survey>,
}

impl Fixing {
    /// Of a table of which a survey was made.
    pub(crate) fn of(table: &Arc<Table>, survey: &Arc<Survey>, telling: &Telling) -> Option<Self> {
        Some(Self {
            added: Added::of(table)?,
            own: telling.sums(table.columns.iter().map(String::as_str)),
            table: Arc::clone(table),
            survey: Arc::clone(survey),
        })
    }

    /// Rows as they were before a spreadsheet was kept from taking their cells for formulas; those that are left out again say so.
    pub(crate) fn block(&self, block: &Block) -> Block {
        let mut restored = Block::new(Arc::clone(&self.table));
        for row in block.rows() {
            for Remark { column, code, .. } in row.remarks() {
                restored.remark(*column, code);
            }
            for cell in row.cells() {
                let before = if self.added.is_defused() { Added::restored(cell) } else { None };
                restored.push_cell(before.as_deref().unwrap_or(cell));
            }
            restored.end_row(row.number());
        }
        for position in 0..restored.len() as u32 {
            if let Some(code) = self.again(restored.row(position)) {
                restored.remark_row(position, code);
            }
        }
        restored
    }

    /// The reason for which a row is left out again, whatever the rules would say.
    fn again(&self, row: Row<'_>) -> Option<&'static Code> {
        let check = self.added.check(row);
        // Both: the column that people see may have been cleared, or translated.
        let said = [self.added.code(row), check.map_or("", |check| check.code)];
        let for_good = said.into_iter().find(|code| FOR_GOOD.contains(code));
        if for_good.is_none() && self.is_misplaced(check, row) {
            return Some(&MISPLACED);
        }
        let unless_changed = || said.into_iter().find(|code| UNLESS_CHANGED.contains(code));
        let Some(stays) = for_good.or_else(|| unless_changed().filter(|_| self.is_unchanged(check, row)))
        else {
            return (check.is_none() && self.added.says_anything(row)).then_some(&UNKNOWN);
        };
        crate::codes().into_iter().find(|code| code.id == stays && code.severity == Severity::LeftOut)
    }

    /// Whether a row's own cells are as they were when it was left out, or nothing tells.
    fn is_unchanged(&self, check: Option<Check<'_>>, row: Row<'_>) -> bool {
        check.is_none_or(|check| check.sum == self.own.of(row.cells()))
    }

    /// Whether a row's cells are those that another row had: somebody sorted the list's columns, and left ours where they were.
    fn is_misplaced(&self, check: Option<Check<'_>>, row: Row<'_>) -> bool {
        let Some(check) = check else { return false };
        let sum = self.own.of(row.cells());
        sum != 0 && sum != check.sum && self.survey.sums.contains(&sum)
    }

    /// From when on a list that went has the people of a row: since the row was left out first. One that was left out for having gone went
    /// before that, too; and of one that does not say since when, every list counts. Nothing for a row that somebody added.
    pub(crate) fn since(&self, row: Row<'_>) -> Option<DateTime<Utc>> {
        let check = self.added.check(row);
        let said = [self.added.code(row), check.map_or("", |check| check.code)];
        if said.contains(&LOADED) && self.is_unchanged(check, row) {
            return Some(DateTime::<Utc>::MIN_UTC);
        }
        let since = check.and_then(|check| check.since());
        let is_ours = check.is_some() || self.added.says_anything(row);
        since.or_else(|| is_ours.then_some(DateTime::<Utc>::MIN_UTC))
    }

    /// Which row it is, whatever became of its cells, as a number among those of a list; nothing for a row that somebody added.
    pub(crate) fn identity(&self, row: Row<'_>) -> Option<u64> {
        Some(serialize::ROW | (self.added.check(row)?.key() & (serialize::ROW - 1)))
    }

    /// The same rows without the columns that we added: what the pipeline's statement was written for.
    #[cfg(feature = "sql")]
    pub(crate) fn without_ours(&self, blocks: &[Block]) -> Vec<Block> {
        let is_own = |(_, name): &(usize, &String)| !Added::is_ours(name);
        let own: Vec<(usize, &String)> = self.table.columns.iter().enumerate().filter(is_own).collect();
        let columns = own.iter().map(|(_, name)| (*name).clone()).collect();
        let table = Arc::new(Table { columns, ..Table::clone(&self.table) });
        let now =
            |column: u16| own.iter().position(|(was, _)| *was == usize::from(column)).map(|nth| nth as u16);
        let without = |block: &Block| {
            let mut left = Block::new(Arc::clone(&table));
            for row in block.rows() {
                for Remark { column, code, .. } in row.remarks() {
                    if column.is_none_or(|column| now(column).is_some()) {
                        left.remark(column.and_then(now), code);
                    }
                }
                for (column, _) in &own {
                    left.push_cell(row.cell(*column as u16));
                }
                left.end_row(row.number());
            }
            left
        };
        blocks.iter().map(without).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contact::Batch;

    fn fixing(table: &Arc<Table>, sums: &[u64]) -> Fixing {
        let survey = Survey { sums: sums.iter().copied().collect(), ..Survey::default() };
        Fixing::of(table, &Arc::new(survey), &Telling::all()).unwrap()
    }

    /// The reasons that some rows bring, and those for which they are left out at once.
    fn check(columns: &[&str], rows: &[(&[&str], Option<&str>)]) {
        let table = Arc::new(Table::text("rejected.csv", columns.iter().copied()));
        let mut block = Block::new(Arc::clone(&table));
        for (number, (row, _)) in (2..).zip(rows) {
            block.push_row(number, row.iter().copied());
        }
        let eva = Telling::all().sums(["Celular"]).of(["097"]);
        let batch = Batch::new(fixing(&table, &[eva]).block(&block));
        let left_out: Vec<(u32, &str)> = batch.left_out().map(|(row, why)| (row, why.code.id)).collect();
        let expected = (0..).zip(rows).filter_map(|(row, (_, code))| Some((row, (*code)?)));
        assert_eq!(left_out, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_reason_outside_the_row_stays() {
        // A check whose sum fits no row: it was changed.
        let changed = |code: &str| format!("k20261122-085300-1f2e3d4c.1.{code}.0000000000000001");
        let [missing, elsewhere, duplicate] =
            ["phone-missing", "refused-elsewhere", "duplicate"].map(changed);
        check(
            &["Celular", "Code (dialbase)", "Check (dialbase)"],
            &[
                (&["099", "phone-missing", &missing], None),
                (&["099", "refused-elsewhere", &missing], Some("refused-elsewhere")),
                (&["099", "", &elsewhere], Some("refused-elsewhere")),
                (&["099", "rechazado en otra fila", &elsewhere], Some("refused-elsewhere")),
                (&["099", " row-hidden-left-out ", &missing], Some("row-hidden-left-out")),
                (&["099", "duplicate", &duplicate], None),
                (&["099", "duplicate", ""], Some("duplicate")),
                (&["099", "row-footer", ""], Some("row-footer")),
                (&["099", "phone-missing", ""], Some("row-check-gone")),
                (&["099", "no-such-code", ""], Some("row-check-gone")),
                (&["099", "", "garbage"], Some("row-check-gone")),
                (&["099", "refused", &missing], Some("refused")),
                (&["099", "", ""], None),
                (&["097", "phone-missing", &missing], Some("row-misplaced")),
                (&["097", "refused-elsewhere", &missing], Some("refused-elsewhere")),
                (&["097", "", ""], None),
            ],
        );
    }

    #[test]
    fn since_when_a_row_is_left_out_is_as_early_as_may_be() {
        let table = Arc::new(Table::text(
            "a.csv",
            ["Celular", "Code (dialbase)", "Check (dialbase)"].iter().copied(),
        ));
        let fixing = fixing(&table, &[]);
        let same = Telling::all().sums(["Celular"]).of(["099"]);
        let check = |code: &str, check: &str, since: Option<&str>| {
            let mut block = Block::new(Arc::clone(&table));
            block.push_row(2, ["099", code, check]);
            let found = fixing.since(block.row(0)).map(|since| since.to_rfc3339());
            let always = DateTime::<Utc>::MIN_UTC.to_rfc3339();
            assert_eq!(found.as_deref(), since.map(|since| if since == "ever" { &*always } else { since }));
        };
        let then = Some("2026-11-22T08:53:00+00:00");
        check("phone-missing", "k20261122-085300-1f2e3d4c.1.phone-missing.1", then);
        check("", "k20261122-085300-1f2e3d4c.1.phone-missing.1", then);
        check("loaded-earlier", "k20261122-085300-1f2e3d4c.1.loaded-earlier.1", then);
        check("", &format!("k20261122-085300-1f2e3d4c.1.loaded-earlier.{same:x}"), Some("ever"));
        check("phone-missing", "", Some("ever"));
        check("phone-missing", "k1.1.phone-missing.1", Some("ever"));
        check("", "", None);
    }

    #[test]
    fn every_reason_that_stays_is_one() {
        for name in FOR_GOOD.iter().chain(&UNLESS_CHANGED).chain([&LOADED]) {
            let known = crate::codes().into_iter().find(|code| code.id == *name);
            assert!(known.is_some_and(|code| code.severity == Severity::LeftOut), "{name}");
        }
    }

    #[test]
    fn formulas_are_formulas_again_where_we_defused_them() {
        let check = |code_column: &str, cell: &str, restored: &str| {
            let table = Arc::new(Table::text("a.csv", ["Nota", code_column]));
            let mut block = Block::new(Arc::clone(&table));
            block.push_row(2, [cell, ""]);
            assert_eq!(fixing(&table, &[]).block(&block).row(0).cell(0), restored);
        };
        check("dialbase_code", "'=1+1", "=1+1");
        check("dialbase_code", "''+598", "'+598");
        check("dialbase_code", "'quoted'", "'quoted'");
        check("Code (dialbase)", "'=1+1", "'=1+1");
    }
}
