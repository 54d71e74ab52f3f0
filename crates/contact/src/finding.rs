//! What was noticed about a cell or a row: data that travels with the rows, never an error of the run.

use std::fmt;
use std::sync::Arc;
use words::Message;

/// A kind of finding: stable, searchable, explained once.
///
/// Each rule's own file holds its code; `docs/findings.md` is made of them all.
#[derive(Debug)]
pub struct Code {
    /// The name in kebab case, the same for ever: `phone-unreadable`.
    pub id: &'static str,
    /// What the finding does to its row, where the pipeline says nothing else.
    pub severity: Severity,
    /// What happened, as the end of the sentence "in this row, …".
    pub means: &'static str,
    /// What a person does about it.
    pub advice: &'static str,
}

/// What a finding does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The row will not be dialled.
    LeftOut,
    /// The row will be dialled, and something in it is no longer as it was written.
    Changed,
    /// The row is as it was written; a person may want to know.
    Note,
}

impl Severity {
    /// The word for reports: `left-out`, `changed`, `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Changed => "changed",
            Self::Note => "note",
        }
    }
}

/// Two codes are one when their names are.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id)
    }
}

/// Something noticed about one row of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind of thing.
    pub code: &'static Code,
    /// What it does to its row: what the code says, or what the pipeline makes of it.
    pub severity: Severity,
    /// The row's number on the sheet, from 1.
    pub row: u32,
    /// The column, from 0; `None` for the whole row.
    pub column: Option<u16>,
    /// What stood there, raw. It is the person's data: mask it before it goes to a terminal or a log.
    pub seen: String,
    /// What it became, where it was changed.
    pub became: Option<String>,
    /// Who says so, or what else the code alone does not tell: the blacklist's name, what was mended, how long a value is.
    pub by: Option<Arc<Message>>,
}

impl Finding {
    /// A finding about a cell that stays as it was seen, or goes.
    pub fn new(
        code: &'static Code,
        row: u32,
        column: impl Into<Option<u16>>,
        seen: impl Into<String>,
    ) -> Self {
        let (column, seen) = (column.into(), seen.into());
        Self { code, severity: code.severity, row, column, seen, became: None, by: None }
    }

    /// The same finding, with what it does to its row.
    #[must_use]
    pub fn as_severe(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same finding, with what the cell became.
    #[must_use]
    pub fn became(self, text: impl Into<String>) -> Self {
        Self { became: Some(text.into()), ..self }
    }

    /// The same finding, with who says so.
    #[must_use]
    pub fn by(self, who: impl Into<Arc<Message>>) -> Self {
        Self { by: Some(who.into()), ..self }
    }
}
