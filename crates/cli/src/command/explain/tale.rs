//! The story of a number in plain sentences, top to bottom.

mod row;

use super::super::minute;
use crate::voice::Voice;
use pipeline::{OverriddenStory, RunStory, Story};
use std::path::Path;
use words::{Arg, Message, message, told};

/// The whole story.
pub(super) fn story(story: &Story, state: &Path, voice: &Voice) -> String {
    let mut lines = Vec::new();
    for run in &story.runs {
        lines.extend(self::run(run, voice));
        lines.push(String::new());
    }
    lines.extend(searched(story, state).iter().map(|words| voice.text(words)));
    lines.join("\n")
}

/// What was searched, and what could not be.
fn searched(story: &Story, state: &Path) -> Vec<Message> {
    let (asked, found) = (&story.asked, story.runs.len() as u64);
    let runs = match story.searched {
        1 => "1 run that was".to_owned(),
        n => format!("{} runs that were", words::count(words::Language::English, n)),
    };
    let mut said = vec![if found == 0 {
        told!(
            &format!("{asked} stands in no phone column of {runs} searched."),
            "cli-stands-nowhere",
            asked = asked,
            runs = story.searched
        )
    } else {
        told!(
            &format!("{asked} stands in {found} of {runs} searched."),
            "cli-stands-in",
            asked = asked,
            found = found,
            runs = story.searched
        )
    }];
    if !story.without_trace.is_empty() {
        said.push(message!(
            "cli-not-searched-traceless",
            "Not searched, for they keep no trace of their rows (an earlier version planned them): {runs}.",
            runs = Arg::list(&story.without_trace)
        ));
    }
    for run in &story.unreadable {
        said.push(message!(
            "cli-not-searched-unreadable",
            "Not searched, for it cannot be read: {directory}: {why}.",
            directory = &run.directory,
            why = &run.why
        ));
    }
    if found == 0 {
        said.extend(story.chosen_by_sql.iter().map(|run| {
            message!(
                "cli-not-chosen-by-sql",
                "In run {run}, the rows that its SQL statement did not choose left no trace.",
                run = run
            )
        }));
        said.push(message!(
            "cli-runs-known-to",
            "Runs are known to {state}; --state names another directory, --plan a plan.",
            state = state.display()
        ));
    }
    said
}

fn run(run: &RunStory, voice: &Voice) -> Vec<String> {
    let applied = match &run.applied_at {
        Some(at) => message!("cli-run-applied", "applied {at}", at = minute(at)),
        None => message!("cli-run-never-applied", "never applied, as far as the ledger knows"),
    };
    let mut said = vec![
        message!(
            "cli-run-planned",
            "Run {run}, planned {at} from {pipeline}, for {instance}; {applied}.",
            run = &run.run,
            at = run.made_at,
            pipeline = &run.pipeline,
            instance = &run.instance,
            applied = applied
        ),
        message!(
            "cli-run-plan-is",
            "  Its plan is {directory} (dialbase {program}).",
            directory = &run.directory,
            program = &run.program
        ),
    ];
    let stopped = run.stopped.iter();
    said.extend(stopped.map(|why| message!("cli-run-stopped", "  A guard stopped it: {why}.", why = why)));
    said.extend(run.overridden.iter().map(overridden));
    if run.number.is_none() {
        said.push(message!(
            "cli-run-no-number",
            "  What was asked for is no number there, so its digits were looked for."
        ));
    }
    let mut lines: Vec<String> = said.iter().map(|words| voice.text(words)).collect();
    for row in &run.rows {
        lines.push(String::new());
        lines.push(format!("  {}", words::on_one_line(&row.row)));
        lines.extend(row::lines(row, run, voice).into_iter().map(|line| format!("    {line}")));
    }
    lines
}

fn overridden(overridden: &OverriddenStory) -> Message {
    let somebody = || message!("cli-somebody", "somebody").into();
    message!(
        "cli-run-overridden",
        "  {at}, {who} let it go though {guard} had stopped it: {reason}",
        at = minute(&overridden.at),
        who = overridden.who.as_ref().map_or_else(somebody, Arg::from),
        guard = &overridden.guard,
        reason = &overridden.reason
    )
}
