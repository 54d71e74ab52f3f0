//! Reading the records of a period, day by day and page by page, so that each comes once however often it is cut off.
//!
//! Pages are rows of a set that may grow, shrink and move while it is read. So each page is asked for from the last row on that came: is
//! that row another one now, something before it came or went, and a row may have slipped past between two pages. A day is read again until
//! a pass saw it hold still: no row twice and each page following the one before it, or the same rows in the same order as in the pass
//! before, or as many rows as records are known; and its first page at the end as at the beginning. It is closed when the day was over
//! long enough before; a day that is not is read again the next time, from its beginning.

use super::spool::{Spool, Standing};
use super::trouble::Trouble;
use super::window::{Window, tomorrow};
use crate::{Error, Hands, Progress};
use chrono::{NaiveDate, NaiveDateTime};
use contact::Zone;
use pipeline::Reached;
use ucontact::{CallFilter, CallRecord, RECORDS_PER_PAGE};
use upload::Pace;
use words::{Message, message};

/// How often a day is read that does not hold still, before the rest is left to another time.
const PASSES: u32 = 6;

/// The same of a day that is not over: the next time it is read anew in any case.
const PASSES_OF_OPEN: u32 = 3;

/// What is read.
#[derive(Clone, Debug)]
pub(super) struct Period {
    pub(super) from: NaiveDateTime,
    pub(super) until: NaiveDateTime,
    /// One blank one for all.
    pub(super) campaigns: Vec<String>,
    /// The instance's own time zone, where it is known.
    pub(super) zone: Option<Zone>,
    /// Whether days are read again that are closed.
    pub(super) again: bool,
}

/// How a reading ended.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadUp {
    /// Whether somebody wished it to end before.
    pub(super) interrupted: bool,
    /// The days that did not hold still, though they were over.
    pub(super) unsteady: Vec<NaiveDate>,
    /// The first day that is not over, and will be read again.
    pub(super) open_from: Option<NaiveDate>,
    /// Tomorrow, where more was asked for and there is nothing of later days.
    pub(super) nothing_after: Option<NaiveDate>,
    /// Whether there are records of days to come: the instance's clock is ahead.
    is_ahead: bool,
    /// Whether the instance gave records of other days than it was asked for.
    pub(super) heeds_no_period: bool,
    /// How many answers were asked for.
    pub(super) pages: u64,
}

/// Reads what is not read yet of a period.
pub(super) fn read(
    spool: &mut Spool,
    reached: &Reached,
    period: &Period,
    (hands, per_second): (&Hands<'_>, u32),
) -> Result<ReadUp, Error> {
    let mut reader = Reader {
        spool,
        reached,
        period,
        hands,
        pace: Pace::new(per_second),
        came: ReadUp::default(),
        records: 0,
        days: (0, 0),
    };
    let tomorrow = tomorrow(period.zone, (hands.clock)());
    let windows = |campaign| Window::all(campaign, (period.from, period.until), tomorrow);
    reader.days.1 = windows("").len() as u64 * period.campaigns.len() as u64;
    for campaign in &period.campaigns {
        for window in windows(campaign) {
            reader.days.0 += 1;
            match reader.window(&window)? {
                Ended::Read => {}
                Ended::AllAtOnce => break,
                Ended::Interrupted => {
                    reader.came.interrupted = true;
                    return Ok(reader.came);
                }
            }
        }
    }
    reader.came.nothing_after = (period.until.date() > tomorrow && !reader.came.is_ahead).then_some(tomorrow);
    Ok(reader.came)
}

enum Ended {
    Read,
    /// The instance gives all that it has, whatever day it is asked for.
    AllAtOnce,
    Interrupted,
}

struct Reader<'a> {
    spool: &'a mut Spool,
    reached: &'a Reached,
    period: &'a Period,
    hands: &'a Hands<'a>,
    pace: Pace,
    came: ReadUp,
    records: u64,
    /// The how manyth day of how many.
    days: (u64, u64),
}

