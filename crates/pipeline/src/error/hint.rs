//! What a person does about each error.

use super::Error;
use crate::Unhealthy;
use std::io;

impl Error {
    /// What a person does about it.
    pub(super) fn hint(&self) -> Option<String> {
        if let Some(hint) = self.before_sending() {
            return Some(hint.to_owned());
        }
        let hint = match self {
            Self::Input(error) | Self::BlacklistUnreadable { source: error, .. } => return error.hint(),
            Self::CompiledUnreadable { source: dedupe::blacklist::Error::System(_), .. } => {
                "check the path, and who may read the file"
            }
            Self::CompiledUnreadable { source, .. } | Self::Compiling { source, .. } => {
                return Some(source.hint());
            }
            Self::CompiledMeanwhile { .. } => "run this again: it starts from the file that is there now",
            Self::NoRegion { .. } => "say it by its two letters: --region BR",
            Self::WhichRegistry { .. } => "name one: --registry NAME",
            Self::NoChangeList { .. } => {
                "to join compiled blacklists, give them to: dialbase blacklist build -o FILE.dbl"
            }
            Self::Halfway { source, .. } => return source.hint(),
            Self::Instance(error) => return error.hint(),
            Self::Sandbox(error) => return error.hint(),
            Self::Upload(error) => return error.hint(),
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
            Self::Unfaithful(_) | Self::DoesNotAddUp { .. } | Self::ContactsMissing { .. } => {
                "this is a defect of dialbase; nothing was sent: keep the input and report it"
            }
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// What a person does about what stands between a plan and its sending.
    fn before_sending(&self) -> Option<&'static str> {
        Some(match self {
            Self::Stale { .. } => {
                "run the pipeline anew (dialbase run PIPELINE): what went before is recognised, and not sent again"
            }
            Self::PlanEdited { .. } => "a plan is sent as it was made or not at all: make it anew",
            Self::ClockWentBack { .. } => {
                "set the clock right; ages of blacklists and plans are told by it, and nothing is sent meanwhile"
            }
            Self::NoSuchCampaign { .. } => {
                "spell it exactly as the portal does, suffix included, or have it made there; then plan again"
            }
            Self::PlanGone { .. } => {
                "if you moved it: dialbase apply DIR; else run the pipeline anew (dialbase run PIPELINE): what went is recognised, and not sent again"
            }
            Self::OtherInstance { .. } => {
                "name the run's own instance in the pipeline file for as long as this takes"
            }
            Self::NothingToUndo { .. } => "see `dialbase runs show RUN` for what became of its lists",
            Self::LoadedAfterAll { .. } => {
                "it stays held; say `dialbase runs resolve RUN LIST --loaded --reason \"…\"`"
            }
            Self::NoRoom { .. } => "free some space, or name a directory on another disk with --state",
            Self::SharedDisk { .. } => "name a directory on a disk of this machine with --state",
            Self::Interrupted { .. } => "to send it: dialbase apply DIR, with the plan's directory",
            Self::NoCredentials { .. } => {
                "set DIALBASE_TOKEN, or DIALBASE_USER and DIALBASE_PASSWORD, or name a file as `credentials` under [upload]"
            }
            Self::BadCredentials { .. } => {
                "the file holds `token = \"…\"`, or `user = \"…\"` and `password = \"…\"`, and only its owner may read it (chmod 600)"
            }
            _ => return None,
        })
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
