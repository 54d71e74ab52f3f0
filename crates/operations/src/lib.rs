//! What list people do at an instance beside loading: look at it, change it, and fetch what came of a load.
//!
//! Each command is a file. They share how an instance is named and reached ([`Site`]) and what a command hands down ([`Hands`]). What must
//! not be done twice goes through the ledger, in `upload`; what may be done again says so.

mod error;
mod hands;
mod results;
mod site;

pub use error::Error;
pub use hands::{Hands, Progress};
pub use results::{Came, Question, Trouble, moment, results};
pub use site::Site;
