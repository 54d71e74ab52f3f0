//! Tasks for a dialer: somebody to call at once, soon, or at a time.

use crate::outcome::one_or_zero;
use crate::secret::masked;
use crate::{Cause, Client, Outcome, Token, field, moment, path};
use chrono::NaiveDateTime;
use serde_json::json;
use std::fmt;

/// Somebody to call, and when.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Task<'a> {
    /// When, and by whom.
    pub mode: TaskMode,
    /// The campaign, with its `<-` or `->`.
    pub campaign: &'a str,
    /// The number to call.
    pub destination: &'a str,
    /// Other numbers of the person, with `:` between them.
    pub alternatives: &'a str,
    /// The agent, by name or by number; a progressive dialer wants one. The page's key here is `agent`, where
    /// [`Respool`](crate::Respool) and [`ScheduledCall`](crate::ScheduledCall) have `agentphone`.
    pub agent: &'a str,
    /// What the workflow and the forms get, as `name=value:name=value`.
    pub data: &'a str,
    /// Where the task comes from. The page's samples have the word `source`.
    pub source: &'a str,
}

/// When a task is done, and by whom: the four modes of the vendor's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskMode {
    /// By the dialer, before all others ("Agregar marcador con prioridad 1").
    NowFirst,
    /// At once, as a call that somebody makes by hand ("Crear llamada manual en el momento").
    NowByHand,
    /// By the dialer, when its turn comes: when nothing is scheduled and someone is free ("Agregar llamada al marcador").
    IntoDialer,
    /// By the dialer, at this moment of the server's clock ("Agendar llamada para marcador"). It comes before tasks without a
    /// moment.
    At(NaiveDateTime),
}

/// Everything but the person.
impl fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Task")
            .field("mode", &self.mode)
            .field("campaign", &self.campaign)
            .field("destination", &masked(self.destination))
            .field("alternatives", &masked(self.alternatives))
            .field("agent", &self.agent)
            .field("data", &masked(self.data))
            .field("source", &self.source)
            .finish()
    }
}

impl Task<'_> {
    /// The value of the form field `call`: exactly what is sent.
    #[must_use]
    pub fn form(&self) -> String {
        let (at, bulk, automatic) = match self.mode {
            TaskMode::NowFirst => (None, false, true),
            TaskMode::NowByHand => (None, false, false),
            TaskMode::IntoDialer => (None, true, false),
            TaskMode::At(moment) => (Some(moment::written(moment)), true, false),
        };
        json!({
            "calldate": at,
            "campaign": self.campaign,
            "destination": self.destination,
            "alternatives": self.alternatives,
            "agent": self.agent,
            "data": self.data,
            "source": self.source,
            "bulk": bulk,
            "automatic": automatic,
        })
        .to_string()
    }
}

impl Client {
    /// Gives the dialer a task, once. Not to be made again: what is given twice is called twice.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Dialers/DialerTask` ("Tareas Marcadores") with the field `call`, and knows the answers `1`
    /// and `0`.
    pub fn run_task(
        &self,
        token: &Token,
        task: &Task<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let json = task.form();
        let form = [(field::CALL, json.as_str())];
        self.attempt::<()>(path::DIALER_TASK, &form, token, connected, one_or_zero).outcome
    }
}
