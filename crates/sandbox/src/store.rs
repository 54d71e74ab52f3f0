//! What the sandbox holds, in one database file for its owner alone.

use crate::Error;
use crate::reader::{Contact, Form, Upload};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::Path;
use ucontact::field;
use words::Message;

mod attempts;
mod blacklist;
mod bookmarks;
mod calls;
mod dialling;
mod said;
mod schema;

pub use attempts::Attempt;
pub(crate) use attempts::Seen;
pub(crate) use blacklist::{Black, EVERY};
use bookmarks::Bookmarks;
pub(crate) use calls::{Call, Day, Filter, recorded};
pub(crate) use dialling::{Asked, InDialer, SCHEDULED, WAITS};
use schema::SCHEMA;

/// The lists, the refusals, the attempts, the calls, the sessions, and what the dialer has and does.
pub(crate) struct Store(Connection, RefCell<Bookmarks>);

/// A list, as `GET /lists` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct List {
    #[serde(skip)]
    id: i64,
    pub(crate) filename: String,
    pub(crate) campaign: String,
    pub(crate) timezone: Option<String>,
    pub(crate) cant: u64,
    pub(crate) username: String,
    pub(crate) received_at: String,
    /// The first list of the very same content.
    pub(crate) duplicate_of: Option<String>,
    pub(crate) contacts: Vec<Contact>,
}

/// An upload that was answered with `0`, as `GET /refusals` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct Refusal {
    pub(crate) filename: Option<String>,
    pub(crate) campaign: Option<String>,
    pub(crate) timezone: Option<String>,
    pub(crate) cant: Option<String>,
    pub(crate) username: Option<String>,
    pub(crate) received_at: String,
    /// Machines read it in English.
    #[serde(serialize_with = "in_english")]
    pub(crate) reason: Message,
}

impl Store {
    /// Opens the store in a directory, and makes what is not there.
    pub(crate) fn open(directory: &Path) -> Result<Self, Error> {
        let unusable = |source| Error::Store { path: directory.to_owned(), source };
        make_directory(directory).map_err(unusable)?;
        let path = directory.join("sandbox.db");
        make_file(&path).map_err(|source| Error::Store { path: path.clone(), source })?;
        let open = || {
            let connection = Connection::open(&path)?;
            connection.execute_batch(SCHEMA)?;
            connection.set_prepared_statement_cache_capacity(64);
            let mut store = Self(connection, RefCell::default());
            store.take_over_calls()?;
            Ok(store)
        };
        open().map_err(|source| Error::Database { path: path.clone(), source })
    }

    /// Opens a session: base64 of the user and something nobody can guess.
    pub(crate) fn open_session(&self, user: &str) -> rusqlite::Result<String> {
        let chance: String = self.0.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?;
        let token = STANDARD.encode(format!("{user}:{chance}"));
        self.0.execute("INSERT INTO sessions (token, user) VALUES (?, ?)", [&token, user])?;
        Ok(token)
    }

    /// Whether a token is of an open session.
    pub(crate) fn knows(&self, token: &str) -> rusqlite::Result<bool> {
        self.0.prepare_cached("SELECT 1 FROM sessions WHERE token = ?")?.exists([token])
    }

    /// Ends a session; answers whether there was one.
    pub(crate) fn end_session(&self, user: &str, token: &str) -> rusqlite::Result<bool> {
        Ok(self.0.execute("DELETE FROM sessions WHERE token = ? AND user = ?", [token, user])? == 1)
    }

    /// Whether a list has that name.
    pub(crate) fn has(&self, filename: &str) -> rusqlite::Result<bool> {
        self.0.prepare_cached("SELECT 1 FROM lists WHERE filename = ?")?.exists([filename])
    }

