//! How what is known of a call changes: by one guarded update that hits exactly one row, in one transaction with the event that caused it.

use super::calls::{of_calls, part_of};
use super::deciding::resumed;
use super::{Ledger, claims, note};
use crate::{CallBatch, CallRecord, Error, Event, Plan, State};
use chrono::{DateTime, Utc};
use fault::{Mutant, Point};
use rusqlite::{Transaction, params};
use words::{Message, message};

/// A call that changes: its batch, its place there, its number in the ledger and the state that it is thought to be in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Changing<'a> {
    pub(crate) batch: &'a CallBatch,
    pub(crate) nth: usize,
    pub(crate) id: i64,
    pub(crate) from: State,
}

impl<'a> Changing<'a> {
    pub(crate) fn of(batch: &'a CallBatch, call: &CallRecord, from: State) -> Self {
        Self { batch, nth: call.nth, id: call.id, from }
    }
}

impl Ledger {
    /// Notes what happened to a call, with what was said and by whom; `also` is done in the same transaction. On disk when this returns.
    ///
    /// # Errors
    /// Where the call is not in the state that it was thought to be in, the event cannot happen in it, or `also` says no; where the ledger
    /// cannot be written.
    pub(crate) fn call_happens(
        &self,
        call: Changing<'_>,
        event: Event,
        (what, who): (&Message, Option<&str>),
        now: DateTime<Utc>,
        also: impl FnOnce(&Transaction<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let from = call.from;
        let impossible =
            || Error::CallImpossible { origin: call.batch.source.clone(), call: call.nth + 1, from };
        let is_unguarded = fault::is(Mutant::UnguardedUpdate);
        let after = from.after(event).or(is_unguarded.then(|| event.leads_to())).ok_or_else(impossible)?;
        self.change_or(|change| {
            let failed = |source| self.failed(source);
            // Of a batch that a person gave up meanwhile, nothing leaves any more.
            let hit = change
                .prepare_cached(
                    "UPDATE calls SET state = ?3 WHERE id = ?1 AND (state = ?2 OR ?4) AND (?3 <> 'sending' OR NOT EXISTS (
                        SELECT 1 FROM batches WHERE id = calls.batch AND abandoned_at IS NOT NULL))",
                )
                .and_then(|mut update| {
                    update.execute(params![call.id, from.as_str(), after.as_str(), is_unguarded])
                });
            if hit.map_err(failed)? != 1 {
                return Err(impossible());
            }
            let step = (from, after);
            note_call(change, call.id, now, step, (what, who)).map_err(failed)?;
            follow(change, call.batch, now).map_err(failed)?;
            also(change)?;
            fault::reach(if event == Event::Connected { Point::Recording } else { Point::Settling });
            Ok(())
        })?;
        fault::reach(if event == Event::Connected { Point::Recorded } else { Point::Settled });
        Ok(())
    }

    /// Holds every call that a process was making which is gone. Only for the holder of the lock.
    pub(super) fn hold_orphaned_calls(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let orphans: Vec<(i64, u32, i64)> = self.ask(|connection| {
            let mut orphans =
                connection.prepare("SELECT id, nth, batch FROM calls WHERE state = 'sending'")?;
            orphans.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        })?;
        for (id, nth, batch) in orphans {
            let Some(batch) = self.call_batch(batch)? else { continue };
            let what = message!("upload-call-maker-gone", "the process that was making the call ended");
            let call = Changing { batch: &batch, nth: nth as usize, id, from: State::Sending };
            self.call_happens(call, Event::SenderGone, (&what, None), now, |_| Ok(()))?;
            if fault::is(Mutant::RecoveryRequeues) {
                let held = Changing { from: State::Held, ..call };
                self.call_happens(held, Event::PersonSawItMissing, (&what, None), now, |_| Ok(()))?;
            }
        }
        Ok(())
    }

    /// Decides what became of a held or refused call, by a person who looked: in the ledger, with the reason and who it was. The call is
    /// given by its place in its batch, counted from 1.
    ///
    /// # Errors
    /// Where the batch has no such call, or it is not in a state that a person decides about; where the ledger cannot be written.
    pub fn resolve_call(
        &self,
        (batch, call): (&CallBatch, usize),
        event: Event,
        (reason, who): (&str, Option<&str>),
        now: DateTime<Utc>,
    ) -> Result<State, Error> {
        let calls = self.calls(batch.id)?;
        let none = || Error::NoSuchCall { origin: batch.source.clone(), call };
        let record = call.checked_sub(1).and_then(|nth| calls.get(nth)).ok_or_else(none)?;
        let number = call.to_string();
        let name =
            message!("upload-call-of", "call {number} of {source}", number = number, source = &batch.source);
        let changing = Changing::of(batch, record, record.state);
        let reason = Message::foreign(reason);
        match self.call_happens(changing, event, (&reason, who), now, |_| Ok(())) {
            Err(Error::CallImpossible { from, .. }) => Err(Error::NotToDecide { name, state: from }),
            decided => decided.map(|()| event.leads_to()),
        }
    }

    /// Decides alike about all calls of a batch that are held, or, where a person gives them up, also about those that were refused or never
    /// made; answers
    /// how many that are.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn resolve_calls(
        &self,
        batch: &CallBatch,
        event: Event,
        (reason, who): (&str, Option<&str>),
        now: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let mut decided = 0;
        let reason = Message::foreign(reason);
        let is_open = |call: &CallRecord| {
            let may_be_given_up = matches!(call.state, State::Planned | State::Refused);
            call.state == State::Held || may_be_given_up && event == Event::PersonGaveUp
        };
        for call in self.calls(batch.id)?.iter().filter(|call| is_open(call)) {
            let changing = Changing::of(batch, call, call.state);
            self.call_happens(changing, event, (&reason, who), now, |_| Ok(()))?;
            decided += 1;
        }
        Ok(decided)
    }

    /// Plans again the calls of a batch that the instance refused, for a person asks for them again; answers how many that are.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn release_refused_calls(
        &self,
        batch: &CallBatch,
        who: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let mut released = 0;
        let what = resumed();
        for call in self.calls(batch.id)?.iter().filter(|call| call.state == State::Refused) {
            let changing = Changing::of(batch, call, State::Refused);
            self.call_happens(changing, Event::AskedAgain, (&what, who), now, |_| Ok(()))?;
            released += 1;
        }
        Ok(released)
    }

    /// Gives a batch up that is no part of a plan: none of its calls is made any more, and the same forms make a new batch. What was made stays
    /// made, and what is held stays held.
    ///
    /// # Errors
    /// Where it was given up before, or is a plan's; where the ledger cannot be written.
    pub fn abandon_calls(
        &self,
        batch: &CallBatch,
        (reason, who): (&str, Option<&str>),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change_or(|change| {
            let hit = change.execute(
                "UPDATE batches SET abandoned_at = ?2, abandoned_why = ?3, abandoned_by = ?4
                 WHERE id = ?1 AND abandoned_at IS NULL AND part IS NULL",
                params![batch.id, now.to_rfc3339(), reason, who],
            );
            match hit.map_err(|source| self.failed(source))? {
                1 => Ok(()),
                _ => Err(Error::CallsAbandoned { origin: batch.source.clone() }),
            }
        })
    }
}

