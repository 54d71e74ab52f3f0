//! Calls for an agent: placed, and ended.

use crate::outcome::{Says, one_or_zero};
use crate::secret::masked;
use crate::{Attempt, Cause, Client, Guid, Outcome, Token, field, path};
use std::fmt;

/// Somebody to call for an agent. The agent is called first, and then, once the agent answers, the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AgentCall<'a> {
    /// The number that the call comes from.
    pub callerid: &'a str,
    /// The agent's name.
    pub agent: &'a str,
    /// The agent's phone.
    pub phone: &'a str,
    /// The phone's technology: nearly always [`SIP`](Self::SIP).
    pub tech: &'a str,
    /// The agent's context in uContact.
    pub context: &'a str,
    /// The outbound campaign that the call counts for.
    pub outqueue: &'a str,
    /// The number to call.
    pub destination: &'a str,
}

impl AgentCall<'_> {
    /// The technology of nearly all phones.
    pub const SIP: &'static str = "SIP";
}

/// Everything but who is called.
impl fmt::Debug for AgentCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AgentCall")
            .field("callerid", &self.callerid)
            .field("agent", &self.agent)
            .field("phone", &self.phone)
            .field("tech", &self.tech)
            .field("context", &self.context)
            .field("outqueue", &self.outqueue)
            .field("destination", &masked(self.destination))
            .finish()
    }
}

/// What goes with a call to its workflow and its agent.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct CallData<'a> {
    /// What the workflow gets, generally JSON, which an activity of the workflow makes variables.
    pub data: &'a str,
    /// The name of the form, or the address, that the agent sees.
    pub form: &'a str,
}

/// Nothing of the data.
impl fmt::Debug for CallData<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallData")
            .field("data", &masked(self.data))
            .field("form", &masked(self.form))
            .finish()
    }
}

impl Client {
    /// Calls somebody for an agent, once, and answers the call's name. Not to be made again: two phones ring each time.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Agents/AgentCall` ("Realizar Chamadas"), and knows a guid as its answer, and `0` as an error.
    pub fn agent_call(
        &self,
        token: &Token,
        call: &AgentCall<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Attempt<Guid> {
        self.attempt(path::AGENT_CALL, &fields(call), token, connected, name)
    }

    /// Calls somebody for an agent, with data for the workflow and a form for the agent, once, and answers the call's name. Not
    /// to be made again: two phones ring each time.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Agents/AgentCallwithData` ("Realizar Chamada passando Dados para o Workflow").
    pub fn agent_call_with_data(
        &self,
        token: &Token,
        call: &AgentCall<'_>,
        data: &CallData<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Attempt<Guid> {
        let more = [(field::DATA, data.data), (field::FORM, data.form)];
        let form: Vec<_> = fields(call).into_iter().chain(more).collect();
        self.attempt(path::AGENT_CALL_WITH_DATA, &form, token, connected, name)
    }

    /// Ends the call of an agent's phone, once. Not to be made again: it ends whatever call the phone has then, which may be
    /// another.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Agents/HangupPhone` (`HungUp(Encerrar) Chamada`) with the field `phone`, and knows the
    /// answers `1` and `0`.
    pub fn hang_up(
        &self,
        token: &Token,
        phone: &str,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let form = [(field::PHONE, phone)];
        self.attempt::<()>(path::HANGUP_PHONE, &form, token, connected, one_or_zero).outcome
    }
}

fn fields<'a>(call: &AgentCall<'a>) -> [(&'static str, &'a str); 7] {
    [
        (field::CALLER_ID, call.callerid),
        (field::AGENT, call.agent),
        (field::PHONE, call.phone),
        (field::TECH, call.tech),
        (field::CONTEXT, call.context),
        (field::OUT_QUEUE, call.outqueue),
        (field::DESTINATION, call.destination),
    ]
}

/// The name of a call, or `0`.
fn name(_: u16, body: &[u8]) -> Says<Guid> {
    match std::str::from_utf8(body).unwrap_or_default().trim() {
        "0" | "\"0\"" => Says::No(None),
        text => Guid::in_answer(text).map_or(Says::Neither, |guid| Says::Yes(Some(guid))),
    }
}
