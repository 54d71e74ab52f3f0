//! What went before: the very lines of a part, or, where they are calls, some of them, in another run.
//!
//! A run that ends halfway leaves lines that never went. Where the same lines are planned again, those that went are passed over and the
//! others go: of a base all or nothing went, of calls each one for itself. A call is the same by its line in the same content, or by its form,
//! which holds its moment; where it holds none, within the time in which nobody goes twice to a campaign. So the others also go where the
//! rows around it have changed.

use super::calling::{follow, note_call};
use super::calls::{CALL_MAY_BE_THERE, batch_of_part, digests, of_calls};
use super::claims::{IS_UNKNOWN, MAY_BE_THERE};
use super::{Ledger, note};
use crate::apply::forms;
use crate::{CallBatch, Error, Plan, PlannedPart, State};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use words::{Arg, Message, message};

/// The run in which something went, or may have gone.
#[derive(Clone)]
pub(super) struct Went {
    run: String,
    at: String,
    /// Whether nobody knows if it arrived.
    is_unknown: bool,
}

/// What of a part went before.
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// All of it: it is a base.
    All(Went),
    /// Some of its calls, by their lines from 0.
    Calls(BTreeMap<u32, Went>),
}

/// A part that is to be sent, but for some of its lines.
pub(super) struct ToSend<'p> {
    pub(super) part: &'p PlannedPart,
    /// Lines from 0 that went before, in their order.
    gone: Vec<u32>,
}

impl ToSend<'_> {
    /// Whether a line, from 0, is to be sent.
    pub(super) fn has(&self, line: usize) -> bool {
        !u32::try_from(line).is_ok_and(|line| self.gone.binary_search(&line).is_ok())
    }

    /// How many lines are to be sent.
    pub(super) fn lines(&self) -> u64 {
        self.part.lines.saturating_sub(self.gone.len() as u64)
    }
}

impl Ledger {
    /// The parts of a plan that applying it would send now.
    pub(super) fn parts_to_send<'p>(
        &self,
        plan: &'p Plan,
        directory: &Path,
        now: DateTime<Utc>,
    ) -> Result<Vec<ToSend<'p>>, Error> {
        let records = self.parts(&plan.run)?;
        let mut parts = Vec::new();
        for (nth, part) in plan.parts.iter().enumerate() {
            let record = records.get(nth);
            if record.is_some_and(|record| record.state != State::Planned) {
                continue;
            }
            let id = record.map(|record| record.id);
            let forms = forms(directory, part)?.map(|forms| self.digests(&forms)).transpose()?;
            let digests = forms.unwrap_or_default();
            let gone = match self.ask(|connection| before(connection, plan, (id, part), &digests, now))? {
                Before::All(_) => continue,
                Before::Nothing => Vec::new(),
                Before::Calls(calls) => calls.into_keys().collect(),
            };
            let part = ToSend { part, gone };
            if part.lines() > 0 {
                parts.push(part);
            }
        }
        Ok(parts)
    }
}

/// Marks what is planned of a run and went before.
pub(super) fn mark_repeated(
    change: &Transaction<'_>,
    plan: &Plan,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let mut open = change.prepare(
        "SELECT id, nth FROM parts WHERE run = ?1 AND (state = 'planned' OR state NOT IN ('repeated', 'undone') AND EXISTS (
            SELECT 1 FROM batches JOIN calls ON calls.batch = batches.id
            WHERE batches.part = parts.id AND calls.state = 'planned')) ORDER BY nth",
    )?;
    let open: Vec<(i64, u32)> =
        open.query_map([&plan.run], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, nth) in open {
        let Some(part) = plan.parts.get(nth as usize) else { continue };
        let batch = batch_of_part(change, id)?;
        let digests = batch.as_ref().map(|batch| digests(change, batch.id)).transpose()?.unwrap_or_default();
        match before(change, plan, (Some(id), part), &digests, now)? {
            Before::Nothing => {}
            Before::All(went) => {
                change.execute(
                    "UPDATE parts SET state = 'repeated' WHERE id = ?1 AND state = 'planned'",
                    [id],
                )?;
                note(change, id, now, (State::Planned, State::Repeated), (&went.words(), None))?;
            }
            Before::Calls(calls) => {
                if let Some(batch) = batch {
                    mark_calls(change, &batch, (id, &calls), now)?;
                }
            }
        }
    }
    Ok(())
}

