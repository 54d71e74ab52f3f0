//! `--dry-run`: what would become of each row, and nothing leaves.

use super::{account, callbacks, outlook};
use crate::args::{Bulk as Args, Callbacks as Typed};
use crate::command::{clock, environment, site, state};
use crate::output::{Failure, print};
use crate::voice::Voice;
use operations::{Bulk, BulkHow, Fate, Hands};
use pipeline::Exit;
use serde_json::json;
use std::path::Path;
use words::message;

pub(super) fn run(bulk: &Bulk, args: Args, typed: &Typed, voice: &Voice) -> Result<Exit, Failure> {
    let pipeline = args.at.pipeline.clone();
    let directory = state(args.at.state.clone(), pipeline.as_deref().unwrap_or(Path::new("")));
    let clock = clock();
    let hands = Hands { environment: &environment, clock: &clock, interrupted: &|| false, progress: &|_| {} };
    let site = args.at.named().map(|at| site(at, &hands)).transpose()?;
    let callbacks = callbacks(bulk, pipeline.as_deref(), &directory, typed)?;
    let (per_second, retry_refused) = (args.per_second, args.retry_refused);
    let how = BulkHow { per_second, retry_refused, callbacks: callbacks.as_ref(), who: None };
    let outlook = outlook(bulk, site.as_ref(), &how)?;
    super::tell_callbacks(callbacks.as_ref(), pipeline.is_some(), voice);
    super::tell_barred(bulk, &outlook, voice);

    let mut rows = Vec::new();
    for (entry, outlook) in bulk.ready.iter().zip(&outlook) {
        let (row, fate) = (entry.place.to_string(), outlook.fate.name());
        let form = || bulk.form(entry).collect::<serde_json::Value>();
        let line = match &outlook.fate {
            Fate::Goes => json!({ "row": row, "would": fate, "call": bulk.kind.call(), "form": form() }),
            Fate::Barred(why) => json!({ "row": row, "would": fate, "why": why.name() }),
            _ => json!({ "row": row, "would": fate, "said": outlook.said }),
        };
        rows.push((entry.place.row, line));
    }
    for (place, why) in &bulk.unusable {
        rows.push((place.row, json!({ "row": place.to_string(), "would": "unusable", "why": why.name() })));
    }
    rows.sort_by_key(|(row, _)| *row);
    rows.into_iter().try_for_each(|(_, line)| print(line))?;

    let would = account(bulk, outlook);
    voice.say(&message!(
        "cli-bulk-would",
        "{read} rows: {go} would go, {before} went before, {refused} were refused before, {held} held, {unusable} cannot be sent; nothing was sent",
        read = bulk.read,
        go = would.left,
        before = would.before,
        refused = would.refused_before.len(),
        held = would.held.len(),
        unusable = (bulk.unusable.len() + would.barred.len()) as u64 + would.given_up
    ));
    if site.is_none() {
        voice.insist(&message!(
            "cli-bulk-no-instance",
            "What went before is not known without an instance: --pipeline FILE or --url URL"
        ));
    }
    Ok(if would.exit() == Exit::Nothing { Exit::Nothing } else { Exit::Done })
}
