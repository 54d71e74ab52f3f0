//! Callbacks: rows that call somebody again, and what stands against one of them.
//!
//! The instance makes such a call by itself, so nobody looks at it any more. It is held against the hours of the person's own clock, against
//! the pipeline's blacklists, and against callbacks that went before for the same call.

use super::{BulkError, Entry};
use crate::Error;
use chrono::{DateTime, NaiveDateTime, Timelike, Utc};
use contact::{Number, Region, Zone};
use pipeline::{HOURS, Lists};
use std::path::Path;
use words::{Message, message};

/// What is typed about callbacks. A pipeline file tells what is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Typed {
    /// The zone of the instance's clock.
    pub server_zone: Option<Zone>,
    /// The hours of calls, in minutes of the day.
    pub hours: Option<(u16, u16)>,
    /// The country of numbers that are written without one.
    pub region: Option<Region>,
    /// Whether another callback for the same call goes all the same.
    pub again: bool,
}

/// What callbacks are held against.
#[derive(Debug)]
pub struct Callbacks {
    /// The zone of the instance's clock, by which moments are written.
    pub server_zone: Zone,
    /// The hours within which a call may be, by the person's own clock, in minutes of the day.
    pub hours: (u16, u16),
    /// Whether another callback for the same call goes all the same.
    pub again: bool,
    /// The pipeline's blacklists, and how numbers are read.
    lists: Lists,
}

/// Why a callback does not go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// Its moment is over.
    Past,
    /// The instance's clock does not show its moment: it is put forward then.
    NoMoment,
    /// The person's clock shows an hour at which nobody is called.
    OutsideHours {
        /// What it shows: `03:00 America/Montevideo`.
        shown: String,
    },
    /// A blacklist holds the number.
    Blacklisted {
        /// What the list is called.
        list: String,
    },
    /// Nobody can say where the number rings, nor ask a blacklist for it.
    Number,
    /// A callback for the same call went before.
    WentBefore,
}

impl Callbacks {
    /// What callbacks are held against: as it is typed, else as a pipeline says; its blacklists are read.
    ///
    /// # Errors
    /// Where nobody says by whose clock the moments are, or the pipeline or one of its blacklists cannot be read or is not to be trusted.
    pub fn of(
        pipeline: Option<&Path>,
        state: &Path,
        typed: Typed,
        now: DateTime<Utc>,
    ) -> Result<Self, Error> {
        let pipeline = pipeline.map(pipeline::load).transpose()?;
        let target = pipeline.as_ref().map(|pipeline| &pipeline.target);
        let server_zone = typed.server_zone.or_else(|| target?.server_zone());
        let server_zone = server_zone.ok_or(BulkError::WhoseClock)?;
        let hours = typed.hours.or_else(|| target?.hours()).unwrap_or(HOURS);
        let lists = if let Some(pipeline) = &pipeline {
            let mut lists = pipeline::lists_of(pipeline, state, now)?;
            lists.reading.region = typed.region.unwrap_or(lists.reading.region);
            lists
        } else {
            let region = typed.region.or_else(|| numbering::country_of(server_zone));
            Lists::none(region.unwrap_or(Region::NONE))
        };
        Ok(Self { server_zone, hours, again: typed.again, lists })
    }

    /// How many blacklists they are held against.
    #[must_use]
    pub fn blacklists(&self) -> usize {
        self.lists.count()
    }

