//! What came of a load: the records of calls, each once, held against what was sent.
//!
//! Reading changes nothing at the instance, and what was read is kept, page by page, in a spool beside the ledger: a reading that is cut
//! off goes on where it stopped, and a day that is over is not asked for again. Only when a period is read up are its tables written.

mod asked;
mod barred;
mod before;
mod calls;
mod people;
mod reading;
mod spool;
mod tables;
mod telling;
mod trouble;
mod window;

pub use asked::{Question, moment};
pub use barred::BarredFor;
pub(crate) use before::read_before;
pub use trouble::Trouble;

use crate::{Error, Hands, Site, campaigns_are_known};
use asked::Asked;
use barred::Barred;
use chrono::{DateTime, TimeDelta, Utc};
use pipeline::Exit;
use reading::ReadUp;
use report::Results;
use spool::Spool;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tables::Tables;
use telling::Teller;
use upload::{Ledger, SentList};
use words::{Arg, Message, message};

/// How far clocks are ahead of UTC at most.
const AHEAD: TimeDelta = TimeDelta::hours(14);

/// What became of a reading.
#[derive(Clone, Debug)]
pub struct Came {
    /// What came of the calls; nothing where the reading was cut off before its end, so that no table is taken for whole.
    pub results: Option<Results>,
    /// Where the files stand.
    pub directory: PathBuf,
    /// How many numbers came onto the blacklist that were not there.
    pub barred: u64,
    /// Of each disposition that was asked for and that no call has, that it is so, and which there are.
    pub unheard: Vec<Message>,
    /// Whether some days that are over did not hold still.
    pub is_unsteady: bool,
}

impl Came {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.results.is_none() || self.is_unsteady { Exit::Unfinished } else { Exit::Done }
    }
}

/// Reads what came of calls, and writes it down.
///
/// # Errors
/// Where nothing such is known, the instance does not let us in or gives no records, or the disk fails. What was read by then is kept.
pub fn results(site: &Site, question: &Question, hands: &Hands<'_>) -> Result<Came, Error> {
    let now = (hands.clock)();
    let instance = site.instance();
    let ledger = site.state.join("ledger.db").exists().then(|| pipeline::open(&site.state)).transpose()?;
    let sent = ledger.as_ref().map(|ledger| ledger.sent_lists(&instance)).transpose()?.unwrap_or_default();
    let asked = Asked::of(question, (&sent, &instance), now)?;
    let barred = Barred::of(question.blacklist.clone(), &question.dispositions, question.blacklist_for);
    barred.there()?;
    let directory = site.state.join("results");
    let failed = |source| Trouble::File { path: directory.clone(), source }.into_error();
    upload::make_directory(&directory).map_err(failed)?;
    let reading = message!("results-lock", "reading results");
    let _lock = pipeline::lock(&directory, reading, now)?;
    let tables = Tables::start(&asked.output, question.zone.map_or("", |zone| zone.name()))?;
    let mut spool = Spool::open(&directory, &instance)?;
    spool.forget(now)?;

    let reached = site.reach(hands)?;
    // A campaign of ours that is no more has its records all the same.
    let typed = question.campaign.as_deref().filter(|name| sent.iter().all(|list| list.campaign != *name));
    let read = campaigns_are_known((&reached, site), typed).and_then(|untold| {
        let how = (hands, question.per_second);
        Ok((reading::read(&mut spool, &reached, &asked.period(question), how)?, untold))
    });
    reached.leave();
    let (read, untold) = read?;
    let is_unsteady = !read.unsteady.is_empty();
    if read.interrupted {
        return Ok(Came {
            results: None,
            directory: asked.output,
            barred: 0,
            unheard: Vec::new(),
            is_unsteady,
        });
    }

    let mut results = begun(&asked, question, (&instance, now), &read);
    results.notes.extend(untold);
    let mut teller =
        Teller::new((&spool, ledger.as_ref()), (&asked, question, &instance), (tables, barred), results);
    teller.tell(&sent)?;
    let Teller { tables, barred, results, .. } = teller;
    if !results.adds_up() {
        return Err(Trouble::DoesNotAddUp.into_error());
    }
    let defect = |source: std::io::Error| {
        Trouble::File { path: asked.output.join(tables::SUMMARY), source }.into_error()
    };
    let json = results.to_json().map_err(|error| defect(error.into()))?;
    let page = report::results_page(&results, question.language)
        .map_err(|error| defect(std::io::Error::other(error)))?;
    tables.finish(&json, &page)?;
    let (unheard, barred) = (barred.unheard(), barred.write()?);
    if let Some(ledger) = &ledger {
        note_read(ledger, (&asked, question, &instance), &sent, now)?;
    }
    Ok(Came { results: Some(results), directory: asked.output, barred, unheard, is_unsteady })
}

/// What is known before anything is counted.
fn begun(
    asked: &Asked,
    question: &Question,
    (instance, now): (&str, DateTime<Utc>),
    read: &ReadUp,
) -> Results {
    let mut notes = Vec::new();
    if !read.unsteady.is_empty() {
        notes.push(message!(
            "results-unsteady",
            "the records of {days} moved each time that they were read, so some may be missing: run it again when the instance is at rest",
            days = Arg::list(read.unsteady.iter().copied())
        ));
    }
    if let Some(day) = read.open_from {
        notes.push(message!(
            "results-open",
            "records of {day} and later may still come: they are read again the next time",
            day = day
        ));
    }
    let is_said = |day: &chrono::NaiveDate| question.until.is_some() && *day >= asked.from.date();
    let nothing_after = read.nothing_after.filter(is_said);
    if let Some(day) = nothing_after {
        notes.push(message!(
            "results-to-come",
            "the period goes on into days to come, of which there is nothing yet: it was read up to {day}",
            day = day
        ));
    }
    if read.heeds_no_period {
        notes.push(message!(
            "results-no-period-heeded",
            "the instance gave records of other days than it was asked for, so all that it gave was read once and chosen from here"
        ));
    }
    if question.zone.is_none() {
        notes.push(message!(
            "results-zone-unknown",
            "the instance's own time zone was not said: moments are by its clock, and hours too; `--zone America/Montevideo` says it"
        ));
    }
    Results {
        version: Results::VERSION,
        program: question.program.clone(),
        instance: instance.to_owned(),
        read_at: now,
        from: asked.from,
        until: nothing_after.and_then(|day| day.and_hms_opt(23, 59, 59)).unwrap_or(asked.until),
        server_zone: question.zone.map(|zone| zone.name().to_owned()),
        campaign: question.campaign.clone(),
        run: question.run.clone(),
        list: question.list.clone(),
        open_from: read.open_from,
        notes,
        files: tables::file_names(),
        ..Results::default()
    }
}

/// Lets the ledger know until when the results of each campaign are read.
fn note_read(
    ledger: &Ledger,
    (asked, question, instance): (&Asked, &Question, &str),
    sent: &[SentList],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let end = question.zone.map_or(asked.until.and_utc() - AHEAD, |zone| window::utc(asked.until, zone));
    let campaigns: BTreeSet<&str> = match (&question.campaign, &asked.named) {
        (Some(campaign), _) => [campaign.as_str()].into(),
        (None, Some(lists)) => lists.iter().map(|list| list.campaign.as_str()).collect(),
        (None, None) => sent.iter().map(|list| list.campaign.as_str()).collect(),
    };
    for campaign in campaigns {
        ledger.note_results_read((instance, campaign), now.min(end))?;
    }
    Ok(())
}
