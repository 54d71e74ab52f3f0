//! What is given to the dialer beside lists, and taken back from it.
//!
//! Of the JSON objects all keys of the page must be there, blank where they are not used: what lacks one is answered `0`, as
//! is a number that is none. The page's own samples, with their typographic quotes, are no JSON.

use super::{Answer, NO, Shared, YES, form, signed_in};
use crate::reader::Form;
use crate::store::{Asked, SCHEDULED, WAITS};
use crate::{Dialling, moment};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::post;
use serde_json::{Map, Value};
use ucontact::{field, path};

/// The priority of what goes before all lists: the page keeps it for scheduled calls.
const FIRST: u16 = 1;

type Object = Map<String, Value>;

pub(super) fn routes() -> Router<Shared> {
    let call = |path: &str| format!("/{path}");
    Router::new()
        .route(&call(path::DIALER_TASK), post(task))
        .route(&call(path::SCHEDULE_DIALER_CALL), post(schedule))
        .route(&call(path::RESPOOL), post(respool))
        .route(&call(path::REMOVE_CONTACT), post(remove_contact))
        .route(&call(path::REMOVE_SCHEDULE_DIALER_CALL), post(remove_schedule))
}

async fn task(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    ask(&shared.0, &headers, &body, field::CALL, read_task)
}

async fn schedule(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    ask(&shared.0, &headers, &body, field::CALL_SCHEDULE, read_schedule)
}

async fn respool(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    ask(&shared.0, &headers, &body, field::CALL_SPOOL, read_respool)
}

fn ask(
    shared: &Shared,
    headers: &HeaderMap,
    body: &[u8],
    field: &str,
    read: fn(&Dialling, &Object) -> Option<Asked>,
) -> Answer {
    let form = form(headers, body)?;
    let store = shared.lock();
    signed_in(&store, headers)?;
    let object: Option<Object> = form.get(field).and_then(|json| serde_json::from_str(json).ok());
    let Some(asked) = object.and_then(|object| read(&shared.rules, &object)) else {
        return Ok(NO.into_response());
    };
    if let Some(contact) = asked.contact {
        store.replace(contact, &asked.campaign)?;
    }
    store.ask(&asked)?;
    Ok(YES.into_response())
}

/// A task in one of the four modes of the page: at once before all lists, as if an agent called, when no more scheduled ones are
/// there, or at a date.
fn read_task(rules: &Dialling, object: &Object) -> Option<Asked> {
    let flag = |name: &str| object.get(name)?.as_bool();
    let agent = text(object, "agent")?;
    let asked = Asked { source: text(object, "source")?, agent: agent.clone(), ..read(object)? };
    let date = match object.get("calldate")? {
        Value::Null => None,
        Value::String(date) => Some(moment::read(rules.zone, date)?),
        _ => return None,
    };
    Some(match (date, flag("bulk")?, flag("automatic")?) {
        (Some(_), true, false) => {
            Asked { kind: SCHEDULED, due: date, priority: FIRST, anytime: true, ..asked }
        }
        (None, false, true) => Asked { kind: "task", priority: FIRST, anytime: true, ..asked },
        (None, false, false) => Asked { kind: "manual", priority: 0, anytime: true, ..asked },
        // "En caso de ser Progresivo recordar ingresar tambien el agente": without one, nobody would ever call.
        (None, true, false) if agent.is_empty() && asked.campaign.ends_with("->") => return None,
        (None, true, false) => Asked { kind: "queued", priority: FIRST + 1, ..asked },
        _ => return None,
    })
}

fn read_schedule(rules: &Dialling, object: &Object) -> Option<Asked> {
    let due = Some(moment::read(rules.zone, &text(object, "calldate")?)?);
    let agent = text(object, "agentphone")?;
    Some(Asked { kind: SCHEDULED, due, agent, priority: FIRST, anytime: true, ..read(object)? })
}

fn read_respool(rules: &Dialling, object: &Object) -> Option<Asked> {
    let number = |name: &str| match object.get(name)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    let priority = number("priority").and_then(|priority| u16::try_from(priority).ok())?;
    let tries = number("retries").and_then(|tries| usize::try_from(tries).ok())?;
    Some(Asked {
        kind: "respool",
        base: Some(text(object, "dialerbase")?).filter(|base| !base.is_empty()),
        agent: text(object, "agentphone")?,
        contact: Some(number("contact")?),
        priority: Some(priority).filter(|priority| (1..=9_999).contains(priority))?,
        nth: tries.min(rules.tries.saturating_sub(1) as usize),
        // The page: 1 where it is to be called.
        state: if number("status")? == 1 { WAITS } else { "disabled" },
        ..read(object)?
    })
}

