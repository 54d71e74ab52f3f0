//! What the errors say, and why, with names for every language.

use super::Error;
use crate::Unhealthy;
use std::path::Path;
use words::{Arg, Language, Message, Told, count, message, told};

impl Told for Error {
    fn told(&self) -> Message {
        let ours = self.of_files().or_else(|| self.of_blacklists()).or_else(|| self.of_plans());
        let ours = ours.or_else(|| self.of_runs());
        ours.unwrap_or_else(|| match self {
            Self::Problems(problems) => problems.told(),
            Self::Input(error) => error.told(),
            Self::Instance(error) => error.told(),
            Self::Upload(error) => error.told(),
            Self::Unfaithful(error) => error.told(),
            _ => Message::foreign(self.to_string()),
        })
    }

    fn causes(&self) -> Vec<Message> {
        match self {
            Self::Misfit(problems) => problems.chain(),
            Self::PipelineUnreadable { source, .. } | Self::Write { source, .. } => source.chain(),
            Self::BlacklistUnreadable { source, .. } => source.chain(),
            Self::CompiledUnreadable { source, .. } | Self::Compiling { source, .. } => source.chain(),
            Self::TraceUnreadable { source, .. } => source.chain(),
            Self::Sandbox(source) => source.chain(),
            Self::Halfway { source, .. } | Self::HalfwayCalls { source, .. } => source.chain(),
            Self::Input(error) => error.causes(),
            Self::Instance(error) => error.causes(),
            Self::Upload(error) => error.causes(),
            _ => Vec::new(),
        }
    }

    fn advice(&self) -> Option<Message> {
        super::advice::advice(self)
    }
}

impl Error {
    /// What is said of files.
    fn of_files(&self) -> Option<Message> {
        Some(match self {
            Self::PipelineUnreadable { path, .. } => {
                told!(self, "pipeline-unreadable", path = path.display())
            }
            Self::PipelineTaken { path } => told!(self, "pipeline-taken", path = path.display()),
            Self::Misfit(_) => told!(self, "pipeline-misfit"),
            Self::DirectoryTaken { directory } => {
                told!(self, "pipeline-directory-taken", directory = directory.display())
            }
            Self::Write { path, .. } => told!(self, "pipeline-write", path = path.display()),
            Self::BadCredentials { path, why } => {
                told!(self, "pipeline-bad-credentials", path = path.display(), why = why)
            }
            Self::NoRoom { path, free, needed } => told!(
                self,
                "pipeline-no-room",
                path = path.display(),
                free = free >> 20,
                needed = needed.div_ceil(1 << 20),
            ),
            Self::SharedDisk { path, kind } => {
                told!(self, "pipeline-shared-disk", path = path.display(), disk = *kind)
            }
            Self::TraceUnreadable { path, .. } => {
                told!(self, "pipeline-trace-unreadable", path = path.display())
            }
            _ => return None,
        })
    }

    /// What is said of blacklists.
    fn of_blacklists(&self) -> Option<Message> {
        Some(match self {
            Self::BlacklistUnreadable { path, .. } => {
                told!(self, "pipeline-blacklist-unreadable", path = path.display())
            }
            Self::BlacklistsUnhealthy { lists } => unhealthy_words(lists),
            Self::CompiledUnreadable { path, .. } => {
                told!(self, "pipeline-compiled-unreadable", path = path.display())
            }
            Self::Compiling { path, .. } => told!(self, "pipeline-compiling", path = path.display()),
            Self::CompiledTaken { path } => told!(self, "pipeline-compiled-taken", path = path.display()),
            Self::CompiledMeanwhile { path } => {
                told!(self, "pipeline-compiled-meanwhile", path = path.display())
            }
            Self::NoRegion { path } => told!(self, "pipeline-no-region", path = path.display()),
            Self::ChecksGone { path } => told!(self, "pipeline-checks-gone", path = path.display()),
            Self::AnotherLedger { path, run, state } => told!(
                self,
                "pipeline-another-ledger",
                path = path.display(),
                run = run,
                state = state.display()
            ),
            Self::WhichRegistry { path, asked, names } => which_words(path, asked.as_deref(), names),
            Self::NoChangeList { path } => told!(self, "pipeline-no-change-list", path = path.display()),
            _ => return None,
        })
    }

