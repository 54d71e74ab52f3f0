//! `dialbase recordings`: recordings of calls into a directory, and what came of each.

use super::{clock, environment, site};
use crate::args::Recordings as Args;
use crate::interrupt::Interrupt;
use crate::output::{Failure, print, shown};
use crate::progress::Line;
use crate::voice::Voice;
use chrono::{DateTime, Utc};
use operations::{Error, Fetching, Hands, Missing, RecordingsCame, Wanted};
use pipeline::Exit;
use serde_json::json;
use std::path::Path;
use words::{Arg, message};

pub(crate) fn recordings(args: Args, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.at.pipeline.as_deref().and_then(pipeline::language));
    let voice = &*voice;
    let json = args.json;
    let how = Fetching {
        directory: args.output.clone(),
        parallel: args.parallel.into(),
        convert: !args.no_convert,
        unanswered: args.unanswered,
        reveal: args.reveal,
        telephony: args.telephony.clone(),
        backup: args.backup.clone(),
    };
    let line = Line::new(voice);
    let first = message!(
        "cli-finishing-recordings",
        "finishing the recordings that are on their way; press Ctrl-C again to leave at once"
    );
    let interrupt = Interrupt::heed(first, line.aside());
    let clock = clock();
    let hands = Hands {
        environment: &environment,
        clock: &clock,
        interrupted: &|| interrupt.came(),
        progress: &|progress| line.go(progress),
    };
    let typed = args.campaign.clone();
    let (at, wanted) = wanted(args);
    let site = site(at, &hands)?;
    let wanted = wanted(&site.state, clock())?;
    if wanted.ends_before_it_begins() {
        drop(line);
        voice.insist(&message!(
            "cli-recordings-period",
            "The period ends before it begins: look at --from and --to"
        ));
        return Ok(Exit::Usage);
    }

    let reached = site.reach(&hands)?;
    let known = operations::campaigns_are_known((&reached, &site), typed.iter().map(String::as_str));
    let came = known
        .and_then(|untold| Ok((operations::recordings(&reached, &site, &wanted, &how, &hands)?, untold)));
    reached.leave();
    drop(line);
    let (came, untold) = came?;

    if let Some(untold) = &untold {
        voice.insist(untold);
    }
    if json {
        print(as_json(&came))?;
    } else {
        tell(&came, voice);
    }
    if how.backup.is_none() {
        tell_of_backup(&came, voice);
    }
    Ok(came.exit())
}

type Wants = Box<dyn FnOnce(&Path, DateTime<Utc>) -> Result<Wanted, Error>>;

/// The instance that was typed, and which calls, once the state directory is known.
fn wanted(args: Args) -> (crate::args::At, Wants) {
    let Args { which, day, from, to, campaign, at, .. } = args;
    let wants: Wants = Box::new(move |state, now| {
        if !which.guid.is_empty() {
            return Ok(Wanted::Guids(which.guid, day));
        }
        let Some(run) = which.run else {
            let lists = which.list.into_iter().collect();
            return Ok(Wanted::Records { from, until: to, campaigns: campaign, lists });
        };
        Ok(match Wanted::of_run(state, &run, now)? {
            Wanted::Records { from: since, campaigns, lists, .. } => {
                Wanted::Records { from: from.or(since), until: to, campaigns, lists }
            }
            guids @ Wanted::Guids(..) => guids,
        })
    });
    (at, wants)
}

fn tell(came: &RecordingsCame, voice: &Voice) {
    if came.records > 0 || came.elsewhere > 0 {
        voice.say(&message!(
            "cli-recordings-records",
            "{records} records of calls: {wanted} recordings wanted, {elsewhere} of other lists, {again} of a call that came before",
            records = came.records,
            wanted = came.wanted,
            elsewhere = came.elsewhere,
            again = came.again
        ));
    }
    let missing: u64 = came.missing.values().sum();
    voice.say(&message!(
        "cli-recordings-came",
        "{wanted} recordings: {fetched} fetched ({bytes}), {there} there already, {missing} missing",
        wanted = came.wanted,
        fetched = came.fetched,
        bytes = Arg::Bytes(came.bytes),
        there = came.there,
        missing = missing
    ));
    for (why, count) in &came.missing {
        voice.insist(&message!(
            "cli-recordings-missing",
            "  {n} missing: {why}",
            n = count,
            why = why.words()
        ));
    }
    let index = shown(&came.index);
    voice.say(&message!("cli-recordings-index", "Index: {path}", path = index.display()));
    if came.exit() == Exit::Unfinished {
        voice.insist(&message!(
            "cli-recordings-again",
            "Some may still come: running it again goes on where it ended"
        ));
    }
}

/// What nobody has may lie where nobody asked: how the host of old recordings is called, only the vendor knows.
fn tell_of_backup(came: &RecordingsCame, voice: &Voice) {
    let absent = came.missing.get(&Missing::Absent).copied().unwrap_or(0);
    if absent > 0 {
        voice.insist(&message!(
            "cli-recordings-no-backup",
            "{n} at none of the places that were asked, and the host of old recordings was not asked, because nobody named it: run it again with --backup URL, which the vendor or whoever runs the instance knows",
            n = absent
        ));
    }
}

fn as_json(came: &RecordingsCame) -> serde_json::Value {
    let missing: serde_json::Map<String, serde_json::Value> =
        came.missing.iter().map(|(why, count)| (why.name().to_owned(), (*count).into())).collect();
    json!({
        "records": came.records,
        "of_other_lists": came.elsewhere,
        "of_calls_before": came.again,
        "wanted": came.wanted,
        "fetched": came.fetched,
        "bytes": came.bytes,
        "there": came.there,
        "missing": missing,
        "is_whole": !came.is_cut,
        "index": came.index,
    })
}
