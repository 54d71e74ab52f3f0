//! `dialbase dispositions` and `dialbase tags`: a file's rows as calls, each made once.

mod dry;
mod tell;

use super::{clock, environment, named, site, who};
use crate::args::{Bulk as Args, Callbacks as Typed, Dispositions, Resolved};
use crate::ask::{Consent, consent};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::voice::Voice;
use operations::{
    Bulk, BulkFile, BulkHow, BulkKind, BulkSent, Callbacks, Decided, Fate, Hands, Outlook, Site,
};
use pipeline::Exit;
use std::path::Path;
use tell::{as_json, tell, tell_barred, tell_callbacks, tell_held, tell_rows};
use upload::Event;
use words::{Message, message};

pub(crate) fn dispositions(args: Dispositions, voice: &mut Voice) -> Result<Exit, Failure> {
    bulk(BulkKind::Dispositions, args.bulk, &args.callbacks, voice)
}

pub(crate) fn tags(args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    bulk(BulkKind::Tags, args, &Typed::default(), voice)
}

fn bulk(kind: BulkKind, mut args: Args, typed: &Typed, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let voice = &*voice;
    let command = command(kind, &args);
    let (columns, fixed) = (std::mem::take(&mut args.column), std::mem::take(&mut args.set));
    let file = BulkFile { path: args.file.clone(), sheet: args.sheet.clone(), columns, fixed };
    let bulk = Bulk::read(kind, &file)?;
    tell_rows(&bulk, voice);
    if args.dry_run {
        return dry::run(&bulk, args, typed, voice);
    }
    let pipeline = args.at.pipeline.clone();
    let Some(at) = named(args.at, voice) else { return Ok(Exit::Usage) };
    let clock = clock();
    let unheard =
        Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let site = site(at, &unheard)?;
    if let (Some(row), Some(reason)) = (args.resolve, &args.reason) {
        return decide(&bulk, &site, (row.0, &args.resolved, reason), voice);
    }
    let callbacks = callbacks(&bulk, pipeline.as_deref(), &site.state, typed)?;
    let who = who();
    let how = BulkHow {
        per_second: args.per_second,
        retry_refused: args.retry_refused,
        callbacks: callbacks.as_ref(),
        who: who.as_deref(),
    };
    let outlook = outlook(&bulk, Some(&site), &how)?;
    tell_callbacks(callbacks.as_ref(), pipeline.is_some(), voice);
    tell_barred(&bulk, &outlook, voice);
    let going = outlook.iter().filter(|outlook| outlook.fate == Fate::Goes).count();
    let sent = if going == 0 {
        account(&bulk, outlook)
    } else if consent(&question(kind, going, &site), args.yes, voice) == Consent::Given {
        send(&bulk, &site, &how, &unheard, voice)?
    } else {
        return Ok(Exit::Usage);
    };

    if args.json {
        print(as_json(&bulk, &sent))?;
    } else {
        tell(&bulk, &sent, voice);
    }
    tell_held(&sent, &command, voice);
    if sent.exit() == Exit::Nothing {
        voice.insist(&message!("cli-bulk-nothing", "No row can be sent."));
    }
    Ok(sent.exit())
}

/// Sends the rows that go.
fn send(
    bulk: &Bulk,
    site: &Site,
    how: &BulkHow<'_>,
    unheard: &Hands<'_>,
    voice: &Voice,
) -> Result<BulkSent, Failure> {
    let first = message!(
        "cli-finishing-row",
        "finishing the row that is on its way; press Ctrl-C again to leave at once, and that row is held"
    );
    // Nobody is asked under a line that moves.
    let line = Line::new(voice);
    let interrupt = Interrupt::heed(first, line.aside());
    let hands =
        Hands { interrupted: &|| interrupt.came(), progress: &|progress| line.go(progress), ..*unheard };
    let reached = site.reach(&hands)?;
    let sent = bulk.send((&reached, site), how, &hands);
    reached.leave();
    drop(line);
    let sent = sent?;
    if let Some(untold) = &sent.untold {
        voice.insist(untold);
    }
    Ok(sent)
}

