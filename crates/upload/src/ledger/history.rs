//! What the ledger remembers of a run and its parts, in the order in which it happened.

use super::Ledger;
use crate::{CallRecord, Error, PartRecord, State};
use rusqlite::{OptionalExtension, Row};
use std::path::PathBuf;
use words::Message;

/// The name of what is said of a part that is what its calls are.
pub(super) const OF_ITS_CALLS: &str = "upload-of-its-calls";

/// What the ledger remembers of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunHistory {
    /// When it was first applied.
    pub applied_at: String,
    /// Its parts, in the plan's order.
    pub parts: Vec<PartHistory>,
}

/// What the ledger remembers of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartHistory {
    /// What is known of it.
    pub state: State,
    /// The name under which it went last, or may have gone.
    pub name: Option<String>,
    /// What happened to it.
    pub happened: Vec<Happened>,
    /// What is known of each of its calls and happened to it, in order, where it is calls that went or are to go.
    pub calls: Vec<(State, Vec<Happened>)>,
}

/// A change in what is known of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Happened {
    /// When.
    pub at: String,
    /// What was known before.
    pub before: State,
    /// What was known then.
    pub after: State,
    /// What was said: the list's name as it leaves, the server's word, the reason of a person.
    pub what: Message,
    /// Who decided so, where a person did and is known.
    pub who: Option<String>,
}

impl Happened {
    /// Whether a person decided so, after a look in the portal.
    #[must_use]
    pub fn by_a_person(&self) -> bool {
        // A part that is calls follows them, whoever decided about those.
        self.what.id() != OF_ITS_CALLS
            && matches!(
                (self.before, self.after),
                (_, State::Confirmed | State::Abandoned | State::Undone) | (State::Held, State::Planned)
            )
    }
}

impl Ledger {
    /// The directories of all plans that were applied.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn directories(&self) -> Result<Vec<PathBuf>, Error> {
        self.ask(|connection| {
            let mut runs = connection.prepare("SELECT directory FROM runs ORDER BY id")?;
            let directory = |row: &Row<'_>| row.get::<_, String>(0).map(PathBuf::from);
            runs.query_map([], directory)?.collect()
        })
    }

    /// What became of a run; nothing where the ledger does not know it.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn history(&self, run: &str) -> Result<Option<RunHistory>, Error> {
        let applied_at: Option<String> = self.ask(|connection| {
            let applied = "SELECT applied_at FROM runs WHERE id = ?1";
            connection.query_row(applied, [run], |row| row.get(0)).optional()
        })?;
        let Some(applied_at) = applied_at else { return Ok(None) };
        let part = |part: PartRecord| {
            let (happened, calls) = (self.happened(part.id)?, self.of_calls(&part)?);
            Ok(PartHistory { state: part.state, name: part.name, happened, calls })
        };
        let parts = self.parts(run)?.into_iter().map(part).collect::<Result<_, Error>>()?;
        Ok(Some(RunHistory { applied_at, parts }))
    }

    pub(super) fn happened(&self, part: i64) -> Result<Vec<Happened>, Error> {
        self.ask(|connection| {
            let mut events = connection
                .prepare("SELECT at, before, after, what, who FROM events WHERE part = ?1 ORDER BY id")?;
            events.query_map([part], happened)?.collect()
        })
    }

    /// What is known of each call of a part.
    fn of_calls(&self, part: &PartRecord) -> Result<Vec<(State, Vec<Happened>)>, Error> {
        let Some(batch) = self.calls_of_part(part.id)?.filter(|_| part.state != State::Repeated) else {
            return Ok(Vec::new());
        };
        let of_call = |call: CallRecord| {
            self.ask(|connection| {
                let mut events = connection.prepare_cached(
                    "SELECT at, before, after, what, who FROM call_events WHERE call = ?1 ORDER BY id",
                )?;
                Ok((call.state, events.query_map([call.id], happened)?.collect::<rusqlite::Result<_>>()?))
            })
        };
        self.calls(batch.id)?.into_iter().map(of_call).collect()
    }
}

fn happened(row: &Row<'_>) -> rusqlite::Result<Happened> {
    Ok(Happened {
        at: row.get(0)?,
        before: state(row, 1)?,
        after: state(row, 2)?,
        what: Message::of_kept(&row.get::<_, String>(3)?),
        who: row.get(4)?,
    })
}

/// The state that a column of the ledger names.
pub(super) fn state(row: &Row<'_>, column: usize) -> rusqlite::Result<State> {
    let word: String = row.get(column)?;
    State::named(&word).ok_or_else(|| {
        rusqlite::Error::InvalidColumnType(column, format!("state {word}"), rusqlite::types::Type::Text)
    })
}
