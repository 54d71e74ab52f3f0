//! The pipeline file, and the whole story once, in order: read, normalize, scrub, validate, unique, serialize; then apply.
//!
//! [`plan`] makes the exact bytes and the report, on disk, and sends nothing. [`apply`] sends exactly those bytes. A run is
//! both. There is no third way: what a person starts by hand, a scheduler at night or a page in a browser goes through here.

mod apply;
mod bind;
mod blacklist;
mod columns;
mod credentials;
mod dialling;
mod drift;
mod error;
mod explain;
mod file;
mod fixing;
mod flow;
mod guards;
mod language;
mod plan;
mod resolve;
mod spool;
mod state;
mod undo;

pub use apply::{Applied, Applying, Reached, apply, campaigns_exist, report, resume, who, write_page};
pub use blacklist::{
    Ailment, Asked, Bad, Change, Compilation, Compile, Entry, Gather, Gathered, Holding, Lists, Unhealthy,
    change, compile, compiled, gather, lists, lists_of,
};
pub use credentials::{Credentials, credentials};
pub use dedupe::blacklist::Registry;
pub use dialling::{Dialling, Undialled};
pub use error::{Error, Exit};
pub use explain::{
    Became, CodeStory, FateStory, HappenedStory, HeldStory, How, NoticedBy, NoticedStory, NumberStory,
    OverriddenStory, PartStory, Question, RepairStory, RowStory, RunStory, Runs, Said, StoodStory, Story,
    UnreadableRun, ZoneStory, explain,
};
pub use file::{
    Action, AgentSpec, AlarmsSpec, AuthoritySpec, Band, BlacklistSpec, CampaignSpec, Changed, ClockSpec,
    ColumnRef, Columns, CountrySpec, DaySpec, DuplicatesSpec, EarlierSpec, Evidence, ExpiresSpec, HOURS,
    HeaderSpec, HealthSpec, Instance, LimitsSpec, NormalSpec, NumbersSpec, ParamKind, ParamSpec, PhoneSpec,
    Pipeline, PrioritySpec, Problem, Problems, RefusalSpec, ReportSpec, RulesSpec, ShrinkSpec, SourceSpec,
    Target, TaskSpec, TimezoneSpec, TimingSpec, Underlined, UploadSpec, Written, hours_of,
};
pub use language::language;
pub use plan::{Place, Planned, Request, check, plan};
pub use resolve::{CallsOnRecord, Decision, KnownList, known, resolve};
pub use state::{lock, look_at, open};
pub use undo::{Undid, Undoable, UndoableList, UndoingBy, undo, undoable};
pub use words::Language;

use chrono::{DateTime, Utc};
use contact::Code;

/// What is under way, for whoever shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'p> {
    /// Rows are read.
    Read {
        /// Bytes so far.
        bytes: u64,
        /// Bytes in all.
        of: u64,
        /// Rows so far.
        rows: u64,
        /// For the how manyth time the inputs are read.
        pass: u32,
    },
    /// A blacklist was read.
    Blacklist {
        /// What it is called.
        name: &'p str,
        /// How many numbers it holds.
        numbers: u64,
    },
    /// Contacts are removed again.
    Removed {
        /// Contacts so far.
        contacts: u64,
        /// Contacts in all.
        of: u64,
    },
    /// Something became known of a part.
    Part {
        /// The list's name in the portal.
        name: &'p str,
        /// How many contacts.
        lines: u64,
        /// What is known of it now.
        state: upload::State,
        /// When.
        at: DateTime<Utc>,
    },
    /// Calls are made, each for one contact.
    Called {
        /// Calls so far.
        calls: u64,
        /// Calls in all.
        of: u64,
    },
    /// Parts are sent.
    Sent {
        /// Parts so far.
        parts: usize,
        /// Parts in all.
        of: usize,
    },
    /// A stage is done.
    Done(Stage),
}

/// What a run does, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The inputs are open, and their columns are what the pipeline says.
    Opened,
    /// The blacklists are read, and healthy.
    Blacklists,
    /// Every row is in a part, or left out.
    Rows,
    /// Plan and report are on disk.
    Planned,
    /// The instance let us in, and said what it has.
    SignedIn,
    /// No list is left that may be sent.
    Sent,
}

/// Every code that a run can note, by name.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let stages = normalize::codes().chain(dedupe::codes()).chain(validate::codes()).chain(serialize::codes());
    let mut codes: Vec<&Code> = ingest::CODES
        .iter()
        .copied()
        .chain(select::CODES.iter().copied())
        .chain(fixing::CODES)
        .chain(stages)
        .collect();
    codes.sort_by_key(|code| code.id);
    codes
}

/// Reads the pipeline file at `path`.
///
/// # Errors
/// Where it cannot be read, or every mistake in it.
pub fn load(path: &std::path::Path) -> Result<Pipeline, Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| Error::PipelineUnreadable { path: path.to_owned(), source })?;
    match Pipeline::read(path, &text) {
        (Some(pipeline), problems) if problems.is_empty() => Ok(pipeline),
        (pipeline, mut problems) => {
            // Its columns are looked at too, as far as that goes, so that all mistakes show at once.
            problems.extend(pipeline.iter().flat_map(plan::misfits));
            Err(Problems::new(path, &text, problems).into())
        }
    }
}

/// Writes a new pipeline file.
///
/// # Errors
/// Where there is a file already, or the disk takes none.
pub fn create(path: &std::path::Path, text: &str) -> Result<(), Error> {
    use std::io::{ErrorKind, Write};
    let file = std::fs::File::create_new(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => Error::PipelineTaken { path: path.to_owned() },
        _ => Error::Write { path: path.to_owned(), source },
    })
}

#[cfg(test)]
mod tests;
