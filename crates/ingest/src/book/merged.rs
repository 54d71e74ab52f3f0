//! Merged cells, of which only the first holds the value, filled with it.

use super::range::CellRange;
use super::row::SheetRow;
use super::trouble::Trouble;

/// A sheet's merged cells, on the way down through its rows.
#[derive(Default)]
pub(crate) struct Filling {
    /// Those that begin further down, the nearest one last.
    waiting: Vec<CellRange>,
    /// Those that reach into the row at hand, with their values.
    open: Vec<(CellRange, String)>,
}

impl Filling {
    pub(crate) fn new(mut ranges: Vec<CellRange>) -> Self {
        ranges.sort_by_key(|range| std::cmp::Reverse(range.first));
        Self { waiting: ranges, open: Vec::new() }
    }

    /// Fills a row that has values of its own; answers how many merged cells were looked at.
    pub(crate) fn fill(&mut self, row: &mut SheetRow) -> Result<u64, Trouble> {
        self.open.retain(|(range, _)| range.has_row(row.number));
        while let Some(range) = self.waiting.pop_if(|range| range.first.0 < row.number) {
            if range.first.0 + 1 == row.number
                && let Some(value) = row.value(range.first.1)
            {
                self.open.push((range, value.into()));
            }
        }
        let mut looked_at = 0;
        let mut missing = Vec::new();
        for (range, value) in &self.open {
            let columns = range.first.1..=range.last.1;
            looked_at += u64::from(range.last.1 - range.first.1) + 1;
            missing
                .extend(columns.filter(|column| row.value(*column).is_none()).map(|column| (column, value)));
        }
        for (column, value) in missing {
            row.text(column, value)?;
        }
        row.settle();
        Ok(looked_at)
    }
}
