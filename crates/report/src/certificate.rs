//! What says that a report is of just these files, and by whom it was made.
//!
//! The digests of inputs, blacklists and parts stand with each of them in the report; what stands nowhere else is here.

use serde::{Deserialize, Serialize};

/// What ties a report to what it was made of, and to its plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Certificate {
    /// The pipeline file.
    pub pipeline: FileDigest,
    /// The tables that an SQL statement names beside the inputs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<FileDigest>,
    /// The SHA-256 of `plan.json`, which holds the digest of each part.
    pub plan_sha256: String,
    /// Who planned it, as the system knew them: `ana@cargas-01`.
    pub who: Option<String>,
}

/// A file, and what tells its content from another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FileDigest {
    /// Its name, without its folders.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}
