//! The rules, one a file, in the order in which they are asked.

pub(crate) mod premium;

pub(crate) mod foreign;

pub(crate) mod no_number;

pub(crate) mod campaign;

pub(crate) mod required;

pub(crate) mod separator;

pub(crate) mod zone;

pub(crate) mod alternatives;

pub(crate) mod agent;

use contact::{Code, Contact, Finding, NoNumber, Number};

/// Every code of every rule.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let numbers = [&premium::CODE, &foreign::CODE].into_iter();
    let rows = [&campaign::CODE, &required::CODE, &separator::CODE, &agent::CODE];
    numbers.chain(alternatives::CODES).chain(no_number::CODES).chain(rows).chain(zone::CODES)
}

/// Takes the numbers that a rule refuses; the next one is promoted.
fn refuse_numbers(
    contact: &mut Contact,
    code: &'static Code,
    findings: &mut Vec<Finding>,
    mut refused: impl FnMut(Number) -> bool,
) {
    let Contact { row, phones, no_number, .. } = contact;
    phones.retain(|phone| {
        let refused = refused(phone.number);
        if refused {
            findings.push(Finding::new(code, *row, phone.column, phone.number.reveal()));
            no_number.because(NoNumber::NotAllowed);
        }
        !refused
    });
}
