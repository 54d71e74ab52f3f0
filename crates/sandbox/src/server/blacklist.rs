//! The blacklist, as the vendor's page has it.

use super::{Answer, Failure, NO, Shared, YES, signed_in};
use crate::reader;
use crate::store::{Black, EVERY};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Map, Value};
use ucontact::path;

pub(super) fn routes() -> Router<Shared> {
    let call = |path: &str| format!("/{path}");
    Router::new()
        .route(&call(path::ADD_BLACK), post(add))
        .route(&call(path::ADD_BLACK_BULK), post(add_bulk))
        .route(&call(path::DELETE_BLACK), post(delete))
        .route(&call(path::DELETE_BLACK_BULK), post(delete_bulk))
        .route("/blacklist", get(all))
}

async fn add(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    change(&shared.0, &headers, one(&body), |shared, numbers| shared.lock().blacken(numbers))
}

async fn add_bulk(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    change(&shared.0, &headers, several(&body), |shared, numbers| shared.lock().blacken(numbers))
}

async fn delete(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    change(&shared.0, &headers, one(&body), |shared, numbers| shared.lock().whiten(numbers))
}

async fn delete_bulk(shared: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    change(&shared.0, &headers, several(&body), |shared, numbers| shared.lock().whiten(numbers))
}

async fn all(State(shared): State<Shared>) -> Answer {
    Ok(Json(shared.lock().blacklist()?).into_response())
}

fn change(
    shared: &Shared,
    headers: &HeaderMap,
    numbers: Option<Vec<Black>>,
    done: fn(&Shared, &[Black]) -> rusqlite::Result<()>,
) -> Answer {
    signed_in(&shared.lock(), headers)?;
    let Some(numbers) = numbers else { return Ok(NO.into_response()) };
    done(shared, &numbers).map_err(Failure::from)?;
    Ok(YES.into_response())
}

fn one(body: &[u8]) -> Option<Vec<Black>> {
    let object = json(body, Value::is_object)?;
    Some(vec![black(object.as_object()?)?])
}

fn several(body: &[u8]) -> Option<Vec<Black>> {
    let list = json(body, Value::is_array)?;
    list.as_array()?.iter().map(|object| black(object.as_object()?)).collect()
}

/// The JSON of a request. The page does not name the field that holds it, so it may be any field's value, or the whole body,
/// percent-encoded or not.
fn json(body: &[u8], wanted: fn(&Value) -> bool) -> Option<Value> {
    let whole = String::from_utf8_lossy(body).into_owned();
    // A body of nothing but encoded JSON is a form of one name without a value.
    let fields = reader::form(body).into_iter().flat_map(|(name, value)| [value, name]);
    let read = |text: String| serde_json::from_str(&text).ok().filter(wanted);
    std::iter::once(whole).chain(fields).find_map(read)
}

/// An entry, if its keys are those of the page, and it has a number.
fn black(object: &Map<String, Value>) -> Option<Black> {
    const KEYS: [&str; 6] = ["phone", "campaign", "username", "company", "job_title", "name"];
    let said = |name: &str| match object.get(name) {
        Some(Value::String(text)) => Some(text.trim().to_owned()),
        Some(Value::Number(number)) => Some(number.to_string()),
        None | Some(Value::Null) => Some(String::new()),
        Some(_) => None,
    };
    if !object.keys().all(|key| KEYS.contains(&key.as_str())) {
        return None;
    }
    let phone = said("phone").filter(|phone| phone.contains(|c: char| c.is_ascii_digit()))?;
    let campaign =
        said("campaign").filter(|campaign| !campaign.is_empty()).unwrap_or_else(|| EVERY.to_owned());
    Some(Black {
        phone,
        campaign,
        username: said("username")?,
        company: said("company")?,
        job_title: said("job_title")?,
        name: said("name")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_wherever_it_stands() {
        let check = |body: &str, phone: Option<&str>| {
            assert_eq!(
                one(body.as_bytes()).map(|numbers| numbers[0].phone.clone()).as_deref(),
                phone,
                "{body}"
            );
        };
        check(r#"{"phone": "098", "campaign": "a=b&c"}"#, Some("098"));
        check("blacklist=%7B%22phone%22%3A%20%22098%22%7D", Some("098"));
        check("x=1&any=%7B%22phone%22%3A+%22098%22%7D", Some("098"));
        check("%7B%22phone%22%3A%22098%22%2C%22campaign%22%3A%22a%3Db%22%7D", Some("098"));
        check(r#"{"phone": 98}"#, Some("98"));
        check("phone=098&campaign=*", None);
        check(r#"{"phone": ""}"#, None);
        check(r#"{"phone": "098", "Campaign": "a"}"#, None);
        check(r#"[{"phone": "098"}]"#, None);
        check("{\u{201c}phone\u{201d}: \u{201c}098\u{201d}}", None);
        assert_eq!(several(br#"[{"phone": "1"}, {"phone": "2"}]"#).unwrap().len(), 2);
        assert!(several(br#"[{"phone": "1"}, {}]"#).is_none() && several(br#"{"phone": "1"}"#).is_none());
    }
}
