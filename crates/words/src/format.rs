//! Numbers and times as each language writes them.

use crate::Language;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

/// A count: `12,345`, `12.345`. Four digits are grouped too, so that columns of counts read alike.
#[must_use]
pub fn count(language: Language, count: u64) -> String {
    let separator = match language {
        Language::English => ",",
        Language::Spanish | Language::Portuguese => ".",
    };
    let digits = count.to_string();
    let first = digits.len() % 3;
    let (head, rest) = digits.split_at(first);
    // The groups are of digits alone, so they can be cut anywhere.
    let groups = (0..rest.len()).step_by(3).map(|at| &rest[at..at + 3]);
    let head = (!head.is_empty()).then_some(head);
    head.into_iter().chain(groups).collect::<Vec<_>>().join(separator)
}

/// A share of 1, with at most one digit behind the point: `12.5%`, `12,5 %`, `12,5%`.
#[must_use]
pub fn share(language: Language, share: f64) -> String {
    let percent = decimal(language, share * 100.0);
    match language {
        Language::English | Language::Portuguese => format!("{percent}%"),
        // A blank that does not break the line.
        Language::Spanish => format!("{percent}\u{a0}%"),
    }
}

/// A size: `812 bytes` is `812 B`, then `1.2 kB`, `3.4 MB`.
#[must_use]
pub fn bytes(language: Language, bytes: u64) -> String {
    let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)];
    let large = units.into_iter().find(|(_, size)| bytes as f64 >= *size);
    match large {
        Some((unit, size)) => format!("{}\u{a0}{unit}", decimal(language, bytes as f64 / size)),
        None => format!("{bytes}\u{a0}B"),
    }
}

/// How long something took: `0.3 s`, `12.4 s`, `1,204 s`.
#[must_use]
pub fn seconds(language: Language, took: std::time::Duration) -> String {
    format!("{}\u{a0}s", decimal(language, took.as_secs_f64()))
}

/// A day: `2026-11-22`, `22/11/2026`.
#[must_use]
pub fn day(language: Language, day: NaiveDate) -> String {
    let form = match language {
        Language::English => "%Y-%m-%d",
        Language::Spanish | Language::Portuguese => "%d/%m/%Y",
    };
    day.format(form).to_string()
}

/// A moment by a clock on a wall, whose zone is told elsewhere, to the minute: `2026-11-22 08:53`, `22/11/2026 08:53`.
#[must_use]
pub fn shown(language: Language, at: NaiveDateTime) -> String {
    format!("{} {}", day(language, at.date()), at.format("%H:%M"))
}

/// A moment, to the minute: `2026-11-22 08:53 UTC`, `22/11/2026 08:53 UTC`.
#[must_use]
pub fn minute(language: Language, at: DateTime<Utc>) -> String {
    format!("{} UTC", shown(language, at.naive_utc()))
}

/// With one digit behind the point, if that is not 0.
fn decimal(language: Language, value: f64) -> String {
    let text = format!("{value:.1}");
    let (whole, tenth) = text.split_once('.').unwrap_or((&text, "0"));
    let grouped = whole.parse().map_or_else(|_| whole.to_owned(), |whole| count(language, whole));
    match (tenth, language) {
        ("0", _) => grouped,
        (_, Language::English) => format!("{grouped}.{tenth}"),
        (_, Language::Spanish | Language::Portuguese) => format!("{grouped},{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let check = |number, english: &str, spanish: &str| {
            assert_eq!(count(Language::English, number), english);
            assert_eq!(count(Language::Spanish, number), spanish);
        };
        check(0, "0", "0");
        check(999, "999", "999");
        check(1_000, "1,000", "1.000");
        check(1_234_567, "1,234,567", "1.234.567");
        assert_eq!(Language::ALL.map(|language| share(language, 0.125)), ["12.5%", "12,5\u{a0}%", "12,5%"]);
        assert_eq!(share(Language::English, 0.07), "7%");
        assert_eq!(share(Language::Spanish, -0.015), "-1,5\u{a0}%");
        assert_eq!(bytes(Language::Portuguese, 1_234_567), "1,2\u{a0}MB");
        assert_eq!(bytes(Language::English, 812), "812\u{a0}B");
        let took = std::time::Duration::from_millis(12_440);
        assert_eq!(
            Language::ALL.map(|language| seconds(language, took)),
            ["12.4\u{a0}s", "12,4\u{a0}s", "12,4\u{a0}s"]
        );
        let at = DateTime::from_timestamp(1_795_337_580, 0).unwrap();
        assert_eq!(minute(Language::Spanish, at), "22/11/2026 08:53 UTC");
        assert_eq!(minute(Language::English, at), "2026-11-22 08:53 UTC");
    }
}
