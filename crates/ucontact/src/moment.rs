//! Moments as the vendor's page writes them: day and time, without a zone.

use chrono::NaiveDateTime;

/// `2015-10-11 15:00:00`, the page's `yyyy-MM-dd HH:mm:ss`.
const FORMAT: &str = "%Y-%m-%d %H:%M:%S";

/// A moment as the vendor's page writes it.
///
/// The page never says by whose clock. It is taken to be the server's own; a time zone that a list was uploaded with may or
/// may not reach the calls that are scheduled for its people. Whoever knows better converts before.
#[must_use]
pub fn written(moment: NaiveDateTime) -> String {
    moment.format(FORMAT).to_string()
}

/// The same, and nothing at all where there is none.
pub(crate) fn written_or_empty(moment: Option<NaiveDateTime>) -> String {
    moment.map(written).unwrap_or_default()
}

/// A moment that the instance wrote, also with parts of a second behind it, as databases add them, or a `T` within.
pub(crate) fn read(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_back() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(read(text).map(written).as_deref(), expected, "{text}");
        };
        check("2022-06-20 17:56:59", Some("2022-06-20 17:56:59"));
        check(" 2022-06-20 17:56:59.0 ", Some("2022-06-20 17:56:59"));
        check("2022-06-20T17:56:59", Some("2022-06-20 17:56:59"));
        check("2022-06-31 17:56:59", None);
        check("2022-06-20", None);
        check("Nov 2, 2018 11:31:42 AM", None);
        check("", None);
    }
}
