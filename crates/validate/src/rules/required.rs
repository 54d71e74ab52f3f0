//! A parameter that the agent cannot do without.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "param-missing",
    severity: Severity::LeftOut,
    means: "a parameter that the pipeline requires is blank",
    advice: "fill the cell, or take `required` from the parameter in the pipeline file",
};

pub(crate) fn check(contact: &Contact, policy: &Policy) -> Result<(), Finding> {
    let blank =
        contact.params.iter().find(|(column, value)| value.is_empty() && policy.required.contains(column));
    match blank {
        Some((column, _)) => Err(Finding::new(&CODE, contact.row, column, "")),
        None => Ok(()),
    }
}
