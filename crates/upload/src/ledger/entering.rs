//! A plan enters the ledger: its run, its parts and who is in them, once.

use super::claims::{IS_UNKNOWN, MAY_BE_THERE};
use super::{Ledger, NewBatch, calls, figures, loads, note};
use crate::apply::forms;
use crate::{Error, Plan, PlannedPart, State};
use chrono::{DateTime, TimeDelta, Utc};
use fault::Point;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::path::Path;
use words::{Arg, message};

impl Ledger {
    /// Enters a plan, once: applying it again finds its parts as they are. A part whose content went before, to the same
    /// campaign and zone of the same instance, is marked as repeated.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn enter(&self, plan: &Plan, directory: &Path, now: DateTime<Utc>) -> Result<(), Error> {
        let who = plan.parts.iter().map(|part| self.who_is_in(directory, part));
        let who: Vec<Who> = who.collect::<Result<_, _>>()?;
        self.change(|change| {
            if enter_run(change, plan, directory, now)? {
                for (nth, (part, who)) in plan.parts.iter().zip(&who).enumerate() {
                    enter_part(change, plan, nth, part)?;
                    enter_who(change, (plan, part), who, now)?;
                }
            }
            mark_repeated(change, plan, now)?;
            fault::reach(Point::Entering);
            Ok(())
        })
    }

    fn who_is_in(&self, directory: &Path, part: &PlannedPart) -> Result<Who, Error> {
        let hashing = self.hashing()?;
        Ok(match forms(directory, part)? {
            None => Who::InBase(loads::hashes(&hashing, directory, part)?),
            Some(forms) => Who::InCalls(self.digests(&forms)?, loads::of_line(&hashing, directory, part)?),
        })
    }

    /// Notes where the plan of a run is, for it may have been moved.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub(crate) fn is_at(&self, run: &str, directory: &Path) -> Result<(), Error> {
        self.change(|change| moved(change, run, directory).map(drop))
    }
}

/// Who is in a part, by keyed hashes.
enum Who {
    /// All of a base.
    InBase(Vec<(i64, bool)>),
    /// Of calls by their digests, each one's.
    InCalls(Vec<String>, Vec<Vec<(i64, bool)>>),
}

/// Enters who is in the part that was entered last; and its calls, where it is some.
fn enter_who(
    change: &Transaction<'_>,
    (plan, part): (&Plan, &PlannedPart),
    who: &Who,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let id = change.last_insert_rowid();
    match (who, &part.calls) {
        (Who::InCalls(digests, lines), Some(calls)) => {
            let (instance, source) = (plan.instance.as_str(), part.name.as_str());
            let new = NewBatch { kind: calls.kind, instance, source, part: Some(id), who: None };
            calls::enter(change, &new, digests, now)?;
            loads::enter_by_call(change, id, lines)
        }
        (Who::InBase(numbers), _) => loads::enter(change, id, numbers),
        (Who::InCalls(..), None) => Ok(()),
    }
}

/// Enters a run; answers whether it is new.
fn enter_run(
    change: &Transaction<'_>,
    plan: &Plan,
    directory: &Path,
    now: DateTime<Utc>,
) -> rusqlite::Result<bool> {
    let books = serde_json::to_string(&plan.books).unwrap_or_default();
    let columns = serde_json::to_string(&plan.columns).unwrap_or_default();
    let entered = change.execute(
        "INSERT OR IGNORE INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            plan.run,
            plan.pipeline.path.to_string_lossy(),
            plan.instance,
            plan.made_at.to_rfc3339(),
            now.to_rfc3339(),
            directory.to_string_lossy(),
            (plan.books.read + plan.books.computed).cast_signed(),
            plan.books.left_out.values().sum::<u64>().cast_signed(),
            books,
            plan.claim_seconds.cast_signed(),
        ],
    )?;
    if entered == 0 {
        moved(change, &plan.run, directory)?;
        return Ok(false);
    }
    change.execute("INSERT INTO columns VALUES (?1, ?2)", params![plan.run, columns])?;
    figures::enter_figures(change, plan)?;
    for list in &plan.blacklists {
        change.execute(
            "INSERT INTO held_against VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                plan.run,
                list.file.path.to_string_lossy(),
                list.file.sha256,
                list.modified_at.to_rfc3339(),
                list.max_age_seconds.map(u64::cast_signed),
            ],
        )?;
    }
    Ok(true)
}

