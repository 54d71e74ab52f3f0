//! What is said of a row that was left out: why, cell by cell, and what to do.

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
        let mut reason = self.said(why);
        for finding in noticed {
            reason.push_str("; ");
            if let Some(name) = finding.column.and_then(name) {
                reason.extend([name, ": "]);
            }
            reason.push_str(&self.said(finding));
        }
        reason
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
        let mut notes: BTreeMap<usize, String> = BTreeMap::new();
        for finding in noticed.iter().copied().chain([why]) {
            if let Some(column) = finding.column.and_then(place) {
                let note = notes.entry(column).or_default();
                if !note.is_empty() {
                    note.push('\n');
                }
                note.push_str(&self.note(finding));
            }
        }
        if notes.is_empty() {
            let note = self.note(why);
            notes.extend(blamed.iter().filter_map(|column| Some((place(*column)?, note.clone()))));
        }
        notes.into_iter().map(|(column, note)| Mark { column, note }).collect()
    }

    /// What is wrong, and what to do.
    fn note(&mut self, finding: &Finding) -> String {
        let (means, advice) = (self.said(finding), self.advice(finding.code));
        if advice.is_empty() { means } else { format!("{means}: {advice}") }
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