/// What rows are held against that call somebody again, where there are such rows.
fn callbacks(
    bulk: &Bulk,
    pipeline: Option<&Path>,
    state: &Path,
    typed: &Typed,
) -> Result<Option<Callbacks>, Failure> {
    if !bulk.books_calls() {
        return Ok(None);
    }
    let Typed { server_zone, hours, region, again } = *typed;
    let typed = operations::Typed { server_zone, hours, region, again };
    Ok(Some(Callbacks::of(pipeline, state, typed, clock()())?))
}

/// What would become of each row, as far as is known.
fn outlook(bulk: &Bulk, site: Option<&Site>, how: &BulkHow<'_>) -> Result<Vec<Outlook>, Failure> {
    let now = clock()();
    let site = site.filter(|site| site.state.join("ledger.db").exists());
    let ledger = site.map(|site| pipeline::look_at(&site.state, now)).transpose()?;
    let instance = site.map(Site::instance).unwrap_or_default();
    Ok(bulk.outlook((ledger.as_ref(), &instance), how, now)?)
}

/// The account of rows of which none is sent.
fn account(bulk: &Bulk, outlook: Vec<Outlook>) -> BulkSent {
    let mut sent = BulkSent::default();
    bulk.ready.iter().zip(outlook).for_each(|(entry, outlook)| sent.note(entry, outlook));
    sent
}

fn question(kind: BulkKind, n: usize, site: &Site) -> Message {
    let instance = site.instance();
    match kind {
        BulkKind::Dispositions => message!(
            "cli-bulk-dispositions-question",
            "Up to {n} dispositions go to {instance}; some may schedule calls. Send them? [yes/no]",
            n = n,
            instance = instance
        ),
        BulkKind::Tags => message!(
            "cli-bulk-tags-question",
            "Up to {n} tags go to {instance}. Send them? [yes/no]",
            n = n,
            instance = instance
        ),
    }
}

/// Writes down what a person saw.
fn decide(
    bulk: &Bulk,
    site: &Site,
    (row, resolved, reason): (Option<u32>, &Resolved, &str),
    voice: &Voice,
) -> Result<Exit, Failure> {
    let event = match resolved {
        Resolved { done: true, .. } => Event::PersonSawIt,
        Resolved { not_done: true, .. } => Event::PersonSawItMissing,
        Resolved { .. } => Event::PersonGaveUp,
    };
    let who = who();
    let decided = Decided { row, event, reason, who: who.as_deref() };
    let count = bulk.decide(site, decided, clock()())?;
    voice.say(&message!("cli-bulk-decided", "{n} rows: it is on record", n = count));
    Ok(Exit::Done)
}

/// The command as it was typed, but for what is said of how rows are sent.
fn command(kind: BulkKind, args: &Args) -> String {
    let name = match kind {
        BulkKind::Dispositions => "dispositions",
        BulkKind::Tags => "tags",
    };
    let mut words = vec!["dialbase".to_owned(), name.to_owned(), quoted(&args.file.display().to_string())];
    let mut option = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
    if let Some(sheet) = &args.sheet {
        option("--sheet", sheet);
    }
    for (field, column) in &args.column {
        option("--column", &format!("{field}={column}"));
    }
    for (field, value) in &args.set {
        option("--set", &format!("{field}={value}"));
    }
    let paths = [("--pipeline", &args.at.pipeline), ("--state", &args.at.state)];
    for (name, path) in paths.into_iter().filter_map(|(name, path)| Some((name, path.as_ref()?))) {
        option(name, &path.display().to_string());
    }
    if let Some(url) = &args.at.url {
        option("--url", url);
    }
    words.join(" ")
}

/// A word as it is typed at a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_typed_so_that_a_shell_takes_it_as_it_is() {
        let check = |word: &str, expected: &str| assert_eq!(quoted(word), expected);
        check("base.csv", "base.csv");
        check("año.csv", "año.csv");
        check("campaign=Ventas->", "'campaign=Ventas->'");
        check("comment=it's $5", r"'comment=it'\''s $5'");
        check("", "''");
    }
}
