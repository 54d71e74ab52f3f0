//! People who were taken out of a campaign by a file of numbers: who wished it and why, and for each number what was answered.
//!
//! A number stands here by its keyed hash. What was cut off goes on where it stopped; who was removed before is asked for again by a
//! file that comes later, for they may have been loaded since.

use super::{Ledger, Removal};
use crate::Error;
use crate::ledger::loads::Hashing;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::HashMap;

/// The tables.
pub(super) const TAKINGS: &str = "
    CREATE TABLE takings (
        id INTEGER PRIMARY KEY, instance TEXT NOT NULL, what TEXT NOT NULL, campaign TEXT NOT NULL, file TEXT NOT NULL,
        sha256 TEXT NOT NULL, ended_at TEXT
    );
    CREATE TABLE takers (
        id INTEGER PRIMARY KEY, taking INTEGER NOT NULL REFERENCES takings, at TEXT NOT NULL, who TEXT, reason TEXT NOT NULL
    );
    CREATE TABLE taken (
        taking INTEGER NOT NULL REFERENCES takings, hash INTEGER NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL,
        PRIMARY KEY (taking, hash)
    ) WITHOUT ROWID;";

/// What shall be taken out of an instance, by which it is found again where it was cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawing<'t> {
    /// The instance.
    pub instance: &'t str,
    /// `contacts`, or `scheduled` with the span.
    pub what: &'t str,
    /// The campaign.
    pub campaign: &'t str,
    /// The file's name.
    pub file: &'t str,
    /// The digest of all that the file says, and of how it is dialled.
    pub sha256: &'t str,
}

/// A taking under way: of whom the instance said clearly that they are gone, or never were there.
pub struct Withdrawn {
    ledger: Ledger,
    id: i64,
    hashing: Hashing,
    answered: HashMap<i64, String>,
}

/// People who were taken out, or are being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastTaking {
    /// The instance.
    pub instance: String,
    /// `contacts`, or `scheduled` with the span.
    pub what: String,
    /// The campaign.
    pub campaign: String,
    /// The file's name.
    pub file: String,
    /// When it was wished, for the last time where it was cut off.
    pub at: String,
    /// Who wished it then, as the system knew them.
    pub who: Option<String>,
    /// Why.
    pub reason: String,
    /// When a clear answer was on record for all; nothing where it is not.
    pub ended_at: Option<String>,
    /// How many were removed.
    pub removed: u64,
    /// Of how many the instance had none.
    pub had_none: u64,
    /// Of how many nobody knows.
    pub unknown: u64,
}

