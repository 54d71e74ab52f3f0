//! Sending a file's rows, each once, through the ledger; and what a person decides about those that are held.

use super::{Barred, Bulk, BulkError, BulkKind, Callbacks, Entry, Fate, Outlook};
use crate::site::campaigns_exist;
use crate::{Error, Hands, Progress, Site};
use chrono::{DateTime, Utc};
use contact::Place;
use pipeline::{Exit, Reached};
use std::collections::BTreeSet;
use ucontact::{Disposition, DispositionAnswer, field};
use upload::{
    CallBatch, Callback, Calling, Closing, Event, Hook, Ledger, NewBatch, Pace, Patience, State, Tried,
    send_calls,
};
use words::{Message, message};

/// After so many rows in a row of which nobody knows what became, no other is sent.
const UNKNOWN_IN_A_ROW: u32 = 3;

/// How rows are sent.
#[derive(Clone, Copy, Debug)]
pub struct BulkHow<'a> {
    /// How many a second, at most.
    pub per_second: u32,
    /// Whether those go again that the instance refused before.
    pub retry_refused: bool,
    /// What rows are held against that call somebody again; needed where there are such rows.
    pub callbacks: Option<&'a Callbacks>,
    /// Who sends them, as the system knows them.
    pub who: Option<&'a str>,
}

/// A row of which nobody knows what became.
#[derive(Clone, Debug)]
pub struct Held {
    /// Where it stands.
    pub place: Place,
    /// The call that it is about.
    pub guid: String,
    /// What is known.
    pub said: Option<Message>,
}

/// What became of the rows that can be sent. With those that cannot, it adds up to all rows of the file.
#[derive(Clone, Debug, Default)]
pub struct BulkSent {
    /// The instance said yes.
    pub sent: u64,
    /// It said no, each with its reason.
    pub refused: Vec<(Place, Option<Message>)>,
    /// Nobody knows, of these and of earlier ones.
    pub held: Vec<Held>,
    /// They went before, or a person saw that they did.
    pub before: u64,
    /// The instance refused them before, each with its reason.
    pub refused_before: Vec<(Place, Option<Message>)>,
    /// A person gave them up.
    pub given_up: u64,
    /// They would call somebody again, and something stands against that.
    pub barred: Vec<(Place, Barred)>,
    /// They did not leave.
    pub left: u64,
    /// Why not.
    pub unsent: Option<Message>,
    /// Whether the instance does not let us in any more.
    pub is_locked_out: bool,
    /// What to warn of: the instance does not say which campaigns it has.
    pub untold: Option<Message>,
}

impl BulkSent {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            _ if !self.held.is_empty() => Exit::Held,
            _ if self.is_locked_out => Exit::Failed,
            Self { left: 1.., .. } => Exit::Unfinished,
            _ if !self.refused.is_empty() || !self.refused_before.is_empty() => Exit::Failed,
            // Nothing could go, and nothing did.
            _ if self.rows() == self.barred.len() as u64 => Exit::Nothing,
            _ => Exit::Done,
        }
    }

    /// How many rows it speaks of.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let lists = self.refused.len() + self.refused_before.len() + self.held.len() + self.barred.len();
        self.sent + lists as u64 + self.before + self.given_up + self.left
    }

    /// How many callbacks do not go because their moment is over.
    #[must_use]
    pub fn past(&self) -> u64 {
        self.barred.iter().filter(|(_, why)| *why == Barred::Past).count() as u64
    }
}

/// What a person decided about rows that were held, and why.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a> {
    /// The row; all that are held where none is named.
    pub row: Option<u32>,
    /// What became of it.
    pub event: Event,
    /// Why.
    pub reason: &'a str,
    /// Who says so.
    pub who: Option<&'a str>,
}

