//! A blacklist that the numbers were held against.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use words::Message;

/// One blacklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Blacklist {
    /// The file.
    pub source: String,
    /// For which campaigns it counts, in words.
    #[serde(default)]
    pub scope: Message,
    /// How many lines it has, without blank ones and titles.
    #[serde(default)]
    pub lines: u64,
    /// How many numbers it holds, those of expired lines included.
    pub numbers: u64,
    /// How many of its lines hold none, or something else beside it.
    pub unreadable: u64,
    /// How many of its lines count no more.
    #[serde(default)]
    pub expired: u64,
    /// How many numbers it took from rows.
    pub hits: u64,
    /// When it was last written.
    pub modified_at: DateTime<Utc>,
    /// How long before the plan that was.
    #[serde(default)]
    pub age_seconds: u64,
    /// What it held when it was last read with another content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Previously>,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What a blacklist held when it was read before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Previously {
    /// How many numbers.
    pub numbers: u64,
    /// When that was.
    pub at: DateTime<Utc>,
}
