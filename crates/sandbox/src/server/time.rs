//! The dialer's clock, which others move on, and what it dialled meanwhile.

use super::{Answer, Failure, Shared};
use crate::moment;
use crate::record;
use crate::store::Filter;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::json;

pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/clock", get(clock))
        .route("/advance", post(advance))
        .route("/dialled", get(dialled))
        .route("/dialling", get(dialling))
}

async fn clock(State(shared): State<Shared>) -> Answer {
    let store = shared.lock();
    let (now, moved) = store.clock()?;
    let zone = shared.rules.zone;
    let shown = json!({
        "now": moment::written(zone, now), "zone": zone.name(), "moved": moved, "waiting": store.count_waiting()?,
        "underway": store.under_way()?.len(), "dialled": store.count_records()?,
    });
    Ok(Json(shown).into_response())
}

/// Moves the clock on: `by=2h`, `to=2026-12-01 15:00:00` by the server's clock, or a duration alone.
async fn advance(State(shared): State<Shared>, body: Bytes) -> Answer {
    let asked = String::from_utf8_lossy(&body).into_owned();
    let field = |name: &str| {
        let mut fields = form_urlencoded::parse(asked.as_bytes());
        fields.find(|(field, _)| field == name).map(|(_, value)| value.trim().to_owned())
    };
    let (now, _) = shared.lock().clock()?;
    let until = match (field("by"), field("to")) {
        (Some(by), None) => moment::duration(&by).map(|by| now + by),
        (None, Some(to)) => moment::read(shared.rules.zone, &to),
        _ => moment::duration(asked.trim()).map(|by| now + by),
    };
    let until = until.filter(|until| (now..=now + 366 * 86_400).contains(until)).ok_or_else(|| {
        let words =
            "write by=90s, by=30m, by=2h or by=3d, or to=2026-12-01 15:00:00; at most a year, and never back";
        Failure::NoOrder(words.to_owned())
    })?;
    pass(&shared, until).await?;
    clock(State(shared)).await
}

/// Lets time pass until a moment. After many calls, requests that wait get their turn.
pub(crate) async fn pass(shared: &Shared, until: i64) -> rusqlite::Result<()> {
    loop {
        let reached = shared.lock().advance(&shared.rules, until)?;
        if reached >= until {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}

async fn dialled(State(shared): State<Shared>) -> Answer {
    let records = shared.lock().records(&Filter::default(), 0, u64::MAX)?;
    Ok(Json(records.into_iter().map(record::whole).collect::<Vec<_>>()).into_response())
}

async fn dialling(State(shared): State<Shared>) -> Answer {
    let mut all = shared.lock().in_dialer(&shared.rules, "", "", -1)?;
    all.reverse();
    Ok(Json(all).into_response())
}
