//! What came of calls, as far as results were read: of each number the last outcome and when it was answered last, by its keyed hash.

use super::Ledger;
use super::calls::CALL_MAY_BE_THERE;
use super::claims::MAY_BE_THERE;
use super::loads::Hashing;
use crate::{Error, State};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The tables.
pub(super) const OUTCOMES: &str = "
    CREATE TABLE outcomes (
        scope INTEGER NOT NULL REFERENCES scopes, hash INTEGER NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL, answered_at TEXT,
        PRIMARY KEY (scope, hash)
    ) WITHOUT ROWID;
    CREATE INDEX outcomes_by_hash ON outcomes (hash);
    CREATE TABLE results_read (scope INTEGER PRIMARY KEY REFERENCES scopes, until TEXT NOT NULL);";

/// What came of the calls to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallOutcome {
    /// The number's line.
    pub line: u64,
    /// What came of the last call, in the instance's word.
    pub outcome: String,
    /// When that was.
    pub at: DateTime<Utc>,
    /// When somebody answered last; nothing where nobody did.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A list that left for an instance, or may have, under a name of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct SentList {
    /// Its number in the ledger.
    pub id: i64,
    /// Its run.
    pub run: String,
    /// Where the run's plan stood.
    pub directory: PathBuf,
    /// Its place in its plan, from 0.
    pub nth: usize,
    /// The names under which it left, or may have, the last one last.
    pub names: Vec<String>,
    /// When it left last.
    pub at: DateTime<Utc>,
    /// Its campaign.
    pub campaign: String,
    /// How many contacts; where each went in a call of its own, those whose call left, or may have.
    pub contacts: u64,
    /// Whether each contact went in a call of its own: then no record names the list.
    pub is_calls: bool,
    /// What is known of it.
    pub state: State,
    /// What tells its content from any other ([`PlannedPart::identity`](crate::PlannedPart::identity)).
    pub identity: String,
    /// Whether its contacts are at the instance, or may be.
    pub may_be_there: bool,
}

/// What is known of the calls to an instance's numbers.
pub struct Outcomes {
    ledger: Ledger,
    hashing: Hashing,
    /// The scopes by campaign, each with until when its results were read.
    scopes: BTreeMap<String, (i64, DateTime<Utc>)>,
}

impl Outcomes {
    /// When somebody answered a number last, by its line: for a campaign, or for any.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn answered(&self, line: u64, campaign: Option<&str>) -> Result<Option<DateTime<Utc>>, Error> {
        let hash = self.hashing.of(line);
        let all: Vec<(i64, String)> = self.ledger.ask(|connection| {
            let sql = "SELECT scope, answered_at FROM outcomes WHERE hash = ?1 AND answered_at IS NOT NULL";
            let mut found = connection.prepare_cached(sql)?;
            found.query_map([hash], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })?;
        let counts = |scope: i64| {
            let is_it = |(name, (id, _)): (&String, &(i64, DateTime<Utc>))| {
                *id == scope && campaign.is_none_or(|campaign| campaign == name)
            };
            self.scopes.iter().any(is_it)
        };
        let moments = all.iter().filter(|(scope, _)| counts(*scope)).filter_map(|(_, at)| at.parse().ok());
        Ok(moments.max())
    }

    /// Until when results were read: of a campaign, or of the one that was read the longest ago; nothing where none were.
    #[must_use]
    pub fn read_until(&self, campaign: Option<&str>) -> Option<DateTime<Utc>> {
        match campaign {
            Some(campaign) => self.scopes.get(campaign).map(|(_, until)| *until),
            None => self.scopes.values().map(|(_, until)| *until).min(),
        }
    }
}

