//! `dialbase remove`: people out of a campaign again, after being asked twice.

use super::dialling::dialling;
use super::undo::{asked, undo};
use super::{clock, environment, has_ledger, site};
use crate::args::{Remove, Undo};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::terms::{contacts, left_out, numbers, tell_bad};
use crate::voice::Voice;
use operations::{Hands, Removed, Removing, Site, Span, Takeable, Wish};
use pipeline::{Asked, Exit};
use std::io::{self, IsTerminal};
use words::{Arg, Message, message};

pub(crate) fn remove(args: Remove, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.pipeline.as_deref().and_then(pipeline::language));
    if let Some(run) = args.run {
        let Remove { per_second, yes, reason, state, pipeline, .. } = args;
        let state = match pipeline {
            Some(pipeline) => {
                let site = Site::of_pipeline(&pipeline, state)?;
                if !has_ledger(&site.state, voice) {
                    return Ok(Exit::Usage);
                }
                is_of(&site, &run)?;
                site.state
            }
            None => state.unwrap_or_else(|| ".dialbase".into()),
        };
        return undo(Undo { run, per_second, yes, reason, state }, voice);
    }
    let at = args.at();
    let (dialling, region) = dialling(&at, args.dial, args.region)?;
    let span = args.from.zip(args.to).map(|(from, to)| Span { from, to });
    if span.is_some_and(|span| span.to < span.from) {
        voice.insist(&message!("cli-remove-span", "The span ends before it begins: look at --from and --to"));
        return Ok(Exit::Usage);
    }
    let files = args.file.into_iter().collect();
    let from = Asked { files, region, column: args.column, campaign: args.campaign };
    let removing = Removing { from, dialling, span, per_second: args.per_second };
    let clock = clock();
    let looking =
        Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let site = site(at, &looking)?;
    let takeable = operations::takeable(&site, &removing, &looking)?;

    tell_bad(takeable.bad(), voice);
    say_what_it_does(&takeable, &removing, &site, voice);
    if args.dry_run || takeable.books().left == 0 {
        tell(takeable.books(), args.json, voice)?;
        voice.say(&super::campaigns_not_asked());
        return Ok(match takeable.books() {
            Removed { read: 0, .. } => Exit::Nothing,
            Removed { of_whom_unknown: 1.., .. } => Exit::Held,
            _ => Exit::Done,
        });
    }
    let Some(reason) = wish(&takeable, args.yes, args.reason, voice) else { return Ok(Exit::Usage) };
    let line = Line::new(voice);
    let first = message!(
        "cli-finishing-removal",
        "finishing the removal that is on its way; press Ctrl-C again to leave at once"
    );
    let interrupt = Interrupt::heed(first, line.aside());
    let (interrupted, progress) = (|| interrupt.came(), |progress| line.go(progress));
    let hands = Hands { interrupted: &interrupted, progress: &progress, ..looking };
    let removed = takeable.go(Wish { reason: &reason }, &hands)?;
    drop(line);

    if let Some(untold) = &removed.untold {
        voice.insist(untold);
    }
    tell(&removed, args.json, voice)?;
    tell_left(&removed, span.is_some(), voice);
    Ok(removed.exit())
}

/// Whether a run went to an instance.
fn is_of(site: &Site, run: &str) -> Result<(), Failure> {
    let (was, now) = (pipeline::undoable(&site.state, run)?.instance, site.instance());
    if was == now {
        Ok(())
    } else {
        Err(pipeline::Error::OtherInstance { run: run.to_owned(), was, now }.into())
    }
}

/// What would happen, before anybody is asked.
fn say_what_it_does(takeable: &Takeable<'_>, removing: &Removing, site: &Site, voice: &Voice) {
    let left = numbers(takeable.books().left);
    let (instance, campaign) = (site.instance(), removing.from.campaign.as_deref().unwrap_or_default());
    let dial = removing.dialling.name();
    voice.insist(&match removing.span {
        None => message!(
            "cli-remove-does",
            "This removes {numbers}, in the form {dial}, from {campaign} on {instance}, whichever list brought them.",
            numbers = left,
            dial = dial,
            campaign = campaign,
            instance = instance
        ),
        Some(Span { from, to }) => message!(
            "cli-removing-scheduled",
            "This takes back the scheduled calls of {numbers}, in the form {dial}, to {campaign} on {instance}, from {from} to {to} by the server's clock.",
            numbers = left,
            dial = dial,
            campaign = campaign,
            instance = instance,
            from = from.to_string(),
            to = to.to_string()
        ),
    });
    say_who_else(takeable, campaign, voice);
}

