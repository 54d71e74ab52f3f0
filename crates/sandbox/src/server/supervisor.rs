//! The campaigns: which there are, and how they and their agents fare.

use super::{Answer, Shared, form, signed_in};
use crate::dice::Dice;
use crate::moment;
use crate::store::{Call, Day};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use ucontact::{field, path};

// The states of agents by the vendor's numbers.
const FREE: u8 = 1;
const IN_CALL: u8 = 2;
const UNAVAILABLE: u8 = 5;
const WRAP_UP: u8 = 9;

const ACTION: &str = "1982468278_6312";

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route(&format!("/{}", path::QUEUE_SUMMARY), post(queue_summary))
        .route(&format!("/{}", path::CAMPAIGN_STATUS), post(campaign_status))
}

/// How an agent fares.
struct Desk {
    name: String,
    extension: String,
    status: u8,
    paused: bool,
    /// The campaign of the call, if there is one.
    campaign: Option<String>,
    taken: i64,
    since: i64,
}

/// What is known at one moment.
struct Seen {
    campaigns: BTreeSet<String>,
    desks: Vec<Desk>,
    under_way: Vec<Call>,
    received: String,
    /// The first moment of this day, as records have it.
    today: String,
}

/// The campaigns that exist: those that were named at the start, and those of the lists. Where none was named, nobody knows,
/// and none is shown.
fn look(shared: &Shared) -> rusqlite::Result<Seen> {
    let mut campaigns: BTreeSet<String> = shared.campaigns.iter().cloned().collect();
    let store = shared.lock();
    if !campaigns.is_empty() {
        campaigns.extend(store.campaigns()?);
    }
    let rules = &shared.rules;
    let (now, moved) = store.clock()?;
    let calls = store.under_way()?;
    let local = moment::by(rules.zone, now);
    // Before the clock has moved, and at night, nobody is at work.
    let is_open = moved && (rules.hours.0..rules.hours.1).contains(&local.time());
    let today = local.format("%Y-%m-%d 00:00:00").to_string();
    let desk = |agent: &crate::Agent| {
        let call = calls.iter().find(|(extension, until, _)| *extension == agent.extension && *until > now);
        // After it has rung and been spoken, the agent writes.
        let talks = |call: &Call| {
            let began =
                call.get("calldate").and_then(|at| moment::read(rules.zone, at.as_str()?)).unwrap_or(now);
            now < began + call.get("duration").and_then(Value::as_i64).unwrap_or(0)
        };
        let status = match call {
            Some((_, _, call)) if talks(call) => IN_CALL,
            Some(_) => WRAP_UP,
            None if is_open => FREE,
            None => UNAVAILABLE,
        };
        // One of eight rests for half an hour.
        let rests = Dice::of(rules.seed, &agent.name, &[(now / 1_800).unsigned_abs()]).below(8) == 0;
        Ok(Desk {
            name: agent.name.clone(),
            extension: agent.extension.clone(),
            status,
            paused: status == FREE && rests,
            campaign: call.and_then(|(_, _, call)| call.get("campaign")?.as_str().map(str::to_owned)),
            taken: store.taken_by(&agent.name, &today)?,
            since: now % 1_800,
        })
    };
    let desks = rules.agents.iter().map(desk).collect::<rusqlite::Result<_>>()?;
    let under_way = calls.iter().map(|(_, _, call)| call.clone()).collect();
    let received = local.format("%b %-d, %Y %-I:%M:%S %p").to_string();
    Ok(Seen { campaigns, desks, under_way, received, today })
}

async fn queue_summary(State(shared): State<Shared>, headers: HeaderMap) -> Answer {
    signed_in(&shared.lock(), &headers)?;
    let seen = look(&shared)?;
    let logged = seen.desks.iter().filter(|desk| desk.status != UNAVAILABLE).count();
    let available = seen.desks.iter().filter(|desk| desk.status == FREE && !desk.paused).count();
    let mut queues = Vec::new();
    for campaign in &seen.campaigns {
        let of = |call: &&Call| call.get("campaign").is_some_and(|other| other == campaign);
        let day = shared.lock().day(campaign, &seen.today)?;
        queues.push(json!({
            "queue": campaign, "loggedIn": logged, "available": available,
            "callers": seen.under_way.iter().filter(of).count(), "holdTime": 0,
            "talkTime": day.talked / day.answered.max(1), "longestHoldTime": 0,
            "internalActionId": ACTION, "dateReceived": seen.received,
        }));
    }
    if !queues.is_empty() {
        // The real one ends its list so, too.
        queues.push(json!({"internalActionId": ACTION, "dateReceived": seen.received}));
    }
    Ok(Json(queues).into_response())
}

async fn campaign_status(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    signed_in(&shared.lock(), &headers)?;
    let form = form(&headers, &body)?;
    let asked = form.get(field::QUEUE).filter(|queue| !queue.is_empty());
    let seen = look(&shared)?;
    let mut status = Map::new();
    for campaign in seen.campaigns.iter().filter(|campaign| asked.is_none_or(|asked| asked == *campaign)) {
        let day = shared.lock().day(campaign, &seen.today)?;
        status.insert(campaign.clone(), of_campaign(campaign, &seen.desks, &day));
        // Agents are shown where one campaign is asked for.
        if asked.is_some() {
            let agents = seen
                .desks
                .iter()
                .map(|desk| (format!("SIP/{}", desk.extension), of_agent(campaign, desk, &seen)));
            status.extend(agents);
        }
    }
    Ok(Json(status).into_response())
}

fn of_campaign(campaign: &str, desks: &[Desk], day: &Day) -> Value {
    let count = |status: u8| desks.iter().filter(|desk| desk.status == status && !desk.paused).count();
    let (unavailable, paused) = (count(UNAVAILABLE), desks.iter().filter(|desk| desk.paused).count());
    let average = day.talked / day.answered.max(1);
    json!({
        "campaign": campaign, "availables": count(FREE), "notavailables": unavailable, "paused": paused,
        "busy": count(IN_CALL), "busypaused": 0, "totalagents": desks.len(), "logged": desks.len() - unavailable,
        "onwrapup": count(WRAP_UP), "completed": day.answered, "abandoned": 0,
        "talked": format!("{}-{average}", clock(day.talked)), "hold": "00:00:00-0", "abandonedlevel": "0",
        "totalcalls": day.calls, "acd": average, "servicelevel": "0.0", "servicelevel2": "0.0",
        "strategy": "leastrecent", "slevelthreshold": "3", "wrapup": 0,
    })
}

fn of_agent(campaign: &str, desk: &Desk, seen: &Seen) -> Value {
    let location = format!("SIP/{}", desk.extension);
    json!({
        "queue": campaign, "location": location, "membership": "", "name": desk.name, "penalty": 0,
        "callsTaken": desk.taken, "lastCall": 0, "status": desk.status, "paused": desk.paused, "stateinterface": location,
        "incall": u8::from(desk.campaign.as_deref() == Some(campaign)),
        "pausedreason": if desk.paused { "[\"Descanso\"]" } else { "" },
        "internalActionId": ACTION, "dateReceived": seen.received, "server": clock(desk.since),
    })
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_written_as_on_the_page() {
        assert_eq!(clock(612), "00:10:12");
        assert_eq!(clock(100 * 3_600), "100:00:00");
    }
}
