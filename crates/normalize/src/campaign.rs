//! For which campaign a row is.

use crate::{CampaignFrom, tidy};
use contact::{Code, Finding, Row, Severity};
use std::sync::Arc;

static MISSING: Code = Code {
    id: "campaign-missing",
    severity: Severity::LeftOut,
    means: "the row does not say for which campaign it is",
    advice: "fill the campaign's column, or name one campaign for all rows in the pipeline file",
};

static UNUSABLE: Code = Code {
    id: "campaign-unusable",
    severity: Severity::LeftOut,
    means: "the campaign's name holds a semicolon or a line break, which the dialer base cannot carry",
    advice: "write the campaign exactly as the portal shows it",
};

pub(crate) static CODES: [&Code; 2] = [&MISSING, &UNUSABLE];

pub(crate) fn campaign(row: Row<'_>, from: &CampaignFrom) -> Result<Arc<str>, Finding> {
    let column = match from {
        CampaignFrom::Pipeline(name) => return Ok(Arc::clone(name)),
        CampaignFrom::Column(column) => *column,
    };
    let cell = row.cell(column);
    let name = tidy(cell);
    let finding = |code| Finding::new(code, row.number(), column, cell);
    match &*name {
        "" => Err(finding(&MISSING)),
        name if name.contains(|c: char| c == ';' || c.is_control()) => Err(finding(&UNUSABLE)),
        name => Ok(Arc::from(name)),
    }
}
