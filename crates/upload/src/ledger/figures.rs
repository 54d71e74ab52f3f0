//! What the ledger remembers of how runs were: their columns, their figures, and the guards that a person overrode.

use super::Ledger;
use crate::{Columns, Error, Override, Plan, RunFigures};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Transaction, params};
use std::path::Path;

/// An earlier run and what it was like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRun {
    /// Its name.
    pub run: String,
    /// When it was first applied.
    pub applied_at: DateTime<Utc>,
    /// What it was like.
    pub figures: RunFigures,
}

/// A guard that a person overrode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overridden {
    /// When.
    pub at: String,
    /// The guard's code.
    pub guard: String,
    /// Why.
    pub reason: String,
    /// Who, as the system knew them.
    pub who: Option<String>,
}

impl Ledger {
    /// The columns of the inputs of the last run of a pipeline that kept them, which one with rows that were left out before does not;
    /// nothing where there was none.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn last_columns(&self, pipeline: &Path) -> Result<Option<Vec<Columns>>, Error> {
        let seen: Option<String> = self.ask(|connection| {
            let last =
                "SELECT seen FROM columns JOIN runs ON runs.id = run WHERE pipeline = ?1 AND seen <> '[]'
                        ORDER BY applied_at DESC, runs.id DESC LIMIT 1";
            connection.query_row(last, [pipeline.to_string_lossy()], |row| row.get(0)).optional()
        })?;
        Ok(seen.and_then(|seen| serde_json::from_str(&seen).ok()))
    }

    /// The last runs of a pipeline to an instance of which some part left, the latest first: at most so many, planned on that day or
    /// later.
    ///
    /// A run of which nothing left was no load, and what failed must not become what is normal. One that a person let go counts like
    /// any other: the middle of several runs does not follow one.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn earlier_runs(
        &self,
        (pipeline, instance): (&Path, &str),
        at_most: u32,
        since: Option<NaiveDate>,
    ) -> Result<Vec<EarlierRun>, Error> {
        let since = since.map(|day| day.to_string()).unwrap_or_default();
        let rows: Vec<(String, String, String)> = self.ask(|connection| {
            let mut runs = connection.prepare(
                "SELECT id, applied_at, seen FROM runs JOIN figures ON figures.run = runs.id
                 WHERE pipeline = ?1 AND instance = ?2 AND made_at >= ?3 AND EXISTS (
                    SELECT 1 FROM parts WHERE parts.run = runs.id
                        AND state IN ('sending', 'accepted', 'held', 'confirmed'))
                 ORDER BY applied_at DESC, id DESC LIMIT ?4",
            )?;
            let of = params![pipeline.to_string_lossy(), instance, since, at_most];
            runs.query_map(of, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        })?;
        // What a later version wrote otherwise is no history for this one.
        let read = |(run, at, seen): (String, String, String)| {
            let applied_at = DateTime::parse_from_rfc3339(&at).ok()?.to_utc();
            Some(EarlierRun { run, applied_at, figures: serde_json::from_str(&seen).ok()? })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Notes that a person let a plan go though guards had stopped it, once for each guard. The run is entered.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn overrule(&self, plan: &Plan, word: &Override, now: DateTime<Utc>) -> Result<(), Error> {
        self.change(|change| {
            for stop in &plan.stops {
                change.execute(
                    "INSERT INTO overrides (run, at, guard, reason, who) SELECT ?1, ?2, ?3, ?4, ?5
                     WHERE NOT EXISTS (SELECT 1 FROM overrides WHERE run = ?1 AND guard = ?3)",
                    params![plan.run, now.to_rfc3339(), stop.guard, word.reason, word.who],
                )?;
            }
            Ok(())
        })
    }

    /// The guards of a run that a person overrode.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn overridden(&self, run: &str) -> Result<Vec<Overridden>, Error> {
        self.ask(|connection| {
            let mut all = connection
                .prepare("SELECT at, guard, reason, who FROM overrides WHERE run = ?1 ORDER BY id")?;
            let one = |row: &rusqlite::Row<'_>| {
                Ok(Overridden { at: row.get(0)?, guard: row.get(1)?, reason: row.get(2)?, who: row.get(3)? })
            };
            all.query_map([run], one)?.collect()
        })
    }
}

/// Keeps the figures of a plan that is entered.
pub(super) fn enter_figures(change: &Transaction<'_>, plan: &Plan) -> rusqlite::Result<()> {
    if let Some(figures) = &plan.figures {
        let seen = serde_json::to_string(figures).unwrap_or_default();
        change.execute("INSERT INTO figures VALUES (?1, ?2)", params![plan.run, seen])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
