//! Applying a plan: exactly its bytes, to its instance, once.

use crate::plan::Planned;
use crate::{Credentials, Error, Exit, Instance, Progress, credentials, spool};
use report::Report;
use sandbox::Sandbox;
use std::path::Path;
use ucontact::{Address, Client, Token};
use upload::{Clock, How, Ledger, Lock, Override, Patience, Plan, Receipt, State};

/// What became of a plan.
#[derive(Debug)]
pub struct Applied {
    /// The report, with what is known of each part.
    pub report: Report,
    /// Whether anything was left to send when the plan was applied.
    pub sent_now: bool,
    /// What the process says at its end.
    pub exit: Exit,
}

/// Sends a plan's parts, each at most once, and keeps what is known of them in the ledger of `state`.
///
/// A plan that has been applied is not sent again; it answers what became of it. One that was stopped by guards that a person may
/// override goes with `overridden`, their reason, which the ledger keeps.
///
/// # Errors
/// Where the plan was stopped by a guard or is stale, the instance does not let us in, another run is at work, or ledger or
/// disk fail. What had left by then, the ledger knows.
pub fn apply(
    directory: &Path,
    state: &Path,
    program: &str,
    environment: &dyn Fn(&str) -> Option<String>,
    clock: &Clock,
    overridden: Option<&str>,
    progress: &dyn Fn(Progress),
) -> Result<Applied, Error> {
    let directory = std::path::absolute(directory).unwrap_or_else(|_| directory.to_owned());
    let plan = Plan::read(&directory)?;
    let report = read_report(&directory)?;
    let planned = Planned { directory: directory.clone(), plan, report };
    let word =
        overridden.filter(|_| planned.plan.may_be_overridden()).map(|reason| word(reason, environment));
    if word.is_some() || was_overridden(&planned.plan, state)? {
        planned.holds_something()?;
    } else {
        planned.may_be_applied()?;
    }
    let ledger = Ledger::open(state)?;
    let who = format!(
        "process {}, run {}, since {}",
        std::process::id(),
        planned.plan.run,
        clock().format("%H:%M:%S UTC")
    );
    let _lock = Lock::take(state, &who)?;
    ledger.hold_orphans(clock())?;
    let Planned { plan, mut report, .. } = planned;
    let is_held_beside = tell_held_beside(&mut report, &ledger.held_beside(&plan)?);

    let settled = is_settled(&ledger, &plan)?;
    let sent = if settled {
        Ok(())
    } else {
        send(&plan, &directory, state, &ledger, (program, environment, clock), word.as_ref(), progress)
    };
    // Whatever happened, the report says what is known now.
    let receipt = Receipt { parts: ledger.parts(&plan.run)?, closing: None };
    report.overridden = ledger.overridden(&plan.run)?.into_iter().map(overridden_guard).collect();
    report
        .settle(receipt.parts.iter().map(|part| (part.name.clone(), part.state.as_str(), part.said.clone())));
    let written = write_report(&directory, &report);
    fault::reach(fault::Point::Reported);
    sent?;
    written?;
    Ok(Applied { report, sent_now: !settled, exit: exit(&receipt, is_held_beside) })
}

/// A person's word that a stopped plan goes.
fn word(reason: &str, environment: &dyn Fn(&str) -> Option<String>) -> Override {
    // Behind sudo, the person is who called it.
    let who = ["SUDO_USER", "USER", "LOGNAME"].into_iter().find_map(environment);
    Override { reason: reason.trim().to_owned(), who: who.filter(|who| !who.trim().is_empty()) }
}

/// Whether a person let a stopped plan go before: then it is applied again like any other.
fn was_overridden(plan: &Plan, state: &Path) -> Result<bool, Error> {
    let is_known = plan.may_be_overridden() && state.join("ledger.db").exists();
    Ok(is_known && !Ledger::open(state)?.overridden(&plan.run)?.is_empty())
}

fn overridden_guard(overridden: upload::Overridden) -> report::Overridden {
    let upload::Overridden { at, guard, reason, who } = overridden;
    report::Overridden { guard, reason, who, at }
}

/// The report of a plan, as it is known now.
///
/// # Errors
/// Where the directory holds none.
pub fn report(directory: &Path) -> Result<Report, Error> {
    read_report(directory)
}

/// Whether the ledger knows the plan and there is nothing left to send of it.
fn is_settled(ledger: &Ledger, plan: &Plan) -> Result<bool, Error> {
    let parts = ledger.parts(&plan.run)?;
    Ok(!parts.is_empty() && parts.iter().all(|part| part.state != State::Planned))
}

/// What the world says: the program's version, its environment, the time.
type World<'w> = (&'w str, &'w dyn Fn(&str) -> Option<String>, &'w Clock);

