//! What people type becomes what we mean: rows of text become contacts.
//!
//! The question here is "can this be said in our words?". Whether we may dial it is asked later, by `dedupe` and
//! `validate`. So a cell that holds no number costs the row nothing yet: the contact may have another, and only a row left
//! without any is left out, where all reasons are known.

mod agent;
mod campaign;
mod cell;
mod line;
mod mapping;
mod numbers;
mod person;
mod priority;
mod refusal;
mod zone;

pub use cell::tidy;
pub use line::line_of_column;
pub use mapping::{CampaignFrom, Mapping, PhoneColumn, Priorities, ZoneColumn, ZoneColumns};
pub use numbers::{
    Misread, Misreading, Read, Reading, Repair, Repairs, area_code, read_numbers, refused_numbers,
};

pub use refusal::{Refusing, refusals};

use contact::{Batch, Block, Code, Contact, Finding, Params, Severity};

/// A row without a word in it.
pub static ROW_BLANK: Code = Code {
    id: "row-blank",
    severity: Severity::LeftOut,
    means: "the row has cells and no text in them",
    advice: "nothing to do",
};

/// Every code that this crate can note.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    [&ROW_BLANK]
        .into_iter()
        .chain(campaign::CODES)
        .chain(numbers::codes())
        .chain(refusal::CODES)
        .chain(zone::CODES)
}

/// Makes contacts of a block's rows.
#[must_use]
pub fn contacts(rows: Batch<u32>, mapping: &Mapping) -> Batch<Contact> {
    rows.advance(|position, block, findings| contact(block, position, mapping, findings))
}

/// Makes a contact of one row.
///
/// # Errors
/// The finding that leaves the row out: it is blank, the person said no, or it does not say for which campaign it is.
fn contact(
    block: &Block,
    position: u32,
    mapping: &Mapping,
    findings: &mut Vec<Finding>,
) -> Result<Contact, Finding> {
    let row = block.row(position);
    if row.is_blank() {
        return Err(Finding::new(&ROW_BLANK, row.number(), None, ""));
    }
    refusal::check(row, &mapping.refusing)?;
    let campaign = campaign::campaign(row, &mapping.campaign)?;
    let (phones, no_number) = numbers::phones(row, mapping, findings)?;
    let (priority, priority_refused) = priority::priority(row, &mapping.priority);
    Ok(Contact {
        row: row.number(),
        campaign,
        phones,
        no_number,
        params: Params::new(&mapping.params, |column| row.cell(column).trim()),
        stated: zone::stated(row, mapping, findings),
        priority,
        priority_refused,
        agent: agent::agent(row, mapping.agent),
        person: person::person(row, mapping.person),
    })
}

#[cfg(test)]
mod tests;
