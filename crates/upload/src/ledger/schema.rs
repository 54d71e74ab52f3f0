//! The ledger's tables, and how its file is opened: for its owner alone, and synced at every commit.

use super::callbacks::CALLBACKS;
use super::calls::CALLS;
use super::outcomes::OUTCOMES;
use super::pushes::{PUSHES, SINCE_7};
use super::refusals::SINCE_5;
use super::removals::REMOVALS;
use super::takings::TAKINGS;
use crate::make_directory;
use fault::Mutant;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The schema's version, in `user_version`.
pub(super) const VERSION: i64 = 7;

const SCHEMA: &str = "
    CREATE TABLE identity (id TEXT NOT NULL);
    INSERT INTO identity VALUES (lower(hex(randomblob(16))));
    CREATE TABLE runs (
        id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, instance TEXT NOT NULL, made_at TEXT NOT NULL, applied_at TEXT NOT NULL,
        directory TEXT NOT NULL, came_in INTEGER NOT NULL, left_out INTEGER NOT NULL, books TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE parts (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs, nth INTEGER NOT NULL, campaign TEXT NOT NULL,
        zone_sent TEXT, lines INTEGER NOT NULL, sha256 TEXT NOT NULL, state TEXT NOT NULL, UNIQUE (run, nth)
    );
    CREATE INDEX parts_by_content ON parts (sha256);
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES parts, nth INTEGER NOT NULL, name TEXT NOT NULL UNIQUE,
        connected_at TEXT NOT NULL, UNIQUE (part, nth)
    );
    CREATE TABLE events (
        id INTEGER PRIMARY KEY, part INTEGER NOT NULL REFERENCES parts, at TEXT NOT NULL, before TEXT NOT NULL,
        after TEXT NOT NULL, what TEXT NOT NULL
    );";

/// What version 2 added: the columns of a run's inputs.
const SINCE_2: &str = "
    CREATE TABLE columns (run TEXT PRIMARY KEY REFERENCES runs, seen TEXT NOT NULL) WITHOUT ROWID;";

