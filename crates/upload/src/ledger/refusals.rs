//! What plans said of whom they left out, for the files with such rows, which come back mended: which runs wrote one with this ledger, and
//! who refused then. Who refuses may be on a row that the file does not hold.

use super::Ledger;
use super::loads::Hashing;
use crate::Error;
use chrono::{DateTime, Utc};
use rusqlite::params;
use std::collections::HashMap;

/// The tables of version 5.
pub(super) const SINCE_5: &str = "
    CREATE TABLE left_out (run TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE refusals (hash INTEGER PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;";

/// Who refused, and when last.
pub struct Refused {
    hashing: Hashing,
    at: HashMap<i64, DateTime<Utc>>,
}

impl Refused {
    /// Whether a number was refused, by its line, at that moment or later.
    #[must_use]
    pub fn since(&self, line: u64, moment: DateTime<Utc>) -> bool {
        self.at.get(&self.hashing.of(line)).is_some_and(|at| *at >= moment)
    }
}

impl Ledger {
    /// Notes that a run wrote a file with rows that it left out, and the lines of the numbers that its inputs refuse.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn note_left_out(&self, run: &str, refused: &[u64], now: DateTime<Utc>) -> Result<(), Error> {
        let hashing = (!refused.is_empty()).then(|| self.hashing()).transpose()?;
        let at = now.to_rfc3339();
        self.change(|change| {
            change.execute("INSERT OR IGNORE INTO left_out VALUES (?1, ?2)", [run, &at])?;
            let Some(hashing) = hashing else { return Ok(()) };
            let mut refusal = change.prepare(
                "INSERT INTO refusals VALUES (?1, ?2) ON CONFLICT (hash) DO UPDATE SET at = MAX(at, excluded.at)",
            )?;
            for line in refused {
                refusal.execute(params![hashing.of(*line), at])?;
            }
            Ok(())
        })
    }

    /// Whether a run wrote a file with rows that it left out.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn left_out_rows(&self, run: &str) -> Result<bool, Error> {
        self.ask(|connection| connection.prepare("SELECT 1 FROM left_out WHERE run = ?1")?.exists([run]))
    }

    /// Everybody who refused.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn refused(&self) -> Result<Refused, Error> {
        let at = self.ask(|connection| {
            let mut all = connection.prepare("SELECT hash, at FROM refusals")?;
            let one = |row: &rusqlite::Row<'_>| {
                let at: String = row.get(1)?;
                // What we wrote reads back; of what somebody else wrote, nobody knows when it stops to count.
                Ok((row.get(0)?, at.parse().unwrap_or(DateTime::<Utc>::MAX_UTC)))
            };
            all.query_map([], one)?.collect()
        })?;
        Ok(Refused { hashing: self.hashing()?, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::now;
    use chrono::TimeDelta;

    #[test]
    fn who_refused_is_known_from_then_on_and_by_no_number() {
        let state = tempfile::TempDir::new().unwrap();
        let ledger = Ledger::open(state.path()).unwrap();
        let (first, later) = (now(), now() + TimeDelta::hours(1));
        ledger.note_left_out("r1", &[59_898_000_001, 59_898_000_002], first).unwrap();
        ledger.note_left_out("r2", &[59_898_000_002], later).unwrap();
        // A plan of yesterday does not make a refusal older.
        ledger.note_left_out("r0", &[59_898_000_002], first - TimeDelta::days(1)).unwrap();
        let refused = ledger.refused().unwrap();
        let check = |line, moment, expected| assert_eq!(refused.since(line, moment), expected, "{line}");
        check(59_898_000_001, first, true);
        check(59_898_000_001, later, false);
        check(59_898_000_002, later, true);
        check(59_898_000_003, first, false);
        assert!(ledger.left_out_rows("r2").unwrap());
        assert!(!ledger.left_out_rows("r3").unwrap());
        drop(ledger);
        let bytes = std::fs::read(state.path().join("ledger.db")).unwrap();
        let number = 59_898_000_001_i64.to_be_bytes();
        assert!(!bytes.windows(5).any(|window| window == &number[3..]), "a hash alone");
    }
}
