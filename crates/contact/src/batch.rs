//! A block's rows on their way, and the rule that none may vanish.

use crate::{Account, Block, Code, Finding, Remark, Row, Severity};

/// The rows of one block at one stage: each is still on its way, or was left out with the finding that says why.
///
/// A stage cannot lose a row: it is handed one and must answer with what became of it. The rows stay in the block's order,
/// one verdict each.
#[derive(Debug)]
pub struct Batch<T> {
    block: Block,
    verdicts: Vec<Result<T, Finding>>,
    findings: Vec<Finding>,
    /// The position of each finding's row: rows that a statement made have no number to tell them apart.
    at: Vec<u32>,
}

impl Batch<u32> {
    /// All rows of a block at the first stage, by their positions. What the reader noticed becomes findings; a row that it
    /// could not read whole is left out here.
    #[must_use]
    pub fn new(block: Block) -> Self {
        let (mut findings, mut at) = (Vec::new(), Vec::new());
        let mut verdict = |row: Row<'_>| {
            let mut verdict = Ok(row.position());
            for &Remark { column, code, .. } in row.remarks() {
                let finding =
                    Finding::new(code, row.number(), column, column.map_or("", |column| row.cell(column)));
                if finding.severity == Severity::LeftOut && verdict.is_ok() {
                    verdict = Err(finding);
                } else {
                    findings.push(finding);
                    at.push(row.position());
                }
            }
            verdict
        };
        let verdicts = block.rows().map(&mut verdict).collect();
        Self { block, verdicts, findings, at }
    }
}

impl<T> Batch<T> {
    /// Takes every row that is still on its way one stage further. `stage` may note findings; to leave the row out it answers
    /// with the one that says why.
    #[must_use]
    pub fn advance<U>(
        self,
        mut stage: impl FnMut(T, &Block, &mut Vec<Finding>) -> Result<U, Finding>,
    ) -> Batch<U> {
        let Self { block, verdicts, mut findings, mut at } = self;
        let mut step = |(position, verdict): (u32, Result<T, Finding>)| {
            let verdict = verdict.and_then(|row| stage(row, &block, &mut findings));
            at.resize(findings.len(), position);
            verdict
        };
        let verdicts = (0..).zip(verdicts).map(&mut step).collect();
        Batch { block, verdicts, findings, at }
    }

    /// The block whose rows these are.
    #[must_use]
    pub fn block(&self) -> &Block {
        &self.block
    }

    /// The rows still on their way, in order.
    pub fn kept(&self) -> impl Iterator<Item = &T> {
        self.verdicts.iter().filter_map(|verdict| verdict.as_ref().ok())
    }

    /// The rows still on their way, in order, each with its text.
    pub fn kept_rows(&self) -> impl Iterator<Item = (Row<'_>, &T)> {
        let rows = self.block.rows().zip(&self.verdicts);
        rows.filter_map(|(row, verdict)| Some((row, verdict.as_ref().ok()?)))
    }

    /// The rows left out, in order: each one's position in the block, and why.
    pub fn left_out(&self) -> impl Iterator<Item = (u32, &Finding)> {
        (0..).zip(&self.verdicts).filter_map(|(position, verdict)| Some((position, verdict.as_ref().err()?)))
    }

    /// What was noticed on the way, apart from why rows were left out.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The same, each with the position of its row in the block.
    pub fn findings_at(&self) -> impl Iterator<Item = (u32, &Finding)> {
        self.at.iter().copied().zip(&self.findings)
    }

    /// Enters every row's fate into the account: those still on their way are planned.
    pub fn settle(&self, account: &mut Account) {
        account.plan(self.kept().count() as u64);
        for (_, why) in self.left_out() {
            account.leave_out(reason(why), 1);
        }
    }
}

/// The code under which a row that was left out is counted.
fn reason(why: &Finding) -> &'static Code {
    debug_assert_eq!(why.severity, Severity::LeftOut, "{} does not leave rows out", why.code);
    why.code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Table;
    use std::sync::Arc;

    static ODD: Code = Code { id: "odd", severity: Severity::LeftOut, means: "", advice: "" };
    static SEEN: Code = Code { id: "seen", severity: Severity::Note, means: "", advice: "" };

    #[test]
    fn a_row_that_the_reader_gave_up_is_left_out() {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["n"])));
        block.push_row(2, ["a"]);
        block.remark(None, &ODD);
        block.push_row(3, ["b"]);
        let batch = Batch::new(block);
        assert_eq!(batch.kept().collect::<Vec<_>>(), [&0]);
        assert_eq!(batch.left_out().map(|(_, why)| why.code.id).collect::<Vec<_>>(), ["odd"]);
    }

    #[test]
    fn a_finding_stays_with_its_row_though_no_row_has_a_number() {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["n"])));
        for cell in ["a", "b", "c"] {
            if cell == "b" {
                block.remark(Some(0), &SEEN);
            }
            block.push_row(0, [cell]);
        }
        let note = |position: u32, block: &Block, findings: &mut Vec<Finding>| {
            let cell = block.row(position).cell(0);
            if cell == "a" {
                return Err(Finding::new(&ODD, 0, 0, cell));
            }
            findings.extend([Finding::new(&SEEN, 0, 0, cell), Finding::new(&SEEN, 0, None, cell)]);
            Ok(position)
        };
        let batch = Batch::new(block).advance(note);
        let found: Vec<(u32, &str)> = batch.findings_at().map(|(at, found)| (at, &*found.seen)).collect();
        assert_eq!(found, [(1, "b"), (1, "b"), (1, "b"), (2, "c"), (2, "c")]);
    }

    #[test]
    fn every_row_has_one_verdict_and_keeps_its_place() {
        let mut block = Block::new(Arc::new(Table::text("t.csv", ["n"])));
        block.remark(Some(0), &SEEN);
        for (number, cell) in [(2, "0"), (3, "1"), (7, "2")] {
            block.push_row(number, [cell]);
        }
        let odd = |position: u32, block: &Block, _: &mut Vec<Finding>| {
            let row = block.row(position);
            let value: u32 = row.cell(0).parse().unwrap();
            if value % 2 == 1 { Err(Finding::new(&ODD, row.number(), 0, row.cell(0))) } else { Ok(value) }
        };
        let batch = Batch::new(block).advance(odd).advance(|value, _, _| Ok(value * 10));

        assert_eq!(batch.kept().collect::<Vec<_>>(), [&0, &20]);
        assert_eq!(batch.left_out().map(|(position, why)| (position, why.row)).collect::<Vec<_>>(), [(1, 3)]);
        assert_eq!(batch.findings(), [Finding::new(&SEEN, 2, 0, "0")]);
        assert_eq!(batch.findings_at().map(|(position, _)| position).collect::<Vec<_>>(), [0]);
        assert!(batch.left_out().all(|(_, why)| why.severity == Severity::LeftOut));
        let mut account = Account::default();
        account.read(3);
        batch.settle(&mut account);
        assert!(account.adds_up());
    }
}
