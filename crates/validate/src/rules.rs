//! The rules, one a file, in the order in which they are asked.

pub(crate) mod premium;

pub(crate) mod foreign;

pub(crate) mod country;

pub(crate) mod kind;

pub(crate) mod no_number;

pub(crate) mod campaign;

pub(crate) mod param;

pub(crate) mod separator;

pub(crate) mod priority;

pub(crate) mod zone;

pub(crate) mod alternatives;

pub(crate) mod elsewhere;

pub(crate) mod agent;

pub(crate) mod agent_known;

use crate::Consequence;
use contact::{Code, Contact, Finding, NoNumber, Number, Severity};

/// Every code of every rule.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let fixed = [&premium::CODE, &foreign::CODE, &alternatives::DROPPED, &campaign::CODE, &separator::CODE];
    fixed.into_iter().chain(no_number::CODES).chain(zone::CODES).chain(settable())
}

/// The codes of which a pipeline may say what follows from them.
pub fn settable() -> impl Iterator<Item = &'static Code> {
    let numbers = [&country::CODE, &kind::CODE, &alternatives::ELSEWHERE, &elsewhere::CODE];
    let rows = [&priority::CODE, &agent::CODE, &agent_known::CODE];
    numbers.into_iter().chain(rows).chain(param::codes())
}

/// What follows from a code where the pipeline says nothing.
pub(crate) fn usual(code: &Code) -> Consequence {
    match code.severity {
        _ if *code == elsewhere::CODE => Consequence::Ignore,
        _ if *code == priority::CODE => Consequence::Warn,
        Severity::LeftOut | Severity::Changed => Consequence::Reject,
        Severity::Note => Consequence::Warn,
    }
}

/// Takes the numbers that a rule refuses, where that follows; the next one is promoted. `refused` answers what makes a number
/// one of them, or nothing more than that it is.
fn refuse_numbers(
    contact: &mut Contact,
    (code, consequence): (&'static Code, Consequence),
    findings: &mut Vec<Finding>,
    mut refused: impl FnMut(Number) -> Option<String>,
) {
    let Contact { row, phones, no_number, .. } = contact;
    phones.retain(|phone| {
        let Some(why) = refused(phone.number) else { return true };
        let finding = || {
            let finding = Finding::new(code, *row, phone.column, phone.number.reveal());
            if why.is_empty() { finding } else { finding.by(&why.as_str().into()) }
        };
        let taken = consequence.befall_number(finding, findings);
        if taken {
            no_number.because(NoNumber::NotAllowed);
        }
        !taken
    });
}
