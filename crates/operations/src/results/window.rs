//! A day by the instance's clock: what is asked for at once, and when that is over for good.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use contact::Zone;

/// How long after a day its last calls may still come: a record is there when its call ended, and is of the moment when it began.
const SETTLES: TimeDelta = TimeDelta::hours(6);

/// How far the clocks of the earth are apart from UTC at most, those behind it.
const BEHIND: TimeDelta = TimeDelta::hours(12);

/// A day by the instance's clock, of a campaign or of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window<'a> {
    /// Blank for all.
    pub(super) campaign: &'a str,
    pub(super) day: NaiveDate,
}

impl Window<'_> {
    /// The days of a period.
    pub(super) fn days(from: NaiveDateTime, until: NaiveDateTime) -> Vec<NaiveDate> {
        from.date().iter_days().take_while(|day| *day <= until.date()).collect()
    }

    /// Its first moment, and the one after its last: whoever keeps parts of a second has some behind 23:59:59, and who comes in two windows
    /// is one all the same.
    pub(super) fn bounds(&self) -> (NaiveDateTime, NaiveDateTime) {
        let next = self.day.checked_add_days(Days::new(1)).unwrap_or(self.day);
        (self.day.and_time(NaiveTime::MIN), next.and_time(NaiveTime::MIN))
    }

    /// How it is called.
    pub(super) fn key(&self) -> String {
        self.day.to_string()
    }

    /// Whether a moment is of the day, or of one beside it: whose clock a filter is read by, nobody says.
    pub(super) fn is_near(&self, at: NaiveDateTime) -> bool {
        (at.date() - self.day).num_days().abs() <= 1
    }

    /// Whether nothing more can come of it: by the instance's zone, or where that is not known, wherever on earth it is.
    pub(super) fn is_over(&self, zone: Option<Zone>, now: DateTime<Utc>) -> bool {
        let ahead = zone.map_or(-BEHIND, |zone| TimeDelta::seconds(zone.ahead_of_utc(now).into()));
        (now + ahead).naive_utc() >= self.bounds().1 + SETTLES
    }
}

/// The moment that a zone's clock shows so.
pub(super) fn utc(at: NaiveDateTime, zone: Zone) -> DateTime<Utc> {
    let guess = at.and_utc();
    let first = guess - TimeDelta::seconds(zone.ahead_of_utc(guess).into());
    // Its clock may have changed between the two.
    guess - TimeDelta::seconds(zone.ahead_of_utc(first).into())
}

/// The latest moment that it may have been, where the zone is not known.
pub(super) fn latest(at: NaiveDateTime, zone: Option<Zone>) -> DateTime<Utc> {
    zone.map_or_else(|| at.and_utc() + BEHIND, |zone| utc(at, zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_day_is_over_when_its_last_calls_are() {
        let zone = Zone::named("America/Montevideo");
        let window = Window { campaign: "", day: moment("2026-11-30 00:00").date() };
        let check =
            |zone, now: &str, over| assert_eq!(window.is_over(zone, moment(now).and_utc()), over, "{now}");
        // Midnight there is three hours later than in UTC, and calls may last.
        check(zone, "2026-12-01 08:59", false);
        check(zone, "2026-12-01 09:00", true);
        check(None, "2026-12-01 17:59", false);
        check(None, "2026-12-01 18:00", true);
    }

    #[test]
    fn a_clock_is_read_by_its_zone() {
        let zone = |name| Zone::named(name).unwrap();
        let check = |at, name, expected| assert_eq!(utc(moment(at), zone(name)), moment(expected).and_utc());
        check("2026-11-30 09:00", "America/Montevideo", "2026-11-30 12:00");
        check("2026-07-30 09:00", "America/New_York", "2026-07-30 13:00");
        check("2026-11-30 09:00", "Asia/Tokyo", "2026-11-30 00:00");
        assert_eq!(latest(moment("2026-11-30 09:00"), None), moment("2026-11-30 21:00").and_utc());
    }

    #[test]
    fn a_period_has_its_days() {
        assert_eq!(Window::days(moment("2026-11-29 23:59"), moment("2026-12-01 00:00")).len(), 3);
        assert!(Window::days(moment("2026-11-29 23:59"), moment("2026-11-28 00:00")).is_empty());
    }
}
