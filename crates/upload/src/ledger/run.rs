//! One run as the ledger knows it, whole: its lists with every attempt and everything that was said of them.

use super::Ledger;
use super::history::state;
use crate::{Error, Happened, State};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row};
use std::path::PathBuf;
use words::Message;

/// A run as the ledger knows it, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeRun {
    /// Its name.
    pub run: String,
    /// The pipeline file.
    pub pipeline: PathBuf,
    /// The instance.
    pub instance: String,
    /// When it was first applied.
    pub applied_at: String,
    /// Where its plan stood then.
    pub directory: PathBuf,
    /// Its lists, in the plan's order.
    pub lists: Vec<WholeList>,
}

/// A list of a run, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct WholeList {
    /// Its number in the ledger.
    pub id: i64,
    /// Its place in its plan, from 0.
    pub nth: usize,
    /// What is known of it.
    pub state: State,
    /// Its campaign.
    pub campaign: String,
    /// Its time zone as the instance calls it; none for the instance's own.
    pub zone: Option<String>,
    /// How many contacts.
    pub contacts: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// Each time that it left, or may have.
    pub attempts: Vec<Attempt>,
    /// What happened to it.
    pub happened: Vec<Happened>,
}

/// A time that a list left, or may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The name under which it went.
    pub name: String,
    /// When its connection stood.
    pub at: String,
}

impl WholeList {
    /// The name under which it went last, or may have gone.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.attempts.last().map(|attempt| attempt.name.as_str())
    }

    /// What was last said of it.
    #[must_use]
    pub fn said(&self) -> Option<&Message> {
        self.happened.last().map(|happened| &happened.what)
    }
}

impl Ledger {
    /// A run, whole; nothing where the ledger does not know it.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn run(&self, run: &str) -> Result<Option<WholeRun>, Error> {
        let found = self.ask(|connection| {
            let query = "SELECT pipeline, instance, applied_at, directory FROM runs WHERE id = ?1";
            let record = |row: &Row<'_>| {
                Ok(WholeRun {
                    run: run.to_owned(),
                    pipeline: row.get::<_, String>(0)?.into(),
                    instance: row.get(1)?,
                    applied_at: row.get(2)?,
                    directory: row.get::<_, String>(3)?.into(),
                    lists: Vec::new(),
                })
            };
            connection.query_row(query, [run], record).optional()
        })?;
        let Some(mut found) = found else { return Ok(None) };
        found.lists = self.lists(run)?;
        for list in &mut found.lists {
            list.attempts = self.attempts(list.id)?;
            list.happened = self.happened(list.id)?;
        }
        Ok(Some(found))
    }

    /// When something was last noted of any list; nothing where nothing was.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn latest(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let query = "SELECT MAX(at) FROM (
            SELECT MAX(at) AS at FROM events UNION ALL SELECT MAX(connected_at) FROM attempts)";
        let at: Option<String> = self.ask(|connection| connection.query_row(query, [], |row| row.get(0)))?;
        // What we wrote reads back; what somebody else wrote is no time.
        Ok(at.and_then(|at| at.parse().ok()))
    }

    fn lists(&self, run: &str) -> Result<Vec<WholeList>, Error> {
        self.ask(|connection| {
            let mut lists = connection.prepare(
                "SELECT id, nth, state, campaign, zone_sent, lines, sha256 FROM parts WHERE run = ?1 ORDER BY nth",
            )?;
            let list = |row: &Row<'_>| {
                Ok(WholeList {
                    id: row.get(0)?,
                    nth: row.get::<_, u32>(1)? as usize,
                    state: state(row, 2)?,
                    campaign: row.get(3)?,
                    zone: row.get(4)?,
                    contacts: row.get::<_, i64>(5)?.cast_unsigned(),
                    sha256: row.get(6)?,
                    attempts: Vec::new(),
                    happened: Vec::new(),
                })
            };
            lists.query_map([run], list)?.collect()
        })
    }

    fn attempts(&self, part: i64) -> Result<Vec<Attempt>, Error> {
        self.ask(|connection| {
            let mut attempts =
                connection.prepare("SELECT name, connected_at FROM attempts WHERE part = ?1 ORDER BY nth")?;
            let attempt = |row: &Row<'_>| Ok(Attempt { name: row.get(0)?, at: row.get(1)? });
            attempts.query_map([part], attempt)?.collect()
        })
    }
}
