//! Premium numbers are never dialled: the call is charged to us, and nobody asked for it.

use contact::{Code, Contact, Finding, Kind, Number, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-premium",
    severity: Severity::Changed,
    means: "premium-rate numbers are never dialled, so it is taken from its row",
    advice: "give another number",
};

pub(crate) fn apply(contact: &mut Contact, findings: &mut Vec<Finding>) {
    super::refuse_numbers(contact, &CODE, findings, is_premium);
}

fn is_premium(number: Number) -> bool {
    number.kind() == Kind::Premium
}

/// Why a number is dialled for nobody, whatever the pipeline says.
#[must_use]
pub fn never_dialled(number: Number) -> Option<&'static Code> {
    is_premium(number).then_some(&CODE)
}