/// Who has a number of the file as an alternative: removed by their main number, or nobody knows who they are.
fn say_who_else(takeable: &Takeable<'_>, campaign: &str, voice: &Voice) {
    let Removed { by_alternative, of_whom_unknown, .. } = takeable.books();
    if *by_alternative > 0 {
        voice.insist(&message!(
            "cli-remove-by-main",
            "Among them, by their main number, which is not in the file: {contacts} with one of its numbers as an alternative ({numbers}). The instance removes a contact by the main number alone, and would call the alternative on.",
            contacts = contacts(*by_alternative),
            numbers = numbers(takeable.alternatives())
        ));
    }
    if *of_whom_unknown > 0 {
        let lists = Arg::list(takeable.lost_lists().iter().map(String::as_str));
        voice.insist(&message!(
            "cli-remove-of-whom-unknown",
            "NOT REMOVED: {numbers} of the file went as an alternative of somebody, and of whom is not known any more: the plan of the list is gone or was changed, or the main number has no such form ({lists}). WHOEVER IT IS MAY BE CALLED THERE ON. Take them out in the portal, or bring the file onto the instance's blacklist: dialbase blacklist push FILE --campaign \"{campaign}\"",
            numbers = numbers(*of_whom_unknown),
            lists = lists,
            campaign = campaign,
            n = *of_whom_unknown
        ));
    }
}

/// Why they are removed; nothing where nobody wants it.
fn wish(takeable: &Takeable<'_>, yes: bool, reason: Option<String>, voice: &Voice) -> Option<String> {
    let terminal = io::stdin().is_terminal();
    let reason = match (yes, terminal) {
        (true, _) => reason,
        (false, true) => asked(takeable.books().left, reason, &mut io::stdin().lock(), voice),
        (false, false) => None,
    };
    if reason.is_none() {
        voice.insist(&message!("cli-nothing-removed", "Nothing was removed."));
        if !terminal {
            voice.insist(&message!(
                "cli-nobody-to-ask",
                "There is no terminal to ask at; to do it all the same: --yes --reason \"…\""
            ));
        }
    }
    reason
}

fn tell(removed: &Removed, json: bool, voice: &Voice) -> Result<(), Failure> {
    if json {
        return print(serde_json::to_string(removed).map_err(|error| Failure::Output(error.into()))?);
    }
    voice.say(&message!(
        "cli-remove-read",
        "{numbers} read",
        numbers = numbers(removed.read),
        n = removed.read
    ));
    let of = |n: u64, words: Message| if n > 0 { Some(words) } else { None };
    let Removed { removed: gone, had_none, done_before, left, by_alternative, of_whom_unknown, .. } = removed;
    let lines = [
        of(
            *by_alternative,
            message!(
                "cli-remove-more",
                "  {contacts} more, by their main number",
                contacts = contacts(*by_alternative)
            ),
        ),
        of(*gone, message!("cli-remove-removed", "  {numbers} removed", numbers = numbers(*gone), n = *gone)),
        of(
            *had_none,
            message!(
                "cli-remove-none",
                "  {numbers}, of which the instance had none",
                numbers = numbers(*had_none)
            ),
        ),
        of(
            *done_before,
            message!(
                "cli-remove-before",
                "  {numbers} done before",
                numbers = numbers(*done_before),
                n = *done_before
            ),
        ),
        of(*left, message!("cli-remove-left", "  {numbers} to remove", numbers = numbers(*left))),
        of(
            *of_whom_unknown,
            message!(
                "cli-remove-not",
                "  {numbers} NOT REMOVED: an alternative of somebody, and nobody knows any more of whom",
                numbers = numbers(*of_whom_unknown),
                n = *of_whom_unknown
            ),
        ),
    ];
    lines.into_iter().flatten().for_each(|line| voice.say(&line));
    removed.left_out.iter().for_each(|(why, n)| voice.say(&left_out(why, *n)));
    Ok(())
}

fn tell_left(removed: &Removed, is_scheduled: bool, voice: &Voice) {
    if removed.unknown > 0 {
        voice.insist(&message!(
            "cli-removals-unknown",
            "{n} removals were answered in a way of which nobody knows what it means: {said}",
            n = removed.unknown,
            said = removed.said.clone().unwrap_or_default()
        ));
    }
    if removed.exit() == Exit::Unfinished {
        voice.insist(&message!(
            "cli-remove-go-on",
            "It is not finished; to go on where it stopped, run the same again."
        ));
    } else if removed.removed > 0 && !is_scheduled {
        // Who asked for it is not called again by the list of tomorrow; whoever shall be is released by a person, and on record.
        voice.say(&message!(
            "cli-remove-still-loaded",
            "Whoever of them a run had loaded still counts as loaded: until their time is over (repeat_after, else twenty hours) no list loads them again. To let a run's people be loaded at once: dialbase undo RUN"
        ));
    }
}