/// A plan that was moved is where it is applied from.
fn moved(change: &Transaction<'_>, run: &str, directory: &Path) -> rusqlite::Result<usize> {
    change.execute("UPDATE runs SET directory = ?2 WHERE id = ?1", params![run, directory.to_string_lossy()])
}

fn enter_part(
    change: &Transaction<'_>,
    plan: &Plan,
    nth: usize,
    part: &PlannedPart,
) -> rusqlite::Result<usize> {
    change.execute(
        "INSERT INTO parts (run, nth, campaign, zone_sent, lines, sha256, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'planned')",
        params![plan.run, nth as u32, part.campaign, part.zone_sent, part.lines.cast_signed(), part.identity()],
    )
}

/// Marks the planned parts of a run whose content went before.
fn mark_repeated(change: &Transaction<'_>, plan: &Plan, now: DateTime<Utc>) -> rusqlite::Result<()> {
    let mut planned =
        change.prepare("SELECT id, nth FROM parts WHERE run = ?1 AND state = 'planned' ORDER BY nth")?;
    let planned: Vec<(i64, u32)> =
        planned.query_map([&plan.run], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, nth) in planned {
        let Some(part) = plan.parts.get(nth as usize) else { continue };
        let Some((run, at, is_held)) = went_before(change, plan, (Some(id), part), now)? else { continue };
        change.execute("UPDATE parts SET state = 'repeated' WHERE id = ?1 AND state = 'planned'", [id])?;
        let at = at.parse().map_or_else(|_| Arg::text(&at), Arg::Minute);
        let what = if is_held {
            message!(
                "upload-repeated-held",
                "the same lines may have gone in run {run} at {at}",
                run = run,
                at = at
            )
        } else {
            message!("upload-repeated", "the same lines went in run {run} at {at}", run = run, at = at)
        };
        note(change, id, now, (State::Planned, State::Repeated), (&what, None))?;
    }
    Ok(())
}

/// The run in which the very lines of a part went, or may have gone, to its campaign and zone of the plan's instance, when, and whether
/// nobody knows if they arrived; nothing where that is longer ago than the plan says.
pub(super) fn went_before(
    connection: &Connection,
    plan: &Plan,
    (id, part): (Option<i64>, &PlannedPart),
    now: DateTime<Utc>,
) -> rusqlite::Result<Option<(String, String, bool)>> {
    let since = plan.repeat_after_seconds.and_then(|seconds| i64::try_from(seconds).ok());
    let since = since.and_then(|seconds| now.checked_sub_signed(TimeDelta::try_seconds(seconds)?));
    let mut earlier = connection.prepare_cached(&format!(
        "SELECT parts.run, tried.connected_at, {IS_UNKNOWN} FROM parts
         JOIN runs ON runs.id = parts.run AND runs.instance = ?1
         JOIN attempts AS tried ON tried.part = parts.id
         WHERE parts.sha256 = ?2 AND parts.campaign = ?3 AND parts.zone_sent IS ?4 AND parts.id IS NOT ?5
            AND {MAY_BE_THERE} AND tried.connected_at >= ?6
         ORDER BY tried.connected_at DESC LIMIT 1"
    ))?;
    let since = since.map(|since| since.to_rfc3339()).unwrap_or_default();
    let about = params![plan.instance, part.identity(), part.campaign, part.zone_sent, id, since];
    earlier.query_row(about, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()
}
