//! One clock for all numbers of a contact: an alternative is dialled by the clock that the main number's area told, and may
//! ring by another.

use crate::{Consequence, Policy};
use contact::{Code, Contact, Finding, Severity, Zone};

/// An alternative that rings by another clock than the main number, whose area told the zone.
pub static ELSEWHERE: Code = Code {
    id: "alternative-elsewhere",
    severity: Severity::Note,
    means: "an alternative number is dialled by the main number's clock, and its own place has another time: it may ring early or late",
    advice: "nothing, if the calling hours suit both places; otherwise set `alternatives = \"drop\"` under [timezone] in the pipeline file, or put it on a row of its own",
};

pub(crate) static DROPPED: Code = Code {
    id: "alternative-dropped",
    severity: Severity::Changed,
    means: "an alternative rings where clocks show another time than the main number's, so it was taken from the row",
    advice: "put it on a row of its own if it must be dialled",
};

/// Notes, or takes out, the alternatives that ring in none of the places where clocks show what they show in the contact's zone.
///
/// Only where the zone came from an area code: what a row states of a person weighs more than any number's area, and
/// `elsewhere` is the rule for that.
pub(crate) fn apply(contact: &mut Contact, zone: Zone, policy: &Policy, findings: &mut Vec<Finding>) {
    if contact.phones.len() < 2 {
        return;
    }
    let consequence = policy.rules.consequences.of(&ELSEWHERE);
    let code = if consequence == Consequence::Reject { &DROPPED } else { &ELSEWHERE };
    let clock = zone.ahead_of_utc(policy.now);
    let Contact { row, phones, .. } = contact;
    let mut main = true;
    phones.retain(|phone| {
        let alike = phone.zones.iter().any(|zone| zone.ahead_of_utc(policy.now) == clock);
        let fits = std::mem::take(&mut main) || alike || phone.zones.is_empty();
        let finding = || Finding::new(code, *row, phone.column, phone.number.reveal());
        fits || !consequence.befall_number(finding, findings)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{contact, hold, mobile, phone, policy, says, zones_of};
    use contact::{Kind, Phone, StatedZones};

    fn drops() -> Policy {
        let mut policy = policy();
        policy.rules.consequences.set(&ELSEWHERE, Consequence::Reject);
        policy
    }

    fn two(zones: &'static [Zone]) -> Contact {
        let there = phone("59824001234", 3, Kind::Fixed, zones);
        contact(vec![Phone { zones: zones_of(&["America/Montevideo"]), ..mobile() }, there])
    }

    #[test]
    fn an_alternative_that_rings_by_another_clock_goes() {
        let left = |zones| {
            let (dialable, noted) = hold(two(zones), &drops());
            (dialable.unwrap().alternatives().len(), noted)
        };
        assert_eq!(left(zones_of(&["America/Rio_Branco"])), (0, vec!["alternative-dropped"]));
        assert_eq!(left(zones_of(&["America/Montevideo"])), (1, vec![]));
        assert_eq!(left(zones_of(&["America/Sao_Paulo"])), (1, vec![]), "another zone, the same clock");
        assert_eq!(left(zones_of(&["Europe/Madrid", "America/Montevideo"])), (1, vec![]));
        assert_eq!(left(&[]), (1, vec![]), "a number that belongs to no place");
    }

    #[test]
    fn it_stays_where_the_pipeline_does_not_say_so() {
        let stays = |policy: &Policy| {
            let (dialable, noted) = hold(two(zones_of(&["America/Rio_Branco"])), policy);
            (dialable.unwrap().alternatives().len(), noted)
        };
        assert_eq!(stays(&policy()), (1, vec!["alternative-elsewhere"]));
        let mut silent = policy();
        silent.rules.consequences.set(&ELSEWHERE, Consequence::Ignore);
        assert_eq!(stays(&silent), (1, vec![]));
    }

    #[test]
    fn what_a_row_states_weighs_more() {
        let stated =
            StatedZones { before_area: says(zones_of(&["Europe/Madrid"]).to_vec()), after_area: vec![] };
        let stated = Contact { stated, ..two(zones_of(&["America/Rio_Branco"])) };
        assert_eq!(hold(stated, &drops()).0.unwrap().alternatives().len(), 1);
    }
}
