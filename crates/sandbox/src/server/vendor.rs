//! The vendor's calls beside sign-in and upload: campaigns, the removal of a contact, call records.

use super::{Answer, NO, Shared, YES, form, signed_in};
use crate::store::Call;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use ucontact::field;

/// How many call records are answered at once where nothing is said.
const PAGE: usize = 50;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/Integra/resources/Supervisor/queuesummary", post(queue_summary))
        .route("/Integra/resources/Supervisor/campaignstatus", post(campaign_status))
        .route("/Integra/resources/Dialers/RemoveContact", post(remove_contact))
        .route("/Integra/resources/Cdr/getrecords", post(get_records))
}

/// The campaigns that exist: those that were named at the start, and those of the lists. Where none was named, nobody knows,
/// and none is shown.
fn campaigns(shared: &Shared) -> rusqlite::Result<BTreeSet<String>> {
    let mut campaigns: BTreeSet<String> = shared.campaigns.iter().cloned().collect();
    if !campaigns.is_empty() {
        campaigns.extend(shared.lock().campaigns()?);
    }
    Ok(campaigns)
}

async fn queue_summary(State(shared): State<Shared>, headers: HeaderMap) -> Answer {
    signed_in(&shared.lock(), &headers)?;
    let answered = json!({"internalActionId": "1982468278_6312", "dateReceived": "Nov 2, 2018 11:31:42 AM"});
    let queue = |campaign: String| {
        let mut queue = json!({
            "queue": campaign, "loggedIn": 0, "available": 0, "callers": 0, "holdTime": 0, "talkTime": 0,
            "longestHoldTime": 0,
        });
        if let (Some(queue), Some(answered)) = (queue.as_object_mut(), answered.as_object()) {
            queue.extend(answered.clone());
        }
        queue
    };
    let mut queues: Vec<Value> = campaigns(&shared)?.into_iter().map(queue).collect();
    if !queues.is_empty() {
        // The real one ends its list so, too.
        queues.push(answered);
    }
    Ok(Json(queues).into_response())
}

async fn campaign_status(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    signed_in(&shared.lock(), &headers)?;
    let form = form(&headers, &body)?;
    let asked = form.get("queue").filter(|queue| !queue.is_empty());
    let mut status = Map::new();
    for campaign in campaigns(&shared)? {
        if asked.is_none_or(|asked| *asked == campaign) {
            let shown = json!({
                "campaign": campaign, "availables": 0, "notavailables": 0, "paused": 0, "busy": 0, "busypaused": 0,
                "totalagents": 0, "logged": 0, "onwrapup": 0, "completed": 0, "abandoned": 0,
                "talked": "00:00:00-0", "hold": "00:00:00-0", "abandonedlevel": "0", "totalcalls": 0, "acd": 0,
                "servicelevel": "0.0", "servicelevel2": "0.0", "strategy": "leastrecent", "slevelthreshold": "3",
                "wrapup": 0,
            });
            status.insert(campaign, shown);
        }
    }
    Ok(Json(status).into_response())
}

async fn remove_contact(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let removed = match (form.get(field::CAMPAIGN), form.get("number")) {
        (Some(campaign), Some(number)) => store.remove(campaign, number)?,
        _ => 0,
    };
    Ok(if removed > 0 { YES } else { NO }.into_response())
}

async fn get_records(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let count = |name: &str| form.get(name).and_then(|count| count.trim().parse::<usize>().ok());
    let filter: Map<String, Value> =
        form.get("filter").and_then(|filter| serde_json::from_str(filter).ok()).unwrap_or_default();
    let calls = store.calls()?.into_iter().filter(|call| passes(call, &filter));
    let page: Vec<Value> = calls
        .skip(count("lastrow").unwrap_or(0))
        .take(count("searchLimit").unwrap_or(PAGE))
        .map(whole_record)
        .collect();
    Ok(Json(page).into_response())
}

/// Whether a call is one that a filter asks for. Of the filter's fields those count that name one of the record's; blank ones
/// ask for nothing.
fn passes(call: &Call, filter: &Map<String, Value>) -> bool {
    let asked = |name: &str| filter.get(name).and_then(Value::as_str).filter(|asked| !asked.is_empty());
    let said = |name: &str| call.get(name).and_then(Value::as_str).unwrap_or_default();
    let same = |asking: &str, name: &str| asked(asking).is_none_or(|asked| asked == said(name));
    // Both are written so that they sort as times do.
    let after = asked("calldatei").is_none_or(|from| said("calldate").is_empty() || said("calldate") >= from);
    let before = asked("calldatef").is_none_or(|to| said("calldate") <= to);
    after && before && same("campaign", "campaign") && same("source", "src") && same("destination", "dst")
}

/// A record with every field that the vendor's have.
fn whole_record(call: Call) -> Value {
    let mut record = json!({
        "id": 0, "calldate": "", "clid": "", "src": "", "dst": "", "dcontext": "outbound", "channel": "",
        "dstchannel": "", "lastapp": "Queue", "lastdata": "", "duration": 0, "billsec": 0, "disposition": "NO ANSWER",
        "amaflags": 3, "accountcode": "Outbound", "userfield": null, "uniqueid": "", "type": "record", "guid": "",
        "causecode": "16", "campaign": "", "direction": "outbound", "carrier": "", "linkedid": "", "peeraccount": "",
        "sequence": 0, "charged_balance": null, "real_balance": null, "note": null, "contact": null,
        "finishtime": "", "rating": 0, "dialerbase": null, "parandvalues": null, "alternatives": null, "quality": 0,
    });
    if let Some(record) = record.as_object_mut() {
        record.extend(call);
    }
    record
}
