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

pub(crate) mod agent_missing;

use crate::Consequence;
use contact::{Code, Contact, Finding, NoNumber, Number, Severity};
use words::Message;

/// Every code of every rule.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let fixed = [&premium::CODE, &foreign::CODE, &alternatives::DROPPED, &campaign::CODE, &separator::CODE];
    fixed.into_iter().chain(no_number::CODES).chain(zone::CODES).chain(settable())
}

/// The codes of which a pipeline may say what follows from them.
pub fn settable() -> impl Iterator<Item = &'static Code> {
    let numbers = [&country::CODE, &kind::CODE, &alternatives::ELSEWHERE, &elsewhere::CODE];
    let rows = [&priority::CODE, &agent::CODE, &agent_missing::CODE, &agent_known::CODE];
    numbers.into_iter().chain(rows).chain(param::codes())
}

/// What follows from a code where the pipeline says nothing.
pub(crate) fn usual(code: &Code) -> Consequence {
    match code.severity {
        _ if *code == elsewhere::CODE || *code == agent_missing::CODE => Consequence::Ignore,
        _ if *code == priority::CODE => Consequence::Warn,
        Severity::LeftOut | Severity::Changed => Consequence::Reject,
        Severity::Note => Consequence::Warn,
    }
}

/// What makes a number one that a rule refuses.
enum Why {
    /// Nothing that its code does not say.
    Code,
    /// It is that.
    Is(Message),
}

/// Takes the numbers that a rule refuses, where that follows; the next one is promoted. `refused` answers what makes a number
/// one of them.
fn refuse_numbers(
    contact: &mut Contact,
    (code, consequence): (&'static Code, Consequence),
    findings: &mut Vec<Finding>,
    mut refused: impl FnMut(Number) -> Option<Why>,
) {
    let Contact { row, phones, no_number, .. } = contact;
    phones.retain(|phone| {
        let Some(why) = refused(phone.number) else { return true };
        let finding = || {
            let finding = Finding::new(code, *row, phone.column, phone.number.reveal());
            match &why {
                Why::Code => finding,
                Why::Is(what) => finding.by(what.clone()),
            }
        };
        let taken = consequence.befall_number(finding, findings);
        if taken {
            no_number.because(NoNumber::NotAllowed);
        }
        !taken
    });
}
