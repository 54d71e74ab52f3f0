//! The columns as a page tells them: what each was taken for and used as, how full it is.

use super::account::percent;
use crate::{ColumnReport, Report, Use};
use serde::Serialize;

/// How many columns a page tells of. A sheet may have thousands.
const MOST: usize = 200;

/// The columns of a report, those that are used first where not all can be told of.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    inputs: Vec<OfInput>,
    further: usize,
}

/// The columns of one input.
#[derive(Debug, Serialize)]
struct OfInput {
    input: String,
    columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Serialize)]
struct Column {
    letters: String,
    name: String,
    holds: String,
    sure: String,
    used_as: Vec<Use>,
    filled: u64,
    of: u64,
    share: f64,
    width: f64,
    distinct: u64,
    at_least: bool,
    samples: Vec<String>,
}

impl Columns {
    /// Of a report.
    pub(super) fn of(report: &Report) -> Self {
        let all = &report.columns;
        let mut chosen: Vec<usize> = (0..all.len()).collect();
        chosen.sort_by_key(|nth| all[*nth].used_as.is_empty());
        chosen.truncate(MOST);
        chosen.sort_unstable();
        let mut inputs: Vec<OfInput> = Vec::new();
        for column in chosen.into_iter().map(|nth| &all[nth]) {
            if inputs.last().is_none_or(|of| of.input != column.input) {
                inputs.push(OfInput { input: column.input.clone(), columns: Vec::new() });
            }
            inputs.last_mut().into_iter().for_each(|of| of.columns.push(Column::of(column)));
        }
        Self { inputs, further: all.len().saturating_sub(MOST) }
    }
}

impl Column {
    fn of(column: &ColumnReport) -> Self {
        let width = percent(column.filled, column.of);
        Self {
            letters: column.letters.clone(),
            name: column.name.clone(),
            holds: column.holds.clone(),
            sure: column.sure.clone(),
            used_as: column.used_as.iter().take(8).cloned().collect(),
            filled: column.filled,
            of: column.of,
            share: width / 100.0,
            width,
            distinct: column.distinct,
            at_least: column.distinct_is_at_least,
            samples: column.samples.iter().take(3).cloned().collect(),
        }
    }
}
