//! The ledger's tables, and how its file is opened: for its owner alone, and synced at every commit.

use crate::make_directory;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The schema's version, in `user_version`.
pub(super) const VERSION: i64 = 3;

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

/// The directory and the file, for their owner alone.
pub(super) fn private(state: &Path, ledger: &Path) -> io::Result<()> {
    if !ledger.exists() {
        make_directory(state)?;
    }
    OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(ledger)?;
    Ok(())
}

/// Sets the connection up and makes the tables of a new ledger; answers the schema's version.
pub(super) fn prepare(connection: &mut Connection) -> rusqlite::Result<i64> {
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // FULL syncs the log at every commit: what the ledger said before a power loss, it says after.
    connection.pragma_update(None, "synchronous", "full")?;
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
    change.execute_batch(SINCE_3)?;
    change.pragma_update(None, "user_version", VERSION)?;
    change.commit()?;
    Ok(VERSION)
}
