//! `dialbase runs show`: the lists of a run, what is known of each, and what to do next.

use crate::args::ShowRun;
use crate::command::{clock, minute};
use crate::output::{Failure, print, say, shown};
use pipeline::{Error, Exit};
use serde_json::{Value, json};
use upload::{Happened, Ledger, State, Undone, WholeList, WholeRun};

pub(super) fn show(args: &ShowRun) -> Result<Exit, Failure> {
    let ledger = pipeline::look_at(&args.state, clock()())?;
    let unknown = || Error::NoSuchRun { run: args.run.clone(), state: args.state.clone() };
    let run = ledger.run(&args.run)?.ok_or_else(unknown)?;

    if args.json {
        print(as_json(&ledger, &run)?)?;
        return Ok(Exit::Done);
    }
    for list in &run.lists {
        in_words(list, &ledger.undone(list.id)?)?;
    }
    for upload::Overridden { at, guard, reason, who } in ledger.overridden(&args.run)? {
        print(report::Overridden { guard, reason, who, at })?;
    }
    undoings(&ledger, &run)?;
    what_next(&run, &args.state.display().to_string());
    Ok(Exit::Done)
}

/// One list: what is known, where it goes, each time that it left, and what a person decided.
fn in_words(list: &WholeList, undone: &Undone) -> Result<(), Failure> {
    let name = list.name().unwrap_or("(never left)");
    let said = list.said().map(ToString::to_string).unwrap_or_default();
    print(format!("{:>3}  {:<9}  {name}  {said}", list.nth + 1, list.state))?;
    let zone = list.zone.as_deref().unwrap_or("the instance's own time zone");
    print(format!("     {}  {zone}  {}", list.campaign, contacts(list.contacts)))?;
    for attempt in &list.attempts {
        print(format!("     left {} as {}", minute(&attempt.at), attempt.name))?;
    }
    for decided in list.happened.iter().filter(|happened| happened.by_a_person()) {
        let Happened { at, after, what, who, .. } = decided;
        let who = who.as_deref().unwrap_or("a person");
        print(format!("     {after} {}, says {who}: {what}", minute(at)))?;
    }
    if list.state == State::Undone || undone.removed + undone.had_none > 0 {
        let Undone { removed, had_none } = undone;
        print(format!(
            "     {removed} of {} removed from the instance, which had none of {had_none}",
            contacts(list.contacts)
        ))?;
    }
    Ok(())
}

/// Who wished the run to be undone, and how far that is.
fn undoings(ledger: &Ledger, run: &WholeRun) -> Result<(), Failure> {
    let wishes = ledger.undoings(&run.run)?;
    let Some(last) = wishes.last() else { return Ok(()) };
    let (mut removed, mut of) = (0, 0);
    for list in &run.lists {
        let undone = ledger.undone(list.id)?;
        removed += undone.removed;
        let counts = matches!(list.state, State::Accepted | State::Confirmed | State::Undone);
        of += if counts { list.contacts } else { 0 };
    }
    let is_there = |list: &WholeList| matches!(list.state, State::Accepted | State::Confirmed);
    let what = if run.lists.iter().any(is_there) { "Being undone since" } else { "Undone at" };
    let who = last.who.as_deref().unwrap_or("somebody");
    print(format!(
        "{what} {} by {who}, {removed} of {} removed: {}",
        minute(&last.at),
        contacts(of),
        last.reason
    ))
}

/// What a person does about what is not settled, and where the plan is.
fn what_next(run: &WholeRun, state: &str) {
    let WholeRun { run: name, directory, lists, .. } = run;
    let gone = if directory.join(upload::Plan::FILE).exists() { "" } else { ", which is not there any more" };
    say(&format!("The plan: {}{gone}", shown(directory).display()));
    for held in lists.iter().filter(|list| list.state == State::Held) {
        say(&format!(
            "List {} is held: look for {} in the portal; what is known of it: dialbase runs resolve {name} {} --state {state}",
            held.nth + 1,
            held.name().unwrap_or_default(),
            held.nth + 1
        ));
    }
    let open = lists.iter().filter(|list| matches!(list.state, State::Planned | State::Refused)).count();
    if open > 0 {
        let lists = if open == 1 { "1 list is".to_owned() } else { format!("{open} lists are") };
        say(&format!("{lists} not in the instance; to send: dialbase runs resume {name} --state {state}"));
    }
}

fn as_json(ledger: &Ledger, run: &WholeRun) -> Result<Value, Failure> {
    let mut lists = Vec::new();
    for list in &run.lists {
        let Undone { removed, had_none } = ledger.undone(list.id)?;
        let happened = |one: &Happened| {
            json!({ "at": one.at, "before": one.before.as_str(), "after": one.after.as_str(), "what": one.what,
                "by_a_person": one.by_a_person(), "who": one.who })
        };
        lists.push(json!({
            "number": list.nth + 1,
            "state": list.state.as_str(),
            "name": list.name(),
            "campaign": list.campaign,
            "zone": list.zone,
            "contacts": list.contacts,
            "said": list.said(),
            "attempts": list.attempts.iter().map(|one| json!({ "name": one.name, "at": one.at })).collect::<Vec<_>>(),
            "happened": list.happened.iter().map(happened).collect::<Vec<_>>(),
            "removed": removed,
            "had_none": had_none,
        }));
    }
    let undoings = ledger.undoings(&run.run)?;
    let undoing = |one: &upload::Undoing| json!({ "at": one.at, "who": one.who, "reason": one.reason });
    Ok(json!({
        "run": run.run,
        "pipeline": run.pipeline,
        "instance": run.instance,
        "applied_at": run.applied_at,
        "plan": run.directory,
        "lists": lists,
        "undoings": undoings.iter().map(undoing).collect::<Vec<_>>(),
    }))
}

fn contacts(count: u64) -> String {
    if count == 1 { "1 contact".to_owned() } else { format!("{count} contacts") }
}