/// What a call of a plan takes with it when it leaves: its person, and the name under which its part goes.
pub(crate) struct Taking<'a> {
    pub(crate) part: i64,
    pub(crate) call: i64,
    pub(crate) name: &'a str,
    /// The hash of its main number.
    pub(crate) mains: &'a [i64],
}

impl Ledger {
    /// Notes, in the transaction that lets a call of a plan leave, that its part has left under its name and that its person is taken.
    ///
    /// # Errors
    /// Where the person is another list's; where the ledger cannot be written.
    pub(crate) fn note_leaving(
        &self,
        change: &Transaction<'_>,
        plan: &Plan,
        taking: &Taking<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let Taking { part, call, name, mains } = *taking;
        let enter = || {
            // Calls bear no name at the instance. In the ledger each attempt has its own, also where the same lines were planned twice in a second.
            change.execute(
                "INSERT INTO attempts (part, nth, name, connected_at)
                 SELECT ?1, 1, ?2 || CASE WHEN EXISTS (SELECT 1 FROM attempts WHERE name = ?2) THEN '-' || ?1 ELSE '' END, ?3 WHERE NOT EXISTS (SELECT 1 FROM attempts WHERE part = ?1)",
                params![part, name, now.to_rfc3339()],
            )?;
            claims::take(change, plan, (part, Some(call), mains), now)
        };
        match enter().map_err(|source| self.failed(source))? {
            0 => Ok(()),
            contacts => Err(Error::Claimed { name: name.to_owned(), contacts }),
        }
    }
}

/// The part of a plan is what its calls are.
pub(super) fn follow(
    change: &Transaction<'_>,
    batch: &CallBatch,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    if batch.part.is_none() {
        return Ok(());
    }
    let Some((part, before)) = part_of(change, batch.id)? else { return Ok(()) };
    let after = of_calls(change, batch.id)?;
    if before != after {
        change.execute("UPDATE parts SET state = ?2 WHERE id = ?1", params![part, after.as_str()])?;
        let what = message!("upload-of-its-calls", "so its calls are");
        note(change, part, now, (before, after), (&what, None))?;
    }
    Ok(())
}

/// Notes what happened to a call.
pub(super) fn note_call(
    change: &Transaction<'_>,
    call: i64,
    now: DateTime<Utc>,
    (before, after): (State, State),
    (what, who): (&Message, Option<&str>),
) -> rusqlite::Result<usize> {
    let mut insert = change.prepare_cached(
        "INSERT INTO call_events (call, at, before, after, what, who) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    insert.execute(params![call, now.to_rfc3339(), before.as_str(), after.as_str(), what.kept(), who])
}
