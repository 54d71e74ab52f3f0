//! What was noticed, with its first examples.

use serde::{Deserialize, Serialize};
use words::Message;

/// What was noticed under one code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Found {
    /// The code.
    pub code: String,
    /// `left-out`, `changed` or `note`.
    pub severity: String,
    /// How often.
    pub count: u64,
    /// What happened.
    pub means: String,
    /// What a person does about it.
    pub advice: String,
    /// The first of them.
    pub examples: Vec<Example>,
}

/// One finding. Digits of numbers are masked where the report is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Example {
    /// Where it stood: `clientes.xlsx › Clientes!C17`.
    pub at: String,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// What it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<String>,
    /// Who says so, or what else the code alone does not tell: the blacklist's name, what was mended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Message>,
}
