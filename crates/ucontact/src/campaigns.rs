//! Which campaigns an instance has, and how they are.

mod agent;
mod status;
mod summary;

pub use agent::{AgentState, AgentStatus};
pub use status::{CampaignStates, CampaignStatus, Lasted};
pub use summary::QueueSummary;

use crate::reply::{LIMIT_OF_LISTS, Reply};
use crate::{Answered, Call, Client, Error, Token, field, path};
use serde_json::Value;
use std::collections::BTreeSet;
use words::message;

pub(crate) const CALL: Call = Call::ListCampaigns;

impl Client {
    /// The names of the instance's campaigns, in order, each with its `<-` or `->`; and what the server's clock says. It changes
    /// nothing, so it also serves to see whether a token is good.
    ///
    /// The vendor's page has two calls that tell: `Supervisor/queuesummary`, and `Supervisor/campaignstatus` with an empty
    /// `queue`. The second is made where the first is not there, or names no campaign.
    ///
    /// # Errors
    /// Where no answer comes, or none that names a campaign, or the token is not good.
    pub fn campaigns(&self, token: &Token) -> Result<Answered<Vec<String>>, Error> {
        let reply = self.call(CALL, path::QUEUE_SUMMARY, &[], Some(token), LIMIT_OF_LISTS)?;
        if let Ok(answered) = self.named(reply, in_summary) {
            return Ok(answered);
        }
        let form = [(field::QUEUE, "")];
        let reply = self.call(CALL, path::CAMPAIGN_STATUS, &form, Some(token), LIMIT_OF_LISTS)?;
        self.named(reply, in_status)
    }

    fn named(
        &self,
        reply: Reply,
        names: fn(&Value) -> BTreeSet<String>,
    ) -> Result<Answered<Vec<String>>, Error> {
        let server_time = reply.server_time;
        let answer = serde_json::from_str(&self.permitted(CALL, reply)?).unwrap_or_default();
        let value: Vec<String> = names(&answer).into_iter().collect();
        if value.is_empty() {
            let none = message!("ucontact-answer-no-campaign", "none that names a campaign");
            return Err(self.unknown_answer(CALL, none));
        }
        Ok(Answered { value, server_time })
    }
}

/// The `queue` of each object in a list. The last object of a real answer has none.
fn in_summary(answer: &Value) -> BTreeSet<String> {
    answer.as_array().into_iter().flatten().filter_map(|object| text(object, "queue")).collect()
}

/// The `campaign` of each object in an object. Agents are among them, who have a `queue` instead.
fn in_status(answer: &Value) -> BTreeSet<String> {
    answer.as_object().into_iter().flatten().filter_map(|(_, object)| text(object, "campaign")).collect()
}

fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: fn(&Value) -> BTreeSet<String>, answer: &str, expected: &[&str]) {
        let names = names(&serde_json::from_str(answer).unwrap());
        assert_eq!(names.into_iter().collect::<Vec<_>>(), expected, "{answer}");
    }

    #[test]
    fn a_summary_names_queues() {
        check(
            in_summary,
            r#"[{"queue": "test->", "loggedIn": 0}, {"queue": "Power<-", "x": null}, {"dateReceived": "Nov 2"}]"#,
            &["Power<-", "test->"],
        );
        check(in_summary, r#"[7, null, "a", {"queue": null}, {"queue": ""}, {"queue": 7}]"#, &[]);
        check(in_summary, r#"{"queue": "a"}"#, &[]);
        check(in_summary, "0", &[]);
    }

    #[test]
    fn a_status_names_campaigns_and_not_agents() {
        check(
            in_status,
            r#"{"test->": {"campaign": "test->", "paused": 0}, "SIP/1010": {"queue": "test->", "name": "Daniel"},
                "Power<-": {"campaign": "Power<-"}, "x": null}"#,
            &["Power<-", "test->"],
        );
        check(in_status, "[]", &[]);
        check(in_status, "null", &[]);
    }
}
