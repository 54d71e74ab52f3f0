//! Whether a run is like the last ones: its figures beside the middle of theirs.
//!
//! The middle (the median) of several runs does not follow a single odd one, and neither does how far they usually lie from it. So a
//! run that was abnormal and went all the same needs no leaving out: it moves the middle by one place at most, and what lasts
//! becomes normal by itself.

use crate::file::{Action, Band, NormalSpec};
use report::{Alarm, NormalFigure, Normality};
use upload::{EarlierRun, RunFigures};
use words::{Arg, Message, message};

/// Fewer runs than these do not tell what is normal.
const FEWEST: usize = 3;

/// How many times as far from the middle as half of the runs a run may lie. With runs that vary by chance, it is one of a hundred and
/// fifty.
const SCATTER: f64 = 4.0;

/// A share that differs by less is no news, however many rows there are.
const SHARE: f64 = 0.02;

/// A figure that is judged.
struct Figure {
    name: &'static str,
    band: fn(&NormalSpec) -> Band,
    of: fn(&RunFigures) -> Option<f64>,
    /// How near the middle nothing is news.
    near: fn(&NormalSpec, &RunFigures) -> f64,
    words: fn(&RunFigures, &NormalFigure) -> Message,
    advice: fn() -> Message,
}

const FIGURES: [Figure; 4] = [
    Figure {
        name: "rows",
        band: |spec| spec.rows,
        of: |figures| Some(figures.rows as f64),
        near: |spec, _| spec.at_least as f64,
        words: |now, figure| {
            let (runs, earlier) = (figure.runs, range(figure, count));
            if now.rows == 1 {
                return message!(
                    "normal-one-row",
                    "1 row was read, and the last {runs} runs had {earlier}",
                    runs = runs,
                    earlier = earlier,
                );
            }
            message!(
                "normal-rows",
                "{rows} rows were read, and the last {runs} runs had {earlier}",
                rows = now.rows,
                runs = runs,
                earlier = earlier,
            )
        },
        advice: || message!("normal-rows-do", "find out whether the list is whole, and the right one"),
    },
    Figure {
        name: "left_out",
        band: |spec| spec.left_out,
        of: |figures| share(figures.left_out, figures.rows),
        near: |spec, now| in_rows(spec, now.rows).max(SHARE),
        words: |now, figure| {
            message!(
                "normal-left-out",
                "{rows} rows, {share} of all, were left out (by blacklists aside), and in the last {runs} runs {earlier}",
                rows = now.left_out,
                share = Arg::Share(figure.now),
                runs = figure.runs,
                earlier = range(figure, Arg::Share),
            )
        },
        advice: || message!("normal-left-out-do", "look at the reasons in the report, and at rejected.csv"),
    },
    Figure {
        name: "blacklisted",
        band: |spec| spec.blacklisted,
        of: |figures| share(figures.blacklisted, figures.rows),
        near: |spec, now| in_rows(spec, now.rows),
        words: |now, figure| {
            message!(
                "normal-blacklisted",
                "{numbers} numbers were on a blacklist, {share} of the rows, and in the last {runs} runs {earlier}",
                numbers = now.blacklisted,
                share = Arg::Share(figure.now),
                runs = figure.runs,
                earlier = range(figure, Arg::Share),
            )
        },
        advice: || {
            message!(
                "normal-blacklisted-do",
                "find out whether the blacklists are whole, and whether the list is the right one"
            )
        },
    },
    Figure {
        name: "never_seen",
        band: |spec| spec.never_seen,
        of: |figures| share(figures.never_seen?, figures.planned),
        near: |spec, now| in_rows(spec, now.planned).max(SHARE),
        words: |now, figure| {
            message!(
                "normal-never-seen",
                "{numbers} numbers, {share} of all, never went before, and in the last {runs} runs {earlier}",
                numbers = now.never_seen.unwrap_or(0),
                share = Arg::Share(figure.now),
                runs = figure.runs,
                earlier = range(figure, Arg::Share),
            )
        },
        advice: || {
            message!("normal-never-seen-do", "find out whether the list is the right one, and today's")
        },
    },
];

