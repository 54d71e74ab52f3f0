//! A parameter's value that must be one of some.

use super::Unmet;
use crate::Listed;
use contact::{Code, Severity};

pub(super) static CODE: Code = Code {
    id: "param-not-listed",
    severity: Severity::LeftOut,
    means: "a parameter is none of the values that the pipeline allows",
    advice: "correct the cell, or add the value to `values` at the parameter in the pipeline file",
};

pub(super) fn unmet(listed: &Listed, value: &str) -> Option<Unmet> {
    (!listed.has(value)).then(|| (&CODE, listed.near(value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Message;

    #[test]
    fn a_value_that_is_not_listed_is_asked_about() {
        let near: crate::Nearest = |value, all| Some(Message::foreign(format!("{value}? {}", all.join(" "))));
        let listed = Listed::new(["Activo".to_owned()], near);
        assert_eq!(unmet(&listed, "ACTIVO"), None);
        assert_eq!(unmet(&listed, "Actvo"), Some((&CODE, Some(Message::foreign("Actvo? Activo")))));
    }
}
