//! A plan enters the ledger: its run, its parts and who is in them, once.

use super::repeated::mark_repeated;
use super::{Ledger, NewBatch, calls, figures, loads};
use crate::apply::forms;
use crate::{Error, Plan, PlannedPart};
use chrono::{DateTime, Utc};
use fault::Point;
use rusqlite::{Transaction, params};
use std::path::Path;

impl Ledger {
    /// Enters a plan, once: applying it again finds its parts as they are. What went before, to the same campaign and zone of
    /// the same instance, is marked as repeated.
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