impl Ledger {
    /// What is known of calls at an instance; nothing where no results were ever read.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn outcomes(&self, instance: &str) -> Result<Option<Outcomes>, Error> {
        let scopes: BTreeMap<String, (i64, DateTime<Utc>)> = self.ask(|connection| {
            let mut scopes = connection.prepare(
                "SELECT scopes.campaign, scopes.id, until FROM results_read JOIN scopes ON scopes.id = scope WHERE instance = ?1",
            )?;
            let scope = |row: &Row<'_>| Ok((row.get(0)?, (row.get(1)?, moment(&row.get::<_, String>(2)?))));
            scopes.query_map([instance], scope)?.collect()
        })?;
        if scopes.is_empty() {
            return Ok(None);
        }
        Ok(Some(Outcomes { ledger: self.clone(), hashing: self.hashing()?, scopes }))
    }

    /// Notes what came of calls for a campaign. What is known of later calls stays.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read or written.
    pub fn note_outcomes(
        &self,
        (instance, campaign): (&str, &str),
        outcomes: &[CallOutcome],
    ) -> Result<(), Error> {
        let hashing = self.hashing()?;
        self.change(|change| {
            let scope = scope(change, instance, campaign)?;
            let mut note = change.prepare_cached(
                "INSERT INTO outcomes VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (scope, hash) DO UPDATE SET
                    outcome = CASE WHEN excluded.at >= at THEN excluded.outcome ELSE outcome END,
                    at = MAX(at, excluded.at),
                    answered_at = CASE WHEN answered_at IS NULL OR excluded.answered_at > answered_at
                        THEN COALESCE(excluded.answered_at, answered_at) ELSE answered_at END",
            )?;
            for CallOutcome { line, outcome, at, answered_at } in outcomes {
                let answered_at = answered_at.map(|at| at.to_rfc3339());
                note.execute(params![scope, hashing.of(*line), outcome, at.to_rfc3339(), answered_at])?;
            }
            Ok(())
        })
    }

    /// Notes until when the results of a campaign were read.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_results_read(
        &self,
        (instance, campaign): (&str, &str),
        until: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change(|change| {
            let scope = scope(change, instance, campaign)?;
            change.execute(
                "INSERT INTO results_read VALUES (?1, ?2) ON CONFLICT (scope) DO UPDATE SET until = MAX(until, excluded.until)",
                params![scope, until.to_rfc3339()],
            )
        })?;
        Ok(())
    }

    /// The lists that left for an instance, or may have, in the order in which they were planned.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn sent_lists(&self, instance: &str) -> Result<Vec<SentList>, Error> {
        self.ask(|connection| {
            let mut parts = connection.prepare(&format!(
                "SELECT parts.id, parts.run, runs.directory, parts.nth, parts.campaign,
                    CASE WHEN batches.id IS NULL THEN parts.lines ELSE
                        (SELECT COUNT(*) FROM calls WHERE batch = batches.id AND {CALL_MAY_BE_THERE}) END,
                    parts.state, parts.sha256, (SELECT MAX(connected_at) FROM attempts WHERE part = parts.id), {MAY_BE_THERE},
                    batches.id IS NOT NULL
                 FROM parts JOIN runs ON runs.id = parts.run AND runs.instance = ?1
                 LEFT JOIN batches ON batches.part = parts.id
                 WHERE EXISTS (SELECT 1 FROM attempts WHERE part = parts.id) ORDER BY runs.applied_at, parts.run, parts.nth"
            ))?;
            let mut names = connection.prepare("SELECT name FROM attempts WHERE part = ?1 ORDER BY nth")?;
            let mut list = |row: &Row<'_>| {
                let id: i64 = row.get(0)?;
                Ok(SentList {
                    id,
                    run: row.get(1)?,
                    directory: row.get::<_, String>(2)?.into(),
                    nth: row.get::<_, u32>(3)? as usize,
                    names: names.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?,
                    at: moment(&row.get::<_, String>(8)?),
                    campaign: row.get(4)?,
                    contacts: row.get::<_, i64>(5)?.cast_unsigned(),
                    state: super::state(row, 6)?,
                    identity: row.get(7)?,
                    may_be_there: row.get(9)?,
                    is_calls: row.get(10)?,
                })
            };
            parts.query_map([instance], |row| list(row))?.collect()
        })
    }
}

impl Ledger {
    /// Which lines of a list of calls left, or may have, in their order.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn calls_that_left(&self, list: &SentList) -> Result<Vec<bool>, Error> {
        self.ask(|connection| {
            let mut calls = connection.prepare_cached(&format!(
                "SELECT {CALL_MAY_BE_THERE} FROM calls JOIN batches ON batches.id = calls.batch WHERE batches.part = ?1 ORDER BY calls.nth"
            ))?;
            calls.query_map([list.id], |row| row.get(0))?.collect()
        })
    }
}

/// The number of an instance's campaign, made where it has none.
fn scope(change: &rusqlite::Transaction<'_>, instance: &str, campaign: &str) -> rusqlite::Result<i64> {
    let find = "SELECT id FROM scopes WHERE instance = ?1 AND campaign = ?2";
    let found = change.query_row(find, [instance, campaign], |row| row.get(0)).optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    change.execute("INSERT INTO scopes (instance, campaign) VALUES (?1, ?2)", [instance, campaign])?;
    Ok(change.last_insert_rowid())
}

/// A moment that we wrote.
fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(1_000_000 + hour)
    }

    fn outcome(line: u64, outcome: &str, hour: i64, answered: Option<i64>) -> CallOutcome {
        CallOutcome { line, outcome: outcome.to_owned(), at: at(hour), answered_at: answered.map(at) }
    }

    #[test]
    fn the_last_answer_counts_whatever_comes_in_which_order() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        assert!(ledger.outcomes("i").unwrap().is_none());
        let note = |campaign, all: &[CallOutcome]| ledger.note_outcomes(("i", campaign), all).unwrap();
        note("a", &[outcome(7, "ANSWERED", 5, Some(5)), outcome(8, "BUSY", 5, None)]);
        note("a", &[outcome(7, "BUSY", 9, None)]);
        note("a", &[outcome(7, "ANSWERED", 2, Some(2))]);
        note("b", &[outcome(7, "ANSWERED", 8, Some(8))]);
        ledger.note_results_read(("i", "a"), at(10)).unwrap();
        ledger.note_results_read(("i", "a"), at(4)).unwrap();
        ledger.note_results_read(("i", "b"), at(9)).unwrap();
        let known = ledger.outcomes("i").unwrap().unwrap();
        assert_eq!(known.answered(7, Some("a")).unwrap(), Some(at(5)));
        assert_eq!(known.answered(7, None).unwrap(), Some(at(8)));
        assert_eq!(known.answered(8, None).unwrap(), None);
        assert_eq!((known.read_until(Some("a")), known.read_until(None)), (Some(at(10)), Some(at(9))));
        assert!(ledger.outcomes("another").unwrap().is_none());
        let last: String = ledger
            .ask(|c| {
                c.query_row("SELECT outcome FROM outcomes ORDER BY at DESC LIMIT 1", [], |row| row.get(0))
            })
            .unwrap();
        assert_eq!(last, "BUSY");
    }
}
