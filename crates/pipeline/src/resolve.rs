//! What is known of a list, and a person's decision about one of which nobody knows.
//!
//! The instance has no call that says whether it loaded a list. Its call records name the list that a call came from, so a record is
//! a proof that the list is loaded. That there is none proves nothing: a list that nobody activated yet has called nobody.

use crate::apply::{Reached, settle, who};
use crate::{Error, state};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::{Path, PathBuf};
use ucontact::{CallFilter, RECORDS_PER_PAGE};
use upload::{Clock, Event, Ledger, State, WholeList, WholeRun};
use words::{Message, message};

/// How many call records are read, and in how many pages: whoever looks for one call waits some seconds, and not for ever.
const RECORDS: u64 = 20 * RECORDS_PER_PAGE;
const PAGES: u64 = 100;

/// What is known of a list.
#[derive(Clone, Debug)]
pub struct KnownList {
    /// The list.
    pub list: WholeList,
    /// Where its run's plan stood when it was first applied.
    pub directory: PathBuf,
    /// What the instance's call records say; nothing for a list that never left.
    pub calls: Option<CallsOnRecord>,
}

/// What an instance's call records say of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum CallsOnRecord {
    /// So many of its calls, at least: it is loaded.
    Found(u64),
    /// None among so many calls of its campaign since it left: that proves nothing.
    NoneAmong(u64),
    /// It could not be asked.
    NotAsked(Message),
}

/// What a person decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The list is there.
    Loaded,
    /// The list is not there, and may be sent again.
    NotLoaded,
    /// Whatever became of it, it is not sent any more.
    Abandoned,
}

/// What is known of a list of a run, which is given by its name or its number in the run; the instance is asked where it can be.
///
/// # Errors
/// Where the ledger does not know the list, or cannot be read.
pub fn known(
    directory: &Path,
    (run, part): (&str, &str),
    environment: &dyn Fn(&str) -> Option<String>,
    now: DateTime<Utc>,
) -> Result<KnownList, Error> {
    let (run, list) = find(&state::open(directory)?, directory, (run, part))?;
    let is_calls = state::open(directory)?.calls_of_part(list.id)?.is_some();
    let calls = if is_calls { None } else { calls(&run, &list, directory, environment, now) };
    Ok(KnownList { list, directory: run.directory, calls })
}

/// Decides about a list of a run of which nobody knows, or that was refused, or about one of the calls that it is, counted from 1: on record, with who, when and why. Answers the list's
/// name and its new state.
///
/// # Errors
/// Where the ledger does not know the list or there is nothing to decide about it, where the instance has calls of a list that is
/// said not to be there, where another run is at work, or the ledger fails.
pub fn resolve(
    directory: &Path,
    (run, part, call): (&str, &str, Option<usize>),
    (decision, reason): (Decision, &str),
    environment: &dyn Fn(&str) -> Option<String>,
    clock: &Clock,
) -> Result<(String, State), Error> {
    let ledger = state::open(directory)?;
    let _lock = state::lock(
        directory,
        message!("resolve-lock", "a person deciding about a list of run {run}", run = run),
        clock(),
    )?;
    ledger.hold_orphans(clock())?;
    let (run, list) = find(&ledger, directory, (run, part))?;
    let name = list.name().unwrap_or(part).to_owned();
    let event = match decision {
        Decision::Loaded => Event::PersonSawIt,
        Decision::NotLoaded => Event::PersonSawItMissing,
        Decision::Abandoned => Event::PersonGaveUp,
    };
    let calls_it_is = ledger.calls_of_part(list.id)?;
    // No call record names a call that was scheduled.
    if decision == Decision::NotLoaded
        && calls_it_is.is_none()
        && list.state == State::Held
        && let Some(CallsOnRecord::Found(calls)) = calls(&run, &list, directory, environment, clock())
    {
        return Err(Error::LoadedAfterAll { name, calls });
    }
    let person = who(environment);
    let nth = (list.nth + 1).to_string();
    let said = (reason, person.as_deref());
    let state = match (call, calls_it_is) {
        (None, _) => ledger.resolve((&run.run, &nth), event, said, clock())?,
        (Some(call), Some(batch)) => ledger.resolve_call((&batch, call), event, said, clock())?,
        (Some(call), None) => return Err(upload::Error::NoSuchCall { origin: name, call }.into()),
    };
    settle(&run.directory, &run.run, &ledger)?;
    Ok((name, state))
}