fn send(
    plan: &Plan,
    directory: &Path,
    state: &Path,
    ledger: &Ledger,
    (program, environment, clock): World<'_>,
    overridden: Option<&Override>,
    progress: &dyn Fn(Progress),
) -> Result<(), Error> {
    let stale = plan.stale(program, clock());
    if !stale.is_empty() {
        return Err(Error::Stale { directory: directory.to_owned(), what: stale });
    }
    if plan.holds_against_earlier && ledger.overtaken(plan, directory)? {
        let what = "a list went to the instance since it was made, with people who are in it too";
        return Err(Error::Stale { directory: directory.to_owned(), what: vec![what.to_owned()] });
    }
    // Better now than after signing in.
    let went = ledger.claimed_before(plan, directory, clock())?;
    if !went.is_empty() {
        return Err(upload::Error::PeopleWent { lists: went }.into());
    }
    let pipeline = crate::load(&plan.pipeline.path)?;
    let credentials = credentials(&pipeline.upload, environment)?;
    // It stops when this function ends.
    let (_sandbox, address) = reach(&pipeline.upload.instance, state)?;
    let client = Client::new(address, pipeline.upload.deadlines)?;
    let (token, ours) = sign_in(&client, &credentials)?;
    fault::reach(fault::Point::SignedIn);
    let mut sent = 0;
    let mut told = |_: &upload::PlannedPart| {
        sent += 1;
        progress(Progress::Sent { parts: sent, of: plan.parts.len() });
    };
    let how = How {
        client: &client,
        token: &token,
        clock,
        patience: Patience::default(),
        parallel: pipeline.upload.parallel,
        interrupted: &|| false,
        overridden,
        progress: &mut told,
    };
    let receipt = upload::apply(plan, directory, ledger, how);
    if let Some(user) = ours {
        // The parts are settled in the ledger by now; a session left open harms nobody.
        drop(client.end_session(user, &token));
    }
    fault::reach(fault::Point::SignedOut);
    receipt?;
    Ok(())
}

/// The instance's address; a sandbox is started for it.
fn reach(instance: &Instance, state: &Path) -> Result<(Option<Sandbox>, Address), Error> {
    match instance {
        Instance::Address(address) => Ok((None, address.clone())),
        Instance::Sandbox => {
            let sandbox = Sandbox::start(0, &state.join("sandbox")).map_err(Error::Sandbox)?;
            let address = sandbox.address().parse()?;
            Ok((Some(sandbox), address))
        }
    }
}

/// The token, and the user whose session is ours to end.
fn sign_in<'c>(client: &Client, credentials: &'c Credentials) -> Result<(Token, Option<&'c str>), Error> {
    match credentials {
        Credentials::Token(token) => Ok((token.clone(), None)),
        Credentials::User { user, password } => Ok((client.sign_in(user, password)?, Some(user))),
    }
}

/// Tells of the lists of other runs that may hold the people of this one, and of which nobody knows whether they arrived; answers
/// whether there are any. What was told of them before may not be so any more.
fn tell_held_beside(report: &mut Report, lists: &[upload::Claimed]) -> bool {
    const NOBODY_KNOWS: &str = "nobody knows whether an earlier list arrived: ";
    report.warnings.retain(|warning| !warning.starts_with(NOBODY_KNOWS));
    report.warnings.extend(lists.iter().map(|list| {
        let upload::Claimed { run, name, campaign, .. } = list;
        format!(
            "{NOBODY_KNOWS}{name} for {campaign}, run {run}; who is in it was not sent again: look in the portal, then say what you saw: dialbase runs resolve {run} {name} --loaded | --not-loaded --reason \"…\""
        )
    }));
    !lists.is_empty()
}

/// What the process says at its end. A person is needed also for who is only in a list of an earlier run that is held.
fn exit(receipt: &Receipt, is_held_beside: bool) -> Exit {
    let any = |state| receipt.parts(state) > 0;
    if any(State::Held) || is_held_beside {
        Exit::Held
    } else if any(State::Planned) {
        Exit::Unfinished
    } else if any(State::Refused) {
        Exit::Failed
    } else {
        Exit::Done
    }
}

fn read_report(directory: &Path) -> Result<Report, Error> {
    let path = directory.join(Report::FILE);
    let text = std::fs::read_to_string(&path)
        .map_err(|_| upload::Error::NoPlan { directory: directory.to_owned() })?;
    Ok(serde_json::from_str(&text).map_err(|source| upload::Error::PlanUnreadable { path, source })?)
}

fn write_report(directory: &Path, report: &Report) -> Result<(), Error> {
    let path = directory.join(Report::FILE);
    let json = report.to_json().map_err(|error| Error::Write { path: path.clone(), source: error.into() })?;
    spool::replace(&path, json.as_bytes())
}
