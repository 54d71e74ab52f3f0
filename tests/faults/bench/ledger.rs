//! What the ledger says, read from a copy: looking must not change what the next run finds.

use crate::oracle::Contact;
use rusqlite::Connection;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A part, and what happened to it.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) run: String,
    pub(crate) nth: usize,
    pub(crate) lines: u64,
    pub(crate) sha256: String,
    pub(crate) state: String,
    /// The names under which it was tried, the last one last.
    pub(crate) attempts: Vec<String>,
    /// From which state to which, in order.
    pub(crate) events: Vec<(String, String)>,
    /// Who is in it, by the plan's own bytes.
    pub(crate) contacts: Vec<Contact>,
    /// Whether the plan can be read.
    pub(crate) is_readable: bool,
}

/// A run.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) directory: PathBuf,
    pub(crate) came_in: u64,
    pub(crate) left_out: u64,
}

/// All that the ledger knows.
#[derive(Clone, Debug)]
pub(crate) struct Books {
    /// The runs, in the order in which they were entered.
    pub(crate) runs: Vec<Run>,
    pub(crate) parts: Vec<Part>,
    /// `ok`, or what is broken in the file.
    pub(crate) integrity: String,
}

impl Books {
    /// Reads the ledger of a state directory; nothing where it has no tables yet.
    pub(super) fn read(state: &Path) -> Option<Self> {
        let copy = tempfile::TempDir::new_in(state.parent()?).unwrap();
        for file in ["ledger.db", "ledger.db-wal"] {
            if state.join(file).exists() {
                std::fs::copy(state.join(file), copy.path().join(file)).unwrap();
            }
        }
        if !copy.path().join("ledger.db").exists() {
            return None;
        }
        let ledger = Connection::open(copy.path().join("ledger.db")).unwrap();
        let integrity = match ledger.query_row("PRAGMA integrity_check", [], |row| row.get(0)) {
            Ok(word) => word,
            Err(error) => {
                return Some(Self { runs: Vec::new(), parts: Vec::new(), integrity: error.to_string() });
            }
        };
        let tables =
            ledger.query_row("SELECT COUNT(*) FROM sqlite_master WHERE name = 'runs'", [], |row| row.get(0));
        if tables != Ok(1) {
            return None;
        }
        let runs = runs(&ledger).unwrap();
        let parts = parts(&ledger, &runs).unwrap();
        Some(Self { runs, parts, integrity })
    }

    /// The parts of a run, in the plan's order.
    pub(crate) fn parts(&self, run: &str) -> Vec<&Part> {
        self.parts.iter().filter(|part| part.run == run).collect()
    }

    /// The states of all parts, for words.
    pub(crate) fn states(&self) -> Vec<String> {
        self.parts.iter().map(|part| format!("{}/{} {}", part.run, part.nth, part.state)).collect()
    }

    pub(super) fn last_directory(&self) -> Option<PathBuf> {
        self.runs.last().map(|run| run.directory.clone())
    }
}

fn runs(ledger: &Connection) -> rusqlite::Result<Vec<Run>> {
    let mut runs =
        ledger.prepare("SELECT id, directory, came_in, left_out FROM runs ORDER BY applied_at, id")?;
    let run = |row: &rusqlite::Row<'_>| {
        let directory: String = row.get(1)?;
        let number = |at| row.get::<_, i64>(at).map(i64::cast_unsigned);
        Ok(Run { id: row.get(0)?, directory: directory.into(), came_in: number(2)?, left_out: number(3)? })
    };
    runs.query_map([], run)?.collect()
}

fn parts(ledger: &Connection, runs: &[Run]) -> rusqlite::Result<Vec<Part>> {
    let mut attempts = ledger.prepare("SELECT name FROM attempts WHERE part = ?1 ORDER BY nth")?;
    let mut events = ledger.prepare("SELECT before, after FROM events WHERE part = ?1 ORDER BY id")?;
    let mut parts = ledger.prepare("SELECT id, run, nth, lines, sha256, state FROM parts ORDER BY id")?;
    let mut part = |row: &rusqlite::Row<'_>| {
        let id: i64 = row.get(0)?;
        let (run, nth): (String, i64) = (row.get(1)?, row.get(2)?);
        let directory =
            runs.iter().find(|of| of.id == run).map(|run| run.directory.clone()).unwrap_or_default();
        let known = contacts(&directory, usize::try_from(nth).unwrap());
        Ok(Part {
            nth: usize::try_from(nth).unwrap(),
            lines: row.get::<_, i64>(3)?.cast_unsigned(),
            sha256: row.get(4)?,
            state: row.get(5)?,
            attempts: attempts.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?,
            events: events
                .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?,
            is_readable: known.is_some(),
            contacts: known.unwrap_or_default(),
            run,
        })
    };
    parts.query_map([], |row| part(row))?.collect()
}

/// Who is in a part of a plan; nothing where the plan cannot be read.
fn contacts(plan: &Path, nth: usize) -> Option<Vec<Contact>> {
    let described = std::fs::read_to_string(plan.join("plan.json")).ok()?;
    let described: Value = serde_json::from_str(&described).ok()?;
    let lines = std::fs::read_to_string(plan.join(described["parts"][nth]["file"].as_str()?)).ok()?;
    let contact = |line: &str| {
        let mut fields = line.split(';').map(str::to_owned);
        (fields.next().unwrap_or_default(), fields.next().unwrap_or_default())
    };
    Some(lines.lines().map(contact).collect())
}
