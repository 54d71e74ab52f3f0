//! What the process tells its scheduler at the end.

use super::Error;

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
            | Self::PlanGone { .. }
            | Self::Instance(
                ucontact::Error::AuthorityUnreadable { .. }
                | ucontact::Error::AuthorityDamaged { .. }
                | ucontact::Error::AuthorityMissing { .. },
            )
            | Self::OtherInstance { .. }
            | Self::NoTrace { .. }
            | Self::NoRegion { .. }
            | Self::WhichRegistry { .. }
            | Self::NoChangeList { .. }
            | Self::Compiling { source: dedupe::blacklist::Error::Taken { .. }, .. }
            | Self::DirectoryTaken { .. } => Exit::Usage,
            Self::Input(_)
            | Self::Misfit(_)
            | Self::ChecksGone { .. }
            | Self::ColumnsMoved { .. }
            | Self::AnotherLedger { .. } => Exit::Input,
            Self::BlacklistUnreadable { .. }
            | Self::CompiledUnreadable { .. }
            | Self::BlacklistsUnhealthy { .. }
            | Self::Stopped { .. }
            | Self::PlanEdited { .. }
            | Self::NoSuchCampaign { .. }
            | Self::LoadedAfterAll { .. }
            | Self::CallsNotUndone { .. }
            | Self::ClockWentBack { .. }
            | Self::Stale { .. } => Exit::Guarded,
            Self::Nothing { .. } | Self::NothingToUndo { .. } => Exit::Nothing,
            Self::Write { .. }
            | Self::NoRoom { .. }
            | Self::SharedDisk { .. }
            | Self::TraceUnreadable { .. }
            | Self::Compiling { .. } => Exit::Disk,
            Self::Halfway { held: 1.., .. } | Self::HalfwayCalls { held: 1.., .. } => Exit::Held,
            Self::Halfway { source, .. } | Self::HalfwayCalls { source, .. } => match source.exit() {
                // Those say that nothing was sent.
                Exit::Usage | Exit::Input | Exit::Guarded | Exit::Nothing => Exit::Unfinished,
                exit => exit,
            },
            Self::CompiledMeanwhile { .. }
            | Self::Interrupted { .. }
            | Self::Instance(ucontact::Error::NoAnswer { .. } | ucontact::Error::NotNow { .. }) => {
                Exit::Unfinished
            }
            Self::NoCredentials { .. }
            | Self::BadCredentials { .. }
            | Self::Sandbox(_)
            | Self::Instance(_) => Exit::Failed,
            Self::Unfaithful(_) | Self::DoesNotAddUp { .. } | Self::ContactsMissing { .. } => Exit::Defect,
            Self::Upload(error) => exit_of(error),
        }
    }
}

/// What the process says at the end of an upload that stopped as a whole.
fn exit_of(error: &upload::Error) -> Exit {
    match error {
        upload::Error::Locked { .. } => Exit::Locked,
        upload::Error::Impossible { .. }
        | upload::Error::CallImpossible { .. }
        | upload::Error::DoesNotAddUp { .. } => Exit::Defect,
        upload::Error::NoPlan { .. }
        | upload::Error::NoSuchCall { .. }
        | upload::Error::NoSuchPart { .. }
        | upload::Error::NotToDecide { .. }
        | upload::Error::PlanUnreadable { .. }
        | upload::Error::PlanVersion { .. } => Exit::Usage,
        upload::Error::PeopleWent { lists } if lists.iter().any(|list| list.is_held) => Exit::Held,
        upload::Error::PartChanged { .. }
        | upload::Error::CallsChanged { .. }
        | upload::Error::CallsAbandoned { .. }
        | upload::Error::OtherLedger { .. }
        | upload::Error::Claimed { .. }
        | upload::Error::PeopleWent { .. }
        | upload::Error::Stale { .. } => Exit::Guarded,
        _ => Exit::Disk,
    }
}
