//! In which time zone a contact is dialled. A wrong one calls people at night, so nothing is guessed.

use crate::{Hours, Policy, SeveralZones, UnknownZone};
use chrono::{DateTime, Utc};
use contact::{Code, Contact, Finding, Settled, Severity, Stated, Witness, Zone, ZoneWhy};

static UNKNOWN: Code = Code {
    id: "zone-unknown",
    severity: Severity::LeftOut,
    means: "it is not known at what local time the number rings: nothing tells its time zone, or several are possible",
    advice: "fill the column with the time zone or the state; or say in the pipeline file what becomes of such rows: `unknown` under [timezone] where nothing tells a zone, `several` where more than one is possible",
};

static NOT_ALLOWED: Code = Code {
    id: "zone-not-allowed",
    severity: Severity::LeftOut,
    means: "the instance has not enabled the row's time zone",
    advice: "enable the zone in the instance and add it to `allowed` under [timezone]",
};

pub(crate) static CODES: [&Code; 2] = [&UNKNOWN, &NOT_ALLOWED];

/// The zone of a contact, the instance's own where there is none, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decided {
    pub(crate) zone: Option<Zone>,
    pub(crate) why: ZoneWhy,
}

impl Decided {
    /// The zone, where an area code had a say in it.
    pub(crate) fn by_area(self) -> Option<Zone> {
        self.zone.filter(|_| self.why.witnesses.contains(&Some(Witness::Area)))
    }
}

pub(crate) fn decide(contact: &Contact, policy: &Policy) -> Result<Decided, Finding> {
    let (zones, witnesses) = told(contact, policy);
    let unknown = || Err(Finding::new(&UNKNOWN, contact.row, None, ""));
    let by = |zone, settled| Decided { zone: Some(zone), why: ZoneWhy { witnesses, settled } };
    let decided = match zones.as_slice() {
        [] => if_unknown(policy),
        [main, ..] if is_one_clock(&zones, policy.now) => Ok(by(*main, Settled::Agreed)),
        // A zone for those of whom nothing is known is none for those who are known to live elsewhere.
        _ if policy.several_zones == SeveralZones::Unknown => match policy.unknown_zone {
            UnknownZone::Zone(zone) if !zones.contains(&zone) => Err(Undecided),
            _ => if_unknown(policy),
        },
        _ => choose(&zones, policy).map(|zone| by(zone, Settled::Several)),
    };
    let Ok(decided) = decided else { return unknown() };
    match decided.zone {
        Some(zone) if !policy.allowed_zones.is_empty() && !policy.allowed_zones.contains(&zone) => {
            Err(Finding::new(&NOT_ALLOWED, contact.row, None, zone.name()))
        }
        _ => Ok(decided),
    }
}

/// Who had a say, in the order of evidence.
type Witnesses = [Option<Witness>; 4];

/// The zones that the evidence leaves, the one of most people first, and what had a say in it.
///
/// What comes later narrows what came before. Where the two do not meet, what came first stands if it tells one clock; else
/// both stand, for the person may be at either.
fn told(contact: &Contact, policy: &Policy) -> (Vec<Zone>, Witnesses) {
    // A main number that belongs to no place, such as a toll-free one, leaves the word to the next.
    let placed = contact.phones.iter().map(|phone| phone.zones).find(|zones| !zones.is_empty());
    let area = placed.filter(|_| policy.zone_by_area).map(|zones| (zones, Witness::Area));
    let stated = |stated: &'_ Stated| Witness::Column(stated.column);
    let before = contact.stated.before_area.iter().map(|said| (said.zones.as_slice(), stated(said)));
    let after = contact.stated.after_area.iter().map(|said| (said.zones.as_slice(), stated(said)));
    let (mut zones, mut witnesses, mut heard): (Vec<Zone>, Witnesses, usize) = (Vec::new(), [None; 4], 0);
    for (said, witness) in before.chain(area).chain(after) {
        let met: Vec<Zone> = zones.iter().copied().filter(|zone| said.contains(zone)).collect();
        if is_one_clock(&zones, policy.now) || met.len() == zones.len() && !zones.is_empty() {
            continue;
        }
        // The last place is kept for the area code: what is done with alternatives hangs on it.
        let place = if witness == Witness::Area { heard.min(3) } else { heard.min(2) };
        if witnesses[place].is_none() {
            witnesses[place] = Some(witness);
            heard += 1;
        }
        if met.is_empty() { zones.extend(said) } else { zones = met }
    }
    (zones, witnesses)
}

/// Whether the clocks of some zones, at least one, show the same.
fn is_one_clock(zones: &[Zone], now: DateTime<Utc>) -> bool {
    let clock = |zone: &Zone| zone.ahead_of_utc(now);
    zones.first().is_some_and(|main| zones.iter().all(|zone| clock(zone) == clock(main)))
}

/// No zone to dial by.
struct Undecided;

fn choose(zones: &[Zone], policy: &Policy) -> Result<Zone, Undecided> {
    let chosen = match policy.several_zones {
        SeveralZones::Unknown | SeveralZones::Reject => None,
        SeveralZones::Main => zones.first(),
        SeveralZones::Safe(hours) => {
            let legal_in_all = |by: &&Zone| zones.iter().all(|zone| is_legal(**by, *zone, hours, policy.now));
            zones.iter().find(legal_in_all)
        }
    };
    chosen.copied().ok_or(Undecided)
}

fn if_unknown(policy: &Policy) -> Result<Decided, Undecided> {
    let by = |settled| ZoneWhy { witnesses: [None; 4], settled };
    match policy.unknown_zone {
        UnknownZone::Zone(zone) => Ok(Decided { zone: Some(zone), why: by(Settled::Unknown) }),
        UnknownZone::Server => Ok(Decided { zone: None, why: by(Settled::Server) }),
        UnknownZone::Reject => Err(Undecided),
    }
}

/// Whether calls by the clock of one zone fall into the legal hours of another.
fn is_legal(by: Zone, of: Zone, hours: Hours, now: DateTime<Utc>) -> bool {
    let later = (of.ahead_of_utc(now) - by.ahead_of_utc(now)) / 60;
    let ((calls_from, calls_until), (legal_from, legal_until)) = (hours.calling, hours.legal);
    let there = |minute: u16| i32::from(minute) + later;
    there(calls_from) >= i32::from(legal_from) && there(calls_until) <= i32::from(legal_until)
}
