//! Scrub and unique over whole rows, with the rules between them as in a run.

use super::*;
use contact::{
    Account, Batch, Block, Contact, Kind, NoNumber, Number, Params, Phone, Region, StatedZones, Table,
};
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;
use validate::{Dialable, Policy, UnknownZone};

fn phone(subscriber: u32) -> Phone {
    let e164 = format!("598{}", 90_000_000 + subscriber);
    let number = Number::assemble(&e164, 3, "1", Kind::Mobile, Region::new("UY").unwrap()).unwrap();
    Phone { number, column: 0, line: None, zones: &[] }
}

fn contacts(rows: &[(&str, Vec<u32>)]) -> Batch<Contact> {
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular"])));
    for number in 0..rows.len() as u32 {
        block.push_row(number + 2, [""]);
    }
    Batch::new(block).advance(|position, block, _| {
        let (campaign, phones) = &rows[position as usize];
        Ok(Contact {
            row: block.row(position).number(),
            campaign: (*campaign).into(),
            phones: phones.iter().map(|&subscriber| phone(subscriber)).collect(),
            no_number: NoNumber::Missing,
            params: Params::new(&[].into(), |_| ""),
            stated: StatedZones::default(),
            priority: 9999,
            priority_refused: None,
            agent: String::new(),
        })
    })
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
    let keys = numbers.iter().map(|(subscriber, scope)| (phone(*subscriber).number.key(), scope.clone()));
    Blacklist::new("no-llamar.csv", keys)
}

#[test]
fn a_listed_number_goes_from_every_place_and_the_next_is_promoted() {
    let list = [listed(&[(101, Scope::Everywhere)]), listed(&[(202, Scope::Campaign("C".into()))])];
    let rows = [("C", vec![101, 303]), ("C", vec![404, 202, 505]), ("D", vec![202]), ("C", vec![202])];
    let batch = validate::dialables(scrub(contacts(&rows), &list), &policy());
    assert_eq!(dialled(&batch), [vec![303], vec![404, 505], vec![202]]);
    assert_eq!(batch.left_out().map(|(at, why)| (at, why.code.id)).collect::<Vec<_>>(), [(3, "blacklisted")]);
    let named = batch.findings().iter().all(|finding| finding.by.as_deref() == Some("no-llamar.csv"));
    assert!(named && batch.findings().len() == 3);
}

#[test]
fn the_first_row_that_may_be_dialled_survives() {
    // Row 0's main number is listed, so it must not shadow row 1, which shares the alternative that row 0 is left with.
    let rows = [("C", vec![101, 202]), ("C", vec![202]), ("D", vec![202, 303]), ("C", vec![303])];
    let batch =
        || validate::dialables(scrub(contacts(&rows), &[listed(&[(101, Scope::Everywhere)])]), &policy());
    assert_eq!(dialled(&Unique::new(Within::Run, Same::Number).keep_first(batch())), [vec![202], vec![303]]);
    assert_eq!(
        dialled(&Unique::new(Within::Campaign, Same::Number).keep_first(batch())),
        [vec![202], vec![202, 303], vec![303]]
    );
}

proptest! {
    #[test]
    fn nobody_listed_leaves_nobody_goes_twice_and_nobody_is_lost(
        rows in prop::collection::vec(prop::collection::vec(1..40_u32, 0..4), 0..60),
        list in prop::collection::hash_set(1..40_u32, 0..20),
    ) {
        let rows: Vec<(&str, Vec<u32>)> = rows.into_iter().map(|phones| ("C", phones)).collect();
        let numbers: Vec<(u32, Scope)> = list.iter().map(|&subscriber| (subscriber, Scope::Everywhere)).collect();
        let scrubbed = validate::dialables(scrub(contacts(&rows), &[listed(&numbers)]), &policy());
        let before: HashSet<u64> = dialled(&scrubbed).iter().map(|numbers| numbers[0]).collect();
        let batch = Unique::new(Within::Run, Same::Number).keep_first(scrubbed);
        let after = dialled(&batch);

        let mains: HashSet<u64> = after.iter().map(|numbers| numbers[0]).collect();
        prop_assert_eq!(mains.len(), after.len(), "a main number stands twice");
        prop_assert_eq!(mains, before, "unique lowered the set of dialable numbers");
        prop_assert!(after.iter().flatten().all(|&number| !list.contains(&(number as u32))));
        let mut account = Account::default();
        account.read(rows.len() as u64);
        batch.settle(&mut account);
        prop_assert!(account.adds_up());
    }
}
