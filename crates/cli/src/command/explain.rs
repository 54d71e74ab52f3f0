//! `dialbase explain`: what happened to a number, or what a finding's code means.

mod tale;

use super::state;
use crate::args::Explain;
use crate::output::{Failure, print};
use crate::terms;
use crate::voice::Voice;
use normalize::Repair;
use pipeline::{Exit, Question, Runs};
use serde::Serialize;
use std::borrow::Cow;
use words::message;

pub(crate) fn explain(args: Explain, voice: &mut Voice) -> Result<Exit, Failure> {
    voice.follow(args.pipeline.as_deref().and_then(pipeline::language));
    if let Some(meaning) = Meaning::of(&args.what) {
        print(if args.json { json(&meaning)? } else { meaning.words(voice) })?;
        return Ok(Exit::Done);
    }
    if is_code(&args.what) {
        voice.insist(&message!(
            "cli-no-such-code",
            "No finding has the code {code}; docs/findings.md lists them all",
            code = args.what
        ));
        return Ok(Exit::Usage);
    }
    let question = question(args.what, args.region, (args.plan, args.run), (args.state, args.pipeline))?;
    let story = pipeline::explain(&question)?;
    print(if args.json { json(&story)? } else { tale::story(&story, &question.state, voice) })?;
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
    advice: Cow<'static, str>,
    #[serde(skip)]
    repair: Option<Repair>,
}

impl Meaning {
    fn of(what: &str) -> Option<Self> {
        let code = pipeline::codes().into_iter().find(|code| code.id == what).map(|code| Self {
            code: code.id,
            severity: Some(code.severity.as_str()),
            means: code.means,
            advice: code.advice.into(),
            repair: None,
        });
        let repair = || Repair::ALL.into_iter().find(|repair| repair.name() == what);
        code.or_else(|| {
            let repair = repair()?;
            let advice = terms::advice_on(repair).english().to_owned().into();
            let (code, means) = (repair.name(), repair.means());
            Some(Self { code, severity: None, means, advice, repair: Some(repair) })
        })
    }

    fn words(&self, voice: &Voice) -> String {
        let Self { code, means, advice, .. } = self;
        let what = match self.severity {
            Some("left-out") => message!("cli-code-left-out", "the row will not be dialled"),
            Some("changed") => message!("cli-code-changed", "something is no longer as it was written"),
            Some(_) => message!("cli-code-note", "good to know"),
            None => message!("cli-code-repair", "how a number was mended"),
        };
        let (means, advice) = match self.repair {
            Some(repair) => (terms::mended(code, means, voice), voice.text(&terms::advice_on(repair))),
            None => (
                languages::means(voice.language(), code, means),
                languages::advice(voice.language(), code, advice),
            ),
        };
        let [happened, to_do] =
            [message!("cli-what-happened", "what happened"), message!("cli-what-to-do", "what to do")]
                .map(|label| voice.text(&label));
        let width = happened.chars().count().max(to_do.chars().count());
        format!("{code}: {}\n  {happened:width$}  {means}\n  {to_do:width$}  {advice}", voice.text(&what))
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
