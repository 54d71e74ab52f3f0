//! The records that were read, on disk, each once, with how far the reading is: whatever interrupts it, it goes on from there.
//!
//! A page and the row behind it are written in one transaction. A record is known again by its own number, and where it has none by its
//! guid, and where it has neither by all that it says; two that say different things of the same call under one number are two.

mod forgetting;
mod keeping;
#[cfg(test)]
mod tests;

use super::trouble::Trouble;
use super::window::Window;
use crate::Error;
use chrono::{DateTime, NaiveDateTime, Utc};
use keeping::{find, keep, told_apart};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, params};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use ucontact::CallRecord;

const SCHEMA: &str = "
    CREATE TABLE records (
        n INTEGER PRIMARY KEY, id TEXT, guid TEXT, alike TEXT, calldate TEXT, campaign TEXT, list TEXT, day TEXT NOT NULL,
        pass INTEGER NOT NULL, record TEXT NOT NULL
    );
    CREATE INDEX records_by_id ON records (id) WHERE id IS NOT NULL;
    CREATE INDEX records_by_guid ON records (guid) WHERE guid IS NOT NULL;
    CREATE INDEX records_alike ON records (alike) WHERE alike IS NOT NULL;
    CREATE INDEX records_by_list ON records (list, calldate);
    CREATE INDEX records_by_moment ON records (calldate);
    CREATE INDEX records_by_day ON records (day, campaign);
    CREATE TABLE windows (
        campaign TEXT NOT NULL, day TEXT NOT NULL, pass INTEGER NOT NULL, rows INTEGER NOT NULL, again INTEGER NOT NULL,
        strayed INTEGER NOT NULL, first TEXT NOT NULL, last INTEGER, moved INTEGER NOT NULL, order_is INTEGER NOT NULL,
        order_was INTEGER, state TEXT NOT NULL, read_at TEXT NOT NULL, PRIMARY KEY (campaign, day)
    ) WITHOUT ROWID;";

const VERSION: i64 = 2;

/// The records of an instance that were read.
#[derive(Debug)]
pub(super) struct Spool {
    path: PathBuf,
    connection: Connection,
}

/// How far a window is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// The pass that is under way.
    pub(super) pass: i64,
    /// How many rows came in it.
    pub(super) rows: u64,
    /// How many of them had come in it before.
    pub(super) again: u64,
    /// How many were not of that day, nor of the days beside it.
    pub(super) strayed: u64,
    /// The records of its first page.
    pub(super) first: String,
    /// The record of its last row.
    pub(super) last: Option<i64>,
    /// Whether a row was another one when it was asked for again.
    pub(super) moved: bool,
    /// What the records and their order come to, and what they came to in the pass before it.
    pub(super) order_is: i64,
    pub(super) order_was: Option<i64>,
    /// Whether a pass over it was begun and did not end.
    pub(super) is_under_way: bool,
    /// Whether a pass is over that saw all there was, long enough after the day.
    pub(super) is_closed: bool,
}

impl Standing {
    /// Whether all its rows came in one page, where nothing can slip away between two.
    pub(super) fn is_one_page(&self) -> bool {
        self.first.split_whitespace().count() as u64 == self.rows
    }
}

impl Spool {
    /// Opens the spool of an instance, for its owner alone, or makes it.
    ///
    /// # Errors
    /// Where the disk or the database fails.
    pub(super) fn open(directory: &Path, instance: &str) -> Result<Self, Error> {
        let path = directory.join(file_name(instance));
        let failed = |source| Trouble::Spool { path: path.clone(), source }.into_error();
        let made = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        made.map_err(|source| Trouble::File { path: path.clone(), source }.into_error())?;
        let connection = Connection::open(&path).map_err(failed)?;
        let prepare = || {
            connection.pragma_update(None, "journal_mode", "wal")?;
            // What was read may be read again: it must be whole after a crash, and need not survive a power loss to the last page.
            connection.pragma_update(None, "synchronous", "normal")?;
            // What is forgotten is gone from the file, too.
            connection.pragma_update(None, "secure_delete", true)?;
            let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if version != VERSION {
                // What another dialbase read can be read again.
                let anew = "DROP TABLE IF EXISTS records; DROP TABLE IF EXISTS windows;";
                connection.execute_batch(&format!(
                    "BEGIN; {anew} {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;"
                ))?;
            }
            connection.execute_batch(
                "CREATE TEMP TABLE joined (n INTEGER PRIMARY KEY, run TEXT, line INTEGER, zone TEXT, row TEXT, became TEXT NOT NULL)",
            )
        };
        prepare().map_err(failed)?;
        Ok(Self { path, connection })
    }

