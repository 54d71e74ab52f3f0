//! Which recordings are wanted: those of calls that somebody names, or whose records the instance tells.

use super::RecordingsCame;
use crate::results::read_before;
use crate::{Error, Hands, Progress, Site};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use pipeline::Reached;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;
use ucontact::{CallFilter, CallRecord, Guid, RECORDS_PER_PAGE};
use words::message;

/// How often a page is asked for that does not come, and how long it waits before the second time.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(500);

/// Which recordings are wanted.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Those of these calls. The day names the folders that may hold them; without it only the places without a folder are looked at.
    Guids(Vec<Guid>, Option<NaiveDate>),
    /// Those of calls between two moments of the instance's clock, of some campaigns (none named: all), and of some lists (likewise).
    Records {
        /// From when.
        from: Option<NaiveDateTime>,
        /// Until when.
        until: Option<NaiveDateTime>,
        /// The campaigns.
        campaigns: Vec<String>,
        /// The names of the lists, with `.csv` or without.
        lists: Vec<String>,
    },
}

/// A recording that is wanted, and what is known of its call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// The call's name; nothing where its record has none that can name a file.
    pub(super) guid: Option<Guid>,
    pub(super) calldate: Option<NaiveDateTime>,
    pub(super) campaign: String,
    pub(super) list: String,
    pub(super) number: String,
    pub(super) seconds: Option<u64>,
    /// Whether nobody answered the call, as far as its record tells.
    pub(super) is_unanswered: bool,
}

impl Wanted {
    /// The calls of a run's lists. They cannot be older than the run; how the instance's clock goes is not known, so a day more is asked for.
    ///
    /// # Errors
    /// Where the ledger cannot be read, or has no such run.
    pub fn of_run(state: &Path, run: &str, now: DateTime<Utc>) -> Result<Self, Error> {
        let unknown = || pipeline::Error::NoSuchRun { run: run.to_owned(), state: state.to_owned() };
        let known = pipeline::look_at(state, now)?.run(run)?.ok_or_else(unknown)?;
        let ledger = pipeline::look_at(state, now)?;
        for list in &known.lists {
            if ledger.calls_of_part(list.id)?.is_some() {
                return Err(Error::RecordingsOfCalls { run: run.to_owned() });
            }
        }
        let since = known.applied_at.parse::<DateTime<Utc>>().ok();
        let campaigns: BTreeSet<String> = known.lists.iter().map(|list| list.campaign.clone()).collect();
        let names = known.lists.iter().flat_map(|list| &list.attempts).map(|attempt| attempt.name.clone());
        let lists: Vec<String> = names.collect();
        if lists.is_empty() {
            // No list named would mean all lists.
            return Ok(Self::Guids(Vec::new(), None));
        }
        Ok(Self::Records {
            from: since.and_then(|since| since.naive_utc().checked_sub_signed(TimeDelta::days(1))),
            until: None,
            campaigns: campaigns.into_iter().collect(),
            lists,
        })
    }

    /// Whether they are of a period that holds no moment.
    #[must_use]
    pub fn ends_before_it_begins(&self) -> bool {
        matches!(self, Self::Records { from: Some(from), until: Some(until), .. } if until < from)
    }

