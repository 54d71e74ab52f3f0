//! A parameter that the agent cannot do without.

use super::Unmet;
use contact::{Code, Severity};

pub(super) static MISSING: Code = Code {
    id: "param-missing",
    severity: Severity::LeftOut,
    means: "a parameter that the pipeline requires is blank",
    advice: "fill the cell, or take `required` from the parameter in the pipeline file",
};

pub(super) static IN_FORM: Code = Code {
    id: "form-field-blank",
    severity: Severity::LeftOut,
    means: "a parameter that the agent's form shows is blank",
    advice: "fill the cell, or say `form-field-blank = \"warn\"` under [rules] in the pipeline file",
};

pub(super) static CODES: [&Code; 2] = [&MISSING, &IN_FORM];

pub(super) fn unmet(value: &str, code: &'static Code) -> Option<Unmet> {
    value.trim().is_empty().then_some((code, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_missing() {
        let check = |value, is_missing| assert_eq!(unmet(value, &MISSING).is_some(), is_missing, "{value:?}");
        check("", true);
        check(" \u{a0}", true);
        check("-", false);
    }
}
