//! `[limits]`: how much may go wrong before somebody must look.

use super::Problem;
use super::columns::inline;
use super::section::Section;
use super::value::Value;
use select::nearest;
use std::collections::BTreeMap;
use std::ops::Range;
use validate::{Limit, Threshold};
use words::{Message, message};

/// How much may go wrong before somebody must look.
#[derive(Clone, Debug, Default)]
pub struct LimitsSpec {
    /// Rows left out for being wrong, all reasons together.
    pub rejected: Threshold,
    /// Findings of one code, each with where the pipeline file names it.
    pub codes: BTreeMap<&'static str, (Threshold, Range<usize>)>,
}

/// A limit as it is written.
const SAMPLE: &str = "{ warn = \"2%\", stop = 500 }";

pub(super) fn limits(section: &mut Section<'_>) -> LimitsSpec {
    let mut limits = LimitsSpec::default();
    let codes = crate::codes();
    for (name, span, value) in section.entries() {
        let code = codes.iter().find(|code| code.id == name).map(|code| code.id);
        let threshold = threshold(&value).map_err(|problem| section.problem(problem)).ok();
        match (code, threshold) {
            (Some(code), Some(threshold)) => drop(limits.codes.insert(code, (threshold, span))),
            (Some(_), None) => {}
            (None, threshold) if name == "rejected" => limits.rejected = threshold.unwrap_or_default(),
            (None, _) => {
                let all = codes.iter().map(|code| code.id).chain(["rejected"]);
                let problem = Problem::new(
                    message!(
                        "file-no-such-code",
                        "nothing that a run can note goes by `{name}`",
                        name = name
                    ),
                    span,
                );
                let help = message!(
                    "file-no-such-code-do",
                    "write `rejected`, for all rows that are left out for being wrong, or a code of docs/findings.md"
                );
                section.problem(problem.help(help).maybe_help(nearest(name, all)));
            }
        }
    }
    limits
}

fn threshold(value: &Value<'_>) -> Result<Threshold, Problem> {
    inline(value, Message::foreign(SAMPLE), |section| {
        let warn = section.optional("warn", Value::limit);
        let stop = section.optional("stop", |value| {
            let stop = value.limit()?;
            let is_first = match (warn, stop) {
                (Some(Limit::Rows(warn)), Limit::Rows(stop)) => stop < warn,
                (Some(Limit::Share(warn)), Limit::Share(stop)) => stop < warn,
                _ => false,
            };
            let never_warns = || {
                value
                    .problem(message!("file-limit-never-warns", "the run stops here before it warns"))
                    .help(message!("file-limit-never-warns-do", "let `stop` be above `warn`"))
            };
            if is_first { Err(never_warns()) } else { Ok(stop) }
        });
        if !section.has("warn") && !section.has("stop") {
            let problem = Problem::new(message!("file-no-limit", "this sets no limit"), section.span());
            section.problem(problem.help(message!(
                "file-no-limit-do",
                "write `warn`, `stop` or both: {sample}",
                sample = SAMPLE,
            )));
        }
        Some(Threshold { warn, stop })
    })
}
