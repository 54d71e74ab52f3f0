//! What is looked at before the first byte of a list leaves: this machine, then the instance.

use super::reach::Reached;
use crate::{Error, Instance, state};
use chrono::{DateTime, TimeDelta, Utc};
use select::did_you_mean;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::SystemTime;
use ucontact::Answered;
use upload::{Ledger, Plan};
use words::{Message, message};

/// By how much a clock may differ from itself: two processors, or a clock being set right.
const SLACK: TimeDelta = TimeDelta::minutes(1);

/// How far the instance's clock may be from this machine's.
const APART: TimeDelta = TimeDelta::minutes(5);

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
    let noted =
        ledger.latest()?.map(|at| (message!("preflight-ledger-noted", "the ledger noted something"), at));
    let made = (message!("preflight-plan-made", "the plan was made"), plan.made_at);
    let known = [Some(made), noted];
    match known.into_iter().flatten().max_by_key(|(_, at)| *at) {
        Some((what, at)) if now + SLACK < at => Err(Error::ClockWentBack { now, what, at }),
        _ => Ok(()),
    }
}

/// Holds a plan against what the instance says of itself; answers what to warn of. What it does not say stops nothing.
///
/// # Errors
/// Where a campaign of the plan is none of the instance's.
pub(super) fn there(reached: &Reached, plan: &Plan, now: DateTime<Utc>) -> Result<Vec<Message>, Error> {
    let planned = plan.parts.iter().map(|part| part.campaign.as_str());
    match known(reached, &plan.instance, planned)? {
        Known::There(server_time) => {
            Ok(server_time.and_then(|theirs| clocks_differ(theirs.into(), now)).into_iter().collect())
        }
        Known::Untold(None) => Ok(Vec::new()),
        Known::Untold(Some(why)) => Ok(vec![message!(
            "preflight-campaigns-unknown",
            "the instance does not say which campaigns it has, so it is not sure that those of the plan are there ({why})",
            why = why,
        )]),
    }
}

/// Whether an instance has all campaigns of these names. What it does not say stops nothing: then this answers why it does not.
///
/// # Errors
/// Where one of them is none of the instance's.
pub fn campaigns_exist<'n>(
    reached: &Reached,
    instance: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Option<Message>, Error> {
    match known(reached, instance, names)? {
        Known::There(_) => Ok(None),
        Known::Untold(why) => Ok(why),
    }
}

/// What an instance tells of campaigns that are asked for.
enum Known {
    /// They are there. With it came what its clock says.
    There(Option<SystemTime>),
    /// It does not tell, and why not, where that is strange.
    Untold(Option<Message>),
}

fn known<'n>(
    reached: &Reached,
    instance: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Known, Error> {
    match reached.brief.campaigns(&reached.token) {
        Ok(Answered { value: known, server_time }) => {
            let lacking = lacking(names, &known);
            if lacking.is_empty() {
                return Ok(Known::There(server_time));
            }
            Err(Error::NoSuchCampaign { instance: instance.to_owned(), lacking })
        }
        // Ours calls nobody, so whoever is in it can be in any campaign.
        Err(_) if instance == Instance::Sandbox.name() => Ok(Known::Untold(None)),
        Err(error) => Ok(Known::Untold(Some(Error::from(error).in_one()))),
    }
}

/// The campaigns of these names that are none of those known, each with the names that are most like it.
fn lacking<'n>(names: impl IntoIterator<Item = &'n str>, known: &[String]) -> Vec<(String, Option<Message>)> {
    let names: BTreeSet<&str> = names.into_iter().collect();
    let is_known = |campaign: &str| known.iter().any(|name| name == campaign);
    let lacking = names.into_iter().filter(|campaign| !is_known(campaign));
    let near = |campaign: &str| did_you_mean(campaign, known.iter().map(String::as_str));
    lacking.map(|campaign| (campaign.to_owned(), near(campaign))).collect()
}

/// What to warn of where the server's clock is far from ours: one of the two tells wrong when people are called.
fn clocks_differ(theirs: DateTime<Utc>, ours: DateTime<Utc>) -> Option<Message> {
    let apart = (theirs - ours).abs();
    (apart > APART).then(|| {
        message!(
            "preflight-clocks-differ",
            "the clocks are {minutes} minutes apart: the instance says {theirs}, this machine {ours}; one of them tells wrong when it is night",
            minutes = apart.num_minutes().unsigned_abs(),
            theirs = theirs,
            ours = ours,
        )
    })
}