impl Bulk {
    /// Sends what never went, each row once.
    ///
    /// # Errors
    /// Where a row names a campaign that the instance does not have: then nothing was sent. Where the ledger cannot be written, or another
    /// process holds it: then nothing more leaves.
    pub fn send(
        &self,
        (reached, site): (&Reached, &Site),
        how: &BulkHow<'_>,
        hands: &Hands<'_>,
    ) -> Result<BulkSent, Error> {
        let ledger = pipeline::open(&site.state)?;
        let _lock = pipeline::lock(&site.state, self.kind.doing(), (hands.clock)())?;
        ledger.hold_orphans((hands.clock)())?;
        let instance = site.instance();
        let outlook = self.outlook((Some(&ledger), &instance), how, (hands.clock)())?;
        let untold = campaigns_exist((reached, site), self.campaigns(&outlook))?;
        let mut sender = Sender {
            bulk: self,
            ledger: &ledger,
            instance: &instance,
            reached,
            how,
            hands,
            pace: Pace::new(how.per_second),
            sent: BulkSent { untold, ..BulkSent::default() },
            unknown: 0,
            closing: None,
        };
        for (nth, entry) in self.ready.iter().enumerate() {
            sender.take(entry)?;
            let (done, of) = (nth as u64 + 1, self.ready.len() as u64);
            let words = message!("operations-bulk-progress", "{n} of {of} rows", n = done, of = of);
            (hands.progress)(Progress { done, of: Some(of), words });
        }
        Ok(sender.sent)
    }

    /// Writes down what a person saw of rows that are held; answers of how many.
    ///
    /// # Errors
    /// Where none of them is held, or the ledger cannot be written, or another process holds it.
    pub fn decide(&self, site: &Site, decided: Decided<'_>, now: DateTime<Utc>) -> Result<u64, Error> {
        let ledger = pipeline::open(&site.state)?;
        let _lock = pipeline::lock(&site.state, self.kind.doing(), now)?;
        ledger.hold_orphans(now)?;
        let mut count = 0;
        let is_meant = |entry: &&Entry| decided.row.is_none_or(|row| row == entry.place.row);
        for entry in self.ready.iter().filter(is_meant) {
            let Some(batch) = self.known(&ledger, &site.instance(), entry)? else { continue };
            let is_held = ledger.calls(batch.id)?.first().is_some_and(|call| call.state == State::Held);
            if is_held {
                ledger.resolve_call((&batch, 1), decided.event, (decided.reason, decided.who), now)?;
                count += 1;
            }
        }
        if count == 0 { Err(BulkError::NothingHeld.into()) } else { Ok(count) }
    }

    /// The campaigns that rows name which go.
    fn campaigns(&self, outlook: &[Outlook]) -> BTreeSet<&str> {
        let goes = self.ready.iter().zip(outlook).filter(|(_, outlook)| outlook.fate == Fate::Goes);
        let campaigns = goes.flat_map(|(entry, _)| {
            [field::CAMPAIGN, field::CAMPAIGN_TO_RESCHEDULE].map(|name| self.value(entry, name))
        });
        campaigns.filter(|campaign| !campaign.is_empty()).collect()
    }

    /// All that is sent for a row, as the ledger tells it from others.
    pub(super) fn bytes(&self, entry: &Entry) -> Vec<u8> {
        self.form(entry).collect::<serde_json::Value>().to_string().into_bytes()
    }
}

/// Rows on their way.
struct Sender<'s> {
    bulk: &'s Bulk,
    ledger: &'s Ledger,
    instance: &'s str,
    reached: &'s Reached,
    how: &'s BulkHow<'s>,
    hands: &'s Hands<'s>,
    pace: Pace,
    sent: BulkSent,
    /// Of how many in a row nobody knows what became.
    unknown: u32,
    closing: Option<Closing>,
}

