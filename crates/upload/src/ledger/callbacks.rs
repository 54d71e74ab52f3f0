//! Callbacks: which calls are called again, and when, so that nobody is called again twice for one call.
//!
//! A row of which a word was mended is another call to the ledger, and would book the same callback once more. So each callback is also
//! known by the call that it is for, under the ledger's own key.

use super::Ledger;
use super::calls::CALL_MAY_BE_THERE;
use crate::{CallBatch, Error, NewBatch};
use chrono::NaiveDateTime;
use rusqlite::params;
use serialize::Digest;

/// What version 7 added: the call for which a callback is, and when that is, by the instance's clock.
pub(super) const CALLBACKS: &str = "
    CREATE TABLE callbacks (
        call INTEGER PRIMARY KEY REFERENCES calls, guid TEXT NOT NULL, moment TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX callbacks_by_guid ON callbacks (guid);";

/// That a call is called again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callback<'a> {
    /// The call that it is for.
    pub guid: &'a str,
    /// When, by the instance's clock.
    pub moment: NaiveDateTime,
}

impl Ledger {
    /// The batch of these very forms, where they were entered; nothing is.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn known_calls(
        &self,
        new: &NewBatch<'_>,
        forms: &[impl AsRef<[u8]>],
    ) -> Result<Option<CallBatch>, Error> {
        let sha256 = Digest::of(self.digests(forms)?.concat().as_bytes()).to_string();
        self.ask(|connection| super::calls::whole(connection, new, &sha256))
    }

    /// Notes that the first call of a batch books a callback. It is noted before it leaves, and once.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read or written.
    pub fn note_callback(&self, batch: &CallBatch, callback: Callback<'_>) -> Result<(), Error> {
        let guid = self.guid_digest(callback.guid)?;
        self.change(|change| {
            change.execute(
                "INSERT OR IGNORE INTO callbacks (call, guid, moment) SELECT id, ?2, ?3 FROM calls WHERE batch = ?1 AND nth = 0",
                params![batch.id, guid, written(callback.moment)],
            )
        })?;
        Ok(())
    }

    /// Whether a callback for the same call went to the instance, or may have gone, other than by this batch: one at the same moment, or one
    /// that is still to come when the instance's clock shows this.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn has_callback(
        &self,
        (instance, but): (&str, Option<&CallBatch>),
        callback: Callback<'_>,
        shown: NaiveDateTime,
    ) -> Result<bool, Error> {
        let guid = self.guid_digest(callback.guid)?;
        let but = but.map_or(0, |batch| batch.id);
        self.ask(|connection| {
            let mut has = connection.prepare_cached(&format!(
                "SELECT EXISTS (SELECT 1 FROM callbacks JOIN calls ON calls.id = callbacks.call
                    JOIN batches ON batches.id = calls.batch AND batches.instance = ?1 AND batches.id <> ?2
                    WHERE callbacks.guid = ?3 AND (callbacks.moment = ?4 OR callbacks.moment > ?5)
                    AND {CALL_MAY_BE_THERE})"
            ))?;
            has.query_row(params![instance, but, guid, written(callback.moment), written(shown)], |row| {
                row.get(0)
            })
        })
    }

    fn guid_digest(&self, guid: &str) -> Result<String, Error> {
        Ok(self.digests(&[["callback ", guid].concat()])?.concat())
    }
}

/// So that texts are in the order of time.
fn written(moment: NaiveDateTime) -> String {
    moment.format("%Y-%m-%d %H:%M:%S").to_string()
}
