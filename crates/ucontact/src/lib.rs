//! A typed client of uContact's API: every call of the vendor's page that a program can make.
//!
//! The API has no idempotency key, no list id and no status call: what is posted twice is loaded twice, and people are
//! called twice. So what matters most here is not the reply but what is *known* after an attempt, and [`Outcome`] says
//! just that: nothing left, accepted, refused, or nobody knows. Nothing is ever retried, redirected, pooled or sent
//! through a proxy; one call is one connection with one request on it.
//!
//! The calls block and need no runtime of the caller's (and must not be made from within an asynchronous one).
//!
//! ```no_run
//! use ucontact::{Base, Client, Deadlines, Outcome, Secret};
//!
//! let client = Client::new("https://company.ucontactcloud.com".parse()?, Deadlines::default())?;
//! let token = client.sign_in("loads", &Secret::from("the password"))?;
//! let base = Base {
//!     filename: "Collections-3f9a.csv",
//!     campaign: "Collections->",
//!     lines: 1,
//!     username: "loads",
//!     time_zone: Some("America/Montevideo"),
//!     content: b"Collections->;098344484;name=Ana;;9999;\n",
//! };
//! // The last moment at which nothing has left this machine: record the intent here.
//! let outcome = client.upload(&token, &base, || Ok(()));
//! assert!(matches!(outcome, Outcome::Accepted));
//! # Ok::<(), ucontact::Error>(())
//! ```

pub mod field;
pub mod moment;
pub mod path;

mod address;
mod agents;
mod authorities;
mod base;
mod blacklist;
mod call;
mod campaigns;
mod cause;
mod client;
mod course;
mod disposition;
mod error;
mod exchange;
mod guid;
mod members;
mod mutant;
mod outcome;
mod recording;
mod records;
mod removal;
mod reply;
mod respool;
mod schedule;
mod secret;
mod sign_in;
mod task;
mod told;
mod wire;

pub use address::Address;
pub use agents::{AgentCall, CallData};
pub use base::Base;
pub use blacklist::BlacklistEntry;
pub use call::Call;
pub use campaigns::{AgentState, AgentStatus, CampaignStates, CampaignStatus, Lasted, QueueSummary};
pub use client::{Answered, Client, Deadlines};
pub use disposition::{Disposition, DispositionAnswer, DispositionRefusal, disposition_reply};
pub use error::Error;
pub use guid::Guid;
pub use outcome::{Attempt, Outcome};
pub use recording::{
    Audio, Fetched, Found, RecordingFormat, RecordingHost, RecordingPlace, Recordings, folder,
    recording_places,
};
pub use records::{CallFilter, CallRecord, RECORDS_PER_PAGE};
pub use respool::Respool;
pub use schedule::{ScheduledCall, ScheduledCalls};
pub use secret::{Secret, Token};
pub use task::{Task, TaskMode};

#[cfg(test)]
mod tests;

/// An error of whatever kind, as hooks give it and causes carry it.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;
