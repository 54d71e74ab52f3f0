//! The blacklists of a plan, asked again at each part: sending takes hours where a server is slow, and lists grow old or are replaced.

use crate::{BlacklistStamp, Error, Plan};
use chrono::{DateTime, Utc};
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;

/// The blacklists of a plan, and how their files looked when their bytes were last known to be the plan's.
pub(super) struct Lists<'a>(Vec<(&'a BlacklistStamp, Option<Look>)>);

/// What tells that a file was not replaced or written: reading it whole at each part would take longer than sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    device: u64,
    inode: u64,
    bytes: u64,
    written: (i64, i64),
}

impl<'a> Lists<'a> {
    /// Those of a plan; each is read whole once, at the first part.
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self(plan.blacklists.iter().map(|list| (list, None)).collect())
    }

    /// Says no where a list is older than it may be, or is not the plan's any more.
    pub(super) fn are_fresh(&mut self, now: DateTime<Utc>) -> Result<(), Error> {
        let mut stale = Vec::new();
        for (list, known) in &mut self.0 {
            let look = std::fs::metadata(&list.file.path).ok().map(|file| Look::at(&file));
            if list.is_old_in_any_way(now) {
                stale.push(list.is_too_old());
            } else if look.is_none() || look != *known {
                match list.changed() {
                    Some(how) => stale.push(how),
                    None => *known = look,
                }
            }
        }
        if stale.is_empty() { Ok(()) } else { Err(Error::Stale { what: stale }) }
    }
}

impl Look {
    fn at(file: &Metadata) -> Self {
        let written = (file.mtime(), file.mtime_nsec());
        Self { device: file.dev(), inode: file.ino(), bytes: file.size(), written }
    }
}
