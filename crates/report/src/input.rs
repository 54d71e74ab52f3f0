//! What was read.

use serde::{Deserialize, Serialize};
use words::Message;

/// One table that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Input {
    /// The file, and the sheet where it has several.
    pub source: String,
    /// What it was recognised as.
    pub format: Message,
    /// The row on which the header stands; 0 where there is none.
    pub header_row: u32,
    /// Rows with text above the header, which are not data.
    pub rows_above: u32,
    /// Rows read.
    pub rows: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}
