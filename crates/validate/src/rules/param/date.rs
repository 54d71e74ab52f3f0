//! A parameter's value that must be a date, and one that makes sense. Which number is the day is never guessed.

use super::Unmet;
use chrono::{Datelike, NaiveDate, NaiveTime};
use contact::{Code, Severity};

static UNREADABLE: Code = Code {
    id: "param-not-a-date",
    severity: Severity::LeftOut,
    means: "a parameter that shall be a date is none that the calendar has",
    advice: "write it as 2024-01-31, or as 31/01/2024 with `format = \"dd/mm/yyyy\"` at the parameter in the pipeline file",
};

static AMBIGUOUS: Code = Code {
    id: "param-date-ambiguous",
    severity: Severity::LeftOut,
    means: "a parameter is a date that may be read day first or month first, as 03/04/2024",
    advice: "say `format = \"dd/mm/yyyy\"` or `format = \"mm/dd/yyyy\"` at the parameter in the pipeline file, or write the year first",
};

static OUTSIDE: Code = Code {
    id: "param-date-outside",
    severity: Severity::LeftOut,
    means: "a parameter is a date too far in the past or in the future",
    advice: "correct the cell, or change `earliest` or `latest` at the parameter in the pipeline file",
};

pub(super) static CODES: [&Code; 3] = [&UNREADABLE, &AMBIGUOUS, &OUTSIDE];

/// Which dates a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// In which order it has its parts; as the date itself tells where nothing is said.
    pub order: Option<DateOrder>,
    /// The first date that makes sense.
    pub earliest: NaiveDate,
    /// The last one.
    pub latest: NaiveDate,
}

/// In which order a date has its parts. Where four digits stand first, they are the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `31/01/2024`.
    DayFirst,
    /// `01/31/2024`.
    MonthFirst,
    /// `2024-01-31`.
    YearFirst,
}

impl Dates {
    pub(super) fn unmet(&self, value: &str) -> Option<Unmet> {
        let code = match read(value, self.order) {
            Read::None => &UNREADABLE,
            Read::Either => &AMBIGUOUS,
            Read::One(date) if date < self.earliest || date > self.latest => &OUTSIDE,
            Read::One(_) => return None,
        };
        Some((code, None))
    }
}

/// What a text is as a date.
#[derive(Debug, PartialEq, Eq)]
enum Read {
    None,
    One(NaiveDate),
    /// One of two, by what stands first.
    Either,
}

/// Reads `2024-01-31`, `31/01/2024`, `20240131`, with `-`, `/` or `.` between and a time behind it or not. The year has four
/// digits: who writes two leaves the century to be guessed.
fn read(value: &str, order: Option<DateOrder>) -> Read {
    let (date, time) = value.trim().split_once(['T', ' ']).unwrap_or((value.trim(), ""));
    if !is_time(time.trim()) {
        return Read::None;
    }
    let Some(mark) = date.chars().find(|c| matches!(c, '-' | '/' | '.')) else { return compact(date) };
    let parts: Vec<&str> = date.split(mark).collect();
    let [first, second, last] = parts[..] else { return Read::None };
    let number = |digits: &str, lengths: std::ops::RangeInclusive<usize>| {
        let is_number = lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let year_month_day = |year, month, day| {
        NaiveDate::from_ymd_opt(
            number(year, 4..=4)?.cast_signed(),
            number(month, 1..=2)?,
            number(day, 1..=2)?,
        )
    };
    if first.len() == 4 {
        return year_month_day(first, second, last).map_or(Read::None, Read::One);
    }
    let may_be = |this| order.is_none_or(|order| order == this);
    let day_first = year_month_day(last, second, first).filter(|_| may_be(DateOrder::DayFirst));
    let month_first = year_month_day(last, first, second).filter(|_| may_be(DateOrder::MonthFirst));
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Read::Either,
        (Some(date), _) | (None, Some(date)) => Read::One(date),
        (None, None) => Read::None,
    }
}

/// `20240131`: years from 1800 on, so that no day or month can be taken for one.
fn compact(digits: &str) -> Read {
    let date = (digits.len() == 8).then(|| NaiveDate::parse_from_str(digits, "%Y%m%d").ok()).flatten();
    date.filter(|date| (1800..2200).contains(&date.year())).map_or(Read::None, Read::One)
}

/// A time of day, with its zone or not; or nothing.
fn is_time(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let clock = upper.trim_end_matches(|c: char| c == 'Z' || c.is_whitespace());
    let clock = clock.rsplit_once(['+', '-']).map_or(clock, |(clock, _)| clock);
    let formats = ["%H:%M", "%H:%M:%S%.f", "%I:%M %p", "%I:%M:%S %p"];
    clock.is_empty() || formats.iter().any(|format| NaiveTime::parse_from_str(clock, format).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_and_no_order_is_guessed() {
        let check = |value, order, expected: &str| {
            let said = match read(value, order) {
                Read::None => "none".to_owned(),
                Read::Either => "either".to_owned(),
                Read::One(date) => date.to_string(),
            };
            assert_eq!(said, expected, "{value} {order:?}");
        };
        let (day_first, month_first) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
        check("2024-01-31", None, "2024-01-31");
        check("2024/1/3", month_first, "2024-01-03");
        check("20240131", None, "2024-01-31");
        check("2024-01-31 10:20:00", None, "2024-01-31");
        check("2024-01-31T10:20:00.000-03:00", None, "2024-01-31");
        check("31/01/2024", None, "2024-01-31");
        check("31.01.2024 9:05", None, "2024-01-31");
        check("01/31/2024", None, "2024-01-31");
        check("01/31/2024", day_first, "none");
        check("31/01/2024", month_first, "none");
        check("03/04/2024", None, "either");
        check("03/04/2024", day_first, "2024-04-03");
        check("03/04/2024", month_first, "2024-03-04");
        check("04/04/2024", None, "2024-04-04");
        check("04/04/2024", Some(DateOrder::YearFirst), "none");
        check("29/02/2024", None, "2024-02-29");
        for nonsense in [
            "30/02/2024",
            "29/02/2023",
            "1900-01-00",
            "2024-13-01",
            "31/01/24",
            "45322",
            "31012024",
            "2024",
            "ayer",
            "2024-01",
            "1-2-3-4",
            "2024-01-31 mañana",
            "2024-01-31 25:00",
            "31/enero/2024",
            "٣١/٠١/٢٠٢٤",
            "+031/01/2024",
        ] {
            check(nonsense, None, "none");
        }
    }

    #[test]
    fn a_date_must_make_sense() {
        let dates = Dates { order: None, earliest: day("1900-01-02"), latest: day("2030-12-31") };
        let check = |value, code: Option<&str>| {
            assert_eq!(dates.unmet(value).map(|(code, _)| code.id), code, "{value}");
        };
        check("1900-01-01", Some("param-date-outside"));
        check("1900-01-02", None);
        check("2030-12-31", None);
        check("9999-12-31", Some("param-date-outside"));
        check("30/02/2024", Some("param-not-a-date"));
        check("03/04/2024", Some("param-date-ambiguous"));
    }
}
