//! `target` under `[upload]`, `[schedule]` and `[task]`: whether contacts go as a base, or each as a call of its own, and when.

use super::section::Section;
use super::timezone::{hours, zone};
use super::upload::{UploadSpec, upload};
use super::value::{Value, written};
use super::{ColumnRef, Pipeline, Problem};
use contact::Zone;
use validate::UnknownZone;
use words::message;

/// How contacts go to the instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// As bases.
    Base,
    /// Each as a scheduled call.
    Schedule {
        /// When.
        timing: TimingSpec,
        /// The hours within which a call may be, by the contact's own clock, in minutes of the day.
        hours: (u16, u16),
        /// How many a second, at most.
        per_second: u32,
    },
    /// Each as a task for the dialer.
    Task {
        /// When, and by whom.
        mode: TaskSpec,
        /// Where the task comes from, as the instance keeps it.
        source: String,
        /// The hours within which a call may be, by the contact's own clock, in minutes of the day.
        hours: (u16, u16),
        /// The zone of the server's clock, which is that of a contact without a zone of its own.
        server_zone: Option<Zone>,
        /// How many a second, at most.
        per_second: u32,
    },
}

/// When a task is done, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskSpec {
    /// By the dialer, before all others.
    NowFirst,
    /// At once, as a call that somebody makes by hand.
    ByHand,
    /// By the dialer, when its turn comes.
    IntoDialer,
    /// By the dialer, at a moment.
    At(TimingSpec),
}

/// When a call is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimingSpec {
    /// The column with the day, and with the time of day where that has no column of its own.
    pub date: ColumnRef,
    /// The column with the time of day.
    pub time: Option<ColumnRef>,
    /// By whose clock these are.
    pub zone: ClockSpec,
    /// The zone of the server's clock, by which it keeps moments.
    pub server_zone: Zone,
}

/// By whose clock a column's moments are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockSpec {
    /// By that of each contact's own zone; the server's where it has none.
    Contact,
    /// By that of one zone.
    Zone(Zone),
}

impl Target {
    /// When each call is made, where each has a moment.
    #[must_use]
    pub fn timing(&self) -> Option<&TimingSpec> {
        match self {
            Self::Schedule { timing, .. } | Self::Task { mode: TaskSpec::At(timing), .. } => Some(timing),
            _ => None,
        }
    }

    /// The hours within which its calls may be, by each contact's own clock; those of a base, the dialer keeps.
    #[must_use]
    pub fn hours(&self) -> Option<(u16, u16)> {
        match self {
            Self::Base => None,
            Self::Schedule { hours, .. } | Self::Task { hours, .. } => Some(*hours),
        }
    }

    /// The zone of the server's clock, where it is said.
    #[must_use]
    pub fn server_zone(&self) -> Option<Zone> {
        match self {
            Self::Base => None,
            Self::Schedule { timing, .. } => Some(timing.server_zone),
            Self::Task { server_zone, .. } => *server_zone,
        }
    }

    /// How many calls a second, at most.
    #[must_use]
    pub fn per_second(&self) -> u32 {
        match self {
            Self::Base => PER_SECOND,
            Self::Schedule { per_second, .. } | Self::Task { per_second, .. } => *per_second,
        }
    }

    /// What its calls do; nothing for bases.
    #[must_use]
    pub fn kind(&self) -> Option<upload::CallKind> {
        match self {
            Self::Base => None,
            Self::Schedule { .. } => Some(upload::CallKind::Schedule),
            Self::Task { .. } => Some(upload::CallKind::Task),
        }
    }
}

/// How many calls a second, where nothing is said: an instance that is at work has other things to do.
const PER_SECOND: u32 = 5;

/// The hours of calls, where nothing is said, in minutes of the day: within what most laws allow.
pub const HOURS: (u16, u16) = (8 * 60, 21 * 60);

/// A whole day: any hour.
const ANY_HOUR: (u16, u16) = (0, 24 * 60);

/// What `[upload]` says of the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Base,
    Schedule,
    Task,
}

/// Where it all goes, and how.
pub(super) fn upload_and_target(root: &mut Section<'_>) -> (Option<UploadSpec>, Option<Target>) {
    let advice = message!("file-upload-do", "say where the bases go: `url = \"sandbox\"`");
    let mut said = None;
    let upload = root.required_table("upload", advice, |section| {
        said = Some(kind(section));
        upload(section)
    });
    (upload, said.and_then(|said| target(root, said)))
}

/// `target` and `per_second` under `[upload]`.
fn kind(section: &mut Section<'_>) -> (Kind, u32) {
    let names = [("base", Kind::Base), ("schedule", Kind::Schedule), ("task", Kind::Task)];
    let kind = section.optional("target", |value| value.one_of(&names)).unwrap_or_default();
    let per_second = section.optional("per_second", |value| value.whole(1..=1000));
    if per_second.is_some() && kind == Kind::Base {
        section.idle("per_second", "`target = \"schedule\"`, `target = \"task\"`");
    }
    (kind, per_second.unwrap_or(PER_SECOND.into()) as u32)
}

