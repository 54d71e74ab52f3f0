//! What a person does about each error.

use super::Error;
use crate::Unhealthy;
use std::io;
use words::{Arg, Message, Told as _, message};

/// What a person does about an error.
pub(super) fn advice(error: &Error) -> Option<Message> {
    match error {
        Error::Input(error) | Error::BlacklistUnreadable { source: error, .. } => error.advice(),
        Error::CompiledUnreadable { source: dedupe::blacklist::Error::System(_), .. } => {
            Some(message!("pipeline-compiled-unreadable-do", "check the path, and who may read the file"))
        }
        Error::CompiledUnreadable { source, .. } | Error::Compiling { source, .. } => source.advice(),
        Error::Halfway { source, .. } | Error::HalfwayCalls { source, .. } => source.advice(),
        Error::Instance(error) => error.advice(),
        Error::Sandbox(error) => error.advice(),
        Error::Upload(error) => error.advice(),
        Error::BlacklistsUnhealthy { lists } => Some(remedies(lists)),
        error => about_files(error).or_else(|| about_plans(error)).or_else(|| before_sending(error)),
    }
}

fn about_files(error: &Error) -> Option<Message> {
    Some(match error {
        Error::CompiledMeanwhile { .. } => message!(
            "pipeline-compiled-meanwhile-do",
            "run this again: it starts from the file that is there now"
        ),
        Error::NoRegion { .. } => {
            message!("pipeline-no-region-do", "say it by its two letters: --region BR")
        }
        Error::ColumnsMoved { .. } => message!(
            "pipeline-columns-moved-do",
            "some columns were sorted, filled or pasted without the others; take the file anew from the plan's directory, and sort whole rows"
        ),
        Error::ChecksGone { .. } => message!(
            "pipeline-checks-gone-do",
            "take the file anew, rejected.xlsx or rejected.csv of the plan's directory, and leave its column {column} where it is: the workbook hides it",
            column = report::Added::check_column(words::Language::English),
        ),
        Error::AnotherLedger { .. } => message!(
            "pipeline-another-ledger-do",
            "name the state directory of that run with --state: only its ledger knows who went since, and who refused"
        ),
        Error::WhichRegistry { .. } => message!("pipeline-which-registry-do", "name one: --registry NAME"),
        Error::NoChangeList { .. } => message!(
            "pipeline-no-change-list-do",
            "to join compiled blacklists, give them to: dialbase blacklist build -o FILE.dbl"
        ),
        Error::Misfit(_) => message!(
            "pipeline-misfit-do",
            "ask for the list as it was, or name its columns in the pipeline file as they are now"
        ),
        Error::PipelineUnreadable { source, .. } if source.kind() == io::ErrorKind::InvalidData => {
            message!("pipeline-not-text-do", "save the file as UTF-8 text: editors offer it under Save As")
        }
        Error::PipelineUnreadable { .. } => {
            message!("pipeline-unreadable-do", "check the path; pipelines/ holds examples")
        }
        Error::PipelineTaken { .. } | Error::CompiledTaken { .. } => {
            message!("pipeline-taken-do", "name another file, or move this one away")
        }
        Error::Write { .. } => message!("pipeline-write-do", "check the disk's space and rights"),
        Error::NoRoom { .. } => message!(
            "pipeline-no-room-do",
            "free some space, or name a directory on another disk with --state"
        ),
        Error::SharedDisk { .. } => {
            message!("pipeline-shared-disk-do", "name a directory on a disk of this machine with --state")
        }
        _ => return None,
    })
}

