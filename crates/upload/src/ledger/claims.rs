//! Who is taken: a person goes to a campaign in one list at a time, and the database says so.
//!
//! A claim is one row for one number in one scope, an instance's campaign: its key allows no second. A part takes the claims of its main
//! numbers in the very transaction that lets its bytes leave, and does not leave where one of them is another list's.

use super::repeated::since;
use super::{Ledger, loads};
use crate::{Error, Plan};
use chrono::{DateTime, Utc};
use fault::Mutant;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// The claims of a part: one that is there already is passed on where its list never went, where the two are of one run, whose plan
/// decided about them, or where it went longer ago than the plan says. Of what nobody knows, it is never passed on.
const TAKE: &str = "
    INSERT INTO claims (scope, hash, part, call) VALUES (?1, ?2, ?3, ?5)
    ON CONFLICT (scope, hash) DO UPDATE SET part = excluded.part, call = excluded.call
    WHERE EXISTS (
        SELECT 1 FROM parts AS mine JOIN parts AS other ON other.id = claims.part
        LEFT JOIN calls AS theirs ON theirs.id = claims.call
        WHERE mine.id = excluded.part AND (
            other.run = mine.run
            OR COALESCE(theirs.state, other.state) IN ('planned', 'refused', 'repeated', 'undone')
            OR (COALESCE(theirs.state, other.state) = 'abandoned' AND NOT EXISTS (
                SELECT 1 FROM events WHERE theirs.id IS NULL AND part = other.id AND before = 'held' AND after = 'abandoned'
                UNION ALL
                SELECT 1 FROM call_events WHERE call = theirs.id AND before = 'held' AND after = 'abandoned'))
            OR COALESCE(theirs.state, other.state) IN ('accepted', 'confirmed', 'abandoned')
                AND COALESCE(
                    (SELECT MAX(at) FROM call_events WHERE call = theirs.id AND after = 'sending'),
                    (SELECT MAX(connected_at) FROM attempts WHERE part = other.id)) < ?4
        )
    )";

/// After every time that a ledger can hold.
const NEVER: &str = "9999";

/// Whether the people of a part may be in the instance, of the tables `parts` and `events`: it went, or nobody knows whether it did, and a person
/// who gave it up did not know either.
pub(super) const MAY_BE_THERE: &str = "(parts.state IN ('sending', 'accepted', 'held', 'confirmed')
    OR (parts.state = 'abandoned' AND EXISTS (
        SELECT 1 FROM events WHERE part = parts.id AND before = 'held' AND after = 'abandoned'))
    OR (parts.state = 'refused' AND EXISTS (
        SELECT 1 FROM batches JOIN calls ON calls.batch = batches.id
        WHERE batches.part = parts.id AND calls.state IN ('accepted', 'confirmed'))))";

/// Whether nobody knows if the people of a part are there. A part that is calls may be under way without one being on its way.
pub(super) const IS_UNKNOWN: &str = "(parts.state = 'held' OR (parts.state = 'sending' AND NOT EXISTS (
    SELECT 1 FROM batches WHERE part = parts.id AND NOT EXISTS (
        SELECT 1 FROM calls WHERE batch = batches.id AND state = 'sending'))))";

/// A list that has people of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Its run.
    pub run: String,
    /// Its name in the portal.
    pub name: String,
    /// Its campaign.
    pub campaign: String,
    /// When its first byte left.
    pub at: DateTime<Utc>,
    /// Whether nobody knows what became of it.
    pub is_held: bool,
    /// How many contacts of the plan are in it.
    pub contacts: u64,
}

impl Ledger {
    /// The lists of other runs to the instance of a plan that stand in its way, for they have people of its parts that are to be sent: those
    /// that went to the same campaign within the plan's time, and those of which nobody knows whether they went.
    ///
    /// # Errors
    /// Where the ledger or the plan's numbers cannot be read.
    pub fn claimed_before(
        &self,
        plan: &Plan,
        directory: &Path,
        now: DateTime<Utc>,
    ) -> Result<Vec<Claimed>, Error> {
        let lists = self.lists_in_the_way(plan, &since(plan.claim_seconds, now))?;
        if lists.is_empty() || fault::is(Mutant::ClaimsNotUnique) {
            return Ok(Vec::new());
        }
        let hashing = self.hashing()?;
        let mut found: BTreeMap<i64, u64> = BTreeMap::new();
        for to_send in self.parts_to_send(plan, directory, now)? {
            let of_campaign = |(id, list): (&i64, &Claimed)| {
                (list.campaign == to_send.part.campaign).then_some((*id, list.is_held))
            };
            let in_the_way: HashMap<i64, bool> = lists.iter().filter_map(of_campaign).collect();
            if in_the_way.is_empty() {
                continue;
            }
            for list in self.of_nobody_known(&in_the_way)? {
                *found.entry(list).or_default() += to_send.lines();
            }
            for (list, contacts) in
                self.shared(&loads::hashes_to_send(&hashing, directory, &to_send)?, &in_the_way)?
            {
                *found.entry(list).or_default() += contacts;
            }
        }
        let claimed = |(id, contacts)| lists.get(&id).map(|list| Claimed { contacts, ..list.clone() });
        Ok(found.into_iter().filter_map(claimed).collect())
    }

