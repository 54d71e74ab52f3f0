//! `[normal]` and `[alarms]`: how far a run may be from the last ones, and what becomes of one whose input looks wrong.

use super::Problem;
use super::section::Section;
use super::value::Value;
use chrono::NaiveDate;
use words::message;

/// How far a run may be from the last ones of its pipeline.
#[derive(Clone, Debug, PartialEq)]
pub struct NormalSpec {
    /// How many of the last runs tell what is normal.
    pub runs: u32,
    /// How far the number of rows may be from the middle of theirs.
    pub rows: Band,
    /// The same of the share of rows that are left out.
    pub left_out: Band,
    /// The same of the numbers that a blacklist held, as a share of the rows.
    pub blacklisted: Band,
    /// The same of the share of numbers that never went before.
    pub never_seen: Band,
    /// Fewer rows than these are no news.
    pub at_least: u64,
    /// Runs before this day tell nothing.
    pub since: Option<NaiveDate>,
    /// What becomes of a run that is outside.
    pub outside: Action,
}

/// How far a figure may be from the middle of the last runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Band {
    /// This share of it up or down.
    Share(f64),
    /// So many times as much, or as little.
    Times(f64),
    /// As far as it likes.
    Any,
}

/// What becomes of a run in which a guard sees something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    Ignore,
    /// It goes, and the report warns.
    #[default]
    Warn,
    /// Nothing is sent.
    Stop,
}

/// What becomes of a run whose input looks wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AlarmsSpec {
    /// Where a spreadsheet may have cut it.
    pub cut: Action,
    /// Where cells moved to the side from some row on.
    pub shifted: Action,
    /// Where most cells of a phone column lost digits.
    pub digits_lost: Action,
    /// Where it went before.
    pub repeated: Action,
}

impl Default for NormalSpec {
    fn default() -> Self {
        Self {
            runs: 10,
            rows: Band::Share(0.5),
            left_out: Band::Times(3.0),
            blacklisted: Band::Times(3.0),
            never_seen: Band::Times(3.0),
            at_least: 50,
            since: None,
            outside: Action::Warn,
        }
    }
}

impl Action {
    const NAMES: [(&'static str, Self); 3] =
        [("ignore", Self::Ignore), ("warn", Self::Warn), ("stop", Self::Stop)];
}

pub(super) fn normal(section: &mut Section<'_>) -> NormalSpec {
    let usual = NormalSpec::default();
    // With fewer than three, one odd run would be the middle.
    let runs = section.optional("runs", |value| value.whole(3..=100));
    let mut bands = |key, usual| section.optional(key, band).unwrap_or(usual);
    let (rows, left_out) = (bands("rows", usual.rows), bands("left_out", usual.left_out));
    let blacklisted = bands("blacklisted", usual.blacklisted);
    let never_seen = bands("never_seen", usual.never_seen);
    let at_least = section.optional("at_least", |value| value.whole(0..=1_000_000_000));
    let since = section.optional("since", day);
    let outsides = [("warn", Action::Warn), ("stop", Action::Stop)];
    let outside = section.optional("outside", |value| value.one_of(&outsides)).unwrap_or(Action::Stop);
    NormalSpec {
        runs: runs.map_or(usual.runs, |runs| runs as u32),
        rows,
        left_out,
        blacklisted,
        never_seen,
        at_least: at_least.unwrap_or(usual.at_least),
        since,
        outside,
    }
}

pub(super) fn alarms(section: &mut Section<'_>) -> AlarmsSpec {
    let mut action = |key| section.optional(key, |value| value.one_of(&Action::NAMES)).unwrap_or_default();
    AlarmsSpec {
        cut: action("input-cut"),
        shifted: action("columns-shifted"),
        digits_lost: action("digits-lost"),
        repeated: action("input-repeated"),
    }
}

/// `"50%"`, `"3x"` or `"any"`.
fn band(value: &Value<'_>) -> Result<Band, Problem> {
    let text = value.text()?.trim();
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let share = text.strip_suffix('%').and_then(number).filter(|percent| *percent > 0.0);
    let times = text.strip_suffix('x').and_then(number).filter(|times| *times > 1.0);
    match (share, times) {
        (Some(percent), _) => Ok(Band::Share(percent / 100.0)),
        (_, Some(times)) => Ok(Band::Times(times)),
        _ if text == "any" => Ok(Band::Any),
        _ => Err(value.problem(message!("file-no-band", "this is no band")).help(message!(
            "file-no-band-do",
            "write \"50%\" for half as much more or less, \"3x\" for three times or a third, or \"any\""
        ))),
    }
}

fn day(value: &Value<'_>) -> Result<NaiveDate, Problem> {
    let day = value.text()?.trim().parse::<NaiveDate>();
    day.map_err(|_| no_day(value, "2026-11-22"))
}

/// What to say of what should be a day such as the sample.
pub(super) fn no_day(value: &Value<'_>, sample: &str) -> Problem {
    value.problem(message!("file-no-day", "this is no day")).help(message!(
        "file-no-day-do",
        "write it as \"{sample}\"",
        sample = sample,
    ))
}
