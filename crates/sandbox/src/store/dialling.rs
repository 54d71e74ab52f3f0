//! Whom the dialer calls, and its clock.

use super::{Store, from_json, json};
use crate::dialler::{self, Fate, Step, Waiting};
use crate::{Dialling, moment};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

/// Somebody to be called, beside the lists.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) kind: &'static str,
    pub(crate) base: Option<String>,
    pub(crate) campaign: String,
    pub(crate) source: String,
    pub(crate) destination: String,
    pub(crate) alternatives: String,
    pub(crate) data: String,
    pub(crate) agent: String,
    pub(crate) contact: Option<i64>,
    pub(crate) priority: u16,
    /// Whether it is for just that moment, whatever the hour.
    pub(crate) anytime: bool,
    /// When; nothing for now.
    pub(crate) due: Option<i64>,
    /// How many tries are over.
    pub(crate) nth: usize,
    pub(crate) state: &'static str,
}

/// A scheduled call is of this kind.
pub(crate) const SCHEDULED: &str = "scheduled";

/// Waits to be called.
pub(crate) const WAITS: &str = "waiting";

/// One who is in the dialer, as `GET /dialling` shows it.
#[derive(Debug, Serialize)]
pub(crate) struct InDialer {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) dialerbase: Option<String>,
    pub(crate) campaign: String,
    pub(crate) destination: String,
    pub(crate) alternatives: String,
    pub(crate) data: String,
    pub(crate) agent: String,
    pub(crate) priority: u16,
    pub(crate) due: String,
    pub(crate) tries: i64,
    pub(crate) state: String,
}

impl Store {
    /// What the dialer's clock shows, in seconds since 1970, and whether it was ever moved. Until then it shows the time.
    pub(crate) fn clock(&self) -> rusqlite::Result<(i64, bool)> {
        let kept = self
            .0
            .prepare_cached("SELECT now, moved FROM clock")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        kept.map_or_else(|| Ok((self.now()?, false)), Ok)
    }

    /// Sets the clock, if it was never moved.
    pub(crate) fn set_clock(&self, now: i64) -> rusqlite::Result<()> {
        self.0.execute(
            "INSERT INTO clock VALUES (1, ?, 0) ON CONFLICT DO UPDATE SET now = excluded.now WHERE moved = 0",
            [now],
        )?;
        Ok(())
    }

    /// Moves the clock on, and dials meanwhile; answers how far it got: after many calls, others get their turn.
    pub(crate) fn advance(&mut self, rules: &Dialling, until: i64) -> rusqlite::Result<i64> {
        let (now, _) = self.clock()?;
        if until <= now {
            return Ok(until);
        }
        self.take_lists(now)?;
        let mut busy = vec![now; rules.agents.len()];
        for (extension, until, _) in self.under_way()? {
            if let Some(line) = rules.agents.iter().position(|agent| agent.extension == extension) {
                busy[line] = busy[line].max(until);
            }
        }
        let waiting = self.waiting(rules, until)?;
        let barred =
            |number: &str, campaign: &str| Ok(rules.heeds_blacklist && self.is_black(number, campaign)?);
        let came = dialler::dial(rules, Step { now, until, busy, waiting }, &barred)?;

        let all = self.0.transaction()?;
        for placed in came.calls {
            all.prepare_cached("INSERT INTO underway (extension, until, record) VALUES (?, ?, ?)")?
                .execute(params![placed.extension, placed.until, json(&placed.record)?])?;
        }
        for (id, fate) in came.fates {
            settle(&all, id, fate)?;
        }
        Self::end_calls(&all, came.reached)?;
        all.execute(
            "INSERT INTO clock VALUES (1, ?, 1) ON CONFLICT DO UPDATE SET now = excluded.now, moved = 1",
            [came.reached],
        )?;
        all.commit()?;
        Ok(came.reached)
    }

