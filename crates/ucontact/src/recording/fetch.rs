//! Fetching one recording: streamed to a writer, no longer than allowed, and only where it is sound.

use super::{Audio, RecordingHost, RecordingPlace, Recordings};
use crate::cause::Said;
use crate::client::no_answer_within;
use crate::course::Course;
use crate::exchange::{Line, run, sender};
use crate::reply;
use crate::{Call, Cause, Client, Error, Guid, Token};
use bytes::Bytes;
use chrono::NaiveDateTime;
use http::Response;
use http::header::CONTENT_TYPE;
use hyper::body::{Body as _, Incoming};
use std::future::poll_fn;
use std::io::Write;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use words::{Message, message};

const CALL: Call = Call::FetchRecording;

/// How many times as long as an answer's beginning the whole of a recording may take.
const PATIENCE: u32 = 30;

/// What a place answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The recording, which the writer has whole.
    Whole {
        /// How long it is.
        bytes: u64,
        /// What it is.
        audio: Audio,
    },
    /// The place has none. The writer got nothing.
    Absent,
}

/// A recording that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where.
    pub place: RecordingPlace,
    /// How long it is.
    pub bytes: u64,
    /// What it is.
    pub audio: Audio,
}

impl Recordings {
    /// Looks at the places of a recording, one after the other, and writes the first that has it to `into`. Only one is ever
    /// written. It changes nothing and may be made again, with a writer that is empty.
    ///
    /// A place that cannot be asked, or that holds what is no recording, is passed over; its error comes back where no later
    /// place has the recording.
    ///
    /// # Errors
    /// [`Error::NoRecording`] where all places answered and none has it. Once something was written, whatever goes wrong ends
    /// the search, and what was written is to be thrown away.
    pub fn find(
        &self,
        token: Option<&Token>,
        (guid, calldate): (&Guid, Option<NaiveDateTime>),
        limit: u64,
        into: &mut dyn Write,
    ) -> Result<Found, Error> {
        let (mut first_error, mut asked) = (None, 0);
        for place in super::recording_places(guid, calldate) {
            if place.host == RecordingHost::Backup && self.backup.is_none() {
                continue;
            }
            asked += 1;
            let mut into = Counting { into: &mut *into, written: 0 };
            match self.fetch(token, &place, limit, &mut into) {
                Ok(Fetched::Whole { bytes, audio }) => return Ok(Found { place, bytes, audio }),
                Ok(Fetched::Absent) => {}
                Err(error) if into.written > 0 || matches!(error, Error::RecordingTooLong { .. }) => {
                    return Err(error);
                }
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        Err(first_error.unwrap_or_else(|| Error::NoRecording { guid: guid.to_string(), places: asked }))
    }

    /// Fetches what is at one place, and writes it to `into` as it comes. It changes nothing and may be made again. With a token
    /// it shows it; the vendor's page does not say that it is asked for.
    ///
    /// A place on the backup's host has none where there is no such host.
    ///
    /// # Errors
    /// Where no answer comes, or it ends early, or is no sound, or longer than `limit` bytes, or cannot be written. What was
    /// written by then is to be thrown away.
    pub fn fetch(
        &self,
        token: Option<&Token>,
        place: &RecordingPlace,
        limit: u64,
        into: &mut dyn Write,
    ) -> Result<Fetched, Error> {
        match (place.host, &self.backup) {
            (RecordingHost::Telephony, _) => self.telephony.fetched(token, &place.path, limit, into),
            (RecordingHost::Backup, Some(backup)) => backup.fetched(token, &place.path, limit, into),
            (RecordingHost::Backup, None) => Ok(Fetched::Absent),
        }
    }
}

impl Client {
    fn fetched(
        &self,
        token: Option<&Token>,
        path: &str,
        limit: u64,
        into: &mut dyn Write,
    ) -> Result<Fetched, Error> {
        let no_answer = |source| Error::NoAnswer { call: CALL, address: self.address.to_string(), source };
        let late = |within| no_answer(Said(no_answer_within(within)).into());
        let request = self.question(path, token)?;
        let answer = self.deadlines.answer;
        let (begins, ends) = (self.deadlines.connect.saturating_add(answer), answer.saturating_mul(PATIENCE));
        let begin = async {
            let stream = match self.connect().await.map_err(|why| no_answer(Said(why).into()))? {
                Line::New(stream) => *stream,
                Line::Kept(mut kept) => {
                    return kept.send_request(request).await.map_err(|error| no_answer(error.into()));
                }
            };
            let mut sender = sender(stream, &request, &Arc::new(Course::new()))
                .await
                .map_err(|error| no_answer(error.into()))?;
            sender.send_request(request).await.map_err(|error| no_answer(error.into()))
        };
        let fetching = async {
            let response = tokio::time::timeout(begins, begin).await.map_err(|_| late(begins))??;
            let place = format!("{}/{path}", self.address);
            match self.is_there(&response, &place) {
                Ok(true) => {}
                Ok(false) => return Ok(Fetched::Absent),
                Err(error) => return Err(error),
            }
            let mut taking = Taking { place, limit, into, taken: 0, head: Vec::new(), audio: None };
            let mut body = response.into_body();
            let whole = async {
                while let Some(piece) = piece(&mut body, answer).await.map_err(no_answer)? {
                    taking.take(&piece)?;
                }
                taking.end()
            };
            tokio::time::timeout(ends, whole).await.map_err(|_| late(ends))?
        };
        run(fetching).map_err(|error| no_answer(error.into()))?
    }

    /// Whether the place has something, by the answer's head.
    fn is_there(&self, response: &Response<Incoming>, place: &str) -> Result<bool, Error> {
        match response.status().as_u16() {
            200 => {}
            404 | 410 => return Ok(false),
            401 | 403 => {
                return Err(Error::TokenRefused { call: CALL, address: self.address.to_string() });
            }
            status => return Err(self.strange(CALL, status, reply::retry_after(response.headers()))),
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_page = kind.starts_with("text/") || kind.ends_with("html") || kind.ends_with("json");
        if is_page || kind.ends_with("xml") {
            return Err(Error::NotARecording { place: place.to_owned(), what: Message::foreign(kind) });
        }
        Ok(true)
    }
}

/// The next piece of a body; nothing at its end.
async fn piece(body: &mut Incoming, within: Duration) -> Result<Option<Bytes>, Cause> {
    let next = poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
    match tokio::time::timeout(within, next).await {
        Err(_) => Err(Said(no_answer_within(within)).into()),
        Ok(None) => Ok(None),
        // What is no data is a trailer.
        Ok(Some(frame)) => Ok(Some(frame?.into_data().unwrap_or_default())),
    }
}

/// A recording on its way to a writer. Nothing is written before it is seen to be sound.
struct Taking<'a> {
    place: String,
    limit: u64,
    into: &'a mut dyn Write,
    taken: u64,
    /// The first bytes, until there are enough of them.
    head: Vec<u8>,
    audio: Option<Audio>,
}

impl Taking<'_> {
    fn take(&mut self, piece: &[u8]) -> Result<(), Error> {
        self.taken += piece.len() as u64;
        if self.taken > self.limit {
            return Err(Error::RecordingTooLong { place: self.place.clone(), limit: self.limit });
        }
        if self.audio.is_some() {
            return self.write(piece);
        }
        self.head.extend_from_slice(piece);
        if self.head.len() >= Audio::ENOUGH { self.begin() } else { Ok(()) }
    }

    fn begin(&mut self) -> Result<(), Error> {
        let head = std::mem::take(&mut self.head);
        self.audio = Some(Audio::beginning(&head).ok_or_else(|| self.none())?);
        self.write(&head)
    }

    fn end(&mut self) -> Result<Fetched, Error> {
        if self.audio.is_none() {
            self.begin()?;
        }
        self.into
            .flush()
            .map_err(|source| Error::RecordingUnwritten { place: self.place.clone(), source })?;
        match self.audio {
            Some(audio) => Ok(Fetched::Whole { bytes: self.taken, audio }),
            None => Err(self.none()),
        }
    }

    fn write(&mut self, piece: &[u8]) -> Result<(), Error> {
        let written = self.into.write_all(piece);
        written.map_err(|source| Error::RecordingUnwritten { place: self.place.clone(), source })
    }

    fn none(&self) -> Error {
        let what = message!("ucontact-no-sound", "its bytes are no sound");
        Error::NotARecording { place: self.place.clone(), what }
    }
}

/// A writer, and whether anything was written.
struct Counting<'a> {
    into: &'a mut dyn Write,
    written: usize,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        // A writer that fails may have written some of it.
        self.written += bytes.len();
        self.into.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.into.flush()
    }
}