/// Holds a run against earlier ones.
pub(super) fn judge(spec: &NormalSpec, now: &RunFigures, earlier: &[EarlierRun]) -> Normality {
    let figure = |figure: &Figure| {
        let value = (figure.of)(now)?;
        let then: Vec<f64> = earlier.iter().filter_map(|run| (figure.of)(&run.figures)).collect();
        let scale = Scale::of((figure.band)(spec), then, (figure.near)(spec, now))?;
        Some(NormalFigure {
            figure: figure.name.to_owned(),
            now: value,
            runs: scale.runs as u64,
            lowest: scale.lowest,
            middle: scale.middle,
            highest: scale.highest,
            from: scale.from,
            to: scale.to,
            outside: value < scale.from || value > scale.to,
        })
    };
    Normality {
        earlier_runs: earlier.len() as u64,
        needed: FEWEST as u64,
        stops: spec.outside == Action::Stop,
        figures: FIGURES.iter().filter_map(figure).collect(),
    }
}

/// What to say of the figures that lie outside.
pub(super) fn alarms(normality: &Normality, now: &RunFigures) -> Vec<Alarm> {
    let outside = normality.figures.iter().filter(|figure| figure.outside);
    let alarm = |figure: &NormalFigure| {
        let known = FIGURES.iter().find(|known| known.name == figure.figure)?;
        Some(Alarm {
            code: format!("normal-{}", known.name.replace('_', "-")),
            stops: false,
            words: (known.words)(now, figure),
            advice: (known.advice)(),
        })
    };
    outside.filter_map(alarm).collect()
}

/// How a figure was in some runs, and from where to where it is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    runs: usize,
    lowest: f64,
    middle: f64,
    highest: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Of a figure in some runs; nothing where they are too few, or everything is normal.
    fn of(band: Band, mut then: Vec<f64>, near: f64) -> Option<Self> {
        if then.len() < FEWEST {
            return None;
        }
        let middle = median(&mut then);
        let (from, to) = match band {
            Band::Share(share) => (middle - middle * share, middle + middle * share),
            Band::Times(times) => (middle / times, middle * times),
            Band::Any => return None,
        };
        let mut apart: Vec<f64> = then.iter().map(|value| (value - middle).abs()).collect();
        let reach = near.max(SCATTER * median(&mut apart));
        Some(Self {
            runs: then.len(),
            lowest: then[0],
            middle,
            highest: then[then.len() - 1],
            from: from.min(middle - reach).max(0.0),
            to: to.max(middle + reach),
        })
    }
}

/// The middle of some values, which are in order then. There is one.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The rows that are no news, as a share.
fn in_rows(spec: &NormalSpec, rows: u64) -> f64 {
    spec.at_least as f64 / rows.max(1) as f64
}

/// `4,800 to 5,300, in the middle 5,050 (normal is 2,525 to 7,575)`.
fn range(figure: &NormalFigure, shown: fn(f64) -> Arg) -> Message {
    let NormalFigure { lowest, highest, middle, from, to, .. } = figure;
    let (lowest, highest, middle) = (shown(*lowest), shown(*highest), shown(*middle));
    let (from, to) = (shown(*from), shown(*to));
    if lowest.to_string() == highest.to_string() {
        return message!(
            "normal-always",
            "{lowest} (normal is {from} to {to})",
            lowest = lowest,
            from = from,
            to = to,
        );
    }
    message!(
        "normal-range",
        "{lowest} to {highest}, in the middle {middle} (normal is {from} to {to})",
        lowest = lowest,
        highest = highest,
        middle = middle,
        from = from,
        to = to,
    )
}

/// `12,000`.
#[expect(clippy::cast_sign_loss, reason = "it counts rows")]
fn count(value: f64) -> Arg {
    (value.round() as u64).into()
}

#[cfg(test)]
mod tests;
