//! Numbers of kinds that the pipeline does not call: mobiles only, no switchboards, no mailboxes.

use super::Why;
use crate::Policy;
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-kind",
    severity: Severity::Changed,
    means: "a number is of a kind that the pipeline does not call",
    advice: "add the kind to `kinds` under [numbers] if it shall be called; it is named beside the number",
};

pub(crate) fn apply(contact: &mut Contact, policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(kinds) = &policy.rules.kinds else { return };
    let consequence = policy.rules.consequences.of(&CODE);
    super::refuse_numbers(contact, (&CODE, consequence), findings, |number| {
        (!kinds.has(number.kind())).then(|| Why::Is(number.kind().words()))
    });
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{contact, hold, left_out, mobile, phone, policy};
    use crate::{Consequence, Policy};
    use contact::Kind;

    fn only(kinds: &[Kind]) -> Policy {
        let mut policy = policy();
        policy.rules.kinds = Some(kinds.iter().copied().collect());
        policy
    }

    fn of(kind: Kind) -> contact::Phone {
        phone("59824001234", 3, kind, &[])
    }

    #[test]
    fn a_number_of_another_kind_goes_and_the_next_is_promoted() {
        let (dialable, noted) = hold(contact(vec![of(Kind::Fixed), mobile()]), &only(&[Kind::Mobile]));
        assert_eq!((dialable.unwrap().main(), noted), (mobile(), vec!["number-kind"]));
        assert_eq!(left_out(contact(vec![of(Kind::Pager)]), &only(&[Kind::Mobile])), "phone-not-allowed");
    }

    #[test]
    fn what_is_fixed_or_mobile_goes_where_both_go_or_where_it_is_said() {
        let goes = |kinds: &[Kind]| hold(contact(vec![of(Kind::FixedOrMobile)]), &only(kinds)).0.is_ok();
        assert!(!goes(&[Kind::Mobile]) && !goes(&[Kind::Fixed]));
        assert!(goes(&[Kind::Mobile, Kind::Fixed]));
        assert!(goes(&[Kind::Mobile, Kind::FixedOrMobile]));
    }

    #[test]
    fn it_may_be_noted_only_or_not_at_all() {
        let mut policy = only(&[Kind::Mobile]);
        policy.rules.consequences.set(&super::CODE, Consequence::Warn);
        let (dialable, noted) = hold(contact(vec![of(Kind::Fixed)]), &policy);
        assert_eq!((dialable.unwrap().main(), noted), (of(Kind::Fixed), vec!["number-kind"]));
        policy.rules.consequences.set(&super::CODE, Consequence::Ignore);
        assert!(hold(contact(vec![of(Kind::Fixed)]), &policy).1.is_empty());
    }
}
