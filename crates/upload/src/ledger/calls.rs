//! Calls that must not be made twice: what was to be made, in batches, and what is known of each call.
//!
//! A batch is entered once, whole; entering it again finds it as it is, so that a second run makes only the calls that were never made.
//! What is sent is known by a digest under the ledger's own key: a form holds little more than a number, and is guessed from a plain one.

use super::Ledger;
use super::history::state;
use crate::{Error, State};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use serialize::Digest;
use words::Message;

/// The tables.
pub(super) const CALLS: &str = "
    CREATE TABLE batches (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, instance TEXT NOT NULL, source TEXT NOT NULL,
        part INTEGER UNIQUE REFERENCES parts, sha256 TEXT NOT NULL, calls INTEGER NOT NULL, at TEXT NOT NULL, who TEXT,
        abandoned_at TEXT, abandoned_why TEXT, abandoned_by TEXT
    );
    CREATE UNIQUE INDEX batches_once ON batches (kind, instance, sha256) WHERE part IS NULL AND abandoned_at IS NULL;
    CREATE TABLE calls (
        id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batches, nth INTEGER NOT NULL, sha256 TEXT NOT NULL,
        state TEXT NOT NULL, UNIQUE (batch, nth)
    );
    CREATE INDEX calls_by_state ON calls (batch, state);
    CREATE INDEX calls_on_their_way ON calls (id) WHERE state = 'sending';
    CREATE TABLE call_events (
        id INTEGER PRIMARY KEY, call INTEGER NOT NULL REFERENCES calls, at TEXT NOT NULL, before TEXT NOT NULL,
        after TEXT NOT NULL, what TEXT NOT NULL, who TEXT
    );
    CREATE INDEX call_events_by_call ON call_events (call);
    CREATE TRIGGER call_events_stay BEFORE UPDATE ON call_events
        BEGIN SELECT RAISE (ABORT, 'events are only added'); END;
    CREATE TRIGGER call_events_are_kept BEFORE DELETE ON call_events
        BEGIN SELECT RAISE (ABORT, 'events are only added'); END;
    ALTER TABLE claims ADD COLUMN call INTEGER REFERENCES calls;
    ALTER TABLE loads ADD COLUMN call INTEGER REFERENCES calls;
    CREATE VIEW went AS SELECT loads.hash, loads.part, loads.main FROM loads LEFT JOIN calls ON calls.id = loads.call
        WHERE loads.call IS NULL OR calls.state IN ('sending', 'accepted', 'held', 'confirmed')
            OR (calls.state = 'abandoned' AND EXISTS (
                SELECT 1 FROM call_events WHERE call = calls.id AND before = 'held' AND after = 'abandoned'));";

/// Whether a call, of the table `calls`, left, or may have: also one that a person gave up without knowing.
pub(super) const CALL_MAY_BE_THERE: &str = "(calls.state IN ('sending', 'accepted', 'held', 'confirmed')
    OR (calls.state = 'abandoned' AND EXISTS (
        SELECT 1 FROM call_events WHERE call = calls.id AND before = 'held' AND after = 'abandoned')))";

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CallKind {
    /// It schedules a call to a person.
    Schedule,
    /// It gives a dialer a task.
    Task,
    /// It says what came of a call.
    Disposition,
    /// It tags a recording.
    Tag,
}

impl CallKind {
    const ALL: [Self; 4] = [Self::Schedule, Self::Task, Self::Disposition, Self::Tag];

    /// The word for the ledger and for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Task => "task",
            Self::Disposition => "disposition",
            Self::Tag => "tag",
        }
    }
}

/// Calls that somebody wishes to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewBatch<'a> {
    /// What they do.
    pub kind: CallKind,
    /// The instance, by the name that the ledger gives it.
    pub instance: &'a str,
    /// Where they come from, as people call it: a file, a list. It says nothing of a person.
    pub source: &'a str,
    /// The part of a plan that they are, where they are one.
    pub part: Option<i64>,
    /// Who wishes it, as the system knows them.
    pub who: Option<&'a str>,
}

/// Calls that the ledger knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBatch {
    /// Its number in the ledger.
    pub id: i64,
    /// What its calls do.
    pub kind: CallKind,
    /// The instance.
    pub instance: String,
    /// Where they come from.
    pub source: String,
    /// The part of a plan that they are, where they are one.
    pub part: Option<i64>,
    /// How many.
    pub calls: u64,
    /// When it was entered.
    pub at: String,
    /// Who wished it.
    pub who: Option<String>,
    /// Whether a person gave it up: none of its calls is made any more.
    pub is_abandoned: bool,
}

