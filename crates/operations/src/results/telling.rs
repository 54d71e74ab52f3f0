//! What was read, held against what was sent: whose call each record is, and what came of each contact.

use super::asked::{Asked, Question, names};
use super::barred::Barred;
use super::calls::{Calls, is_answered, is_one_of};
use super::people::{ListPeople, PlanPeople};
use super::spool::{Joined, Lists, Scope, Spool};
use super::tables::Tables;
use super::window::{BEHIND, latest, utc};
use crate::Error;
use chrono::{NaiveDateTime, TimeDelta, Timelike};
use contact::{Zone, mask_digits};
use report::{GroupResults, Results};
use std::collections::BTreeMap;
use std::path::PathBuf;
use ucontact::CallRecord;
use upload::{CallOutcome, Ledger, SentList};
use words::message;

/// What a record became: whose it is, or why it is nobody's.
pub(super) const JOINED: &str = "contact";
const WITHOUT_CONTACT: &str = "list";
const OF_UNKNOWN_LIST: &str = "unknown-list";
const OF_NO_LIST: &str = "no-list";

/// Tells what came of it all.
pub(super) struct Teller<'a> {
    pub(super) spool: &'a Spool,
    pub(super) ledger: Option<&'a Ledger>,
    pub(super) asked: &'a Asked,
    pub(super) question: &'a Question,
    pub(super) instance: &'a str,
    pub(super) tables: Tables,
    pub(super) barred: Barred,
    pub(super) results: Results,
    /// By zone; the lists stand in the results themselves.
    pub(super) zones: BTreeMap<String, GroupResults>,
    /// The plan that was read last.
    pub(super) plan: Option<(PathBuf, Option<PlanPeople>)>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(
        (spool, ledger): (&'a Spool, Option<&'a Ledger>),
        (asked, question, instance): (&'a Asked, &'a Question, &'a str),
        (tables, barred): (Tables, Barred),
        mut results: Results,
    ) -> Self {
        results.hours.hours = vec![[0; 2]; 24];
        results.hours.by_contact = question.zone.is_some();
        let (zones, plan) = (BTreeMap::new(), None);
        Self { spool, ledger, asked, question, instance, tables, barred, results, zones, plan }
    }

    /// Tells of these lists, and then of every record.
    pub(super) fn tell(&mut self, sent: &[SentList]) -> Result<(), Error> {
        let told = self.spool.lists(&self.asked.scope(Lists::All))?;
        let has_records =
            |list: &SentList| names(list).into_iter().any(|name| told.contains_key(&Some(name)));
        let of_it: Vec<&SentList> =
            sent.iter().filter(|list| self.asked.holds(list, has_records(list))).collect();
        let (calls, bases): (Vec<&SentList>, Vec<&SentList>) =
            of_it.iter().copied().partition(|list| list.is_calls);
        // Of two calls to a person, a record is of the one that left last before it.
        for list in bases.into_iter().chain(calls.into_iter().rev()) {
            self.list(list)?;
        }
        let order =
            |group: &GroupResults| of_it.iter().position(|list| list.names.last() == Some(&group.name));
        self.results.lists.sort_by_key(order);
        self.results.zones = std::mem::take(&mut self.zones).into_values().collect();
        let named = self.asked.named.as_ref().map(|_| of_it.as_slice());
        self.records(named)
    }

    /// The contacts of a list, each with its calls.
    fn list(&mut self, list: &SentList) -> Result<(), Error> {
        let Some(people) = self.people(list) else {
            if list.is_calls && self.asked.left_before(list) {
                return Ok(());
            }
            self.results.contacts.of_lost_plans += list.contacts;
            let name = list.names.last().cloned().unwrap_or_default();
            self.results.notes.push(message!(
                "results-lost-plan",
                "the plan of {list} is gone or was changed: its contacts are not told of one by one",
                list = name
            ));
            return self.without_people(list);
        };
        let zone = people.zone.clone().or_else(|| self.question.zone.map(|zone| zone.name().to_owned()));
        let zone = zone.unwrap_or_default();
        let left =
            self.ledger.filter(|_| list.is_calls).map(|ledger| ledger.calls_that_left(list)).transpose()?;
        let has_left = |nth: usize| left.as_ref().is_none_or(|left| left.get(nth).copied().unwrap_or(false));
        let mut calls = vec![Calls::default(); people.people.len()];
        let mut heard = Vec::new();
        let lists = names(list);
        self.spool.records(&self.of_list(list, &lists, people.server), |n, record| {
            let nth = record.destination.as_deref().and_then(|dialled| people.called(dialled));
            let found = nth.filter(|nth| has_left(*nth as usize));
            let found = found.and_then(|nth| Some((nth, calls.get_mut(nth as usize)?)));
            let joined = match found {
                // What names no list may be of another one, or nobody's.
                None if list.is_calls => return Ok(()),
                None => Joined {
                    run: Some(list.run.clone()),
                    became: WITHOUT_CONTACT.to_owned(),
                    ..Joined::default()
                },
                Some(_) if list.is_calls && self.spool.joined(n)?.is_some() => return Ok(()),
                Some((nth, calls)) => {
                    if calls.add(n, &record) {
                        heard.push((record.calldate, is_answered(&record)));
                    }
                    let row = people.people.get(nth as usize).map(|person| person.row.clone());
                    let (run, zone) = (Some(list.run.clone()), Some(zone.clone()));
                    Joined { run, line: Some(nth + 1), zone, row, became: JOINED.to_owned() }
                }
            };
            self.spool.join(n, &joined)
        })?;
        // Calls that left before the period are of it where one was made in it.
        if list.is_calls && self.asked.left_before(list) && calls.iter().all(|calls| calls.records == 0) {
            return Ok(());
        }
        for (at, is_answered) in heard {
            self.hour(at, &zone, is_answered);
        }
        let mut group =
            GroupResults { name: list.names.last().cloned().unwrap_or_default(), ..GroupResults::default() };
        for ((person, calls), line) in people.people.iter().zip(&calls).zip(1..) {
            if !has_left(line as usize - 1) {
                continue;
            }
            self.tables.contact((list, &zone, line), person, calls)?;
            count(&mut group, calls);
        }
        self.add(&group, zone);
        self.learn(list, &people, &calls)
    }

    /// The records that may be of a list: those that name it; of calls, those of their campaign that name none, from when they left on.
    fn of_list<'s>(&'s self, list: &'s SentList, names: &'s [String], server: Option<Zone>) -> Scope<'s> {
        if !list.is_calls {
            return self.asked.scope(Lists::Named(names));
        }
        let zone = self.question.zone.or(server);
        let left = zone.map_or_else(|| (list.at - BEHIND).naive_utc(), |zone| zone.shows(list.at));
        let scope = self.asked.scope(Lists::None);
        Scope { from: scope.from.max(left), campaign: &list.campaign, ..scope }
    }

    /// The records of a list whose contacts nobody knows any more.
    fn without_people(&mut self, list: &SentList) -> Result<(), Error> {
        let lists = names(list);
        self.spool.records(&self.asked.scope(Lists::Named(&lists)), |n, _| {
            let (run, became) = (Some(list.run.clone()), WITHOUT_CONTACT.to_owned());
            self.spool.join(n, &Joined { run, became, ..Joined::default() })
        })
    }

    fn people(&mut self, list: &SentList) -> Option<ListPeople> {
        if self.plan.as_ref().is_none_or(|(directory, _)| *directory != list.directory) {
            self.plan = Some((list.directory.clone(), PlanPeople::read(&list.directory).ok()));
        }
        let (directory, plan) = self.plan.as_ref()?;
        plan.as_ref()?.of(directory, list)
    }

    /// Counts a list's contacts.
    fn add(&mut self, group: &GroupResults, zone: String) {
        let results = &mut self.results;
        results.contacts.contacts += group.contacts;
        results.contacts.dialled += group.dialled;
        results.contacts.not_dialled += group.contacts - group.dialled;
        results.contacts.answered += group.answered;
        results.calls += group.calls;
        results.seconds += group.seconds;
        results.lists.push(group.clone());
        let of_zone = self
            .zones
            .entry(zone.clone())
            .or_insert_with(|| GroupResults { name: zone, ..GroupResults::default() });
        of_zone.contacts += group.contacts;
        of_zone.dialled += group.dialled;
        of_zone.answered += group.answered;
        of_zone.calls += group.calls;
        of_zone.seconds += group.seconds;
    }

    /// Counts a call by the hour of where the contact is, where both clocks are known; else by the instance's.
    fn hour(&mut self, at: Option<NaiveDateTime>, zone: &str, is_answered: bool) {
        let Some(at) = at else { return };
        let there = self.question.zone.zip(Zone::named(zone)).map(|(server, there)| {
            let moment = utc(at, server);
            (moment + TimeDelta::seconds(there.ahead_of_utc(moment).into())).naive_utc()
        });
        let hour = there.unwrap_or(at).hour() as usize;
        if let Some(counts) = self.results.hours.hours.get_mut(hour) {
            counts[0] += 1;
            counts[1] += u64::from(is_answered);
        }
    }

    /// Lets the ledger know, of each number that was called and of the main number of who was, what came of it.
    fn learn(&self, list: &SentList, people: &ListPeople, calls: &[Calls]) -> Result<(), Error> {
        let Some(ledger) = self.ledger else { return Ok(()) };
        let zone = self.question.zone;
        let mut outcomes = Vec::new();
        for (person, calls) in people.people.iter().zip(calls) {
            let Some(last) = calls.last else { continue };
            let mut note = |number: &str, outcome: &str, at, answered: Option<NaiveDateTime>| {
                let line = people.line(number);
                outcomes.extend(line.map(|line| CallOutcome {
                    line,
                    outcome: outcome.to_owned(),
                    at: latest(at, zone),
                    answered_at: answered.map(|at| latest(at, zone)),
                }));
            };
            note(&person.number, &calls.outcome, last, calls.answered_last);
            for (number, (at, outcome, answered)) in &calls.numbers {
                note(number, outcome, *at, *answered);
            }
        }
        Ok(ledger.note_outcomes((self.instance, &list.campaign), &outcomes)?)
    }

    /// Every record, as it was read; where lists were named, theirs.
    fn records(&mut self, of: Option<&[&SentList]>) -> Result<(), Error> {
        let (spool, asked) = (self.spool, self.asked);
        let named: Vec<String> = of.into_iter().flatten().flat_map(|list| names(list)).collect();
        let lists = match of {
            Some(of) if of.iter().all(|list| !list.is_calls) => Lists::Named(&named),
            _ => Lists::All,
        };
        let nobody_is_known = self.results.contacts.contacts == 0;
        self.results.hours.by_contact &= !nobody_is_known;
        let told = spool.records(&asked.scope(lists), |n, record| {
            let joined = spool.joined(n)?;
            let is_named = || record.dialerbase.as_ref().is_some_and(|list| named.contains(list));
            if of.is_some() && joined.is_none() && !is_named() {
                return Ok(());
            }
            let joined = joined.unwrap_or_else(|| {
                let became = if record.dialerbase.is_some() { OF_UNKNOWN_LIST } else { OF_NO_LIST };
                Joined { became: became.to_owned(), ..Joined::default() }
            });
            let account = &mut self.results.records;
            account.read += 1;
            match joined.became.as_str() {
                JOINED => account.joined += 1,
                WITHOUT_CONTACT => account.without_contact += 1,
                OF_UNKNOWN_LIST => account.of_unknown_lists += 1,
                _ => account.of_no_list += 1,
            }
            let outcome = record.disposition.clone().unwrap_or_default();
            *self.results.outcomes.entry(outcome).or_default() += 1;
            if let Some(note) = record.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
                // It is printed, and a note may hold a number.
                *self.results.said.entry(mask_digits(note)).or_default() += 1;
            }
            if nobody_is_known {
                self.hour(record.calldate, "", is_answered(&record));
            }
            self.bar(&record);
            self.tables.record(&record, &joined)
        });
        // Agents write what they like. What they chose of a list comes again; what was said once may be about a person.
        let once = self.results.said.extract_if(.., |_, records| *records == 1).count() as u64;
        if once > 0 {
            self.results.said.insert(String::new(), once);
        }
        told
    }

    /// Puts a number on the blacklist, where what came of the call is one of the words.
    fn bar(&mut self, record: &CallRecord) {
        if !self.barred.is_wanted() {
            return;
        }
        self.barred.hear(record);
        if is_one_of(record, self.barred.words()) {
            let number = record.destination.as_deref().unwrap_or_default();
            self.barred.add(number, record.campaign.as_deref());
        }
    }
}

fn count(group: &mut GroupResults, calls: &Calls) {
    group.contacts += 1;
    group.dialled += u64::from(calls.records > 0);
    group.answered += u64::from(calls.answered.is_some());
    group.calls += calls.attempts();
    group.seconds += calls.spoken();
}
