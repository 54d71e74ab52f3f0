//! A parameter's value of which the whole must fit a pattern.

use super::Unmet;
use crate::Pattern;
use contact::{Code, Severity};

pub(super) static CODE: Code = Code {
    id: "param-pattern",
    severity: Severity::LeftOut,
    means: "a parameter does not fit the pattern that the pipeline asks for",
    advice: "correct the cell, or change `pattern` at the parameter in the pipeline file; the whole value must fit it",
};

pub(super) fn unmet(pattern: &Pattern, value: &str) -> Option<Unmet> {
    (!pattern.fits(value)).then_some((&CODE, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_value_must_fit() {
        let pattern = Pattern::new(r"\d{7,8}").unwrap();
        let check = |value, fits| assert_eq!(unmet(&pattern, value).is_none(), fits, "{value}");
        check("1234567", true);
        check("1.234.567-8", false);
        check("123456789", false);
    }
}
