//! The columns of the inputs: what each seems to hold, what it is used for, how full it is.

mod cells;

pub use cells::{Cells, ColumnCells};

use serde::{Deserialize, Serialize};

/// One column of an input.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct ColumnReport {
    /// The input, as it stands among the inputs.
    pub input: String,
    /// Its name.
    pub name: String,
    /// Its letters on a spreadsheet: `C`.
    pub letters: String,
    /// What its first rows seem to hold: `phone`, `area-code`, `name`, `empty` and the like, as `dialbase inspect` says it.
    pub holds: String,
    /// How sure that is: `sure`, `likely` or `unsure`.
    pub sure: String,
    /// What the pipeline uses it for, in the pipeline's order; empty where it does not use it.
    pub used_as: Vec<Use>,
    /// How many rows of the list have something in it.
    pub filled: u64,
    /// Of how many: blank rows and what stands below the list do not count.
    pub of: u64,
    /// How many distinct values they hold.
    pub distinct: u64,
    /// Whether there are more than that, which nobody counted.
    pub distinct_is_at_least: bool,
    /// Its first values, each another, at most three; digits of numbers are masked where the report is.
    pub samples: Vec<String>,
}

/// What a pipeline uses a column for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Use {
    /// `phone`, `area-code`, `param`, `campaign`, `priority`, `agent`, `zone`, `state`, `city`, `person`, `refusal`, `where`
    /// or `sql`.
    pub role: String,
    /// Which of them, where there may be several: the place of a phone column in dialling order, from 1, or the key of a parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub which: Option<String>,
}
