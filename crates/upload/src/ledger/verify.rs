//! What must hold of a ledger, checked from the ledger itself and from the plans that it names: `dialbase verify`.

use super::Ledger;
use crate::apply::content;
use crate::{Error, Happened, Plan, State};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Row;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

/// An invariant, and what came of checking it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Its name: `I1` to `I7`, and `file` for the ledger's own file.
    pub invariant: &'static str,
    /// What it says.
    pub says: &'static str,
    /// How many of what were checked.
    pub checked: String,
    /// Where it does not hold; empty where it does.
    pub broken: Vec<String>,
}

/// A part of which bytes may have left.
struct Left {
    run: String,
    name: String,
    scope: (String, String),
    at: DateTime<Utc>,
    /// How long before it no other list of its scope may have gone with the same person.
    window: TimeDelta,
}

/// How many breaches of one invariant are named: more are counted by whoever repairs the first.
const NAMED: usize = 20;

impl Ledger {
    /// Checks everything that must hold, and answers what was found for each invariant.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn verify(&self) -> Result<Vec<Checked>, Error> {
        let (file, liveness) = (self.file_is_whole()?, self.liveness()?);
        if !file.broken.is_empty() || !liveness.broken.is_empty() {
            // What cannot be read says nothing about the rest.
            return Ok(vec![file, liveness]);
        }
        Ok(vec![
            file,
            self.at_most_once()?,
            self.conservation()?,
            self.honesty()?,
            self.precision()?,
            liveness,
            self.fresh_scrub()?,
            self.bytes_say_what_we_mean()?,
        ])
    }

    fn file_is_whole(&self) -> Result<Checked, Error> {
        let said: Vec<String> = self.ask(|connection| {
            let mut said = connection.prepare("PRAGMA integrity_check")?;
            said.query_map([], |row| row.get(0))?.collect()
        })?;
        let broken: Vec<String> = said.into_iter().filter(|said| said != "ok").collect();
        let says = "the ledger's file holds together";
        Ok(Checked { invariant: "file", says, checked: "the file".to_owned(), broken })
    }

    /// I1, from who was in each list, not from the claims that shall make it so; and that the claims agree.
    fn at_most_once(&self) -> Result<Checked, Error> {
        let left = self.left()?;
        let (mut numbers, mut broken) = (0_u64, HashSet::new());
        let mut check = |parts: &mut Vec<i64>| {
            numbers += 1;
            let mut lists: Vec<&Left> = parts.drain(..).filter_map(|part| left.get(&part)).collect();
            lists.sort_by(|a, b| (&a.scope, a.at).cmp(&(&b.scope, b.at)));
            for pair in lists.windows(2) {
                let (earlier, later) = (pair[0], pair[1]);
                let is_one = earlier.scope == later.scope && earlier.run != later.run;
                if is_one && later.at - earlier.at < later.window && broken.len() < NAMED {
                    broken.insert(format!("a person is in {} and in {}", earlier.name, later.name));
                }
            }
        };
        self.ask(|connection| {
            let mut loads = connection.prepare("SELECT hash, part FROM loads WHERE main ORDER BY hash")?;
            let mut rows = loads.query([])?;
            let (mut hash, mut parts) = (None, Vec::new());
            while let Some(row) = rows.next()? {
                let next: i64 = row.get(0)?;
                if hash.replace(next).is_some_and(|hash| hash != next) {
                    check(&mut parts);
                }
                parts.push(row.get(1)?);
            }
            if !parts.is_empty() {
                check(&mut parts);
            }
            Ok(())
        })?;
        let says =
            "nobody is in two lists of one campaign that may have gone, within the time that the plan says";
        let mut broken: Vec<String> = broken.into_iter().collect();
        broken.sort();
        Ok(Checked { invariant: "I1", says, checked: format!("{numbers} numbers"), broken })
    }

    /// The parts of which bytes may have left.
    fn left(&self) -> Result<HashMap<i64, Left>, Error> {
        let left = |row: &Row<'_>| {
            let at: String = row.get(5)?;
            let window: i64 = row.get(6)?;
            let left = Left {
                run: row.get(1)?,
                name: row.get(2)?,
                scope: (row.get(3)?, row.get(4)?),
                at: DateTime::parse_from_rfc3339(&at).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc()),
                window: TimeDelta::try_seconds(window).unwrap_or(TimeDelta::MAX),
            };
            Ok((row.get(0)?, left))
        };
        self.ask(|connection| {
            let mut parts = connection.prepare(
                "SELECT parts.id, runs.id, attempts.name, runs.instance, parts.campaign, attempts.connected_at, runs.claim_seconds
                 FROM parts JOIN runs ON runs.id = parts.run
                 JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
                 WHERE parts.state IN ('sending', 'accepted', 'held', 'confirmed')",
            )?;
            parts.query_map([], left)?.collect()
        })
    }

    fn conservation(&self) -> Result<Checked, Error> {
        let mut broken = Vec::new();
        let runs = self.runs()?;
        for run in &runs {
            match self.check_account(&run.id) {
                Ok(()) => {}
                Err(error @ Error::DoesNotAddUp { .. }) => broken.push(error.to_string()),
                Err(error) => return Err(error),
            }
        }
        let says = "every row that came in has one fate";
        Ok(Checked { invariant: "I2", says, checked: format!("{} runs", runs.len()), broken })
    }

    /// I3: the story of each part leads, step by step, to its state, and says of a yes that the server said so.
    fn honesty(&self) -> Result<Checked, Error> {
        let (mut parts, mut broken) = (0_u64, Vec::new());
        for run in self.runs()? {
            for part in self.parts(&run.id)? {
                parts += 1;
                let happened = self.happened(part.id)?;
                let attempts: u64 = self.ask(|connection| {
                    let attempts = "SELECT COUNT(*) FROM attempts WHERE part = ?1";
                    connection
                        .query_row(attempts, [part.id], |row| row.get::<_, i64>(0))
                        .map(i64::cast_unsigned)
                })?;
                if let Some(what) = dishonest(part.state, attempts, &happened) {
                    broken.push(format!("part {} of run {}: {what}", part.nth + 1, run.id));
                }
            }
        }
        let says = "what is said of a part is what happened to it; accepted is what the server answered 1 to";
        Ok(Checked { invariant: "I3", says, checked: format!("{parts} parts"), broken })
    }

    fn precision(&self) -> Result<Checked, Error> {
        let (held, untried): (i64, Vec<String>) = self.ask(|connection| {
            let held = "SELECT COUNT(*) FROM parts WHERE state IN ('held', 'confirmed')";
            let mut untried = connection.prepare(
                "SELECT run || ', part ' || (nth + 1) || ': held, and no attempt got past connecting' FROM parts
                 WHERE state IN ('held', 'confirmed') AND NOT EXISTS (SELECT 1 FROM attempts WHERE part = parts.id)",
            )?;
            let untried = untried.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((connection.query_row(held, [], |row| row.get(0))?, untried))
        })?;
        let says = "nothing is held unless a connection of it stood";
        Ok(Checked { invariant: "I4", says, checked: format!("{held} lists"), broken: untried })
    }

    /// I5: between runs, what may be on its way is told from what waits by the next holder of the lock. Nothing else may be left open.
    fn liveness(&self) -> Result<Checked, Error> {
        let (open, strange): (i64, Vec<String>) = self.ask(|connection| {
            let open = "SELECT COUNT(*) FROM parts WHERE state IN ('planned', 'sending')";
            let mut strange = connection.prepare(
                "SELECT run || ', part ' || (nth + 1) || ': in no state that leads anywhere: ' || state FROM parts
                 WHERE state NOT IN ('planned', 'sending', 'accepted', 'refused', 'held', 'confirmed', 'abandoned', 'repeated', 'undone')",
            )?;
            let strange = strange.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((connection.query_row(open, [], |row| row.get(0))?, strange))
        })?;
        let says = "what is not settled can be: it goes, or is held, when its run is resumed";
        Ok(Checked {
            invariant: "I5",
            says,
            checked: format!("{open} parts that are not settled"),
            broken: strange,
        })
    }

    fn fresh_scrub(&self) -> Result<Checked, Error> {
        let attempts: Vec<(String, String, String, String, Option<i64>)> = self.ask(|connection| {
            let mut attempts = connection.prepare(
                "SELECT attempts.name, attempts.connected_at, held_against.path, held_against.modified_at, held_against.max_age_seconds
                 FROM attempts JOIN parts ON parts.id = attempts.part JOIN held_against ON held_against.run = parts.run",
            )?;
            let attempt = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            attempts.query_map([], attempt)?.collect()
        })?;
        let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
        let is_old = |connected: &str, modified: &str, most: Option<i64>| {
            let age = time(connected).zip(time(modified)).map(|(connected, modified)| connected - modified);
            most.and_then(TimeDelta::try_seconds).zip(age).is_some_and(|(most, age)| age > most)
        };
        let old =
            attempts.iter().filter(|(_, connected, _, modified, most)| is_old(connected, modified, *most));
        let broken =
            old.map(|(name, _, list, ..)| format!("{name} left when {list} was older than its max_age"));
        let says = "no list left when a blacklist was older than it may be";
        let checked = format!("{} blacklists at the moment when a list left", attempts.len());
        Ok(Checked { invariant: "I6", says, checked, broken: broken.collect() })
    }

    /// I7, for the plans that are still there.
    fn bytes_say_what_we_mean(&self) -> Result<Checked, Error> {
        let (mut parts, mut gone, mut broken) = (0_u64, 0_u64, Vec::new());
        let runs: Vec<(String, PathBuf)> = self.ask(|connection| {
            let mut runs = connection.prepare("SELECT id, directory FROM runs ORDER BY id")?;
            runs.query_map([], |row| Ok((row.get(0)?, PathBuf::from(row.get::<_, String>(1)?))))?.collect()
        })?;
        for (run, directory) in runs {
            let plan = Plan::read(&directory).ok().filter(|plan| plan.run == run);
            let Some(plan) = plan else {
                gone += 1;
                continue;
            };
            for part in &plan.parts {
                parts += 1;
                broken.extend(content(&plan, &directory, part).err().map(|error| error.to_string()));
            }
        }
        let checked = format!("{parts} parts; the plans of {gone} runs are not there any more");
        Ok(Checked { invariant: "I7", says: "each part reads back as what was planned", checked, broken })
    }
}

/// What does not fit in a part's story.
fn dishonest(state: State, attempts: u64, happened: &[Happened]) -> Option<String> {
    let first = happened.first().map_or(state, |first| first.before);
    let last = happened.last().map_or(State::Planned, |last| last.after);
    let is_torn = happened.windows(2).any(|pair| pair[0].after != pair[1].before);
    if is_torn || last != state || (!happened.is_empty() && first != State::Planned) {
        return Some(format!("it is {state}, and what happened to it leads elsewhere"));
    }
    let left =
        happened.iter().filter(|one| (one.before, one.after) == (State::Planned, State::Sending)).count()
            as u64;
    if left != attempts {
        return Some(format!("it left {left} times, by {attempts} attempts"));
    }
    let yes = happened.last().filter(|_| state == State::Accepted);
    if yes.is_some_and(|yes| yes.what != "the server answered 1") {
        return Some("it is accepted, and the server did not answer 1".to_owned());
    }
    None
}
