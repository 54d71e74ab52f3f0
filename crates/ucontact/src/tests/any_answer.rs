//! Whatever a server answers, no call panics, and none that changes something takes it for a yes without reason.

use super::answers::{RECORDS, STATUS_OF_ONE, SUMMARY};
use super::every_call::every_call;
use super::server::{PATIENT, serving};
use crate::Client;
use proptest::prelude::*;

/// The page's own samples, cut or with some bytes changed.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let samples = prop_oneof![
        Just(RECORDS),
        Just(SUMMARY),
        Just(STATUS_OF_ONE),
        Just(r#"{"Result": "ok", "txtcode": "txtcode"}"#),
        Just("020f9687-adc6-46ca-b675-e96c9d1606ef"),
        Just("[\"u\", \"dTp1dWlk\"]"),
        Just("1"),
    ];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4);
    (samples, changes, any::<Option<prop::sample::Index>>()).prop_map(|(sample, changes, cut)| {
        let mut bytes = sample.as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(sample.len())));
        bytes
    })
}

/// An answer's beginning with its body behind it.
fn answer(status: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![damaged(), prop::collection::vec(any::<u8>(), 0..200)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_answer_makes_a_call_panic(
        status in prop_oneof![Just("200 OK"), Just("400 Bad Request"), Just("204 No Content")],
        body in body(),
    ) {
        for (name, make) in every_call() {
            // Signing in asks a second time where the first call is not there.
            let (address, _requests) = serving(vec![answer(status, &body)]);
            let ended = make(&Client::new(address, PATIENT).unwrap());
            let is_bare = |digit: u8| {
                body.first() == Some(&digit) && body[1..].iter().all(|byte| b"\r\n".contains(byte))
            };
            if ended.starts_with("accepted") && !matches!(name, "TagRecord" | "AgentCall" | "AgentCallwithData")
                && !name.starts_with("DispositionCall")
            {
                prop_assert!(status == "200 OK" && is_bare(b'1'), "{name}: {ended}");
            }
            if status == "400 Bad Request" {
                prop_assert!(!ended.starts_with("accepted") && ended != "done", "{name}: {ended}");
            }
        }
    }

    #[test]
    fn no_bytes_of_a_server_make_a_call_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (_, make) in every_call() {
            let (address, _requests) = serving(vec![bytes.clone()]);
            drop(make(&Client::new(address, PATIENT).unwrap()));
        }
    }
}
