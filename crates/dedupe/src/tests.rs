//! What may not be called goes from whole rows, with the rules behind it as in a run.

mod unique;

use super::*;
use contact::{
    Account, Batch, Block, Contact, Kind, NoNumber, Number, Params, Phone, Region, StatedZones, Table,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use validate::{Dialable, Policy, UnknownZone};

fn phone(subscriber: u32) -> Phone {
    let e164 = format!("598{}", 90_000_000 + subscriber);
    let number = Number::assemble(&e164, 3, "1", Kind::Mobile, Region::new("UY").unwrap()).unwrap();
    Phone { number, column: Some(0), line: None, zones: &[] }
}

fn contact(campaign: &str, phones: &[u32]) -> Contact {
    Contact {
        row: 0,
        campaign: campaign.into(),
        phones: phones.iter().map(|&subscriber| phone(subscriber)).collect(),
        no_number: NoNumber::Missing,
        params: Params::new(&[].into(), |_| ""),
        stated: StatedZones::default(),
        priority: 9999,
        priority_refused: None,
        agent: String::new(),
        person: None,
    }
}

/// Contacts as they come from `normalize`, from row 2 on.
fn rows(contacts: Vec<Contact>) -> Batch<Contact> {
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular"])));
    for number in 0..contacts.len() as u32 {
        block.push_row(number + 2, [""]);
    }
    Batch::new(block).advance(|position, block, _| {
        Ok(Contact { row: block.row(position).number(), ..contacts[position as usize].clone() })
    })
}

fn contacts(listed: &[(&str, Vec<u32>)]) -> Batch<Contact> {
    rows(listed.iter().map(|(campaign, phones)| contact(campaign, phones)).collect())
}

fn policy() -> Policy {
    Policy {
        unknown_zone: UnknownZone::Server,
        ..Policy::strict((Region::new("UY").unwrap(), 598), chrono::DateTime::UNIX_EPOCH)
    }
}

fn dialled(rows: &Batch<Dialable>) -> Vec<Vec<u64>> {
    let keys = |dialable: &Dialable| {
        dialable.contact().phones.iter().map(|phone| phone.number.key() - 59_890_000_000).collect()
    };
    rows.kept().map(keys).collect()
}

fn listed(numbers: &[(u32, Scope)]) -> Blacklist {
    let mut listed = Listed::default();
    for (subscriber, scope) in numbers {
        listed.hold(phone(*subscriber).number.line(), scope);
    }
    Blacklist::new("no-llamar.csv", listed)
}

#[test]
fn a_listed_number_goes_from_every_place_and_the_next_is_promoted() {
    let list = [listed(&[(101, Scope::Everywhere)]), listed(&[(202, Scope::Campaign("C".into()))])];
    let rows = [("C", vec![101, 303]), ("C", vec![404, 202, 505]), ("D", vec![202]), ("C", vec![202])];
    let batch = validate::dialables(scrub(contacts(&rows), &list), &policy());
    assert_eq!(dialled(&batch), [vec![303], vec![404, 505], vec![202]]);
    assert_eq!(batch.left_out().map(|(at, why)| (at, why.code.id)).collect::<Vec<_>>(), [(3, "blacklisted")]);
    let named = batch
        .findings()
        .iter()
        .all(|finding| finding.by.as_ref().is_some_and(|by| by.english() == "no-llamar.csv"));
    assert!(named && batch.findings().len() == 4);
    let promoted = batch.findings().iter().find(|finding| finding.code.id == "alternative-promoted").unwrap();
    assert_eq!(
        (promoted.row, &*promoted.seen, promoted.became.as_deref()),
        (2, "+59890000101", Some("+59890000303"))
    );
}

#[test]
fn a_campaign_on_a_list_is_known_as_people_write_it() {
    let check =
        |listed, campaign, meant| assert_eq!(is_meant(listed, campaign), meant, "{listed} {campaign}");
    check("Ventas->", "Ventas->", true);
    check(" ventas ->", "Ventas->", true);
    check("Campaña Ñandú<-", "campana nandu<-", true);
    check("Ventas", "Ventas->", true);
    check("Ventas<-", "Ventas->", false);
    check("Ventas->", "Ventas", false);
    check("Cobranzas->", "Ventas->", false);
}

#[test]
fn what_one_row_refuses_goes_from_all() {
    let mut refusals = Refusals::default();
    assert!(refusals.enter(phone(101).number.line()) && !refusals.enter(phone(101).number.line()));
    let batch = heed(contacts(&[("C", vec![101, 303]), ("D", vec![101]), ("C", vec![404])]), &refusals, None);
    let batch = validate::dialables(batch, &policy());
    assert_eq!(dialled(&batch), [vec![303], vec![404]]);
    assert_eq!(
        batch.left_out().map(|(at, why)| (at, why.code.id)).collect::<Vec<_>>(),
        [(1, "refused-elsewhere")]
    );
    assert_eq!(
        batch.findings().iter().map(|finding| finding.code.id).collect::<Vec<_>>(),
        ["number-refused"; 2]
    );
}

proptest! {
    #[test]
    fn nothing_listed_or_refused_leaves(
        rows in prop::collection::vec(prop::collection::vec(1..40_u32, 0..4), 0..60),
        list in prop::collection::hash_set(1..40_u32, 0..20),
        refused in prop::collection::hash_set(1..40_u32, 0..5),
    ) {
        let rows: Vec<(&str, Vec<u32>)> = rows.into_iter().map(|phones| ("C", phones)).collect();
        let numbers: Vec<(u32, Scope)> = list.iter().map(|&subscriber| (subscriber, Scope::Everywhere)).collect();
        let mut refusals = Refusals::default();
        for number in &refused {
            assert!(refusals.enter(phone(*number).number.line()));
        }
        let scrubbed = heed(scrub(contacts(&rows), &[listed(&numbers)]), &refusals, None);
        let batch = validate::dialables(scrubbed, &policy());
        let left: BTreeSet<u32> = dialled(&batch).into_iter().flatten().map(|number| number as u32).collect();
        let all: BTreeSet<u32> = rows.iter().flat_map(|(_, phones)| phones.iter().copied()).collect();
        let free = |number: &u32| !list.contains(number) && !refused.contains(number);
        prop_assert_eq!(left, all.into_iter().filter(free).collect::<BTreeSet<u32>>());
        let mut account = Account::default();
        account.read(rows.len() as u64);
        batch.settle(&mut account);
        prop_assert!(account.adds_up());
    }
}
