//! What an earlier reading of results kept of days that are over, for others who want the same records.

use super::spool::{Scope, Spool};
use super::window::Window;
use crate::{Error, Site};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use ucontact::CallRecord;

/// Records that were read before.
pub(crate) struct ReadBefore {
    pub(crate) records: Vec<CallRecord>,
    /// All are there that are of the period and of a moment before this one.
    pub(crate) until: NaiveDateTime,
}

/// The records of a period and a campaign (blank for all) that are known, from its beginning to the first day that is not read or not
/// over. Nothing where none are, or where they cannot be read: the instance can be asked for them.
pub(crate) fn read_before(
    site: &Site,
    campaign: &str,
    period: (NaiveDateTime, Option<NaiveDateTime>),
) -> Option<ReadBefore> {
    let spool = Spool::look(&site.state.join("results"), &site.instance())?;
    known(&spool, campaign, period).ok().flatten()
}

fn known(
    spool: &Spool,
    campaign: &str,
    (from, until): (NaiveDateTime, Option<NaiveDateTime>),
) -> Result<Option<ReadBefore>, Error> {
    let mut day = from.date();
    while until.is_none_or(|until| day <= until.date())
        && spool.standing(&Window { campaign, day, until: None })?.is_closed
    {
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    let end = day.and_time(NaiveTime::MIN);
    if day == from.date() {
        return Ok(None);
    }
    let last = until.map_or(end - TimeDelta::seconds(1), |until| until.min(end - TimeDelta::seconds(1)));
    let mut records = Vec::new();
    spool.records(&Scope { from, until: last, campaign, lists: None }, |_, record| {
        records.push(record);
        Ok(())
    })?;
    Ok(Some(ReadBefore { records, until: end }))
}
