//! Calls at a time: scheduled, and taken back.

use crate::outcome::one_or_zero;
use crate::secret::masked;
use crate::{Call, Cause, Client, Error, Outcome, Token, field, moment, path};
use chrono::NaiveDateTime;
use serde_json::json;
use std::fmt;

/// Somebody to call at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ScheduledCall<'a> {
    /// When, by the server's clock as far as is known.
    pub calldate: NaiveDateTime,
    /// The campaign, with its `<-` or `->`.
    pub campaign: &'a str,
    /// The number to call.
    pub destination: &'a str,
    /// Other numbers of the person, with `:` between them.
    pub alternatives: &'a str,
    /// The agent's number, where the dialer is a progressive one.
    pub agentphone: &'a str,
    /// What the workflow and the forms get, as `name=value:name=value`.
    pub data: &'a str,
}

/// Everything but the person.
impl fmt::Debug for ScheduledCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScheduledCall")
            .field("calldate", &self.calldate)
            .field("campaign", &self.campaign)
            .field("destination", &masked(self.destination))
            .field("alternatives", &masked(self.alternatives))
            .field("agentphone", &self.agentphone)
            .field("data", &masked(self.data))
            .finish()
    }
}

impl ScheduledCall<'_> {
    /// The value of the form field `callschedule`: exactly what is sent.
    #[must_use]
    pub fn form(&self) -> String {
        json!({
            "calldate": moment::written(self.calldate),
            "campaign": self.campaign,
            "destination": self.destination,
            "alternatives": self.alternatives,
            "agentphone": self.agentphone,
            "data": self.data,
        })
        .to_string()
    }
}

/// Scheduled calls to take back: those of a number whose time is in a span.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ScheduledCalls<'a> {
    /// The campaign, with its `<-` or `->`.
    pub campaign: &'a str,
    /// The number.
    pub destination: &'a str,
    /// The first moment, by the server's clock as far as is known.
    pub from: NaiveDateTime,
    /// The last moment, alike.
    pub to: NaiveDateTime,
}

/// Everything but the person.
impl fmt::Debug for ScheduledCalls<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScheduledCalls")
            .field("campaign", &self.campaign)
            .field("destination", &masked(self.destination))
            .field("from", &self.from)
            .field("to", &self.to)
            .finish()
    }
}

impl Client {
    /// Schedules a call, once. Not to be made again: what is scheduled twice is called twice.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Dialers/ScheduleDialerCall` ("Agendar Chamada") with the field `callschedule`, and knows the
    /// answers `1` and `0`.
    pub fn schedule_call(
        &self,
        token: &Token,
        call: &ScheduledCall<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let json = call.form();
        let form = [(field::CALL_SCHEDULE, json.as_str())];
        self.attempt::<()>(path::SCHEDULE_DIALER_CALL, &form, token, connected, one_or_zero).outcome
    }

    /// Takes scheduled calls back. May be made again: what is taken back twice is taken back, and only what somebody scheduled
    /// in between goes with it.
    ///
    /// The vendor's page has it as `Dialers/RemoveScheduleDialerCall` ("Borrar Agenda del Marcador") with the fields `campaign`,
    /// `destination`, `from` and `to`, and knows the answer `1`.
    ///
    /// # Errors
    /// [`Error::NotDone`] where the instance answers `0`; and where no answer comes, or another.
    pub fn remove_scheduled(&self, token: &Token, calls: &ScheduledCalls<'_>) -> Result<(), Error> {
        let (from, to) = (moment::written(calls.from), moment::written(calls.to));
        let form = [
            (field::CAMPAIGN, calls.campaign),
            (field::DESTINATION, calls.destination),
            (field::FROM, from.as_str()),
            (field::TO, to.as_str()),
        ];
        self.done(Call::RemoveScheduled, path::REMOVE_SCHEDULE_DIALER_CALL, &form, token)
    }
}
