//! What one row refuses is refused for all: a person who said no said it of the number.

use crate::{NumberSet, hidden};
use contact::{Batch, Code, Contact, Finding, NoNumber, Severity};

/// A number that another row refuses.
static NUMBER: Code = Code {
    id: "number-refused",
    severity: Severity::Changed,
    means: "another row says that this number must not be called, so it was taken from the row",
    advice: "nothing to do: this person must not be called",
};

pub(crate) static CODES: [&Code; 1] = [&NUMBER];

/// The numbers that rows of a run refuse.
#[derive(Debug, Default)]
pub struct Refusals {
    lines: NumberSet,
}

impl Refusals {
    /// Enters a number by its line ([`contact::Number::line`]); answers whether it was not known yet.
    pub fn enter(&mut self, line: u64) -> bool {
        self.lines.insert(line)
    }

    /// How many numbers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether nobody refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Takes every number that some row refuses from every row; the order of the others stays. `before` says of a number, by its line, and its
/// row whether it was refused in another run.
#[must_use]
pub fn heed(
    contacts: Batch<Contact>,
    refusals: &Refusals,
    before: Option<&dyn Fn(u64, u32) -> bool>,
) -> Batch<Contact> {
    if refusals.is_empty() && before.is_none() {
        return contacts;
    }
    contacts.advance(|mut contact, _, findings| {
        let Contact { row, phones, no_number, .. } = &mut contact;
        let mut numbers = Vec::new();
        phones.retain(|phone| {
            let line = phone.number.line();
            let refused = refusals.lines.contains(line) || before.is_some_and(|before| before(line, *row));
            if refused {
                findings.push(Finding::new(&NUMBER, *row, phone.column, phone.number.reveal()));
                no_number.because(NoNumber::Refused);
                numbers.push(phone.number);
            }
            !refused
        });
        if !numbers.is_empty() {
            hidden::hide(&mut contact, &numbers, findings);
        }
        Ok(contact)
    })
}
