//! One upload's worth of contacts.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::Message;

/// The calls that a part is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calls {
    /// What they do: `schedule` or `task`.
    pub kind: String,
    /// The SHA-256 of the file with their forms.
    pub sha256: String,
    /// By whose clock their moments are, as an IANA name; none where they have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_zone: Option<String>,
    /// The first moment: `2026-12-01 15:30:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
    /// The last moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How many of them are in each state; empty before the plan is applied.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub states: BTreeMap<String, u64>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// The list's name in the portal.
    pub name: String,
    /// The campaign.
    pub campaign: String,
    /// The time zone; none for the instance's own.
    pub zone: Option<String>,
    /// How many contacts.
    pub lines: u64,
    /// How many bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The calls as which its contacts go one by one; none where it goes as a base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls: Option<Calls>,
    /// What is known of it: `planned`, `accepted`, `held` and the like.
    pub state: String,
    /// What was last said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Message>,
}
