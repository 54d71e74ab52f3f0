//! I1: nobody is in two lists of one campaign that may be there, and the claims, which shall make it so, are those of the lists that are.

use super::{Checked, NAMED};
use crate::Error;
use crate::ledger::Ledger;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, Row, Statement};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A part of which bytes left, or may have, by its last attempt.
struct Left {
    run: String,
    name: String,
    /// The last attempt's number: the ledger's own order, whatever the clock said.
    attempt: i64,
    at: DateTime<Utc>,
    scope: (String, String),
    /// The scope's number, under which claims know it.
    scope_id: Option<i64>,
    /// How long before it no other list of its scope may have gone with the same person; nothing for runs of versions without claims.
    window: Option<TimeDelta>,
    /// Whether its people may be there.
    is_there: bool,
    /// Whether nobody knows if they are.
    is_unknown: bool,
    /// Whether it must have the claims of its people, unless a later list has them.
    has_claims: bool,
}

impl Ledger {
    /// I1, from who was in each list, not from the claims that shall make it so; then that the claims agree.
    pub(super) fn at_most_once(&self) -> Result<Checked, Error> {
        let left = self.left()?;
        let mut broken: BTreeSet<String> = self.key_is_gone()?.into_iter().collect();
        let (mut numbers, mut on_record) = (0_u64, HashSet::new());
        self.ask(|connection| {
            let mut claims = connection.prepare("SELECT part FROM claims WHERE scope = ?1 AND hash = ?2")?;
            let mut loads = connection.prepare("SELECT hash, part FROM loads WHERE main ORDER BY hash")?;
            let mut rows = loads.query([])?;
            let entry = |row: &Row<'_>| Ok::<(i64, i64), rusqlite::Error>((row.get(0)?, row.get(1)?));
            let mut number: Option<(i64, Vec<i64>)> = None;
            loop {
                let next = rows.next()?.map(entry).transpose()?;
                if let (Some((hash, parts)), Some((same, part))) = (&mut number, next)
                    && *hash == same
                {
                    parts.push(part);
                    continue;
                }
                if let Some((hash, parts)) = number.take() {
                    numbers += 1;
                    check(&left, (hash, &parts), &mut claims, &mut broken)?;
                    on_record.extend(parts);
                }
                let Some((hash, part)) = next else { return Ok(()) };
                number = Some((hash, vec![part]));
            }
        })?;
        // Versions without claims did not always note who was in a list.
        let blank = left.iter().filter(|(part, list)| list.window.is_some() && !on_record.contains(*part));
        broken.extend(blank.map(|(_, list)| format!("nobody is on record for list {}", list.name)));
        let says = "nobody is in two lists of one campaign that may have gone, within the time that the plan says, and each list has the claims of its people";
        let broken = broken.into_iter().take(NAMED).collect();
        Ok(Checked { invariant: "I1", says, checked: format!("{numbers} numbers"), broken })
    }

    /// Whether the key under which numbers are known is gone or is another, in words.
    fn key_is_gone(&self) -> Result<Option<String>, Error> {
        let (is_proven, knows_any): (bool, bool) = self.ask(|connection| {
            let known = "SELECT EXISTS (SELECT 1 FROM numbers_key), EXISTS (SELECT 1 FROM loads)";
            connection.query_row(known, [], |row| Ok((row.get(0)?, row.get(1)?)))
        })?;
        if !is_proven {
            // Without a proof a key would be made, and nothing is changed here.
            let gone = "what shows that the key under which the ledger knows who was loaded is the right one is gone";
            return Ok(knows_any.then(|| gone.to_owned()));
        }
        match self.hashing() {
            Ok(_) => Ok(None),
            Err(error @ Error::NumbersKeyGone { .. }) => Ok(Some(error.to_string())),
            Err(error) => Err(error),
        }
    }

