//! I1: nobody is in two lists of one campaign that may be there, and the claims, which shall make it so, are those of the lists that are.

use super::{Checked, NAMED};
use crate::Error;
use crate::ledger::Ledger;
use crate::ledger::claims::{IS_UNKNOWN, MAY_BE_THERE};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, Row, Statement};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use words::{Message, Told as _, message};

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

/// A part in which a number is.
#[derive(Clone, Copy)]
struct In {
    part: i64,
    /// The number's own call, where the part is calls: each has its own time and its own end, however long the part takes.
    call: Option<OwnCall>,
}

/// A person's call of a part.
#[derive(Clone, Copy)]
struct OwnCall {
    /// When it left last; nothing where it never did.
    at: Option<DateTime<Utc>>,
    /// Whether it went, or may have.
    went: bool,
    /// Whether nobody knows if it did.
    is_unknown: bool,
}

/// A number in a part that was tried.
struct Tried<'l> {
    list: &'l Left,
    part: i64,
    call: Option<OwnCall>,
    at: DateTime<Utc>,
}

impl<'l> Tried<'l> {
    fn of(list: &'l Left, In { part, call }: In) -> Self {
        Self { list, part, call, at: call.and_then(|call| call.at).unwrap_or(list.at) }
    }

    fn is_there(&self) -> bool {
        self.call.map_or(self.list.is_there, |call| call.went)
    }

    fn is_unknown(&self) -> bool {
        self.call.map_or(self.list.is_unknown, |call| call.is_unknown)
    }

    fn has_claims(&self) -> bool {
        self.call.map_or(self.list.has_claims, |call| call.went)
    }
}

/// What speaks against I1; each is named once, however many people it concerns.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Breach {
    Twice(String, String),
    NotClaimed(String),
    KeyGone(PathBuf),
    Nobody(String),
    ProofGone,
}

impl Breach {
    fn words(&self) -> Message {
        match self {
            Self::Twice(earlier, later) => message!(
                "verify-twice",
                "a person is in {earlier} and in {later}",
                earlier = earlier,
                later = later
            ),
            Self::NotClaimed(name) => message!(
                "verify-not-claimed",
                "a person in {name} is not claimed by it: another list could bring them again",
                name = name
            ),
            Self::KeyGone(path) => Error::NumbersKeyGone { path: path.clone() }.told(),
            Self::Nobody(name) => {
                message!("verify-nobody", "nobody is on record for list {name}", name = name)
            }
            Self::ProofGone => message!(
                "verify-proof-gone",
                "what shows that the key under which the ledger knows who was loaded is the right one is gone"
            ),
        }
    }
}

impl Ledger {
    /// I1, from who was in each list, not from the claims that shall make it so; then that the claims agree.
    pub(super) fn at_most_once(&self) -> Result<Checked, Error> {
        let left = self.left()?;
        let mut broken: BTreeSet<Breach> = self.key_is_gone()?.into_iter().collect();
        let (mut numbers, mut on_record) = (0_u64, HashSet::new());
        self.ask(|connection| {
            let mut claims = connection.prepare("SELECT part FROM claims WHERE scope = ?1 AND hash = ?2")?;
            let mut loads = connection.prepare(
                "SELECT loads.hash, loads.part, loads.call IS NOT NULL,
                    EXISTS (SELECT 1 FROM went WHERE went.hash = loads.hash AND went.part = loads.part),
                    (SELECT MAX(at) FROM call_events WHERE call = loads.call AND after = 'sending'),
                    calls.state IN ('sending', 'held')
                 FROM loads LEFT JOIN calls ON calls.id = loads.call WHERE loads.main ORDER BY loads.hash",
            )?;
            let mut rows = loads.query([])?;
            let mut number: Option<(i64, Vec<In>)> = None;
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
                    on_record.extend(parts.into_iter().map(|tried| tried.part));
                }
                let Some((hash, part)) = next else { return Ok(()) };
                number = Some((hash, vec![part]));
            }
        })?;
        // Versions without claims did not always note who was in a list.
        let blank = left.iter().filter(|(part, list)| list.window.is_some() && !on_record.contains(*part));
        broken.extend(blank.map(|(_, list)| Breach::Nobody(list.name.clone())));
        let says = message!(
            "verify-says-once",
            "nobody is in two lists of one campaign that may have gone, within the time that the plan says, and each list has the claims of its people"
        );
        let broken = broken.iter().take(NAMED).map(Breach::words).collect();
        let checked = message!("verify-numbers", "{numbers} numbers", numbers = numbers);
        Ok(Checked { invariant: "I1", says, checked, broken })
    }

    /// Whether the key under which numbers are known is gone or is another.
    fn key_is_gone(&self) -> Result<Option<Breach>, Error> {
        let (is_proven, knows_any): (bool, bool) = self.ask(|connection| {
            let known = "SELECT EXISTS (SELECT 1 FROM numbers_key), EXISTS (SELECT 1 FROM loads)";
            connection.query_row(known, [], |row| Ok((row.get(0)?, row.get(1)?)))
        })?;
        if !is_proven {
            // Without a proof a key would be made, and nothing is changed here.
            return Ok(knows_any.then_some(Breach::ProofGone));
        }
        match self.hashing() {
            Ok(_) => Ok(None),
            Err(Error::NumbersKeyGone { path }) => Ok(Some(Breach::KeyGone(path))),
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
            let mut parts = connection.prepare(&format!(
                "SELECT parts.id, runs.id, attempts.name, runs.instance, parts.campaign, attempts.connected_at, runs.claim_seconds,
                    attempts.id, scopes.id, {IS_UNKNOWN},
                    parts.state IN ('sending', 'accepted', 'held', 'confirmed') OR (parts.state = 'refused' AND {MAY_BE_THERE}),
                    parts.state = 'abandoned' AND EXISTS (
                        SELECT 1 FROM events WHERE part = parts.id AND before = 'held' AND after = 'abandoned')
                 FROM parts JOIN runs ON runs.id = parts.run
                 JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
                 LEFT JOIN scopes ON scopes.instance = runs.instance AND scopes.campaign = parts.campaign"
            ))?;
            parts.query_map([], left)?.collect()
        })
    }
}

