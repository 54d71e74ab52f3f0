//! What is dialled: by campaign and clock, by kind and area of number, and in which parts.

use super::account::percent;
use crate::{Dialled, DialledGroup, Part, Report};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use languages::say;
use serde::Serialize;
use std::collections::BTreeMap;
use words::Language;

/// How many groups and parts a page names.
const MOST: usize = 250;

/// As many areas as stand well beside the other charts; the report itself names more.
const AREAS: usize = 10;

/// What is dialled, in some ways of counting it.
#[derive(Debug, Serialize)]
pub(super) struct Calls {
    groups: Vec<Group>,
    further_groups: usize,
    contacts_in_further_groups: u64,
    one_by_one: Option<String>,
    calling_hours: Option<String>,
    legal_hours: Option<String>,
    charts: [Chart; 3],
    in_other_areas: u64,
}

/// The contacts counted in one way.
#[derive(Debug, Serialize)]
struct Chart {
    name: &'static str,
    shares: Vec<Share>,
}

/// The contacts of a campaign that are dialled by one clock.
#[derive(Debug, Serialize)]
struct Group {
    campaign: String,
    zone: Option<String>,
    offset: Option<String>,
    /// The time there when the plan was made, and its day where that is another than in UTC.
    time: Option<String>,
    other_day: Option<i64>,
    /// Whether the campaign calls at that time.
    calls: Option<bool>,
    contacts: u64,
    parts: u64,
    width: f64,
}

/// Some of the contacts, and how wide their bar is.
#[derive(Debug, Serialize)]
struct Share {
    name: String,
    /// Its name as a number, where it is one.
    count: u64,
    /// The country, and the state or city, of an area.
    country: String,
    place: String,
    contacts: u64,
    part: f64,
    width: f64,
}

impl Calls {
    /// Of a report. Where it does not say by which clocks it calls, its parts do.
    pub(super) fn of(report: &Report, language: Language) -> Self {
        let dialled = &report.dialled;
        let of_parts = if dialled.groups.is_empty() { groups_of(&report.parts) } else { Vec::new() };
        let all = if dialled.groups.is_empty() { &of_parts } else { &dialled.groups };
        let most = all.iter().map(|group| group.contacts).max().unwrap_or(0);
        let group = |group: &DialledGroup| Group::of(group, dialled, report.made_at, most);
        let further = all.get(MOST..).unwrap_or_default();
        let whole = report.account.planned;
        let kinds = dialled.kinds.iter().map(|share| (share.kind.clone(), share.contacts));
        let beyond: u64 = dialled.areas.iter().skip(AREAS).map(|area| area.contacts).sum();
        let numbers = dialled.numbers_per_contact.iter().take(MOST);
        let numbers = numbers.map(|(numbers, contacts)| (numbers.to_string(), *contacts));
        Self {
            groups: all.iter().take(MOST).map(group).collect(),
            further_groups: further.len(),
            contacts_in_further_groups: further.iter().map(|group| group.contacts).sum(),
            one_by_one: dialled.one_by_one.as_ref().map(|words| say(language, words)),
            calling_hours: dialled.calling_hours.clone(),
            legal_hours: dialled.legal_hours.clone(),
            charts: [
                Chart { name: "kinds", shares: shares(kinds.collect(), whole) },
                Chart { name: "numbers", shares: shares(numbers.collect(), whole) },
                Chart { name: "areas", shares: areas(dialled, whole) },
            ],
            in_other_areas: dialled.in_other_areas + beyond,
        }
    }
}

impl Group {
    fn of(group: &DialledGroup, dialled: &Dialled, made_at: DateTime<Utc>, most: u64) -> Self {
        let there =
            group.offset_seconds.map(|offset| made_at.naive_utc() + TimeDelta::seconds(offset.into()));
        let hours = dialled.calling_hours.as_deref().or(dialled.legal_hours.as_deref()).and_then(hours);
        let other_day = there.filter(|there| there.date() != made_at.date_naive());
        Self {
            campaign: group.campaign.clone(),
            zone: group.zone.clone(),
            offset: group.offset_seconds.map(offset),
            time: there.map(|there| there.format("%H:%M").to_string()),
            other_day: other_day.map(|there| there.and_utc().timestamp()),
            calls: there.zip(hours).map(|(there, (from, to))| from <= there.time() && there.time() < to),
            contacts: group.contacts,
            parts: group.parts,
            width: percent(group.contacts, most),
        }
    }
}

