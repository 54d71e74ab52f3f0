//! One upload's worth of contacts.

use serde::{Deserialize, Serialize};
use words::Message;

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
    /// What is known of it: `planned`, `accepted`, `held` and the like.
    pub state: String,
    /// What was last said of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Message>,
}
