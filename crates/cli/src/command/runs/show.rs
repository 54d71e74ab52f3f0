//! `dialbase runs show`: the lists of a run, what is known of each, and what to do next.

use super::calls::{as_numbers, by_state, is_over};
use crate::args::ShowRun;
use crate::command::{clock, minute, name_of, say_past, zone_of};
use crate::output::{Failure, print, shown};
use crate::terms::contacts;
use crate::voice::Voice;
use pipeline::{Error, Exit};
use serde_json::{Value, json};
use std::path::Path;
use upload::{Happened, Ledger, PastCalls, State, Undone, WholeList, WholeRun};
use words::{Arg, Message, message, told};

pub(super) fn show(args: &ShowRun, voice: &Voice) -> Result<Exit, Failure> {
    let ledger = pipeline::look_at(&args.state, clock()())?;
    let unknown = || Error::NoSuchRun { run: args.run.clone(), state: args.state.clone() };
    let run = ledger.run(&args.run)?.ok_or_else(unknown)?;

    // Of a plan that is gone or was changed, nobody knows the moments.
    let plan = upload::Plan::read(&run.directory).ok().filter(|plan| plan.run == run.run);
    let past = plan.and_then(|plan| upload::past_calls(&ledger, &plan, &run.directory, clock()()).ok());
    let past = past.unwrap_or_default();
    if args.json {
        print(as_json(&ledger, &run, &past)?)?;
        return Ok(Exit::Done);
    }
    for list in &run.lists {
        print(in_words(list, &ledger.undone(list.id)?, voice))?;
        if let Some(calls) = by_state(&ledger, list.id, voice)? {
            print(format!("     {calls}"))?;
        }
    }
    for upload::Overridden { at, guard, reason, who } in ledger.overridden(&args.run)? {
        print(voice.text(&report::Overridden { guard, reason, who, at }.words()))?;
    }
    if let Some(undoings) = undoings(&ledger, &run)? {
        print(voice.text(&undoings))?;
    }
    what_next((&ledger, &run, &past), &args.state.display().to_string(), voice)?;
    Ok(Exit::Done)
}

/// One list: what is known, where it goes, each time that it left, and what a person decided.
fn in_words(list: &WholeList, undone: &Undone, voice: &Voice) -> String {
    let widest = State::ALL.iter().map(|state| voice.text(&state.words()).chars().count()).max().unwrap_or(0);
    let state = voice.text(&list.state.words());
    let name = voice.said(&name_of(list));
    let said = list.said().map(|said| voice.text(said)).unwrap_or_default();
    let mut lines = vec![format!("{:>3}  {state:<widest$}  {name}  {said}", list.nth + 1)];
    let mut more = |words: Message| lines.push(format!("     {}", voice.text(&words)));
    more(message!(
        "cli-list-goes",
        "{campaign}  {zone}  {contacts}",
        campaign = &list.campaign,
        zone = zone_of(list),
        contacts = contacts(list.contacts)
    ));
    for attempt in &list.attempts {
        let (at, name) = (minute(&attempt.at), &attempt.name);
        more(message!("cli-list-left", "left {at} as {name}", at = at, name = name));
    }
    for decided in list.happened.iter().filter(|happened| happened.by_a_person()) {
        let Happened { at, after, what, who, .. } = decided;
        let somebody = || message!("cli-a-person", "a person").into();
        more(message!(
            "cli-list-decided",
            "{state} {at}, says {who}: {what}",
            state = after.words(),
            at = minute(at),
            who = who.as_ref().map_or_else(somebody, Arg::from),
            what = what
        ));
    }
    if list.state == State::Undone || undone.removed + undone.had_none > 0 {
        more(message!(
            "cli-list-removed",
            "{removed} of {contacts} removed from the instance, which had none of {had_none}",
            removed = undone.removed,
            contacts = contacts(list.contacts),
            had_none = undone.had_none
        ));
    }
    lines.join("\n")
}

