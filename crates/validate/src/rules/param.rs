//! What a parameter's value must be, one demand a file. A blank is nobody's business but that of `required` and `form`.

mod amount;
mod date;
mod filled;
mod length;
mod listed;
mod pattern;

pub use amount::Amounts;
pub use date::{DateOrder, Dates};
pub use length::Lengths;

use crate::{Consequence, Listed, Pattern, Policy};
use contact::{Code, Contact, Finding};
use words::Message;

/// What one parameter must be.
#[derive(Clone, Debug)]
pub struct ParamRule {
    /// Which parameter, in the pipeline's order.
    pub nth: usize,
    /// What its value must be.
    pub demand: Demand,
    /// What follows where it is not, if the pipeline says so beside the parameter.
    pub severity: Option<Consequence>,
}

/// What a value must be.
#[derive(Clone, Debug)]
pub enum Demand {
    /// There.
    Filled,
    /// There, for the agent's form shows it.
    InForm,
    /// So long.
    Length(Lengths),
    /// Of a form.
    Pattern(Pattern),
    /// One of some.
    Listed(Listed),
    /// A date.
    Date(Dates),
    /// An amount.
    Amount(Amounts),
}

/// A demand that a value does not meet: its code, and what beside it helps.
type Unmet = (&'static Code, Option<Message>);

pub(super) fn codes() -> impl Iterator<Item = &'static Code> {
    let single = [&pattern::CODE, &listed::CODE];
    filled::CODES.into_iter().chain(length::CODES).chain(single).chain(date::CODES).chain(amount::CODES)
}

pub(crate) fn check(contact: &Contact, policy: &Policy, findings: &mut Vec<Finding>) -> Result<(), Finding> {
    for ParamRule { nth, demand, severity } in &policy.rules.params {
        let Some((column, value)) = contact.params.get(*nth) else { continue };
        let Some((code, help)) = demand.unmet(value) else { continue };
        let finding = Finding::new(code, contact.row, column, value);
        let finding = match help {
            Some(help) => finding.by(help),
            None => finding,
        };
        severity.unwrap_or_else(|| policy.rules.consequences.of(code)).befall(finding, findings)?;
    }
    Ok(())
}

impl Demand {
    fn unmet(&self, value: &str) -> Option<Unmet> {
        match self {
            Self::Filled => filled::unmet(value, &filled::MISSING),
            Self::InForm => filled::unmet(value, &filled::IN_FORM),
            _ if value.is_empty() => None,
            Self::Length(lengths) => lengths.unmet(value),
            Self::Pattern(pattern) => pattern::unmet(pattern, value),
            Self::Listed(listed) => listed::unmet(listed, value),
            Self::Date(dates) => dates.unmet(value),
            Self::Amount(amounts) => amounts.unmet(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{contact, hold, left_out, mobile, params, policy};
    use contact::Severity;

    fn demanding(rules: Vec<ParamRule>) -> Policy {
        let mut policy = policy();
        policy.rules.params = rules;
        policy
    }

    fn filled(nth: usize, severity: Option<Consequence>) -> ParamRule {
        ParamRule { nth, demand: Demand::Filled, severity }
    }

    #[test]
    fn what_is_said_beside_the_parameter_weighs_more_than_the_rule() {
        let nameless = || Contact { params: params(&["", ""]), ..contact(vec![mobile()]) };
        let mut policy = demanding(vec![filled(1, None)]);
        let finding = hold(nameless(), &policy).0.unwrap_err();
        assert_eq!((finding.code.id, finding.column), ("param-missing", Some(2)));
        policy.rules.consequences.set(&filled::MISSING, Consequence::Warn);
        assert_eq!(hold(nameless(), &policy).1, ["param-missing"]);
        policy.rules.params = vec![filled(1, Some(Consequence::Reject))];
        assert_eq!(left_out(nameless(), &policy), "param-missing");
    }

    #[test]
    fn every_demand_is_asked_until_one_leaves_the_row_out() {
        let warned =
            demanding(vec![filled(0, Some(Consequence::Warn)), filled(1, Some(Consequence::Reject))]);
        let (dialable, noted) =
            hold(Contact { params: params(&["", ""]), ..contact(vec![mobile()]) }, &warned);
        assert_eq!((dialable.unwrap_err().severity, noted), (Severity::LeftOut, vec!["param-missing"]));
    }

    #[test]
    fn a_blank_is_no_value_to_be_held_against_anything() {
        let lengths = Lengths { min: Some(3), max: None };
        let rule = ParamRule { nth: 0, demand: Demand::Length(lengths), severity: None };
        let blank = Contact { params: params(&[""]), ..contact(vec![mobile()]) };
        assert!(hold(blank, &demanding(vec![rule])).0.is_ok());
    }
}
