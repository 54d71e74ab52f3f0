//! What becomes of parts that nobody is sending: those of a process that ended, and those about which a person decides.

use super::calls::of_calls;
use super::{Ledger, claims};
use crate::{Error, Event, PartRecord, Plan, State};
use chrono::{DateTime, Utc};
use fault::Mutant;
use rusqlite::params;
use words::{Message, message};

impl Ledger {
    /// Notes that a connection stands and that the first byte of a part is about to leave, under a name that no part had
    /// before, and takes the claims of its main numbers, given by their hashes. The change is on disk when this returns.
    ///
    /// # Errors
    /// Where the part is not planned any more, one of its people is another list's, or the ledger cannot be written: then nothing may
    /// be sent.
    pub(crate) fn connected(
        &self,
        plan: &Plan,
        (part, name): (i64, &str),
        numbers: &[i64],
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let left = Message::foreign(name);
        self.happen_with((part, State::Planned, Event::Connected), (&left, None), now, |change| {
            let enter = || {
                change.execute(
                    "INSERT INTO attempts (part, nth, name, connected_at)
                     SELECT ?1, 1 + COUNT(*), ?2, ?3 FROM attempts WHERE part = ?1",
                    params![part, name, now.to_rfc3339()],
                )?;
                claims::take(change, plan, (part, None, numbers), now)
            };
            match enter().map_err(|source| self.failed(source))? {
                0 => Ok(()),
                contacts => Err(Error::Claimed { name: name.to_owned(), contacts }),
            }
        })
    }

    /// Holds every part, and every call, that a process was sending which is gone. Only for the holder of the lock: that is what shows that
    /// the process is gone.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn hold_orphans(&self, now: DateTime<Utc>) -> Result<(), Error> {
        let orphans: Vec<i64> = self.ask(|connection| {
            // A part that is calls is what they are.
            let mut orphans = connection.prepare(
                "SELECT id FROM parts WHERE state = 'sending' AND id NOT IN (SELECT part FROM batches WHERE part IS NOT NULL)",
            )?;
            orphans.query_map([], |row| row.get(0))?.collect()
        })?;
        for part in orphans {
            let what = message!("upload-sender-gone", "the process that was sending it ended");
            self.happen(part, State::Sending, Event::SenderGone, &what, now)?;
            if fault::is(Mutant::RecoveryRequeues) {
                self.happen(part, State::Held, Event::PersonSawItMissing, &what, now)?;
            }
        }
        self.hold_orphaned_calls(now)
    }

    /// Whether the ledger has it of a part or a call that its bytes may be leaving now.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn is_sending(&self) -> Result<bool, Error> {
        let query =
            "SELECT EXISTS (SELECT 1 FROM calls WHERE state = 'sending') OR EXISTS (SELECT 1 FROM parts
            WHERE state = 'sending' AND id NOT IN (SELECT part FROM batches WHERE part IS NOT NULL))";
        self.ask(|connection| connection.query_row(query, [], |row| row.get(0)))
    }

    /// Decides what became of a held or refused part of a run, by a person who looked: in the ledger, with the reason and who it was. The
    /// part is given by its list's name or its number in the run, counted from 1.
    ///
    /// # Errors
    /// Where the run has no such part, or it is not in a state that a person decides about; where the ledger cannot be
    /// written.
    pub fn resolve(
        &self,
        (run, part): (&str, &str),
        event: Event,
        (reason, who): (&str, Option<&str>),
        now: DateTime<Utc>,
    ) -> Result<State, Error> {
        let part = self.part(run, part)?;
        let number = (part.nth + 1).to_string();
        let nameless = || message!("upload-part", "part {number}", number = number);
        let name = part.name.map_or_else(nameless, Message::foreign);
        if let Some(batch) = self.calls_of_part(part.id)? {
            return match self.resolve_calls(&batch, event, (reason, who), now)? {
                0 => Err(Error::NotToDecide { name, state: part.state }),
                _ => self.ask(|connection| of_calls(connection, batch.id)),
            };
        }
        let reason = Message::foreign(reason);
        let decided = self.happen_with((part.id, part.state, event), (&reason, who), now, |_| Ok(()));
        match decided {
            Err(Error::Impossible { from, .. }) => Err(Error::NotToDecide { name, state: from }),
            decided => decided.map(|()| event.leads_to()),
        }
    }

    /// Plans again what a server refused of a run, for a person resumes it; answers how many parts that are.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn release_refused(&self, run: &str, who: Option<&str>, now: DateTime<Utc>) -> Result<usize, Error> {
        let mut released = 0;
        for part in self.parts(run)? {
            if let Some(batch) = self.calls_of_part(part.id)? {
                released += usize::from(self.release_refused_calls(&batch, who, now)? > 0);
                continue;
            }
            if part.state != State::Refused {
                continue;
            }
            self.happen_with((part.id, State::Refused, Event::AskedAgain), (&resumed(), who), now, |_| {
                Ok(())
            })?;
            released += 1;
        }
        Ok(released)
    }

    /// A part of a run, by its list's name or its number in the run, counted from 1.
    ///
    /// # Errors
    /// Where the run has none such; where the ledger cannot be read.
    pub fn part(&self, run: &str, part: &str) -> Result<PartRecord, Error> {
        let is_it = |record: &PartRecord| {
            record.name.as_deref() == Some(part) || (record.nth + 1).to_string() == part
        };
        let none = || Error::NoSuchPart { run: run.to_owned(), name: part.to_owned() };
        self.parts(run)?.into_iter().find(is_it).ok_or_else(none)
    }
}

pub(super) fn resumed() -> Message {
    message!("upload-resumed", "the run is resumed, so it is asked for again")
}
