//! Rows that were left out before and come again, mended: what makes a file of ours, `rejected.xlsx` or `rejected.csv`, another thing
//! than a list.
//!
//! Its rows are judged by the same rules. But some reasons lie outside a row's cells, and would be forgotten here: the row that refuses
//! is not in the file, the sheet that hid the row is another. Such a row is left out again for the reason that the file gives.

use chrono::{DateTime, Utc};
use contact::{Block, Code, Remark, Row, Severity, Table};
use report::Added;
use std::sync::Arc;

/// Reasons that nothing lifts which is written into the row.
const FOR_GOOD: [&str; 3] = ["refused-elsewhere", "row-hidden-left-out", "row-of-another-table"];

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

/// A table of rows that were left out before.
#[derive(Clone, Debug)]
pub(crate) struct Fixing {
    table: Arc<Table>,
    added: Added,
}

impl Fixing {
    /// Of a table, where it is such a one.
    pub(crate) fn of(table: &Arc<Table>) -> Option<Self> {
        Added::of(table).map(|added| Self { table: Arc::clone(table), added })
    }

    /// Whether the column is there that says why each row was left out.
    pub(crate) fn has_codes(&self) -> bool {
        self.added.has_codes()
    }

    /// How many rows say why they were left out.
    pub(crate) fn coded(&self, block: &Block) -> u64 {
        block.rows().filter(|row| !self.added.code(*row).is_empty()).count() as u64
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
        let said = self.added.code(row);
        let stays = FOR_GOOD.contains(&said)
            || (UNLESS_CHANGED.contains(&said) && self.added.is_unchanged(&self.table, row));
        let known = || crate::codes().into_iter().find(|code| code.id == said);
        stays.then(known).flatten().filter(|code| code.severity == Severity::LeftOut)
    }

    /// From when on a list that went has the people of a row: since the row was left out first. One that was left out for having gone went
    /// before that, too.
    pub(crate) fn since(&self, row: Row<'_>) -> Option<DateTime<Utc>> {
        if self.added.code(row) == LOADED && self.added.is_unchanged(&self.table, row) {
            return Some(DateTime::<Utc>::MIN_UTC);
        }
        self.added.since(row)
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

    /// The reasons that some rows bring, and those for which they are left out at once.
    fn check(columns: &[&str], rows: &[(&[&str], Option<&str>)]) {
        let table = Arc::new(Table::text("rejected.csv", columns.iter().copied()));
        let mut block = Block::new(Arc::clone(&table));
        for (number, (row, _)) in (2..).zip(rows) {
            block.push_row(number, row.iter().copied());
        }
        let batch = Batch::new(Fixing::of(&table).unwrap().block(&block));
        let left_out: Vec<(u32, &str)> = batch.left_out().map(|(row, why)| (row, why.code.id)).collect();
        let expected = (0..).zip(rows).filter_map(|(row, (_, code))| Some((row, (*code)?)));
        assert_eq!(left_out, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_reason_outside_the_row_stays() {
        // A check that fits no row: it was changed.
        let changed = "k20261122T085300-0000000000000000";
        check(
            &["Celular", "Code (dialbase)", "Check (dialbase)"],
            &[
                (&["099", "phone-missing", changed], None),
                (&["099", "refused-elsewhere", changed], Some("refused-elsewhere")),
                (&["099", " row-hidden-left-out ", changed], Some("row-hidden-left-out")),
                (&["099", "duplicate", changed], None),
                (&["099", "duplicate", ""], Some("duplicate")),
                (&["099", "row-footer", ""], Some("row-footer")),
                (&["099", "phone-missing", ""], None),
                (&["099", "no-such-code", ""], None),
                (&["099", "", ""], None),
            ],
        );
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
            assert_eq!(Fixing::of(&table).unwrap().block(&block).row(0).cell(0), restored);
        };
        check("dialbase_code", "'=1+1", "=1+1");
        check("dialbase_code", "''+598", "'+598");
        check("dialbase_code", "'quoted'", "'quoted'");
        check("Code (dialbase)", "'=1+1", "'=1+1");
    }
}
