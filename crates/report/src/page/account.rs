//! From the rows that were read to those that are dialled, in steps that add up. Each reason belongs to one step.

use crate::Figures;
use contact::Sense;
use serde::Serialize;
use std::collections::BTreeMap;

/// What takes rows away, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// They are blank, or no rows of the list.
    Blank,
    /// The pipeline does not choose them.
    NotChosen,
    /// They are wrong, or say too little.
    LeftOut,
    /// Whose they are must not be called.
    Scrubbed,
    /// Another row stands for them, or a list that went before.
    Merged,
}

/// The states of parts in the order in which they are told; others follow.
pub(super) const STATES: [&str; 9] =
    ["accepted", "confirmed", "sending", "held", "refused", "planned", "repeated", "abandoned", "undone"];

/// From the rows that were read to those that are dialled.
#[derive(Debug, Serialize)]
pub(super) struct Waterfall {
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// How high the drawing is.
    pub height: usize,
    /// How much of it a bar takes.
    pub step: usize,
    /// How many rows came in.
    pub read: u64,
    /// How many rows do not add up; 0, unless somebody edited the report.
    pub amiss: u64,
}

/// A bar, and the figure beside it. Places are shares of the drawing's width in per cent.
#[derive(Debug, Serialize)]
pub(super) struct Bar {
    /// Which: `read`, a step, `planned`, or a state.
    pub name: String,
    /// `whole`, `added`, `taken` or `state`.
    pub kind: &'static str,
    /// How many rows.
    pub rows: u64,
    /// Where it begins.
    pub from: f64,
    /// How wide it is.
    pub width: f64,
    /// What stands before its figure: a minus where it takes rows away.
    pub sign: &'static str,
    /// Where a line leads on to the next bar.
    pub link: Option<f64>,
    /// How far down it stands.
    pub y: usize,
    /// Its rows by reason, the most frequent first.
    pub reasons: Vec<Reason>,
}

/// Why some rows were left out.
#[derive(Debug, Serialize)]
pub(super) struct Reason {
    /// The finding's code.
    pub code: String,
    /// What it means.
    pub means: String,
    /// How many rows.
    pub rows: u64,
}

/// How much of the drawing's height a bar takes, with what is written above it.
const HEIGHT: usize = 52;

impl Step {
    const ALL: [Self; 5] = [Self::Blank, Self::NotChosen, Self::LeftOut, Self::Scrubbed, Self::Merged];

    fn of(reason: &str) -> Self {
        match Sense::of(reason) {
            Sense::NoRow | Sense::Elsewhere => Self::Blank,
            Sense::NotChosen => Self::NotChosen,
            Sense::Wrong => Self::LeftOut,
            Sense::Protected | Sense::Unclear => Self::Scrubbed,
            Sense::Once => Self::Merged,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::NotChosen => "not-chosen",
            Self::LeftOut => "left-out",
            Self::Scrubbed => "scrubbed",
            Self::Merged => "merged",
        }
    }
}

impl Waterfall {
    /// The bars of an account; `means` tells what a reason means.
    pub(super) fn of(figures: &Figures, means: &dyn Fn(&str) -> String) -> Self {
        let whole = figures.read.saturating_add(figures.computed);
        let mut bars = Bars { whole, bars: Vec::new() };
        bars.add("read", "whole", figures.read, (0, figures.read), Vec::new());
        if figures.computed > 0 {
            bars.add("computed", "added", figures.computed, (figures.read, whole), Vec::new());
        }
        let mut rest = whole;
        for step in Step::ALL {
            let reasons = reasons(&figures.left_out, step, means);
            let rows = reasons.iter().fold(0_u64, |sum, reason| sum.saturating_add(reason.rows));
            if rows > 0 {
                let below = rest.saturating_sub(rows);
                bars.add(step.name(), "taken", rows, (below, rest), reasons);
                rest = below;
            }
        }
        bars.add("planned", "whole", figures.planned, (0, figures.planned), Vec::new());
        let sent = figures.sent.values().fold(0_u64, |sum, rows| sum.saturating_add(*rows));
        if figures.sent.keys().any(|state| state != "planned") {
            let mut from = 0_u64;
            for (state, rows) in in_order(&figures.sent) {
                let to = from.saturating_add(rows);
                // Those that wait go by another name than all that are planned.
                let name = if state == "planned" { "waiting" } else { state };
                bars.add(name, "state", rows, (from, to), Vec::new());
                from = to;
            }
        }
        let left_out = figures.left_out.values().fold(0_u64, |sum, rows| sum.saturating_add(*rows));
        let rows = whole.abs_diff(left_out.saturating_add(figures.planned));
        let amiss = rows.saturating_add(figures.planned.abs_diff(sent));
        Self { height: bars.bars.len() * HEIGHT, step: HEIGHT, read: whole, bars: bars.bars, amiss }
    }

    /// The rows of a bar; 0 where there is none.
    pub(super) fn rows(&self, name: &str) -> u64 {
        self.bars.iter().filter(|bar| bar.name == name).map(|bar| bar.rows).sum()
    }
}

/// The bars so far, and how many rows are as wide as the drawing.
struct Bars {
    whole: u64,
    bars: Vec<Bar>,
}

impl Bars {
    fn add(
        &mut self,
        name: &str,
        kind: &'static str,
        rows: u64,
        (from, to): (u64, u64),
        reasons: Vec<Reason>,
    ) {
        let (from_there, to_there) = (percent(from, self.whole), percent(to, self.whole));
        self.bars.push(Bar {
            name: name.to_owned(),
            kind,
            rows,
            from: from_there,
            width: round(to_there - from_there),
            sign: match kind {
                "taken" => "−",
                "added" => "+",
                _ => "",
            },
            link: match (kind, name) {
                ("taken", _) => Some(from_there),
                // The states begin anew at the left.
                (_, "planned") => None,
                _ => Some(to_there),
            },
            y: self.bars.len() * HEIGHT,
            reasons,
        });
    }
}

fn reasons(left_out: &BTreeMap<String, u64>, step: Step, means: &dyn Fn(&str) -> String) -> Vec<Reason> {
    let of_step = left_out.iter().filter(|(reason, rows)| Step::of(reason) == step && **rows > 0);
    let reason =
        |(code, rows): (&String, &u64)| Reason { code: code.clone(), means: means(code), rows: *rows };
    let mut reasons: Vec<Reason> = of_step.map(reason).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.rows));
    reasons
}

/// Rows by state, in the order in which states are told.
pub(super) fn in_order(sent: &BTreeMap<String, u64>) -> Vec<(&str, u64)> {
    let mut states: Vec<(&str, u64)> = sent.iter().map(|(state, rows)| (&**state, *rows)).collect();
    states.sort_by_key(|(state, _)| STATES.iter().position(|known| known == state).unwrap_or(STATES.len()));
    states
}

/// A share in per cent, as a drawing needs it.
pub(super) fn percent(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { round(part as f64 * 100.0 / whole as f64) }
}

fn round(percent: f64) -> f64 {
    (percent * 1000.0).round() / 1000.0
}
