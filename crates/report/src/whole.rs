//! A run as a whole, as a machine reads it: `report.json`.

use crate::figures::sent;
use crate::masked;
use crate::{
    AgentScreen, Alarm, Blacklist, Certificate, ColumnReport, Damaged, Dialled, Figures, Found, Input,
    Normality, Overridden, Part, Use,
};
use chrono::{DateTime, Utc};
use contact::mask_digits;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::{Language, Message};

/// A run, as a machine reads it: `report.json`. Names are stable; a change of meaning raises `version`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub stopped: Option<Message>,
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
    pub warnings: Vec<Message>,
    /// What will be dialled.
    #[serde(default)]
    pub dialled: Dialled,
    /// The columns of the inputs.
    #[serde(default)]
    pub columns: Vec<ColumnReport>,
    /// How some contacts will look to the agent, three at most.
    #[serde(default)]
    pub screens: Vec<AgentScreen>,
    /// What ties the report to what it was made of.
    #[serde(default)]
    pub certificate: Certificate,
    /// Whether digits of telephone numbers are masked in examples, samples and screens.
    #[serde(default = "always")]
    pub masked: bool,
    /// The language of what is written for people beside it.
    #[serde(default)]
    pub language: Language,
    /// The files for people that stand beside it.
    #[serde(default)]
    pub files: Vec<String>,
}

impl Report {
    /// The name of a report's file in a plan's directory.
    pub const FILE: &str = "report.json";

    /// The version in which reports are written now.
    pub const VERSION: u32 = 2;

    /// As `report.json` holds it.
    ///
    /// # Errors
    /// Never for what this crate makes; the writer's word is passed on.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// The same report with the digits of telephone numbers hidden, in examples, samples and screens, and in what a list may have them by
    /// mistake: its campaigns, and the parts' names made of them, and its headers; days and amounts stay, where no number is read from their
    /// column. What is masked already stays as it is.
    #[must_use]
    pub fn masked(mut self) -> Self {
        let mut hidden: Vec<(Holds, &mut String)> = Vec::new();
        for found in &mut self.findings {
            let holds = of_code(&found.code);
            let texts = found.examples.iter_mut().flat_map(|one| [Some(&mut one.seen), one.became.as_mut()]);
            hidden.extend(texts.flatten().map(|text| (holds, text)));
        }
        let of_column = |column: &ColumnReport| {
            let is_number = |one: &Use| matches!(&*one.role, "phone" | "area-code");
            let is_phone = matches!(&*column.holds, "phone" | "fax") || column.used_as.iter().any(is_number);
            if is_phone { Holds::Numbers } else { Holds::Values }
        };
        let of_numbers = self.columns.iter().filter(|column| of_column(column) == Holds::Numbers);
        let keys = of_numbers.flat_map(|column| &column.used_as).filter(|one| one.role == "param");
        let keys: Vec<String> = keys.filter_map(|one| one.which.clone()).collect();
        for column in &mut self.columns {
            let holds = of_column(column);
            hidden.extend(column.samples.iter_mut().map(|text| (holds, text)));
            hidden.push((Holds::Numbers, &mut column.name));
        }
        hidden.extend(self.dialled.groups.iter_mut().map(|group| (Holds::Numbers, &mut group.campaign)));
        for part in &mut self.parts {
            part.name = masked_name(&part.name);
            hidden.push((Holds::Numbers, &mut part.campaign));
        }
        for AgentScreen { campaign, number, agent, alternatives, fields, .. } in &mut self.screens {
            let numbers = [campaign, number, agent].into_iter().chain(alternatives);
            hidden.extend(numbers.map(|text| (Holds::Numbers, text)));
            for field in fields {
                let holds = if keys.contains(&field.key) { Holds::Numbers } else { Holds::Values };
                hidden.extend([&mut field.as_written, &mut field.as_sent].map(|text| (holds, text)));
            }
        }
        for (holds, text) in hidden {
            *text = match holds {
                Holds::Numbers => mask_digits(text),
                Holds::Values => masked::value(text),
            };
        }
        self.masked = true;
        self
    }

    /// Takes in how many calls of each part are in each state, in order, before what became of the parts; nothing for bases.
    pub fn settle_calls(&mut self, states: impl IntoIterator<Item = BTreeMap<String, u64>>) {
        for (part, states) in self.parts.iter_mut().zip(states) {
            if let Some(calls) = &mut part.calls {
                calls.states = states;
            }
        }
    }

    /// Takes in what became of the parts: name, state and last word of each, in order.
    pub fn settle(
        &mut self,
        parts: impl IntoIterator<Item = (Option<String>, &'static str, Option<Message>)>,
    ) {
        for (part, (name, state, said)) in self.parts.iter_mut().zip(parts) {
            if let Some(name) = name {
                part.name = if self.masked { masked_name(&name) } else { name };
            }
            state.clone_into(&mut part.state);
            part.said = said;
        }
        self.account.sent = sent(&self.parts);
    }
}

/// A part's name with the digits masked of what stands before its moment: `Ventas-Montevideo-261122-0853-001-abcdef12.csv`.
fn masked_name(name: &str) -> String {
    let is_moment = |at: &usize| {
        let mut words = name[*at..].split('-').skip(1);
        let is_next = |word: Option<&str>, least: usize, most: usize| {
            word.is_some_and(|word| {
                (least..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
            })
        };
        is_next(words.next(), 6, 6) && is_next(words.next(), 4, 4) && is_next(words.next(), 3, 9)
    };
    let end = name.rmatch_indices('-').map(|(at, _)| at).find(is_moment).unwrap_or(name.len());
    let (head, tail) = name.split_at(end);
    mask_digits(head) + tail
}

/// What a text of a report is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Telephone numbers, or what stood where they stand.
    Numbers,
    /// Anything else.
    Values,
}

/// What the examples of a code show.
fn of_code(code: &str) -> Holds {
    let of_values = ["param-", "filter-", "cell-", "separator-", "character-"];
    if of_values.iter().any(|about| code.starts_with(about)) { Holds::Values } else { Holds::Numbers }
}

/// Reports of version 1 were masked, and did not say so.
fn always() -> bool {
    true
}