impl Reader<'_> {
    fn window(&mut self, window: &Window<'_>) -> Result<Ended, Error> {
        let now = (self.hands.clock)();
        let is_over = window.is_over(self.period.zone, now);
        if !is_over {
            self.came.open_from = Some(self.came.open_from.map_or(window.day, |day| day.min(window.day)));
        }
        if self.period.again {
            self.spool.read_again(window)?;
        }
        let mut standing = self.spool.standing(window)?;
        if standing.is_closed {
            return Ok(Ended::Read);
        }
        // What came of a single page is soon read again, and a far end that does not page is told by it.
        if !standing.is_under_way || standing.rows < RECORDS_PER_PAGE {
            standing = self.spool.begin(window, None, now)?;
        }
        let passes = if is_over { PASSES } else { PASSES_OF_OPEN };
        for nth in 1..=passes {
            let Some(whole) = self.pass(window, standing)? else { return Ok(Ended::Interrupted) };
            let holds_still = self.held_still(window, &whole)?;
            self.came.is_ahead |= window.until.is_some() && whole.rows > 0;
            if holds_still || nth == passes {
                self.spool.end(window, holds_still && is_over)?;
                if !holds_still && is_over {
                    self.came.unsteady.push(window.day);
                }
                let strayed = whole.strayed > 0;
                self.came.heeds_no_period |= strayed;
                return Ok(if strayed { Ended::AllAtOnce } else { Ended::Read });
            }
            standing = self.spool.begin(window, Some(whole.order_is), (self.hands.clock)())?;
        }
        Ok(Ended::Read)
    }

    /// Reads from where the pass stands to the window's end; nothing where somebody wishes it to end before.
    fn pass(&mut self, window: &Window<'_>, mut standing: Standing) -> Result<Option<Standing>, Error> {
        let mut last = Vec::new();
        loop {
            // Where a row was another one once, pages are asked for one behind the other: some far ends begin them only at whole pages.
            let came_before = u64::from(standing.rows > 0 && !standing.moved);
            let Some(page) = self.page(window, standing.rows - came_before)? else { return Ok(None) };
            if came_before > 0 && !self.spool.follows(&standing, &page)? {
                standing = self.spool.note_moved(window, &standing)?;
                continue;
            }
            let (came, before) = (page.len() as u64 - came_before, standing.clone());
            // A page that is not full need not be the last one: some far ends give fewer than they are asked for. And some give all that
            // they have, whatever row they are asked for.
            if came == 0 || (came < RECORDS_PER_PAGE && page == last) {
                return Ok(Some(standing));
            }
            standing = self.spool.take(window, &before, (page.clone(), usize::from(came_before > 0)))?;
            last = page;
            self.records += came;
            self.tell();
            if standing.again - before.again == came && standing.again * 2 >= standing.rows {
                return Err(Trouble::DoesNotPage { day: window.day, row: before.rows }.into_error());
            }
        }
    }

    /// Whether a pass saw all that there was: the set did not move meanwhile, or it moved and all of it is known.
    fn held_still(&mut self, window: &Window<'_>, whole: &Standing) -> Result<bool, Error> {
        if whole.is_one_page() && whole.again == 0 {
            return Ok(true);
        }
        let is_sure = if whole.again == 0 {
            !whole.moved || whole.order_was == Some(whole.order_is)
        } else {
            whole.order_was == Some(whole.order_is) || self.spool.known(window)? == whole.rows
        };
        if !is_sure {
            return Ok(false);
        }
        match self.page(window, 0)? {
            Some(first) => self.spool.is_first(window, whole, first),
            None => Ok(false),
        }
    }

    /// Asks for a page; nothing where somebody wishes it to end.
    fn page(&mut self, window: &Window<'_>, from_row: u64) -> Result<Option<Vec<CallRecord>>, Error> {
        if !self.pace.may_go_on(self.hands.interrupted) {
            return Ok(None);
        }
        let (from, until) = window.bounds();
        let filter = CallFilter {
            from: Some(from),
            until: Some(until),
            campaign: window.campaign,
            ..CallFilter::default()
        };
        self.came.pages += 1;
        let page = self.reached.client.call_records(&self.reached.token, &filter, from_row);
        page.map(Some).map_err(|source| Trouble::Page { day: window.day, row: from_row, source }.into_error())
    }

    fn tell(&self) {
        (self.hands.progress)(Progress {
            done: self.days.0.saturating_sub(1),
            of: Some(self.days.1),
            words: self.words(),
        });
    }

    fn words(&self) -> Message {
        message!(
            "results-progress",
            "{n} records, day {day} of {days}",
            n = self.records,
            day = self.days.0.to_string(),
            days = self.days.1.to_string()
        )
    }
}
