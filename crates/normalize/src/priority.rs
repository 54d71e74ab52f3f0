//! In which order a row is dialled.

use crate::{Priorities, tidy};
use contact::{Code, Finding, Row, Severity};

static OUT_OF_RANGE: Code = Code {
    id: "priority-out-of-range",
    severity: Severity::Changed,
    means: "the priority is not a whole number that rows may claim, so the row takes the default",
    advice: "write a number from 2 (first) to 9999 (last); 1 is for scheduled calls and needs `first = 1` in the pipeline file",
};

pub(crate) static CODES: [&Code; 1] = [&OUT_OF_RANGE];

/// The dialer's last priority (the vendor's page on `Respool`).
const LAST: u16 = 9999;

pub(crate) fn priority(row: Row<'_>, priorities: &Priorities, findings: &mut Vec<Finding>) -> u16 {
    let Some(column) = priorities.column else { return priorities.default };
    let cell = row.cell(column);
    let text = tidy(cell);
    if text.is_empty() {
        return priorities.default;
    }
    // A spreadsheet may have made a float of it.
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(&text);
    match whole.parse() {
        Ok(priority) if (priorities.first..=LAST).contains(&priority) => priority,
        _ => {
            let finding = Finding::new(&OUT_OF_RANGE, row.number(), column, cell);
            findings.push(finding.became(priorities.default.to_string()));
            priorities.default
        }
    }
}
