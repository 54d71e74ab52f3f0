//! Sending the parts of a plan that are calls: one part after the other, one call after the other.

use super::forms::{Form, forms};
use super::lists::Lists;
use super::past::{is_past, zone_of};
use super::{How, Known, content};
use crate::calls::{Guard, Tried, send_guarded};
use crate::ledger::Taking;
use crate::{
    CallKind, CallRecord, Calling, Closing, Error, Ledger, Pace, PartRecord, Plan, PlannedPart, State,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::Transaction;
use std::path::Path;
use ucontact::Outcome;
use words::{Message, message};

/// What came of sending a plan.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) closing: Option<Closing>,
    pub(super) unsent: Option<Message>,
    pub(super) kept_back: Option<(u64, Message)>,
    /// Of how many calls something is known.
    known: u64,
}

impl Sent {
    /// What came of sending bases.
    pub(super) fn of_bases((closing, unsent): (Option<Closing>, Option<Message>)) -> Self {
        Self { closing, unsent, ..Self::default() }
    }
}

/// Makes the calls of every part that were never made, each once.
pub(super) fn send(plan: &Plan, directory: &Path, ledger: &Ledger, mut how: How<'_>) -> Result<Sent, Error> {
    let (mut sent, mut lists) = (Sent::default(), Lists::of(plan));
    let mut pace = Pace::new(how.per_second);
    for (part, record) in plan.parts.iter().zip(&ledger.parts(&plan.run)?) {
        // Also of a part of which a call is held: the others are not.
        if !matches!(record.state, State::Repeated | State::Undone) && sent.closing.is_none() {
            let of_part = OfPart { plan, part, record, directory, ledger };
            of_part.send(&mut how, (&mut pace, &mut lists), &mut sent)?;
        }
        let state = ledger.parts(&plan.run)?.get(record.nth).map_or(record.state, |part| part.state);
        (how.progress)(&Known { part, name: &part.name, state });
    }
    Ok(sent)
}

/// A part of a plan, whose calls are made.
struct OfPart<'a> {
    plan: &'a Plan,
    part: &'a PlannedPart,
    record: &'a PartRecord,
    directory: &'a Path,
    ledger: &'a Ledger,
}

impl OfPart<'_> {
    fn send(
        &self,
        how: &mut How<'_>,
        (pace, lists): (&mut Pace, &mut Lists<'_>),
        sent: &mut Sent,
    ) -> Result<(), Error> {
        let Self { part, directory, ledger, .. } = *self;
        content(self.plan, directory, part)?;
        let Some((calls, texts)) = part.calls.as_ref().zip(forms(directory, part)?) else { return Ok(()) };
        let Some(batch) = ledger.calls_of_part(self.record.id)? else { return Ok(()) };
        let forms: Vec<Form> = texts.iter().filter_map(|text| Form::read(calls.kind, text)).collect();
        let zone = zone_of(calls);
        let mains = ledger.main_number_of_lines(directory, part)?;
        let mut guard = OfPlan { of: self, forms: &forms, zone, mains: &mains, lists };
        (how.progress)(&Known { part, name: &part.name, state: State::Sending });
        sent.known += ledger
            .call_states(batch.id)?
            .iter()
            .filter(|(state, _)| *state != State::Planned)
            .map(|(_, calls)| calls)
            .sum::<u64>();
        let of = self.plan.parts.iter().map(|part| part.lines).sum();
        let called = how.called;
        let calling = Calling {
            clock: how.clock,
            pace,
            patience: how.patience,
            interrupted: how.interrupted,
            progress: &mut |_, state| {
                sent.known += u64::from(state != State::Sending);
                called(sent.known, of);
            },
        };
        let (client, token) = (how.client, how.token);
        let mut attempt = |nth: usize, hook: crate::Hook<'_>| -> Tried {
            let none =
                || Outcome::NotSent { why: message!("upload-changed-form", "a line is no form of a call") };
            let Some(form) = forms.get(nth) else { return none().into() };
            match (calls.kind, form.scheduled()) {
                (CallKind::Task, _) => client.run_task(token, &form.task(), hook).into(),
                (_, Some(call)) => client.schedule_call(token, &call, hook).into(),
                _ => none().into(),
            }
        };
        let receipt = send_guarded(ledger, &batch, &texts, calling, &mut guard, &mut attempt)?;
        (sent.closing, sent.unsent) = (receipt.closing, receipt.unsent);
        let before = sent.kept_back.take();
        sent.kept_back = match (before, receipt.kept_back) {
            (Some((before, _)), Some((calls, why))) => Some((before + calls, why)),
            (before, now) => now.or(before),
        };
        Ok(())
    }
}

/// What must hold for a call of a plan: fresh blacklists, a moment that is not past, a person whom no other list has.
struct OfPlan<'a, 'l> {
    of: &'a OfPart<'a>,
    forms: &'a [Form],
    zone: Option<Tz>,
    mains: &'a [i64],
    lists: &'a mut Lists<'l>,
}

impl Guard for OfPlan<'_, '_> {
    fn may_leave(&mut self, nth: usize, now: DateTime<Utc>) -> Result<Option<Message>, Error> {
        self.lists.are_fresh(now)?;
        let hours = self.of.part.calls.as_ref().and_then(|calls| calls.hours.as_ref());
        if hours.is_some_and(|hours| !hours.have(now)) {
            return Ok(Some(message!(
                "upload-call-hours",
                "where its people are, it is outside of the hours within which they may be called"
            )));
        }
        let is_past = is_past(self.forms.get(nth).and_then(Form::at), self.zone, now);
        Ok(is_past.then(|| message!("upload-call-past", "its moment is past")))
    }

    fn note(&mut self, change: &Transaction<'_>, call: &CallRecord, now: DateTime<Utc>) -> Result<(), Error> {
        let OfPart { plan, part, record, ledger, .. } = *self.of;
        let mains = self.mains.get(call.nth..=call.nth).unwrap_or_default();
        ledger.note_leaving(
            change,
            plan,
            &Taking { part: record.id, call: call.id, name: &part.name, mains },
            now,
        )
    }
}
