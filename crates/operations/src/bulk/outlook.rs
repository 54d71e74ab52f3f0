//! What would become of each row if it were sent now, as far as file, ledger and clock tell. Nothing is sent, and nothing is entered.

use super::{Barred, Bulk, BulkError, BulkHow, BulkSent, Entry, Held};
use crate::Error;
use chrono::{DateTime, Utc};
use std::collections::HashSet;
use ucontact::field;
use upload::{CallBatch, Callback, Ledger, NewBatch, State};
use words::Message;

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes.
    Goes,
    /// It went before, or a person saw that it did.
    Before,
    /// The instance refused it before.
    RefusedBefore,
    /// Nobody knows what became of it.
    Held,
    /// A person gave it up.
    GivenUp,
    /// It would call somebody again, and something stands against that.
    Barred(Barred),
}

/// What is known of a row.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// What would become of it.
    pub fate: Fate,
    /// What was last said of it.
    pub said: Option<Message>,
    pub(super) batch: Option<CallBatch>,
    pub(super) state: State,
}

impl Fate {
    /// The word for machines.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Goes => "go",
            Self::Before => "before",
            Self::RefusedBefore => "refused_before",
            Self::Held => "held",
            Self::GivenUp => "given_up",
            Self::Barred(Barred::Past) => "past",
            Self::Barred(_) => "barred",
        }
    }
}

impl Bulk {
    /// Whether one of the rows calls somebody again.
    #[must_use]
    pub fn books_calls(&self) -> bool {
        self.ready.iter().any(|entry| entry.schedule.is_some())
    }

    /// What would become of each row that can be sent, in their order. Without a ledger nothing went before.
    ///
    /// # Errors
    /// Where the ledger cannot be read, or rows call somebody again and nobody says by whose clock.
    pub fn outlook(
        &self,
        (ledger, instance): (Option<&Ledger>, &str),
        how: &BulkHow<'_>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Outlook>, Error> {
        let mut going = HashSet::new();
        let mut outlooks = Vec::new();
        for entry in &self.ready {
            let mut outlook = self.of_entry((ledger, instance), entry, how, now)?;
            let may_repeat = how.callbacks.is_none_or(|callbacks| callbacks.again);
            let books = outlook.fate == Fate::Goes && entry.schedule.is_some() && !may_repeat;
            // Of two rows that call back for one call, the first goes.
            if books && !going.insert(entry.guid.as_str()) {
                outlook.fate = Fate::Barred(Barred::WentBefore);
            }
            outlooks.push(outlook);
        }
        Ok(outlooks)
    }

    pub(super) fn of_entry(
        &self,
        (ledger, instance): (Option<&Ledger>, &str),
        entry: &Entry,
        how: &BulkHow<'_>,
        now: DateTime<Utc>,
    ) -> Result<Outlook, Error> {
        let batch = match ledger {
            Some(ledger) => self.known(ledger, instance, entry)?,
            None => None,
        };
        let call = match ledger.zip(batch.as_ref()) {
            Some((ledger, batch)) => ledger.calls(batch.id)?.into_iter().next(),
            None => None,
        };
        let (state, said) = call.map_or((State::Planned, None), |call| (call.state, call.said));
        let fate = match state {
            State::Accepted | State::Confirmed | State::Repeated | State::Undone => Fate::Before,
            State::Abandoned => Fate::GivenUp,
            State::Sending | State::Held => Fate::Held,
            State::Refused if !how.retry_refused => Fate::RefusedBefore,
            State::Refused | State::Planned => {
                let barred = self.barred((ledger, instance), (entry, batch.as_ref()), how, now)?;
                barred.map_or(Fate::Goes, Fate::Barred)
            }
        };
        Ok(Outlook { fate, said, batch, state })
    }

    /// The ledger's batch of a row, where it is there.
    pub(super) fn known(
        &self,
        ledger: &Ledger,
        instance: &str,
        entry: &Entry,
    ) -> Result<Option<CallBatch>, Error> {
        let kind = self.kind.ledger();
        let new = NewBatch { kind, instance, source: "", part: None, who: None };
        Ok(ledger.known_calls(&new, &[self.bytes(entry)])?)
    }

    /// What stands against a row that calls somebody again. One that does not calls nobody.
    fn barred(
        &self,
        (ledger, instance): (Option<&Ledger>, &str),
        (entry, batch): (&Entry, Option<&CallBatch>),
        how: &BulkHow<'_>,
        now: DateTime<Utc>,
    ) -> Result<Option<Barred>, Error> {
        let Some(moment) = entry.schedule else { return Ok(None) };
        let callbacks = how.callbacks.ok_or(BulkError::WhoseClock)?;
        let campaigns =
            [self.value(entry, field::CAMPAIGN), self.value(entry, field::CAMPAIGN_TO_RESCHEDULE)];
        let barred = callbacks.barred(entry, (self.value(entry, field::CALLER_ID), campaigns), now);
        if barred.is_some() || callbacks.again {
            return Ok(barred);
        }
        let callback = Callback { guid: entry.guid.as_str(), moment };
        let shown = callbacks.server_zone.shows(now);
        let went = match ledger {
            Some(ledger) => ledger.has_callback((instance, batch), callback, shown)?,
            None => false,
        };
        Ok(went.then_some(Barred::WentBefore))
    }

    /// A field's value; empty where the call has none of this name.
    pub(super) fn value<'e>(&self, entry: &'e Entry, name: &str) -> &'e str {
        self.form(entry).find(|(field, _)| *field == name).map_or("", |(_, value)| value)
    }
}

impl BulkSent {
    /// Takes into the account what became of a row that does not go.
    pub fn note(&mut self, entry: &Entry, outlook: Outlook) {
        let place = entry.place.clone();
        match outlook.fate {
            Fate::Goes => self.left += 1,
            Fate::Before => self.before += 1,
            Fate::RefusedBefore => self.refused_before.push((place, outlook.said)),
            Fate::GivenUp => self.given_up += 1,
            Fate::Held => {
                let guid = entry.guid.to_string();
                self.held.push(Held { place, guid, said: outlook.said });
            }
            Fate::Barred(why) => self.barred.push((place, why)),
        }
    }
}
