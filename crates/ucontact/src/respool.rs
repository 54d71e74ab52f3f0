//! A contact that goes back to its dialer, with another number, other data or another agent.

use crate::outcome::one_or_zero;
use crate::secret::masked;
use crate::{Cause, Client, Outcome, Token, field, path};
use serde_json::json;
use std::fmt;

/// A contact as it goes back. The page warns that campaign, status, contact and list must be those that the contact came with.
/// Its status is always 1.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Respool<'a> {
    /// The campaign, with its `<-` or `->`. Not to be changed.
    pub campaign: &'a str,
    /// The number to call.
    pub destination: &'a str,
    /// The list that the contact came with. Not to be changed.
    pub dialerbase: &'a str,
    /// What the workflow and the forms get, as `name=value:name=value`.
    pub data: &'a str,
    /// Other numbers of the person, with `:` between them.
    pub alternatives: &'a str,
    /// The contact's own number in the dialer. Not to be changed.
    pub contact: u64,
    /// How often the number was tried: 0 where it is another than before.
    pub retries: u32,
    /// The order among contacts: 1 is for scheduled calls, so more than 1.
    pub priority: u32,
    /// The agent's number, where the dialer is a progressive one.
    pub agentphone: &'a str,
}

/// Everything but the person.
impl fmt::Debug for Respool<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Respool")
            .field("campaign", &self.campaign)
            .field("destination", &masked(self.destination))
            .field("dialerbase", &self.dialerbase)
            .field("data", &masked(self.data))
            .field("alternatives", &masked(self.alternatives))
            .field("contact", &self.contact)
            .field("retries", &self.retries)
            .field("priority", &self.priority)
            .field("agentphone", &self.agentphone)
            .finish()
    }
}

impl Respool<'_> {
    fn json(&self) -> String {
        json!({
            "campaign": self.campaign,
            "destination": self.destination,
            "dialerbase": self.dialerbase,
            "status": 1,
            "data": self.data,
            "alternatives": self.alternatives,
            "contact": self.contact,
            "retries": self.retries,
            "priority": self.priority,
            "agentphone": self.agentphone,
        })
        .to_string()
    }
}

impl Client {
    /// Gives a contact back to its dialer, once. Not to be made again: what goes back twice may be called twice.
    ///
    /// `connected` runs as with [`upload`](Self::upload).
    ///
    /// The vendor's page has it as `Dialers/Respool` ("Chamada Respool") with the field `callspool`, and knows the answer `1`.
    pub fn respool(
        &self,
        token: &Token,
        contact: &Respool<'_>,
        connected: impl FnOnce() -> Result<(), Cause>,
    ) -> Outcome {
        let json = contact.json();
        let form = [(field::CALL_SPOOL, json.as_str())];
        self.attempt::<()>(path::RESPOOL, &form, token, connected, one_or_zero).outcome
    }
}