fn about_plans(error: &Error) -> Option<Message> {
    Some(match error {
        Error::Stopped { directory, may_be_overridden: true, .. } => message!(
            "pipeline-stopped-override-do",
            "find out whether the list is right; if it is: dialbase apply {directory} --override \"REASON\", which goes on record",
            directory = directory.display(),
        ),
        Error::Stopped { .. } => message!(
            "pipeline-stopped-do",
            "look at report.html and rejected.xlsx there, mend the rows, and plan again; what a pipeline states is lifted in its file alone"
        ),
        Error::DirectoryTaken { .. } => {
            message!("pipeline-directory-taken-do", "name another directory, or remove this one")
        }
        Error::NoRuns { .. } => message!(
            "pipeline-no-runs-do",
            "name another directory with --state, or a plan with --plan; `dialbase run` and `apply` make it"
        ),
        Error::NoSuchRun { .. } => {
            message!("pipeline-no-such-run-do", "`dialbase runs list` shows the runs that were applied")
        }
        Error::NoTrace { .. } => message!(
            "pipeline-no-trace-do",
            "look into its rejected.csv and parts/; plans that are made now keep one"
        ),
        Error::TraceUnreadable { .. } => message!(
            "pipeline-trace-unreadable-do",
            "bring the file back from a copy; without it, rejected.csv and parts/ say what they can"
        ),
        Error::Nothing { read: 0 } => {
            message!("pipeline-no-rows-do", "look at the input: it has a header, or less")
        }
        Error::Nothing { .. } => {
            message!("pipeline-no-row-dialled-do", "rejected.xlsx says of each row why not")
        }
        Error::Unfaithful(_) | Error::DoesNotAddUp { .. } | Error::ContactsMissing { .. } => message!(
            "pipeline-defect-do",
            "this is a defect of dialbase; nothing was sent: keep the input and report it"
        ),
        _ => return None,
    })
}

/// What a person does about what stands between a plan and its sending.
fn before_sending(error: &Error) -> Option<Message> {
    Some(match error {
        Error::Stale { .. } => message!(
            "pipeline-stale-do",
            "run the pipeline anew (dialbase run PIPELINE): what went before is recognised, and not sent again"
        ),
        Error::PlanEdited { .. } => {
            message!("pipeline-plan-edited-do", "a plan is sent as it was made or not at all: make it anew")
        }
        Error::ClockWentBack { .. } => message!(
            "pipeline-clock-went-back-do",
            "set the clock right; ages of blacklists and plans are told by it, and nothing is sent meanwhile"
        ),
        Error::NoSuchCampaign { .. } => message!(
            "pipeline-no-such-campaign-do",
            "spell it exactly as the portal does, suffix included, or have it made there; then begin again"
        ),
        Error::PlanGone { .. } => message!(
            "pipeline-plan-gone-do",
            "if you moved it: dialbase apply DIR; else run the pipeline anew (dialbase run PIPELINE): what went is recognised, and not sent again"
        ),
        Error::OtherInstance { .. } => message!(
            "pipeline-other-instance-do",
            "name the run's own instance in the pipeline file for as long as this takes"
        ),
        Error::NothingToUndo { .. } => message!(
            "pipeline-nothing-to-undo-do",
            "see `dialbase runs show RUN` for what became of its lists"
        ),
        Error::CallsNotUndone { .. } => message!(
            "pipeline-calls-not-undone-do",
            "take scheduled calls back with `dialbase remove --scheduled`; tasks of a dialer cannot be taken back one by one"
        ),
        Error::LoadedAfterAll { .. } => message!(
            "pipeline-loaded-after-all-do",
            "it stays held; say `dialbase runs resolve RUN LIST --loaded --reason \"…\"`"
        ),
        Error::Interrupted { .. } => {
            message!("pipeline-interrupted-do", "to send it: dialbase apply DIR, with the plan's directory")
        }
        Error::NoCredentials { .. } => message!(
            "pipeline-no-credentials-do",
            "set DIALBASE_TOKEN, or DIALBASE_USER and DIALBASE_PASSWORD, or name a file as `credentials` under [upload]"
        ),
        Error::BadCredentials { .. } => message!(
            "pipeline-bad-credentials-do",
            "the file holds `token = \"…\"`, or `user = \"…\"` and `password = \"…\"`, and only its owner may read it (chmod 600)"
        ),
        _ => return None,
    })
}

/// What to do about lists that are not healthy, each thing once.
fn remedies(lists: &[Unhealthy]) -> Message {
    let mut remedies: Vec<Message> = Vec::new();
    for ailment in lists.iter().flat_map(|list| &list.ailments) {
        if !remedies.contains(&*ailment.remedy) {
            remedies.push((*ailment.remedy).clone());
        }
    }
    message!(
        "pipeline-blacklists-unhealthy-do",
        "{remedies}; nothing was sent, and nothing will be without a healthy list",
        remedies = Arg::Clauses(remedies),
    )
}
