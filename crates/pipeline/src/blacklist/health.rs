//! What speaks against a list: then nobody may be called.

use super::lines::Seen;
use crate::file::{HealthSpec, ShrinkSpec};
use chrono::{DateTime, TimeDelta, Utc};
use contact::Number;
use std::fmt;
use std::path::PathBuf;
use upload::{BlacklistStamp, PastReading};
use validate::Limit;

/// A blacklist that is not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unhealthy {
    /// The file.
    pub path: PathBuf,
    /// Everything that speaks against it.
    pub ailments: Vec<Ailment>,
}

/// One thing that speaks against a blacklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ailment {
    /// What it is.
    pub what: String,
    /// What a person does about it.
    pub remedy: String,
}

/// `no-llamar.csv is not to be trusted: it holds 0 numbers, …`.
impl fmt::Display for Unhealthy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whats: Vec<&str> = self.ailments.iter().map(|ailment| ailment.what.as_str()).collect();
        write!(f, "{} is not to be trusted: {}", self.path.display(), whats.join("; and "))
    }
}

/// What was found in a list.
pub(super) struct Figures<'s> {
    /// How many numbers it holds, those that count no more included.
    pub(super) numbers: u64,
    pub(super) seen: &'s Seen,
    pub(super) missing_canaries: Vec<Number>,
}

/// Everything that speaks against a list that could be read.
pub(super) fn ailments(
    spec: &HealthSpec,
    figures: &Figures<'_>,
    past: &[PastReading],
    now: DateTime<Utc>,
) -> Vec<Ailment> {
    let shrunk = spec.max_shrink.and_then(|spec| shrunk(spec, figures.numbers, past, now));
    let canaries = figures.missing_canaries.iter().map(|number| Ailment {
        what: format!("the number {number} must be in it, and is not (canary)"),
        remedy: BRING.to_owned(),
    });
    let too_few = too_few(spec, figures);
    let unreadable = unreadable(spec, figures, if too_few.is_some() { "" } else { where_read(figures) });
    let all = [too_few, unreadable, shrunk];
    all.into_iter().flatten().chain(canaries).collect()
}

const BRING: &str = "bring a fresh, whole list";

/// Whether a list is older than it may be.
pub(super) fn age(stamp: &BlacklistStamp, now: DateTime<Utc>) -> Option<Ailment> {
    let written = stamp.modified_at.format("%Y-%m-%d %H:%M UTC");
    let limit = TimeDelta::seconds(stamp.max_age_seconds?.cast_signed());
    if stamp.modified_at > now + TimeDelta::days(1) {
        return Some(Ailment {
            what: format!(
                "it was last written on {written}, which is still to come, so nobody knows its age (max_age)"
            ),
            remedy: "set the clock of the machine that writes it, and have it written anew".to_owned(),
        });
    }
    stamp.is_old(now).then(|| Ailment {
        what: format!(
            "it was last written on {written}, {} ago, and at most {} may be (max_age)",
            lasting(now - stamp.modified_at),
            lasting(limit)
        ),
        remedy: BRING.to_owned(),
    })
}

fn lasting(time: TimeDelta) -> String {
    match (time.num_days(), time.num_hours()) {
        (0, 0) => format!("{} minutes", time.num_minutes()),
        (0..=2, hours) => format!("{hours} hours"),
        (days, _) => format!("{days} days"),
    }
}

fn too_few(spec: &HealthSpec, figures: &Figures<'_>) -> Option<Ailment> {
    let (numbers, least) = (figures.numbers, spec.min_rows);
    (numbers < least).then(|| Ailment {
        what: format!(
            "it holds {}, and at least {least} must be in it (min_rows){}",
            counted(numbers),
            where_read(figures)
        ),
        remedy: BRING.to_owned(),
    })
}

fn unreadable(spec: &HealthSpec, figures: &Figures<'_>, where_read: &str) -> Option<Ailment> {
    let (holes, lines) = (&figures.seen.unreadable, figures.seen.lines);
    exceeds(holes.count, lines, spec.max_unreadable).then(|| Ailment {
        what: format!(
            "{} of its {lines} lines hold no number, and at most {} may (max_unreadable): {}{where_read}",
            holes.count,
            spec.max_unreadable,
            holes.rows(),
        ),
        remedy: "look at these rows: it may be another file, another column or another country (`region`)"
            .to_owned(),
    })
}

/// Without a name the numbers are looked for in the first column, and may stand in another.
fn where_read(Figures { numbers, seen, .. }: &Figures<'_>) -> &'static str {
    let may_be_another = seen.is_first_column && (*numbers == 0 || seen.unreadable.count > 0);
    if may_be_another { "; no column was named, so the first was read: name theirs as `column`" } else { "" }
}

/// Whether too many numbers are gone since the list was last read, or since it was largest in the last days: what shrinks a little
/// each day shrinks too.
pub(super) fn shrunk(
    spec: ShrinkSpec,
    numbers: u64,
    past: &[PastReading],
    now: DateTime<Utc>,
) -> Option<Ailment> {
    // A day that is still to come says nothing of the past. On the day itself the list was read before it was cut, too: of that
    // day's readings the last one counts, from the next day on.
    let today = now.date_naive();
    let since = spec.since.filter(|since| *since <= today);
    let on = |day| past.iter().rev().find(|reading| reading.at.date_naive() == day);
    let counts = |reading: &&PastReading| {
        since.is_none_or(|since| {
            let day = reading.at.date_naive();
            day > since || (day == since && today > since && on(since) == Some(*reading))
        })
    };
    let last = past.last().filter(counts);
    let recent = past.iter().filter(counts).filter(|reading| now - reading.at <= TimeDelta::days(REMEMBERED));
    let most = recent.chain(last).max_by_key(|reading| (reading.numbers, reading.at))?;
    let gone = most.numbers.saturating_sub(numbers);
    exceeds(gone, most.numbers, spec.limit).then(|| Ailment {
        what: format!(
            "it holds {} and held {} on {}: {gone} are gone, and at most {} may be (max_shrink)",
            counted(numbers),
            most.numbers,
            most.at.format("%Y-%m-%d %H:%M UTC"),
            spec.limit,
        ),
        remedy: format!(
            "bring the whole list; if it was cut on purpose, say from which day on it is so: `max_shrink = {{ limit = …, since = \"{}\" }}`",
            now.format("%Y-%m-%d"),
        ),
    })
}

fn counted(numbers: u64) -> String {
    format!("{numbers} number{}", if numbers == 1 { "" } else { "s" })
}

/// For how many days a list's largest size counts.
const REMEMBERED: i64 = 30;

/// Whether so many of so many are more than a limit.
fn exceeds(count: u64, of: u64, limit: Limit) -> bool {
    match limit {
        Limit::Rows(most) => count > most,
        Limit::Share(most) => count as f64 > most * of as f64,
    }
}
