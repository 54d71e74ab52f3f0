//! An alternative is dialled by the clock that the main number's area told, so it must ring by the same one.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity, Zone};

pub(crate) static CODE: Code = Code {
    id: "alternative-elsewhere",
    severity: Severity::Changed,
    means: "an alternative rings where clocks show another time than the main number's, so it was taken from the row",
    advice: "put it on a row of its own if it must be dialled, or make it the main number",
};

/// Takes out the alternatives that ring in none of the places where clocks show what they show in the contact's zone.
///
/// Only where the zone came from an area code: what a row states of a person weighs more than any number's area.
pub(crate) fn apply(contact: &mut Contact, zone: Zone, policy: &Policy, findings: &mut Vec<Finding>) {
    let clock = zone.ahead_of_utc(policy.now);
    let Contact { row, phones, .. } = contact;
    let mut main = true;
    phones.retain(|phone| {
        let alike = phone.zones.iter().any(|zone| zone.ahead_of_utc(policy.now) == clock);
        let stays = std::mem::take(&mut main) || alike || phone.zones.is_empty();
        if !stays {
            findings.push(Finding::new(&CODE, *row, phone.column, phone.number.reveal()));
        }
        stays
    });
}
