//! The calls: each on a connection of its own, with a deadline for every step.

use crate::base::{Form, fields};
use crate::error::whole_story;
use crate::gate::{Course, Gate, Stage};
use crate::outcome::{judge, status_line};
use crate::reply::{self, Reply};
use crate::sign_in::{self, Answer};
use crate::{Address, Base, Cause, Error, Outcome, Secret, Token, field, path};
use reqwest::header::{AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE};
use reqwest::{Body, RequestBuilder};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt as _;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// A client of one instance. It keeps nothing between calls, so any number of threads may share one.
#[derive(Clone, Debug)]
pub struct Client {
    address: Address,
    deadlines: Deadlines,
    encryption: ClientConfig,
}

/// How long each step of a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Name, TCP and TLS, and the hook of an upload.
    pub connect: Duration,
    /// From the connection to the request's last byte.
    pub send: Duration,
    /// From the request's last byte to the reply's.
    pub answer: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            send: Duration::from_mins(2),
            answer: Duration::from_mins(1),
        }
    }
}

impl Client {
    /// A client of the instance at `address`. Nothing is sent yet.
    ///
    /// # Errors
    /// Where the address is https and this machine's root certificates cannot be loaded.
    pub fn new(address: Address, deadlines: Deadlines) -> Result<Self, Error> {
        let encryption = encryption(&address).map_err(|error| Error::Encryption(error.into()))?;
        Ok(Self { address, deadlines, encryption })
    }

    /// The instance that this is a client of.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Opens a session, by the call of current versions, or by that of older ones where the first is not there.
    ///
    /// # Errors
    /// Where the user or the password is refused, or no answer comes, or one that holds no token.
    pub fn sign_in(&self, user: &str, password: &Secret) -> Result<Token, Error> {
        const CALL: &str = "sign in";
        let form = fields(&[(field::USER, user), (field::PASSWORD, password.reveal())]);
        let mut reply = self.call(CALL, path::GET_USER_TOKEN, &form, None)?;
        if reply.status == 404 {
            reply = self.call(CALL, path::USER_LOGIN, &form, None)?;
        }
        let refused = || Error::SignInRefused { address: self.address.to_string(), user: user.to_owned() };
        if matches!(reply.status, 401 | 403) {
            return Err(refused());
        }
        match sign_in::read(&self.text(CALL, reply)?) {
            Answer::Token(token) => Ok(token),
            Answer::Refused => Err(refused()),
            Answer::Unclear => Err(self.unknown_answer(CALL, "none that holds a token".to_owned())),
        }
    }

    /// Ends a session. End only those that you opened: many systems share one token.
    ///
    /// # Errors
    /// Where no answer comes, or another than `1`.
    pub fn end_session(&self, user: &str, token: &Token) -> Result<(), Error> {
        const CALL: &str = "end the session";
        let form = fields(&[(field::USER, user), (field::TOKEN, token.reveal())]);
        let reply = self.call(CALL, path::END_SESSION, &form, Some(token))?;
        match self.text(CALL, reply)?.trim() {
            "1" => Ok(()),
            "0" => Err(self.unknown_answer(CALL, "0".to_owned())),
            _ => Err(self.unknown_answer(CALL, "neither 1 nor 0".to_owned())),
        }
    }

    /// Posts one base, once.
    ///
    /// `connected` runs on this thread once the connection stands (TCP and TLS) and before the request's first byte leaves.
    /// What it says no to is not sent. It runs at most once, and not at all where there is no connection.
    pub fn upload(
        &self,
        token: &Token,
        base: &Base<'_>,
        connected: impl FnOnce() -> Result<(), Cause> + Send + 'static,
    ) -> Outcome {
        let course = Arc::new(Course::new());
        let gate = Gate::new(connected, Arc::clone(&course));
        let result = self.post(token, base, &gate, &course);
        match result {
            Ok((reply, sent_whole)) => judge(&reply, sent_whole),
            Err(why) if course.stage() > Stage::Connecting => Outcome::Unknown { why },
            Err(why) => gate.refusal().map_or(Outcome::NotSent { why }, |by| Outcome::Stopped { by }),
        }
    }