/// A call as the ledger knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct CallRecord {
    /// Its number in the ledger.
    pub id: i64,
    /// Its place in its batch, from 0.
    pub nth: usize,
    /// What is known of it.
    pub state: State,
    /// What was last said of it.
    pub said: Option<Message>,
    /// The digest of what is sent.
    pub(crate) digest: String,
}

impl Ledger {
    /// Enters calls by the forms in which they are sent, once: the same forms of the same kind for the same instance (and part) find the batch
    /// that is there, with what is known of each call, unless a person gave that batch up.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read or written; [`Error::CallsChanged`] where the part has other calls.
    pub fn enter_calls(
        &self,
        new: &NewBatch<'_>,
        forms: &[impl AsRef<[u8]>],
        now: DateTime<Utc>,
    ) -> Result<CallBatch, Error> {
        let digests = self.digests(forms)?;
        self.change_or(|change| {
            enter(change, new, &digests, now)
                .map_err(|source| self.failed(source))?
                .ok_or_else(|| Error::CallsChanged { origin: new.source.to_owned() })
        })
    }

    /// The digests under which the ledger knows forms.
    pub(crate) fn digests(&self, forms: &[impl AsRef<[u8]>]) -> Result<Vec<String>, Error> {
        let hashing = self.hashing()?;
        Ok(forms.iter().map(|form| hashing.form(form.as_ref())).collect())
    }

    /// The batches of an instance, the latest first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn call_batches(&self, instance: &str) -> Result<Vec<CallBatch>, Error> {
        self.batches_where("instance = ?1 ORDER BY id DESC", instance)
    }

    /// A batch, by its number.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn call_batch(&self, id: i64) -> Result<Option<CallBatch>, Error> {
        Ok(self.batches_where("id = ?1", id)?.pop())
    }

    /// The calls that a part of a plan is; none where it is a base.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn calls_of_part(&self, part: i64) -> Result<Option<CallBatch>, Error> {
        self.ask(|connection| batch_of_part(connection, part))
    }

    /// The calls of a batch, in their order.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn calls(&self, batch: i64) -> Result<Vec<CallRecord>, Error> {
        self.ask(|connection| {
            let mut calls = connection.prepare(
                "SELECT id, nth, state, sha256,
                    (SELECT what FROM call_events WHERE call = calls.id ORDER BY id DESC LIMIT 1)
                 FROM calls WHERE batch = ?1 ORDER BY nth",
            )?;
            let record = |row: &Row<'_>| {
                Ok(CallRecord {
                    id: row.get(0)?,
                    nth: row.get::<_, u32>(1)? as usize,
                    state: state(row, 2)?,
                    digest: row.get(3)?,
                    said: row.get::<_, Option<String>>(4)?.as_deref().map(Message::of_kept),
                })
            };
            calls.query_map([batch], record)?.collect()
        })
    }

    /// How many calls of a batch are in each state, in the order of [`State::ALL`], those without left away.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn call_states(&self, batch: i64) -> Result<Vec<(State, u64)>, Error> {
        self.ask(|connection| {
            let mut states =
                connection.prepare("SELECT state, COUNT(*) FROM calls WHERE batch = ?1 GROUP BY state")?;
            let of = |row: &Row<'_>| Ok((state(row, 0)?, row.get::<_, i64>(1)?.cast_unsigned()));
            let mut states: Vec<(State, u64)> = states.query_map([batch], of)?.collect::<Result<_, _>>()?;
            states.sort_unstable();
            Ok(states)
        })
    }

    fn batches_where(&self, which: &str, value: impl rusqlite::ToSql) -> Result<Vec<CallBatch>, Error> {
        self.ask(|connection| batches(connection, which, &[&value]))
    }
}

/// The batch that is no part of a plan, by the digest of all of its calls.
pub(super) fn whole(
    connection: &Connection,
    new: &NewBatch<'_>,
    sha256: &str,
) -> rusqlite::Result<Option<CallBatch>> {
    let known = batches(
        connection,
        "kind = ?1 AND instance = ?2 AND sha256 = ?3 AND part IS NULL AND abandoned_at IS NULL",
        &[&new.kind.as_str(), &new.instance, &sha256],
    )?;
    Ok(known.into_iter().next())
}

