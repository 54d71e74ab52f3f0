//! `[rules]`: what follows where a rule is broken.

use super::section::{Section, does_nothing};
use super::{AgentSpec, Pipeline, Problem};
use contact::Code;
use select::{did_you_mean, nearest};
use std::collections::BTreeMap;
use std::ops::Range;
use validate::{Consequence, Consequences, Demand};
use words::{Arg, Message, message};

/// What follows where a rule is broken, and where the pipeline file says so.
#[derive(Clone, Debug, Default)]
pub struct RulesSpec {
    /// By code.
    pub consequences: Consequences,
    /// Where each stands.
    said: BTreeMap<&'static str, (Consequence, Range<usize>)>,
}

/// Why a rule may not be softened.
type Reason = fn() -> Message;

/// Rules that keep calls from people who must not get them. They only ever reject.
const PROTECTING: [(&str, Reason); 10] = [
    ("blacklisted", is_listed),
    ("number-blacklisted", is_listed),
    ("number-refused", said_no),
    ("refusal-unclear", || {
        message!("file-protects-refusal-unclear", "who may have said no must not be called")
    }),
    ("refused", said_no),
    ("refused-elsewhere", said_no),
    ("number-premium", || {
        message!("file-protects-premium", "a premium number charges the call to whoever dials it")
    }),
    ("number-short", || {
        message!("file-protects-short", "emergency lines and other short numbers are not there for lists")
    }),
    ("phone-not-allowed", || message!("file-protects-no-number", "no number is left that may be called")),
    ("number-foreign", || {
        message!("file-protects-foreign", "without its country code it would reach a stranger")
    }),
];

fn is_listed() -> Message {
    message!("file-protects-blacklisted", "whom a blacklist holds must not be called")
}

fn said_no() -> Message {
    message!("file-protects-refused", "who said no must not be called")
}

/// What says elsewhere what follows: a key, and its section.
const ELSEWHERE: [(&str, &str, &str); 19] = [
    ("answered-earlier", "`answered`", "[duplicates]"),
    ("alternative-loaded-earlier", "`earlier`", "[duplicates]"),
    ("alternative-of-another-row", "`alternatives`", "[duplicates]"),
    ("alternative-shared", "`alternatives`", "[duplicates]"),
    ("loaded-earlier", "`earlier`", "[duplicates]"),
    ("alternative-dropped", "`alternative-elsewhere = \"reject\"`", "[rules]"),
    ("campaign-not-writable", "`charset`", "[format]"),
    ("character-dropped", "`drop`", "[format]"),
    ("character-replaced", "`charset`", "[format]"),
    ("duplicate", "", "[duplicates]"),
    ("number-foreign", "`foreign`", "[format]"),
    ("number-guessed", "`guess`", "[numbers]"),
    ("row-filtered", "`where`/`sql`", ""),
    ("row-hidden", "`hidden`", "[source]"),
    ("row-hidden-left-out", "`hidden`", "[source]"),
    ("separator-in-value", "`separators`", "[format]"),
    ("separator-replaced", "`separators`", "[format]"),
    ("zone-not-allowed", "`allowed`", "[timezone]"),
    ("zone-unknown", "`unknown`/`several`", "[timezone]"),
];

/// Where it is said what follows from a code, if that is elsewhere.
fn elsewhere(name: &str) -> Option<Message> {
    let (_, key, section) = ELSEWHERE.iter().find(|(code, ..)| *code == name)?;
    let place: Arg = match (key.split_once('/'), *section) {
        (None, "") => Arg::text(key),
        (None, "[rules]") => message!("file-here", "{key} here", key = *key).into(),
        (None, section) if key.is_empty() => Arg::text(section),
        (None, section) => under(key, section).into(),
        (Some((one, other)), "") => {
            message!("file-one-or-other", "{one} or {other}", one = one, other = other).into()
        }
        (Some((one, other)), section) => message!(
            "file-both-under",
            "{one} and {other} under {section}",
            one = one,
            other = other,
            section = section,
        )
        .into(),
    };
    Some(message!("file-says-what-follows", "{place} says what follows", place = place))
}

fn under(key: &str, section: &str) -> Message {
    message!("file-under", "{key} under {section}", key = key, section = section)
}

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
    let elsewhere = elsewhere(name);
    if let Some((_, reason)) = PROTECTING.iter().find(|(code, _)| *code == name) {
        let message = message!(
            "file-protects",
            "`{name}` protects people and cannot be softened: {reason}",
            name = name,
            reason = reason(),
        );
        let problem = Problem::new(message, span.clone()).help(message!("file-take-it-out", "take it out"));
        return soften.then(|| problem.maybe_help(elsewhere));
    }
    if crate::codes().iter().any(|code: &&Code| code.id == name) {
        let message =
            message!("file-not-said-here", "what follows from `{name}` is not said here", name = name);
        let limit = message!(
            "file-not-said-here-do",
            "a limit may be set for it: `{limit}` under [limits]",
            limit = format!("{name} = {{ stop = \"5%\" }}"),
        );
        return Some(Problem::new(message, span.clone()).help(elsewhere.unwrap_or(limit)));
    }
    let all = || validate::settable().map(|code| code.id);
    let near = nearest(name, all()).or_else(|| did_you_mean(name, all()));
    let message = message!("file-no-such-rule", "no rule goes by `{name}`", name = name);
    Some(Problem::new(message, span.clone()).maybe_help(near))
}

