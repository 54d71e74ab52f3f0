//! Which numbers went in which list: by keyed hashes, since the ledger is kept for years and a telephone number is guessed from a
//! plain hash in seconds.

use super::Ledger;
use super::claims::{IS_UNKNOWN, MAY_BE_THERE};
use super::repeated::ToSend;
use crate::apply::bytes_differ;
use crate::{Error, Plan, PlannedPart};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, params};
use serialize::Digest;
use siphasher::sip::SipHasher24;
use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::hash::Hasher;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

/// The file with the key, beside the ledger.
const KEY: &str = "numbers.key";

/// Makes the hashes under which a ledger knows numbers.
#[derive(Clone, Copy)]
pub(crate) struct Hashing {
    numbers: SipHasher24,
    key: [u8; 16],
}

impl Hashing {
    /// The hash of a number's line.
    pub(super) fn of(&self, line: u64) -> i64 {
        let mut hasher = self.numbers;
        hasher.write(&line.to_le_bytes());
        hasher.finish().cast_signed()
    }

    /// The digest of a form that holds a person's number.
    pub(super) fn form(&self, form: &[u8]) -> String {
        Digest::of(&[self.key.as_slice(), form].concat()).to_string()
    }
}

/// The lists of an instance that went, or may have gone, and who was in them.
pub struct Earlier {
    ledger: Ledger,
    hashing: Hashing,
    lists: HashMap<i64, List>,
}

/// A list that went, or may have gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its name in the portal.
    pub name: Arc<str>,
    /// Its campaign.
    pub campaign: String,
    /// When its first byte left.
    pub at: DateTime<Utc>,
    /// Whether nobody knows if it arrived.
    pub is_held: bool,
}

impl Earlier {
    /// The lists in which a number went, by its line, the latest first; and whether it was a main number there.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn lists(&self, line: u64) -> Result<Vec<(&List, bool)>, Error> {
        let hash = self.hashing.of(line);
        let parts: Vec<(i64, bool)> = self.ledger.ask(|connection| {
            let mut parts = connection.prepare_cached("SELECT part, main FROM went WHERE hash = ?1")?;
            parts.query_map([hash], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })?;
        let list = |(part, main)| Some((self.lists.get(&part)?, main));
        let mut lists: Vec<(&List, bool)> = parts.into_iter().filter_map(list).collect();
        lists.sort_by_key(|(list, main)| std::cmp::Reverse((list.at, *main)));
        Ok(lists)
    }
}