    /// Keeps an upload as a list, wholly or not at all.
    pub(crate) fn keep(&mut self, upload: &Upload) -> rusqlite::Result<()> {
        let digest = Sha256::digest(&upload.content).to_vec();
        let all = self.0.transaction()?;
        let double: Option<String> = all
            .query_row("SELECT filename FROM lists WHERE digest = ? ORDER BY id LIMIT 1", [&digest], |row| {
                row.get(0)
            })
            .optional()?;
        all.execute(
            "INSERT INTO lists (filename, campaign, timezone, cant, username, received_at, digest, duplicate_of)
             VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?)",
            params![
                upload.filename,
                upload.campaign,
                upload.time_zone,
                upload.lines.cast_signed(),
                upload.username,
                digest,
                double
            ],
        )?;
        let list = all.last_insert_rowid();
        {
            let mut insert = all.prepare("INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?)")?;
            for (line, contact) in (1_i64..).zip(&upload.contacts) {
                let (params, alternatives) = (json(&contact.params)?, json(&contact.alternatives)?);
                insert.execute(params![
                    list,
                    line,
                    contact.number,
                    params,
                    alternatives,
                    contact.priority,
                    contact.agentphone
                ])?;
            }
        }
        all.commit()
    }

    /// Keeps why an upload was refused.
    pub(crate) fn refuse(&self, form: &Form, reason: &Message) -> rusqlite::Result<()> {
        let said = |name: &str| form.get(name);
        self.0.execute(
            "INSERT INTO refusals (filename, campaign, timezone, cant, username, received_at, reason)
             VALUES (?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)",
            params![
                said(field::FILENAME),
                said(field::CAMPAIGN),
                said(field::TIME_ZONE),
                said(field::LINES),
                said(field::USERNAME),
                reason.kept()
            ],
        )?;
        Ok(())
    }

    /// Every list in the order received, with its contacts in the lines' order.
    pub(crate) fn lists(&self) -> rusqlite::Result<Vec<List>> {
        let mut lists = self.0.prepare_cached(
            "SELECT id, filename, campaign, timezone, cant, username, received_at, duplicate_of FROM lists ORDER BY id",
        )?;
        let mut lists = lists.query_map([], list)?.collect::<Result<Vec<_>, _>>()?;
        let mut contacts = self.0.prepare_cached(
            "SELECT number, params, alternatives, priority, agentphone FROM contacts WHERE list = ? ORDER BY line",
        )?;
        for list in &mut lists {
            list.contacts = contacts.query_map([list.id], contact)?.collect::<Result<_, _>>()?;
        }
        Ok(lists)
    }

    /// The seconds since 1970. A database tells the time to a crate that has no clock.
    pub(crate) fn now(&self) -> rusqlite::Result<i64> {
        self.0.prepare_cached("SELECT unixepoch('now')")?.query_row([], |row| row.get(0))
    }

    /// The campaigns of all lists.
    pub(crate) fn campaigns(&self) -> rusqlite::Result<Vec<String>> {
        let mut campaigns = self.0.prepare_cached("SELECT DISTINCT campaign FROM lists ORDER BY campaign")?;
        campaigns.query_map([], |row| row.get(0))?.collect()
    }

    /// Every refusal in the order of the uploads.
    pub(crate) fn refusals(&self) -> rusqlite::Result<Vec<Refusal>> {
        let mut refusals = self.0.prepare_cached(
            "SELECT filename, campaign, timezone, cant, username, received_at, reason FROM refusals ORDER BY id",
        )?;
        refusals.query_map([], refusal)?.collect()
    }
}

fn in_english<S: Serializer>(reason: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(reason.english())
}

fn list(row: &Row<'_>) -> rusqlite::Result<List> {
    Ok(List {
        id: row.get(0)?,
        filename: row.get(1)?,
        campaign: row.get(2)?,
        timezone: row.get(3)?,
        cant: row.get::<_, i64>(4)?.unsigned_abs(),
        username: row.get(5)?,
        received_at: row.get(6)?,
        duplicate_of: row.get(7)?,
        contacts: Vec::new(),
    })
}

fn contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    Ok(Contact {
        number: row.get(0)?,
        params: from_json(row, 1)?,
        alternatives: from_json(row, 2)?,
        priority: row.get(3)?,
        agentphone: row.get(4)?,
    })
}

fn refusal(row: &Row<'_>) -> rusqlite::Result<Refusal> {
    Ok(Refusal {
        filename: row.get(0)?,
        campaign: row.get(1)?,
        timezone: row.get(2)?,
        cant: row.get(3)?,
        username: row.get(4)?,
        received_at: row.get(5)?,
        reason: Message::of_kept(&row.get::<_, String>(6)?),
    })
}

fn json(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let unreadable = |error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error));
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(unreadable)
}

fn make_directory(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes the file before the database does, so that nobody else may ever read it; its journals get the same rights.
pub(crate) fn make_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use words::Told as _;

    #[test]
    fn the_file_is_for_its_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let directory = home.path().join("a/b");
        let store = Store::open(&directory).unwrap();
        store.refuse(&Form::new(), &Message::foreign("x")).unwrap();
        #[cfg(unix)]
        for name in ["sandbox.db", "sandbox.db-wal", "."] {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(directory.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
        }
        drop(store);
        assert_eq!(Store::open(&directory).unwrap().refusals().unwrap().len(), 1);
    }

    #[test]
    fn a_file_that_is_no_database_is_an_error() {
        let home = tempfile::tempdir().unwrap();
        let not_a_directory = home.path().join("sandbox.db");
        let mut file = OpenOptions::new().append(true).create(true).open(&not_a_directory).unwrap();
        file.write_all(&[7; 4096]).unwrap();
        let error = Store::open(home.path()).err().unwrap();
        assert!(matches!(error, Error::Database { .. }) && error.advice().is_some(), "{error:?}");
        let error = Store::open(&not_a_directory).err().unwrap();
        assert!(matches!(error, Error::Store { .. }), "{error:?}");
    }
}