    /// Gives the dialer the contacts of the lists that it does not have yet.
    fn take_lists(&mut self, now: i64) -> rusqlite::Result<()> {
        let all = self.0.transaction()?;
        {
            let mut contacts = all.prepare_cached(
                "SELECT contacts.list, line, filename, campaign, number, alternatives, params, agentphone, priority, timezone
                 FROM lists CROSS JOIN contacts ON contacts.list = lists.id
                 WHERE NOT EXISTS (SELECT 1 FROM dialling WHERE dialling.list = lists.id) ORDER BY lists.id, line",
            )?;
            let mut insert = all.prepare_cached(
                "INSERT INTO dialling (kind, list, line, base, campaign, destination, alternatives, data, agent, priority, zone,
                                       anytime, due) VALUES ('list', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            )?;
            // The new rows must not be seen by the question which there are.
            let mut rows = contacts.query([])?;
            let mut new = Vec::new();
            while let Some(row) = rows.next()? {
                let alternatives: Vec<String> = from_json(row, 5)?;
                let pairs: Vec<(String, String)> = from_json(row, 6)?;
                let pairs: Vec<String> =
                    pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
                let texts: [String; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
                let rest: (String, u16, Option<String>) = (row.get(7)?, row.get(8)?, row.get(9)?);
                let place: (i64, i64) = (row.get(0)?, row.get(1)?);
                new.push((place, texts, alternatives.join(":"), pairs.join(":"), rest));
            }
            drop(rows);
            for ((list, line), [base, campaign, number], alternatives, data, (agent, priority, zone)) in new {
                insert.execute(params![
                    list,
                    line,
                    base,
                    campaign,
                    number,
                    alternatives,
                    data,
                    agent,
                    priority,
                    zone,
                    now
                ])?;
            }
        }
        all.commit()
    }

    fn waiting(&self, rules: &Dialling, until: i64) -> rusqlite::Result<Vec<Waiting>> {
        let mut waiting = self
            .0
            .prepare_cached("SELECT * FROM dialling WHERE state = 'waiting' AND due < ? ORDER BY due, id")?;
        waiting.query_map([until], |row| waits(rules, row))?.collect()
    }

    /// Gives the dialer somebody to call.
    pub(crate) fn ask(&self, asked: &Asked) -> rusqlite::Result<()> {
        let (now, _) = self.clock()?;
        // A list's people are called by the list's clock, also when they come back.
        self.0.execute(
            "INSERT INTO dialling (kind, base, campaign, source, destination, alternatives, data, agent, contact, priority,
                                   anytime, due, nth, state, zone)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT timezone FROM lists WHERE filename = ?2))",
            params![
                asked.kind,
                asked.base,
                asked.campaign,
                asked.source,
                asked.destination,
                asked.alternatives,
                asked.data,
                asked.agent,
                asked.contact,
                asked.priority,
                asked.anytime,
                asked.due.unwrap_or(now),
                asked.nth as u32,
                asked.state
            ],
        )?;
        Ok(())
    }

    /// A contact that came back takes the place of itself, where it still waits.
    pub(crate) fn replace(&self, contact: i64, campaign: &str) -> rusqlite::Result<()> {
        self.0.execute(
            "UPDATE dialling SET state = 'respooled' WHERE coalesce(contact, id) = ? AND campaign = ? AND state = 'waiting'",
            params![contact, campaign],
        )?;
        Ok(())
    }

    /// Takes a number off a campaign: off its lists, and off what waits; answers in how many places it stood.
    pub(crate) fn remove(&self, campaign: &str, number: &str) -> rusqlite::Result<usize> {
        let waiting = self.0.execute(
            "UPDATE dialling SET state = 'removed'
             WHERE campaign = ? AND destination = ? AND state = 'waiting' AND kind <> 'scheduled'",
            [campaign, number],
        )?;
        let listed = self.0.execute(
            "DELETE FROM contacts WHERE number = ? AND list IN (SELECT id FROM lists WHERE campaign = ?)",
            [number, campaign],
        )?;
        Ok(waiting + listed)
    }

    /// Takes back what is scheduled for a number, from one moment to another.
    pub(crate) fn unschedule(
        &self,
        campaign: &str,
        number: &str,
        (from, to): (i64, i64),
    ) -> rusqlite::Result<()> {
        self.0.execute(
            "UPDATE dialling SET state = 'removed' WHERE campaign = ? AND destination = ? AND state = 'waiting'
             AND kind = 'scheduled' AND due BETWEEN ? AND ?",
            params![campaign, number, from, to],
        )?;
        Ok(())
    }

    /// Whoever is in the dialer, the latest first: so many of those in a state, or in any.
    pub(crate) fn in_dialer(
        &self,
        rules: &Dialling,
        state: &str,
        kind: &str,
        count: i64,
    ) -> rusqlite::Result<Vec<InDialer>> {
        let mut found = self.0.prepare_cached(
            "SELECT * FROM dialling WHERE ? IN ('', state) AND ? IN ('', kind) ORDER BY id DESC LIMIT ?",
        )?;
        let shown = |row: &Row<'_>| {
            Ok(InDialer {
                id: row.get("id")?,
                kind: row.get("kind")?,
                dialerbase: row.get("base")?,
                campaign: row.get("campaign")?,
                destination: row.get("destination")?,
                alternatives: row.get("alternatives")?,
                data: row.get("data")?,
                agent: row.get("agent")?,
                priority: row.get("priority")?,
                due: moment::written(rules.zone, row.get("due")?),
                tries: row.get("nth")?,
                state: row.get("state")?,
            })
        };
        found.query_map(params![state, kind, count], shown)?.collect()
    }

    /// How many wait to be called, beside lists that the dialer does not have yet.
    pub(crate) fn count_waiting(&self) -> rusqlite::Result<u64> {
        let sql = "SELECT count(*) FROM dialling WHERE state = 'waiting'";
        self.0.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
    }
}

fn settle(all: &Connection, id: i64, fate: Fate) -> rusqlite::Result<()> {
    let (state, again) = match fate {
        Fate::Again { nth, due } => (WAITS, Some((nth as u32, due))),
        Fate::Reached => ("reached", None),
        Fate::Exhausted => ("exhausted", None),
        Fate::Blacklisted => ("blacklisted", None),
    };
    let (nth, due) = again.unzip();
    all.prepare_cached(
        "UPDATE dialling SET state = ?, nth = coalesce(?, nth), due = coalesce(?, due) WHERE id = ?",
    )?
    .execute(params![state, nth, due, id])?;
    Ok(())
}

fn waits(rules: &Dialling, row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let (id, kind, line): (i64, String, Option<i64>) = (row.get("id")?, row.get("kind")?, row.get("line")?);
    let base: Option<String> = row.get("base")?;
    let drawn_by = match (&base, line) {
        (Some(base), Some(line)) => (base.clone(), line.unsigned_abs()),
        _ => (kind, id.unsigned_abs()),
    };
    let zone: Option<String> = row.get("zone")?;
    Ok(Waiting {
        id,
        drawn_by,
        base,
        campaign: row.get("campaign")?,
        source: row.get("source")?,
        destination: row.get("destination")?,
        alternatives: row.get("alternatives")?,
        data: row.get("data")?,
        agent: row.get("agent")?,
        contact: Some(row.get::<_, Option<i64>>("contact")?.unwrap_or(id)),
        priority: row.get("priority")?,
        due: row.get("due")?,
        nth: row.get::<_, i64>("nth")?.unsigned_abs() as usize,
        anytime: row.get("anytime")?,
        zone: moment::zone(rules, zone.as_deref()),
    })
}
