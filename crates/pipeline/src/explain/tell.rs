//! A row of a trace, told: where the number stood, what was noticed, against what it was held, what became of it.

use super::asked::{Asked, Stood, whole};
use super::part::Parts;
use super::story::{
    Became, CodeStory, FateStory, HeldStory, How, NoticedBy, NoticedStory, NumberStory, RepairStory,
    RowStory, Said, StoodStory, ZoneStory,
};
use contact::{Code, Number, Place, Settled, Severity, Witness};
use normalize::{Read, Repair};
use report::{Blacklist, Noticed, TracedFate, TracedGroup, TracedRow, TracedTable};
use std::sync::Arc;
use words::Message;

/// The code of a number that a blacklist took.
const NUMBER_BLACKLISTED: &str = "number-blacklisted";

/// The codes of a number that was mended.
const REPAIRED: [&str; 2] = ["number-repaired", "number-guessed"];

/// The code of a row that is not dialled, because another is.
pub(super) const DUPLICATE: &str = "duplicate";

/// What is known of the run whose rows are told.
pub(super) struct Teller<'r> {
    pub(super) asked: &'r Asked,
    pub(super) blacklists: &'r [Blacklist],
    pub(super) parts: Parts<'r>,
    /// Every code that this version knows.
    pub(super) codes: &'r [&'static Code],
}

impl Teller<'_> {
    /// Takes the next row of the trace: its story, where the number stands in it.
    pub(super) fn take(&mut self, table: &TracedTable, row: &TracedRow<'_>) -> Option<RowStory> {
        // Every planned row counts, for lines are found by counting.
        let line = match &row.fate {
            TracedFate::Planned { group, .. } => self.parts.next_line(group),
            TracedFate::LeftOut(_) => None,
        };
        let stood = if self.asked.may_be_in(row) { self.asked.stands_in(table, row) } else { Vec::new() };
        if stood.is_empty() {
            return None;
        }
        let at = At { table, row: row.row };
        let number = stood.iter().find_map(|stood| stood.read).map(|read| read.number);
        let fate = match &row.fate {
            TracedFate::LeftOut(why) => FateStory::LeftOut { why: self.noticed(at, why), instead: None },
            TracedFate::Planned { group, phones } => FateStory::Planned {
                campaign: group.campaign.to_string(),
                numbers: phones.len(),
                zone: zone(table, group),
                part: line.and_then(|line| self.parts.story(line, self.asked)).map(Box::new),
            },
        };
        Some(RowStory {
            row: at.place(None),
            noticed: self.others(at, row, &stood),
            held_against: number.map_or_else(Vec::new, |number| self.held_against(row, number)),
            became: self.became(row, number),
            stood: stood.iter().map(|stood| self.stood(at, row, stood)).collect(),
            fate,
        })
    }

    fn stood(&self, at: At<'_>, row: &TracedRow<'_>, stood: &Stood) -> StoodStory {
        let Stood { column, how, read, misread } = *stood;
        let nth = at.table.phones.iter().position(|(number, _)| Some(*number) == column);
        let cell = nth.and_then(|nth| row.cells.get(nth)).copied().unwrap_or_default();
        let repairs =
            row.noticed.iter().filter(|noticed| read.is_some_and(|read| mended(noticed, column, read)));
        StoodStory {
            at: at.place(column),
            column: column.map(|column| at.table.column_name(column)),
            cell: self.asked.shown(cell.number),
            area_code: cell.ddd.to_owned(),
            how,
            read: read.filter(|_| how != How::Number).map(|read| number_story(read.number)),
            misread: misread.map(known),
            repairs: repairs.map(repair).collect(),
        }
    }

    /// What was noticed of the row and of the cells in which the number stands, beside how it was mended and who took it.
    fn others(&self, at: At<'_>, row: &TracedRow<'_>, stood: &[Stood]) -> Vec<NoticedStory> {
        let is_told = |noticed: &Noticed<'_>| {
            stood.iter().any(|Stood { column, read, misread, .. }| {
                read.is_some_and(|read| mended(noticed, *column, read) || took(noticed, read.number))
                    || misread.is_some_and(|why| why.id == noticed.code && *column == noticed.column)
            })
        };
        let is_about = |noticed: &Noticed<'_>| {
            noticed.column.is_none() || stood.iter().any(|stood| stood.column == noticed.column)
        };
        let others = row.noticed.iter().filter(|noticed| is_about(noticed) && !is_told(noticed));
        others.map(|noticed| self.noticed(at, noticed)).collect()
    }

    fn noticed(&self, at: At<'_>, noticed: &Noticed<'_>) -> NoticedStory {
        NoticedStory {
            code: self.code(&noticed.code),
            at: at.place(noticed.column),
            seen: self.asked.shown(&noticed.seen),
            became: noticed.became.as_deref().map(|text| self.asked.shown(text)),
            by: who(noticed),
        }
    }

    /// A code as this version explains it; one that it does not know speaks for itself.
    fn code(&self, id: &str) -> CodeStory {
        let unknown = || CodeStory { code: id.to_owned(), means: String::new(), advice: String::new() };
        self.codes.iter().find(|code| code.id == id).map_or_else(unknown, |code| known(code))
    }

    /// What each blacklist said of a number of a row, in the order in which they are asked.
    fn held_against(&self, row: &TracedRow<'_>, number: Number) -> Vec<HeldStory> {
        if let TracedFate::LeftOut(why) = &row.fate
            && is_before_blacklists(&why.code)
        {
            return Vec::new();
        }
        let holds = |list: &str| {
            row.noticed.iter().any(|noticed| {
                noticed.code == NUMBER_BLACKLISTED
                    && noticed.by.as_deref() == Some(list)
                    && is_number(&noticed.seen, number)
            })
        };
        let mut held = false;
        let said = |list: &Blacklist| {
            let said = match (holds(&list.source), held) {
                (true, _) => Said::Held,
                (false, true) => Said::NotAsked,
                (false, false) => Said::NotHeld,
            };
            held |= said == Said::Held;
            HeldStory {
                list: list.source.clone(),
                scope: list.scope.clone(),
                numbers: list.numbers,
                modified_at: list.modified_at,
                sha256: list.sha256.clone(),
                said,
            }
        };
        self.blacklists.iter().map(said).collect()
    }

    fn became(&self, row: &TracedRow<'_>, number: Option<Number>) -> Became {
        let Some(number) = number else { return Became::Unread };
        if let TracedFate::Planned { phones, .. } = &row.fate
            && let Some(nth) = phones.iter().position(|(_, phone)| *phone == number.key())
        {
            return if nth == 0 { Became::Main } else { Became::Alternative { nth } };
        }
        match (row.noticed.iter().find(|noticed| took(noticed, number)), &row.fate) {
            (Some(noticed), _) => {
                Became::Taken { why: NoticedBy { code: self.code(&noticed.code), by: who(noticed) } }
            }
            (None, TracedFate::LeftOut(_)) => Became::LeftOut,
            (None, TracedFate::Planned { .. }) => Became::Gone,
        }
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
struct At<'t> {
    table: &'t TracedTable,
    row: u32,
}

