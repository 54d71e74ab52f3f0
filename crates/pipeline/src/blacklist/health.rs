//! What speaks against a list: then nobody may be called.

use super::lines::Seen;
use crate::file::{HealthSpec, ShrinkSpec};
use crate::guards::as_arg;
use chrono::{DateTime, TimeDelta, Utc};
use contact::Number;
use std::fmt;
use std::path::PathBuf;
use upload::{BlacklistStamp, PastReading};
use validate::Limit;
use words::{Arg, Message, Told, message, told};

/// A blacklist that is not to be trusted.
#[derive(Clone, Debug, PartialEq)]
pub struct Unhealthy {
    /// The file.
    pub path: PathBuf,
    /// Everything that speaks against it.
    pub ailments: Vec<Ailment>,
}

/// One thing that speaks against a blacklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Ailment {
    /// What it is.
    pub what: Message,
    /// What a person does about it.
    pub remedy: Box<Message>,
}

/// `no-llamar.csv is not to be trusted: it holds 0 numbers, …`.
impl fmt::Display for Unhealthy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.told().fmt(f)
    }
}

impl Told for Unhealthy {
    fn told(&self) -> Message {
        let and = |one, next| message!("ailment-and", "{one}; and {next}", one = one, next = next);
        let ailments = self.ailments.iter().map(|ailment| ailment.what.clone()).reduce(and);
        message!(
            "ailments-of",
            "{path} is not to be trusted: {ailments}",
            path = self.path.display(),
            ailments = ailments.unwrap_or_default(),
        )
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
        what: message!(
            "ailment-canary",
            "the number {number} must be in it, and is not (canary)",
            number = number.to_string(),
        ),
        remedy: bring().into(),
    });
    let too_few = too_few(spec, figures);
    let unreadable = unreadable(spec, figures, if too_few.is_some() { None } else { where_read(figures) });
    let all = [too_few, unreadable, shrunk];
    all.into_iter().flatten().chain(canaries).collect()
}

fn bring() -> Message {
    message!("ailment-bring", "bring a fresh, whole list")
}

/// Whether a list is older than it may be.
pub(super) fn age(stamp: &BlacklistStamp, now: DateTime<Utc>) -> Option<Ailment> {
    let limit = TimeDelta::seconds(stamp.max_age_seconds?.cast_signed());
    if stamp.modified_at > now + TimeDelta::days(1) {
        return Some(Ailment {
            what: message!(
                "ailment-of-the-future",
                "it was last written on {written}, which is still to come, so nobody knows its age (max_age)",
                written = stamp.modified_at,
            ),
            remedy: message!(
                "ailment-of-the-future-do",
                "set the clock of the machine that writes it, and have it written anew"
            )
            .into(),
        });
    }
    stamp.is_old(now).then(|| Ailment {
        what: message!(
            "ailment-old",
            "it was last written on {written}, {age} ago, and at most {most} may be (max_age)",
            written = stamp.modified_at,
            age = lasting(now - stamp.modified_at),
            most = lasting(limit),
        ),
        remedy: bring().into(),
    })
}

fn lasting(time: TimeDelta) -> Message {
    match (time.num_days(), time.num_hours()) {
        (0, 0) => {
            message!("lasting-minutes", "{minutes} minutes", minutes = time.num_minutes().unsigned_abs())
        }
        (0..=2, hours) => message!("lasting-hours", "{hours} hours", hours = hours.unsigned_abs()),
        (days, _) => message!("lasting-days", "{days} days", days = days.unsigned_abs()),
    }
}

fn too_few(spec: &HealthSpec, figures: &Figures<'_>) -> Option<Ailment> {
    let (numbers, least) = (figures.numbers, spec.min_rows);
    (numbers < least).then(|| Ailment {
        what: with(
            message!(
                "ailment-too-few",
                "it holds {numbers}, and at least {least} must be in it (min_rows)",
                numbers = counted(numbers),
                least = least,
            ),
            where_read(figures),
        ),
        remedy: bring().into(),
    })
}

fn unreadable(spec: &HealthSpec, figures: &Figures<'_>, where_read: Option<Message>) -> Option<Ailment> {
    let (holes, lines) = (&figures.seen.unreadable, figures.seen.lines);
    exceeds(holes.count, lines, spec.max_unreadable).then(|| Ailment {
        what: with(
            message!(
                "ailment-unreadable",
                "{holes} of its {lines} lines hold no number, and at most {most} may (max_unreadable): {rows}",
                holes = holes.count,
                lines = lines,
                most = as_arg(spec.max_unreadable),
                rows = holes.rows(),
            ),
            where_read,
        ),
        remedy: message!(
            "ailment-unreadable-do",
            "look at these rows: it may be another file, another column or another country (`region`)"
        ).into(),
    })
}

/// What speaks against a list, and what may be the reason.
fn with(what: Message, reason: Option<Message>) -> Message {
    Message::all(std::iter::once(what).chain(reason).collect()).unwrap_or_default()
}

/// Without a name the numbers are looked for in the first column, and may stand in another.
fn where_read(Figures { numbers, seen, .. }: &Figures<'_>) -> Option<Message> {
    let may_be_another = seen.is_first_column && (*numbers == 0 || seen.unreadable.count > 0);
    may_be_another.then(|| {
        message!(
            "ailment-first-column",
            "no column was named, so the first was read: name theirs as `column`, or with `--column` where the list stands in a command"
        )
    })
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
        what: message!(
            "ailment-shrunk",
            "it holds {numbers} and held {held} on {at}: {gone} are gone, and at most {most} may be (max_shrink)",
            numbers = counted(numbers),
            held = most.numbers,
            at = most.at,
            gone = gone,
            most = as_arg(spec.limit),
        ),
        remedy: message!(
            "ailment-shrunk-do",
            "bring the whole list; if it was cut on purpose, say from which day on it is so: `{setting}`",
            setting = format!("max_shrink = {{ limit = …, since = \"{}\" }}", now.format("%Y-%m-%d")),
        ).into(),
    })
}

fn counted(numbers: u64) -> Message {
    let english = format!("{} number{}", Arg::from(numbers), if numbers == 1 { "" } else { "s" });
    told!(&english, "ailment-numbers", numbers = numbers)
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
