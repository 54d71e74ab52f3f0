//! One clock for all numbers of a contact, where the row itself states the zone: a number's area may show another.
//!
//! Silent unless the pipeline asks: people keep their mobiles when they move, and what a row states weighs more.

use crate::{Consequence, Policy};
use contact::{Code, Contact, Finding, NoNumber, Severity, Zone};

pub(crate) static CODE: Code = Code {
    id: "number-elsewhere",
    severity: Severity::Note,
    means: "a number's area code is of a place with another time than the zone that the row states, by whose clock it is dialled",
    advice: "check the row's time zone or address; nothing to do if it is right, and without `number-elsewhere` under [rules] in the pipeline file nobody asks",
};

/// Asks every number, the main one too.
pub(crate) fn apply(contact: &mut Contact, zone: Zone, policy: &Policy, findings: &mut Vec<Finding>) {
    let consequence = policy.rules.consequences.of(&CODE);
    if consequence == Consequence::Ignore {
        return;
    }
    let clock = zone.ahead_of_utc(policy.now);
    let Contact { row, phones, no_number, .. } = contact;
    phones.retain(|phone| {
        let alike = phone.zones.iter().any(|zone| zone.ahead_of_utc(policy.now) == clock);
        let finding = || Finding::new(&CODE, *row, phone.column, phone.number.reveal());
        let taken = !alike && !phone.zones.is_empty() && consequence.befall_number(finding, findings);
        if taken {
            no_number.because(NoNumber::NotAllowed);
        }
        !taken
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{contact, hold, left_out, mobile, phone, policy, says, zones_of};
    use contact::{Kind, Phone, StatedZones};

    fn stated(phones: Vec<Phone>) -> Contact {
        let madrid = zones_of(&["Europe/Madrid"]).to_vec();
        let stated = StatedZones { before_area: says(madrid), after_area: vec![] };
        Contact { stated, ..contact(phones) }
    }

    #[test]
    fn a_number_of_another_clock_is_taken_where_the_pipeline_asks() {
        let uruguayan = Phone { zones: zones_of(&["America/Montevideo"]), ..mobile() };
        let spanish = phone("59824001234", 3, Kind::Fixed, zones_of(&["Europe/Paris"]));
        let both = || stated(vec![uruguayan, spanish]);
        assert!(hold(both(), &policy()).1.is_empty());
        let mut policy = policy();
        policy.rules.consequences.set(&CODE, Consequence::Warn);
        assert_eq!(hold(both(), &policy).1, ["number-elsewhere"]);
        policy.rules.consequences.set(&CODE, Consequence::Reject);
        let (dialable, noted) = hold(both(), &policy);
        assert_eq!((dialable.unwrap().main(), noted), (spanish, vec!["number-elsewhere"]));
        assert_eq!(left_out(stated(vec![uruguayan]), &policy), "phone-not-allowed");
    }
}
