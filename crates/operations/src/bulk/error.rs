//! Why a file's rows cannot be sent, and why one of them cannot.

use contact::Code;
use words::{Arg, Message, Told, message, told};

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// Fields that must be there stand in no column.
    #[error("{title} has no column for {}", .fields.join(", "))]
    NoColumn {
        /// The file, and its sheet.
        title: String,
        /// The fields.
        fields: Vec<&'static str>,
    },
    /// The file has no column of a name that was given.
    #[error("{title} has no column {given:?}")]
    NoSuchColumn {
        /// The file, and its sheet.
        title: String,
        /// The name.
        given: String,
        /// Which it may have been.
        near: Option<Message>,
    },
    /// The call has no field of a name that was given.
    #[error("{call} has no field {given:?}")]
    NoSuchField {
        /// The call.
        call: &'static str,
        /// The name.
        given: String,
        /// Which it may have been.
        near: Option<Message>,
    },
    /// Rows call somebody again, and nobody says by whose clock.
    #[error("some rows call again at a moment, and nobody says by whose clock it is")]
    WhoseClock,
    /// None of the rows that a person decided about is held.
    #[error("none of these rows is held")]
    NothingHeld,
}

impl Told for BulkError {
    fn told(&self) -> Message {
        match self {
            Self::NoColumn { title, fields } => told!(
                self,
                "operations-bulk-no-column",
                title = title,
                fields = Arg::list(fields.iter().copied())
            ),
            Self::NoSuchColumn { title, given, .. } => {
                told!(self, "operations-bulk-no-such-column", title = title, given = given)
            }
            Self::NoSuchField { call, given, .. } => {
                told!(self, "operations-bulk-no-such-field", call = *call, given = given)
            }
            Self::WhoseClock => told!(self, "operations-bulk-whose-clock"),
            Self::NothingHeld => told!(self, "operations-bulk-nothing-held"),
        }
    }

    fn advice(&self) -> Option<Message> {
        match self {
            Self::NoColumn { .. } => Some(message!(
                "operations-bulk-name-it",
                "name the column with `--column FIELD=NAME`, or the same value for all rows with `--set FIELD=VALUE`"
            )),
            Self::NoSuchColumn { near, .. } | Self::NoSuchField { near, .. } => near.clone(),
            Self::WhoseClock => Some(message!(
                "operations-bulk-whose-clock-do",
                "say the zone of the instance's own clock: `--server-zone America/Montevideo`; or name a pipeline that says it: `--pipeline FILE`"
            )),
            Self::NothingHeld => None,
        }
    }
}

/// Why a row cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// A field that must be there is empty.
    Empty(&'static str),
    /// The guid is none.
    Guid,
    /// The moment to call again cannot be read.
    Schedule,
    /// The number is none.
    Number,
    /// The same row stands above.
    Twice,
    /// What the reader noticed.
    Noticed(&'static Code),
}

impl Unusable {
    /// Its name, for machines.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty("campaign") => "empty-campaign",
            Self::Empty("agent") => "empty-agent",
            Self::Empty("callerid" | "phone") => "empty-number",
            Self::Empty("guid") => "empty-guid",
            Self::Empty("l1") => "empty-l1",
            Self::Empty(_) => "empty-data",
            Self::Guid => "guid-unusable",
            Self::Schedule => "schedule-unreadable",
            Self::Number => "number-unusable",
            Self::Twice => "twice",
            Self::Noticed(code) => code.id,
        }
    }

    /// It in words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::Empty(field) => message!("operations-bulk-empty", "{field} is empty", field = field),
            Self::Guid => message!("operations-bulk-guid", "the guid is none"),
            Self::Schedule => message!(
                "operations-bulk-schedule",
                "the moment to call again is not written as 2026-11-30 15:00:00"
            ),
            Self::Number => message!("operations-bulk-number", "the number is none"),
            Self::Twice => message!("operations-bulk-twice", "the same stands in a row above"),
            Self::Noticed(code) => Message::means(code.id, code.means),
        }
    }
}
