//! What agents said of calls, and which recordings were made MP3.

use super::{Store, from_json};
use rusqlite::params;
use serde_json::Value;

impl Store {
    /// Keeps what was said of a call.
    pub(crate) fn dispose(&self, guid: &str, said: &Value) -> rusqlite::Result<()> {
        let (now, _) = self.clock()?;
        self.0.execute(
            "INSERT INTO dispositions (guid, said, at) VALUES (?, ?, ?)",
            params![guid, said.to_string(), now],
        )?;
        Ok(())
    }

    /// What was said of calls, in its order.
    pub(crate) fn dispositions(&self) -> rusqlite::Result<Vec<Value>> {
        let mut said = self.0.prepare_cached("SELECT said FROM dispositions ORDER BY id")?;
        said.query_map([], |row| from_json(row, 0))?.collect()
    }

    /// Notes that a recording is MP3 from now on.
    pub(crate) fn convert(&self, guid: &str) -> rusqlite::Result<()> {
        self.0.execute("INSERT OR IGNORE INTO converted VALUES (?)", [guid])?;
        Ok(())
    }

    /// Whether a recording was made MP3.
    pub(crate) fn is_converted(&self, guid: &str) -> rusqlite::Result<bool> {
        self.0.prepare_cached("SELECT 1 FROM converted WHERE guid = ?")?.exists([guid])
    }
}
