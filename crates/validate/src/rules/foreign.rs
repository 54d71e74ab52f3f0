//! Dialled as a national number, a number of another country reaches a stranger.

use crate::{Policy, Reach};
use contact::{Code, Contact, Finding, Severity};

pub(crate) static CODE: Code = Code {
    id: "number-foreign",
    severity: Severity::Changed,
    means: "a number of another country was taken from the row: without its country code it would reach somebody else",
    advice: "set `foreign = \"dial\"` or `dial = \"e164\"` under [format] if the dialer can call abroad",
};

pub(crate) fn apply(contact: &mut Contact, policy: &Policy, findings: &mut Vec<Finding>) {
    let (_, home) = policy.home;
    super::refuse_numbers(contact, &CODE, findings, |number| {
        policy.reach == Reach::Home && number.country_code() != home
    });
}
