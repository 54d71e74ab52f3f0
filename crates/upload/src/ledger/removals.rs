//! What was taken out of the instance again: for each undoing of a run who wished it and why, and for each contact what was answered.
//!
//! Removing a contact twice harms nobody, so an undoing that was cut off goes on where it stopped. A list is undone when of each of
//! its contacts a clear answer is on record; from then on it counts as one that never went.

use super::Ledger;
use crate::{Error, Event, State};
use chrono::{DateTime, Utc};
use rusqlite::{Row, params};
use std::collections::BTreeSet;
use words::Message;

/// The tables.
pub(super) const REMOVALS: &str = "
    CREATE TABLE undoings (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs, at TEXT NOT NULL, who TEXT, reason TEXT NOT NULL
    );
    CREATE TABLE removals (
        id INTEGER PRIMARY KEY, run TEXT NOT NULL REFERENCES runs, part INTEGER NOT NULL REFERENCES parts, line INTEGER NOT NULL,
        at TEXT NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL
    );
    CREATE INDEX removals_by_part ON removals (part, line);";

/// What the instance answered when it was asked to remove a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// It removed the contact.
    Removed,
    /// It had none of that number.
    HadNone,
    /// It is not known.
    Unknown,
}

impl Removal {
    /// The word for the ledger.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::HadNone => "had-none",
            Self::Unknown => "unknown",
        }
    }
}

/// A person's wish to undo a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undoing {
    /// When.
    pub at: String,
    /// Who, as the system knew them.
    pub who: Option<String>,
    /// Why.
    pub reason: String,
}

/// How far a list is undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// How many of its contacts were removed.
    pub removed: u64,
    /// Of how many the instance had none.
    pub had_none: u64,
}

impl Ledger {
    /// Notes that a person wishes a run to be undone, before anything is removed.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_undoing(
        &self,
        run: &str,
        (who, reason): (Option<&str>, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change(|change| {
            change.execute(
                "INSERT INTO undoings (run, at, who, reason) VALUES (?1, ?2, ?3, ?4)",
                params![run, now.to_rfc3339(), who, reason],
            )
        })?;
        Ok(())
    }

    /// Who wished a run to be undone, and why, the first one first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn undoings(&self, run: &str) -> Result<Vec<Undoing>, Error> {
        self.ask(|connection| {
            let mut all =
                connection.prepare("SELECT at, who, reason FROM undoings WHERE run = ?1 ORDER BY id")?;
            let one = |row: &Row<'_>| Ok(Undoing { at: row.get(0)?, who: row.get(1)?, reason: row.get(2)? });
            all.query_map([run], one)?.collect()
        })
    }

    /// The lines of a list, from 0, of which the instance said clearly that they are not there any more.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn answered_removals(&self, part: i64) -> Result<BTreeSet<u64>, Error> {
        self.ask(|connection| {
            let mut lines = connection
                .prepare("SELECT DISTINCT line FROM removals WHERE part = ?1 AND state <> 'unknown'")?;
            lines.query_map([part], |row| Ok(row.get::<_, i64>(0)?.cast_unsigned()))?.collect()
        })
    }

    /// Notes what was answered to a removal.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_removal(
        &self,
        (run, part, line): (&str, i64, u64),
        (removal, said): (Removal, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        self.change(|change| {
            change.execute(
                "INSERT INTO removals (run, part, line, at, state, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![run, part, line.cast_signed(), now.to_rfc3339(), removal.as_str(), said],
            )
        })?;
        Ok(())
    }

    /// Notes that a list is undone, if of each of its contacts a clear answer is on record; answers whether it is. Its people may be
    /// loaded again from then on.
    ///
    /// # Errors
    /// Where the ledger cannot be read or written.
    pub fn note_undone(
        &self,
        (part, from): (i64, State),
        (who, reason): (Option<&str>, &str),
        now: DateTime<Utc>,
    ) -> Result<bool, Error> {
        // Who says of nobody that they are gone may only not want to.
        let is_whole: bool = self.ask(|connection| {
            connection.query_row(
                "SELECT lines = (SELECT COUNT(DISTINCT line) FROM removals WHERE part = parts.id AND state <> 'unknown')
                    AND EXISTS (SELECT 1 FROM removals WHERE part = parts.id AND state = 'removed')
                 FROM parts WHERE id = ?1",
                [part],
                |row| row.get(0),
            )
        })?;
        if is_whole && from != State::Undone {
            let reason = Message::foreign(reason);
            self.happen_with((part, from, Event::PersonUndid), (&reason, who), now, |_| Ok(()))?;
        }
        Ok(is_whole)
    }

    /// How far a list is undone.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn undone(&self, part: i64) -> Result<Undone, Error> {
        self.ask(|connection| {
            // What the instance removed once, it has no more when it is asked again.
            let count = "SELECT COUNT(DISTINCT line) FILTER (WHERE state = 'removed'),
                    COUNT(DISTINCT line) FILTER (WHERE state <> 'unknown') FROM removals WHERE part = ?1";
            let (removed, answered): (i64, i64) =
                connection.query_row(count, [part], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let had_none = (answered - removed).cast_unsigned();
            Ok(Undone { removed: removed.cast_unsigned(), had_none })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{now, plan};

    #[test]
    fn a_list_is_undone_when_each_of_its_contacts_is_answered_for() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(&folder.path().join("state")).unwrap();
        let two = "prueba->;098344485;nombre=Eva;;9999;\nprueba->;098344486;nombre=Eva;;9999;\n";
        let plan = plan("r1", &folder.path().join("r1"), &[two]);
        ledger.enter(&plan, &folder.path().join("r1"), now()).unwrap();
        let part = ledger.parts("r1").unwrap()[0].id;
        ledger.connected(&plan, (part, "a.csv"), &[], now()).unwrap();
        ledger
            .happen(part, State::Sending, Event::SaidYes, &Message::foreign("the server answered 1"), now())
            .unwrap();
        ledger.note_undoing("r1", (Some("ana"), "the wrong month"), now()).unwrap();
        let answer = |line, removal| {
            ledger.note_removal(("r1", part, line), (removal, "said"), now()).unwrap();
            let state = ledger.parts("r1").unwrap()[0].state;
            ledger.note_undone((part, state), (Some("ana"), "the wrong month"), now()).unwrap()
        };
        assert!(!answer(0, Removal::Removed));
        assert!(!answer(1, Removal::Unknown));
        assert_eq!(ledger.answered_removals(part).unwrap(), [0].into());
        assert_eq!(ledger.undone(part).unwrap(), Undone { removed: 1, had_none: 0 });
        assert!(answer(1, Removal::HadNone));
        assert!(answer(0, Removal::HadNone), "it was removed before");
        assert_eq!(ledger.undone(part).unwrap(), Undone { removed: 1, had_none: 1 });
        assert_eq!(ledger.parts("r1").unwrap()[0].state, State::Undone);
        let wish = &ledger.undoings("r1").unwrap()[0];
        assert_eq!((wish.who.as_deref(), wish.reason.as_str()), (Some("ana"), "the wrong month"));
    }
}
