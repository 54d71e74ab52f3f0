//! Until when a line of a list counts.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use validate::DateOrder;

/// Until when a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expiry {
    /// For ever: nothing is said.
    Never,
    /// Until this moment.
    At(DateTime<Utc>),
    /// Something is said, and it is no date: in doubt the line counts.
    Unreadable,
}

/// Reads a cell: a day, with a time or without.
///
/// A line counts until its day has ended everywhere on earth, noon of the next day in UTC: lists do not say by whose clock they
/// count, and half a day more costs nothing. Of two days that a date may mean, it is the later one.
pub(super) fn expiry(cell: &str, order: Option<DateOrder>) -> Expiry {
    let text = normalize::tidy(cell);
    if matches!(&*text, "" | "-") {
        return Expiry::Never;
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(&text) {
        return Expiry::At(moment.to_utc());
    }
    let last = days(&text, order).into_iter().max().and_then(|day| day.succ_opt());
    last.map_or(Expiry::Unreadable, |day| {
        Expiry::At(day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12))
    })
}

/// Every day that a text may mean.
fn days(text: &str, order: Option<DateOrder>) -> Vec<NaiveDate> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if !time.is_empty() && !time.contains(':') {
        return Vec::new();
    }
    let fields: Vec<&str> = match day.len() {
        // 20240131, or 31012024 where the pipeline says so.
        8 if day.bytes().all(|byte| byte.is_ascii_digit()) => match order.unwrap_or(DateOrder::YearFirst) {
            DateOrder::YearFirst => vec![&day[..4], &day[4..6], &day[6..]],
            _ => vec![&day[..2], &day[2..4], &day[4..]],
        },
        _ => day.split(['-', '/', '.']).collect(),
    };
    let [first, second, third] = fields.as_slice() else { return Vec::new() };
    let orders = match order {
        _ if first.len() == 4 => vec![DateOrder::YearFirst],
        Some(order) => vec![order],
        None => vec![DateOrder::DayFirst, DateOrder::MonthFirst],
    };
    let in_order = |order| match order {
        DateOrder::DayFirst => date(third, second, first),
        DateOrder::MonthFirst => date(third, first, second),
        DateOrder::YearFirst => date(first, second, third),
    };
    orders.into_iter().filter_map(in_order).collect()
}

fn date(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |text: &str| text.parse::<u16>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    let year = match year.len() {
        4 => number(year)?,
        // Nobody writes a list of the last century with two digits.
        2 => 2000 + number(year)?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.into(), number(month)?.into(), number(day)?.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_until_its_day_has_ended_everywhere() {
        let check = |cell, order, until: Option<&str>| {
            let read = match expiry(cell, order) {
                Expiry::At(moment) => Some(moment.format("%Y-%m-%dT%H:%M").to_string()),
                Expiry::Unreadable => Some("?".to_owned()),
                Expiry::Never => None,
            };
            assert_eq!(read.as_deref(), until, "{cell}");
        };
        let (day, month) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        check("2024-01-31", None, Some("2024-02-01T12:00"));
        check("31/01/2024", None, Some("2024-02-01T12:00"));
        check("31.1.24", None, Some("2024-02-01T12:00"));
        check("20240131", None, Some("2024-02-01T12:00"));
        check("31012024", day, Some("2024-02-01T12:00"));
        check("2024-01-31 10:20:00", None, Some("2024-02-01T12:00"));
        check("2024-01-31T10:20:00-03:00", None, Some("2024-01-31T13:20"));
        check("03/04/2024", None, Some("2024-04-04T12:00"));
        check("04/03/2024", None, Some("2024-04-04T12:00"));
        check("03/04/2024", month, Some("2024-03-05T12:00"));
        check("04/03/2024", day, Some("2024-03-05T12:00"));
        check("2024/04/03", day, Some("2024-04-04T12:00"));
        check("31/02/2024", None, Some("?"));
        check("45322", None, Some("?"));
        check("nunca", None, Some("?"));
        check("31/01/2024", month, Some("?"));
        check(" ", None, None);
        check("-", None, None);
        check("9999-12-31", None, Some("+10000-01-01T12:00"));
    }
}
