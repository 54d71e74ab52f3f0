//! `dialbase runs resolve`: what is known of a list, and what a person decides about it.

use crate::args::{Resolve, Seen};
use crate::command::{clock, environment, minute};
use crate::output::{Failure, print, say, shown};
use pipeline::{CallsOnRecord, Decision, Exit, KnownList};
use upload::State;

pub(super) fn resolve(args: &Resolve) -> Result<Exit, Failure> {
    let Resolve { run, list, state, .. } = args;
    let Some((decision, reason)) = decision(&args.seen).zip(args.reason.as_deref()) else {
        let known = pipeline::known(state, (run, list), &environment, clock()())?;
        tell(args, &known)?;
        return Ok(Exit::Done);
    };
    let decided = (decision, reason);
    let (name, now) = pipeline::resolve(state, (run, list), decided, &environment, &clock())?;
    say(&format!("{name} is {now} now"));
    if now == State::Planned {
        say(&format!(
            "To send it: dialbase runs resume {run}. Do not also run the pipeline anew: the same people may be in both."
        ));
    }
    Ok(Exit::Done)
}

fn decision(seen: &Seen) -> Option<Decision> {
    match seen {
        Seen { loaded: true, .. } => Some(Decision::Loaded),
        Seen { not_loaded: true, .. } => Some(Decision::NotLoaded),
        Seen { abandon: true, .. } => Some(Decision::Abandoned),
        Seen { .. } => None,
    }
}

fn tell(args: &Resolve, KnownList { list, directory, calls }: &KnownList) -> Result<(), Failure> {
    let name = list.name().unwrap_or("(never left)");
    print(format!("{name} is {}", list.state))?;
    let zone = list.zone.as_deref().unwrap_or("the instance's own time zone");
    let contacts = if list.contacts == 1 { "contact" } else { "contacts" };
    print(format!("  {}  {zone}  {} {contacts}", list.campaign, list.contacts))?;
    for attempt in &list.attempts {
        print(format!("  left {} as {}", minute(&attempt.at), attempt.name))?;
    }
    for happened in &list.happened {
        print(format!(
            "  {} {} -> {}: {}",
            minute(&happened.at),
            happened.before,
            happened.after,
            happened.what
        ))?;
    }
    print(format!("  its lines: {}", shown(directory).display()))?;
    match calls {
        None => {}
        Some(CallsOnRecord::Found(1)) => print("1 call of this list is on record: it is loaded")?,
        Some(CallsOnRecord::Found(calls)) => {
            print(format!("{calls} calls of this list are on record: it is loaded"))?;
        }
        Some(CallsOnRecord::NoneAmong(all)) => print(format!(
            "no call of this list is on record, among {all} of its campaign: that proves nothing, for it may wait to be activated"
        ))?,
        Some(CallsOnRecord::NotAsked(why)) => {
            print(format!("the instance could not be asked for its calls: {why}"))?;
        }
    }
    if list.state == State::Held {
        let Resolve { run, list: part, state, .. } = args;
        say(&format!(
            "Look for {name} among the lists of {} in the portal, then say what you saw:",
            list.campaign
        ));
        say(&format!(
            "  dialbase runs resolve {run} {part} --loaded | --not-loaded | --abandon --reason \"…\" --state {}",
            state.display()
        ));
    }
    Ok(())
}
