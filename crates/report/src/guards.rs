//! What the guards saw: alarms, how the run stands beside earlier ones, and which guards a person overrode.

use serde::{Deserialize, Serialize};
use std::fmt;
use words::{Arg, Message, message};

/// Something about a run that a person should look at, or that stopped it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alarm {
    /// What kind of thing: `input-cut`. It is stable.
    pub code: String,
    /// Whether it stopped the run.
    pub stops: bool,
    /// What was seen, where, in a sentence without its period.
    pub words: Message,
    /// What a person does about it.
    pub advice: Message,
}

/// How a run stands beside the last runs of the same pipeline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Normality {
    /// How many earlier runs there were to look at.
    pub earlier_runs: u64,
    /// How many it takes before anything is judged.
    pub needed: u64,
    /// Whether the pipeline relies on it, and a run that is outside is stopped.
    pub stops: bool,
    /// Each figure that could be judged.
    pub figures: Vec<NormalFigure>,
}

/// One figure of a run beside those of the last runs. Shares are of 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NormalFigure {
    /// Which: `rows`, `left_out`, `blacklisted`, `never_seen`.
    pub figure: String,
    /// What it is in this run.
    pub now: f64,
    /// How many runs it is held against.
    pub runs: u64,
    /// The lowest of theirs.
    pub lowest: f64,
    /// The middle of theirs: half of them are not above it.
    pub middle: f64,
    /// The highest of theirs.
    pub highest: f64,
    /// From where on it is normal.
    pub from: f64,
    /// Up to where it is normal.
    pub to: f64,
    /// Whether it lies outside.
    pub outside: bool,
}

/// A guard that a person overrode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Overridden {
    /// The guard's code.
    pub guard: String,
    /// Why.
    pub reason: String,
    /// Who, as the system knew them.
    pub who: Option<String>,
    /// When.
    pub at: String,
}

impl Overridden {
    /// `normal-rows, overridden by ana at 2026-11-22 08:53 UTC: the yearly list`.
    #[must_use]
    pub fn words(&self) -> Message {
        let Self { guard, reason, who, at } = self;
        let at = at.parse().map_or_else(|_| Arg::text(at), Arg::Minute);
        let Some(who) = who else {
            return message!(
                "report-overridden",
                "{guard}, overridden at {at}: {reason}",
                guard = guard,
                at = at,
                reason = reason
            );
        };
        message!(
            "report-overridden-by",
            "{guard}, overridden by {who} at {at}: {reason}",
            guard = guard,
            who = who,
            at = at,
            reason = reason
        )
    }
}

impl fmt::Display for Overridden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}
