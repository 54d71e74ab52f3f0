//! Making calls that must not be made twice: each once, one after the other, with the ledger told before the first byte leaves.
//!
//! What came of a call that was neither a clear yes nor a clear no is held: only a person who looked decides what becomes of it. Where
//! the connection never stood, nothing left, and the call is tried again.

use crate::apply::{asked_again, not_let_go};
use crate::ledger::Changing;
use crate::{CallBatch, CallRecord, Clock, Closing, Error, Event, Ledger, Pace, Patience, State};
use chrono::{DateTime, Utc};
use fault::Mutant;
use rusqlite::Transaction;
use std::thread::sleep;
use std::time::{Duration, Instant};
use ucontact::{Attempt, Cause, Outcome};
use words::{Message, Told as _, message};

/// After so many calls in a row of which nobody knows what became, no other is made: what befell these may befall all.
const UNKNOWN_IN_A_ROW: u32 = 3;

/// The longest that a server can ask to be left alone for before the sending ends instead of waiting.
const LONGEST_WAIT: Duration = Duration::from_mins(10);

/// How long a wait may be without a look at whether somebody wishes it to end.
const LOOK: Duration = Duration::from_millis(100);

/// How calls are made: how fast, and who is told.
pub struct Calling<'a> {
    /// The time.
    pub clock: &'a Clock,
    /// How many a second.
    pub pace: &'a mut Pace,
    /// How often to try where the instance cannot be reached, or asks to wait.
    pub patience: Patience,
    /// Whether somebody asked the program to end: then the call on its way is finished, and no other is made.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// Is told of each call when something became known of it: its place in the batch, from 0, and its state.
    pub progress: &'a mut dyn FnMut(usize, State),
}

/// What must hold for a call to leave, beside the ledger's word.
pub(crate) trait Guard {
    /// Whether it may leave now; asked before it connects, and again when its connection stands. An error stops the whole; a word keeps back
    /// this call alone.
    fn may_leave(&mut self, nth: usize, now: DateTime<Utc>) -> Result<Option<Message>, Error>;

    /// What is noted in the very transaction that lets it leave.
    fn note(&mut self, change: &Transaction<'_>, call: &CallRecord, now: DateTime<Utc>) -> Result<(), Error>;
}

/// Nothing else must hold.
struct Free;

impl Guard for Free {
    fn may_leave(&mut self, _: usize, _: DateTime<Utc>) -> Result<Option<Message>, Error> {
        Ok(None)
    }

    fn note(&mut self, _: &Transaction<'_>, _: &CallRecord, _: DateTime<Utc>) -> Result<(), Error> {
        Ok(())
    }
}

/// What one attempt to make a call came to.
#[derive(Debug)]
pub struct Tried {
    /// What is known.
    pub outcome: Outcome,
    /// What the answer said beyond that: it goes on record.
    pub said: Option<Message>,
}

impl From<Outcome> for Tried {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, said: None }
    }
}

impl<T> From<Attempt<T>> for Tried {
    fn from(attempt: Attempt<T>) -> Self {
        attempt.outcome.into()
    }
}

/// What a connection runs before the first byte of a call leaves; it must be handed to the client.
pub type Hook<'h> = &'h mut dyn FnMut() -> Result<(), Cause>;

/// What is known at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct CallsReceipt {
    /// How many calls are in each state, in the order of [`State::ALL`], those without left away.
    pub states: Vec<(State, u64)>,
    /// Why no further call was made, where something kept it from that.
    pub closing: Option<Closing>,
    /// What was last said of a call that did not leave, where no further one was made.
    pub unsent: Option<Message>,
    /// How many calls were kept back, and why the last one was; they are planned still.
    pub kept_back: Option<(u64, Message)>,
}

impl CallsReceipt {
    /// How many calls are in a state.
    #[must_use]
    pub fn calls(&self, state: State) -> u64 {
        self.states.iter().find(|(known, _)| *known == state).map_or(0, |(_, calls)| *calls)
    }
}

