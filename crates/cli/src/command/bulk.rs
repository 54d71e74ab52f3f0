//! `dialbase dispositions` and `dialbase tags`: a file's rows as calls, each made once.

use super::{clock, environment, named, site, who};
use crate::args::{Bulk as Args, Resolved};
use crate::ask::{Consent, consent};
use crate::interrupt::Interrupt;
use crate::output::{Failure, print};
use crate::progress::Line;
use crate::voice::Voice;
use operations::{Bulk, BulkFile, BulkKind, BulkSent, Decided, Hands, Site};
use pipeline::Exit;
use serde_json::json;
use upload::Event;
use words::{Arg, Message, message};

/// So many rows are told one by one; the others are counted.
const TOLD: usize = 20;

pub(crate) fn bulk(kind: BulkKind, args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let voice = &*voice;
    let Args { file, sheet, column, set, .. } = args;
    let command = command(kind, &file.display().to_string());
    let file = BulkFile { path: file, sheet, columns: column, fixed: set };
    let bulk = Bulk::read(kind, &file, clock()())?;
    tell_rows(&bulk, voice);
    if args.dry_run {
        return dry(&bulk);
    }
    let Some(at) = named(args.at, voice) else { return Ok(Exit::Usage) };
    let first = message!(
        "cli-finishing-row",
        "finishing the row that is on its way; press Ctrl-C again to leave at once, and that row is held"
    );
    let clock = clock();
    let unheard =
        Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let site = site(at, &unheard)?;
    if let (Some(row), Some(reason)) = (args.resolve, &args.reason) {
        return decide(&bulk, &site, (row.0, &args.resolved, reason), voice);
    }
    if bulk.ready.is_empty() {
        voice.insist(&message!("cli-bulk-nothing", "No row can be sent."));
        return Ok(Exit::Nothing);
    }
    if consent(&question(&bulk, &site), args.yes, voice) != Consent::Given {
        return Ok(Exit::Usage);
    }

    // Nobody is asked under a line that moves.
    let line = Line::new(voice);
    let interrupt = Interrupt::heed(first, line.aside());
    let hands =
        Hands { interrupted: &|| interrupt.came(), progress: &|progress| line.go(progress), ..unheard };
    let reached = site.reach(&hands)?;
    let how = (args.per_second, args.retry_refused);
    let sent = bulk.send((&reached, &site), how, who().as_deref(), &hands);
    reached.leave();
    drop(line);
    let sent = sent?;
    if let Some(untold) = &sent.untold {
        voice.insist(untold);
    }

    if args.json {
        print(as_json(&bulk, &sent))?;
    } else {
        tell(&bulk, &sent, voice);
    }
    tell_held(&sent, &command, voice);
    Ok(sent.exit())
}

/// What is sent for each row that can be, and nothing more.
fn dry(bulk: &Bulk) -> Result<Exit, Failure> {
    let mut is_any = false;
    for entry in bulk.ready.iter().filter(|entry| !entry.is_past) {
        is_any = true;
        let form: serde_json::Value = bulk.form(entry).collect();
        print(json!({ "row": entry.place.to_string(), "call": bulk.kind.call(), "form": form }))?;
    }
    Ok(if is_any { Exit::Done } else { Exit::Nothing })
}

/// Where the fields stand, and which rows cannot be sent.
fn tell_rows(bulk: &Bulk, voice: &Voice) {
    let columns = bulk.columns.iter().map(|(field, column)| match column {
        Some(column) => format!("{field} ← {column}"),
        None => format!("{field} ="),
    });
    voice.say(&message!(
        "cli-bulk-columns",
        "{n} rows; {columns}",
        n = bulk.read,
        columns = Arg::list(columns)
    ));
    let past = bulk.ready.iter().filter(|entry| entry.is_past);
    for (place, why) in bulk.unusable.iter().take(TOLD) {
        let place = place.to_string();
        voice.insist(&message!("cli-bulk-unusable", "{place}: {why}", place = place, why = why.words()));
    }
    for entry in past.take(TOLD) {
        let place = entry.place.to_string();
        voice.insist(&message!("cli-bulk-unusable", "{place}: {why}", place = place, why = over()));
    }
    if bulk.unusable.len() > TOLD {
        for (count, why) in bulk.reasons().into_values() {
            voice.insist(&message!("cli-bulk-reason", "{n} rows: {why}", n = count, why = why));
        }
    }
}