    /// The country of numbers that are written without one, where it is known.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        Some(self.lists.reading.region).filter(|region| *region != Region::NONE)
    }

    /// The hours, as they are typed.
    #[must_use]
    pub fn hours_written(&self) -> String {
        let written = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        format!("{}-{}", written(self.hours.0), written(self.hours.1))
    }

    /// What stands against a callback, but for others that went before.
    pub(super) fn barred(
        &self,
        entry: &Entry,
        (number, campaigns): (&str, [&str; 2]),
        now: DateTime<Utc>,
    ) -> Option<Barred> {
        let at = match entry.schedule.map(|shown| self.server_zone.at(shown)) {
            None => return None,
            Some(None) => return Some(Barred::NoMoment),
            Some(Some(at)) => at,
        };
        if at <= now {
            return Some(Barred::Past);
        }
        let numbers = self.lists.numbers(number);
        if numbers.is_empty() {
            return Some(Barred::Number);
        }
        let campaigns = || campaigns.into_iter().filter(|campaign| !campaign.is_empty());
        let mut lists = numbers
            .iter()
            .flat_map(|number| campaigns().filter_map(|campaign| self.lists.barring(*number, campaign)));
        if let Some(list) = lists.next() {
            return Some(Barred::Blacklisted { list: list.to_owned() });
        }
        self.shown_outside(&numbers, at).map(|shown| Barred::OutsideHours { shown })
    }

    /// What a clock shows at a moment that no call may have: of all zones in which the number may ring, for nobody knows in which it does;
    /// of the instance's, where it may ring anywhere.
    fn shown_outside(&self, numbers: &[Number], at: DateTime<Utc>) -> Option<String> {
        let own = numbers.iter().flat_map(|number| numbering::zones(*number)).copied();
        let mut zones: Vec<Zone> = own.collect();
        if zones.is_empty() {
            zones.push(self.server_zone);
        }
        let outside = zones.into_iter().find(|zone| !self.is_within(zone.shows(at)))?;
        Some(format!("{} {}", outside.shows(at).format("%H:%M"), outside.name()))
    }

    fn is_within(&self, shown: NaiveDateTime) -> bool {
        let minute = (shown.hour() * 60 + shown.minute()) as u16;
        (self.hours.0..self.hours.1).contains(&minute)
    }
}

impl Barred {
    /// Its name, for machines.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::NoMoment => "schedule-no-moment",
            Self::OutsideHours { .. } => "outside-hours",
            Self::Blacklisted { .. } => "blacklisted",
            Self::Number => "number-unreadable",
            Self::WentBefore => "schedule-went-before",
        }
    }

    /// It in words.
    #[must_use]
    pub fn words(&self) -> Message {
        match self {
            Self::Past => {
                message!("operations-bulk-over", "its moment to call again is over, so it is not sent")
            }
            Self::NoMoment => message!(
                "operations-bulk-no-moment",
                "the instance's clock leaves its moment to call again out"
            ),
            Self::OutsideHours { shown } => message!(
                "operations-bulk-outside-hours",
                "it would call at {shown}, outside of the hours of calls",
                shown = shown
            ),
            Self::Blacklisted { list } => {
                message!("operations-bulk-blacklisted", "the number is on the blacklist {list}", list = list)
            }
            Self::Number => message!(
                "operations-bulk-number-unreadable",
                "it would call a number that cannot be read: write it with + and its country, or say the country with --region"
            ),
            Self::WentBefore => message!(
                "operations-bulk-schedule-went",
                "a callback for the same call went before; to book another: --again"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_back_at_night_by_their_own_clock() {
        let check = |zone: &str, number: &str, schedule: &str, expected: Option<&str>| {
            let zone = numbering::zone_named(zone).unwrap();
            let callbacks = Callbacks {
                server_zone: zone,
                hours: HOURS,
                again: false,
                lists: Lists::none(numbering::country_of(zone).unwrap_or(Region::NONE)),
            };
            let entry = Entry::booking(schedule);
            let now = "2026-11-30T12:00:00Z".parse().unwrap();
            let barred = callbacks.barred(&entry, (number, ["V->", ""]), now);
            assert_eq!(barred.as_ref().map(Barred::name), expected, "{number} {schedule}");
        };
        let (uruguay, brazil) = ("America/Montevideo", "America/Sao_Paulo");
        check(uruguay, "098000001", "2026-12-01 08:00", None);
        check(uruguay, "098000001", "2026-12-01 20:59", None);
        check(uruguay, "098000001", "2026-12-01 21:00", Some("outside-hours"));
        check(uruguay, "098000001", "2026-12-01 03:00", Some("outside-hours"));
        check(uruguay, "098000001", "2026-11-30 09:00", Some("past"));
        check(uruguay, "098000001", "2026-11-30 09:01", None);
        // Manaus is an hour behind São Paulo, and a Spaniard asleep when Montevideo works.
        check(brazil, "92991234567", "2026-12-01 08:30", Some("outside-hours"));
        check(brazil, "11991234567", "2026-12-01 08:30", None);
        check(uruguay, "+34612345678", "2026-12-01 18:00", Some("outside-hours"));
        check(uruguay, "12", "2026-12-01 12:00", Some("number-unreadable"));
        // The clock is put forward over this hour.
        check("Europe/Madrid", "612345678", "2027-03-28 02:30", Some("schedule-no-moment"));
    }
}