fn entry(row: &Row<'_>) -> rusqlite::Result<(i64, In)> {
    let (hash, part, is_call): (i64, i64, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
    if !is_call {
        return Ok((hash, In { part, call: None }));
    }
    let at: Option<String> = row.get(4)?;
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(&at).ok()).map(|at| at.to_utc());
    let (went, is_unknown) = (row.get(3)?, row.get::<_, Option<bool>>(5)?.unwrap_or(false));
    Ok((hash, In { part, call: Some(OwnCall { at, went, is_unknown }) }))
}

/// Looks at one number: in which lists it may be there, and whose its claims are.
fn check(
    left: &HashMap<i64, Left>,
    (hash, parts): (i64, &[In]),
    claims: &mut Statement<'_>,
    broken: &mut BTreeSet<Breach>,
) -> rusqlite::Result<()> {
    let tried = |tried: &In| left.get(&tried.part).map(|list| Tried::of(list, *tried));
    let mut lists: Vec<Tried<'_>> = parts.iter().filter_map(tried).collect();
    lists.sort_by(|a, b| a.list.scope.cmp(&b.list.scope));
    for lists in lists.chunk_by_mut(|a, b| a.list.scope == b.list.scope) {
        in_order(lists);
        if broken.len() < NAMED {
            broken.extend(twice(lists));
        }
        let Some(latest) = lists.iter().rposition(|list| list.is_there() && list.has_claims()) else {
            continue;
        };
        let Left { scope, scope_id, attempt, name, .. } = lists[latest].list;
        let claim = |scope| claims.query_row([scope, hash], |row| row.get::<_, i64>(0)).optional();
        let holder = scope_id.map(claim).transpose()?.flatten();
        let is_claimed = match holder.and_then(|holder| lists.iter().position(|list| list.part == holder)) {
            Some(holder) => holder >= latest,
            // It is in none of them with its main number, as far as is known.
            None => holder
                .and_then(|part| left.get(&part))
                .is_some_and(|holder| holder.scope == *scope && holder.attempt >= *attempt),
        };
        if !is_claimed && broken.len() < NAMED {
            broken.insert(Breach::NotClaimed(name.clone()));
        }
    }
    Ok(())
}

/// Puts a person's lists of one scope in the order in which they went. Bases go in the ledger's own order, whatever the clock said; calls leave
/// one by one while others of their part wait, so only their times tell.
fn in_order(lists: &mut [Tried<'_>]) {
    if lists.iter().any(|list| list.call.is_some()) {
        lists.sort_by_key(|list| (list.at, list.list.attempt));
    } else {
        lists.sort_by_key(|list| list.list.attempt);
    }
}

/// The pairs, among a person's lists of one scope in their order, of which the later one should not have gone.
fn twice(lists: &[Tried<'_>]) -> Vec<Breach> {
    let (mut twice, mut unknown) = (Vec::new(), Vec::new());
    let lists: Vec<&Tried<'_>> = lists.iter().filter(|list| list.is_there()).collect();
    for (nth, later) in lists.iter().copied().enumerate() {
        if let Some(window) = later.list.window {
            // Of what nobody knows, no time makes it known.
            let recent =
                lists[..nth].iter().copied().rev().take_while(|earlier| later.at - earlier.at < window);
            let earlier =
                recent.chain(unknown.iter().copied()).filter(|earlier| earlier.list.run != later.list.run);
            twice.extend(earlier.map(|earlier: &Tried<'_>| {
                Breach::Twice(earlier.list.name.clone(), later.list.name.clone())
            }));
        }
        if later.is_unknown() {
            unknown.push(later);
        }
    }
    twice
}