/// What a report of an older version tells by its parts alone.
fn groups_of(parts: &[Part]) -> Vec<DialledGroup> {
    let mut groups: BTreeMap<(&str, Option<&str>), DialledGroup> = BTreeMap::new();
    for part in parts {
        let group = groups.entry((&part.campaign, part.zone.as_deref())).or_insert_with(|| DialledGroup {
            campaign: part.campaign.clone(),
            zone: part.zone.clone(),
            ..DialledGroup::default()
        });
        group.contacts += part.lines;
        group.parts += 1;
    }
    groups.into_values().collect()
}

fn shares(counts: Vec<(String, u64)>, whole: u64) -> Vec<Share> {
    let most = counts.iter().map(|(_, contacts)| *contacts).max().unwrap_or(0);
    let share = |(name, contacts): (String, u64)| Share {
        count: name.parse().unwrap_or(0),
        name,
        country: String::new(),
        place: String::new(),
        contacts,
        part: percent(contacts, whole) / 100.0,
        width: percent(contacts, most),
    };
    counts.into_iter().map(share).collect()
}

fn areas(dialled: &Dialled, whole: u64) -> Vec<Share> {
    let counts = dialled.areas.iter().map(|area| (area.area.clone().unwrap_or_default(), area.contacts));
    let shares = shares(counts.collect(), whole).into_iter().zip(&dialled.areas);
    let placed = shares.map(|(share, area)| Share {
        country: area.country.clone(),
        place: area.place.clone().unwrap_or_default(),
        ..share
    });
    placed.take(AREAS).collect()
}

/// `UTC−3`, `UTC+5:30`.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '−' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

/// The hours of `09:00-20:00`.
fn hours(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let (from, to) = text.split_once('-')?;
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    time(from).zip(time(to))
}

/// The parts, those that need a person first.
#[derive(Debug, Serialize)]
pub(super) struct Parts {
    parts: Vec<PartRow>,
    further: usize,
}

/// A part.
#[derive(Debug, Serialize)]
struct PartRow {
    name: String,
    campaign: String,
    zone: Option<String>,
    contacts: u64,
    bytes: u64,
    sha256: String,
    state: String,
    said: String,
}

impl Parts {
    /// Of a report.
    pub(super) fn of(report: &Report, language: Language) -> Self {
        let mut parts: Vec<&Part> = report.parts.iter().collect();
        let urgent = |state: &str| ["held", "sending", "refused"].iter().position(|urgent| *urgent == state);
        parts.sort_by_key(|part| urgent(&part.state).unwrap_or(usize::MAX));
        let row = |part: &Part| PartRow {
            name: part.name.clone(),
            campaign: part.campaign.clone(),
            zone: part.zone.clone(),
            contacts: part.lines,
            bytes: part.bytes,
            sha256: part.sha256.clone(),
            state: part.state.clone(),
            said: part.said.as_ref().map(|said| say(language, said)).unwrap_or_default(),
        };
        Self {
            further: parts.len().saturating_sub(MOST),
            parts: parts.into_iter().take(MOST).map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_and_written() {
        let check = |seconds, text: &str| assert_eq!(offset(seconds), text);
        check(0, "UTC");
        check(-10_800, "UTC−3");
        check(19_800, "UTC+5:30");
        check(-12_600, "UTC−3:30");
        assert!(hours("09:00-20:30").is_some());
        assert!(hours("9 to 5").is_none());
    }

    #[test]
    fn whether_it_calls_now_is_told_by_the_clock_there() {
        let made_at = DateTime::from_timestamp(1_795_337_580, 0).unwrap(); // 2026-11-22 08:53 UTC
        let dialled = Dialled { calling_hours: Some("09:00-20:00".into()), ..Dialled::default() };
        let check = |offset_seconds, time: &str, calls, other_day: bool| {
            let group = DialledGroup { offset_seconds, ..DialledGroup::default() };
            let group = Group::of(&group, &dialled, made_at, 1);
            assert_eq!(group.time.as_deref().unwrap_or(""), time);
            assert_eq!((group.calls, group.other_day.is_some()), (calls, other_day));
        };
        check(Some(-10_800), "05:53", Some(false), false);
        check(Some(420), "09:00", Some(true), false);
        check(Some(40_020), "20:00", Some(false), false);
        check(Some(-32_400), "23:53", Some(false), true);
        check(None, "", None, false);
    }
}
