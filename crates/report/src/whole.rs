//! A run as a whole, as a machine reads it: `report.json`.

use crate::figures::sent;
use crate::{
    AgentScreen, Alarm, Blacklist, Certificate, ColumnReport, Damaged, Dialled, Figures, Found, Input,
    Normality, Overridden, Part,
};
use chrono::{DateTime, Utc};
use contact::mask_digits;
use serde::{Deserialize, Serialize};
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
    /// mistake: its campaigns, and the parts' names made of them, and its headers. What is masked already stays as it is.
    #[must_use]
    pub fn masked(mut self) -> Self {
        let mut hidden: Vec<&mut String> = Vec::new();
        for example in self.findings.iter_mut().flat_map(|found| &mut found.examples) {
            hidden.push(&mut example.seen);
            hidden.extend(&mut example.became);
        }
        for column in &mut self.columns {
            hidden.push(&mut column.name);
            hidden.extend(&mut column.samples);
        }
        hidden.extend(self.dialled.groups.iter_mut().map(|group| &mut group.campaign));
        for part in &mut self.parts {
            part.name = masked_name(&part.name);
            hidden.push(&mut part.campaign);
        }
        for screen in &mut self.screens {
            hidden.push(&mut screen.campaign);
            hidden.push(&mut screen.number);
            hidden.push(&mut screen.agent);
            hidden.extend(&mut screen.alternatives);
            hidden.extend(
                screen.fields.iter_mut().flat_map(|field| [&mut field.as_written, &mut field.as_sent]),
            );
        }
        for text in hidden {
            *text = mask_digits(text);
        }
        self.masked = true;
        self
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

/// Reports of version 1 were masked, and did not say so.
fn always() -> bool {
    true
}
