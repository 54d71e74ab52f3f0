//! Applying a plan: exactly its bytes, to its instance, once.

mod intact;
mod preflight;
mod reach;

pub(crate) use intact::{SEAL, seal};
pub use preflight::campaigns_exist;
pub use reach::Reached;

use crate::plan::Planned;
use crate::{Error, Exit, Progress, Stage, spool, state};
use report::Report;
use std::collections::BTreeMap;
use std::path::Path;
use upload::{Clock, Closing, How, Ledger, Override, PartRecord, PastCalls, Patience, Plan, Receipt, State};
use words::{Language, Message, message, told};

/// By whom a plan is applied, and how.
pub struct Applying<'a> {
    /// The version of the program.
    pub program: &'a str,
    /// The environment's variables, by name.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
    /// What the clock says.
    pub clock: &'a Clock,
    /// Why guards that stopped the plan are overridden, where a person says so.
    pub overridden: Option<&'a str>,
    /// Whether somebody wishes it to end: then what is on its way is finished, and nothing else is started.
    pub interrupted: &'a (dyn Fn() -> bool + Sync),
    /// Who is told how far it is.
    pub progress: &'a dyn Fn(Progress<'_>),
}

/// What became of a plan.
#[derive(Debug)]
pub struct Applied {
    /// The report, with what is known of each part.
    pub report: Report,
    /// The calls whose moment passed while they waited: they are not sent any more.
    pub past: Vec<PastCalls>,
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
pub fn apply(directory: &Path, state: &Path, how: &Applying<'_>) -> Result<Applied, Error> {
    apply_again(directory, state, how, Refused::Stay)
}

/// Applies the plan of a run again, from where the ledger knows it to be: what never left goes, and what the instance refused is asked
/// for once more. What is held stays. A run that ended before the ledger knew it is one whose plan stands in the state directory.
///
/// # Errors
/// Where there is no such run, or its plan is gone; otherwise as [`apply`] has it.
pub fn resume(run: &str, state: &Path, how: &Applying<'_>) -> Result<Applied, Error> {
    let unknown = || Error::NoSuchRun { run: run.to_owned(), state: state.to_owned() };
    let is_of_run = |directory: &Path| Plan::read(directory).is_ok_and(|plan| plan.run == run);
    match state::open(state)?.run(run)? {
        Some(known) if is_of_run(&known.directory) => {
            apply_again(&known.directory, state, how, Refused::AskedAgain)
        }
        Some(known) => Err(Error::PlanGone { run: run.to_owned(), directory: known.directory }),
        None => {
            let spooled = state.join("plans").join(run);
            let is_name = Path::new(run).components().count() == 1 && is_of_run(&spooled);
            if is_name { apply_again(&spooled, state, how, Refused::AskedAgain) } else { Err(unknown()) }
        }
    }
}

/// What becomes of the parts that the instance refused before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    /// They stay refused.
    Stay,
    /// They are sent again: the instance said no, so nobody is in it.
    AskedAgain,
}

fn apply_again(
    directory: &Path,
    state: &Path,
    how: &Applying<'_>,
    refused: Refused,
) -> Result<Applied, Error> {
    let directory = std::path::absolute(directory).unwrap_or_else(|_| directory.to_owned());
    if spool::is_partial(&directory) {
        return Err(upload::Error::NoPlan { directory }.into());
    }
    let plan = Plan::read(&directory)?;
    let report = read_report(&directory)?;
    intact::is_sealed(&directory)?;
    let unclear = state::look(state)?;
    let planned = Planned { directory: directory.clone(), plan, report };
    let word = how.overridden.filter(|_| planned.plan.may_be_overridden());
    let word = word.map(|reason| word_of(reason, how.environment));
    let may_go = if word.is_some() || was_overridden(&planned.plan, state)? {
        planned.holds_something()
    } else {
        planned.may_be_applied()
    };
    match may_go {
        Err(Error::Nothing { .. }) => return nothing(planned, state, how),
        may_go => may_go?,
    }
    let ledger = Ledger::open(state)?;
    let _lock = state::lock(state, lock_of(&planned.plan.run), (how.clock)())?;
    ledger.hold_orphans((how.clock)())?;
    let Planned { plan, mut report, .. } = planned;
    forget_last_time(&mut report);
    let is_held_beside = tell_held_beside(&mut report, &ledger.held_beside(&plan)?);
    let before = (ledger.parts(&plan.run)?, calls_that_left(&ledger, &plan.run)?);

    let settled = is_settled(&ledger, &plan, refused)?;
    let mut warnings: Vec<Message> = unclear.into_iter().collect();
    let sent = if settled {
        upload::mark_settled(&plan, &directory, &ledger).map_err(Error::from)
    } else {
        let sending = Sending { plan: &plan, directory: &directory, ledger: &ledger, state, refused };
        sending.send(word.as_ref(), how, &mut warnings)
    };
    // Whatever happened, the report says what is known now.
    warnings.retain(|warning| !report.warnings.contains(warning));
    report.warnings.append(&mut warnings);
    let receipt = tell(&mut report, &ledger, &plan.run)?;
    let written = write_report(&directory, &report);
    fault::reach(fault::Point::Reported);
    let calls = calls_that_left(&ledger, &plan.run)?;
    sent.map_err(|error| halfway(error, &before, (&receipt, calls)))?;
    written?;
    let past = upload::past_calls(&ledger, &plan, &directory, (how.clock)())?;
    Ok(Applied { report, past, sent_now: !settled, exit: exit(&receipt, is_held_beside) })
}

