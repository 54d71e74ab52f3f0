//! What will be dialled: where, for whom, what kinds of numbers.

mod tally;

pub use tally::DialledTally;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::Message;

/// The contacts of a plan, counted in some ways. Each way adds up to the planned rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Dialled {
    /// By campaign and time zone, in their order.
    pub groups: Vec<DialledGroup>,
    /// How many contacts are called one by one, and when, where they do not go in bases.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_by_one: Option<Message>,
    /// When the campaign calls by the clock of whom it calls, where the pipeline says so: `09:00-20:00`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calling_hours: Option<String>,
    /// When the law lets it, where the pipeline says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_hours: Option<String>,
    /// By the kind of the main number, the most frequent first.
    pub kinds: Vec<KindShare>,
    /// By the area of the main number, the most frequent first, at most thirty.
    pub areas: Vec<AreaShare>,
    /// How many contacts are in further areas.
    pub in_other_areas: u64,
    /// How many contacts have so many numbers.
    pub numbers_per_contact: BTreeMap<u32, u64>,
}

/// The contacts of one campaign that are dialled by one clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct DialledGroup {
    /// The campaign.
    pub campaign: String,
    /// The time zone by its IANA name; none for the instance's own.
    pub zone: Option<String>,
    /// How many contacts.
    pub contacts: u64,
    /// In how many parts.
    pub parts: u64,
    /// How far its clocks were ahead of UTC when the plan was made.
    pub offset_seconds: Option<i32>,
}

/// The contacts whose main number is of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct KindShare {
    /// `mobile`, `fixed`, `fixed-or-mobile`, `toll-free` and the like.
    pub kind: String,
    /// How many contacts.
    pub contacts: u64,
}

/// The contacts whose main number belongs to one area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct AreaShare {
    /// The country, by its two ISO letters; `ZZ` where the number belongs to none.
    pub country: String,
    /// The area code, as it stands behind the country's; none where such a number has no area, as most mobiles.
    pub area: Option<String>,
    /// The state or city, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many contacts.
    pub contacts: u64,
}