/// What version 3 added: the numbers of each part by their keyed hashes, blacklists as they were read, the figures of a run that
/// the next is held against, and the guards that a person overrode.
const SINCE_3: &str = "
    CREATE TABLE loads (
        hash INTEGER NOT NULL, part INTEGER NOT NULL REFERENCES parts, main INTEGER NOT NULL, PRIMARY KEY (hash, part)
    ) WITHOUT ROWID;
    CREATE TABLE numbers_key (proof INTEGER NOT NULL);
    CREATE TABLE readings (
        id INTEGER PRIMARY KEY, list TEXT NOT NULL, at TEXT NOT NULL, sha256 TEXT NOT NULL, numbers INTEGER NOT NULL
    );
    CREATE INDEX readings_by_list ON readings (list);
    CREATE TABLE figures (run TEXT PRIMARY KEY REFERENCES runs, seen TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE overrides (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs, at TEXT NOT NULL, guard TEXT NOT NULL, reason TEXT NOT NULL,
        who TEXT
    );";

/// What version 4 added: claims, the blacklists that runs were held against, who decided, and that what happened stays as it is.
const SINCE_4: &str = "
    ALTER TABLE runs ADD COLUMN claim_seconds INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE events ADD COLUMN who TEXT;
    CREATE TABLE scopes (id INTEGER PRIMARY KEY, instance TEXT NOT NULL, campaign TEXT NOT NULL, UNIQUE (instance, campaign));
    CREATE TABLE claims (
        scope INTEGER NOT NULL REFERENCES scopes, hash INTEGER NOT NULL, part INTEGER NOT NULL REFERENCES parts,
        PRIMARY KEY (scope, hash)
    ) WITHOUT ROWID;
    INSERT INTO scopes (instance, campaign) SELECT DISTINCT runs.instance, parts.campaign FROM parts JOIN runs ON runs.id = parts.run;
    INSERT OR REPLACE INTO claims (scope, hash, part)
        SELECT scopes.id, loads.hash, loads.part FROM parts
        JOIN runs ON runs.id = parts.run
        JOIN scopes ON scopes.instance = runs.instance AND scopes.campaign = parts.campaign
        JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
        JOIN loads ON loads.part = parts.id AND loads.main
        WHERE parts.state IN ('sending', 'accepted', 'held', 'confirmed') ORDER BY attempts.id;
    CREATE TABLE held_against (
        run TEXT NOT NULL REFERENCES runs, path TEXT NOT NULL, sha256 TEXT NOT NULL, modified_at TEXT NOT NULL, max_age_seconds INTEGER
    );
    CREATE INDEX events_by_part ON events (part);
    CREATE TRIGGER attempts_stay BEFORE UPDATE ON attempts BEGIN SELECT RAISE (ABORT, 'attempts are only added'); END;
    CREATE TRIGGER attempts_are_kept BEFORE DELETE ON attempts BEGIN SELECT RAISE (ABORT, 'attempts are only added'); END;
    CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE (ABORT, 'events are only added'); END;
    CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE (ABORT, 'events are only added'); END;";

/// The directory and the file, for their owner alone.
pub(super) fn private(state: &Path, ledger: &Path) -> io::Result<()> {
    let is_new = !ledger.exists();
    if is_new {
        make_directory(state)?;
    }
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(ledger)?;
    if is_new && !fault::is(Mutant::NotSynced) {
        // A file that is synced is lost all the same where its name is not.
        File::open(state)?.sync_all()?;
    }
    Ok(())
}

/// Sets the connection up and makes the tables of a new ledger; answers the schema's version.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<i64> {
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // FULL syncs the log at every commit: what the ledger said before a power loss, it says after.
    let synchronous = if fault::is(Mutant::NotSynced) { "off" } else { "full" };
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = change.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version >= VERSION {
        return Ok(version);
    }
    if version == 0 {
        change.execute_batch(SCHEMA)?;
    }
    if version < 2 {
        change.execute_batch(SINCE_2)?;
    }
    if version < 3 {
        change.execute_batch(SINCE_3)?;
    }
    if version < 4 {
        change.execute_batch(SINCE_4)?;
        change.execute_batch(REMOVALS)?;
    }
    if version < 5 {
        change.execute_batch(SINCE_5)?;
    }
    if version < 6 {
        change.execute_batch(PUSHES)?;
        change.execute_batch(TAKINGS)?;
        change.execute_batch(CALLS)?;
        change.execute_batch(OUTCOMES)?;
    }
    if version < 7 {
        change.execute_batch(SINCE_7)?;
        change.execute_batch(CALLBACKS)?;
    }
    change.pragma_update(None, "user_version", VERSION)?;
    change.commit()?;
    Ok(VERSION)
}

/// A ledger up to this size is checked whole when it is opened; of a longer one, who was in each part is left to `dialbase verify`, for that
/// grows by millions of rows a night, and all that decides what is sent is checked all the same.
const CHECKED_WHOLE: i64 = 64 << 20;

/// What is wrong with a ledger, in `SQLite`'s words.
pub(super) fn damage(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let pragma = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let check = |what: &str| {
        connection.query_row(&format!("PRAGMA integrity_check{what}"), [], |row| row.get::<_, String>(0))
    };
    let bytes = pragma("page_count")? * pragma("page_size")?;
    let parts: &[&str] = if bytes <= CHECKED_WHOLE {
        &[""]
    } else {
        &[
            "('runs')",
            "('parts')",
            "('attempts')",
            "('events')",
            "('scopes')",
            "('claims')",
            "('batches')",
            "('calls')",
            "('call_events')",
            "('identity')",
            "('numbers_key')",
        ]
    };
    for part in parts {
        let said = check(part)?;
        if said != "ok" {
            return Ok(Some(said));
        }
    }
    Ok(None)
}
