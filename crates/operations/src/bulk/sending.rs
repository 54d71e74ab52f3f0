//! Sending a file's rows, each once, through the ledger; and what a person decides about those that are held.

use super::{Bulk, BulkError, BulkKind, Entry};
use crate::site::campaigns_exist;
use crate::{Error, Hands, Progress, Site};
use chrono::{DateTime, Utc};
use contact::Place;
use pipeline::{Exit, Reached};
use ucontact::{Disposition, DispositionAnswer, field};
use upload::{
    CallBatch, Calling, Closing, Event, Hook, Ledger, NewBatch, Pace, Patience, State, Tried, send_calls,
};
use words::{Message, message};

/// After so many rows in a row of which nobody knows what became, no other is sent.
const UNKNOWN_IN_A_ROW: u32 = 3;

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
    /// The instance refused them before.
    pub refused_before: u64,
    /// A person gave them up.
    pub given_up: u64,
    /// They never went, and their moment to call again is over.
    pub past: u64,
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
            _ if !self.refused.is_empty() || self.refused_before > 0 => Exit::Failed,
            _ => Exit::Done,
        }
    }

    /// How many rows it speaks of.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let lists = self.refused.len() + self.held.len();
        self.sent + lists as u64 + self.before + self.refused_before + self.given_up + self.past + self.left
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
    /// Sends what never went, each row once, so many a second at most. `again` sends those that were refused before, too.
    ///
    /// # Errors
    /// Where the ledger cannot be written, or another process holds it. Nothing more leaves then.
    pub fn send(
        &self,
        (reached, site): (&Reached, &Site),
        (per_second, again): (u32, bool),
        who: Option<&str>,
        hands: &Hands<'_>,
    ) -> Result<BulkSent, Error> {
        let ledger = pipeline::open(&site.state)?;
        let _lock = pipeline::lock(&site.state, self.kind.doing(), (hands.clock)())?;
        ledger.hold_orphans((hands.clock)())?;
        let untold = campaigns_exist((reached, site), self.campaigns())?;
        let mut sender = Sender {
            bulk: self,
            ledger: &ledger,
            reached,
            hands,
            pace: Pace::new(per_second),
            sent: BulkSent { untold, ..BulkSent::default() },
            unknown: 0,
            closing: None,
        };
        for (nth, entry) in self.ready.iter().enumerate() {
            let batch = self.batch(&ledger, site, entry, who, (hands.clock)())?;
            sender.take(entry, &batch, again, who)?;
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
            let batch = self.batch(&ledger, site, entry, decided.who, now)?;
            let is_held = ledger.calls(batch.id)?.first().is_some_and(|call| call.state == State::Held);
            if is_held {
                ledger.resolve_call((&batch, 1), decided.event, (decided.reason, decided.who), now)?;
                count += 1;
            }
        }
        if count == 0 { Err(BulkError::NothingHeld.into()) } else { Ok(count) }
    }

    /// The campaigns that its rows name.
    fn campaigns(&self) -> impl Iterator<Item = &str> {
        let of = |entry| self.form(entry).find(|(name, _)| *name == field::CAMPAIGN);
        self.ready.iter().filter_map(of).map(|(_, campaign)| campaign)
    }

    /// The ledger's batch of a row, entered where it is not there.
    fn batch(
        &self,
        ledger: &Ledger,
        site: &Site,
        entry: &Entry,
        who: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<CallBatch, Error> {
        let (instance, source) = (site.instance(), entry.place.to_string());
        let new =
            NewBatch { kind: self.kind.ledger(), instance: &instance, source: &source, part: None, who };
        Ok(ledger.enter_calls(&new, &[self.bytes(entry)], now)?)
    }

    /// All that is sent for a row, as the ledger tells it from others.
    fn bytes(&self, entry: &Entry) -> Vec<u8> {
        self.form(entry).collect::<serde_json::Value>().to_string().into_bytes()
    }
}

/// Rows on their way.
struct Sender<'s> {
    bulk: &'s Bulk,
    ledger: &'s Ledger,
    reached: &'s Reached,
    hands: &'s Hands<'s>,
    pace: Pace,
    sent: BulkSent,
    /// Of how many in a row nobody knows what became.
    unknown: u32,
    closing: Option<Closing>,
}

impl Sender<'_> {
    /// Sends a row, if it may go still, and notes what became of it.
    fn take(
        &mut self,
        entry: &Entry,
        batch: &CallBatch,
        again: bool,
        who: Option<&str>,
    ) -> Result<(), Error> {
        let mut state = self.state(batch)?.0;
        if state == State::Refused && again && !entry.is_past && self.closing.is_none() {
            self.ledger.release_refused_calls(batch, who, (self.hands.clock)())?;
            state = State::Planned;
        }
        let (after, said) = match state {
            State::Planned if entry.is_past => {
                self.sent.past += 1;
                return Ok(());
            }
            State::Planned if self.closing.is_none() => {
                self.send(entry, batch)?;
                self.state(batch)?
            }
            state => (state, self.state(batch)?.1),
        };
        let was_planned = state == State::Planned;
        match after {
            State::Accepted if was_planned => self.sent.sent += 1,
            State::Accepted | State::Confirmed | State::Repeated | State::Undone => self.sent.before += 1,
            State::Refused if was_planned => self.sent.refused.push((entry.place.clone(), said)),
            State::Refused => self.sent.refused_before += 1,
            State::Abandoned => self.sent.given_up += 1,
            State::Planned => self.sent.left += 1,
            State::Sending | State::Held => {
                let (place, guid) = (entry.place.clone(), entry.guid.to_string());
                self.sent.held.push(Held { place, guid, said });
            }
        }
        if was_planned && after != State::Planned {
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
