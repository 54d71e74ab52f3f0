//! What a person or a test asks of the sandbox itself: what shall befall the next uploads, and what befell the last.

use super::{Answer, Failure, Shared, form};
use crate::Behaviour;
use crate::store::Call;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::VecDeque;

/// What can befall a connection, whatever it carries.
const OF_CONNECTIONS: [Behaviour; 3] =
    [Behaviour::CloseAtAccept, Behaviour::ResetAtAccept, Behaviour::TlsFailure];

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/attempts", get(attempts))
        .route("/behaviours", get(behaviours).post(order).delete(forget))
        .route("/calls", post(calls))
}

async fn attempts(State(shared): State<Shared>) -> Answer {
    Ok(Json(shared.lock().attempts()?).into_response())
}

async fn behaviours(State(shared): State<Shared>) -> Answer {
    let all = Behaviour::ALL.map(
        |behaviour| json!({"name": behaviour.name(), "words": behaviour.words(), "kept": behaviour.keeps()}),
    );
    let names = |queue: &VecDeque<Behaviour>| queue.iter().map(|due| due.name()).collect::<Vec<_>>();
    let control = shared.control();
    let (uploads, connections) = (names(&control.uploads), names(&control.connections));
    let due = json!({"uploads": uploads, "connections": connections});
    Ok(Json(json!({"due": due, "came": control.count(), "behaviours": all})).into_response())
}

/// What is ordered: names, in the order in which they shall befall.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Ordered {
    uploads: Vec<String>,
    connections: Vec<String>,
}

async fn order(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let ordered = ordered(&headers, &body)?;
    let named = |names: Vec<String>| -> Result<Vec<Behaviour>, Failure> {
        names.iter().map(|name| name.parse().map_err(Failure::NoOrder)).collect()
    };
    let (uploads, connections) = (named(ordered.uploads)?, named(ordered.connections)?);
    if let Some(other) = connections.iter().find(|behaviour| !OF_CONNECTIONS.contains(behaviour)) {
        let these = OF_CONNECTIONS.map(Behaviour::name).join(", ");
        return Err(Failure::NoOrder(format!("{other} befalls uploads; of connections there are {these}")));
    }
    {
        let mut control = shared.control();
        control.uploads.extend(uploads);
        control.connections.extend(connections);
    }
    behaviours(State(shared)).await
}

/// Reads an order: JSON, or a form with `upload` and `connection` as often as wanted.
fn ordered(headers: &HeaderMap, body: &[u8]) -> Result<Ordered, Failure> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/json") {
        return serde_json::from_slice(body).map_err(|error| Failure::NoOrder(error.to_string()));
    }
    form(headers, body)?;
    let mut ordered = Ordered::default();
    for (name, value) in form_urlencoded::parse(body).into_owned() {
        match name.as_str() {
            "upload" => ordered.uploads.push(value),
            "connection" => ordered.connections.push(value),
            _ => return Err(Failure::NoOrder(format!("the fields are upload and connection, not {name}"))),
        }
    }
    Ok(ordered)
}

async fn forget(State(shared): State<Shared>) -> Answer {
    {
        let mut control = shared.control();
        control.uploads.clear();
        control.connections.clear();
    }
    behaviours(State(shared)).await
}

async fn calls(State(shared): State<Shared>, body: Bytes) -> Answer {
    let calls: Vec<Call> =
        serde_json::from_slice(&body).map_err(|error| Failure::NoOrder(error.to_string()))?;
    let count = calls.len();
    shared.lock().keep_calls(calls)?;
    Ok(Json(Value::from(count)).into_response())
}
