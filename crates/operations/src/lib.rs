//! What list people do at an instance beside loading: look at it, change it, and fetch what came of a load.
//!
//! Each command is a file. They share how an instance is named and reached ([`Site`]) and what a command hands down ([`Hands`]). What must
//! not be done twice goes through the ledger, in `upload`; what may be done again says so.

pub mod api;
mod bulk;
mod campaigns;
mod error;
mod hands;
mod pushing;
mod recordings;
mod removing;
mod results;
mod site;

pub use api::{ApiAnswer, ApiCall, ApiError, ApiObject, ApiRequest, Effect};
pub use bulk::{
    Barred, Bulk, BulkError, BulkFile, BulkHow, BulkKind, BulkSent, Callbacks, Decided, Entry, Fate, Held,
    Outlook, Typed, Unusable,
};
pub use campaigns::{Campaign, Campaigns};
pub use error::Error;
pub use hands::{Hands, Progress};
pub use pushing::{Books, FIELD, Prepared, PushError, Pushed, Pushing, What, prepare};
pub use recordings::{Fetching, Missing, RecordingsCame, Wanted, recordings};
pub use removing::{Removed, Removing, Span, Takeable, Wish, takeable};
pub use results::{BarredFor, Came, Question, Trouble, moment, results};
pub use site::{Site, campaigns_are_known};

pub use ucontact::{
    Address, AgentState, AgentStatus, CampaignStatus, Client, Guid, Lasted, Outcome, QueueSummary, Token,
};
