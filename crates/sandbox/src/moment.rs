//! Moments: seconds since 1970 inside, written by a zone's clock outside, as the vendor's page writes them.

use crate::Dialling;
use chrono::{DateTime, Days, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};

const FORM: &str = "%Y-%m-%d %H:%M:%S";

/// A moment as a zone's clock shows it.
pub(crate) fn by(zone: Tz, seconds: i64) -> DateTime<Tz> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().with_timezone(&zone)
}

/// `2022-06-20 17:56:59`.
pub(crate) fn written(zone: Tz, seconds: i64) -> String {
    by(zone, seconds).format(FORM).to_string()
}

/// The moment that `2022-06-20 17:56:59` is, and nothing else.
pub(crate) fn read(zone: Tz, text: &str) -> Option<i64> {
    let time = NaiveDateTime::parse_from_str(text, FORM).ok()?;
    (time.format(FORM).to_string() == text).then(|| of_local(zone, time))
}

/// Of two moments that a clock shows alike, the first; of one that it leaps over, the one an hour later.
pub(crate) fn of_local(zone: Tz, time: NaiveDateTime) -> i64 {
    let found = zone.from_local_datetime(&time).earliest();
    let after = || zone.from_local_datetime(&(time + TimeDelta::hours(1))).earliest();
    found.or_else(after).map_or_else(|| time.and_utc().timestamp(), |time| time.timestamp())
}

/// The moment itself, where people may be called then, and else the next one at which they may.
pub(crate) fn opening(hours: (NaiveTime, NaiveTime), zone: Tz, seconds: i64) -> i64 {
    let (open, close) = hours;
    let local = by(zone, seconds).naive_local();
    if (open..close).contains(&local.time()) {
        return seconds;
    }
    let day = if local.time() < open { local.date() } else { local.date() + Days::new(1) };
    of_local(zone, day.and_time(open)).max(seconds)
}

/// The zone of a list. Some instances have names of their own, such as `Uruguay/Montevideo`: then the city tells.
pub(crate) fn zone(rules: &Dialling, name: Option<&str>) -> Tz {
    let Some(name) = name else { return rules.zone };
    let city = name.rsplit('/').next().unwrap_or(name);
    let same_city = |zone: &&Tz| zone.name().rsplit('/').next() == Some(city);
    name.parse().ok().or_else(|| TZ_VARIANTS.iter().find(same_city).copied()).unwrap_or(rules.zone)
}

/// Reads `90s`, `30m`, `2h` or `3d` as seconds, up to a year and a day.
pub(crate) fn duration(text: &str) -> Option<i64> {
    const UNITS: [(char, i64); 4] = [('s', 1), ('m', 60), ('h', 3_600), ('d', 86_400)];
    let (unit, seconds) = UNITS.into_iter().find(|(unit, _)| text.ends_with(*unit))?;
    let count: u32 = text.strip_suffix(unit)?.parse().ok()?;
    Some(i64::from(count) * seconds).filter(|seconds| *seconds <= 366 * 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTEVIDEO: Tz = Tz::America__Montevideo;

    #[test]
    fn a_moment_is_read_as_it_is_written_and_not_otherwise() {
        let seconds = read(MONTEVIDEO, "2026-11-30 09:00:00").unwrap();
        assert_eq!(written(Tz::UTC, seconds), "2026-11-30 12:00:00");
        for wrong in [
            "",
            "2026-11-30",
            "2026-11-31 09:00:00",
            "2026-11-30T09:00:00",
            "2026-1-30 9:00:00",
            "30/11/2026 09:00:00",
        ] {
            assert_eq!(read(MONTEVIDEO, wrong), None, "{wrong}");
        }
        // The clock of New York leaps from 2:00 to 3:00 on that day.
        let leapt = read(Tz::America__New_York, "2026-03-08 02:30:00").unwrap();
        assert_eq!(written(Tz::America__New_York, leapt), "2026-03-08 03:30:00");
    }

    #[test]
    fn people_are_called_when_it_is_day_where_they_are() {
        let rules = Dialling::default();
        let check = |zone: Tz, at: &str, expected: &str| {
            let opens = opening(rules.hours, zone, read(Tz::UTC, at).unwrap());
            assert_eq!(written(Tz::UTC, opens), expected, "{zone}, {at}");
        };
        check(MONTEVIDEO, "2026-11-30 11:59:59", "2026-11-30 12:00:00");
        check(MONTEVIDEO, "2026-11-30 12:00:00", "2026-11-30 12:00:00");
        check(MONTEVIDEO, "2026-11-30 23:59:59", "2026-11-30 23:59:59");
        check(MONTEVIDEO, "2026-12-01 00:00:00", "2026-12-01 12:00:00");
        check(Tz::Asia__Tokyo, "2026-11-30 12:00:00", "2026-12-01 00:00:00");
    }

    #[test]
    fn a_zone_is_found_by_its_city_and_a_duration_by_its_unit() {
        let rules = Dialling::default();
        assert_eq!(zone(&rules, Some("Uruguay/Montevideo")), MONTEVIDEO);
        assert_eq!(zone(&rules, Some("America/Sao_Paulo")), Tz::America__Sao_Paulo);
        assert_eq!(zone(&rules, Some("Mars/Utopia")), rules.zone);
        assert_eq!(zone(&rules, None), rules.zone);
        assert_eq!(["90s", "30m", "2h", "3d"].map(duration), [90, 1_800, 7_200, 259_200].map(Some));
        assert_eq!(["", "h", "2", "-1h", "400d", "1.5h"].map(duration), [None; 6]);
    }
}
