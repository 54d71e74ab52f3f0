//! What the columns of the inputs are, and what changed in them since the last run: columns that came or went, and columns that
//! hold other things than before.

use crate::file::{Changed, Pipeline};
use contact::{Block, Table, mask_digits};
use inspect::{Inspection, Meaning, Seen, Sure};
use report::{Cells, ColumnReport};
use std::sync::Arc;
use upload::{Columns, SeenColumn};
use words::{Arg, Message, message};

/// How many rows tell what a column holds.
const TELLING: u64 = 5_000;

/// Looks at an input: closely at its first rows, and in all of them at what is filled.
pub(crate) struct Look<'p> {
    pipeline: &'p Pipeline,
    inspection: Inspection,
    cells: Cells,
    rows: u64,
}

/// The columns of an input.
#[derive(Debug)]
pub(crate) struct Looked {
    /// Each with what it holds where that is plain, for the next run to be held against.
    pub(crate) holds: Columns,
    /// The same for people, with what was counted.
    pub(crate) report: Vec<ColumnReport>,
}

impl<'p> Look<'p> {
    pub(crate) fn at(table: &Arc<Table>, pipeline: &'p Pipeline) -> Self {
        let inspection = Inspection::of(table, Some(pipeline.home.0));
        Self { pipeline, inspection, cells: Cells::of(table.columns.len()), rows: 0 }
    }

    pub(crate) fn take(&mut self, block: &Block) {
        self.cells.take(block);
        if self.rows < TELLING {
            self.rows += block.len() as u64;
            self.inspection.take(block);
        }
    }

    pub(crate) fn finish(self) -> Looked {
        let Seen { table, columns, .. } = self.inspection.finish();
        let report = self.pipeline.of_columns(&table, &columns, &self.cells);
        let column = |column: inspect::Column| SeenColumn {
            holds: (column.sure > Sure::Unsure || column.is == Meaning::Empty)
                .then(|| holds(column.is).to_owned()),
            name: column.name,
        };
        let columns = columns.into_iter().map(column).collect();
        Looked { holds: Columns { input: table.source.clone(), columns }, report }
    }
}

/// What a column holds, in as few words as a list can change between: a column of names that is one of companies today
/// would be no news.
fn holds(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Phone | Meaning::Fax => PHONES,
        Meaning::Date => DATES,
        Meaning::Email => EMAILS,
        Meaning::Url => URLS,
        Meaning::Empty => NOTHING,
        Meaning::Id
        | Meaning::AreaCode
        | Meaning::Amount
        | Meaning::Code
        | Meaning::Number
        | Meaning::PostalCode
        | Meaning::Priority
        | Meaning::Agent => CODES,
        Meaning::Name
        | Meaning::FirstName
        | Meaning::LastName
        | Meaning::Company
        | Meaning::Zone
        | Meaning::State
        | Meaning::City
        | Meaning::Address
        | Meaning::Campaign
        | Meaning::OptOut
        | Meaning::Choice
        | Meaning::Text => WORDS,
    }
}

const PHONES: &str = "phone numbers";
const DATES: &str = "dates";
const EMAILS: &str = "e-mail addresses";
const URLS: &str = "web addresses";
const CODES: &str = "figures and codes";
const WORDS: &str = "words";
const NOTHING: &str = "nothing";

/// What a column holds, as plans keep it, for every language.
fn held_in_words(holds: &str) -> Message {
    match holds {
        PHONES => message!("drift-holds-phones", "phone numbers"),
        DATES => message!("drift-holds-dates", "dates"),
        EMAILS => message!("drift-holds-emails", "e-mail addresses"),
        URLS => message!("drift-holds-urls", "web addresses"),
        CODES => message!("drift-holds-codes", "figures and codes"),
        WORDS => message!("drift-holds-words", "words"),
        NOTHING => message!("drift-holds-nothing", "nothing"),
        other => Message::foreign(other),
    }
}

/// What changed.
#[derive(Debug, Default)]
pub(crate) struct Drift {
    /// Columns that came or went, of which the pipeline names none.
    pub(crate) notes: Vec<Message>,
    /// Columns that the pipeline names and that hold other things.
    pub(crate) changed: Vec<Message>,
    /// Why the run stops, where the pipeline says so.
    pub(crate) stopped: Option<Message>,
}

impl Drift {
    /// Of the inputs of a run, against those of the run before, in the pipeline's order.
    pub(crate) fn of(pipeline: &Pipeline, before: Option<&[Columns]>, now: &[Columns]) -> Self {
        let mut drift = Self::default();
        for (nth, now) in now.iter().enumerate() {
            let stops = pipeline.sources.get(nth).or(pipeline.sources.first()).map(|source| source.changed);
            let seen = drift.changed.len();
            let then = before.and_then(|before| before.get(nth));
            if let Some(then) = then {
                drift.came_and_went(then, now);
            }
            drift.natures(pipeline, then, now);
            if stops == Some(Changed::Stop) && drift.stopped.is_none() {
                drift.stopped = drift.changed.get(seen).cloned();
            }
        }
        drift
    }

    fn came_and_went(&mut self, then: &Columns, now: &Columns) {
        let only_in = |one: &Columns, other: &Columns| -> Vec<String> {
            let names = one.columns.iter().map(|column| &column.name);
            names
                .filter(|name| other.column(name).is_none())
                .map(|name| format!("`{}`", mask_digits(name)))
                .collect()
        };
        let (came, went) = (only_in(now, then), only_in(then, now));
        if !came.is_empty() {
            self.notes.push(message!(
                "drift-columns-came",
                "{input} has columns that the last run did not see: {columns}",
                input = &now.input,
                columns = Arg::list(came),
            ));
        }
        if !went.is_empty() {
            self.notes.push(message!(
                "drift-columns-went",
                "{input} lacks columns that the last run saw: {columns}",
                input = &now.input,
                columns = Arg::list(went),
            ));
        }
    }

    fn natures(&mut self, pipeline: &Pipeline, then: Option<&Columns>, now: &Columns) {
        // The columns of a statement's result are not those of the input.
        if pipeline.sql.is_some() {
            return;
        }
        let table = Table::text("", now.columns.iter().map(|column| &*column.name));
        let mut named: Vec<u16> =
            pipeline.column_refs().iter().filter_map(|column| table.column(&column.text)).collect();
        named.sort_unstable();
        named.dedup();
        let phones: Vec<u16> =
            pipeline.columns.phones.iter().filter_map(|phone| table.column(&phone.number.text)).collect();
        for at in named {
            let column = &now.columns[usize::from(at)];
            let Some(holds) = &column.holds else { continue };
            let input = &now.input;
            // A column that was empty held nothing to change from.
            let held = then.and_then(|then| then.column(&column.name)?.holds.as_deref());
            match held.filter(|held| *held != NOTHING) {
                Some(held) if held != holds => self.changed.push(message!(
                    "drift-column-changed",
                    "`{column}` of {input} holds {holds}, and in the last run held {held}",
                    column = &column.name,
                    input = input,
                    holds = held_in_words(holds),
                    held = held_in_words(held),
                )),
                None if phones.contains(&at) && ![PHONES, NOTHING].contains(&&**holds) => {
                    self.changed.push(message!(
                        "drift-column-dialled",
                        "`{column}` of {input} is to be dialled, and holds {holds}",
                        column = &column.name,
                        input = input,
                        holds = held_in_words(holds),
                    ));
                }
                _ => {}
            }
        }
    }
}
