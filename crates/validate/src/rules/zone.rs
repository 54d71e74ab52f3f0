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

/// The zone of a contact, and whether an area code told it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decided {
    pub(crate) zone: Zone,
    pub(crate) by_area: bool,
}

pub(crate) fn decide(contact: &Contact, policy: &Policy) -> Result<Option<Decided>, Finding> {
    let stated = |zone| Decided { zone, by_area: false };
    // A main number that belongs to no place, such as a toll-free one, leaves the word to the next.
    let placed = contact.phones.iter().map(|phone| phone.zones).find(|zones| !zones.is_empty());
    let by_area = || match placed {
        Some([zone]) if policy.zone_by_area => Some(Decided { zone: *zone, by_area: true }),
        _ => None,
    };
    let before = contact.stated.before_area.map(stated);
    let told = before.or_else(by_area).or(contact.stated.after_area.map(stated));
    let decided = match (told, policy.unknown_zone) {
        (Some(decided), _) => decided,
        (None, UnknownZone::Zone(zone)) => stated(zone),
        (None, UnknownZone::Server) => return Ok(None),
        (None, UnknownZone::Reject) => return Err(Finding::new(&UNKNOWN, contact.row, None, "")),
    };
    if policy.allowed_zones.is_empty() || policy.allowed_zones.contains(&decided.zone) {
        Ok(Some(decided))
    } else {
        Err(Finding::new(&NOT_ALLOWED, contact.row, None, decided.zone.name()))
    }
}
