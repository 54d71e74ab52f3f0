//! What stops a run, what a person does about it, and what the process tells its scheduler.

use crate::{Problems, Unhealthy};
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What the process tells whoever started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Any other failure.
    Failed = 1,
    /// The command or the pipeline file is wrong.
    Usage = 2,
    /// The input is refused; nothing was sent.
    Input = 3,
    /// A guard stopped it; nothing was sent.
    Guarded = 4,
    /// Not finished, and safe to run again.
    Unfinished = 5,
    /// What became of a part is not known: a person is needed, and running again does not resend.
    Held = 6,
    /// Another run holds the lock.
    Locked = 7,
    /// The ledger or the disk failed, and sending stopped.
    Disk = 8,
    /// There is nothing to load.
    Nothing = 9,
    /// An invariant is broken: a defect of ours.
    Defect = 70,
}

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
        why: String,
        /// Whether a person may let it go all the same.
        may_be_overridden: bool,
    },
    /// The plan is not fresh any more.
    #[error("the plan in {} is stale: {}", .directory.display(), .what.join("; "))]
    Stale {
        /// The plan's directory.
        directory: PathBuf,
        /// What is no longer as it was.
        what: Vec<String>,
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
        why: String,
    },
    /// The instance does not let us in, or does not answer.
    #[error(transparent)]
    Instance(#[from] ucontact::Error),
    /// The sandbox does not start.
    #[error("the sandbox does not start")]
    Sandbox(#[source] sandbox::Error),
    /// The upload as a whole stopped.
    #[error(transparent)]
    Upload(#[from] upload::Error),
    /// A line does not read back as it was meant.
    #[error(transparent)]
    Unfaithful(#[from] serialize::Unfaithful),
    /// The rows do not add up.
    #[error("the account does not add up: {read} rows came in, {accounted} have a fate")]
    DoesNotAddUp {
        /// Rows that came in.
        read: u64,
        /// Rows that have a fate.
        accounted: u64,
    },
}

impl Error {
    /// What the process says at its end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::PipelineUnreadable { .. }
            | Self::PipelineTaken { .. }
            | Self::CompiledTaken { .. }
            | Self::Problems(_)
            | Self::NoRuns { .. }
            | Self::NoSuchRun { .. }
            | Self::NoTrace { .. }
            | Self::NoRegion { .. }
            | Self::WhichRegistry { .. }
            | Self::NoChangeList { .. }
            | Self::Compiling { source: dedupe::blacklist::Error::Taken { .. }, .. }
            | Self::DirectoryTaken { .. } => Exit::Usage,
            Self::Input(_) | Self::Misfit(_) => Exit::Input,
            Self::BlacklistUnreadable { .. }
            | Self::CompiledUnreadable { .. }
            | Self::BlacklistsUnhealthy { .. }
            | Self::Stopped { .. }
            | Self::Stale { .. } => Exit::Guarded,
            Self::Nothing { .. } => Exit::Nothing,
            Self::Write { .. } | Self::TraceUnreadable { .. } | Self::Compiling { .. } => Exit::Disk,
            Self::CompiledMeanwhile { .. } | Self::Instance(ucontact::Error::NoAnswer { .. }) => {
                Exit::Unfinished
            }
            Self::NoCredentials { .. }
            | Self::BadCredentials { .. }
            | Self::Sandbox(_)
            | Self::Instance(_) => Exit::Failed,
            Self::Unfaithful(_) | Self::DoesNotAddUp { .. } => Exit::Defect,
            Self::Upload(error) => match error {
                upload::Error::Locked { .. } => Exit::Locked,
                upload::Error::Impossible { .. } | upload::Error::DoesNotAddUp { .. } => Exit::Defect,
                upload::Error::NoPlan { .. }
                | upload::Error::NoSuchPart { .. }
                | upload::Error::NotToDecide { .. }
                | upload::Error::PlanUnreadable { .. }
                | upload::Error::PlanVersion { .. } => Exit::Usage,
                upload::Error::PeopleWent { lists } if lists.iter().any(|list| list.is_held) => Exit::Held,
                upload::Error::PartChanged { .. }
                | upload::Error::OtherLedger { .. }
                | upload::Error::Claimed { .. }
                | upload::Error::PeopleWent { .. }
                | upload::Error::Stale { .. } => Exit::Guarded,
                _ => Exit::Disk,
            },
        }
    }

    /// The error with its causes, as one line.
    pub(crate) fn in_one_line(&self) -> String {
        let causes = std::iter::successors(std::error::Error::source(self), |cause| cause.source());
        causes.fold(self.to_string(), |line, cause| format!("{line}: {cause}"))
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Input(error) | Self::BlacklistUnreadable { source: error, .. } => return error.hint(),
            Self::CompiledUnreadable { source: dedupe::blacklist::Error::System(_), .. } => {
                "check the path, and who may read the file"
            }
            Self::CompiledUnreadable { source, .. } | Self::Compiling { source, .. } => source.hint(),
            Self::CompiledMeanwhile { .. } => "run this again: it starts from the file that is there now",
            Self::NoRegion { .. } => "say it by its two letters: --region BR",
            Self::WhichRegistry { .. } => "name one: --registry NAME",
            Self::NoChangeList { .. } => {
                "to join compiled blacklists, give them to: dialbase blacklist build -o FILE.dbl"
            }
            Self::Instance(error) => return error.hint(),
            Self::Sandbox(error) => return error.hint(),
            Self::Upload(error) => return error.hint(),
            Self::Problems(_) => return None,
            Self::Misfit(_) => {
                "ask for the list as it was, or name its columns in the pipeline file as they are now"
            }
            Self::PipelineUnreadable { source, .. } if source.kind() == io::ErrorKind::InvalidData => {
                "save the file as UTF-8 text: editors offer it under Save As"
            }
            Self::PipelineUnreadable { .. } => "check the path; pipelines/ holds examples",
            Self::PipelineTaken { .. } | Self::CompiledTaken { .. } => {
                "name another file, or move this one away"
            }
            Self::BlacklistsUnhealthy { lists } => return Some(remedies(lists)),
            Self::Stopped { directory, may_be_overridden: true, .. } => {
                let directory = directory.display();
                return Some(format!(
                    "find out whether the list is right; if it is: dialbase apply {directory} --override \"REASON\", which goes on record"
                ));
            }
            Self::Stopped { .. } => {
                "look at report.json and rejected.csv there, mend the rows, and plan again; what a pipeline states is lifted in its file alone"
            }
            Self::Stale { .. } => "plan again: dialbase plan PIPELINE -o DIR",
            Self::DirectoryTaken { .. } => "name another directory, or remove this one",
            Self::NoRuns { .. } => {
                "name another directory with --state, or a plan with --plan; `dialbase run` and `apply` make it"
            }
            Self::NoSuchRun { .. } => "`dialbase runs list` shows the runs that were applied",
            Self::NoTrace { .. } => "look into its rejected.csv and parts/; plans that are made now keep one",
            Self::TraceUnreadable { .. } => {
                "bring the file back from a copy; without it, rejected.csv and parts/ say what they can"
            }
            Self::Write { .. } => "check the disk's space and rights",
            Self::Nothing { read: 0 } => "look at the input: it has a header, or less",
            Self::Nothing { .. } => "rejected.csv says of each row why not",
            Self::NoCredentials { .. } => {
                "set DIALBASE_TOKEN, or DIALBASE_USER and DIALBASE_PASSWORD, or name a file as `credentials` under [upload]"
            }
            Self::BadCredentials { .. } => {
                "the file holds `token = \"…\"`, or `user = \"…\"` and `password = \"…\"`, and only its owner may read it (chmod 600)"
            }
            Self::Unfaithful(_) | Self::DoesNotAddUp { .. } => {
                "this is a defect of dialbase; nothing was sent: keep the input and report it"
            }
        };
        Some(hint.to_owned())
    }
}

fn which_words(path: &Path, asked: Option<&str>, names: &[String]) -> String {
    let (path, names) = (path.display(), names.join(", "));
    match asked {
        Some(asked) => format!("{path} has no registry {asked}; it has: {names}"),
        None => format!("{path} has several registries: {names}"),
    }
}

fn unhealthy_words(lists: &[Unhealthy]) -> String {
    match lists {
        [list] => format!("nobody may be called: the blacklist {list}"),
        lists => {
            let all: Vec<String> = lists.iter().map(ToString::to_string).collect();
            format!("nobody may be called: {} blacklists are not healthy:\n{}", lists.len(), all.join("\n"))
        }
    }
}

/// What to do about lists that are not healthy, each thing once.
fn remedies(lists: &[Unhealthy]) -> String {
    let mut remedies: Vec<&str> = Vec::new();
    for ailment in lists.iter().flat_map(|list| &list.ailments) {
        if !remedies.contains(&ailment.remedy.as_str()) {
            remedies.push(&ailment.remedy);
        }
    }
    format!("{}; nothing was sent, and nothing will be without a healthy list", remedies.join("; "))
}

impl Diagnostic for Error {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.hint().map(|hint| Box::new(hint) as Box<dyn fmt::Display>)
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