    /// Posts a base; answers the reply, and whether the base had been handed over whole when the reply's head came.
    fn post(
        &self,
        token: &Token,
        base: &Base<'_>,
        gate: &Gate,
        course: &Arc<Course>,
    ) -> Result<(Reply, bool), String> {
        let form = Form::new(base, Arc::clone(course));
        let request = self
            .request(base.path(), Some(token), Some(gate))
            .map_err(|error| whole_story(&error))?
            .header(CONTENT_LENGTH, form.left())
            .body(Body::wrap(form));
        let exchange = async {
            let response = request.send().await?;
            let sent_whole = course.stage() == Stage::Sent;
            Ok((reply::read(response).await?, sent_whole))
        };
        let timed = async {
            tokio::select! {
                biased;
                result = exchange => result.map_err(|error: reqwest::Error| whole_story(&error.without_url())),
                why = self.late(course) => Err(why),
            }
        };
        run(timed).map_err(|error| whole_story(&error))?
    }

    /// Waits for the deadline of sending or of answering to pass. Connecting has its own, in the connector.
    async fn late(&self, course: &Course) -> String {
        let Deadlines { send, answer, .. } = self.deadlines;
        course.reached(Stage::Sending).await;
        if tokio::time::timeout(send, course.reached(Stage::Sent)).await.is_err() {
            return format!("the server did not take the whole base within {send:?}");
        }
        tokio::time::sleep(answer).await;
        format!("the server did not answer within {answer:?}")
    }

    /// Makes a small call that can do no harm twice.
    fn call(
        &self,
        call: &'static str,
        path: &str,
        form: &str,
        token: Option<&Token>,
    ) -> Result<Reply, Error> {
        let no_answer = |source| Error::NoAnswer { call, address: self.address.to_string(), source };
        let request = self.request(path, token, None)?.body(form.to_owned());
        let exchange = async { reply::read(request.send().await?).await };
        let within = self.deadlines.connect.saturating_add(self.deadlines.answer);
        run(async { tokio::time::timeout(within, exchange).await })
            .map_err(|error| no_answer(error.into()))?
            .map_err(|_| no_answer(format!("no answer within {within:?}").into()))?
            .map_err(|error| no_answer(error.without_url().into()))
    }

    /// A request to be the only one on its connection: nothing kept, retried, redirected or sent through a proxy.
    fn request(
        &self,
        path: &str,
        token: Option<&Token>,
        gate: Option<&Gate>,
    ) -> Result<RequestBuilder, Error> {
        let mut client = reqwest::Client::builder()
            .tls_backend_preconfigured(self.encryption.clone())
            .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(self.deadlines.connect)
            .http1_only()
            .no_proxy()
            .pool_max_idle_per_host(0)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never());
        if let Some(gate) = gate {
            client = client.connector_layer(gate.clone());
        }
        let client = client.build().map_err(|error| Error::Encryption(error.into()))?;
        let mut request = client
            .post(self.address.of(path))
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=UTF-8")
            .header(CONNECTION, "close");
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, token.authorization()?);
        }
        Ok(request)
    }

    /// The text of a reply with status 200.
    fn text(&self, call: &'static str, reply: Reply) -> Result<String, Error> {
        if reply.status != 200 {
            return Err(self.unknown_answer(call, status_line(reply.status)));
        }
        let body = reply.body.ok_or_else(|| self.unknown_answer(call, "too long".to_owned()))?;
        String::from_utf8(body).map_err(|_| self.unknown_answer(call, "no text".to_owned()))
    }

    fn unknown_answer(&self, call: &'static str, answer: String) -> Error {
        Error::UnknownAnswer { call, address: self.address.to_string(), answer }
    }
}

/// TLS that trusts what this machine trusts; nothing at all where the address has no use for it, so that a sandbox needs no
/// certificates.
fn encryption(address: &Address) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let mut config = if address.is_encrypted() {
        config.with_platform_verifier()?.with_no_client_auth()
    } else {
        config.with_root_certificates(RootCertStore::empty()).with_no_client_auth()
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// Sees work through on this thread. A runtime a call costs microseconds, and leaves nothing behind that could go on sending.
fn run<T>(work: impl Future<Output = T>) -> io::Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(work);
    // A name look-up under way cannot be interrupted, and must not be waited for.
    runtime.shutdown_background();
    Ok(done)
}

#[cfg(test)]
mod tests;
