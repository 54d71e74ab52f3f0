//! What went in earlier runs, as the pipeline asks for it.

use super::tables::Known;
use crate::Error;
use crate::file::{CampaignSpec, EarlierSpec, Pipeline};
use crate::fixing::COPIED;
use crate::plan::claim;
use chrono::{DateTime, TimeDelta, Utc};
use contact::{Batch, Contact, Finding, Number, Row};
use dedupe::{By, Counts, Refusals, Shared, Went};
use std::collections::{HashMap, HashSet};
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use upload::{Earlier, Ledger, List, Outcomes, Refused};
use validate::Dialable;
use words::{Message, message};

/// What went before, and for how long that matters.
pub(crate) struct Before {
    earlier: Option<Earlier>,
    rule: Option<Rule>,
    answered: Option<Answered>,
    /// From when on a list stands in the way of another with the same people.
    claims: DateTime<Utc>,
    alternatives: Shared,
    /// Who refused in earlier runs, where some rows come again.
    refused: Option<Refused>,
    /// The rows that come again and may be dialled, of the pass under way.
    seen: Mutex<HashSet<u64>>,
}

struct Rule {
    since: DateTime<Utc>,
    all_campaigns: bool,
    counts: Counts,
}

/// Who was answered, as far as results were read, and since when that matters.
struct Answered {
    since: DateTime<Utc>,
    all_campaigns: bool,
    by: By,
    known: Option<Outcomes>,
    /// The campaign, where the rows have but one.
    campaign: Option<Arc<str>>,
}

impl Answered {
    fn of(pipeline: &Pipeline, ledger: Option<&Ledger>, now: DateTime<Utc>) -> Result<Option<Self>, Error> {
        let Some(EarlierSpec { within, all_campaigns }) = pipeline.duplicates.answered else {
            return Ok(None);
        };
        let instance = pipeline.upload.instance.name();
        let campaign = match &pipeline.campaign {
            CampaignSpec::Fixed(campaign) if !all_campaigns => Some(Arc::clone(campaign)),
            _ => None,
        };
        Ok(Some(Self {
            since: before(now, within),
            all_campaigns,
            by: pipeline.duplicates.rows.by,
            known: ledger.map(|ledger| ledger.outcomes(&instance)).transpose()?.flatten(),
            campaign,
        }))
    }

    /// Until when results were read: who answered later is not known.
    fn note(&self) -> Message {
        let until = self.known.as_ref().and_then(|known| known.read_until(self.campaign.as_deref()));
        match until {
            Some(until) => message!(
                "earlier-results-until",
                "results of calls were read until {until}: who answered since, or in lists whose results nobody read, is not known, and is dialled",
                until = until
            ),
            None => message!(
                "earlier-no-results",
                "no results of calls were read, so `answered` under [duplicates] leaves nobody out: read them with `dialbase results`"
            ),
        }
    }

    fn leave_out(&self, rows: Batch<Dialable>) -> Result<Batch<Dialable>, Error> {
        let Some(known) = &self.known else { return Ok(rows) };
        let mut failed = Ok(());
        let rows = dedupe::not_answered(rows, self.by, |number, campaign| {
            let campaign = (!self.all_campaigns).then_some(&**campaign);
            let answered = known.answered(number.line(), campaign);
            let at = answered.map_err(|error| failed = Err(error)).ok().flatten()?;
            let day = at.date_naive();
            (at >= self.since).then(|| message!("earlier-answered", "answered on {day}", day = day))
        });
        failed?;
        Ok(rows)
    }
}

