//! A priority that rows may not claim.

use crate::{Consequence, Policy};
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "priority-out-of-range",
    severity: Severity::Changed,
    means: "the priority is not a whole number within what rows may have; if the row is dialled, it has the default priority",
    advice: "write a whole number from 2 (called first) to 9999 (called last), or within `first` and `last` where the pipeline file names them at `priority`; 1 is kept for scheduled calls, and needs `first = 1`",
};

pub(crate) fn check(contact: &Contact, policy: &Policy, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    let Some((column, claimed)) = &contact.priority_refused else { return Ok(()) };
    let finding = Finding::new(&CODE, contact.row, *column, &**claimed).became(contact.priority.to_string());
    // The row goes with another priority than it claims: where that is said at all, it is said as a change.
    match policy.rules.consequences.of(&CODE) {
        Consequence::Warn => findings.push(finding),
        stern => stern.befall(finding, findings)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{contact, hold, left_out, mobile, policy};

    #[test]
    fn a_row_takes_the_default_or_is_left_out_as_the_pipeline_says() {
        let claims = Contact { priority_refused: Some((4, "alta".into())), ..contact(vec![mobile()]) };
        let mut policy = policy();
        let (dialable, noted) = hold(claims.clone(), &policy);
        assert_eq!((dialable.unwrap().contact().priority, noted), (9999, vec!["priority-out-of-range"]));
        policy.rules.consequences.set(&CODE, Consequence::Reject);
        assert_eq!(left_out(claims.clone(), &policy), "priority-out-of-range");
        policy.rules.consequences.set(&CODE, Consequence::Ignore);
        assert!(hold(claims, &policy).1.is_empty());
    }
}
