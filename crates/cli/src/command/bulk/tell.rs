//! What is said of a file's rows: where their fields stand, which cannot be sent, and what became of the others.

use crate::voice::Voice;
use operations::{Barred, Bulk, BulkSent, Callbacks, Fate, Outlook};
use serde_json::json;
use words::{Arg, Message, message, told};

/// So many rows are told one by one; the others are counted.
const TOLD: usize = 20;

/// Where the fields stand, and which rows cannot be sent.
pub(super) fn tell_rows(bulk: &Bulk, voice: &Voice) {
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
    for (place, why) in bulk.unusable.iter().take(TOLD) {
        let place = place.to_string();
        voice.insist(&message!("cli-bulk-unusable", "{place}: {why}", place = place, why = bulk.why(*why)));
    }
    if bulk.unusable.len() > TOLD {
        for (count, why) in bulk.reasons().into_values() {
            voice.insist(&message!("cli-bulk-reason", "{n} rows: {why}", n = count, why = why));
        }
    }
}

/// What rows are held against that call somebody again.
pub(super) fn tell_callbacks(callbacks: Option<&Callbacks>, names_pipeline: bool, voice: &Voice) {
    let Some(callbacks) = callbacks else { return };
    voice.say(&message!(
        "cli-bulk-callbacks",
        "Callbacks: their moments are by the clock of {zone}, and nobody is called outside of {hours} by their own clock",
        zone = callbacks.server_zone.name(),
        hours = callbacks.hours_written()
    ));
    if let Some(region) = callbacks.region() {
        voice.say(&message!(
            "cli-bulk-callbacks-region",
            "Callbacks: numbers without a country are read as of {region}",
            region = region.as_str()
        ));
    }
    match callbacks.blacklists() {
        0 if names_pipeline => voice.insist(&message!(
            "cli-bulk-no-blacklist",
            "Callbacks: held against no blacklist, for the pipeline names none"
        )),
        0 => voice.insist(&message!(
            "cli-bulk-no-pipeline",
            "Callbacks: held against no blacklist; name the pipeline that has them with --pipeline FILE"
        )),
        n => {
            let lists = if n == 1 { "blacklist" } else { "blacklists" };
            let words = format!("Callbacks: held against {n} {lists}");
            voice.say(&told!(&words, "cli-bulk-blacklists", n = n));
        }
    }
}

/// Which rows would call somebody again and do not go.
pub(super) fn tell_barred(bulk: &Bulk, outlook: &[Outlook], voice: &Voice) {
    let barred = bulk.ready.iter().zip(outlook).filter_map(|(entry, outlook)| match &outlook.fate {
        Fate::Barred(why) => Some((entry, why)),
        _ => None,
    });
    let barred: Vec<_> = barred.collect();
    for (entry, why) in barred.iter().take(TOLD) {
        let place = entry.place.to_string();
        voice.insist(&message!("cli-bulk-unusable", "{place}: {why}", place = place, why = why.words()));
    }
    if barred.len() > TOLD {
        let more = barred.len() - TOLD;
        let callbacks = if more == 1 { "callback does" } else { "callbacks do" };
        let words = format!("{more} more {callbacks} not go; --dry-run names them");
        voice.insist(&told!(&words, "cli-bulk-barred-more", n = more));
    }
}

pub(super) fn tell(bulk: &Bulk, sent: &BulkSent, voice: &Voice) {
    voice.say(&message!(
        "cli-bulk-sent",
        "{read} rows: {sent} sent, {before} went before, {refused} refused, {held} held, {left} did not leave, {unusable} cannot be sent",
        read = bulk.read,
        sent = sent.sent,
        before = sent.before,
        refused = sent.refused.len() + sent.refused_before.len(),
        held = sent.held.len(),
        left = sent.left,
        unusable = (bulk.unusable.len() + sent.barred.len()) as u64 + sent.given_up
    ));
    let why = |said: &Option<Message>| said.clone().unwrap_or_else(|| Message::foreign("0"));
    for (place, said) in sent.refused.iter().take(TOLD) {
        let place = place.to_string();
        voice.insist(&message!(
            "cli-bulk-refused",
            "{place}: refused: {why}",
            place = place,
            why = why(said)
        ));
    }
    for (place, said) in sent.refused_before.iter().take(TOLD) {
        let place = place.to_string();
        voice.insist(&message!(
            "cli-bulk-was-refused",
            "{place}: refused in an earlier run: {why}",
            place = place,
            why = why(said)
        ));
    }
    if !sent.refused_before.is_empty() {
        voice.insist(&message!(
            "cli-bulk-refused-before",
            "{n} were refused in an earlier run; to send them again: --retry-refused",
            n = sent.refused_before.len()
        ));
    }
    if let (1.., Some(why)) = (sent.left, &sent.unsent) {
        voice.insist(&message!("cli-bulk-unsent", "The last that did not leave: {why}", why = why));
    }
}

/// What a person does about rows of which nobody knows.
pub(super) fn tell_held(sent: &BulkSent, command: &str, voice: &Voice) {
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

pub(super) fn as_json(bulk: &Bulk, sent: &BulkSent) -> serde_json::Value {
    let unusable =
        bulk.unusable.iter().map(|(place, why)| json!({ "row": place.to_string(), "why": why.name() }));
    let row =
        |(place, said): &(contact::Place, Option<Message>)| json!({ "row": place.to_string(), "said": said });
    let refused = sent.refused.iter().map(row);
    let refused_before = sent.refused_before.iter().map(row);
    let barred = sent.barred.iter().filter(|(_, why)| *why != Barred::Past);
    let barred = barred.map(|(place, why)| json!({ "row": place.to_string(), "why": why.name() }));
    let held = sent
        .held
        .iter()
        .map(|held| json!({ "row": held.place.to_string(), "guid": held.guid, "said": held.said }));
    json!({
        "read": bulk.read,
        "sent": sent.sent,
        "before": sent.before,
        "refused": refused.collect::<Vec<_>>(),
        "refused_before": refused_before.collect::<Vec<_>>(),
        "held": held.collect::<Vec<_>>(),
        "given_up": sent.given_up,
        "barred": barred.collect::<Vec<_>>(),
        "past": sent.past(),
        "left": sent.left,
        "unusable": unusable.collect::<Vec<_>>(),
    })
}
