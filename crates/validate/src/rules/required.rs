//! A parameter that the agent cannot do without.

use crate::Param;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "param-missing",
    severity: Severity::LeftOut,
    means: "a parameter that the pipeline requires is blank",
    advice: "fill the cell, or take `required` from the parameter in the pipeline file",
};

pub(crate) fn check(contact: &Contact, params: &[Param]) -> Result<(), Finding> {
    let blank =
        params.iter().zip(contact.params.iter()).find(|(param, value)| param.required && value.is_empty());
    match blank {
        Some((param, _)) => Err(Finding::new(&CODE, contact.row, param.column, "")),
        None => Ok(()),
    }
}