/// The target, from what `[upload]` says of it and the section that goes with it.
fn target(root: &mut Section<'_>, (kind, per_second): (Kind, u32)) -> Option<Target> {
    for (section, of) in [("schedule", Kind::Schedule), ("task", Kind::Task)] {
        if root.has(section) && kind != of {
            root.idle(section, format!("`target = \"{section}\"`"));
        }
    }
    if kind != Kind::Task {
        // Its keys are read all the same: one mistake is said once.
        let _idle = root.table("task", |section| Some(task(section, per_second).is_some()));
    }
    if kind != Kind::Schedule {
        let _idle = root.table("schedule", |section| Some(timing(section).is_some()));
    }
    match kind {
        Kind::Base => Some(Target::Base),
        Kind::Schedule => {
            let advice = message!("file-schedule-do", "say when: `[schedule]` with `date = \"Fecha\"`");
            let section = |section: &mut Section<'_>| {
                let (timing, hours) = (timing(section), within(section));
                timing.map(|timing| (timing, hours))
            };
            let (timing, hours) = root.required_table("schedule", advice, section)?;
            Some(Target::Schedule { timing, hours, per_second })
        }
        Kind::Task => {
            let advice = message!("file-task-do", "say how: `[task]` with `mode = \"now-first\"`");
            root.required_table("task", advice, |section| task(section, per_second))
        }
    }
}

fn task(section: &mut Section<'_>, per_second: u32) -> Option<Target> {
    let advice = message!(
        "file-task-mode-do",
        "say when: `mode = \"now-first\"`, \"by-hand\", \"into-dialer\" or \"at\""
    );
    let names = [("now-first", 0), ("by-hand", 1), ("into-dialer", 2), ("at", 3)];
    let mode = section.required("mode", advice, |value| value.one_of(&names));
    let source = section.optional("source", |value| value.text().map(str::to_owned));
    let hours = within(section);
    let mut own = None;
    let mode = match mode {
        Some(3) => timing(section).map(TaskSpec::At),
        now => {
            own = section.optional("server_zone", zone);
            for key in ["date", "time", "zone"] {
                if section.optional(key, |_| Ok(())).is_some() && now.is_some() {
                    section.idle(key, "`mode = \"at\"`");
                }
            }
            now.map(|now| match now {
                0 => TaskSpec::NowFirst,
                1 => TaskSpec::ByHand,
                _ => TaskSpec::IntoDialer,
            })
        }
    };
    let mode = mode?;
    let server_zone = if let TaskSpec::At(timing) = &mode { Some(timing.server_zone) } else { own };
    let source = source.unwrap_or_else(|| "dialbase".to_owned());
    Some(Target::Task { mode, source, hours, server_zone, per_second })
}

/// The hours of calls.
fn within(section: &mut Section<'_>) -> (u16, u16) {
    section.optional("hours", hours).unwrap_or(HOURS)
}

fn timing(section: &mut Section<'_>) -> Option<TimingSpec> {
    let advice =
        message!("file-timing-date-do", "name the column with the day and the time: `date = \"Fecha\"`");
    let date = section.required("date", advice, written);
    let time = section.optional("time", written);
    let advice = message!(
        "file-timing-zone-do",
        "say by whose clock the column is: `zone = \"contact\"`, or a zone's name"
    );
    let clock = section.required("zone", advice, clock);
    let advice = message!(
        "file-timing-server-do",
        "say the zone of the instance's own clock: `server_zone = \"America/Montevideo\"`"
    );
    let server_zone = section.required("server_zone", advice, zone);
    Some(TimingSpec { date: date?, time, zone: clock?, server_zone: server_zone? })
}

fn clock(value: &Value<'_>) -> Result<ClockSpec, Problem> {
    match value.text()? {
        "contact" => Ok(ClockSpec::Contact),
        _ => zone(value).map(ClockSpec::Zone).map_err(|problem| {
            problem.help(message!(
                "file-timing-zone-name-do",
                "write \"contact\", or an IANA name such as \"America/Montevideo\""
            ))
        }),
    }
}

/// What to say where calls go at once and by the instance's own clock, of which nobody knows what it shows.
pub(super) fn unknown_clock(pipeline: &Pipeline) -> Option<Problem> {
    let Target::Task { hours, server_zone: None, .. } = &pipeline.target else { return None };
    (pipeline.timezone.unknown == UnknownZone::Server && *hours != ANY_HOUR).then(|| {
        let message = message!(
            "file-target-clock",
            "whose time zone is unknown is called by the instance's own clock, and nobody knows whether that is within the hours of calls"
        );
        Problem::new(message, 0..0).help(message!(
            "file-target-clock-do",
            "say the instance's zone under [task]: `server_zone = \"America/Montevideo\"`; or `unknown = \"reject\"` under [timezone]"
        ))
    })
}

/// What to say where alternatives have types, of which nobody knows whether they are read outside of a base.
pub(super) fn typed_alternatives(pipeline: &Pipeline) -> Option<Problem> {
    let are_typed = pipeline.format.alternatives != serialize::Alternatives::Plain;
    (are_typed && pipeline.target != Target::Base).then(|| {
        let message = message!(
            "file-target-alternatives",
            "alternatives with their type stand in a base, and these contacts go as calls"
        );
        Problem::new(message, 0..0).help(message!(
            "file-target-alternatives-do",
            "set `alternatives = \"plain\"` under [format], or take the key out"
        ))
    })
}