fn over() -> Message {
    message!("cli-bulk-over", "its moment to call again is over everywhere, so it is not sent")
}

fn question(bulk: &Bulk, site: &Site) -> Message {
    let (n, instance) = (bulk.ready.iter().filter(|entry| !entry.is_past).count(), site.instance());
    match bulk.kind {
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

fn tell(bulk: &Bulk, sent: &BulkSent, voice: &Voice) {
    voice.say(&message!(
        "cli-bulk-sent",
        "{read} rows: {sent} sent, {before} went before, {refused} refused, {held} held, {left} did not leave, {unusable} cannot be sent",
        read = bulk.read,
        sent = sent.sent,
        before = sent.before,
        refused = sent.refused.len() as u64 + sent.refused_before,
        held = sent.held.len(),
        left = sent.left,
        unusable = bulk.unusable.len() as u64 + sent.past + sent.given_up
    ));
    for (place, said) in sent.refused.iter().take(TOLD) {
        let (place, why) = (place.to_string(), said.clone().unwrap_or_else(|| Message::foreign("0")));
        voice.insist(&message!("cli-bulk-refused", "{place}: refused: {why}", place = place, why = why));
    }
    if sent.refused_before > 0 {
        voice.insist(&message!(
            "cli-bulk-refused-before",
            "{n} were refused in an earlier run; to send them again: --retry-refused",
            n = sent.refused_before
        ));
    }
    if let (1.., Some(why)) = (sent.left, &sent.unsent) {
        voice.insist(&message!("cli-bulk-unsent", "The last that did not leave: {why}", why = why));
    }
}

/// What a person does about rows of which nobody knows.
fn tell_held(sent: &BulkSent, command: &str, voice: &Voice) {
    for held in sent.held.iter().take(TOLD) {
        voice.insist(&message!(
            "cli-bulk-held",
            "{place} is held: look for the call {guid} in the portal, then say what you saw:",
            place = held.place.to_string(),
            guid = &held.guid
        ));
        // A command is the same in every language.
        let row = held.place.row;
        voice.insist(&Message::foreign(format!(
            "  {command} --resolve {row} --done | --not-done | --abandon --reason \"…\""
        )));
    }
    if sent.held.len() > TOLD {
        let more = sent.held.len() - TOLD;
        voice.insist(&message!("cli-bulk-held-more", "{n} more rows are held", n = more));
    }
}

fn command(kind: BulkKind, file: &str) -> String {
    let name = match kind {
        BulkKind::Dispositions => "dispositions",
        BulkKind::Tags => "tags",
    };
    format!("dialbase {name} {file}")
}

fn as_json(bulk: &Bulk, sent: &BulkSent) -> serde_json::Value {
    let unusable =
        bulk.unusable.iter().map(|(place, why)| json!({ "row": place.to_string(), "why": why.name() }));
    let refused = sent.refused.iter().map(|(place, said)| json!({ "row": place.to_string(), "said": said }));
    let held = sent
        .held
        .iter()
        .map(|held| json!({ "row": held.place.to_string(), "guid": held.guid, "said": held.said }));
    json!({
        "read": bulk.read,
        "sent": sent.sent,
        "before": sent.before,
        "refused": refused.collect::<Vec<_>>(),
        "refused_before": sent.refused_before,
        "held": held.collect::<Vec<_>>(),
        "given_up": sent.given_up,
        "past": sent.past,
        "left": sent.left,
        "unusable": unusable.collect::<Vec<_>>(),
    })
}
