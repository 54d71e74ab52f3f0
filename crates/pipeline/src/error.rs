//! What stops a run, and what a person does about it.

mod advice;
mod exit;
mod told;

pub use exit::Exit;

use crate::{Problems, Unhealthy};
use chrono::{DateTime, Utc};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;
use std::io;
use std::path::PathBuf;
use told::{count_of, lacking_words, unhealthy_words, which_words};
use words::{Arg, Language, Message, Told as _, message};

/// What stops a run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The pipeline file cannot be read.
    #[error("cannot read the pipeline file {}", .path.display())]
    PipelineUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A pipeline file that is there already would be overwritten.
    #[error("{} is there already, and stays as it is", .path.display())]
    PipelineTaken {
        /// The file.
        path: PathBuf,
    },
    /// The pipeline file holds mistakes.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// An input lacks columns that the pipeline names.
    #[error("the input lacks what the pipeline names; nothing was sent")]
    Misfit(#[source] Problems),
    /// An input or a table cannot be read.
    #[error(transparent)]
    Input(#[from] ingest::Error),
    /// A blacklist cannot be read.
    #[error("the blacklist {} cannot be read, so nobody may be called", .path.display())]
    BlacklistUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ingest::Error,
    },
    /// Blacklists are not to be trusted.
    #[error("{}", unhealthy_words(lists))]
    BlacklistsUnhealthy {
        /// The lists, each with everything that speaks against it.
        lists: Vec<Unhealthy>,
    },
    /// A compiled blacklist is not to be trusted.
    #[error("the compiled blacklist {} cannot be used", .path.display())]
    CompiledUnreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: dedupe::blacklist::Error,
    },
    /// A compiled blacklist cannot be made.
    #[error("cannot compile {}", .path.display())]
    Compiling {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: dedupe::blacklist::Error,
    },
    /// A file that is no compiled blacklist would be overwritten.
    #[error("{} is there already, is no compiled blacklist, and stays as it is", .path.display())]
    CompiledTaken {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else wrote a compiled blacklist while one was made.
    #[error("{} was written by another while this was at work, and stays as it is now", .path.display())]
    CompiledMeanwhile {
        /// The file.
        path: PathBuf,
    },
    /// Nobody said of which country the numbers of a list are.
    #[error("of which country the numbers in {} are is not known where they do not say it", .path.display())]
    NoRegion {
        /// The list.
        path: PathBuf,
    },
    /// A file with rows that were left out before does not say any more which ones they are.
    #[error("{} is a file with rows to mend, and lacks the column that tells them apart", .path.display())]
    ChecksGone {
        /// The file.
        path: PathBuf,
    },
    /// Some columns of a file with rows that were left out before stand in other rows than the rest.
    #[error("{} mixes people: in {} rows, {} is that of another row", .path.display(), Arg::from(*.rows), .columns.join(", "))]
    ColumnsMoved {
        /// The file.
        path: PathBuf,
        /// The columns.
        columns: Vec<String>,
        /// In how many rows.
        rows: u64,
    },
    /// A file with rows that were left out before is of a run of which the ledger knows nothing.
    #[error("{} holds rows that run {run} left out, of which the ledger in {} knows nothing", .path.display(), .state.display())]
    AnotherLedger {
        /// The file.
        path: PathBuf,
        /// The run.
        run: String,
        /// The state directory.
        state: PathBuf,
    },
    /// Which registry of a compiled blacklist is meant is not clear.
    #[error("{}", which_words(path, asked.as_deref(), names))]
    WhichRegistry {
        /// The file.
        path: PathBuf,
        /// The registry that was asked for.
        asked: Option<String>,
        /// Those that there are.
        names: Vec<String>,
    },
    /// A compiled blacklist was given as a change list.
    #[error("{} is compiled, and no change list", .path.display())]
    NoChangeList {
        /// The file.
        path: PathBuf,
    },
    /// A guard stopped the plan.
    #[error("the plan in {} was stopped: {why}", .directory.display())]
    Stopped {
        /// The plan's directory.
        directory: PathBuf,
        /// Why.
        why: Message,
        /// Whether a person may let it go all the same.
        may_be_overridden: bool,
    },
    /// The plan is not fresh any more.
    #[error("the plan in {} is stale: {}", .directory.display(), Arg::Clauses(.what.clone()))]
    Stale {
        /// The plan's directory.
        directory: PathBuf,
        /// What is no longer as it was.
        what: Vec<Message>,
    },
    /// The plan's directory is there already.
    #[error("{} is there already", .directory.display())]
    DirectoryTaken {
        /// The directory.
        directory: PathBuf,
    },
    /// A file of the plan cannot be written.
    #[error("cannot write {}", .path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The state directory knows no run.
    #[error("there is no run in {} yet", .state.display())]
    NoRuns {
        /// The directory.
        state: PathBuf,
    },
    /// The state directory knows no run of this name.
    #[error("{} knows no run {run}", .state.display())]
    NoSuchRun {
        /// The run.
        run: String,
        /// The directory.
        state: PathBuf,
    },
    /// A plan keeps no trace of its rows.
    #[error("the plan in {} keeps no trace of its rows: an earlier version of dialbase made it", .directory.display())]
    NoTrace {
        /// Its directory.
        directory: PathBuf,
    },
    /// A plan's trace cannot be read.
    #[error("the trace {} says nothing", .path.display())]
    TraceUnreadable {
        /// The trace.
        path: PathBuf,
        /// Why.
        source: report::TraceError,
    },
    /// No row may be dialled.
    #[error("there is nothing to load: {}", if *.read == 0 { "the input holds no rows" } else { "no row may be dialled" })]
    Nothing {
        /// How many rows were read.
        read: u64,
    },
    /// No credentials were given.
    #[error("there are no credentials for {instance}")]
    NoCredentials {
        /// The instance.
        instance: String,
    },
    /// The file with the credentials cannot be used.
    #[error("the credentials in {} cannot be used: {why}", .path.display())]
    BadCredentials {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: Message,
    },
    /// The instance does not let us in, or does not answer.
    #[error(transparent)]
    Instance(#[from] ucontact::Error),
    /// The sandbox does not start.
    #[error("the sandbox does not start")]
    Sandbox(#[source] sandbox::Error),
    /// It stopped when some lists had left.
    #[error(
        "it stopped halfway: {} had been received by then{}",
        count_of(*.accepted, "list"),
        if *.held == 0 { String::new() } else { format!(", and of {} nobody knows", count_of(*.held, "list")) }
    )]
    Halfway {
        /// How many lists were received.
        accepted: usize,
        /// How many are held.
        held: usize,
        /// What stopped it.
        source: Box<Error>,
    },
    /// It stopped when some calls had been made.
    #[error("it stopped halfway: {} had been accepted by then, and {held} are held", count_of(*.accepted, "call"))]
    HalfwayCalls {
        /// How many were accepted.
        accepted: usize,
        /// How many are held.
        held: usize,
        /// What stopped it.
        source: Box<Error>,
    },
    /// Somebody wished it to end before anything left.
    #[error("interrupted before anything of run {run} was sent")]
    Interrupted {
        /// The run.
        run: String,
    },
    /// A plan is not what was planned.
    #[error("the plan in {} is not as it was made: {what}", .directory.display())]
    PlanEdited {
        /// Its directory.
        directory: PathBuf,
        /// What differs.
        what: Message,
    },
    /// This machine's clock says an earlier time than it said before.
    #[error("the clock of this machine went back: {what} at {}, and now it is {}", Arg::from(*.at), Arg::from(*.now))]
    ClockWentBack {
        /// What it says.
        now: DateTime<Utc>,
        /// What happened later than that.
        what: Message,
        /// When.
        at: DateTime<Utc>,
    },
    /// The disk may be full before all is done.
    #[error("the disk of {} has {} MiB free, and {} MiB may be needed", .path.display(), Arg::from(.free >> 20), Arg::from(needed.div_ceil(1 << 20)))]
    NoRoom {
        /// A directory on it.
        path: PathBuf,
        /// How many bytes are free.
        free: u64,
        /// How many may be needed.
        needed: u64,
    },
    /// Several machines share the disk of the state directory.
    #[error("the state directory {} is on {kind}, which machines share: nothing there keeps two of them from sending the same", .path.display())]
    SharedDisk {
        /// The directory.
        path: PathBuf,
        /// The file system.
        kind: &'static str,
    },
    /// The instance has no such campaigns.
    #[error("{instance} has no campaign {}; nothing was sent", lacking_words(.lacking))]
    NoSuchCampaign {
        /// The instance.
        instance: String,
        /// The campaigns, each with what may have been meant.
        lacking: Vec<(String, Option<Message>)>,
    },
    /// The plan of a run is not where it was.
    #[error("the plan of run {run} is not in {} any more", .directory.display())]
    PlanGone {
        /// The run.
        run: String,
        /// Where it was.
        directory: PathBuf,
    },
    /// The pipeline file names another instance than the one to which the run went.
    #[error("run {run} went to {was}, and the pipeline file names {now}")]
    OtherInstance {
        /// The run.
        run: String,
        /// Where it went.
        was: String,
        /// What the pipeline file names.
        now: String,
    },
    /// No list of a run is in the instance.
    #[error(
        "there is nothing to undo in run {run}: the instance received none of its lists, or all are undone"
    )]
    NothingToUndo {
        /// The run.
        run: String,
    },
    /// A run made calls one by one, and undoing takes lists back.
    #[error("run {run} made calls one by one, and undoing takes lists back")]
    CallsNotUndone {
        /// The run.
        run: String,
    },
    /// A person says of a list that it is not there, and the instance called people of it.
    #[error("{name} is loaded: {} of its calls are on record at the instance", Arg::from(*.calls))]
    LoadedAfterAll {
        /// The list.
        name: String,
        /// How many calls were found.
        calls: u64,
    },
    /// The upload as a whole stopped.
    #[error(transparent)]
    Upload(#[from] upload::Error),
    /// A line does not read back as it was meant.
    #[error(transparent)]
    Unfaithful(#[from] serialize::Unfaithful),
    /// The rows do not add up.
    #[error("the account does not add up: {} rows came in, {} have a fate", Arg::from(*.read), Arg::from(*.accounted))]
    DoesNotAddUp {
        /// Rows that came in.
        read: u64,
        /// Rows that have a fate.
        accounted: u64,
    },
    /// The list of contacts is not that of the parts.
    #[error("the list of contacts does not add up: {} contacts are planned, {} are in it", Arg::from(*.planned), Arg::from(*.listed))]
    ContactsMissing {
        /// Contacts in the parts.
        planned: u64,
        /// Contacts in the list.
        listed: u64,
    },
}

impl Error {
    /// The language of the pipeline file that holds the mistakes, if it names one.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Problems(problems) | Self::Misfit(problems) => problems.language(),
            _ => None,
        }
    }

    /// The error with its causes, as one message.
    #[must_use]
    pub fn in_one(&self) -> Message {
        self.causes().into_iter().fold(self.told(), |told, cause| {
            message!("pipeline-and-why", "{told}: {cause}", told = told, cause = cause)
        })
    }
}

impl Diagnostic for Error {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.advice().map(|advice| Box::new(advice) as Box<dyn fmt::Display>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        match self {
            Self::Problems(problems) | Self::Misfit(problems) => problems.related(),
            _ => None,
        }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        None
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        None
    }
}
