//! What a person must know or do: what is held or was refused, what stopped the run, and what looks wrong.

use super::{capital, tone};
use crate::{Alarm, Normality, Part, Report, Terminal, Tone};
use words::Arg;

/// So many lists of a state are named; the ledger knows the others too.
const NAMED: usize = 3;

/// So many warnings are told; the report holds all.
const TOLD: usize = 8;

/// All of it, a paragraph each.
pub(super) fn lines(report: &Report, terminal: &Terminal) -> Vec<String> {
    let mut page = Page { terminal, lines: Vec::new() };
    for state in ["held", "refused"] {
        page.lists(report, state);
    }
    page.what_next(report);
    for Alarm { stops, words, advice, .. } in &report.alarms {
        let args = [("alarm", words.into()), ("advice", advice.into())];
        let words = terminal.label("summary-alarm", &args);
        let (label, tone) =
            if *stops { ("summary-stopped", Tone::Bad) } else { ("summary-warning", Tone::Care) };
        page.said(tone, label, &words);
    }
    for overridden in &report.overridden {
        page.said(Tone::Care, "summary-overridden", &languages::say(terminal.language, &overridden.words()));
    }
    for warning in report.warnings.iter().take(TOLD) {
        page.said(Tone::Care, "summary-warning", &languages::say(terminal.language, warning));
    }
    if report.warnings.len() > TOLD {
        let more = (report.warnings.len() - TOLD) as u64;
        let args = [("n", more.into()), ("file", report.whole_story().into())];
        page.said(Tone::Care, "summary-warning", &terminal.label("summary-more", &args));
    }
    page.lines
}

/// What is good to know beside it.
pub(super) fn notes(report: &Report, terminal: &Terminal) -> Vec<String> {
    let mut page = Page { terminal, lines: Vec::new() };
    page.lists(report, "repeated");
    let goes = report.account.sent.keys().any(|state| state != "repeated");
    if let Some(one_by_one) = report.dialled.one_by_one.as_ref().filter(|_| goes) {
        page.paragraph(&languages::say(terminal.language, one_by_one));
    }
    if let Some(Normality { earlier_runs, needed, stops: true, .. }) = &report.normality
        && earlier_runs < needed
    {
        let args = [("n", earlier_runs.into()), ("needed", needed.into())];
        page.paragraph(&terminal.label("summary-too-few-runs", &args));
    }
    page.lines
}

struct Page<'t> {
    terminal: &'t Terminal,
    lines: Vec<String>,
}

impl Page<'_> {
    /// The lists in a state, and what was last said of each.
    fn lists(&mut self, report: &Report, state: &str) {
        let parts: Vec<&Part> = report.parts.iter().filter(|part| part.state == state).collect();
        let label = capital(&self.terminal.label(&format!("state-{state}"), &[]));
        for Part { name, lines, said, .. } in parts.iter().take(NAMED) {
            let said = said.as_ref().map_or_else(|| "".into(), Arg::from);
            let args = [
                ("state", label.as_str().into()),
                ("name", name.into()),
                ("n", lines.into()),
                ("said", said),
            ];
            self.toned(tone(state), &label, &self.terminal.label("summary-list", &args));
        }
        if parts.len() > NAMED {
            let more = (parts.len() - NAMED) as u64;
            let args = [("state", label.as_str().into()), ("n", more.into()), ("run", (&report.run).into())];
            self.toned(tone(state), &label, &self.terminal.label("summary-lists-more", &args));
        }
    }

    /// What a person does about lists that are held, or that did not leave.
    fn what_next(&mut self, report: &Report) {
        let find = |state: &str| report.parts.iter().find(|part| part.state == state);
        // Of calls no list is in the portal: what is held is told line by line, by the command that shows the run.
        if let Some(held) = find("held").filter(|held| held.calls.is_none()) {
            let (run, name) = (&report.run, &held.name);
            self.paragraph(&self.terminal.label("summary-resolve", &[]));
            // A command is never broken, so that it can be copied.
            self.lines
                .push(format!("  dialbase runs resolve {run} {name} --loaded | --not-loaded --reason \"…\""));
        } else if find("planned").is_some() && report.parts.iter().any(|part| part.state != "planned") {
            self.paragraph(&self.terminal.label("summary-apply-again", &[]));
        }
    }

    /// `Warning: …`.
    fn said(&mut self, tone: Tone, label: &str, words: &str) {
        let label = self.terminal.label(label, &[]);
        self.toned(tone, &label, &format!("{label}: {words}"));
    }

    /// Words that begin with a label, which has a tone.
    fn toned(&mut self, tone: Tone, label: &str, words: &str) {
        let mut lines = self.terminal.lines(words, 2);
        if let Some(rest) = lines.first().and_then(|line| line.strip_prefix(label)).map(str::to_owned) {
            lines[0] = format!("{}{rest}", self.terminal.toned(tone, label));
        }
        self.lines.extend(lines);
    }

    fn paragraph(&mut self, words: &str) {
        self.lines.extend(self.terminal.lines(words, 2));
    }
}
