//! Campaigns for machines: the names of the vendor's page, with values of one kind each.

use super::{Campaign, Campaigns};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use ucontact::{AgentStatus, CampaignStatus, Lasted, QueueSummary};

impl Campaigns {
    /// It as one object, described in `docs/campaigns.md`. `at` is the moment by our own clock.
    #[must_use]
    pub fn json(&self, address: &str, at: DateTime<Utc>) -> Value {
        let moment = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        json!({
            "at": moment(at),
            "instance": address,
            "server_time": self.server_time.map(|at| moment(at.into())),
            "missing": self.missing,
            "campaigns": self.campaigns.iter().map(campaign).collect::<Vec<_>>(),
        })
    }
}

fn campaign(campaign: &Campaign) -> Value {
    json!({
        "campaign": campaign.name,
        "summary": campaign.summary.as_ref().map(summary),
        "status": campaign.status.as_ref().map(status),
        "agents_missing": campaign.agents_missing,
        "agents": campaign.agents.as_ref().map(|agents| agents.iter().map(agent).collect::<Vec<_>>()),
    })
}

fn summary(summary: &QueueSummary) -> Value {
    json!({
        "loggedIn": summary.logged_in,
        "available": summary.available,
        "callers": summary.callers,
        "holdTime": summary.hold_time,
        "talkTime": summary.talk_time,
        "longestHoldTime": summary.longest_hold_time,
        "dateReceived": summary.date_received,
        "other": summary.other,
    })
}

fn status(status: &CampaignStatus) -> Value {
    json!({
        "availables": status.availables,
        "notavailables": status.notavailables,
        "paused": status.paused,
        "busy": status.busy,
        "busypaused": status.busypaused,
        "totalagents": status.totalagents,
        "logged": status.logged,
        "onwrapup": status.onwrapup,
        "completed": status.completed,
        "abandoned": status.abandoned,
        "talked_seconds": seconds(status.talked),
        "talked_number": status.talked.map(|lasted| lasted.number),
        "hold_seconds": seconds(status.hold),
        "hold_number": status.hold.map(|lasted| lasted.number),
        "abandonedlevel": status.abandonedlevel,
        "totalcalls": status.totalcalls,
        "acd": status.acd,
        "servicelevel": status.servicelevel,
        "servicelevel2": status.servicelevel2,
        "strategy": status.strategy,
        "slevelthreshold": status.slevelthreshold,
        "wrapup": status.wrapup,
        "other": status.other,
    })
}

fn agent(agent: &AgentStatus) -> Value {
    json!({
        "agent": agent.key,
        "name": agent.name,
        "location": agent.location,
        "state": agent.status.and_then(ucontact::AgentState::name),
        "status": agent.status.map(ucontact::AgentState::code),
        "paused": agent.paused,
        "pausedreason": agent.pausedreason,
        "incall": agent.incall,
        "callsTaken": agent.calls_taken,
        "lastCall": agent.last_call,
        "penalty": agent.penalty,
        "membership": agent.membership,
        "stateinterface": agent.stateinterface,
        "server_seconds": agent.server.map(|lasted| lasted.as_secs()),
        "dateReceived": agent.date_received,
        "other": agent.other,
    })
}

fn seconds(lasted: Option<Lasted>) -> Option<u64> {
    lasted.map(|lasted| lasted.time.as_secs())
}
