//! A campaign's agents, and what they are doing.

use super::status::clock;
use crate::members::Members;
use serde_json::{Map, Value};
use std::fmt;
use std::time::Duration;
use words::{Message, message};

/// An agent's state in a campaign. What the instance does not tell is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgentStatus {
    /// What the answer has the agent under, as `SIP/1010`.
    pub key: String,
    /// The campaign.
    pub queue: String,
    /// Where the agent's phone is, as `SIP/1010`.
    pub location: Option<String>,
    /// How the agent came into the campaign; empty in the page's sample.
    pub membership: Option<String>,
    /// The agent's name.
    pub name: Option<String>,
    /// The order in which agents are asked: lower ones first.
    pub penalty: Option<i64>,
    /// How many calls the agent took (`callsTaken`).
    pub calls_taken: Option<u64>,
    /// When the last call was, likely in seconds since 1970; 0 where there was none (`lastCall`).
    pub last_call: Option<u64>,
    /// What the agent does.
    pub status: Option<AgentState>,
    /// Whether the agent pauses.
    pub paused: Option<bool>,
    /// What the state is taken from, as `SIP/1010`.
    pub stateinterface: Option<String>,
    /// Whether the agent is on a call: 0 in the page's samples, and likely 1 where it is so.
    pub incall: Option<u64>,
    /// Why the agent pauses. The page's sample has `[]` for nothing, and so it is nothing here.
    pub pausedreason: Option<String>,
    /// The name of the instance's own question to its switch (`internalActionId`).
    pub internal_action_id: Option<String>,
    /// When the switch answered, as `Nov 2, 2018 11:36:11 AM` (`dateReceived`).
    pub date_received: Option<String>,
    /// The page's sample has a length of time as `00:10:12` under the name `server`, and does not explain it.
    pub server: Option<Duration>,
    /// What else the instance told.
    pub other: Map<String, Value>,
}

/// What an agent does ("Códigos de estado de los agentes").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgentState {
    /// 0: nobody knows.
    Unknown,
    /// 1: not on a call.
    NotInUse,
    /// 2: on a call.
    InUse,
    /// 3: busy.
    Busy,
    /// 4: the phone is none.
    Invalid,
    /// 5: the phone cannot be reached.
    Unavailable,
    /// 6: the phone rings.
    Ringing,
    /// 7: on a call, and the phone rings.
    RingInUse,
    /// 8: a call is on hold.
    OnHold,
    /// 9: finishing a call's work.
    WrapUp,
    /// A code that the page does not have.
    Other(u64),
}

impl AgentState {
    /// The state that a code means.
    #[must_use]
    pub fn of(code: u64) -> Self {
        match code {
            0 => Self::Unknown,
            1 => Self::NotInUse,
            2 => Self::InUse,
            3 => Self::Busy,
            4 => Self::Invalid,
            5 => Self::Unavailable,
            6 => Self::Ringing,
            7 => Self::RingInUse,
            8 => Self::OnHold,
            9 => Self::WrapUp,
            code => Self::Other(code),
        }
    }

    /// The state's code.
    #[must_use]
    pub fn code(self) -> u64 {
        match self {
            Self::Unknown => 0,
            Self::NotInUse => 1,
            Self::InUse => 2,
            Self::Busy => 3,
            Self::Invalid => 4,
            Self::Unavailable => 5,
            Self::Ringing => 6,
            Self::RingInUse => 7,
            Self::OnHold => 8,
            Self::WrapUp => 9,
            Self::Other(code) => code,
        }
    }

    /// The name on the vendor's page, for machines; nothing for a code that it does not have.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Unknown => "UNKNOWN",
            Self::NotInUse => "NOT_INUSE",
            Self::InUse => "INUSE",
            Self::Busy => "BUSY",
            Self::Invalid => "INVALID",
            Self::Unavailable => "UNAVAILABLE",
            Self::Ringing => "RINGING",
            Self::RingInUse => "RINGINUSE",
            Self::OnHold => "ONHOLD",
            Self::WrapUp => "WRAPUP",
            Self::Other(_) => return None,
        })
    }

    /// It in words.
    #[must_use]
    pub fn words(self) -> Message {
        match self {
            Self::Unknown => message!("ucontact-agent-unknown", "unknown"),
            Self::NotInUse => message!("ucontact-agent-not-in-use", "free"),
            Self::InUse => message!("ucontact-agent-in-use", "on a call"),
            Self::Busy => message!("ucontact-agent-busy", "busy"),
            Self::Invalid => message!("ucontact-agent-invalid", "without a valid phone"),
            Self::Unavailable => message!("ucontact-agent-unavailable", "unavailable"),
            Self::Ringing => message!("ucontact-agent-ringing", "ringing"),
            Self::RingInUse => message!("ucontact-agent-ring-in-use", "on a call, ringing"),
            Self::OnHold => message!("ucontact-agent-on-hold", "on hold"),
            Self::WrapUp => message!("ucontact-agent-wrap-up", "finishing a call"),
            Self::Other(code) => {
                message!("ucontact-agent-other", "state {code}", code = code.to_string())
            }
        }
    }
}

impl fmt::Display for AgentState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words().fmt(f)
    }
}

pub(super) fn agent(key: String, queue: String, mut of: Members) -> AgentStatus {
    AgentStatus {
        key,
        queue,
        location: of.text("location"),
        membership: of.text("membership"),
        name: of.text("name"),
        penalty: of.integer("penalty"),
        calls_taken: of.count("callsTaken"),
        last_call: of.count("lastCall"),
        status: of.count("status").map(AgentState::of),
        paused: of.flag("paused"),
        stateinterface: of.text("stateinterface"),
        incall: of.count("incall"),
        pausedreason: of.text("pausedreason").filter(|reason| reason != "[]"),
        internal_action_id: of.text("internalActionId"),
        date_received: of.text("dateReceived"),
        server: of.with("server", clock),
        other: of.rest(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_the_pages() {
        let page = "UNKNOWN NOT_INUSE INUSE BUSY INVALID UNAVAILABLE RINGING RINGINUSE ONHOLD WRAPUP";
        for (code, name) in (0..).zip(page.split(' ')) {
            let state = AgentState::of(code);
            assert_eq!((state.code(), state.name()), (code, Some(name)));
        }
        assert_eq!(AgentState::of(10).name(), None);
        assert_eq!((AgentState::of(10).code(), AgentState::of(10).to_string().as_str()), (10, "state 10"));
    }
}
