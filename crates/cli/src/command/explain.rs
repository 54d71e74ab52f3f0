//! `dialbase explain`: what happened to a number, or what a finding's code means.

mod words;

use super::state;
use crate::args::Explain;
use crate::output::{Failure, print, say};
use pipeline::{Exit, Question, Runs};
use serde::Serialize;

pub(crate) fn explain(args: Explain) -> Result<Exit, Failure> {
    if let Some(meaning) = Meaning::of(&args.what) {
        print(if args.json { json(&meaning)? } else { meaning.words() })?;
        return Ok(Exit::Done);
    }
    if is_code(&args.what) {
        say(&format!("No finding has the code {}; docs/findings.md lists them all", args.what));
        return Ok(Exit::Usage);
    }
    let question = question(args.what, args.region, (args.plan, args.run), (args.state, args.pipeline))?;
    let story = pipeline::explain(&question)?;
    print(if args.json { json(&story)? } else { words::story(&story, &question.state) })?;
    Ok(if story.runs.is_empty() { Exit::Failed } else { Exit::Done })
}

fn question(
    number: String,
    region: Option<contact::Region>,
    (plan, run): (Option<std::path::PathBuf>, Option<String>),
    (named, pipeline): (Option<std::path::PathBuf>, Option<std::path::PathBuf>),
) -> Result<Question, Failure> {
    let within = match (&plan, run) {
        (Some(plan), _) => Runs::Plan(plan.clone()),
        (None, Some(run)) => Runs::Named(run),
        (None, None) => Runs::Known,
    };
    let beside = match (pipeline, plan) {
        (Some(pipeline), _) => pipeline,
        (None, Some(plan)) if named.is_none() => upload::Plan::read(&plan)?.pipeline.path,
        (None, _) => std::path::PathBuf::new(),
    };
    Ok(Question { number, region, within, state: state(named, &beside) })
}

/// What a code of findings, or the name of a repair, means.
#[derive(Serialize)]
struct Meaning {
    code: &'static str,
    /// What it does to a row; nothing for a repair, of which `number-repaired` or `number-guessed` tells.
    severity: Option<&'static str>,
    means: &'static str,
    advice: &'static str,
}

impl Meaning {
    fn of(what: &str) -> Option<Self> {
        let code = pipeline::codes().into_iter().find(|code| code.id == what).map(|code| Self {
            code: code.id,
            severity: Some(code.severity.as_str()),
            means: code.means,
            advice: code.advice,
        });
        let repair = || normalize::Repair::ALL.into_iter().find(|repair| repair.name() == what);
        code.or_else(|| {
            let repair = repair()?;
            let advice = if repair.is_guess() {
                "compare some of them with their source"
            } else {
                "look at some of them; nothing to do if they are right"
            };
            Some(Self { code: repair.name(), severity: None, means: repair.means(), advice })
        })
    }

    fn words(&self) -> String {
        let what = match self.severity {
            Some("left-out") => "the row will not be dialled",
            Some("changed") => "something is no longer as it was written",
            Some(_) => "good to know",
            None => "how a number was mended",
        };
        format!("{}: {what}\n  what happened  {}\n  what to do     {}", self.code, self.means, self.advice)
    }
}

/// Whether a text is meant as a code, and not as a number: small letters and hyphens.
fn is_code(what: &str) -> bool {
    what.starts_with(|c: char| c.is_ascii_lowercase())
        && what.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))
}
