//! Why something went wrong, in words: ours, the system's, and those of HTTP and TLS that people meet.

use rustls::CertificateError;
use std::error::Error;
use std::io;
use words::{Message, Told, message, told};

/// Words as an error, for causes to carry.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Said(pub(crate) Message);

/// An error with its causes in one message.
pub(crate) fn whole_story(error: &(dyn Error + 'static)) -> Message {
    let mut story = story(error);
    let last = story.pop().unwrap_or_default();
    story
        .into_iter()
        .rfold(last, |why, what| message!("ucontact-why", "{what}: {why}", what = what, why = why))
}

/// An error and its causes, the nearest first.
pub(crate) fn story(error: &(dyn Error + 'static)) -> Vec<Message> {
    std::iter::successors(Some(error), |&error| error.source()).map(words).collect()
}

/// What one error says, without its causes.
fn words(error: &(dyn Error + 'static)) -> Message {
    if let Some(Said(message)) = error.downcast_ref() {
        return message.clone();
    }
    if let Some(system) = error.downcast_ref::<io::Error>() {
        // One that carries another says what that says.
        return system.get_ref().map_or_else(|| system.told(), |within| words(within));
    }
    if let Some(http) = error.downcast_ref() {
        return of_http(http);
    }
    error.downcast_ref().map_or_else(|| on_the_way(error), of_encryption)
}

fn of_http(error: &hyper::Error) -> Message {
    if error.is_incomplete_message() {
        return told!(error, "ucontact-http-closed");
    }
    if error.is_parse() {
        return told!(error, "ucontact-http-no-answer");
    }
    // What else is said names the step; the system says why.
    match error.to_string().as_str() {
        "connection error" => told!(error, "ucontact-http-connection"),
        "error reading a body from connection" => told!(error, "ucontact-http-reading"),
        "error writing a body to connection" => told!(error, "ucontact-http-writing"),
        other => Message::foreign(other),
    }
}

fn of_encryption(error: &rustls::Error) -> Message {
    use rustls::Error as Tls;
    match error {
        Tls::InvalidCertificate(CertificateError::UnknownIssuer) => told!(error, "ucontact-tls-issuer"),
        Tls::InvalidCertificate(CertificateError::Expired | CertificateError::ExpiredContext { .. }) => {
            told!(error, "ucontact-tls-expired")
        }
        Tls::InvalidCertificate(
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. },
        ) => told!(error, "ucontact-tls-not-yet"),
        Tls::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => told!(error, "ucontact-tls-name"),
        Tls::InvalidCertificate(_) => {
            message!("ucontact-tls-certificate", "{words}", words = error.to_string())
        }
        Tls::InvalidMessage(_) => told!(error, "ucontact-tls-none"),
        other => Message::foreign(other.to_string()),
    }
}

/// The kinds of errors on the way are not told apart by type, so by their words.
fn on_the_way(error: &(dyn Error + 'static)) -> Message {
    match error.to_string().as_str() {
        "dns error" => told!(error, "ucontact-name-unknown"),
        "tcp connect error" => told!(error, "ucontact-not-connected"),
        "deadline has elapsed" => told!(error, "ucontact-too-late"),
        "Network unreachable" => told!(error, "ucontact-no-network"),
        "end of file before message length reached" => told!(error, "ucontact-http-cut-short"),
        words if words.starts_with("failed to lookup address information") => {
            told!(error, "ucontact-name-lookup")
        }
        other => Message::foreign(other),
    }
}