    /// The recordings, each once, and an account of the records that were read for them.
    pub(super) fn items(
        &self,
        reached: &Reached,
        site: &Site,
        hands: &Hands<'_>,
    ) -> Result<(Vec<Item>, RecordingsCame), Error> {
        match self {
            Self::Guids(guids, day) => {
                let mut came = RecordingsCame::default();
                let mut seen = BTreeSet::new();
                let calldate = day.and_then(|day| day.and_hms_opt(0, 0, 0));
                let mut items = Vec::new();
                for guid in guids {
                    if seen.insert(guid) {
                        items.push(Item { guid: Some(guid.clone()), calldate, ..Item::default() });
                    } else {
                        came.again += 1;
                    }
                }
                Ok((items, came))
            }
            Self::Records { from, until, campaigns, lists } => {
                let mut reading = Reading {
                    reached,
                    hands,
                    lists,
                    seen: HashSet::new(),
                    items: Vec::new(),
                    came: RecordingsCame::default(),
                };
                let all = [String::new()];
                let campaigns = if campaigns.is_empty() { &all[..] } else { campaigns };
                for campaign in campaigns {
                    // What results read of days that are over is not asked for again.
                    let take = |record| reading.take(record);
                    let from =
                        from.map(|from| read_before(site, campaign, (from, *until), take)).transpose()?;
                    if from.zip(*until).is_none_or(|(from, until)| from <= until) {
                        let filter = CallFilter { from, until: *until, campaign, ..CallFilter::default() };
                        reading.read(&filter)?;
                    }
                }
                Ok((reading.items, reading.came))
            }
        }
    }
}

/// Records on their way to become items.
struct Reading<'r> {
    reached: &'r Reached,
    hands: &'r Hands<'r>,
    lists: &'r [String],
    seen: HashSet<String>,
    items: Vec<Item>,
    came: RecordingsCame,
}

impl Reading<'_> {
    /// Reads page by page. Where records come in meanwhile, pages overlap: what came before is not taken again.
    fn read(&mut self, filter: &CallFilter<'_>) -> Result<(), Error> {
        let (mut row, mut before) = (0, Vec::new());
        while !(self.hands.interrupted)() {
            let page = self.page(filter, row)?;
            let count = page.len() as u64;
            // A page that is not full need not be the last one: some far ends give fewer than they are asked for. And some give all that
            // they have, whatever row they are asked for.
            if page.is_empty() || (count < RECORDS_PER_PAGE && page == before) {
                return Ok(());
            }
            if page == before {
                return Err(Error::DoesNotPage { row });
            }
            before.clone_from(&page);
            for record in page {
                self.take(record);
            }
            let words =
                message!("operations-records-progress", "{n} records of calls", n = self.came.records);
            (self.hands.progress)(Progress { done: self.came.records, of: None, words });
            row += count;
        }
        self.came.is_cut = true;
        Ok(())
    }

    /// A page; asked for again where the instance has trouble, for it changes nothing.
    fn page(&self, filter: &CallFilter<'_>, row: u64) -> Result<Vec<CallRecord>, Error> {
        let mut pause = PAUSE;
        for _ in 1..TRIES {
            match self.reached.client.call_records(&self.reached.token, filter, row) {
                Err(
                    ucontact::Error::NoAnswer { .. }
                    | ucontact::Error::NotNow { .. }
                    | ucontact::Error::UnknownAnswer { .. },
                ) if !(self.hands.interrupted)() => {
                    sleep(pause);
                    pause *= 2;
                }
                page => return Ok(page?),
            }
        }
        Ok(self.reached.client.call_records(&self.reached.token, filter, row)?)
    }

    fn take(&mut self, record: CallRecord) {
        self.came.records += 1;
        let list = record.dialerbase.clone().unwrap_or_default();
        let stem = |name: &str| name.strip_suffix(".csv").unwrap_or(name).to_owned();
        if !self.lists.is_empty() && !self.lists.iter().any(|name| stem(name) == stem(&list)) {
            self.came.elsewhere += 1;
            return;
        }
        // A call may have several records, of which each names the same recording.
        let name = record.guid.clone().or_else(|| record.id.as_ref().map(|id| format!("record {id}")));
        if name.is_some_and(|name| !self.seen.insert(name)) {
            self.came.again += 1;
            return;
        }
        let answered = record.disposition.as_deref().is_none_or(|what| what.eq_ignore_ascii_case("answered"));
        self.items.push(Item {
            guid: record.name(),
            calldate: record.calldate,
            campaign: record.campaign.clone().unwrap_or_default(),
            list,
            number: record.destination.clone().unwrap_or_default(),
            seconds: record.billsec,
            is_unanswered: !answered && record.billsec == Some(0),
        });
    }
}