/// What a run holds the lock for.
fn lock_of(run: &str) -> Message {
    message!("apply-lock", "run {run}", run = run)
}

/// There is nothing to load; but who went before may be in a list of which nobody knows whether it arrived, and that is not nothing.
fn nothing(planned: Planned, state: &Path, how: &Applying<'_>) -> Result<Applied, Error> {
    if state.join("ledger.db").exists() {
        let ledger = state::open(state)?;
        let lock = state::lock(state, lock_of(&planned.plan.run), (how.clock)())?;
        ledger.hold_orphans((how.clock)())?;
        drop(lock);
        let held = ledger.held_beside(&planned.plan)?;
        if !held.is_empty() {
            return Err(upload::Error::PeopleWent { lists: held }.into());
        }
    }
    Err(Error::Nothing { read: planned.plan.books.read })
}

/// How many calls of a run were accepted, and how many are held; nothing where its parts are bases.
fn calls_that_left(ledger: &Ledger, run: &str) -> Result<Option<(u64, u64)>, Error> {
    let mut left = None;
    for part in ledger.parts(run)? {
        let Some(batch) = ledger.calls_of_part(part.id)? else { continue };
        let (accepted, held) = left.get_or_insert((0, 0));
        for (state, calls) in ledger.call_states(batch.id)? {
            *accepted += if state == State::Accepted { calls } else { 0 };
            *held += if state == State::Held { calls } else { 0 };
        }
    }
    Ok(left)
}

/// An error that came when something had left already: it must not say that nothing was sent.
fn halfway(
    error: Error,
    (before, calls_before): &(Vec<PartRecord>, Option<(u64, u64)>),
    (receipt, calls): (&Receipt, Option<(u64, u64)>),
) -> Error {
    if let Some(now) = calls {
        let (accepted, held) = calls_before.unwrap_or_default();
        let (accepted, held) = (now.0.saturating_sub(accepted) as usize, now.1.saturating_sub(held) as usize);
        let source = Box::new(error);
        return if accepted + held == 0 { *source } else { Error::HalfwayCalls { accepted, held, source } };
    }
    let left = |part: &&PartRecord| {
        let was = before.get(part.nth).map_or(State::Planned, |before| before.state);
        was == State::Planned && part.state.may_be_loaded()
    };
    let now: Vec<&PartRecord> = receipt.parts.iter().filter(left).collect();
    if now.is_empty() {
        return error;
    }
    let held = now.iter().filter(|part| part.state == State::Held).count();
    Error::Halfway { accepted: now.len() - held, held, source: Box::new(error) }
}

/// Writes into the report of a plan what the ledger knows now, where the plan is still there.
pub(crate) fn settle(directory: &Path, run: &str, ledger: &Ledger) -> Result<(), Error> {
    let Ok(mut report) = read_report(directory) else { return Ok(()) };
    if report.run != run {
        return Ok(());
    }
    tell(&mut report, ledger, run)?;
    write_report(directory, &report)
}

fn tell(report: &mut Report, ledger: &Ledger, run: &str) -> Result<Receipt, Error> {
    let receipt = Receipt { parts: ledger.parts(run)?, closing: None, unsent: None, kept_back: None };
    report.overridden = ledger.overridden(run)?.into_iter().map(overridden_guard).collect();
    let (mut settled, mut calls) = (Vec::new(), Vec::new());
    for part in &receipt.parts {
        let (said, states) = calls_of(ledger, part)?;
        settled.push((part.name.clone(), part.state.as_str(), said.or_else(|| part.said.clone())));
        calls.push(states);
    }
    report.settle_calls(calls);
    report.settle(settled);
    Ok(receipt)
}