/// Makes every planned call of a batch, once each, and answers what is known of all. The caller holds the [`Lock`](crate::Lock).
///
/// `forms` are those that the batch was entered with. `attempt` makes the call of a place in the batch by the client's own call, handing
/// the hook on: `client.schedule_call(token, &call, || hook())`.
///
/// # Errors
/// Where the forms are not those of the ledger, or the ledger cannot be written: then nothing more leaves.
pub fn send_calls(
    ledger: &Ledger,
    batch: &CallBatch,
    forms: &[impl AsRef<[u8]>],
    calling: Calling<'_>,
    attempt: &mut dyn FnMut(usize, Hook<'_>) -> Tried,
) -> Result<CallsReceipt, Error> {
    ledger.hold_orphans((calling.clock)())?;
    send_guarded(ledger, batch, forms, calling, &mut Free, attempt)
}

/// As [`send_calls`], with more that must hold. What was orphaned is held already.
pub(crate) fn send_guarded(
    ledger: &Ledger,
    batch: &CallBatch,
    forms: &[impl AsRef<[u8]>],
    calling: Calling<'_>,
    guard: &mut dyn Guard,
    attempt: &mut dyn FnMut(usize, Hook<'_>) -> Tried,
) -> Result<CallsReceipt, Error> {
    if batch.is_abandoned {
        return Err(Error::CallsAbandoned { origin: batch.source.clone() });
    }
    let calls = ledger.calls(batch.id)?;
    if !ledger.digests(forms)?.iter().eq(calls.iter().map(|call| &call.digest)) {
        return Err(Error::CallsChanged { origin: batch.source.clone() });
    }
    let mut maker =
        Maker { ledger, batch, calling, guard, attempt, unknown: 0, unsent: None, kept_back: None };
    let mut closing = None;
    for call in calls.iter().filter(|call| call.state == State::Planned) {
        closing = maker.make(call)?;
        if closing.is_some() {
            break;
        }
    }
    let unsent = maker.unsent.filter(|_| closing.is_some());
    let kept_back = maker.kept_back;
    Ok(CallsReceipt { states: ledger.call_states(batch.id)?, closing, unsent, kept_back })
}

/// Calls being made.
struct Maker<'a, 'b> {
    ledger: &'a Ledger,
    batch: &'a CallBatch,
    calling: Calling<'b>,
    guard: &'a mut dyn Guard,
    attempt: &'a mut dyn FnMut(usize, Hook<'_>) -> Tried,
    /// Of how many in a row nobody knows what became.
    unknown: u32,
    unsent: Option<Message>,
    kept_back: Option<(u64, Message)>,
}

/// What follows from an attempt.
enum Next {
    /// The call is settled.
    Go,
    /// It is tried again, after a wait that the server asked for, or one of ours.
    Again(Option<Duration>, Closing),
    /// No further call is made.
    Close(Closing),
}

impl Maker<'_, '_> {
    /// Makes a call; answers why no other shall be made, where something speaks against it.
    fn make(&mut self, call: &CallRecord) -> Result<Option<Closing>, Error> {
        let mut wait = self.calling.patience.pause;
        for tries in 1.. {
            if !self.calling.pace.may_go_on(self.calling.interrupted) {
                return Ok(Some(Closing::Interrupted));
            }
            match self.try_once(call)? {
                Next::Go => return Ok(None),
                Next::Close(closing) => return Ok(Some(closing)),
                Next::Again(asked, closing) => {
                    let pause = asked.unwrap_or(wait);
                    if tries >= self.calling.patience.tries || pause > LONGEST_WAIT {
                        return Ok(Some(closing));
                    }
                    if !self.waits(pause) {
                        return Ok(Some(Closing::Interrupted));
                    }
                    wait = wait.saturating_mul(2);
                }
            }
        }
        Ok(None)
    }

    /// Waits, unless somebody wishes it to end; answers whether it waited.
    fn waits(&self, pause: Duration) -> bool {
        let begun = Instant::now();
        while !(self.calling.interrupted)() {
            let rest = pause.saturating_sub(begun.elapsed());
            if rest.is_zero() {
                return true;
            }
            sleep(rest.min(LOOK));
        }
        false
    }

    /// Tries to make a call once, and notes what came of it.
    fn try_once(&mut self, call: &CallRecord) -> Result<Next, Error> {
        if let Some(why) = self.guard.may_leave(call.nth, (self.calling.clock)())? {
            return Ok(self.keeps_back(why));
        }
        let late = fault::is(Mutant::IntentAfterSending);
        let mut recorded: Option<Result<(), Error>> = None;
        let tried = {
            let (ledger, batch, calling, guard) =
                (self.ledger, self.batch, &mut self.calling, &mut *self.guard);
            let mut hook = || {
                if (calling.interrupted)() {
                    return Err(not_let_go().to_string().into());
                }
                if late {
                    return Ok(());
                }
                let told = records(ledger, batch, call, (calling.clock)(), guard);
                let may_leave = told.is_ok();
                recorded = Some(told);
                if may_leave { Ok(()) } else { Err(not_let_go().to_string().into()) }
            };
            (self.attempt)(call.nth, &mut hook)
        };
        if late && !matches!(tried.outcome, Outcome::NotSent { .. } | Outcome::Stopped { .. }) {
            recorded = Some(records(self.ledger, self.batch, call, (self.calling.clock)(), self.guard));
        }
        match recorded {
            None => Ok(self.did_not_leave(tried)),
            // The ledger was not told, so the hook said no: nothing left.
            Some(Err(Error::CallKeptBack { why })) => Ok(self.keeps_back(why)),
            Some(Err(error @ Error::Claimed { .. })) => Ok(self.keeps_back(error.told())),
            Some(Err(error)) => Err(error),
            Some(Ok(())) => {
                (self.calling.progress)(call.nth, State::Sending);
                self.settle(call, tried)
            }
        }
    }

    fn keeps_back(&mut self, why: Message) -> Next {
        let before = self.kept_back.take().map_or(0, |(calls, _)| calls);
        self.kept_back = Some((before + 1, why));
        Next::Go
    }

    fn did_not_leave(&mut self, tried: Tried) -> Next {
        match tried.outcome {
            Outcome::NotSent { why } => {
                self.unsent = Some(why);
                Next::Again(None, Closing::Unreachable)
            }
            // The hook ran and recorded nothing: somebody wishes it to end.
            _ => Next::Close(Closing::Interrupted),
        }
    }

    /// Notes what is known of a call that left.
    fn settle(&mut self, call: &CallRecord, Tried { outcome, said }: Tried) -> Result<Next, Error> {
        let said = |why: Message| said.map_or_else(|| why.clone(), |said| both(&why, said));
        let (event, what, next) = match outcome {
            Outcome::Accepted => {
                (Event::SaidYes, said(message!("upload-call-accepted", "the server said yes")), Next::Go)
            }
            Outcome::Refused { status: 401 | 403, why, .. } => {
                (Event::SaidNo, said(why), Next::Close(Closing::LockedOut))
            }
            Outcome::Refused { status: 429, why, retry_after } => {
                (Event::SaidNo, said(why), Next::Again(retry_after, Closing::AskedToWait))
            }
            Outcome::Refused { why, .. } => (Event::SaidNo, said(why), Next::Go),
            // Its bytes were free to leave: who denies having sent them is not believed.
            Outcome::Unknown { why, .. } | Outcome::NotSent { why } => (Event::NoWord, said(why), Next::Go),
            Outcome::Stopped { .. } => {
                let why = message!("upload-call-stopped", "it was stopped after it could have left");
                (Event::NoWord, why, Next::Go)
            }
        };
        self.unknown = if event == Event::NoWord { self.unknown + 1 } else { 0 };
        let now = (self.calling.clock)();
        let from = |from| Changing::of(self.batch, call, from);
        self.ledger.call_happens(from(State::Sending), event, (&what, None), now, |_| Ok(()))?;
        if let Next::Again(..) = next {
            self.unsent = Some(what);
            let again = (&asked_again(), None);
            self.ledger.call_happens(from(State::Refused), Event::AskedAgain, again, now, |_| Ok(()))?;
            return Ok(next);
        }
        (self.calling.progress)(call.nth, event.leads_to());
        Ok(if self.unknown >= UNKNOWN_IN_A_ROW { Next::Close(Closing::Unknown) } else { next })
    }
}

/// The ledger has it, on disk, that a call is about to leave.
fn records(
    ledger: &Ledger,
    batch: &CallBatch,
    call: &CallRecord,
    now: DateTime<Utc>,
    guard: &mut dyn Guard,
) -> Result<(), Error> {
    if let Some(why) = guard.may_leave(call.nth, now)? {
        return Err(Error::CallKeptBack { why });
    }
    let planned = Changing::of(batch, call, State::Planned);
    let leaves = message!("upload-call-leaves", "its connection stands");
    ledger
        .call_happens(planned, Event::Connected, (&leaves, None), now, |change| guard.note(change, call, now))
}

fn both(why: &Message, said: Message) -> Message {
    message!("upload-call-said", "{why}: {said}", why = why, said = said)
}