impl At<'_> {
    fn place(self, column: Option<u16>) -> String {
        Place { table: Arc::clone(&self.table.table), row: self.row, column }.to_string()
    }
}

/// Whether a finding took a number from its row: it names it whole, and changed nothing of it but that.
fn took(noticed: &Noticed<'_>, number: Number) -> bool {
    noticed.severity == Severity::Changed && noticed.became.is_none() && is_number(&noticed.seen, number)
}

/// Whether a finding says how the number of a cell was mended.
fn mended(noticed: &Noticed<'_>, column: Option<u16>, read: Read) -> bool {
    noticed.column == column
        && REPAIRED.contains(&&*noticed.code)
        && noticed.became.as_deref().is_some_and(|became| is_number(became, read.number))
}

fn is_number(text: &str, number: Number) -> bool {
    whole(text).is_some_and(|whole| whole.key() == number.key())
}

/// Whether a row that was left out for this never came to be held against a blacklist.
fn is_before_blacklists(code: &str) -> bool {
    let before = ingest::CODES.iter().chain(&select::CODES).copied().chain(normalize::codes());
    before.into_iter().any(|before| before.id == code)
}

pub(super) fn number_story(number: Number) -> NumberStory {
    NumberStory { e164: number.reveal(), kind: number.kind().as_str(), region: number.region().to_string() }
}

fn known(code: &'static Code) -> CodeStory {
    CodeStory { code: code.id.to_owned(), means: code.means.to_owned(), advice: code.advice.to_owned() }
}

/// Who says so. Of a repair the trace names the rule.
fn who(noticed: &Noticed<'_>) -> Option<Message> {
    let by = noticed.by.as_deref()?;
    let rule = Repair::named(by).filter(|_| REPAIRED.contains(&&*noticed.code));
    Some(rule.map_or_else(|| Message::of_kept(by), |rule| Message::clone(&rule.words())))
}

/// The rule of a repair, as this version explains it.
fn repair(noticed: &Noticed<'_>) -> RepairStory {
    let name = noticed.by.as_deref().unwrap_or(&noticed.code);
    let means = Repair::named(name).map_or("", Repair::means);
    RepairStory { name: name.to_owned(), means: means.to_owned() }
}

fn zone(table: &TracedTable, group: &TracedGroup<'_>) -> ZoneStory {
    let told_by = group.why.witnesses.iter().flatten().map(|witness| match witness {
        Witness::Area => None,
        Witness::Column(column) => Some(table.column_name(*column)),
    });
    ZoneStory {
        zone: group.zone.as_deref().map(str::to_owned),
        told_by: told_by.collect(),
        settled: match group.why.settled {
            Settled::Agreed => "agreed",
            Settled::Several => "several",
            Settled::Unknown => "unknown",
            Settled::Server => "server",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_says_so_is_read_as_it_was_ever_kept() {
        let noticed = |code: &'static str, by: &'static str| Noticed {
            code: code.into(),
            severity: Severity::Changed,
            column: Some(0),
            seen: "".into(),
            became: None,
            by: Some(by.into()),
        };
        let check = |code, by, id: &str, english: &str| {
            let said = who(&noticed(code, by)).unwrap();
            assert_eq!((said.id(), said.english()), (id, english));
        };
        check("number-blacklisted", "no-llamar.csv", "", "no-llamar.csv");
        check("number-repaired", "fraction", "repair-fraction", "the .0 of a float was taken away");
        // A list may be called as a repair is.
        check("number-blacklisted", "fraction", "", "fraction");
        check("param-too-long", "12 characters", "", "12 characters");
        let kept = r#"{"id":"rule-characters","text":"12 characters","args":{"n":{"count":12}}}"#;
        check("param-too-long", kept, "rule-characters", "12 characters");
    }

    #[test]
    fn codes_that_are_looked_for_are_known() {
        let codes = crate::codes();
        for looked_for in [NUMBER_BLACKLISTED, DUPLICATE].into_iter().chain(REPAIRED) {
            assert!(codes.iter().any(|code| code.id == looked_for), "{looked_for}");
        }
        for before in ["row-filtered", "row-blank", "row-footer"] {
            assert!(is_before_blacklists(before), "{before}");
        }
        for behind in ["duplicate", "param-missing", "blacklisted", "zone-unknown"] {
            assert!(!is_before_blacklists(behind), "{behind}");
        }
    }
}
