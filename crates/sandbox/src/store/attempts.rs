//! Every upload that came, whatever was done with it: an oracle for whoever must know what really happened.

use super::Store;
use crate::Behaviour;
use rusqlite::{Row, params};
use serde::Serialize;
use std::fmt;
use words::{Arg, Message, message};

/// An upload that came, or one for which nobody could get through, as `GET /attempts` shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// Its number, counted from 1 since the sandbox was started.
    pub upload: u64,
    /// The name of what befell it.
    pub behaviour: String,
    /// The name of the file, where so much of it was read.
    pub filename: Option<String>,
    /// The campaign, where so much of it was read.
    pub campaign: Option<String>,
    /// Whether it was received to its last byte.
    pub whole: bool,
    /// Whether it was kept: whether its people are there.
    pub processed: bool,
    /// Whether it came to the address that a redirect named, and so was sent a second time.
    pub elsewhere: bool,
    /// When it came, in UTC.
    pub arrived_at: String,
    /// When it was kept.
    pub processed_at: Option<String>,
}

impl Attempt {
    /// `upload 3: cut-short, demo.csv, received, kept`.
    #[must_use]
    pub fn words(&self) -> Message {
        let received = if self.whole {
            message!("sandbox-upload-received", "received")
        } else {
            message!("sandbox-upload-not-received", "not received")
        };
        let kept = if self.processed {
            message!("sandbox-upload-kept", "kept")
        } else {
            message!("sandbox-upload-not-kept", "not kept")
        };
        // The name may be anything, and is printed on a terminal.
        let filename = self.filename.as_ref().map(|name| Arg::text(name.escape_debug()));
        let facts = [Arg::text(&self.behaviour)].into_iter().chain(filename);
        message!(
            "sandbox-upload",
            "upload {upload}: {facts}",
            upload = self.upload.to_string(),
            facts = Arg::list(facts.chain([received.into(), kept.into()]))
        )
    }
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

/// What is known of an upload when it has been seen to its end.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) filename: Option<String>,
    pub(crate) campaign: Option<String>,
    pub(crate) whole: bool,
    pub(crate) processed: bool,
    pub(crate) elsewhere: bool,
}

impl Store {
    /// Notes that an upload comes, before anything is done with it; answers the note's number.
    pub(crate) fn attempt(&self, upload: u64, behaviour: Behaviour) -> rusqlite::Result<i64> {
        self.0.execute(
            "INSERT INTO attempts (upload, behaviour, whole, processed, elsewhere, arrived_at)
             VALUES (?, ?, 0, 0, 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
            params![upload.cast_signed(), behaviour.name()],
        )?;
        Ok(self.0.last_insert_rowid())
    }

    /// Notes what came of it.
    pub(crate) fn attempted(&self, id: i64, seen: &Seen) -> rusqlite::Result<Attempt> {
        let mut note = self.0.prepare_cached(
            "UPDATE attempts SET filename = ?, campaign = ?, whole = ?, processed = ?, elsewhere = ?,
             processed_at = iif(?4, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), NULL)
             WHERE id = ? RETURNING *",
        )?;
        let Seen { filename, campaign, whole, processed, elsewhere } = seen;
        note.query_row(params![filename, campaign, whole, processed, elsewhere, id], attempt)
    }

    /// Every attempt, in the order in which they came.
    pub(crate) fn attempts(&self) -> rusqlite::Result<Vec<Attempt>> {
        let mut attempts = self.0.prepare_cached("SELECT * FROM attempts ORDER BY id")?;
        attempts.query_map([], attempt)?.collect()
    }
}

fn attempt(row: &Row<'_>) -> rusqlite::Result<Attempt> {
    Ok(Attempt {
        upload: row.get::<_, i64>("upload")?.unsigned_abs(),
        behaviour: row.get("behaviour")?,
        filename: row.get("filename")?,
        campaign: row.get("campaign")?,
        whole: row.get("whole")?,
        processed: row.get("processed")?,
        elsewhere: row.get("elsewhere")?,
        arrived_at: row.get("arrived_at")?,
        processed_at: row.get("processed_at")?,
    })
}
