//! An alternative is dialled by the clock that the main number's area told, and may ring by another.

use crate::Policy;
use contact::{Code, Contact, Finding, Severity, Zone};

static ELSEWHERE: Code = Code {
    id: "alternative-elsewhere",
    severity: Severity::Note,
    means: "an alternative rings where clocks show another time than the main number's, by whose clock it is dialled",
    advice: "nothing, if the calling hours are narrow; or set `alternatives = \"drop\"` under [timezone]",
};

static DROPPED: Code = Code {
    id: "alternative-dropped",
    severity: Severity::Changed,
    means: "an alternative rings where clocks show another time than the main number's, so it was taken from the row",
    advice: "put it on a row of its own if it must be dialled",
};

pub(crate) static CODES: [&Code; 2] = [&ELSEWHERE, &DROPPED];

/// Notes, or takes out, the alternatives that ring in none of the places where clocks show what they show in the contact's zone.
///
/// Only where the zone came from an area code: what a row states of a person weighs more than any number's area.
pub(crate) fn apply(contact: &mut Contact, zone: Zone, policy: &Policy, findings: &mut Vec<Finding>) {
    let clock = zone.ahead_of_utc(policy.now);
    let code = if policy.drop_alternatives_elsewhere { &DROPPED } else { &ELSEWHERE };
    let Contact { row, phones, .. } = contact;
    let mut main = true;
    phones.retain(|phone| {
        let alike = phone.zones.iter().any(|zone| zone.ahead_of_utc(policy.now) == clock);
        let fits = std::mem::take(&mut main) || alike || phone.zones.is_empty();
        if !fits {
            findings.push(Finding::new(code, *row, phone.column, phone.number.reveal()));
        }
        fits || !policy.drop_alternatives_elsewhere
    });
}