/// Who wished the run to be undone, and how far that is.
fn undoings(ledger: &Ledger, run: &WholeRun) -> Result<Option<Message>, Failure> {
    let wishes = ledger.undoings(&run.run)?;
    let Some(last) = wishes.last() else { return Ok(None) };
    let (mut removed, mut of) = (0, 0);
    for list in &run.lists {
        let undone = ledger.undone(list.id)?;
        removed += undone.removed;
        let counts = matches!(list.state, State::Accepted | State::Confirmed | State::Undone);
        of += if counts { list.contacts } else { 0 };
    }
    let is_there = |list: &WholeList| matches!(list.state, State::Accepted | State::Confirmed);
    let who: Arg = last.who.as_ref().map_or_else(|| message!("cli-somebody", "somebody").into(), Arg::from);
    let (at, of, reason) = (minute(&last.at), contacts(of), &last.reason);
    Ok(Some(if run.lists.iter().any(is_there) {
        message!(
            "cli-being-undone",
            "Being undone since {at} by {who}, {removed} of {contacts} removed: {reason}",
            at = at,
            who = who,
            removed = removed,
            contacts = of,
            reason = reason
        )
    } else {
        message!(
            "cli-was-undone",
            "Undone at {at} by {who}, {removed} of {contacts} removed: {reason}",
            at = at,
            who = who,
            removed = removed,
            contacts = of,
            reason = reason
        )
    }))
}

/// What a person does about what is not settled, and where the plan is.
fn what_next(
    (ledger, run, past): (&Ledger, &WholeRun, &[PastCalls]),
    state: &str,
    voice: &Voice,
) -> Result<(), Failure> {
    let WholeRun { run: name, directory, lists, .. } = run;
    let plan = shown(directory);
    voice.say(&if directory.join(upload::Plan::FILE).exists() {
        message!("cli-the-plan", "The plan: {directory}", directory = plan.display())
    } else {
        message!(
            "cli-the-plan-is-gone",
            "The plan: {directory}, which is not there any more",
            directory = plan.display()
        )
    });
    for held in lists.iter().filter(|list| list.state == State::Held) {
        if ledger.calls_of_part(held.id)?.is_some() {
            voice.insist(&message!(
                "cli-calls-held",
                "List {nth} has calls of which nobody knows: look in the portal for the people of its held lines, then say what you saw: dialbase runs resolve {run} {nth} --call LINE --loaded | --not-loaded --reason \"…\" --state {state}",
                nth = (held.nth + 1).to_string(),
                run = name,
                state = state
            ));
            continue;
        }
        voice.insist(&message!(
            "cli-list-held",
            "List {nth} is held: look for {name} in the portal; what is known of it: dialbase runs resolve {run} {nth} --state {state}",
            nth = (held.nth + 1).to_string(),
            name = held.name().unwrap_or_default(),
            run = name,
            state = state
        ));
    }
    let mut open = 0;
    for list in
        lists.iter().filter(|list| matches!(list.state, State::Planned | State::Sending | State::Refused))
    {
        open += u64::from(!is_over(ledger, list.id, lines_of(past, list.nth).len())?);
    }
    if open > 0 {
        let lists = if open == 1 { "1 list is".to_owned() } else { format!("{open} lists are") };
        voice.insist(&told!(
            &format!("{lists} not wholly in the instance; to send what did not go: dialbase runs resume {name} --state {state}"),
            "cli-lists-open",
            n = open,
            run = name,
            state = state
        ));
    }
    say_past((name, Path::new(state)), past, voice);
    Ok(())
}

/// The lines of a list whose calls are past.
fn lines_of(past: &[PastCalls], list: usize) -> &[usize] {
    past.iter().find(|past| past.list == list).map_or(&[], |past| &past.lines)
}

fn as_json(ledger: &Ledger, run: &WholeRun, past: &[PastCalls]) -> Result<Value, Failure> {
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
            "calls": as_numbers(ledger, list.id, lines_of(past, list.nth))?,
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
