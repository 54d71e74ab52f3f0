//! What went in earlier runs, as the pipeline asks for it.

use crate::Error;
use crate::file::{EarlierSpec, Pipeline};
use chrono::{DateTime, TimeDelta, Utc};
use contact::{Batch, Number};
use dedupe::{Counts, Went};
use std::sync::Arc;
use upload::{Earlier, Ledger, List};
use validate::Dialable;

/// What went before, and for how long that matters.
pub(crate) struct Before {
    earlier: Option<Earlier>,
    rule: Option<Rule>,
}

struct Rule {
    since: DateTime<Utc>,
    all_campaigns: bool,
    counts: Counts,
}

impl Before {
    /// What the ledger knows of a pipeline's instance.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub(crate) fn of(
        pipeline: &Pipeline,
        ledger: Option<&Ledger>,
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let instance = pipeline.upload.instance.name();
        let earlier = ledger.map(|ledger| ledger.earlier(&instance)).transpose()?.flatten();
        let rows = pipeline.duplicates.rows;
        let rule = |EarlierSpec { within, all_campaigns }| Rule {
            since: TimeDelta::from_std(within)
                .ok()
                .and_then(|within| now.checked_sub_signed(within))
                .unwrap_or(DateTime::<Utc>::MIN_UTC),
            all_campaigns,
            counts: Counts { by: rows.by, alternatives: rows.alternatives },
        };
        Ok(Self { earlier, rule: pipeline.duplicates.earlier.map(rule) })
    }

    /// Leaves out who went before, as long as the pipeline says.
    pub(super) fn not_again(&self, rows: Batch<Dialable>) -> Result<Batch<Dialable>, Error> {
        let (Some(earlier), Some(rule)) = (&self.earlier, &self.rule) else { return Ok(rows) };
        let mut failed = Ok(());
        let went = |number: Number, campaign: &Arc<str>| {
            let lists = earlier.lists(number.line()).map_err(|error| failed = Err(error)).ok()?;
            let counts =
                |list: &List| list.at >= rule.since && (rule.all_campaigns || list.campaign == **campaign);
            let mut lists = lists.into_iter().filter(|(list, _)| counts(list)).peekable();
            let (latest, _) = *lists.peek()?;
            let list = format!("{} of {}", latest.name, latest.at.format("%Y-%m-%d"));
            Some(Went { list: list.into(), as_main: lists.any(|(_, main)| main) })
        };
        let rows = dedupe::not_again(rows, rule.counts, went);
        failed?;
        Ok(rows)
    }

    /// How many of some contacts have a main number that never went to the instance; nothing where nothing ever did.
    pub(super) fn never_seen(&self, rows: &Batch<Dialable>) -> Result<Option<u64>, Error> {
        let Some(earlier) = &self.earlier else { return Ok(None) };
        let mut new = 0;
        for dialable in rows.kept() {
            new += u64::from(earlier.lists(dialable.main().number.line())?.is_empty());
        }
        Ok(Some(new))
    }
}
