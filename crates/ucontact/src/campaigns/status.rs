//! The whole state of campaigns, and of one campaign's agents.

use super::CALL;
use super::agent::{AgentStatus, agent};
use crate::members::Members;
use crate::reply::LIMIT_OF_LISTS;
use crate::{Answered, Client, Error, Token, field, path};
use serde_json::{Map, Value};
use std::time::Duration;
use words::message;

/// The state of campaigns and of agents, each in the order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CampaignStates {
    /// The campaigns.
    pub campaigns: Vec<CampaignStatus>,
    /// The agents, where one campaign was asked for.
    pub agents: Vec<AgentStatus>,
}

/// A campaign's state. What the instance does not tell is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CampaignStatus {
    /// The campaign, with its `<-` or `->`.
    pub campaign: String,
    /// How many agents can take a call.
    pub availables: Option<u64>,
    /// How many cannot.
    pub notavailables: Option<u64>,
    /// How many pause.
    pub paused: Option<u64>,
    /// How many are on a call.
    pub busy: Option<u64>,
    /// How many are on a call and pause.
    pub busypaused: Option<u64>,
    /// How many agents the campaign has.
    pub totalagents: Option<u64>,
    /// How many are signed in.
    pub logged: Option<u64>,
    /// How many finish a call's work.
    pub onwrapup: Option<u64>,
    /// How many calls were had.
    pub completed: Option<u64>,
    /// How many calls were given up by those who waited.
    pub abandoned: Option<u64>,
    /// How long was talked.
    pub talked: Option<Lasted>,
    /// How long was waited.
    pub hold: Option<Lasted>,
    /// The share of calls given up, as the instance counts it.
    pub abandonedlevel: Option<f64>,
    /// How many calls there were.
    pub totalcalls: Option<u64>,
    /// The page does not explain it; calls handed to agents, by its usual name.
    pub acd: Option<u64>,
    /// The share of calls that were answered in time, as the instance counts it.
    pub servicelevel: Option<f64>,
    /// The same in another way of counting, which the page does not explain.
    pub servicelevel2: Option<f64>,
    /// How agents are chosen, as `leastrecent`.
    pub strategy: Option<String>,
    /// In how many seconds a call is answered in time.
    pub slevelthreshold: Option<u64>,
    /// How many seconds an agent has for a call's work after it.
    pub wrapup: Option<u64>,
    /// What else the instance told.
    pub other: Map<String, Value>,
}

/// A length of time as `00:00:00-0`, whose second part the page does not explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lasted {
    /// Hours, minutes and seconds.
    pub time: Duration,
    /// The number behind the hyphen.
    pub number: u64,
}

impl Client {
    /// The whole state of every campaign. It changes nothing.
    ///
    /// The vendor's page has it as `Supervisor/campaignstatus` with an empty `queue` ("Estado de Campañas").
    ///
    /// # Errors
    /// Where no answer comes, or one that is no object, or the token is not good.
    pub fn campaign_statuses(&self, token: &Token) -> Result<Answered<CampaignStates>, Error> {
        self.states(token, "")
    }

    /// The whole state of one campaign, and of its agents. It changes nothing.
    ///
    /// The vendor's page has it as `Supervisor/campaignstatus` with the campaign's name as `queue` ("Estado de Campañas").
    ///
    /// # Errors
    /// As [`campaign_statuses`](Self::campaign_statuses) has them.
    pub fn campaign_status(&self, token: &Token, campaign: &str) -> Result<Answered<CampaignStates>, Error> {
        self.states(token, campaign)
    }

    fn states(&self, token: &Token, queue: &str) -> Result<Answered<CampaignStates>, Error> {
        let form = [(field::QUEUE, queue)];
        let reply = self.call(CALL, path::CAMPAIGN_STATUS, &form, Some(token), LIMIT_OF_LISTS)?;
        let server_time = reply.server_time;
        let none = || message!("ucontact-answer-no-states", "no state of campaigns");
        let value = read(&self.permitted(CALL, reply)?).ok_or_else(|| self.unknown_answer(CALL, none()))?;
        Ok(Answered { value, server_time })
    }
}

/// Campaigns are the objects with a `campaign`, agents those with a `queue` and none.
pub(crate) fn read(answer: &str) -> Option<CampaignStates> {
    let objects: Map<String, Value> = serde_json::from_str(answer).ok()?;
    let has_members = !objects.is_empty();
    let mut states = CampaignStates::default();
    for (name, object) in objects {
        let Value::Object(object) = object else { continue };
        let mut of = Members::new(object);
        if let Some(campaign) = of.text("campaign") {
            states.campaigns.push(status(campaign, of));
        } else if let Some(queue) = of.text("queue") {
            states.agents.push(agent(name, queue, of));
        }
    }
    // An object with other things in it tells of something else, such as an error.
    let is_strange = has_members && states.campaigns.is_empty() && states.agents.is_empty();
    if is_strange {
        return None;
    }
    states.campaigns.sort_by(|one, other| one.campaign.cmp(&other.campaign));
    states.agents.sort_by(|one, other| one.key.cmp(&other.key));
    Some(states)
}

fn status(campaign: String, mut of: Members) -> CampaignStatus {
    CampaignStatus {
        campaign,
        availables: of.count("availables"),
        notavailables: of.count("notavailables"),
        paused: of.count("paused"),
        busy: of.count("busy"),
        busypaused: of.count("busypaused"),
        totalagents: of.count("totalagents"),
        logged: of.count("logged"),
        onwrapup: of.count("onwrapup"),
        completed: of.count("completed"),
        abandoned: of.count("abandoned"),
        talked: of.with("talked", lasted),
        hold: of.with("hold", lasted),
        abandonedlevel: of.decimal("abandonedlevel"),
        totalcalls: of.count("totalcalls"),
        acd: of.count("acd"),
        servicelevel: of.decimal("servicelevel"),
        servicelevel2: of.decimal("servicelevel2"),
        strategy: of.text("strategy"),
        slevelthreshold: of.count("slevelthreshold"),
        wrapup: of.count("wrapup"),
        other: of.rest(),
    }
}

/// `01:02:03-4`, also without the last part.
fn lasted(text: &str) -> Option<Lasted> {
    let text = text.trim();
    let (time, number) = text.split_once('-').unwrap_or((text, "0"));
    Some(Lasted { time: clock(time)?, number: number.trim().parse().ok()? })
}

/// `01:02:03`.
pub(super) fn clock(text: &str) -> Option<Duration> {
    let mut parts = text.trim().split(':').map(|part| part.parse::<u64>().ok());
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    let is_clock = parts.next().is_none() && minutes < 60 && seconds < 60;
    let whole = hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?;
    is_clock.then(|| Duration::from_secs(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_has_two_parts() {
        let check = |text: &str, expected: Option<(u64, u64)>| {
            let read = lasted(text).map(|lasted| (lasted.time.as_secs(), lasted.number));
            assert_eq!(read, expected, "{text}");
        };
        check("00:00:00-0", Some((0, 0)));
        check("01:02:03-4", Some((3723, 4)));
        check("100:00:00-7", Some((360_000, 7)));
        check("01:02:03", Some((3723, 0)));
        check("01:60:03-4", None);
        check("01:02-4", None);
        check("1:2:3:4-5", None);
        check("-", None);
        check("18446744073709551615:00:00-0", None);
        check("", None);
    }
}