/// What all three objects have.
fn read(object: &Object) -> Option<Asked> {
    let alternatives = text(object, "alternatives")?;
    let alternatives: Option<Vec<String>> =
        alternatives.split(':').filter(|item| !item.is_empty()).map(alternative).collect();
    let data = text(object, "data")?;
    let are_pairs = data.is_empty() || data.split(':').all(|pair| pair.contains('='));
    Some(Asked {
        campaign: text(object, "campaign").filter(|campaign| !campaign.is_empty())?,
        destination: number(&text(object, "destination")?)?,
        alternatives: alternatives?.join(":"),
        data: are_pairs.then_some(data)?,
        state: WAITS,
        ..Asked::default()
    })
}

fn alternative(item: &str) -> Option<String> {
    match item.rsplit_once('=') {
        Some((kind, digits)) => Some(format!("{kind}={}", number(digits)?)),
        None => number(item),
    }
}

fn text(object: &Object, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

/// A number as it is dialled: the page writes `12-345-678`, too.
pub(super) fn number(text: &str) -> Option<String> {
    let dialled: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')')).collect();
    let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(dialled)
}

async fn remove_contact(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let removed = match (form.get(field::CAMPAIGN), form.get(field::NUMBER)) {
        (Some(campaign), Some(number)) => store.remove(campaign, number)?,
        _ => 0,
    };
    Ok(if removed > 0 { YES } else { NO }.into_response())
}

async fn remove_schedule(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let Some((campaign, number, span)) = span(&shared.rules, &form) else { return Ok(NO.into_response()) };
    // Whether any was scheduled is not asked: the page knows the answer 1 alone, and what is taken back twice is taken back.
    store.unschedule(campaign, &number, span)?;
    Ok(YES.into_response())
}

/// Which scheduled calls are meant. All four fields must be there; a blank date bounds nothing.
fn span<'a>(rules: &Dialling, form: &'a Form) -> Option<(&'a str, String, (i64, i64))> {
    let date = |name: &str, blank: i64| match form.get(name)?.as_str() {
        "" => Some(blank),
        date => moment::read(rules.zone, date),
    };
    let span = (date(field::FROM, i64::MIN)?, date(field::TO, i64::MAX)?);
    Some((form.get(field::CAMPAIGN)?, number(form.get(field::DESTINATION)?)?, span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn object(value: &Value) -> Object {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn a_task_has_four_modes() {
        let check = |date: Value, bulk: bool, automatic: bool, kind: Option<&str>| {
            let task = json!({"calldate": date, "campaign": "C<-", "destination": "12-345-678", "alternatives": "", "agent": "",
                              "data": "id=7", "source": "s", "bulk": bulk, "automatic": automatic});
            let read = read_task(&Dialling::default(), &object(&task));
            assert_eq!(read.as_ref().map(|asked| asked.kind), kind, "{task}");
            assert!(read.is_none_or(|asked| asked.destination == "12345678" && asked.source == "s"));
        };
        check(Value::Null, false, true, Some("task"));
        check(Value::Null, false, false, Some("manual"));
        check(Value::Null, true, false, Some("queued"));
        check(json!("2026-12-01 15:00:00"), true, false, Some("scheduled"));
        check(json!("2026-12-01"), true, false, None);
        check(Value::Null, true, true, None);
    }

    #[test]
    fn every_key_of_the_page_must_be_there() {
        let rules = Dialling::default();
        let respool = json!({"campaign": "V->", "destination": "098344484", "dialerbase": "b", "status": 1, "data": "a=b",
            "alternatives": "098124484", "contact": 222, "retries": 0, "priority": 9999, "agentphone": "1001"});
        let schedule = json!({"calldate": "2015-10-11 15:00:00", "campaign": "S->", "destination": "098344484",
            "alternatives": "099124484:099121212", "agentphone": "1001", "data": "a=b"});
        for (good, read) in
            [(respool, read_respool as fn(&Dialling, &Object) -> Option<Asked>), (schedule, read_schedule)]
        {
            let good = object(&good);
            assert!(read(&rules, &good).is_some());
            for key in good.keys() {
                let mut lacking = good.clone();
                lacking.remove(key);
                assert!(read(&rules, &lacking).is_none(), "without {key}");
            }
            for (key, wrong) in
                [("destination", "none"), ("data", "a"), ("alternatives", "x"), ("campaign", "")]
            {
                let mut strange = good.clone();
                strange.insert(key.to_owned(), wrong.into());
                assert!(read(&rules, &strange).is_none(), "{key}: {wrong:?}");
            }
        }
    }
}
