//! A short state of every campaign.

use super::CALL;
use crate::members::Members;
use crate::reply::LIMIT_OF_LISTS;
use crate::{Answered, Client, Error, Token, path};
use serde_json::{Map, Value};
use words::message;

/// A campaign in short. What the instance does not tell is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueSummary {
    /// The campaign, with its `<-` or `->`.
    pub queue: String,
    /// How many agents are signed in (`loggedIn`).
    pub logged_in: Option<u64>,
    /// How many agents can take a call.
    pub available: Option<u64>,
    /// How many people wait.
    pub callers: Option<u64>,
    /// How long people wait on average, likely in seconds (`holdTime`).
    pub hold_time: Option<u64>,
    /// How long calls last on average, likely in seconds (`talkTime`).
    pub talk_time: Option<u64>,
    /// How long the one who waits longest has waited, likely in seconds (`longestHoldTime`).
    pub longest_hold_time: Option<u64>,
    /// The name of the instance's own question to its switch (`internalActionId`).
    pub internal_action_id: Option<String>,
    /// When the switch answered, as `Nov 2, 2018 11:31:42 AM` (`dateReceived`).
    pub date_received: Option<String>,
    /// What else the instance told.
    pub other: Map<String, Value>,
}

impl Client {
    /// A short state of every campaign, in the instance's order. It changes nothing.
    ///
    /// The vendor's page has it as `Supervisor/queuesummary` ("Resumen de campañas"), without fields. The last object of its
    /// sample has no `queue`, and is none.
    ///
    /// # Errors
    /// Where no answer comes, or one that is no list, or the token is not good.
    pub fn queue_summary(&self, token: &Token) -> Result<Answered<Vec<QueueSummary>>, Error> {
        let reply = self.call(CALL, path::QUEUE_SUMMARY, &[], Some(token), LIMIT_OF_LISTS)?;
        let server_time = reply.server_time;
        let none = || message!("ucontact-answer-no-campaigns", "no list of campaigns");
        let value = read(&self.permitted(CALL, reply)?).ok_or_else(|| self.unknown_answer(CALL, none()))?;
        Ok(Answered { value, server_time })
    }
}

pub(crate) fn read(answer: &str) -> Option<Vec<QueueSummary>> {
    let records: Vec<Value> = serde_json::from_str(answer).ok()?;
    Some(records.into_iter().filter_map(summary).collect())
}

/// A campaign; nothing where the object names none.
fn summary(record: Value) -> Option<QueueSummary> {
    let Value::Object(record) = record else { return None };
    let mut of = Members::new(record);
    Some(QueueSummary {
        queue: of.text("queue")?,
        logged_in: of.count("loggedIn"),
        available: of.count("available"),
        callers: of.count("callers"),
        hold_time: of.count("holdTime"),
        talk_time: of.count("talkTime"),
        longest_hold_time: of.count("longestHoldTime"),
        internal_action_id: of.text("internalActionId"),
        date_received: of.text("dateReceived"),
        other: of.rest(),
    })
}
