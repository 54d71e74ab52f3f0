//! What happened to a number: its whole story in every run that is known, told from plans, traces and the ledger.
//!
//! Inputs and blacklists may be gone or changed by now; what is told is what the runs themselves kept. Nothing is added to
//! that, and the numbers of others are masked.

mod asked;
mod part;
mod runs;
mod story;
mod tell;

pub use story::{
    Became, CodeStory, FateStory, HappenedStory, HeldStory, How, NoticedBy, NoticedStory, NumberStory,
    OverriddenStory, PartStory, RepairStory, RowStory, RunStory, Said, StoodStory, Story, UnreadableRun,
    ZoneStory,
};

use crate::Error;
use crate::apply::report;
use asked::Asked;
use contact::Region;
use part::Parts;
use report::{TRACE, TraceError, Traced};
use runs::{KnownRun, known_runs};
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use tell::{DUPLICATE, Teller, number_story};
use upload::{Ledger, Overridden, Plan, RunHistory};

/// What is asked, and where.
#[derive(Clone, Debug)]
pub struct Question {
    /// The number, as a person writes it.
    pub number: String,
    /// The country of a number written without one; none for that of each run.
    pub region: Option<Region>,
    /// Which runs are searched.
    pub within: Runs,
    /// The state directory, whose ledger knows what became of what was sent; it may not be there.
    pub state: PathBuf,
}

/// Which runs are searched.
#[derive(Clone, Debug)]
pub enum Runs {
    /// All that the state directory knows.
    Known,
    /// The one of this name.
    Named(String),
    /// The plan in this directory.
    Plan(PathBuf),
}

/// Tells what happened to a number.
///
/// # Errors
/// Where there is no run to search; where the one that was named cannot be searched; where the ledger cannot be read.
pub fn explain(question: &Question) -> Result<Story, Error> {
    let state = &question.state;
    let ledger = if state.join("ledger.db").exists() { Some(Ledger::open(state)?) } else { None };
    let mut story = Story {
        asked: question.number.clone(),
        runs: Vec::new(),
        searched: 0,
        without_trace: Vec::new(),
        unreadable: Vec::new(),
        chosen_by_sql: Vec::new(),
    };
    match &question.within {
        Runs::Plan(directory) => one(directory, question, ledger.as_ref(), &mut story)?,
        Runs::Named(name) => {
            let known = known_runs(state, ledger.as_ref())?;
            let named = known.into_iter().find(|known| known.run == *name);
            let named = named.ok_or_else(|| Error::NoSuchRun { run: name.clone(), state: state.clone() })?;
            one(&named.directory, question, ledger.as_ref(), &mut story)?;
        }
        Runs::Known => {
            for KnownRun { directory, .. } in known_runs(state, ledger.as_ref())? {
                match search(&directory, question, ledger.as_ref(), &mut story) {
                    Ok(()) => {}
                    Err(error @ Error::Upload(upload::Error::Ledger { .. })) => return Err(error),
                    // One damaged run does not silence the others.
                    Err(error) => story.unreadable.push(UnreadableRun {
                        directory: directory.display().to_string(),
                        why: error.in_one(),
                    }),
                }
            }
        }
    }
    Ok(story)
}

/// Searches the one run that was asked for: then there must be something to search.
fn one(
    directory: &Path,
    question: &Question,
    ledger: Option<&Ledger>,
    story: &mut Story,
) -> Result<(), Error> {
    search(directory, question, ledger, story)?;
    if story.without_trace.is_empty() {
        Ok(())
    } else {
        Err(Error::NoTrace { directory: directory.to_owned() })
    }
}

/// Searches a run, and adds its story where the number stands in it.
fn search(
    directory: &Path,
    question: &Question,
    ledger: Option<&Ledger>,
    story: &mut Story,
) -> Result<(), Error> {
    let plan = Plan::read(directory)?;
    let path = directory.join(TRACE);
    let unreadable = |source| Error::TraceUnreadable { path: path.clone(), source };
    let file = match File::open(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            story.without_trace.push(plan.run);
            return Ok(());
        }
        file => file.map_err(|error| unreadable(TraceError::Unreadable(error)))?,
    };
    let trace = Traced::open(BufReader::new(file)).map_err(unreadable)?;
    let report = report(directory)?;
    let history = ledger.map(|ledger| ledger.history(&plan.run)).transpose()?.flatten();
    let overridden = ledger.map(|ledger| ledger.overridden(&plan.run)).transpose()?.unwrap_or_default();
    let parts = history.as_ref().map_or(&[][..], |history| &history.parts);
    let asked = Asked::of(&question.number, question.region, trace.head());
    if trace.head().sql {
        story.chosen_by_sql.push(plan.run.clone());
    }
    let mut teller = Teller {
        asked: &asked,
        blacklists: &report.blacklists,
        parts: Parts::new(&plan, directory, parts),
        codes: &crate::codes(),
    };
    let mut rows = Vec::new();
    trace.rows(|table, row| rows.extend(teller.take(table, row))).map_err(unreadable)?;
    story.searched += 1;
    name_the_dialled(&mut rows);
    if !rows.is_empty() {
        let number = asked.number.map(number_story);
        let run = run_story(&plan, directory, history.as_ref(), number, rows);
        story
            .runs
            .push(RunStory { overridden: overridden.into_iter().map(overridden_story).collect(), ..run });
    }
    Ok(())
}

fn run_story(
    plan: &Plan,
    directory: &Path,
    history: Option<&RunHistory>,
    number: Option<NumberStory>,
    rows: Vec<RowStory>,
) -> RunStory {
    RunStory {
        run: plan.run.clone(),
        made_at: plan.made_at,
        applied_at: history.map(|history| history.applied_at.clone()),
        program: plan.program.clone(),
        pipeline: plan.pipeline.path.display().to_string(),
        instance: plan.instance.clone(),
        directory: directory.display().to_string(),
        stopped: plan.stopped.clone(),
        overridden: Vec::new(),
        blacklists: plan.blacklists.len(),
        number,
        rows,
    }
}

fn overridden_story(Overridden { at, guard, reason, who }: Overridden) -> OverriddenStory {
    OverriddenStory { guard, at, reason, who }
}

/// Says of each duplicate which row is dialled in its place: the one that has the number as its main one, or has it at all.
fn name_the_dialled(rows: &mut [RowStory]) {
    let is_alternative = |became: &Became| matches!(became, Became::Alternative { .. });
    let mains = rows.iter().filter(|row| matches!(row.became, Became::Main));
    let dialled = mains.chain(rows.iter().filter(|row| is_alternative(&row.became))).next();
    let dialled = dialled.map(|row| row.row.clone());
    for row in rows {
        if let FateStory::LeftOut { why, instead } = &mut row.fate
            && why.code.code == DUPLICATE
        {
            instead.clone_from(&dialled);
        }
    }
}