    /// The spool of an instance as another command left it, to look into; nothing where there is none of this version.
    pub(super) fn look(directory: &Path, instance: &str) -> Option<Self> {
        let path = directory.join(file_name(instance));
        let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
        let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).ok()?;
        (version == VERSION).then_some(Self { path, connection })
    }

    /// How far a window is read; a window of all campaigns holds those of each.
    pub(super) fn standing(&self, window: &Window<'_>) -> Result<Standing, Error> {
        let query = "SELECT pass, rows, again, strayed, first, last, moved, order_is, order_was, state = 'reading', state = 'closed' FROM windows
            WHERE day = ?2 AND (campaign = ?1 OR campaign = '' AND state = 'closed') ORDER BY state = 'closed' DESC LIMIT 1";
        let standing = self.connection.query_row(query, params![window.campaign, window.key()], |row| {
            Ok(Standing {
                pass: row.get(0)?,
                rows: row.get::<_, i64>(1)?.cast_unsigned(),
                again: row.get::<_, i64>(2)?.cast_unsigned(),
                strayed: row.get::<_, i64>(3)?.cast_unsigned(),
                first: row.get(4)?,
                last: row.get(5)?,
                moved: row.get(6)?,
                order_is: row.get(7)?,
                order_was: row.get(8)?,
                is_under_way: row.get(9)?,
                is_closed: row.get(10)?,
            })
        });
        Ok(standing.optional().map_err(|source| self.failed(source))?.unwrap_or_default())
    }

    /// Begins a pass over a window, after one that came to this order.
    pub(super) fn begin(
        &mut self,
        window: &Window<'_>,
        order_was: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<Standing, Error> {
        self.change(|change| {
            let pass: i64 =
                change.query_row("SELECT COALESCE(MAX(pass), 0) + 1 FROM windows", [], |row| row.get(0))?;
            change.execute(
                "INSERT OR REPLACE INTO windows VALUES (?1, ?2, ?3, 0, 0, 0, '', NULL, 0, 0, ?4, 'reading', ?5)",
                params![window.campaign, window.key(), pass, order_was, now.to_rfc3339()],
            )?;
            Ok(Standing { pass, order_was, is_under_way: true, ..Standing::default() })
        })
    }

    /// Whether a page begins with the row that came last: then nothing before it moved the rest on or back.
    pub(super) fn follows(&mut self, standing: &Standing, page: &[CallRecord]) -> Result<bool, Error> {
        let first = told_apart(page.iter().take(1).cloned().collect()).next();
        self.change(|change| {
            let Some((record, alike)) = first else { return Ok(false) };
            let known = find(change, &record, alike.as_deref())?;
            Ok(known.is_some_and(|known| Some(known.n) == standing.last))
        })
    }

    /// Notes that a row was another one when it was asked for again.
    pub(super) fn note_moved(&mut self, window: &Window<'_>, standing: &Standing) -> Result<Standing, Error> {
        self.change(|change| {
            change.execute(
                "UPDATE windows SET moved = 1 WHERE campaign = ?1 AND day = ?2",
                params![window.campaign, window.key()],
            )
        })?;
        Ok(Standing { moved: true, ..standing.clone() })
    }

    /// Takes a page in, but for rows at its beginning that came before, and says how far the window is then.
    pub(super) fn take(
        &mut self,
        window: &Window<'_>,
        standing: &Standing,
        (page, came_before): (Vec<CallRecord>, usize),
    ) -> Result<Standing, Error> {
        self.change(|change| {
            let mut after = standing.clone();
            let mut nths = Vec::new();
            for (record, alike) in told_apart(page).skip(came_before) {
                after.rows += 1;
                after.strayed += u64::from(record.calldate.is_some_and(|at| !window.is_near(at)));
                let (n, was_here) = keep(change, window, standing.pass, record, alike)?;
                after.again += u64::from(was_here);
                after.last = Some(n);
                after.order_is = in_order(after.order_is, n);
                nths.push(n.to_string());
            }
            if standing.rows == 0 {
                after.first = nths.join(" ");
            }
            change.execute(
                "UPDATE windows SET rows = ?3, again = ?4, strayed = ?5, first = ?6, last = ?7, order_is = ?8
                 WHERE campaign = ?1 AND day = ?2",
                params![
                    window.campaign,
                    window.key(),
                    after.rows.cast_signed(),
                    after.again.cast_signed(),
                    after.strayed.cast_signed(),
                    after.first,
                    after.last,
                    after.order_is,
                ],
            )?;
            Ok(after)
        })
    }

    /// Whether a first page is the one that the pass began with. What it holds is kept, too.
    pub(super) fn is_first(
        &mut self,
        window: &Window<'_>,
        standing: &Standing,
        page: Vec<CallRecord>,
    ) -> Result<bool, Error> {
        self.change(|change| {
            let mut nths = Vec::new();
            for (record, alike) in told_apart(page) {
                nths.push(keep(change, window, standing.pass, record, alike)?.0.to_string());
            }
            Ok(nths.join(" ") == standing.first)
        })
    }

    /// How many records were ever seen in a window.
    pub(super) fn known(&self, window: &Window<'_>) -> Result<u64, Error> {
        let query = "SELECT COUNT(*) FROM records WHERE day = ?1 AND (?2 = '' OR campaign = ?2)";
        let known =
            self.connection.query_row(query, params![window.key(), window.campaign], |row| row.get(0));
        known.map(i64::cast_unsigned).map_err(|source| self.failed(source))
    }

    /// Ends a pass over a window.
    pub(super) fn end(&mut self, window: &Window<'_>, is_closed: bool) -> Result<(), Error> {
        let state = if is_closed { "closed" } else { "open" };
        self.change(|change| {
            change.execute(
                "UPDATE windows SET state = ?3 WHERE campaign = ?1 AND day = ?2",
                params![window.campaign, window.key(), state],
            )
        })?;
        Ok(())
    }

    /// Forgets how far windows are read, so that they are read again.
    pub(super) fn read_again(&mut self, window: &Window<'_>) -> Result<(), Error> {
        self.change(|change| {
            change.execute(
                "DELETE FROM windows WHERE day = ?1 AND (?2 = '' OR campaign IN ('', ?2)) AND state <> 'reading'",
                params![window.key(), window.campaign],
            )
        })?;
        Ok(())
    }

    /// Gives the records of some lists, or all, that are of a period and a campaign, the earliest first.
    pub(super) fn records(
        &self,
        scope: &Scope<'_>,
        mut take: impl FnMut(i64, CallRecord) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut sql =
            "SELECT n, record FROM records WHERE calldate BETWEEN ?1 AND ?2 AND (?3 = '' OR campaign = ?3)"
                .to_owned();
        let (which, lists) = match scope.lists {
            Lists::All => (" AND ?4 IS NOT NULL", &[][..]),
            Lists::Named(lists) => (" AND list IN (SELECT value FROM json_each(?4))", lists),
            Lists::None => (" AND list IS NULL AND ?4 IS NOT NULL", &[][..]),
        };
        sql += which;
        sql += " ORDER BY calldate, n";
        let lists = serde_json::to_string(lists).unwrap_or_default();
        let failed = |source| self.failed(source);
        let mut found = self.connection.prepare_cached(&sql).map_err(failed)?;
        let (from, until) = (sortable(scope.from), sortable(scope.until) + "~");
        let mut rows = found.query(params![from, until, scope.campaign, lists]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let n = row.get(0).map_err(failed)?;
            let text: String = row.get(1).map_err(failed)?;
            take(n, keeping::kept(&text, 1).map_err(failed)?)?;
        }
        Ok(())
    }

    /// The lists that records of a period and a campaign name, with how many; none where they name none.
    pub(super) fn lists(&self, scope: &Scope<'_>) -> Result<BTreeMap<Option<String>, u64>, Error> {
        let failed = |source| self.failed(source);
        let sql = "SELECT list, COUNT(*) FROM records WHERE calldate BETWEEN ?1 AND ?2 AND (?3 = '' OR campaign = ?3) GROUP BY list";
        let mut found = self.connection.prepare_cached(sql).map_err(failed)?;
        let (from, until) = (sortable(scope.from), sortable(scope.until) + "~");
        let list = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned()));
        let all = found.query_map(params![from, until, scope.campaign], list).map_err(failed)?;
        all.collect::<Result<_, _>>().map_err(failed)
    }

    /// Notes whose call a record is.
    pub(super) fn join(&self, n: i64, joined: &Joined) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO joined VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = self.connection.prepare_cached(sql).map_err(|source| self.failed(source))?;
        insert
            .execute(params![n, joined.run, joined.line, joined.zone, joined.row, joined.became])
            .map(drop)
            .map_err(|source| self.failed(source))
    }

    /// Whose call a record is.
    pub(super) fn joined(&self, n: i64) -> Result<Option<Joined>, Error> {
        let sql = "SELECT run, line, zone, row, became FROM joined WHERE n = ?1";
        let mut found = self.connection.prepare_cached(sql).map_err(|source| self.failed(source))?;
        let joined = |row: &rusqlite::Row<'_>| {
            Ok(Joined {
                run: row.get(0)?,
                line: row.get(1)?,
                zone: row.get(2)?,
                row: row.get(3)?,
                became: row.get(4)?,
            })
        };
        found.query_row([n], joined).optional().map_err(|source| self.failed(source))
    }

    fn change<T>(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        let path = self.path.clone();
        let all = || {
            let transaction = self.connection.transaction()?;
            let done = change(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        all().map_err(|source| Trouble::Spool { path, source }.into_error())
    }

    fn failed(&self, source: rusqlite::Error) -> Error {
        Trouble::Spool { path: self.path.clone(), source }.into_error()
    }
}

/// Which records are meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    pub(super) from: NaiveDateTime,
    pub(super) until: NaiveDateTime,
    /// Blank for all.
    pub(super) campaign: &'a str,
    pub(super) lists: Lists<'a>,
}

/// Of which lists records are meant.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lists<'a> {
    /// Of all, and of none.
    All,
    /// Of those of these names.
    Named(&'a [String]),
    /// Those that name no list.
    None,
}

/// Whose call a record is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    pub(super) run: Option<String>,
    pub(super) line: Option<u32>,
    pub(super) zone: Option<String>,
    pub(super) row: Option<String>,
    pub(super) became: String,
}

/// What records come to with one more behind them: the same only for the same records in the same order.
fn in_order(before: i64, n: i64) -> i64 {
    const PRIME: i64 = 0x0100_0000_01b3;
    (before ^ n).wrapping_mul(PRIME).rotate_left(17).wrapping_add(1)
}

/// A moment so that it sorts as text.
pub(super) fn sortable(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M:%S%.f").to_string()
}

/// The spool's file, named for its instance.
fn file_name(instance: &str) -> String {
    let plain = instance.split("://").last().unwrap_or(instance);
    let letter = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '_' };
    format!("{}.db", plain.chars().map(letter).collect::<String>().trim_matches(['.', '_']))
}
