//! Contacts and policies for the tests of this crate.

use crate::{Dialable, Policy, dialables};
use contact::{
    Batch, Block, Contact, Finding, Kind, NoNumber, Number, Params, Phone, Region, Stated, StatedZones,
    Table, Zone,
};
use std::sync::Arc;

pub(crate) fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

pub(crate) fn zones_of(names: &[&str]) -> &'static [Zone] {
    Box::leak(names.iter().map(|name| zone(name)).collect())
}

pub(crate) fn policy() -> Policy {
    Policy::strict((Region::new("UY").unwrap(), 598), chrono::DateTime::UNIX_EPOCH)
}

/// What column 9 says.
pub(crate) fn says(zones: Vec<Zone>) -> Vec<Stated> {
    vec![Stated { column: 9, zones }]
}

pub(crate) fn phone(e164: &str, country_len: u8, kind: Kind, zones: &'static [Zone]) -> Phone {
    let number = Number::assemble(e164, country_len, "1", kind, Region::NONE).unwrap();
    Phone { number, column: Some(0), line: None, zones }
}

pub(crate) fn number_in(region: &str, e164: &str, country_len: u8) -> Phone {
    let region = Region::new(region).unwrap();
    let number = Number::assemble(e164, country_len, "1", Kind::FixedOrMobile, region).unwrap();
    Phone { number, ..mobile() }
}

pub(crate) fn mobile() -> Phone {
    phone("59898344484", 3, Kind::Mobile, &[])
}

/// Parameters from the columns after the first.
pub(crate) fn params(values: &[&str]) -> Params {
    let columns: Arc<[u16]> = (1..=values.len() as u16).collect();
    Params::new(&columns, |column| values[usize::from(column) - 1])
}

pub(crate) fn contact(phones: Vec<Phone>) -> Contact {
    Contact {
        row: 2,
        campaign: "C<-".into(),
        phones,
        no_number: NoNumber::Missing,
        params: params(&["Ana"]),
        stated: StatedZones { before_area: vec![], after_area: says(vec![zone("America/Montevideo")]) },
        priority: 9999,
        priority_refused: None,
        agent: String::new(),
        person: None,
    }
}

/// What became of a contact, and what was noted about it on the way.
pub(crate) fn hold(contact: Contact, policy: &Policy) -> (Result<Dialable, Finding>, Vec<&'static str>) {
    let mut block = Block::new(Arc::new(Table::text("t.csv", ["Celular", "Nombre"])));
    block.push_row(2, ["", ""]);
    let batch = dialables(Batch::new(block).advance(|_, _, _| Ok(contact.clone())), policy);
    let noted = batch.findings().iter().map(|finding| finding.code.id).collect();
    let left_out = batch.left_out().next().map(|(_, why)| why.clone());
    (left_out.map_or_else(|| Ok(batch.kept().next().unwrap().clone()), Err), noted)
}

pub(crate) fn left_out(contact: Contact, policy: &Policy) -> &'static str {
    hold(contact, policy).0.expect_err("the row is left out").code.id
}
