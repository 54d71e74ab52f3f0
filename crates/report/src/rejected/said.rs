//! What is said of a row that was left out: why, cell by cell, and what to do.

use super::account;
use contact::{Code, Finding};
use std::collections::{BTreeMap, HashMap};
use words::Language;

/// The words of a language, each looked up once.
pub(super) struct Said {
    language: Language,
    codes: HashMap<&'static str, (String, String)>,
}

/// A cell that is to blame.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its column.
    pub(super) column: usize,
    /// What is wrong, and what to do.
    pub(super) note: String,
    /// How much it matters that the note is read.
    pub(super) rank: Rank,
}

/// Whose notes come first, where there are more than a workbook takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the first to say why its row is left out, and that can be mended.
    Mends,
    /// It stands in a row of which another cell says so.
    Beside,
    /// Nothing in its row is to be mended.
    Idle,
}

impl Said {
    pub(super) fn new(language: Language) -> Self {
        Self { language, codes: HashMap::new() }
    }

    pub(super) fn language(&self) -> Language {
        self.language
    }

    pub(super) fn means(&mut self, code: &'static Code) -> String {
        self.of(code).0.clone()
    }

    pub(super) fn advice(&mut self, code: &'static Code) -> String {
        self.of(code).1.clone()
    }

    /// The reason as a sentence: why, and what is the matter with which cell. `name` names a column.
    pub(super) fn reason<'n>(
        &mut self,
        why: &Finding,
        noticed: &[&Finding],
        name: &dyn Fn(u16) -> Option<&'n str>,
    ) -> String {
        let mut reasons = vec![self.said(why)];
        for finding in noticed {
            let name = finding.column.and_then(name);
            let said = self.said(finding);
            let said = name.map_or_else(|| said.clone(), |name| format!("{name}: {said}"));
            // Two numbers of one cell may be wrong in the same way.
            if !reasons.contains(&said) {
                reasons.push(said);
            }
        }
        reasons.join("; ")
    }

    /// The cells that are to blame. `place` says where a column of the findings stands; `blamed` are columns to blame where no finding names
    /// one.
    pub(super) fn marks(
        &mut self,
        why: &Finding,
        noticed: &[&Finding],
        blamed: &[u16],
        place: &dyn Fn(u16) -> Option<usize>,
    ) -> Vec<Mark> {
        let mut notes: BTreeMap<usize, Note> = BTreeMap::new();
        for finding in noticed.iter().copied().chain([why]) {
            if let Some(column) = finding.column.and_then(place) {
                let (said, advice) = (self.said(finding), self.advice(finding.code));
                notes.entry(column).or_default().add(said, advice);
            }
        }
        let named = if why.column.is_some() { why.column.as_slice() } else { blamed };
        let to_blame: Vec<usize> = named.iter().filter_map(|column| place(*column)).collect();
        if !to_blame.iter().any(|column| notes.contains_key(column)) {
            let (said, advice) = (self.said(why), self.advice(why.code));
            for column in &to_blame {
                notes.entry(*column).or_default().add(said.clone(), advice.clone());
            }
        }
        let first = to_blame.iter().copied().find(|column| notes.contains_key(column));
        let rank = |column| match () {
            () if !account::is_to_mend(why.code.id) => Rank::Idle,
            // One cell says what is wrong with the row; what others of it say can wait.
            () if first.is_none_or(|first| first == column) => Rank::Mends,
            () => Rank::Beside,
        };
        let mark = |(column, note): (usize, Note)| Mark { column, note: note.text(), rank: rank(column) };
        notes.into_iter().map(mark).collect()
    }

    /// What a finding means, and who says so.
    fn said(&mut self, finding: &Finding) -> String {
        let mut said = self.means(finding.code);
        if let Some(who) = &finding.by {
            said.extend([" (", &languages::say(self.language, who), ")"]);
        }
        said
    }

    fn of(&mut self, code: &'static Code) -> &(String, String) {
        let language = self.language;
        self.codes.entry(code.id).or_insert_with(|| {
            (
                languages::means(language, code.id, code.means),
                languages::advice(language, code.id, code.advice),
            )
        })
    }
}

/// What is said of one cell: each thing once, and each advice once, behind all that it is for.
#[derive(Default)]
struct Note(Vec<(String, Vec<String>)>);

impl Note {
    fn add(&mut self, said: String, advice: String) {
        match self.0.iter_mut().find(|(known, _)| *known == advice) {
            Some((_, all)) if all.contains(&said) => {}
            Some((_, all)) => all.push(said),
            None => self.0.push((advice, vec![said])),
        }
    }

    /// What is wrong on a line, and what to do about it on the next.
    fn text(&self) -> String {
        let line = |(advice, said): &(String, Vec<String>)| match &**advice {
            "" => said.join("; "),
            advice => format!("{}\n→ {advice}", said.join("; ")),
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}
