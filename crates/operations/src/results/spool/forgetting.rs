//! What was read is kept for as long as somebody may want to go on with it, and no longer: records hold telephone numbers.
//!
//! A day's records are gone [`KEPT_DAYS`] days after the day was read last, when results are read the next time; and so are those of
//! other instances. Nothing is lost by it but time: tables that were written stay, and a day can be read again.

use super::Spool;
use crate::Error;
use crate::results::trouble::Trouble;
use chrono::{DateTime, TimeDelta, Utc};
use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// For how many days records are kept after they were read.
pub(super) const KEPT_DAYS: i64 = 30;

impl Spool {
    /// Forgets what was read too long ago, here and of other instances.
    ///
    /// # Errors
    /// Where the disk or the database fails.
    pub(in crate::results) fn forget(&mut self, now: DateTime<Utc>) -> Result<(), Error> {
        let limit = now - TimeDelta::days(KEPT_DAYS);
        // A day may have been read as a whole and of single campaigns: its records go when the last of these readings is old. What no
        // reading holds any more goes, too.
        let forgotten = self.change(|change| {
            change.execute(
                "DELETE FROM windows WHERE day IN (SELECT day FROM windows GROUP BY day HAVING MAX(unixepoch(read_at)) < ?1)",
                [limit.timestamp()],
            )?;
            change.execute("DELETE FROM records WHERE day NOT IN (SELECT day FROM windows)", [])
        })?;
        if forgotten > 0 {
            // Else the file stays as large as it ever was.
            self.connection.execute_batch("VACUUM").map_err(|source| self.failed(source))?;
        }
        let directory = self.path.parent().unwrap_or(Path::new("."));
        forget_others(directory, &self.path, limit)
            .map_err(|source| Trouble::File { path: directory.to_owned(), source }.into_error())
    }
}

/// Removes the spools of other instances to which nothing was added for long.
fn forget_others(directory: &Path, ours: &Path, limit: DateTime<Utc>) -> io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        let is_spool = path.extension().is_some_and(|ending| ending == "db") && path != ours;
        if is_spool && changed(&path)? < SystemTime::from(limit) {
            for ending in ["-wal", "-shm", ""] {
                let beside: OsString = [path.as_os_str(), ending.as_ref()].into_iter().collect();
                match std::fs::remove_file(&beside) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

/// When anything was written last into a database, or beside it.
fn changed(path: &Path) -> io::Result<SystemTime> {
    let beside: OsString = [path.as_os_str(), "-wal".as_ref()].into_iter().collect();
    let changed = std::fs::metadata(path)?.modified()?;
    Ok(std::fs::metadata(beside).and_then(|log| log.modified()).map_or(changed, |log| log.max(changed)))
}