/// Enters calls by their digests, or finds them; nothing where the part has other calls.
pub(super) fn enter(
    change: &Transaction<'_>,
    new: &NewBatch<'_>,
    digests: &[String],
    now: DateTime<Utc>,
) -> rusqlite::Result<Option<CallBatch>> {
    let sha256 = Digest::of(digests.concat().as_bytes()).to_string();
    let known = match new.part {
        Some(part) => batches(change, "part = ?1", &[&part])?,
        None => whole(change, new, &sha256)?.into_iter().collect(),
    };
    if let Some(known) = known.into_iter().next() {
        let same = "SELECT sha256 = ?2 AND kind = ?3 FROM batches WHERE id = ?1";
        let is_same: bool =
            change.query_row(same, params![known.id, sha256, new.kind.as_str()], |row| row.get(0))?;
        return Ok(is_same.then_some(known));
    }
    change.execute(
        "INSERT INTO batches (kind, instance, source, part, sha256, calls, at, who) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.kind.as_str(),
            new.instance,
            new.source,
            new.part,
            sha256,
            digests.len() as u32,
            now.to_rfc3339(),
            new.who
        ],
    )?;
    let batch = change.last_insert_rowid();
    let mut insert =
        change.prepare("INSERT INTO calls (batch, nth, sha256, state) VALUES (?1, ?2, ?3, 'planned')")?;
    for (nth, digest) in digests.iter().enumerate() {
        insert.execute(params![batch, nth as u32, digest])?;
    }
    Ok(batches(change, "id = ?1", &[&batch])?.pop())
}

/// The digests of a batch's forms, in their order.
pub(super) fn digests(connection: &Connection, batch: i64) -> rusqlite::Result<Vec<String>> {
    let mut digests = connection.prepare_cached("SELECT sha256 FROM calls WHERE batch = ?1 ORDER BY nth")?;
    digests.query_map([batch], |row| row.get(0))?.collect()
}

/// The calls that a part of a plan is; none where it is a base.
pub(super) fn batch_of_part(connection: &Connection, part: i64) -> rusqlite::Result<Option<CallBatch>> {
    Ok(batches(connection, "part = ?1", &[&part])?.pop())
}

fn batches(
    connection: &Connection,
    which: &str,
    values: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<Vec<CallBatch>> {
    let mut batches = connection.prepare(&format!(
        "SELECT id, kind, instance, source, part, calls, at, who, abandoned_at IS NOT NULL FROM batches WHERE {which}"
    ))?;
    batches.query_map(values, batch)?.collect()
}

fn batch(row: &Row<'_>) -> rusqlite::Result<CallBatch> {
    let kind: String = row.get(1)?;
    let unknown =
        || rusqlite::Error::InvalidColumnType(1, format!("kind {kind}"), rusqlite::types::Type::Text);
    Ok(CallBatch {
        id: row.get(0)?,
        kind: CallKind::ALL.into_iter().find(|known| known.as_str() == kind).ok_or_else(unknown)?,
        instance: row.get(2)?,
        source: row.get(3)?,
        part: row.get(4)?,
        calls: row.get::<_, i64>(5)?.cast_unsigned(),
        at: row.get(6)?,
        who: row.get(7)?,
        is_abandoned: row.get(8)?,
    })
}

/// What a part is, whose calls are in these states: open as long as one of them is.
pub(super) fn of_calls(change: &Connection, batch: i64) -> rusqlite::Result<State> {
    let mut any =
        change.prepare_cached("SELECT EXISTS (SELECT 1 FROM calls WHERE batch = ?1 AND state = ?2)")?;
    let mut has = |state: State| any.query_row(params![batch, state.as_str()], |row| row.get::<_, bool>(0));
    // What is held is for a person, and comes before all else once nothing is on its way.
    for state in [State::Sending, State::Held] {
        if has(state)? {
            return Ok(state);
        }
    }
    let settled = [State::Refused, State::Accepted, State::Confirmed, State::Abandoned];
    let mut found = None;
    for state in settled {
        if found.is_none() && has(state)? {
            found = Some(state);
        }
    }
    Ok(match (has(State::Planned)?, found) {
        (true, None) => State::Planned,
        // Some went, and the others wait: it is on its way, though not at this moment.
        (true, Some(_)) => State::Sending,
        (false, None) if has(State::Repeated)? => State::Repeated,
        (false, found) => found.unwrap_or(State::Planned),
    })
}

/// The part of a call's batch, where it has one.
pub(super) fn part_of(change: &Connection, batch: i64) -> rusqlite::Result<Option<(i64, State)>> {
    let query = "SELECT parts.id, parts.state FROM batches JOIN parts ON parts.id = batches.part WHERE batches.id = ?1";
    change.query_row(query, [batch], |row| Ok((row.get(0)?, state(row, 1)?))).optional()
}
