//! What stops an upload as a whole. What happens to one part is its state.

use crate::told::{claimed, several, went};
use crate::{Claimed, State};
use std::io;
use std::path::PathBuf;
use words::Message;

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
        what: Message,
    },
    /// The plan is not fresh any more.
    #[error("the plan is stale: {}", several(.what))]
    Stale {
        /// What is no longer as it was.
        what: Vec<Message>,
    },
    /// Its people went to their campaign in other lists a short while ago, or may have gone.
    #[error("{}", went(.lists))]
    PeopleWent {
        /// The lists.
        lists: Vec<Claimed>,
    },
    /// The ledger itself refused to let a part leave, for another list has some of its people.
    #[error("{}", claimed(.name, *.contacts))]
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
        holder: Message,
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
        what: Message,
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
        name: Message,
        /// Its state.
        state: State,
    },
    /// Calls are not those that the ledger knows under their name.
    #[error("the calls of {origin} are not those that the ledger knows")]
    CallsChanged {
        /// Where they come from.
        origin: String,
    },
    /// A batch of calls was given up, or is a plan's, which is given up part by part.
    #[error("the calls of {origin} are given up")]
    CallsAbandoned {
        /// Where they come from.
        origin: String,
    },
    /// A batch has no call of this number.
    #[error("{origin} has no call {call}")]
    NoSuchCall {
        /// Where its calls come from.
        origin: String,
        /// The call, counted from 1.
        call: usize,
    },
    /// A call may not leave now; others may.
    #[error("{why}")]
    CallKeptBack {
        /// Why.
        why: Message,
    },
    /// A call cannot change so: a person gave its batch up meanwhile, or it is a defect of ours.
    #[error("call {call} of {origin} cannot go on from {from}")]
    CallImpossible {
        /// Where its batch comes from.
        origin: String,
        /// The call, counted from 1.
        call: usize,
        /// Its state.
        from: State,
    },
    /// A change of state that cannot be: a defect of ours.
    #[error("part {part} cannot go on from {from}")]
    Impossible {
        /// The part's number in the ledger.
        part: i64,
        /// Its state.
        from: State,
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
