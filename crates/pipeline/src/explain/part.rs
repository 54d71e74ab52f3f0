//! In which line of which part a planned row stands, and what is known of that part.
//!
//! The lines of a campaign and zone stand in their parts in the order of their rows: so the row's place among those is the
//! line's, and a trace need not name it.

use super::asked::Asked;
use super::story::{HappenedStory, PartStory};
use report::TracedGroup;
use serialize::{Charset, Digest};
use std::collections::HashMap;
use std::path::Path;
use upload::{Happened, PartHistory, Plan, PlannedPart, State};

/// The parts of a plan, and how many lines were counted.
pub(super) struct Parts<'r> {
    plan: &'r Plan,
    directory: &'r Path,
    history: &'r [PartHistory],
    counts: Vec<u64>,
    places: HashMap<(String, Option<String>), usize>,
    /// The campaign and zone of the last row, and the place of its count.
    last: Option<(String, Option<String>, usize)>,
}

/// A line of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The part's place in the plan, from 0.
    part: usize,
    /// The line's place in the part, from 0.
    nth: u64,
}

impl<'r> Parts<'r> {
    pub(super) fn new(plan: &'r Plan, directory: &'r Path, history: &'r [PartHistory]) -> Self {
        Self { plan, directory, history, counts: Vec::new(), places: HashMap::new(), last: None }
    }

    /// The line of the next planned row; nothing where the plan has too few.
    pub(super) fn next_line(&mut self, group: &TracedGroup<'_>) -> Option<Line> {
        let place = self.place(group);
        let mut nth = self.counts[place];
        self.counts[place] += 1;
        for (part, planned) in self.plan.parts.iter().enumerate() {
            if planned.campaign != group.campaign || planned.zone.as_deref() != group.zone.as_deref() {
                continue;
            }
            if nth < planned.lines {
                return Some(Line { part, nth });
            }
            nth -= planned.lines;
        }
        None
    }

    fn place(&mut self, group: &TracedGroup<'_>) -> usize {
        if let Some((campaign, zone, place)) = &self.last
            && *campaign == group.campaign
            && zone.as_deref() == group.zone.as_deref()
        {
            return *place;
        }
        let key = (group.campaign.to_string(), group.zone.as_deref().map(str::to_owned));
        let place = *self.places.entry(key.clone()).or_insert_with(|| {
            self.counts.push(0);
            self.counts.len() - 1
        });
        self.last = Some((key.0, key.1, place));
        place
    }

    /// What is known of a line and its part.
    pub(super) fn story(&self, line: Line, asked: &Asked) -> Option<PartStory> {
        let part = self.plan.parts.get(line.part)?;
        let history = self.history.get(line.part);
        let name = history.and_then(|history| history.name.clone()).unwrap_or_else(|| part.name.clone());
        let state = history.map_or(State::Planned, |history| history.state);
        Some(PartStory {
            file: part.file.display().to_string(),
            nth: (line.part + 1, self.plan.parts.len()),
            line_nth: (line.nth + 1, part.lines),
            line: self.line(part, line.nth).map(|line| asked.shown_line(&line)),
            zone_sent: part.zone_sent.clone(),
            list: name,
            state: state.to_string(),
            happened: history.iter().flat_map(|history| &history.happened).map(happened).collect(),
        })
    }

    /// A line of a part's file, where that is as it was planned.
    fn line(&self, part: &PlannedPart, nth: u64) -> Option<String> {
        let content = std::fs::read(self.directory.join(&part.file)).ok()?;
        let is_planned = Digest::of(&content).to_string() == part.sha256;
        let text = Charset::named(&self.plan.charset).filter(|_| is_planned)?.decode(&content)?;
        text.split('\n').nth(usize::try_from(nth).ok()?).map(str::to_owned)
    }
}

fn happened(happened: &Happened) -> HappenedStory {
    HappenedStory {
        at: happened.at.clone(),
        state: happened.after.to_string(),
        said: happened.what.clone(),
        by_a_person: happened.by_a_person(),
    }
}
