//! Calls whose moment passed while they waited: nobody is called at a moment that is over, so no run sends them any more.

use super::forms::{Form, forms};
use crate::{Error, Ledger, Plan, PlannedCalls, State};
use chrono::{DateTime, LocalResult, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::path::Path;

/// The calls of a part whose moment passed while they waited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastCalls {
    /// The part's place in its plan, from 0.
    pub list: usize,
    /// Their lines, from 1.
    pub lines: Vec<usize>,
}

/// Which calls of a plan that never left are past; parts without any are left away.
///
/// # Errors
/// Where the ledger or the plan's forms cannot be read, or the forms are not those that were planned.
pub fn past_calls(
    ledger: &Ledger,
    plan: &Plan,
    directory: &Path,
    now: DateTime<Utc>,
) -> Result<Vec<PastCalls>, Error> {
    let mut past = Vec::new();
    for (part, record) in plan.parts.iter().zip(&ledger.parts(&plan.run)?) {
        let Some(calls) = &part.calls else { continue };
        if matches!(record.state, State::Repeated | State::Undone) {
            continue;
        }
        let Some((batch, forms)) = ledger.calls_of_part(record.id)?.zip(forms(directory, part)?) else {
            continue;
        };
        let zone = zone_of(calls);
        let moment = |nth: usize| Form::read(calls.kind, forms.get(nth)?)?.at();
        let waits = ledger.calls(batch.id)?.into_iter().filter(|call| call.state == State::Planned);
        let lines: Vec<usize> =
            waits.filter(|call| is_past(moment(call.nth), zone, now)).map(|call| call.nth + 1).collect();
        if !lines.is_empty() {
            past.push(PastCalls { list: record.nth, lines });
        }
    }
    Ok(past)
}

/// By whose clock the moments of a part are.
pub(super) fn zone_of(calls: &PlannedCalls) -> Option<Tz> {
    calls.server_zone.as_deref().and_then(|zone| zone.parse().ok())
}

/// Whether a moment by the server's clock is over.
pub(super) fn is_past(at: Option<NaiveDateTime>, zone: Option<Tz>, now: DateTime<Utc>) -> bool {
    at.zip(zone).is_some_and(|(at, zone)| match zone.from_local_datetime(&at) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at <= now,
        // An hour that the server's clock leaves out: planning does not write such a moment.
        LocalResult::None => true,
    })
}
