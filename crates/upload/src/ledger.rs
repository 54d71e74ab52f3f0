//! What is known of every part ever planned: a `SQLite` file, synced at each change.
//!
//! A change of state is one guarded update that must hit exactly one row, in one transaction with the event that caused it.
//! Events and attempts are only ever added.

mod figures;
mod history;
mod loads;
mod readings;
mod removals;
mod run;
mod schema;
mod standin;

pub use figures::{EarlierRun, Overridden};
pub use history::{Happened, PartHistory, RunHistory};
pub use loads::{Earlier, List};
pub use readings::PastReading;
pub use removals::{Removal, Undoing, Undone};
pub use run::{Attempt, WholeList, WholeRun};

use crate::{Error, Event, Plan, PlannedPart, State};
use chrono::{DateTime, Utc};
use history::state;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use schema::{VERSION, prepare, private};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The file in a plan's directory that says which ledger knows what became of it.
pub(crate) const MARK: &str = "ledger";

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
    pub said: Option<String>,
}

/// A part that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPart {
    /// Its run.
    pub run: String,
    /// The list's name, under which a person looks for it in the portal.
    pub name: String,
    /// Its campaign.
    pub campaign: String,
    /// How many contacts.
    pub lines: u64,
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
    /// Where they cannot be made, read or written, or are of a later version.
    pub fn open(state: &Path) -> Result<Self, Error> {
        let path = state.join("ledger.db");
        private(state, &path).map_err(|source| Error::File { path: path.clone(), source })?;
        let failed = |source| Error::Ledger { path: path.clone(), source };
        let mut connection = Connection::open(&path).map_err(failed)?;
        let version = prepare(&mut connection).map_err(failed)?;
        if version > VERSION {
            return Err(Error::LedgerVersion { path });
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
        let unknown = |plan: &PathBuf| {
            let run = plan.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mark = std::fs::read_to_string(plan.join(MARK));
            mark.is_ok_and(|mark| if mark == identity { !runs.contains(&run) } else { runs.is_empty() })
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

    /// Enters a plan, once: applying it again finds its parts as they are. A part whose content went before, to the same
    /// campaign and zone of the same instance, is marked as repeated.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn enter(&self, plan: &Plan, directory: &Path, now: DateTime<Utc>) -> Result<(), Error> {
        let books = serde_json::to_string(&plan.books).unwrap_or_default();
        let columns = serde_json::to_string(&plan.columns).unwrap_or_default();
        let hashing = self.hashing()?;
        let hashes = |part| loads::hashes(&hashing, directory, part);
        let numbers: Vec<Vec<(i64, bool)>> = plan.parts.iter().map(hashes).collect::<Result<_, _>>()?;
        self.change(|change| {
            let entered = change.execute(
                "INSERT OR IGNORE INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
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
                ],
            )?;
            if entered == 1 {
                change.execute("INSERT INTO columns VALUES (?1, ?2)", params![plan.run, columns])?;
                figures::enter_figures(change, plan)?;
                for (nth, (part, numbers)) in plan.parts.iter().zip(&numbers).enumerate() {
                    enter_part(change, plan, nth, part)?;
                    loads::enter(change, change.last_insert_rowid(), numbers)?;
                }
            }
            mark_repeated(change, plan, now)
        })
    }

    /// Holds every part that a process was sending which is gone. Only for the holder of the lock: that is what shows that
    /// the process is gone.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn hold_orphans(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let orphans: Vec<i64> = self.ask(|connection| {
            let mut orphans = connection.prepare("SELECT id FROM parts WHERE state = 'sending'")?;
            orphans.query_map([], |row| row.get(0))?.collect()
        })?;
        for part in orphans {
            self.happen(
                part,
                State::Sending,
                Event::SenderGone,
                "the process that was sending it ended",
                now,
            )?;
        }
        Ok(())
    }

    /// The parts that are held and stand in the way of a plan: the same instance, and a campaign of the plan. Who is in them may
    /// be in the plan too, and nobody knows whether they were loaded.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn held_before(&self, plan: &Plan) -> Result<Vec<HeldPart>, Error> {
        let held: Vec<HeldPart> = self.ask(|connection| {
            let mut held = connection.prepare(
                "SELECT runs.id, attempts.name, parts.campaign, parts.lines FROM parts
                 JOIN runs ON runs.id = parts.run
                 JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
                 WHERE parts.state = 'held' AND runs.instance = ?1 ORDER BY attempts.id",
            )?;
            let part = |row: &rusqlite::Row<'_>| {
                let (run, name, campaign) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(HeldPart { run, name, campaign, lines: row.get::<_, i64>(3)?.cast_unsigned() })
            };
            held.query_map([&plan.instance], part)?.collect()
        })?;
        let of_plan = |part: &HeldPart| plan.parts.iter().any(|planned| planned.campaign == part.campaign);
        Ok(held.into_iter().filter(of_plan).collect())
    }

    /// Whether a part of a plan that a person released has been overtaken: another run's list for its campaign left after it, and
    /// may hold the same people.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn overtaken(&self, plan: &Plan) -> Result<bool, Error> {
        let query = "SELECT EXISTS (
                SELECT 1 FROM parts AS mine JOIN attempts AS tried ON tried.part = mine.id
                JOIN parts AS other ON other.campaign = mine.campaign AND other.run <> mine.run
                    AND other.state IN ('sending', 'accepted', 'held', 'confirmed')
                JOIN runs ON runs.id = other.run AND runs.instance = ?2
                JOIN attempts AS later ON later.part = other.id AND later.id > tried.id
                WHERE mine.run = ?1 AND mine.state = 'planned')";
        self.ask(|connection| connection.query_row(query, [&plan.run, &plan.instance], |row| row.get(0)))
    }

    /// Decides what became of a held or refused part of a run, by a person who looked: in the ledger, with the reason.
    ///
    /// # Errors
    /// Where the run has no such part, or it is not in a state that a person decides about; where the ledger cannot be
    /// written.
    pub fn resolve(
        &self,
        (run, name): (&str, &str),
        event: Event,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<State, Error> {
        let named = |part: &PartRecord| part.name.as_deref() == Some(name);
        let part = self.parts(run)?.into_iter().find(named);
        let part = part.ok_or_else(|| Error::NoSuchPart { run: run.to_owned(), name: name.to_owned() })?;
        let not_to_decide = || Error::NotToDecide { name: name.to_owned(), state: part.state.to_string() };
        let after = part.state.after(event).ok_or_else(not_to_decide)?;
        self.happen(part.id, part.state, event, reason, now)?;
        Ok(after)
    }

    /// Whether a name was used before.
    pub(crate) fn knows_name(&self, name: &str) -> Result<bool, Error> {
        let query = "SELECT EXISTS (SELECT 1 FROM attempts WHERE name = ?1)";
        self.ask(|connection| connection.query_row(query, [name], |row| row.get(0)))
    }

    /// Notes that a connection stands and that the first byte of a part is about to leave, under a name that no part had
    /// before. The change is on disk when this returns.
    ///
    /// # Errors
    /// Where the part is not planned any more or the ledger cannot be written: then nothing may be sent.
    pub fn connected(&self, part: i64, name: &str, now: DateTime<Utc>) -> Result<(), Error> {
        self.happen_with(part, State::Planned, Event::Connected, name, now, |change| {
            change.execute(
                "INSERT INTO attempts (part, nth, name, connected_at)
                 SELECT ?1, 1 + COUNT(*), ?2, ?3 FROM attempts WHERE part = ?1",
                params![part, name, now.to_rfc3339()],
            )
        })
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
        what: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.happen_with(part, from, event, what, now, |_| Ok(0))
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
                    said: row.get(4)?,
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
                connection.prepare("SELECT state, SUM(lines) FROM parts WHERE run = ?1 GROUP BY state")?;
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

    fn happen_with(
        &self,
        part: i64,
        from: State,
        event: Event,
        what: &str,
        now: DateTime<Utc>,
        also: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<usize>,
    ) -> Result<(), Error> {
        let impossible = || Error::Impossible { part, from: from.to_string() };
        let after = from.after(event).ok_or_else(impossible)?;
        let hit = self.change(|change| {
            let hit = change.execute(
                "UPDATE parts SET state = ?3 WHERE id = ?1 AND state = ?2",
                params![part, from.as_str(), after.as_str()],
            )?;
            if hit == 1 {
                note(change, part, now, from, after, what)?;
                also(change)?;
            }
            Ok(hit)
        })?;
        if hit == 1 { Ok(()) } else { Err(impossible()) }
    }

    fn change<T>(&self, change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let changed = change(&transaction)?;
            transaction.commit()?;
            Ok(changed)
        })
    }

    fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        self.with(|connection| question(connection))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        // A panic elsewhere leaves no half a change behind: SQLite rolled it back.
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut connection).map_err(|source| Error::Ledger { path: self.path.clone(), source })
    }
}