/// What the calls of a part are: in words, and by their states. Nothing for a base, and for calls that went before.
fn calls_of(ledger: &Ledger, part: &PartRecord) -> Result<(Option<Message>, BTreeMap<String, u64>), Error> {
    let went = matches!(part.state, State::Repeated | State::Undone);
    let Some(batch) = ledger.calls_of_part(part.id)?.filter(|_| !went) else { return Ok(Default::default()) };
    let states = ledger.call_states(batch.id)?;
    let words = states.iter().map(|(state, calls)| {
        message!("apply-calls-in-state", "{calls} {state}", calls = *calls, state = state.words())
    });
    let words = Message::all(words.collect());
    let states = states.into_iter().map(|(state, calls)| (state.as_str().to_owned(), calls));
    Ok((words, states.collect()))
}

/// A person's word that a stopped plan goes.
fn word_of(reason: &str, environment: &dyn Fn(&str) -> Option<String>) -> Override {
    Override { reason: reason.trim().to_owned(), who: who(environment) }
}

/// Who is at work, as the system knows them: behind sudo, who called it.
#[must_use]
pub fn who(environment: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let named = |name| environment(name).filter(|who| !who.trim().is_empty());
    ["SUDO_USER", "USER", "LOGNAME"].into_iter().find_map(named)
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
fn is_settled(ledger: &Ledger, plan: &Plan, refused: Refused) -> Result<bool, Error> {
    let parts = ledger.parts(&plan.run)?;
    // With the lock, nothing is on its way: what is said to be is calls of which some went, and others wait.
    let is_open = |state| match refused {
        Refused::Stay => matches!(state, State::Planned | State::Sending),
        Refused::AskedAgain => matches!(state, State::Planned | State::Sending | State::Refused),
    };
    for part in &parts {
        let held_back = is_open(part.state) || {
            let calls = ledger.calls_of_part(part.id)?.filter(|_| part.state != State::Repeated);
            let states = calls.map(|calls| ledger.call_states(calls.id)).transpose()?.unwrap_or_default();
            states.iter().any(|(state, _)| is_open(*state))
        };
        if held_back {
            return Ok(false);
        }
    }
    Ok(!parts.is_empty())
}

/// A plan about to be sent, and what knows of it.
struct Sending<'a> {
    plan: &'a Plan,
    directory: &'a Path,
    ledger: &'a Ledger,
    state: &'a Path,
    refused: Refused,
}

impl Sending<'_> {
    fn send(
        &self,
        overridden: Option<&Override>,
        how: &Applying<'_>,
        warnings: &mut Vec<Message>,
    ) -> Result<(), Error> {
        let Self { plan, directory, ledger, state, refused } = *self;
        preflight::here(plan, ledger, state, (how.clock)())?;
        self.may_go(how)?;
        let pipeline = crate::load(&plan.pipeline.path)?;
        intact::is_meant(directory, plan, &pipeline)?;
        let go_on = || {
            let run = plan.run.clone();
            if (how.interrupted)() { Err(Error::Interrupted { run }) } else { Ok(()) }
        };
        go_on()?;
        let reached = Reached::of(&pipeline.upload, state, how.environment)?;
        let mut sent = 0;
        let mut told = |known: &upload::Known<'_>| {
            let upload::Known { part, name, state } = *known;
            (how.progress)(Progress::Part { name, lines: part.lines, state, at: (how.clock)() });
            sent += usize::from(state != State::Sending);
            (how.progress)(Progress::Sent { parts: sent, of: plan.parts.len() });
        };
        let looked = preflight::there(&reached, plan, (how.clock)()).map(|seen| warnings.extend(seen));
        (how.progress)(Progress::Done(Stage::SignedIn));
        let receipt = looked.and_then(|()| go_on()).and_then(|()| {
            fault::reach(fault::Point::SignedIn);
            if refused == Refused::AskedAgain {
                ledger.release_refused(&plan.run, who(how.environment).as_deref(), (how.clock)())?;
            }
            let how = How {
                client: &reached.client,
                token: &reached.token,
                clock: how.clock,
                patience: Patience::default(),
                per_second: pipeline.target.per_second(),
                called: &|calls, of| (how.progress)(Progress::Called { calls, of }),
                parallel: pipeline.upload.parallel,
                interrupted: how.interrupted,
                overridden,
                progress: &mut told,
            };
            Ok(upload::apply(plan, directory, ledger, how)?)
        });
        (how.progress)(Progress::Done(Stage::Sent));
        reached.leave();
        fault::reach(fault::Point::SignedOut);
        warnings.extend(receipt.as_ref().ok().and_then(why_not_all));
        warnings.extend(receipt.as_ref().ok().and_then(what_was_kept_back));
        receipt.map(drop)
    }

    /// Refuses a plan that is not fresh any more, or in whose way another list stands.
    fn may_go(&self, how: &Applying<'_>) -> Result<(), Error> {
        let Self { plan, directory, ledger, .. } = *self;
        let stale = |what| Error::Stale { directory: directory.to_owned(), what };
        let aged = plan.stale(how.program, (how.clock)());
        if !aged.is_empty() {
            return Err(stale(aged));
        }
        if plan.holds_against_earlier && ledger.overtaken(plan, directory, (how.clock)())? {
            return Err(stale(vec![message!(
                "apply-overtaken",
                "a list went to the instance since it was made, with people who are in it too"
            )]));
        }
        // Better now than after signing in.
        let went = ledger.claimed_before(plan, directory, (how.clock)())?;
        if !went.is_empty() {
            return Err(upload::Error::PeopleWent { lists: went }.into());
        }
        Ok(())
    }
}

