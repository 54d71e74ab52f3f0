//! What fits a screen: the account, the reasons, where everything went, and what a person does next.

mod concerns;
pub(crate) mod section;

use crate::{Blacklist, Damaged, Found, Part, Report, Terminal, Tone};
use section::{Detail, Section};
use std::collections::BTreeMap;
use words::{Arg, on_one_line};

/// The run in words, for a person at a terminal. No number and no name of anybody stands in it.
#[must_use]
pub fn summary(report: &Report, terminal: &Terminal) -> String {
    let of = Summary { report, terminal };
    let mut sections = of.rows();
    sections.extend(of.findings());
    sections.extend(of.damaged());
    sections.extend(of.blacklists());
    sections.extend(of.contacts());
    let mut lines = section::lines(&sections, terminal);
    let mut said = concerns::notes(report, terminal);
    said.extend(concerns::lines(report, terminal));
    if !said.is_empty() {
        lines.push(String::new());
        lines.extend(said);
    }
    lines.join("\n")
}

/// Of the run only what a person must know or do: what stopped it, what is held, what was refused, and warnings. Blank where
/// nobody has to do anything.
#[must_use]
pub fn concerns(report: &Report, terminal: &Terminal) -> String {
    concerns::lines(report, terminal).join("\n")
}

/// What is said, and how.
struct Summary<'r> {
    report: &'r Report,
    terminal: &'r Terminal,
}