impl Before {
    /// What the ledger knows of a pipeline's instance, and of rows that come again where some do.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub(crate) fn of(
        pipeline: &Pipeline,
        (ledger, some_come_again): (Option<&Ledger>, bool),
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let instance = pipeline.upload.instance.name();
        let earlier = ledger.map(|ledger| ledger.earlier(&instance)).transpose()?.flatten();
        let rows = pipeline.duplicates.rows;
        let rule = |EarlierSpec { within, all_campaigns }| Rule {
            since: before(now, within),
            all_campaigns,
            counts: Counts { by: rows.by, alternatives: rows.alternatives },
        };
        Ok(Self {
            earlier,
            rule: pipeline.duplicates.earlier.map(rule),
            answered: Answered::of(pipeline, ledger, now)?,
            claims: before(now, claim(pipeline)),
            alternatives: rows.alternatives,
            refused: ledger.filter(|_| some_come_again).map(Ledger::refused).transpose()?,
            seen: Mutex::default(),
        })
    }

    /// What a person should know of what is known.
    pub(crate) fn note(&self) -> Option<Message> {
        self.answered.as_ref().map(Answered::note)
    }

    /// Forgets the rows of the pass before.
    pub(super) fn begin(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Takes the numbers that this run refuses from its rows; and from those that come again, who refused since they were left out.
    pub(super) fn heed(
        &self,
        contacts: Batch<Contact>,
        refusals: &Refusals,
        known: Option<&Known>,
    ) -> Batch<Contact> {
        let Some((refused, known)) = self.refused.as_ref().zip(known.filter(|known| known.fixing.is_some()))
        else {
            return dedupe::heed(contacts, refusals, None);
        };
        let since = |row: Row<'_>| known.comes_again(row).and_then(|(fixing, came)| fixing.since(came));
        let since: HashMap<u32, DateTime<Utc>> =
            contacts.kept_rows().filter_map(|(row, _)| Some((row.number(), since(row)?))).collect();
        let before = |line, row| since.get(&row).is_some_and(|since| refused.since(line, *since));
        dedupe::heed(contacts, refusals, Some(&before))
    }

    /// Of rows that come again, leaves out those of which the file holds another that may be dialled.
    fn once(&self, rows: Batch<Dialable>, known: &Known) -> Batch<Dialable> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let identity = |row: Row<'_>| known.comes_again(row).and_then(|(fixing, came)| fixing.identity(came));
        let copies: HashSet<u32> = rows
            .kept_rows()
            .filter(|(row, _)| identity(*row).is_some_and(|identity| !seen.insert(identity)))
            .map(|(row, _)| row.number())
            .collect();
        rows.advance(|dialable, _, _| match dialable.contact().row {
            row if copies.contains(&row) => Err(Finding::new(&COPIED, row, None, "")),
            _ => Ok(dialable),
        })
    }

    /// Leaves out who went before: as long as the pipeline says; and of rows that were left out before and come again, who went since then,
    /// or so lately that they would stand in the way of all others.
    pub(super) fn not_again(
        &self,
        rows: Batch<Dialable>,
        known: Option<&Known>,
    ) -> Result<Batch<Dialable>, Error> {
        let rows = match known.filter(|known| known.fixing.is_some()) {
            None => rows,
            Some(known) => self.once(rows, known),
        };
        let rows = match &self.answered {
            None => rows,
            Some(answered) => answered.leave_out(rows)?,
        };
        let Some(earlier) = &self.earlier else { return Ok(rows) };
        let rows = match &self.rule {
            None => rows,
            Some(Rule { since, all_campaigns, counts }) => {
                leave_out(earlier, rows, (*counts, Role::Own), |list, campaign, _| {
                    list.at >= *since && (*all_campaigns || list.campaign == campaign)
                })?
            }
        };
        match known.filter(|known| known.fixing.is_some()) {
            None => Ok(rows),
            Some(known) => self.not_since(earlier, rows, known),
        }
    }

    /// Of rows that come again, leaves out those that went, whatever their numbers were then; those whose people have one of their own among
    /// the lists that went since; and those that are in one of which nobody knows whether it arrived: what the ledger would refuse as a whole.
    fn not_since(
        &self,
        earlier: &Earlier,
        rows: Batch<Dialable>,
        known: &Known,
    ) -> Result<Batch<Dialable>, Error> {
        let of_row = |row: Row<'_>| {
            let again = known.comes_again(row);
            let since = again.and_then(|(fixing, came)| fixing.since(came)).unwrap_or(self.claims);
            let identity = again.and_then(|(fixing, came)| fixing.identity(came));
            (row.number(), (since.min(self.claims), identity))
        };
        let known: HashMap<u32, (DateTime<Utc>, Option<u64>)> =
            rows.kept_rows().map(|(row, _)| of_row(row)).collect();
        let since = |row: u32| known.get(&row).map_or(self.claims, |(since, _)| *since);
        let went = |list: &List, campaign: &str, row: u32| list.campaign == campaign && list.at >= since(row);
        let rows = whose(earlier, rows, |contact| {
            let row = known.get(&contact.row).and_then(|(_, row)| *row);
            let person = contact.person.map(person).filter(|_| row.is_some());
            [row.map(|row| (row, None)), person.map(|person| (person, Some(since(contact.row))))]
        })?;
        // The number of a row that was a duplicate went as an alternative of the row that was dialled.
        let mains = Counts { by: By::Main, alternatives: Shared::Keep };
        let rows = leave_out(earlier, rows, (mains, Role::Any), went)?;
        let any = Counts { by: By::Any, alternatives: Shared::Keep };
        let held = |list: &List, campaign: &str, _: u32| list.is_held && list.campaign == campaign;
        let rows = leave_out(earlier, rows, (any, Role::Own), held)?;
        let others = Counts { by: By::Main, alternatives: self.alternatives };
        leave_out(earlier, rows, (others, Role::Own), went)
    }

    /// How many of some contacts have a main number that never went to the instance; nothing where nothing ever did.
    pub(super) fn never_seen(&self, rows: &Batch<Dialable>) -> Result<Option<u64>, Error> {
        let Some(earlier) = &self.earlier else { return Ok(None) };
        let mut new = 0;
        for dialable in rows.kept() {
            new += u64::from(earlier.lists(dialable.main().number.line())?.is_empty());
        }
        Ok(Some(new))
    }
}

