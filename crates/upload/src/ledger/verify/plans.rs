//! I6 and I7: what the plans on disk say, held against what the ledger has of them.

use super::{Checked, NAMED};
use crate::apply::content;
use crate::ledger::Ledger;
use crate::{BlacklistStamp, Error, Plan};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Row, params};
use serde_json::Value;
use std::io;
use std::path::{Path, PathBuf};
use words::{Message, Told as _, message};

/// A run, and where its plan stood.
struct Run {
    id: String,
    directory: PathBuf,
    applied_at: Option<DateTime<Utc>>,
    /// Whether it was entered by a version that has claims, and notes what it was held against.
    notes_lists: bool,
}

/// The plan of a run.
pub(super) enum OnDisk {
    /// It is there.
    There(Box<Plan>),
    /// It is not there any more, or was made by a version whose plans this one does not read.
    Gone,
    /// What stands in its place is not what was applied.
    Strange(Message),
}

/// The plans of all runs, as they are on disk now.
pub(super) struct Plans(Vec<(Run, OnDisk)>);

/// A blacklist of a run: its path, its sum, when it was written, how old it may be.
type HeldAgainst = (String, String, String, Option<i64>);

impl Ledger {
    /// Reads the plans of all runs.
    pub(super) fn plans(&self) -> Result<Plans, Error> {
        let run = |row: &Row<'_>| {
            Ok(Run {
                id: row.get(0)?,
                directory: PathBuf::from(row.get::<_, String>(1)?),
                applied_at: time(&row.get::<_, String>(2)?),
                notes_lists: row.get(3)?,
            })
        };
        let runs: Vec<Run> = self.ask(|connection| {
            let mut runs = connection
                .prepare("SELECT id, directory, applied_at, claim_seconds > 0 FROM runs ORDER BY id")?;
            runs.query_map([], run)?.collect()
        })?;
        Ok(Plans(runs.into_iter().map(|run| (on_disk(&run), run)).map(|(plan, run)| (run, plan)).collect()))
    }

    /// I6, from what the ledger has of the blacklists; and that this is what the plans say.
    pub(super) fn fresh_scrub(&self, plans: &Plans) -> Result<Checked, Error> {
        let attempts: Vec<(String, String, String, String, Option<i64>)> = self.ask(|connection| {
            let mut attempts = connection.prepare(
                "SELECT attempts.name,
                    MAX(attempts.connected_at, COALESCE((
                        SELECT MAX(call_events.at) FROM batches JOIN calls ON calls.batch = batches.id
                        JOIN call_events ON call_events.call = calls.id AND call_events.after = 'sending'
                        WHERE batches.part = parts.id), '')),
                    held_against.path, held_against.modified_at, held_against.max_age_seconds
                 FROM attempts JOIN parts ON parts.id = attempts.part JOIN held_against ON held_against.run = parts.run",
            )?;
            let attempt = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            attempts.query_map([], attempt)?.collect()
        })?;
        let is_old = |connected: &str, modified: &str, most: Option<i64>| {
            let age = time(connected).zip(time(modified)).map(|(connected, modified)| connected - modified);
            most.and_then(TimeDelta::try_seconds).zip(age).is_some_and(|(most, age)| age > most)
        };
        let old =
            attempts.iter().filter(|(_, connected, _, modified, most)| is_old(connected, modified, *most));
        let old = old.map(|(name, _, list, ..)| {
            message!(
                "verify-old-list",
                "{name} left when {list} was older than its max_age",
                name = name,
                list = list
            )
        });
        let mut broken: Vec<Message> = old.collect();
        for (run, plan) in &plans.0 {
            let OnDisk::There(plan) = plan else { continue };
            let (noted, planned) = (self.held_against(&run.id)?, held_against(&plan.blacklists));
            if noted != planned && (run.notes_lists || !noted.is_empty()) {
                broken.push(message!(
                    "verify-other-lists",
                    "run {run}: its plan was held against other blacklists than the ledger says",
                    run = &run.id
                ));
            }
        }
        broken.truncate(NAMED);
        let says = message!("verify-says-fresh", "no list left when a blacklist was older than it may be");
        let checked = message!(
            "verify-lists-left",
            "{blacklists} blacklists at the moment when a list left",
            blacklists = attempts.len()
        );
        Ok(Checked { invariant: "I6", says, checked, broken })
    }

    /// I7, for the plans that are still there.
    pub(super) fn bytes_say_what_we_mean(&self, plans: &Plans) -> Result<Checked, Error> {
        let (mut parts, mut gone, mut broken) = (0_usize, 0_u64, Vec::new());
        for (run, plan) in &plans.0 {
            match plan {
                OnDisk::Gone => gone += 1,
                OnDisk::Strange(what) => {
                    broken.push(message!("verify-in-run", "run {run}: {what}", run = &run.id, what = what));
                }
                OnDisk::There(plan) => {
                    parts += plan.parts.len();
                    let planned: Vec<(String, u64)> =
                        plan.parts.iter().map(|part| (part.identity().to_owned(), part.lines)).collect();
                    if self.entered(&run.id)? != planned {
                        broken.push(message!(
                            "verify-other-parts",
                            "run {run}: its plan has other parts than the ledger",
                            run = &run.id
                        ));
                    }
                    broken.extend(unlike(plan, &run.directory));
                }
            }
        }
        broken.truncate(NAMED);
        let checked = message!(
            "verify-parts",
            "{parts} parts; the plans of {gone} runs are not there any more",
            parts = parts,
            gone = gone
        );
        let says = message!("verify-says-bytes", "each part reads back as what was planned");
        Ok(Checked { invariant: "I7", says, checked, broken })
    }

    /// The sums and lines of a run's parts as they were entered.
    fn entered(&self, run: &str) -> Result<Vec<(String, u64)>, Error> {
        self.ask(|connection| {
            let mut parts =
                connection.prepare_cached("SELECT sha256, lines FROM parts WHERE run = ?1 ORDER BY nth")?;
            let part = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned()));
            parts.query_map(params![run], part)?.collect()
        })
    }

    /// What a run was held against, as it was entered.
    fn held_against(&self, run: &str) -> Result<Vec<HeldAgainst>, Error> {
        self.ask(|connection| {
            let mut lists = connection.prepare_cached(
                "SELECT path, sha256, modified_at, max_age_seconds FROM held_against WHERE run = ?1
                 ORDER BY path, sha256, modified_at, max_age_seconds",
            )?;
            let list = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            lists.query_map(params![run], list)?.collect()
        })
    }
}

