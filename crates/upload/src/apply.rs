//! Applying a plan: what must hold before anything is sent, the sending, and the account at its end.

mod calls;
mod content;
mod forms;
mod lists;
mod mark;
mod past;
mod shell;

pub(crate) use content::{bytes_differ, content};
pub(crate) use forms::forms;
pub(crate) use mark::MARK;
pub use past::{PastCalls, past_calls};
pub(crate) use shell::{asked_again, not_let_go};

use crate::{Closing, Error, Ledger, Override, PartRecord, Plan, PlannedPart, State};
use calls::Sent;
use chrono::{DateTime, Utc};
use fault::Point;
use mark::{mark, may_be_marked};
use shell::Shell;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ucontact::{Client, Token};
use words::Message;

/// Tells the time: an argument, so that a test can.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// How often, and how long apart, to try to connect for one part. Only what never connected is tried again, and what the server
/// said to be too much for now.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often to try.
    pub tries: u32,
    /// How long to wait after the first try, about; twice as long after each further one.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { tries: 4, pause: Duration::from_secs(1) }
    }
}

/// How a plan is sent: to whom, how fast, and who is told.
pub struct How<'a> {
    /// The instance.
    pub client: &'a Client,
    /// The session.
    pub token: &'a Token,
    /// The time.
    pub clock: &'a Clock,
    /// How often to try.
    pub patience: Patience,
    /// How many calls a second may be made, at most, where the parts are calls.
    pub per_second: u32,
    /// Is told of how many calls, of how many in all, something is known.
    pub called: &'a dyn Fn(u64, u64),
    /// How many parts may be on their way at once; those of one campaign and zone go one after the other.
    pub parallel: usize,
    /// Whether somebody asked the program to end: then what is on its way is finished, and nothing more starts.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// The word of a person who overrode the guards that stopped the plan.
    pub overridden: Option<&'a Override>,
    /// Is told of each part of which something is known, and when it is on its way.
    pub progress: &'a mut dyn FnMut(&Known<'_>),
}

/// What became known of a part.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The part.
    pub part: &'a PlannedPart,
    /// The list's name, as it goes or went.
    pub name: &'a str,
    /// What is known of it now.
    pub state: State,
}

/// What is known of each part at the end, in the plan's order.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The parts.
    pub parts: Vec<PartRecord>,
    /// Why no further part started, where something kept it from that.
    pub closing: Option<Closing>,
    /// What was last said of a part that did not leave, where no further one started.
    pub unsent: Option<Message>,
    /// How many calls were kept back, and why the last one was; they are planned still.
    pub kept_back: Option<(u64, Message)>,
}

impl Receipt {
    /// How many parts are in a state.
    #[must_use]
    pub fn parts(&self, state: State) -> usize {
        self.parts.iter().filter(|part| part.state == state).count()
    }
}

/// Marks the directory of a plan of which nothing is left to send: a copy that was made before it was first applied must not go elsewhere;
/// and the ledger knows where it is now. The caller holds the lock, and the ledger knows the plan.
///
/// # Errors
/// Where another ledger knows it, or the directory cannot be written.
pub fn mark_settled(plan: &Plan, directory: &Path, ledger: &Ledger) -> Result<(), Error> {
    may_be_marked(directory, ledger, true)?;
    mark(directory, ledger)?;
    ledger.is_at(&plan.run, directory)
}

/// Sends every planned part of a plan, once each, and answers what is known of all. The caller holds the lock.
///
/// Applying a plan again sends only what never left. Where a person overrode the guards that stopped it, their word is on record before
/// anything leaves.
///
/// # Errors
/// Where a part is not as it was planned, its people went in another list, a blacklist is not fresh any more, the ledger fails, or the
/// account does not add up. What was on its way is finished; the ledger knows what had left.
pub fn apply<'a>(
    plan: &'a Plan,
    directory: &'a Path,
    ledger: &'a Ledger,
    how: How<'a>,
) -> Result<Receipt, Error> {
    let now = (how.clock)();
    ledger.hold_orphans(now)?;
    fault::reach(Point::OrphansHeld);
    // Nothing is sent of a plan of which anything was touched.
    plan.parts.iter().try_for_each(|part| content(plan, directory, part).map(drop))?;
    fault::reach(Point::PartsRead);
    may_be_marked(directory, ledger, !ledger.parts(&plan.run)?.is_empty())?;
    let went = ledger.claimed_before(plan, directory, now)?;
    if !went.is_empty() {
        return Err(Error::PeopleWent { lists: went });
    }
    ledger.enter(plan, directory, now)?;
    fault::reach(Point::Entered);
    if let Some(word) = how.overridden {
        ledger.overrule(plan, word, now)?;
    }
    mark(directory, ledger)?;
    let Sent { closing, unsent, kept_back, .. } = if plan.parts.iter().any(|part| part.calls.is_some()) {
        calls::send(plan, directory, ledger, how)?
    } else {
        Sent::of_bases(Shell::new(plan, directory, ledger, how)?.send()?)
    };
    ledger.check_account(&plan.run)?;
    Ok(Receipt { parts: ledger.parts(&plan.run)?, closing, unsent, kept_back })
}