impl Ledger {
    /// Everybody who was taken out by a file, the latest wish first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn past_takings(&self) -> Result<Vec<PastTaking>, Error> {
        self.ask(|connection| {
            let mut takings = connection.prepare(
                "SELECT takings.instance, takings.what, campaign, file, takers.at, who, reason, ended_at,
                    (SELECT COUNT(*) FROM taken WHERE taking = takings.id AND state = 'removed'),
                    (SELECT COUNT(*) FROM taken WHERE taking = takings.id AND state = 'had-none'),
                    (SELECT COUNT(*) FROM taken WHERE taking = takings.id AND state = 'unknown')
                 FROM takings JOIN takers ON takers.id = (SELECT MAX(id) FROM takers WHERE taking = takings.id)
                 ORDER BY takers.at DESC, takings.id DESC",
            )?;
            let taking = |row: &Row<'_>| {
                let count = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
                Ok(PastTaking {
                    instance: row.get(0)?,
                    what: row.get(1)?,
                    campaign: row.get(2)?,
                    file: row.get(3)?,
                    at: row.get(4)?,
                    who: row.get(5)?,
                    reason: row.get(6)?,
                    ended_at: row.get(7)?,
                    removed: count(8)?,
                    had_none: count(9)?,
                    unknown: count(10)?,
                })
            };
            takings.query_map([], taking)?.collect()
        })
    }

    /// Of how many of some lines a taking that was cut off has a clear answer on record; of none where it begins anew.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn taken_before(
        &self,
        taking: &Withdrawing<'_>,
        lines: impl Iterator<Item = u64>,
    ) -> Result<u64, Error> {
        let Some(id) = self.unfinished(taking)? else { return Ok(0) };
        let (answered, hashing) = (self.answered(id)?, self.hashing()?);
        Ok(lines.filter(|line| answered.contains_key(&hashing.of(*line))).count() as u64)
    }

    /// What was answered clearly in a taking.
    fn answered(&self, id: i64) -> Result<HashMap<i64, String>, Error> {
        self.ask(|connection| {
            let mut taken = connection
                .prepare("SELECT hash, state FROM taken WHERE taking = ?1 AND state <> 'unknown'")?;
            taken.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
    }

    /// Begins a taking, or goes on with it where it was cut off. Who wishes it and why goes on record before anything is removed.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read or written.
    pub fn take(
        &self,
        taking: &Withdrawing<'_>,
        (who, reason): (Option<&str>, &str),
        now: DateTime<Utc>,
    ) -> Result<Withdrawn, Error> {
        let Withdrawing { instance, what, campaign, file, sha256 } = taking;
        let before = self.unfinished(taking)?;
        let id = self.change(|change| {
            let id = if let Some(id) = before {
                id
            } else {
                change.execute(
                    "INSERT INTO takings (instance, what, campaign, file, sha256) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![instance, what, campaign, file, sha256],
                )?;
                change.last_insert_rowid()
            };
            change.execute(
                "INSERT INTO takers (taking, at, who, reason) VALUES (?1, ?2, ?3, ?4)",
                params![id, now.to_rfc3339(), who, reason],
            )?;
            Ok(id)
        })?;
        let answered = self.answered(id)?;
        Ok(Withdrawn { ledger: self.clone(), id, hashing: self.hashing()?, answered })
    }

    fn unfinished(&self, taking: &Withdrawing<'_>) -> Result<Option<i64>, Error> {
        let Withdrawing { instance, what, campaign, sha256, .. } = taking;
        self.ask(|connection| {
            connection
                .query_row(
                    "SELECT id FROM takings WHERE instance = ?1 AND what = ?2 AND campaign = ?3 AND sha256 = ?4
                        AND ended_at IS NULL",
                    [instance, what, campaign, sha256],
                    |row| row.get(0),
                )
                .optional()
        })
    }
}

impl Withdrawn {
    /// Whether a clear answer is on record for a line (as the crate `contact` has them).
    #[must_use]
    pub fn is_answered(&self, line: u64) -> bool {
        self.answered.contains_key(&self.hashing.of(line))
    }

    /// Notes what was answered for a line.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note(
        &mut self,
        line: u64,
        (removal, said): (Removal, &str),
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let (id, hash) = (self.id, self.hashing.of(line));
        self.ledger.change(|change| {
            change.execute(
                "INSERT OR REPLACE INTO taken (taking, hash, at, state, said) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, hash, now.to_rfc3339(), removal.as_str(), said],
            )
        })?;
        if removal != Removal::Unknown {
            self.answered.insert(hash, removal.as_str().to_owned());
        }
        Ok(())
    }

    /// How many numbers were removed, and of how many the instance had none, those of earlier times included.
    #[must_use]
    pub fn figures(&self) -> (u64, u64) {
        let removed = self.answered.values().filter(|state| *state == Removal::Removed.as_str()).count();
        (removed as u64, (self.answered.len() - removed) as u64)
    }

    /// Notes that a clear answer is on record for all.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn end(self, now: DateTime<Utc>) -> Result<(), Error> {
        self.ledger.change(|change| {
            change
                .execute("UPDATE takings SET ended_at = ?2 WHERE id = ?1", params![self.id, now.to_rfc3339()])
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::now;

    #[test]
    fn what_was_cut_off_goes_on_and_what_ended_begins_anew() {
        let folder = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(folder.path()).unwrap();
        let taking =
            Withdrawing { instance: "i", what: "contacts", campaign: "C->", file: "f", sha256: "aa" };
        let take = || ledger.take(&taking, (Some("ana"), "the wrong month"), now()).unwrap();
        let mut taken = take();
        taken.note(59_898_344_484, (Removal::Removed, "1"), now()).unwrap();
        taken.note(59_898_344_485, (Removal::Unknown, "?"), now()).unwrap();
        let past = ledger.past_takings().unwrap();
        assert_eq!((past[0].removed, past[0].had_none, past[0].unknown), (1, 0, 1));
        assert_eq!((past[0].ended_at.as_ref(), past[0].reason.as_str()), (None, "the wrong month"));
        let mut taken = take();
        let before = |lines: &[u64]| ledger.taken_before(&taking, lines.iter().copied()).unwrap();
        assert_eq!(before(&[59_898_344_484, 59_898_344_485]), 1);
        // Who was answered for and is not asked about any more is not counted.
        assert_eq!(before(&[59_898_344_485]), 0);
        assert!(taken.is_answered(59_898_344_484) && !taken.is_answered(59_898_344_485));
        taken.note(59_898_344_485, (Removal::HadNone, "0"), now()).unwrap();
        assert_eq!(taken.figures(), (1, 1));
        taken.end(now()).unwrap();
        assert_eq!(before(&[59_898_344_484]), 0);
        assert!(!take().is_answered(59_898_344_484));
        assert_eq!(ledger.one::<i64>("SELECT COUNT(*) FROM takers"), Some(3));
        let past = ledger.past_takings().unwrap();
        assert_eq!(past.iter().map(|past| past.ended_at.is_some()).collect::<Vec<_>>(), [false, true]);
        assert_eq!((past[1].removed, past[1].had_none, past[1].unknown), (1, 1, 0));
        // No number stands there in clear.
        assert_eq!(
            ledger.one::<i64>("SELECT COUNT(*) FROM taken WHERE hash > 59898344000 AND hash < 59898345000"),
            Some(0)
        );
    }
}