impl Ledger {
    /// The numbers that went to an instance, or may have gone: from the moment on when the first byte of their list left, and
    /// also of a list that a person gave up without knowing. Nothing where none did.
    ///
    /// # Errors
    /// Where the ledger or its key cannot be read.
    pub fn earlier(&self, instance: &str) -> Result<Option<Earlier>, Error> {
        let lists: HashMap<i64, List> = self.ask(|connection| {
            let mut lists = connection.prepare(&format!(
                "SELECT parts.id, attempts.name, parts.campaign, attempts.connected_at, {IS_UNKNOWN}
                 FROM parts JOIN runs ON runs.id = parts.run AND runs.instance = ?1
                 JOIN attempts ON attempts.id = (SELECT MAX(id) FROM attempts WHERE part = parts.id)
                 WHERE {MAY_BE_THERE}"
            ))?;
            let list = |row: &rusqlite::Row<'_>| {
                let name: String = row.get(1)?;
                let at: String = row.get(3)?;
                let at = DateTime::parse_from_rfc3339(&at).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc());
                let (campaign, is_held) = (row.get(2)?, row.get(4)?);
                Ok((row.get(0)?, List { name: name.into(), campaign, at, is_held }))
            };
            lists.query_map([instance], list)?.collect()
        })?;
        let knows_any: bool = self.ask(|connection| {
            connection.query_row("SELECT EXISTS (SELECT 1 FROM loads)", [], |row| row.get(0))
        })?;
        if lists.is_empty() || !knows_any {
            return Ok(None);
        }
        Ok(Some(Earlier { ledger: self.clone(), hashing: self.hashing()?, lists }))
    }

    /// The hashes of a part's main numbers.
    pub(crate) fn main_numbers(&self, directory: &Path, part: &PlannedPart) -> Result<Vec<i64>, Error> {
        let numbers = hashes(&self.hashing()?, directory, part)?;
        Ok(numbers.into_iter().filter(|(_, is_main)| *is_main).map(|(hash, _)| hash).collect())
    }

    /// The hash of the main number of each line of a part, in order.
    pub(crate) fn main_number_of_lines(
        &self,
        directory: &Path,
        part: &PlannedPart,
    ) -> Result<Vec<i64>, Error> {
        let lines = of_line(&self.hashing()?, directory, part)?;
        Ok(lines.iter().filter_map(|line| line.first()).map(|(hash, _)| *hash).collect())
    }

    /// Whether a list left for the instance of a plan after the plan was made that has somebody whom the plan would send: who is in that
    /// list is not known to the plan. A part of which the very lines went is none of those, for it is passed over.
    ///
    /// # Errors
    /// Where the ledger or the plan's numbers cannot be read.
    pub fn overtaken(&self, plan: &Plan, directory: &Path, now: DateTime<Utc>) -> Result<bool, Error> {
        let since = plan.made_at.to_rfc3339();
        let later: HashSet<i64> = self.ask(|connection| {
            let mut later = connection.prepare(&format!(
                "SELECT parts.id FROM attempts JOIN parts ON parts.id = attempts.part AND parts.run <> ?1 AND {MAY_BE_THERE}
                 JOIN runs ON runs.id = parts.run AND runs.instance = ?2 WHERE attempts.connected_at > ?3"
            ))?;
            later.query_map([&plan.run, &plan.instance, &since], |row| row.get(0))?.collect()
        })?;
        if later.is_empty() {
            return Ok(false);
        }
        let hashing = self.hashing()?;
        let later = serde_json::to_string(&later).unwrap_or_default();
        for part in self.parts_to_send(plan, directory, now)? {
            let numbers = hashes_to_send(&hashing, directory, &part)?.into_iter().map(|(hash, _)| hash);
            let numbers = serde_json::to_string(&numbers.collect::<Vec<i64>>()).unwrap_or_default();
            let query = "SELECT EXISTS (SELECT 1 FROM went WHERE hash IN (SELECT value FROM json_each(?1))
                AND part IN (SELECT value FROM json_each(?2)))";
            if self.ask(|connection| connection.query_row(query, [&numbers, &later], |row| row.get(0)))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The hashing of this ledger. Its key is made once, and a ledger that has numbers refuses any other: under it, nobody would be
    /// known.
    pub(crate) fn hashing(&self) -> Result<Hashing, Error> {
        let path = self.path.with_file_name(KEY);
        let failed = |source| Error::File { path: path.clone(), source };
        let gone = || Error::NumbersKeyGone { path: path.clone() };
        let proof: Option<i64> = self.ask(|connection| {
            connection.query_row("SELECT proof FROM numbers_key", [], |row| row.get(0)).optional()
        })?;
        let key: [u8; 16] = match std::fs::read(&path) {
            Ok(key) => key.try_into().map_err(|_| gone())?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && proof.is_none() => {
                self.new_key(&path)?
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(gone()),
            Err(source) => return Err(failed(source)),
        };
        let hashing = Hashing { numbers: SipHasher24::new_with_key(&key), key };
        // What the key makes of zero, which is no number, shows that it is the one.
        match proof {
            Some(proof) if proof != hashing.of(0) => return Err(gone()),
            Some(_) => {}
            None => self.change(|change| {
                change.execute("INSERT INTO numbers_key VALUES (?1)", [hashing.of(0)]).map(drop)
            })?,
        }
        Ok(hashing)
    }

    /// Makes a key, on disk before it is used.
    fn new_key(&self, path: &Path) -> Result<[u8; 16], Error> {
        let key: Vec<u8> =
            self.ask(|connection| connection.query_row("SELECT randomblob(16)", [], |row| row.get(0)))?;
        let failed = |source| Error::File { path: path.to_owned(), source };
        let partial = path.with_extension("key.partial");
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial);
        file.and_then(|mut file| file.write_all(&key).and_then(|()| file.sync_all())).map_err(failed)?;
        std::fs::rename(&partial, path).map_err(failed)?;
        let directory = path.parent().unwrap_or(Path::new("."));
        File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed)?;
        key.try_into().map_err(|_| failed(io::ErrorKind::InvalidData.into()))
    }
}

