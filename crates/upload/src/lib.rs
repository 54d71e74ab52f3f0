//! Plans in, receipts out.
//!
//! uContact has no idempotency key, no list id and no status call: what is posted twice is loaded twice, and people are
//! called twice. So a part is posted once. Before its first byte leaves, the ledger says so, on disk; whatever happens then
//! and is not a clear yes or no leaves the part *held*, and only a person who looked in the portal decides what becomes of
//! it. Nothing here sends a held part again, however often it runs.
//!
//! [`Plan`] is what shall be sent, [`State`] what is known of each part of it, [`Ledger`] where that is kept, and [`apply`]
//! the loop that sends. Calls for one person at a time, which must not be made twice either, go in batches by [`send_calls`].

mod apply;
mod calls;
mod directory;
mod error;
mod figures;
mod ledger;
mod lock;
mod pace;
mod plan;
mod sending;
mod state;
mod told;

pub use apply::{Clock, How, Known, PastCalls, Patience, Receipt, apply, mark_settled, past_calls};
pub use calls::{Calling, CallsReceipt, Hook, Tried, send_calls};
pub use directory::make_directory;
pub use error::Error;
pub use figures::{InputFigures, Override, RunFigures, Stop};
pub use ledger::{
    Attempt, ByAlternative, CallBatch, CallKind, CallOutcome, CallRecord, Callback, Checked, Claimed,
    Earlier, EarlierRun, Happened, Ledger, List, Loaded, NewBatch, Outcomes, Overridden, PartHistory,
    PartRecord, PastPush, PastReading, PastTaking, Push, PushedList, Refused, Removal, RunHistory, RunRecord,
    SentList, Undoing, Undone, WholeList, WholeRun, Withdrawing, Withdrawn,
};
pub use lock::Lock;
pub use pace::Pace;
pub use plan::{
    BlacklistStamp, Books, CLAIM, CallHours, Columns, Plan, PlannedCalls, PlannedPart, SeenColumn, Stamp,
};
pub use sending::Closing;
pub use state::{Event, State};

#[cfg(test)]
mod tests;
