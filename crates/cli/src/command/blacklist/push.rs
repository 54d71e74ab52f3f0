//! `dialbase blacklist push`, `sync` and `remove`: lists brought to the instance's own blacklist, and taken off it.

use super::asked;
use crate::args::Bring;
use crate::command::dialling::dialling;
use crate::command::undo::is_yes;
use crate::command::{clock, environment, site};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::terms::{left_out, numbers, tell_bad};
use crate::voice::Voice;
use operations::{Books, Hands, Prepared, Pushed, Pushing, Site, What};
use pipeline::Exit;
use serde::Serialize;
use std::io::{self, IsTerminal};
use words::{Message, message};

pub(super) fn bring(
    what: What,
    args: Bring,
    allow_shrink: Option<&str>,
    yes: bool,
    voice: &mut Voice,
) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let (dialling, region) = dialling(&args.at, args.dial, args.rows.region)?;
    let from = pipeline::Asked { region, ..asked(args.sources, &args.rows) };
    let (chunk, per_second) = (args.chunk as usize, args.per_second);
    let pushing = Pushing {
        what,
        from,
        name: args.name,
        dialling,
        chunk,
        per_second,
        field: args.field.as_deref(),
        allow_shrink,
    };
    let clock = clock();
    let looking =
        Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let site = site(args.at, &looking)?;
    let prepared = operations::prepare(&site, &pushing, &looking)?;

    let shown = Shown::of(&prepared, &pushing, &site, args.dry_run);
    tell_bad(prepared.bad(), voice);
    if args.dry_run {
        voice.say(&crate::command::campaigns_not_asked());
        shown.tell(prepared.books(), None, args.json, voice)?;
        prepared.may_shrink()?;
        return Ok(Exit::Done);
    }
    prepared.may_shrink()?;
    if prepared.books().to_remove > 0 && !yes && !may_remove(&prepared, &shown, voice) {
        return Ok(Exit::Usage);
    }
    let line = Line::new(voice);
    let first = message!(
        "cli-finishing-call",
        "finishing the request that is on its way; press Ctrl-C again to leave at once"
    );
    let interrupt = Interrupt::heed(first, line.aside());
    let (interrupted, progress) = (|| interrupt.came(), |progress| line.go(progress));
    let pushed = prepared.go(&Hands { interrupted: &interrupted, progress: &progress, ..looking })?;
    drop(line);
    if let Some(warning) = &pushed.warning {
        voice.insist(warning);
    }
    shown.tell(&pushed.books, pushed.said.as_ref(), args.json, voice)?;
    tell_left(&pushed, voice);
    Ok(pushed.exit())
}

/// What a list is, and where it went.
#[derive(Serialize)]
struct Shown {
    what: What,
    instance: String,
    list: String,
    dial: &'static str,
    dry_run: bool,
}

/// The books for a machine.
#[derive(Serialize)]
struct Json<'j> {
    #[serde(flatten)]
    shown: &'j Shown,
    #[serde(flatten)]
    books: &'j Books,
    said: Option<&'j str>,
}

impl Shown {
    fn of(prepared: &Prepared<'_>, pushing: &Pushing<'_>, site: &Site, dry_run: bool) -> Self {
        let (instance, list) = (site.instance(), prepared.name().to_owned());
        Self { what: pushing.what, instance, list, dial: pushing.dialling.name(), dry_run }
    }

    fn tell(&self, books: &Books, said: Option<&Message>, json: bool, voice: &Voice) -> Result<(), Failure> {
        if json {
            let line = Json { shown: self, books, said: said.map(Message::english) };
            return print(serde_json::to_string(&line).map_err(|error| Failure::Output(error.into()))?);
        }
        voice.say(&message!(
            "cli-push-read",
            "{list}, on {instance} in the form {dial}: {numbers} read",
            list = &self.list,
            instance = &self.instance,
            dial = self.dial,
            numbers = numbers(books.read),
            n = books.read
        ));
        let of = |n: u64, words: Message| if n > 0 { Some(words) } else { None };
        let always = |words| Some(words);
        let is_removal = self.what == What::Remove;
        let (added, there, removed) = (books.added, books.already_there, books.removed);
        let (to_add, to_remove, kept) = (books.to_add, books.to_remove, books.kept_by_another);
        let lines = [
            if is_removal || self.dry_run {
                None
            } else {
                always(message!("cli-push-added", "  {numbers} added", numbers = numbers(added), n = added))
            },
            if is_removal {
                None
            } else {
                always(message!(
                    "cli-push-there",
                    "  {numbers} there before",
                    numbers = numbers(there),
                    n = there
                ))
            },
            of(to_add, message!("cli-push-to-add", "  {numbers} to add", numbers = numbers(to_add))),
            of(
                removed,
                message!(
                    "cli-push-removed",
                    "  {numbers} taken off",
                    numbers = numbers(removed),
                    n = removed
                ),
            ),
            of(
                to_remove,
                message!("cli-push-to-remove", "  {numbers} to take off", numbers = numbers(to_remove)),
            ),
            of(
                kept,
                message!(
                    "cli-push-kept",
                    "  {numbers} on this list no more, and kept for another",
                    numbers = numbers(kept),
                    n = kept
                ),
            ),
        ];
        lines.into_iter().flatten().for_each(|line| voice.say(&line));
        books.left_out.iter().for_each(|(why, n)| voice.say(&left_out(why, *n)));
        Ok(())
    }
}

/// Asks at a terminal; elsewhere it takes a word on the command line.
fn may_remove(prepared: &Prepared<'_>, shown: &Shown, voice: &Voice) -> bool {
    voice.insist(&message!(
        "cli-push-will-remove",
        "{numbers} would be taken off the blacklist of {instance}: they may be called from then on.",
        numbers = numbers(prepared.books().to_remove),
        instance = &shown.instance,
        n = prepared.books().to_remove
    ));
    let terminal = io::stdin().is_terminal();
    if terminal {
        voice.insist(&message!("cli-take-them-off", "Take them off? [yes/no]"));
        let mut answer = String::new();
        if io::stdin().read_line(&mut answer).is_ok() && is_yes(answer.trim()) {
            return true;
        }
    }
    voice.insist(&message!("cli-push-nothing-done", "Nothing was sent."));
    if !terminal {
        voice.insist(&message!(
            "cli-push-nobody-to-ask",
            "There is no terminal to ask at; to do it all the same: --yes"
        ));
    }
    false
}

fn tell_left(pushed: &Pushed, voice: &Voice) {
    if let Some(said) = &pushed.said {
        voice.insist(&message!(
            "cli-push-said",
            "The instance was left alone after a call that it did not take: {said}. Where it wants the numbers in another field of the form, name that: blacklist_field under [upload] of the pipeline file, or --field NAME",
            said = said
        ));
    }
    if pushed.exit() == Exit::Unfinished {
        voice.insist(&message!(
            "cli-push-left",
            "It is not finished; to go on where it stopped, run the same again. What was under way is sent once more, which harms nobody."
        ));
    }
}