fn enter_part(
    change: &Transaction<'_>,
    plan: &Plan,
    nth: usize,
    part: &PlannedPart,
) -> rusqlite::Result<usize> {
    change.execute(
        "INSERT INTO parts (run, nth, campaign, zone_sent, lines, sha256, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'planned')",
        params![plan.run, nth as u32, part.campaign, part.zone_sent, part.lines.cast_signed(), part.sha256],
    )
}

/// Marks the planned parts of a run whose content went before.
fn mark_repeated(change: &Transaction<'_>, plan: &Plan, now: DateTime<Utc>) -> rusqlite::Result<()> {
    let since = plan.repeat_after_seconds.and_then(|seconds| i64::try_from(seconds).ok());
    let since = since.and_then(|seconds| now.checked_sub_signed(chrono::TimeDelta::try_seconds(seconds)?));
    let mut earlier = change.prepare(
        "SELECT mine.id, other.run, MAX(tried.connected_at) FROM parts AS mine
         JOIN parts AS other ON other.sha256 = mine.sha256 AND other.campaign = mine.campaign
            AND other.zone_sent IS mine.zone_sent AND other.id <> mine.id
            AND other.state IN ('sending', 'accepted', 'held', 'confirmed')
         JOIN runs ON runs.id = other.run AND runs.instance = ?2
         JOIN attempts AS tried ON tried.part = other.id
         WHERE mine.run = ?1 AND mine.state = 'planned' AND tried.connected_at >= ?3
         GROUP BY mine.id",
    )?;
    let since = since.map(|since| since.to_rfc3339()).unwrap_or_default();
    let found = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let repeated: Vec<(i64, String, String)> =
        earlier.query_map(params![plan.run, plan.instance, since], found)?.collect::<Result<_, _>>()?;
    for (part, run, at) in repeated {
        change.execute("UPDATE parts SET state = 'repeated' WHERE id = ?1 AND state = 'planned'", [part])?;
        let minute = at.get(..16).unwrap_or(&at).replace('T', " ");
        let what = format!("the same lines went in run {run} at {minute} UTC");
        note(change, part, now, State::Planned, State::Repeated, &what)?;
    }
    Ok(())
}

fn note(
    change: &Transaction<'_>,
    part: i64,
    now: DateTime<Utc>,
    before: State,
    after: State,
    what: &str,
) -> rusqlite::Result<usize> {
    change.execute(
        "INSERT INTO events (part, at, before, after, what) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![part, now.to_rfc3339(), before.as_str(), after.as_str(), what],
    )
}

#[cfg(test)]
impl Ledger {
    pub(crate) fn one<T: rusqlite::types::FromSql>(&self, query: &str) -> Option<T> {
        use rusqlite::OptionalExtension;
        self.ask(|connection| connection.query_row(query, [], |row| row.get(0)).optional()).unwrap()
    }

    /// As the first version left it.
    pub(crate) fn age(&self) {
        self.with(|connection| {
            connection.execute_batch(
                "DROP TABLE undoings; DROP TABLE removals; DROP TABLE loads; DROP TABLE numbers_key; DROP TABLE readings; DROP TABLE figures; DROP TABLE overrides; DROP TABLE columns;
                 PRAGMA user_version = 1;",
            )
        })
            .unwrap();
    }

    pub(crate) fn copy_to(&self, path: &Path) {
        self.ask(|connection| connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])).unwrap();
    }
}
