//! What went in earlier runs, as the pipeline asks for it.

use super::tables::Known;
use crate::Error;
use crate::file::{EarlierSpec, Pipeline};
use crate::fixing::Fixing;
use crate::plan::claim;
use chrono::{DateTime, TimeDelta, Utc};
use contact::{Batch, Number, Row};
use dedupe::{By, Counts, Shared, Went};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use upload::{Earlier, Ledger, List};
use validate::Dialable;
use words::message;

/// What went before, and for how long that matters.
pub(crate) struct Before {
    earlier: Option<Earlier>,
    rule: Option<Rule>,
    /// From when on a list stands in the way of another with the same people.
    claims: DateTime<Utc>,
    alternatives: Shared,
}

struct Rule {
    since: DateTime<Utc>,
    all_campaigns: bool,
    counts: Counts,
}

impl Before {
    /// What the ledger knows of a pipeline's instance.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub(crate) fn of(
        pipeline: &Pipeline,
        ledger: Option<&Ledger>,
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
            claims: before(now, claim(pipeline)),
            alternatives: rows.alternatives,
        })
    }

    /// Leaves out who went before: as long as the pipeline says; and of rows that were left out before and come again, who went since then,
    /// or so lately that they would stand in the way of all others.
    pub(super) fn not_again(
        &self,
        rows: Batch<Dialable>,
        known: Option<&Known>,
    ) -> Result<Batch<Dialable>, Error> {
        let Some(earlier) = &self.earlier else { return Ok(rows) };
        let rows = match &self.rule {
            None => rows,
            Some(Rule { since, all_campaigns, counts }) => {
                leave_out(earlier, rows, (*counts, Role::Own), |list, campaign, _| {
                    list.at >= *since && (*all_campaigns || list.campaign == campaign)
                })?
            }
        };
        match known.and_then(|known| Some((known, known.fixing.as_ref()?))) {
            None => Ok(rows),
            Some((known, fixing)) => self.not_since(earlier, rows, (known, fixing)),
        }
    }

    /// Of rows that come again, leaves out those whose people have one of their own among the lists that went since, or that are in one of
    /// which nobody knows whether it arrived: what the ledger would refuse as a whole.
    fn not_since(
        &self,
        earlier: &Earlier,
        rows: Batch<Dialable>,
        (known, fixing): (&Known, &Fixing),
    ) -> Result<Batch<Dialable>, Error> {
        let of_row = |row: Row<'_>| {
            let came = known.source(row.number()).map_or(row, |(_, source)| source);
            (row.number(), fixing.since(came).unwrap_or(self.claims).min(self.claims))
        };
        let since: HashMap<u32, DateTime<Utc>> = rows.kept_rows().map(|(row, _)| of_row(row)).collect();
        let went = |list: &List, campaign: &str, row: u32| {
            list.campaign == campaign && list.at >= since.get(&row).copied().unwrap_or(self.claims)
        };
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
        let (name, day) = (&*latest.name, latest.at.date_naive());
        let list = message!("earlier-list", "{name} of {day}", name = name, day = day);
        Some(Went { list, as_main: role == Role::Any || lists.any(|(_, main)| main) })
    };
    let rows = dedupe::not_again(rows, counts, went);
    failed?;
    Ok(rows)
}

/// So long before a moment.
fn before(now: DateTime<Utc>, span: Duration) -> DateTime<Utc> {
    let span = TimeDelta::from_std(span).ok();
    span.and_then(|span| now.checked_sub_signed(span)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}
