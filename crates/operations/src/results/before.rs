//! What an earlier reading of results kept of days that are over, for others who want the same records.

use super::spool::{Lists, Scope, Spool};
use super::window::Window;
use crate::{Error, Site};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use ucontact::CallRecord;

/// Gives the records of a period and a campaign (blank for all) that are known, from its beginning to the first day that is not read or not
/// over; answers from when on the instance must be asked. Nothing is known where there is nothing that can be read: the instance has it.
///
/// # Errors
/// Where what is known breaks off in the middle.
pub(crate) fn read_before(
    site: &Site,
    campaign: &str,
    (from, until): (NaiveDateTime, Option<NaiveDateTime>),
    mut take: impl FnMut(CallRecord),
) -> Result<NaiveDateTime, Error> {
    let Some(spool) = Spool::look(&site.state.join("results"), &site.instance()) else { return Ok(from) };
    let mut day = from.date();
    while until.is_none_or(|until| day <= until.date())
        && spool.standing(&Window { campaign, day, until: None })?.is_closed
    {
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    if day == from.date() {
        return Ok(from);
    }
    let next = day.and_time(NaiveTime::MIN);
    let last = next - TimeDelta::seconds(1);
    let until = until.map_or(last, |until| until.min(last));
    spool.records(&Scope { from, until, campaign, lists: Lists::All }, |_, record| {
        take(record);
        Ok(())
    })?;
    Ok(next)
}
