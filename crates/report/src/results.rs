//! What came of calls, in numbers: `results.json`, and what `dialbase results --json` prints.
//!
//! Two accounts add up. Each record that was read is of a contact of ours, or of a list of ours but of none of its contacts, or of a list
//! that the ledger does not know, or of none; each contact was dialled, or not.

mod page;
mod screen;

pub use page::results_page;
pub use screen::results_summary;

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use std::collections::BTreeMap;
use words::Message;

/// The name of the page's file.
pub const RESULTS_PAGE: &str = "results.html";

/// What came of calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Results {
    /// The way in which it is written.
    pub version: u32,
    /// The version of dialbase that wrote it.
    pub program: String,
    /// The instance.
    pub instance: String,
    /// When the records were read.
    pub read_at: DateTime<Utc>,
    /// The first moment of the period, by the instance's clock.
    pub from: NaiveDateTime,
    /// The last one.
    pub until: NaiveDateTime,
    /// The instance's time zone, where it was said: by its clock the records are written.
    pub server_zone: Option<String>,
    /// The campaign, where only one was asked for.
    pub campaign: Option<String>,
    /// The run, where only its lists were asked for.
    pub run: Option<String>,
    /// The list, where only one was asked for.
    pub list: Option<String>,
    /// From which day on records may still come, by the instance's clock; nothing where all days are over.
    pub open_from: Option<chrono::NaiveDate>,
    /// Where the records went.
    pub records: RecordsAccount,
    /// Where the contacts went.
    pub contacts: ContactsAccount,
    /// How many calls there were of the contacts.
    pub calls: u64,
    /// For how many seconds somebody spoke in them.
    pub seconds: u64,
    /// By list, in the order in which they went.
    pub lists: Vec<GroupResults>,
    /// By the contacts' time zone.
    pub zones: Vec<GroupResults>,
    /// Calls by hour of the day, and by whose clock.
    pub hours: HourResults,
    /// Records by what came of them, in the instance's words.
    pub outcomes: BTreeMap<String, u64>,
    /// Records by what the agents said of them, in their words; what was said of one alone may be about a person, and stands under a blank
    /// one.
    pub said: BTreeMap<String, u64>,
    /// What a person should know.
    pub notes: Vec<Message>,
    /// The files beside it.
    pub files: Vec<String>,
}

/// Where the records went that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RecordsAccount {
    /// How many there are.
    pub read: u64,
    /// Those of a contact.
    pub joined: u64,
    /// Those of a list of ours, of none of whose contacts the number is, or whose plan is gone.
    pub without_contact: u64,
    /// Those of a list that the ledger does not know.
    pub of_unknown_lists: u64,
    /// Those of no list.
    pub of_no_list: u64,
}

/// Where the contacts went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContactsAccount {
    /// How many there are.
    pub contacts: u64,
    /// Those who were called.
    pub dialled: u64,
    /// Those who were not, as far as was read.
    pub not_dialled: u64,
    /// Those of the dialled where somebody answered.
    pub answered: u64,
    /// Contacts of lists whose plan is gone or changed: they are not among these.
    pub of_lost_plans: u64,
}

/// Some contacts, and what came of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GroupResults {
    /// The list's name, or the time zone; blank for the instance's own.
    pub name: String,
    /// How many contacts.
    pub contacts: u64,
    /// Those who were called.
    pub dialled: u64,
    /// Those where somebody answered.
    pub answered: u64,
    /// How many calls.
    pub calls: u64,
    /// For how many seconds somebody spoke.
    pub seconds: u64,
}

/// Calls by hour of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HourResults {
    /// Whether it is the clock of where the contact is; else it is the instance's.
    pub by_contact: bool,
    /// The calls of each hour, and how many of them were answered.
    pub hours: Vec<[u64; 2]>,
}

impl Results {
    /// The version in which they are written now.
    pub const VERSION: u32 = 1;

    /// As JSON, with LF at its end.
    ///
    /// # Errors
    /// Never, as far as is known.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// Whether each record and each contact is counted once.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        let RecordsAccount { read, joined, without_contact, of_unknown_lists, of_no_list } = self.records;
        let ContactsAccount { contacts, dialled, not_dialled, answered, .. } = self.contacts;
        read == joined + without_contact + of_unknown_lists + of_no_list
            && contacts == dialled + not_dialled
            && answered <= dialled
            && read == self.outcomes.values().sum::<u64>()
            && contacts == self.lists.iter().map(|list| list.contacts).sum::<u64>()
            && contacts == self.zones.iter().map(|zone| zone.contacts).sum::<u64>()
    }
}

#[cfg(test)]
mod tests;
