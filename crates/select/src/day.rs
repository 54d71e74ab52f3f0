//! A calendar day as it stands in a cell: `2024-01-31`, or day first, `31/01/2024`.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

impl Day {
    /// Reads exactly `2024-01-31`.
    pub(crate) fn iso(text: &str) -> Option<Self> {
        let is_iso = text.len() == 10
            && text.bytes().enumerate().all(
                |(at, b)| {
                    if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() }
                },
            );
        if is_iso { Self::read(text) } else { None }
    }

    /// Reads a cell: year first or day first, with `-`, `/` or `.` between; a time of day after it is passed over.
    ///
    /// The year has four digits. Month first, as in the United States, is never read as such.
    pub(crate) fn read(cell: &str) -> Option<Self> {
        let text = cell.trim();
        let date = text.split([' ', 'T']).next()?;
        let mark = date.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let mut parts = date.split(mark);
        let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
        Self::new(number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?)
    }

    /// Year, month and day of the month.
    pub(crate) fn numbers(self) -> (u16, u8, u8) {
        (self.year, self.month, self.of_month)
    }

    /// How many days it is after the first of January of 1970, for the SQL engine.
    #[cfg(feature = "sql")]
    pub(crate) fn since_1970(self) -> i32 {
        // Years begin in March here, so that the day that leap years add is their last.
        let (year, month) = if self.month > 2 {
            (i32::from(self.year), i32::from(self.month) - 3)
        } else {
            (i32::from(self.year) - 1, i32::from(self.month) + 9)
        };
        let days_of_months = (153 * month + 2) / 5;
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let first_of_march_1970 = 719_468;
        365 * year + leap_days + days_of_months + i32::from(self.of_month) - 1 - first_of_march_1970
    }

    fn new(year: u16, month: u16, day: u16) -> Option<Self> {
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u16::from(is_leap),
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month: month as u8, of_month: day as u8 })
    }
}

fn number(digits: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let fits = lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_year_first_or_day_first() {
        let check = |cell, iso| {
            assert_eq!(Day::read(cell), Day::iso(iso), "{cell}");
            assert!(Day::read(cell).is_some(), "{cell}");
        };
        check("2024-01-31", "2024-01-31");
        check(" 31/01/2024 ", "2024-01-31");
        check("1/2/2024", "2024-02-01");
        check("01-02-2024", "2024-02-01");
        check("01.02.2024", "2024-02-01");
        check("2024/1/31", "2024-01-31");
        check("2024-01-31T10:20:30", "2024-01-31");
        check("31/01/2024 10:20", "2024-01-31");
        check("29/02/2000", "2000-02-29");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in
            ["", "ayer", "31/04/2024", "29/02/1900", "01/13/2024", "31/01/24", "20240131", "1/2", "1/2/3/4"]
        {
            assert_eq!(Day::read(cell), None, "{cell}");
        }
        for text in ["2024-1-31", "2024/01/31", "2024-01-31 ", "2024-02-30", "2024-01-é"] {
            assert_eq!(Day::iso(text), None, "{text}");
        }
    }
}
