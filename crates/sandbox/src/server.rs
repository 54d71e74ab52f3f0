//! The vendor's calls, and three pages of our own.

use crate::reader::{self, Form};
use crate::store::Store;
use crate::{PASSWORD, page};
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;
use ucontact::{field, path};

/// The longest form that is read. Java servers often stop at 2 MB; this one stands in for those that do not.
const BODY_LIMIT: usize = 8 << 20;

/// Serves until `stopped` is told, or its other end is dropped.
pub(crate) async fn serve(listener: TcpListener, store: Store, stopped: oneshot::Receiver<()>) {
    // It can only fail outside of a runtime.
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let server = axum::serve(listener, routes(Shared(Arc::new(Mutex::new(store)))));
    tokio::select! {
        _ = server => (),
        _ = stopped => (),
    }
}

fn routes(store: Shared) -> Router {
    let call = |path: &str| format!("/{path}");
    Router::new()
        .route(&call(path::GET_USER_TOKEN), post(sign_in))
        .route(&call(path::USER_LOGIN), post(sign_in))
        .route(&call(path::END_SESSION), post(end_session))
        .route(&call(path::UPLOAD_BASE), post(upload))
        .route(&call(path::UPLOAD_BASE_WITH_TIME_ZONE), post(upload_with_time_zone))
        .route("/", get(front_page))
        .route("/lists", get(lists))
        .route("/refusals", get(refusals))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(store)
}

/// The store, for one request at a time: none holds it while it waits for a client.
#[derive(Clone)]
struct Shared(Arc<Mutex<Store>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Store> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Answer = Result<Response, Failure>;

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
        Ok(upload) if store.has(&upload.filename)? => "another list has that name",
        Ok(upload) => {
            store.keep(upload)?;
            return Ok(YES.into_response());
        }
        Err(reason) => reason,
    };
    store.refuse(&form, refusal)?;
    Ok(NO.into_response())
}

async fn lists(State(store): State<Shared>) -> Answer {
    Ok(Json(store.lock().lists()?).into_response())
}

async fn refusals(State(store): State<Shared>) -> Answer {
    Ok(Json(store.lock().refusals()?).into_response())
}

async fn front_page(State(store): State<Shared>) -> Answer {
    let (lists, refusals) = {
        let store = store.lock();
        (store.lists()?, store.refusals()?)
    };
    Ok(Html(page::page(&lists, &refusals)).into_response())
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
            Self::Database(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    }
}
