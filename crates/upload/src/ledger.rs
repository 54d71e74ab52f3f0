//! What is known of every part ever planned: a `SQLite` file, synced at each change.
//!
//! A change of state is one guarded update that must hit exactly one row, in one transaction with the event that caused it.
//! Events and attempts are only ever added.

mod alternatives;
mod callbacks;
mod calling;
mod calls;
mod claims;
mod deciding;
mod entering;
mod figures;
mod history;
mod loads;
mod outcomes;
mod pushes;
mod readings;
mod refusals;
mod removals;
mod repeated;
mod run;
mod schema;
mod takings;
mod verify;

pub use alternatives::{ByAlternative, Loaded};
pub use callbacks::Callback;
pub(crate) use calling::{Changing, Taking};
pub use calls::{CallBatch, CallKind, CallRecord, NewBatch};
pub use claims::Claimed;
pub use figures::{EarlierRun, Overridden};
pub use history::{Happened, PartHistory, RunHistory};
pub use loads::{Earlier, List};
pub use outcomes::{CallOutcome, Outcomes, SentList};
pub use pushes::{PastPush, Push, PushedList};
pub use readings::PastReading;
pub use refusals::Refused;
pub use removals::{Removal, Undoing, Undone};
pub use run::{Attempt, WholeList, WholeRun};
pub use takings::{PastTaking, Withdrawing, Withdrawn};
pub use verify::Checked;

use crate::apply::MARK;
use crate::{Error, Event, Plan, State};
use chrono::{DateTime, Utc};
use fault::{Mutant, Point};
use history::state;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use schema::{VERSION, damage, prepare, private};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use words::Message;

/// The lines of a run by their state: those of a part that is calls have each its own.
const LINES_BY_STATE: &str = "
    SELECT state, SUM(lines) FROM (
        SELECT state, lines FROM parts
        WHERE run = ?1 AND (state IN ('repeated', 'undone') OR id NOT IN (SELECT part FROM batches WHERE part IS NOT NULL))
        UNION ALL
        SELECT calls.state, 1 FROM calls JOIN batches ON batches.id = calls.batch JOIN parts ON parts.id = batches.part
        WHERE parts.run = ?1 AND parts.state NOT IN ('repeated', 'undone'))
    GROUP BY state";

/// The ledger of a state directory. Handles share one connection.
#[derive(Clone, Debug)]
pub struct Ledger {
    path: PathBuf,
    connection: Arc<Mutex<Connection>>,
}

/// A part as the ledger knows it.
#[derive(Clone, Debug)]
pub struct PartRecord {
    /// Its number in the ledger.
    pub id: i64,
    /// Its place in its plan, from 0.
    pub nth: usize,
    /// What is known of it.
    pub state: State,
    /// The name under which it went, or may have gone.
    pub name: Option<String>,
    /// What was last said of it.
    pub said: Option<Message>,
}

/// A run as the ledger knows it.
#[derive(Clone, Debug)]
pub struct RunRecord {
    /// Its name.
    pub id: String,
    /// The pipeline file.
    pub pipeline: String,
    /// The instance.
    pub instance: String,
    /// When it was first applied.
    pub applied_at: String,
    /// Rows that came in.
    pub came_in: u64,
    /// Rows left out.
    pub left_out: u64,
    /// Lines in each state, in the order of [`State::ALL`], those without left away.
    pub lines: Vec<(State, u64)>,
}

impl Ledger {
    /// Opens the ledger of a state directory, or makes both.
    ///
    /// # Errors
    /// Where they cannot be made, read or written, are damaged, or are of a later version.
    pub fn open(state: &Path) -> Result<Self, Error> {
        let path = state.join("ledger.db");
        private(state, &path).map_err(|source| Error::File { path: path.clone(), source })?;
        let failed = |source| Error::Ledger { path: path.clone(), source };
        let mut connection = Connection::open(&path).map_err(failed)?;
        let version = prepare(&mut connection).map_err(failed)?;
        if version > VERSION {
            return Err(Error::LedgerVersion { path });
        }
        if let Some(what) = damage(&connection).map_err(failed)? {
            return Err(Error::LedgerDamaged { path, what: Message::foreign(what) });
        }
        let ledger = Self { path, connection: Arc::new(Mutex::new(connection)) };
        ledger.knows_the_plans_of(state)?;
        Ok(ledger)
    }

