//! Blacklists as they were read: what the next reading is held against, so that a list cannot shrink unnoticed.

use super::Ledger;
use crate::Error;
use chrono::{DateTime, Utc};
use rusqlite::params;

/// A blacklist as it was once read and found healthy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastReading {
    /// When.
    pub at: DateTime<Utc>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many numbers it held.
    pub numbers: u64,
}

impl Ledger {
    /// Every healthy reading of a list, the earliest first.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn readings(&self, list: &str) -> Result<Vec<PastReading>, Error> {
        self.ask(|connection| {
            let mut readings =
                connection.prepare("SELECT at, sha256, numbers FROM readings WHERE list = ?1 ORDER BY id")?;
            let reading = |row: &rusqlite::Row<'_>| {
                let at: String = row.get(0)?;
                // What we wrote reads back; what somebody else wrote is as old as can be.
                let at = at.parse().unwrap_or(DateTime::UNIX_EPOCH);
                Ok(PastReading { at, sha256: row.get(1)?, numbers: row.get::<_, i64>(2)?.cast_unsigned() })
            };
            readings.query_map([list], reading)?.collect()
        })
    }

    /// The lists of one file that were ever read: those that stand below its name.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn lists_below(&self, file: &str) -> Result<Vec<String>, Error> {
        let below = format!("{file} › ");
        self.ask(|connection| {
            let mut lists = connection.prepare(
                "SELECT DISTINCT list FROM readings WHERE substr(list, 1, length(?1)) = ?1 ORDER BY list",
            )?;
            lists.query_map([&below], |row| row.get(0))?.collect()
        })
    }

    /// Notes that a list was read and found healthy. The same list read again on the same day is one reading: a run every
    /// five minutes must not fill the ledger.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_reading(&self, list: &str, reading: &PastReading) -> Result<(), Error> {
        self.change(|change| {
            change.execute(
                "INSERT INTO readings (list, at, sha256, numbers) SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (
                    SELECT 1 FROM readings WHERE id = (SELECT MAX(id) FROM readings WHERE list = ?1)
                    AND sha256 = ?3 AND numbers = ?4 AND substr(at, 1, 10) = substr(?2, 1, 10))",
                params![list, reading.at.to_rfc3339(), reading.sha256, reading.numbers.cast_signed()],
            )
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_reading_is_kept_once_a_day_and_for_its_list_alone() {
        let state = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(state.path()).unwrap();
        let at = |hours, sha256: &str, numbers| PastReading {
            at: DateTime::UNIX_EPOCH + TimeDelta::hours(hours),
            sha256: sha256.to_owned(),
            numbers,
        };
        let all = [at(1, "a", 10), at(2, "a", 10), at(3, "b", 9), at(4, "a", 10), at(30, "a", 10)];
        for reading in &all {
            ledger.note_reading("lista.csv", reading).unwrap();
        }
        ledger.note_reading("otra.csv", &at(5, "c", 1)).unwrap();
        let kept = [at(1, "a", 10), at(3, "b", 9), at(4, "a", 10), at(30, "a", 10)];
        assert_eq!(ledger.readings("lista.csv").unwrap(), kept);
        assert_eq!(ledger.readings("ninguna.csv").unwrap(), []);
    }
}
