//! What was brought to an instance's own blacklist: which lists stand there by our hand, and each time that one was brought.
//!
//! Who is on a list stands in a file of the state directory, and not here: to take a number off again it must be said in clear, which
//! a ledger that is kept for years never holds. The ledger knows which file that is, and what it must look like.

use super::Ledger;
use crate::Error;
use chrono::{DateTime, Utc};
use rusqlite::params;

/// The tables.
pub(super) const PUSHES: &str = "
    CREATE TABLE pushed (
        instance TEXT NOT NULL, list TEXT NOT NULL, nth INTEGER NOT NULL, sha256 TEXT NOT NULL, numbers INTEGER NOT NULL,
        PRIMARY KEY (instance, list)
    ) WITHOUT ROWID;
    CREATE TABLE pushes (
        id INTEGER PRIMARY KEY, instance TEXT NOT NULL, list TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, who TEXT,
        reason TEXT, dial TEXT NOT NULL, figures TEXT
    );";

/// What version 7 added: by which files a list was brought.
pub(super) const SINCE_7: &str = "
    ALTER TABLE pushed ADD COLUMN origin TEXT;";

/// A list that stands on an instance's blacklist by our hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushedList {
    /// What it is called.
    pub list: String,
    /// How often its file was written.
    pub nth: u64,
    /// What its file must be.
    pub sha256: String,
    /// How many entries stand in it.
    pub numbers: u64,
    /// By which files it was brought, where it is called as they are; blank where somebody named it, nothing where an earlier version
    /// brought it.
    pub origin: Option<String>,
}

/// Bringing a list, or taking numbers off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push<'p> {
    /// The instance.
    pub instance: &'p str,
    /// What the list is called.
    pub list: &'p str,
    /// `push`, `sync` or `remove`.
    pub what: &'p str,
    /// Who does it, as the system knows them.
    pub who: Option<&'p str>,
    /// Why, where a guard was lifted for it.
    pub reason: Option<&'p str>,
    /// The form in which numbers are written.
    pub dial: &'p str,
}

/// A time that a list was brought, or numbers taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPush {
    /// The instance.
    pub instance: String,
    /// What the list is called.
    pub list: String,
    /// When it began.
    pub at: String,
    /// `push`, `sync` or `remove`.
    pub what: String,
    /// Who did it, as the system knew them.
    pub who: Option<String>,
    /// Why, where a guard was lifted for it.
    pub reason: Option<String>,
    /// The form in which numbers were written.
    pub dial: String,
    /// What came of it, as JSON of figures; nothing where it did not come to its end.
    pub figures: Option<String>,
}

impl Ledger {
    /// Each time that a list was brought to an instance's blacklist, or its numbers taken off, the latest first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn past_pushes(&self) -> Result<Vec<PastPush>, Error> {
        self.ask(|connection| {
            let mut pushes = connection.prepare(
                "SELECT instance, list, at, what, who, reason, dial, figures FROM pushes ORDER BY at DESC, id DESC",
            )?;
            let push = |row: &rusqlite::Row<'_>| {
                Ok(PastPush {
                    instance: row.get(0)?,
                    list: row.get(1)?,
                    at: row.get(2)?,
                    what: row.get(3)?,
                    who: row.get(4)?,
                    reason: row.get(5)?,
                    dial: row.get(6)?,
                    figures: row.get(7)?,
                })
            };
            pushes.query_map([], push)?.collect()
        })
    }

    /// The lists that stand on an instance's blacklist by our hand.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn pushed_lists(&self, instance: &str) -> Result<Vec<PushedList>, Error> {
        self.ask(|connection| {
            let mut lists = connection.prepare(
                "SELECT list, nth, sha256, numbers, origin FROM pushed WHERE instance = ?1 ORDER BY list",
            )?;
            let list = |row: &rusqlite::Row<'_>| {
                Ok(PushedList {
                    list: row.get(0)?,
                    nth: row.get::<_, i64>(1)?.cast_unsigned(),
                    sha256: row.get(2)?,
                    numbers: row.get::<_, i64>(3)?.cast_unsigned(),
                    origin: row.get(4)?,
                })
            };
            lists.query_map([instance], list)?.collect()
        })
    }

    /// Notes which file says who of a list stands there. From here on it is that one.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_pushed_list(&self, instance: &str, list: &PushedList) -> Result<(), Error> {
        let PushedList { list, nth, sha256, numbers, origin } = list;
        self.change(|change| {
            change.execute(
                "INSERT OR REPLACE INTO pushed (instance, list, nth, sha256, numbers, origin) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![instance, list, nth.cast_signed(), sha256, numbers.cast_signed(), origin],
            )
        })?;
        Ok(())
    }

    /// Notes that somebody begins to bring a list, before anything leaves; answers by which number it goes.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn begin_push(&self, push: &Push<'_>, now: DateTime<Utc>) -> Result<i64, Error> {
        let Push { instance, list, what, who, reason, dial } = push;
        self.change(|change| {
            change.execute(
                "INSERT INTO pushes (instance, list, at, what, who, reason, dial) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![instance, list, now.to_rfc3339(), what, who, reason, dial],
            )?;
            Ok(change.last_insert_rowid())
        })
    }

    /// Notes what came of it, as JSON of figures.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn end_push(&self, push: i64, figures: &str) -> Result<(), Error> {
        self.change(|change| {
            change.execute("UPDATE pushes SET figures = ?2 WHERE id = ?1", params![push, figures])
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::now;

    #[test]
    fn a_list_is_known_by_its_last_file_and_each_push_is_on_record() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let mut list =
            PushedList { list: "rne".into(), nth: 0, sha256: String::new(), numbers: 0, origin: None };
        ledger.note_pushed_list("i", &list).unwrap();
        list = PushedList { nth: 1, sha256: "aa".into(), numbers: 7, origin: Some("/a/rne".into()), ..list };
        ledger.note_pushed_list("i", &list).unwrap();
        assert_eq!(ledger.pushed_lists("i").unwrap(), [list]);
        assert_eq!(ledger.pushed_lists("other").unwrap(), []);
        let push = Push {
            instance: "i",
            list: "rne",
            what: "sync",
            who: Some("ana"),
            reason: None,
            dial: "national",
        };
        let id = ledger.begin_push(&push, now()).unwrap();
        let figures =
            || ledger.past_pushes().unwrap().into_iter().map(|past| past.figures).collect::<Vec<_>>();
        assert_eq!(figures(), [None]);
        ledger.end_push(id, "{}").unwrap();
        assert_eq!(figures(), [Some("{}".to_owned())]);
        let later = Push { what: "remove", ..push };
        ledger.begin_push(&later, now() + chrono::TimeDelta::hours(1)).unwrap();
        let past = ledger.past_pushes().unwrap();
        assert_eq!(past.iter().map(|past| past.what.as_str()).collect::<Vec<_>>(), ["remove", "sync"]);
        assert_eq!((past[1].who.as_deref(), past[1].dial.as_str()), (Some("ana"), "national"));
    }
}