    /// Refuses a ledger that is new, or an old copy, beside plans that were sent with one that knew of them: it would send them
    /// again.
    fn knows_the_plans_of(&self, state: &Path) -> Result<(), Error> {
        let identity = self.identity()?;
        let runs: Vec<String> = self.ask(|connection| {
            let mut runs = connection.prepare("SELECT id FROM runs")?;
            runs.query_map([], |row| row.get(0))?.collect()
        })?;
        let is_known = |plan: &Path| {
            let named = plan.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            // A copy has another name than its run.
            runs.contains(&named) || Plan::read(plan).is_ok_and(|plan| runs.contains(&plan.run))
        };
        let unknown = |plan: &PathBuf| {
            let mark = std::fs::read_to_string(plan.join(MARK));
            mark.is_ok_and(|mark| if mark == identity { !is_known(plan) } else { runs.is_empty() })
        };
        let plans =
            std::fs::read_dir(state.join("plans")).into_iter().flatten().flatten().map(|entry| entry.path());
        match plans.into_iter().find(unknown) {
            Some(plan) => Err(Error::LedgerGone { path: self.path.clone(), plan }),
            None => Ok(()),
        }
    }

    /// The ledger's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What tells this ledger from every other.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn identity(&self) -> Result<String, Error> {
        self.ask(|connection| connection.query_row("SELECT id FROM identity", [], |row| row.get(0)))
    }

    /// Whether a name was used before.
    pub(crate) fn knows_name(&self, name: &str) -> Result<bool, Error> {
        let query = "SELECT EXISTS (SELECT 1 FROM attempts WHERE name = ?1)";
        self.ask(|connection| connection.query_row(query, [name], |row| row.get(0)))
    }

    /// Changes a part's state by an event, with what was said.
    ///
    /// # Errors
    /// Where the part is not in the state that it was thought to be in, or the event cannot happen in it; where the ledger
    /// cannot be written.
    pub fn happen(
        &self,
        part: i64,
        from: State,
        event: Event,
        what: &Message,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.happen_with((part, from, event), (what, None), now, |_| Ok(()))
    }

    /// The parts of a run, in the plan's order.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn parts(&self, run: &str) -> Result<Vec<PartRecord>, Error> {
        self.ask(|connection| {
            let mut parts = connection.prepare(
                "SELECT id, nth, state,
                    (SELECT name FROM attempts WHERE part = parts.id ORDER BY nth DESC LIMIT 1),
                    (SELECT what FROM events WHERE part = parts.id ORDER BY id DESC LIMIT 1)
                 FROM parts WHERE run = ?1 ORDER BY nth",
            )?;
            let record = |row: &rusqlite::Row<'_>| {
                Ok(PartRecord {
                    id: row.get(0)?,
                    nth: row.get::<_, u32>(1)? as usize,
                    state: state(row, 2)?,
                    name: row.get(3)?,
                    said: row.get::<_, Option<String>>(4)?.as_deref().map(Message::of_kept),
                })
            };
            parts.query_map([run], record)?.collect()
        })
    }

    /// The runs, the latest first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn runs(&self) -> Result<Vec<RunRecord>, Error> {
        self.ask(|connection| {
            let mut runs = connection.prepare(
                "SELECT id, pipeline, instance, applied_at, came_in, left_out FROM runs ORDER BY applied_at DESC, id DESC",
            )?;
            let mut lines =
                connection.prepare(LINES_BY_STATE)?;
            let mut record = |row: &rusqlite::Row<'_>| {
                let id: String = row.get(0)?;
                let of_state = |row: &rusqlite::Row<'_>| Ok((state(row, 0)?, row.get::<_, i64>(1)?.cast_unsigned()));
                let mut lines: Vec<(State, u64)> = lines.query_map([&id], of_state)?.collect::<Result<_, _>>()?;
                lines.sort_unstable();
                Ok(RunRecord {
                    id,
                    pipeline: row.get(1)?,
                    instance: row.get(2)?,
                    applied_at: row.get(3)?,
                    came_in: row.get::<_, i64>(4)?.cast_unsigned(),
                    left_out: row.get::<_, i64>(5)?.cast_unsigned(),
                    lines,
                })
            };
            runs.query_map([], |row| record(row))?.collect()
        })
    }

    /// Shows from the ledger that every row that came into a run has a fate.
    ///
    /// # Errors
    /// Where one has none or two: a defect of ours.
    pub fn check_account(&self, run: &str) -> Result<(), Error> {
        let (read, accounted): (i64, i64) = self.ask(|connection| {
            connection.query_row(
                "SELECT came_in, left_out + (SELECT COALESCE(SUM(lines), 0) FROM parts WHERE run = runs.id)
                 FROM runs WHERE id = ?1",
                [run],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })?;
        if read == accounted {
            Ok(())
        } else {
            Err(Error::DoesNotAddUp { run: run.to_owned(), read, accounted })
        }
    }

    /// Changes a part's state by an event, where it is in the state that it was thought to be in: what is said goes on record, with
    /// who said it, and `also` is done in the same transaction.
    fn happen_with(
        &self,
        (part, from, event): (i64, State, Event),
        (what, who): (&Message, Option<&str>),
        now: DateTime<Utc>,
        also: impl FnOnce(&Transaction<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let impossible = || Error::Impossible { part, from };
        let is_unguarded = fault::is(Mutant::UnguardedUpdate);
        let after = from.after(event).or(is_unguarded.then(|| event.leads_to())).ok_or_else(impossible)?;
        self.change_or(|change| {
            let hit = change.execute(
                "UPDATE parts SET state = ?3 WHERE id = ?1 AND (state = ?2 OR ?4)",
                params![part, from.as_str(), after.as_str(), is_unguarded],
            );
            if hit.map_err(|source| self.failed(source))? != 1 {
                return Err(impossible());
            }
            note(change, part, now, (from, after), (what, who)).map_err(|source| self.failed(source))?;
            also(change)?;
            fault::reach(if event == Event::Connected { Point::Recording } else { Point::Settling });
            Ok(())
        })?;
        fault::reach(if event == Event::Connected { Point::Recorded } else { Point::Settled });
        Ok(())
    }

    /// Changes the ledger, wholly or, where `change` says no, not at all.
    fn change_or<T>(&self, change: impl FnOnce(&Transaction<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(|source| self.failed(source))?;
        let changed = change(&transaction)?;
        transaction.commit().map_err(|source| self.failed(source))?;
        Ok(changed)
    }

    fn change<T>(&self, change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.change_or(|transaction| change(transaction).map_err(|source| self.failed(source)))
    }

    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.with(|connection| question(connection))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        // A panic elsewhere leaves no half a change behind: SQLite rolled it back.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut connection).map_err(|source| self.failed(source))
    }

    fn failed(&self, source: rusqlite::Error) -> Error {
        Error::Ledger { path: self.path.clone(), source }
    }
}

fn note(
    change: &Transaction<'_>,
    part: i64,
    now: DateTime<Utc>,
    (before, after): (State, State),
    (what, who): (&Message, Option<&str>),
) -> rusqlite::Result<usize> {
    change.execute(
        "INSERT INTO events (part, at, before, after, what, who) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![part, now.to_rfc3339(), before.as_str(), after.as_str(), what.kept(), who],
    )
}

#[cfg(test)]
impl Ledger {
    pub(crate) fn one<T: rusqlite::types::FromSql>(&self, query: &str) -> Option<T> {
        use rusqlite::OptionalExtension;
        self.ask(|connection| connection.query_row(query, [], |row| row.get(0)).optional()).unwrap()
    }

    /// Whether the database lets this happen.
    pub(crate) fn try_to(&self, change: &str) -> rusqlite::Result<()> {
        self.connection.lock().unwrap().execute_batch(change)
    }

    /// As the sixth version left it.
    pub(crate) fn age_to_6(&self) {
        self.try_to("ALTER TABLE pushed DROP COLUMN origin; DROP TABLE callbacks; PRAGMA user_version = 6;")
            .unwrap();
    }

    /// As the fifth version left it.
    pub(crate) fn age_to_5(&self) {
        self.try_to("DROP TABLE IF EXISTS callbacks;").unwrap();
        self.try_to(
            "DROP VIEW went; ALTER TABLE claims DROP COLUMN call; ALTER TABLE loads DROP COLUMN call; DROP TABLE call_events; DROP TABLE calls; DROP TABLE batches;
             DROP TABLE pushed; DROP TABLE pushes; DROP TABLE taken; DROP TABLE takers; DROP TABLE takings; DROP TABLE results_read; DROP TABLE outcomes; PRAGMA user_version = 5;",
        )
        .unwrap();
    }

    /// As the fourth version left it.
    pub(crate) fn age_to_4(&self) {
        self.age_to_5();
        self.try_to("DROP TABLE left_out; DROP TABLE refusals; PRAGMA user_version = 4;").unwrap();
    }

    /// As the third version left it.
    pub(crate) fn age_to_3(&self) {
        self.age_to_4();
        self.try_to(
            "DROP INDEX events_by_part; DROP TRIGGER attempts_stay; DROP TRIGGER attempts_are_kept; DROP TRIGGER events_stay; DROP TRIGGER events_are_kept;
             DROP TABLE undoings; DROP TABLE removals; DROP TABLE claims; DROP TABLE scopes; DROP TABLE held_against;
             ALTER TABLE runs DROP COLUMN claim_seconds; ALTER TABLE events DROP COLUMN who; PRAGMA user_version = 3;",
        )
        .unwrap();
    }

    /// As the first version left it.
    pub(crate) fn age(&self) {
        self.age_to_3();
        self.try_to(
            "DROP TABLE loads; DROP TABLE numbers_key; DROP TABLE readings; DROP TABLE figures; DROP TABLE overrides; DROP TABLE columns;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    }

    pub(crate) fn copy_to(&self, path: &Path) {
        self.ask(|connection| connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])).unwrap();
    }
}
