//! Whole rows, as the stage sees them.

use super::*;
use contact::{Block, NoNumber, Region, Table};
use std::sync::Arc;

pub(crate) fn mapping() -> Mapping {
    Mapping {
        campaign: CampaignFrom::Column(0),
        reading: Reading::of(Region::new("UY").unwrap()),
        phones: vec![
            PhoneColumn { number: 1, ddd: None, line: None },
            PhoneColumn { number: 2, ddd: None, line: None },
        ],
        params: Arc::new([3]),
        priority: Priorities { column: Some(4), default: 9999, first: 2, last: 9999 },
        agent: Some(5),
        person: None,
        refusing: crate::Refusing::default(),
        zones: ZoneColumns { before_area: vec![ZoneColumn::Name(6)], after_area: vec![] },
    }
}

fn one(cells: [&str; 7]) -> (Result<Contact, Finding>, Vec<&'static str>) {
    let columns = ["Campaña", "Celular", "Teléfono", "Nombre", "Prioridad", "Agente", "Zona"];
    let mut block = Block::new(Arc::new(Table::text("t.csv", columns)));
    block.push_row(2, cells);
    let batch = contacts(Batch::new(block), &mapping());
    let noted = batch.findings().iter().map(|finding| finding.code.id).collect();
    let left_out = batch.left_out().next().map(|(_, why)| why.clone());
    (left_out.map_or_else(|| Ok(batch.kept().next().unwrap().clone()), Err), noted)
}

#[test]
fn a_whole_row_becomes_a_contact() {
    let (contact, noted) = one([
        "Ventas->",
        "098344484",
        "24001234 / 098 344 484",
        " Ana ",
        "5",
        "1001.0",
        "America/Montevideo",
    ]);
    let contact = contact.unwrap();
    let numbers: Vec<String> = contact.phones.iter().map(|phone| phone.number.reveal()).collect();
    assert_eq!(numbers, ["+59898344484", "+59824001234"]);
    assert_eq!(contact.params.iter().collect::<Vec<_>>(), [(3, "Ana")]);
    assert_eq!((contact.priority, contact.agent.as_str(), &*contact.campaign), (5, "1001", "Ventas->"));
    let zones = vec![contact::Zone::named("America/Montevideo").unwrap()];
    assert_eq!(contact.stated.before_area, [contact::Stated { column: 6, zones }]);
    assert!(noted.is_empty());
}

#[test]
fn what_is_wrong_with_a_cell_is_noted_and_the_row_goes_on() {
    let check = |cells, codes: &[&str]| {
        let (contact, noted) = one(cells);
        assert!(contact.is_ok());
        assert_eq!(noted, codes);
    };
    check(["C", "098344484", "123", "", "", "", ""], &["number-short"]);
    check(["C", "098344484", "1234", "", "", "", ""], &["number-no-such-range"]);
    check(["C", "098344484", "", "", "", "", "hora de Uruguay"], &["zone-unreadable"]);
    check(["C", "98344484.0", "", "", "", "", ""], &["number-repaired"]);
}

#[test]
fn a_priority_that_rows_may_not_claim_is_remembered() {
    let check = |cell, priority, refused: Option<&str>| {
        let contact = one(["C", "098344484", "", "", cell, "", ""]).0.unwrap();
        let claimed = contact.priority_refused.as_ref().map(|(_, cell)| &**cell);
        assert_eq!((contact.priority, claimed), (priority, refused), "{cell}");
    };
    check("7.0", 7, None);
    check("", 9999, None);
    check("1", 9999, Some("1"));
    check("10000", 9999, Some("10000"));
    check(" alta", 9999, Some(" alta"));
}

#[test]
fn why_there_is_no_number_is_remembered() {
    let check = |first, second, why| {
        assert_eq!(one(["C", first, second, "", "", "", ""]).0.unwrap().no_number, why);
    };
    check("", "", NoNumber::Missing);
    check("123", "", NoNumber::Unreadable);
    check("", "no tiene", NoNumber::Unreadable);
}

#[test]
fn rows_that_cannot_be_said_in_our_words_are_left_out() {
    let check = |cells, code| assert_eq!(one(cells).0.unwrap_err().code.id, code);
    check(["", "", " ", "", "", "", ""], "row-blank");
    check(["", "098344484", "", "", "", "", ""], "campaign-missing");
    check(["a;b", "098344484", "", "", "", "", ""], "campaign-unusable");
}
