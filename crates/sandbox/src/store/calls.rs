//! Calls: those under way, and the records of those that ended, found page by page.

use super::{Store, from_json, json};
use crate::outcome::ANSWERED;
use crate::record;
use chrono::NaiveDateTime;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde_json::{Map, Value};

/// What a campaign did on a day.
#[derive(Debug, Default)]
pub(crate) struct Day {
    pub(crate) calls: i64,
    pub(crate) answered: i64,
    pub(crate) talked: i64,
}

/// A call's record: the vendor's fields, with whatever values.
pub(crate) type Call = Map<String, Value>;

impl Store {
    /// Keeps calls' records. Each gets a number as `id`.
    pub(crate) fn keep_calls(&mut self, calls: Vec<Call>) -> rusqlite::Result<()> {
        let all = self.0.transaction()?;
        for call in calls {
            insert(&all, call)?;
        }
        all.commit()
    }

    /// The records that pass a filter, in the order in which the calls ended: so many, after so many others.
    pub(crate) fn records(&self, filter: &Filter, after: u64, count: u64) -> rusqlite::Result<Vec<Call>> {
        let (passed, last) = match &filter.asked {
            Some(asked) => self.1.borrow().before(asked, after),
            None => (0, 0),
        };
        // Only the records of this page are read; those before it are passed over in their columns.
        let ids =
            format!("SELECT id FROM records WHERE id > ? AND {} ORDER BY id LIMIT ? OFFSET ?", filter.sql());
        let sql = format!("SELECT id, record FROM records WHERE id IN ({ids}) ORDER BY id");
        let bounds =
            [count, after - passed].map(|bound| Sql::Integer(i64::try_from(bound).unwrap_or(i64::MAX)));
        let values = [Sql::Integer(last)].into_iter().chain(filter.values.iter().cloned()).chain(bounds);
        let page: Vec<Call> = self
            .0
            .prepare_cached(&sql)?
            .query_map(params_from_iter(values), call)?
            .collect::<Result<_, _>>()?;
        let last = page.last().and_then(|call| call.get("id")?.as_i64());
        if let (Some(asked), Some(last)) = (&filter.asked, last) {
            self.1.borrow_mut().keep(asked.clone(), after + page.len() as u64, last);
        }
        Ok(page)
    }

    /// The last so many records, the last first.
    pub(crate) fn last_records(&self, count: u64) -> rusqlite::Result<Vec<Call>> {
        let mut calls = self.0.prepare_cached("SELECT id, record FROM records ORDER BY id DESC LIMIT ?")?;
        calls.query_map([count.cast_signed()], call)?.collect()
    }

    /// The record of one call.
    pub(crate) fn record(&self, guid: &str) -> rusqlite::Result<Option<Call>> {
        let mut calls =
            self.0.prepare_cached("SELECT id, record FROM records WHERE guid = ? ORDER BY id LIMIT 1")?;
        calls.query_row([guid], call).optional()
    }

