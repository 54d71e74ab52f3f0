//! What people look at: the account that adds up, the findings with where they stood, and the rows to fix.
//!
//! Three forms of one thing. [`Report`] is the whole of it, for machines, as `report.json`; [`summary`] is what fits a
//! screen; [`Rejected`] writes the rows that will not be called, as they came, with the reason beside them.

mod damage;
mod guards;
mod rejected;
mod summary;
mod tally;
mod trace;

pub use damage::{Damage, Damaged, Lost};
pub use guards::{Alarm, NormalFigure, Normality, Overridden};
pub use rejected::{Added, CELL, Held, LeftOut, ROWS, Rejected, WRITER};
pub use summary::{grouped, summary};
pub use tally::Tally;
pub use trace::{
    Noticed, TRACE, TraceError, TraceHead, TraceWriter, Traced, TracedCell, TracedFate, TracedGroup,
    TracedRow, TracedTable,
};

use chrono::{DateTime, Utc};
use contact::Account;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run, as a machine reads it: `report.json`. Names are stable; a change of meaning raises `version`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// The way in which this is written.
    pub version: u32,
    /// The version of dialbase.
    pub program: String,
    /// The run's name.
    pub run: String,
    /// When it was planned.
    pub made_at: DateTime<Utc>,
    /// The pipeline file.
    pub pipeline: String,
    /// The instance's address, or `sandbox`.
    pub instance: String,
    /// Where the rows went.
    pub account: Figures,
    /// The inputs.
    pub inputs: Vec<Input>,
    /// The blacklists that the numbers were held against.
    pub blacklists: Vec<Blacklist>,
    /// What was noticed, by code.
    pub findings: Vec<Found>,
    /// The columns that were damaged as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<Damaged>,
    /// What is sent.
    pub parts: Vec<Part>,
    /// Why nothing may be sent, where a guard stopped the run.
    pub stopped: Option<String>,
    /// The guards that a person overrode, so that it was sent all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overridden: Vec<Overridden>,
    /// What about the run as a whole looks wrong.
    #[serde(default)]
    pub alarms: Vec<Alarm>,
    /// How the run stands beside the last ones of the same pipeline.
    #[serde(default)]
    pub normality: Option<Normality>,
    /// What a person should look at, though it stopped nothing.
    pub warnings: Vec<String>,
}

/// Where the rows went. `read + computed = planned + Σ left_out`, and `planned = Σ sent`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Rows read from the inputs.
    pub read: u64,
    /// Rows that an SQL statement made beside them.
    pub computed: u64,
    /// Rows that stand in a part.
    pub planned: u64,
    /// Rows left out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// Planned rows by the state of their part: `planned` before they are sent, then `accepted` and the like.
    pub sent: BTreeMap<String, u64>,
}

/// One table that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// The file, and the sheet where it has several.
    pub source: String,
    /// What it was recognised as.
    pub format: String,
    /// The row on which the header stands; 0 where there is none.
    pub header_row: u32,
    /// Rows with text above the header, which are not data.
    pub rows_above: u32,
    /// Rows read.
    pub rows: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// One blacklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blacklist {
    /// The file.
    pub source: String,
    /// For which campaigns it counts, in words.
    #[serde(default)]
    pub scope: String,
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
pub struct Previously {
    /// How many numbers.
    pub numbers: u64,
    /// When that was.
    pub at: DateTime<Utc>,
}

/// What was noticed under one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// One finding. Digits of numbers are masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Where it stood: `clientes.xlsx › Clientes!C17`.
    pub at: String,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// What it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<String>,
    /// Who says so: the blacklist, the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub said: Option<String>,
}

impl Report {
    /// The name of a report's file in a plan's directory.
    pub const FILE: &str = "report.json";

    /// The version in which reports are written now.
    pub const VERSION: u32 = 1;

    /// As `report.json` holds it.
    ///
    /// # Errors
    /// Never for what this crate makes; the writer's word is passed on.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Takes in what became of the parts: name, state and last word of each, in order.
    pub fn settle(
        &mut self,
        parts: impl IntoIterator<Item = (Option<String>, &'static str, Option<String>)>,
    ) {
        for (part, (name, state, said)) in self.parts.iter_mut().zip(parts) {
            part.name = name.unwrap_or_else(|| part.name.clone());
            state.clone_into(&mut part.state);
            part.said = said;
        }
        self.account.sent = sent(&self.parts);
    }
}

impl Figures {
    /// The figures of an account, and of the parts.
    #[must_use]
    pub fn of(account: &Account, parts: &[Part]) -> Self {
        Self {
            read: account.rows_read(),
            computed: account.rows_computed(),
            planned: account.rows_planned(),
            left_out: account.left_out().map(|(reason, rows)| (reason.to_owned(), rows)).collect(),
            sent: sent(parts),
        }
    }
}

fn sent(parts: &[Part]) -> BTreeMap<String, u64> {
    let mut sent = BTreeMap::new();
    for part in parts {
        *sent.entry(part.state.clone()).or_default() += part.lines;
    }
    sent
}

#[cfg(test)]
mod tests;
