//! Where recordings are looked for, and what is taken for one.

use super::every_call::moment;
use super::server::{PATIENT, serving, token};
use crate::{
    Audio, Client, Error, Fetched, Guid, RecordingHost, RecordingPlace, Recordings, recording_places,
};
use std::io::{self, Write};
use std::sync::mpsc::Receiver;
use words::Told as _;

const GUID: &str = "7e4e7db9-f080-494e-b04b-7c8e47711558";
const SOUND: &[u8] = b"ID3\x04\0\0\0\0\0\0 and then forty bytes more of something like sound";

fn guid() -> Guid {
    GUID.parse().unwrap()
}

fn reply(status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn none() -> Vec<u8> {
    reply("404 Not Found", "text/html", b"<html>")
}

fn host(replies: Vec<Vec<u8>>) -> (Client, Receiver<String>) {
    let (address, requests) = serving(replies);
    (Client::new(address, PATIENT).unwrap(), requests)
}

fn paths(requests: &Receiver<String>) -> Vec<String> {
    requests.iter().map(|request| request.lines().next().unwrap().to_owned()).collect()
}

#[test]
fn the_places_are_the_pages() {
    let written = |place: &RecordingPlace| {
        let host = if place.host == RecordingHost::Telephony { "TelephonyIP" } else { "BackupRecords" };
        format!("https://{host}/{place}")
    };
    let places = recording_places(&guid(), Some(moment(2016, 1, 18, 23)));
    let page = [
        "https://TelephonyIP/records/guid.mp3",
        "https://TelephonyIP/records/20160118/guid.mp3",
        "https://BackupRecords/records/20160118/guid.mp3",
        "https://BackupRecords/records/guid.mp3",
    ];
    let gsm = ["gsm", "GSM"].into_iter().flat_map(|ending| page.map(|place| place.replace("mp3", ending)));
    let expected: Vec<String> = page.map(str::to_owned).into_iter().chain(gsm).collect();
    let written: Vec<String> = places.iter().map(|place| written(place).replace(GUID, "guid")).collect();
    assert_eq!(written, expected);
    let without_day = recording_places(&guid(), None);
    assert_eq!(without_day.len(), 6);
    assert!(without_day.iter().all(|place| place.path.matches('/').count() == 1));
}

#[test]
fn the_places_are_asked_one_after_the_other() {
    let (telephony, at_telephony) = host(vec![none(), none(), reply("200 OK", "audio/gsm", &[0xd2; 330])]);
    let (backup, at_backup) = host(vec![none(), none()]);
    let recordings = Recordings { telephony, backup: Some(backup) };
    let mut into = Vec::new();
    let calldate = Some(moment(2016, 1, 18, 0));
    let found = recordings.find(Some(&token()), (&guid(), calldate), 1000, &mut into).unwrap();
    assert_eq!((found.audio, found.bytes, into.len()), (Audio::Gsm, 330, 330));
    assert_eq!(found.place.path, format!("records/{GUID}.gsm"));
    let get = |path: &str| format!("GET /records/{path} HTTP/1.1");
    assert_eq!(
        paths(&at_telephony),
        [get(&format!("{GUID}.mp3")), get(&format!("20160118/{GUID}.mp3")), get(&format!("{GUID}.gsm"))]
    );
    assert_eq!(paths(&at_backup), [get(&format!("20160118/{GUID}.mp3")), get(&format!("{GUID}.mp3"))]);
}

#[test]
fn a_recording_that_is_nowhere_says_so() {
    let (telephony, _requests) = host(vec![none(), none(), none(), none(), none(), none()]);
    let recordings = Recordings { telephony, backup: None };
    let calldate = Some(moment(2016, 1, 18, 0));
    let error = recordings.find(None, (&guid(), calldate), 1000, &mut io::sink()).unwrap_err();
    assert_eq!(error.to_string(), format!("the recording {GUID} is at none of its 6 places"));
    assert!(error.advice().is_some());
}

#[test]
fn a_place_that_cannot_be_asked_is_passed_over() {
    let (telephony, _requests) = host(vec![
        reply("503 Oh", "text/plain", b""),
        reply("200 OK", "text/html", b"<html>Sign in</html>"),
        reply("200 OK", "audio/mpeg", SOUND),
    ]);
    let recordings = Recordings { telephony, backup: None };
    let mut into = Vec::new();
    let calldate = Some(moment(2016, 1, 18, 0));
    let found = recordings.find(None, (&guid(), calldate), 1000, &mut into).unwrap();
    assert_eq!((found.bytes, into.as_slice()), (SOUND.len() as u64, SOUND));

    let (telephony, _requests) = host(vec![reply("503 Oh", "text/plain", b""), none(), none(), none()]);
    let recordings = Recordings { telephony, backup: None };
    let error = recordings.find(None, (&guid(), calldate), 1000, &mut io::sink()).unwrap_err();
    assert!(matches!(error, Error::NotNow { .. }), "{error}");
}

/// What fetching one place comes to, and what was written.
fn fetched(reply: Vec<u8>, limit: u64) -> (Result<Fetched, Error>, Vec<u8>) {
    let (telephony, requests) = host(vec![reply]);
    let recordings = Recordings { telephony, backup: None };
    let mut into = Vec::new();
    let place = recording_places(&guid(), None).remove(0);
    let fetched = recordings.fetch(Some(&token()), &place, limit, &mut into);
    let request = requests.recv().unwrap();
    assert!(request.contains("\r\nauthorization: Basic dTp1dWlk\r\n"), "{request}");
    (fetched, into)
}

#[test]
fn only_sound_is_taken() {
    let whole = |kind, body: &[u8], expected| {
        let (fetched, into) = fetched(reply("200 OK", kind, body), 1 << 20);
        let bytes = body.len() as u64;
        assert_eq!(fetched.unwrap(), Fetched::Whole { bytes, audio: expected });
        assert_eq!(into, body);
    };
    whole("audio/mpeg", SOUND, Audio::Mp3);
    whole("application/octet-stream", SOUND, Audio::Mp3);
    whole("audio/mpeg", b"ID3", Audio::Mp3);
    whole("audio/x-gsm", &[0xd4; 33], Audio::Gsm);
    let refused = |kind, body: &[u8], expected: &str| {
        let (fetched, into) = fetched(reply("200 OK", kind, body), 1 << 20);
        let error = fetched.unwrap_err();
        assert!(matches!(error, Error::NotARecording { .. }), "{error}");
        assert!(error.to_string().ends_with(expected), "{error}");
        assert!(into.is_empty() && error.advice().is_some());
    };
    refused("text/html; charset=UTF-8", SOUND, "is no recording: text/html");
    refused("application/json", b"{}", "is no recording: application/json");
    refused("audio/mpeg", b"<!DOCTYPE html><html>Sign in, please, and come back</html>", "are no sound");
    refused("audio/mpeg", b"<html>", "are no sound");
    refused("audio/mpeg", b"0", "are no sound");
    refused("audio/mpeg", b"", "are no sound");
}

#[test]
fn what_a_place_answers_else_is_absence_or_an_error() {
    assert_eq!(fetched(none(), 9).0.unwrap(), Fetched::Absent);
    assert_eq!(fetched(reply("410 Gone", "text/html", b""), 9).0.unwrap(), Fetched::Absent);
    assert!(matches!(fetched(reply("403 Oh", "text/html", b""), 9).0, Err(Error::TokenRefused { .. })));
    assert!(matches!(fetched(reply("302 Found", "text/html", b""), 9).0, Err(Error::UnknownAnswer { .. })));
    assert!(matches!(fetched(reply("502 Oh", "text/html", b""), 9).0, Err(Error::NotNow { .. })));
    let cut =
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nID3\x04 and forty bytes more of something".to_vec();
    assert!(matches!(fetched(cut, 1 << 20).0, Err(Error::NoAnswer { .. })));
    let (telephony, _requests) = host(Vec::new());
    let place = recording_places(&guid(), Some(moment(2016, 1, 18, 0))).remove(2);
    let recordings = Recordings { telephony, backup: None };
    assert_eq!(recordings.fetch(None, &place, 9, &mut io::sink()).unwrap(), Fetched::Absent);
}

#[test]
fn a_recording_has_a_limit() {
    let bytes = SOUND.len() as u64;
    assert!(fetched(reply("200 OK", "audio/mpeg", SOUND), bytes).0.is_ok());
    let (fetched, _) = fetched(reply("200 OK", "audio/mpeg", SOUND), bytes - 1);
    let error = fetched.unwrap_err();
    assert!(matches!(error, Error::RecordingTooLong { limit, .. } if limit == bytes - 1), "{error}");
    assert!(error.advice().is_some());
}

#[test]
fn a_recording_that_cannot_be_written_ends_the_search() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (telephony, _requests) = host(vec![reply("200 OK", "audio/mpeg", SOUND)]);
    let recordings = Recordings { telephony, backup: None };
    let error = recordings.find(None, (&guid(), None), 1000, &mut Full).unwrap_err();
    assert!(matches!(error, Error::RecordingUnwritten { .. }), "{error}");
    assert_eq!(error.causes().len(), 1);
}
