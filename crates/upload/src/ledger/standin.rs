//! Stand-ins.
use super::Ledger;
use crate::{Error, Event, State};
use chrono::{DateTime, Utc};
impl Ledger {
    /// Plans again what a server refused of a run.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn release_refused(&self, run: &str, _who: Option<&str>, now: DateTime<Utc>) -> Result<usize, Error> {
        let refused = self.parts(run)?.into_iter().filter(|part| part.state == State::Refused);
        let mut released = 0;
        for part in refused {
            self.happen(
                part.id,
                State::Refused,
                Event::AskedAgain,
                "the run is resumed, so it is asked for again",
                now,
            )?;
            released += 1;
        }
        Ok(released)
    }
}
