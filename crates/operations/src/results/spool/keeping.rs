//! One record: which of those that are kept it is, or a new one.

use super::sortable;
use crate::results::window::Window;
use rusqlite::types::Type;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ucontact::CallRecord;

/// A record as it is kept. What we wrote reads back, where the file is not damaged.
pub(super) fn kept(text: &str, column: usize) -> rusqlite::Result<CallRecord> {
    let object: Result<Map<String, Value>, _> = serde_json::from_str(text);
    let damaged = |error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error));
    object.map(CallRecord::read).map_err(damaged)
}

/// Each record of a page with what tells it from others, where it has neither number nor guid. Of two that are alike to the letter in one
/// answer, each is one.
pub(super) fn told_apart(page: Vec<CallRecord>) -> impl Iterator<Item = (CallRecord, Option<String>)> {
    let mut before: BTreeMap<String, u32> = BTreeMap::new();
    page.into_iter().map(move |record| {
        let is_named = record.id.is_some() || record.guid.is_some();
        let alike = (!is_named).then(|| {
            let text = Value::Object(record.object()).to_string();
            let nth = before.entry(text.clone()).and_modify(|nth| *nth += 1).or_default();
            format!("{nth} {text}")
        });
        (record, alike)
    })
}

/// Keeps a record: as the one that it is, or as a new one. Answers which, and whether it came in this pass before.
pub(super) fn keep(
    change: &Transaction<'_>,
    window: &Window<'_>,
    pass: i64,
    record: CallRecord,
    alike: Option<String>,
) -> rusqlite::Result<(i64, bool)> {
    let known = find(change, &record, alike.as_deref())?;
    let (n, was_here, record) = match known {
        Some(Known { n, pass: last, record: before }) => (Some(n), last == pass, merged(&before, &record)),
        None => (None, false, record),
    };
    let at = record.calldate.map_or_else(|| sortable(window.bounds().0), sortable);
    change
        .prepare_cached("INSERT OR REPLACE INTO records VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
        .execute(params![
            n,
            record.id,
            record.guid,
            alike,
            at,
            record.campaign,
            record.dialerbase,
            window.key(),
            pass,
            Value::Object(record.object()).to_string(),
        ])?;
    Ok((n.unwrap_or_else(|| change.last_insert_rowid()), was_here))
}

pub(super) struct Known {
    pub(super) n: i64,
    pass: i64,
    record: CallRecord,
}

pub(super) fn find(
    change: &Transaction<'_>,
    record: &CallRecord,
    alike: Option<&str>,
) -> rusqlite::Result<Option<Known>> {
    let (column, value) = match (&record.id, &record.guid, alike) {
        (Some(id), _, _) => ("id", id.as_str()),
        (None, Some(guid), _) => ("guid", guid.as_str()),
        (None, None, alike) => ("alike", alike.unwrap_or_default()),
    };
    let sql = format!("SELECT n, pass, record FROM records WHERE {column} = ?1 ORDER BY n");
    let mut found = change.prepare_cached(&sql)?;
    let mut rows = found.query([value])?;
    while let Some(row) = rows.next()? {
        let before = kept(&row.get::<_, String>(2)?, 2)?;
        if !contradict(&before, record) {
            return Ok(Some(Known { n: row.get(0)?, pass: row.get(1)?, record: before }));
        }
    }
    Ok(None)
}

/// Whether two records cannot be of one: where both say by what name, in which place or of what moment they are, and say otherwise.
fn contradict(a: &CallRecord, b: &CallRecord) -> bool {
    fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.zip(b).is_some_and(|(a, b)| a != b)
    }
    differ(a.guid.as_ref(), b.guid.as_ref())
        || differ(a.uniqueid.as_ref(), b.uniqueid.as_ref())
        || differ(a.sequence.as_ref(), b.sequence.as_ref())
        || differ(a.calldate.as_ref(), b.calldate.as_ref())
        || differ(a.id.as_ref(), b.id.as_ref())
}

/// What was said last; what it does not say stays.
fn merged(before: &CallRecord, now: &CallRecord) -> CallRecord {
    let mut object = before.object();
    object.extend(now.object());
    CallRecord::read(object)
}