/// A plan's blacklists, as they are entered.
fn held_against(lists: &[BlacklistStamp]) -> Vec<HeldAgainst> {
    let list = |list: &BlacklistStamp| {
        let (path, sha256) = (list.file.path.to_string_lossy().into_owned(), list.file.sha256.clone());
        (path, sha256, list.modified_at.to_rfc3339(), list.max_age_seconds.map(u64::cast_signed))
    };
    let mut lists: Vec<HeldAgainst> = lists.iter().map(list).collect();
    lists.sort();
    lists
}

/// What stands where a run's plan stood.
fn on_disk(run: &Run) -> OnDisk {
    let plan = match Plan::read(&run.directory) {
        Ok(plan) => plan,
        Err(Error::NoPlan { .. } | Error::PlanVersion { .. }) => return OnDisk::Gone,
        Err(Error::PlanUnreadable { path, .. }) if is_of_another_version(&path) => return OnDisk::Gone,
        Err(error) => return OnDisk::Strange(error.told()),
    };
    if plan.run == run.id {
        return OnDisk::There(Box::new(plan));
    }
    // Who took the directory away may have planned anew under its name; then that plan is later, and whole.
    let is_later = run.applied_at.is_some_and(|applied_at| plan.made_at > applied_at);
    if is_later && unlike(&plan, &run.directory).is_empty() {
        return OnDisk::Gone;
    }
    OnDisk::Strange(message!(
        "verify-other-run",
        "{directory} holds the plan of another run, {run}",
        directory = run.directory.display(),
        run = plan.run
    ))
}

/// Whether a plan that cannot be read says that it is written in another way.
fn is_of_another_version(path: &Path) -> bool {
    let plan =
        std::fs::read(path).and_then(|text| serde_json::from_slice::<Value>(&text).map_err(io::Error::from));
    plan.is_ok_and(|plan| plan["version"].as_u64().is_some_and(|version| version != u64::from(Plan::VERSION)))
}

/// The parts of a plan that do not read back as what was planned, in words.
fn unlike(plan: &Plan, directory: &Path) -> Vec<Message> {
    plan.parts
        .iter()
        .filter_map(|part| content(plan, directory, part).err().map(|error| error.told()))
        .collect()
}

fn time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
}