    /// The parts that were tried, by their numbers.
    fn left(&self) -> Result<HashMap<i64, Left>, Error> {
        let left = |row: &Row<'_>| {
            let at: String = row.get(5)?;
            let window: i64 = row.get(6)?;
            let (is_standing, was_given_up): (bool, bool) = (row.get(10)?, row.get(11)?);
            let left = Left {
                run: row.get(1)?,
                name: row.get(2)?,
                scope: (row.get(3)?, row.get(4)?),
                at: DateTime::parse_from_rfc3339(&at).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
                window: (window > 0).then(|| TimeDelta::try_seconds(window).unwrap_or(TimeDelta::MAX)),
                attempt: row.get(7)?,
                scope_id: row.get(8)?,
                is_unknown: row.get(9)?,
                is_there: is_standing || was_given_up,
                // What was given up under an earlier version has none, for it took none.
                has_claims: is_standing || (was_given_up && window > 0),
            };
            Ok((row.get(0)?, left))
        };
        self.ask(|connection| {
            let mut parts = connection.prepare(
                "SELECT parts.id, runs.id, attempts.name, runs.instance, parts.campaign, attempts.connected_at, runs.claim_seconds,
                    attempts.id, scopes.id, parts.state IN ('sending', 'held'),
                    parts.state IN ('sending', 'accepted', 'held', 'confirmed'),
                    parts.state = 'abandoned' AND EXISTS (
                        SELECT 1 FROM events WHERE part = parts.id AND before = 'held' AND after = 'abandoned')
                 FROM parts JOIN runs ON runs.id = parts.run
                 JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
                 LEFT JOIN scopes ON scopes.instance = runs.instance AND scopes.campaign = parts.campaign",
            )?;
            parts.query_map([], left)?.collect()
        })
    }
}

/// Looks at one number: in which lists it may be there, and whose its claims are.
fn check(
    left: &HashMap<i64, Left>,
    (hash, parts): (i64, &[i64]),
    claims: &mut Statement<'_>,
    broken: &mut BTreeSet<String>,
) -> rusqlite::Result<()> {
    let mut lists: Vec<&Left> =
        parts.iter().filter_map(|part| left.get(part)).filter(|list| list.is_there).collect();
    lists.sort_by(|a, b| (&a.scope, a.attempt).cmp(&(&b.scope, b.attempt)));
    for lists in lists.chunk_by(|a, b| a.scope == b.scope) {
        if broken.len() < NAMED {
            broken.extend(twice(lists));
        }
        let Some(latest) = lists.iter().rfind(|list| list.has_claims) else { continue };
        let claim = |scope| claims.query_row([scope, hash], |row| row.get::<_, i64>(0)).optional();
        let holder = latest.scope_id.map(claim).transpose()?.flatten().and_then(|part| left.get(&part));
        let is_claimed =
            holder.is_some_and(|holder| holder.scope == latest.scope && holder.attempt >= latest.attempt);
        if !is_claimed && broken.len() < NAMED {
            let name = &latest.name;
            broken.insert(format!(
                "a person in {name} is not claimed by it: another list could bring them again"
            ));
        }
    }
    Ok(())
}

/// The pairs, among a person's lists of one scope in their order, of which the later one should not have gone.
fn twice(lists: &[&Left]) -> Vec<String> {
    let (mut twice, mut unknown) = (Vec::new(), Vec::new());
    for (nth, later) in lists.iter().copied().enumerate() {
        if let Some(window) = later.window {
            // Of what nobody knows, no time makes it known.
            let recent =
                lists[..nth].iter().copied().rev().take_while(|earlier| later.at - earlier.at < window);
            let earlier = recent.chain(unknown.iter().copied()).filter(|earlier| earlier.run != later.run);
            twice.extend(
                earlier
                    .map(|earlier: &Left| format!("a person is in {} and in {}", earlier.name, later.name)),
            );
        }
        if later.is_unknown {
            unknown.push(later);
        }
    }
    twice
}
