//! Rules that belong together, over whole contacts.

mod laws;

use super::*;
use crate::fixtures::{contact, hold, left_out, mobile, params, phone, policy, says, zone};
use contact::{Contact, Kind, NoNumber, Phone, Settled, StatedZones, Witness, Zone};
use std::collections::BTreeSet;

#[test]
fn a_row_without_a_number_says_why() {
    let check = |no_number, code| {
        assert_eq!(left_out(Contact { no_number, ..contact(vec![]) }, &policy()), code);
    };
    check(NoNumber::Missing, "phone-missing");
    check(NoNumber::Unreadable, "phone-unreadable");
    check(NoNumber::NotAllowed, "phone-not-allowed");
    check(NoNumber::Blacklisted, "blacklisted");
    let premium = phone("5989005551", 3, Kind::Premium, &[]);
    let both = Contact { no_number: NoNumber::Blacklisted, ..contact(vec![premium]) };
    assert_eq!(left_out(both, &policy()), "blacklisted");
}

#[test]
fn separators_refuse_only_where_the_pipeline_says_so() {
    let strict = Policy { reject_separators: true, ..policy() };
    for value in ["a;b", "a:b", "a=b", "a\nb", "a\u{85}b", "a\u{2028}b"] {
        let contact = Contact { params: params(&[value]), ..contact(vec![mobile()]) };
        assert_eq!(left_out(contact.clone(), &strict), "separator-in-value");
        assert!(hold(contact, &policy()).0.is_ok());
    }
    assert!(hold(contact(vec![mobile()]), &strict).0.is_ok());
}

#[test]
fn the_zone_follows_the_order_of_evidence_and_is_never_guessed() {
    static MONTEVIDEO: std::sync::LazyLock<Vec<Zone>> =
        std::sync::LazyLock::new(|| vec![zone("America/Montevideo")]);
    static BOTH: std::sync::LazyLock<Vec<Zone>> =
        std::sync::LazyLock::new(|| vec![zone("Europe/Madrid"), zone("Atlantic/Canary")]);
    let decide = |zones, before: Option<&str>, after: Option<&str>, policy: Policy| {
        let list = |name: Option<&str>| name.map(|name| says(vec![zone(name)])).unwrap_or_default();
        let stated = StatedZones { before_area: list(before), after_area: list(after) };
        let phone = Phone { zones, ..mobile() };
        hold(Contact { stated, ..contact(vec![phone]) }, &policy)
            .0
            .map(|dialable| dialable.zone().map(Zone::name))
            .map_err(|finding| finding.code.id)
    };
    let (madrid, lima) = (Some("Europe/Madrid"), Some("America/Lima"));
    assert_eq!(decide(&MONTEVIDEO, madrid, lima, policy()), Ok(madrid));
    assert_eq!(decide(&MONTEVIDEO, None, lima, policy()), Ok(Some("America/Montevideo")));
    assert_eq!(decide(&BOTH, None, lima, policy()), Err("zone-unknown"), "the person may be at either");
    assert_eq!(decide(&BOTH, None, madrid, policy()), Ok(madrid));
    assert_eq!(decide(&BOTH, None, None, policy()), Err("zone-unknown"));
    assert_eq!(decide(&[], None, None, Policy { unknown_zone: UnknownZone::Server, ..policy() }), Ok(None));
    let fixed = |name| Policy { unknown_zone: UnknownZone::Zone(zone(name)), ..policy() };
    assert_eq!(decide(&[], None, None, fixed("America/Lima")), Ok(lima));
    assert_eq!(decide(&BOTH, None, None, fixed("Europe/Madrid")), Ok(madrid));
    assert_eq!(decide(&BOTH, None, None, fixed("America/Lima")), Err("zone-unknown"), "nobody lives there");
    assert_eq!(decide(&MONTEVIDEO, None, lima, Policy { zone_by_area: false, ..policy() }), Ok(lima));
    let enabled = Policy { allowed_zones: BTreeSet::from([zone("America/Lima")]), ..policy() };
    assert_eq!(decide(&MONTEVIDEO, None, None, enabled), Err("zone-not-allowed"));
}

