//! In which line of which part a planned row stands, and what is known of that part.
//!
//! The lines of a campaign and zone stand in their parts in the order of their rows: so the row's place among those is the
//! line's, and a trace need not name it.

use super::asked::Asked;
use super::story::{HappenedStory, PartStory};
use report::TracedGroup;
use serialize::{Charset, Digest};
use std::collections::BTreeMap;
use std::path::Path;
use upload::{Happened, PartHistory, Plan, PlannedPart, State};

/// The parts of a plan, and how far their lines were counted.
pub(super) struct Parts<'r> {
    plan: &'r Plan,
    directory: &'r Path,
    history: &'r [PartHistory],
    groups: Vec<Group<'r>>,
    /// The group of the last row, which most often is the next one's too.
    last: usize,
}

/// The parts of a campaign and zone, in order.
struct Group<'r> {
    campaign: &'r str,
    zone: Option<&'r str>,
    parts: Vec<usize>,
    /// Which of them is counted, and how many of its lines were.
    at: usize,
    counted: u64,
}

/// A line of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The part's place in the plan, from 0.
    part: usize,
    /// The line's place in the part, from 0.
    nth: u64,
}

impl Group<'_> {
    fn is(&self, group: &TracedGroup<'_>) -> bool {
        self.campaign == group.campaign && self.zone == group.zone.as_deref()
    }
}

impl<'r> Parts<'r> {
    pub(super) fn new(plan: &'r Plan, directory: &'r Path, history: &'r [PartHistory]) -> Self {
        let mut groups: BTreeMap<(&str, Option<&str>), Vec<usize>> = BTreeMap::new();
        for (nth, part) in plan.parts.iter().enumerate() {
            groups.entry((&part.campaign, part.zone.as_deref())).or_default().push(nth);
        }
        let group = |((campaign, zone), parts)| Group { campaign, zone, parts, at: 0, counted: 0 };
        Self { plan, directory, history, groups: groups.into_iter().map(group).collect(), last: 0 }
    }

    /// The line of the next planned row; nothing where the plan has too few.
    pub(super) fn next_line(&mut self, group: &TracedGroup<'_>) -> Option<Line> {
        if self.groups.get(self.last).is_none_or(|last| !last.is(group)) {
            let key = (&*group.campaign, group.zone.as_deref());
            self.last = self.groups.binary_search_by_key(&key, |group| (group.campaign, group.zone)).ok()?;
        }
        let group = self.groups.get_mut(self.last)?;
        loop {
            let part = *group.parts.get(group.at)?;
            if group.counted < self.plan.parts.get(part)?.lines {
                group.counted += 1;
                return Some(Line { part, nth: group.counted - 1 });
            }
            (group.at, group.counted) = (group.at + 1, 0);
        }
    }

    /// What is known of a line and its part.
    pub(super) fn story(&self, line: Line, asked: &Asked) -> Option<PartStory> {
        let part = self.plan.parts.get(line.part)?;
        let history = self.history.get(line.part);
        let name = history.and_then(|history| history.name.clone()).unwrap_or_else(|| part.name.clone());
        let nth = usize::try_from(line.nth).ok()?;
        let call = history.and_then(|history| history.calls.get(nth));
        let of_part = || history.map_or((State::Planned, &[][..]), |part| (part.state, &part.happened[..]));
        let (state, happenings) = call.map_or_else(of_part, |(state, happened)| (*state, &happened[..]));
        Some(PartStory {
            file: part.file.display().to_string(),
            nth: (line.part + 1, self.plan.parts.len()),
            line_nth: (line.nth + 1, part.lines),
            line: self.line(part, line.nth).map(|line| asked.shown_line(&line)),
            zone_sent: part.zone_sent.clone(),
            list: name,
            state: state.to_string(),
            is_call: call.is_some(),
            happened: happenings.iter().map(happened).collect(),
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