    /// The lists of other runs at the instance of a plan of which nobody knows whether they arrived, and that concern it, the oldest first:
    /// those for its campaigns, those of its pipeline, and all where it left out whoever went before. A person must look.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn held_beside(&self, plan: &Plan) -> Result<Vec<Claimed>, Error> {
        let lists = self.lists_in_the_way(plan, NEVER)?;
        let pipeline = plan.pipeline.path.to_string_lossy();
        let own: Vec<String> = self.ask(|connection| {
            let mut own = connection.prepare("SELECT id FROM runs WHERE pipeline = ?1")?;
            own.query_map([&pipeline], |row| row.get(0))?.collect()
        })?;
        let concerns = |list: &Claimed| {
            let is_of_campaign = plan.parts.iter().any(|part| part.campaign == list.campaign);
            plan.holds_against_earlier || is_of_campaign || own.contains(&list.run)
        };
        let mut held: Vec<Claimed> =
            lists.into_values().filter(|list| list.is_held && concerns(list)).collect();
        held.sort_by(|a, b| (a.at, &a.name).cmp(&(b.at, &b.name)));
        Ok(held)
    }

    /// The lists of other runs to a plan's instance that went since then or may have gone, by their parts.
    fn lists_in_the_way(&self, plan: &Plan, since: &str) -> Result<HashMap<i64, Claimed>, Error> {
        let query = format!(
            "SELECT parts.id, runs.id, attempts.name, parts.campaign, attempts.connected_at, {IS_UNKNOWN}
             FROM parts JOIN runs ON runs.id = parts.run AND runs.instance = ?1 AND runs.id <> ?2
             JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
             WHERE {IS_UNKNOWN} OR (attempts.connected_at >= ?3 AND {MAY_BE_THERE})"
        );
        let list = |row: &Row<'_>| {
            let at: String = row.get(4)?;
            let at = DateTime::parse_from_rfc3339(&at).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
            let (run, name, campaign, is_held) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(5)?);
            Ok((row.get(0)?, Claimed { run, name, campaign, at, is_held, contacts: 0 }))
        };
        self.ask(|connection| {
            let mut lists = connection.prepare(&query)?;
            lists.query_map(params![plan.instance, plan.run, since], list)?.collect()
        })
    }

    /// The held lists in the way of which an earlier version did not note who is in them: anybody may be.
    fn of_nobody_known(&self, in_the_way: &HashMap<i64, bool>) -> Result<Vec<i64>, Error> {
        let held = in_the_way.iter().filter(|(_, is_held)| **is_held);
        let mut unknown = Vec::new();
        for (list, _) in held {
            let query = "SELECT EXISTS (SELECT 1 FROM loads WHERE part = ?1)";
            let is_known: bool =
                self.ask(|connection| connection.query_row(query, [list], |row| row.get(0)))?;
            unknown.extend((!is_known).then_some(*list));
        }
        Ok(unknown)
    }

    /// How many numbers each list in the way shares with these: main numbers with main numbers; and in any way, where nobody knows of it
    /// whether it arrived.
    fn shared(
        &self,
        numbers: &[(i64, bool)],
        in_the_way: &HashMap<i64, bool>,
    ) -> Result<Vec<(i64, u64)>, Error> {
        let as_json = |numbers: Vec<i64>| serde_json::to_string(&numbers).unwrap_or_default();
        let all = as_json(numbers.iter().map(|(hash, _)| *hash).collect());
        let mains = as_json(numbers.iter().filter(|(_, is_main)| *is_main).map(|(hash, _)| *hash).collect());
        // One question for thousands of numbers.
        let by_main = "SELECT part, COUNT(*) FROM went WHERE hash IN (SELECT value FROM json_each(?1)) AND main GROUP BY part";
        let by_any =
            "SELECT part, COUNT(*) FROM went WHERE hash IN (SELECT value FROM json_each(?1)) GROUP BY part";
        let ask = |query: &str, numbers: &str| {
            self.ask(|connection| {
                let mut lists = connection.prepare_cached(query)?;
                let list = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?.cast_unsigned()));
                lists.query_map([numbers], list)?.collect::<rusqlite::Result<Vec<_>>>()
            })
        };
        let mut shared = ask(by_main, &mains)?;
        shared.retain(|(list, _)| in_the_way.get(list) == Some(&false));
        if in_the_way.values().any(|is_held| *is_held) {
            let held = ask(by_any, &all)?;
            shared.extend(held.into_iter().filter(|(list, _)| in_the_way.get(list) == Some(&true)));
        }
        Ok(shared)
    }
}

/// Takes the claims of a part, or of one of its calls, for these numbers; answers how many are another list's, in whose favour nothing may be sent.
pub(super) fn take(
    change: &Transaction<'_>,
    plan: &Plan,
    (part, call, numbers): (i64, Option<i64>, &[i64]),
    now: DateTime<Utc>,
) -> rusqlite::Result<u64> {
    let (scope, since) = (scope(change, part)?, since(plan.claim_seconds, now));
    let is_broken = fault::is(Mutant::ClaimsNotUnique);
    let anyhow =
        "INSERT OR REPLACE INTO claims (scope, hash, part, call) SELECT ?1, ?2, ?3, ?5 WHERE ?4 IS NOT NULL";
    let mut take = change.prepare_cached(if is_broken { anyhow } else { TAKE })?;
    let mut refused = 0;
    for hash in numbers {
        refused += u64::from(take.execute(params![scope, hash, part, since, call])? == 0);
    }
    Ok(refused)
}

/// The scope of a part.
fn scope(change: &Transaction<'_>, part: i64) -> rusqlite::Result<i64> {
    let (instance, campaign): (String, String) = change.query_row(
        "SELECT runs.instance, parts.campaign FROM parts JOIN runs ON runs.id = parts.run WHERE parts.id = ?1",
        [part],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let known = "SELECT id FROM scopes WHERE instance = ?1 AND campaign = ?2";
    let known = change.query_row(known, [&instance, &campaign], |row| row.get(0)).optional()?;
    known.map_or_else(
        || {
            change
                .execute("INSERT INTO scopes (instance, campaign) VALUES (?1, ?2)", [&instance, &campaign])?;
            Ok(change.last_insert_rowid())
        },
        Ok,
    )
}
