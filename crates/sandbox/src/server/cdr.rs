//! What came of calls: their records, their notes, their recordings.

use super::{Answer, Failure, NO, Shared, YES, form, signed_in};
use crate::dice::hash;
use crate::record;
use crate::sound;
use crate::store::{Filter, recorded};
use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Map, Value};
use std::time::Duration;
use ucontact::{field, path};

/// How many call records are answered at once where nothing is said.
const PAGE: u64 = 50;

/// How long a tag takes to be written.
const MOMENT: Duration = Duration::from_millis(200);

/// Where the backup of the recordings lies.
const BACKUP: &str = "/backup";

pub(super) fn routes() -> Router<Shared> {
    let call = |path: &str| format!("/{path}");
    let mut router = Router::new()
        .route(&call(path::GET_RECORDS), post(get_records))
        .route(&call(path::TAG_RECORD), post(tag_record))
        .route(&call(path::CONVERT), post(convert));
    for host in ["", BACKUP] {
        router = router
            .route(&format!("{host}/{}/{{file}}", path::RECORDS), get(recording))
            .route(&format!("{host}/{}/{{folder}}/{{file}}", path::RECORDS), get(recording_of_day));
    }
    router
}

async fn get_records(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let count = |name: &str| form.get(name).and_then(|count| count.trim().parse::<u64>().ok());
    let asked: Map<String, Value> =
        form.get(field::FILTER).and_then(|filter| serde_json::from_str(filter).ok()).unwrap_or_default();
    let (after, limit) = (count(field::LAST_ROW).unwrap_or(0), count(field::SEARCH_LIMIT).unwrap_or(PAGE));
    let page = store.records(&Filter::of(&asked), after, limit)?;
    Ok(Json(page.into_iter().map(record::whole).collect::<Vec<_>>()).into_response())
}

/// Answers at once, and writes the tag a moment later, as the page says: the caller does not hear whether there was such a call.
async fn tag_record(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    signed_in(&shared.lock(), &headers)?;
    let said = |name: &str| form.get(name).cloned().unwrap_or_default();
    let (phone, guid, tag) = (said(field::PHONE), said(field::GUID), said(field::DATA));
    tokio::spawn(async move {
        tokio::time::sleep(MOMENT).await;
        // Nobody is left who could be told.
        drop(shared.lock().note(&guid, Some(&phone), &tag));
    });
    Ok("".into_response())
}

/// Where a call's recording lies, and what of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    in_backup: bool,
    in_folder: bool,
    is_gsm: bool,
}

impl Place {
    /// By chance, and always the same: at one of the four places, and one in five as GSM.
    fn of(guid: &str) -> Self {
        let drawn = hash(guid) >> 8;
        Self { in_backup: drawn & 1 == 1, in_folder: drawn & 2 == 2, is_gsm: (drawn >> 2).is_multiple_of(5) }
    }
}

async fn recording(uri: Uri, shared: State<Shared>, headers: HeaderMap, Path(file): Path<String>) -> Answer {
    play(&shared.0, is_backup(&uri, &headers), None, &file)
}

async fn recording_of_day(
    uri: Uri,
    shared: State<Shared>,
    headers: HeaderMap,
    Path((folder, file)): Path<(String, String)>,
) -> Answer {
    play(&shared.0, is_backup(&uri, &headers), Some(&folder), &file)
}

/// The backup is another host to whoever calls this machine `localhost`, as a client must whose addresses have no path.
fn is_backup(uri: &Uri, headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    uri.path().starts_with(BACKUP) || host.split(':').next() == Some("localhost")
}

fn play(shared: &Shared, in_backup: bool, folder: Option<&str>, file: &str) -> Answer {
    let nothing = || Ok(StatusCode::NOT_FOUND.into_response());
    let Some((guid, kind)) = file.rsplit_once('.') else { return nothing() };
    let store = shared.lock();
    let Some((day, seconds)) = store.record(guid)?.and_then(recorded) else { return nothing() };
    let place = Place::of(guid);
    let is_here = place.in_backup == in_backup && folder == place.in_folder.then_some(day.as_str());
    let is_mp3 = kind.eq_ignore_ascii_case("mp3");
    let is_there = if is_mp3 { !place.is_gsm || store.is_converted(guid)? } else { place.is_gsm };
    match is_here && is_there {
        true if is_mp3 => Ok(sound("audio/mpeg", sound::mp3(guid, seconds))),
        true if kind.eq_ignore_ascii_case("gsm") => Ok(sound("audio/x-gsm", sound::gsm(guid, seconds))),
        _ => nothing(),
    }
}

fn sound(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, kind)], bytes).into_response()
}

/// Makes the MP3 of a recording in GSM, where the folder that is named is the one in which it lies.
async fn convert(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let form = form(&headers, &body)?;
    let store = shared.lock();
    signed_in(&store, &headers)?;
    let said = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let guid = said(field::GUID);
    // The page's word for the folder is a translator's, perhaps.
    let folder =
        [field::FOLDER, field::FOLDER_AS_TRANSLATED].map(said).into_iter().find(|folder| !folder.is_empty());
    let done = match store.record(guid)?.and_then(recorded) {
        Some((day, _)) => {
            let place = Place::of(guid);
            let is_it = place.is_gsm && folder == place.in_folder.then_some(day.as_str());
            if is_it {
                store.convert(guid).map_err(Failure::from)?;
            }
            is_it
        }
        None => false,
    };
    Ok(if done { YES } else { NO }.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn recordings_lie_in_all_places_and_some_are_gsm() {
        let places: Vec<Place> = (0..1_000).map(|n| Place::of(&Dice::of(1, "a", &[n]).guid())).collect();
        for (in_backup, in_folder) in [(false, false), (false, true), (true, true), (true, false)] {
            let here = places
                .iter()
                .filter(|place| (place.in_backup, place.in_folder) == (in_backup, in_folder))
                .count();
            assert!((200..300).contains(&here), "{here}");
        }
        let gsm = places.iter().filter(|place| place.is_gsm).count();
        assert!((150..250).contains(&gsm), "{gsm}");
    }
}
