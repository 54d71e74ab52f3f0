//! `[rules]`: what follows where a rule is broken.

use super::section::Section;
use super::{AgentSpec, Pipeline, Problem};
use contact::Code;
use select::{did_you_mean, nearest};
use std::collections::BTreeMap;
use std::ops::Range;
use validate::{Consequence, Consequences, Demand};

/// What follows where a rule is broken, and where the pipeline file says so.
#[derive(Clone, Debug, Default)]
pub struct RulesSpec {
    /// By code.
    pub consequences: Consequences,
    /// Where each stands.
    said: BTreeMap<&'static str, (Consequence, Range<usize>)>,
}

/// Rules that keep calls from people who must not get them. They only ever reject.
const PROTECTING: [(&str, &str); 10] = [
    ("blacklisted", "whom a blacklist holds must not be called"),
    ("number-blacklisted", "whom a blacklist holds must not be called"),
    ("number-refused", "who said no must not be called"),
    ("refusal-unclear", "who may have said no must not be called"),
    ("refused", "who said no must not be called"),
    ("refused-elsewhere", "who said no must not be called"),
    ("number-premium", "a premium number charges the call to whoever dials it"),
    ("number-short", "emergency lines and other short numbers are not there for lists"),
    ("phone-not-allowed", "no number is left that may be called"),
    ("number-foreign", "without its country code it would reach a stranger"),
];

/// What says elsewhere what follows.
const ELSEWHERE: [(&str, &str); 18] = [
    ("alternative-loaded-earlier", "`earlier` under [duplicates]"),
    ("alternative-of-another-row", "`alternatives` under [duplicates]"),
    ("alternative-shared", "`alternatives` under [duplicates]"),
    ("loaded-earlier", "`earlier` under [duplicates]"),
    ("alternative-dropped", "`alternative-elsewhere = \"reject\"` here"),
    ("campaign-not-writable", "`charset` under [format]"),
    ("character-dropped", "`drop` under [format]"),
    ("character-replaced", "`charset` under [format]"),
    ("duplicate", "[duplicates]"),
    ("number-foreign", "`foreign` under [format]"),
    ("number-guessed", "`guess` under [numbers]"),
    ("row-filtered", "`where` or `sql`"),
    ("row-hidden", "`hidden` under [source]"),
    ("row-hidden-left-out", "`hidden` under [source]"),
    ("separator-in-value", "`separators` under [format]"),
    ("separator-replaced", "`separators` under [format]"),
    ("zone-not-allowed", "`allowed` under [timezone]"),
    ("zone-unknown", "`unknown` and `several` under [timezone]"),
];

pub(super) fn rules(section: &mut Section<'_>) -> RulesSpec {
    let mut rules = RulesSpec::default();
    for (name, span, value) in section.entries() {
        let consequence = value.one_of(&Consequence::NAMES);
        let code = validate::settable().find(|code| code.id == name);
        match (code, consequence) {
            (Some(code), Ok(consequence)) => {
                rules.consequences.set(code, consequence);
                rules.said.insert(code.id, (consequence, span));
            }
            (code, consequence) => {
                let soften = *consequence.as_ref().unwrap_or(&Consequence::Warn) != Consequence::Reject;
                if code.is_none() {
                    section.problems(unsettable(name, &span, soften));
                }
                section.problems(consequence.err());
            }
        }
    }
    rules
}