/// As what a number must have gone, to count as the main number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// As a main number, too.
    Own,
    /// As whatever.
    Any,
}

/// Leaves out the rows whose numbers went in a list that counts, for their campaign and row.
fn leave_out(
    earlier: &Earlier,
    rows: Batch<Dialable>,
    (counts, role): (Counts, Role),
    is_one: impl Fn(&List, &str, u32) -> bool,
) -> Result<Batch<Dialable>, Error> {
    let mut failed = Ok(());
    let went = |number: Number, campaign: &Arc<str>, row: u32| {
        let lists = earlier.lists(number.line()).map_err(|error| failed = Err(error)).ok()?;
        let mut lists = lists.into_iter().filter(|(list, _)| is_one(list, campaign, row)).peekable();
        let (latest, _) = *lists.peek()?;
        Some(Went { list: named(latest), as_main: role == Role::Any || lists.any(|(_, main)| main) })
    };
    let rows = dedupe::not_again(rows, counts, went);
    failed?;
    Ok(rows)
}

/// Leaves out the rows that went, or whose person did: `marks` are those under which a row's list would be entered, each with since when
/// a list to its campaign counts; where nothing is said, every list does.
fn whose(
    earlier: &Earlier,
    rows: Batch<Dialable>,
    marks: impl Fn(&Contact) -> [Option<(u64, Option<DateTime<Utc>>)>; 2],
) -> Result<Batch<Dialable>, Error> {
    let mut failed = Ok(());
    let rows = rows.advance(|dialable, _, _| {
        let contact = dialable.contact();
        for (mark, since) in marks(contact).into_iter().flatten() {
            let lists = earlier.lists(mark).map_err(|error| failed = Err(error)).unwrap_or_default();
            let counts = |list: &List| {
                since.is_none_or(|since| list.campaign == *contact.campaign && list.at >= since)
            };
            if let Some((list, _)) = lists.into_iter().find(|(list, _)| counts(list)) {
                let main = dialable.main();
                return Err(dedupe::loaded(contact.row, &main, named(list)));
            }
        }
        Ok(dialable)
    });
    failed?;
    Ok(rows)
}

/// A list and its day, as people read it.
fn named(list: &List) -> Message {
    let (name, day) = (&*list.name, list.at.date_naive());
    message!("earlier-list", "{name} of {day}", name = name, day = day)
}

/// A person, as a number among those of a list.
pub(super) fn person(whose: NonZeroU64) -> u64 {
    serialize::PERSON | (whose.get() & (serialize::PERSON - 1))
}

/// So long before a moment.
fn before(now: DateTime<Utc>, span: Duration) -> DateTime<Utc> {
    let span = TimeDelta::from_std(span).ok();
    span.and_then(|span| now.checked_sub_signed(span)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
