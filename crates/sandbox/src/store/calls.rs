//! Call records. Nobody is called here, so there are none but those that a test has put in.

use super::{Store, from_json, json};
use serde_json::{Map, Value};

/// A call's record: the vendor's fields, with whatever values.
pub(crate) type Call = Map<String, Value>;

impl Store {
    /// Keeps calls' records. Each gets a number as `id`.
    pub(crate) fn keep_calls(&mut self, calls: &[Call]) -> rusqlite::Result<()> {
        let all = self.0.transaction()?;
        {
            let mut insert = all.prepare("INSERT INTO calls (record) VALUES (?)")?;
            for call in calls {
                insert.execute([json(call)?])?;
            }
        }
        all.commit()
    }

    /// Every call's record, in the order in which they were put in.
    pub(crate) fn calls(&self) -> rusqlite::Result<Vec<Call>> {
        let mut calls = self.0.prepare_cached("SELECT id, record FROM calls ORDER BY id")?;
        let call = |row: &rusqlite::Row<'_>| {
            let mut call: Call = from_json(row, 1)?;
            call.insert("id".to_owned(), row.get::<_, i64>(0)?.into());
            Ok(call)
        };
        calls.query_map([], call)?.collect()
    }
}