impl Sender<'_> {
    /// Sends a row, if it may go still, and notes what became of it.
    fn take(&mut self, entry: &Entry) -> Result<(), Error> {
        let now = (self.hands.clock)();
        let outlook = self.bulk.of_entry((Some(self.ledger), self.instance), entry, self.how, now)?;
        if outlook.fate != Fate::Goes || self.closing.is_some() {
            self.sent.note(entry, outlook);
            return Ok(());
        }
        let batch = self.entered(entry, &outlook, now)?;
        self.send(entry, &batch)?;
        let (after, said) = self.state(&batch)?;
        match after {
            State::Refused => self.sent.refused.push((entry.place.clone(), said)),
            State::Planned => self.sent.left += 1,
            State::Sending | State::Held => {
                let (place, guid) = (entry.place.clone(), entry.guid.to_string());
                self.sent.held.push(Held { place, guid, said });
            }
            _ => self.sent.sent += 1,
        }
        if after != State::Planned {
            self.unknown = if after == State::Held { self.unknown + 1 } else { 0 };
            if self.unknown >= UNKNOWN_IN_A_ROW {
                self.closing = Some(Closing::Unknown);
                self.sent.unsent = Some(message!(
                    "operations-bulk-unknown",
                    "nobody knows what became of the last three, and what befell these may befall all"
                ));
            }
        }
        Ok(())
    }

    /// The ledger's batch of a row that goes, entered where it is not there, with the callback that it books.
    fn entered(&self, entry: &Entry, outlook: &Outlook, now: DateTime<Utc>) -> Result<CallBatch, Error> {
        let (source, who) = (entry.place.to_string(), self.how.who);
        let kind = self.bulk.kind.ledger();
        let new = NewBatch { kind, instance: self.instance, source: &source, part: None, who };
        let batch = match &outlook.batch {
            Some(batch) => batch.clone(),
            None => self.ledger.enter_calls(&new, &[self.bulk.bytes(entry)], now)?,
        };
        if let Some(moment) = entry.schedule {
            self.ledger.note_callback(&batch, Callback { guid: entry.guid.as_str(), moment })?;
        }
        if outlook.state == State::Refused {
            self.ledger.release_refused_calls(&batch, who, now)?;
        }
        Ok(batch)
    }

    fn send(&mut self, entry: &Entry, batch: &CallBatch) -> Result<(), Error> {
        let (reached, kind, form) = (self.reached, self.bulk.kind, self.bulk.bytes(entry));
        let calling = Calling {
            clock: self.hands.clock,
            pace: &mut self.pace,
            patience: Patience::default(),
            interrupted: self.hands.interrupted,
            progress: &mut |_, _| {},
        };
        let mut attempt = |_: usize, hook: Hook<'_>| made(kind, entry, reached, hook);
        let receipt = send_calls(self.ledger, batch, &[form], calling, &mut attempt)?;
        self.closing = receipt.closing;
        self.sent.unsent = receipt.unsent.or(self.sent.unsent.take());
        self.sent.is_locked_out |= receipt.closing == Some(Closing::LockedOut);
        Ok(())
    }

    /// What is known of a row's call, and what was last said of it.
    fn state(&self, batch: &CallBatch) -> Result<(State, Option<Message>), Error> {
        let call = self.ledger.calls(batch.id)?.into_iter().next();
        Ok(call.map_or((State::Planned, None), |call| (call.state, call.said)))
    }
}

/// Makes a row's call, once.
fn made(kind: BulkKind, entry: &Entry, reached: &Reached, hook: Hook<'_>) -> Tried {
    let values: Vec<&str> = entry.values.iter().map(String::as_str).collect();
    let (client, token) = (&reached.client, &reached.token);
    match (kind, values.as_slice()) {
        (
            BulkKind::Dispositions,
            &[campaign, agent, callerid, _, l1, l2, l3, d1, d2, comment, _, other, tag],
        ) => {
            let disposition = Disposition {
                campaign,
                agent,
                callerid,
                guid: &entry.guid,
                levels: [l1, l2, l3],
                data: [d1, d2],
                comment,
                schedule: entry.schedule,
                camptoreschedule: other,
                tag,
            };
            let attempt = client.disposition_call(token, &disposition, hook);
            let said = match &attempt.answer {
                Some(DispositionAnswer::Refused(why)) => Some(why.words()),
                _ => None,
            };
            Tried { outcome: attempt.outcome, said }
        }
        (_, &[phone, _, data]) => client.tag_recording(token, (phone, &entry.guid), data, hook).into(),
        // A row has as many values as its call has fields.
        _ => ucontact::Outcome::NotSent { why: Message::foreign("") }.into(),
    }
}
