//! The guards of a run: what stops it before anything is sent, and what a person should look at though it goes.
//!
//! Two kinds of guards stop a run. A rule that the pipeline states, such as a limit of wrong rows, is lifted where it is stated.
//! An expectation that is held against today's list, such as how many rows it usually has, may be wrong about today, so a person
//! may override it for one run, with a reason.

mod alarms;
mod limits;
mod normal;
mod shift;
mod watch;

pub(crate) use limits::as_arg;
pub(crate) use watch::{Watch, Watched};

use crate::Error;
use crate::file::{Action, Pipeline};
use crate::flow::Flowed;
use chrono::{DateTime, Utc};
use report::{Alarm, Normality};
use std::path::Path;
use upload::{EarlierRun, InputFigures, Ledger, RunFigures, Stamp, Stop};
use words::Message;

/// What the guards say of a run.
#[derive(Debug, Default)]
pub(crate) struct Guarded {
    /// Those that stop it.
    pub(crate) stops: Vec<Stop>,
    /// What they saw that a person should look at.
    pub(crate) alarms: Vec<Alarm>,
    /// What else a person should look at.
    pub(crate) warnings: Vec<Message>,
    /// How the run stands beside earlier ones.
    pub(crate) normality: Option<Normality>,
}

impl Guarded {
    /// Asks every guard of a run.
    pub(crate) fn of(
        pipeline: &Pipeline,
        flowed: &Flowed,
        (figures, earlier): (&RunFigures, &EarlierRuns),
        changed: Option<Message>,
        now: DateTime<Utc>,
    ) -> Self {
        let mut guarded = Self::default();
        let limits = limits::said(&pipeline.limits, &flowed.account, &flowed.tally);
        let limit = |why| Stop { guard: "limit".to_owned(), why, may_be_overridden: false };
        guarded.stops.extend(limits.stops.into_iter().map(limit));
        guarded.warnings = limits.warnings;
        // What a column held in the last run is an expectation, too.
        let changed =
            changed.map(|why| Stop { guard: "column-changed".to_owned(), why, may_be_overridden: true });
        guarded.stops.extend(changed);
        let normality = normal::judge(&pipeline.normal, figures, &earlier.normal);
        for alarm in normal::alarms(&normality, figures) {
            guarded.alarm(pipeline.normal.outside, alarm);
        }
        guarded.normality = Some(normality);
        guarded.input(pipeline, flowed);
        for alarm in alarms::repeated(&figures.inputs, &earlier.all, (now, pipeline.upload.repeat_after)) {
            guarded.alarm(pipeline.alarms.repeated, alarm);
        }
        guarded
    }

    /// What about the inputs themselves looks wrong.
    fn input(&mut self, pipeline: &Pipeline, flowed: &Flowed) {
        for watched in &flowed.watched {
            if let Some(alarm) = alarms::cut(watched) {
                self.alarm(pipeline.alarms.cut, alarm);
            }
            for alarm in alarms::shifted(watched) {
                self.alarm(pipeline.alarms.shifted, alarm);
            }
        }
        for lost in &flowed.lost {
            self.alarm(pipeline.alarms.digits_lost, alarms::digits_lost(lost));
        }
    }

    /// Why the run is stopped, in words.
    pub(crate) fn stopped(&self) -> Option<Message> {
        Message::all(self.stops.iter().map(|stop| stop.why.clone()).collect())
    }

    fn alarm(&mut self, action: Action, alarm: Alarm) {
        let stops = match action {
            Action::Ignore => return,
            Action::Warn => false,
            Action::Stop => true,
        };
        if stops {
            let (guard, why) = (alarm.code.clone(), alarm.words.clone());
            self.stops.push(Stop { guard, why, may_be_overridden: true });
        }
        self.alarms.push(Alarm { stops, ..alarm });
    }
}

/// Codes of rows that are no rows of the list.
const NO_ROWS: [&str; 3] = ["row-blank", "row-footer", "row-header-again"];

/// What a run is like, in numbers.
pub(crate) fn figures(flowed: &Flowed, stamps: &[Stamp]) -> RunFigures {
    let account = &flowed.account;
    let left_out = |counts: &dyn Fn(&str) -> bool| -> u64 {
        account.left_out().filter(|(reason, _)| counts(reason)).map(|(_, rows)| rows).sum()
    };
    let no_rows = left_out(&|reason| NO_ROWS.contains(&reason));
    let inputs = flowed.watched.iter().zip(stamps).map(|(watched, stamp)| InputFigures {
        input: watched.table.source.clone(),
        sha256: stamp.sha256.clone(),
        rows: watched.rows,
        content: format!("{:032x}", watched.content),
    });
    RunFigures {
        rows: account.rows_read() + account.rows_computed() - no_rows,
        left_out: left_out(&|reason| !NO_ROWS.contains(&reason) && reason != "blacklisted"),
        blacklisted: flowed.tally.count("number-blacklisted"),
        planned: account.rows_planned(),
        never_seen: flowed.never_seen,
        inputs: inputs.collect(),
    }
}

/// Earlier runs of a pipeline, the latest first.
#[derive(Debug, Default)]
pub(crate) struct EarlierRuns {
    /// Those that tell what is normal.
    normal: Vec<EarlierRun>,
    /// Those among whose lists today's may be.
    all: Vec<EarlierRun>,
}

/// A list that comes again is looked for in so many runs.
const RUNS: u32 = 30;

impl EarlierRuns {
    /// Of the pipeline in a file, where a ledger knows of any.
    pub(crate) fn of(ledger: Option<&Ledger>, pipeline: &Pipeline, file: &Path) -> Result<Self, Error> {
        let Some(ledger) = ledger else { return Ok(Self::default()) };
        let instance = pipeline.upload.instance.name();
        let runs = |at_most, since| ledger.earlier_runs((file, &instance), at_most, since);
        Ok(Self { normal: runs(pipeline.normal.runs, pipeline.normal.since)?, all: runs(RUNS, None)? })
    }
}

/// What a guard has to say.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    /// Why nothing may be sent, each reason a sentence without its end.
    stops: Vec<Message>,
    /// What somebody should look at.
    warnings: Vec<Message>,
}