#[test]
fn evidence_that_does_not_meet_leaves_both_open() {
    static HONOLULU: std::sync::LazyLock<Vec<Zone>> =
        std::sync::LazyLock::new(|| vec![zone("Pacific/Honolulu")]);
    static DENVER: std::sync::LazyLock<Vec<Zone>> = std::sync::LazyLock::new(|| vec![zone("America/Denver")]);
    let decide = |zones, several_zones| {
        let texas = vec![zone("America/Chicago"), zone("America/Denver")];
        let stated = StatedZones { before_area: says(texas), after_area: vec![] };
        let contact = Contact { stated, ..contact(vec![Phone { zones, ..mobile() }]) };
        let held = hold(contact, &Policy { several_zones, ..policy() }).0;
        held.map(|dialable| dialable.zone().map(Zone::name)).map_err(|finding| finding.code.id)
    };
    let safe = SeveralZones::Safe(Hours { calling: (540, 1200), legal: (480, 1260) });
    assert_eq!(decide(&DENVER, SeveralZones::Reject), Ok(Some("America/Denver")));
    assert_eq!(decide(&HONOLULU, SeveralZones::Reject), Err("zone-unknown"));
    assert_eq!(decide(&HONOLULU, safe), Err("zone-unknown"));
    assert_eq!(decide(&HONOLULU, SeveralZones::Main), Ok(Some("America/Chicago")));
}

#[test]
fn why_a_zone_is_one_is_known() {
    static BOTH: std::sync::LazyLock<Vec<Zone>> =
        std::sync::LazyLock::new(|| vec![zone("Europe/Madrid"), zone("Atlantic/Canary")]);
    let check = |zones, after: Option<&str>, policy: Policy, witnesses: &[Witness], settled| {
        let after_area = after.map(|name| says(vec![zone(name)])).unwrap_or_default();
        let stated = StatedZones { before_area: vec![], after_area };
        let contact = Contact { stated, ..contact(vec![Phone { zones, ..mobile() }]) };
        let why = hold(contact, &policy).0.unwrap().zone_why();
        let heard: Vec<Witness> = why.witnesses.into_iter().flatten().collect();
        assert_eq!((heard.as_slice(), why.settled), (witnesses, settled));
    };
    let (column, area, madrid) = (Witness::Column(9), Witness::Area, Some("Europe/Madrid"));
    check(&[], madrid, policy(), &[column], Settled::Agreed);
    check(&BOTH[..1], madrid, policy(), &[area], Settled::Agreed);
    check(&BOTH, madrid, policy(), &[area, column], Settled::Agreed);
    let main = Policy { several_zones: SeveralZones::Main, ..policy() };
    check(&BOTH, None, main, &[area], Settled::Several);
    let fixed = Policy { unknown_zone: UnknownZone::Zone(BOTH[0]), ..policy() };
    check(&BOTH, None, fixed, &[], Settled::Unknown);
    let server = Policy { unknown_zone: UnknownZone::Server, ..policy() };
    check(&[], None, server, &[], Settled::Server);
}

#[test]
fn of_several_zones_one_is_chosen_as_the_pipeline_says() {
    let decide = |names: &[&str], several_zones| {
        let stated = StatedZones {
            before_area: says(names.iter().map(|name| zone(name)).collect()),
            after_area: vec![],
        };
        let policy = Policy { several_zones, ..policy() };
        let held = hold(Contact { stated, ..contact(vec![mobile()]) }, &policy).0;
        held.map(|dialable| dialable.zone().map(Zone::name)).map_err(|finding| finding.code.id)
    };
    let texas = ["America/Chicago", "America/Denver"];
    let hours = |calling, legal| SeveralZones::Safe(Hours { calling, legal });
    let nine_to_eight = (540, 1200);
    assert_eq!(decide(&texas, SeveralZones::Unknown), Err("zone-unknown"));
    assert_eq!(decide(&texas, SeveralZones::Reject), Err("zone-unknown"));
    assert_eq!(decide(&texas, SeveralZones::Main), Ok(Some("America/Chicago")));
    // At nine in Chicago it is eight in Denver; at eight in the evening in Denver it is nine in Chicago.
    assert_eq!(decide(&texas, hours(nine_to_eight, (480, 1260))), Ok(Some("America/Chicago")));
    assert_eq!(decide(&texas, hours(nine_to_eight, (540, 1260))), Ok(Some("America/Denver")));
    assert_eq!(decide(&texas, hours(nine_to_eight, nine_to_eight)), Err("zone-unknown"));
    // Several zones and one clock are no question.
    assert_eq!(
        decide(&["America/Sao_Paulo", "America/Bahia"], SeveralZones::Reject),
        Ok(Some("America/Sao_Paulo"))
    );
}
