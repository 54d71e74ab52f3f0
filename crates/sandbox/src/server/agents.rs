//! What agents do: call, hang up, and say what came of it.

use super::{Answer, Failure, NO, Shared, YES, dialers, form, signed_in};
use crate::dice::Dice;
use crate::moment;
use crate::outcome::Outcome;
use crate::reader::Form;
use crate::record::{self, Made};
use crate::store::{Asked, SCHEDULED, WAITS};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use ucontact::{field, path};

pub(super) fn routes() -> Router<Shared> {
    let call = |path: &str| format!("/{path}");
    Router::new()
        .route(&call(path::AGENT_CALL), post(agent_call))
        .route(&call(path::AGENT_CALL_WITH_DATA), post(agent_call_with_data))
        .route(&call(path::HANGUP_PHONE), post(hang_up))
        .route(&call(path::DISPOSITION_CALL), post(dispose))
        .route("/dispositions", get(dispositions))
}

/// The fields that both kinds of calls have.
const OF_CALLS: [&str; 7] = [
    field::CALLER_ID,
    field::AGENT,
    field::PHONE,
    field::TECH,
    field::CONTEXT,
    field::OUT_QUEUE,
    field::DESTINATION,
];

async fn agent_call(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    begin(&shared.0, &headers, &form(&headers, &body)?, &[])
}

async fn agent_call_with_data(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    begin(&shared.0, &headers, &form(&headers, &body)?, &[field::DATA, field::FORM])
}

/// Calls somebody for an agent, at the moment at which the clock stands. All fields must be there; a phone that is in a call
/// already makes no other.
fn begin(shared: &Shared, headers: &HeaderMap, form: &Form, more: &[&str]) -> Answer {
    let store = shared.lock();
    signed_in(&store, headers)?;
    let said = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let are_there = OF_CALLS.iter().chain(more).all(|name| form.contains_key(*name));
    let (phone, agent, campaign) = (said(field::PHONE), said(field::AGENT), said(field::OUT_QUEUE));
    let is_known = shared.campaigns.is_empty() || shared.campaigns.iter().any(|known| known == campaign);
    let (now, _) = store.clock()?;
    let is_busy = store.under_way()?.iter().any(|(extension, until, _)| extension == phone && *until > now);
    let number = dialers::number(said(field::DESTINATION));
    let blank = [phone, agent, campaign].contains(&"");
    let Some(number) = number.filter(|_| are_there && is_known && !is_busy && !blank) else {
        return Ok(NO.into_response());
    };
    let rules = &shared.rules;
    let nth = store.count_calls()?;
    let mut dice = Dice::of(rules.seed, agent, &[nth]);
    let outcome = Outcome::draw(rules, &mut dice);
    let guid = dice.guid();
    let made = Made {
        at: now,
        guid: guid.clone(),
        campaign,
        source: said(field::CALLER_ID),
        destination: &number,
        agent,
        extension: phone,
        data: said(field::DATA),
        ..Made::default()
    };
    // What came of it, the agent says.
    let outcome = Outcome { tag: None, ..outcome };
    store.begin(phone, now + outcome.length(), &record::of(&made, &outcome, rules.zone))?;
    Ok(guid.into_response())
}

async fn hang_up(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let mut store = shared.lock();
    signed_in(&store, &headers)?;
    let (now, _) = store.clock()?;
    let ended = match form.get(field::PHONE) {
        Some(phone) => store.hang_up(phone, now, &moment::written(shared.rules.zone, now))?,
        None => 0,
    };
    Ok(if ended > 0 { YES } else { NO }.into_response())
}

/// Says what came of a call. What is wrong is answered with 400 and the page's words.
async fn dispose(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let said = |name: &str| form.get(name).map(|text| text.trim()).unwrap_or_default();
    let wrong = |words: &str| Err(Failure::NoOrder(words.to_owned()));
    for (name, words) in [
        (field::CAMPAIGN, "Parâmetros errados: Campanha vazia"),
        (field::CALLER_ID, "Parâmetros errados: Callerid vazio"),
        (field::GUID, "Parâmetros errados: guid vazio"),
        (field::AGENT, "Parâmetros errados: Agente vazio"),
        (field::LEVEL_1, "Parâmetros errados: Valor vazio1"),
    ] {
        if said(name).is_empty() {
            return wrong(words);
        }
    }
    let levels @ [l1, l2, l3] = [field::LEVEL_1, field::LEVEL_2, field::LEVEL_3].map(said);
    let campaign = said(field::CAMPAIGN);
    let Some(found) = shared.rules.disposition(campaign, levels) else {
        return wrong(&format!("Disposição não encontrada para o nível1: {l1}, level2: {l2}, nível3: {l3}"));
    };
    let guid = said(field::GUID);
    if found.reschedules {
        let date = said(field::SCHEDULE);
        if date.is_empty() {
            return wrong("Parâmetros incorretos: Data da programação vazia.");
        }
        let Some(due) = moment::read(shared.rules.zone, date) else {
            return wrong("El formato de la fecha tiene que ser yyyy-MM-dd HH:mm:ss");
        };
        let call = store.record(guid)?.unwrap_or_default();
        let of_call = |name: &str| call.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let other = said(field::CAMPAIGN_TO_RESCHEDULE);
        store.ask(&Asked {
            kind: SCHEDULED,
            base: Some(of_call("dialerbase")).filter(|base| !base.is_empty()),
            campaign: if other.is_empty() { campaign } else { other }.to_owned(),
            destination: dialers::number(said(field::CALLER_ID))
                .unwrap_or_else(|| said(field::CALLER_ID).to_owned()),
            alternatives: of_call("alternatives"),
            data: of_call("parandvalues"),
            agent: said(field::AGENT).to_owned(),
            priority: 1,
            anytime: true,
            due: Some(due),
            state: WAITS,
            ..Asked::default()
        })?;
    }
    let tag = if said(field::TAG).is_empty() { found.tag() } else { said(field::TAG).to_owned() };
    store.note(guid, None, &tag)?;
    store.dispose(guid, &json!(form))?;
    Ok(Json(json!({"Result": "ok", "txtcode": tag})).into_response())
}

async fn dispositions(State(shared): State<Shared>) -> Answer {
    Ok(Json(shared.lock().dispositions()?).into_response())
}
