//! Dialled as a national number, a number of another country reaches a stranger. No pipeline softens this.

use super::Why;
use crate::{Consequence, Policy, Reach};
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-foreign",
    severity: Severity::Changed,
    means: "a number of another country was taken from the row: without its country code it would reach somebody else",
    advice: "set `foreign = \"dial\"` or `dial = \"e164\"` under [format] if the dialer can call abroad",
};

pub(crate) fn apply(contact: &mut Contact, policy: &Policy, findings: &mut Vec<Finding>) {
    let (_, home) = policy.home;
    super::refuse_numbers(contact, (&CODE, Consequence::Reject), findings, |number| {
        (policy.reach == Reach::Home && number.country_code() != home).then_some(Why::Code)
    });
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{contact, hold, mobile, phone, policy};
    use crate::{Policy, Reach};
    use contact::Kind;

    #[test]
    fn abroad_is_dialled_where_the_form_carries_the_country() {
        let argentine = phone("5491123456780", 2, Kind::Mobile, &[]);
        let (dialable, noted) = hold(contact(vec![argentine, mobile()]), &policy());
        assert_eq!((dialable.unwrap().main(), noted), (mobile(), vec!["number-foreign"]));
        let abroad = Policy { reach: Reach::Everywhere, ..policy() };
        assert!(hold(contact(vec![argentine]), &abroad).0.is_ok());
    }
}
