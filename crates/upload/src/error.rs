//! What stops an upload as a whole. What happens to one part is its state.

use crate::Claimed;
use std::io;
use std::path::PathBuf;

/// What stops an upload as a whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of the plan or of the state cannot be used.
    #[error("cannot use {}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no plan in the directory.
    #[error("{} holds no plan", .directory.display())]
    NoPlan {
        /// The directory.
        directory: PathBuf,
    },
    /// The plan's own description cannot be read.
    #[error("cannot read the plan {}", .path.display())]
    PlanUnreadable {
        /// Its `plan.json`.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// The plan was made by a version that writes plans otherwise.
    #[error("{} was made by dialbase {made_by}, whose plans this version cannot apply", .path.display())]
    PlanVersion {
        /// Its `plan.json`.
        path: PathBuf,
        /// The version that made it.
        made_by: String,
    },
    /// A part is not as it was planned.
    #[error("{} is not as it was planned: {what}", .path.display())]
    PartChanged {
        /// The part's file.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// The plan is not fresh any more.
    #[error("the plan is stale: {}", .what.join("; "))]
    Stale {
        /// What is no longer as it was.
        what: Vec<String>,
    },
    /// Its people went to their campaign in other lists a short while ago, or may have gone.
    #[error("{}", went(.lists))]
    PeopleWent {
        /// The lists.
        lists: Vec<Claimed>,
    },
    /// The ledger itself refused to let a part leave, for another list has some of its people.
    #[error("{contacts} contacts of {name} went to their campaign in another list")]
    Claimed {
        /// The list that did not leave.
        name: String,
        /// How many.
        contacts: u64,
    },
    /// Another run is at work on the same state.
    #[error("another run holds the lock: {holder}")]
    Locked {
        /// Who, as it wrote.
        holder: String,
    },
    /// The ledger cannot be read or written. Sending stops at once.
    #[error("the ledger {} cannot be used", .path.display())]
    Ledger {
        /// The ledger.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// The ledger does not hold together any more.
    #[error("the ledger {} is damaged: {what}", .path.display())]
    LedgerDamaged {
        /// The ledger.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// The ledger was written by a later version.
    #[error("the ledger {} was written by a later version of dialbase", .path.display())]
    LedgerVersion {
        /// The ledger.
        path: PathBuf,
    },
    /// The ledger is new, and what was sent from here is not in it.
    #[error("the ledger {} is gone, and {} was sent with it", .path.display(), .plan.display())]
    LedgerGone {
        /// The ledger.
        path: PathBuf,
        /// A plan that was sent.
        plan: PathBuf,
    },
    /// The key under which the ledger knows numbers is not there, or is another.
    #[error("the key {}, under which the ledger knows who was loaded, is gone or is another", .path.display())]
    NumbersKeyGone {
        /// The key's file.
        path: PathBuf,
    },
    /// The plan was applied with another state directory, which knows what became of it.
    #[error("the plan {} was applied with another state directory", .path.display())]
    OtherLedger {
        /// Its directory.
        path: PathBuf,
    },
    /// A run has no part of this name, or none that left under it.
    #[error("run {run} has no list {name}")]
    NoSuchPart {
        /// The run.
        run: String,
        /// The list's name.
        name: String,
    },
    /// What became of the part is known, and not for a person to decide.
    #[error("{name} is {state}: there is nothing to decide about it so")]
    NotToDecide {
        /// The list's name.
        name: String,
        /// Its state.
        state: String,
    },
    /// A change of state that cannot be: a defect of ours.
    #[error("part {part} cannot go on from {from}")]
    Impossible {
        /// The part's number in the ledger.
        part: i64,
        /// Its state.
        from: String,
    },
    /// The rows of a run do not add up: a defect of ours.
    #[error("the account of run {run} does not add up: {read} rows came in, {accounted} have a fate")]
    DoesNotAddUp {
        /// The run.
        run: String,
        /// Rows that came in.
        read: i64,
        /// Rows that have a fate.
        accounted: i64,
    },
}

impl Error {
    /// What a person does about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::File { .. } => "check that the file is there and that you may read and write it",
            Self::NoPlan { .. } => {
                "name the directory that `dialbase plan` made, with its plan.json and report.json"
            }
            Self::PlanUnreadable { .. } | Self::PlanVersion { .. } => {
                "make the plan anew: dialbase plan PIPELINE -o DIR"
            }
            Self::Claimed { .. } | Self::Stale { .. } => "plan again: dialbase plan PIPELINE -o DIR",
            Self::PeopleWent { lists } if lists.iter().any(|list| list.is_held) => {
                return Some(look_in_the_portal(lists));
            }
            Self::PeopleWent { .. } => {
                "leave them out, with `earlier = { within = \"20h\", scope = \"campaign\" }` under [duplicates], and plan again; if they shall be called again so soon, say after how long: `repeat_after` under [upload]"
            }
            Self::LedgerDamaged { .. } => {
                "bring it back from a copy, with its plans; nothing is sent meanwhile, for nobody could say what went"
            }
            Self::PartChanged { .. } => "a plan is sent as it was made or not at all: make it anew",
            Self::LedgerGone { .. } => {
                "bring the ledger back from a copy; or, once you know in the portal what was loaded, move the plans away"
            }
            Self::NumbersKeyGone { .. } => {
                "bring it back from a copy of the state directory: without it nobody could be known again"
            }
            Self::OtherLedger { .. } => {
                "name that directory with --state; what it knows to have left must not leave again"
            }
            Self::NoSuchPart { .. } => "see `dialbase runs show RUN` for its lists",
            Self::NotToDecide { .. } => {
                "only a held list is there or is not; a held or refused one can be given up"
            }
            Self::Locked { .. } => {
                "wait until that run has ended; if it is yours and stuck, end that process"
            }
            Self::Ledger { .. } => {
                "check the disk's space and rights; nothing was sent that the ledger does not know of"
            }
            Self::LedgerVersion { .. } => "use that later version",
            Self::Impossible { .. } | Self::DoesNotAddUp { .. } => {
                "this is a defect of dialbase: keep the state directory and report it"
            }
        };
        Some(hint.to_owned())
    }
}

/// So many lists are named; of more, how many.
const NAMED: usize = 3;

fn went(lists: &[Claimed]) -> String {
    let list = |list: &Claimed| {
        let people = match list.contacts {
            0 => String::new(),
            1 => "1 contact in ".to_owned(),
            contacts => format!("{contacts} contacts in "),
        };
        let minute = list.at.format("%Y-%m-%d %H:%M UTC");
        format!("{people}{} ({}, {minute})", list.name, list.campaign)
    };
    let (held, sent): (Vec<&Claimed>, Vec<&Claimed>) = lists.iter().partition(|list| list.is_held);
    let named = |lists: &[&Claimed]| {
        let more = lists.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("and {more} more"));
        lists.iter().take(NAMED).map(|one| list(one)).chain(more).collect::<Vec<_>>().join("; ")
    };
    if held.is_empty() {
        format!("people of this plan went to their campaign a short while ago: {}", named(&sent))
    } else {
        format!(
            "nobody knows yet whether an earlier list arrived that has people of this plan: {}",
            named(&held)
        )
    }
}

fn look_in_the_portal(lists: &[Claimed]) -> String {
    let resolve = |list: &Claimed| format!("dialbase runs resolve {} {}", list.run, list.name);
    let held: Vec<String> = lists.iter().filter(|list| list.is_held).take(NAMED).map(resolve).collect();
    format!(
        "look for the list in the portal, and say what you saw: {} --loaded (or --not-loaded, or --abandon) --reason TEXT",
        held.join("; ")
    )
}
