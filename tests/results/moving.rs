//! A far end of which calls vanish while they are read, that pages in its own way, or is asked for days to come.

use super::calls::{Calls, table};
use super::{WHO, has_each_once, ids, results};
use crate::portal::Portal;
use crate::world::{Said, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// A far end that strikes a call of the first day when it is asked for the page from a row on, before or after it answers.
fn striking(count: u64, nth: usize, at_row: u64, limit: u64) -> (Portal, Arc<Mutex<Calls>>) {
    let calls = Arc::new(Mutex::new(Calls::spread(count)));
    let (of, is_done) = (Arc::clone(&calls), AtomicU64::new(0));
    let portal = Portal::start(move |_, form| {
        let mut calls = of.lock().unwrap();
        let row = |form: &str| form.split("lastrow=").nth(1)?.split('&').next()?.parse::<u64>().ok();
        let is_first_day = form.contains("calldatei%22%3A%222026-01-05");
        if is_first_day && row(form) >= Some(at_row) && is_done.fetch_add(1, Ordering::Relaxed) == 0 {
            calls.strike(nth);
        }
        Some(calls.page(&form.replace("searchLimit=50", &format!("searchLimit={limit}"))))
    });
    (portal, calls)
}

#[test]
fn a_call_that_vanishes_while_it_is_read_takes_no_other_with_it() {
    // 300 calls a day. What was read before it vanished stays; what vanished unread is not there.
    for (nth, at_row, limit) in
        [(60, 150, 50), (149, 150, 50), (149, 149, 50), (0, 100, 50), (298, 295, 50), (30, 40, 20)]
    {
        let world = World::new();
        let (portal, _) = striking(900, nth, at_row, limit);
        let said = results(&world, &portal.address, &[]);
        assert_eq!(said.exit, 0, "{nth}, {at_row}: {}", said.err);
        let ids: BTreeSet<u64> = ids(&world).iter().map(|id| id.parse().unwrap()).collect();
        let missing: Vec<u64> = (1..=900).filter(|id| !ids.contains(id)).collect();
        assert!(missing.is_empty() || missing == [nth as u64 + 1], "{nth}, {at_row}: {missing:?}");
        assert!(nth > at_row as usize || missing.is_empty(), "{nth}, {at_row}: {missing:?}");
    }
}

#[test]
fn a_day_that_holds_still_is_read_once() {
    let world = World::new();
    let portal = Calls::spread(9_000).portal();
    let said = results(&world, &portal.address, &[]);
    assert_eq!(said.exit, 0, "{}", said.err);
    has_each_once(&world, 9_000);
    let asked = portal.heard("getrecords").len();
    assert!(asked < 9_000 / 50 + 3 * 8, "{asked} pages");
}

#[test]
fn a_far_end_that_begins_its_pages_only_at_whole_pages_is_read_twice() {
    // Asked for the row 49, it gives the page that holds it, or the next one.
    for rounding in [0, 49] {
        let world = World::new();
        let (calls, asked) = (Calls::spread(900), AtomicU64::new(0));
        let portal = Portal::start(move |_, form| {
            asked.fetch_add(1, Ordering::Relaxed);
            let (before, rest) = form.split_once("lastrow=").unwrap();
            let (row, rest) = rest.split_once('&').unwrap();
            let row = (row.parse::<u64>().unwrap() + rounding) / 50 * 50;
            Some(calls.page(&format!("{before}lastrow={row}&{rest}")))
        });
        let said = results(&world, &portal.address, &[]);
        assert_eq!(said.exit, 0, "{}", said.err);
        has_each_once(&world, 900);
        assert!(portal.heard("getrecords").len() < 60);
    }
}

fn days_ahead(days: i64) -> String {
    (chrono::Utc::now() + chrono::TimeDelta::days(days)).format("%Y-%m-%d").to_string()
}

/// A far end with one call on each of some days, by the days ahead of today.
fn on(days: &[i64]) -> Portal {
    let days: Vec<String> = days.iter().map(|day| format!("{} 09:00:00", days_ahead(*day))).collect();
    Portal::start(move |_, form| {
        let fields: Vec<(String, String)> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let field = |name: &str| fields.iter().find(|(known, _)| known == name).unwrap().1.clone();
        let filter: Value = serde_json::from_str(&field("filter")).unwrap();
        let (from, until) = (filter["calldatei"].as_str().unwrap(), filter["calldatef"].as_str().unwrap());
        let of = days.iter().enumerate().filter(|(_, at)| (from..=until).contains(&at.as_str()));
        let record = |(nth, at): (usize, &String)| json!({ "id": nth + 1, "calldate": at, "dst": "098000001", "disposition": "BUSY" });
        Some(of.map(record).skip(field("lastrow").parse().unwrap()).take(50).collect::<Value>().to_string())
    })
}

fn read_until(world: &World, portal: &Portal, until: &str) -> Said {
    let from = days_ahead(-1);
    let usual = ["results", "--url", &portal.address, "-o", "out", "--from", &from, "--to", until];
    world.dialbase_as(&[&usual[..], &["--zone", "America/Montevideo", "--per-second", "1000"]].concat(), &WHO)
}

#[test]
fn days_to_come_are_not_asked_for_one_by_one() {
    let world = World::new();
    let portal = on(&[-1, 0]);
    let said = read_until(&world, &portal, "2099-12-31");
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(ids(&world).len(), 2);
    let asked = portal.heard("getrecords").len();
    assert!(asked < 10, "{asked} pages");
    assert!(
        said.err.contains("the period goes on into days to come") && !said.err.contains("2099"),
        "{}",
        said.err
    );
    // What nobody asked for is not said.
    let said = read_until(&world, &portal, &days_ahead(0));
    assert!(!said.err.contains("the period goes on into days to come"), "{}", said.err);
}

#[test]
fn a_far_end_whose_clock_is_ahead_is_read_as_far_as_it_has_calls() {
    let world = World::new();
    let portal = on(&[-1, 4, 5, 9]);
    let said = read_until(&world, &portal, "2099-12-31");
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(table(&world.path("out/results.csv")).len(), 4);
    assert!(portal.heard("getrecords").len() < 40);
}
