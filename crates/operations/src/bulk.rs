//! Dispositions and tags in bulk: a file's rows as calls, each made once.
//!
//! Each row is a batch of one call in the ledger, known by all that is sent for it. So a row that went does not go again, also where
//! the file has grown since, or was mended; what nobody knows of is held until a person has looked.

mod callbacks;
mod error;
mod outlook;
mod rows;
mod sending;

pub use callbacks::{Barred, Callbacks, Typed};
pub use error::{BulkError, Unusable};
pub use outlook::{Fate, Outlook};
pub use sending::{BulkHow, BulkSent, Decided, Held};

use crate::Error;
use chrono::NaiveDateTime;
use contact::Place;
use std::collections::BTreeMap;
use std::path::PathBuf;
use ucontact::{Guid, field};
use upload::CallKind;
use words::{Message, message};

/// What a file's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkKind {
    /// What came of calls.
    Dispositions,
    /// Tags of recordings.
    Tags,
}

/// A field of a call, and the names that its column may have.
pub(crate) struct BulkField {
    name: &'static str,
    /// Whether the instance refuses a call without it.
    is_needed: bool,
    columns: &'static [&'static str],
}

impl BulkKind {
    /// The call of the vendor's page.
    #[must_use]
    pub fn call(self) -> &'static str {
        match self {
            Self::Dispositions => "DispositionCall",
            Self::Tags => "TagRecord",
        }
    }

    /// The names of the fields, in the order in which they are sent.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.fields().iter().map(|field| field.name)
    }

    fn fields(self) -> &'static [BulkField] {
        match self {
            Self::Dispositions => DISPOSITION,
            Self::Tags => TAG,
        }
    }

    fn ledger(self) -> CallKind {
        match self {
            Self::Dispositions => CallKind::Disposition,
            Self::Tags => CallKind::Tag,
        }
    }

    fn doing(self) -> Message {
        match self {
            Self::Dispositions => message!("operations-bulk-dispositions", "sending dispositions"),
            Self::Tags => message!("operations-bulk-tags", "sending tags"),
        }
    }
}

const fn needed(name: &'static str, columns: &'static [&'static str]) -> BulkField {
    BulkField { name, is_needed: true, columns }
}

const fn free(name: &'static str, columns: &'static [&'static str]) -> BulkField {
    BulkField { name, is_needed: false, columns }
}

const PHONES: &[&str] =
    &["callerid", "caller id", "phone", "telefono", "telefone", "numero", "number", "celular"];
const GUIDS: &[&str] = &["guid", "call guid", "guid llamada", "guid chamada"];

/// As the page has them; its errors say which must not be empty.
const DISPOSITION: &[BulkField] = &[
    needed(field::CAMPAIGN, &["campaign", "campana", "campanha"]),
    needed(field::AGENT, &["agent", "agente"]),
    needed(field::CALLER_ID, PHONES),
    needed(field::GUID, GUIDS),
    needed(field::LEVEL_1, &["l1", "level 1", "level1", "nivel 1", "nivel1"]),
    free(field::LEVEL_2, &["l2", "level 2", "level2", "nivel 2", "nivel2"]),
    free(field::LEVEL_3, &["l3", "level 3", "level3", "nivel 3", "nivel3"]),
    free(field::DATA_1, &["d1"]),
    free(field::DATA_2, &["d2"]),
    free(field::COMMENT, &["comment", "comentario", "observacion", "observacao"]),
    free(field::SCHEDULE, &["schedule", "agenda", "agendar", "reagendar"]),
    free(field::CAMPAIGN_TO_RESCHEDULE, &["camptoreschedule"]),
    free(field::TAG, &["tag", "etiqueta"]),
];

const TAG: &[BulkField] = &[
    needed(field::PHONE, PHONES),
    needed(field::GUID, GUIDS),
    needed(field::DATA, &["data", "tag", "etiqueta", "text", "texto"]),
];

/// The file, and where in it the fields stand.
#[derive(Clone, Debug)]
pub struct BulkFile {
    /// The file.
    pub path: PathBuf,
    /// Its sheet.
    pub sheet: Option<String>,
    /// Fields that stand in a column, by the field's name: those that the header does not tell.
    pub columns: Vec<(String, String)>,
    /// Fields that are the same in every row.
    pub fixed: Vec<(String, String)>,
}

/// A row that can be sent.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it stands.
    pub place: Place,
    guid: Guid,
    /// When somebody is called again, by the instance's clock.
    schedule: Option<NaiveDateTime>,
    /// The fields' values, in the order of [`BulkKind::names`].
    values: Vec<String>,
}

/// A file's rows: those that can be sent, and why the others cannot.
#[derive(Clone, Debug)]
pub struct Bulk {
    /// What they are.
    pub kind: BulkKind,
    /// Where each field comes from: the column's name; nothing where it is the same in every row.
    pub columns: Vec<(&'static str, Option<String>)>,
    /// How many rows there are.
    pub read: u64,
    /// Those that can be sent.
    pub ready: Vec<Entry>,
    /// Those that cannot.
    pub unusable: Vec<(Place, Unusable)>,
}

impl Bulk {
    /// Reads a file. Nothing is sent.
    ///
    /// # Errors
    /// Where the file cannot be read, or lacks a column that must be there.
    pub fn read(kind: BulkKind, file: &BulkFile) -> Result<Self, Error> {
        rows::read(kind, file)
    }

    /// What is sent for a row: every field, empty where it is unused.
    pub fn form<'e>(&self, entry: &'e Entry) -> impl Iterator<Item = (&'static str, &'e str)> {
        self.kind.names().zip(entry.values.iter().map(String::as_str))
    }

    /// How many rows cannot be sent, by reason.
    #[must_use]
    pub fn reasons(&self) -> BTreeMap<&'static str, (u64, Message)> {
        let mut reasons = BTreeMap::new();
        for (_, why) in &self.unusable {
            reasons.entry(why.name()).or_insert_with(|| (0, self.why(*why))).0 += 1;
        }
        reasons
    }

    /// Why a row cannot be sent, in words; an empty field with the column in which it would stand, where that has another name.
    #[must_use]
    pub fn why(&self, why: Unusable) -> Message {
        let Unusable::Empty(field) = why else { return why.words() };
        let column = self.columns.iter().find(|(name, _)| *name == field).and_then(|(_, name)| name.as_ref());
        match column.filter(|column| !column.eq_ignore_ascii_case(field)) {
            Some(column) => message!(
                "operations-bulk-empty-column",
                "{field} is empty (column {column})",
                field = field,
                column = column
            ),
            None => why.words(),
        }
    }
}

#[cfg(test)]
impl Entry {
    /// A row that books a call for a moment.
    fn booking(moment: &str) -> Self {
        let table = std::sync::Arc::new(contact::Table::text("base.csv", ["guid"]));
        let place = Place { table, row: 2, column: None };
        let schedule = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").ok();
        Self { place, guid: "a-1".parse().unwrap(), schedule, values: Vec::new() }
    }
}