fn find(
    ledger: &Ledger,
    directory: &Path,
    (run, part): (&str, &str),
) -> Result<(WholeRun, WholeList), Error> {
    let unknown = || Error::NoSuchRun { run: run.to_owned(), state: directory.to_owned() };
    let whole = ledger.run(run)?.ok_or_else(unknown)?;
    let is_it = |list: &&WholeList| {
        let names = list.attempts.iter().any(|attempt| attempt.name == part);
        names || (list.nth + 1).to_string() == part
    };
    let none = || upload::Error::NoSuchPart { run: run.to_owned(), name: part.to_owned() };
    let list = whole.lists.iter().find(is_it).cloned().ok_or_else(none)?;
    Ok((whole, list))
}

/// Asks the instance for calls of a list that left.
fn calls(
    run: &WholeRun,
    list: &WholeList,
    directory: &Path,
    environment: &dyn Fn(&str) -> Option<String>,
    now: DateTime<Utc>,
) -> Option<CallsOnRecord> {
    let name = list.name()?;
    let since = list.attempts.last().and_then(|attempt| attempt.at.parse::<DateTime<Utc>>().ok())?;
    let asked = ask(run, (name, &list.campaign), (since, now), directory, environment);
    Some(asked.unwrap_or_else(|error| CallsOnRecord::NotAsked(error.in_one())))
}

fn ask(
    run: &WholeRun,
    (name, campaign): (&str, &str),
    (since, now): (DateTime<Utc>, DateTime<Utc>),
    directory: &Path,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<CallsOnRecord, Error> {
    let pipeline = crate::load(&run.pipeline)?;
    let instance = pipeline.upload.instance.name();
    if instance != run.instance {
        let (run, was) = (run.run.clone(), run.instance.clone());
        return Err(Error::OtherInstance { run, was, now: instance });
    }
    let reached = Reached::of(&pipeline.upload, directory, environment)?;
    // The instance writes times by its own clock and zone: a day more on both sides holds them all.
    let (from, until) = (since - TimeDelta::days(1), now + TimeDelta::days(1));
    let (from, until) = (Some(from.naive_utc()), Some(until.naive_utc()));
    let filter = CallFilter { from, until, campaign, ..CallFilter::default() };
    let found = count(name, |row| Ok(reached.brief.call_records(&reached.token, &filter, row)?));
    reached.leave();
    found
}

/// Counts the calls of a list, page by page, each from its first row on.
fn count(
    name: &str,
    page: impl Fn(u64) -> Result<Vec<ucontact::CallRecord>, Error>,
) -> Result<CallsOnRecord, Error> {
    // Some instances leave the ending out.
    let stem = name.strip_suffix(".csv").unwrap_or(name);
    let (mut found, mut all, mut before) = (0, 0, Vec::new());
    for _ in 0..PAGES {
        let records = page(all)?;
        // A page that is not full need not be the last one: some far ends give fewer than they are asked for. And some give the same,
        // whatever row they are asked for.
        if records.is_empty() || records == before {
            break;
        }
        let of_list = |record: &&ucontact::CallRecord| {
            record.dialerbase.as_deref().is_some_and(|base| base == name || base == stem)
        };
        found += records.iter().filter(of_list).count() as u64;
        all += records.len() as u64;
        if all >= RECORDS {
            break;
        }
        before = records;
    }
    Ok(if found > 0 { CallsOnRecord::Found(found) } else { CallsOnRecord::NoneAmong(all) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ucontact::CallRecord;

    /// What is counted of a list whose one call is the last of so many, where a far end gives so many a page, or all whatever it is asked for.
    fn counted(calls: u64, at_once: Option<u64>) -> (CallsOnRecord, u64) {
        let record = |nth: u64| CallRecord {
            id: Some(nth.to_string()),
            dialerbase: Some(if nth + 1 == calls { "mine" } else { "otra.csv" }.to_owned()),
            ..CallRecord::default()
        };
        let asked = std::cell::Cell::new(0);
        let page = |row| {
            asked.set(asked.get() + 1);
            Ok(match at_once {
                Some(at_once) => (row..calls.min(row + at_once)).map(record).collect(),
                None => (0..calls).map(record).collect(),
            })
        };
        (count("mine.csv", page).unwrap(), asked.get())
    }

    #[test]
    fn a_call_is_found_behind_pages_that_are_not_full() {
        let found = CallsOnRecord::Found(1);
        assert_eq!(counted(130, Some(50)), (found.clone(), 4));
        assert_eq!(counted(130, Some(20)), (found.clone(), 8));
        assert_eq!(counted(130, None), (found, 2));
        assert_eq!(counted(0, Some(50)), (CallsOnRecord::NoneAmong(0), 1));
        // Nobody waits for ever.
        assert_eq!(counted(1_001, Some(50)), (CallsOnRecord::NoneAmong(1_000), 20));
        assert_eq!(counted(1_000, Some(1)), (CallsOnRecord::NoneAmong(100), 100));
    }
}