/// Marks the planned calls of a part that went before; the part is what its calls are.
fn mark_calls(
    change: &Transaction<'_>,
    batch: &CallBatch,
    (part, went): (i64, &BTreeMap<u32, Went>),
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let mut planned = change.prepare("SELECT id, nth FROM calls WHERE batch = ?1 AND state = 'planned'")?;
    let planned: Vec<(i64, u32)> =
        planned.query_map([batch.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let step = (State::Planned, State::Repeated);
    let mut last = None;
    for (call, nth) in planned {
        let Some(went) = went.get(&nth) else { continue };
        change.execute("UPDATE calls SET state = 'repeated' WHERE id = ?1 AND state = 'planned'", [call])?;
        note_call(change, call, now, step, (&went.words(), None))?;
        last = Some(went);
    }
    let Some(last) = last else { return Ok(()) };
    if of_calls(change, batch.id)? == State::Repeated {
        change.execute("UPDATE parts SET state = 'repeated' WHERE id = ?1", [part])?;
        note(change, part, now, step, (&last.words(), None)).map(drop)
    } else {
        follow(change, batch, now)
    }
}

/// What of a part went, or may have gone, to its campaign of the plan's instance in another part; nothing where that is longer ago than the
/// plan says. `digests` are those of its forms, where it is calls.
fn before(
    connection: &Connection,
    plan: &Plan,
    (id, part): (Option<i64>, &PlannedPart),
    digests: &[String],
    now: DateTime<Utc>,
) -> rusqlite::Result<Before> {
    let ever = plan.repeat_after_seconds.map(|seconds| since(seconds, now)).unwrap_or_default();
    let about = params![plan.instance, id, part.campaign, ever, part.identity(), part.zone_sent];
    if part.calls.is_none() {
        let mut earlier = connection.prepare_cached(&format!(
            "SELECT parts.run, tried.connected_at, {IS_UNKNOWN} FROM parts
             JOIN runs ON runs.id = parts.run AND runs.instance = ?1
             JOIN attempts AS tried ON tried.part = parts.id
             WHERE parts.id IS NOT ?2 AND parts.campaign = ?3 AND tried.connected_at >= ?4
                AND parts.sha256 = ?5 AND parts.zone_sent IS ?6 AND {MAY_BE_THERE}
             ORDER BY tried.connected_at DESC LIMIT 1"
        ))?;
        let went = earlier.query_row(about, went).optional()?;
        return Ok(went.map_or(Before::Nothing, Before::All));
    }
    let mut same =
        connection.prepare_cached(&calls_that_went("AND parts.sha256 = ?5 AND parts.zone_sent IS ?6"))?;
    let mut calls: BTreeMap<u32, Went> =
        same.query_map(about, |row| Ok((row.get(3)?, went(row)?)))?.collect::<Result<_, _>>()?;
    let mut alike = connection.prepare_cached(&calls_that_went(""))?;
    // A call at a moment is the same call however long ago it was given: it is still to come.
    let has_moments = part.calls.as_ref().is_some_and(|calls| calls.server_zone.is_some());
    let lately = if has_moments { String::new() } else { since(plan.claim_seconds, now) };
    let about = params![plan.instance, id, part.campaign, lately];
    let alike: HashMap<String, Went> =
        alike.query_map(about, |row| Ok((row.get(4)?, went(row)?)))?.collect::<Result<_, _>>()?;
    for (nth, digest) in (0..).zip(digests) {
        if let Some(went) = alike.get(digest) {
            calls.entry(nth).or_insert_with(|| went.clone());
        }
    }
    Ok(if calls.is_empty() { Before::Nothing } else { Before::Calls(calls) })
}

/// Asks for the calls that went, or may have gone, to a campaign in other parts since then.
fn calls_that_went(of: &str) -> String {
    format!(
        "SELECT parts.run, MAX(call_events.at), calls.state IN ('sending', 'held'), calls.nth, calls.sha256 FROM parts
         JOIN runs ON runs.id = parts.run AND runs.instance = ?1
         JOIN batches ON batches.part = parts.id
         JOIN calls ON calls.batch = batches.id
         JOIN call_events ON call_events.call = calls.id AND call_events.after = 'sending'
         WHERE parts.id IS NOT ?2 AND parts.campaign = ?3 {of}
            AND {CALL_MAY_BE_THERE}
         GROUP BY calls.id HAVING MAX(call_events.at) >= ?4"
    )
}

/// So many seconds ago, as the ledger writes moments.
pub(super) fn since(seconds: u64, now: DateTime<Utc>) -> String {
    let ago = i64::try_from(seconds).ok().and_then(TimeDelta::try_seconds);
    ago.and_then(|ago| now.checked_sub_signed(ago)).map(|since| since.to_rfc3339()).unwrap_or_default()
}

fn went(row: &Row<'_>) -> rusqlite::Result<Went> {
    Ok(Went { run: row.get(0)?, at: row.get(1)?, is_unknown: row.get(2)? })
}

impl Went {
    fn words(&self) -> Message {
        let (run, at) = (&self.run, self.at.parse().map_or_else(|_| Arg::text(&self.at), Arg::Minute));
        if self.is_unknown {
            message!(
                "upload-repeated-held",
                "the same lines may have gone in run {run} at {at}",
                run = run,
                at = at
            )
        } else {
            message!("upload-repeated", "the same lines went in run {run} at {at}", run = run, at = at)
        }
    }
}
