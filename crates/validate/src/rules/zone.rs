//! In which time zone a contact is dialled. A wrong one calls people at night, so nothing is guessed.

use crate::{Policy, UnknownZone};
use contact::{Code, Contact, Finding, Severity, Zone};

static UNKNOWN: Code = Code {
    id: "zone-unknown",
    severity: Severity::LeftOut,
    means: "nothing tells in which one time zone the number rings",
    advice: "fill the column with the time zone, or say under [timezone] what `unknown` shall mean",
};

static NOT_ALLOWED: Code = Code {
    id: "zone-not-allowed",
    severity: Severity::LeftOut,
    means: "the instance has not enabled the row's time zone",
    advice: "enable the zone in the instance and add it to `allowed` under [timezone]",
};

pub(crate) static CODES: [&Code; 2] = [&UNKNOWN, &NOT_ALLOWED];

pub(crate) fn decide(contact: &Contact, policy: &Policy) -> Result<Option<Zone>, Finding> {
    // A main number that belongs to no place, such as a toll-free one, leaves the word to the next.
    let placed = contact.phones.iter().map(|phone| phone.zones).find(|zones| !zones.is_empty());
    let by_area = || match placed {
        Some([zone]) if policy.zone_by_area => Some(*zone),
        _ => None,
    };
    let told = contact.stated.before_area.or_else(by_area).or(contact.stated.after_area);
    let zone = match (told, policy.unknown_zone) {
        (Some(zone), _) | (None, UnknownZone::Zone(zone)) => zone,
        (None, UnknownZone::Server) => return Ok(None),
        (None, UnknownZone::Reject) => return Err(Finding::new(&UNKNOWN, contact.row, None, "")),
    };
    if policy.allowed_zones.is_empty() || policy.allowed_zones.contains(&zone) {
        Ok(Some(zone))
    } else {
        Err(Finding::new(&NOT_ALLOWED, contact.row, None, zone.name()))
    }
}