impl Summary<'_> {
    /// What was read, and what was left out of it.
    fn rows(&self) -> Vec<Section> {
        let Report { account, inputs, .. } = self.report;
        let mut sections = vec![Section {
            room: 3,
            details: inputs
                .iter()
                .map(|input| {
                    let format = languages::say(self.terminal.language, &input.format);
                    Detail::new(input.rows, format!("{} ({format})", on_one_line(&input.source)))
                })
                .collect(),
            ..self.section("summary-read", "summary-read-rows", account.read)
        }];
        if account.computed > 0 {
            sections.push(self.section("summary-computed", "summary-computed-rows", account.computed));
        }
        let mut reasons: Vec<(&String, &u64)> = account.left_out.iter().collect();
        reasons.sort_by_key(|(reason, rows)| (std::cmp::Reverse(**rows), (*reason).clone()));
        let detail = |(reason, rows): (&String, &u64)| {
            let found = self.report.findings.iter().find(|found| found.code == *reason);
            self.coded(*rows, reason, found.map_or("", |found| &found.means))
        };
        sections.push(Section {
            room: 9,
            details: reasons.into_iter().map(detail).collect(),
            ..self.section("summary-left-out", "summary-left-out-rows", account.left_out.values().sum())
        });
        sections
    }

    /// What was changed, and what was noticed.
    fn findings(&self) -> impl Iterator<Item = Section> {
        let kinds = [
            ("changed", "summary-changed", "summary-changed-times"),
            ("note", "summary-noticed", "summary-noticed-times"),
        ];
        kinds.into_iter().filter_map(|(severity, label, unit)| {
            let of_kind = self.report.findings.iter().filter(|found| found.severity == severity);
            let found: Vec<&Found> = of_kind.collect();
            let all = found.iter().map(|found| found.count).sum();
            let detail = |found: &&Found| self.coded(found.count, &found.code, &found.means);
            let details = found.iter().map(detail).collect();
            (all > 0).then(|| Section { room: 4, details, ..self.section(label, unit, all) })
        })
    }

    /// The columns that were damaged as a whole.
    fn damaged(&self) -> Option<Section> {
        let damaged = &self.report.damaged;
        let detail = |damaged: &Damaged| {
            let Damaged { column, cells, of, means, .. } = damaged;
            let args = [("of", (*of).into()), ("column", column.into()), ("means", means.into())];
            Detail::new(*cells, self.terminal.label("summary-damaged-column", &args))
        };
        let cells = damaged.iter().map(|damaged| damaged.cells).sum();
        let details = damaged.iter().map(detail).collect();
        let section = self.section("summary-damaged", "summary-damaged-cells", cells);
        (!damaged.is_empty()).then_some(Section { room: 3, details, ..section })
    }

    /// The blacklists that the numbers were held against.
    fn blacklists(&self) -> Option<Section> {
        let lists = &self.report.blacklists;
        let numbers = lists.iter().map(|list| list.numbers).sum();
        let detail = |list: &Blacklist| Detail::new(list.numbers, self.held_against(list));
        let details = lists.iter().map(detail).collect();
        let section = self.section("summary-blacklists", "summary-blacklists-numbers", numbers);
        (!lists.is_empty()).then_some(Section { room: 3, details, ..section })
    }

    /// The contacts by the state of their list, then by campaign and time zone.
    fn contacts(&self) -> impl Iterator<Item = Section> {
        self.report.account.sent.iter().map(|(state, contacts)| {
            let label = capital(&self.terminal.label(&format!("state-{state}"), &[]));
            let unit = self.terminal.label(&format!("state-{state}-people"), &[("n", (*contacts).into())]);
            let details = self.by_campaign_and_zone(state);
            Section { label, tone: tone(state), count: *contacts, unit, details, room: 5, more: self.more() }
        })
    }

    fn by_campaign_and_zone(&self, state: &str) -> Vec<Detail> {
        let mut sums: BTreeMap<(&str, Option<&str>), (u64, u64)> = BTreeMap::new();
        let parts = self.report.parts.iter().filter(|part| part.state == state);
        for Part { campaign, zone, lines, .. } in parts {
            let (contacts, parts) = sums.entry((campaign, zone.as_deref())).or_default();
            *contacts += lines;
            *parts += 1;
        }
        let own = self.terminal.label("summary-own-zone", &[]);
        let campaigns = crate::terminal::widest(sums.keys().map(|(campaign, _)| *campaign));
        let zones = crate::terminal::widest(sums.keys().map(|(_, zone)| zone.unwrap_or(&own)));
        let detail = |((campaign, zone), (contacts, parts)): ((&str, Option<&str>), (u64, u64))| {
            let campaign = crate::terminal::padded(campaign, campaigns);
            let zone = crate::terminal::padded(zone.unwrap_or(&own), zones);
            let parts = self.terminal.label("summary-parts", &[("n", parts.into())]);
            Detail::new(contacts, format!("{campaign}  {zone}  ({parts})"))
        };
        let mut details: Vec<Detail> = sums.into_iter().map(detail).collect();
        // Those of the most people are shown, whatever they are called.
        details.sort_by_key(|detail| std::cmp::Reverse(detail.count));
        details
    }

    /// `in no-llamar.csv, for all campaigns; 16 were taken from rows; 3 of 200 lines without a number; 180 before, on 2026-11-01`.
    fn held_against(&self, list: &Blacklist) -> String {
        let label = |id, args: &[(&str, Arg)]| self.terminal.label(id, args);
        let mut said = vec![if list.scope.english().is_empty() {
            label("summary-blacklist", &[("list", (&list.source).into())])
        } else {
            let args = [("list", (&list.source).into()), ("scope", (&list.scope).into())];
            label("summary-blacklist-for", &args)
        }];
        said.push(label("summary-blacklist-taken", &[("n", list.hits.into())]));
        let lines =
            [(list.unreadable, "summary-blacklist-unreadable"), (list.expired, "summary-blacklist-expired")];
        for (count, id) in lines.into_iter().filter(|(count, _)| *count > 0) {
            said.push(label(id, &[("n", count.into()), ("lines", list.lines.into())]));
        }
        said.extend(list.previous.as_ref().map(|previous| {
            let args = [("n", previous.numbers.into()), ("day", previous.at.date_naive().into())];
            label("summary-blacklist-before", &args)
        }));
        said.join("; ")
    }

    /// A section without its details.
    fn section(&self, label: &str, unit: &str, count: u64) -> Section {
        Section {
            label: self.terminal.label(label, &[]),
            tone: Tone::Strong,
            count,
            unit: self.terminal.label(unit, &[("n", count.into())]),
            details: Vec::new(),
            room: 0,
            more: self.more(),
        }
    }

    /// A code, and what it means.
    fn coded(&self, count: u64, code: &str, english: &str) -> Detail {
        let means = languages::means(self.terminal.language, code, english);
        Detail { count, name: code.len(), words: format!("{code}: {means}") }
    }

    /// How what is not shown is said, by how many.
    fn more(&self) -> Box<dyn Fn(u64) -> String> {
        let (terminal, file) = (*self.terminal, self.report.whole_story());
        Box::new(move |n| terminal.label("summary-more", &[("n", n.into()), ("file", file.into())]))
    }
}

impl Report {
    /// The file beside it in which a person reads all of it.
    fn whole_story(&self) -> &'static str {
        const PAGE: &str = "report.html";
        if self.files.iter().any(|file| file == PAGE) { PAGE } else { Self::FILE }
    }
}

fn tone(state: &str) -> Tone {
    match state {
        "accepted" | "confirmed" => Tone::Good,
        "held" | "sending" => Tone::Care,
        "refused" => Tone::Bad,
        _ => Tone::Strong,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