/// What is said twice, or of what is never noted.
pub(super) fn contradictions(pipeline: &Pipeline) -> Vec<Problem> {
    let said = &pipeline.rules.said;
    let twice = said.get("alternative-elsewhere").filter(|_| pipeline.timezone.alternatives.is_some());
    let twice = twice.map(|(_, span)| {
        let message =
            message!("file-said-twice", "`alternatives` under [timezone] says what follows already");
        Problem::new(message, span.clone()).help(message!("file-said-twice-do", "say it in one place"))
    });
    let silent = pipeline.limits.codes.iter().filter(|(code, _)| {
        said.get(*code).is_some_and(|(consequence, _)| *consequence == Consequence::Ignore)
    });
    let silent = silent.map(|(code, (_, span))| {
        let idle = message!("file-limit-idle", "the limit for `{code}` does nothing here", code = *code);
        Problem::new(idle, span.clone()).help(message!(
            "file-limit-idle-do",
            "[rules] says `{code} = \"ignore\"`, so it is never noted",
            code = *code,
        ))
    });
    silent.chain(twice).collect()
}

/// What is said of rules that nothing sets to work. It is asked of a file without other mistakes, for what would set them to work
/// may be one.
pub(super) fn idle(pipeline: &Pipeline) -> Vec<Problem> {
    let idle = pipeline.rules.said.iter().filter_map(|(code, (_, span))| {
        let with = needs(code, pipeline)?;
        Some(does_nothing(code, span.clone(), with))
    });
    idle.collect()
}

/// What a rule would need to be asked at all, where it is not there.
fn needs(code: &str, pipeline: &Pipeline) -> Option<Message> {
    let any = |is: fn(&Demand) -> bool| {
        let demands = pipeline.params.iter().flat_map(|param| param.demands(chrono::DateTime::UNIX_EPOCH));
        demands.into_iter().any(|demand| is(&demand))
    };
    let at_a_parameter = |key: &str| message!("file-at-a-parameter", "{key} at a parameter", key = key);
    let (is_there, with) = match code {
        "number-kind" => (pipeline.numbers.kinds.is_some(), under("`kinds`", "[numbers]")),
        "number-country" => (pipeline.numbers.countries.is_some(), under("`countries`", "[numbers]")),
        "agent-ignored" => (pipeline.columns.agent.is_some(), under("`agent`", "[columns]")),
        "agent-unknown" => {
            let agent = pipeline.columns.agent.as_ref();
            let sample = "`agent = { column = \"…\", values = [ … ] }`";
            (agent.is_some_and(AgentSpec::is_held), under(sample, "[columns]"))
        }
        "priority-out-of-range" => {
            (pipeline.columns.priority.column.is_some(), under("`priority`", "[columns]"))
        }
        "form-field-blank" => {
            (!pipeline.form.is_empty(), message!("file-form-at-the-top", "`form = [ … ]` at the top"))
        }
        "param-missing" => {
            (any(|demand| matches!(demand, Demand::Filled)), at_a_parameter("`required = true`"))
        }
        "param-too-long" | "param-too-short" => (
            any(|demand| matches!(demand, Demand::Length(_))),
            message!("file-min-or-max", "`min` or `max` at a parameter"),
        ),
        "param-pattern" => (any(|demand| matches!(demand, Demand::Pattern(_))), at_a_parameter("`pattern`")),
        "param-not-listed" => (any(|demand| matches!(demand, Demand::Listed(_))), at_a_parameter("`values`")),
        _ if code.starts_with("param-") && code.contains("date") => {
            (any(|demand| matches!(demand, Demand::Date(_))), at_a_parameter("`type = \"date\"`"))
        }
        _ if code.starts_with("param-") => {
            (any(|demand| matches!(demand, Demand::Amount(_))), at_a_parameter("`type = \"amount\"`"))
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
        let elsewhere = ELSEWHERE.iter().map(|(name, ..)| name);
        for name in PROTECTING.iter().map(|(name, _)| name).chain(elsewhere) {
            assert!(codes.iter().any(|code| code.id == *name), "{name}");
            assert!(validate::settable().all(|code| code.id != *name), "{name} can be set");
        }
    }
}
