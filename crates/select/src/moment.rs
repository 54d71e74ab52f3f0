//! When somebody wishes to be called: a day and a time of day as they stand in cells, by whatever clock the pipeline says.

use crate::day::Day;

/// A day of the calendar and a time of that day, by no clock in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// Reads a moment: a day as conditions read it, year first or day first, and behind it a time of day, or in a cell of its own:
/// `2026-12-01 15:30`, `01/12/2026 3:30 PM`, `2026-12-01T15:30:00`. A day without a time is no moment.
#[must_use]
pub fn moment(day: &str, time: Option<&str>) -> Option<Moment> {
    let day = day.trim();
    let (written, behind) = day.split_once([' ', 'T']).map_or((day, ""), |(day, time)| (day, time.trim()));
    let date = Day::read(written)?;
    let own = time.map(|time| {
        // A cell for the time alone is kept with a day by some programs.
        let time = time.trim();
        time.split_once([' ', 'T']).filter(|(day, _)| Day::read(day).is_some()).map_or(time, |(_, time)| time)
    });
    let (hour, minute, second) = time_of_day(own.unwrap_or(behind).trim())?;
    let (year, month, day) = date.numbers();
    Some(Moment { year, month, day, hour, minute, second })
}

/// `15:30`, `15:30:00`, `15:30:00.000`, `3:30 PM`, `15h30`, `9h`.
fn time_of_day(text: &str) -> Option<(u8, u8, u8)> {
    let lower = text.to_ascii_lowercase().replace("a. m.", "am").replace("p. m.", "pm").replace("a.m.", "am");
    let lower = lower.replace("p.m.", "pm");
    let (text, noon) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(text), _) => (text.trim_end(), Some(false)),
        (_, Some(text)) => (text.trim_end(), Some(true)),
        _ => (lower.as_str(), None),
    };
    // An offset is another clock than the pipeline's, and is not read as if it were none.
    let text = text.strip_suffix('h').or_else(|| text.strip_suffix("hs")).unwrap_or(text).trim_end();
    let bare = lower.ends_with('h') || lower.ends_with("hs") || noon.is_some();
    let mut parts = text.split([':', 'h']);
    let hour = number(parts.next()?)?;
    let minute = match parts.next() {
        Some(minute) => Some(number(minute)?),
        None => bare.then_some(0),
    }?;
    let second = match parts.next() {
        Some(second) => number(second.split_once('.').map_or(second, |(whole, _)| whole))?,
        None => 0,
    };
    let hour = match noon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(after) => hour % 12 + if after { 12 } else { 0 },
    };
    let is_time = parts.next().is_none() && hour < 24 && minute < 60 && second < 60;
    is_time.then_some((hour, minute, second))
}

fn number(digits: &str) -> Option<u8> {
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_people_write_them() {
        let check = |day: &str, time: Option<&str>, expected: (u16, u8, u8, u8, u8, u8)| {
            let read = moment(day, time).map(|at| (at.year, at.month, at.day, at.hour, at.minute, at.second));
            assert_eq!(read, Some(expected), "{day} {time:?}");
        };
        let half_past_three = (2026, 12, 1, 15, 30, 0);
        check("2026-12-01 15:30", None, half_past_three);
        check(" 01/12/2026  15:30:00 ", None, half_past_three);
        check("2026-12-01T15:30:00.000", None, half_past_three);
        check("1.12.2026 3:30 PM", None, half_past_three);
        check("01-12-2026 3:30 p. m.", None, half_past_three);
        check("2026-12-01 15h30", None, half_past_three);
        check("2026-12-01", Some("15:30"), half_past_three);
        check("2026-12-01 00:00:00", Some("1899-12-31 15:30:00"), half_past_three);
        check("2026-12-01", Some("9h"), (2026, 12, 1, 9, 0, 0));
        check("2026-12-01", Some("12 am"), (2026, 12, 1, 0, 0, 0));
        check("2026-12-01", Some("12:05 pm"), (2026, 12, 1, 12, 5, 0));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for (day, time) in [
            ("2026-12-01", None),
            ("", None),
            ("15:30", None),
            ("mañana 15:30", None),
            ("2026-12-01 24:00", None),
            ("2026-12-01 15:60", None),
            ("2026-12-01 13:00 PM", None),
            ("2026-12-01 15:30 -03:00", None),
            ("2026-12-01T15:30:00Z", None),
            ("2026-12-01 15", None),
            ("2026-02-30 15:30", None),
            ("12/13/2026 15:30", None),
            ("2026-12-01", Some("")),
            ("2026-12-01", Some("tarde")),
            ("2026-12-01 15:30", Some("x")),
        ] {
            assert_eq!(moment(day, time), None, "{day} {time:?}");
        }
    }
}