/// What to say of a name that is no rule's whose consequence may be said; nothing where what is said holds anyway.
fn unsettable(name: &str, span: &Range<usize>, soften: bool) -> Option<Problem> {
    let named = |table: &[(&str, &'static str)]| {
        table.iter().find(|(code, _)| *code == name).map(|(_, reason)| *reason)
    };
    let elsewhere = named(&ELSEWHERE).map(|place| format!("{place} says what follows"));
    if let Some(reason) = named(&PROTECTING) {
        let problem =
            Problem::new(format!("`{name}` protects people and cannot be softened: {reason}"), span.clone());
        return soften.then(|| problem.help("take it out").maybe_help(elsewhere));
    }
    if crate::codes().iter().any(|code: &&Code| code.id == name) {
        let problem = Problem::new(format!("what follows from `{name}` is not said here"), span.clone());
        let limit = format!("a limit may be set for it: `{name} = {{ stop = \"5%\" }}` under [limits]");
        return Some(problem.help(elsewhere.unwrap_or(limit)));
    }
    let all = || validate::settable().map(|code| code.id);
    let near = nearest(name, all()).or_else(|| did_you_mean(name, all()));
    Some(Problem::new(format!("no rule goes by `{name}`"), span.clone()).maybe_help(near))
}

/// What is said twice, or of what is never noted.
pub(super) fn contradictions(pipeline: &Pipeline) -> Vec<Problem> {
    let said = &pipeline.rules.said;
    let twice = said.get("alternative-elsewhere").filter(|_| pipeline.timezone.alternatives.is_some());
    let twice = twice.map(|(_, span)| {
        Problem::new("`alternatives` under [timezone] says what follows already", span.clone())
            .help("say it in one place")
    });
    let silent = pipeline.limits.codes.iter().filter(|(code, _)| {
        said.get(*code).is_some_and(|(consequence, _)| *consequence == Consequence::Ignore)
    });
    let silent = silent.map(|(code, (_, span))| {
        Problem::new(format!("the limit for `{code}` does nothing here"), span.clone())
            .help(format!("[rules] says `{code} = \"ignore\"`, so it is never noted"))
    });
    silent.chain(twice).collect()
}

/// What is said of rules that nothing sets to work. It is asked of a file without other mistakes, for what would set them to work
/// may be one.
pub(super) fn idle(pipeline: &Pipeline) -> Vec<Problem> {
    let idle = pipeline.rules.said.iter().filter_map(|(code, (_, span))| {
        let with = needs(code, pipeline)?;
        let problem = Problem::new(format!("`{code}` does nothing here"), span.clone());
        Some(problem.help(format!("it goes with {with}")))
    });
    idle.collect()
}

/// What a rule would need to be asked at all, where it is not there.
fn needs(code: &str, pipeline: &Pipeline) -> Option<&'static str> {
    let any = |is: fn(&Demand) -> bool| {
        let demands = pipeline.params.iter().flat_map(|param| param.demands(chrono::DateTime::UNIX_EPOCH));
        demands.into_iter().any(|demand| is(&demand))
    };
    let (is_there, with) = match code {
        "number-kind" => (pipeline.numbers.kinds.is_some(), "`kinds` under [numbers]"),
        "number-country" => (pipeline.numbers.countries.is_some(), "`countries` under [numbers]"),
        "agent-ignored" => (pipeline.columns.agent.is_some(), "`agent` under [columns]"),
        "agent-unknown" => {
            let agent = pipeline.columns.agent.as_ref();
            (
                agent.is_some_and(AgentSpec::is_held),
                "`agent = { column = \"…\", values = [ … ] }` under [columns]",
            )
        }
        "priority-out-of-range" => (pipeline.columns.priority.column.is_some(), "`priority` under [columns]"),
        "form-field-blank" => (!pipeline.form.is_empty(), "`form = [ … ]` at the top"),
        "param-missing" => {
            (any(|demand| matches!(demand, Demand::Filled)), "`required = true` at a parameter")
        }
        "param-too-long" | "param-too-short" => {
            (any(|demand| matches!(demand, Demand::Length(_))), "`min` or `max` at a parameter")
        }
        "param-pattern" => (any(|demand| matches!(demand, Demand::Pattern(_))), "`pattern` at a parameter"),
        "param-not-listed" => (any(|demand| matches!(demand, Demand::Listed(_))), "`values` at a parameter"),
        _ if code.starts_with("param-") && code.contains("date") => {
            (any(|demand| matches!(demand, Demand::Date(_))), "`type = \"date\"` at a parameter")
        }
        _ if code.starts_with("param-") => {
            (any(|demand| matches!(demand, Demand::Amount(_))), "`type = \"amount\"` at a parameter")
        }
        _ => return None,
    };
    (!is_there).then_some(with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_is_spoken_of_can_be_noted() {
        let codes = crate::codes();
        for (name, _) in PROTECTING.iter().chain(&ELSEWHERE) {
            assert!(codes.iter().any(|code| code.id == *name), "{name}");
            assert!(validate::settable().all(|code| code.id != *name), "{name} can be set");
        }
    }
}