    /// What is said of a plan and its sending.
    fn of_plans(&self) -> Option<Message> {
        Some(match self {
            Self::Stopped { directory, why, .. } => {
                told!(self, "pipeline-stopped", directory = directory.display(), why = why)
            }
            Self::Stale { directory, what } => told!(
                self,
                "pipeline-stale",
                directory = directory.display(),
                what = Arg::Clauses(what.clone()),
            ),
            Self::PlanEdited { directory, what } => {
                told!(self, "pipeline-plan-edited", directory = directory.display(), what = what)
            }
            Self::NoTrace { directory } => told!(self, "pipeline-no-trace", directory = directory.display()),
            Self::Nothing { read: 0 } => told!(self, "pipeline-no-rows"),
            Self::Nothing { .. } => told!(self, "pipeline-no-row-dialled"),
            Self::NoCredentials { instance } => told!(self, "pipeline-no-credentials", instance = instance),
            Self::Sandbox(_) => told!(self, "pipeline-sandbox"),
            Self::HalfwayCalls { accepted, held, .. } => {
                told!(self, "pipeline-halfway-calls", accepted = *accepted, held = *held)
            }
            Self::Halfway { accepted, held, .. } => {
                told!(self, "pipeline-halfway", accepted = *accepted, held = *held)
            }
            Self::NoSuchCampaign { instance, lacking } => told!(
                self,
                "pipeline-no-such-campaign",
                instance = instance,
                campaigns = lacking_words(lacking),
            ),
            Self::DoesNotAddUp { read, accounted } => {
                told!(self, "pipeline-does-not-add-up", read = read, accounted = accounted)
            }
            Self::ContactsMissing { planned, listed } => {
                told!(self, "pipeline-contacts-missing", planned = planned, listed = listed)
            }
            Self::ClockWentBack { now, what, at } => {
                told!(self, "pipeline-clock-went-back", now = *now, what = what, at = *at)
            }
            _ => return None,
        })
    }

    /// What is said of runs that were.
    fn of_runs(&self) -> Option<Message> {
        Some(match self {
            Self::NoRuns { state } => told!(self, "pipeline-no-runs", state = state.display()),
            Self::NoSuchRun { run, state } => {
                told!(self, "pipeline-no-such-run", run = run, state = state.display())
            }
            Self::Interrupted { run } => told!(self, "pipeline-interrupted", run = run),
            Self::PlanGone { run, directory } => {
                told!(self, "pipeline-plan-gone", run = run, directory = directory.display())
            }
            Self::OtherInstance { run, was, now } => {
                told!(self, "pipeline-other-instance", run = run, was = was, now = now)
            }
            Self::NothingToUndo { run } => told!(self, "pipeline-nothing-to-undo", run = run),
            Self::CallsNotUndone { run } => told!(self, "pipeline-calls-not-undone", run = run),
            Self::LoadedAfterAll { name, calls } => {
                told!(self, "pipeline-loaded-after-all", name = name, calls = calls)
            }
            _ => return None,
        })
    }
}

/// `1 list`, `1,200 lists`.
pub(super) fn count_of(number: usize, what: &str) -> String {
    format!("{} {what}{}", count(Language::English, number as u64), if number == 1 { "" } else { "s" })
}

/// The campaigns that an instance lacks, each with what may have been meant.
pub(super) fn lacking_words(lacking: &[(String, Option<Message>)]) -> Message {
    let one = |(name, near): &(String, Option<Message>)| match near {
        Some(near) => message!("pipeline-campaign-near", "{name} ({near})", name = name, near = near),
        None => Message::foreign(name),
    };
    let and =
        |one, next| message!("pipeline-campaign-and-no", "{one}, and no {next}", one = one, next = next);
    lacking.iter().map(one).reduce(and).unwrap_or_default()
}

pub(super) fn which_words(path: &Path, asked: Option<&str>, names: &[String]) -> Message {
    let names = Arg::list(names);
    if let Some(asked) = asked {
        return message!(
            "pipeline-no-such-registry",
            "{path} has no registry {asked}; it has: {names}",
            path = path.display(),
            asked = asked,
            names = names,
        );
    }
    message!(
        "pipeline-which-registry",
        "{path} has several registries: {names}",
        path = path.display(),
        names = names,
    )
}

/// What speaks against blacklists: of one in the same line, of several in a line each.
pub(super) fn unhealthy_words(lists: &[Unhealthy]) -> Message {
    if let [list] = lists {
        return message!(
            "pipeline-blacklist-unhealthy",
            "nobody may be called: the blacklist {list}",
            list = list.told(),
        );
    }
    let and = |lines: Message, list: Message| {
        message!(
            "pipeline-blacklists-line",
            "{lines}{line_break}{list}",
            lines = lines,
            line_break = "\n",
            list = list,
        )
    };
    message!(
        "pipeline-blacklists-unhealthy",
        "nobody may be called: {count} blacklists are not healthy:{lists}",
        count = lists.len(),
        lists = lists.iter().map(Told::told).fold(Message::default(), and),
    )
}