/// The hashes of a part's numbers, each with whether it is a main number, in the order in which the ledger keeps them.
pub(super) fn hashes(
    hashing: &Hashing,
    directory: &Path,
    part: &PlannedPart,
) -> Result<Vec<(i64, bool)>, Error> {
    Ok(once(of_line(hashing, directory, part)?.into_iter()))
}

/// As [`hashes`], of the lines of a part that are to be sent.
pub(super) fn hashes_to_send(
    hashing: &Hashing,
    directory: &Path,
    to_send: &ToSend<'_>,
) -> Result<Vec<(i64, bool)>, Error> {
    let lines = of_line(hashing, directory, to_send.part)?.into_iter().enumerate();
    Ok(once(lines.filter(|(nth, _)| to_send.has(*nth)).map(|(_, line)| line)))
}

/// Each number of some lines once.
fn once(lines: impl Iterator<Item = Vec<(i64, bool)>>) -> Vec<(i64, bool)> {
    let mut hashes: Vec<(i64, bool)> = lines.flatten().collect();
    // A main number that is an alternative too counts as what it is first.
    hashes.sort_unstable_by_key(|(hash, main)| (*hash, !main));
    hashes.dedup_by_key(|(hash, _)| *hash);
    hashes
}

/// The hashes of a part's numbers by its lines, each with whether it is a main number, which comes first.
pub(super) fn of_line(
    hashing: &Hashing,
    directory: &Path,
    part: &PlannedPart,
) -> Result<Vec<Vec<(i64, bool)>>, Error> {
    let mut lines: Vec<Vec<(i64, bool)>> = Vec::new();
    for number in numbers(directory, part)? {
        let is_main = number & serialize::MAIN != 0;
        if is_main || lines.is_empty() {
            lines.push(Vec::new());
        }
        lines
            .last_mut()
            .into_iter()
            .for_each(|line| line.push((hashing.of(number & !serialize::MAIN), is_main)));
    }
    Ok(lines)
}

/// The numbers of a part by their lines, as its plan has them: each main number, marked, before its alternatives.
pub(super) fn numbers(directory: &Path, part: &PlannedPart) -> Result<Vec<u64>, Error> {
    let path = directory.join(&part.numbers);
    let bytes = std::fs::read(&path).map_err(|source| Error::File { path: path.clone(), source })?;
    if Digest::of(&bytes).to_string() != part.numbers_sha256 || !bytes.len().is_multiple_of(8) {
        return Err(Error::PartChanged { path, what: bytes_differ() });
    }
    let (numbers, _) = bytes.as_chunks::<8>();
    Ok(numbers.iter().map(|number| u64::from_le_bytes(*number)).collect())
}

/// Enters who is in a part.
pub(super) fn enter(change: &Transaction<'_>, part: i64, hashes: &[(i64, bool)]) -> rusqlite::Result<()> {
    let mut insert =
        change.prepare_cached("INSERT OR IGNORE INTO loads (hash, part, main) VALUES (?1, ?2, ?3)")?;
    for (hash, main) in hashes {
        insert.execute(params![hash, part, main])?;
    }
    Ok(())
}

/// Enters who is in which call of a part, whose calls are entered.
pub(super) fn enter_by_call(
    change: &Transaction<'_>,
    part: i64,
    lines: &[Vec<(i64, bool)>],
) -> rusqlite::Result<()> {
    let mut insert = change.prepare_cached(
        "INSERT INTO loads (hash, part, main, call)
         SELECT ?1, ?2, ?3, calls.id FROM calls JOIN batches ON batches.id = calls.batch
         WHERE batches.part = ?2 AND calls.nth = ?4
         ON CONFLICT (hash, part) DO UPDATE SET call = excluded.call, main = 1 WHERE excluded.main AND NOT loads.main",
    )?;
    for (nth, line) in lines.iter().enumerate() {
        for (hash, main) in line {
            insert.execute(params![hash, part, main, nth as u32])?;
        }
    }
    Ok(())
}
