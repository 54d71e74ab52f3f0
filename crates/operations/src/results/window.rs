//! A day by the instance's clock: what is asked for at once, and when that is over for good.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use contact::Zone;

/// How long after a day its last calls may still come: a record is there when its call ended, and is of the moment when it began.
const SETTLES: TimeDelta = TimeDelta::hours(6);

/// How far the clocks of the earth are apart from UTC at most, those behind it.
pub(super) const BEHIND: TimeDelta = TimeDelta::hours(12);

/// How far the clocks of the earth are apart from UTC at most, those ahead of it.
const AHEAD: TimeDelta = TimeDelta::hours(14);

/// A day by the instance's clock, of a campaign or of all; or the days to come, which are asked for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window<'a> {
    /// Blank for all.
    pub(super) campaign: &'a str,
    pub(super) day: NaiveDate,
    /// The last of the days to come; nothing of a single day.
    pub(super) until: Option<NaiveDate>,
}

impl<'a> Window<'a> {
    /// The windows of a period: a day each up to tomorrow, by the instance's clock or the earliest on earth, and all that are to come
    /// beyond it in one, for an instance whose clock is ahead.
    pub(super) fn all(
        campaign: &'a str,
        (from, until): (NaiveDateTime, NaiveDateTime),
        tomorrow: NaiveDate,
    ) -> Vec<Self> {
        let last = until.min(tomorrow.and_time(NaiveTime::MIN));
        let mut windows: Vec<Self> =
            Self::days(from, last).into_iter().map(|day| Self { campaign, day, until: None }).collect();
        let beyond = tomorrow.succ_opt().unwrap_or(tomorrow).max(from.date());
        if beyond <= until.date() {
            windows.push(Self { campaign, day: beyond, until: Some(until.date()) });
        }
        windows
    }

    /// The days of a period.
    fn days(from: NaiveDateTime, until: NaiveDateTime) -> Vec<NaiveDate> {
        from.date().iter_days().take_while(|day| *day <= until.date()).collect()
    }

    /// Its first moment, and the one after its last: whoever keeps parts of a second has some behind 23:59:59, and who comes in two windows
    /// is one all the same.
    pub(super) fn bounds(&self) -> (NaiveDateTime, NaiveDateTime) {
        let last = self.until.unwrap_or(self.day);
        let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
        (self.day.and_time(NaiveTime::MIN), next.and_time(NaiveTime::MIN))
    }

    /// How it is called.
    pub(super) fn key(&self) -> String {
        let more = if self.until.is_some() { "+" } else { "" };
        format!("{}{more}", self.day)
    }

    /// Whether a moment is of the day, or of one beside it: whose clock a filter is read by, nobody says.
    pub(super) fn is_near(&self, at: NaiveDateTime) -> bool {
        (at.date() - self.day).num_days() >= -1
            && (at.date() - self.until.unwrap_or(self.day)).num_days() <= 1
    }

    /// Whether nothing more can come of it: by the instance's zone, or where that is not known, wherever on earth it is.
    pub(super) fn is_over(&self, zone: Option<Zone>, now: DateTime<Utc>) -> bool {
        let ahead = zone.map_or(-BEHIND, |zone| TimeDelta::seconds(zone.ahead_of_utc(now).into()));
        (now + ahead).naive_utc() >= self.bounds().1 + SETTLES
    }
}

/// The day after today, by an instance's clock, or where its zone is not known by the earliest on earth.
pub(super) fn tomorrow(zone: Option<Zone>, now: DateTime<Utc>) -> NaiveDate {
    let today = zone.map_or_else(|| (now + AHEAD).naive_utc(), |zone| zone.shows(now)).date();
    today.succ_opt().unwrap_or(today)
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
        let window = Window { campaign: "", day: moment("2026-11-30 00:00").date(), until: None };
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
    fn a_period_has_its_days_and_what_is_to_come_together() {
        let check = |from: &str, until: &str, expected: &[&str]| {
            let tomorrow = tomorrow(Zone::named("America/Montevideo"), moment("2026-12-01 02:59").and_utc());
            let windows = Window::all("", (moment(from), moment(until)), tomorrow);
            let keys: Vec<String> = windows.iter().map(Window::key).collect();
            assert_eq!(keys, expected, "{from} {until}");
        };
        check("2026-11-29 23:59", "2026-11-30 23:59", &["2026-11-29", "2026-11-30"]);
        // It is the 30th there still.
        check("2026-11-30 08:00", "2026-12-01 23:59", &["2026-11-30", "2026-12-01"]);
        check("2026-11-30 08:00", "2099-12-31 00:00", &["2026-11-30", "2026-12-01", "2026-12-02+"]);
        check("2027-01-01 00:00", "2099-12-31 00:00", &["2027-01-01+"]);
        check("2026-11-29 23:59", "2026-11-28 00:00", &[]);
        let beyond = Window::all(
            "",
            (moment("2027-01-01 00:00"), moment("2027-02-01 09:00")),
            moment("2026-12-01 00:00").date(),
        );
        assert_eq!(beyond[0].bounds(), (moment("2027-01-01 00:00"), moment("2027-02-02 00:00")));
        assert!(
            beyond[0].is_near(moment("2027-01-20 00:00")) && !beyond[0].is_near(moment("2027-02-03 00:00"))
        );
    }
}
