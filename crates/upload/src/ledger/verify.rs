//! What must hold of a ledger, checked from the ledger itself and from the plans that it names: `dialbase verify`.

mod people;
mod plans;
mod stories;

use super::Ledger;
use crate::Error;
use words::{Message, Told as _, message};

/// An invariant, and what came of checking it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Its name: `I1` to `I7`, and `file` for the ledger's own file.
    pub invariant: &'static str,
    /// What it says.
    pub says: Message,
    /// How many of what were checked.
    pub checked: Message,
    /// Where it does not hold; empty where it does.
    pub broken: Vec<Message>,
}

/// How many breaches of one invariant are named: more are counted by whoever repairs the first.
const NAMED: usize = 20;

impl Ledger {
    /// Checks everything that must hold, and answers what was found for each invariant.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn verify(&self) -> Result<Vec<Checked>, Error> {
        // One view of it all: a run at work changes the ledger between any two questions.
        self.ask(|connection| connection.execute_batch("BEGIN"))?;
        let checked = self.check_all();
        let ended = self.ask(|connection| connection.execute_batch("ROLLBACK"));
        let checked = checked?;
        ended.map(|()| checked)
    }

    fn check_all(&self) -> Result<Vec<Checked>, Error> {
        let (file, liveness) = (self.file_is_whole()?, self.liveness()?);
        if !file.broken.is_empty() || !liveness.broken.is_empty() {
            // What cannot be read says nothing about the rest.
            return Ok(vec![file, liveness]);
        }
        let plans = self.plans()?;
        Ok(vec![
            file,
            self.at_most_once()?,
            self.conservation()?,
            self.honesty()?,
            self.precision()?,
            liveness,
            self.fresh_scrub(&plans)?,
            self.bytes_say_what_we_mean(&plans)?,
        ])
    }

    fn file_is_whole(&self) -> Result<Checked, Error> {
        let said: Vec<String> = self.ask(|connection| {
            let mut said = connection.prepare("PRAGMA integrity_check")?;
            said.query_map([], |row| row.get(0))?.collect()
        })?;
        let broken = said.into_iter().filter(|said| said != "ok").map(Message::foreign).collect();
        let says = message!("verify-says-file", "the ledger's file holds together");
        Ok(Checked { invariant: "file", says, checked: message!("verify-the-file", "the file"), broken })
    }

    fn conservation(&self) -> Result<Checked, Error> {
        let mut broken = Vec::new();
        let runs = self.runs()?;
        for run in &runs {
            match self.check_account(&run.id) {
                Ok(()) => {}
                Err(error @ Error::DoesNotAddUp { .. }) => broken.push(error.told()),
                Err(error) => return Err(error),
            }
        }
        let says = message!("verify-says-conservation", "every row that came in has one fate");
        let checked = message!("verify-runs", "{runs} runs", runs = runs.len());
        Ok(Checked { invariant: "I2", says, checked, broken })
    }

    fn precision(&self) -> Result<Checked, Error> {
        let (held, held_untried): (i64, Vec<(String, i64)>) = self.ask(|connection| {
            let held = "SELECT COUNT(*) FROM parts WHERE state IN ('held', 'confirmed')";
            let mut untried = connection.prepare(
                "SELECT run, nth + 1 FROM parts
                 WHERE state IN ('held', 'confirmed') AND NOT EXISTS (SELECT 1 FROM attempts WHERE part = parts.id)",
            )?;
            let untried =
                untried.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
            Ok((connection.query_row(held, [], |row| row.get(0))?, untried))
        })?;
        let untried = |(run, part): (String, i64)| {
            message!(
                "verify-untried",
                "{run}, part {part}: held, and no attempt got past connecting",
                run = run,
                part = part.to_string()
            )
        };
        Ok(Checked {
            invariant: "I4",
            says: message!("verify-says-precision", "nothing is held unless a connection of it stood"),
            checked: message!("verify-lists", "{lists} lists", lists = held.cast_unsigned()),
            broken: held_untried.into_iter().map(untried).collect(),
        })
    }

    /// I5: between runs, what may be on its way is told from what waits by the next holder of the lock. Nothing else may be left open.
    fn liveness(&self) -> Result<Checked, Error> {
        let (open, strange): (i64, Vec<(String, i64, String)>) = self.ask(|connection| {
            let open = "SELECT COUNT(*) FROM parts WHERE state IN ('planned', 'sending')";
            let mut strange = connection.prepare(
                "SELECT run, nth + 1, state FROM parts
                 WHERE state NOT IN ('planned', 'sending', 'accepted', 'refused', 'held', 'confirmed', 'abandoned', 'repeated', 'undone')",
            )?;
            let part = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let strange = strange.query_map([], part)?.collect::<Result<_, _>>()?;
            Ok((connection.query_row(open, [], |row| row.get(0))?, strange))
        })?;
        let in_no_state = |(run, part, state): (String, i64, String)| {
            message!(
                "verify-strange-state",
                "{run}, part {part}: in no state that leads anywhere: {state}",
                run = run,
                part = part.to_string(),
                state = state
            )
        };
        Ok(Checked {
            invariant: "I5",
            says: message!(
                "verify-says-liveness",
                "what is not settled can be: it goes, or is held, when its run is resumed"
            ),
            checked: message!(
                "verify-open",
                "{parts} parts that are not settled",
                parts = open.cast_unsigned()
            ),
            broken: strange.into_iter().map(in_no_state).collect(),
        })
    }
}
