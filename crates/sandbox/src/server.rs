//! The vendor's calls, and pages of our own: what answers whoever is let through.

mod agents;
mod blacklist;
mod cdr;
mod dialers;
mod rehearsal;
mod supervisor;
pub(crate) mod time;

use crate::control::Control;
use crate::page::Dialler;
use crate::reader::{self, Form};
use crate::store::Store;
use crate::{Dialling, PASSWORD, page};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use ucontact::{field, path};
use words::{Language, message};

/// The routes of everything that behaves.
pub(crate) fn routes(shared: Shared) -> Router {
    let call = |path: &str| format!("/{path}");
    Router::new()
        .route(&call(path::GET_USER_TOKEN), post(sign_in))
        .route(&call(path::USER_LOGIN), post(sign_in))
        .route(&call(path::END_SESSION), post(end_session))
        .route(&call(path::UPLOAD_BASE), post(upload))
        .route(&call(path::UPLOAD_BASE_WITH_TIME_ZONE), post(upload_with_time_zone))
        .merge(supervisor::routes())
        .merge(dialers::routes())
        .merge(blacklist::routes())
        .merge(agents::routes())
        .merge(cdr::routes())
        .route("/", get(front_page))
        .route("/lists", get(lists))
        .route("/refusals", get(refusals))
        .merge(rehearsal::routes())
        .merge(time::routes())
        .layer(DefaultBodyLimit::max(crate::BODY_LIMIT))
        .with_state(shared)
}

/// What all requests share.
#[derive(Clone)]
pub(crate) struct Shared {
    store: Arc<Mutex<Store>>,
    control: Arc<Mutex<Control>>,
    /// The campaigns that are said to exist.
    pub(crate) campaigns: Arc<[String]>,
    /// How it dials.
    pub(crate) rules: Arc<Dialling>,
}

impl Shared {
    pub(crate) fn new(store: Store, control: Control, campaigns: Vec<String>, rules: Dialling) -> Self {
        let (store, control) = (Arc::new(Mutex::new(store)), Arc::new(Mutex::new(control)));
        Self { store, control, campaigns: campaigns.into(), rules: Arc::new(rules) }
    }

    /// The store, for one request at a time: none holds it while it waits for a client.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn control(&self) -> MutexGuard<'_, Control> {
        self.control.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Answer = Result<Response, Failure>;

// What the two calls answer that have no JSON.
const YES: &str = "1";
const NO: &str = "0";

async fn sign_in(State(store): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    match (form.get(field::USER), form.get(field::PASSWORD)) {
        (Some(user), Some(password)) if !user.is_empty() && password == PASSWORD => {
            Ok(store.lock().open_session(user)?.into_response())
        }
        _ => Ok(NO.into_response()),
    }
}

async fn end_session(State(store): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = store.lock();
    signed_in(&store, &headers)?;
    let ended = match (form.get(field::USER), form.get(field::TOKEN)) {
        (Some(user), Some(token)) => store.end_session(user, token)?,
        _ => false,
    };
    Ok(if ended { YES } else { NO }.into_response())
}

async fn upload(store: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    take(&store.0, &headers, &body, false)
}

async fn upload_with_time_zone(store: State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    take(&store.0, &headers, &body, true)
}

fn take(store: &Shared, headers: &HeaderMap, body: &[u8], zoned: bool) -> Answer {
    signed_in(&store.lock(), headers)?;
    let form = form(headers, body)?;
    let upload = reader::read(&form, zoned);
    let mut store = store.lock();
    let refusal = match &upload {
        Ok(upload) if store.has(&upload.filename)? => {
            message!("sandbox-name-taken", "another list has that name")
        }
        Ok(upload) => {
            store.keep(upload)?;
            return Ok(YES.into_response());
        }
        Err(reason) => reason.clone(),
    };
    store.refuse(&form, &refusal)?;
    Ok(NO.into_response())
}

async fn lists(State(store): State<Shared>) -> Answer {
    Ok(Json(store.lock().lists()?).into_response())
}

async fn refusals(State(store): State<Shared>) -> Answer {
    Ok(Json(store.lock().refusals()?).into_response())
}

async fn front_page(State(store): State<Shared>, headers: HeaderMap) -> Answer {
    let (lists, refusals, attempts, dialler) = {
        let (store, rules) = (store.lock(), &store.rules);
        (store.lists()?, store.refusals()?, store.attempts()?, Dialler::of(&store, rules)?)
    };
    Ok(Html(page::page(language(&headers), &lists, &refusals, &attempts, &dialler)).into_response())
}

/// The first language of a browser's that is ours; browsers name the dearest first.
fn language(headers: &HeaderMap) -> Language {
    let tags = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = |tag: &str| Language::of(tag.split(';').next().unwrap_or_default().trim());
    tags.split(',').find_map(named).unwrap_or_default()
}

fn signed_in(store: &Store, headers: &HeaderMap) -> Result<(), Failure> {
    let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    match token {
        Some(token) if store.knows(token)? => Ok(()),
        _ => Err(Failure::NotSignedIn),
    }
}

fn form(headers: &HeaderMap, body: &[u8]) -> Result<Form, Failure> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/x-www-form-urlencoded") {
        Ok(reader::form(body))
    } else {
        Err(Failure::NoForm)
    }
}

/// What is answered with another status than 200.
enum Failure {
    NotSignedIn,
    NoForm,
    /// What was ordered is not to be had, and why.
    NoOrder(String),
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED.into_response(),
            Self::NoForm => StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
            Self::NoOrder(why) => (StatusCode::BAD_REQUEST, why).into_response(),
            Self::Database(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    }
}
