//! A run beside the last ones, drawn: what is usual, and where this run lies.

use crate::{NormalFigure, Report};
use serde::Serialize;

/// A run beside the last ones.
#[derive(Debug, Serialize)]
pub(super) struct Beside {
    earlier_runs: u64,
    needed: u64,
    stops: bool,
    figures: Vec<Figure>,
}

/// A figure. Places are shares of the drawing's width in per cent.
#[derive(Debug, Serialize)]
struct Figure {
    name: String,
    /// Whether it counts rows; else it is a share.
    counts: bool,
    now: f64,
    runs: u64,
    from: f64,
    to: f64,
    lowest: f64,
    middle: f64,
    highest: f64,
    outside: bool,
    at: Places,
}

#[derive(Debug, Serialize)]
struct Places {
    now: f64,
    from: f64,
    normal: f64,
    lowest: f64,
    spread: f64,
    middle: f64,
}

impl Beside {
    /// Of a report, if anybody judged it.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let normality = report.normality.as_ref()?;
        Some(Self {
            earlier_runs: normality.earlier_runs,
            needed: normality.needed,
            stops: normality.stops,
            figures: normality.figures.iter().take(20).map(figure).collect(),
        })
    }
}

fn figure(figure: &NormalFigure) -> Figure {
    let NormalFigure { now, lowest, middle, highest, from, to, .. } = *figure;
    let left = now.min(from).min(lowest);
    let right = now.max(to).max(highest);
    // Some room on both sides, so that a mark at the edge is whole.
    let place = |value: f64| {
        let share = if right > left { (value - left) / (right - left) } else { 0.5 };
        ((4.0 + 92.0 * share.clamp(0.0, 1.0)) * 100.0).round() / 100.0
    };
    Figure {
        name: figure.figure.clone(),
        counts: figure.figure == "rows",
        now,
        runs: figure.runs,
        from,
        to,
        lowest,
        middle,
        highest,
        outside: figure.outside,
        at: Places {
            now: place(now),
            from: place(from),
            normal: place(to) - place(from),
            lowest: place(lowest),
            spread: place(highest) - place(lowest),
            middle: place(middle),
        },
    }
}