    /// How many calls have ended.
    pub(crate) fn count_records(&self) -> rusqlite::Result<u64> {
        self.0
            .query_row("SELECT count(*) FROM records", [], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    }

    /// How many calls were ever begun.
    pub(crate) fn count_calls(&self) -> rusqlite::Result<u64> {
        let sql = "SELECT (SELECT count(*) FROM records) + (SELECT count(*) FROM underway)";
        self.0.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
    }

    /// How many calls an agent took since a moment.
    pub(crate) fn taken_by(&self, agent: &str, since: &str) -> rusqlite::Result<i64> {
        let mut taken =
            self.0.prepare_cached("SELECT count(*) FROM records WHERE agent = ? AND calldate >= ?")?;
        taken.query_row([agent, since], |row| row.get(0))
    }

    /// What a campaign did since a moment.
    pub(crate) fn day(&self, campaign: &str, since: &str) -> rusqlite::Result<Day> {
        let mut day = self.0.prepare_cached(
            "SELECT count(*), coalesce(sum(agent <> ''), 0), coalesce(sum(iif(agent <> '', record ->> '$.billsec', 0)), 0)
             FROM records WHERE campaign = ? AND calldate >= ?",
        )?;
        day.query_row([campaign, since], |row| {
            Ok(Day { calls: row.get(0)?, answered: row.get(1)?, talked: row.get(2)? })
        })
    }

    /// Writes a note to the record of a call, also of one that has not ended; answers whether there is such a call. Where a
    /// number is given, it must be the one that was called.
    pub(crate) fn note(&self, guid: &str, number: Option<&str>, note: &str) -> rusqlite::Result<bool> {
        let noted = self.0.execute(
            "UPDATE records SET note = ?3, record = json_set(record, '$.note', ?3)
             WHERE guid = ?1 AND (?2 IS NULL OR dst = ?2)",
            params![guid, number, note],
        )?;
        let under_way = self.0.execute(
            "UPDATE underway SET record = json_set(record, '$.note', ?3)
             WHERE json_extract(record, '$.guid') = ?1 AND (?2 IS NULL OR json_extract(record, '$.dst') = ?2)",
            params![guid, number, note],
        )?;
        Ok(noted + under_way > 0)
    }

    /// Keeps a call that has begun.
    pub(crate) fn begin(&self, extension: &str, until: i64, call: &Call) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO underway (extension, until, record) VALUES (?, ?, ?)",
            params![extension, until, json(call)?],
        )?;
        Ok(())
    }

    /// The calls that have not ended, each with its extension and its end.
    pub(crate) fn under_way(&self) -> rusqlite::Result<Vec<(String, i64, Call)>> {
        let mut calls =
            self.0.prepare_cached("SELECT extension, until, record FROM underway ORDER BY until, id")?;
        calls.query_map([], |row| Ok((row.get(0)?, row.get(1)?, from_json(row, 2)?)))?.collect()
    }

    /// Ends the calls of an extension at a moment, which the server's clock shows as `written`; answers how many there were.
    pub(crate) fn hang_up(&mut self, extension: &str, now: i64, written: &str) -> rusqlite::Result<usize> {
        let all = self.0.transaction()?;
        let calls: Vec<(i64, i64, Call)> = all
            .prepare_cached("SELECT id, until, record FROM underway WHERE extension = ? AND until > ?")?
            .query_map(params![extension, now], |row| Ok((row.get(0)?, row.get(1)?, from_json(row, 2)?)))?
            .collect::<Result<_, _>>()?;
        for (id, until, call) in &calls {
            let record = json(&cut(call.clone(), until - now, written))?;
            all.prepare_cached("UPDATE underway SET until = ?, record = ? WHERE id = ?")?
                .execute(params![now, record, id])?;
        }
        all.commit()?;
        Ok(calls.len())
    }

    /// Makes records of the calls that have ended by now, in the order of their ends.
    pub(super) fn end_calls(all: &Connection, now: i64) -> rusqlite::Result<()> {
        let mut ended =
            all.prepare_cached("SELECT id, record FROM underway WHERE until <= ? ORDER BY until, id")?;
        let ended = ended
            .query_map([now], |row| Ok((row.get::<_, i64>(0)?, from_json::<Call>(row, 1)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        for (id, call) in ended {
            insert(all, call)?;
            all.prepare_cached("DELETE FROM underway WHERE id = ?")?.execute([id])?;
        }
        Ok(())
    }

    /// Takes over the records of a file that an earlier version wrote.
    pub(super) fn take_over_calls(&mut self) -> rusqlite::Result<()> {
        let is_old = "SELECT 1 FROM sqlite_schema WHERE name = 'calls'";
        if self.0.prepare(is_old)?.exists([])? {
            let calls: Vec<Call> = self
                .0
                .prepare("SELECT id, record FROM calls ORDER BY id")?
                .query_map([], call)?
                .collect::<Result<_, _>>()?;
            self.keep_calls(calls)?;
            self.0.execute_batch("DROP TABLE calls")?;
        }
        Ok(())
    }
}

fn call(row: &Row<'_>) -> rusqlite::Result<Call> {
    let mut call: Call = from_json(row, 1)?;
    call.insert("id".to_owned(), row.get::<_, i64>(0)?.into());
    Ok(call)
}

/// A call that ends so many seconds before it would have. Of what is lost, the agent's writing goes first, and the ringing last.
fn cut(mut call: Call, early: i64, written: &str) -> Call {
    let seconds = |name: &str| call.get(name).and_then(Value::as_i64).unwrap_or(0);
    let (duration, spoken) = (seconds("duration"), seconds("billsec"));
    let time = |name: &str| {
        let text = call.get(name).and_then(Value::as_str).unwrap_or_default();
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok()
    };
    let kept = time("finishtime").zip(time("calldate")).map_or(0, |(end, start)| (end - start).num_seconds());
    let lasted = (kept - early).clamp(0, duration);
    let spoken = (lasted - (duration - spoken)).max(0);
    call.insert("duration".to_owned(), lasted.into());
    call.insert("billsec".to_owned(), spoken.into());
    call.insert("finishtime".to_owned(), written.into());
    if spoken == 0 && call.get("disposition").is_some_and(|said| said == ANSWERED) {
        call.insert("disposition".to_owned(), "NO ANSWER".into());
        call.insert("note".to_owned(), Value::Null);
    }
    call
}

fn insert(all: &Connection, mut call: Call) -> rusqlite::Result<()> {
    call.remove("id");
    let text = |name: &str| match call.get(name) {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    let number = |name: &str| text(name).parse::<i64>().unwrap_or(0);
    let kind = Some(text("type")).filter(|kind| !kind.is_empty()).unwrap_or_else(|| "record".to_owned());
    all.prepare_cached(
        "INSERT INTO records (guid, calldate, campaign, agent, src, dst, duration, rating, note, type, base, record)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        text("guid"),
        text("calldate"),
        text("campaign"),
        text("peeraccount"),
        text("src"),
        text("dst"),
        number("duration"),
        number("rating"),
        text("note"),
        kind,
        call.get("dialerbase").and_then(Value::as_str),
        json(&call)?
    ])?;
    Ok(())
}

/// How long somebody spoke in a call of which a recording must be somewhere.
pub(crate) fn recorded(call: Call) -> Option<(String, i64)> {
    let call = record::whole(call);
    let said = |name: &str| call.get(name).and_then(Value::as_str).unwrap_or_default();
    let seconds = call.get("billsec").and_then(Value::as_i64).unwrap_or(0);
    let day: String = said("calldate").chars().take(10).filter(|c| *c != '-').collect();
    (said("disposition") == ANSWERED && seconds > 0).then_some((day, seconds))
}

/// Which records are asked for, in SQL.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    clauses: Vec<&'static str>,
    values: Vec<Sql>,
    /// All that it asks for, where nothing of it can change once a call has ended.
    asked: Option<String>,
}

impl Filter {
    /// Reads a filter as the vendor's page has it. Blank keys ask for nothing, and unknown ones too. What cannot be read, as a
    /// range of hours without any, no record passes.
    pub(crate) fn of(asked: &Map<String, Value>) -> Self {
        let said = |name: &str| match asked.get(name) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let mut filter = Self::default();
        let (from, until) = (said("calldatei"), said("calldatef"));
        // Both are written so that they sort as times do.
        filter.add("(calldate = '' OR calldate >= ?)", &from);
        filter.add("calldate <= ?", &until);
        filter.add("agent = ?", &said("agent"));
        filter.add("campaign = ?", &said("campaign"));
        filter.add("src = ?", &said("source"));
        filter.add("dst = ?", &said("destination"));
        filter.add("instr(lower(note), lower(?)) > 0", &said("data"));
        filter.add("dst <> ?", &said("exclude"));
        filter.add("type = ?", &said("type"));
        filter.add_number("rating = ?", &said("rating"));
        filter.add_number("duration >= ?", &said("mindur"));
        filter.add_hours(&said("range"));
        let often = said("cont");
        if !often.is_empty() && often != "0" {
            filter.clauses.push(
                "dst IN (SELECT dst FROM records WHERE (? = '' OR calldate >= ?) AND (? = '' OR calldate <= ?)
                 GROUP BY dst HAVING count(*) >= ?)",
            );
            filter.values.extend([&from, &from, &until, &until].map(|text| Sql::Text(text.clone())));
            filter.values.push(Sql::Integer(often.parse().unwrap_or(i64::MAX)));
        }
        // A note can be written later, and so often a number can be called later.
        let can_change = ["data", "cont"].map(said).iter().any(|said| !said.is_empty());
        filter.asked = (!can_change).then(|| format!("{:?} {:?}", filter.clauses, filter.values));
        filter
    }

    fn add(&mut self, clause: &'static str, asked: &str) {
        if !asked.is_empty() {
            self.clauses.push(clause);
            self.values.push(Sql::Text(asked.to_owned()));
        }
    }

    fn add_number(&mut self, clause: &'static str, asked: &str) {
        match asked.parse() {
            _ if asked.is_empty() => {}
            Ok(number) => {
                self.clauses.push(clause);
                self.values.push(Sql::Integer(number));
            }
            Err(_) => self.clauses.push("0"),
        }
    }

    /// A range of hours, `9-12`, `09:00-12:30`: the page does not say how it is written. Its end belongs to it.
    fn add_hours(&mut self, range: &str) {
        if range.is_empty() {
            return;
        }
        let time = |text: &str, minutes: &str| {
            let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), minutes));
            let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
            (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
        };
        let ends = range.split_once('-').and_then(|(from, to)| Some((time(from, "00")?, time(to, "59")?)));
        match ends {
            Some((from, to)) => {
                self.add("substr(calldate, 12, 5) >= ?", &from);
                self.add("substr(calldate, 12, 5) <= ?", &to);
            }
            None => self.clauses.push("0"),
        }
    }

    fn sql(&self) -> String {
        if self.clauses.is_empty() { "1".to_owned() } else { self.clauses.join(" AND ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_records_of_an_earlier_version_are_taken_over() {
        let home = tempfile::tempdir().unwrap();
        let old = Connection::open(home.path().join("sandbox.db")).unwrap();
        old.execute_batch("CREATE TABLE calls (id INTEGER PRIMARY KEY, record TEXT NOT NULL)").unwrap();
        old.execute("INSERT INTO calls (record) VALUES (?)", [r#"{"dst": "098", "campaign": "C->"}"#])
            .unwrap();
        drop(old);
        for _ in 0..2 {
            let store = Store::open(home.path()).unwrap();
            let campaign = json!({"campaign": "C->"});
            let found = store.records(&Filter::of(campaign.as_object().unwrap()), 0, 50).unwrap();
            assert_eq!((found.len(), &found[0]["dst"]), (1, &json!("098")));
        }
    }

    #[test]
    fn of_a_call_that_is_cut_what_came_last_is_lost() {
        let call = json!({"calldate": "2026-11-30 10:00:00", "finishtime": "2026-11-30 10:02:00", "duration": 100, "billsec": 90,
                          "disposition": "ANSWERED", "note": "x"});
        let check = |early, duration: i64, billsec: i64, disposition: &str| {
            let cut = cut(call.as_object().unwrap().clone(), early, "then");
            let left = (&cut["duration"], &cut["billsec"], &cut["disposition"], &cut["finishtime"]);
            assert_eq!(left, (&json!(duration), &json!(billsec), &json!(disposition), &json!("then")));
        };
        check(10, 100, 90, "ANSWERED");
        check(60, 60, 50, "ANSWERED");
        check(115, 5, 0, "NO ANSWER");
        check(120, 0, 0, "NO ANSWER");
    }
}
