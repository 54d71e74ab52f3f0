//! Premium numbers are never dialled: the call is charged to us, and nobody asked for it. No pipeline softens this.

use super::Why;
use crate::Consequence;
use contact::{Code, Contact, Finding, Kind, Number, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-premium",
    severity: Severity::Changed,
    means: "premium-rate numbers are never dialled, so it is taken from its row",
    advice: "give another number",
};

pub(crate) fn apply(contact: &mut Contact, findings: &mut Vec<Finding>) {
    super::refuse_numbers(contact, (&CODE, Consequence::Reject), findings, |number| {
        is_premium(number).then_some(Why::Code)
    });
}

fn is_premium(number: Number) -> bool {
    number.kind() == Kind::Premium
}

/// Why a number is dialled for nobody, whatever the pipeline says.
#[must_use]
pub fn never_dialled(number: Number) -> Option<&'static Code> {
    is_premium(number).then_some(&CODE)
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{contact, hold, left_out, mobile, phone, policy};
    use contact::Kind;

    #[test]
    fn a_premium_number_goes_and_the_next_is_promoted() {
        let premium = phone("5989005551", 3, Kind::Premium, &[]);
        let (dialable, noted) = hold(contact(vec![premium, mobile()]), &policy());
        assert_eq!((dialable.unwrap().main(), noted), (mobile(), vec!["number-premium"]));
        assert_eq!(left_out(contact(vec![premium]), &policy()), "phone-not-allowed");
    }

    #[test]
    fn nothing_softens_it() {
        let premium = phone("5989005551", 3, Kind::Premium, &[]);
        let mut lax = policy();
        lax.rules.consequences.set(&super::CODE, crate::Consequence::Ignore);
        lax.rules.kinds = Some([Kind::Premium].into_iter().collect());
        assert_eq!(left_out(contact(vec![premium]), &lax), "phone-not-allowed");
    }
}
