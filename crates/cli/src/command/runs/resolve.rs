//! `dialbase runs resolve`: what is known of a list, and what a person decides about it.

use crate::args::{Resolve, Seen};
use crate::command::{clock, environment, minute, name_of, zone_of};
use crate::output::{Failure, print, shown};
use crate::terms::contacts;
use crate::voice::Voice;
use pipeline::{CallsOnRecord, Decision, Exit, KnownList};
use upload::State;
use words::{Message, message};

pub(super) fn resolve(args: &Resolve, voice: &Voice) -> Result<Exit, Failure> {
    let Resolve { run, list, state, .. } = args;
    let Some((decision, reason)) = decision(&args.seen).zip(args.reason.as_deref()) else {
        let known = pipeline::known(state, (run, list), &environment, clock()())?;
        tell(args, &known, voice)?;
        return Ok(Exit::Done);
    };
    let decided = (decision, reason);
    let (name, now) = pipeline::resolve(state, (run, list, args.call), decided, &environment, &clock())?;
    voice.say(&message!("cli-list-is-now", "{name} is {state} now", name = name, state = now.words()));
    if now == State::Planned {
        voice.insist(&message!(
            "cli-send-it-again",
            "To send it: dialbase runs resume {run} --state {state}. Do not also run the pipeline anew: the same people may be in both.",
            run = run,
            state = state.display()
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

fn tell(args: &Resolve, known: &KnownList, voice: &Voice) -> Result<(), Failure> {
    let KnownList { list, directory, calls } = known;
    print(voice.text(&message!(
        "cli-list-is",
        "{name} is {state}",
        name = name_of(list),
        state = list.state.words()
    )))?;
    let more = |words: Message| print(format!("  {}", voice.text(&words)));
    more(message!(
        "cli-list-goes",
        "{campaign}  {zone}  {contacts}",
        campaign = &list.campaign,
        zone = zone_of(list),
        contacts = contacts(list.contacts)
    ))?;
    for attempt in &list.attempts {
        let (at, name) = (minute(&attempt.at), &attempt.name);
        more(message!("cli-list-left", "left {at} as {name}", at = at, name = name))?;
    }
    for happened in &list.happened {
        more(message!(
            "cli-list-happened",
            "{at} {before} -> {after}: {what}",
            at = minute(&happened.at),
            before = happened.before.words(),
            after = happened.after.words(),
            what = &happened.what
        ))?;
    }
    let lines = shown(directory);
    more(message!("cli-its-lines", "its lines: {directory}", directory = lines.display()))?;
    let ledger = pipeline::look_at(&args.state, clock()())?;
    if let Some(states) = super::calls::by_state(&ledger, list.id, voice)? {
        print(format!("  {states}"))?;
    }
    if let Some(calls) = calls {
        print(voice.text(&on_record(calls)))?;
    }
    if list.state == State::Held {
        let Resolve { run, list: part, state, .. } = args;
        voice.insist(&if ledger.calls_of_part(list.id)?.is_some() {
            message!(
                "cli-look-for-calls",
                "Look for these people among the scheduled calls and tasks of {campaign} in the portal, then say what you saw:",
                campaign = &list.campaign
            )
        } else {
            message!(
                "cli-look-for-it",
                "Look for {name} among the lists of {campaign} in the portal, then say what you saw:",
                name = name_of(list),
                campaign = &list.campaign
            )
        });
        // A command is the same in every language.
        let command = format!(
            "  dialbase runs resolve {run} {part} --loaded | --not-loaded | --abandon --reason \"…\" --state {}",
            state.display()
        );
        voice.insist(&Message::foreign(command));
    }
    Ok(())
}

fn on_record(calls: &CallsOnRecord) -> Message {
    match calls {
        CallsOnRecord::Found(1) => {
            message!("cli-calls-found", "1 call of this list is on record: it is loaded", n = 1_u64)
        }
        CallsOnRecord::Found(calls) => {
            message!("cli-calls-found", "{n} calls of this list are on record: it is loaded", n = calls)
        }
        CallsOnRecord::NoneAmong(all) => message!(
            "cli-calls-none",
            "no call of this list is on record, among {n} of its campaign: that proves nothing, for it may wait to be activated",
            n = all
        ),
        CallsOnRecord::NotAsked(why) => {
            message!("cli-calls-not-asked", "the instance could not be asked for its calls: {why}", why = why)
        }
    }
}
