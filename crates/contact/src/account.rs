//! What became of every row: the account that must add up.

use crate::Code;
use std::collections::BTreeMap;

/// Rows that went in, and the one fate of each.
///
/// Rows are counted where they enter, before any stage sees them; a stage that loses one makes the two sides differ.
/// `rows = planned + Σ left out`, always, or the run stops with a defect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Rows read from the inputs.
    read: u64,
    /// Rows that an SQL statement made beside those it was given.
    computed: u64,
    /// Rows that stand in a part.
    planned: u64,
    left_out: BTreeMap<&'static str, u64>,
}

impl Account {
    /// Rows came in from a reader.
    pub fn read(&mut self, rows: u64) {
        self.read += rows;
    }

    /// Rows came in that no input holds: an SQL statement computed them.
    pub fn compute(&mut self, rows: u64) {
        self.computed += rows;
    }

    /// Rows found their place in a part.
    pub fn plan(&mut self, rows: u64) {
        self.planned += rows;
    }

    /// Rows were left out, for one reason.
    pub fn leave_out(&mut self, reason: &'static Code, rows: u64) {
        if rows > 0 {
            *self.left_out.entry(reason.id).or_default() += rows;
        }
    }

    /// Whether every row that came in has exactly one fate.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.read + self.computed == self.planned + self.left_out_rows()
    }

    /// Rows read from the inputs.
    #[must_use]
    pub fn rows_read(&self) -> u64 {
        self.read
    }

    /// Rows that an SQL statement made.
    #[must_use]
    pub fn rows_computed(&self) -> u64 {
        self.computed
    }

    /// Rows that stand in a part.
    #[must_use]
    pub fn rows_planned(&self) -> u64 {
        self.planned
    }

    /// Rows left out, for whatever reason.
    #[must_use]
    pub fn left_out_rows(&self) -> u64 {
        self.left_out.values().sum()
    }

    /// Rows left out by reason, in the order of the reasons' names.
    pub fn left_out(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.left_out.iter().map(|(&reason, &rows)| (reason, rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;

    static BLANK: Code = Code { id: "row-blank", severity: Severity::LeftOut, means: "", advice: "" };

    #[test]
    fn a_lost_row_shows() {
        let mut account = Account::default();
        account.read(3);
        account.plan(1);
        account.leave_out(&BLANK, 1);
        assert!(!account.adds_up());
        account.leave_out(&BLANK, 1);
        assert!(account.adds_up());
        assert_eq!(account.left_out().collect::<Vec<_>>(), [("row-blank", 2)]);
    }
}