/// Tells of the lists of other runs that may hold the people of this one, and of which nobody knows whether they arrived; answers
/// whether there are any. What was told of them before may not be so any more.
fn tell_held_beside(report: &mut Report, lists: &[upload::Claimed]) -> bool {
    const NOBODY_KNOWS: &str = "nobody knows whether an earlier list arrived: ";
    let is_one = |warning: &Message| match warning.id() {
        // Earlier versions kept the words alone.
        "" => warning.english().starts_with(NOBODY_KNOWS),
        id => id == "apply-held-beside",
    };
    report.warnings.retain(|warning| !is_one(warning));
    report.warnings.extend(lists.iter().map(|list| {
        let upload::Claimed { run, name, campaign, .. } = list;
        message!(
            "apply-held-beside",
            "nobody knows whether an earlier list arrived: {name} for {campaign}, run {run}; who is in it was not sent again: look in the portal, then say what you saw: dialbase runs resolve {run} {name} --loaded | --not-loaded --reason \"…\"",
            name = name,
            campaign = campaign,
            run = run,
        )
    }));
    !lists.is_empty()
}

/// Takes out why not all was sent when the plan was applied before: this time it may be otherwise.
fn forget_last_time(report: &mut Report) {
    const OF_ONE_TIME: [&str; 7] = [
        "apply-interrupted",
        "apply-unreachable",
        "apply-locked-out",
        "apply-asked-to-wait",
        "apply-unknown",
        "apply-why-and-said",
        "apply-kept-back",
    ];
    report.warnings.retain(|warning| !OF_ONE_TIME.contains(&warning.id()));
}

/// Why not all was sent, where something kept it from that.
fn why_not_all(receipt: &Receipt) -> Option<Message> {
    let why = match receipt.closing? {
        Closing::Interrupted => {
            message!("apply-interrupted", "somebody asked the program to end, so no further list was started")
        }
        Closing::Unreachable => message!(
            "apply-unreachable",
            "the instance could not be reached, however often it was tried, so no further list was started"
        ),
        Closing::LockedOut => {
            message!("apply-locked-out", "the instance lets us in no more, so no further list was started")
        }
        Closing::AskedToWait => message!(
            "apply-asked-to-wait",
            "the instance asks for more patience than a run has, so no further list was started"
        ),
        Closing::Unknown => {
            message!("apply-unknown", "nobody knows what became of a list, so no further one was started")
        }
        // The error says it.
        Closing::Failed => return None,
    };
    let unsent = receipt.unsent.as_ref().filter(|_| receipt.closing == Some(Closing::Unreachable));
    Some(match unsent {
        Some(said) => message!("apply-why-and-said", "{why}: {said}", why = why, said = said),
        None => why,
    })
}

/// How many calls were kept back, and why.
fn what_was_kept_back(receipt: &Receipt) -> Option<Message> {
    let (calls, why) = receipt.kept_back.as_ref()?;
    let what = if *calls == 1 { "call was" } else { "calls were" };
    Some(told!(
        &format!("{} {what} not made: {why}", words::count(Language::English, *calls)),
        "apply-kept-back",
        calls = *calls,
        why = why
    ))
}

/// What the process says at its end. A person is needed also for who is only in a list of an earlier run that is held.
fn exit(receipt: &Receipt, is_held_beside: bool) -> Exit {
    let any = |state| receipt.parts(state) > 0;
    if any(State::Held) || is_held_beside {
        Exit::Held
    } else if any(State::Planned) || any(State::Sending) {
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
    spool::replace(&path, json.as_bytes())?;
    write_page(&directory.join(report::PAGE), report, report.language)
}

/// Writes what people open of a report, for its owner alone, in the place of what stands there.
///
/// # Errors
/// Where the disk takes none.
pub fn write_page(path: &Path, report: &Report, language: Language) -> Result<(), Error> {
    let defect = |error| Error::Write { path: path.to_owned(), source: std::io::Error::other(error) };
    spool::replace(path, report::page(report, language).map_err(defect)?.as_bytes())
}
